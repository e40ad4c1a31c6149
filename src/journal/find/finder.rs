//! The search itself, made to answer at every key: what one more letter finds is looked for only in what was found
//! before, and what a letter taken back leaves was found before. What a window shows is found first.
//!
//! Entries in plain English are searched as they are. Only what has other letters is folded, once, and kept beside: the
//! words of a long journal are not held twice.

use std::panic::resume_unwind;
use std::thread;

use super::super::Entry;
use super::texts::all;
use super::{Filters, Words};
use crate::text::fold::{Needle, Sketch, fold, is_even};

/// From this length on a second thread is worth its start.
const LONG: usize = 1000;
/// So many pages are looked at first, where a few hits are enough.
const FEW: usize = 256;
/// Between two texts of an entry; it stands in no folded text, so that nothing is found across it.
const BETWEEN: char = '\n';

/// Finds entries of a list that is given again each time.
#[derive(Default)]
pub struct Finder {
    /// Which entries these were, to notice when they are others.
    entries: u64,
    filters: Filters,
    /// How each entry is looked through.
    how: Vec<How>,
    /// What cannot stand in each entry; none where that is not worth finding out.
    sketches: Option<Vec<Sketch>>,
    /// What was found, each step narrower than the one before it; the first is what fits the filters.
    steps: Vec<Step>,
}

/// How an entry is looked through.
enum How {
    /// As it is: plain English with capitals only where words begin, which most is.
    Even,
    /// As it is, with capitals anywhere.
    Plain,
    /// By its words, folded.
    Folded(Box<str>),
}

/// What was found of some words.
struct Step {
    words: Words,
    found: Vec<usize>,
    /// What the step before it found and was not looked at here yet, in order.
    near: Vec<usize>,
    /// How many of those that fit the filters were looked at in this step or the one before it, `near` among them.
    looked: usize,
}

impl Finder {
    /// One that is asked at every key. It takes a moment longer to begin, and less at each key.
    pub fn for_typing() -> Self {
        Self { sketches: Some(Vec::new()), ..Self::default() }
    }

    /// The places of the entries that hold all the words and fit the filters, in the order of the entries.
    pub fn find(&mut self, entries: &[Entry], words: &Words, filters: &Filters) -> &[usize] {
        self.find_first(usize::MAX, entries, words, filters)
    }

    /// The first so many of them at least, where there are as many. What comes after them may be there or not.
    pub fn find_first(
        &mut self,
        enough: usize,
        entries: &[Entry],
        words: &Words,
        filters: &Filters,
    ) -> &[usize] {
        self.begin(entries, filters);
        // What is narrower than these words was for others, or for more letters than there are now.
        while self.steps.len() > 1 && self.steps.last().is_some_and(|step| !words.narrow(&step.words)) {
            self.steps.pop();
        }
        if let Some(last) = self.steps.last().filter(|step| step.words != *words) {
            let near = last.found.iter().chain(&last.near).copied().collect();
            let looked = last.looked;
            self.steps.push(Step { words: words.clone(), found: Vec::new(), near, looked });
        }
        self.look_on(enough, entries);
        self.steps.last().map(|step| step.found.as_slice()).unwrap_or_default()
    }

