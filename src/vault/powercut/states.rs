//! What a disk may hold after the power went: all that was forced down, and of the rest any part in any order.
//!
//! A model, stricter than most real file systems: a folder's names reach the disk one by one and out of order, a
//! name may be there before what it names, and moving to another folder is two things of which either may be missing.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use super::recorder::Op;

/// A file, whatever its names.
pub(super) type FileId = usize;

/// What lies on the disk, by path below the root: a file's bytes, or none for a folder.
pub(super) type Tree = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// What a name stands for.
#[derive(Clone, Copy)]
pub(super) enum Node {
    Folder,
    File(FileId),
}

/// What was forced down, and what was not yet.
#[derive(Clone, Default)]
pub(super) struct Model {
    names: BTreeMap<PathBuf, Node>,
    /// Changes of names that were not forced down, in their order.
    loose: Vec<Change>,
    files: HashMap<FileId, Content>,
}

#[derive(Clone, Default)]
struct Content {
    forced: Vec<u8>,
    now: Vec<u8>,
}

/// One change of a folder's names. Within one folder a rename is one change.
#[derive(Clone, Default)]
struct Change {
    takes: Option<PathBuf>,
    gives: Option<(PathBuf, Node)>,
}

impl Change {
    fn is_in(&self, folder: &Path) -> bool {
        let path = self.takes.as_deref().or(self.gives.as_ref().map(|(path, _)| path.as_path()));
        path.and_then(Path::parent) == Some(folder)
    }

    fn apply(&self, names: &mut BTreeMap<PathBuf, Node>) {
        if let Some(path) = &self.takes {
            names.remove(path);
        }
        if let Some((path, node)) = &self.gives {
            names.insert(path.clone(), *node);
        }
    }
}

/// What became of a file's content that was not forced down.
#[derive(Clone, Copy, Debug)]
enum Data {
    Whole,
    /// As it was when it was last forced down.
    Old,
    Zero,
    Half,
    Nul,
}

impl Content {
    fn after(&self, data: Data) -> Vec<u8> {
        match data {
            _ if self.forced == self.now => self.now.clone(),
            Data::Whole => self.now.clone(),
            Data::Old => self.forced.clone(),
            Data::Zero => Vec::new(),
            Data::Half => self.now[..self.now.len() / 2].to_vec(),
            Data::Nul => vec![0; self.now.len()],
        }
    }
}

/// With at most so many loose changes, every choice among them is tried.
const ALL_CHOICES: usize = 6;

impl Model {
    /// Something that was there at first.
    pub(super) fn has(&mut self, path: &Path, node: Node) {
        self.names.insert(path.to_owned(), node);
    }

    pub(super) fn holds(&mut self, file: FileId, bytes: Vec<u8>) {
        self.files.insert(file, Content { forced: bytes.clone(), now: bytes });
    }

    /// Takes in what was done next.
    pub(super) fn take(&mut self, op: Op) {
        let gives = |path, node| Change { gives: Some((path, node)), takes: None };
        let takes = |path| Change { takes: Some(path), gives: None };
        match op {
            Op::Make(path) => self.loose.push(gives(path, Node::Folder)),
            Op::Create(path, file) => {
                self.files.insert(file, Content::default());
                self.loose.push(gives(path, Node::File(file)));
            }
            Op::Truncate(file) => self.file(file).now.clear(),
            Op::Write(file, bytes) => self.file(file).now.extend(bytes),
            Op::Force(file) => {
                let content = self.file(file);
                content.forced.clone_from(&content.now);
            }
            Op::ForceFolder(folder) => self.force_folder(&folder),
            Op::Link(from, to) => {
                let node = self.node(&from);
                self.loose.push(gives(to, node));
            }
            Op::Rename(from, to) if from.parent() == to.parent() => {
                let node = self.node(&from);
                self.loose.push(Change { takes: Some(from), gives: Some((to, node)) });
            }
            Op::Rename(from, to) => {
                let node = self.node(&from);
                self.loose.extend([gives(to, node), takes(from)]);
            }
            Op::Remove(path) => self.loose.push(takes(path)),
        }
    }

    fn file(&mut self, file: FileId) -> &mut Content {
        self.files.get_mut(&file).unwrap()
    }

    fn node(&self, path: &Path) -> Node {
        self.names_with(|_| true)[path]
    }

    fn force_folder(&mut self, folder: &Path) {
        let (forced, loose): (Vec<Change>, _) =
            std::mem::take(&mut self.loose).into_iter().partition(|change| change.is_in(folder));
        for change in &forced {
            change.apply(&mut self.names);
        }
        self.loose = loose;
    }

    fn names_with(&self, survived: impl Fn(usize) -> bool) -> BTreeMap<PathBuf, Node> {
        let mut names = self.names.clone();
        for (number, change) in self.loose.iter().enumerate() {
            if survived(number) {
                change.apply(&mut names);
            }
        }
        names
    }

    /// The disk with those changes of names that survived. What lies in a folder that did not is gone with it.
    fn tree(&self, survived: impl Fn(usize) -> bool, data: Data) -> Tree {
        let mut tree = Tree::new();
        for (path, node) in self.names_with(survived) {
            let parent = path.parent().unwrap();
            if parent != Path::new("") && tree.get(parent) != Some(&None) {
                continue;
            }
            let holds = match node {
                Node::Folder => None,
                Node::File(file) => Some(self.files[&file].after(data)),
            };
            tree.insert(path, holds);
        }
        tree
    }

    /// The disk as the power may leave it, each with what became of the rest. Always ten, and with few loose
    /// changes every choice among them too.
    pub(super) fn states(&self) -> Vec<(String, Tree)> {
        let last = self.loose.len().saturating_sub(1);
        let state = |what: &str, tree| (what.to_owned(), tree);
        let mut states = vec![
            state("nothing unforced survived", self.tree(|_| false, Data::Old)),
            state("everything survived", self.tree(|_| true, Data::Whole)),
            state("names without data", self.tree(|_| true, Data::Zero)),
            state("half the data", self.tree(|_| true, Data::Half)),
            state("NUL for data", self.tree(|_| true, Data::Nul)),
            state("only the last name", self.tree(|one| one == last, Data::Whole)),
            state("only the first name", self.tree(|one| one == 0, Data::Whole)),
            state("all but the first name", self.tree(|one| one != 0, Data::Whole)),
            state("names taken, none given", self.tree(|one| self.loose[one].takes.is_some(), Data::Whole)),
            state("names given, none taken", self.tree(|one| self.loose[one].gives.is_some(), Data::Whole)),
        ];
        if self.loose.len() <= ALL_CHOICES {
            for choice in 0..1_u32 << self.loose.len() {
                for data in [Data::Whole, Data::Old, Data::Zero, Data::Half, Data::Nul] {
                    let tree = self.tree(|one| choice & (1 << one) != 0, data);
                    states.push((format!("names {choice:b}, data {data:?}"), tree));
                }
            }
        }
        states
    }
}
