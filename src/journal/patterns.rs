//! What can be seen in a person's pages over some weeks, months or all of the time: the numbers at the beginning and
//! the end of sittings, the feelings named and which of them together, the paths opened, the days written on.
//!
//! Pure: the day it ends at is an argument. It describes and never concludes: nothing here is a score, a streak, an
//! aim, or a cause of anything. It knows no words to say it in and no way to draw it.

mod calendar;
mod days;
mod feelings;
mod numbers;
mod paths;
mod span;

use std::collections::HashMap;

use chrono::NaiveDate;

pub use calendar::{Calendar, Cell, Leaf, Unit};
pub use days::Days;
pub use feelings::{Feeling, Feelings};
pub use numbers::{Middle, Numbers, Pair, Pairs, Sitting};
pub use paths::{Opened, Paths};
pub use span::Span;

use super::{Entry, EntryId};

/// As many pages must mark a chart before there is something to see. Two make a line that looks like a direction.
const ENOUGH: usize = 3;

/// What pages show over a span of days. `Debug` prints no word that a person wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Patterns {
    /// The span.
    pub span: Span,
    /// Its first day; of all time the day of the oldest page.
    pub since: NaiveDate,
    /// Its last day.
    pub until: NaiveDate,
    /// The numbers at the beginning and the end of sittings.
    pub numbers: Numbers,
    /// The feelings named.
    pub feelings: Feelings,
    /// The paths opened.
    pub paths: Paths,
    /// The days written on.
    pub days: Days,
}

impl Patterns {
    /// What these pages, newest first, show over a span that ends at a day. A page of which there are two versions
    /// counts once, as it is now.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>, span: Span, until: NaiveDate) -> Self {
        Self::seen(&each_once(entries), span, until, true)
    }

    /// The same without what a person keeps to themselves, pages and answers.
    pub fn open<'a>(entries: impl IntoIterator<Item = &'a Entry>, span: Span, until: NaiveDate) -> Self {
        let mut open = each_once(entries);
        open.retain(|entry| !entry.marks.sealed);
        Self::seen(&open, span, until, false)
    }

    fn seen(entries: &[&Entry], span: Span, until: NaiveDate, sealed: bool) -> Self {
        let first = span.first_day(until);
        let dated = entries.iter().filter_map(|entry| Some((day_of(entry, until)?, *entry)));
        let within: Vec<(NaiveDate, &Entry)> = dated.filter(|(day, _)| *day >= first).collect();
        let oldest = within.iter().map(|(day, _)| *day).min().unwrap_or(until);
        Self {
            span,
            since: if span == Span::All { oldest } else { first },
            until,
            numbers: Numbers::of(&within),
            feelings: Feelings::of(&within, sealed),
            paths: Paths::of(&within),
            days: Days::of(&within),
        }
    }

    /// Whether there is enough in these pages for a chart to show something.
    pub fn has_some<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> bool {
        let marks = |entry: &&Entry| entry.path.is_some() || numbers::has_any(entry);
        entries.into_iter().filter(marks).take(ENOUGH).count() == ENOUGH
    }
}

/// The pages in their order; of two versions of one the later.
fn each_once<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<&'a Entry> {
    let mut once: Vec<&Entry> = Vec::new();
    let mut places: HashMap<&EntryId, usize> = HashMap::new();
    for entry in entries {
        let place = *places.entry(&entry.id).or_insert(once.len());
        match once.get_mut(place) {
            Some(known) if known.revision < entry.revision => *known = entry,
            Some(_) => {}
            None => once.push(entry),
        }
    }
    once
}

/// The day a page counts for; none where it lies after the last one. Tomorrow's is today's: the person flew over the
/// date line, and wrote it.
fn day_of(entry: &Entry, until: NaiveDate) -> Option<NaiveDate> {
    let day = entry.created.date_naive();
    (day <= until || day.pred_opt() == Some(until)).then_some(day.min(until))
}

#[cfg(test)]
mod tests;
