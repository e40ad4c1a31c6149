//! A file that is written outside the notebook, because the person asked for it: whole or not at all, for them alone, and
//! never over another.

use std::path::Path;
use std::sync::Arc;

use super::disk::{Disk, Real};
use super::fault::{About, Fault};
use super::save::{Temp, folder_of};

/// Writes a new file durably, readable by nobody but its owner; `false` where something has that name already.
///
/// # Errors
/// When the disk refuses. Then nothing is there.
pub fn write_outside(path: &Path, bytes: &[u8]) -> Result<bool, Fault> {
    let real: Arc<dyn Disk> = Arc::new(Real);
    // The person named this file; the passing name beside it tells them nothing.
    write_on(real.as_ref(), path, bytes).map_err(|fault| Fault { path: path.to_owned(), ..fault })
}

pub(super) fn write_on(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<bool, Fault> {
    let folder = match folder_of(path) {
        empty if empty.as_os_str().is_empty() => Path::new("."),
        folder => folder,
    };
    if disk.exists(path).about(path)? {
        return Ok(false);
    }
    let added = Temp::write(disk, folder, bytes)?.add(path)?;
    if added {
        disk.sync_folder(folder).about(folder)?;
    }
    Ok(added)
}
