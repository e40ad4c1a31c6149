//! The blank page: nothing at all, until a key. Which key wakes it, and that the key does nothing else, is the app's.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::keymap::{Binding, Input};
use crate::tui::screen::{Msg, Screen, World};

/// The blank page.
#[derive(Debug, Default)]
pub struct Hidden;

impl Screen for Hidden {
    fn keys(&self) -> &'static [Binding] {
        &[]
    }

    fn update(&mut self, _: &Input, _: &World) -> Option<Msg> {
        None
    }

    fn view(&self, _: &mut Frame<'_>, _: Rect, _: &World) {}

    fn alone(&self) -> bool {
        true
    }
}
