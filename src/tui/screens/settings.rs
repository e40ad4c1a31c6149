//! Settings: what each one is now, and a way to change it that counts at once. What is private about the person is kept
//! with the pages, the rest in `settings.toml`.
//!
//! It asks for changes and keeps nothing itself.

mod picks;
mod rows;
mod typed;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::journal::Profile;
use crate::settings::Settings;
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::{Msg, Route, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::Menu;
use picks::{Choice, Pick};
use rows::Row;
use typed::{Line, Typed};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Enter", Action::Choose, "change"), hint("Esc", Action::Out, "back")],
]);
/// While a line is typed.
const TYPING: &[Binding] = &[
    hint("Enter", Action::Choose, "done"),
    quiet("Tab", Action::Next, "done"),
    hint("Esc", Action::Out, "back"),
];

/// The settings.
#[derive(Debug)]
pub struct SettingsPage {
    menu: Menu<Row>,
    at: At,
}

/// What is on the screen.
#[derive(Debug)]
enum At {
    /// All of them.
    Rows,
    /// The choices of one.
    Picking(Pick, Menu<Choice>),
    /// The line of one.
    Typing(Typed),
}

impl SettingsPage {
    /// All of them.
    pub fn new() -> Self {
        Self { menu: Menu::new(None), at: At::Rows }
    }

    /// Changes the chosen setting, or opens its choices.
    fn change(&mut self, world: &World) -> Option<Msg> {
        let settings = || Box::new(world.settings.clone());
        match *self.menu.chosen()? {
            Row::Theme => self.pick(Pick::Theme, world),
            Row::Idle => self.pick(Pick::Idle, world),
            Row::Late => self.pick(Pick::Late, world),
            Row::Person => self.at = At::Typing(Typed::new(Line::Person, world)),
            Row::Motion => {
                let reduced_motion = !world.settings.reduced_motion;
                return Some(Msg::Settings(Box::new(Settings { reduced_motion, ..*settings() })));
            }
            Row::Mouse => {
                let mouse = !world.settings.mouse;
                return Some(Msg::Settings(Box::new(Settings { mouse, ..*settings() })));
            }
            Row::Shared => {
                let hide_shared = !world.profile.hide_shared;
                return Some(Msg::Profile(Box::new(Profile { hide_shared, ..world.profile.clone() })));
            }
            Row::Country => return Some(Msg::Go(Route::Country)),
            Row::Seat => return Some(Msg::Go(Route::Seat)),
        }
        None
    }

    fn pick(&mut self, pick: Pick, world: &World) {
        self.at = At::Picking(pick, Menu::new(Some(pick.current(world))));
    }

    /// Takes the chosen one. The colours stay open, so that one can look at others.
    fn choose(&mut self, world: &World) -> Option<Msg> {
        let At::Picking(pick, menu) = &self.at else { return None };
        let choice = menu.chosen()?.clone();
        if choice == Choice::OwnHours {
            self.at = At::Typing(Typed::new(Line::Late, world));
            return None;
        }
        if *pick != Pick::Theme {
            self.at = At::Rows;
        }
        choice.asks(world)
    }

    /// Goes back from a line, unless what was typed is not what is needed.
    fn close_line(&mut self) {
        if let At::Typing(typed) = &mut self.at
            && typed.is_done()
        {
            self.at = At::Rows;
        }
    }

    fn act(&mut self, action: Action, world: &World) -> Option<Msg> {
        match (action, &mut self.at) {
            (Action::Choose, At::Rows) => return self.change(world),
            (Action::Choose, At::Picking(..)) => return self.choose(world),
            (Action::Out, At::Rows) => return Some(Msg::Back),
            (Action::Out, _) => self.at = At::Rows,
            (Action::Choose | Action::Next, At::Typing(_)) => self.close_line(),
            (other, At::Rows) => self.menu.act(other),
            (other, At::Picking(_, menu)) => menu.act(other),
            _ => {}
        }
        None
    }
}

impl Default for SettingsPage {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for SettingsPage {
    fn keys(&self) -> &'static [Binding] {
        if self.typing() { TYPING } else { KEYS }
    }

    fn typing(&self) -> bool {
        matches!(self.at, At::Typing(_))
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let area = column(area);
        self.menu.set(&rows::page(world, area.width), area);
        match &mut self.at {
            At::Rows => {}
            At::Picking(pick, menu) => menu.set(&pick.page(world), area),
            At::Typing(typed) => typed.fit(area, world),
        }
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match (input, &mut self.at) {
            (Input::Act(action), _) => return self.act(*action, world),
            (input, At::Rows) => self.menu.take(input),
            (input, At::Picking(_, menu)) => menu.take(input),
            (input, At::Typing(typed)) => return typed.take(input, world),
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let area = column(area);
        match &self.at {
            At::Rows => self.menu.draw(frame.buffer_mut(), area, &world.theme),
            At::Picking(_, menu) => menu.draw(frame.buffer_mut(), area, &world.theme),
            At::Typing(typed) => typed.view(frame, &world.theme),
        }
    }
}
