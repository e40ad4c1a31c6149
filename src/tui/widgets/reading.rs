//! Something to read that asks nothing.
//!
//! The words themselves stand above, as a question would; here is only what Enter does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pad::{Hand, Ink, Pad, Room, Took};
use crate::journal::Answer;
use crate::tui::keymap::{Action, Input};

/// A card.
#[derive(Default)]
pub struct Reading;

impl Pad for Reading {
    fn hand(&self) -> Hand {
        Hand::Reading
    }

    fn take(&mut self, input: &Input) -> Took {
        if matches!(input, Input::Act(Action::Choose)) { Took::On } else { Took::Unused }
    }

    fn room(&self, _width: u16) -> Room {
        Room::of(0, 0)
    }

    fn view(&self, _area: Rect, _buf: &mut Buffer, _ink: &Ink<'_>) -> Option<Position> {
        None
    }

    fn fill(&self, _answer: &mut Answer) {}
}
