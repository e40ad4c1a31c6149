//! A letter that is not sent: openers to use or ignore, and all the room below.
//!
//! It never knows to whom the letter is, or what becomes of it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::column;
use super::pad::{Hand, Ink, Pad, Place, Room, Took};
use super::writing::Writing;
use crate::journal::Answer;
use crate::tui::keymap::Input;

/// Rows that the letter itself keeps before openers are shown.
const KEPT: u16 = 5;

/// A letter.
pub struct Letter {
    openers: Vec<String>,
    writing: Writing,
}

impl Letter {
    /// A letter with its openers.
    pub fn new(text: &str, openers: &[String]) -> Self {
        Self { openers: openers.to_vec(), writing: Writing::new(text, None) }
    }

    /// How many of the openers are shown, and the rows they take with the blank row below.
    fn shown(&self, area: Rect) -> (usize, u16) {
        let room = area.height.saturating_sub(KEPT + 1);
        let (mut count, mut rows) = (0, 0);
        for opener in &self.openers {
            let more = column::rows(opener, area.width);
            if rows + more > room {
                break;
            }
            (count, rows) = (count + 1, rows + more);
        }
        (count, if count > 0 { rows + 1 } else { 0 })
    }

    fn sheet(&self, area: Rect) -> Rect {
        column::below(area, self.shown(area).1)
    }
}

impl Pad for Letter {
    fn hand(&self) -> Hand {
        Hand::Writing
    }

    fn take(&mut self, input: &Input) -> Took {
        self.writing.take(input)
    }

    fn fit(&mut self, area: Rect) {
        let sheet = self.sheet(area);
        self.writing.fit(sheet);
    }

    fn room(&self, _width: u16) -> Room {
        Room::all(3)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        let mut rest = area;
        for opener in self.openers.iter().take(self.shown(area).0) {
            let used = column::write(buf, rest, opener, ink.theme.dim);
            rest = column::below(rest, used);
        }
        self.writing.view(self.sheet(area), buf, ink)
    }

    fn fill(&self, answer: &mut Answer) {
        self.writing.fill(answer);
    }

    fn place(&self) -> Place {
        self.writing.place()
    }

    fn go_to(&mut self, place: Place) {
        self.writing.go_to(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openers_give_way_to_the_letter() {
        let letter = Letter::new("", &["Dear you,".into(), "I never said".into()]);
        let area = |height| Rect { x: 0, y: 0, width: 30, height };
        assert_eq!(letter.shown(area(20)), (2, 3));
        assert_eq!(letter.shown(area(7)), (1, 2));
        assert_eq!(letter.shown(area(5)), (0, 0));
    }
}
