//! One entry to read: its questions dim, its answers plain, the two numbers in words, notes from looking back.
//!
//! Everything passes the filter for what is shown. Nothing is changed here.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::journal::find::Words;
use crate::journal::{Answer, Entry, EntryId};
use crate::text::dates;
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::{column, write as write_told};
use crate::tui::widgets::hits::Walk;
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Esc", Action::Out, "back"), quiet("Enter", Action::Choose, "back")],
]);
/// The same where words are marked that were looked for.
const FOUND: &[Binding] = &join::<{ MOVE.len() + 4 }>(&[
    &[hint("n", Action::NextHit, "next"), hint("Esc", Action::Out, "back")],
    MOVE,
    &[quiet("N", Action::PreviousHit, "before"), quiet("Enter", Action::Choose, "back")],
]);
/// Words for how strong a feeling was, from 1.
const STRENGTH: [&str; 3] = ["a little", "quite", "very"];

/// One entry.
#[derive(Debug)]
pub struct Reader {
    menu: Menu<()>,
    id: EntryId,
    /// What was looked for, to be marked.
    words: Words,
    /// What the last step from mark to mark came to.
    walk: Option<(Walk, bool)>,
}

impl Reader {
    /// The entry with this id, from its top.
    pub fn new(id: EntryId) -> Self {
        Self { menu: Menu::new(None), id, words: Words::default(), walk: None }
    }

    /// The same with these words marked, from the first of them.
    #[must_use]
    pub fn marking(self, words: Words) -> Self {
        Self { words, ..self }
    }

    /// The room for the page: a line less where the last step has to be told.
    fn room(&self, area: Rect) -> Rect {
        let told = u16::from(matches!(self.walk, Some((Walk::Round(_) | Walk::Nowhere, _))));
        Rect { height: area.height.saturating_sub(told), ..column(area) }
    }
}

/// An entry as a page.
pub(super) fn page(entry: &Entry, world: &World) -> Page<()> {
    let mut page = Page::new();
    page.say(entry.title().unwrap_or(&world.guide.words().plain.lists.free_page), Tone::Title);
    page.say(&dates::row(entry.created), Tone::Dim);
    page.say(&numbers(entry), Tone::Dim);
    page.say(&marks(entry), Tone::Dim).gap();
    for answer in &entry.answers {
        write(&mut page, answer, world);
    }
    for note in &entry.notes {
        page.say(&format!("Looking back, {}", dates::row(note.at)), Tone::Dim);
        page.say(&note.text, Tone::Text).gap();
    }
    if entry.is_newer() {
        page.say(&world.guide.words().failures.newer, Tone::Dim);
    }
    page
}

/// The two numbers in words.
fn numbers(entry: &Entry) -> String {
    let before = entry.before.as_ref().and_then(|before| before.distress);
    let after = entry.after.as_ref().and_then(|after| after.distress);
    let body = entry.before.as_ref().and_then(|before| before.body.as_deref());
    let numbers = match (before, after) {
        (Some(before), Some(after)) => format!("{before} before, {after} after"),
        (Some(before), None) => format!("{before} before"),
        (None, Some(after)) => format!("{after} after"),
        (None, None) => String::new(),
    };
    [numbers.as_str(), body.unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn marks(entry: &Entry) -> String {
    let bring = if entry.marks.bring.is_empty() { "" } else { "to bring to a session" };
    let sealed = if entry.marks.sealed { "kept to myself" } else { "" };
    let tags = entry.tags.join(", ");
    [bring, sealed, &tags].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A question and its answer; a dash for what was left empty.
fn write(page: &mut Page<()>, answer: &Answer, world: &World) {
    let closed = answer.closed_until.filter(|until| *until > world.now.date_naive());
    page.say(answer.prompt.as_deref().unwrap_or_default(), Tone::Dim);
    if answer.deleted {
        page.say("Deleted, as you asked.", Tone::Dim);
    } else if let Some(until) = closed {
        page.say(&format!("Closed until {}.", dates::full_day(until)), Tone::Dim);
    } else if answer.is_empty() {
        page.say("–", Tone::Dim);
    } else {
        content(page, answer);
    }
    page.gap();
}

fn content(page: &mut Page<()>, answer: &Answer) {
    page.say(&chosen(answer), Tone::Text);
    if let Some(value) = answer.value {
        page.say(&value.to_string(), Tone::Text);
    }
    for part in answer.parts.iter().filter(|part| part.items.iter().any(|line| !line.trim().is_empty())) {
        page.say(&part.label, Tone::Dim);
        for line in &part.items {
            page.indented(line, Tone::Text, 2);
        }
    }
    for item in &answer.items {
        let state = item.state.as_deref().map(|state| format!("  ({state})")).unwrap_or_default();
        page.say(&format!("{}{state}", item.text), Tone::Text);
    }
    for words in [&answer.text, &answer.by, &answer.seen_as].into_iter().flatten() {
        page.say(words, Tone::Text);
    }
}

fn chosen(answer: &Answer) -> String {
    let one = |chosen: &crate::journal::Chosen| {
        let strength =
            chosen.strength.and_then(|strength| STRENGTH.get(usize::from(strength).checked_sub(1)?));
        let strength = strength.map(|word| format!(" ({word})")).unwrap_or_default();
        let text = chosen.text.as_deref().map(|text| format!(": {text}")).unwrap_or_default();
        format!("{}{strength}{text}", chosen.shown())
    };
    answer.chosen.iter().map(one).collect::<Vec<_>>().join(" · ")
}

/// What a step from mark to mark has to tell.
pub(super) fn told(walk: Option<(Walk, bool)>, world: &World) -> &str {
    let find = &world.guide.words().plain.find;
    match walk {
        Some((Walk::Round(_), true)) => &find.last_one,
        Some((Walk::Round(_), false)) => &find.first_one,
        Some((Walk::Nowhere, _)) => &find.not_shown,
        _ => "",
    }
}

impl Screen for Reader {
    fn keys(&self) -> &'static [Binding] {
        if self.words.is_empty() { KEYS } else { FOUND }
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let entry = world.timeline.find(&self.id);
        let page = entry.map_or_else(Page::new, |entry| page(entry, world));
        let room = self.room(area);
        self.menu.set(&page, room);
        if !self.words.is_empty() {
            self.menu.mark(&page, room, &self.words);
        }
    }

    fn update(&mut self, input: &Input, _: &World) -> Option<Msg> {
        self.walk = None;
        match input {
            Input::Act(Action::Out | Action::Choose) => return Some(Msg::Back),
            Input::Act(step @ (Action::NextHit | Action::PreviousHit)) => {
                let on = *step == Action::NextHit;
                self.walk = Some((self.menu.walk(on), on));
            }
            other => self.menu.take(other),
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let room = self.room(area);
        self.menu.draw(frame.buffer_mut(), room, &world.theme);
        let last = Rect { y: room.bottom(), height: area.height - room.height, ..room };
        write_told(frame.buffer_mut(), last, told(self.walk, world), world.theme.dim);
    }
}
