//! A number from 0 to 10, on one row.
//!
//! The mark is shown by brackets and in words, never by colour alone. It never knows what a number leads to.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::column;
use super::pad::{Hand, Ink, Pad, Room, Took};
use crate::journal::Answer;
use crate::sitting::Anchor;
use crate::tui::keymap::{Action, Input};

/// The highest number.
const MOST: u8 = 10;
/// Cells of the row at its narrowest: three a number, four for the ten.
const NARROWEST: u16 = 34;

/// A number row.
pub struct Rate {
    /// The number that is marked.
    mark: Option<u8>,
    /// The number that counts: what was marked, or, where Enter confirms, what was marked when it was pressed.
    value: Option<u8>,
    confirms: bool,
    ends: Option<[String; 2]>,
    anchors: Vec<Anchor>,
    before: Option<u8>,
    one: bool,
    area: Rect,
}

impl Rate {
    /// A number row with a number already given, or none.
    pub fn new(value: Option<u8>) -> Self {
        let (ends, anchors, before) = (None, Vec::new(), None);
        let (mark, confirms, one, area) = (value, false, false, Rect::default());
        Self { mark, value, confirms, ends, anchors, before, one, area }
    }

    /// A number counts only once Enter confirms it, so that a slip never opens a gate.
    #[must_use]
    pub fn confirmed(self) -> Self {
        Self { confirms: true, ..self }
    }

    /// With words at its two ends.
    #[must_use]
    pub fn between(self, ends: Option<[String; 2]>) -> Self {
        Self { ends, ..self }
    }

    /// With words at numbers.
    #[must_use]
    pub fn anchored(self, anchors: Vec<Anchor>) -> Self {
        Self { anchors, ..self }
    }

    /// With the number from the beginning beside it.
    #[must_use]
    pub fn beside(self, before: Option<u8>) -> Self {
        Self { before, ..self }
    }

    /// Whether Enter has to confirm it.
    pub fn confirms(&self) -> bool {
        self.confirms
    }

    /// The number that counts.
    pub fn value(&self) -> Option<u8> {
        self.value
    }

    /// Left without Enter: the mark goes back to the number that counts.
    pub fn let_go(&mut self) {
        (self.mark, self.one) = (self.value, false);
    }

    /// Takes a mark as the number, where nothing has to confirm it.
    fn marked(&mut self) -> Took {
        if !self.confirms {
            self.value = self.mark;
        }
        Took::Used
    }

    fn key(&mut self, code: KeyCode) -> Took {
        let after_one = std::mem::take(&mut self.one);
        self.mark = match code {
            KeyCode::Char('0') if after_one => Some(MOST),
            KeyCode::Char('x' | 'X') => Some(MOST),
            KeyCode::Backspace | KeyCode::Delete => None,
            KeyCode::Char(letter) => match letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok()) {
                Some(digit) => {
                    self.one = digit == 1;
                    Some(digit)
                }
                None => return Took::Unused,
            },
            _ => return Took::Unused,
        };
        self.marked()
    }

    fn act(&mut self, action: Action) -> Took {
        self.one = false;
        let now = self.mark;
        self.mark = match action {
            Action::Left => Some(now.map_or(MOST / 2, |value| value.saturating_sub(1))),
            Action::Right => Some(now.map_or(MOST / 2, |value| value.saturating_add(1).min(MOST))),
            Action::First => Some(0),
            Action::Last => Some(MOST),
            Action::Choose => {
                self.value = now;
                return Took::On;
            }
            _ => return Took::Unused,
        };
        self.marked()
    }

    fn click(&mut self, column: u16, row: u16) -> Took {
        let step = step(self.area.width);
        let on_row = row == self.area.y && column >= self.area.x && step > 0;
        let hit = || u8::try_from((column - self.area.x) / step).ok().filter(|value| *value <= MOST);
        let Some(value) = on_row.then(hit).flatten() else { return Took::Unused };
        self.mark = Some(value);
        self.marked()
    }

    /// The words at the marked number: those of the nearest anchor below it.
    fn anchor(&self) -> Option<usize> {
        let value = self.mark?;
        self.anchors.iter().rposition(|anchor| anchor.at <= value)
    }

    fn draw_row(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        let step = step(area.width);
        if step == 0 {
            let shown = self.mark.map_or("–".to_owned(), |value| value.to_string());
            buf.set_stringn(
                area.x,
                area.y,
                format!("[{shown}] 0–10"),
                usize::from(area.width),
                ink.theme.accent,
            );
            return;
        }
        for value in 0..=MOST {
            let x = area.x + u16::from(value) * step;
            let marked = self.mark == Some(value);
            let shown = if marked { format!("[{value}]") } else { format!(" {value} ") };
            let style = if marked { ink.theme.accent.patch(ink.theme.title) } else { ink.theme.text };
            buf.set_stringn(x, area.y, shown, usize::from(area.right().saturating_sub(x)), style);
        }
    }

    fn draw_ends(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        if let Some([low, high]) = &self.ends {
            draw_between(low, high, area, buf, ink);
        }
    }

    fn draw_anchors(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        let here = self.anchor();
        let all = usize::from(area.height) >= self.anchors.len();
        if let (false, None, [low, .., high]) = (all, here, self.anchors.as_slice()) {
            // There is room for one line, and nothing is marked yet: what the two ends mean.
            return draw_between(
                &low.says,
                &high.says,
                Rect { height: area.height.min(1), ..area },
                buf,
                ink,
            );
        }
        let rows = self.anchors.iter().enumerate().filter(|(index, _)| all || Some(*index) == here);
        for (y, (index, anchor)) in (area.y..area.bottom()).zip(rows) {
            let (sign, style) =
                if Some(index) == here { ('▸', ink.theme.text) } else { (' ', ink.theme.dim) };
            let line = format!("{sign}{:>2}  {}", anchor.at, anchor.says);
            buf.set_stringn(area.x, y, line, usize::from(area.width), style);
        }
    }

    fn draw_before(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        let Some(before) = self.before else { return };
        let now = self.mark.map_or("–".to_owned(), |now| now.to_string());
        let forms = &ink.words.forms;
        let line = format!(" {before} {}  ·  {now} {}", forms.when_you_came, forms.now);
        buf.set_stringn(area.x, area.y, line, usize::from(area.width), ink.theme.dim);
    }
}

