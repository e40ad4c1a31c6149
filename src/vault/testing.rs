//! For tests: journals in passing folders, pages to put in them, and a disk that fails where it is told to.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tempfile::TempDir;

use super::disk::{Disk, Glance, Identity, Real};
use super::{Beginning, Places, Vault};
use crate::journal::{Answer, At, Draft, Entry, EntryId, Kind, Moment, Profile};

/// In memory where the system has such a place: thousands of saves are forced down here.
pub(crate) fn folder() -> TempDir {
    TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap()
}

/// Folders of a test, gone with it. Nothing of the real home.
pub(crate) fn places() -> (TempDir, Places) {
    let home = folder();
    let places = places_in(home.path());
    (home, places)
}

/// The folders that a test uses below `home`.
pub(crate) fn places_in(home: &Path) -> Places {
    let at = |name: &str| home.join("home").join(name);
    let places = Places { data: at("data"), settings: at("settings"), state: at("state") };
    fs::create_dir_all(home.join("home")).unwrap();
    places
}

pub(crate) fn moment() -> Moment {
    "2026-11-22T21:14:05+01:00".parse().unwrap()
}

/// A page with these words; of two ids, the later letter is the later id.
pub(crate) fn page(letter: char, text: &str) -> Entry {
    let id = EntryId::parse(&letter.to_string().repeat(12)).unwrap();
    let mut entry = Entry::new(id, Kind::Free, moment());
    entry.answers.push(Answer { text: Some(text.to_owned()), ..Answer::default() });
    entry
}

pub(crate) fn draft(letter: char, text: &str) -> Draft {
    Draft {
        schema: 1,
        entry: page(letter, text),
        at: At::default(),
        edits: None,
        rest: serde_json::Map::new(),
    }
}

pub(crate) fn words(entry: &Entry) -> &str {
    entry.answers.first().and_then(|answer| answer.text.as_deref()).unwrap_or_default()
}

/// What a page or draft says, as its file holds it, whatever else it holds.
pub(super) fn words_in(bytes: &[u8]) -> Option<String> {
    let value: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    let entry = value.get("entry").unwrap_or(&value);
    entry["answers"][0]["text"].as_str().map(str::to_owned)
}

/// What the pages say, one by one.
pub(crate) fn texts(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(words).collect()
}

/// Puts a file where another program might have put it.
pub(crate) fn put(folder: &Path, name: &str, bytes: &[u8]) {
    let mut file = File::create(folder.join(name)).unwrap();
    io::Write::write_all(&mut file, bytes).unwrap();
}

/// A journal with nothing in it but a profile.
pub(crate) fn journal(places: &Places) -> Vault {
    let beginning = Beginning { profile: &Profile::default(), entry: None, draft: None, settings: None };
    Vault::create(places, &beginning).unwrap()
}

impl Vault {
    /// The same journal over another disk.
    pub(super) fn with_disk(self, disk: Arc<dyn Disk>) -> Self {
        let Self { places, lock, files, profile, .. } = self;
        let mut vault = Self::over(disk, &places, lock);
        (vault.files, vault.profile) = (files, profile);
        vault
    }
}

/// Names the folder that a test run again in a process of its own may use.
const CHILD: &str = "MEND_TEST_CHILD";

/// Whether this is such a process, and its folder.
pub(crate) fn child() -> Option<PathBuf> {
    std::env::var_os(CHILD).map(PathBuf::from)
}

/// A command that runs this one test again, under another program (`env` for none), in a process of its own.
pub(crate) fn again(under: &[&str], test: &str, folder: &Path) -> Vec<std::ffi::OsString> {
    let mut words: Vec<std::ffi::OsString> = under.iter().map(Into::into).collect();
    words.push("env".into());
    words.push(format!("{CHILD}={}", folder.display()).into());
    words.push(std::env::current_exe().unwrap().into());
    words.extend(["--exact", test, "--nocapture", "--test-threads=1"].map(Into::into));
    words
}

/// Every file below a folder.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in fs::read_dir(folder).into_iter().flatten().map(|file| file.unwrap().path()) {
        if path.symlink_metadata().unwrap().is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}

pub(crate) fn temps_below(folder: &Path) -> usize {
    let is_temp = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "tmp");
    files_below(folder).iter().filter(|path| is_temp(path)).count()
}

/// How an operation fails.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum How {
    /// Not done, this error.
    Errno(i32),
    /// Done, and this error all the same.
    Late(i32),
    /// A write that writes half and says so.
    Short,
    /// A write that writes half and reports an error.
    Torn,
    /// The program dies before it: neither this nor anything after it is done.
    Death,
}

pub(super) const EIO: i32 = 5;
const EINTR: i32 = 4;
const EACCES: i32 = 13;
pub(super) const ENOSPC: i32 = 28;
const EDQUOT: i32 = 122;

