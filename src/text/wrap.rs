//! Wrapping at words, and how many cells a text takes.
//!
//! It exists because the ready ways break words in two, begin rows with a space or a quotation mark,
//! or panic on wide text in a narrow place. It must never know a terminal, a style or a cursor: text in, places out.

use unicode_linebreak::{BreakClass, break_property, linebreaks};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells a tab takes. It is the same everywhere in a row, so that a paragraph can be wrapped from any row on.
pub const TAB: usize = 4;

/// How many cells a text takes, counted cluster by cluster as a terminal draws it. The text has no newlines.
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(cluster_width).sum()
}

/// How many cells one grapheme cluster takes; 0 for what has no shape of its own, such as a direction mark.
pub fn cluster_width(cluster: &str) -> usize {
    match cluster.as_bytes() {
        [b'\t'] => TAB,
        [_] => 1,
        // Terminals give the halfwidth sound marks a cell of their own, though Unicode counts them as combining.
        _ => cluster.width() + cluster.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count(),
    }
}

/// Whether a cluster is space that may hang over the edge, and after which a row may end.
pub fn is_blank(cluster: &str) -> bool {
    cluster.chars().all(blank)
}

fn blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Finds the visual rows of one paragraph (a text without newlines): `rows` becomes the byte at which each begins.
///
/// A row may end where UAX #14 allows it and after every space, because UAX #14 alone keeps `" (` together.
/// Trailing spaces hang over the edge. A word longer than a row is broken between grapheme clusters.
/// There is always a first row, and a row always holds at least one cluster, however narrow the place.
pub fn wrap(text: &str, width: usize, rows: &mut Vec<u32>) {
    rows.clear();
    let _ = wrap_on(text, 0, width, rows, |_| false);
}

/// Wraps again only where an edit changed something, so that a key in a very long paragraph costs a few rows.
///
/// `rows` are those before the edit, which replaced `removed` bytes at `at` by `added` others; `text` is the new text.
/// The result is the same as that of [`wrap`].
pub fn rewrap(text: &str, width: usize, rows: &mut Vec<u32>, at: usize, removed: usize, added: usize) {
    let keep = first_row_to_wrap(text, rows, at);
    let old = rows.split_off(keep);
    let from = old.first().map_or(0, |&r| r as usize);
    let before = |start: usize| u32::try_from(start + removed - added).unwrap_or(u32::MAX);
    let settled = wrap_on(text, from, width, rows, |start| {
        start > at + added && after_space(text, start) && old.binary_search(&before(start)).is_ok()
    });
    if let Some(start) = settled {
        let rest = old.partition_point(|&r| r <= before(start));
        let moved = old.iter().skip(rest).map(|&r| r as usize + added - removed);
        rows.extend(moved.map(|r| u32::try_from(r).unwrap_or(u32::MAX)));
    }
}

/// The last row whose start an edit at `at` cannot have moved: two rows and a space lie between them, so that neither
/// the word that made the row begin there nor the marks after that word can have changed.
fn first_row_to_wrap(text: &str, rows: &[u32], at: usize) -> usize {
    let after_space = |row: &usize| after_space(text, rows.get(*row).map_or(0, |&r| r as usize));
    let edited = rows.partition_point(|&r| r as usize <= at);
    let fence = (0..edited).rev().find(after_space).unwrap_or(0);
    (0..fence.saturating_sub(1)).rev().find(after_space).unwrap_or(0)
}

/// Whether a place follows a space: what stands before it then has no say in how the rest is wrapped.
/// A plain one: UAX #14 joins a mark to a tab or a wider space before it.
fn after_space(text: &str, at: usize) -> bool {
    text.get(..at).and_then(|before| before.chars().next_back()) == Some(' ')
}

/// Wraps from the row at `from` on, adding to `rows`. Each further row's start is shown to `settled`; when it says yes,
/// that row is the last one added and returned.
fn wrap_on(
    text: &str,
    from: usize,
    width: usize,
    rows: &mut Vec<u32>,
    settled: impl Fn(usize) -> bool,
) -> Option<usize> {
    let tail = text.get(from..).unwrap_or_default();
    let base = u32::try_from(from).unwrap_or(u32::MAX);
    rows.push(base);
    let mut row = Row::default();
    let mut after_blank = false;
    let mut breaks = linebreaks(tail).map(|(at, _)| at).peekable();
    for (at, cluster) in tail.grapheme_indices(true) {
        while breaks.next_if(|&b| b < at).is_some() {}
        let allowed = breaks.peek() == Some(&at);
        let is_blank = is_blank(cluster);
        if !is_blank {
            row.offer(at, allowed, after_blank, tail);
            while let Some(start) = row.overflow(at, cluster, width) {
                rows.push(base.saturating_add(start));
                let start = rows.last().map_or(from, |&r| r as usize);
                if settled(start) {
                    return Some(start);
                }
            }
        }
        row.cells += cluster_width(cluster);
        after_blank = is_blank;
    }
    None
}

/// The rows of a whole text with newlines, ready to be drawn: tabs are spaces, and nothing hangs over the edge.
pub fn lines(text: &str, width: usize) -> Vec<String> {
    lines_with_places(text, width).into_iter().map(|(_, row)| row).collect()
}

