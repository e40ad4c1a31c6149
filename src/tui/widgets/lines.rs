//! Short lines, one under the other; each may take a state.
//!
//! It never knows what the lines are for.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pad::{Hand, Ink, Pad, Place, Room, Took};
use super::prose::{Prose, ProsePlace};
use super::{roll, writing};
use crate::journal::{Answer, Item};
use crate::tui::keymap::{Action, Input};

/// The most rows that one line takes on the screen; a longer one scrolls by itself.
const HIGHEST: u16 = 4;
/// The widest a line gets that has its state beside it, so that the eye finds one from the other.
const BESIDE: u16 = 48;
/// Cells left of a line.
const INDENT: u16 = 2;

/// Short lines.
pub struct Lines {
    rows: Vec<Row>,
    states: Vec<String>,
    at: usize,
    area: Rect,
}

struct Row {
    prose: Prose,
    state: Option<String>,
    /// The line as it came: what a newer mend wrote beside its words is given back.
    from: Item,
}

impl Row {
    fn new(text: &str, state: Option<String>) -> Self {
        Self { prose: Prose::new(text).single_line(), state, from: Item::default() }
    }

    fn of(item: &Item) -> Self {
        Self { from: item.clone(), ..Self::new(&item.text, item.state.clone()) }
    }
}

impl Lines {
    /// Lines with what each may become.
    pub fn new(items: &[Item], states: &[String]) -> Self {
        let mut rows: Vec<_> = items.iter().map(Row::of).collect();
        if rows.is_empty() {
            rows.push(Row::new("", None));
        }
        Self { at: rows.len() - 1, rows, states: states.to_vec(), area: Rect::default() }
    }

    /// Lines from plain texts.
    pub fn plain(texts: &[String]) -> Self {
        let items: Vec<_> = texts.iter().map(|text| Item { text: text.clone(), ..Item::default() }).collect();
        Self::new(&items, &[])
    }

    /// The lines that hold something.
    pub fn items(&self) -> Vec<Item> {
        let item = |row: &Row| {
            Some(Item { text: writing::some(&row.prose)?, state: row.state.clone(), ..row.from.clone() })
        };
        self.rows.iter().filter_map(item).collect()
    }

    /// Takes the line under the cursor away, where it holds something.
    pub(super) fn give(&mut self) -> Option<String> {
        let text = writing::some(&self.rows.get(self.at)?.prose)?;
        self.rows.remove(self.at);
        if self.rows.is_empty() {
            self.rows.push(Row::new("", None));
        }
        self.at = self.at.min(self.rows.len() - 1);
        Some(text)
    }

    /// Takes a line in, at the end, and puts the cursor there.
    pub(super) fn receive(&mut self, text: &str) {
        self.rows.retain(|row| !row.prose.is_empty());
        self.rows.push(Row::new(text, None));
        self.at = self.rows.len() - 1;
    }

    /// Opens a line under this one; an empty line at the end opens none.
    fn open(&mut self) -> Took {
        let empty = self.rows.get(self.at).is_none_or(|row| row.prose.is_empty());
        if !empty {
            self.at += 1;
            self.rows.insert(self.at, Row::new("", None));
        }
        Took::Used
    }

    /// Backspace in an empty line.
    fn close(&mut self) -> Took {
        if self.rows.len() > 1 {
            self.rows.remove(self.at);
            self.at = self.at.saturating_sub(1);
        }
        Took::Used
    }

    fn turn(&mut self) -> Took {
        let Some(row) = self.rows.get_mut(self.at) else { return Took::Unused };
        let now = row.state.as_ref().and_then(|state| self.states.iter().position(|known| known == state));
        row.state = self.states.get(now.map_or(0, |index| index + 1)).cloned();
        Took::Used
    }

    fn key(&mut self, key: &KeyEvent) -> Took {
        let Some(row) = self.rows.get_mut(self.at) else { return Took::Unused };
        match key.code {
            KeyCode::Enter => self.open(),
            KeyCode::Backspace if row.prose.is_empty() => self.close(),
            _ if row.prose.key(key) => Took::Used,
            KeyCode::Up => self.step(false),
            KeyCode::Down => self.step(true),
            _ => Took::Unused,
        }
    }

    /// One line up or down; unused at the ends.
    fn step(&mut self, down: bool) -> Took {
        let to = if down { self.at.checked_add(1) } else { self.at.checked_sub(1) };
        match to.filter(|to| *to < self.rows.len()) {
            Some(to) => {
                self.at = to;
                Took::Used
            }
            None => Took::Unused,
        }
    }

    /// A paste of several lines becomes several lines.
    fn paste(&mut self, text: &str) -> Took {
        for (index, line) in text.lines().enumerate() {
            if index > 0 {
                self.open();
            }
            if let Some(row) = self.rows.get_mut(self.at) {
                row.prose.paste(line);
            }
        }
        Took::Used
    }

    /// The cursor on the first line.
    pub(super) fn first(&mut self) {
        self.at = 0;
    }