/// Words under the two ends of the row.
fn draw_between(low: &str, high: &str, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
    if area.height == 0 {
        return;
    }
    let width = usize::from(row_width(area.width));
    let gap = width.saturating_sub(cells(low) + cells(high) + 2).max(2);
    let line = format!(" {low}{}{high}", " ".repeat(gap));
    buf.set_stringn(area.x, area.y, line, usize::from(area.width), ink.theme.dim);
}

/// Cells from one number to the next; none where the row does not fit.
fn step(width: u16) -> u16 {
    if width < NARROWEST { 0 } else { ((width - 4) / 10).min(5) }
}

/// The cells of the whole row.
fn row_width(width: u16) -> u16 {
    (step(width) * 10 + 4).min(width)
}

/// The width of a text, in cells.
fn cells(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

impl Pad for Rate {
    fn hand(&self) -> Hand {
        Hand::Rating
    }

    fn take(&mut self, input: &Input) -> Took {
        match input {
            Input::Key(key) => self.key(key.code),
            Input::Act(action) => self.act(*action),
            Input::Click { column, row } => self.click(*column, *row),
            _ => Took::Unused,
        }
    }

    fn fit(&mut self, area: Rect) {
        self.area = area;
    }

    fn room(&self, _width: u16) -> Room {
        let anchors = u16::try_from(self.anchors.len()).unwrap_or(0);
        let (ends, before) = (u16::from(self.ends.is_some()), u16::from(self.before.is_some()));
        let gap = u16::from(anchors > 0);
        let least = 1 + ends + before + gap;
        Room { least, most: least + before + anchors }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        if area.height == 0 {
            return None;
        }
        self.draw_row(area, buf, ink);
        let mut rest = column::below(area, 1);
        if self.ends.is_some() && rest.height > 0 {
            self.draw_ends(rest, buf, ink);
            rest = column::below(rest, 1);
        }
        if self.before.is_some() && rest.height > 0 {
            rest = column::below(rest, u16::from(rest.height > 1));
            self.draw_before(rest, buf, ink);
            rest = column::below(rest, 1);
        }
        let roomy = usize::from(rest.height) > self.anchors.len();
        self.draw_anchors(column::below(rest, u16::from(roomy)), buf, ink);
        None
    }

    fn fill(&self, answer: &mut Answer) {
        answer.value = self.value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEvent;

    fn after(keys: &str) -> Option<u8> {
        let mut rate = Rate::new(None);
        for letter in keys.chars() {
            rate.take(&Input::Key(KeyEvent::from(KeyCode::Char(letter))));
        }
        rate.value()
    }

    #[test]
    fn a_digit_moves_the_mark_and_one_then_nought_is_ten() {
        let table = [("", None), ("7", Some(7)), ("1", Some(1)), ("10", Some(10)), ("x", Some(10))];
        let more = [("110", Some(10)), ("70", Some(0)), ("q", None), ("1x", Some(10)), ("100", Some(0))];
        for (keys, value) in table.into_iter().chain(more) {
            assert_eq!(after(keys), value, "{keys}");
        }
    }

    #[test]
    fn where_enter_confirms_a_slip_gives_no_number() {
        let mut rate = Rate::new(None).confirmed();
        rate.take(&Input::Key(KeyEvent::from(KeyCode::Char('9'))));
        assert_eq!(rate.value(), None);
        assert_eq!(rate.take(&Input::Act(Action::Choose)), Took::On);
        assert_eq!(rate.value(), Some(9));
        rate.take(&Input::Key(KeyEvent::from(KeyCode::Char('3'))));
        rate.let_go();
        assert_eq!(rate.value(), Some(9));
    }

    #[test]
    fn arrows_move_the_mark_and_stop_at_the_ends() {
        let mut rate = Rate::new(Some(9));
        for _ in 0..3 {
            rate.take(&Input::Act(Action::Right));
        }
        assert_eq!(rate.value(), Some(10));
        rate.take(&Input::Act(Action::First));
        rate.take(&Input::Act(Action::Left));
        assert_eq!(rate.value(), Some(0));
        assert_eq!(rate.take(&Input::Act(Action::Choose)), Took::On);
    }

    #[test]
    fn the_words_are_those_of_the_nearest_number_below() {
        let says = |at: u8| Anchor { at, says: String::new() };
        let rate = Rate::new(Some(6)).anchored(vec![says(0), says(3), says(5), says(7)]);
        assert_eq!(rate.anchor(), Some(2));
    }
}
