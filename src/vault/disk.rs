//! Every single thing that is done to the disk, one function each, so that a test can make any of them fail.
//!
//! Standard library only. It knows nothing of entries: paths and bytes.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::OFlags;
use rustix::io::Errno;

/// Only the person may read or write a file.
pub(super) const FILE_MODE: u32 = 0o600;
/// Only the person may look into a folder.
pub(super) const FOLDER_MODE: u32 = 0o700;

/// What tells a folder from another one under the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    device: u64,
    inode: u64,
}

/// What a file looks like from outside: a hint whether it is still the same, no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glance {
    inode: u64,
    size: u64,
    /// When it was last written, in seconds and nanoseconds.
    written: (i64, i64),
}

impl Glance {
    fn of(about: &fs::Metadata) -> Self {
        let written = (about.mtime(), about.mtime_nsec());
        Self { inode: about.ino(), size: about.len(), written }
    }
}

/// The operations of which everything the vault does is made.
pub(super) trait Disk: Send + Sync + 'static {
    /// Device and inode of a folder; a link is followed only for the journal's own folder.
    fn identity(&self, folder: &Path, follow: bool) -> io::Result<Identity>;
    /// Makes one folder, for the person alone.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes a file that must not be there yet, for the person alone.
    fn create(&self, path: &Path) -> io::Result<File>;
    /// Writes some of `bytes` and tells how many.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize>;
    /// Forces a file's content down to the disk.
    fn sync(&self, file: &File) -> io::Result<()>;
    /// Forces the names in a folder down to the disk.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Gives a file a second name that must not be taken.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Moves a file over whatever has that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a file's name away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Takes an empty folder away.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Reads a regular file of at most `limit` bytes, and tells how it looked from outside before that: what is written
    /// meanwhile looks different.
    fn read_seen(&self, path: &Path, limit: u64) -> io::Result<(Vec<u8>, Glance)> {
        read_seen(path, limit)
    }
    /// Reads a regular file of at most `limit` bytes.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        Ok(self.read_seen(path, limit)?.0)
    }
    /// A look at a file from outside; none where there is none, or the disk does not say.
    fn glance(&self, path: &Path) -> Option<Glance> {
        fs::symlink_metadata(path).ok().map(|about| Glance::of(&about))
    }
    /// Whether anything has that name.
    fn exists(&self, path: &Path) -> io::Result<bool> {
        match fs::symlink_metadata(path) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }
}

/// The disk as it is.
pub(super) struct Real;

impl Disk for Real {
    fn identity(&self, folder: &Path, follow: bool) -> io::Result<Identity> {
        let about = if follow { fs::metadata(folder)? } else { fs::symlink_metadata(folder)? };
        if about.is_dir() {
            Ok(Identity { device: about.dev(), inode: about.ino() })
        } else {
            Err(ErrorKind::NotADirectory.into())
        }
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        DirBuilder::new().mode(FOLDER_MODE).create(path)?;
        let folder = File::options().read(true).custom_flags(flags(OFlags::NOFOLLOW)).open(path)?;
        set_mode(&folder, FOLDER_MODE)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        let mut how = OpenOptions::new();
        how.write(true).create_new(true).mode(FILE_MODE).custom_flags(flags(OFlags::NOFOLLOW));
        let file = how.open(path)?;
        match set_mode(&file, FILE_MODE) {
            Ok(()) => Ok(file),
            Err(error) => {
                drop(fs::remove_file(path));
                Err(error)
            }
        }
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        match File::open(path)?.sync_all() {
            // Some network file systems cannot do this to a folder at all.
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
            done => done,
        }
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

/// The umask may have taken bits away. File systems without modes say so, and work all the same.
pub(super) fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    if file.metadata()?.permissions().mode() & 0o777 == mode {
        return Ok(());
    }
    match file.set_permissions(Permissions::from_mode(mode)) {
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

/// [`read_seen`], where it does not matter how the file looked.
pub(super) fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    Ok(read_seen(path, limit)?.0)
}

/// Reads a regular file: no link is followed, no pipe waited for, nothing read past `limit`.
///
/// `InvalidInput` means that it is no regular file, `FileTooLarge` that it holds more.
fn read_seen(path: &Path, limit: u64) -> io::Result<(Vec<u8>, Glance)> {
    let careful = flags(OFlags::NOFOLLOW | OFlags::NONBLOCK);
    let mut file = File::options().read(true).custom_flags(careful).open(path).map_err(|error| {
        let no_file = [Errno::LOOP, Errno::NXIO].map(|errno| Some(errno.raw_os_error()));
        if no_file.contains(&error.raw_os_error()) { ErrorKind::InvalidInput.into() } else { error }
    })?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    if about.len() > limit {
        return Err(ErrorKind::FileTooLarge.into());
    }
    // One byte more than its size, so that the end is seen without growing the buffer.
    let size = usize::try_from(about.len()).unwrap_or(0);
    let mut bytes = vec![0; size + 1];
    let read = match file.read(&mut bytes) {
        Err(error) if error.kind() == ErrorKind::Interrupted => 0,
        read => read?,
    };
    bytes.truncate(read);
    // As much as its size and no more is all of it; anything else is read to its end.
    if read != size {
        file.take((limit + 1).saturating_sub(read as u64)).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > limit {
        Err(ErrorKind::FileTooLarge.into())
    } else {
        Ok((bytes, Glance::of(&about)))
    }
}

fn flags(flags: OFlags) -> i32 {
    flags.bits().cast_signed()
}
