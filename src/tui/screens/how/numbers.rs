//! How heavy it was, at the beginning and at the end of sittings. The two are told apart by their form and by words: as
//! a hollow and a full circle on one scale, or, where there is no room for the scale, as two rows of bars.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::text::Line;
use ratatui::widgets::{Axis, Chart, Dataset, GraphType, Sparkline, Widget};

use super::Ink;
use crate::journal::patterns::{Middle, Pair, Pairs, Patterns};
use crate::text::dates;
use crate::tui::widgets::column::{below, rows, write};

/// Before, after, and both at one place; between them a line.
const BEFORE: char = '○';
const AFTER: char = '●';
const BOTH: char = '◉';
const BETWEEN: char = '│';
/// The least rows for a scale on which one number is told from the next but one.
const SCALE: u16 = 6;
/// The rows for the numbers from 0 to 10. More of them show no more.
const NUMBERS: u16 = 11;
/// The most lines for two rows of bars.
const BARS: u16 = 8;
/// What the axes take beside and under the marks.
const AXES: (u16, u16) = (3, 2);
/// Where both rows of bars stand under each other: so many cells for their names.
const NAMES: u16 = 5;

/// What a bar for calm is high, in halves of a number.
const LOW: u8 = 2;

/// A mark: its column, and its row from below.
type Point = (f64, f64);

/// How many lines it fills where there are enough of them.
pub(super) fn high(patterns: &Patterns, most: Rect, ink: &Ink<'_>) -> u16 {
    let pairs = patterns.numbers.pairs(patterns.since, patterns.until);
    if pairs.pairs.is_empty() {
        return 0;
    }
    let legend = rows(&legend(&pairs, ink), most.width);
    let highest = if has_scale(most, legend) { legend + NUMBERS + AXES.1 } else { BARS };
    highest.min(most.height)
}

/// The figure.
pub(super) fn draw(patterns: &Patterns, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
    let pairs = patterns.numbers.pairs(patterns.since, patterns.until);
    if pairs.pairs.is_empty() || area.width <= 2 * NAMES {
        return;
    }
    let legend = legend(&pairs, ink);
    let high = rows(&legend, area.width);
    if has_scale(area, high) {
        write(buf, area, &legend, ink.theme.dim);
        draw_scale(patterns, &pairs, below(area, high), buf, ink);
    } else {
        draw_bars(patterns, &pairs, area, buf, ink);
    }
}

/// Whether there is room for a scale under so many lines.
fn has_scale(area: Rect, legend: u16) -> bool {
    area.height >= legend + SCALE + AXES.1
}

/// What the marks are; and what a pair stands for, where that is not one sitting of a day.
fn legend(pairs: &Pairs, ink: &Ink<'_>) -> String {
    let words = ink.words;
    let marks = [(BEFORE, &words.came), (AFTER, &words.left), (BOTH, &words.both)];
    let mut parts: Vec<String> = marks.iter().map(|(mark, word)| format!("{mark} {word}")).collect();
    parts.push(words.scale.clone());
    let marks = parts.join("   ");
    if pairs.has_middles || pairs.unit != crate::journal::patterns::Unit::Day {
        return format!("{marks}\n{}", words.pair_stands_for(pairs.unit, pairs.has_middles));
    }
    marks
}

/// One scale from 0 to 10, with the days below.
fn draw_scale(patterns: &Patterns, pairs: &Pairs, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
    let (columns, rows) = (area.width - AXES.0, area.height - AXES.1);
    let marks = Marks::of(pairs, columns, rows);
    let (accent, dim) = (ink.theme.accent, ink.theme.dim);
    let points = |data, marker, style| {
        Dataset::default()
            .data(data)
            .marker(Marker::Custom(marker))
            .graph_type(GraphType::Scatter)
            .style(style)
    };
    let between = marks.between.iter().map(|line| points(line, BETWEEN, dim).graph_type(GraphType::Line));
    let mut sets: Vec<Dataset<'_>> = between.collect();
    sets.push(points(&marks.before, BEFORE, accent));
    sets.push(points(&marks.after, AFTER, accent));
    sets.push(points(&marks.both, BOTH, accent));
    let days = Axis::default().bounds([0.0, f64::from(columns - 1)]).style(dim);
    let days =
        days.labels(ends(patterns).map(|day| Line::styled(day, dim))).labels_alignment(Alignment::Right);
    let scale = Axis::default().bounds([0.0, f64::from(rows - 1)]).style(dim);
    let scale = scale
        .labels(["0", "5", "10"].map(|number| Line::styled(number, dim)))
        .labels_alignment(Alignment::Right);
    let chart = Chart::new(sets).x_axis(days).y_axis(scale).legend_position(None);
    // What it draws on keeps the ground of the theme.
    let ground = ink.theme.text.bg.map_or(Style::new(), |ground| Style::new().bg(ground));
    chart.style(ground).render(area, buf);
}

