//! Where keys of moving lead. Reading and measuring only; nothing is changed here.

use crossterm::event::KeyCode;

use super::page::{Page, Spot};
use super::{Cursor, Prose};

/// A way to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    PageUp,
    PageDown,
    RowStart,
    RowEnd,
    Start,
    End,
}

/// The motion that a key stands for.
pub(super) fn read(code: KeyCode, control: bool) -> Option<Motion> {
    Some(match (code, control) {
        (KeyCode::Left, false) | (KeyCode::Char('b'), true) => Motion::Left,
        (KeyCode::Right, false) => Motion::Right,
        (KeyCode::Left, true) => Motion::WordLeft,
        (KeyCode::Right, true) => Motion::WordRight,
        (KeyCode::Up, false) => Motion::Up,
        (KeyCode::Down, false) => Motion::Down,
        (KeyCode::PageUp, false) => Motion::PageUp,
        (KeyCode::PageDown, false) => Motion::PageDown,
        (KeyCode::Home, false) | (KeyCode::Char('a'), true) => Motion::RowStart,
        (KeyCode::End, false) | (KeyCode::Char('e'), true) => Motion::RowEnd,
        (KeyCode::Home, true) => Motion::Start,
        (KeyCode::End, true) => Motion::End,
        _ => return None,
    })
}

impl Prose {
    /// Where a motion leads from here.
    pub(super) fn target(&self, motion: Motion) -> Cursor {
        let (page, at) = (&self.page, self.cursor.at);
        let here = |at| Cursor { at, end: false };
        match motion {
            Motion::Left => here(page.before(at)),
            Motion::Right => here(page.after(at)),
            Motion::WordLeft => here(word_left(page, at)),
            Motion::WordRight => here(word_right(page, at)),
            Motion::Up => self.rows_away(1, false),
            Motion::Down => self.rows_away(1, true),
            Motion::PageUp => self.rows_away(self.height.saturating_sub(1).max(1), false),
            Motion::PageDown => self.rows_away(self.height.saturating_sub(1).max(1), true),
            Motion::RowStart => here(Spot { byte: page.row_of(self.cursor).start, ..at }),
            Motion::RowEnd => {
                let end = page.row_of(self.cursor).end;
                Cursor { at: Spot { byte: end, ..at }, end: end < page.len(at.para) }
            }
            Motion::Start => here(Spot::default()),
            Motion::End => here(page.end()),
        }
    }

    /// So many visual rows up or down, in the goal column. From the first row up leads to its beginning,
    /// from the last row down to its end.
    fn rows_away(&self, rows: usize, down: bool) -> Cursor {
        let column = self.goal.unwrap_or_else(|| self.page.column(self.cursor));
        let row = self.page.row(self.cursor);
        let last = self.page.total_rows().saturating_sub(1);
        match (down, row) {
            (false, 0) => Cursor::default(),
            (true, row) if row >= last => Cursor { at: self.page.end(), end: false },
            (false, row) => self.page.at(row.saturating_sub(rows), column),
            (true, row) => self.page.at((row + rows).min(last), column),
        }
    }
}

/// The beginning of the word before; over a newline to the end of the paragraph before.
fn word_left(page: &Page, at: Spot) -> Spot {
    if at.byte == 0 {
        return page.before(at);
    }
    let mut to = Spot { byte: 0, ..at };
    let mut in_word = false;
    for (byte, cluster) in page.clusters(at.para, 0..at.byte).rev() {
        if in_word && !is_word(cluster) {
            break;
        }
        in_word |= is_word(cluster);
        to.byte = byte;
    }
    if in_word { to } else { Spot { byte: 0, ..at } }
}

/// The end of the word after; over a newline to the beginning of the paragraph after.
fn word_right(page: &Page, at: Spot) -> Spot {
    let len = page.len(at.para);
    if at.byte >= len {
        return page.after(at);
    }
    let mut in_word = false;
    for (byte, cluster) in page.clusters(at.para, at.byte..len) {
        if in_word && !is_word(cluster) {
            return Spot { byte, ..at };
        }
        in_word |= is_word(cluster);
    }
    Spot { byte: len, ..at }
}

/// Whether a cluster belongs to a word. An apostrophe does, so that "don't" is one.
fn is_word(cluster: &str) -> bool {
    cluster.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '\'' | '’'))
}
