//! The days written on, as a calendar: weeks with their days, months as rows of days, years as rows of months. A day
//! with writing carries a mark; how many in a row is nobody's business.

use chrono::{Datelike, NaiveDate, Weekday};
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Row, Table, Widget};

use super::Ink;
use crate::journal::patterns::{Calendar, Cell, Leaf, Patterns};
use crate::text::dates;
use crate::tui::widgets::column::{below, write};

/// The mark of a day, or a month, with writing; and of one without.
const WRITTEN: &str = "●";
const BLANK: &str = "·";
/// From this width on the cells of a calendar stand apart.
const WIDE: u16 = 72;
/// The lines above the rows: what the mark is, and the names of the columns. The first is left out where the rows then
/// have room.
fn head(area: Rect, rows: usize) -> u16 {
    if rows + 2 <= usize::from(area.height) { 2 } else { 1 }
}

/// How many lines it fills.
pub(super) fn high(most: Rect, rows: usize) -> u16 {
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    if rows == 0 { 0 } else { rows.saturating_add(2).min(most.height) }
}

/// How many rows there is room for; where there are more, the last line says so.
pub(super) fn room(area: Rect, rows: usize) -> u16 {
    let height = area.height.saturating_sub(head(area, rows));
    height.saturating_sub(u16::from(rows > usize::from(height)))
}

/// The figure.
pub(super) fn draw(patterns: &Patterns, top: usize, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
    if patterns.days.all().is_empty() {
        return;
    }
    let calendar = patterns.days.calendar(patterns.since, patterns.until);
    let shape = Shape::of(&calendar, area.width);
    let head = head(area, calendar.rows());
    if head > 1 {
        let is_years = calendar.leaf() == Leaf::Years;
        let legend = if is_years { &ink.words.month_written } else { &ink.words.day_written };
        write(buf, area, &format!("{WRITTEN} {legend}"), ink.theme.dim);
    }
    shape.draw_heads(below(area, head - 1), buf, ink);
    let room = room(area, calendar.rows());
    let shown = (top..).take(usize::from(room)).map_while(|row| calendar.row(row));
    let rows: Vec<Row<'_>> =
        shown.map(|(first, cells)| shape.row(first, &cells, patterns.until, ink)).collect();
    let more = top + rows.len() < calendar.rows();
    let widths = std::iter::once(shape.label).chain((0..shape.cells).map(|_| shape.cell));
    let table = Table::new(rows, widths.map(Constraint::Length)).column_spacing(0);
    Widget::render(table, Rect { height: room, ..below(area, head) }, buf);
    if more && area.height > head + room {
        let last = area.bottom() - 1;
        buf.set_stringn(area.x, last, &ink.words.more_below, usize::from(area.width), ink.theme.dim);
    }
}

/// How wide the parts of a row are.
struct Shape {
    leaf: Leaf,
    label: u16,
    cell: u16,
    cells: u16,
}

impl Shape {
    fn of(calendar: &Calendar<'_>, width: u16) -> Self {
        let wide = width >= WIDE;
        let leaf = calendar.leaf();
        let (label, cell, cells) = match leaf {
            Leaf::Weeks => (if wide { 12 } else { 8 }, if wide { 6 } else { 4 }, 7),
            Leaf::Months => (if wide { 10 } else { 6 }, if wide { 2 } else { 1 }, 31),
            Leaf::Years => (6, if wide { 5 } else { 2 }, 12),
        };
        Self { leaf, label, cell, cells }
    }

    /// The names of the columns; of the days of a month only some, as far apart as their figures need.
    fn draw_heads(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        for (column, name) in (0..self.cells).map(|column| (column, self.head(column))) {
            let x = area.x + self.label + column * self.cell;
            let room = usize::from(area.right().saturating_sub(x));
            buf.set_stringn(x, area.y, name, room, ink.theme.dim);
        }
    }

    fn head(&self, column: u16) -> String {
        let number = u32::from(column) + 1;
        let cut = |name: &str, letters: usize| name.chars().take(letters).collect::<String>();
        match self.leaf {
            Leaf::Weeks => {
                let monday = NaiveDate::default().week(Weekday::Mon).first_day();
                let day = monday.iter_days().nth(usize::from(column)).unwrap_or(monday);
                cut(dates::weekday(day.weekday()), 2)
            }
            Leaf::Months if number == 1 || number % 5 == 0 => number.to_string(),
            Leaf::Months => String::new(),
            Leaf::Years => cut(dates::month_name(number), usize::from(self.cell - 1).min(3)),
        }
    }

    fn row<'a>(&self, first: NaiveDate, cells: &[Cell], today: NaiveDate, ink: &Ink<'_>) -> Row<'a> {
        let mut row = vec![Line::styled(self.label(first, today), ink.theme.dim)];
        row.extend(cells.iter().map(|cell| self.cell(*cell, ink.theme.accent, ink.theme.dim)));
        Row::new(row)
    }

    fn label(&self, first: NaiveDate, today: NaiveDate) -> String {
        match self.leaf {
            Leaf::Weeks => dates::short_day(first, first),
            Leaf::Months if first.year() == today.year() || self.cell == 1 => dates::short_month(first),
            Leaf::Months => format!("{} {}", dates::short_month(first), first.year()),
            Leaf::Years => first.year().to_string(),
        }
    }

    /// A day of a week by its number, the others by their marks alone.
    fn cell<'a>(&self, cell: Cell, accent: Style, dim: Style) -> Line<'a> {
        match cell {
            Cell::Outside => Line::default(),
            Cell::Written(day) if self.leaf == Leaf::Weeks => {
                Line::styled(format!("{:>2}{WRITTEN}", day.day()), accent)
            }
            Cell::Blank(day) if self.leaf == Leaf::Weeks => Line::styled(format!("{:>2}", day.day()), dim),
            Cell::Written(_) => Line::styled(WRITTEN, accent),
            Cell::Blank(_) => Line::styled(BLANK, dim),
        }
    }
}
