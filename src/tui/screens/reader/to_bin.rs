//! Whether a page moves to the bin: one plain sentence, and leaving it is what Enter does first.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{cannot_change, is_being_changed};
use crate::journal::{Entry, Which};
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Enter", Action::Choose, "choose"), hint("Esc", Action::Out, "back")],
]);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Leave,
    ToBin,
}

/// The question.
#[derive(Debug)]
pub struct ToBin {
    page: Which,
    menu: Menu<Row>,
}

impl ToBin {
    /// About this version of an entry.
    pub fn new(page: Which) -> Self {
        Self { page, menu: Menu::new(Some(Row::Leave)) }
    }

    fn entry<'a>(&self, world: &'a World) -> Option<&'a Entry> {
        world.timeline.entries().iter().find(|entry| self.page.is(entry))
    }

    fn choose(&self, world: &World) -> Msg {
        let Some(entry) = self.entry(world).filter(|_| self.menu.chosen() == Some(&Row::ToBin)) else {
            return Msg::Back;
        };
        match cannot_change(entry, world).or_else(|| is_being_changed(entry, world)) {
            Some(why) => Msg::Say(why),
            None => Msg::Many(vec![Msg::ToBin(Box::new(entry.clone())), Msg::Back]),
        }
    }
}

impl Screen for ToBin {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let words = &world.guide.words().plain.entry.bin;
        let mut page = Page::new();
        page.say(&words.ask, Tone::Title).say(&words.ask_what, Tone::Dim).gap();
        page.row(Row::Leave, &words.leave, "").row(Row::ToBin, &words.to_bin, "");
        self.menu.set(&page, column(area));
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Choose) => return Some(self.choose(world)),
            Input::Act(Action::Out) => return Some(Msg::Back),
            other => self.menu.take(other),
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        self.menu.draw(frame.buffer_mut(), column(area), &world.theme);
    }
}
