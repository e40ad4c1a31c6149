//! The very first time: four ways to begin, and the one honest line. Nothing is on disk, and nothing is asked.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::{Msg, Route, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 4 }>(&[
    MOVE,
    &[
        hint("Enter", Action::Choose, "choose"),
        hint("C-q", Action::Leave, "leave"),
        hint("a", Action::About, "who could see this"),
        quiet(",", Action::Settings, "settings"),
    ],
]);

/// From this height on there is room for a note beside each way to begin.
const ROOMY: u16 = 12;

/// The very first screen.
#[derive(Debug)]
pub struct First {
    menu: Menu<Start>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    RightNow,
    GetItOut,
    SetUp,
    People,
}

impl Start {
    fn route(self) -> Route {
        match self {
            Self::RightNow => Route::RightNow,
            Self::GetItOut => Route::Free,
            Self::SetUp => Route::KeepThis,
            Self::People => Route::People,
        }
    }
}

impl First {
    /// The screen, with *It just hit me* chosen.
    pub fn new() -> Self {
        Self { menu: Menu::new(Some(Start::RightNow)) }
    }
}

impl Default for First {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for First {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let words = &world.guide.words().plain.first;
        let mut page = Page::new();
        page.say(&words.welcome, Tone::Text);
        // In a low window the notes give way, so that the honest line is read whole before anything is typed.
        let roomy = area.height >= ROOMY;
        if roomy {
            page.gap();
        }
        let starts = [
            (Start::RightNow, &words.right_now),
            (Start::GetItOut, &words.get_it_out),
            (Start::SetUp, &words.set_up),
            (Start::People, &words.people),
        ];
        for (start, [label, note]) in starts {
            page.row(start, label, if roomy { note } else { "" });
        }
        page.gap().say(&words.honest, Tone::Dim);
        self.menu.set(&page, column(area));
    }

    fn update(&mut self, input: &Input, _: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Choose) => self.menu.chosen().map(|start| Msg::Go(start.route())),
            Input::Act(Action::About) => Some(Msg::Go(Route::About)),
            Input::Act(Action::Settings) => Some(Msg::Go(Route::Settings)),
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
