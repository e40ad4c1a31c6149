//! All kept entries in order, newest first, as Look back shows them.

use std::cmp::Reverse;
use std::collections::HashSet;

use chrono::{Datelike, TimeDelta};

use super::{Entry, EntryId, Moment};

/// A clock that is further behind the newest page was set, or set wrong. Less than this is drift: at two seconds a day
/// it takes most of a year. More than this is the least step of a zone, a quarter of an hour, set by hand.
const DRIFT: TimeDelta = TimeDelta::minutes(10);

/// Every entry that was read, newest first: by the moment written, then by id, never by a file's time.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    entries: Vec<Entry>,
}

/// Every version of one entry, as it is on the disk now.
#[derive(Clone, Debug, PartialEq)]
pub struct Versions {
    /// The entry's id.
    pub id: EntryId,
    /// Its versions; none where it is gone.
    pub entries: Vec<Entry>,
}

/// One version of an entry, where there may be several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Which {
    /// The entry's id.
    pub id: EntryId,
    /// Its number and when it was changed; none is the latest, whichever that is.
    version: Option<(u32, Moment)>,
}

impl Which {
    /// This very version.
    pub fn of(entry: &Entry) -> Self {
        Self { id: entry.id.clone(), version: Some((entry.revision, entry.changed())) }
    }

    /// The latest version.
    pub fn latest(id: EntryId) -> Self {
        Self { id, version: None }
    }

    /// Whether it is this version.
    pub fn is(&self, entry: &Entry) -> bool {
        self.id == entry.id && self.version == Some((entry.revision, entry.changed()))
    }
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

    /// Adds entries, each in its place. One that is there already is not added again; two versions of one entry that
    /// differ both stay, whatever their revisions.
    pub fn add(&mut self, more: Vec<Entry>) {
        let new: Vec<Entry> = more.into_iter().filter(|new| !self.entries.contains(new)).collect();
        if !new.is_empty() {
            let mut entries = std::mem::take(&mut self.entries);
            entries.extend(new);
            *self = Self::new(entries);
        }
    }

    /// Takes in what others did: of each of these entries there is now what is given here, and nothing else.
    pub fn take_in(&mut self, changed: Vec<Versions>) {
        if changed.is_empty() {
            return;
        }
        let ids: HashSet<EntryId> = changed.iter().map(|versions| versions.id.clone()).collect();
        let mut entries = std::mem::take(&mut self.entries);
        entries.retain(|entry| !ids.contains(&entry.id));
        entries.extend(changed.into_iter().flat_map(|versions| versions.entries));
        *self = Self::new(entries);
    }

    /// Puts an entry that was changed here in the place of the version it goes on from: of several the one just before
    /// it, or an earlier attempt at it. Where that is not certain, because two came apart, all stay.
    pub fn put(&mut self, entry: Entry) {
        let before = |old: &Entry| old.id == entry.id && !old.is_newer() && old.revision <= entry.revision;
        let last = self.entries.iter().filter(|old| before(old)).map(|old| old.revision).max();
        let is_it = |old: &Entry| before(old) && Some(old.revision) == last;
        if self.entries.iter().filter(|old| is_it(old)).count() == 1 {
            self.entries.retain(|old| !is_it(old));
        }
        self.add(vec![entry]);
    }

    /// Takes one version of an entry away: the one that is the same as `gone`.
    pub fn remove(&mut self, gone: &Entry) {
        self.entries.retain(|entry| entry != gone);
    }

