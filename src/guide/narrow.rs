//! What a filter of Look back may be set to: only what is there among the pages, in words. Both fronts offer the same.
//!
//! Pure. It finds nothing by itself and knows no screen.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::{FindWords, Words};
use crate::journal::find::{Filters, KINDS, Mark};
use crate::journal::{Answer, Entry, Kind, StepKind};
use crate::text::dates;
use crate::text::fold::fold;
use crate::text::period::{NotDays, Period};

/// A filter that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Days from one to another.
    When,
    /// The first day.
    Since,
    /// The last day.
    Until,
    /// The section.
    Section,
    /// What it is.
    Kind,
    /// A feeling.
    Feeling,
    /// A mark.
    Mark,
    /// A tag.
    Tag,
}

/// What a filter may be set to.
#[derive(Clone)]
pub enum Value {
    /// The id of a section.
    Section(String),
    /// What it is.
    Kind(Kind),
    /// A feeling, as it was named.
    Feeling(String),
    /// A mark.
    Mark(Mark),
    /// A tag, as it is written.
    Tag(String),
    /// Days.
    Days(Period),
}

impl Which {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::When,
        Self::Since,
        Self::Until,
        Self::Feeling,
        Self::Tag,
        Self::Mark,
        Self::Section,
        Self::Kind,
    ];

    /// Whether days may be typed in words.
    pub fn is_days(self) -> bool {
        matches!(self, Self::When | Self::Since | Self::Until)
    }

    /// The words for it.
    pub fn name(self, find: &FindWords) -> &str {
        match self {
            Self::When => &find.rows.when,
            Self::Since => &find.rows.since,
            Self::Until => &find.rows.until,
            Self::Section => &find.rows.section,
            Self::Kind => &find.rows.kind,
            Self::Feeling => &find.rows.feeling,
            Self::Mark => &find.rows.mark,
            Self::Tag => &find.rows.tag,
        }
    }

    /// What it may be set to, each with its words: only what is there.
    pub fn values(self, entries: &[Entry], words: &Words, today: NaiveDate) -> Vec<(String, Value)> {
        let find = &words.plain.find;
        match self {
            Self::When | Self::Since | Self::Until => days(entries, find, today),
            Self::Section => {
                let there = |id: &str| {
                    let mut paths = entries.iter().filter_map(|entry| entry.path.as_ref());
                    paths.any(|path| path.section == id)
                };
                let sections = words.plain.sections.iter().filter(|section| there(section.id.id()));
                sections.map(|one| (one.title.clone(), Value::Section(one.id.id().to_owned()))).collect()
            }
            Self::Kind => {
                let there = KINDS.into_iter().filter(|kind| entries.iter().any(|entry| entry.kind == *kind));
                there.map(|kind| (find.kind(&kind).to_owned(), Value::Kind(kind))).collect()
            }
            Self::Mark => {
                let there =
                    Mark::ALL.into_iter().filter(|mark| entries.iter().any(|entry| mark.is_on(entry)));
                there.map(|mark| (find.mark(mark).to_owned(), Value::Mark(mark))).collect()
            }
            Self::Feeling => {
                feelings(entries).into_iter().map(|one| (one.clone(), Value::Feeling(one))).collect()
            }
            Self::Tag => {
                let tags: BTreeSet<&String> = entries.iter().flat_map(|entry| &entry.tags).collect();
                tags.into_iter().map(|tag| (tag.clone(), Value::Tag(tag.clone()))).collect()
            }
        }
    }

    /// The days that were typed; for one end, the first or the last of them.
    ///
    /// # Errors
    /// When the words name no day.
    pub fn typed_days(self, typed: &str, today: NaiveDate) -> Result<Period, NotDays> {
        match self {
            Self::Since => {
                Period::first_day(typed, today).map(|day| Period { since: Some(day), until: None })
            }
            Self::Until => Period::last_day(typed, today).map(|day| Period { since: None, until: Some(day) }),
            _ => Period::read(typed, today),
        }
    }

    /// The filters with this value beside those that are set.
    ///
    /// # Errors
    /// When the days would end before they begin.
    pub fn set(self, filters: &Filters, value: Value) -> Result<Filters, NotDays> {
        let mut filters = filters.clone();
        match value {
            Value::Section(id) => filters.section = Some(id),
            Value::Kind(kind) => filters.kind = Some(kind),
            Value::Feeling(word) => add(&mut filters.feelings, word),
            Value::Tag(tag) => add(&mut filters.tags, tag),
            Value::Mark(mark) => add(&mut filters.marks, mark),
            Value::Days(period) => {
                let old = filters.period;
                filters.period = match self {
                    Self::Since => Period { since: period.since, ..old },
                    Self::Until => Period { until: period.until, ..old },
                    _ => period,
                };
            }
        }
        let Period { since, until } = filters.period;
        if since.zip(until).is_some_and(|(since, until)| until < since) {
            return Err(NotDays::Backwards);
        }
        Ok(filters)
    }
}

fn add<T: PartialEq>(values: &mut Vec<T>, value: T) {
    if !values.contains(&value) {
        values.push(value);
    }
}

/// Days near today, then the months in which something was written, newest first.
fn days(entries: &[Entry], find: &FindWords, today: NaiveDate) -> Vec<(String, Value)> {
    let read = |words: &String| Some((words.clone(), Value::Days(Period::read(words, today).ok()?)));
    let mut days: Vec<(String, Value)> = find.days.iter().filter_map(read).collect();
    let mut months: Vec<(i32, u32)> = Vec::new();
    for entry in entries {
        add(&mut months, (entry.created.year(), entry.created.month()));
    }
    days.extend(months.into_iter().filter_map(|(year, month)| {
        let period = Period::read(&format!("{year}-{month:02}"), today).ok()?;
        Some((dates::month(year, month), Value::Days(period)))
    }));
    days
}

/// The feelings that were named, each once, in the order of the alphabet: nothing is counted.
fn feelings(entries: &[Entry]) -> Vec<String> {
    let answers = entries.iter().flat_map(|entry| &entry.answers);
    let feelings = answers.filter(|answer| answer.kind == StepKind::Feelings);
    let words = feelings.flat_map(|answer: &Answer| &answer.chosen).filter_map(|chosen| chosen.word.as_ref());
    let named: BTreeSet<&String> = words.collect();
    let mut named: Vec<String> = named.into_iter().cloned().collect();
    named.sort_by_cached_key(|word| fold(word));
    named
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Value(…)")
    }
}
