//! What is done to kept pages: their next versions, the bin, and drafts of changes that are gone on with.
//!
//! It says that something is done only when the keeper said so.

use super::App;
use crate::journal::revise::is_note;
use crate::journal::{Draft, Entry, EntryId, Which};
use crate::keeper::{Binned, Request, Task};
use crate::tui::screen::Route;

impl App {
    /// A page was changed: its next version is kept in the place of the one it goes on from. What is said once it is on
    /// disk waits for that.
    pub(super) fn keep_version(&mut self, entry: Entry, said: String) {
        self.world.drafts.retain(|draft| draft.entry.id != entry.id);
        self.laid.retain(|draft| draft.entry.id != entry.id);
        self.on_its_way = Some((entry.id.clone(), said));
        self.world.timeline.put(entry.clone());
        self.disk.send(Request::Keep { entry: Box::new(entry), profile: None });
    }

    /// The change is on disk.
    pub(super) fn say_version_kept(&mut self, id: &EntryId) {
        if let Some((_, said)) = self.on_its_way.take_if(|(revised, _)| revised == id) {
            self.notice = Some(said);
        }
    }

    /// A version of a page is in the bin. What is open of it closes where no other version is left.
    pub(super) fn moved_to_bin(&mut self, gone: &Entry) {
        self.world.timeline.remove(gone);
        if self.world.timeline.find(&gone.id).is_none() {
            self.stack.retain(|layer| !is_about(&layer.route, &gone.id));
        }
        self.notice = Some(self.bin_words().moved.clone());
        self.disk.send(Request::ReadBin);
    }

    /// It was put back: it is among the pages again, or among those left open.
    pub(super) fn put_back(&mut self, binned: Binned) {
        self.restored(binned.held);
        self.no_longer_binned(&binned.name);
        self.notice = Some(self.bin_words().restored.clone());
    }

    /// It was removed for good.
    pub(super) fn erased_binned(&mut self, name: &str) {
        self.no_longer_binned(name);
        self.notice = Some(self.bin_words().erased.clone());
    }

    fn no_longer_binned(&mut self, name: &str) {
        if let Some(bin) = &mut self.world.bin {
            bin.retain(|one| one.name != name);
        }
    }

    /// Whether this is a task of the bin or of earlier versions, of which nothing is tried again: then it is said once where things are.
    pub(super) fn says_not_binned(&mut self, task: &Task) -> bool {
        let words = self.bin_words();
        let said = match task {
            Task::ToBin(_) => words.not_moved.clone(),
            Task::ReadBin => words.not_read.clone(),
            Task::Restore(_) => words.not_restored.clone(),
            Task::EraseBinned(_) => words.not_erased.clone(),
            Task::ReadVersions(_) => self.world.guide.words().plain.entry.versions.not_read.clone(),
            _ => return false,
        };
        // Look back asks what is in the bin too: there it is nobody's question.
        let asked = *task != Task::ReadBin || self.top().is_some_and(|layer| layer.route == Route::Bin);
        if asked {
            self.notice = Some(said);
        }
        true
    }

    fn bin_words(&self) -> &crate::guide::BinWords {
        &self.world.guide.words().plain.entry.bin
    }

    /// The draft of a change to a kept page.
    pub(super) fn change_of(&self, id: &EntryId) -> Option<&Draft> {
        self.world.drafts.iter().find(|draft| draft.entry.id == *id && draft.edits.is_some())
    }

    /// Goes on with a change to a kept page: the page, and over it what was begun.
    pub(super) fn go_on_with_change(&mut self, id: EntryId) {
        let is_note = self
            .change_of(&id)
            .zip(self.world.timeline.find(&id))
            .is_some_and(|(draft, kept)| is_note(draft, kept));
        let page = Which::latest(id);
        self.open(Route::Read(page.clone()));
        self.open(if is_note { Route::Note(page) } else { Route::Edit(page, None) });
    }
}

/// Whether a screen is about this entry.
fn is_about(route: &Route, id: &EntryId) -> bool {
    match route {
        Route::Read(of)
        | Route::Found(of, _)
        | Route::Versions(of)
        | Route::Note(of)
        | Route::Edit(of, _)
        | Route::Bring(of, _)
        | Route::Seal(of, _)
        | Route::Tags(of)
        | Route::ToBin(of) => of.id == *id,
        _ => false,
    }
}
