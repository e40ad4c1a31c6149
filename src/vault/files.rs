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
}

impl Files {
    /// Notes what a file holds now.
    pub(super) fn note(&mut self, name: OsString, entry: &Entry, print: Print) {
        let known = KnownFile { id: entry.id.clone(), revision: entry.revision, print };
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

    /// The file that holds the version which `entry` goes on from: of two versions the one just before it.
    pub(super) fn before(&self, entry: &Entry) -> Option<(OsString, KnownFile)> {
        let files = self.names.get(&entry.id)?.iter();
        let known = files.filter_map(|name| self.known.get(name).map(|known| (name, known)));
        let fits = |known: &KnownFile| (known.revision < entry.revision, known.revision);
        let (name, known) = known.max_by_key(|(_, known)| fits(known))?;
        Some((name.clone(), known.clone()))
    }
}
