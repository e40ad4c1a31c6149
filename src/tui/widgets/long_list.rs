//! A list of any length of which only what is seen is laid out, so that a long one costs no more than a short one.
//!
//! It knows its items by their places; what an item looks like is told when it comes into sight.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::hits;
use super::menu::Tone;
use crate::text::show::show_line;
use crate::text::wrap;
use crate::tui::keymap::{Action, Input};
use crate::tui::theme::Theme;

/// The mark of the chosen item, and the room it takes before every one.
const MARK: &str = "▸";
/// How far labels are set in; what hangs under them is set in twice as far.
pub const INDENT: usize = 2;

/// One line of an item.
#[derive(Clone, Debug)]
pub struct Row {
    text: String,
    tone: Tone,
    indent: usize,
    hits: Vec<Range<usize>>,
    /// The first line of an item's label, which carries the mark.
    leads: bool,
}

impl Row {
    /// An empty line.
    pub fn gap() -> Self {
        Self { text: String::new(), tone: Tone::Text, indent: 0, hits: Vec::new(), leads: false }
    }

    /// A line that belongs to the item but is not chosen with it, such as a heading.
    pub fn heading(text: &str, tone: Tone) -> Self {
        Self { text: show_line(text).into_owned(), tone, ..Self::gap() }
    }

    /// A line under a label, with what was found in it.
    pub fn under(text: &str, found: Vec<Range<usize>>) -> Self {
        Self { text: text.to_owned(), tone: Tone::Dim, indent: 2 * INDENT, hits: found, leads: false }
    }

    /// A label over as many lines as it needs, with what was found in it.
    pub fn label(text: &str, found: &[Range<usize>], width: u16) -> Vec<Self> {
        let text = show_line(text);
        let rows = wrap::lines_with_places(&text, usize::from(width).saturating_sub(2 * INDENT).max(1));
        let one = |(number, (start, row)): (usize, &(usize, String))| {
            let inside = |hit: &Range<usize>| {
                let from = hit.start.max(*start) - start;
                let to = hit.end.saturating_sub(*start).min(row.len());
                (hit.end > *start && from < to).then_some(from..to)
            };
            let indent = if number == 0 { INDENT } else { 2 * INDENT };
            let hits = found.iter().filter_map(inside).collect();
            Self { text: row.clone(), tone: Tone::Text, indent, hits, leads: number == 0 }
        };
        rows.iter().enumerate().map(one).collect()
    }
}

/// What is chosen of a list, and what of it is seen.
#[derive(Clone, Debug, Default)]
pub struct LongList {
    chosen: usize,
    /// The first item in sight.
    top: usize,
    length: usize,
    /// Where it was last laid out.
    area: Rect,
    /// The chosen item is to be brought into sight.
    follows: bool,
    lines: Vec<(usize, Row)>,
    more_below: bool,
}

impl LongList {
    /// The place of what is chosen; none in an empty list.
    pub fn chosen(&self) -> Option<usize> {
        (self.chosen < self.length).then_some(self.chosen)
    }

    /// Chooses an item.
    pub fn choose(&mut self, place: usize) {
        self.chosen = place;
        self.follows = true;
    }

    /// Tells how many items there are by now, before it is moved in.
    pub fn lengthen(&mut self, length: usize) {
        self.length = length;
    }

    /// Goes to the next item or the one before, round at the ends; whether it went round.
    pub fn walk(&mut self, on: bool) -> bool {
        let last = self.length.saturating_sub(1);
        let (next, round) = match self.chosen {
            here if on && here < last => (here + 1, false),
            _ if on => (0, true),
            0 => (last, true),
            here => (here - 1, false),
        };
        self.choose(next);
        round
    }

    /// Lays out what is seen of so many items in this room, and under them the tail, which cannot be chosen.
    pub fn set(&mut self, length: usize, area: Rect, item: impl Fn(usize) -> Vec<Row>, tail: &[Row]) {
        let room = usize::from(area.height).max(1);
        (self.length, self.area) = (length, area);
        self.chosen = self.chosen.min(length.saturating_sub(1));
        self.top = self.top.min(self.chosen.max(self.top)).min(length.saturating_sub(1));
        if self.follows && length > 0 {
            self.top = self.top.min(self.chosen).max(self.least_top(room, &item, tail));
        }
        self.follows = false;
        self.lines.clear();
        for place in self.top..length {
            if self.lines.len() >= room {
                break;
            }
            self.lines.extend(item(place).into_iter().map(|row| (place, row)));
        }
        if self.lines.len() < room || self.top + 1 >= length {
            self.lines.extend(tail.iter().map(|row| (length, row.clone())));
        }
        let last_seen = self.lines.get(room - 1).or(self.lines.last()).map_or(length, |(place, _)| *place);
        self.more_below = self.lines.len() > room || last_seen + 1 < length;
        self.lines.truncate(room);
    }

    /// The first item that may stand on top if the chosen one is to be seen whole; with the last one, the tail.
    fn least_top(&self, room: usize, item: &impl Fn(usize) -> Vec<Row>, tail: &[Row]) -> usize {
        let chosen = item(self.chosen).len();
        let tail = if self.chosen + 1 == self.length { tail.len() } else { 0 };
        let mut used = if chosen + tail <= room { chosen + tail } else { chosen };
        let mut top = self.chosen;
        while top > 0 {
            used += item(top - 1).len();
            if used > room {
                break;
            }
            top -= 1;
        }
        top
    }

