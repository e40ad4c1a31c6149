//! The end of a change: which answers it is about, and what is to become of it. It only asks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::sitting::Editing;
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join};
use crate::tui::screen::World;
use crate::tui::theme::Theme;
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 3 }>(&[
    MOVE,
    &[
        hint("Enter", Action::Choose, "choose"),
        hint("S-Tab", Action::Previous, "back"),
        hint("Esc", Action::Out, "later"),
    ],
]);

/// What is to become of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Keep,
    Later,
    Leave,
}

/// The question at the end.
#[derive(Debug)]
pub(super) struct End {
    menu: Menu<Fate>,
    changed: Vec<String>,
}

impl End {
    pub(super) fn new(editing: &Editing) -> Self {
        Self { menu: Menu::new(Some(Fate::Keep)), changed: editing.changed() }
    }

    pub(super) fn keys() -> &'static [Binding] {
        KEYS
    }

    pub(super) fn chosen(&self) -> Option<Fate> {
        self.menu.chosen().copied()
    }

    pub(super) fn take(&mut self, input: &Input) {
        self.menu.take(input);
    }

    pub(super) fn fit(&mut self, room: Rect, world: &World) {
        let words = &world.guide.words().plain.entry.edit;
        let mut page = Page::new();
        page.say(&words.title, Tone::Title).gap();
        if self.changed.is_empty() {
            page.say(&words.changed_before, Tone::Dim);
        } else {
            page.say(&words.changed, Tone::Dim);
        }
        for question in &self.changed {
            page.indented(question, Tone::Dim, 2);
        }
        page.gap();
        let rows = [(Fate::Keep, &words.keep), (Fate::Later, &words.later), (Fate::Leave, &words.leave)];
        for (fate, [label, note]) in rows {
            page.row(fate, label, note);
        }
        self.menu.set(&page, room);
    }

    pub(super) fn draw(&self, buf: &mut Buffer, room: Rect, theme: &Theme) {
        self.menu.draw(buf, room, theme);
    }
}
