//! Feelings and paths as bars, the most often first. A length says how often one came beside the others; no figure does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Direction, Rect};
use ratatui::symbols::bar::Set;
use ratatui::text::Line;
use ratatui::widgets::{Bar, BarChart, BarGroup, Widget};

use super::Ink;
use crate::journal::patterns::{Feeling, Feelings, Opened, Paths};
use crate::text::excerpt::around;
use crate::text::show::show_line;
use crate::text::wrap;

/// A bar is as thick as the seam.
const LINE: Set<'_> = Set { full: "━", ..EMPTY };
const EMPTY: Set<'_> = Set {
    full: " ",
    seven_eighths: " ",
    three_quarters: " ",
    five_eighths: " ",
    half: " ",
    three_eighths: " ",
    one_quarter: " ",
    one_eighth: " ",
    empty: " ",
};
/// From this width on something stands beside the bars.
const WIDE: u16 = 60;
/// The cells of the longest bar then.
const SHORT: u16 = 18;
/// The cells that bars keep beside long names.
const LEAST: u16 = 10;

/// One bar: its name, how long it is beside the others, and what stands beside it.
struct Row {
    name: String,
    times: usize,
    beside: String,
}

/// How many lines they fill, with a free one between where all of them have room so and one is left below.
pub(super) fn high(most: Rect, rows: usize) -> u16 {
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    let apart = rows.saturating_mul(2).saturating_sub(1);
    if apart < most.height { apart } else { rows.min(most.height) }
}

/// How many bars there is room for; where there are more, the last line says so.
pub(super) fn room(area: Rect, rows: usize) -> u16 {
    area.height.saturating_sub(u16::from(rows > usize::from(area.height)))
}

/// Each feeling, and where there is room those that it was named with.
pub(super) fn feelings(feelings: &Feelings, top: usize, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
    let all = feelings.all();
    let most = all.first().map_or(1, |feeling| feeling.times);
    let row = |feeling: &Feeling| {
        let beside = ink.words.beside(feeling, all).filter(|_| area.width >= WIDE).unwrap_or_default();
        Row { name: feeling.word.clone(), times: feeling.times, beside }
    };
    draw(all, row, most, top, area, buf, ink);
}

/// Each path.
pub(super) fn paths(paths: &Paths, top: usize, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
    let all = paths.all();
    let most = all.first().map_or(1, |path| path.times);
    let row = |path: &Opened| Row { name: path.title.clone(), times: path.times, beside: String::new() };
    draw(all, row, most, top, area, buf, ink);
}

/// Those in sight; only they are laid out.
fn draw<T>(
    all: &[T],
    row: impl Fn(&T) -> Row,
    most: usize,
    top: usize,
    area: Rect,
    buf: &mut Buffer,
    ink: &Ink<'_>,
) {
    let room = room(area, all.len());
    let mut rows: Vec<Row> = all.iter().skip(top).take(usize::from(room)).map(row).collect();
    let beside = rows.iter().any(|row| !row.beside.is_empty());
    let widest = if beside { SHORT } else { area.width.saturating_sub(LEAST) };
    for row in &mut rows {
        row.name = around(&show_line(&row.name), &[], usize::from(widest)).line;
    }
    let names = rows.iter().map(|row| wrap::width(&row.name)).max().unwrap_or(0);
    let names = u16::try_from(names).unwrap_or(widest).min(widest);
    let length = if beside { SHORT } else { area.width.saturating_sub(names + 1) };
    // A free line between two, where all of them have room so.
    let gap = u16::from(2 * all.len() <= usize::from(area.height) + 1);
    draw_lines(&rows, most, gap, Rect { width: names + 1 + length, height: room, ..area }, buf, ink);
    let x = area.x + names + 1 + length + 2;
    for (y, row) in (area.y..).step_by(usize::from(1 + gap)).zip(&rows) {
        let room = usize::from(area.right().saturating_sub(x));
        buf.set_stringn(x, y, around(&row.beside, &[], room).line, room, ink.theme.dim);
    }
    if top + rows.len() < all.len() && area.height > room {
        let below = area.bottom() - 1;
        buf.set_stringn(area.x, below, &ink.words.more_below, usize::from(area.width), ink.theme.dim);
    }
}

fn draw_lines(rows: &[Row], most: usize, gap: u16, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
    let bar = |row: &Row| {
        // In hundredths of a cell, and never none: what was named once is seen too.
        let value = u64::try_from(row.times * 100 / most.max(1)).unwrap_or(100).max(LEAST.into());
        Bar::default().value(value).label(Line::styled(row.name.clone(), ink.theme.text)).text_value("")
    };
    let bars: Vec<Bar<'_>> = rows.iter().map(bar).collect();
    let chart = BarChart::default().direction(Direction::Horizontal).data(BarGroup::default().bars(&bars));
    let chart =
        chart.bar_width(1).bar_gap(gap).group_gap(0).max(100).bar_set(LINE).bar_style(ink.theme.accent);
    chart.render(area, buf);
}
