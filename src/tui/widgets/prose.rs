//! The editor for prose: paragraphs wrapped at words, edited by whole clusters, undone word by word.
//!
//! It must never know what the words are for, where they are kept or which screen shows them; it reads no clock and
//! touches no clipboard. What was written must not leave it by accident: its `Debug` is silent and it never panics.

mod buffer;
mod keys;
mod motion;
mod paint;
#[cfg(test)]
mod tests;
mod undo;

use std::borrow::Cow;
use std::fmt;

use crossterm::event::KeyEvent;
use ratatui::style::Style;

use buffer::{Buffer, Spot, clean};
use keys::{Act, Motion};
use motion::Caret;
use undo::{Change, History, Kind};

/// The width until the first [`Prose::fit`].
const FIRST_WIDTH: usize = 80;

/// A text being written, with its cursor, selection, undo and scroll position.
pub struct Prose {
    buffer: Buffer,
    caret: Caret,
    /// Where the selection began, if there is one.
    anchor: Option<Spot>,
    /// The column that Up and Down try to keep.
    goal: Option<usize>,
    history: History,
    changes: u64,
    view: View,
    placeholder: String,
    single: bool,
}

/// Which part of the text is seen.
struct View {
    /// The first visible row.
    top: usize,
    height: usize,
    /// The view keeps the cursor in sight; not after the wheel was turned.
    follow: bool,
    /// `top` was set from outside and is right for the width to come.
    resumed: bool,
}

/// Where a person is in a text, to be resumed later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProsePlace {
    /// The cursor's byte in [`Prose::text`].
    pub cursor: usize,
    /// The first visible visual row.
    pub top: usize,
}

/// The styles of an editor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProseStyle {
    /// Of the whole area and the words.
    pub text: Style,
    /// Of what is selected, over `text`.
    pub selection: Style,
    /// Of the placeholder, over `text`.
    pub placeholder: Style,
}

impl fmt::Debug for Prose {
    /// Never prints the text: a person wrote it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Prose(…)")
    }
}

impl Prose {
    /// An editor holding `text`, with the cursor at its end. Line ends of every kind become `\n`; other control
    /// characters, tabs excepted, are dropped.
    pub fn new(text: &str) -> Self {
        let buffer = Buffer::new(&clean(text), FIRST_WIDTH);
        Self {
            caret: buffer.end().into(),
            buffer,
            anchor: None,
            goal: None,
            history: History::default(),
            changes: 0,
            view: View { top: 0, height: 1, follow: true, resumed: false },
            placeholder: String::new(),
            single: false,
        }
    }

    /// Shows `placeholder` as long as there is no text.
    #[must_use]
    pub fn with_placeholder(mut self, placeholder: impl Into<String>) -> Self {
        self.placeholder = placeholder.into();
        self
    }

    /// Makes it a field of one line: Enter is not used, newlines become spaces, and what goes nowhere is left to the
    /// caller (Up in the first row, Down in the last, the page keys, Backspace in an empty field). A long line wraps.
    #[must_use]
    pub fn single_line(mut self) -> Self {
        self.single = true;
        self.buffer = Buffer::new(&self.text().replace('\n', " "), self.buffer.width());
        self.history = History::default();
        self.caret = self.buffer.end().into();
        self.anchor = None;
        self
    }

    /// The whole text, copied.
    pub fn text(&self) -> String {
        self.buffer.text()
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.buffer.is_empty()
    }

    /// A number that grows with every edit, undo and redo.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// How many visual rows the text takes at the width of the last [`Prose::fit`].
    pub fn rows(&self) -> usize {
        self.buffer.rows()
    }

    /// Where the person is.
    pub fn place(&self) -> ProsePlace {
        ProsePlace { cursor: self.buffer.offset(self.caret.spot), top: self.view.top }
    }

    /// Goes back to a place. A cursor inside a cluster moves behind it, one beyond the text to its end; the scroll
    /// position is put right at the next [`Prose::fit`].
    pub fn go_to(&mut self, place: ProsePlace) {
        self.stand(self.buffer.spot(place.cursor).into());
        self.view.top = place.top;
        self.view.resumed = true;
    }

    /// What is selected, in bytes of [`Prose::text`]; none where that is nothing.
    pub fn selected(&self) -> Option<std::ops::Range<usize>> {
        let (from, to) = self.selection()?;
        Some(self.buffer.offset(from)..self.buffer.offset(to))
    }

    /// Begins to select at the cursor: the next move with Shift goes on from there.
    pub fn select_from_here(&mut self) {
        self.anchor = Some(self.caret.spot);
    }

    /// Takes a key; whether it was one of its own. Escape, Tab, function keys, and the letters with Control that mean
    /// something everywhere are not.
    pub fn key(&mut self, key: &KeyEvent) -> bool {
        keys::act(key).is_some_and(|act| self.act(act))
    }

    /// Puts a whole text in, in place of what is selected, as one step to undo.
    pub fn paste(&mut self, text: &str) {
        self.write(&clean(text), Kind::Whole);
    }

    fn act(&mut self, act: Act) -> bool {
        if self.single && self.leads_nowhere(act) {
            return false;
        }
        match act {
            Act::Go(motion) => self.go(motion),
            Act::Select(motion) => self.select(motion),
            Act::Remove(motion) => self.remove(motion),
            Act::Type(c) if c.is_control() => return false,
            Act::Type(c) => self.write(&clean(c.encode_utf8(&mut [0; 4])), Kind::Typed),
            Act::NewLine => self.write("\n", Kind::Typed),
            Act::Undo => self.undo(),
            Act::Redo => self.redo(),
        }
        self.view.follow = true;
        true
    }

