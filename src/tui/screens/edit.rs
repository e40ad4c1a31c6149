//! Changing what stands on a kept page: the answers one at a time, each on its own question, and at the end what is to
//! become of the change.
//!
//! What is typed is a draft of the page's next version from the first letter on, so that no way out loses it. It decides
//! nothing about what may be changed: [`Editing`] does. It never touches the disk.

mod end;

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::sitting::keys;
use super::sitting::pads::Around;
use super::sitting::page::Page;
use crate::guide::Calm;
use crate::journal::{Answer, At, Draft};
use crate::sitting::{Editing, Form};
use crate::tui::keymap::{Action, Binding, Input};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::pad::{Ink, Place, Took};

use end::{End, Fate};

/// A page being changed.
pub struct EditPage {
    editing: Editing,
    at: Here,
    /// Where the hands were on the answers behind and ahead.
    places: BTreeMap<String, Place>,
    /// It was kept, or left as it was: nothing of it is a draft any more.
    done: bool,
}

/// What is on the screen.
enum Here {
    /// An answer, and what its form makes of it untouched.
    Answer(Box<Page>, Box<Answer>),
    End(End),
}

impl EditPage {
    /// The page from where the change begins, or goes on.
    pub fn new(editing: Editing) -> Self {
        let at = Self::here(&editing, &BTreeMap::new());
        Self { editing, at, places: BTreeMap::new(), done: false }
    }

    /// A change that is gone on with, with the hands where they were.
    #[must_use]
    pub fn at(mut self, at: &At) -> Self {
        let place = Place { field: at.field, cursor: at.cursor, top: at.top };
        self.places.insert(at.step.clone(), place);
        self.at = Self::here(&self.editing, &self.places);
        self
    }

    fn here(editing: &Editing, places: &BTreeMap<String, Place>) -> Here {
        let Some(scene) = editing.scene() else { return Here::End(End::new(editing)) };
        // A long text is read from its beginning, as it was read on the page.
        let place = places.get(&scene.id).copied().or_else(|| is_long(&scene.form).then(Place::default));
        let around = Around { calm: &Calm::default(), pages: Vec::new(), still: true };
        let mut page = Box::new(Page::new(scene, &around));
        page.has_words = true;
        let mut untouched = Box::new(page.scene.answer.clone());
        page.pad.fill(&mut untouched);
        if let Some(place) = place {
            page.pad.go_to(place);
        }
        Here::Answer(page, untouched)
    }

    fn turn(&mut self) {
        self.at = Self::here(&self.editing, &self.places);
    }

    fn remember(&mut self) {
        if let Here::Answer(page, _) = &self.at {
            self.places.insert(page.scene.id.clone(), page.pad.place());
        }
    }

    /// Hands what is on the screen to the change. What the form alone would make of the words is no change of theirs.
    fn put(&mut self) {
        let Here::Answer(page, untouched) = &self.at else { return };
        let mut given = page.scene.answer.clone();
        page.pad.fill(&mut given);
        self.editing.put(if given == **untouched { &page.scene.answer } else { &given });
    }

    fn go(&mut self, on: bool, world: &World) -> Option<Msg> {
        self.remember();
        if on {
            self.editing.on();
        } else if !self.editing.back() {
            return None;
        }
        if self.editing.is_at_end() && !self.editing.is_changed() {
            self.done = true;
            let said = world.guide.words().plain.entry.edit.nothing.clone();
            return Some(Msg::Many(vec![Msg::Back, Msg::Say(said)]));
        }
        self.turn();
        None
    }

    /// Out of it; the change waits as a draft.
    fn pause(&self, world: &World) -> Msg {
        let waits = self.editing.is_changed();
        let said = waits.then(|| Msg::Say(world.guide.words().plain.entry.edit.waits.clone()));
        Msg::Many(std::iter::once(Msg::Back).chain(said).collect())
    }

    /// What was chosen at the end.
    fn decide(&mut self, fate: Fate, world: &World) -> Msg {
        let words = &world.guide.words().plain.entry.edit;
        match fate {
            Fate::Keep => {
                self.done = true;
                let version = Box::new(self.editing.version(world.now));
                Msg::Many(vec![Msg::Revised(version, words.kept.clone()), Msg::Back])
            }
            Fate::Later => self.pause(world),
            Fate::Leave => {
                self.done = true;
                let id = self.editing.id().clone();
                Msg::Many(vec![Msg::LetGo(id), Msg::Back, Msg::Say(words.left.clone())])
            }
        }
    }

    fn on_answer(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Out) => return Some(self.pause(world)),
            Input::Act(Action::Skip) => return self.go(true, world),
            _ => {}
        }
        let Here::Answer(page, _) = &mut self.at else { return None };
        match (page.pad.take(input), input) {
            (Took::Used, _) => {
                self.put();
                None
            }
            (Took::On, _) => {
                self.put();
                self.go(true, world)
            }
            (Took::Unused, Input::Act(Action::Next)) => self.go(true, world),
            (Took::Unused, Input::Act(Action::Previous)) => self.go(false, world),
            (Took::Unused, Input::Act(Action::PageUp | Action::PageDown)) => {
                page.read_on(matches!(input, Input::Act(Action::PageDown)));
                None
            }
            (Took::Unused, _) => None,
        }
    }

    fn on_end(&mut self, input: &Input, world: &World) -> Option<Msg> {
        let Here::End(end) = &mut self.at else { return None };
        match input {
            Input::Act(Action::Choose) => {
                let fate = end.chosen()?;
                Some(self.decide(fate, world))
            }
            Input::Act(Action::Out) => Some(self.pause(world)),
            Input::Act(Action::Previous) => self.go(false, world),
            other => {
                end.take(other);
                None
            }
        }
    }
}

/// Whether a form takes all the height there is.
fn is_long(form: &Form) -> bool {
    matches!(form, Form::Text { rows: None } | Form::Letter { .. })
}

impl Screen for EditPage {
    fn keys(&self) -> &'static [Binding] {
        match &self.at {
            Here::Answer(page, _) => keys::table(page.pad.hand()),
            Here::End(_) => End::keys(),
        }
    }

    fn typing(&self) -> bool {
        matches!(&self.at, Here::Answer(page, _) if page.pad.hand().typing())
    }

    fn fit(&mut self, area: Rect, world: &World) {
        match &mut self.at {
            Here::Answer(page, _) => {
                let status = page.status(world);
                page.fit(area, &status);
            }
            Here::End(end) => end.fit(column(area), world),
        }
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match (input, &self.at) {
            (Input::Act(Action::Keep), _) => Some(Msg::Keep),
            (_, Here::Answer(..)) => self.on_answer(input, world),
            (_, Here::End(_)) => self.on_end(input, world),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        match &self.at {
            Here::Answer(page, _) => {
                let words = &world.guide.words().plain;
                let ink = Ink { theme: &world.theme, words, still: true, awake: true };
                let cursor = page.view(area, frame.buffer_mut(), &ink, &page.status(world));
                if let Some(cursor) = cursor {
                    frame.set_cursor_position(cursor);
                }
            }
            Here::End(end) => end.draw(frame.buffer_mut(), column(area), &world.theme),
        }
    }

    fn draft(&self) -> Option<Draft> {
        let place = match &self.at {
            Here::Answer(page, _) => page.pad.place(),
            Here::End(_) => Place::default(),
        };
        let draft = self.editing.draft(place.field, place.cursor, place.top);
        draft.filter(|_| !self.done)
    }
}

impl std::fmt::Debug for EditPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EditPage(…)")
    }
}
