//! What the keeper's thread does: requests in their order, the desk when it is due, and again what failed.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Instant;

use crate::journal::{Change, Draft, Entry, EntryId, Moment, Profile, Timeline};
use crate::settings::Changes;
use crate::vault::{Beginning, Fault, FaultKind, Places, Stands, Vault, read_settings};

use super::{Desk, Message, Outcome, Pace, Request, Task};

pub(super) struct Worker {
    pace: Pace,
    places: Places,
    vault: Option<Vault>,
    /// Why there is none.
    refused: Fault,
    /// Whether there is something to say about opening it.
    opening: Option<Outcome>,
    desk: Desk,
    clock: fn() -> Moment,
    reply: Box<dyn Fn(Outcome) + Send>,
    waiting: Waiting,
    /// What changed in the profile and is not on disk, in order, also where nothing waits for it: the next change takes
    /// it along.
    unkept: VecDeque<Change>,
    /// The same of the settings.
    unkept_settings: Option<Changes>,
    /// When to try again what is waiting.
    again_at: Option<Instant>,
    /// The desk not before this, because its last save failed.
    desk_not_before: Option<Instant>,
    /// The profile not before this: it may change with every key.
    profile_not_before: Option<Instant>,
}

/// What failed and may pass, or comes too soon after the last of its kind.
#[derive(Default)]
struct Waiting {
    keeps: Vec<Entry>,
    profile: bool,
    settings: bool,
}

/// The person, or another window, may have changed the file since it was read: only what was changed here goes into it.
/// A file with a fault is left as it is.
fn onto_what_is_there(places: &Places, changes: &Changes) -> Result<String, Fault> {
    let there = read_settings(places)?.unwrap_or_default();
    let left = |_| Fault::of(FaultKind::Unreadable, &places.settings_file());
    changes.onto(&there).map_err(left)
}

impl Waiting {
    fn is_empty(&self) -> bool {
        self.keeps.is_empty() && !self.profile && !self.settings
    }
}

impl Worker {
    pub(super) fn new(
        pace: Pace,
        places: Places,
        opened: Option<Result<Vault, Fault>>,
        desk: Desk,
        clock: fn() -> Moment,
        reply: Box<dyn Fn(Outcome) + Send>,
    ) -> Self {
        let mut refused = Fault::of(FaultKind::NotBegun, &places.data);
        let (mut vault, mut opening) = (None, None);
        match opened {
            Some(Ok(open)) => {
                opening = open.only_adds().cloned().map(|why| Outcome::ReadOnly { why });
                vault = Some(open);
            }
            Some(Err(fault)) => {
                refused = fault.clone();
                opening = Some(Outcome::Failed { task: Task::Open, fault });
            }
            None => {}
        }
        Self {
            pace,
            places,
            vault,
            refused,
            opening,
            desk,
            clock,
            reply,
            waiting: Waiting::default(),
            unkept: VecDeque::new(),
            unkept_settings: None,
            again_at: None,
            desk_not_before: None,
            profile_not_before: None,
        }
    }

    pub(super) fn run(mut self, from: &Receiver<Message>) {
        if let Some(outcome) = self.opening.take() {
            (self.reply)(outcome);
        }
        loop {
            match self.next(from) {
                Ok(Message::Ask(request)) => self.answer(request),
                Ok(Message::Wake) | Err(RecvTimeoutError::Timeout) => {}
                Ok(Message::Leave(ack)) => {
                    // Nobody may be waiting any more.
                    let _ = ack.send(self.keep_all());
                    return;
                }
                Err(RecvTimeoutError::Disconnected) => {
                    self.keep_all();
                    return;
                }
            }
            if self.due().is_some_and(|due| due <= Instant::now()) {
                self.keep_all();
            }
        }
    }

    fn next(&self, from: &Receiver<Message>) -> Result<Message, RecvTimeoutError> {
        match self.due() {
            Some(due) => from.recv_timeout(due.saturating_duration_since(Instant::now())),
            None => from.recv().map_err(RecvTimeoutError::from),
        }
    }

    /// When something is to be written next.
    fn due(&self) -> Option<Instant> {
        self.desk_due().into_iter().chain(self.again_at).min()
    }

