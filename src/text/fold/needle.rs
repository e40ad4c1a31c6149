//! Something to find: folded once, found in any number of texts.
//!
//! Plain English is searched as it stands, which costs neither time nor memory for folding it; everything else is
//! folded first. Both ways find the same.

use std::fmt;
use std::ops::Range;

use memchr::memmem;
use memchr::{memchr_iter, memchr2_iter};
use unicode_segmentation::GraphemeCursor;

use super::{fold, fold_with_places, sketch};

/// Letters from the most to the least usual, as English has them; what is not here is less usual still.
const USUAL: &[u8] = b"etaoinshrdlcumwfgypbvkjxqz";

/// A word or a phrase to find. `Debug` does not print it: it is the person's.
#[derive(Clone)]
pub struct Needle {
    folded: String,
    /// The same, made ready for being found in thousands of texts.
    finder: memmem::Finder<'static>,
    /// The same with a capital at its beginning, of one word in plain letters.
    capital: Option<memmem::Finder<'static>>,
    /// The least usual letter of its first word: the one that is looked for.
    anchor: usize,
    /// Its runs of three letters, three bytes each.
    runs: Vec<u32>,
}

impl Needle {
    /// What to find; none where nothing is left of it, as of a space.
    pub fn new(text: &str) -> Option<Self> {
        let folded = fold(text).trim().to_owned();
        let first = folded.split(' ').next().filter(|word| !word.is_empty())?;
        let usual = |byte: u8| USUAL.iter().rev().position(|one| *one == byte).map_or(0, |place| place + 1);
        let anchor = first.bytes().enumerate().min_by_key(|(_, byte)| usual(*byte))?.0;
        let finder = memmem::Finder::new(folded.as_bytes()).into_owned();
        let capital = folded.bytes().all(|byte| byte.is_ascii_alphanumeric()).then(|| {
            let mut capital = folded.clone().into_bytes();
            capital.iter_mut().take(1).for_each(u8::make_ascii_uppercase);
            memmem::Finder::new(&capital).into_owned()
        });
        let runs = sketch::runs(&folded);
        Some(Self { folded, finder, capital, anchor, runs })
    }

    /// What is found, folded.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// Its runs of three letters, as a [`Sketch`](super::Sketch) knows them.
    pub(super) fn runs(&self) -> &[u32] {
        &self.runs
    }

    /// Whether every text that holds the other holds this one too.
    pub fn is_part_of(&self, other: &Self) -> bool {
        other.folded.contains(&self.folded)
    }

    /// Whether it stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.somewhere(text).is_some()
    }

    /// A place where it stands in a text, as it is written; not always the first.
    pub fn somewhere(&self, text: &str) -> Option<usize> {
        if let Some(hit) = self.in_ascii(text.as_bytes()).next() {
            return Some(hit.start);
        }
        if text.is_ascii() {
            return None;
        }
        let (folded, places) = fold_with_places(text);
        places.get(self.finder.find(&folded)?).copied()
    }

    /// Whether it stands in a text that was folded before.
    pub fn is_in_folded(&self, folded: &str) -> bool {
        self.finder.find(folded.as_bytes()).is_some()
    }

    /// Whether it stands in a text that is plain English.
    pub fn is_in_ascii(&self, text: &str) -> bool {
        self.in_ascii(text.as_bytes()).next().is_some()
    }

    /// Whether it stands in a plain English text of which [`is_even`] is true: as fast as a text can be looked through.
    pub fn is_in_even(&self, text: &str) -> bool {
        match &self.capital {
            Some(capital) => {
                self.finder.find(text.as_bytes()).is_some() || capital.find(text.as_bytes()).is_some()
            }
            None => self.is_in_ascii(text),
        }
    }

    /// Every place where it stands, in bytes of the text as it is written: whole letters, with their accents.
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        let found = if text.is_ascii() {
            apart(self.in_ascii(text.as_bytes()))
        } else {
            let (folded, places) = fold_with_places(text);
            let found = self.finder.find_iter(&folded);
            found.map(|at| original(text, &places, at..at + self.folded.len())).collect()
        };
        let mut hits: Vec<Range<usize>> = Vec::with_capacity(found.len());
        for hit in found {
            match hits.last_mut() {
                // Twice in one letter, as `s` is in `ß`.
                Some(last) if hit.start < last.end => last.end = last.end.max(hit.end),
                _ => hits.push(hit),
            }
        }
        hits
    }

    /// Where it stands in plain English, or in what is that of another text: these bytes are never part of another letter.
    fn in_ascii<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = Range<usize>> + 'a {
        let wanted = self.folded.as_bytes();
        let byte = wanted.get(self.anchor).copied().unwrap_or_default();
        let upper = byte.to_ascii_uppercase();
        let one = (byte == upper).then(|| memchr_iter(byte, text));
        let two = (byte != upper).then(|| memchr2_iter(byte, upper, text));
        let places = one.into_iter().flatten().chain(two.into_iter().flatten());
        places.filter_map(move |at| {
            let start = at.checked_sub(self.anchor)?;
            let length = begins_with(text.get(start..)?, wanted)?;
            Some(start..start + length)
        })
    }
}

/// Whether a text has capitals only where a word begins. Then a word in it is written in one of two ways.
pub fn is_even(text: &str) -> bool {
    let bytes = text.as_bytes();
    let odd = |before: u8, here: u8| here.is_ascii_uppercase() & before.is_ascii_alphanumeric();
    // To the end in any case: that is faster than to look after each letter whether it is decided.
    !bytes.iter().zip(bytes.iter().skip(1)).fold(false, |found, (before, here)| found | odd(*before, *here))
}

/// How many bytes of a plain text the wanted ones take at its start, if they stand there: any run of spaces is one.
fn begins_with(text: &[u8], wanted: &[u8]) -> Option<usize> {
    let mut at = 0;
    for byte in wanted {
        let here = *text.get(at)?;
        if *byte == b' ' {
            let spaces = text.iter().skip(at).take_while(|one| is_space(**one)).count();
            at += Some(spaces).filter(|many| *many > 0)?;
        } else if here.to_ascii_lowercase() == *byte {
            at += 1;
        } else {
            return None;
        }
    }
    Some(at)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Those that do not overlap one before them, as every search gives them.
fn apart(hits: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    for hit in hits {
        if kept.last().is_none_or(|last| hit.start >= last.end) {
            kept.push(hit);
        }
    }
    kept
}

/// The whole letters that a place in the folded text stands for, with the marks that follow them.
fn original(text: &str, places: &[usize], hit: Range<usize>) -> Range<usize> {
    let start = places.get(hit.start).copied().unwrap_or(text.len());
    let last = places.get(hit.end.saturating_sub(1)).copied().unwrap_or(start);
    let end = last + text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    boundary(text, start, false)..boundary(text, end, true)
}

/// The nearest place between two letters as people count them, before or after.
fn boundary(text: &str, at: usize, after: bool) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    if at == 0 || at >= text.len() || cursor.is_boundary(text, 0).unwrap_or(true) {
        return at;
    }
    let found = if after { cursor.next_boundary(text, 0) } else { cursor.prev_boundary(text, 0) };
    found.ok().flatten().unwrap_or(at)
}

impl PartialEq for Needle {
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl Eq for Needle {}

impl fmt::Debug for Needle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Needle(…)")
    }
}

#[cfg(test)]
mod tests;
