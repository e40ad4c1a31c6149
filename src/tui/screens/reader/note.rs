//! A later note: a small page to write on over the page that is read. The old words stay.
//!
//! What is written is a draft of the page's next version from the first letter on, so that no way out loses it. Tab
//! keeps it, Esc leaves it to be gone on with. It never touches the disk.

use std::fmt;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::journal::revise::{NOTE_STEP, being_written, is_note, noted, with_note};
use crate::journal::{At, Draft, Edits, Entry, Moment, SCHEMA, Which};
use crate::text::dates;
use crate::tui::keymap::{Action, Binding, Input, hint};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::{below, column, rows, write};
use crate::tui::widgets::prose::{Prose, ProsePlace, ProseStyle};
use crate::tui::widgets::writing::typed;

/// The key that keeps it.
const KEEP: &str = "Tab";

const KEYS: &[Binding] = &[hint(KEEP, Action::Next, "keep it"), hint("Esc", Action::Out, "later")];

/// From this height on there is room for more than the words.
const ROOMY: u16 = 14;

/// A later note being written.
pub struct NotePage {
    page: Which,
    /// The page as it is kept, and the version of it that is being changed.
    kept: Option<Entry>,
    changing: Option<Draft>,
    at: Moment,
    prose: Prose,
    area: Rect,
    /// It was kept: nothing of it is a draft any more.
    done: bool,
}

impl NotePage {
    /// A note on this entry; one that was begun is gone on with.
    pub fn new(page: Which, world: &World) -> Self {
        let kept = world.timeline.version(&page).cloned();
        let draft =
            world.drafts.iter().find(|draft| draft.entry.id == page.id && draft.edits.is_some()).cloned();
        let begun =
            draft.as_ref().zip(kept.as_ref()).and_then(|(draft, kept)| being_written(&draft.entry, kept));
        let mut prose = Prose::new(begun.map(|note| note.text.as_str()).unwrap_or_default());
        let alone = draft.as_ref().zip(kept.as_ref()).is_none_or(|(draft, kept)| is_note(draft, kept));
        if let Some(draft) = draft.as_ref().filter(|draft| alone && draft.at.step == NOTE_STEP) {
            prose.go_to(ProsePlace { cursor: draft.at.cursor, top: draft.at.top });
        }
        let at = begun.map_or(world.now, |note| note.at);
        let changing = draft.filter(|_| !alone);
        Self { page, kept, changing, at, prose, area: Rect::default(), done: false }
    }

    /// Kept; with a change that is not finished it waits for that.
    fn keep(&mut self, world: &World) -> Msg {
        let words = &world.guide.words().plain;
        if self.changing.is_some() {
            let written = !self.prose.text().trim().is_empty();
            let said = Msg::Say(words.entry.note.waits.clone());
            return if written { Msg::Many(vec![Msg::Back, said]) } else { Msg::Back };
        }
        let kept = world.timeline.version(&self.page);
        match kept.and_then(|entry| noted(entry, &self.prose.text(), self.at)) {
            Some(entry) => {
                self.done = true;
                Msg::Many(vec![Msg::Revised(Box::new(entry), words.forms.kept.clone()), Msg::Back])
            }
            None => Msg::Back,
        }
    }

    /// What stands above the words: the title, and where there is room which page it is about.
    fn head(&self, area: Rect, world: &World) -> Vec<String> {
        let words = &world.guide.words().plain;
        let mut head = vec![words.entry.note.title.clone()];
        if let Some(kept) = self.kept.as_ref().filter(|_| area.height >= ROOMY) {
            let day = dates::row(kept.created);
            let about =
                words.entry.note.about.replace("{title}", kept.title().unwrap_or(&words.lists.free_page));
            head.push(about.replace("{day}", &day));
        }
        head
    }

    /// When it was kept, or why not.
    fn status(&self, area: Rect, world: &World) -> Vec<String> {
        match &world.kept.failing {
            Some((sentence, reason)) if area.height >= ROOMY => vec![sentence.clone(), reason.clone()],
            Some((sentence, _)) => vec![sentence.clone()],
            None if self.prose.is_empty() => Vec::new(),
            None => world.kept.at.map(|at| dates::kept(at, world.now)).into_iter().collect(),
        }
    }

    /// The rooms for the head, the words and the status.
    fn rooms(&self, area: Rect, world: &World) -> [Rect; 3] {
        let area = column(area);
        let high = |lines: &[String]| lines.iter().map(|line| rows(line, area.width)).sum::<u16>();
        let head = high(&self.head(area, world)) + u16::from(area.height >= ROOMY);
        let status = high(&self.status(area, world)).max(1).min(area.height.saturating_sub(head + 2));
        let words = below(area, head);
        let words = Rect { height: words.height.saturating_sub(status), ..words };
        [
            Rect { height: head.min(area.height), ..area },
            words,
            Rect { y: words.bottom(), height: status, ..area },
        ]
    }
}

impl Screen for NotePage {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn typing(&self) -> bool {
        true
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let [_, words, _] = self.rooms(area, world);
        self.area = words;
        self.prose.fit(words.width, words.height);
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Next) => Some(self.keep(world)),
            Input::Act(Action::Out) => Some(Msg::Back),
            other => {
                typed(&mut self.prose, other, self.area);
                None
            }
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let [mut above, words, mut under] = self.rooms(area, world);
        let theme = &world.theme;
        let buf = frame.buffer_mut();
        for (place, line) in self.head(column(area), world).iter().enumerate() {
            let style = if place == 0 { theme.title } else { theme.dim };
            above = below(above, write(buf, above, line, style));
        }
        for line in self.status(column(area), world) {
            under = below(under, write(buf, under, &crate::text::show::show(&line), theme.dim));
        }
        if self.prose.is_empty() {
            let placeholder = &world.guide.words().plain.entry.note.placeholder.replace("{key}", KEEP);
            let x = words.x + 2.min(words.width);
            write(buf, Rect { x, width: words.right().saturating_sub(x), ..words }, placeholder, theme.dim);
        }
        let style = ProseStyle { text: theme.text, selection: theme.selection, placeholder: theme.dim };
        if let Some(cursor) = self.prose.render(words, frame.buffer_mut(), style) {
            frame.set_cursor_position(cursor);
        }
    }

    /// The page's next version with the note so far. With a change that is not finished it is that draft, which stays
    /// where it was left.
    fn draft(&self) -> Option<Draft> {
        let kept = self.kept.as_ref().filter(|_| !self.done)?;
        let text = self.prose.text();
        if let Some(changing) = &self.changing {
            return Some(Draft {
                entry: with_note(&changing.entry, kept, &text, self.at),
                ..changing.clone()
            });
        }
        let entry = noted(kept, &text, self.at)?;
        let place = self.prose.place();
        Some(Draft {
            schema: SCHEMA,
            entry,
            at: At { step: NOTE_STEP.to_owned(), field: 0, cursor: place.cursor, top: place.top },
            edits: Some(Edits { id: kept.id.clone(), base_revision: kept.revision }),
            rest: serde_json::Map::new(),
        })
    }
}

impl fmt::Debug for NotePage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NotePage(…)")
    }
}
