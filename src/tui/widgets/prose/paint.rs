//! What is seen of an editor: fitting it to a place, drawing it there, and what the mouse does on it.
//!
//! It must never change the text.

use ratatui::buffer::Buffer as Cells;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::buffer::Spot;
use super::motion::RowAt;
use super::{Prose, ProseStyle};
use crate::text::wrap;

impl Prose {
    /// Makes it ready to be drawn in so many columns and rows: wraps it and keeps the cursor in sight.
    pub fn fit(&mut self, width: u16, height: u16) {
        self.set_width(usize::from(width.max(1)));
        self.view.height = usize::from(height.max(1));
        self.view.top = self.view.top.min(self.last_top());
        if self.view.follow {
            let row = self.buffer.row_number(self.caret);
            self.view.top = self.view.top.clamp((row + 1).saturating_sub(self.view.height), row);
        }
        self.view.resumed = false;
    }

    /// Draws the text as it was fitted. Returns where the terminal's own cursor belongs, always inside the area;
    /// nothing if there is no area, or if the wheel has turned the cursor out of sight.
    pub fn render(&self, area: Rect, buf: &mut Cells, style: ProseStyle) -> Option<Position> {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        buf.set_style(area, style.text);
        if self.is_empty() {
            self.draw_placeholder(area, buf, style);
        }
        let last = self.rows();
        for (number, line) in (self.view.top..last).zip(area.rows()) {
            self.draw_row(self.buffer.row_numbered(number), line, buf, style);
        }
        self.cursor(area)
    }

    /// Puts the cursor where the mouse was clicked, in columns and rows from the corner of the area.
    pub fn click(&mut self, column: u16, row: u16) {
        let row = self.buffer.row_numbered(self.view.top.saturating_add(usize::from(row)));
        self.stand(self.buffer.caret_at(row, usize::from(column)));
    }

    /// Turns the text by so many rows, down if positive, and leaves the cursor where it is. The next key brings it
    /// back into sight.
    pub fn scroll(&mut self, rows: i32) {
        let rows = isize::try_from(rows).unwrap_or_default();
        self.view.top = self.view.top.saturating_add_signed(rows).min(self.last_top());
        self.view.follow = false;
    }

    /// Wraps anew if the width is another; the words at the top stay there.
    fn set_width(&mut self, width: usize) {
        if width == self.buffer.width() {
            return;
        }
        let first = self.buffer.row_start(self.buffer.row_numbered(self.view.top));
        self.buffer.set_width(width);
        self.caret.above = false;
        self.goal = None;
        if !self.view.resumed {
            self.view.top = self.buffer.row_number(first.into());
        }
    }

    /// The top at which the last row stands at the bottom.
    fn last_top(&self) -> usize {
        self.rows().saturating_sub(self.view.height)
    }

    fn draw_placeholder(&self, area: Rect, buf: &mut Cells, style: ProseStyle) {
        let lines = wrap::lines(&self.placeholder, usize::from(area.width));
        for (text, line) in lines.iter().zip(area.rows()) {
            let mut pen = Pen { line, x: line.x, buf };
            text.graphemes(true).for_each(|cluster| pen.put(cluster, style.text.patch(style.placeholder)));
        }
    }

    fn draw_row(&self, at: RowAt, line: Rect, buf: &mut Cells, style: ProseStyle) {
        let Some(para) = self.buffer.para(at.para) else { return };
        let row = para.row(at.row);
        let selected = self.selection();
        let style_at = |byte| {
            let spot = Spot { para: at.para, byte };
            let inside = selected.is_some_and(|(from, to)| from <= spot && spot < to);
            if inside { style.text.patch(style.selection) } else { style.text }
        };
        let mut pen = Pen { line, x: line.x, buf };
        for (byte, cluster) in para.get(row.clone()).grapheme_indices(true) {
            pen.put(cluster, style_at(row.start + byte));
        }
        if selected.is_some() && at.row + 1 == para.row_count() {
            // A selected newline is seen as one cell, or an empty paragraph would look left out.
            pen.put(" ", style_at(row.end));
        }
    }

    fn cursor(&self, area: Rect) -> Option<Position> {
        let row = self.buffer.row_number(self.caret);
        let below = row.checked_sub(self.view.top).filter(|&below| below < usize::from(area.height));
        if below.is_none() && !self.view.follow {
            return None;
        }
        let bottom = usize::from(area.height - 1);
        let below = below.unwrap_or(if row < self.view.top { 0 } else { bottom });
        let column = self.buffer.column(self.caret).min(usize::from(area.width - 1));
        let cells = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        Some(Position { x: area.x.saturating_add(cells(column)), y: area.y.saturating_add(cells(below)) })
    }
}

/// Draws clusters into one row of cells, and nothing beyond it.
struct Pen<'a> {
    line: Rect,
    x: u16,
    buf: &'a mut Cells,
}

impl Pen<'_> {
    /// Draws a cluster if it fits whole. What has no width is not drawn: a lone mark would sit on a neighbour, and a
    /// mark of direction could turn the screen around the text.
    fn put(&mut self, cluster: &str, style: Style) {
        if cluster == "\t" {
            return (0..wrap::TAB).for_each(|_| self.put(" ", style));
        }
        let wide = u16::try_from(wrap::cluster_width(cluster)).unwrap_or(u16::MAX);
        let end = self.x.saturating_add(wide);
        if wide == 0 || end > self.line.right() {
            self.x = if wide == 0 { self.x } else { self.line.right() };
            return;
        }
        for x in self.x..end {
            if let Some(cell) = self.buf.cell_mut((x, self.line.y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
        // The further cells of a wide cluster stay empty: it hides them.
        if let Some(cell) = self.buf.cell_mut((self.x, self.line.y)) {
            cell.set_symbol(cluster);
        }
        self.x = end;
    }
}
