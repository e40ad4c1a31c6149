//! The bin: what is moved there, put back, or removed for good. Nothing leaves it by itself.

use std::cmp::Reverse;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::journal::{Draft, Entry, EntryId, Moment};

use super::Vault;
use super::fault::{About, Fault, FaultKind};
use super::fresh_id;
use super::keep::is_no_longer_it;
use super::save::{self, LIMIT};

/// Something in the bin.
#[derive(Clone, Debug, PartialEq)]
pub struct Binned {
    /// Its file's name in the bin, which names it in requests.
    pub name: String,
    /// What it is.
    pub held: Held,
}

/// What can lie in the bin.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// A kept entry.
    Entry(Box<Entry>),
    /// A draft that was let go.
    Draft(Box<Draft>),
    /// A file that cannot be read. It can be removed, not put back.
    Unreadable,
}

impl Held {
    /// The entry in it, kept or begun.
    pub fn entry(&self) -> Option<&Entry> {
        match self {
            Self::Entry(entry) => Some(entry),
            Self::Draft(draft) => Some(&draft.entry),
            Self::Unreadable => None,
        }
    }

    /// When its words were last changed.
    fn moment(&self) -> Option<Moment> {
        self.entry().map(Entry::changed)
    }
}

/// A file's name as text. One that is no text is told by its bytes, so that no two of them are taken for each other.
fn as_named(name: &OsStr) -> String {
    name.to_str().map_or_else(|| name.as_encoded_bytes().escape_ascii().to_string(), str::to_owned)
}

impl Vault {
    /// Moves this very version of an entry to the bin. Another version of it stays.
    ///
    /// # Errors
    /// When it could not be moved, another window may change things, or no file holds this version any more.
    pub fn move_to_bin(&mut self, entry: &Entry) -> Result<(), Fault> {
        let folder = self.layout.entries.path.clone();
        self.must_change(&folder)?;
        let disk = self.disk.clone();
        self.layout.check(disk.as_ref(), &self.layout.entries)?;
        self.layout.check(disk.as_ref(), &self.layout.bin)?;
        let (name, bytes) = self.file_of(entry)?;
        let (from, bin) = (folder.join(&name), &self.layout.bin.path);
        // Its name in the bin is forced down before the one here goes: a power cut leaves it in one of them.
        save::keep_version(disk.as_ref(), self.codec.as_ref(), &from, &bytes, bin, entry.id.as_str())?;
        // What another window wrote since is not in the bin: it stays, and is read anew.
        let second = folder.join(self.codec.second_name(entry, &fresh_id()));
        save::remove_if_same(disk.as_ref(), &from, &bytes, &second).about(&from)?;
        self.files.forget(&name);
        disk.sync_folder(&folder).about(&folder)
    }

    /// What is in the bin, the last changed first, what cannot be read last.
    pub fn read_bin(&self) -> Vec<Binned> {
        let mut all: Vec<Binned> = self.names_in_bin().iter().map(|name| self.binned(name)).collect();
        all.sort_by_cached_key(|one| (Reverse(one.held.moment()), one.name.clone()));
        all
    }

    /// Puts back what is in the bin under this name: beside whatever has its place now, never over it.
    ///
    /// # Errors
    /// When it could not be put back, cannot be read, or is not there; then it stays where it is.
    pub fn restore(&mut self, name: &str) -> Result<Binned, Fault> {
        let (path, file) = self.in_bin(name)?;
        let bytes = self.disk.read(&path, LIMIT).about(&path)?;
        let binned = self.binned(&file);
        match &binned.held {
            Held::Entry(entry) => {
                self.layout.check(self.disk.as_ref(), &self.layout.entries)?;
                let name = OsString::from(self.codec.name(entry));
                self.add_entry(entry, &name, &bytes)?;
            }
            Held::Draft(draft) => self.drafts.hold().put_back(draft, &bytes)?,
            Held::Unreadable => return Err(Fault::of(FaultKind::Unreadable, &path)),
        }
        self.take_from_bin(&path, &bytes)?;
        Ok(binned)
    }

