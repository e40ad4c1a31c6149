//! Saving drafts, for every thread that may have to: the keeper, a signal, a hang-up, a panic.
//!
//! It knows nothing of the latest draft in memory; whoever holds the writer brings it.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use crate::journal::{Draft, EntryId, SCHEMA};

use super::codec::Codec;
use super::disk::Disk;
use super::fault::{About, Fault, FaultKind};
use super::folder::Layout;
use super::fresh_id;
use super::save::{self, LIMIT, Print};

/// Writes drafts; cheap to clone, and usable from any thread.
#[derive(Clone)]
pub struct DraftWriter {
    shared: Arc<Shared>,
}

struct Shared {
    disk: Arc<dyn Disk>,
    codec: Arc<dyn Codec>,
    layout: Layout,
    may_change: bool,
    known: Mutex<Known>,
}

/// What this window wrote or read under each draft's own name: the last, and what it tried since without
/// being told that it succeeded.
type Known = HashMap<EntryId, Vec<Print>>;

/// The writer, held by one thread. What is saved should be fetched while holding it,
/// so that an older draft never follows a newer one.
pub struct HeldWriter<'a> {
    shared: &'a Shared,
    known: Hold<'a>,
}

enum Hold<'a> {
    Shared(MutexGuard<'a, Known>),
    /// Somebody keeps the lock for ever: what is on disk is then not known, and set aside rather than replaced.
    Alone(Known),
}

impl DraftWriter {
    pub(super) fn new(disk: Arc<dyn Disk>, codec: Arc<dyn Codec>, layout: Layout, may_change: bool) -> Self {
        let known = Mutex::new(Known::new());
        Self { shared: Arc::new(Shared { disk, codec, layout, may_change, known }) }
    }

    /// Waits for the writer.
    pub fn hold(&self) -> HeldWriter<'_> {
        let known = Hold::Shared(self.shared.known.lock().unwrap_or_else(PoisonError::into_inner));
        HeldWriter { shared: &self.shared, known }
    }

    /// Waits for the writer at most this long, then goes on without: for the way out.
    pub fn hold_within(&self, patience: Duration) -> HeldWriter<'_> {
        let end = Instant::now() + patience;
        let known = loop {
            match self.shared.known.try_lock() {
                Ok(known) => break Hold::Shared(known),
                Err(TryLockError::Poisoned(poisoned)) => break Hold::Shared(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) if Instant::now() < end => {
                    thread::sleep(Duration::from_millis(5));
                }
                Err(TryLockError::WouldBlock) => break Hold::Alone(Known::new()),
            }
        };
        HeldWriter { shared: &self.shared, known }
    }

    /// Saves one draft durably.
    ///
    /// # Errors
    /// When it could not be kept; what was there before is as it was.
    pub fn save(&self, draft: &Draft) -> Result<(), Fault> {
        self.hold().save(draft)
    }
}