/// Where the marks of all pairs stand on a scale of so many columns and rows.
#[derive(Default)]
struct Marks {
    before: Vec<Point>,
    after: Vec<Point>,
    both: Vec<Point>,
    between: Vec<[Point; 2]>,
}

impl Marks {
    fn of(pairs: &Pairs, columns: u16, rows: u16) -> Self {
        let mut marks = Self::default();
        for pair in &pairs.pairs {
            // None stands on the edge, where it would be lost in the axis.
            let x = f64::from(column(pair.place, pairs.places, 1, columns.saturating_sub(2)));
            let at = |middle: Middle| (x, f64::from(middle.row(rows)));
            match (pair.before.map(at), pair.after.map(at)) {
                (Some(before), Some(after)) if before == after => marks.both.push(before),
                (before, after) => {
                    marks.before.extend(before);
                    marks.after.extend(after);
                    marks.between.extend(before.zip(after).map(|(before, after)| [before, after]));
                }
            }
        }
        marks
    }
}

/// The column of a place among so many, from the first to the last of some columns.
fn column(place: usize, places: usize, first: u16, last: u16) -> u16 {
    let room = usize::from(last.saturating_sub(first));
    let along = place * room / places.saturating_sub(1).max(1);
    first.saturating_add(u16::try_from(along).unwrap_or(u16::MAX))
}

/// The first and the last day.
fn ends(patterns: &Patterns) -> [String; 2] {
    [patterns.since, patterns.until].map(|day| dates::short_day(day, patterns.until))
}

/// Two rows of bars, each under its name, and the days below where there is a line for them.
fn draw_bars(patterns: &Patterns, pairs: &Pairs, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
    let dated = u16::from(area.height >= 3);
    let high = (area.height - dated) / 2;
    // A free line between the two, where there is one.
    let second = area.height - dated - high;
    let row = |from: u16| Rect { y: area.y + from, height: high, ..area };
    draw_row(&ink.words.came_short, pairs, |pair| pair.before, row(0), buf, ink);
    draw_row(&ink.words.left_short, pairs, |pair| pair.after, row(second), buf, ink);
    if dated == 1 {
        draw_ends(patterns, below(area, area.height - 1), buf, ink);
    }
}

/// One row: the higher the heavier, and a low bar for calm; a place without a number stays empty.
fn draw_row(
    name: &str,
    pairs: &Pairs,
    number: impl Fn(&Pair) -> Option<Middle>,
    area: Rect,
    buf: &mut Buffer,
    ink: &Ink<'_>,
) {
    buf.set_stringn(area.x, area.bottom().saturating_sub(1), name, usize::from(NAMES), ink.theme.dim);
    let bars = Rect { x: area.x + NAMES, width: area.width - NAMES, ..area };
    let mut data = vec![None; usize::from(bars.width)];
    for pair in &pairs.pairs {
        let at = usize::from(column(pair.place, pairs.places, 0, bars.width - 1));
        if let Some(slot) = data.get_mut(at) {
            *slot = number(pair).map(|middle| u64::from(middle.halves() + LOW));
        }
    }
    let bar = Sparkline::default().data(data).max(u64::from(20 + LOW)).absent_value_symbol(" ");
    bar.style(ink.theme.accent).render(bars, buf);
}

/// The first day at the left, the last at the right.
fn draw_ends(patterns: &Patterns, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
    let [first, last] = ends(patterns).map(|day| Line::styled(day, ink.theme.dim));
    let area = Rect { x: area.x + NAMES, width: area.width - NAMES, ..area };
    if first.width() + last.width() < usize::from(area.width) {
        last.right_aligned().render(area, buf);
    }
    first.render(area, buf);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_narrowest_screen_no_place_stands_on_another() {
        // A column of 38: less the axis and its edges, and less the names of the rows.
        for (first, last) in [(1, 33), (0, 32)] {
            for places in 1..=32 {
                let columns: Vec<u16> = (0..places).map(|place| column(place, places, first, last)).collect();
                assert!(columns.windows(2).all(|two| two[0] < two[1]), "{places}: {columns:?}");
                assert!(columns.iter().all(|column| (first..=last).contains(column)), "{places}");
            }
        }
    }
}
