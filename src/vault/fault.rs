//! What went wrong with the disk: a kind to act on, a path, the system's number. Never a word of an entry.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::guide::Failures;

/// Why something could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What kind of trouble it is.
    pub kind: FaultKind,
    /// The file or folder it is about; empty where there is none.
    pub path: PathBuf,
    /// The system's error number, where it gave one.
    pub code: Option<i32>,
}

/// The kinds of trouble that are told apart, because a person can do something different about each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// No room, or the quota is used up.
    DiskFull,
    /// The disk cannot be written to.
    ReadOnly,
    /// The folder was removed or replaced since it was opened.
    Gone,
    /// Not allowed.
    Denied,
    /// Larger than the program would read back.
    TooBig,
    /// Another window holds the journal; this one reads and adds only.
    Held,
    /// A newer mend wrote it; it is shown and never rewritten.
    Newer,
    /// The file there cannot be read, so nothing is put in its place.
    Unreadable,
    /// What would be written does not read back as the same.
    Unfaithful,
    /// Nothing was ever kept here.
    NotBegun,
    /// The journal is encrypted, which this mend cannot open yet.
    Encrypted,
    /// A journal was here and is not now; nothing is made in its place.
    Lost,
    /// The system names no folder for it.
    NoHome,
    /// Anything else.
    Other,
}

impl Fault {
    /// A fault that the program found by itself.
    pub fn of(kind: FaultKind, path: &Path) -> Self {
        Self { kind, path: path.to_owned(), code: None }
    }

    /// A fault that the system reported about `path`.
    pub fn io(path: &Path, error: &io::Error) -> Self {
        let kind = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => FaultKind::DiskFull,
            ErrorKind::ReadOnlyFilesystem => FaultKind::ReadOnly,
            ErrorKind::PermissionDenied => FaultKind::Denied,
            ErrorKind::FileTooLarge => FaultKind::TooBig,
            ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::StaleNetworkFileHandle => {
                FaultKind::Gone
            }
            _ => FaultKind::Other,
        };
        Self { kind, path: path.to_owned(), code: error.raw_os_error() }
    }

    /// Whether trying again by itself may help.
    pub fn may_pass(&self) -> bool {
        matches!(
            self.kind,
            FaultKind::DiskFull
                | FaultKind::ReadOnly
                | FaultKind::Gone
                | FaultKind::Denied
                | FaultKind::Other
        )
    }
}

impl FaultKind {
    /// What a front says of it: where the words are, what happened, what to do.
    pub fn told(self, failures: &Failures) -> &str {
        match self {
            Self::DiskFull => &failures.disk_full,
            Self::ReadOnly | Self::Denied => &failures.read_only,
            Self::Gone => &failures.folder_gone,
            Self::Held => &failures.already_open,
            Self::TooBig => &failures.too_long,
            Self::Newer => &failures.newer,
            Self::Encrypted => &failures.encrypted,
            Self::Lost => &failures.lost,
            _ => &failures.not_kept,
        }
    }

    /// The trouble in plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::DiskFull => "the disk is full",
            Self::ReadOnly => "the disk cannot be written to",
            Self::Gone => "the folder is no longer there",
            Self::Denied => "the system does not allow it",
            Self::TooBig => "it is too large",
            Self::Held => "the notebook is open in another window",
            Self::Newer => "a newer mend wrote it",
            Self::Unreadable => "the file there cannot be read, so it was left as it is",
            Self::Unfaithful => "it would not read back as it was written",
            Self::NotBegun => "there is no notebook here yet",
            Self::Encrypted => "the notebook is encrypted, and this mend cannot open that yet",
            Self::Lost => "a notebook was here and cannot be found now",
            Self::NoHome => "the system names no folder for it",
            Self::Other => "the disk would not do it",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.words())?;
        if !self.path.as_os_str().is_empty() {
            write!(f, ": {}", self.path.display())?;
        }
        if let Some(code) = self.code {
            write!(f, " (code {code})")?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}

/// Names the path that an operation was about when it fails.
pub(super) trait About<T> {
    /// Turns the system's error into a [`Fault`] about `path`.
    fn about(self, path: &Path) -> Result<T, Fault>;
}

impl<T> About<T> for io::Result<T> {
    fn about(self, path: &Path) -> Result<T, Fault> {
        self.map_err(|error| Fault::io(path, &error))
    }
}
