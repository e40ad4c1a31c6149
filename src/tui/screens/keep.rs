//! Keep this? Nothing is on disk before this is answered. Esc goes back to the page.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join};
use crate::tui::screen::{Keeping, Msg, Route, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 3 }>(&[
    MOVE,
    &[
        hint("Enter", Action::Choose, "choose"),
        hint("Esc", Action::Out, "back"),
        hint("a", Action::About, "who could see this"),
    ],
]);

/// Keep this?
#[derive(Debug)]
pub struct KeepThis {
    menu: Menu<Keeping>,
    /// Whether there is something to keep yet.
    written: bool,
    /// Whether the choice was made and its outcome has not come back.
    waiting: bool,
}

impl KeepThis {
    /// The question, about something that was written or about a notebook to begin.
    pub fn new(written: bool) -> Self {
        Self { menu: Menu::new(Some(Keeping::Unlocked)), written, waiting: false }
    }
}

impl Screen for KeepThis {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let words = &world.guide.words().plain.first;
        if world.kept.failing.is_some() {
            self.waiting = false;
        }
        let mut page = Page::new();
        if self.written {
            page.say(&words.keep, Tone::Title);
        } else {
            page.say(&words.keep_empty, Tone::Text);
        }
        page.gap().row(Keeping::Unlocked, &words.keep_unlocked[0], &words.keep_unlocked[1]);
        page.row(Keeping::LetGo, &words.let_go[0], &words.let_go[1]);
        page.gap().say(&words.no_passphrase_yet, Tone::Dim);
        self.menu.set(&page, column(area));
    }

    fn update(&mut self, input: &Input, _: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Choose) if !self.waiting => {
                let chosen = self.menu.chosen().copied();
                self.waiting = chosen == Some(Keeping::Unlocked);
                chosen.map(Msg::Chose)
            }
            Input::Act(Action::Out) if !self.waiting => Some(Msg::Back),
            Input::Act(Action::About) => Some(Msg::Go(Route::About)),
            other => {
                self.menu.take(other);
                None
            }
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        self.menu.draw(frame.buffer_mut(), column(area), &world.theme);
    }
}
