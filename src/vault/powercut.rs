//! Tests: the power goes at every single point of a save, and the disk is left in every way that it could be.
//!
//! Each operation is done for real and recorded. Then for every prefix of the record the folders are laid out as a
//! disk may hold them after a cut, opened as at any start, and compared with what was there before and after.

mod afterwards;
mod broken;
mod recorder;
mod saves;
mod states;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::codec::is_litter;
use super::disk::Disk;
use super::standing::BEGINNING;
use super::testing::{files_below, page, places, texts, words_in};
use super::{Places, Standing, Vault};
use recorder::Recorder;
use states::{Model, Tree};

/// What the files hold, by their path below the home. Neither litter nor the lock.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// One thing that is done, after which *kept* is said.
type Step = fn(&mut Run);

/// What is tried.
#[derive(Clone, Copy)]
struct Case {
    /// What there is at first.
    before: fn(&Places),
    /// What another machine does once the journal is open.
    meanwhile: fn(&Places),
    steps: &'static [Step],
}

/// A recorded run.
struct Run {
    disk: Arc<Recorder>,
    places: Places,
    vault: Option<Vault>,
}

impl Run {
    fn vault(&mut self) -> &mut Vault {
        self.vault.as_mut().unwrap()
    }

    fn disk(&self) -> Arc<dyn Disk> {
        Arc::clone(&self.disk) as Arc<dyn Disk>
    }
}

/// How much was tried.
#[derive(Debug, Default)]
struct Tried {
    prefixes: usize,
    states: usize,
    /// So many of them are not the same as another one of their prefix.
    different: usize,
    /// The fewest of any prefix.
    fewest: usize,
}

/// Cuts the power at every point of a case, on a disk with or without hard links.
/// Gives how much was tried, or the first promise that was broken.
fn cut_everywhere(links: bool, case: Case) -> Result<Tried, String> {
    let (_home, places) = places();
    (case.before)(&places);
    let root = root(&places);
    let disk = Recorder::new(&root, links);
    let mut run = Run { disk: Arc::clone(&disk), places: places.clone(), vault: None };
    if Vault::look(&places) == Standing::Plain {
        let mut vault = Vault::open_on(run.disk(), &places).unwrap();
        vault.load();
        run.vault = Some(vault);
    }
    (case.meanwhile)(&places);
    disk.take_in_what_others_did();
    // What was there after how many operations.
    let mut kept = vec![(0, files(&root))];
    for step in case.steps {
        step(&mut run);
        kept.push((disk.done(), files(&root)));
    }
    drop(run);
    let mut tried = Tried { fewest: usize::MAX, ..Tried::default() };
    for cut in 0..=disk.done() {
        let before = kept.iter().rev().find(|(at, _)| *at <= cut).map(|(_, files)| files).unwrap();
        let after = kept.iter().find(|(at, _)| *at > cut).map_or(before, |(_, files)| files);
        let states = disk.model(cut).states();
        (tried.prefixes, tried.states) = (tried.prefixes + 1, tried.states + states.len());
        tried.fewest = tried.fewest.min(states.len());
        let mut seen = HashSet::new();
        for (what, tree) in states.into_iter().filter(|(_, tree)| seen.insert(tree.clone())) {
            tried.different += 1;
            lay_out(&root, &tree);
            if let Some(broken) = broken_promise(&places, before, after) {
                return Err(format!("{broken}; cut after {:#?}, {what}", disk.first(cut)));
            }
        }
    }
    Ok(tried)
}

/// What the folders of a test stand in.
fn root(places: &Places) -> PathBuf {
    places.data.parent().unwrap().to_owned()
}

/// The disk as it is after the cut, in place of what was there.
fn lay_out(root: &Path, tree: &Tree) {
    fs::remove_dir_all(root).unwrap();
    fs::create_dir(root).unwrap();
    for (path, holds) in tree {
        match holds {
            None => fs::create_dir(root.join(path)).unwrap(),
            Some(bytes) => super::testing::put(root, path.to_str().unwrap(), bytes),
        }
    }
}

fn files(root: &Path) -> Files {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let counts = |path: &PathBuf| !(is_litter(&name(path)) || ["lock", BEGINNING].contains(&&*name(path)));
    let below = |path: PathBuf| (path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap());
    files_below(root).into_iter().filter(counts).map(below).collect()
}

/// Everything that was kept is whole; of what was being written the old or the new; no word is nowhere.
fn broken_promise(places: &Places, before: &Files, after: &Files) -> Option<String> {
    let there = files(&root(places));
    for path in before.keys().chain(after.keys()).chain(there.keys()) {
        let holds = there.get(path);
        if holds != before.get(path) && holds != after.get(path) {
            let bytes = holds.map(Vec::len);
            return Some(format!("{} is neither old nor new: {bytes:?} bytes", path.display()));
        }
    }
    let (words, contents) = (all_words(&there), contents(&there));
    if let Some(lost) = all_words(before).intersection(&all_words(after)).find(|one| !words.contains(*one)) {
        return Some(format!("{lost:?} is nowhere"));
    }
    let conserved =
        self::contents(before).intersection(&self::contents(after)).all(|one| contents.contains(one));
    if !conserved {
        return Some("an older version is nowhere".to_owned());
    }
    opens_anew(places, &there, before, after)
}

/// It opens, reads all of it, and goes on; a journal that was being made is whole or none.
fn opens_anew(places: &Places, there: &Files, before: &Files, after: &Files) -> Option<String> {
    let journal = Path::new("data/journal.json");
    match Vault::look(places) {
        Standing::Plain if before.contains_key(journal) => {}
        // What the machine knows is only a help, and comes after.
        Standing::Plain if after.keys().all(|path| path.starts_with("state") || there.contains_key(path)) => {
        }
        Standing::Absent if !before.contains_key(journal) => saves::begin(places),
        standing => return Some(format!("it is {standing:?}")),
    }
    let mut vault = match Vault::open(places) {
        Ok(vault) => vault,
        Err(fault) => return Some(fault.to_string()),
    };
    let loaded = vault.load();
    if let Some(unreadable) = loaded.unreadable.first() {
        return Some(format!("{unreadable:?}"));
    }
    if !before.contains_key(journal) && !saves::is_begun(&loaded) {
        return Some(format!("half made: {:?}", texts(&loaded.entries)));
    }
    vault.keep(&page('z', "and it goes on")).err().map(|fault| fault.to_string())
}

fn contents(files: &Files) -> HashSet<Vec<u8>> {
    files.values().cloned().collect()
}

/// The words of every page and draft, wherever it lies.
fn all_words(files: &Files) -> HashSet<String> {
    files.values().filter_map(|bytes| words_in(bytes)).collect()
}
