//! A text being written: the prose editor.
//!
//! It wraps at words, moves by visual rows, takes whole grapheme clusters as one step, and forgets nothing: every
//! change can be undone word by word. It knows text and keys, and never a disk, a clock or what the text is for.

mod draw;
mod motion;
mod page;
mod undo;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::Style;

use crate::tui::keymap;
use motion::Motion;
use page::{Page, Spot};
use undo::{Edit, Kind, Undo};

/// A text being written.
#[derive(Clone, Default)]
pub struct Prose {
    page: Page,
    cursor: Cursor,
    /// Where a selection began.
    anchor: Option<Spot>,
    /// The column that moving up and down tries to keep, in cells.
    goal: Option<usize>,
    /// The first visible row.
    top: usize,
    height: usize,
    /// Whether the next picture shows the cursor; scrolling by the wheel lets go of it.
    free: bool,
    undo: Undo,
    single: bool,
    placeholder: String,
    changes: u64,
}

/// A place in the text, and which row it belongs to where two rows meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cursor {
    at: Spot,
    /// At the end of a row rather than at the beginning of the next.
    end: bool,
}

/// How a text looks.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProseStyle {
    /// The text.
    pub text: Style,
    /// What is selected.
    pub selection: Style,
    /// What stands in an empty one.
    pub placeholder: Style,
}

/// Where a person was in a text, to come back to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProsePlace {
    /// The cursor, in bytes of the whole text.
    pub cursor: usize,
    /// The first visible row.
    pub top: usize,
}

impl Prose {
    /// A text with the cursor at its end. Its bytes are taken as they are.
    pub fn new(text: &str) -> Self {
        let page = Page::new(text);
        let cursor = Cursor { at: page.end(), end: false };
        Self { page, cursor, ..Self::default() }
    }

    /// The same as a single line: Enter is not used, and a pasted newline becomes a space. It still wraps.
    #[must_use]
    pub fn single_line(mut self) -> Self {
        self.single = true;
        self
    }

    /// What stands there, dim, as long as nothing is written.
    #[must_use]
    pub fn with_placeholder(mut self, words: impl Into<String>) -> Self {
        self.placeholder = words.into();
        self
    }

    /// The whole text.
    pub fn text(&self) -> String {
        self.page.text()
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.page.is_empty()
    }

    /// How many visual rows it has at its present width.
    pub fn rows(&self) -> usize {
        self.page.total_rows()
    }

    /// A number that grows with every change, to see whether anything changed without comparing texts.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// Where the person is.
    pub fn place(&self) -> ProsePlace {
        ProsePlace { cursor: self.page.offset(self.cursor.at), top: self.top }
    }

    /// Back to where the person was, or as near as the text allows.
    pub fn go_to(&mut self, place: ProsePlace) {
        self.cursor = Cursor { at: self.page.spot(place.cursor), end: false };
        self.anchor = None;
        self.top = place.top;
        self.moved();
    }

    /// Takes a key; whether it used it.
    pub fn key(&mut self, key: &KeyEvent) -> bool {
        let key = keymap::plain(*key);
        if key.modifiers.contains(KeyModifiers::ALT) {
            return false;
        }
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        if let Some(motion) = motion::read(key.code, control) {
            return self.go(motion, key.modifiers.contains(KeyModifiers::SHIFT));
        }
        if control { self.control(key.code) } else { self.plain(key.code) }
    }

    fn plain(&mut self, code: KeyCode) -> bool {
        match code {
            KeyCode::Char(letter) if !letter.is_control() => {
                self.type_in(letter.encode_utf8(&mut [0; 4]));
            }
            KeyCode::Enter if !self.single => self.type_in("\n"),
            KeyCode::Backspace => self.delete_to(Motion::Left),
            KeyCode::Delete => self.delete_to(Motion::Right),
            _ => return false,
        }
        true
    }

    fn control(&mut self, code: KeyCode) -> bool {
        match code {
            KeyCode::Char('w') | KeyCode::Backspace => self.delete_to(Motion::WordLeft),
            KeyCode::Delete => self.delete_to(Motion::WordRight),
            KeyCode::Char('u') => self.delete_to(Motion::RowStart),
            KeyCode::Char('k') => self.delete_to(Motion::RowEnd),
            KeyCode::Char('d') => self.delete_to(Motion::Right),
            KeyCode::Char('z') => self.undo(),
            KeyCode::Char('y') => self.redo(),
            _ => return false,
        }
        true
    }

