//! The lock that says which window may change what exists. Never stale: the system frees it with the process.

use std::fs::{File, TryLockError};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

use super::disk::FILE_MODE;

/// Takes the lock of the journal in `data`; none when another window has it.
///
/// # Errors
/// When it cannot be had at all: a disk that is full, a folder that takes nothing.
pub(super) fn take(data: &Path) -> io::Result<Option<File>> {
    let mut how = File::options();
    how.read(true).write(true).create(true).truncate(false).mode(FILE_MODE);
    how.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    let file = how.open(data.join("lock"))?;
    super::disk::set_mode(&file, FILE_MODE)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}
