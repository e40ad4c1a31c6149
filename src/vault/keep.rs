//! Keeping entries: what is new is added, what exists keeps its old version in the history.

use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::journal::Entry;

use super::fault::{About, Fault, FaultKind};
use super::files::KnownFile;
use super::folder::make_one;
use super::save::{self, LIMIT, Print, Temp};
use super::{Vault, fresh_id};

/// Where an entry that was kept stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// In the place that is its own.
    InPlace,
    /// Beside another version of it, which another window or machine wrote meanwhile.
    Beside,
}

impl Vault {
    /// Keeps an entry durably: a new one as a new file, one that was loaded in the place of its old version.
    ///
    /// # Errors
    /// When it could not be kept; nothing older was touched.
    pub fn keep(&mut self, entry: &Entry) -> Result<Stands, Fault> {
        let name = OsString::from(self.codec.name(entry));
        let path = self.layout.entries.path.join(&name);
        if entry.is_newer() {
            return Err(Fault::of(FaultKind::Newer, &path));
        }
        let bytes = save::encode(self.codec.as_ref(), entry, &path)?;
        self.layout.check(self.disk.as_ref(), &self.layout.entries)?;
        if self.files.knows_id(&entry.id) && !self.may_change() {
            return Err(Fault::of(FaultKind::Held, &path));
        }
        match self.files.before(entry) {
            None => self.add_entry(entry, &name, &bytes).map(|()| self.stands(entry)),
            Some((name, known)) => self.change_entry(entry, &name, &known, &bytes),
        }
    }

    pub(super) fn add_entry(&mut self, entry: &Entry, name: &OsStr, bytes: &[u8]) -> Result<(), Fault> {
        let mut name = name.to_owned();
        // A name that is taken by other words holds another version: both stay.
        while !save::add(self.disk.as_ref(), &self.layout.entries.path.join(&name), bytes)? {
            name = self.codec.second_name(entry, &fresh_id()).into();
        }
        self.files.note(name, entry, Print::of(bytes), None);
        Ok(())
    }

    fn change_entry(
        &mut self,
        entry: &Entry,
        name: &OsStr,
        known: &KnownFile,
        bytes: &[u8],
    ) -> Result<Stands, Fault> {
        let disk = Arc::clone(&self.disk);
        let (disk, folder) = (disk.as_ref(), self.layout.entries.path.clone());
        let path = folder.join(name);
        let temp = Temp::write(disk, &folder, bytes)?;
        match disk.read(&path, LIMIT) {
            Ok(there) if there == bytes => temp.replace(&path)?,
            Ok(there) if Print::of(&there) == known.print => {
                self.keep_in_history(&path, &there, known.id.as_str(), &known.revision.to_string())?;
                temp.replace(&path)?;
            }
            Err(error) if !is_no_longer_it(error.kind()) => return Err(Fault::io(&path, &error)),
            // Somebody moved it away, or changed it: ours goes beside it, and theirs is read anew.
            _ => {
                drop(temp);
                return self.add_second(entry, name, bytes);
            }
        }
        disk.sync_folder(&folder).about(&folder)?;
        self.files.note(name.to_owned(), entry, Print::of(bytes), None);
        self.prune_history(entry);
        Ok(self.stands(entry))
    }

    fn add_second(&mut self, entry: &Entry, name: &OsStr, bytes: &[u8]) -> Result<Stands, Fault> {
        self.add_entry(entry, OsStr::new(&self.codec.second_name(entry, &fresh_id())), bytes)?;
        self.files.forget(name);
        Ok(Stands::Beside)
    }

    fn stands(&self, entry: &Entry) -> Stands {
        if self.files.names_of(&entry.id).len() > 1 { Stands::Beside } else { Stands::InPlace }
    }

    pub(super) fn keep_in_history(
        &self,
        from: &Path,
        bytes: &[u8],
        of: &str,
        stem: &str,
    ) -> Result<(), Fault> {
        let folder = self.history_of(of)?;
        save::keep_version(self.disk.as_ref(), self.codec.as_ref(), from, bytes, &folder, stem)
    }

    /// Where earlier versions of it lie.
    pub(super) fn history_of(&self, of: &str) -> Result<PathBuf, Fault> {
        let disk = self.disk.as_ref();
        self.layout.check(disk, &self.layout.history)?;
        let folder = self.layout.history.path.join(of);
        make_one(disk, &folder)?;
        Ok(folder)
    }
}

/// Whether what is under that name is no file of ours any more.
pub(super) fn is_no_longer_it(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::InvalidInput | ErrorKind::FileTooLarge)
}
