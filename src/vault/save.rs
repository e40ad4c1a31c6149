//! The one durable save: a temporary file, written and forced down, then put in place, then the folder forced down.
//!
//! Whatever fails, the older version is untouched and the temporary file removed. Nothing is truncated in place.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::codec::{Codec, passing_name};
use super::disk::Disk;
use super::fault::{About, Fault, FaultKind};
use super::fresh_id;

/// The most that a file of the journal may hold, read or written.
pub(super) const LIMIT: u64 = 8 * 1024 * 1024;

/// What tells one content of a file from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Print(u64, usize);

impl Print {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        Self(hasher.finish(), bytes.len())
    }

    /// What a copy of it is called, so that trying again makes no second one.
    pub(super) fn stem(self) -> String {
        format!("{:016x}", self.0)
    }
}

/// The bytes of a value, having made sure that they read back as the same value.
pub(super) fn encode<T>(codec: &dyn Codec, value: &T, path: &Path) -> Result<Vec<u8>, Fault>
where
    T: Serialize + DeserializeOwned + PartialEq,
{
    let unfaithful = || Fault::of(FaultKind::Unfaithful, path);
    let mut clear = serde_json::to_vec(value).ok().ok_or_else(unfaithful)?;
    clear.push(b'\n');
    if clear.len() as u64 > LIMIT {
        return Err(Fault::of(FaultKind::TooBig, path));
    }
    let sealed = codec.seal(clear);
    let back = codec.open(sealed.clone()).ok_or_else(unfaithful)?;
    let same = serde_json::from_slice::<T>(&back).is_ok_and(|back| back == *value);
    if same { Ok(sealed) } else { Err(unfaithful()) }
}

/// A finished file under a passing name, removed again unless it is put in its place.
pub(super) struct Temp<'a> {
    disk: &'a dyn Disk,
    path: PathBuf,
    there: bool,
}

impl<'a> Temp<'a> {
    /// Writes a new file in `folder` and forces it down.
    pub(super) fn write(disk: &'a dyn Disk, folder: &Path, bytes: &[u8]) -> Result<Self, Fault> {
        let path = folder.join(passing_name(&fresh_id()));
        let mut file = match disk.create(&path) {
            Ok(file) => file,
            Err(error) => {
                // A disk may make a file and report an error all the same; the name is random, so it is ours.
                if error.kind() != ErrorKind::AlreadyExists {
                    drop(disk.remove(&path));
                }
                return Err(Fault::io(&path, &error));
            }
        };
        let temp = Self { disk, path, there: true };
        let (mut left, mut interrupted) = (bytes, 0);
        while !left.is_empty() {
            match disk.write(&mut file, left) {
                Ok(0) => return Err(Fault::io(&temp.path, &ErrorKind::WriteZero.into())),
                Ok(written) => left = left.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == ErrorKind::Interrupted && interrupted < 1000 => {
                    interrupted += 1;
                }
                Err(error) => return Err(Fault::io(&temp.path, &error)),
            }
        }
        // After this failed once, a second call could claim success for pages that were dropped:
        // whoever tries again starts with a new file.
        disk.sync(&file).about(&temp.path)?;
        Ok(temp)
    }

    /// Puts it over whatever has that name.
    pub(super) fn replace(mut self, target: &Path) -> Result<(), Fault> {
        self.disk.rename(&self.path, target).about(target)?;
        self.there = false;
        Ok(())
    }

    /// Puts it where nothing may be yet. Whether it did: `false` means that the name is taken.
    pub(super) fn add(mut self, target: &Path) -> Result<bool, Fault> {
        let added = move_to_new(self.disk, &self.path, target).about(target)?;
        self.there = !added;
        Ok(added)
    }
}

impl Drop for Temp<'_> {
    fn drop(&mut self) {
        if self.there {
            remove_surely(self.disk, &self.path);
        }
    }
}

/// Nothing more can be done about a file that cannot be removed twice; `check` finds it.
fn remove_surely(disk: &dyn Disk, path: &Path) {
    if disk.remove(path).is_err() {
        drop(disk.remove(path));
    }
}

/// Moves a file to a name that must not be taken; `false` when it is.
pub(super) fn move_to_new(disk: &dyn Disk, from: &Path, to: &Path) -> io::Result<bool> {
    match disk.link(from, to) {
        Ok(()) => {
            remove_surely(disk, from);
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        // Some disks know no links. Names carry random ids, so between looking and moving nobody takes one.
        Err(_) if disk.exists(to)? => Ok(false),
        Err(_) => disk.rename(from, to).map(|()| true),
    }
}

/// Saves over whatever has that name, durably.
pub(super) fn replace(disk: &dyn Disk, target: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let folder = folder_of(target);
    Temp::write(disk, folder, bytes)?.replace(target)?;
    disk.sync_folder(folder).about(folder)
}

/// Saves under a name that is not taken, durably. `false` when something else has that name;
/// the very same content there, from an attempt that failed late, is as good as ours.
pub(super) fn add(disk: &dyn Disk, target: &Path, bytes: &[u8]) -> Result<bool, Fault> {
    let folder = folder_of(target);
    let added = Temp::write(disk, folder, bytes)?.add(target)?;
    let there = added || disk.read(target, LIMIT).is_ok_and(|other| other == bytes);
    if there {
        disk.sync_folder(folder).about(folder)?;
    }
    Ok(there)
}

/// Removes a file if it still holds these bytes; whether it did. Another window may write it anew at any moment, so it
/// is first moved to where nobody writes. What it then holds else goes back, or to `second` if that place is taken.
pub(super) fn remove_if_same(disk: &dyn Disk, path: &Path, bytes: &[u8], second: &Path) -> io::Result<bool> {
    let aside = folder_of(path).join(passing_name(&fresh_id()));
    if let Err(error) = disk.rename(path, &aside)
        // A disk may do it and report an error all the same.
        && !disk.exists(&aside).unwrap_or(false)
    {
        return Err(error);
    }
    let there = disk.read(&aside, LIMIT);
    if there.as_ref().is_ok_and(|there| there == bytes) {
        remove_surely(disk, &aside);
        return Ok(true);
    }
    if !move_to_new(disk, &aside, path)? {
        disk.rename(&aside, second)?;
    }
    there.map(|_| false)
}

/// Gives the present version at `from` a second name in `folder`, so that it stays when `from` is replaced.
pub(super) fn keep_version(
    disk: &dyn Disk,
    codec: &dyn Codec,
    from: &Path,
    bytes: &[u8],
    folder: &Path,
    stem: &str,
) -> Result<(), Fault> {
    let mut to = folder.join(codec.plain_name(stem));
    if disk.read(&to, LIMIT).is_ok_and(|kept| kept == bytes) {
        return disk.sync_folder(folder).about(folder);
    }
    loop {
        match disk.link(from, &to) {
            Ok(()) => return disk.sync_folder(folder).about(folder),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(_) => {
                if add(disk, &to, bytes)? {
                    return Ok(());
                }
            }
        }
        to = folder.join(codec.plain_name(&format!("{stem}.{}", fresh_id())));
    }
}

/// The folder that a file stands in.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(file)
}
