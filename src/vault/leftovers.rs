//! What saves that were cut off left behind: passing files that nobody put in their place. Named, never removed here.
//!
//! They may hold the last second of what was written, so nothing else may be done with them unasked.

use std::fs;
use std::path::{Path, PathBuf};

use super::codec::is_passing;
use super::folder::Layout;
use super::{Places, Vault};

impl Vault {
    /// The passing files in the three folders, with their whole paths, in order. One may be a save that goes on now.
    pub fn leftovers(places: &Places) -> Vec<String> {
        let mut folders = vec![places.data.clone(), places.settings.clone(), places.state.clone()];
        folders.extend(Layout::SUBFOLDERS.map(|sub| places.data.join(sub)));
        folders.extend(below(&places.data.join("history")).filter(|path| is_folder(path)));
        folders.sort();
        folders.dedup();
        let files = folders.iter().flat_map(|folder| below(folder));
        let mut left: Vec<String> =
            files.filter(|path| passes(path)).map(|path| path.display().to_string()).collect();
        left.sort();
        left
    }
}

fn below(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path())
}

fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|about| about.is_dir())
}

fn passes(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(is_passing)
}
