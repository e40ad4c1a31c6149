//! Keeping entries and the profile: what is new is added, what exists keeps its old version in the history.

use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use crate::journal::{Entry, Profile, SCHEMA};

use super::fault::{About, Fault, FaultKind};
use super::files::KnownFile;
use super::folder::make_one;
use super::merge::merge;
use super::save::{self, LIMIT, Print, Temp};
use super::{Vault, fresh_id};

impl Vault {
    /// Keeps an entry durably: a new one as a new file, one that was loaded in the place of its old version.
    ///
    /// # Errors
    /// When it could not be kept; nothing older was touched.
    pub fn keep(&mut self, entry: &Entry) -> Result<(), Fault> {
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
            None => self.add_entry(entry, &name, &bytes),
            Some((name, known)) => self.change_entry(entry, &name, &known, &bytes),
        }
    }

    fn add_entry(&mut self, entry: &Entry, name: &OsStr, bytes: &[u8]) -> Result<(), Fault> {
        let mut name = name.to_owned();
        // A name that is taken by other words holds another version: both stay.
        while !save::add(self.disk.as_ref(), &self.layout.entries.path.join(&name), bytes)? {
            name = self.codec.second_name(entry, &fresh_id()).into();
        }
        self.files.note(name, entry, Print::of(bytes));
        Ok(())
    }

    fn change_entry(
        &mut self,
        entry: &Entry,
        name: &OsStr,
        known: &KnownFile,
        bytes: &[u8],
    ) -> Result<(), Fault> {
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
        self.files.note(name.to_owned(), entry, Print::of(bytes));
        Ok(())
    }

    fn add_second(&mut self, entry: &Entry, name: &OsStr, bytes: &[u8]) -> Result<(), Fault> {
        self.add_entry(entry, OsStr::new(&self.codec.second_name(entry, &fresh_id())), bytes)?;
        self.files.forget(name);
        Ok(())
    }

    /// Keeps the profile durably. Where another machine changed it meanwhile, both are united and given back.
    ///
    /// # Errors
    /// When it could not be kept; what was there before is as it was.
    pub fn keep_profile(&mut self, profile: &Profile) -> Result<Option<Profile>, Fault> {
        let path = self.layout.root.path.join(self.codec.plain_name("profile"));
        if !self.may_change() {
            return Err(Fault::of(FaultKind::Held, &path));
        }
        if profile.schema > SCHEMA {
            return Err(Fault::of(FaultKind::Newer, &path));
        }
        // Where the pages are gone, the folder was emptied: what is put there now would be lost when they come back.
        self.layout.check(self.disk.as_ref(), &self.layout.entries)?;
        let mut bytes = save::encode(self.codec.as_ref(), profile, &path)?;
        let mut united = None;
        if let Some((there, theirs)) = self.profile_there(&path)?
            && there != bytes
            && !self.profile.contains(&Print::of(&there))
        {
            self.keep_in_history(&path, &there, "profile", fresh_id().as_str())?;
            let both = merge(profile, &theirs);
            bytes = save::encode(self.codec.as_ref(), &both, &path)?;
            united = Some(both);
        }
        // Noted before, in case the disk does it and reports an error all the same.
        self.profile.push(Print::of(&bytes));
        save::replace(self.disk.as_ref(), &path, &bytes)?;
        self.profile = vec![Print::of(&bytes)];
        Ok(united)
    }

    /// The profile on disk. One that cannot be read, or is newer, is not replaced.
    fn profile_there(&self, path: &Path) -> Result<Option<(Vec<u8>, Profile)>, Fault> {
        let bytes = match self.disk.read(path, LIMIT) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            bytes => bytes.about(path)?,
        };
        let clear = self.codec.open(bytes.clone());
        let profile: Option<Profile> = clear.and_then(|clear| serde_json::from_slice(&clear).ok());
        match profile {
            Some(profile) if profile.schema > SCHEMA => Err(Fault::of(FaultKind::Newer, path)),
            Some(profile) => Ok(Some((bytes, profile))),
            None => Err(Fault::of(FaultKind::Unreadable, path)),
        }
    }

    fn keep_in_history(&self, from: &Path, bytes: &[u8], of: &str, stem: &str) -> Result<(), Fault> {
        let disk = self.disk.as_ref();
        self.layout.check(disk, &self.layout.history)?;
        let folder = self.layout.history.path.join(of);
        make_one(disk, &folder)?;
        save::keep_version(disk, self.codec.as_ref(), from, bytes, &folder, stem)
    }
}

fn is_no_longer_it(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::InvalidInput | ErrorKind::FileTooLarge)
}
