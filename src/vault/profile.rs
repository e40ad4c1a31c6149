//! Keeping the profile. The window that may change things keeps it in its place, and takes in what others wrote beside
//! it: another window, which only adds, or synchronising, which leaves second versions. Those taken in lie in the
//! history.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::journal::{Profile, SCHEMA};

use super::fault::{About, Fault, FaultKind};
use super::merge::merge;
use super::save::{self, LIMIT, Print};
use super::{Vault, fresh_id};

/// A profile that stands beside the one in its place.
struct Beside {
    path: PathBuf,
    bytes: Vec<u8>,
    profile: Profile,
}

impl Vault {
    /// Keeps the profile durably. Where another window or machine changed it meanwhile, both are united and given back.
    ///
    /// # Errors
    /// When it could not be kept; what was there before is as it was.
    pub fn keep_profile(&mut self, profile: &Profile) -> Result<Option<Profile>, Fault> {
        let path = self.profile_path();
        if profile.schema > SCHEMA {
            return Err(Fault::of(FaultKind::Newer, &path));
        }
        // Where the pages are gone, the folder was emptied: what is put there now would be lost when they come back.
        self.layout.check(self.disk.as_ref(), &self.layout.entries)?;
        if self.may_change() { self.replace_profile(profile, &path) } else { self.add_profile(profile) }
    }

    /// Takes in the profiles that stand beside this one, if this window may; the united one, if there were any.
    ///
    /// # Errors
    /// When they could not be taken in; they stay where they are.
    pub fn take_in_profiles(&mut self) -> Result<Option<Profile>, Fault> {
        if !self.may_change() || self.profiles_beside().is_empty() {
            return Ok(None);
        }
        let there = self.profile_there(&self.profile_path())?;
        let profile = there.map(|(_, profile)| profile).unwrap_or_default();
        let united = self.keep_profile(&profile)?.unwrap_or(profile);
        // A change that is on its way knows nothing of it: then what stands there is united with that one too.
        self.profile.clear();
        Ok(Some(united))
    }

    fn replace_profile(&mut self, profile: &Profile, path: &Path) -> Result<Option<Profile>, Fault> {
        let mut both = profile.clone();
        let bytes = save::encode(self.codec.as_ref(), profile, path)?;
        if let Some((there, theirs)) = self.profile_there(path)?
            && there != bytes
            && !self.profile.contains(&Print::of(&there))
        {
            self.keep_in_history(path, &there, "profile", fresh_id().as_str())?;
            both = merge(&both, &theirs);
        }
        let beside = self.profiles_beside();
        for one in &beside {
            both = merge(&both, &one.profile);
        }
        let bytes = save::encode(self.codec.as_ref(), &both, path)?;
        // Noted before, in case the disk does it and reports an error all the same.
        self.profile.push(Print::of(&bytes));
        save::replace(self.disk.as_ref(), path, &bytes)?;
        self.profile = vec![Print::of(&bytes)];
        for one in &beside {
            // Where this fails it is taken in again the next time.
            drop(self.put_away(one));
        }
        Ok((both != *profile).then_some(both))
    }

    /// A window that only adds writes its own beside, and each time over its own.
    fn add_profile(&mut self, profile: &Profile) -> Result<Option<Profile>, Fault> {
        let stem = format!("profile.{}", self.own);
        let path = self.layout.root.path.join(self.codec.plain_name(&stem));
        let bytes = save::encode(self.codec.as_ref(), profile, &path)?;
        save::replace(self.disk.as_ref(), &path, &bytes)?;
        Ok(None)
    }

    fn put_away(&self, one: &Beside) -> Result<(), Fault> {
        let (disk, folder) = (self.disk.as_ref(), &self.layout.root.path);
        self.keep_in_history(&one.path, &one.bytes, "profile", fresh_id().as_str())?;
        // Its window may have written it anew meanwhile: then it is taken in again.
        if disk.read(&one.path, LIMIT).is_ok_and(|there| there == one.bytes) {
            disk.remove(&one.path).about(&one.path)?;
        }
        disk.sync_folder(folder).about(folder)
    }

    pub(super) fn profile_path(&self) -> PathBuf {
        self.layout.root.path.join(self.codec.plain_name("profile"))
    }

    /// The profiles beside, by their names. What cannot be read, or is newer, stays.
    fn profiles_beside(&self) -> Vec<Beside> {
        let read = |path: PathBuf| {
            let bytes = self.disk.read(&path, LIMIT).ok()?;
            let profile: Profile = serde_json::from_slice(&self.codec.open(bytes.clone())?).ok()?;
            (profile.schema <= SCHEMA).then_some(Beside { path, bytes, profile })
        };
        self.names_beside().into_iter().filter_map(read).collect()
    }

    /// The paths of what stands beside the profile, in order.
    pub(super) fn names_beside(&self) -> Vec<PathBuf> {
        let files = std::fs::read_dir(&self.layout.root.path).into_iter().flatten().flatten();
        let is_beside = |path: &PathBuf| {
            path.file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| self.codec.is_second_profile(name))
        };
        let mut paths: Vec<PathBuf> = files.map(|file| file.path()).filter(is_beside).collect();
        paths.sort();
        paths
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
}
