//! The one thread that owns the disk: it takes requests and answers with outcomes. Also the way out in an emergency.
//!
//! It knows nothing of screens. Requests and outcomes are plain data; the latest draft lies on the [`Desk`].

#[cfg(test)]
mod afterwards;
#[cfg(test)]
mod away;
mod desk;
pub mod rescue;
#[cfg(test)]
mod settings;
#[cfg(debug_assertions)]
pub(crate) mod slip;
#[cfg(test)]
mod tests;
mod worker;

pub use desk::Desk;

pub use crate::vault::{Binned, Fault, FaultKind, Held, Loaded, Places, Reason, Standing, Unreadable};

use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use crate::journal::{Change, Draft, Entry, EntryId, Moment, Profile, Versions};
use crate::settings::Changes;
use crate::vault::Vault;

use worker::Worker;

/// What a front asks of the disk.
#[derive(Debug)]
pub enum Request {
    /// Open the journal after all, in a run that had left it alone: from then on the desk is kept.
    Open,
    /// Read everything.
    Load,
    /// Make the journal: the person chose to keep.
    Begin {
        /// What is known of the person.
        profile: Box<Profile>,
        /// A sitting or page that is done.
        entry: Option<Box<Entry>>,
        /// One that is not.
        draft: Option<Box<Draft>>,
        /// What was changed of the settings, where something was.
        settings: Option<Changes>,
    },
    /// Keep an entry, then remove its draft; then the profile, if it changed with it. From then on nothing
    /// of it may be laid on the desk, or it has a draft again.
    Keep {
        /// The entry.
        entry: Box<Entry>,
        /// What changed in the profile.
        profile: Option<Box<Change>>,
    },
    /// Keep a change of the profile; where it changes with every key it is written about once a second.
    Profile(Box<Change>),
    /// Move a draft to the bin.
    LetGo(EntryId),
    /// Remove a draft, and leave no copy: the person deleted the page, or every word on it.
    Erase(EntryId),
    /// Move this version of an entry to the bin; of two versions of one entry the other stays.
    ToBin(Box<Entry>),
    /// See what is in the bin.
    ReadBin,
    /// Put back what is in the bin under this name.
    Restore(String),
    /// Remove what is in the bin under this name, and leave no copy.
    EraseBinned(String),
    /// Read the earlier versions of an entry.
    ReadVersions(EntryId),
    /// Put what was changed of the settings into their file.
    Settings(Changes),
    /// See whether other windows or machines added entries, or wrote their profile beside this one: then
    /// [`Outcome::ProfileKept`] follows.
    LookForNew,
    /// Keep what is on the desk at once: Ctrl-S, losing focus, being suspended. Answered by
    /// [`Outcome::DraftKept`] for each draft that was unsaved, else by [`Outcome::AllKept`].
    SaveNow,
}

/// What became of it.
#[derive(Debug)]
pub enum Outcome {
    /// Everything was read.
    Loaded(Box<Loaded>),
    /// The journal was made, and what it began with is on disk.
    Begun,
    /// A draft is on disk.
    DraftKept {
        /// The draft's entry.
        id: EntryId,
        /// When it was written.
        at: Moment,
    },
    /// Ctrl-S, and nothing was left to keep: everything is on disk.
    AllKept,
    /// An entry is on disk, and its draft is gone.
    Kept {
        /// The entry.
        id: EntryId,
    },
    /// The profile is on disk. What another window or machine changed in it meanwhile is to be put upon what the front
    /// has: that may be newer than what was kept.
    ProfileKept {
        /// What others changed, if they did.
        united: Option<Box<Change>>,
    },
    /// A draft is in the bin, or erased.
    LetGone(EntryId),
    /// This version of an entry is in the bin.
    Binned(Box<Entry>),
    /// What is in the bin, newest first.
    BinRead(Vec<Binned>),
    /// It was put back, and is gone from the bin.
    Restored(Box<Binned>),
    /// It is gone from the bin, and no copy is left.
    ErasedBinned(String),
    /// The earlier versions of an entry, newest first.
    VersionsRead {
        /// The entry.
        id: EntryId,
        /// Its earlier versions that can be read.
        versions: Vec<Entry>,
        /// The names of the others.
        unreadable: Vec<String>,
    },
    /// The settings are on disk.
    SettingsKept,
    /// Entries that another window or machine added, changed or took away, each with all its versions as they are now;
    /// none if there are none.
    Appeared(Vec<Versions>),
    /// This window reads and adds only: another one may change what exists, or the folder takes no lock.
    ReadOnly {
        /// Why.
        why: Fault,
    },
    /// Something could not be done. Where waiting may help it is tried again each second, and told again.
    Failed {
        /// What.
        task: Task,
        /// Why.
        fault: Fault,
    },
}

