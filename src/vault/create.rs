//! Making a journal, when the person chose to keep something: `journal.json` last of all.
//!
//! Interrupted at any point, it leaves a journal that is whole, or none.

use std::path::PathBuf;
use std::sync::Arc;

use crate::journal::{Change, Draft, Entry, Profile};

use super::codec::{Codec, Plain};
use super::disk::{Disk, Real};
use super::fault::{About, Fault, FaultKind};
use super::folder::{Layout, make_all, make_one};
use super::machine::Machine;
use super::standing::{BEGINNING, JOURNAL, JournalFile, Standing};
use super::{Places, Vault, lock, must_be_plain, save};

/// What a journal begins with.
#[derive(Clone, Copy, Debug)]
pub struct Beginning<'a> {
    /// What is known of the person.
    pub profile: &'a Profile,
    /// A sitting or page that is done.
    pub entry: Option<&'a Entry>,
    /// One that is not.
    pub draft: Option<&'a Draft>,
    /// The text of `settings.toml`, where something was chosen.
    pub settings: Option<&'a str>,
}

impl Vault {
    /// Makes a journal with what it begins with, durably. If another window just made it, adds to that one.
    ///
    /// # Errors
    /// When it could not be made; then nothing of it stays, and the words are still with the caller.
    pub fn create(places: &Places, beginning: &Beginning<'_>) -> Result<Self, Fault> {
        Self::create_on(Arc::new(Real), places, beginning)
    }

    pub(super) fn create_on(
        disk: Arc<dyn Disk>,
        places: &Places,
        beginning: &Beginning<'_>,
    ) -> Result<Self, Fault> {
        match Self::look(places) {
            Standing::Absent => {}
            standing => {
                must_be_plain(standing, &places.data)?;
                let mut vault = Self::open_on(disk, places)?;
                vault.add_to_journal_there(beginning)?;
                return Ok(vault);
            }
        }
        let mut undo = Undo::new(Arc::clone(&disk), places, beginning);
        let made = Self::make(&disk, places, beginning, &mut undo);
        // Where another window holds the lock, everything there is that one's.
        if made.as_ref().is_err_and(|fault| fault.kind != FaultKind::Held) {
            undo.undo();
        }
        made
    }

    fn make(
        disk: &Arc<dyn Disk>,
        places: &Places,
        beginning: &Beginning<'_>,
        undo: &mut Undo,
    ) -> Result<Self, Fault> {
        let data = &places.data;
        make_all(disk.as_ref(), data)?;
        let lock = lock::take(data).about(data)?.ok_or_else(|| Fault::of(FaultKind::Held, data))?;
        undo.note_what_is_there();
        save::replace(disk.as_ref(), &data.join(BEGINNING), b"")?;
        for sub in Layout::SUBFOLDERS {
            make_one(disk.as_ref(), &data.join(sub))?;
        }
        let mut vault = Self::over(Arc::clone(disk), places, Ok(lock));
        vault.fill(beginning)?;
        let file = data.join(JOURNAL);
        let text =
            serde_json::to_vec(&JournalFile::PLAIN).ok().ok_or(Fault::of(FaultKind::Unfaithful, &file))?;
        save::replace(disk.as_ref(), &file, &text)?;
        // Both only help later; the journal is whole without.
        drop(disk.remove(&data.join(BEGINNING)));
        drop(Machine::note(disk.as_ref(), places));
        Ok(vault)
    }

    fn fill(&mut self, beginning: &Beginning<'_>) -> Result<(), Fault> {
        self.keep_profile(&Change::first(beginning.profile.clone()))?;
        self.add_words(beginning)?;
        beginning.settings.map_or(Ok(()), |text| self.write_settings(text))
    }

    fn add_words(&mut self, beginning: &Beginning<'_>) -> Result<(), Fault> {
        if let Some(entry) = beginning.entry {
            self.keep(entry)?;
        }
        beginning.draft.map_or(Ok(()), |draft| self.drafts.save(draft))
    }

    /// Words first; then the profile, unless it says nothing and would only lie beside the one there.
    fn add_to_journal_there(&mut self, beginning: &Beginning<'_>) -> Result<(), Fault> {
        self.add_words(beginning)?;
        if self.may_change() || *beginning.profile != Profile::default() {
            self.keep_profile(&Change::first(beginning.profile.clone()))?;
        }
        Ok(())
    }
}

/// What to take away again when a journal could not be made: the person may now choose to keep nothing.
struct Undo {
    disk: Arc<dyn Disk>,
    data: PathBuf,
    /// `journal.json` first: without it nothing was kept.
    files: Vec<PathBuf>,
    had_folder: bool,
    /// Before the lock is ours all of it may be another window's, just begun: then only an empty folder goes.
    ours: bool,
}

impl Undo {
    fn new(disk: Arc<dyn Disk>, places: &Places, beginning: &Beginning<'_>) -> Self {
        let data = places.data.clone();
        let mut files = vec![data.join(JOURNAL)];
        files.extend(beginning.entry.map(|entry| data.join("entries").join(Plain.name(entry))));
        let draft = beginning.draft.map(|draft| Plain.plain_name(draft.entry.id.as_str()));
        files.extend(draft.map(|name| data.join("drafts").join(name)));
        files.push(data.join(Plain.plain_name("profile")));
        let had_folder = data.exists();
        Self { disk, data, files, had_folder, ours: false }
    }

    /// What an earlier attempt left, cut off by a crash, had been chosen to be kept: it stays.
    fn note_what_is_there(&mut self) {
        self.ours = true;
        self.files.retain(|file| !file.exists());
    }

    /// Stops at the first that cannot be removed: then the marker still says that this is no journal.
    fn undo(&self) {
        if !self.ours {
            if !self.had_folder {
                drop(self.disk.remove_folder(&self.data));
            }
            return;
        }
        for file in &self.files {
            if file.exists() && self.disk.remove(file).is_err() {
                return;
            }
        }
        let entries = self.data.join("entries");
        let left = std::fs::read_dir(&entries).is_ok_and(|mut files| files.next().is_some());
        if left {
            return;
        }
        for sub in Layout::SUBFOLDERS {
            drop(self.disk.remove_folder(&self.data.join(sub)));
        }
        drop(self.disk.remove(&self.data.join(BEGINNING)));
        if !self.had_folder {
            drop(self.disk.remove(&self.data.join("lock")));
            drop(self.disk.remove_folder(&self.data));
        }
    }
}
