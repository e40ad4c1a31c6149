//! The lock that says which window may change what exists. Never stale: the system frees it with the process.

use std::fs::File;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

use super::disk::FILE_MODE;

/// Takes the lock of the journal in `data`; none when another window has it, or it cannot be had.
pub(super) fn take(data: &Path) -> Option<File> {
    let mut how = File::options();
    how.read(true).write(true).create(true).truncate(false).mode(FILE_MODE);
    how.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    let file = how.open(data.join("lock")).ok()?;
    super::disk::set_mode(&file, FILE_MODE).ok()?;
    file.try_lock().ok().map(|()| file)
}
