//! The journal's folders, remembered by device and inode, so that nothing is written into another one's place.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::disk::{Disk, Identity};
use super::fault::{About, Fault, FaultKind};

/// A folder as it was when the journal was opened.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    pub(super) path: PathBuf,
    /// Empty until the disk told it for the first time.
    identity: Arc<OnceLock<Identity>>,
    follow: bool,
}

/// The folders of a journal.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) root: Folder,
    pub(super) entries: Folder,
    pub(super) drafts: Folder,
    pub(super) history: Folder,
    pub(super) bin: Folder,
}

impl Folder {
    /// Remembers the folder; one that is not there (on a disk that cannot be written to) can only be read.
    fn remember(disk: &dyn Disk, path: PathBuf, follow: bool) -> Self {
        let identity =
            Arc::new(disk.identity(&path, follow).map_or_else(|_| OnceLock::new(), OnceLock::from));
        Self { path, identity, follow }
    }

    /// Fails when the folder was removed or replaced since.
    pub(super) fn check(&self, disk: &dyn Disk) -> Result<(), Fault> {
        let now = disk.identity(&self.path, self.follow).about(&self.path)?;
        if *self.identity.get_or_init(|| now) == now {
            Ok(())
        } else {
            Err(Fault::of(FaultKind::Gone, &self.path))
        }
    }
}

impl Layout {
    pub(super) const SUBFOLDERS: [&str; 4] = ["entries", "drafts", "history", "bin"];

    /// Remembers a journal's folders as they are.
    pub(super) fn remember(disk: &Arc<dyn Disk>, data: &Path) -> Self {
        let sub = |name: &str| Folder::remember(disk.as_ref(), data.join(name), false);
        Self {
            root: Folder::remember(disk.as_ref(), data.to_owned(), true),
            entries: sub("entries"),
            drafts: sub("drafts"),
            history: sub("history"),
            bin: sub("bin"),
        }
    }

    /// Checks the journal's own folder and one in it.
    pub(super) fn check(&self, disk: &dyn Disk, folder: &Folder) -> Result<(), Fault> {
        self.root.check(disk)?;
        folder.check(disk)
    }
}

/// Makes a folder with those above it that are missing, durably; gives the ones made, topmost first.
pub(super) fn make_all(disk: &dyn Disk, path: &Path) -> Result<Vec<PathBuf>, Fault> {
    let mut missing = Vec::new();
    let mut next = Some(path);
    while let Some(folder) = next {
        if disk.exists(folder).about(folder)? {
            break;
        }
        missing.push(folder.to_owned());
        next = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    }
    missing.reverse();
    for folder in &missing {
        make_one(disk, folder)?;
    }
    Ok(missing)
}

/// Makes one folder durably; one that is there already will do, if it is a folder.
pub(super) fn make_one(disk: &dyn Disk, folder: &Path) -> Result<(), Fault> {
    match disk.make_folder(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return disk.identity(folder, false).map(drop).about(folder);
        }
        made => made.about(folder)?,
    }
    match folder.parent() {
        Some(parent) => disk.sync_folder(parent).about(parent),
        None => Ok(()),
    }
}
