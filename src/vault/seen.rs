//! What one window knows of the profile: the one in its place, and what other windows and synchronising left beside it.
//!
//! It tells what is new in those, and touches no disk.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::journal::{Change, EntryId, Profile, merge};

/// What this window knows of the profile.
#[derive(Default)]
pub(super) struct Seen {
    /// As its front has it, but for changes that did not come to the disk.
    pub(super) all: Profile,
    /// The one in its place, as it was read or written last, and what was tried since without being told that it
    /// succeeded.
    pub(super) there: Vec<Profile>,
    /// Those beside that `all` holds already.
    taken: Vec<Beside>,
    /// What this window wrote beside.
    pub(super) own: Option<Change>,
}

/// A profile beside the one in its place, with what it was before its window changed it. Synchronising says neither.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Aside {
    /// The window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<EntryId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) was: Option<Profile>,
    #[serde(flatten)]
    pub(super) profile: Profile,
}

/// It, and where it lies.
pub(super) struct Beside {
    pub(super) path: PathBuf,
    pub(super) aside: Aside,
    /// Whether it was put away.
    pub(super) gone: bool,
}

impl Beside {
    pub(super) fn new(path: PathBuf, aside: Aside) -> Self {
        Self { path, aside, gone: false }
    }

    /// Whether one window wrote both, or synchronising under the same name.
    fn is_of(&self, other: &Self) -> bool {
        self.aside.by == other.aside.by && (self.aside.by.is_some() || self.path == other.path)
    }

    /// What it was before all that is new in it, if `taken` is what was taken in of it.
    fn base(&self, taken: Option<&Self>) -> Option<Profile> {
        let was = self.aside.was.clone();
        match taken {
            Some(taken) if taken.aside.was == was => Some(taken.aside.profile.clone()),
            // Its window goes on from what it saw of others meanwhile.
            Some(Self { aside: Aside { was: Some(from), profile, .. }, gone: false, .. }) => {
                was.map(|to| Change { from: from.clone(), to }.onto(profile))
            }
            _ => was,
        }
    }
}

impl Seen {
    /// What was read, as one: those beside in the order in which they were written.
    pub(super) fn read(&mut self, there: &Profile, mut beside: Vec<Beside>) -> Profile {
        (self.there, self.taken) = (vec![there.clone()], Vec::new());
        beside.sort_by_key(|one| one.aside.profile.edited);
        self.all = self.with(there.clone(), beside.iter());
        self.taken = beside;
        self.all.clone()
    }

    /// A profile with what those beside changed and was not taken in before.
    pub(super) fn with<'a>(&self, profile: Profile, beside: impl Iterator<Item = &'a Beside>) -> Profile {
        beside.fold(profile, |all, one| {
            let base = one.base(self.taken.iter().find(|taken| taken.is_of(one)));
            merge(base.as_ref(), &all, &one.aside.profile)
        })
    }

    /// What may lose words that nobody changed knowingly, as this change is kept: what the person saw and changed
    /// themselves is no loss.
    pub(super) fn at_stake<'a>(&'a self, change: &'a Change, mine: &'a Profile) -> Vec<&'a Profile> {
        let unseen = |one: &&Profile| **one != change.from;
        let mut all: Vec<&Profile> =
            self.there.first().into_iter().chain([&self.all]).filter(unseen).collect();
        all.extend([&change.to, mine]);
        all.dedup();
        all
    }

    pub(super) fn take(&mut self, one: Beside) {
        self.taken.retain(|taken| !taken.is_of(&one));
        // Another one that synchronising makes under the same name is another one.
        if !one.gone || one.aside.by.is_some() {
            self.taken.push(one);
        }
    }
}
