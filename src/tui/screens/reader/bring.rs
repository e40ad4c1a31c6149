//! What of a page is brought to a session: all of it, the answer that was pointed at, or a passage of that. Marks are
//! taken off in the same place.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::passage::{Passage, Passed};
use super::{page, question, revised};
use crate::journal::revise::{brings, brought, can_be_brought, not_brought, passage};
use crate::journal::{Answer, Bring, Entry, Which};
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Enter", Action::Choose, "choose"), hint("Esc", Action::Out, "back")],
]);
/// From this height on it is said what the mark does.
const ROOMY: u16 = 14;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Page,
    Answer,
    Passage,
    Off(usize),
}

/// The choice, and the answer's text where a passage is chosen.
#[derive(Debug)]
pub struct BringChoice {
    page: Which,
    step: Option<String>,
    menu: Menu<Row>,
    passage: Option<Passage>,
}

impl BringChoice {
    /// About this entry, with this answer pointed at.
    pub fn new(page: Which, step: Option<String>) -> Self {
        Self { page, step, menu: Menu::new(None), passage: None }
    }

    /// The answer that was pointed at, where it can be brought.
    fn answer<'a>(&self, entry: &'a Entry, world: &World) -> Option<&'a Answer> {
        let today = world.now.date_naive();
        let is_open = |answer: &&Answer| answer.closed_until.is_none_or(|until| until <= today);
        entry.answer(self.step.as_ref()?).filter(|answer| can_be_brought(answer)).filter(is_open)
    }

    fn page(&self, height: u16, world: &World) -> Page<Row> {
        let words = &world.guide.words().plain.entry;
        let mut page = Page::new();
        page.say(&words.bring.title, Tone::Title);
        if height >= ROOMY {
            page.say(&words.bring.what, Tone::Dim);
        }
        page.gap();
        let Some(entry) = world.timeline.version(&self.page) else { return page };
        if !brings(entry, &Bring::default()) {
            page.row(Row::Page, &words.bring.page, "");
        }
        if let Some(answer) = self.answer(entry, world) {
            let prompt = question(entry, &answer.step, world);
            if !brings(entry, &whole(answer)) {
                page.row(
                    Row::Answer,
                    &words.bring.answer[0],
                    &words.bring.answer[1].replace("{prompt}", &prompt),
                );
            }
            if answer.text.as_ref().is_some_and(|text| !text.trim().is_empty()) {
                page.row(Row::Passage, &words.bring.passage[0], &words.bring.passage[1]);
            }
        }
        for (place, bring) in entry.marks.bring.iter().enumerate() {
            page.row(Row::Off(place), &words.bring.off.replace("{what}", &name(bring, entry, world)), "");
        }
        page
    }

    fn choose(&mut self, world: &World) -> Option<Msg> {
        let entry = world.timeline.version(&self.page)?;
        let words = &world.guide.words().plain.entry.bring;
        match *self.menu.chosen()? {
            Row::Page => self.mark(Bring::default(), world),
            Row::Answer => self.mark(whole(self.answer(entry, world)?), world),
            Row::Passage => {
                self.passage = Some(Passage::new(self.answer(entry, world)?.text.as_deref()?));
                None
            }
            Row::Off(place) => {
                let bring = entry.marks.bring.get(place)?.clone();
                revised(&self.page, &words.off_said, world, |entry, at| not_brought(entry, &bring, at))
            }
        }
    }

    fn mark(&self, bring: Bring, world: &World) -> Option<Msg> {
        let said = &world.guide.words().plain.entry.bring.on_said;
        revised(&self.page, said, world, |entry, at| brought(entry, bring, at))
    }

    /// The passage takes everything while it is chosen.
    fn choose_passage(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match self.passage.as_mut()?.update(input) {
            Passed::Open => None,
            Passed::Closed => {
                self.passage = None;
                None
            }
            Passed::Chosen(range) => {
                let answer = self.answer(world.timeline.version(&self.page)?, world)?;
                self.mark(passage(answer, range)?, world)
            }
        }
    }
}

/// All of an answer.
fn whole(answer: &Answer) -> Bring {
    Bring { step: Some(answer.step.clone()), ..Bring::default() }
}

/// A mark as it is named where it can be taken off.
fn name(bring: &Bring, entry: &Entry, world: &World) -> String {
    let words = &world.guide.words().plain.entry;
    match (&bring.step, &bring.quote) {
        (_, Some(_)) => page::brought(bring, entry, words),
        (Some(step), None) => words.bring.off_answer.replace("{prompt}", &question(entry, step, world)),
        (None, None) => words.bring.page.to_lowercase(),
    }
}

impl Screen for BringChoice {
    fn keys(&self) -> &'static [Binding] {
        if self.passage.is_some() { Passage::keys() } else { KEYS }
    }

    fn fit(&mut self, area: Rect, world: &World) {
        if let Some(passage) = &mut self.passage {
            return passage.fit(column(area), world);
        }
        let page = self.page(area.height, world);
        self.menu.set(&page, column(area));
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        if self.passage.is_some() {
            return self.choose_passage(input, world);
        }
        match input {
            Input::Act(Action::Choose) => return self.choose(world),
            Input::Act(Action::Out) => return Some(Msg::Back),
            other => self.menu.take(other),
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        match &self.passage {
            Some(passage) => passage.view(frame, column(area), world),
            None => self.menu.draw(frame.buffer_mut(), column(area), &world.theme),
        }
    }
}
