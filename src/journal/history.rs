//! What pacing needs to know of earlier sittings: which path, how deep, when, from where to where. No words.

use super::{Entry, Moment, Seat};

/// Earlier sittings, oldest first.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Past>,
}

/// One earlier sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// The id of its path; none for a free page.
    pub path: Option<String>,
    /// When it was begun.
    pub begun: Moment,
    /// Whether it was walked to its closing.
    pub finished: bool,
    /// The side it was written from.
    pub seat: Seat,
    /// The number at the check-in.
    pub before: Option<u8>,
    /// The number at the closing.
    pub after: Option<u8>,
}

impl History {
    /// The history of these sittings, in any order.
    pub fn new(mut past: Vec<Past>) -> Self {
        past.sort_by_key(|one| one.begun);
        Self { past }
    }

    /// The history that these entries tell.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        Self::new(entries.into_iter().map(Past::of).collect())
    }

    /// All earlier sittings, oldest first.
    pub fn all(&self) -> &[Past] {
        &self.past
    }

    /// The sittings of one path, oldest first.
    pub fn of_path<'a>(&'a self, id: &'a str) -> impl DoubleEndedIterator<Item = &'a Past> {
        self.past.iter().filter(move |one| one.path.as_deref() == Some(id))
    }

    /// Whether this path was walked to its closing at some time.
    pub fn walked(&self, id: &str) -> bool {
        self.of_path(id).any(|one| one.finished)
    }
}

impl Past {
    /// What an entry tells about its sitting.
    pub fn of(entry: &Entry) -> Self {
        Self {
            path: entry.path.as_ref().map(|path| path.id.clone()),
            begun: entry.created,
            finished: entry.finished.is_some() && entry.left_at.is_none(),
            seat: entry.seat,
            before: entry.before.as_ref().and_then(|before| before.distress),
            after: entry.after.as_ref().and_then(|after| after.distress),
        }
    }
}
