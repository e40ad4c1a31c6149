//! A number row with choices under it: the check-in, and the heart card of deep paths.
//!
//! A digit moves the mark wherever the arrow is. It never knows what either leads to.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::column;
use super::pad::{Hand, Ink, Pad, Place, Room, Took};
use super::rate::Rate;
use crate::journal::Answer;
use crate::tui::keymap::{Action, Input};

/// Cells left of the number row: the arrow.
const INDENT: u16 = 2;
/// The field that the number row is; those of the choices follow.
const ROW: usize = 0;

/// A number row and choices.
pub struct Rated {
    over: Option<String>,
    rate: Rate,
    under: Option<String>,
    rest: Box<dyn Pad>,
    on_row: bool,
}

/// Where the parts stand.
struct Parts {
    over: Rect,
    row: Rect,
    under: Rect,
    rest: Rect,
}

impl Rated {
    /// A number row, then choices under their question; it begins on the row.
    pub fn row_first(rate: Rate, under: Option<String>, rest: Box<dyn Pad>) -> Self {
        Self { over: None, rate, under, rest, on_row: true }
    }

    /// An optional number row with its question above choices; it begins on the choices.
    pub fn choices_first(over: String, rate: Rate, rest: Box<dyn Pad>) -> Self {
        Self { over: Some(over), rate, under: None, rest, on_row: false }
    }

    fn on_row(&mut self, input: &Input) -> Took {
        match input {
            Input::Act(action @ (Action::Choose | Action::Next | Action::Down)) => {
                if *action == Action::Choose {
                    self.rate.take(input);
                }
                self.rate.let_go();
                self.on_row = false;
                Took::Used
            }
            _ => self.rate.take(input),
        }
    }

    fn on_rest(&mut self, input: &Input) -> Took {
        let first = self.rest.place().field == 0;
        match input {
            Input::Key(key) if !self.rest.hand().typing() && is_number(key.code) => {
                // Where Enter confirms a number, it must find the hands on it.
                self.on_row = self.rate.confirms();
                self.rate.take(input)
            }
            Input::Act(Action::Previous) => self.up(),
            Input::Act(Action::Up) if first && self.rest.hand() == Hand::Choosing => self.up(),
            _ => self.rest.take(input),
        }
    }

    fn click(&mut self, input: &Input) -> Took {
        self.on_row = self.rate.take(input) == Took::Used;
        if self.on_row { Took::Used } else { self.rest.take(input) }
    }

    fn up(&mut self) -> Took {
        self.on_row = true;
        Took::Used
    }

    /// From the top: question, row, question, choices; blank rows between them where there is room.
    fn parts(&self, area: Rect) -> Parts {
        let rows = |text: &Option<String>| text.as_ref().map_or(0, |text| column::rows(text, area.width));
        let (over, under) = (rows(&self.over), rows(&self.under));
        let (row, rest) = (self.rate.room(area.width.saturating_sub(INDENT)), self.rest.room(area.width));
        let spare = area.height.saturating_sub(over + under + row.least + rest.most);
        let gap = u16::from(spare > 0);
        let more = spare.saturating_sub(gap * 2).min(row.most - row.least);
        let high = row.least + more;
        let take = |from: Rect, rows: u16| {
            (Rect { height: rows.min(from.height), ..from }, column::below(from, rows))
        };
        let (over, left) = take(area, over);
        let (row, left) = take(left, high);
        let (under, left) = take(column::below(left, gap), under);
        let rest = column::below(left, u16::from(spare > gap && self.under.is_some()));
        let indent = INDENT.min(row.width);
        Parts { over, row: Rect { x: row.x + indent, width: row.width - indent, ..row }, under, rest }
    }
}

fn is_number(code: KeyCode) -> bool {
    matches!(code, KeyCode::Char('0'..='9' | 'x'))
}

impl Pad for Rated {
    fn hand(&self) -> Hand {
        if self.on_row { Hand::Rating } else { self.rest.hand() }
    }

