//! Which country's lines to show. Never guessed from a location; in memory only until something is kept.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Enter", Action::Choose, "choose"), hint("Esc", Action::Out, "back")],
]);

/// The countries.
#[derive(Debug)]
pub struct Countries {
    menu: Menu<String>,
}

impl Countries {
    /// The list, with the country chosen before.
    pub fn new(world: &World) -> Self {
        Self { menu: Menu::new(world.settings.country.as_ref().map(|code| code.to_lowercase())) }
    }
}

impl Screen for Countries {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let mut page = Page::new();
        page.say(&world.guide.words().plain.people.which_country, Tone::Text).gap();
        for country in &world.guide.support().countries {
            page.row(country.code.clone(), &country.name, "");
        }
        self.menu.set(&page, column(area));
    }

    fn update(&mut self, input: &Input, _: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Choose) => self.menu.chosen().map(|code| Msg::Country(code.clone())),
            Input::Act(Action::Out) => Some(Msg::Back),
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