    /// Every version of an entry, the later first; more than one where two windows or machines changed it.
    pub fn versions<'a>(&'a self, id: &'a EntryId) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| entry.id == *id)
    }

    /// The entries, newest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this id; of two versions the later.
    pub fn find(&self, id: &EntryId) -> Option<&Entry> {
        self.entries.iter().filter(|entry| entry.id == *id).max_by_key(|entry| entry.revision)
    }

    /// This version of an entry; where it is not there any more, the latest, which came of it.
    pub fn version(&self, which: &Which) -> Option<&Entry> {
        self.entries.iter().find(|entry| which.is(entry)).or_else(|| self.find(&which.id))
    }

    /// The newest moment that any page knows, if the clock is behind it. Moments carry their offset, so neither travel
    /// nor daylight saving makes a clock that is right look so.
    pub fn ahead_of(&self, now: Moment) -> Option<Moment> {
        let moments =
            |entry: &Entry| [Some(entry.created), entry.finished, entry.edited].into_iter().flatten().max();
        let newest = self.entries.iter().filter_map(moments).max()?;
        (newest - now > DRIFT).then_some(newest)
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

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn a_clock_behind_the_newest_page_is_noticed_and_no_drift_travel_or_summer_time_is() {
        let ahead = |created: &str, now: &str| {
            Timeline::new(vec![entry("aaaaaaaaaaaa", created)]).ahead_of(moment(now)).is_some()
        };
        for (created, now) in [
            // A day, an hour, just more than a clock drifts.
            ("2026-11-22T21:00:00+01:00", "2026-11-21T21:00:00+01:00"),
            ("2026-11-22T21:00:00+01:00", "2026-11-22T20:00:00+01:00"),
            ("2026-11-22T21:00:00+01:00", "2026-11-22T20:49:59+01:00"),
            // The same time of day, in a zone further east: hours earlier.
            ("2026-11-22T21:00:00-05:00", "2026-11-22T21:00:00+01:00"),
        ] {
            assert!(ahead(created, now), "{created}, {now}");
        }
        for (created, now) in [
            ("2026-11-22T21:00:00+01:00", "2026-11-22T20:50:00+01:00"),
            ("2026-11-22T21:00:00+01:00", "2026-11-22T15:05:00-05:00"),
            // The hour that comes twice in autumn, and a flight over the date line to the day before.
            ("2026-10-25T02:50:00+02:00", "2026-10-25T02:10:00+01:00"),
            ("2026-11-23T08:00:00+13:00", "2026-11-22T10:00:00-10:00"),
        ] {
            assert!(!ahead(created, now), "{created}, {now}");
        }
        assert_eq!(Timeline::default().ahead_of(moment("1970-01-01T00:00:00Z")), None);
    }

    #[test]
    fn a_sitting_is_behind_by_its_end_too() {
        let mut long = entry("aaaaaaaaaaaa", "2026-11-22T21:00:00+01:00");
        long.finished = Some(moment("2026-11-22T22:00:00+01:00"));
        let timeline = Timeline::new(vec![long]);
        assert_eq!(timeline.ahead_of(moment("2026-11-22T21:30:00+01:00")), timeline.entries()[0].finished);
    }

    #[test]
    fn pages_stand_in_the_order_they_were_written_in_whatever_the_clocks_on_the_wall_said() {
        let timeline = Timeline::new(vec![
            // Autumn: the second half past two comes after the first ten to three.
            entry("bbbbbbbbbbbb", "2026-10-25T02:30:00+01:00"),
            entry("aaaaaaaaaaaa", "2026-10-25T02:50:00+02:00"),
            // Spring: there is no time between.
            entry("dddddddddddd", "2027-03-28T03:05:00+02:00"),
            entry("cccccccccccc", "2027-03-28T01:55:00+01:00"),
            // Over the date line to the day before, and at one and the same moment by their ids.
            entry("ffffffffffff", "2027-05-31T10:00:00-10:00"),
            entry("eeeeeeeeeeee", "2027-06-01T08:00:00+12:00"),
        ]);
        let order: String =
            timeline.entries().iter().filter_map(|entry| entry.id.as_str().chars().next()).collect();
        assert_eq!(order, "fedcba");
        let days: Vec<_> = timeline.entries().iter().map(|entry| entry.created.day()).collect();
        assert_eq!(days, [31, 1, 28, 28, 25, 25], "a day is the day where it was written");
    }
}
