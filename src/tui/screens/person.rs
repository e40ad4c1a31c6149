//! Somebody of the person's own: a name, and how to reach them. Every key is taken along, so that no way out
//! loses one.
//!
//! It knows the profile's people and nothing else of the person.

use std::fmt;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::journal::{Person, Profile};
use crate::tui::keymap::{Action, Binding, Input, hint, quiet};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::{below, column, write};
use crate::tui::widgets::prose::{Prose, ProseStyle};

const KEYS: &[Binding] = &[
    hint("Tab", Action::Next, "next"),
    hint("S-Tab", Action::Previous, "back"),
    quiet("Enter", Action::Choose, "next"),
    hint("Esc", Action::Out, "done"),
];

/// The fields of one person of the person's own.
pub struct PersonPage {
    /// Them as they stand among the people; none for somebody new. Others may move them or take them off meanwhile.
    who: Option<Person>,
    fields: [Prose; 2],
    at: usize,
}

impl PersonPage {
    /// Somebody to be added, or the one at this place.
    pub fn new(index: Option<usize>, world: &World) -> Self {
        let known = index.and_then(|index| world.profile.people.get(index));
        let field = |text: &str| Prose::new(text).single_line();
        let fields = known.map_or([field(""), field("")], |one| [field(&one.name), field(&one.call)]);
        Self { who: known.cloned(), fields, at: 0 }
    }

    /// Whoever stands in the fields, if anybody does.
    fn person(&self) -> Option<Person> {
        let [name, call] = [0, 1].map(|at: usize| self.fields.get(at).map(Prose::text).unwrap_or_default());
        let rest = self.who.as_ref().map(|who| who.rest.clone()).unwrap_or_default();
        let is_empty = name.trim().is_empty() && call.trim().is_empty();
        (!is_empty).then_some(Person { name, call, rest })
    }

    /// The profile with what stands in the fields; the same where nothing was changed.
    fn profile(&self, world: &World) -> Profile {
        let mut profile = world.profile.clone();
        let (people, person) = (&mut profile.people, self.person());
        if person == self.who {
            return profile;
        }
        let at = people.iter().position(|one| Some(one) == self.who.as_ref());
        match (at.map(|at| people.remove(at)).and(at), person) {
            (Some(at), Some(person)) => people.insert(at, person),
            (None, Some(person)) => people.push(person),
            (_, None) => {}
        }
        profile
    }

    /// What is typed so far. Nobody is taken off before the person is done.
    fn meanwhile(&mut self, world: &World) -> Option<Msg> {
        let profile = self.profile(world);
        if profile == world.profile || profile.people.len() < world.profile.people.len() {
            return None;
        }
        self.who = self.person();
        Some(Msg::Profile(Box::new(profile)))
    }

    fn done(&self, world: &World) -> Msg {
        let profile = self.profile(world);
        if profile == world.profile {
            return Msg::Back;
        }
        Msg::Many(vec![Msg::Profile(Box::new(profile)), Msg::Back])
    }

    fn step(&mut self, on: bool, world: &World) -> Option<Msg> {
        match (on, self.at) {
            (true, 0) => self.at = 1,
            (false, 1) => self.at = 0,
            _ => return Some(self.done(world)),
        }
        None
    }

    fn type_in(&mut self, input: &Input) {
        let Some(field) = self.fields.get_mut(self.at) else { return };
        match input {
            Input::Key(key) => {
                field.key(key);
            }
            Input::Paste(text) => field.paste(text),
            _ => {}
        }
    }
}

impl Screen for PersonPage {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn typing(&self) -> bool {
        true
    }

    fn fit(&mut self, area: Rect, _: &World) {
        for field in &mut self.fields {
            field.fit(column(area).width.saturating_sub(2), 1);
        }
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Next | Action::Choose) => self.step(true, world),
            Input::Act(Action::Previous) => self.step(false, world),
            Input::Act(Action::Out) => Some(self.done(world)),
            other => {
                self.type_in(other);
                self.meanwhile(world)
            }
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let words = &world.guide.words().plain.people;
        let theme = &world.theme;
        let style = ProseStyle { text: theme.text, selection: theme.selection, placeholder: theme.dim };
        let mut left = column(area);
        let used = write(frame.buffer_mut(), left, &words.own, theme.title);
        left = below(left, used + 1);
        for (at, (label, field)) in [&words.name, &words.reach].into_iter().zip(&self.fields).enumerate() {
            let here = at == self.at;
            let used = write(frame.buffer_mut(), left, label, if here { theme.accent } else { theme.dim });
            left = below(left, used);
            let sign = if here { "›" } else { "·" };
            write(frame.buffer_mut(), left, sign, if here { theme.accent } else { theme.dim });
            let room = Rect { x: left.x + left.width.min(2), width: left.width.saturating_sub(2), ..left };
            let row = Rect { height: room.height.min(1), ..room };
            let cursor = field.render(row, frame.buffer_mut(), style);
            if let Some(cursor) = cursor.filter(|_| here) {
                frame.set_cursor_position(cursor);
            }
            left = below(left, 2);
        }
        if self.who.is_some() {
            write(frame.buffer_mut(), left, &words.take_off, theme.dim);
        }
    }
}

impl fmt::Debug for PersonPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonPage(…)")
    }
}