    /// Takes a paste: one event and one step to undo. Line ends become newlines, control characters are dropped.
    pub fn paste(&mut self, text: &str) {
        let unified = text.replace("\r\n", "\n").replace('\r', "\n");
        let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
        let single = self.single;
        let flat = |c: char| if single && c == '\n' { ' ' } else { c };
        let text: String = unified.chars().filter(kept).map(flat).collect();
        if !text.is_empty() {
            let (from, to) = self.selection().unwrap_or((self.cursor.at, self.cursor.at));
            self.replace(from, to, &text, Kind::Whole);
        }
    }

    fn type_in(&mut self, text: &str) {
        let (from, to) = self.selection().unwrap_or((self.cursor.at, self.cursor.at));
        let kind = if from == to { Kind::Typing } else { Kind::Whole };
        self.replace(from, to, text, kind);
    }

    /// Deletes what is selected, or from the cursor to where a motion leads.
    fn delete_to(&mut self, motion: Motion) {
        let (from, to, kind) = if let Some((from, to)) = self.selection() {
            (from, to, Kind::Whole)
        } else {
            let there = self.target(motion).at;
            (self.cursor.at.min(there), self.cursor.at.max(there), Kind::Deleting)
        };
        if from < to {
            self.replace(from, to, "", kind);
        }
    }

    fn replace(&mut self, from: Spot, to: Spot, text: &str, kind: Kind) {
        let before = self.cursor.at;
        let (removed, end) = self.page.splice(from, to, text);
        let after = self.page.snap(end);
        self.undo.note(Edit { at: from, removed, added: text.to_owned(), before, after }, kind);
        self.land(after);
    }

    fn undo(&mut self) {
        if let Some(edit) = self.undo.back() {
            let to = page::advance(edit.at, &edit.added);
            self.page.splice(edit.at, to, &edit.removed);
            self.land(edit.before);
        }
    }

    fn redo(&mut self) {
        if let Some(edit) = self.undo.forth() {
            let to = page::advance(edit.at, &edit.removed);
            self.page.splice(edit.at, to, &edit.added);
            self.land(edit.after);
        }
    }

    /// After a change: the cursor there, nothing selected, the cursor to be seen.
    fn land(&mut self, at: Spot) {
        self.cursor = Cursor { at: self.page.snap(at), end: false };
        self.anchor = None;
        self.goal = None;
        self.free = false;
        self.changes += 1;
    }

    /// What is selected, from its beginning to its end.
    fn selection(&self) -> Option<(Spot, Spot)> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.cursor.at)?;
        Some((anchor.min(self.cursor.at), anchor.max(self.cursor.at)))
    }

    /// Moves; whether there was anything to use the key for.
    fn go(&mut self, motion: Motion, select: bool) -> bool {
        let vertical = matches!(motion, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown);
        if vertical && self.single && self.target(motion) == self.cursor {
            return false;
        }
        let goal = vertical.then(|| self.goal.unwrap_or_else(|| self.page.column(self.cursor)));
        let selected = self.selection();
        let there = match (selected, motion) {
            (Some((from, _)), Motion::Left) if !select => Cursor { at: from, end: false },
            (Some((_, to)), Motion::Right) if !select => Cursor { at: to, end: false },
            _ => self.target(motion),
        };
        self.anchor = select.then(|| self.anchor.unwrap_or(self.cursor.at));
        self.cursor = there;
        self.moved();
        self.goal = goal;
        true
    }

    /// The cursor was moved: what is typed from here on is undone by itself.
    fn moved(&mut self) {
        self.undo.seal();
        self.goal = None;
        self.free = false;
    }

    /// A click, relative to the area the text was last drawn in.
    pub fn click(&mut self, column: u16, row: u16) {
        self.anchor = None;
        self.cursor = self.page.at(self.top + usize::from(row), usize::from(column));
        self.moved();
    }

    /// The wheel: moves what is seen, not the cursor.
    pub fn scroll(&mut self, rows: i32) {
        let by = usize::try_from(rows.unsigned_abs()).unwrap_or(usize::MAX);
        let top = if rows < 0 { self.top.saturating_sub(by) } else { self.top.saturating_add(by) };
        self.top = top.min(self.lowest_top());
        self.free = true;
    }

    /// Told its room before it is drawn: wraps what changed and keeps the cursor to be seen.
    pub fn fit(&mut self, width: u16, height: u16) {
        self.page.set_width(usize::from(width.max(1)));
        self.height = usize::from(height.max(1));
        if !self.free {
            let row = self.page.row(self.cursor);
            self.top = self.top.clamp((row + 1).saturating_sub(self.height), row);
        }
        self.top = self.top.min(self.lowest_top());
    }

    fn lowest_top(&self) -> usize {
        self.rows().saturating_sub(self.height)
    }
}

/// Nothing of what is written.
impl std::fmt::Debug for Prose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Prose(…)")
    }
}

#[cfg(test)]
mod tests;