    fn take(&mut self, input: &Input) -> Took {
        match input {
            Input::Click { .. } => self.click(input),
            _ if self.on_row => self.on_row(input),
            _ => self.on_rest(input),
        }
    }

    fn fit(&mut self, area: Rect) {
        let parts = self.parts(area);
        self.rate.fit(parts.row);
        self.rest.fit(parts.rest);
    }

    fn room(&self, width: u16) -> Room {
        let rows = |text: &Option<String>| text.as_ref().map_or(0, |text| column::rows(text, width));
        let words = rows(&self.over) + rows(&self.under);
        let (row, rest) = (self.rate.room(width.saturating_sub(INDENT)), self.rest.room(width));
        Room {
            least: words + row.least + rest.least,
            most: words.saturating_add(row.most).saturating_add(rest.most).saturating_add(2),
        }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        let parts = self.parts(area);
        if let Some(over) = &self.over {
            column::write(buf, parts.over, over, ink.theme.dim);
        }
        if self.on_row && parts.row.height > 0 {
            buf.set_stringn(area.x, parts.row.y, "▸", usize::from(area.width.min(1)), ink.theme.accent);
        }
        self.rate.view(parts.row, buf, ink);
        if let Some(under) = &self.under {
            column::write(buf, parts.under, under, ink.theme.text);
        }
        let ink = Ink { awake: ink.awake && !self.on_row, ..*ink };
        self.rest.view(parts.rest, buf, &ink)
    }

    fn fill(&self, answer: &mut Answer) {
        self.rest.fill(answer);
        self.rate.fill(answer);
    }

    fn place(&self) -> Place {
        let inner = self.rest.place();
        if self.on_row {
            Place { field: ROW, ..Place::default() }
        } else {
            Place { field: inner.field + 1, ..inner }
        }
    }

    fn go_to(&mut self, place: Place) {
        self.on_row = place.field == ROW;
        if let Some(field) = place.field.checked_sub(1) {
            self.rest.go_to(Place { field, ..place });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sitting::Choice;
    use crate::tui::widgets::choices::Choices;
    use crossterm::event::KeyEvent;

    fn heart() -> Rated {
        let choice =
            |id: &str| Choice { id: id.into(), label: id.into(), alone: false, own: false, apart: false };
        let choices = Choices::one(&["close", "further"].map(choice), &[], None);
        Rated::choices_first("And now?".into(), Rate::new(None), Box::new(choices))
    }

    #[test]
    fn a_digit_beside_a_row_that_enter_confirms_leads_to_the_row() {
        let choices = Choices::one(&[], &[], None);
        let mut pad = Rated::row_first(Rate::new(None).confirmed(), None, Box::new(choices));
        pad.take(&Input::Act(Action::Next));
        pad.take(&Input::Key(KeyEvent::from(KeyCode::Char('8'))));
        pad.take(&Input::Act(Action::Choose));
        let mut answer = Answer::default();
        pad.fill(&mut answer);
        assert_eq!(answer.value, Some(8));
    }

    #[test]
    fn a_digit_marks_and_the_choice_goes_on_with_both() {
        let mut pad = heart();
        pad.take(&Input::Key(KeyEvent::from(KeyCode::Char('8'))));
        pad.take(&Input::Act(Action::Down));
        assert_eq!(pad.take(&Input::Act(Action::Choose)), Took::On);
        let mut answer = Answer::default();
        pad.fill(&mut answer);
        assert_eq!((answer.value, answer.picked()), (Some(8), Some("further")));
    }

    #[test]
    fn from_the_row_tab_comes_to_the_choices_and_then_leaves() {
        let mut pad = Rated { on_row: true, ..heart() };
        assert_eq!(pad.take(&Input::Act(Action::Next)), Took::Used);
        assert_eq!(pad.take(&Input::Act(Action::Next)), Took::Unused);
        assert_eq!(pad.take(&Input::Act(Action::Up)), Took::Used);
        assert_eq!(pad.hand(), Hand::Rating);
    }
}
