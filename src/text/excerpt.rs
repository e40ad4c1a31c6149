//! A line around what was found in a longer text, cut between words to the room there is. It looks for nothing itself.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::show::is_plain;
use super::wrap::cluster_width;

/// What stands for words left out.
const CUT: &str = "…";

/// A line cut from a text, and where in it the hits are, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The line.
    pub line: String,
    /// The hits that are in it.
    pub hits: Vec<Range<usize>>,
}

/// The words around the first hit, at most so many cells. The text is one line; its hits are in order.
pub fn around(text: &str, hits: &[Range<usize>], cells: usize) -> Excerpt {
    if fits(text, cells) {
        return Excerpt { line: text.to_owned(), hits: hits.to_vec() };
    }
    let first = hits.first().map_or(0, |hit| hit.start);
    // A third of the room for what led there, and the rest for what came of it; where less came, that much more.
    let room = cells.saturating_sub(2);
    let came = text.get(first..).map_or(0, |rest| widths(rest, room));
    let from = begin(text, first, (room / 3).max(room - came));
    let before = if from > 0 { CUT } else { "" };
    let room = cells.saturating_sub(1 + before.chars().count());
    let to = end(text, from, room, hits.first().map_or(0, |hit| hit.end));
    let after = if to < text.len() { CUT } else { "" };
    let line = text.get(from..to).unwrap_or_default();
    let inside = hits.iter().filter(|hit| hit.start >= from && hit.start < to);
    let shift = |hit: &Range<usize>| hit.start - from + before.len()..hit.end.min(to) - from + before.len();
    Excerpt { hits: inside.map(shift).collect(), line: format!("{before}{line}{after}") }
}

/// Whether a text takes no more than so many cells. Of a long one only the beginning is measured.
fn fits(text: &str, cells: usize) -> bool {
    let start = text.get(..text.len().min(cells + 1));
    if start.is_some_and(is_plain) {
        return text.len() <= cells;
    }
    let mut used = 0;
    text.graphemes(true).all(|letter| {
        used += cluster_width(letter);
        used <= cells
    })
}

/// The cells that a text takes, counted up to so many.
fn widths(text: &str, most: usize) -> usize {
    if text.get(..most).is_some_and(is_plain) {
        return most;
    }
    let mut used = 0;
    for letter in text.graphemes(true) {
        used += cluster_width(letter);
        if used >= most {
            return most;
        }
    }
    used
}

/// A place at most so many cells before `at`: after a space, where there is one.
fn begin(text: &str, at: usize, cells: usize) -> usize {
    let furthest = at.saturating_sub(cells);
    if let Some(near) = text.get(furthest..at).filter(|near| is_plain(near)) {
        let word = near.find(' ').map(|space| furthest + space + 1).filter(|word| *word < at);
        return if furthest == 0 { 0 } else { word.unwrap_or(furthest) };
    }
    let mut used = 0;
    let (mut word, mut furthest) = (None, at);
    for (place, letter) in text.get(..at).unwrap_or_default().grapheme_indices(true).rev() {
        used += cluster_width(letter);
        if used > cells {
            return word.unwrap_or(furthest);
        }
        if letter == " " && furthest < at {
            word = Some(furthest);
        }
        furthest = place;
    }
    0
}

/// A place at most so many cells after `from`: before a space, where there is one behind what must be seen.
fn end(text: &str, from: usize, cells: usize, seen: usize) -> usize {
    let furthest = from + cells;
    if let Some(near) = text.get(from..=furthest).filter(|near| is_plain(near)) {
        let word = near.rfind(' ').map(|space| from + space).filter(|word| *word >= seen);
        return word.unwrap_or(furthest);
    }
    let mut used = 0;
    let mut word = None;
    for (place, letter) in text.get(from..).unwrap_or_default().grapheme_indices(true) {
        let place = from + place;
        used += cluster_width(letter);
        if letter == " " && place >= seen {
            word = Some(place);
        }
        if used > cells {
            return word.unwrap_or(place);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::wrap::width;
    use super::*;

    fn cut(text: &str, word: &str, cells: usize) -> Excerpt {
        let hits: Vec<Range<usize>> =
            text.match_indices(word).map(|(at, word)| at..at + word.len()).collect();
        around(text, &hits, cells)
    }

    #[test]
    fn the_words_around_the_first_hit_are_shown_and_cut_between_words() {
        let text = "On Tuesday I looked for the keys, and the receipt fell out of the coat pocket then.";
        assert_eq!(cut(text, "receipt", 40).line, "…and the receipt fell out of the coat…");
        assert_eq!(cut(text, "On", 30).line, "On Tuesday I looked for the…");
        assert_eq!(cut(text, "then.", 30).line, "…of the coat pocket then.");
        assert_eq!(cut("short receipt", "receipt", 40).line, "short receipt");
    }

    #[test]
    fn hits_stay_on_their_words() {
        let found = cut("a long way to the receipt, and one more receipt after it", "receipt", 30);
        let shown: Vec<&str> = found.hits.iter().map(|hit| found.line.get(hit.clone()).unwrap()).collect();
        assert_eq!((found.line.as_str(), shown), ("…to the receipt, and one more…", vec!["receipt"]));
    }

    proptest! {
        #[test]
        fn plain_english_is_cut_where_anything_else_would_be(
            text in "[a-c ]{0,60}", at in 0_usize..60, cells in 1_usize..40, seen in 0_usize..60,
        ) {
            let at = at.min(text.len());
            // The same with a letter of two bytes and one cell for each `a`, and its places counted in letters.
            let other = text.replace('a', "é");
            let there = |place: usize| other.char_indices().nth(place).map_or(other.len(), |(at, _)| at);
            prop_assert_eq!(there(begin(&text, at, cells)), begin(&other, there(at), cells));
            prop_assert_eq!(there(end(&text, at, cells, seen)), end(&other, there(at), cells, there(seen)));
            prop_assert_eq!(fits(&text, cells), fits(&other, cells));
            prop_assert_eq!(widths(&text, cells), widths(&other, cells));
        }

        #[test]
        fn it_always_fits_and_shows_where_the_hit_begins(
            text in "[a-c é👧]{0,80}", from in 0_usize..70, length in 1_usize..9, cells in 8_usize..40,
        ) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = |place: usize| places[place.min(places.len() - 1)];
            let hit = at(from)..at(from + length);
            prop_assume!(!hit.is_empty());
            let excerpt = around(&text, std::slice::from_ref(&hit), cells);
            prop_assert!(width(&excerpt.line) <= cells, "{} of {cells}", excerpt.line);
            let shown = excerpt.hits.first().and_then(|hit| excerpt.line.get(hit.clone()));
            prop_assert!(shown.is_some_and(|shown| text.get(hit).unwrap().starts_with(shown)), "{}", excerpt.line);
        }
    }
}
