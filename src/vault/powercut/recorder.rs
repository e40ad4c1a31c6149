//! A disk that does everything for real and writes down what it did, and what was forced down.

use std::collections::HashMap;
use std::fmt;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::Model;
use super::states::{FileId, Node};
use crate::vault::disk::{Disk, Identity, Real};
use crate::vault::testing::files_below;

/// One operation that was done. Paths are those below the root.
#[derive(Clone)]
pub(super) enum Op {
    Make(PathBuf),
    Create(PathBuf, FileId),
    /// Only careless saves do this.
    Truncate(FileId),
    Write(FileId, Vec<u8>),
    Force(FileId),
    ForceFolder(PathBuf),
    Link(PathBuf, PathBuf),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
}

impl fmt::Debug for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Make(path) => write!(f, "make {}", path.display()),
            Self::Create(path, file) => write!(f, "create {} as {file}", path.display()),
            Self::Truncate(file) => write!(f, "truncate {file}"),
            Self::Write(file, bytes) => write!(f, "write {} bytes to {file}", bytes.len()),
            Self::Force(file) => write!(f, "force {file}"),
            Self::ForceFolder(path) => write!(f, "force {}", path.display()),
            Self::Link(from, to) => write!(f, "link {} to {}", from.display(), to.display()),
            Self::Rename(from, to) => write!(f, "rename {} to {}", from.display(), to.display()),
            Self::Remove(path) => write!(f, "remove {}", path.display()),
        }
    }
}

pub(super) struct Recorder {
    root: PathBuf,
    links: bool,
    record: Mutex<Record>,
}

#[derive(Default)]
struct Record {
    /// What others made, before the first operation: all of it forced down.
    base: Model,
    ops: Vec<Op>,
    /// Which file an inode is now: the system gives numbers again.
    files: HashMap<u64, FileId>,
    next: FileId,
}

impl Record {
    fn name(&mut self, inode: u64) -> FileId {
        let id = self.next;
        self.next += 1;
        self.files.insert(inode, id);
        id
    }
}

impl Recorder {
    pub(super) fn new(root: &Path, links: bool) -> Arc<Self> {
        let disk = Self { root: root.to_owned(), links, record: Mutex::default() };
        disk.take_in_what_others_did();
        Arc::new(disk)
    }

    /// What others changed is on the disk for good. Only what they added or rewrote: not what they took away.
    pub(super) fn take_in_what_others_did(&self) {
        let mut record = self.record.lock().unwrap();
        for folder in folders_below(&self.root) {
            let path = self.below(&folder);
            if !record.ops.iter().any(|op| matches!(op, Op::Make(made) if *made == path)) {
                record.base.has(&path, Node::Folder);
            }
        }
        for file in files_below(&self.root) {
            let inode = fs::metadata(&file).unwrap().ino();
            let id = record.files.get(&inode).copied().unwrap_or_else(|| record.name(inode));
            record.base.has(&self.below(&file), Node::File(id));
            record.base.holds(id, fs::read(&file).unwrap());
        }
    }

    /// How many operations were done.
    pub(super) fn done(&self) -> usize {
        self.record.lock().unwrap().ops.len()
    }

    /// The first of them.
    pub(super) fn first(&self, count: usize) -> Vec<Op> {
        self.record.lock().unwrap().ops[..count].to_vec()
    }

    /// The disk after the first so many operations.
    pub(super) fn model(&self, count: usize) -> Model {
        let mut model = self.record.lock().unwrap().base.clone();
        self.first(count).into_iter().for_each(|op| model.take(op));
        model
    }

    /// Opens a file with nothing left in it, as a careless save does.
    pub(super) fn truncate(&self, path: &Path) -> io::Result<File> {
        let file = File::options().write(true).truncate(true).open(path)?;
        let id = self.id(&file);
        self.note(Op::Truncate(id));
        Ok(file)
    }

    fn note(&self, op: Op) {
        self.record.lock().unwrap().ops.push(op);
    }

    fn id(&self, file: &File) -> FileId {
        self.record.lock().unwrap().files[&file.metadata().unwrap().ino()]
    }

    /// The path below the root; the root itself is the empty one.
    fn below(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root).unwrap().to_owned()
    }
}

fn folders_below(root: &Path) -> Vec<PathBuf> {
    let folders = fs::read_dir(root).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_dir());
    folders.flat_map(|folder| [vec![folder.clone()], folders_below(&folder)].concat()).collect()
}

impl Disk for Recorder {
    fn identity(&self, folder: &Path, follow: bool) -> io::Result<Identity> {
        Real.identity(folder, follow)
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        Real.make_folder(path)?;
        self.note(Op::Make(self.below(path)));
        Ok(())
    }
    fn create(&self, path: &Path) -> io::Result<File> {
        let file = Real.create(path)?;
        let id = self.record.lock().unwrap().name(file.metadata()?.ino());
        self.note(Op::Create(self.below(path), id));
        Ok(file)
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        let written = Real.write(file, bytes)?;
        self.note(Op::Write(self.id(file), bytes[..written].to_vec()));
        Ok(written)
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        Real.sync(file)?;
        self.note(Op::Force(self.id(file)));
        Ok(())
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        Real.sync_folder(path)?;
        self.note(Op::ForceFolder(self.below(path)));
        Ok(())
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        if !self.links {
            return Err(io::ErrorKind::Unsupported.into());
        }
        Real.link(from, to)?;
        self.note(Op::Link(self.below(from), self.below(to)));
        Ok(())
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Real.rename(from, to)?;
        self.note(Op::Rename(self.below(from), self.below(to)));
        Ok(())
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        Real.remove(path)?;
        self.note(Op::Remove(self.below(path)));
        Ok(())
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        Real.remove_folder(path)?;
        self.note(Op::Remove(self.below(path)));
        Ok(())
    }
}
