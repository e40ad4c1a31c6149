//! Looking around, or through the body: one line a press.
//!
//! It knows the lines only. It never asks whether anything was seen.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pad::{Hand, Ink, Pad, Place, Room, Took};
use super::{column, roll};
use crate::journal::Answer;
use crate::tui::keymap::{Action, Input};

/// Lines, of which one more is shown with each press.
pub struct StepsThrough {
    lines: Vec<String>,
    at: usize,
}

impl StepsThrough {
    /// These lines, from the first.
    pub fn new(lines: &[String]) -> Self {
        Self { lines: lines.to_vec(), at: 0 }
    }

    fn press(&mut self) -> Took {
        if self.at + 1 >= self.lines.len() {
            return Took::On;
        }
        self.at += 1;
        Took::Used
    }

    fn is_last(&self) -> bool {
        self.at + 1 >= self.lines.len()
    }

    /// The rows of the lines shown so far, each with a blank row below it where all fit.
    fn heights(&self, area: Rect) -> Vec<u16> {
        let words = area.width.saturating_sub(2).max(1);
        let rows = |gap: u16| move |line: &String| column::rows(line, words).saturating_add(gap);
        let roomy: Vec<u16> = self.lines.iter().take(self.at + 1).map(rows(1)).collect();
        if roomy.iter().fold(0, |sum: u16, rows| sum.saturating_add(*rows)) <= area.height {
            return roomy;
        }
        self.lines.iter().take(self.at + 1).map(rows(0)).collect()
    }
}

impl Pad for StepsThrough {
    fn hand(&self) -> Hand {
        Hand::Pressing
    }

    fn take(&mut self, input: &Input) -> Took {
        match input {
            Input::Act(Action::Choose | Action::Mark | Action::Down) => self.press(),
            Input::Key(key) if key.code == KeyCode::Char(' ') => self.press(),
            Input::Act(Action::Up) => {
                self.at = self.at.saturating_sub(1);
                Took::Used
            }
            _ => Took::Unused,
        }
    }

    fn room(&self, width: u16) -> Room {
        let words = width.saturating_sub(2).max(1);
        let rows: u16 = self.lines.iter().map(|line| column::rows(line, words) + 1).sum();
        Room::of(rows.saturating_add(1), 3)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        let end = u16::from(self.is_last() && area.height > 2);
        let shown = Rect { height: area.height.saturating_sub(end), ..area };
        let heights = self.heights(shown);
        let places = roll::place(&heights, self.at, shown);
        let mut below = area.y;
        for (index, rect) in places.iter().enumerate() {
            let (Some(rect), Some(line)) = (rect, self.lines.get(index)) else { continue };
            let here = index == self.at;
            let style = if here { ink.theme.text } else { ink.theme.dim };
            let (sign, tint) = if here { ("▸", ink.theme.accent) } else { ("✓", ink.theme.dim) };
            buf.set_stringn(rect.x, rect.y, sign, usize::from(rect.width), tint);
            let indent = 2.min(rect.width);
            column::write(buf, Rect { x: rect.x + indent, width: rect.width - indent, ..*rect }, line, style);
            below = rect.bottom();
        }
        if self.is_last() && below < area.bottom() {
            let rest = Rect { y: below, height: area.bottom() - below, ..area };
            column::write(buf, rest, &ink.words.calm.done, ink.theme.dim);
        }
        None
    }

    fn fill(&self, _answer: &mut Answer) {}

    fn place(&self) -> Place {
        Place { field: self.at, ..Place::default() }
    }

    fn go_to(&mut self, place: Place) {
        self.at = place.field.min(self.lines.len().saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_a_press_and_after_the_last_it_goes_on() {
        let lines = ["a", "b", "c"].map(str::to_owned);
        let mut pad = StepsThrough::new(&lines);
        let took: Vec<_> = (0..3).map(|_| pad.take(&Input::Act(Action::Choose))).collect();
        assert_eq!(took, [Took::Used, Took::Used, Took::On]);
        assert_eq!(StepsThrough::new(&[]).take(&Input::Act(Action::Choose)), Took::On);
    }
}
