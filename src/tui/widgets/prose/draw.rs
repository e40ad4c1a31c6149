//! How a text is drawn: cell by cell, so that no wide or strange cluster can upset it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::page::Spot;
use super::{Prose, ProseStyle};
use crate::text::wrap;
use crate::tui::widgets::column;

impl Prose {
    /// Draws the rows that are to be seen and says where the terminal's own cursor belongs, always inside the area.
    pub fn render(&self, area: Rect, buf: &mut Buffer, style: ProseStyle) -> Option<Position> {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        if self.is_empty() {
            column::write(buf, area, &self.placeholder, style.placeholder);
        }
        for (y, (para, range)) in (area.top()..area.bottom()).zip(self.page.rows_from(self.top)) {
            self.draw_row(buf, Rect { y, height: 1, ..area }, para, range, style);
        }
        self.position(area)
    }

    fn draw_row(
        &self,
        buf: &mut Buffer,
        area: Rect,
        para: usize,
        range: std::ops::Range<usize>,
        style: ProseStyle,
    ) {
        let mut x = area.left();
        let ends_para = range.end == self.page.len(para);
        for (byte, cluster) in self.page.clusters(para, range.clone()) {
            let cells = u16::try_from(wrap::cluster_width(cluster)).unwrap_or(u16::MAX);
            let style = self.style_at(Spot { para, byte }, style);
            let shown = if cluster == "\t" { "    " } else { cluster };
            if cells > area.right().saturating_sub(x) {
                break;
            }
            buf.set_stringn(x, area.y, shown, usize::from(cells), style);
            x += cells;
        }
        // A selected newline shows as one selected cell.
        let newline = Spot { para, byte: range.end };
        if ends_para && x < area.right() && self.is_selected(newline) {
            buf.set_stringn(x, area.y, " ", 1, style.selection);
        }
    }

    fn style_at(&self, spot: Spot, style: ProseStyle) -> Style {
        if self.is_selected(spot) { style.text.patch(style.selection) } else { style.text }
    }

    fn is_selected(&self, spot: Spot) -> bool {
        self.selection().is_some_and(|(from, to)| from <= spot && spot < to)
    }

    /// The cursor's cell; none while it is scrolled out of sight.
    fn position(&self, area: Rect) -> Option<Position> {
        let row = self.page.row(self.cursor).checked_sub(self.top)?;
        let row = u16::try_from(row).ok().filter(|row| *row < area.height)?;
        let column = u16::try_from(self.page.column(self.cursor)).unwrap_or(u16::MAX).min(area.width - 1);
        Some(Position::new(area.x + column, area.y + row))
    }
}
