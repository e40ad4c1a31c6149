//! The journal on disk: its layout, the durable save, drafts, history, the bin, the lock; the settings folder too.
//!
//! It alone reads and writes folders. It knows nothing of screens, and deletes nothing that a person wrote unless they
//! asked for it to be gone.

#[cfg(test)]
mod afterwards;
#[cfg(test)]
mod between;
mod bin;
mod codec;
mod create;
mod disk;
mod drafts;
mod fault;
#[cfg(test)]
mod faults;
mod files;
mod folder;
mod history;
mod keep;
mod leftovers;
mod load;
mod lock;
mod look;
mod machine;
mod outside;
mod places;
#[cfg(test)]
mod powercut;
mod profile;
#[cfg(test)]
mod profiles;
mod save;
mod seen;
mod settings;
#[cfg(test)]
mod sharing;
mod standing;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod times;
#[cfg(test)]
mod windows;

pub use bin::{Binned, Held};
pub use create::Beginning;
pub use drafts::{DraftWriter, HeldWriter};
use fault::About;
pub use fault::{Fault, FaultKind};
pub use keep::Stands;
pub use load::{Loaded, Reason, Unreadable};
pub use outside::write_outside;
pub use places::Places;
pub use settings::{read_guides, read_settings};
pub use standing::{LostReason, Standing};

use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::Path;
use std::sync::Arc;

use crate::journal::EntryId;

use codec::{Codec, Plain};
use disk::{Disk, Real};
use files::Files;
use folder::{Layout, make_one};
use lock::Lock;
use machine::Machine;
use seen::Seen;

/// An open journal.
pub struct Vault {
    disk: Arc<dyn Disk>,
    codec: Arc<dyn Codec>,
    places: Places,
    layout: Layout,
    drafts: DraftWriter,
    files: Files,
    /// What this window knows of the profile.
    profile: Seen,
    /// Names what this window alone may write beside it.
    own: EntryId,
    /// Held as long as the journal is open; the system frees it however the program ends. Else why it is not held.
    lock: Result<Lock, Fault>,
}

impl Vault {
    /// What stands at these places. Reads no entry, touches nothing.
    pub fn look(places: &Places) -> Standing {
        standing::look(places)
    }

    /// Opens the journal, for changing it if no other window does.
    ///
    /// # Errors
    /// When there is none, or it is one that this mend cannot open, or one that is not whole.
    pub fn open(places: &Places) -> Result<Self, Fault> {
        Self::open_on(Arc::new(Real), places)
    }

    /// Opens the journal for reading and adding only. It leaves the lock alone, so that no window that opens
    /// meanwhile finds it taken: a command may wait long for its input.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn visit(places: &Places) -> Result<Self, Fault> {
        must_be_plain(Self::look(places), &places.data)?;
        // Synchronising leaves empty folders out. Where it cannot be made, reading still works.
        drop(make_one(&Real, &places.data.join("entries")));
        Ok(Self::over(Arc::new(Real), places, Err(Fault::of(FaultKind::Held, &places.data))))
    }

    /// Whether this window may change what exists. Reading and adding needs no permission.
    pub fn may_change(&self) -> bool {
        self.lock.is_ok()
    }

    /// Why this window may not change what exists: another one does, or the folder takes no lock.
    pub fn only_adds(&self) -> Option<&Fault> {
        self.lock.as_ref().err()
    }

    /// What saves drafts, to be shared with whoever may have to.
    pub fn draft_writer(&self) -> DraftWriter {
        self.drafts.clone()
    }

    /// Moves a draft to the bin; nothing is deleted.
    ///
    /// # Errors
    /// When it could not be moved, or is another window's.
    pub fn drop_draft(&self, id: &EntryId) -> Result<(), Fault> {
        self.drafts.hold().let_go(id)
    }

    /// Removes the draft of an entry that was kept.
    ///
    /// # Errors
    /// When it could not be removed; the entry is kept all the same.
    pub fn remove_draft(&self, id: &EntryId) -> Result<(), Fault> {
        self.drafts.hold().remove(id)
    }

    /// Saves the text of `settings.toml` durably.
    ///
    /// # Errors
    /// When it could not be kept; what was there before is as it was.
    pub fn write_settings(&self, text: &str) -> Result<(), Fault> {
        settings::write_settings(self.disk.as_ref(), &self.places, text)
    }

    /// Forgets that a folder held a journal, when the person says that it is gone for good and wants a new one.
    ///
    /// # Errors
    /// When that could not be written down.
    pub fn forget(places: &Places) -> Result<(), Fault> {
        Machine::forget(&Real, places)
    }

    fn open_on(disk: Arc<dyn Disk>, places: &Places) -> Result<Self, Fault> {
        must_be_plain(Self::look(places), &places.data)?;
        // A folder that cannot be locked can still be read.
        let taken = lock::take(&places.data).about(&places.data);
        let lock = taken.and_then(|lock| lock.ok_or_else(|| Fault::of(FaultKind::Held, &places.data)));
        if lock.is_ok() {
            for sub in Layout::SUBFOLDERS {
                // Synchronising leaves empty folders out. Where one cannot be made, reading still works.
                drop(make_one(disk.as_ref(), &places.data.join(sub)));
            }
            drop(disk.remove(&places.data.join(standing::BEGINNING)));
        }
        // Only ever a help against a folder that vanished; the journal does not depend on it.
        drop(Machine::note(disk.as_ref(), places));
        Ok(Self::over(disk, places, lock))
    }

    fn over(disk: Arc<dyn Disk>, places: &Places, lock: Result<Lock, Fault>) -> Self {
        let codec: Arc<dyn Codec> = Arc::new(Plain);
        let layout = Layout::remember(&disk, &places.data);
        let drafts = DraftWriter::new(Arc::clone(&disk), Arc::clone(&codec), layout.clone(), lock.is_ok());
        let places = places.clone();
        Self {
            disk,
            codec,
            places,
            layout,
            drafts,
            files: Files::default(),
            profile: Seen::default(),
            own: fresh_id(),
            lock,
        }
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vault({}, may change: {})", self.places.data.display(), self.may_change())
    }
}

fn must_be_plain(standing: Standing, data: &Path) -> Result<(), Fault> {
    let kind = match standing {
        Standing::Plain => return Ok(()),
        Standing::Absent => FaultKind::NotBegun,
        Standing::Encrypted => FaultKind::Encrypted,
        Standing::Lost { .. } => FaultKind::Lost,
        Standing::Newer => FaultKind::Newer,
    };
    Err(Fault::of(kind, data))
}

/// A new id. The one place that asks the computer for randomness.
pub fn fresh_id() -> EntryId {
    let mut bytes = [0; EntryId::LENGTH];
    if getrandom::fill(&mut bytes).is_err() {
        // No system that mend runs on refuses. Should one, the standard library's own seeds still differ each time.
        for byte in &mut bytes {
            let [first, ..] = RandomState::new().build_hasher().finish().to_le_bytes();
            *byte = first;
        }
    }
    EntryId::from_random(bytes)
}