/// The same, with the byte of the text at which each row begins.
pub fn lines_with_places(text: &str, width: usize) -> Vec<(usize, String)> {
    let mut starts = Vec::new();
    let mut out = Vec::new();
    let mut before = 0;
    for line in text.split_inclusive('\n') {
        let paragraph = line.lines().next().unwrap_or_default();
        wrap(paragraph, width, &mut starts);
        let ends = starts.iter().skip(1).map(|&s| s as usize).chain([paragraph.len()]);
        for (&start, end) in starts.iter().zip(ends) {
            let row = paragraph.get(start as usize..end).unwrap_or_default();
            out.push((before + start as usize, row.trim_end_matches(blank).replace('\t', "    ")));
        }
        before += line.len();
    }
    out
}

/// The rows of a text that is to stand centred: no more of them, but of as even a length as may be.
pub fn balanced(text: &str, width: usize) -> Vec<String> {
    let rows = lines(text, width);
    let narrower = (1..width).rev().map(|width| lines(text, width));
    narrower.take_while(|even| even.len() == rows.len()).last().unwrap_or(rows)
}

/// The row being filled, and the places at which it could still end, best first.
#[derive(Default)]
struct Row {
    /// Byte at which it begins.
    start: usize,
    /// Cells taken so far, hanging spaces counted.
    cells: usize,
    /// The last place between two words.
    word: Option<Place>,
    /// The last space before a stray mark: better than breaking a word, worse than any other place.
    stray: Option<Place>,
    /// The last place inside a word that puts no mark at the beginning of a row.
    inside: Option<Place>,
}

/// A place in a row: a byte, and the cells before it.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    cells: usize,
}

impl Place {
    /// The same place seen from a row that begins at `start`, if it lies within that row.
    fn beyond(self, start: Self) -> Option<Self> {
        (self.at > start.at).then(|| Self { at: self.at, cells: self.cells - start.cells })
    }
}

impl Row {
    /// Notes whether the row could end before the cluster at `at`.
    fn offer(&mut self, at: usize, allowed: bool, after_blank: bool, text: &str) {
        if at == self.start {
            return;
        }
        let place = Some(Place { at, cells: self.cells });
        if after_blank && begins_stray(text, at) {
            self.stray = place;
        } else if after_blank || allowed {
            self.word = place;
        } else if !text.get(at..).unwrap_or_default().starts_with(is_closing) {
            self.inside = place;
        }
    }

    /// Ends the row if the cluster at `at` has no room in it, and says where the next one begins.
    /// It may take two calls: after a word moved down, the next row can still be too short for it.
    fn overflow(&mut self, at: usize, cluster: &str, width: usize) -> Option<u32> {
        if at <= self.start || self.cells + cluster_width(cluster) <= width {
            return None;
        }
        let here = Place { at, cells: self.cells };
        let end = self.word.or(self.stray).or(self.inside).unwrap_or(here);
        *self = Self {
            start: end.at,
            cells: self.cells - end.cells,
            word: None,
            stray: self.stray.and_then(|place| place.beyond(end)),
            inside: self.inside.and_then(|place| place.beyond(end)),
        };
        u32::try_from(end.at).ok()
    }
}

/// Whether a mark that belongs to the words before it stands alone at `at`: `!` in `Quoi !`, or a quotation mark
/// between two spaces. An opening guillemet before a space belongs to what follows.
fn begins_stray(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let after = rest.trim_start_matches(|c| is_closing(c) && !matches!(c, '«' | '‹'));
    after.len() < rest.len() && after.chars().next().is_none_or(char::is_whitespace)
}

