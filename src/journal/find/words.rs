//! What is looked for: words that are all wanted, in any order, and phrases in quotation marks.

use std::fmt;
use std::ops::Range;

use crate::text::fold::Needle;

/// Words and phrases. `Debug` prints none of them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Words {
    needles: Vec<Needle>,
}

impl Words {
    /// Reads what was typed: `receipt "red coat"`. A quotation mark that is not closed yet reaches to the end.
    pub fn read(typed: &str) -> Self {
        let mut needles = Vec::new();
        for (place, piece) in typed.split(is_quote).enumerate() {
            if place % 2 == 1 {
                needles.extend(Needle::new(piece));
            } else {
                needles.extend(piece.split_whitespace().filter_map(Needle::new));
            }
        }
        Self { needles }
    }

    /// Words as a shell hands them over: one with a space in it was quoted there, and is a phrase.
    pub fn of_arguments(arguments: &[String]) -> Self {
        let one = |argument: &String| {
            let read = |argument| Self::read(argument).needles;
            let phrase = || Needle::new(argument).into_iter().collect();
            if argument.contains(is_quote) { read(argument) } else { phrase() }
        };
        Self { needles: arguments.iter().flat_map(one).collect() }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.needles.is_empty()
    }

    /// Each word or phrase.
    pub fn needles(&self) -> &[Needle] {
        &self.needles
    }

    /// Whether every entry that these find is found by the others too.
    pub fn narrow(&self, others: &Self) -> bool {
        others.needles.iter().all(|other| self.needles.iter().any(|needle| other.is_part_of(needle)))
    }

    /// Every place in a text where one of them stands, in order; places that touch are one.
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        let mut all: Vec<Range<usize>> = self.needles.iter().flat_map(|needle| needle.hits(text)).collect();
        all.sort_by_key(|hit| (hit.start, hit.end));
        let mut hits: Vec<Range<usize>> = Vec::with_capacity(all.len());
        for hit in all {
            match hits.last_mut() {
                Some(last) if hit.start <= last.end => last.end = last.end.max(hit.end),
                _ => hits.push(hit),
            }
        }
        hits
    }

    /// How many of them stand in a text.
    pub(super) fn how_many_in(&self, text: &str) -> usize {
        self.needles.iter().filter(|needle| needle.is_in(text)).count()
    }
}

/// Marks that people, keyboards and word processors put around a phrase.
fn is_quote(one: char) -> bool {
    matches!(one, '"' | '“' | '”' | '„' | '«' | '»')
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words(…)")
    }
}
