//! The seam between what is kept and how: names of files, and their bytes. Names are made and read here only.
//!
//! One implementation for a plain journal; the one for an encrypted journal comes beside it.

use crate::journal::{Entry, EntryId};

/// How entries are named, sealed and opened.
pub(super) trait Codec: Send + Sync + 'static {
    /// The name of an entry's file.
    fn name(&self, entry: &Entry) -> String;
    /// The name of a second version of it, which must not replace the first.
    fn second_name(&self, entry: &Entry, tag: &EntryId) -> String;
    /// The name of what is kept under an id or a word: drafts, the bin, the profile, revisions.
    fn plain_name(&self, stem: &str) -> String;
    /// Whether a name can be one of an entry or draft, copies made by synchronising included.
    fn reads(&self, name: &str) -> bool;
    /// Whether a name can be that of a second profile: another window's, or one that synchronising made.
    fn is_second_profile(&self, name: &str) -> bool;
    /// The bytes that go to the disk.
    fn seal(&self, bytes: Vec<u8>) -> Vec<u8>;
    /// The bytes that came from the disk, or none if they are not ours.
    fn open(&self, bytes: Vec<u8>) -> Option<Vec<u8>>;
}

/// A journal that anyone on this account can read.
pub(super) struct Plain;

const ENDING: &str = ".json";

impl Codec for Plain {
    fn name(&self, entry: &Entry) -> String {
        format!("{}-{}{ENDING}", entry.created.date_naive(), entry.id)
    }

    fn second_name(&self, entry: &Entry, tag: &EntryId) -> String {
        format!("{}-{}.{tag}{ENDING}", entry.created.date_naive(), entry.id)
    }

    fn plain_name(&self, stem: &str) -> String {
        format!("{stem}{ENDING}")
    }

    fn reads(&self, name: &str) -> bool {
        let shown = !name.starts_with('.');
        shown && name.rsplit_once(ENDING).is_some_and(|(stem, after)| !stem.is_empty() && is_copy(after))
    }

    fn is_second_profile(&self, name: &str) -> bool {
        let more = name.strip_suffix(ENDING).and_then(|stem| stem.strip_prefix("profile"));
        let of_window = |more: &str| {
            let id = more.strip_prefix('.').and_then(|more| more.get(..EntryId::LENGTH))?;
            EntryId::parse(id).ok().and_then(|id| more.strip_prefix(&format!(".{id}")).map(str::to_owned))
        };
        more.is_some_and(|more| {
            is_synchronised(more)
                || of_window(more).is_some_and(|after| after.is_empty() || is_synchronised(&after))
        })
    }

    fn seal(&self, bytes: Vec<u8>) -> Vec<u8> {
        bytes
    }

    fn open(&self, bytes: Vec<u8>) -> Option<Vec<u8>> {
        Some(bytes)
    }
}

/// Whether this, after the ending, is what editors and folder synchronisation put behind a name.
fn is_copy(after: &str) -> bool {
    after.is_empty() || matches!(after, "~" | ".orig") || is_synchronised(after)
}

/// Whether this is what folder synchronisation puts behind a name.
fn is_synchronised(after: &str) -> bool {
    let numbered = after.strip_prefix(' ').is_some_and(|n| n.bytes().all(|byte| byte.is_ascii_digit()));
    numbered || after.starts_with(".sync-conflict-") || after.contains("conflicted copy")
}

/// What a passing name begins with.
const PASSING: &str = ".mend-";
/// What it ends with.
const UNTIL: &str = ".tmp";

/// The name of a file that is being written, until it is put in its place.
pub(super) fn passing_name(id: &EntryId) -> String {
    format!("{PASSING}{id}{UNTIL}")
}

/// Whether this is such a name.
pub(super) fn is_passing(name: &str) -> bool {
    name.starts_with(PASSING) && name.strip_suffix(UNTIL).is_some()
}

/// Files that folder synchronisation and desktops leave in every folder, and our own unfinished ones.
pub(super) fn is_litter(name: &str) -> bool {
    let litter = [".DS_Store", ".directory", ".stfolder", "Thumbs.db", "desktop.ini"];
    litter.contains(&name) || [PASSING, ".nfs", ".syncthing."].iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_made_by_synchronising_are_read_and_foreign_files_are_not() {
        let copies = ["", "~", ".orig", " 2", ".sync-conflict-20261122-101010-ABC", " (conflicted copy 2)"];
        for copy in copies {
            assert!(Plain.reads(&format!("2026-11-22-k7f3qd9x2m4a.json{copy}")), "{copy}");
        }
        assert!(Plain.reads("2026-11-22-k7f3qd9x2m4a.sync-conflict-20261122-101010-ABC.json"));
        assert!(Plain.reads("2026-11-22-k7f3qd9x2m4a 2.json"));
        for foreign in ["notes.txt", "k7f3qd9x2m4a.age", ".json", ".x.json.icloud", "a.jsonl", ""] {
            assert!(!Plain.reads(foreign), "{foreign}");
        }
    }

    #[test]
    fn a_second_profile_is_known_by_its_name_and_old_copies_of_editors_are_none() {
        for name in ["k7f3qd9x2m4a", "sync-conflict-20261122-101010-ABC", "k7f3qd9x2m4a.sync-conflict-1-2-A"]
        {
            assert!(Plain.is_second_profile(&format!("profile.{name}.json")), "{name}");
        }
        for name in ["profile 2.json", "profile (conflicted copy).json", "profile.k7f3qd9x2m4a 2.json"] {
            assert!(Plain.is_second_profile(name), "{name}");
        }
        for name in
            ["profile.json", "profile.json~", "profile.json.orig", "profiles.json", "profile.txt", "a"]
        {
            assert!(!Plain.is_second_profile(name), "{name}");
        }
    }

    #[test]
    fn a_copy_of_the_profile_that_the_person_made_is_theirs_and_no_second_profile() {
        let own =
            ["profile.backup.json", "profile (copy).json", "profile.2026-11-22.json", "profile.old.json"];
        for name in
            own.into_iter().chain(["profile.k7f3qd9x2m4a.old.json", "profile.orig.json", "profile~.json"])
        {
            assert!(!Plain.is_second_profile(name), "{name}");
        }
    }
}
