//! Keeping the profile. The window that may change things keeps it in its place, and takes in what others wrote beside
//! it: another window, which only adds, or synchronising, which leaves second versions. Those taken in lie in the
//! history.
//!
//! A window's own changes are put upon what is there; it never puts back what others changed meanwhile.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::journal::{Change, Profile, SCHEMA, merge};

use super::fault::{About, Fault, FaultKind};
use super::save::{self, LIMIT, Print};
use super::seen::{Aside, Beside};
use super::{Loaded, Vault, fresh_id};

impl Vault {
    /// Keeps a change of the profile durably. Where others changed it meanwhile, what they changed is given back.
    ///
    /// # Errors
    /// When it could not be kept; what was there before is as it was.
    pub fn keep_profile(&mut self, change: &Change) -> Result<Option<Change>, Fault> {
        let path = self.profile_path();
        if change.to.schema > SCHEMA {
            return Err(Fault::of(FaultKind::Newer, &path));
        }
        // Where the pages are gone, the folder was emptied: what is put there now would be lost when they come back.
        self.layout.check(self.disk.as_ref(), &self.layout.entries)?;
        if self.may_change() { self.replace_profile(change, &path) } else { self.add_profile(change) }
    }

    /// What others changed in the profile since. The window that may change things takes in what stands beside it.
    ///
    /// # Errors
    /// When they could not be taken in; they stay where they are.
    pub fn take_in_profiles(&mut self) -> Result<Option<Change>, Fault> {
        if !self.may_change() {
            return Ok(self.see_profile());
        }
        if self.profiles_beside().is_empty() {
            return Ok(None);
        }
        let nothing = Change { from: self.profile.all.clone(), to: self.profile.all.clone() };
        self.keep_profile(&nothing)
    }

    /// Reads it anew, and changes nothing. Where it cannot be read whole, nothing is told.
    fn see_profile(&mut self) -> Option<Change> {
        self.layout.check(self.disk.as_ref(), &self.layout.entries).ok()?;
        self.disk.exists(&self.profile_path()).ok().filter(|there| *there)?;
        let before = std::mem::take(&mut self.profile);
        let mut loaded = Loaded::default();
        self.load_profile(&mut loaded);
        if !loaded.unreadable.is_empty() || loaded.profile.schema > SCHEMA {
            self.profile = before;
            return None;
        }
        self.profile.own = before.own;
        (before.all != loaded.profile).then_some(Change { from: before.all, to: loaded.profile })
    }

    fn replace_profile(&mut self, change: &Change, path: &Path) -> Result<Option<Change>, Fault> {
        // First what others did, then what was done here: it is the later.
        let mut others = self.profile.all.clone();
        if let Some((bytes, there)) = self.profile_there(path)?
            && !self.profile.there.contains(&there)
        {
            self.keep_in_history(path, &bytes, "profile", &Print::of(&bytes).stem())?;
            let before = self.profile.there.first().cloned().unwrap_or_default();
            others = merge(Some(&before), &others, &there);
        }
        let beside = self.profiles_beside();
        others = self.profile.with(others, beside.iter().map(|(one, _)| one));
        let (mine, both) = (change.onto(&self.profile.all), change.onto(&others));
        self.keep_what_is_lost(&self.profile.at_stake(change, &mine), &both)?;
        let bytes = save::encode(self.codec.as_ref(), &both, path)?;
        // Noted before, in case the disk does it and reports an error all the same.
        if !self.profile.there.contains(&both) {
            self.profile.there.push(both.clone());
        }
        save::replace(self.disk.as_ref(), path, &bytes)?;
        (self.profile.there, self.profile.all) = (vec![both.clone()], both.clone());
        for (mut one, bytes) in beside {
            // Where this fails it is put away the next time.
            one.gone = self.put_away(&one.path, &bytes).unwrap_or(false);
            self.profile.take(one);
        }
        Ok((both != mine).then_some(Change { from: mine, to: both }))
    }

    /// A window that only adds writes its own changes beside, and each time over its own.
    fn add_profile(&mut self, change: &Change) -> Result<Option<Change>, Fault> {
        let stem = format!("profile.{}", self.own);
        let path = self.layout.root.path.join(self.codec.plain_name(&stem));
        let mine = change.onto(&self.profile.all);
        let own = match &self.profile.own {
            // Not taken in yet.
            Some(before) if self.disk.exists(&path).about(&path)? => before.then(change),
            _ => change.clone(),
        };
        let before = self.profile.own.as_ref().map(|own| &own.to).filter(|to| **to != change.from);
        let at_stake: Vec<&Profile> = before.into_iter().chain([&change.to]).collect();
        self.keep_what_is_lost(&at_stake, &mine)?;
        let aside =
            Aside { by: Some(self.own.clone()), was: Some(own.from.clone()), profile: own.to.clone() };
        let bytes = save::encode(self.codec.as_ref(), &aside, &path)?;
        save::replace(self.disk.as_ref(), &path, &bytes)?;
        (self.profile.own, self.profile.all) = (Some(own), mine);
        Ok(None)
    }

    /// Where two changed the same, one of them has to go: it lies in the history.
    fn keep_what_is_lost(&self, before: &[&Profile], both: &Profile) -> Result<(), Fault> {
        for lost in before.iter().filter(|one| !both.holds(one)) {
            let folder = self.history_of("profile")?;
            let bytes = save::encode(self.codec.as_ref(), *lost, &folder)?;
            let mut stem = Print::of(&bytes).stem();
            while !save::add(self.disk.as_ref(), &folder.join(self.codec.plain_name(&stem)), &bytes)? {
                stem = fresh_id().to_string();
            }
        }
        Ok(())
    }

    /// Moves what was taken in to the history; whether it is gone. What its window wrote anew stays beside.
    fn put_away(&self, path: &Path, bytes: &[u8]) -> Result<bool, Fault> {
        let (disk, folder) = (self.disk.as_ref(), &self.layout.root.path);
        self.keep_in_history(path, bytes, "profile", &Print::of(bytes).stem())?;
        let second = folder.join(self.codec.plain_name(&format!("profile.{}", fresh_id())));
        let gone = save::remove_if_same(disk, path, bytes, &second).about(path)?;
        disk.sync_folder(folder).about(folder)?;
        Ok(gone)
    }

    pub(super) fn profile_path(&self) -> PathBuf {
        self.layout.root.path.join(self.codec.plain_name("profile"))
    }

    /// The profiles beside with their bytes, in the order in which they were written. What cannot be read, or is
    /// newer, stays.
    fn profiles_beside(&self) -> Vec<(Beside, Vec<u8>)> {
        let read = |path: PathBuf| {
            let bytes = self.disk.read(&path, LIMIT).ok()?;
            let aside: Aside = serde_json::from_slice(&self.codec.open(bytes.clone())?).ok()?;
            (aside.profile.schema <= SCHEMA).then_some((Beside::new(path, aside), bytes))
        };
        let mut beside: Vec<_> = self.names_beside().into_iter().filter_map(read).collect();
        beside.sort_by_key(|(one, _)| one.aside.profile.edited);
        beside
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