    /// What a field of one line leaves to the list or form it stands in.
    fn leads_nowhere(&self, act: Act) -> bool {
        match act {
            Act::NewLine | Act::Go(Motion::PageUp | Motion::PageDown) => true,
            Act::Go(Motion::Up) => self.buffer.row_number(self.caret) == 0,
            Act::Go(Motion::Down) => self.buffer.row_number(self.caret) + 1 == self.rows(),
            Act::Remove(Motion::Left) => self.is_empty(),
            _ => false,
        }
    }

    /// Moves, leaving any selection: Left and Right go to its near end.
    fn go(&mut self, motion: Motion) {
        let caret = match (motion, self.selection()) {
            (Motion::Left, Some((from, _))) => from.into(),
            (Motion::Right, Some((_, to))) => to.into(),
            _ => self.target(motion),
        };
        let goal = self.goal_for(motion);
        self.stand(caret);
        self.goal = goal;
    }

    fn select(&mut self, motion: Motion) {
        let anchor = self.anchor.unwrap_or(self.caret.spot);
        let (caret, goal) = (self.target(motion), self.goal_for(motion));
        self.stand(caret);
        self.goal = goal;
        self.anchor = Some(anchor);
    }

    /// Puts the cursor somewhere, with nothing selected. What is typed from here on is undone by itself.
    fn stand(&mut self, caret: Caret) {
        self.history.seal();
        self.caret = caret;
        self.anchor = None;
        self.goal = None;
        self.view.follow = true;
    }

    fn goal_for(&self, motion: Motion) -> Option<usize> {
        motion.by_rows().then(|| self.goal.unwrap_or_else(|| self.buffer.column(self.caret)))
    }

    /// Where a motion takes the cursor.
    fn target(&self, motion: Motion) -> Caret {
        let (buffer, spot) = (&self.buffer, self.caret.spot);
        let page = isize::try_from(self.view.height.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        match motion {
            Motion::Left => buffer.left(spot).into(),
            Motion::Right => buffer.right(spot).into(),
            Motion::WordLeft => buffer.word_left(spot).into(),
            Motion::WordRight => buffer.word_right(spot).into(),
            Motion::Up => self.rows_away(-1),
            Motion::Down => self.rows_away(1),
            Motion::PageUp => self.rows_away(-page),
            Motion::PageDown => self.rows_away(page),
            Motion::RowStart => buffer.row_start(buffer.row_at(self.caret)).into(),
            Motion::RowEnd => self.row_end(),
            Motion::Start => Spot::default().into(),
            Motion::End => buffer.end().into(),
        }
    }

    /// The end of the cursor's row, or where it stands if it is among the spaces beyond.
    fn row_end(&self) -> Caret {
        let end = self.buffer.row_end(self.buffer.row_at(self.caret));
        if end.spot < self.caret.spot { self.caret } else { end }
    }

    /// So many rows up or down in the same column; from the first row up to its beginning, from the last to its end.
    fn rows_away(&self, rows: isize) -> Caret {
        let now = self.buffer.row_number(self.caret);
        let last = self.rows().saturating_sub(1);
        match now.saturating_add_signed(rows).min(last) {
            row if row == now && rows < 0 => Spot::default().into(),
            row if row == now => self.buffer.end().into(),
            row => {
                let goal = self.goal.unwrap_or_else(|| self.buffer.column(self.caret));
                self.buffer.caret_at(self.buffer.row_numbered(row), goal)
            }
        }
    }

    /// What is selected, in the order of the text; nothing if that is empty.
    fn selection(&self) -> Option<(Spot, Spot)> {
        let (anchor, spot) = (self.anchor?, self.caret.spot);
        (anchor != spot).then(|| (anchor.min(spot), anchor.max(spot)))
    }

    fn write(&mut self, text: &str, kind: Kind) {
        let text = if self.single { Cow::Owned(text.replace('\n', " ")) } else { Cow::Borrowed(text) };
        let (from, to) = self.selection().unwrap_or((self.caret.spot, self.caret.spot));
        self.replace(from, to, &text, kind);
    }

    fn remove(&mut self, motion: Motion) {
        if let Some((from, to)) = self.selection() {
            return self.replace(from, to, "", Kind::Whole);
        }
        let (here, there) = (self.caret.spot, self.target(motion).spot);
        let kind = match motion {
            Motion::Left => Kind::Back,
            Motion::Right => Kind::Forward,
            _ => Kind::Whole,
        };
        self.replace(here.min(there), here.max(there), "", kind);
    }

    /// The one way in which a person changes the text.
    fn replace(&mut self, from: Spot, to: Spot, text: &str, kind: Kind) {
        if from == to && text.is_empty() {
            return;
        }
        let removed = self.buffer.slice(from, to);
        let before = self.caret.spot;
        self.buffer.replace(from, to, text);
        let after = self.buffer.snap(from.after(text));
        self.edited(after);
        self.history.push(Change { at: from, removed, added: text.to_owned(), before, after }, kind);
    }

    fn undo(&mut self) {
        let (buffer, mut caret) = (&mut self.buffer, None);
        self.history.undo(|change| {
            buffer.replace(change.at, change.at.after(&change.added), &change.removed);
            caret = Some(change.before);
        });
        if let Some(spot) = caret {
            self.edited(spot);
        }
    }

    fn redo(&mut self) {
        let (buffer, mut caret) = (&mut self.buffer, None);
        self.history.redo(|change| {
            buffer.replace(change.at, change.at.after(&change.removed), &change.added);
            caret = Some(change.after);
        });
        if let Some(spot) = caret {
            self.edited(spot);
        }
    }

    /// What every change of the text ends with. An anchor or a column from before it would mean nothing.
    fn edited(&mut self, spot: Spot) {
        self.caret = spot.into();
        self.anchor = None;
        self.goal = None;
        self.view.follow = true;
        self.changes += 1;
    }
}
