//! Which entry files this window has read or written, and what they held then. No words, only prints of them.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};

use crate::journal::{Entry, EntryId};

use super::save::Print;

/// The files known.
#[derive(Default)]
pub(super) struct Files {
    known: HashMap<OsString, KnownFile>,
    names: HashMap<EntryId, Vec<OsString>>,
}

/// What a file held when it was last read or written here.
#[derive(Clone)]
pub(super) struct KnownFile {
    pub(super) id: EntryId,
    pub(super) revision: u32,
    pub(super) print: Print,
    /// Whether a newer mend wrote it: then it is not replaced.
    newer: bool,
}

impl Files {
    /// Notes what a file holds now.
    pub(super) fn note(&mut self, name: OsString, entry: &Entry, print: Print) {
        let known =
            KnownFile { id: entry.id.clone(), revision: entry.revision, print, newer: entry.is_newer() };
        if self.known.insert(name.clone(), known).is_none() {
            self.names.entry(entry.id.clone()).or_default().push(name);
        }
    }

    /// Forgets a file, so that it is read again when somebody looks for new ones.
    pub(super) fn forget(&mut self, name: &OsStr) {
        if let Some(known) = self.known.remove(name)
            && let Some(names) = self.names.get_mut(&known.id)
        {
            names.retain(|other| other != name);
        }
    }

    /// Whether this file was read or written here.
    pub(super) fn knows(&self, name: &OsStr) -> bool {
        self.known.contains_key(name)
    }

    /// Whether any version of this entry was read or written here.
    pub(super) fn knows_id(&self, id: &EntryId) -> bool {
        self.names.get(id).is_some_and(|names| !names.is_empty())
    }

    /// The file that holds the version which `entry` goes on from: of several the one just before it.
    /// None where that is not certain, because two came apart at the same revision.
    pub(super) fn before(&self, entry: &Entry) -> Option<(OsString, KnownFile)> {
        let files = self.names.get(&entry.id)?.iter();
        let known = files.filter_map(|name| self.known.get(name).map(|known| (name, known)));
        let mut known: Vec<_> = known.filter(|(_, known)| !known.newer).collect();
        let fits = |known: &KnownFile| (known.revision < entry.revision, known.revision);
        known.sort_by_key(|(_, known)| fits(known));
        let (name, best) = known.pop()?;
        let certain = known.last().is_none_or(|(_, next)| fits(next) != fits(best));
        certain.then(|| (name.clone(), best.clone()))
    }
}
