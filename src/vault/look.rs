//! What other windows and machines did to the entries since they were read: added, changed, taken away.
//!
//! A file is read again only where its size, time or place on the disk differs; what it holds decides.

use std::collections::{BTreeSet, HashSet};
use std::ffi::{OsStr, OsString};

use crate::journal::{Entry, EntryId, Versions};

use super::Vault;
use super::load::{Content, read_one};

impl Vault {
    /// The entries of which a file appeared, changed or went since they were last read or looked for, each with all
    /// its versions as they are now. Cheap where there are none.
    pub fn look_for_new(&mut self) -> Vec<Versions> {
        // A folder that was taken away, or is another one now, tells nothing about pages.
        if self.layout.check(self.disk.as_ref(), &self.layout.entries).is_err() {
            return Vec::new();
        }
        let mut trouble = Vec::new();
        let names = self.names_in(&self.layout.entries.path.clone(), &mut trouble);
        let mut touched = BTreeSet::new();
        for name in &names {
            self.look_at(name, &mut touched);
        }
        self.look_for_gone(&names, &mut touched);
        touched.into_iter().map(|id| self.all_versions(id)).collect()
    }

    fn look_at(&mut self, name: &OsStr, touched: &mut BTreeSet<EntryId>) {
        let path = self.layout.entries.path.join(name);
        let glance = self.disk.glance(&path);
        let known = self.files.known(name);
        if known.is_some_and(|known| glance.is_some() && known.glance == glance) {
            return;
        }
        // What cannot be read now may be half synchronised: it is tried again at the next look.
        let Ok(read) = read_one::<Entry>(self.disk.as_ref(), self.codec.as_ref(), &path) else { return };
        let Content { value: entry, print, glance } = read;
        let same = known.is_some_and(|known| known.print == print);
        if !same {
            touched.extend(known.map(|known| known.id.clone()));
            touched.insert(entry.id.clone());
            self.files.forget(name);
        }
        self.files.note(name.to_owned(), &entry, print, Some(glance));
    }

    /// Where every file is gone at once the folder was emptied, or is not all there yet: then nothing is taken from
    /// the person's sight.
    fn look_for_gone(&mut self, names: &[OsString], touched: &mut BTreeSet<EntryId>) {
        let there: HashSet<&OsStr> = names.iter().map(OsString::as_os_str).collect();
        let gone = self.files.not_among(&there);
        if gone.len() == self.files.len() {
            return;
        }
        for name in gone {
            let path = self.layout.entries.path.join(&name);
            if self.disk.exists(&path).unwrap_or(true) {
                continue;
            }
            touched.extend(self.files.known(&name).map(|known| known.id.clone()));
            self.files.forget(&name);
        }
    }

    fn all_versions(&self, id: EntryId) -> Versions {
        let folder = &self.layout.entries.path;
        let names = self.files.names_of(&id);
        let entries = names.iter().filter_map(|name| self.read::<Entry>(&folder.join(name)));
        Versions { entries: entries.filter(|entry| entry.id == id).collect(), id }
    }
}