    /// Moves, where the action is a move.
    pub fn act(&mut self, action: Action) {
        let last = self.length.saturating_sub(1);
        let seen = self.whole_items().saturating_sub(1).max(1);
        match action {
            Action::Up => self.choose(self.chosen.saturating_sub(1)),
            Action::Down => self.choose((self.chosen + 1).min(last)),
            Action::PageUp => self.choose(self.chosen.saturating_sub(seen)),
            Action::PageDown => self.choose((self.chosen + seen).min(last)),
            Action::First => self.choose(0),
            Action::Last => self.choose(last),
            _ => {}
        }
    }

    /// Whatever moves or scrolls, by key or mouse; the rest is not for it.
    pub fn take(&mut self, input: &Input) {
        match input {
            Input::Act(action) => self.act(*action),
            Input::Scroll(rows) if *rows > 0 => self.top = (self.top + 1).min(self.length.saturating_sub(1)),
            Input::Scroll(_) => self.top = self.top.saturating_sub(1),
            Input::Click { column, row } => self.click(Position::new(*column, *row)),
            _ => {}
        }
    }

    /// A click chooses the item that stands there, and opens nothing.
    fn click(&mut self, at: Position) {
        let line = usize::from(at.y.saturating_sub(self.area.y));
        let place = self.lines.get(line).map(|(place, _)| *place).filter(|_| self.area.contains(at));
        self.chosen = place.filter(|place| *place < self.length).unwrap_or(self.chosen);
    }

    /// How many items are seen.
    fn whole_items(&self) -> usize {
        self.lines.iter().filter(|(_, row)| row.leads).count()
    }

    /// Draws what fits.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, theme: &Theme) {
        for ((place, row), y) in self.lines.iter().zip(area.y..area.bottom()) {
            self.draw_row(buf, Rect { y, height: 1, ..area }, *place, row, theme);
        }
        let arrow = match (self.top > 0, self.more_below) {
            (false, false) => return,
            (true, false) => "↑",
            (false, true) => "↓",
            (true, true) => "↕",
        };
        // In the margin, where there is one.
        if area.right() < buf.area.right() && area.height > 0 {
            buf.set_string(area.right(), area.bottom() - 1, arrow, theme.dim);
        }
    }

    fn draw_row(&self, buf: &mut Buffer, area: Rect, place: usize, row: &Row, theme: &Theme) {
        let is_chosen = Some(place) == self.chosen() && row.tone == Tone::Text;
        let style = if is_chosen { theme.accent } else { row.tone.style(theme) };
        let indent = u16::try_from(row.indent).unwrap_or(u16::MAX);
        if indent < area.width {
            let room = usize::from(area.width - indent);
            buf.set_stringn(area.x + indent, area.y, show_line(&row.text), room, style);
        }
        if is_chosen && row.leads {
            buf.set_stringn(area.x, area.y, MARK, 1, theme.accent);
        }
        for hit in &row.hits {
            hits::paint(buf, area, row.indent, &row.text, hit, theme.found());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::DARK;

    const ROOM: Rect = Rect { x: 0, y: 0, width: 12, height: 5 };

    fn item(place: usize) -> Vec<Row> {
        let mut rows = Row::label(&format!("item {place}"), &[], 40);
        rows.push(Row::under("note", Vec::new()));
        rows
    }

    fn shown(list: &mut LongList, length: usize, tail: &[Row]) -> Vec<String> {
        list.set(length, ROOM, item, tail);
        let mut buf = Buffer::empty(Rect { width: 14, ..ROOM });
        list.draw(&mut buf, ROOM, &DARK);
        let row = |y: u16| (0..14).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..ROOM.height).map(row).filter(|row| !row.trim().is_empty()).collect()
    }

    #[test]
    fn the_chosen_item_is_always_seen_whole_wherever_one_goes() {
        let mut list = LongList::default();
        shown(&mut list, 50, &[]);
        for action in
            [Action::Down, Action::PageDown, Action::Last, Action::Up, Action::PageUp, Action::First]
        {
            for _ in 0..9 {
                list.act(action);
                let shown = shown(&mut list, 50, &[]);
                let chosen = format!("▸ item {}", list.chosen().unwrap());
                let at = shown.iter().position(|row| *row == chosen).unwrap();
                assert!(shown[at + 1].contains("note"), "{shown:?}");
            }
        }
    }

    #[test]
    fn arrows_tell_that_there_is_more() {
        let mut list = LongList::default();
        assert!(shown(&mut list, 9, &[])[4].ends_with('↓'));
        list.act(Action::Last);
        assert!(shown(&mut list, 9, &[])[4].ends_with('↑'));
        assert!(!shown(&mut LongList::default(), 2, &[]).concat().contains('↓'));
    }

    #[test]
    fn a_walk_goes_round_and_says_so() {
        let mut list = LongList::default();
        shown(&mut list, 2, &[]);
        assert_eq!([list.walk(true), list.walk(true), list.walk(false)], [false, true, true]);
        assert_eq!(list.chosen(), Some(1));
    }

    #[test]
    fn the_tail_comes_after_the_last_and_alone_where_there_is_nothing_else() {
        let tail = [Row::heading("tail", Tone::Dim)];
        let mut list = LongList::default();
        assert_eq!(shown(&mut list, 0, &tail), ["tail"]);
        assert_eq!(list.chosen(), None);
        shown(&mut list, 9, &tail);
        list.act(Action::Last);
        assert_eq!(shown(&mut list, 9, &tail).last().map(|row| row.starts_with("tail")), Some(true));
    }

    #[test]
    fn only_what_is_seen_is_laid_out() {
        let laid = std::cell::Cell::new(0);
        let mut list = LongList::default();
        list.set(0, ROOM, item, &[]);
        list.choose(9_999);
        list.set(
            10_000,
            ROOM,
            |place| {
                laid.set(laid.get() + 1);
                item(place)
            },
            &[],
        );
        assert!(laid.get() < 10, "{}", laid.get());
    }
}