    /// When the desk is to be written next.
    fn desk_due(&self) -> Option<Instant> {
        let due = self.desk.unsaved_since()? + self.pace.save;
        Some(self.desk_not_before.map_or(due, |not_before| due.max(not_before)))
    }

    fn answer(&mut self, request: Request) {
        match request {
            Request::Open => self.open(),
            Request::Load => self.load(),
            Request::Begin { profile, entry, draft, settings } => {
                self.begin(profile, entry, draft, settings);
            }
            Request::Keep { entry, profile } => self.keep(entry, profile),
            Request::Profile(change) => self.keep_profile_in_time(&change),
            Request::LetGo(id) => self.let_go(id),
            Request::Erase(id) => self.erase(id),
            Request::ToBin(entry) => self.bin_entry(entry),
            Request::ReadBin => {
                self.with_vault(Task::ReadBin, |vault| Ok(Outcome::BinRead(vault.read_bin())));
            }
            Request::Restore(name) => self.with_vault(Task::Restore(name.clone()), |vault| {
                vault.restore(&name).map(|binned| Outcome::Restored(Box::new(binned)))
            }),
            Request::EraseBinned(name) => self.with_vault(Task::EraseBinned(name.clone()), |vault| {
                vault.erase_binned(&name).map(|()| Outcome::ErasedBinned(name))
            }),
            Request::ReadVersions(id) => self.with_vault(Task::ReadVersions(id.clone()), |vault| {
                Ok(Outcome::VersionsRead {
                    versions: vault.versions(&id),
                    unreadable: vault.unreadable_versions(&id),
                    id,
                })
            }),
            Request::Settings(changes) => self.change_settings(changes),
            Request::LookForNew => self.look_for_new(),
            Request::SaveNow => self.save_now(),
        }
    }

    /// Opens the journal on the desk that lies here already, so that every way out saves what is on it.
    fn open(&mut self) {
        if self.vault.is_some() {
            return;
        }
        match Vault::open(&self.places) {
            Ok(vault) => {
                self.desk.begin(vault.draft_writer());
                if let Some(why) = vault.only_adds() {
                    (self.reply)(Outcome::ReadOnly { why: why.clone() });
                }
                self.vault = Some(vault);
            }
            Err(fault) => {
                self.refused = fault.clone();
                self.failed(Task::Open, fault);
            }
        }
    }

    /// A large journal takes long to read: meanwhile words are saved as ever, and leaving does not wait for it.
    fn load(&mut self) {
        let Some(mut vault) = self.vault.take() else { return self.failed(Task::Load, self.refused.clone()) };
        let loaded = vault.load_while(|| {
            if self.desk_due().is_some_and(|due| due <= Instant::now()) {
                self.save_desk();
            }
            !self.desk.is_closing()
        });
        self.vault = Some(vault);
        if !self.desk.is_closing() {
            (self.reply)(Outcome::Loaded(Box::new(loaded)));
        }
    }

    fn begin(
        &mut self,
        profile: Box<Profile>,
        entry: Option<Box<Entry>>,
        draft: Option<Box<Draft>>,
        settings: Option<Changes>,
    ) {
        if self.vault.is_some() {
            return self.begin_again(profile, entry, draft, settings);
        }
        // A file with a fault does not hold up the words, and is told of after them.
        let text = settings.as_ref().and_then(|changes| onto_what_is_there(&self.places, changes).ok());
        let beginning = Beginning {
            profile: &profile,
            entry: entry.as_deref(),
            draft: draft.as_deref(),
            settings: text.as_deref(),
        };
        match Vault::create(&self.places, &beginning) {
            Ok(vault) => {
                if let Some(entry) = &entry {
                    self.desk.clear(&entry.id);
                }
                self.desk.begin(vault.draft_writer());
                // Whoever makes a journal holds its lock.
                self.vault = Some(vault);
                (self.reply)(Outcome::Begun);
                if let Some(changes) = settings.filter(|_| text.is_none()) {
                    self.change_settings(changes);
                }
            }
            Err(fault) => self.failed(Task::Begin, fault),
        }
    }