impl HeldWriter<'_> {
    /// Saves one draft durably.
    ///
    /// # Errors
    /// When it could not be kept; what was there before is as it was.
    pub fn save(&mut self, draft: &Draft) -> Result<(), Fault> {
        let Shared { disk, codec, layout, .. } = self.shared;
        let disk = disk.as_ref();
        let id = &draft.entry.id;
        let path = self.path(id);
        if draft.schema > SCHEMA || draft.entry.is_newer() {
            return Err(Fault::of(FaultKind::Newer, &path));
        }
        let bytes = save::encode(codec.as_ref(), draft, &path)?;
        layout.check(disk, &layout.drafts)?;
        if !self.known().contains_key(id) && !self.shared.may_change {
            return self.add_own(id, &path, &bytes);
        }
        let temp = save::Temp::write(disk, &layout.drafts.path, &bytes)?;
        self.set_aside_unknown(id, &path, &bytes)?;
        self.known().entry(id.clone()).or_default().push(Print::of(&bytes));
        temp.replace(&path)?;
        self.note(id, Print::of(&bytes));
        disk.sync_folder(&layout.drafts.path).about(&layout.drafts.path)
    }

    /// A second window may begin drafts of its own and touch no other.
    fn add_own(&mut self, id: &EntryId, path: &Path, bytes: &[u8]) -> Result<(), Fault> {
        let disk = self.shared.disk.as_ref();
        let added = save::add(disk, path, bytes);
        // Even where only the folder could not be forced down, it is our draft that stands there now.
        if disk.read(path, LIMIT).is_ok_and(|there| there == bytes) {
            self.note(id, Print::of(bytes));
        }
        if added? { Ok(()) } else { Err(Fault::of(FaultKind::Held, path)) }
    }

    /// A draft that another machine changed is not replaced: it becomes a second version beside ours.
    fn set_aside_unknown(&mut self, id: &EntryId, path: &Path, ours: &[u8]) -> Result<(), Fault> {
        let Shared { disk, codec, layout, .. } = self.shared;
        let stem = format!("{id}.{}", fresh_id());
        let there = match disk.read(path, LIMIT) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            // What cannot be read is not ours to replace; under a second name it stays.
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::FileTooLarge) => {
                let aside = layout.drafts.path.join(codec.plain_name(&stem));
                return save::move_to_new(disk.as_ref(), path, &aside).about(path).map(drop);
            }
            there => there.about(path)?,
        };
        if there == ours || self.wrote(id, &there) {
            return Ok(());
        }
        save::keep_version(disk.as_ref(), codec.as_ref(), path, &there, &layout.drafts.path, &stem)
    }

    /// Remembers a draft as it was read, so that it may be replaced.
    pub(super) fn note(&mut self, id: &EntryId, print: Print) {
        self.known().insert(id.clone(), vec![print]);
    }

    fn wrote(&mut self, id: &EntryId, there: &[u8]) -> bool {
        self.known().get(id).is_some_and(|known| known.contains(&Print::of(there)))
    }

    /// Removes the draft of an entry that is kept now. One that holds anything else goes to the bin.
    pub(super) fn remove(&mut self, id: &EntryId) -> Result<(), Fault> {
        let path = self.path(id);
        let disk = self.shared.disk.as_ref();
        let there = match disk.read(&path, LIMIT) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            there => there.about(&path)?,
        };
        if !self.wrote(id, &there) {
            return self.let_go(id);
        }
        let folder = &self.shared.layout.drafts;
        self.shared.layout.check(disk, folder)?;
        // What another window wrote since is no longer what was kept: it stays, as a draft.
        save::remove_if_same(disk, &path, &there, &self.second_path(id)).about(&path)?;
        self.known().remove(id);
        disk.sync_folder(&folder.path).about(&folder.path)
    }

    /// Puts a draft back that lay in the bin, with the very bytes it had there: beside one that has its name.
    pub(super) fn put_back(&mut self, draft: &Draft, bytes: &[u8]) -> Result<(), Fault> {
        let id = &draft.entry.id;
        let disk = self.shared.disk.as_ref();
        self.shared.layout.check(disk, &self.shared.layout.drafts)?;
        let mut path = self.path(id);
        if save::add(disk, &path, bytes)? {
            if !draft.entry.is_newer() && draft.schema <= SCHEMA {
                self.note(id, Print::of(bytes));
            }
            return Ok(());
        }
        while !save::add(disk, &path, bytes)? {
            path = self.second_path(id);
        }
        Ok(())
    }

    /// Moves a draft to the bin; nothing is deleted. One that was never written needs nothing.
    pub(super) fn let_go(&mut self, id: &EntryId) -> Result<(), Fault> {
        let Shared { disk, codec, layout, may_change, .. } = self.shared;
        let (disk, from) = (disk.as_ref(), self.path(id));
        let there = disk.read(&from, LIMIT);
        if there.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return Ok(());
        }
        if !may_change && !self.known().contains_key(id) {
            return Err(Fault::of(FaultKind::Held, &from));
        }
        layout.check(disk, &layout.drafts)?;
        layout.check(disk, &layout.bin)?;
        match there {
            // Its name in the bin is forced down before the one here goes: a power cut leaves it in one of them.
            Ok(there) => {
                save::keep_version(disk, codec.as_ref(), &from, &there, &layout.bin.path, id.as_str())?;
                // What another window wrote since is not in the bin yet: it stays, as a draft.
                save::remove_if_same(disk, &from, &there, &self.second_path(id)).about(&from)?;
            }
            Err(_) => self.move_to_bin(id, &from)?,
        }
        self.known().remove(id);
        disk.sync_folder(&layout.drafts.path).about(&layout.drafts.path)
    }

    /// What cannot be read can still be moved.
    fn move_to_bin(&self, id: &EntryId, from: &Path) -> Result<(), Fault> {
        let Shared { disk, codec, layout, .. } = self.shared;
        let mut to = layout.bin.path.join(codec.plain_name(id.as_str()));
        while !save::move_to_new(disk.as_ref(), from, &to).about(from)? {
            to = layout.bin.path.join(codec.plain_name(&format!("{id}.{}", fresh_id())));
        }
        disk.sync_folder(&layout.bin.path).about(&layout.bin.path)
    }

    fn path(&self, id: &EntryId) -> PathBuf {
        self.shared.layout.drafts.path.join(self.shared.codec.plain_name(id.as_str()))
    }

    /// A name for a second version of it.
    fn second_path(&self, id: &EntryId) -> PathBuf {
        let Shared { codec, layout, .. } = self.shared;
        layout.drafts.path.join(codec.plain_name(&format!("{id}.{}", fresh_id())))
    }

    fn known(&mut self) -> &mut Known {
        match &mut self.known {
            Hold::Shared(known) => known,
            Hold::Alone(known) => known,
        }
    }
}

impl std::fmt::Debug for DraftWriter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DraftWriter(…)")
    }
}