/// What can fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Opening the journal at the start.
    Open,
    /// Reading.
    Load,
    /// Making the journal.
    Begin,
    /// Keeping an entry.
    Keep(EntryId),
    /// Keeping a draft.
    Draft(EntryId),
    /// Keeping the profile.
    Profile,
    /// Moving a draft to the bin.
    LetGo(EntryId),
    /// Moving a version of an entry to the bin.
    ToBin(EntryId),
    /// Reading the bin.
    ReadBin,
    /// Putting back what is in the bin under this name.
    Restore(String),
    /// Removing for good what is in the bin under this name.
    EraseBinned(String),
    /// Reading the earlier versions of an entry.
    ReadVersions(EntryId),
    /// Keeping the settings.
    Settings,
}

/// How long things wait.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// From the first unsaved change to its save.
    pub save: Duration,
    /// From a save that failed to the next attempt.
    pub retry: Duration,
}

impl Default for Pace {
    /// A little under a second, so that words are on disk within one.
    fn default() -> Self {
        Self { save: Duration::from_millis(800), retry: Duration::from_secs(1) }
    }
}

/// What reaches the thread.
enum Message {
    Ask(Request),
    /// Something on the desk is unsaved.
    Wake,
    /// Keep everything, tell whether it is kept, and end.
    Leave(Sender<bool>),
}

/// The keeper, as its owner sees it.
pub struct Keeper {
    to: Sender<Message>,
    desk: Desk,
}

impl Keeper {
    /// Opens the journal, if there is one, and starts the thread. Answers go to `reply`, on that thread.
    pub fn start(
        places: Places,
        standing: Standing,
        clock: fn() -> Moment,
        reply: impl Fn(Outcome) + Send + 'static,
    ) -> Self {
        Self::start_at(Pace::default(), places, standing, clock, reply)
    }

    /// As [`Keeper::start`], at another pace.
    pub fn start_at(
        pace: Pace,
        places: Places,
        standing: Standing,
        clock: fn() -> Moment,
        reply: impl Fn(Outcome) + Send + 'static,
    ) -> Self {
        let opened = match standing {
            Standing::Absent => None,
            _ => Some(Vault::open(&places)),
        };
        let (to, from) = mpsc::channel();
        let desk = Desk::new(to.clone());
        if let Some(Ok(vault)) = &opened {
            desk.begin(vault.draft_writer());
        }
        let worker = Worker::new(pace, places, opened, desk.clone(), clock, Box::new(reply));
        // Without a thread nothing can be kept: `send` then fails to reach anybody, and `leave` says so.
        drop(thread::Builder::new().name("keeper".to_owned()).spawn(move || worker.run(&from)));
        Self { to, desk }
    }

    /// Asks for something; the answer comes as an outcome.
    pub fn send(&self, request: Request) {
        // It can only fail after the thread ended, which `leave` reports.
        drop(self.to.send(Message::Ask(request)));
    }

    /// Where the front lays the latest draft, at every change.
    pub fn desk(&self) -> Desk {
        self.desk.clone()
    }

    /// Keeps what is left and ends. Waits this long at most; whether everything is kept.
    pub fn leave(self, patience: Duration) -> bool {
        self.desk.finish_within(patience).unwrap_or(false)
    }
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keeper(…)")
    }
}
