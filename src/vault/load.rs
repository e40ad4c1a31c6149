//! Reading the journal: every entry and draft that can be read, and the name of everything that cannot.
//!
//! Reads only. Identity is the id inside a file, never its name; the same id twice stays two versions.

use std::cmp::Reverse;
use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::journal::{Draft, Entry, Profile, SCHEMA};

use super::Vault;
use super::codec::{Codec, is_litter};
use super::disk::{Disk, Glance};
use super::save::{LIMIT, Print};
use super::seen::{Aside, Beside};

/// How many files one thread takes at a time.
const BATCH: usize = 64;

/// Everything that was read.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The entries, newest first. Two versions of one are both here.
    pub entries: Vec<Entry>,
    /// The drafts, in no order.
    pub drafts: Vec<Draft>,
    /// The profile; a new one where none can be read.
    pub profile: Profile,
    /// What could not be read. It stays where it is, as it is.
    pub unreadable: Vec<Unreadable>,
    /// How many of the entries a newer mend wrote: shown, never rewritten.
    pub newer: usize,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its folder and name in the journal, such as `entries/notes.txt`.
    pub name: String,
    /// Why.
    pub reason: Reason,
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is not as it was written. No word of it is told, only where it breaks.
    Damaged {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is not one of ours.
    Foreign,
    /// A newer mend wrote it, in a way that this one cannot show.
    Newer,
    /// It is larger than anything mend writes.
    TooBig,
    /// The disk would not give it.
    Disk(Option<i32>),
}

/// What was read from a file.
pub(super) struct Content<T> {
    pub(super) value: T,
    pub(super) print: Print,
    /// How the file looked before it was read.
    pub(super) glance: Glance,
}

type Read<T> = (OsString, Result<Content<T>, Reason>);

impl Vault {
    /// Reads everything, on two threads, newest first.
    pub fn load(&mut self) -> Loaded {
        self.load_while(|| true)
    }

    /// As [`Vault::load`], as long as `go_on` says so. It is asked every few files, so that other work can be done
    /// there; what was read when it stops is all there is.
    pub fn load_while(&mut self, mut go_on: impl FnMut() -> bool) -> Loaded {
        let mut loaded = Loaded::default();
        self.load_profile(&mut loaded);
        self.load_drafts(&mut loaded);
        let mut names = self.names_in(&self.layout.entries.path.clone(), &mut loaded.unreadable);
        // Where names begin with the day, the newest come first.
        names.sort_unstable_by(|a, b| b.cmp(a));
        loaded.entries.reserve(names.len());
        self.files.reserve(names.len());
        let (disk, codec) = (self.disk.clone(), self.codec.clone());
        let folder = self.layout.entries.path.clone();
        let one = |name: &OsStr| read_one(disk.as_ref(), codec.as_ref(), &folder.join(name));
        read_all(&names, one, |batch| {
            self.sort_out(batch, &mut loaded);
            go_on()
        });
        loaded.entries.sort_by_cached_key(|entry| Reverse((entry.created, entry.id.clone(), entry.revision)));
        loaded.newer = loaded.entries.iter().filter(|entry| entry.is_newer()).count();
        loaded
    }

    /// What a file holds; none where it cannot be read.
    pub(super) fn read<T: DeserializeOwned>(&self, path: &Path) -> Option<T> {
        read_one(self.disk.as_ref(), self.codec.as_ref(), path).ok().map(|read| read.value)
    }

    fn sort_out(&mut self, batch: Vec<Read<Entry>>, loaded: &mut Loaded) {
        for (name, read) in batch {
            match read {
                Ok(Content { value: entry, print, glance }) => {
                    self.files.note(name, &entry, print, Some(glance));
                    loaded.entries.push(entry);
                }
                Err(reason) => loaded.unreadable.push(unreadable(&self.layout.entries.path, &name, reason)),
            }
        }
    }

    pub(super) fn load_profile(&mut self, loaded: &mut Loaded) {
        // Those beside first: one that is taken in meanwhile stands in the one in its place, which is read then.
        let mut beside = Vec::new();
        for path in self.names_beside() {
            match self.read_profile(&path, loaded) {
                Some(Aside { profile, .. }) if profile.schema > SCHEMA => {
                    loaded.unreadable.push(Unreadable { name: name_of(&path), reason: Reason::Newer });
                }
                read => beside.extend(read.map(|aside| Beside::new(path, aside))),
            }
        }
        let path = self.profile_path();
        if self.disk.exists(&path).unwrap_or(true)
            && let Some(profile) = self.read_profile::<Profile>(&path, loaded)
        {
            loaded.profile = profile;
        }
        if loaded.profile.schema <= SCHEMA {
            loaded.profile = self.profile.read(&loaded.profile, beside);
        }
    }

    fn read_profile<T: DeserializeOwned>(&self, path: &Path, loaded: &mut Loaded) -> Option<T> {
        let read = read_one::<T>(self.disk.as_ref(), self.codec.as_ref(), path);
        let unreadable = |reason| loaded.unreadable.push(Unreadable { name: name_of(path), reason });
        read.map_err(unreadable).ok().map(|read| read.value)
    }

