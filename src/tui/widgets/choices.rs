//! Choices, of which one is picked or several are marked.
//!
//! A choice may open a line of one's own, untick the rest, or stand apart. It never knows where a choice leads.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::column;
use super::pad::{Hand, Ink, Pad, Place, Room, Took};
use super::prose::{Prose, ProsePlace};
use super::roll;
use super::writing;
use crate::journal::{Answer, Chosen};
use crate::sitting::Choice;
use crate::tui::keymap::{Action, Input};

/// Cells left of a label: the arrow.
const ARROW: u16 = 2;
/// The same where several are marked: the arrow and the tick.
const TICK: u16 = 4;

/// Cells at the right edge, kept free for the sign that more follows.
const SIGN: u16 = 2;

/// Choices.
pub struct Choices {
    rows: Vec<Row>,
    several: bool,
    max: Option<usize>,
    at: usize,
    writing: bool,
    area: Rect,
}

struct Row {
    choice: Choice,
    marked: bool,
    own: Prose,
}

impl Choices {
    /// One of these; `marked` is where the arrow begins when nothing was chosen yet.
    pub fn one(choices: &[Choice], chosen: &[Chosen], marked: Option<&str>) -> Self {
        let mut new = Self::new(choices, chosen, false, None);
        let begin = |row: &Row| row.marked || (chosen.is_empty() && Some(row.choice.id.as_str()) == marked);
        new.at = new.rows.iter().position(begin).unwrap_or(0);
        new
    }

    /// Any of these.
    pub fn several(choices: &[Choice], chosen: &[Chosen], max: Option<usize>) -> Self {
        Self::new(choices, chosen, true, max)
    }

    fn new(choices: &[Choice], chosen: &[Chosen], several: bool, max: Option<usize>) -> Self {
        let row = |choice: &Choice| {
            let mine = chosen.iter().find(|chosen| chosen.id.as_deref() == Some(choice.id.as_str()));
            let text = mine.and_then(|chosen| chosen.text.as_deref()).unwrap_or_default();
            Row { choice: choice.clone(), marked: mine.is_some(), own: Prose::new(text).single_line() }
        };
        let rows = choices.iter().map(row).collect();
        Self { rows, several, max, at: 0, writing: false, area: Rect::default() }
    }

    /// What is chosen.
    pub fn chosen(&self) -> Vec<Chosen> {
        self.rows.iter().filter(|row| row.marked).map(Row::chosen).collect()
    }

    /// Whether there is anything to choose.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether the arrow is on the first choice.
    pub fn at_first(&self) -> bool {
        self.at == 0
    }

    fn step(&mut self, by: isize) -> Took {
        let last = self.rows.len().saturating_sub(1);
        self.writing = false;
        self.at = self.at.saturating_add_signed(by).min(last);
        Took::Used
    }

    /// Enter.
    fn enter(&mut self) -> Took {
        if self.writing {
            self.writing = false;
            return if self.several { Took::Used } else { Took::On };
        }
        self.mark();
        let Some(row) = self.rows.get(self.at) else { return Took::On };
        self.writing = row.choice.own && row.marked;
        if self.several || self.writing { Took::Used } else { Took::On }
    }

    /// Marks the choice under the arrow; of several, a marked one is unmarked.
    fn mark(&mut self) {
        let full = self.max.is_some_and(|max| self.rows.iter().filter(|row| row.marked).count() >= max);
        let Some(row) = self.rows.get(self.at) else { return };
        let (alone, marked) = (row.choice.alone, self.several && row.marked);
        let clears = |row: &Row| alone || row.choice.alone;
        if !marked && full && !self.rows.iter().any(|row| row.marked && clears(row)) {
            return;
        }
        for (index, row) in self.rows.iter_mut().enumerate() {
            if index == self.at {
                row.marked = !marked;
            } else if !marked && (!self.several || alone || row.choice.alone) {
                row.marked = false;
            }
        }
    }