    /// Asked twice: the journal is there already, so all of it is kept in the usual way.
    fn begin_again(
        &mut self,
        profile: Box<Profile>,
        entry: Option<Box<Entry>>,
        draft: Option<Box<Draft>>,
        settings: Option<Changes>,
    ) {
        if let Some(draft) = draft {
            self.desk.put(*draft);
            self.save_desk();
        }
        let first = Box::new(Change::first(*profile));
        match entry {
            Some(entry) => self.keep(entry, Some(first)),
            None => self.keep_change(&first),
        }
        if let Some(changes) = settings {
            self.change_settings(changes);
        }
        (self.reply)(Outcome::Begun);
    }

    /// An entry, then what changed in the profile with it: also where the entry could not be kept.
    fn keep(&mut self, entry: Box<Entry>, profile: Option<Box<Change>>) {
        self.keep_entry(*entry);
        if let Some(change) = profile {
            self.keep_change(&change);
        }
    }

    fn keep_entry(&mut self, entry: Entry) {
        self.waiting.keeps.retain(|other| other.id != entry.id);
        let id = entry.id.clone();
        let Some(vault) = &mut self.vault else { return self.failed(Task::Keep(id), self.refused.clone()) };
        let stands = match vault.keep(&entry) {
            Ok(stands) => stands,
            Err(fault) => {
                if fault.may_pass() {
                    self.waiting.keeps.push(entry);
                }
                return self.failed(Task::Keep(id), fault);
            }
        };
        self.desk.clear(&id);
        let removed = vault.remove_draft(&id);
        (self.reply)(Outcome::Kept { id: id.clone() });
        if stands == Stands::Beside {
            // The front is told of the other version too.
            let others = vault.look_for_new();
            if !others.is_empty() {
                (self.reply)(Outcome::Appeared(others));
            }
        }
        if let Err(fault) = removed {
            self.failed(Task::Draft(id), fault);
        }
    }

    /// At once, but while a name is being typed not with each of its letters.
    fn keep_profile_in_time(&mut self, change: &Change) {
        let now = Instant::now();
        if let Some(later) = self.profile_not_before.filter(|not_before| *not_before > now) {
            self.note_change(change);
            self.waiting.profile = true;
            self.again_at = Some(self.again_at.map_or(later, |again| again.min(later)));
        } else {
            self.profile_not_before = Some(now + self.pace.save);
            self.keep_change(change);
        }
    }

    fn keep_change(&mut self, change: &Change) {
        self.note_change(change);
        self.keep_profile();
    }

    /// Changes of which nobody else's came between are one.
    fn note_change(&mut self, change: &Change) {
        match self.unkept.back_mut() {
            Some(last) if last.to == change.from => last.to = change.to.clone(),
            _ => self.unkept.push_back(change.clone()),
        }
    }

    fn keep_profile(&mut self) {
        self.waiting.profile = false;
        while let Some(change) = self.unkept.front() {
            let Some(vault) = &mut self.vault else {
                return self.failed(Task::Profile, self.refused.clone());
            };
            match vault.keep_profile(change) {
                Ok(united) => {
                    self.unkept.pop_front();
                    (self.reply)(Outcome::ProfileKept { united: united.map(Box::new) });
                }
                Err(fault) => {
                    self.waiting.profile = fault.may_pass();
                    return self.failed(Task::Profile, fault);
                }
            }
        }
    }

    fn change_settings(&mut self, next: Changes) {
        self.unkept_settings = Some(match self.unkept_settings.take() {
            Some(waiting) => waiting.then(next),
            None => next,
        });
        self.keep_settings();
    }

    fn keep_settings(&mut self) {
        self.waiting.settings = false;
        let Some(changes) = &self.unkept_settings else { return };
        let Some(vault) = &self.vault else { return self.failed(Task::Settings, self.refused.clone()) };
        match onto_what_is_there(&self.places, changes).and_then(|text| vault.write_settings(&text)) {
            Ok(()) => {
                self.unkept_settings = None;
                (self.reply)(Outcome::SettingsKept);
            }
            Err(fault) => {
                self.waiting.settings = fault.may_pass();
                self.failed(Task::Settings, fault);
            }
        }
    }

