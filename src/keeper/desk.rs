//! The latest drafts, shared by the front that writes them and every thread that may have to save them.
//!
//! Only what is unsaved lies here. Before a journal was begun nothing of it is ever written.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use crate::journal::{Draft, EntryId};
use crate::vault::{DraftWriter, Fault, HeldWriter};

use super::Message;

/// The desk; a clone is the same desk.
#[derive(Clone)]
pub struct Desk {
    shared: Arc<Shared>,
}

struct Shared {
    sheets: Mutex<Vec<Sheet>>,
    writer: OnceLock<DraftWriter>,
    wake: Sender<Message>,
    closing: AtomicBool,
}

/// A draft that is not on disk as it stands here.
#[derive(Clone)]
struct Sheet {
    draft: Arc<Draft>,
    /// When the first change was made that is not on disk.
    since: Instant,
}

/// What became of one draft.
pub(super) type Saved = (EntryId, Result<(), Fault>);

impl Desk {
    pub(super) fn new(wake: Sender<Message>) -> Self {
        let (sheets, writer) = (Mutex::new(Vec::new()), OnceLock::new());
        let closing = AtomicBool::new(false);
        Self { shared: Arc::new(Shared { sheets, writer, wake, closing }) }
    }

    /// Lays down the latest of a draft, in place of what lay there of it. To be called at every change.
    pub fn put(&self, draft: Draft) {
        let draft = Arc::new(draft);
        let mut sheets = self.sheets();
        if let Some(sheet) = sheets.iter_mut().find(|sheet| sheet.draft.entry.id == draft.entry.id) {
            sheet.draft = draft;
            return;
        }
        sheets.push(Sheet { draft, since: Instant::now() });
        drop(sheets);
        // If the keeper is gone, only the way out saves, and that looks for itself.
        drop(self.shared.wake.send(Message::Wake));
    }

    /// Takes a draft away without saving it: it was kept, or let go.
    pub fn clear(&self, id: &EntryId) {
        self.sheets().retain(|sheet| sheet.draft.entry.id != *id);
    }

    /// The person leaves: whatever takes long and saves nothing stops, and the keeper ends with everything that it was
    /// asked to keep. Whether all of it is kept; none where it did not say so in time.
    pub(super) fn finish_within(&self, patience: Duration) -> Option<bool> {
        self.shared.closing.store(true, Ordering::SeqCst);
        let (ack, done) = mpsc::channel();
        self.shared.wake.send(Message::Leave(ack)).ok()?;
        done.recv_timeout(patience).ok()
    }

    /// Whether the person leaves.
    pub(super) fn is_closing(&self) -> bool {
        self.shared.closing.load(Ordering::SeqCst)
    }

    /// Whether everything that was put here is on disk.
    pub fn is_clear(&self) -> bool {
        self.sheets().is_empty()
    }

    /// Whether what lies here is written at all: after *Keep this?*.
    pub fn is_kept(&self) -> bool {
        self.shared.writer.get().is_some()
    }

    /// From now on what lies here is kept.
    pub(super) fn begin(&self, writer: DraftWriter) {
        // A second journal in one run there is not: the first stays.
        drop(self.shared.writer.set(writer));
    }

    /// When the oldest unsaved change was made, where it is to be saved.
    pub(super) fn unsaved_since(&self) -> Option<Instant> {
        self.shared.writer.get()?;
        self.sheets().iter().map(|sheet| sheet.since).min()
    }

    /// Saves everything, waiting for another thread that is saving.
    pub(super) fn save(&self) -> Vec<Saved> {
        self.shared.writer.get().map(|writer| self.save_with(writer.hold())).unwrap_or_default()
    }

    /// Saves everything, not waiting longer than this for another thread that is saving.
    pub(super) fn save_within(&self, patience: Duration) -> Vec<Saved> {
        let writer = self.shared.writer.get();
        writer.map(|writer| self.save_with(writer.hold_within(patience))).unwrap_or_default()
    }

    fn save_with(&self, mut writer: HeldWriter<'_>) -> Vec<Saved> {
        // Fetched while holding the writer, so that an older draft never follows a newer one.
        let started = Instant::now();
        let sheets = self.sheets().clone();
        let mut saved = Vec::new();
        for sheet in sheets {
            #[cfg(debug_assertions)]
            super::slip::slip("keeper", sheet.draft.entry.first_words());
            let done = writer.save(&sheet.draft);
            if done.is_ok() {
                self.note_saved(&sheet, started);
            }
            saved.push((sheet.draft.entry.id.clone(), done));
        }
        saved
    }

    /// What was changed during its save is unsaved since the save began.
    fn note_saved(&self, saved: &Sheet, started: Instant) {
        let mut sheets = self.sheets();
        sheets.retain(|sheet| !Arc::ptr_eq(&sheet.draft, &saved.draft));
        let changed = sheets.iter_mut().find(|sheet| sheet.draft.entry.id == saved.draft.entry.id);
        if let Some(sheet) = changed {
            sheet.since = started;
        }
    }

    /// Poisoned or not: what was written there is saved.
    fn sheets(&self) -> MutexGuard<'_, Vec<Sheet>> {
        self.shared.sheets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Desk(…)")
    }
}

#[cfg(test)]
impl Desk {
    /// Panics while holding the lock.
    pub(super) fn poison(&self) {
        let _sheets = self.sheets();
        panic!("on purpose");
    }
}
