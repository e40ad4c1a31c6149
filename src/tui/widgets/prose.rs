//! A text being written. A stand-in until the editor is there.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::text::wrap;

/// A text.
#[derive(Clone, Default)]
pub struct Prose {
    text: String,
    single: bool,
    placeholder: String,
}

/// Styles.
#[derive(Clone, Copy, Debug)]
pub struct ProseStyle {
    /// Text.
    pub text: Style,
    /// Placeholder.
    pub placeholder: Style,
    /// Selection.
    pub selection: Style,
}

/// Place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProsePlace {
    /// Cursor.
    pub cursor: usize,
    /// Top.
    pub top: usize,
}

impl Prose {
    /// New.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
    /// One line.
    #[must_use]
    pub fn single_line(mut self) -> Self {
        self.single = true;
        self
    }
    /// Placeholder.
    #[must_use]
    pub fn with_placeholder(mut self, text: &str) -> Self {
        text.clone_into(&mut self.placeholder);
        self
    }
    /// Key.
    pub fn key(&mut self, key: &KeyEvent) -> bool {
        match key.code {
            KeyCode::Char(c) => self.text.push(c),
            KeyCode::Enter if !self.single => self.text.push('\n'),
            KeyCode::Backspace => {
                self.text.pop();
            }
            _ => return false,
        }
        true
    }
    /// Paste.
    pub fn paste(&mut self, text: &str) {
        self.text.push_str(text);
    }
    /// Fit.
    pub fn fit(&mut self, width: u16, height: u16) {
        let _ = (width, height);
    }
    /// Render.
    pub fn render(&self, area: Rect, buf: &mut Buffer, style: ProseStyle) -> Option<Position> {
        let rows = wrap::lines(&self.text, usize::from(area.width));
        for (row, line) in (0..area.height).zip(&rows) {
            buf.set_stringn(area.x, area.y + row, line, usize::from(area.width), style.text);
        }
        let row = u16::try_from(rows.len().saturating_sub(1)).ok()?.min(area.height.checked_sub(1)?);
        let col = u16::try_from(rows.last()?.chars().count()).ok()?.min(area.width.checked_sub(1)?);
        Some(Position::new(area.x + col, area.y + row))
    }
    /// Place.
    pub fn place(&self) -> ProsePlace {
        ProsePlace { cursor: self.text.len(), top: 0 }
    }
    /// Go.
    pub fn go_to(&mut self, place: ProsePlace) {
        let _ = place;
    }
    /// Text.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// Empty.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
    /// Click.
    pub fn click(&mut self, column: u16, row: u16) {
        let _ = (column, row);
    }
    /// Scroll.
    pub fn scroll(&mut self, rows: i32) {
        let _ = rows;
    }
}
