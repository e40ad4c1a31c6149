//! What stands at a place, told without reading any entry. Touches nothing.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk;
use super::machine::Machine;
use super::places::Places;

/// The number of the journal's layout that this mend writes.
const FORMAT: u32 = 1;
/// A file that says what the journal is.
pub(super) const JOURNAL: &str = "journal.json";
/// A file that is there while a journal is being made, so that what is half made is not taken for lost.
pub(super) const BEGINNING: &str = "beginning";

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was ever kept.
    Absent,
    /// A journal that anyone on this account can read.
    Plain,
    /// An encrypted journal, which this mend cannot open yet.
    Encrypted,
    /// A journal was here and is not now, or not whole: stop and ask.
    Lost {
        /// What is missing.
        reason: LostReason,
    },
    /// A newer mend made it.
    Newer,
}

/// What is missing of a journal that was here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LostReason {
    /// There are entries, and no `journal.json`.
    NoJournalFile,
    /// `journal.json` cannot be read.
    UnreadableJournalFile,
    /// This folder held a journal, and is missing or empty now.
    Vanished,
}

/// What `journal.json` holds: no names, no dates.
#[derive(Serialize, Deserialize)]
pub(super) struct JournalFile {
    format: u32,
    encrypted: bool,
}

impl JournalFile {
    pub(super) const PLAIN: Self = Self { format: FORMAT, encrypted: false };
}

/// What stands at these places.
pub(super) fn look(places: &Places) -> Standing {
    let lost = |reason| Standing::Lost { reason };
    match disk::read(&journal_file(&places.data), 64 * 1024) {
        Ok(bytes) => match serde_json::from_slice::<JournalFile>(&bytes) {
            Ok(file) if file.format > FORMAT => Standing::Newer,
            Ok(file) if file.encrypted => Standing::Encrypted,
            Ok(_) if !places.data.join("entries").is_dir() && was_here(places) => lost(LostReason::Vanished),
            Ok(_) => Standing::Plain,
            Err(_) => lost(LostReason::UnreadableJournalFile),
        },
        Err(error) if error.kind() != ErrorKind::NotFound && error.kind() != ErrorKind::NotADirectory => {
            lost(LostReason::UnreadableJournalFile)
        }
        Err(_) if places.data.join(BEGINNING).is_file() => Standing::Absent,
        Err(_) if holds_files(&places.data.join("entries")) => lost(LostReason::NoJournalFile),
        Err(_) if was_here(places) => lost(LostReason::Vanished),
        Err(_) => Standing::Absent,
    }
}

pub(super) fn journal_file(data: &Path) -> PathBuf {
    data.join(JOURNAL)
}

fn was_here(places: &Places) -> bool {
    Machine::read(places).is_some_and(|machine| machine.held(&places.data))
}

fn holds_files(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some())
}
