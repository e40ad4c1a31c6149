//! Choosing an older page: by its day and title, newest first.
//!
//! It holds ids, days and titles, never what was written.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::journal::{About, Answer, EntryId, Timeline};
use crate::sitting::Choice;
use crate::text::dates;
use crate::tui::keymap::Input;
use crate::tui::widgets::choices::Choices;
use crate::tui::widgets::pad::{Hand, Ink, Pad, Place, Room, Took};

/// One older page.
pub(in crate::tui::screens) struct Page {
    id: EntryId,
    label: String,
}

/// The older pages.
pub(super) fn pages(timeline: &Timeline) -> Vec<Page> {
    let page = |entry: &crate::journal::Entry| {
        let title = entry.path.as_ref().map_or("", |path| path.title.as_str());
        let label = format!("{}  {title}", dates::row(entry.created));
        Page { id: entry.id.clone(), label: label.trim_end().to_owned() }
    };
    timeline.entries().iter().map(page).collect()
}

/// A list of older pages.
pub(super) struct Older {
    ids: Vec<EntryId>,
    choices: Choices,
    about: Option<Box<About>>,
}

impl Older {
    /// These pages, with the one that was chosen before.
    pub(super) fn new(pages: &[Page], answer: &Answer) -> Self {
        let choice = |page: &Page| Choice {
            id: page.id.to_string(),
            label: page.label.clone(),
            alone: false,
            own: false,
            apart: false,
        };
        let choices: Vec<_> = pages.iter().map(choice).collect();
        let before = answer.about.as_ref().map(|about| about.entry.to_string());
        Self {
            ids: pages.iter().map(|page| page.id.clone()).collect(),
            choices: Choices::one(&choices, &[], before.as_deref()),
            about: answer.about.clone(),
        }
    }
}

impl Pad for Older {
    fn hand(&self) -> Hand {
        self.choices.hand()
    }

    fn take(&mut self, input: &Input) -> Took {
        let took = self.choices.take(input);
        if took == Took::On {
            let entry = self.ids.get(self.choices.place().field).cloned();
            self.about = entry.map(|entry| Box::new(About { entry, step: None }));
        }
        took
    }

    fn fit(&mut self, area: Rect) {
        self.choices.fit(area);
    }

    fn room(&self, width: u16) -> Room {
        self.choices.room(width)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        self.choices.view(area, buf, ink)
    }

    fn fill(&self, answer: &mut Answer) {
        answer.about.clone_from(&self.about);
    }

    fn place(&self) -> Place {
        self.choices.place()
    }

    fn go_to(&mut self, place: Place) {
        self.choices.go_to(place);
    }
}