    /// The cursor on the last line.
    pub(super) fn last(&mut self) {
        self.at = self.rows.len().saturating_sub(1);
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The cells that a line's words have.
    fn words(&self, width: u16) -> u16 {
        let Some(widest) = self.states.iter().map(|state| state.chars().count()).max() else {
            return width.saturating_sub(INDENT).max(1);
        };
        let beside = u16::try_from(widest + 2).unwrap_or(0);
        width.saturating_sub(INDENT + beside).clamp(1, BESIDE)
    }

    /// How many rows each line takes, at the width it was last told.
    pub(super) fn heights(&self) -> impl Iterator<Item = u16> {
        self.rows.iter().map(|row| writing::rows(&row.prose, HIGHEST))
    }

    /// Tells the lines their room.
    pub(super) fn fit_lines(&mut self, width: u16) {
        let words = self.words(width);
        for row in &mut self.rows {
            writing::fit_short(&mut row.prose, words, HIGHEST);
        }
    }

    /// Draws one line.
    pub(super) fn draw(
        &self,
        index: usize,
        rect: Rect,
        buf: &mut Buffer,
        ink: &Ink<'_>,
        focused: bool,
    ) -> Option<Position> {
        let row = self.rows.get(index)?;
        let here = focused && index == self.at;
        let (sign, style) = if here { ("›", ink.theme.accent) } else { ("·", ink.theme.dim) };
        buf.set_stringn(rect.x, rect.y, sign, usize::from(rect.width), style);
        let words = Rect {
            x: rect.x + INDENT.min(rect.width),
            width: self.words(rect.width).min(rect.width.saturating_sub(INDENT)),
            ..rect
        };
        if let Some(state) = &row.state {
            let width = rect.right().saturating_sub(words.right() + 2);
            buf.set_stringn(words.right() + 2, rect.y, state, usize::from(width), ink.theme.accent);
        }
        row.prose.render(words, buf, writing::style(ink)).filter(|_| here)
    }
}

impl Pad for Lines {
    fn hand(&self) -> Hand {
        if self.states.is_empty() { Hand::Lines } else { Hand::States }
    }

    fn take(&mut self, input: &Input) -> Took {
        match input {
            Input::Key(key) => self.key(key),
            Input::Paste(text) => self.paste(text),
            Input::Act(Action::Move) if !self.states.is_empty() => self.turn(),
            Input::Act(Action::Up) => self.step(false),
            Input::Act(Action::Down) => self.step(true),
            Input::Act(Action::Choose) => self.open(),
            Input::Click { column, row } => {
                let places = roll::place(&self.heights().collect::<Vec<_>>(), self.at, self.area);
                let hit = |rect: &Option<Rect>| {
                    rect.is_some_and(|rect| rect.contains(Position::new(*column, *row)))
                };
                self.at = places.iter().position(hit).unwrap_or(self.at);
                Took::Used
            }
            _ => Took::Unused,
        }
    }

    fn fit(&mut self, area: Rect) {
        self.area = area;
        self.fit_lines(area.width);
    }

    fn room(&self, _width: u16) -> Room {
        Room::all(3)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        let places = roll::place(&self.heights().collect::<Vec<_>>(), self.at, area);
        let mut cursor = None;
        for (index, rect) in places.iter().enumerate() {
            cursor = rect.and_then(|rect| self.draw(index, rect, buf, ink, true)).or(cursor);
        }
        roll::arrows(buf, area, &places, ink.theme.dim);
        cursor
    }

    fn fill(&self, answer: &mut Answer) {
        answer.items = self.items();
    }

    fn place(&self) -> Place {
        self.rows.get(self.at).map_or(Place::default(), |row| writing::place(self.at, &row.prose))
    }

    fn go_to(&mut self, place: Place) {
        self.at = place.field.min(self.rows.len().saturating_sub(1));
        if let Some(row) = self.rows.get_mut(self.at) {
            row.prose.go_to(ProsePlace { cursor: place.cursor, top: place.top });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(lines: &mut Lines, text: &str) {
        for letter in text.chars() {
            let code = match letter {
                '\n' => KeyCode::Enter,
                '<' => KeyCode::Backspace,
                '^' => KeyCode::Up,
                other => KeyCode::Char(other),
            };
            lines.take(&Input::Key(KeyEvent::from(code)));
        }
    }

    fn texts(lines: &Lines) -> Vec<String> {
        lines.items().into_iter().map(|item| item.text).collect()
    }

    #[test]
    fn enter_ends_a_line_and_opens_the_next_and_an_empty_one_opens_none() {
        let mut lines = Lines::plain(&[]);
        typed(&mut lines, "a friend\n\n\nthe dog");
        assert_eq!(texts(&lines), ["a friend", "the dog"]);
    }

    #[test]
    fn backspace_in_an_empty_line_removes_it_and_the_last_line_stays() {
        let mut lines = Lines::plain(&["ab".into()]);
        typed(&mut lines, "\nx<<c");
        assert_eq!(texts(&lines), ["abc"]);
        typed(&mut lines, "<<<<<<");
        assert_eq!((texts(&lines).len(), lines.rows.len()), (0, 1));
    }

    #[test]
    fn a_state_goes_round_and_ends_without_one() {
        let states = ["done".to_owned(), "part".to_owned()];
        let mut lines = Lines::new(&[Item { text: "walk".into(), ..Item::default() }], &states);
        let turn = |lines: &mut Lines| {
            lines.take(&Input::Act(Action::Move));
            lines.items()[0].state.clone()
        };
        let round: Vec<_> = (0..3).map(|_| turn(&mut lines)).collect();
        assert_eq!(round, [Some("done".to_owned()), Some("part".to_owned()), None]);
    }

    #[test]
    fn what_a_newer_mend_wrote_beside_a_line_stays_when_the_line_changes() {
        let item: Item = serde_json::from_str(r#"{"text":"walk","mood":"green"}"#).unwrap();
        let mut lines = Lines::new(&[item], &[]);
        lines.take(&Input::Key(KeyEvent::from(KeyCode::Char('s'))));
        let back = serde_json::to_value(lines.items()).unwrap();
        assert_eq!(back, serde_json::json!([{"text": "walks", "mood": "green"}]));
    }

    #[test]
    fn a_paste_of_several_lines_becomes_several_lines() {
        let mut lines = Lines::plain(&[]);
        lines.take(&Input::Paste("one\ntwo\n".into()));
        assert_eq!(texts(&lines), ["one", "two"]);
    }
}
