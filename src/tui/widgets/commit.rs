//! One small act in up to three short fields: what, by when, how one would see it; or as the step calls them.
//!
//! It never judges what stands there.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::column;
use super::pad::{Hand, Ink, Pad, Place, Room, Took};
use super::prose::{Prose, ProsePlace};
use super::{roll, writing};
use crate::journal::Answer;
use crate::tui::keymap::{Action, Input};

/// The most rows a field takes.
const HIGHEST: u16 = 4;
/// Cells left of the words.
const INDENT: u16 = 2;

/// Short fields, each with its label.
pub struct Commit {
    fields: [Prose; 3],
    labels: Vec<String>,
    /// How many there are; a field that the step does not ask for is there as long as it holds something.
    count: usize,
    at: usize,
    area: Rect,
}

impl Commit {
    /// The fields with what stands in them; so many are asked for.
    pub fn new(labels: &[String], asked: usize, answer: &Answer) -> Self {
        let field = |text: &Option<String>| Prose::new(text.as_deref().unwrap_or_default()).single_line();
        let fields = [field(&answer.text), field(&answer.by), field(&answer.seen_as)];
        let held =
            fields.iter().rposition(|prose| !prose.text().trim().is_empty()).map_or(0, |last| last + 1);
        let count = asked.clamp(1, fields.len()).max(held);
        Self { labels: labels.to_vec(), count, fields, at: 0, area: Rect::default() }
    }

    fn step(&mut self, on: bool) -> Took {
        let to = if on { self.at.checked_add(1) } else { self.at.checked_sub(1) };
        match to.filter(|to| *to < self.count) {
            Some(to) => {
                self.at = to;
                Took::Used
            }
            None => Took::Unused,
        }
    }

    /// Enter: the next field, and after the last one on.
    fn enter(&mut self) -> Took {
        if self.step(true) == Took::Used { Took::Used } else { Took::On }
    }

    /// Into the field; what it has no use for leads to the field above or below.
    fn write(&mut self, input: &Input) -> Took {
        let Some(prose) = self.fields.get_mut(self.at) else { return Took::Unused };
        match (writing::typed(prose, input, Rect::ZERO), input) {
            (Took::Unused, Input::Key(key)) if key.code == KeyCode::Up => self.step(false),
            (Took::Unused, Input::Key(key)) if key.code == KeyCode::Down => self.step(true),
            (took, _) => took,
        }
    }

    /// Label, words and a blank row, for each field.
    fn heights(&self) -> Vec<u16> {
        let last = self.count.saturating_sub(1);
        let field =
            |(index, prose): (usize, &Prose)| writing::rows(prose, HIGHEST) + 1 + u16::from(index < last);
        self.fields.iter().take(self.count).enumerate().map(field).collect()
    }

    /// The heights without the blank rows, where room is short.
    fn fitting(&self, area: Rect) -> Vec<u16> {
        let heights = self.heights();
        if heights.iter().sum::<u16>() <= area.height {
            return heights;
        }
        let last = self.count.saturating_sub(1);
        heights.iter().enumerate().map(|(index, height)| height - u16::from(index < last)).collect()
    }

    fn draw(&self, index: usize, rect: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        let (prose, label) = (self.fields.get(index)?, self.labels.get(index)?);
        let here = index == self.at;
        let style = if here { ink.theme.accent } else { ink.theme.dim };
        buf.set_stringn(rect.x, rect.y, label, usize::from(rect.width), style);
        let line = words(rect);
        if line.height == 0 {
            return None;
        }
        let sign = if here { "›" } else { "·" };
        buf.set_stringn(rect.x, line.y, sign, usize::from(rect.width), style);
        prose.render(line, buf, writing::style(ink)).filter(|_| here)
    }
}

/// The part of a field that the words have.
fn words(rect: Rect) -> Rect {
    let below = column::below(rect, 1);
    let indent = INDENT.min(below.width);
    Rect { x: below.x + indent, width: below.width - indent, ..below }
}

impl Pad for Commit {
    fn hand(&self) -> Hand {
        Hand::Fields
    }

    fn take(&mut self, input: &Input) -> Took {
        match input {
            Input::Act(Action::Next) => self.step(true),
            Input::Act(Action::Previous) => self.step(false),
            Input::Act(Action::Choose) => self.enter(),
            Input::Key(key) if key.code == KeyCode::Enter => self.enter(),
            Input::Click { column, row } => {
                let places = roll::place(&self.fitting(self.area), self.at, self.area);
                let at = Position::new(*column, *row);
                let hit = |rect: &Option<Rect>| rect.is_some_and(|rect| rect.contains(at));
                self.at = places.iter().position(hit).unwrap_or(self.at);
                Took::Used
            }
            _ => self.write(input),
        }
    }

    fn fit(&mut self, area: Rect) {
        self.area = area;
        let width = area.width.saturating_sub(INDENT).max(1);
        for prose in &mut self.fields {
            writing::fit_short(prose, width, HIGHEST);
        }
    }

    fn room(&self, _width: u16) -> Room {
        let heights: u16 = self.heights().iter().sum();
        Room::of(heights, heights.min(6))
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        let mut cursor = None;
        let places = roll::place(&self.fitting(area), self.at, area);
        for (index, rect) in places.iter().enumerate() {
            cursor = rect.and_then(|rect| self.draw(index, rect, buf, ink)).or(cursor);
        }
        cursor
    }

    fn fill(&self, answer: &mut Answer) {
        let [what, by, seen] = &self.fields;
        answer.text = writing::some(what);
        answer.by = writing::some(by);
        answer.seen_as = writing::some(seen);
    }

    fn place(&self) -> Place {
        self.fields.get(self.at).map_or(Place::default(), |prose| writing::place(self.at, prose))
    }

    fn go_to(&mut self, place: Place) {
        self.at = place.field.min(self.count.saturating_sub(1));
        if let Some(prose) = self.fields.get_mut(self.at) {
            prose.go_to(ProsePlace { cursor: place.cursor, top: place.top });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::StepKind;
    use crossterm::event::KeyEvent;

    fn labels() -> Vec<String> {
        ["Where", "When", "How"].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_field_that_is_not_asked_for_is_there_as_long_as_it_holds_something() {
        let count = |answer: &Answer| Commit::new(&labels(), 2, answer).heights().len();
        assert_eq!(count(&Answer::default()), 2);
        let older = Answer { seen_as: Some("words".to_owned()), ..Answer::default() };
        assert_eq!(count(&older), 3);
    }

    #[test]
    fn tab_moves_through_the_fields_and_then_on() {
        let mut pad = Commit::new(&labels(), 3, &Answer::default());
        for letter in "abc".chars() {
            pad.take(&Input::Key(KeyEvent::from(KeyCode::Char(letter))));
            pad.take(&Input::Act(Action::Next));
        }
        assert_eq!(pad.take(&Input::Act(Action::Next)), Took::Unused);
        let mut answer = Answer::new("lean", StepKind::Commit);
        pad.fill(&mut answer);
        let words = [answer.text, answer.by, answer.seen_as].map(Option::unwrap_or_default);
        assert_eq!(words, ["a", "b", "c"]);
    }

    #[test]
    fn enter_in_the_last_field_goes_on() {
        let mut pad = Commit::new(&labels(), 3, &Answer::default());
        let enter = Input::Key(KeyEvent::from(KeyCode::Enter));
        let took: Vec<_> = (0..3).map(|_| pad.take(&enter)).collect();
        assert_eq!(took, [Took::Used, Took::Used, Took::On]);
    }
}
