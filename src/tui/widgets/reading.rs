//! Something to read, and what it may ask under its words.
//!
//! The words themselves stand above, as a question would.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::choices::Choices;
use super::column;
use super::pad::{Hand, Ink, Pad, Place, Room, Took};
use crate::journal::Answer;
use crate::tui::keymap::{Action, Input};

/// A card.
pub struct Reading {
    asks: Option<String>,
    choices: Choices,
}

impl Reading {
    /// A card with what it asks and the choices under that; often there is neither.
    pub fn new(asks: Option<String>, choices: Choices) -> Self {
        Self { asks, choices }
    }

    fn asked(&self, width: u16) -> u16 {
        self.asks.as_ref().map_or(0, |asks| column::rows(asks, width))
    }

    /// Where the choices stand; a blank row above them where there is room.
    fn below(&self, area: Rect) -> Rect {
        let asked = self.asked(area.width);
        let most = self.choices.room(area.width).most;
        let gap = u16::from(asked > 0 && area.height > asked.saturating_add(most));
        column::below(area, asked + gap)
    }
}

impl Pad for Reading {
    fn hand(&self) -> Hand {
        if self.choices.is_empty() { Hand::Reading } else { self.choices.hand() }
    }

    fn take(&mut self, input: &Input) -> Took {
        match input {
            _ if !self.choices.is_empty() => self.choices.take(input),
            Input::Act(Action::Choose) => Took::On,
            _ => Took::Unused,
        }
    }

    fn fit(&mut self, area: Rect) {
        let below = self.below(area);
        self.choices.fit(below);
    }

    fn room(&self, width: u16) -> Room {
        let (asked, choices) = (self.asked(width), self.choices.room(width));
        let gap = u16::from(asked > 0);
        Room { least: asked + choices.least, most: asked.saturating_add(choices.most).saturating_add(gap) }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        if let Some(asks) = &self.asks {
            column::write(buf, area, asks, ink.theme.text);
        }
        self.choices.view(self.below(area), buf, ink)
    }

    fn fill(&self, answer: &mut Answer) {
        self.choices.fill(answer);
    }

    fn place(&self) -> Place {
        self.choices.place()
    }

    fn go_to(&mut self, place: Place) {
        self.choices.go_to(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_goes_on_where_nothing_is_asked() {
        let mut card = Reading::new(None, Choices::one(&[], &[], None));
        assert_eq!(card.hand(), Hand::Reading);
        assert_eq!(card.take(&Input::Act(Action::Choose)), Took::On);
    }
}