    fn act(&mut self, action: Action) -> Took {
        const PAGE: isize = 8;
        match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => self.step(-PAGE),
            Action::PageDown => self.step(PAGE),
            Action::First => self.step(isize::MIN),
            Action::Last => self.step(isize::MAX),
            Action::Choose => self.enter(),
            Action::Mark if self.several => self.enter(),
            _ => Took::Unused,
        }
    }

    /// Goes to the row that was clicked.
    fn click(&mut self, column: u16, row: u16) -> Took {
        let hit = |rect: &Option<Rect>| rect.is_some_and(|rect| rect.contains(Position::new(column, row)));
        let Some(index) = self.places(self.area).iter().position(hit) else { return Took::Unused };
        self.at = index;
        self.enter()
    }

    fn indent(&self) -> u16 {
        if self.several { TICK } else { ARROW }
    }

    /// The part of a row that the label has.
    fn indented(&self, rect: Rect) -> Rect {
        let indent = self.indent().min(rect.width);
        Rect { x: rect.x + indent, width: (rect.width - indent).saturating_sub(SIGN), ..rect }
    }

    /// The rows that each takes; `gaps` counts the blank row above what stands apart.
    fn heights(&self, width: u16, gaps: bool) -> Vec<u16> {
        let gap = |index: usize| u16::from(gaps && self.gap(index));
        (0..self.rows.len()).map(|index| self.height(index, width).saturating_add(gap(index))).collect()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        let Some(row) = self.rows.get(index) else { return 0 };
        let label = column::rows(&row.label(self.several), width.saturating_sub(self.indent() + SIGN)).max(1);
        label.saturating_add(u16::from(row.open()))
    }

    /// Whether a blank row stands above this one.
    fn gap(&self, index: usize) -> bool {
        let apart = |index: usize| self.rows.get(index).is_some_and(|row| row.choice.apart);
        index > 0 && apart(index) && !apart(index - 1)
    }

    fn places(&self, area: Rect) -> Vec<Option<Rect>> {
        let roomy = self.heights(area.width, true);
        if sum(&roomy) <= area.height {
            return roll::place(&roomy, self.at, area);
        }
        let heights = self.heights(area.width, false);
        let footed = self.apart().and_then(|from| roll::footed(&heights, from, self.at, area));
        footed.unwrap_or_else(|| roll::place(&heights, self.at, area))
    }

    /// The first of the choices that stand apart.
    fn apart(&self) -> Option<usize> {
        (0..self.rows.len()).find(|index| self.gap(*index))
    }

    fn draw(&self, index: usize, rect: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        let row = self.rows.get(index)?;
        let roomy = rect.height > self.height(index, rect.width);
        let rect = column::below(rect, u16::from(roomy));
        let here = ink.awake && index == self.at;
        let style = if here || row.marked { ink.theme.accent } else { ink.theme.text };
        if rect.height > 0 {
            let width = usize::from(rect.width);
            let tint = if here || row.marked { ink.theme.accent } else { ink.theme.dim };
            buf.set_stringn(rect.x, rect.y, row.signs(here, self.several), width, tint);
        }
        let label = self.indented(rect);
        let label =
            Rect { height: label.height.saturating_sub(u16::from(row.open() && label.height > 1)), ..label };
        let used = column::write(buf, label, &row.label(self.several), style);
        let line = column::below(self.indented(rect), used);
        (row.open() && line.height > 0).then(|| self.draw_own(row, line, buf, ink)).flatten().filter(|_| here)
    }

    fn draw_own(&self, row: &Row, line: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        let line = Rect { height: 1, ..line };
        buf.set_stringn(line.x, line.y, "›", usize::from(line.width.min(1)), ink.theme.dim);
        let field = Rect { x: line.x + line.width.min(2), width: line.width.saturating_sub(2), ..line };
        row.own.render(field, buf, writing::style(ink)).filter(|_| self.writing)
    }
}

/// All rows together.
fn sum(heights: &[u16]) -> u16 {
    heights.iter().fold(0, |sum, height| sum.saturating_add(*height))
}

impl Row {
    /// Whether its line stands open.
    fn open(&self) -> bool {
        self.choice.own && self.marked
    }

    fn chosen(&self) -> Chosen {
        let text = if self.choice.own { writing::some(&self.own) } else { None };
        Chosen { text, ..Chosen::option(self.choice.id.clone(), self.choice.label.clone()) }
    }

    /// The arrow and the tick.
    fn signs(&self, here: bool, several: bool) -> String {
        let arrow = if here { '▸' } else { ' ' };
        match (self.marked, several) {
            (_, false) => arrow.to_string(),
            (true, true) => format!("{arrow} ✓"),
            (false, true) => format!("{arrow} ·"),
        }
    }

    /// Its words; one that was picked before says so.
    fn label(&self, several: bool) -> String {
        let picked = if self.marked && !several { "  ✓" } else { "" };
        format!("{}{picked}", self.choice.label)
    }
}

impl Pad for Choices {
    fn hand(&self) -> Hand {
        match (self.writing, self.several) {
            (true, _) => Hand::OwnLine,
            (false, true) => Hand::Marking,
            (false, false) => Hand::Choosing,
        }
    }

    fn take(&mut self, input: &Input) -> Took {
        match input {
            Input::Act(action) if !(self.writing && is_inside(*action)) => self.act(*action),
            Input::Click { column, row } => self.click(*column, *row),
            Input::Scroll(rows) => self.step(isize::try_from(*rows).unwrap_or(0)),
            Input::Key(key) if !self.writing && key.code == KeyCode::Char(' ') => self.act(Action::Mark),
            _ if self.writing => {
                let at = self.at;
                self.rows
                    .get_mut(at)
                    .map_or(Took::Unused, |row| writing::typed(&mut row.own, input, Rect::ZERO))
            }
            _ => Took::Unused,
        }
    }

    fn fit(&mut self, area: Rect) {
        self.area = area;
        let width = area.width.saturating_sub(self.indent() + 2).max(1);
        for row in &mut self.rows {
            row.own.fit(width, 1);
        }
    }