/// Whether a row that begins with this character looks wrong.
fn is_closing(c: char) -> bool {
    use BreakClass as B;
    matches!(
        break_property(u32::from(c)),
        B::ClosePunctuation
            | B::CloseParenthesis
            | B::Quotation
            | B::Exclamation
            | B::InfixSeparator
            | B::NonStarter
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows_of(text: &str, width: usize) -> Vec<&str> {
        let mut starts = Vec::new();
        wrap(text, width, &mut starts);
        let ends = starts.iter().skip(1).copied().chain([u32::try_from(text.len()).unwrap()]);
        starts.iter().zip(ends).map(|(&s, e)| text.get(s as usize..e as usize).unwrap()).collect()
    }

    fn looks_wrong(row: &str) -> bool {
        let first = row.split(' ').next().unwrap();
        row.starts_with(' ') || (!first.is_empty() && first != "«" && first.chars().all(is_closing))
    }

    #[test]
    fn quoted_speech_is_broken_between_words() {
        let rows = rows_of("He said, \"never again,\" (softly)", 12);
        assert_eq!(rows, ["He said, ", "\"never ", "again,\" ", "(softly)"]);
    }

    #[test]
    fn no_row_begins_with_a_space_or_a_mark_that_stands_alone() {
        let text = "He said, \"never again,\" (softly)  and  then – “nothing” …  Quoi ! he asked \" what \" « rien » .";
        for width in 11..90 {
            for row in rows_of(text, width) {
                assert!(!looks_wrong(row), "{width}: {row:?}");
                assert!(super::width(row.trim_end()) <= width);
            }
        }
    }

    #[test]
    fn a_word_that_just_fits_keeps_its_comma_and_quotation_mark_company() {
        assert_eq!(rows_of("again,\" he", 6), ["agai", "n,\" he"]);
        assert_eq!(rows_of("abcdef !", 6), ["abcdef ", "!"], "a word that fits is never broken for a mark");
    }

    #[test]
    fn a_word_longer_than_the_row_is_broken_at_clusters() {
        assert_eq!(rows_of("to incomprehensibilities", 10), ["to ", "incomprehe", "nsibilitie", "s"]);
        assert_eq!(rows_of("👨‍👩‍👧‍👦👨‍👩‍👧‍👦🇩🇪🇫🇷", 3), ["👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦", "🇩🇪", "🇫🇷"]);
    }

    #[test]
    fn trailing_spaces_hang_over_the_edge() {
        assert_eq!(rows_of("one      two", 4), ["one      ", "two"]);
    }

    #[test]
    fn wide_text_fills_odd_widths_without_losing_a_glyph() {
        assert_eq!(rows_of("今日は雨でした", 5), ["今日", "は雨", "でし", "た"]);
    }

    #[test]
    fn a_hard_space_holds_two_words_together() {
        assert_eq!(rows_of("at 10\u{A0}am", 7), ["at ", "10\u{A0}am"]);
    }

    #[test]
    fn nothing_is_one_row_and_no_width_is_one_cluster_a_row() {
        assert_eq!(rows_of("", 10), [""]);
        assert_eq!(rows_of("ab c", 0), ["a", "b ", "c"]);
        assert_eq!(rows_of("漢字", 1), ["漢", "字"]);
    }

    #[test]
    fn balanced_rows_leave_no_word_alone() {
        let text = "It will keep. You don't have to hold it.";
        assert_eq!(balanced(text, 38), ["It will keep. You", "don't have to hold it."]);
        assert_eq!(balanced(text, 80), [text]);
        assert_eq!(balanced("", 10), [""; 0]);
    }

    #[test]
    fn ready_rows_keep_empty_lines_and_show_tabs_as_spaces() {
        assert_eq!(lines("one two\n\n\tthree", 5), ["one", "two", "", "", "three"]);
        assert_eq!(lines("\ta\r\nb", 20), ["    a", "b"]);
    }

    #[test]
    fn widths_are_those_the_screen_counts() {
        use ratatui::buffer::CellWidth;
        for cluster in ["a", "é", "e\u{301}", "漢", "👨‍👩‍👧‍👦", "🇩🇪", "각", "क्षि", "ｶﾞ", "\u{200F}", "❤️", "1️⃣"]
        {
            assert_eq!(cluster_width(cluster), usize::from(cluster.cell_width()), "{cluster}");
        }
        assert_eq!(width("a\tb"), 2 + TAB);
    }

    fn prose() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "a",
            "never",
            "again",
            " ",
            " ",
            "  ",
            ",",
            "\"",
            "(",
            ")",
            "!",
            "-",
            "—",
            "«",
            "»",
            "e\u{301}",
            "\u{301}",
            "👨‍👩‍👧‍👦",
            "🇩",
            "🇪",
            "漢",
            "。",
            "क्ष",
            "\u{200d}",
            "\u{200b}",
            "\t",
            "\u{a0}",
            "/",
            ".5",
            "שלום",
            "\u{202e}",
            "각",
        ]);
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_and_splits_no_cluster(text in prose(), width in 0usize..40) {
            let rows = rows_of(&text, width);
            prop_assert_eq!(rows.concat(), text.clone());
            let clusters: Vec<&str> = rows.iter().flat_map(|row| row.graphemes(true)).collect();
            prop_assert_eq!(clusters, text.graphemes(true).collect::<Vec<_>>());
            for (i, row) in rows.iter().enumerate() {
                let row_end = row.trim_end_matches(blank);
                prop_assert!(super::width(row_end) <= width || row_end.graphemes(true).count() == 1 || super::width(row_end) == 0
                    || row_end.graphemes(true).filter(|g| cluster_width(g) > 0).count() == 1, "{:?}", row);
                let marked = row.starts_with(" \u{301}") || row.starts_with(" \u{200d}");
                prop_assert!(i == 0 || marked || !row.starts_with(' '));
            }
        }

        #[test]
        fn wrapping_after_an_edit_gives_what_wrapping_afresh_gives(
            text in prose(), new in prose(), from in 0usize..400, len in 0usize..20, width in 0usize..25,
        ) {
            let from = text.floor_char_boundary(from);
            let to = text.floor_char_boundary(from + len);
            let mut rows = Vec::new();
            wrap(&text, width, &mut rows);
            let mut edited = text.clone();
            edited.replace_range(from..to, &new);
            rewrap(&edited, width, &mut rows, from, to - from, new.len());
            let mut afresh = Vec::new();
            wrap(&edited, width, &mut afresh);
            prop_assert_eq!(rows, afresh);
        }
    }
}
