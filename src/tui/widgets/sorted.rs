//! Several short lists, each under its heading, on one screen; a line can be sent to the next heading.
//!
//! An empty heading is fine. It never knows what the headings mean.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::lines::Lines;
use super::pad::{Hand, Ink, Pad, Place, Room, Took};
use super::{column, roll};
use crate::journal::{Answer, At, Part};
use crate::tui::keymap::{Action, Input};

/// Short lists under headings.
pub struct Sorted {
    lists: Vec<List>,
    one_row: bool,
    at: usize,
    area: Rect,
}

struct List {
    label: String,
    lines: Lines,
}

/// What stands in a block of the screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    Gap,
    Heading(usize),
    Line(usize, usize),
}

impl Sorted {
    /// Lists under these headings; with `one_row` one row under each and no moving.
    pub fn new(labels: &[String], parts: &[Part], one_row: bool) -> Self {
        let list = |(index, label): (usize, &String)| {
            let items: Vec<String> = parts_under(index, labels, parts).cloned().collect();
            List { label: label.clone(), lines: Lines::plain(&items) }
        };
        Self { lists: labels.iter().enumerate().map(list).collect(), one_row, at: 0, area: Rect::default() }
    }

    /// The headings with what stands under them.
    pub fn parts(&self) -> Vec<Part> {
        let part = |list: &List| Part {
            label: list.label.clone(),
            items: list.lines.items().into_iter().map(|item| item.text).collect(),
            ..Part::default()
        };
        self.lists.iter().map(part).collect()
    }

    /// Sends the line under the cursor to the next heading, and goes with it.
    fn send(&mut self) -> Took {
        if self.one_row || self.lists.len() < 2 {
            return Took::Unused;
        }
        let Some(line) = self.lists.get_mut(self.at).and_then(|list| list.lines.give()) else {
            return Took::Used;
        };
        self.at = (self.at + 1) % self.lists.len();
        if let Some(list) = self.lists.get_mut(self.at) {
            list.lines.receive(&line);
        }
        Took::Used
    }

    fn tab(&mut self, on: bool) -> Took {
        let to = if on { self.at.checked_add(1) } else { self.at.checked_sub(1) };
        match to.filter(|to| *to < self.lists.len()) {
            Some(to) => {
                self.at = to;
                Took::Used
            }
            None => Took::Unused,
        }
    }

    /// Up from a list's first line goes to the list before, down from its last to the next.
    fn cross(&mut self, down: bool) -> Took {
        let took = self.tab(down);
        if let Some(list) = self.lists.get_mut(self.at).filter(|_| took == Took::Used) {
            if down { list.lines.first() } else { list.lines.last() }
        }
        took
    }

    fn inside(&mut self, input: &Input) -> Took {
        let enter = match input {
            Input::Key(key) => key.code == KeyCode::Enter,
            Input::Act(action) => *action == Action::Choose,
            _ => false,
        };
        if self.one_row && enter {
            return if self.tab(true) == Took::Used { Took::Used } else { Took::On };
        }
        let took = self.lists.get_mut(self.at).map_or(Took::Unused, |list| list.lines.take(input));
        match (took, input) {
            (Took::Unused, Input::Key(key)) if key.code == KeyCode::Up => self.cross(false),
            (Took::Unused, Input::Key(key)) if key.code == KeyCode::Down => self.cross(true),
            _ => took,
        }
    }

    /// From top to bottom, each with its height; blank rows between the lists only where everything fits.
    fn blocks(&self, area: Rect) -> Vec<(Block, u16)> {
        let mut blocks = self.stacked(area.width);
        let high = blocks.iter().fold(0, |sum: u16, (_, height)| sum.saturating_add(*height));
        if high > area.height {
            blocks.retain(|(block, _)| *block != Block::Gap);
        }
        blocks
    }

    fn stacked(&self, width: u16) -> Vec<(Block, u16)> {
        let mut blocks = Vec::new();
        for (part, list) in self.lists.iter().enumerate() {
            blocks.extend((part > 0).then_some((Block::Gap, 1)));
            blocks.push((Block::Heading(part), column::rows(&list.label, width).clamp(1, 3)));
            let line = |(line, height)| (Block::Line(part, line), height);
            blocks.extend(list.lines.heights().enumerate().map(line));
        }
        blocks
    }

    fn places(&self, area: Rect) -> Vec<(Block, Option<Rect>)> {
        let (blocks, heights): (Vec<_>, Vec<_>) = self.blocks(area).into_iter().unzip();
        let line = self.lists.get(self.at).map_or(0, |list| list.lines.at());
        let focus = blocks.iter().position(|block| *block == Block::Line(self.at, line)).unwrap_or(0);
        blocks.into_iter().zip(roll::place(&heights, focus, area)).collect()
    }

    fn draw(&self, block: Block, rect: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        match block {
            Block::Gap => None,
            Block::Heading(part) => {
                let style = if part == self.at { ink.theme.accent } else { ink.theme.text };
                column::write(buf, rect, &self.lists.get(part)?.label, style);
                None
            }
            Block::Line(part, line) => {
                self.lists.get(part)?.lines.draw(line, rect, buf, ink, part == self.at)
            }
        }
    }
}

/// The lines that belong under this heading: those that stood under it. Where a heading is worded anew its lines stay
/// at its place, and lines of one that is gone go under the last, so that none is lost.
fn parts_under<'a>(index: usize, labels: &[String], parts: &'a [Part]) -> impl Iterator<Item = &'a String> {
    let known = |label: &String| labels.iter().position(|own| own == label);
    let taken =
        |place: usize| labels.get(place).is_some_and(|label| parts.iter().any(|part| part.label == *label));
    let last = labels.len().saturating_sub(1);
    let place = move |(at, part): (usize, &Part)| {
        known(&part.label).unwrap_or(if at <= last && !taken(at) { at } else { last })
    };
    let here: Vec<_> = parts
        .iter()
        .enumerate()
        .filter(|(at, part)| place((*at, part)) == index)
        .map(|(_, part)| part)
        .collect();
    here.into_iter().flat_map(|part| &part.items)
}

