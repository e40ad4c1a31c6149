//! Earlier versions of an entry: read when asked for, and let go of when there are many and they are old.

use std::path::{Path, PathBuf};

use crate::journal::revise::too_old_to_keep;
use crate::journal::{Entry, EntryId};

use super::Vault;
use super::fault::{About, Fault, FaultKind};
use super::load::Reason;

/// An earlier version, where it lies.
struct Earlier {
    path: PathBuf,
    entry: Entry,
}

impl Vault {
    /// The earlier versions of an entry, the latest first. What cannot be read is left out and stays where it is.
    pub fn versions(&self, id: &EntryId) -> Vec<Entry> {
        let mut versions: Vec<Entry> = self.earlier(id).into_iter().map(|earlier| earlier.entry).collect();
        versions.reverse();
        versions.dedup();
        versions
    }

    /// The names of what lies among the earlier versions of an entry and cannot be read. It stays where it is.
    pub fn unreadable_versions(&self, id: &EntryId) -> Vec<String> {
        let folder = self.history_path(id);
        let mut trouble = Vec::new();
        let names = self.names_in(&folder, &mut trouble);
        let cannot = names.into_iter().filter(|name| self.read::<Entry>(&folder.join(name)).is_none());
        let cannot = cannot.map(|name| name.to_string_lossy().into_owned());
        cannot.chain(trouble.into_iter().map(|one| one.name)).collect()
    }

    /// Removes the versions that need not be kept any longer, now that `latest` stands in their place. Of no
    /// consequence where it cannot be done: it is tried again with the next change.
    pub(super) fn prune_history(&self, latest: &Entry) {
        let Some(now) = latest.edited else { return };
        let earlier = self.earlier(&latest.id);
        let mut replaced: Vec<_> = earlier.iter().skip(1).map(|one| one.entry.changed()).collect();
        replaced.push(now);
        let gone = too_old_to_keep(&replaced, now);
        if gone > 0 {
            for old in earlier.iter().take(gone) {
                drop(self.disk.remove(&old.path));
            }
            drop(self.disk.sync_folder(&self.history_path(&latest.id)));
        }
    }

    /// Removes every earlier version: the person wants the entry to be gone for good.
    pub(super) fn erase_history(&self, id: &EntryId) -> Result<(), Fault> {
        let folder = self.history_path(id);
        let mut trouble = Vec::new();
        let names = self.names_in(&folder, &mut trouble);
        if let Some(Reason::Disk(code)) = trouble.first().map(|one| one.reason) {
            return Err(Fault { kind: FaultKind::Other, path: folder, code });
        }
        for name in &names {
            let path = folder.join(name);
            self.disk.remove(&path).about(&path)?;
        }
        if !names.is_empty() {
            self.disk.sync_folder(&folder).about(&folder)?;
        }
        // Where something foreign lies in it, it stays.
        drop(self.disk.remove_folder(&folder));
        Ok(())
    }

    /// Those that can be read, the earliest first.
    fn earlier(&self, id: &EntryId) -> Vec<Earlier> {
        let folder = self.history_path(id);
        let read = |path: PathBuf| self.read::<Entry>(&path).map(|entry| Earlier { path, entry });
        let names = self.names_in(&folder, &mut Vec::new());
        let all = names.into_iter().filter_map(|name| read(folder.join(name)));
        let mut all: Vec<Earlier> = all.filter(|earlier| earlier.entry.id == *id).collect();
        all.sort_by_cached_key(|one| (one.entry.revision, one.entry.changed(), one.path.clone()));
        all
    }

    fn history_path(&self, id: &EntryId) -> PathBuf {
        Path::new(&self.layout.history.path).join(id.as_str())
    }
}