/// A disk whose operation number `at`, counted from 0, fails; and, if `for_ever`, each one after it.
#[derive(Debug)]
pub(super) struct Faulty {
    pub(super) at: usize,
    pub(super) how: How,
    pub(super) for_ever: bool,
    done: AtomicUsize,
    healed: AtomicBool,
    log: Mutex<Vec<String>>,
}

impl Faulty {
    pub(super) fn new(at: usize, how: How, for_ever: bool) -> Arc<Self> {
        Arc::new(Self {
            at,
            how,
            for_ever,
            done: AtomicUsize::new(0),
            healed: AtomicBool::new(false),
            log: Mutex::default(),
        })
    }

    /// What was done, as `rename entries/x.json`, with `TEMP` for passing names.
    pub(super) fn log(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }

    fn note(&self, what: &str, path: &Path) {
        let temp = path.extension().is_some_and(|ending| ending == "tmp");
        let folder =
            path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        let name = if temp { "TEMP".into() } else { path.file_name().unwrap_or_default().to_string_lossy() };
        self.log.lock().unwrap().push(format!("{what} {folder}/{name}"));
    }

    /// From now on nothing fails, and nothing counts.
    pub(super) fn heal(&self) {
        self.healed.store(true, Ordering::SeqCst);
    }

    /// From now on it counts and fails again.
    pub(super) fn ail(&self) {
        self.healed.store(false, Ordering::SeqCst);
    }

    /// Whether even taking a file away fails: then nothing can be tidied.
    pub(super) fn cannot_tidy(&self) -> bool {
        let full = matches!(self.how, How::Errno(ENOSPC | EDQUOT));
        self.how == How::Death || (self.for_ever && !full)
    }

    /// Whether the program died on it: then only what is on the disk counts, and it is opened anew.
    pub(super) fn died(&self) -> bool {
        self.how == How::Death && self.done.load(Ordering::SeqCst) > self.at
    }

    fn hit(&self) -> bool {
        if self.healed.load(Ordering::SeqCst) {
            return false;
        }
        let number = self.done.fetch_add(1, Ordering::SeqCst);
        let for_ever = self.for_ever || self.how == How::Death;
        if for_ever { number >= self.at } else { number == self.at }
    }

    fn fail<T>(&self, takes_room: bool, real: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let full = matches!(self.how, How::Errno(ENOSPC | EDQUOT));
        if !self.hit() || (full && !takes_room) {
            return real();
        }
        match self.how {
            How::Errno(errno) => Err(io::Error::from_raw_os_error(errno)),
            How::Late(errno) => real().and(Err(io::Error::from_raw_os_error(errno))),
            How::Short | How::Torn => real(),
            How::Death => Err(io::Error::from_raw_os_error(EIO)),
        }
    }
}

impl Disk for Faulty {
    fn identity(&self, folder: &Path, follow: bool) -> io::Result<Identity> {
        self.fail(false, || Real.identity(folder, follow))
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.note("make", path);
        self.fail(true, || Real.make_folder(path))
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        self.note("create", path);
        self.fail(true, || Real.create(path))
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        let half = &bytes[..bytes.len().div_ceil(2)];
        match self.how {
            How::Short if self.hit() => Real.write(file, half),
            How::Torn if self.hit() => Real.write(file, half).and(Err(io::Error::from_raw_os_error(EIO))),
            How::Short | How::Torn => Real.write(file, bytes),
            _ => self.fail(true, || Real.write(file, bytes)),
        }
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.log.lock().unwrap().push("force the file".to_owned());
        self.fail(true, || Real.sync(file))
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.note("force", path);
        self.fail(true, || Real.sync_folder(path))
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.note("link", to);
        self.fail(true, || Real.link(from, to))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.note("rename", to);
        self.fail(true, || Real.rename(from, to))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.note("remove", path);
        self.fail(false, || Real.remove(path))
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.fail(false, || Real.remove_folder(path))
    }
    fn read_seen(&self, path: &Path, limit: u64) -> io::Result<(Vec<u8>, Glance)> {
        self.fail(false, || Real.read_seen(path, limit))
    }
    fn exists(&self, path: &Path) -> io::Result<bool> {
        self.fail(false, || Real.exists(path))
    }
}

/// Runs something once for each way in which each of its operations can fail; `run` gets the failing disk.
/// Gives how often that was.
pub(super) fn at_every_fault(run: impl Fn(&Arc<Faulty>)) -> usize {
    let errors = [EIO, ENOSPC, EDQUOT, EACCES, EINTR].map(How::Errno);
    let ways = errors.into_iter().chain([How::Late(EIO), How::Short, How::Torn, How::Death]);
    let mut runs = 0;
    for how in ways {
        for for_ever in [false, true].into_iter().filter(|for_ever| how != How::Death || *for_ever) {
            for at in 0.. {
                let disk = Faulty::new(at, how, for_ever);
                run(&disk);
                runs += 1;
                // Past its last operation nothing failed.
                if disk.done.load(Ordering::SeqCst) <= at {
                    break;
                }
            }
        }
    }
    runs
}
