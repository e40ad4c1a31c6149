//! *Keep this?* and everything that keeps: before the choice nothing leaves memory, after it nothing is lost.

use super::{App, SeatQuestion};
use crate::journal::{Change, Draft, Entry, EntryId, Profile};
use crate::keeper::Request;
use crate::settings;
use crate::sitting::{Door, Ending};
use crate::tui::screen::{Keeping, Return, Route};

/// What *Keep this?* is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Pending {
    /// A sitting that ended.
    entry: Option<Entry>,
    /// Where it leads.
    door: Option<Door>,
    /// It was the slow minute before another page, which goes on then, with this number.
    go_on: Option<Return>,
    /// Whether the page closes once it is kept; else the person goes on writing.
    closes: bool,
    /// Whether keeping was chosen and its outcome is awaited.
    asked: bool,
}

impl App {
    /// A page with words in it does not close unasked, as long as nothing is kept.
    pub(super) fn asks_before_closing(&self) -> bool {
        let is_page = self.top().is_some_and(|layer| layer.sitting.is_some());
        !self.world.kept.begun && is_page && self.has_open_words()
    }

    pub(super) fn has_something_to_keep(&self) -> bool {
        self.pending.as_ref().is_some_and(|pending| pending.entry.is_some()) || self.has_open_words()
    }

    /// Whether words of the person's own stand on an open page.
    fn has_open_words(&self) -> bool {
        self.open_draft().is_some_and(|draft| has_words(&draft.entry))
    }

    /// The question was left unanswered: nothing waits for it any more.
    pub(super) fn leave_unanswered(&mut self) {
        self.pending = self.pending.take().filter(|pending| pending.asked);
    }

    pub(super) fn ask_to_keep(&mut self, closes: bool) {
        self.pending = Some(Pending { closes, ..Pending::default() });
        self.open(Route::KeepThis);
    }

    /// A sitting ended and nothing is kept yet. It stays beneath, so that Esc goes back to it.
    pub(super) fn ask_to_keep_entry(&mut self, entry: Entry, ending: Ending) {
        let (door, go_on) = (ending.door, ending.go_on.map(Return::GoOn));
        self.pending = Some(Pending { entry: Some(entry), door, go_on, closes: true, asked: false });
        self.open(Route::KeepThis);
    }

    /// Ctrl-S.
    pub(super) fn keep_now(&mut self) {
        if self.world.kept.begun {
            self.asked_to_keep = true;
            self.lay_drafts();
            self.disk.send(Request::SaveNow);
        } else if self.top().is_some_and(|layer| layer.route == Route::KeepThis) {
            // It is asked already.
        } else if self.has_something_to_keep() {
            self.ask_to_keep(false);
        } else {
            self.notice = Some(self.world.guide.words().plain.forms.nothing_written.clone());
        }
    }

    pub(super) fn chose(&mut self, keeping: Keeping) {
        match keeping {
            Keeping::Unlocked => self.begin(),
            Keeping::LetGo => self.let_everything_go(),
        }
    }

    /// Whether keeping was chosen and it is not known yet that it could be done.
    pub fn begins(&self) -> bool {
        self.pending.as_ref().is_some_and(|pending| pending.asked)
    }

    fn begin(&mut self) {
        let draft = self.open_draft().map(Box::new);
        let pending = self.pending.get_or_insert_with(|| Pending { closes: true, ..Pending::default() });
        if std::mem::replace(&mut pending.asked, true) {
            return;
        }
        let entry = pending.entry.clone().map(Box::new);
        let draft = draft.filter(|draft| entry.as_ref().is_none_or(|entry| entry.id != draft.entry.id));
        self.world.kept.failing = None;
        self.sent = self.world.profile.clone();
        let settings = self.world.country.is_some().then(|| self.settings.clone());
        self.disk.send(Request::Begin {
            profile: Box::new(self.world.profile.clone()),
            entry,
            draft,
            settings,
        });
    }

    fn let_everything_go(&mut self) {
        let was_something = self.has_something_to_keep();
        self.pending = None;
        self.laid.clear();
        self.world.kept.failing = None;
        self.world.profile = Profile::default();
        self.home();
        if was_something {
            self.notice = Some(self.world.guide.words().plain.first.gone.clone());
        }
    }

    /// The journal was made, and what it began with is on disk.
    pub(super) fn begun(&mut self) {
        self.world.kept.begun = true;
        self.seat_question = SeatQuestion::Due;
        self.world.kept.failing = None;
        self.world.kept.at = Some(self.world.now);
        self.world.loaded = true;
        if self.world.profile != self.sent {
            // It was changed while the journal was being made.
            self.change_profile(self.world.profile.clone());
        }
        let pending = self.pending.take().unwrap_or_default();
        self.stack.retain(|layer| layer.route != Route::KeepThis);
        let door = pending.door.clone();
        if let Some(entry) = pending.entry {
            self.drop_sitting(&entry.id);
            self.world.timeline.add(vec![entry]);
        }
        self.lay_drafts();
        if let Some(back) = pending.go_on {
            self.tell(&back);
        } else if pending.closes {
            self.home();
            self.ask_for_the_seat();
            if let Some(door) = door {
                self.over(door);
            }
        }
        self.say_kept();
    }