    fn room(&self, width: u16) -> Room {
        let rows = sum(&self.heights(width, true));
        Room::of(rows, 4)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        let places = self.places(area);
        let mut cursor = None;
        for (index, rect) in places.iter().enumerate() {
            cursor = rect.and_then(|rect| self.draw(index, rect, buf, ink)).or(cursor);
        }
        // The arrows speak of what moves: where what stands apart is in sight, of the rest.
        let first = self.apart().and_then(|from| Some((from, *places.get(from)?.as_ref()?)));
        let (end, foot) = first.unwrap_or((places.len(), Rect { y: area.bottom(), ..area }));
        let moving = Rect { height: foot.y - area.y, ..area };
        roll::arrows(buf, moving, places.get(..end).unwrap_or_default(), ink.theme.dim);
        cursor
    }

    fn fill(&self, answer: &mut Answer) {
        answer.chosen = self.chosen();
    }

    fn place(&self) -> Place {
        let cursor = self.rows.get(self.at).filter(|_| self.writing).map_or(0, |row| row.own.place().cursor);
        Place { field: self.at, cursor, top: 0 }
    }

    fn go_to(&mut self, place: Place) {
        self.at = place.field.min(self.rows.len().saturating_sub(1));
        if let Some(row) = self.rows.get_mut(self.at) {
            row.own.go_to(ProsePlace { cursor: place.cursor, top: 0 });
            self.writing = row.open() && place.cursor > 0;
        }
    }
}

/// Whether a key moves inside a line that is being written.
fn is_inside(action: Action) -> bool {
    matches!(action, Action::Left | Action::Right | Action::First | Action::Last | Action::Mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEvent;

    fn choice(id: &str) -> Choice {
        Choice { id: id.into(), label: id.into(), alone: false, own: false, apart: false }
    }

    fn days() -> Vec<Choice> {
        let own = Choice { own: true, ..choice("other") };
        let none = Choice { alone: true, apart: true, ..choice("none") };
        vec![choice("sleep"), choice("food"), own, none]
    }

    fn press(pad: &mut Choices, actions: &[Action]) -> Took {
        actions.iter().map(|action| pad.take(&Input::Act(*action))).last().unwrap_or(Took::Unused)
    }

    fn ids(pad: &Choices) -> Vec<String> {
        pad.chosen().into_iter().filter_map(|chosen| chosen.id).collect()
    }

    #[test]
    fn of_one_enter_chooses_and_goes_on() {
        let mut pad = Choices::one(&days(), &[], None);
        assert_eq!(press(&mut pad, &[Action::Down, Action::Choose]), Took::On);
        assert_eq!(ids(&pad), ["food"]);
        assert_eq!(press(&mut pad, &[Action::Up, Action::Choose]), Took::On);
        assert_eq!(ids(&pad), ["sleep"]);
    }

    #[test]
    fn of_several_enter_and_space_mark_and_unmark() {
        let mut pad = Choices::several(&days(), &[], None);
        assert_eq!(press(&mut pad, &[Action::Choose, Action::Down, Action::Mark]), Took::Used);
        assert_eq!(ids(&pad), ["sleep", "food"]);
        press(&mut pad, &[Action::Mark]);
        assert_eq!(ids(&pad), ["sleep"]);
    }

    #[test]
    fn alone_unticks_the_rest_and_is_unticked_by_them() {
        let mut pad = Choices::several(&days(), &[], Some(1));
        press(&mut pad, &[Action::Choose, Action::Last, Action::Choose]);
        assert_eq!(ids(&pad), ["none"]);
        press(&mut pad, &[Action::First, Action::Choose]);
        assert_eq!(ids(&pad), ["sleep"]);
        press(&mut pad, &[Action::Down, Action::Choose]);
        assert_eq!(ids(&pad), ["sleep"], "one is the most");
    }

    #[test]
    fn a_line_of_ones_own_is_written_beside_its_choice() {
        let mut pad = Choices::one(&days(), &[], Some("other"));
        assert_eq!(press(&mut pad, &[Action::Choose]), Took::Used);
        assert_eq!(pad.hand(), Hand::OwnLine);
        for letter in "the dog".chars() {
            pad.take(&Input::Key(KeyEvent::from(KeyCode::Char(letter))));
        }
        assert_eq!(press(&mut pad, &[Action::Choose]), Took::On);
        assert_eq!(pad.chosen()[0].text.as_deref(), Some("the dog"));
    }

    #[test]
    fn in_a_short_window_what_stands_apart_stays_in_sight() {
        let named = |id: &str, apart| Choice { apart, ..choice(id) };
        let rows = ["write", "someone", "minute", "list", "stop"].map(|id| named(id, false));
        let all = [rows.as_slice(), &[named("afraid", true), named("unsafe", true)]].concat();
        let mut choices = Choices::one(&all, &[], None);
        let area = Rect { x: 0, y: 0, width: 30, height: 4 };
        let seen = |choices: &Choices| -> Vec<usize> {
            choices.places(area).iter().enumerate().filter_map(|(index, rect)| rect.map(|_| index)).collect()
        };
        assert_eq!(seen(&choices), [0, 1, 5, 6]);
        choices.take(&Input::Act(Action::Last));
        assert_eq!(seen(&choices), [3, 4, 5, 6]);
    }
}
