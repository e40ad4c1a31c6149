//! Changing a kept entry: each change is a new version with the next revision; the old one is kept by whoever writes it.
//!
//! Pure: an entry and what is wanted in, the next version out. It knows no disk and no clock.

mod marks;
mod note;
#[cfg(test)]
mod properties;
mod tags;

pub use marks::{
    Became, became, brings, brought, can_be_brought, keep_answer_to_oneself, keep_to_oneself, not_brought,
    passage,
};
pub use note::{NOTE_STEP, being_written, is_note, noted, with_note};
pub use tags::{LONGEST_TAG, NotATag, known_tags, like_tag, tag, tags_of, untagged, with_tag};

use chrono::TimeDelta;

use super::{Entry, Moment};

/// So many earlier versions of an entry are kept however old they are.
const VERSIONS: usize = 20;
/// So long each is kept, however many there are.
const KEPT: TimeDelta = TimeDelta::days(30);

/// The next version of an entry, the same so far, changed at this moment.
pub fn next(entry: &Entry, at: Moment) -> Entry {
    Entry { revision: entry.revision + 1, edited: Some(at), ..entry.clone() }
}

/// The next version of a page, with the answers of an earlier one. What was noted, marked and tagged since stays, and
/// what was kept to oneself in either is so again.
pub fn brought_back(then: &Entry, now: &Entry, at: Moment) -> Entry {
    let mut new = next(now, at);
    new.answers.clone_from(&then.answers);
    for answer in &mut new.answers {
        answer.sealed |= now.answer(&answer.step).is_some_and(|now| now.sealed);
    }
    new.marks.sealed |= then.marks.sealed;
    let gone = then.notes.iter().filter(|note| !now.notes.contains(note));
    new.notes.extend(gone.cloned());
    new.notes.sort_by_key(|note| note.at);
    new
}

/// How many of the earliest versions need not be kept any longer, of those that were replaced at these moments, the
/// earliest first: the last twenty stay, and each stays for thirty days (reliability.md, section 3).
pub fn too_old_to_keep(replaced: &[Moment], now: Moment) -> usize {
    let beyond = replaced.len().saturating_sub(VERSIONS);
    replaced.iter().take(beyond).take_while(|replaced| now - **replaced > KEPT).count()
}

#[cfg(test)]
mod tests {
    use super::super::{EntryId, Kind};
    use super::*;

    #[test]
    fn the_last_twenty_versions_stay_and_each_stays_for_thirty_days() {
        let now: Moment = "2026-11-26T21:00:00+01:00".parse().unwrap();
        let days_ago = |days: i64| now - TimeDelta::days(days);
        let many = |days: i64, count: usize| vec![days_ago(days); count];
        assert_eq!(too_old_to_keep(&many(400, 20), now), 0);
        assert_eq!(too_old_to_keep(&many(400, 25), now), 5);
        assert_eq!(too_old_to_keep(&many(30, 25), now), 0);
        let old_then_new = [many(31, 3), many(29, 30)].concat();
        assert_eq!(too_old_to_keep(&old_then_new, now), 3);
        let clock_went_back = [many(-5, 1), many(400, 30)].concat();
        assert_eq!(too_old_to_keep(&clock_went_back, now), 0, "what is not certain stays");
        assert_eq!(too_old_to_keep(&[], now), 0);
    }

    #[test]
    fn the_next_version_differs_by_its_number_and_the_time_of_the_change_only() {
        let begun: Moment = "2026-11-22T21:00:00+01:00".parse().unwrap();
        let later: Moment = "2026-11-24T08:00:00+01:00".parse().unwrap();
        let old = Entry::new(EntryId::parse("aaaaaaaaaaaa").unwrap(), Kind::Free, begun);
        let new = next(&old, later);
        assert_eq!((new.revision, new.edited), (2, Some(later)));
        assert_eq!(Entry { revision: 1, edited: None, ..new }, old);
    }
}
