//! Short choices set in columns, of which one may be picked, such as one word for the body.
//!
//! It never knows what the words are for.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::grid::{self, SIGNS, Spot, Way};
use super::pad::{Hand, Ink, Pad, Place, Room, Took};
use super::roll;
use crate::journal::{Answer, Chosen};
use crate::sitting::Choice;
use crate::tui::keymap::{Action, Input};

/// The most columns.
const COLUMNS: usize = 5;

/// Short choices in columns.
pub struct WordRow {
    choices: Vec<Choice>,
    picked: Option<usize>,
    at: usize,
    width: u16,
}

impl WordRow {
    /// These choices, with what was chosen before.
    pub fn new(choices: &[Choice], chosen: &[Chosen]) -> Self {
        let mine =
            |choice: &Choice| chosen.iter().any(|chosen| chosen.id.as_deref() == Some(choice.id.as_str()));
        let picked = choices.iter().position(mine);
        Self { choices: choices.to_vec(), picked, at: picked.unwrap_or(0), width: 0 }
    }

    fn spots(&self, width: u16) -> (Vec<Spot>, u16) {
        let words: Vec<&str> = self.choices.iter().map(|choice| choice.label.as_str()).collect();
        grid::columns(&words, width, COLUMNS)
    }

    fn step(&mut self, way: Way) -> Took {
        self.at = grid::neighbour(&self.spots(self.width).0, self.at, way);
        Took::Used
    }
}

impl Pad for WordRow {
    fn hand(&self) -> Hand {
        Hand::Choosing
    }

    fn take(&mut self, input: &Input) -> Took {
        match input {
            Input::Act(Action::Up) => self.step(Way::Up),
            Input::Act(Action::Down) => self.step(Way::Down),
            Input::Act(Action::Left) => self.step(Way::Left),
            Input::Act(Action::Right) => self.step(Way::Right),
            Input::Act(Action::Choose) => {
                self.picked = (!self.choices.is_empty()).then_some(self.at);
                Took::On
            }
            Input::Key(key) if key.code == KeyCode::Backspace => {
                self.picked = None;
                Took::Used
            }
            Input::Key(key) if key.code == KeyCode::Left => self.step(Way::Left),
            Input::Key(key) if key.code == KeyCode::Right => self.step(Way::Right),
            _ => Took::Unused,
        }
    }

    fn fit(&mut self, area: Rect) {
        self.width = area.width;
    }

    fn room(&self, width: u16) -> Room {
        Room::of(self.spots(width).1, 2)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        let (spots, rows) = self.spots(area.width);
        let here = spots.iter().find(|spot| spot.word == self.at).map_or(0, |spot| spot.row);
        let top = if rows <= area.height { 0 } else { (here + 1).saturating_sub(area.height) };
        for spot in spots {
            let Some(y) = spot.row.checked_sub(top).filter(|y| *y < area.height) else { continue };
            let Some(choice) = self.choices.get(spot.word) else { continue };
            let (here, marked) = (ink.awake && spot.word == self.at, self.picked == Some(spot.word));
            let style = if here || marked { ink.theme.accent } else { ink.theme.text };
            let signs = grid::signs(here, marked.then_some('✓'));
            let left = usize::from(area.width.saturating_sub(spot.x));
            buf.set_stringn(area.x + spot.x.min(area.width), area.y + y, signs, left, ink.theme.accent);
            let x = spot.x.saturating_add(SIGNS).min(area.width);
            buf.set_stringn(area.x + x, area.y + y, &choice.label, usize::from(area.width - x), style);
        }
        let places = [(top == 0).then_some(area), (top + area.height >= rows).then_some(area)];
        roll::arrows(buf, area, &places, ink.theme.dim);
        None
    }

    fn fill(&self, answer: &mut Answer) {
        let picked = self.picked.and_then(|index| self.choices.get(index));
        let option = |choice: &Choice| Chosen::option(choice.id.clone(), choice.label.clone());
        answer.chosen = picked.map(option).into_iter().collect();
    }

    fn place(&self) -> Place {
        Place { field: self.at, ..Place::default() }
    }

    fn go_to(&mut self, place: Place) {
        self.at = place.field.min(self.choices.len().saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vec<Choice> {
        let choice =
            |id: &str| Choice { id: id.into(), label: id.into(), alone: false, own: false, apart: false };
        ["tight", "heavy", "numb"].map(choice).to_vec()
    }

    #[test]
    fn enter_picks_and_goes_on_and_backspace_takes_it_back() {
        let mut row = WordRow::new(&words(), &[]);
        row.fit(Rect::new(0, 0, 40, 2));
        row.take(&Input::Act(Action::Right));
        assert_eq!(row.take(&Input::Act(Action::Choose)), Took::On);
        let mut answer = Answer::default();
        row.fill(&mut answer);
        assert_eq!(answer.picked(), Some("heavy"));
        row.take(&Input::Key(crossterm::event::KeyEvent::from(KeyCode::Backspace)));
        row.fill(&mut answer);
        assert_eq!(answer.picked(), None);
    }
}
