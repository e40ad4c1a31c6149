//! What differs between two texts, word by word.
//!
//! Nothing here knows what the texts are. The work is bounded: of texts that differ in very much, a longer stretch is
//! taken to be other words than it is.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// The most pairs of words that are looked at; beyond, what lies between is taken as one.
const MOST: usize = 1 << 20;

/// Where two texts differ, in bytes of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// What stands in the first only.
    pub gone: Vec<Range<usize>>,
    /// What stands in the second only.
    pub new: Vec<Range<usize>>,
}

/// A word, a space or a mark, with where it begins.
type Word<'a> = (usize, &'a str);

/// What differs between two texts. What is not named in either is the same in both, in the same order.
pub fn compare(first: &str, second: &str) -> Difference {
    let (one, other): (Vec<Word<'_>>, Vec<Word<'_>>) =
        (first.split_word_bound_indices().collect(), second.split_word_bound_indices().collect());
    let begins = one.iter().zip(&other).take_while(|(one, other)| one.1 == other.1).count();
    let (one, other) = (one.get(begins..).unwrap_or_default(), other.get(begins..).unwrap_or_default());
    let ends = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one.1 == other.1).count();
    let middle = |words: &[Word<'_>]| words.len() - ends;
    let (one, other) =
        (one.get(..middle(one)).unwrap_or_default(), other.get(..middle(other)).unwrap_or_default());
    let (kept_one, kept_other) = common(one, other);
    Difference { gone: rest(one, &kept_one), new: rest(other, &kept_other) }
}

/// Which words of both are the same in the same order: as many as there can be.
fn common(one: &[Word<'_>], other: &[Word<'_>]) -> (Vec<bool>, Vec<bool>) {
    let (mut kept_one, mut kept_other) = (vec![false; one.len()], vec![false; other.len()]);
    if one.len().saturating_mul(other.len()) > MOST {
        return (kept_one, kept_other);
    }
    let longest = lengths(one, other);
    let length = |row: usize, column: usize| {
        longest.get(row * (other.len() + 1) + column).copied().unwrap_or_default()
    };
    let (mut row, mut column) = (0, 0);
    while let (Some(here), Some(there)) = (one.get(row), other.get(column)) {
        if here.1 == there.1 {
            if let (Some(one), Some(other)) = (kept_one.get_mut(row), kept_other.get_mut(column)) {
                (*one, *other) = (true, true);
            }
            (row, column) = (row + 1, column + 1);
        } else if length(row + 1, column) >= length(row, column + 1) {
            row += 1;
        } else {
            column += 1;
        }
    }
    (kept_one, kept_other)
}

/// For each pair of places, how many words can still be the same from there on; row by row.
fn lengths(one: &[Word<'_>], other: &[Word<'_>]) -> Vec<u32> {
    let wide = other.len() + 1;
    let mut longest = vec![0u32; (one.len() + 1) * wide];
    for row in (0..one.len()).rev() {
        for column in (0..other.len()).rev() {
            let at =
                |row: usize, column: usize| longest.get(row * wide + column).copied().unwrap_or_default();
            let same = one.get(row).zip(other.get(column)).is_some_and(|(one, other)| one.1 == other.1);
            let best =
                if same { at(row + 1, column + 1) + 1 } else { at(row + 1, column).max(at(row, column + 1)) };
            if let Some(cell) = longest.get_mut(row * wide + column) {
                *cell = best;
            }
        }
    }
    longest
}

/// The words that were not kept, those beside each other as one; a space between two of them goes with them.
fn rest(words: &[Word<'_>], kept: &[bool]) -> Vec<Range<usize>> {
    let mut rest: Vec<Range<usize>> = Vec::new();
    for ((at, word), _) in words.iter().zip(kept).filter(|(_, kept)| !**kept) {
        match rest.last_mut() {
            Some(last) if last.end == *at => last.end += word.len(),
            _ => rest.push(*at..at + word.len()),
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut<'a>(text: &'a str, ranges: &[Range<usize>]) -> Vec<&'a str> {
        ranges.iter().map(|range| text.get(range.clone()).unwrap()).collect()
    }

    /// What is left of a text without these places.
    fn without(text: &str, ranges: &[Range<usize>]) -> String {
        let mut left = String::new();
        let mut at = 0;
        for range in ranges {
            left.push_str(text.get(at..range.start).unwrap());
            at = range.end;
        }
        left + text.get(at..).unwrap()
    }

    #[test]
    fn words_that_were_taken_out_and_put_in_are_named() {
        let (first, second) = ("the car was already there", "the red car was there, waiting");
        let found = compare(first, second);
        assert_eq!(cut(first, &found.gone), ["already "]);
        assert_eq!(cut(second, &found.new), ["red ", ", waiting"]);
        assert_eq!(compare("same", "same"), Difference::default());
        assert_eq!(compare("", "all new").new, std::iter::once(0..7).collect::<Vec<_>>());
    }

    #[test]
    fn letters_that_belong_together_are_not_torn_apart() {
        let (first, second) = ("e\u{301}t 👩‍👧 sun", "e\u{301}t 👩‍👦 sun");
        let found = compare(first, second);
        assert_eq!((cut(first, &found.gone), cut(second, &found.new)), (vec!["👩‍👧"], vec!["👩‍👦"]));
    }

    #[test]
    fn very_long_texts_are_compared_in_bounded_work() {
        let (first, second) = ("a b ".repeat(100_000), "c d ".repeat(100_000));
        assert_eq!(compare(&first, &second).gone.len(), 1);
    }

    proptest! {
        #[test]
        fn what_is_not_named_is_the_same_in_both(first in "[ab é\n.]{0,40}", second in "[ab é\n.]{0,40}") {
            let found = compare(&first, &second);
            prop_assert_eq!(without(&first, &found.gone), without(&second, &found.new));
        }
    }
}
