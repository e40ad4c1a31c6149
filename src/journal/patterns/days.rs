//! The days on which something was written. How many in a row is nobody's business.

use chrono::NaiveDate;

use super::Calendar;
use crate::journal::{Entry, Kind};

/// The days written on, oldest first, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    days: Vec<NaiveDate>,
}

impl Days {
    pub(super) fn of(pages: &[(NaiveDate, &Entry)]) -> Self {
        // An appointment is no writing.
        let written = pages.iter().filter(|(_, entry)| entry.kind != Kind::Session);
        let mut days: Vec<NaiveDate> = written.map(|(day, _)| *day).collect();
        days.sort_unstable();
        days.dedup();
        Self { days }
    }

    /// All of them, oldest first.
    pub fn all(&self) -> &[NaiveDate] {
        &self.days
    }

    /// Whether one of them lies between two days, both included.
    pub fn any_within(&self, first: NaiveDate, last: NaiveDate) -> bool {
        let from = self.days.partition_point(|day| *day < first);
        self.days.get(from).is_some_and(|day| *day <= last)
    }

    /// The days from one to another as a calendar.
    pub fn calendar(&self, since: NaiveDate, until: NaiveDate) -> Calendar<'_> {
        Calendar::new(self, since, until)
    }
}
