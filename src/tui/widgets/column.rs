//! The one calm column that every screen is set in, and plain lines of text in it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::wrap;

/// The widest a column gets, in cells.
pub const WIDEST: u16 = 72;

/// The column in an area: at most 72 cells wide, centred, with a margin of a cell or more.
pub fn column(area: Rect) -> Rect {
    let width = area.width.saturating_sub(if area.width < 60 { 2 } else { 6 }).min(WIDEST);
    Rect { x: area.x + (area.width - width) / 2, width, ..area }
}

/// From this width on something stands beside a list.
pub const WIDE: u16 = 100;

/// A list and what stands beside it; nothing does where there is no room, and the list is the one column then.
pub fn halves(area: Rect) -> (Rect, Option<Rect>) {
    if area.width < WIDE {
        return (column(area), None);
    }
    let whole = wide(area);
    let list = (whole.width / 2).min(60);
    let gap = 4;
    let beside = Rect { x: whole.x + list + gap, width: whole.width - list - gap, ..whole };
    (Rect { width: list, ..whole }, Some(beside))
}

/// The room for two halves: as wide as two calm columns get, centred.
pub fn wide(area: Rect) -> Rect {
    let width = area.width.saturating_sub(6).min(124);
    Rect { x: area.x + (area.width - width) / 2, width, ..area }
}

/// What is left of an area below its first `rows` rows.
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// Writes wrapped text at the top of an area and says how many rows it took; what does not fit is left out.
pub fn write(buf: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let mut used = 0;
    for line in wrap::lines(text, usize::from(area.width)).iter().take(usize::from(area.height)) {
        buf.set_stringn(area.x, area.y + used, line, usize::from(area.width), style);
        used += 1;
    }
    used
}

/// How many rows a text takes at this width.
pub fn rows(text: &str, width: u16) -> u16 {
    u16::try_from(wrap::lines(text, usize::from(width)).len()).unwrap_or(u16::MAX)
}