    /// Looks on for the words of the last step until enough is found: a few pages at first, then more at a time.
    fn look_on(&mut self, enough: usize, entries: &[Entry]) {
        let Some(mut step) = self.steps.pop() else { return };
        // The one that came last is the least likely to be there.
        let wanted: Vec<&Needle> = step.words.needles().iter().rev().collect();
        let holds = |place: usize| {
            let sketch = self.sketches.as_ref().and_then(|all| all.get(place));
            let may = |needle: &&Needle| sketch.is_none_or(|sketch| sketch.may_hold(needle));
            let there = entries.get(place).zip(self.how.get(place));
            wanted.iter().all(may)
                && there.is_some_and(|(entry, how)| wanted.iter().all(|needle| is_in(needle, entry, how)))
        };
        let fit = self.steps.first().map(|all| all.found.as_slice()).unwrap_or_default();
        let mut at_once = if enough == usize::MAX { fit.len() } else { FEW };
        while step.found.len() < enough && (!step.near.is_empty() || step.looked < fit.len()) {
            let near = step.near.len().min(at_once);
            let mut next: Vec<usize> = step.near.drain(..near).collect();
            next.extend(fit.iter().skip(step.looked).take(at_once - near));
            step.looked += next.len() - near;
            step.found.extend(in_parts(&next, |part| part.iter().copied().filter(|at| holds(*at)).collect()));
            at_once *= 4;
        }
        self.steps.push(step);
    }

    /// Begins anew where the entries or the filters are others than before.
    fn begin(&mut self, entries: &[Entry], filters: &Filters) {
        let same = stamp(entries);
        if self.entries != same || self.how.len() != entries.len() {
            self.entries = same;
            self.how = in_parts(entries, |part| part.iter().map(how).collect());
            if let Some(sketches) = &mut self.sketches {
                let all: Vec<(&Entry, &How)> = entries.iter().zip(&self.how).collect();
                *sketches =
                    in_parts(&all, |part| part.iter().map(|(entry, how)| sketch(entry, how)).collect());
            }
            self.steps.clear();
        }
        if self.steps.is_empty() || self.filters != *filters {
            self.filters = filters.clone();
            let fit = entries.iter().enumerate().filter(|(_, entry)| filters.fit(entry));
            let found: Vec<usize> = fit.map(|(place, _)| place).collect();
            let (words, looked) = (Words::default(), found.len());
            self.steps = vec![Step { words, found, near: Vec::new(), looked }];
        }
    }
}

/// Does something to the parts of a long list, on two threads, and puts what came of it in the order of the list.
pub fn in_parts<T: Sync, R: Send>(list: &[T], one: impl Fn(&[T]) -> Vec<R> + Sync) -> Vec<R> {
    let (first, second) = list.split_at(list.len() / 2);
    if list.len() < LONG {
        return one(list);
    }
    thread::scope(|scope| {
        // Where no thread can be had, this one does all of it.
        let help = thread::Builder::new().spawn_scoped(scope, || one(second));
        let mut done = one(first);
        done.extend(match help {
            Ok(help) => help.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => one(second),
        });
        done
    })
}

/// Tells these entries from others: each change of one makes its revision higher.
fn stamp(entries: &[Entry]) -> u64 {
    entries.iter().fold(0, |sum: u64, entry| {
        let one = entry.created.timestamp().unsigned_abs() ^ (u64::from(entry.revision) << 40);
        sum.rotate_left(5).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ one
    })
}

fn is_in(needle: &Needle, entry: &Entry, how: &How) -> bool {
    match how {
        How::Even => all(entry).any(|text| needle.is_in_even(text)),
        How::Plain => all(entry).any(|text| needle.is_in_ascii(text)),
        How::Folded(folded) => needle.is_in_folded(folded),
    }
}

/// How an entry is to be looked through; its words folded, where they are not plain English.
fn how(entry: &Entry) -> How {
    if all(entry).all(str::is_ascii) {
        return if all(entry).all(is_even) { How::Even } else { How::Plain };
    }
    let mut folded = String::new();
    for text in all(entry) {
        folded.push_str(&fold(text));
        folded.push(BETWEEN);
    }
    How::Folded(folded.into_boxed_str())
}

/// What cannot stand in an entry.
fn sketch(entry: &Entry, how: &How) -> Sketch {
    let mut sketch = Sketch::new();
    match how {
        How::Folded(folded) => sketch.add_folded(folded),
        How::Even | How::Plain => all(entry).for_each(|text| sketch.add(text)),
    }
    sketch
}

impl std::fmt::Debug for Finder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Finder(…)")
    }
}