impl Pad for Sorted {
    fn hand(&self) -> Hand {
        if self.one_row { Hand::Fields } else { Hand::Sorting }
    }

    fn take(&mut self, input: &Input) -> Took {
        match input {
            Input::Act(Action::Move) => self.send(),
            Input::Act(Action::Next) => self.tab(true),
            Input::Act(Action::Previous) => self.tab(false),
            Input::Click { column, row } => {
                let at = Position::new(*column, *row);
                let hit =
                    self.places(self.area).into_iter().find(|(_, rect)| rect.is_some_and(|r| r.contains(at)));
                if let Some((Block::Line(part, line), _)) = hit {
                    self.go_to(Place { field: part * LINES + line, cursor: usize::MAX, top: 0 });
                }
                Took::Used
            }
            _ => self.inside(input),
        }
    }

    fn fit(&mut self, area: Rect) {
        self.area = area;
        for list in &mut self.lists {
            list.lines.fit_lines(area.width);
        }
    }

    fn room(&self, _width: u16) -> Room {
        Room::all(4)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        let places = self.places(area);
        let mut cursor = None;
        for (block, rect) in &places {
            cursor = rect.and_then(|rect| self.draw(*block, rect, buf, ink)).or(cursor);
        }
        let rects: Vec<_> = places.into_iter().map(|(_, rect)| rect).collect();
        roll::arrows(buf, area, &rects, ink.theme.dim);
        cursor
    }

    fn fill(&self, answer: &mut Answer) {
        answer.parts = self.parts();
    }

    fn place(&self) -> Place {
        let inner = self.lists.get(self.at).map_or(Place::default(), |list| list.lines.place());
        Place { field: self.at * LINES + inner.field.min(LINES - 1), ..inner }
    }

    fn go_to(&mut self, place: Place) {
        self.at = (place.field / LINES).min(self.lists.len().saturating_sub(1));
        if let Some(list) = self.lists.get_mut(self.at) {
            list.lines.go_to(Place { field: place.field % LINES, ..place });
        }
    }
}

/// Fields of one heading, in the number that says where the hands are.
const LINES: usize = At::HEADING;

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEvent;

    #[test]
    fn lines_under_a_heading_that_is_worded_anew_or_gone_are_not_lost() {
        let part = |label: &str, item: &str| Part {
            label: label.to_owned(),
            items: vec![item.to_owned()],
            ..Part::default()
        };
        let before = [part("I know", "a"), part("I'm guessing", "b"), part("I'm afraid of", "c")];
        let under = |labels: &[&str]| {
            let labels: Vec<_> = labels.iter().map(|label| (*label).to_owned()).collect();
            let parts = Sorted::new(&labels, &before, false).parts();
            parts.into_iter().map(|part| part.items.join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(under(&["I know", "I'm guessing", "I'm afraid of"]), ["a", "b", "c"]);
        assert_eq!(under(&["I know", "I suspect", "I'm afraid of"]), ["a", "b", "c"]);
        assert_eq!(under(&["What I know", "I suspect"]), ["a", "b c"]);
        assert_eq!(under(&["I'm afraid of", "I know"]), ["c", "a b"]);
    }

    fn doubt() -> Sorted {
        let labels = ["I know", "I'm guessing", "I'm afraid of"].map(str::to_owned);
        Sorted::new(&labels, &[], false)
    }

    fn typed(pad: &mut Sorted, text: &str) {
        for letter in text.chars() {
            pad.take(&Input::Key(KeyEvent::from(KeyCode::Char(letter))));
        }
    }

    fn items(pad: &Sorted) -> Vec<Vec<String>> {
        pad.parts().into_iter().map(|part| part.items).collect()
    }

    #[test]
    fn a_line_goes_to_the_next_heading_and_round_again() {
        let mut pad = doubt();
        typed(&mut pad, "the bill");
        for home in [1, 2, 0] {
            pad.take(&Input::Act(Action::Move));
            let holding: Vec<_> = items(&pad).iter().map(Vec::len).collect();
            assert_eq!(holding.iter().position(|lines| *lines == 1), Some(home));
        }
        assert_eq!(items(&pad)[0], ["the bill"]);
    }

    #[test]
    fn tab_goes_to_the_next_heading_and_then_on() {
        let mut pad = doubt();
        let tabs: Vec<_> = (0..3).map(|_| pad.take(&Input::Act(Action::Next))).collect();
        assert_eq!(tabs, [Took::Used, Took::Used, Took::Unused]);
        typed(&mut pad, "x");
        assert_eq!(items(&pad)[2], ["x"]);
    }

    #[test]
    fn with_one_row_enter_goes_on_and_nothing_moves() {
        let mut pad = Sorted::new(&["a".into(), "b".into()], &[], true);
        typed(&mut pad, "x");
        assert_eq!(pad.take(&Input::Act(Action::Move)), Took::Unused);
        let enter = Input::Key(KeyEvent::from(KeyCode::Enter));
        assert_eq!((pad.take(&enter), pad.take(&enter)), (Took::Used, Took::On));
    }

    #[test]
    fn where_the_hands_were_comes_back() {
        let mut pad = doubt();
        pad.take(&Input::Act(Action::Next));
        typed(&mut pad, "why");
        let place = pad.place();
        let mut again = Sorted::new(&["I know".into(), "I'm guessing".into()], &pad.parts(), false);
        again.go_to(place);
        assert_eq!(again.place().field, place.field);
    }
}