    /// The journal could not be made: the choice stands again.
    pub(super) fn not_begun(&mut self) {
        if let Some(pending) = &mut self.pending {
            pending.asked = false;
        }
    }

    /// Once a notebook is begun, which seat the pages should speak to.
    pub(super) fn ask_for_the_seat(&mut self) {
        if self.stack.len() == 1 && self.seat_question == SeatQuestion::Due {
            self.seat_question = SeatQuestion::Met;
            self.open_seat_question();
        }
    }

    fn drop_sitting(&mut self, id: &EntryId) {
        self.stack.retain(|layer| layer.sitting.as_ref() != Some(id));
    }

    /// A sitting that ended is kept, together with what it changed in the profile.
    pub(super) fn keep_entry(&mut self, entry: Entry, profile: Option<Profile>) {
        self.world.drafts.retain(|draft| draft.entry.id != entry.id);
        self.laid.retain(|draft| draft.entry.id != entry.id);
        self.world.timeline.put(entry.clone());
        let loaded = self.world.loaded;
        let profile = profile.filter(|_| loaded).map(|profile| self.unsent(profile));
        self.disk.send(Request::Keep { entry: Box::new(entry), profile });
    }

    /// What changed since the keeper was last sent anything of it.
    fn unsent(&mut self, profile: Profile) -> Box<Change> {
        let from = std::mem::replace(&mut self.sent, profile.clone());
        Box::new(Change { from, to: profile })
    }

    pub(super) fn change_profile(&mut self, mut profile: Profile) {
        profile.edited = Some(self.world.now);
        self.world.profile = profile.clone();
        // One that was not read yet is never written over: that waits until it has been.
        if self.world.kept.begun && self.world.loaded {
            let change = self.unsent(profile);
            self.disk.send(Request::Profile(change));
        }
    }

    /// Kept in the settings once something is kept; till then in memory.
    pub(super) fn choose_country(&mut self, code: String) {
        if let Ok(text) = settings::with_country(&self.settings, &code.to_uppercase()) {
            self.settings = text;
            if self.world.kept.begun {
                self.disk.send(Request::Settings(self.settings.clone()));
            }
        }
        self.world.country = Some(code);
        if self.top().is_some_and(|layer| layer.route == Route::Country) {
            self.back();
        }
    }

    pub(super) fn let_go(&mut self, id: &EntryId) {
        self.forget_draft(id);
        if self.world.kept.begun {
            self.disk.send(Request::LetGo(id.clone()));
        }
    }

    /// The person deleted the page, or every word on it: no copy stays.
    pub(super) fn erase(&mut self, id: &EntryId) {
        self.forget_draft(id);
        if self.world.kept.begun {
            self.disk.send(Request::Erase(id.clone()));
        }
    }

    /// Of an open page on which nothing stands any more, what was laid down of it goes too. A draft that was only
    /// found is left alone: it may hold what this guide has no place for.
    pub(super) fn erase_emptied(&mut self, open: &[Draft]) {
        let stands = |id: &EntryId| open.iter().any(|draft| draft.entry.id == *id);
        let sittings = self.stack.iter().filter_map(|layer| layer.sitting.as_ref());
        let laid = |id: &EntryId| self.laid.iter().any(|draft| draft.entry.id == *id);
        let emptied = sittings.filter(|id| !stands(id) && laid(id)).cloned();
        for id in emptied.collect::<Vec<_>>() {
            self.erase(&id);
        }
    }

    /// Whether a draft of it was laid down or found.
    pub(super) fn has_draft(&self, id: &EntryId) -> bool {
        self.laid.iter().chain(&self.world.drafts).any(|draft| draft.entry.id == *id)
    }

    fn forget_draft(&mut self, id: &EntryId) {
        self.world.drafts.retain(|draft| draft.entry.id != *id);
        self.laid.retain(|draft| draft.entry.id != *id);
        self.disk.clear(id);
    }

    /// What the sitting beneath is told when the gate's two minutes are over.
    pub(super) fn through_the_gate(&mut self, number: Option<u8>) {
        self.tell(&Return::GoOn(number));
    }
}

/// Whether a person wrote words of their own in it.
pub(super) fn has_words(entry: &Entry) -> bool {
    entry.answers.iter().any(crate::journal::Answer::has_words)
}
