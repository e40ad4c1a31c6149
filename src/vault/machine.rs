//! `machine.json` in the state folder: this machine's own id, and which folders held a journal. Nothing private.

use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::journal::EntryId;

use super::disk::{self, Disk};
use super::fault::{About, Fault, FaultKind};
use super::folder::make_all;
use super::places::Places;
use super::{fresh_id, save};

/// What this machine knows by itself. It is not synchronised with the settings or the journal.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Machine {
    schema: u32,
    #[serde(rename = "machine")]
    id: EntryId,
    #[serde(default)]
    held: Vec<PathBuf>,
    /// Those whose names are no text, byte by byte: JSON could not hold them otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    held_bytes: Vec<Vec<u8>>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

impl Machine {
    /// Reads it; one that is missing or cannot be read tells nothing.
    pub(super) fn read(places: &Places) -> Option<Self> {
        let bytes = disk::read(&places.machine_file(), save::LIMIT).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Whether this folder held a journal.
    pub(super) fn held(&self, data: &Path) -> bool {
        self.held.iter().any(|held| held == data)
            || self.held_bytes.iter().any(|held| held == data.as_os_str().as_bytes())
    }

    fn hold(&mut self, data: &Path) {
        if self.held(data) {
            return;
        }
        match data.to_str() {
            Some(_) => self.held.push(data.to_owned()),
            None => self.held_bytes.push(data.as_os_str().as_bytes().to_vec()),
        }
    }

    fn let_go(&mut self, data: &Path) {
        self.held.retain(|held| held != data);
        self.held_bytes.retain(|held| held != data.as_os_str().as_bytes());
    }

    /// Notes that this folder holds a journal.
    pub(super) fn note(disk: &dyn Disk, places: &Places) -> Result<(), Fault> {
        Self::change(disk, places, |machine| machine.hold(&places.data))
    }

    /// Forgets that this folder held a journal, because the person said so.
    pub(super) fn forget(disk: &dyn Disk, places: &Places) -> Result<(), Fault> {
        Self::change(disk, places, |machine| machine.let_go(&places.data))
    }

    fn change(disk: &dyn Disk, places: &Places, how: impl Fn(&mut Self)) -> Result<(), Fault> {
        let path = places.machine_file();
        let there = disk.exists(&path).about(&path)?;
        let old = Self::read(places);
        if there && old.is_none() {
            return Err(Fault::of(FaultKind::Unreadable, &path));
        }
        let mut new = old.clone().unwrap_or_else(Self::fresh);
        how(&mut new);
        if old.as_ref() == Some(&new) {
            return Ok(());
        }
        make_all(disk, &places.state)?;
        let bytes = serde_json::to_vec(&new).ok().ok_or_else(|| Fault::of(FaultKind::Unfaithful, &path))?;
        save::replace(disk, &path, &bytes)
    }

    fn fresh() -> Self {
        Self { schema: 1, id: fresh_id(), held: Vec::new(), held_bytes: Vec::new(), rest: Map::new() }
    }
}