    /// What is in the bin is the last of it: the desk is written first. Before a journal there is no bin.
    fn let_go(&mut self, id: EntryId) {
        if self.vault.is_some() {
            self.save_desk();
        }
        self.desk.clear(&id);
        match self.vault.as_ref().map_or(Ok(()), |vault| vault.drop_draft(&id)) {
            Ok(()) => (self.reply)(Outcome::LetGone(id)),
            Err(fault) => self.failed(Task::LetGo(id), fault),
        }
    }

    /// Unlike what is let go, no copy of it stays. The front took it off the desk before it asked; what was written on
    /// the page since then lies there anew, and is kept.
    fn erase(&mut self, id: EntryId) {
        match self.vault.as_ref().map_or(Ok(()), |vault| vault.remove_draft(&id)) {
            Ok(()) => (self.reply)(Outcome::LetGone(id)),
            Err(fault) => self.failed(Task::LetGo(id), fault),
        }
    }

    /// What is still on its way is kept first: what goes to the bin is the last of it.
    fn bin_entry(&mut self, entry: Box<Entry>) {
        if self.waiting.keeps.iter().any(|waits| waits.id == entry.id) {
            self.keep_all();
        }
        self.with_vault(Task::ToBin(entry.id.clone()), |vault| {
            vault.move_to_bin(&entry).map(|()| Outcome::Binned(entry))
        });
    }

    /// Does something with the journal and answers with what it came to.
    fn with_vault(&mut self, task: Task, deed: impl FnOnce(&mut Vault) -> Result<Outcome, Fault>) {
        let Some(vault) = &mut self.vault else { return self.failed(task, self.refused.clone()) };
        match deed(vault) {
            Ok(outcome) => (self.reply)(outcome),
            Err(fault) => self.failed(task, fault),
        }
    }

    /// Other windows add pages, and write their profile beside.
    fn look_for_new(&mut self) {
        let Some(vault) = &mut self.vault else { return (self.reply)(Outcome::Appeared(Vec::new())) };
        let mut new = vault.look_for_new();
        for versions in &mut new {
            // What could not be kept yet is still what the person sees.
            let mut now = Timeline::new(std::mem::take(&mut versions.entries));
            for waits in self.waiting.keeps.iter().filter(|entry| entry.id == versions.id) {
                now.put(waits.clone());
            }
            versions.entries = now.entries().to_vec();
        }
        // A change that waits takes them in when it is kept.
        let united = if self.waiting.profile { Ok(None) } else { vault.take_in_profiles() };
        (self.reply)(Outcome::Appeared(new));
        // Where they could not be taken in they stay, and are looked for again.
        if let Ok(Some(united)) = united {
            (self.reply)(Outcome::ProfileKept { united: Some(Box::new(united)) });
        }
    }

    fn save_now(&mut self) {
        if self.vault.is_none() {
            return self.failed(Task::Begin, self.refused.clone());
        }
        if self.desk.is_clear() && self.waiting.is_empty() {
            return (self.reply)(Outcome::AllKept);
        }
        self.keep_all();
    }

    /// Writes whatever is not on disk; whether all of it is now.
    fn keep_all(&mut self) -> bool {
        self.again_at = None;
        let waiting = std::mem::take(&mut self.waiting);
        // The desk first: it is the text that is being written.
        let mut kept = self.save_desk();
        for entry in waiting.keeps {
            self.keep_entry(entry);
        }
        if waiting.profile {
            self.keep_profile();
        }
        if waiting.settings {
            self.keep_settings();
        }
        kept &= self.waiting.is_empty();
        kept
    }

    fn save_desk(&mut self) -> bool {
        self.desk_not_before = None;
        let mut kept = true;
        for (id, saved) in self.desk.save() {
            match saved {
                Ok(()) => (self.reply)(Outcome::DraftKept { id, at: (self.clock)() }),
                Err(fault) => {
                    kept = false;
                    self.desk_not_before = Some(Instant::now() + self.pace.retry);
                    self.failed(Task::Draft(id), fault);
                }
            }
        }
        kept
    }

    fn failed(&mut self, task: Task, fault: Fault) {
        if !self.waiting.is_empty() {
            self.again_at = Some(Instant::now() + self.pace.retry);
        }
        (self.reply)(Outcome::Failed { task, fault });
    }
}