    fn load_drafts(&self, loaded: &mut Loaded) {
        let folder = &self.layout.drafts.path;
        let mut held = self.drafts.hold();
        for name in self.names_in(folder, &mut loaded.unreadable) {
            match read_one::<Draft>(self.disk.as_ref(), self.codec.as_ref(), &folder.join(&name)) {
                Ok(Content { value: draft, print, .. }) => {
                    let own_name = self.codec.plain_name(draft.entry.id.as_str());
                    // One of a newer mend stays unknown, and so is set aside rather than replaced.
                    let ours = draft.schema <= SCHEMA && !draft.entry.is_newer();
                    if ours && self.may_change() && name.as_os_str() == OsStr::new(&own_name) {
                        held.note(&draft.entry.id, print);
                    }
                    loaded.drafts.push(draft);
                }
                Err(reason) => loaded.unreadable.push(unreadable(folder, &name, reason)),
            }
        }
    }

    /// The names in a folder that may be ours; the others are named as foreign.
    pub(super) fn names_in(&self, folder: &Path, foreign: &mut Vec<Unreadable>) -> Vec<OsString> {
        let files = match std::fs::read_dir(folder) {
            Ok(files) => files,
            Err(error) if error.kind() == ErrorKind::NotFound => return Vec::new(),
            Err(error) => {
                foreign.push(unreadable(folder, OsStr::new(""), Reason::Disk(error.raw_os_error())));
                return Vec::new();
            }
        };
        let mut ours = Vec::new();
        for file in files {
            let name = match file {
                Ok(file) => file.file_name(),
                Err(error) => {
                    foreign.push(unreadable(folder, OsStr::new(""), Reason::Disk(error.raw_os_error())));
                    break;
                }
            };
            match name.to_str() {
                Some(text) if is_litter(text) => {}
                Some(text) if self.codec.reads(text) => ours.push(name),
                _ => foreign.push(unreadable(folder, &name, Reason::Foreign)),
            }
        }
        ours
    }
}

/// Reads all of these on this thread and one more, handing over what came in batches until one is refused.
fn read_all<T: Send>(
    names: &[OsString],
    one: impl Fn(&OsStr) -> Result<Content<T>, Reason> + Sync,
    mut on_batch: impl FnMut(Vec<Read<T>>) -> bool,
) {
    let next = AtomicUsize::new(0);
    let take = || {
        let start = next.fetch_add(BATCH, Ordering::Relaxed);
        let names = names.get(start..names.len().min(start.saturating_add(BATCH)))?;
        Some(names.iter().map(|name| (name.clone(), one(name))).collect::<Vec<_>>()).filter(|b| !b.is_empty())
    };
    let help = |to: &Sender<Vec<Read<T>>>| {
        while let Some(batch) = take() {
            drop(to.send(batch));
        }
    };
    thread::scope(|scope| {
        let (to, from) = mpsc::channel();
        let help = &help;
        if names.len() > BATCH {
            // Where no thread can be had, this one reads everything.
            drop(thread::Builder::new().spawn_scoped(scope, move || help(&to)));
        } else {
            drop(to);
        }
        while let Some(batch) = take() {
            if !(on_batch(batch) && from.try_iter().all(&mut on_batch)) {
                // Nothing is left to take: the other thread ends after its batch.
                next.store(names.len(), Ordering::Relaxed);
                return;
            }
        }
        if !from.iter().all(&mut on_batch) {
            next.store(names.len(), Ordering::Relaxed);
        }
    });
}

/// What every file of the journal begins with, also one that cannot be understood otherwise.
#[derive(Deserialize)]
struct Schema {
    schema: u32,
}

pub(super) fn read_one<T: DeserializeOwned>(
    disk: &dyn Disk,
    codec: &dyn Codec,
    path: &Path,
) -> Result<Content<T>, Reason> {
    let (bytes, glance) = disk.read_seen(path, LIMIT).map_err(|error| why(&error))?;
    let print = Print::of(&bytes);
    let clear = codec.open(bytes).ok_or(Reason::Foreign)?;
    match serde_json::from_slice(&clear) {
        Ok(value) => Ok(Content { value, print, glance }),
        Err(error) => Err(match serde_json::from_slice::<Schema>(&clear) {
            Ok(Schema { schema }) if schema > SCHEMA => Reason::Newer,
            // The message could hold words of the entry: only the place is told.
            _ => Reason::Damaged { line: error.line(), column: error.column() },
        }),
    }
}

fn why(error: &io::Error) -> Reason {
    match error.kind() {
        ErrorKind::InvalidInput => Reason::Foreign,
        ErrorKind::FileTooLarge => Reason::TooBig,
        _ => Reason::Disk(error.raw_os_error()),
    }
}

fn unreadable(folder: &Path, name: &OsStr, reason: Reason) -> Unreadable {
    let folder = folder.file_name().unwrap_or_default();
    Unreadable { name: shown(Path::new(folder).join(name).as_os_str()), reason }
}

fn name_of(path: &Path) -> String {
    shown(path.file_name().unwrap_or_default())
}

fn shown(name: &OsStr) -> String {
    name.to_string_lossy().into_owned()
}

impl Reason {
    /// Why, in plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Damaged { .. } => "it is damaged",
            Self::Foreign => "mend did not write it",
            Self::Newer => "a newer mend wrote it",
            Self::TooBig => "it is too large",
            Self::Disk(_) => "the disk would not give it",
        }
    }
}
