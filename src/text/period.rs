//! Words for dates: `yesterday`, `last week`, `since march`, `3 weeks ago`, `14 march`, `2026-03`.
//!
//! Pure: what day it is today is an argument. Everything is read as lying in the past, as in a journal: `march` is the
//! last March that has begun, `thursday` the last Thursday that has. It knows no entry.

mod calendar;
mod read;

use chrono::NaiveDate;

/// Days from one to another; a side that is not there is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub since: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

/// Why words are no days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotDays {
    /// They are not among the words that are known.
    #[error("these words name no day: try {EXAMPLES}")]
    Unknown,
    /// A day that no calendar has, such as 31 February.
    #[error("there is no such day in the calendar")]
    NoSuchDay,
    /// Only figures and strokes: whether the day or the month comes first is not the same everywhere.
    #[error("that could be two different days: write it as 14 march, or as 2026-03-14")]
    TwoWays,
    /// It ends before it begins.
    #[error("that ends before it begins")]
    Backwards,
    /// A side that must be given is open, as the first day of `until march`.
    #[error("that names only the other end: write one day or month")]
    OtherEnd,
}

/// What words for days may be, for whoever has to be told.
pub const EXAMPLES: &str = "today, yesterday, thursday, last week, 3 weeks ago, march, last spring, 2026-03, 14 march \
     or 2026-03-14";

impl Period {
    /// One day.
    pub fn day(day: NaiveDate) -> Self {
        Self { since: Some(day), until: Some(day) }
    }

    /// The days that these words name, seen from today.
    ///
    /// # Errors
    /// When they name none, or the end would stand before the beginning.
    pub fn read(words: &str, today: NaiveDate) -> Result<Self, NotDays> {
        read::period(words, today)
    }

    /// The first day of what these words name: of `march` the first of March. `since` before them is no harm.
    ///
    /// # Errors
    /// As [`Period::read`]; and when they leave the beginning open.
    pub fn first_day(words: &str, today: NaiveDate) -> Result<NaiveDate, NotDays> {
        read::period_with_an_end(words, today)?.since.ok_or(NotDays::OtherEnd)
    }

    /// The last day of what these words name: of `march` the last of March. `until` before them is no harm.
    ///
    /// # Errors
    /// As [`Period::read`]; and when they leave the end open.
    pub fn last_day(words: &str, today: NaiveDate) -> Result<NaiveDate, NotDays> {
        read::period_with_an_end(words, today)?.until.ok_or(NotDays::OtherEnd)
    }

    /// Whether a day lies in it.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it leaves no day out.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests;