    /// Removes what is in the bin under this name, and leaves no copy: with the last version of an entry its earlier
    /// ones go too.
    ///
    /// # Errors
    /// When it could not be removed, or is not there.
    pub fn erase_binned(&mut self, name: &str) -> Result<(), Fault> {
        let (path, file) = self.in_bin(name)?;
        // First what is older: cut off in between, the rest can be asked for again.
        if let Held::Entry(entry) = self.held(&file)?
            && self.is_last(&entry.id, &file)?
        {
            self.erase_history(&entry.id)?;
        }
        self.disk.remove(&path).about(&path)?;
        let bin = &self.layout.bin.path;
        self.disk.sync_folder(bin).about(bin)
    }

    /// The file that holds this very version, with what it holds.
    fn file_of(&self, entry: &Entry) -> Result<(OsString, Vec<u8>), Fault> {
        let folder = &self.layout.entries.path;
        let mut trouble = Fault::of(FaultKind::Gone, folder);
        for name in self.files.names_of(&entry.id) {
            let path = folder.join(&name);
            let bytes = match self.disk.read(&path, LIMIT).about(&path) {
                Ok(bytes) => bytes,
                Err(fault) => {
                    trouble = fault;
                    continue;
                }
            };
            let clear = self.codec.open(bytes.clone());
            let there = clear.and_then(|clear| serde_json::from_slice::<Entry>(&clear).ok());
            if there.as_ref() == Some(entry) {
                return Ok((name, bytes));
            }
        }
        Err(trouble)
    }

    fn names_in_bin(&self) -> Vec<OsString> {
        self.names_in(&self.layout.bin.path, &mut Vec::new())
    }

    fn binned(&self, name: &OsStr) -> Binned {
        let held = self.held(name).unwrap_or(Held::Unreadable);
        Binned { name: as_named(name), held }
    }

    /// What a file in the bin holds, if the disk gives it.
    fn held(&self, name: &OsStr) -> Result<Held, Fault> {
        let path = self.layout.bin.path.join(name);
        let bytes = match self.disk.read(&path, LIMIT) {
            Err(error) if is_no_longer_it(error.kind()) => return Ok(Held::Unreadable),
            read => read.about(&path)?,
        };
        let clear = self.codec.open(bytes).unwrap_or_default();
        let entry = || serde_json::from_slice(&clear).ok().map(Held::Entry);
        let draft = || serde_json::from_slice(&clear).ok().map(Held::Draft);
        Ok(entry().or_else(draft).unwrap_or(Held::Unreadable))
    }

    /// The file of this name, which must be one that the bin has.
    fn in_bin(&self, name: &str) -> Result<(PathBuf, OsString), Fault> {
        let bin = &self.layout.bin;
        self.must_change(&bin.path)?;
        self.layout.check(self.disk.as_ref(), bin)?;
        let file = self.names_in_bin().into_iter().find(|file| as_named(file) == name);
        let file = file.ok_or_else(|| Fault::of(FaultKind::Gone, &bin.path))?;
        Ok((bin.path.join(&file), file))
    }

    /// What was put back is taken from the bin, if nobody wrote another thing there meanwhile.
    fn take_from_bin(&self, path: &Path, bytes: &[u8]) -> Result<(), Fault> {
        let bin = &self.layout.bin.path;
        let second = bin.join(self.codec.plain_name(fresh_id().as_str()));
        save::remove_if_same(self.disk.as_ref(), path, bytes, &second).about(path)?;
        self.disk.sync_folder(bin).about(bin)
    }

    /// Whether no other version of this entry is left: not in its place, and not in the bin beside this file.
    fn is_last(&self, id: &EntryId, file: &OsStr) -> Result<bool, Fault> {
        for other in self.names_in_bin().iter().filter(|name| name.as_os_str() != file) {
            // One that cannot be read may be it.
            if self.held(other)?.entry().is_none_or(|entry| entry.id == *id) {
                return Ok(false);
            }
        }
        Ok(!self.files.knows_id(id))
    }

    fn must_change(&self, folder: &Path) -> Result<(), Fault> {
        if self.may_change() { Ok(()) } else { Err(Fault::of(FaultKind::Held, folder)) }
    }
}
