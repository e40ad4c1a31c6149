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
pub use note::{being_written, noted, with_note};
pub use tags::{LONGEST_TAG, NotATag, known_tags, like_tag, tag, tags_of, untagged, with_tag};

use super::{Entry, Moment};

/// The next version of an entry, the same so far, changed at this moment.
pub fn next(entry: &Entry, at: Moment) -> Entry {
    Entry { revision: entry.revision + 1, edited: Some(at), ..entry.clone() }
}

#[cfg(test)]
mod tests {
    use super::super::{EntryId, Kind};
    use super::*;

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
