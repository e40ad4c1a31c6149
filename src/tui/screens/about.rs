//! What mend is, what it is not, and what it cannot protect from.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::{Menu, Page, Tone};
use crate::tui::wording::fill;

const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Esc", Action::Out, "back"), quiet("Enter", Action::Choose, "back")],
]);
/// The about page.
#[derive(Debug)]
pub struct About {
    menu: Menu<()>,
}

impl About {
    /// The page from its top.
    pub fn new() -> Self {
        Self { menu: Menu::new(None) }
    }
}

impl Default for About {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for About {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let plain = &world.guide.words().plain;
        let about = &plain.about;
        let mut page = Page::new();
        let tell = |page: &mut Page<()>, [title, text]: &[String; 2]| {
            page.say(title, Tone::Title).say(&fill(text, world), Tone::Text).gap();
        };
        tell(&mut page, &about.what);
        page.say(&about.who, Tone::Title);
        for line in &plain.first.who_could_see {
            page.say(&fill(line, world), Tone::Text);
        }
        page.gap();
        tell(&mut page, &about.court);
        tell(&mut page, &about.evidence);
        self.menu.set(&page, column(area));
    }

    fn update(&mut self, input: &Input, _: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Out | Action::Choose) => return Some(Msg::Back),
            other => self.menu.take(other),
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        self.menu.draw(frame.buffer_mut(), column(area), &world.theme);
    }
}
