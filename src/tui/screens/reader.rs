//! One entry to read, with a place on it: up and down go from answer to answer, and what is done to the page is done
//! from here, each on a small screen of its own.
//!
//! Nothing is changed here. Why a page can't be changed is said before anything is typed.

pub mod bring;
pub mod note;
mod page;
mod passage;
pub mod seal;
pub mod tags;
pub mod to_bin;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::journal::find::Words;
use crate::journal::revise::is_note;
use crate::journal::{Entry, Moment, SCHEMA, Which};
use crate::tui::keymap::{self, Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::{Msg, Route, Screen, World};
use crate::tui::widgets::column::{column, write as write_told};
use crate::tui::widgets::hits::Walk;
use crate::tui::widgets::leaf::{Leaf, Sheet};

pub use page::{Spot, page, page_alone};

/// The key of a later note.
const NOTE: &str = "+";
/// The key that changes what stands there.
const EDIT: &str = "e";
/// The key of earlier versions.
const VERSIONS: &str = "v";
/// The key that keeps to oneself and opens again.
const SEAL: &str = "o";

const KEYS: &[Binding] = &join::<{ MOVE.len() + CHANGES.len() + 3 }>(&[
    &[hint("?", Action::Keys, "keys"), hint("Esc", Action::Out, "back")],
    CHANGES,
    MOVE,
    &[quiet("Enter", Action::Choose, "back")],
]);
/// The same where words are marked that were looked for.
const FOUND: &[Binding] = &join::<{ MOVE.len() + CHANGES.len() + 5 }>(&[
    &[hint("n", Action::NextHit, "next"), hint("Esc", Action::Out, "back")],
    CHANGES,
    MOVE,
    &[
        quiet("?", Action::Keys, "keys"),
        quiet("N", Action::PreviousHit, "before"),
        quiet("Enter", Action::Choose, "back"),
    ],
]);
/// What is done to the page.
const CHANGES: &[Binding] = &[
    hint(NOTE, Action::Note, "note"),
    hint(EDIT, Action::Edit, "edit"),
    hint("m", Action::Bring, "bring"),
    quiet(VERSIONS, Action::Versions, "earlier versions"),
    quiet("t", Action::Tags, "tags"),
    quiet(SEAL, Action::Seal, "keep to myself, or open again"),
    quiet("d", Action::ToBin, "to the bin"),
];

/// One entry.
#[derive(Debug)]
pub struct Reader {
    leaf: Leaf<Spot>,
    which: Which,
    /// What was looked for, to be marked.
    words: Words,
    /// What the last step from mark to mark came to.
    walk: Option<(Walk, bool)>,
    /// How many later notes there were: a new one is shown.
    notes: Option<usize>,
}

impl Reader {
    /// This version of an entry, from its top.
    pub fn new(which: Which) -> Self {
        Self { leaf: Leaf::new(), which, words: Words::default(), walk: None, notes: None }
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

    /// The step of the answer that is pointed at.
    fn step(&self) -> Option<String> {
        match self.leaf.chosen()? {
            Spot::Answer(step) => Some(step.clone()),
            Spot::Note(_) => None,
        }
    }

    /// Where a change is made, or why it can't be.
    fn change(&self, action: Action, world: &World) -> Option<Msg> {
        let entry = world.timeline.version(&self.which)?;
        let id = Which::of(entry);
        let refused = match action {
            Action::Versions => None,
            Action::ToBin => cannot_change(entry, world).or_else(|| is_being_changed(entry, world)),
            _ if is_twice(entry, world) => Some(twice(world)),
            Action::Note => cannot_change(entry, world).or_else(|| cannot_join(entry, world)),
            Action::Edit => cannot_change(entry, world).or_else(|| cannot_go_on(entry, world)),
            _ => cannot_change(entry, world).or_else(|| is_being_changed(entry, world)),
        };
        if let Some(why) = refused {
            return Some(Msg::Say(why));
        }
        Some(Msg::Go(match action {
            Action::Versions => Route::Versions(id),
            Action::Note => Route::Note(id),
            Action::Edit => Route::Edit(id, self.step()),
            Action::Bring if entry.marks.sealed => {
                let why = &world.guide.words().plain.entry.refused.sealed;
                return Some(Msg::Say(why.replace("{key}", &keymap::name(SEAL))));
            }
            Action::Bring => Route::Bring(id, self.step()),
            Action::Seal => Route::Seal(id, self.step()),
            Action::Tags => Route::Tags(id),
            Action::ToBin => Route::ToBin(id),
            _ => return None,
        }))
    }
}

/// Whether another version of it stands beside it. Then a change would make three of two.
fn is_twice(entry: &Entry, world: &World) -> bool {
    world.timeline.versions(&entry.id).nth(1).is_some()
}

fn twice(world: &World) -> String {
    world.guide.words().plain.entry.refused.two.replace("{key}", &keymap::name(VERSIONS))
}

/// Why this page can't be changed in this window, if that is so.
pub fn cannot_change(entry: &Entry, world: &World) -> Option<String> {
    let refused = &world.guide.words().plain.entry.refused;
    if world.kept.read_only {
        Some(refused.read_only.clone())
    } else {
        entry.is_newer().then(|| refused.newer.clone())
    }
}

/// Why it can't be changed as long as a draft of a change lies open: keeping the page would take the draft away.
pub fn is_being_changed(entry: &Entry, world: &World) -> Option<String> {
    let refused = &world.guide.words().plain.entry.refused;
    let draft = world.drafts.iter().find(|draft| draft.entry.id == entry.id)?;
    Some(if is_note(draft, entry) {
        refused.unfinished_note.replace("{key}", &keymap::name(NOTE))
    } else {
        refused.unfinished_change.replace("{key}", &keymap::name(EDIT))
    })
}

/// Why a change can't be begun or gone on with: a later note is not finished, or it is a draft that this mend does not
/// know.
fn cannot_go_on(entry: &Entry, world: &World) -> Option<String> {
    let draft = world.drafts.iter().find(|draft| draft.entry.id == entry.id)?;
    if is_note(draft, entry) { is_being_changed(entry, world) } else { cannot_join(entry, world) }
}

/// Why a later note can't join the draft that lies open: it is not one of a change that this mend knows.
fn cannot_join(entry: &Entry, world: &World) -> Option<String> {
    let draft = world.drafts.iter().find(|draft| draft.entry.id == entry.id)?;
    let joins = draft.edits.is_some() && draft.schema <= SCHEMA && !draft.entry.is_newer();
    let refused = &world.guide.words().plain.entry.refused;
    (!joins).then(|| refused.unfinished_change.replace("{key}", &keymap::name(EDIT)))
}

/// A change of this page, kept, and back to it; where it changes nothing, back. Why it can't be is said.
fn revised(
    page: &Which,
    said: &str,
    world: &World,
    change: impl FnOnce(&Entry, Moment) -> Entry,
) -> Option<Msg> {
    let entry = world.timeline.version(page)?;
    if let Some(why) = cannot_change(entry, world).or_else(|| is_being_changed(entry, world)) {
        return Some(Msg::Say(why));
    }
    let new = change(entry, world.now);
    if new == *entry {
        return Some(Msg::Back);
    }
    Some(Msg::Many(vec![Msg::Revised(Box::new(new), said.to_owned()), Msg::Back]))
}

/// The words of a question in a row, or what a free page is called.
fn question(entry: &Entry, step: &str, world: &World) -> String {
    let prompt = entry.answer(step).and_then(|answer| answer.prompt.clone());
    prompt.unwrap_or_else(|| world.guide.words().plain.lists.free_page.clone())
}

/// What a step from mark to mark has to tell.
fn told(walk: Option<(Walk, bool)>, world: &World) -> &str {
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
        let gone = || {
            let mut sheet = Sheet::default();
            let gone = &world.guide.words().plain.entry.page.gone;
            let said = if world.loaded { gone } else { &world.guide.words().plain.lists.still_read };
            sheet.page.say(said, crate::tui::widgets::menu::Tone::Dim);
            sheet
        };
        let sheet = world.timeline.version(&self.which).map_or_else(gone, |entry| page(entry, world));
        let room = self.room(area);
        self.leaf.set(&sheet, room);
        let notes = world.timeline.version(&self.which).map(|entry| entry.notes.len());
        if let Some((now, before)) = notes.zip(self.notes)
            && now > before
        {
            self.leaf.point_at(&Spot::Note(now - 1));
        }
        self.notes = notes;
        if !self.words.is_empty() {
            self.leaf.mark(&sheet, room, &self.words);
        }
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        self.walk = None;
        match input {
            Input::Act(Action::Out | Action::Choose) => return Some(Msg::Back),
            Input::Act(step @ (Action::NextHit | Action::PreviousHit)) => {
                let on = *step == Action::NextHit;
                self.walk = Some((self.leaf.walk(on), on));
            }
            Input::Act(
                action @ (Action::Versions
                | Action::Note
                | Action::Edit
                | Action::Bring
                | Action::Seal
                | Action::Tags
                | Action::ToBin),
            ) => return self.change(*action, world),
            other => self.leaf.take(other),
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let room = self.room(area);
        self.leaf.draw(frame.buffer_mut(), room, &world.theme);
        let last = Rect { y: room.bottom(), height: area.height - room.height, ..room };
        write_told(frame.buffer_mut(), last, told(self.walk, world), world.theme.dim);
    }
}
