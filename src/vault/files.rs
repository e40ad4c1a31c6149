//! Which entry files this window has read or written, and what they held then. No words, only prints of them.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::sync::Arc;

use crate::journal::{Entry, EntryId};

use super::disk::Glance;
use super::save::Print;

/// The files known.
#[derive(Default)]
pub(super) struct Files {
    known: HashMap<Arc<OsStr>, KnownFile>,
    names: HashMap<EntryId, Vec<Arc<OsStr>>>,
}

/// What a file held when it was last read or written here.
#[derive(Clone)]
pub(super) struct KnownFile {
    pub(super) id: EntryId,
    pub(super) revision: u32,
    pub(super) print: Print,
    /// What it looked like from outside then; none where it is to be read again at the next look.
    pub(super) glance: Option<Glance>,
    /// Whether a newer mend wrote it: then it is not replaced.
    newer: bool,
}

impl Files {
    /// Makes room for so many more files at once.
    pub(super) fn reserve(&mut self, more: usize) {
        self.known.reserve(more);
        self.names.reserve(more);
    }

    /// Notes what a file holds now.
    pub(super) fn note(&mut self, name: OsString, entry: &Entry, print: Print, glance: Option<Glance>) {
        let (id, revision, newer) = (entry.id.clone(), entry.revision, entry.is_newer());
        let known = KnownFile { id, revision, print, glance, newer };
        let name: Arc<OsStr> = name.into();
        if self.known.insert(Arc::clone(&name), known).is_none() {
            // Nearly always the only one: then there is room for no other.
            self.names.entry(entry.id.clone()).or_insert_with(|| Vec::with_capacity(1)).push(name);
        }
    }

    /// Forgets a file, so that it is read again when somebody looks for new ones.
    pub(super) fn forget(&mut self, name: &OsStr) {
        if let Some(known) = self.known.remove(name)
            && let Some(names) = self.names.get_mut(&known.id)
        {
            names.retain(|other| **other != *name);
        }
    }

    /// What is known of this file, if it was read or written here.
    pub(super) fn known(&self, name: &OsStr) -> Option<&KnownFile> {
        self.known.get(name)
    }

    /// How many files are known.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// The files known that are not among these.
    pub(super) fn not_among(&self, there: &HashSet<&OsStr>) -> Vec<OsString> {
        self.known.keys().filter(|name| !there.contains(&***name)).map(|name| name.to_os_string()).collect()
    }

    /// Whether any version of this entry was read or written here.
    pub(super) fn knows_id(&self, id: &EntryId) -> bool {
        self.names.get(id).is_some_and(|names| !names.is_empty())
    }

    /// The files that hold a version of this entry.
    pub(super) fn names_of(&self, id: &EntryId) -> Vec<OsString> {
        self.names.get(id).into_iter().flatten().map(|name| name.to_os_string()).collect()
    }

    /// The file that holds the version which `entry` goes on from: of several the one just before it.
    /// None where there is none, or where that is not certain, because two came apart at the same revision.
    pub(super) fn before(&self, entry: &Entry) -> Option<(OsString, KnownFile)> {
        let files = self.names.get(&entry.id)?.iter();
        let known = files.filter_map(|name| self.known.get(name).map(|known| (name, known)));
        let goes_on_from = |known: &KnownFile| !known.newer && known.revision < entry.revision;
        let mut known: Vec<_> = known.filter(|(_, known)| goes_on_from(known)).collect();
        known.sort_by_key(|(_, known)| known.revision);
        let (name, best) = known.pop()?;
        let certain = known.last().is_none_or(|(_, next)| next.revision != best.revision);
        certain.then(|| (name.to_os_string(), best.clone()))
    }
}
