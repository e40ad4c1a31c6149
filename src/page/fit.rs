//! How much the first page holds: 45 lines of 72 columns, as care.md section 6 has it. Where there is more, the oldest
//! numbers go first, then long lines are cut, then fewer questions stand there; what was cut stands in full further on.

use super::first::{Body, Chart, ChartRow, Part, Row};
use super::{Head, allowed};
use crate::guide::ForSessionWords;
use crate::journal::Entry;
use crate::text::dates;
use crate::text::show::show_line;
use crate::text::wrap::lines;

use chrono::NaiveDate;

/// The columns of a line.
pub const COLUMNS: usize = 72;
/// The lines of the first page.
pub const FIRST_PAGE: usize = 45;

/// What stands for words that were cut.
const CUT: &str = "…";

/// How much of each thing stands on the first page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Rows of an ask.
    ask: usize,
    /// Rows of any other line.
    line: usize,
    /// Rows of a line of the hot moment.
    hot: usize,
    /// Lines to bring.
    pub(super) lines: usize,
    /// Questions.
    pub(super) questions: usize,
    /// Things tried.
    pub(super) tried: usize,
    /// Sittings in the chart.
    pub(super) rows: usize,
}

/// From the widest to the narrowest; the last one always fits.
const LIMITS: &[Limits] = &[
    Limits { ask: 9, line: 9, hot: 9, lines: 3, questions: 9, tried: 9, rows: 16 },
    Limits { ask: 4, line: 3, hot: 2, lines: 3, questions: 9, tried: 9, rows: 12 },
    Limits { ask: 3, line: 2, hot: 2, lines: 3, questions: 7, tried: 7, rows: 9 },
    Limits { ask: 3, line: 2, hot: 1, lines: 3, questions: 5, tried: 5, rows: 7 },
    Limits { ask: 2, line: 2, hot: 1, lines: 3, questions: 3, tried: 4, rows: 5 },
    Limits { ask: 2, line: 1, hot: 1, lines: 3, questions: 3, tried: 3, rows: 4 },
    Limits { ask: 1, line: 1, hot: 1, lines: 3, questions: 3, tried: 3, rows: 3 },
];

/// No limit, but three lines to bring, as always.
const ALL: Limits = Limits {
    ask: usize::MAX,
    line: usize::MAX,
    hot: usize::MAX,
    lines: 3,
    questions: usize::MAX,
    tried: usize::MAX,
    rows: 0,
};

impl Limits {
    pub(super) fn ask(&self, text: &str) -> String {
        cut(text, self.ask)
    }

    pub(super) fn line(&self, text: &str) -> String {
        cut(text, self.line)
    }

    pub(super) fn hot(&self, text: &str) -> String {
        cut(text, self.hot)
    }
}

/// The parts within the widest limits that fit, and whether any of them is shorter than it was. The chart does not
/// count: its numbers stand beside each entry too.
pub(super) fn fitted(
    parts: impl Fn(&Limits) -> Vec<Part>,
    head: &Head,
    small: &[String],
) -> (Vec<Part>, bool) {
    let all = parts(&ALL);
    let fits = LIMITS.iter().map(&parts).find(|parts| height(head, parts, small) <= FIRST_PAGE);
    let fitted = fits.or_else(|| LIMITS.last().map(&parts)).unwrap_or_default();
    let texts = |parts: &[Part]| parts.iter().flat_map(Part::texts).map(str::to_owned).collect::<Vec<_>>();
    let shortened = texts(&fitted) != texts(&all);
    (fitted, shortened)
}

/// The lines that the first page takes as text.
fn height(head: &Head, parts: &[Part], small: &[String]) -> usize {
    let top = 3 + usize::from(!head.about.is_empty());
    let parts = parts.iter().map(part_height).sum::<usize>();
    let foot = small.iter().map(|line| rows(line, COLUMNS)).sum::<usize>();
    top + parts + foot
}

