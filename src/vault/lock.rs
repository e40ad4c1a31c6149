//! The lock that says which window may change what exists. Never stale: the system frees it with the process.

use std::fs::{File, TryLockError};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

use super::disk::FILE_MODE;

/// The lock, held as long as this lives.
pub(super) struct Lock(File);

/// Takes the lock of the journal in `data`; none when another window has it.
///
/// # Errors
/// When it cannot be had at all: a disk that is full, a folder that takes nothing.
pub(super) fn take(data: &Path) -> io::Result<Option<Lock>> {
    let mut how = File::options();
    how.read(true).write(true).create(true).truncate(false).mode(FILE_MODE);
    how.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    let file = how.open(data.join("lock"))?;
    super::disk::set_mode(&file, FILE_MODE)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

impl Drop for Lock {
    /// Closing the file is not enough: a process that is just being started holds a copy of it until it runs
    /// its own program, and the lock would be held as long.
    fn drop(&mut self) {
        drop(self.0.unlock());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::testing::folder;

    #[test]
    fn a_lock_let_go_is_free_even_while_a_copy_of_its_file_is_open() {
        let data = folder();
        let lock = take(data.path()).unwrap().unwrap();
        let copy = lock.0.try_clone().unwrap();
        assert!(take(data.path()).unwrap().is_none(), "two windows hold it");
        drop(lock);
        assert!(take(data.path()).unwrap().is_some(), "a copy of the file holds it");
        drop(copy);
    }
}
