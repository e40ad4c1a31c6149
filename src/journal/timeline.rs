//! All kept entries in order, newest first, as Look back shows them.

use std::cmp::Reverse;

use chrono::Datelike;

use super::{Entry, EntryId};

/// Every entry that was read, newest first: by the moment written, then by id, never by a file's time.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    entries: Vec<Entry>,
}

/// The entries of one month.
#[derive(Debug)]
pub struct Month<'a> {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// Its entries, newest first.
    pub entries: Vec<&'a Entry>,
}

impl Timeline {
    /// Puts entries in order. The same id twice stays twice: both are shown.
    pub fn new(mut entries: Vec<Entry>) -> Self {
        entries.sort_by_cached_key(|entry| Reverse((entry.created, entry.id.clone(), entry.revision)));
        Self { entries }
    }

    /// Adds entries that appeared, each in its place. One that is there already in that revision is replaced.
    pub fn add(&mut self, more: Vec<Entry>) {
        if more.is_empty() {
            return;
        }
        let mut entries = std::mem::take(&mut self.entries);
        entries.retain(|old| !more.iter().any(|new| new.id == old.id && new.revision == old.revision));
        entries.extend(more);
        *self = Self::new(entries);
    }

    /// The entries, newest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this id; of two versions the later.
    pub fn find(&self, id: &EntryId) -> Option<&Entry> {
        self.entries.iter().filter(|entry| entry.id == *id).max_by_key(|entry| entry.revision)
    }

    /// The entries by month, newest first; a day is the local day at writing and stays so.
    pub fn months(&self) -> Vec<Month<'_>> {
        let mut months: Vec<Month<'_>> = Vec::new();
        for entry in &self.entries {
            let (year, month) = (entry.created.year(), entry.created.month());
            match months.last_mut() {
                Some(last) if (last.year, last.month) == (year, month) => last.entries.push(entry),
                _ => months.push(Month { year, month, entries: vec![entry] }),
            }
        }
        months
    }
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;

    fn entry(id: &str, created: &str) -> Entry {
        Entry::new(EntryId::parse(id).unwrap(), Kind::Free, created.parse().unwrap())
    }

    #[test]
    fn entries_stand_by_month_newest_first_in_the_day_of_their_writing() {
        let timeline = Timeline::new(vec![
            entry("aaaaaaaaaaaa", "2026-10-31T23:30:00-05:00"),
            entry("bbbbbbbbbbbb", "2026-11-22T21:00:00+01:00"),
            entry("cccccccccccc", "2026-11-02T08:00:00+01:00"),
        ]);
        let months = timeline.months();
        let shape: Vec<_> =
            months.iter().map(|month| (month.year, month.month, month.entries.len())).collect();
        assert_eq!(shape, [(2026, 11, 2), (2026, 10, 1)]);
        assert_eq!(months[0].entries[0].id.as_str(), "bbbbbbbbbbbb");
    }
}