/// The lines of a part with its heading and a blank line after it.
fn part_height(part: &Part) -> usize {
    let heading = usize::from(!part.heading.is_empty());
    let many = |lines: &[String]| lines.iter().map(|line| rows(line, COLUMNS - LEAD)).sum::<usize>();
    let body = match &part.body {
        Body::Rows(list) => list.iter().map(|row| rows(&row.text, COLUMNS - label_width(list))).sum(),
        Body::Numbered(lines) | Body::Bullets(lines) => many(lines),
        Body::Tried(tried) => {
            let line = |one: &super::Tried| rows(&format!("{} ({})", one.text, one.state), COLUMNS - LEAD);
            tried.iter().map(line).sum()
        }
        Body::Chart(chart) => chart.rows.len() + rows(&chart.summary, COLUMNS - LEAD),
        Body::Text(text) => rows(text, COLUMNS - LEAD),
    };
    heading + body + 1
}

/// What stands before the words of a line: a number, a dash.
pub const LEAD: usize = 4;

/// The columns that the labels of some rows take, with what stands around them.
pub fn label_width(list: &[Row]) -> usize {
    let widest = list.iter().map(|row| crate::text::wrap::width(&row.label)).max().unwrap_or_default();
    (widest + 3).min(COLUMNS / 3)
}

fn rows(text: &str, columns: usize) -> usize {
    lines(&show_line(text), columns).len().max(1)
}

/// The text on one line of the page, at most so many rows of it.
fn cut(text: &str, most: usize) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Rows of the narrowest column that any of them stands in.
    let wrapped = lines(&words, COLUMNS - COLUMNS / 3);
    if wrapped.len() <= most {
        return words;
    }
    let kept = wrapped.iter().take(most).map(|row| row.trim()).collect::<Vec<_>>().join(" ");
    format!("{}{CUT}", kept.trim_end_matches([' ', ',', '.', ';', ':']))
}

/// The numbers of these sittings, oldest first, the latest so many of them, and what can be said of all of them.
pub(super) fn chart(
    sittings: &[&Entry],
    words: &ForSessionWords,
    today: NaiveDate,
    most: usize,
) -> Option<Chart> {
    let rows: Vec<ChartRow> = sittings.iter().filter_map(|entry| chart_row(entry)).collect();
    let all = rows.iter().flat_map(|row| [row.before, row.after]).flatten();
    let (lowest, highest) = (all.clone().min()?, all.max()?);
    let mut starts: Vec<u8> = rows.iter().filter_map(|row| row.before).collect();
    let day = |entry: &&&Entry| numbers(entry).into_iter().flatten().any(|number| number == highest);
    let on = sittings.iter().rev().find(day).map(|entry| dates::short_day(entry.created.date_naive(), today));
    let mut said =
        vec![words.range.replace("{low}", &lowest.to_string()).replace("{high}", &highest.to_string())];
    said.extend(median(&mut starts).map(|middle| words.typical.replace("{middle}", &middle)));
    said.extend(on.map(|day| words.highest.replace("{high}", &highest.to_string()).replace("{day}", &day)));
    let from = rows.len().saturating_sub(most);
    Some(Chart { rows: rows.into_iter().skip(from).collect(), summary: said.join(", ") })
}

fn chart_row(entry: &Entry) -> Option<ChartRow> {
    let [before, after] = numbers(entry);
    let day = entry.created.date_naive();
    let day = format!("{} {}", day.format("%d"), dates::short_month(day));
    (before.is_some() || after.is_some()).then_some(ChartRow { day, before, after })
}

fn numbers(entry: &Entry) -> [Option<u8>; 2] {
    allowed::numbers(entry)
}

/// The number in the middle; of two in the middle, half way between them.
fn median(numbers: &mut [u8]) -> Option<String> {
    numbers.sort_unstable();
    let upper = *numbers.get(numbers.len() / 2)?;
    let lower = *numbers.get(numbers.len().checked_sub(1)? / 2)?;
    let halves = lower + upper;
    let half = if halves % 2 == 1 { ".5" } else { "" };
    Some(format!("{}{half}", halves / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_between_words_and_says_so() {
        let text = "word ".repeat(60);
        let short = cut(&text, 2);
        assert!(short.ends_with("word…") && short.len() < 110, "{short}");
        assert_eq!(cut("two\n words ", 1), "two words");
    }

    #[test]
    fn the_middle_of_two_lies_half_way() {
        assert_eq!(median(&mut [7, 6]).as_deref(), Some("6.5"));
        assert_eq!(median(&mut [9, 1, 2]).as_deref(), Some("2"));
        assert_eq!(median(&mut []), None);
    }
}
