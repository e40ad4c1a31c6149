//! Why a command could not do what was asked: the code it ends with, and what it says.
//!
//! Short sentences in one order: where the words are, what happened, what to do. Never a word of an entry.

use super::code;
use crate::text::fill::capital;
use crate::vault::{Fault, FaultKind};

/// Why a command ended early.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The reader of the output went away. Nothing to say, and not a fault.
    ClosedPipe,
    /// It could not be done; the words say why.
    CouldNot(String),
    /// It was asked for in a way that makes no sense.
    WrongUse(String),
    /// Nothing was ever kept here.
    NoNotebook(String),
    /// Another window holds the notebook.
    Held(String),
    /// The full screen ended with this code and said why itself.
    Ended(u8),
}

/// What `mend write` says where nothing was ever kept.
pub(super) const NOTHING_KEPT: &str = "There is no notebook here yet, so nothing was kept. Open `mend` and choose, \
     or add `--keep-unlocked` to start one that anyone on this account can read.";

const NOTHING_TO_SHOW: &str = "There is no notebook here yet, so there is nothing to show. Open `mend` and choose, \
     or name the right folder with `--data-dir`.";

impl Failure {
    /// What was asked for could not be done; the sentences say why.
    pub(super) fn could_not(sentences: &[&str]) -> Self {
        Self::CouldNot(sentences.join(" "))
    }

    /// The code that the program ends with.
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::ClosedPipe => code::DONE.number,
            Self::CouldNot(_) => code::COULD_NOT.number,
            Self::WrongUse(_) => code::WRONG_USE.number,
            Self::NoNotebook(_) => code::NO_NOTEBOOK.number,
            Self::Held(_) => code::HELD.number,
            Self::Ended(code) => *code,
        }
    }

    /// What is said about it on standard error.
    pub(super) fn words(&self) -> Option<&str> {
        match self {
            Self::ClosedPipe | Self::Ended(_) => None,
            Self::CouldNot(words) | Self::WrongUse(words) | Self::NoNotebook(words) | Self::Held(words) => {
                Some(words)
            }
        }
    }

    /// The person left, and the last of the words could not be kept before the end.
    pub(super) fn not_all_kept() -> Self {
        Self::could_not(&[
            "What was kept before is fine.",
            "The last of it could not be kept, and mend has closed.",
            "Look at the folder that `mend where` names before you go on.",
        ])
    }

    /// The notebook could not be read.
    pub(super) fn reading(fault: &Fault) -> Self {
        if fault.kind == FaultKind::NotBegun {
            return Self::NoNotebook(NOTHING_TO_SHOW.to_owned());
        }
        Self::known(fault).unwrap_or_else(|| {
            Self::could_not(&["Nothing was changed.", &cause(fault), "Set that right, then try again."])
        })
    }

    /// New words could not be kept.
    pub(super) fn keeping(fault: &Fault) -> Self {
        let (why, next) = match fault.kind {
            FaultKind::NotBegun => return Self::NoNotebook(NOTHING_KEPT.to_owned()),
            // Adding needs no lock; only the very start of a notebook does.
            FaultKind::Held => {
                return Self::Held(
                    "Another window is just starting this notebook, so these words were not kept. \
                     Give them again in a moment."
                        .to_owned(),
                );
            }
            FaultKind::DiskFull => ("The disk is full", "Free some space, then give them again."),
            FaultKind::ReadOnly | FaultKind::Denied => {
                ("This folder takes no new words", "Choose another folder with `--data-dir`.")
            }
            FaultKind::TooBig => ("They are too long for one page", "Keep them in smaller pieces."),
            _ => {
                return Self::known(fault).unwrap_or_else(|| {
                    let next = "These words were not kept: set that right, then give them again.";
                    Self::could_not(&["What was kept before is untouched.", &cause(fault), next])
                });
            }
        };
        Self::could_not(&[
            "What was kept before is fine.",
            &format!("{why}, so these words were not kept."),
            next,
        ])
    }

    /// Faults that are said in the same words whatever was asked for.
    fn known(fault: &Fault) -> Option<Self> {
        let words = match fault.kind {
            FaultKind::Encrypted => [
                "Your pages are still here, locked.",
                "This mend cannot open a notebook with a passphrase yet.",
                "Use the one that made it.",
            ],
            FaultKind::Lost => [
                "Nothing was changed.",
                "A notebook was here and cannot be found now.",
                "Put its folder or disk back, or name another with `--data-dir`.",
            ],
            FaultKind::Newer => [
                "Your pages are here and unchanged.",
                "A newer mend wrote some of them.",
                "To change those pages, use the newer one.",
            ],
            FaultKind::Held => {
                return Some(Self::Held(
                    "This notebook is open in another window. Go there, or read and add here.".to_owned(),
                ));
            }
            FaultKind::NoHome => [
                "Nothing was changed.",
                "The system names no folder for a notebook.",
                "Name one with `--data-dir` and `--settings-dir`.",
            ],
            _ => return None,
        };
        Some(Self::could_not(&words))
    }
}

/// What happened, as one sentence with the place. The system's number may stand there, never first.
pub(super) fn cause(fault: &Fault) -> String {
    let code = fault.code.map(|code| format!(" (code {code})")).unwrap_or_default();
    format!("{}: {}{code}.", capital(fault.kind.words()), fault.path.display())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const KINDS: [FaultKind; 14] = [
        FaultKind::DiskFull,
        FaultKind::ReadOnly,
        FaultKind::Gone,
        FaultKind::Denied,
        FaultKind::TooBig,
        FaultKind::Held,
        FaultKind::Newer,
        FaultKind::Unreadable,
        FaultKind::Unfaithful,
        FaultKind::NotBegun,
        FaultKind::Encrypted,
        FaultKind::Lost,
        FaultKind::NoHome,
        FaultKind::Other,
    ];

    #[test]
    fn every_fault_is_told_calmly_and_says_what_to_do() {
        for kind in KINDS {
            let fault = Fault::of(kind, Path::new("/some/where"));
            for failure in [Failure::reading(&fault), Failure::keeping(&fault)] {
                let words = failure.words().unwrap();
                assert!(words.matches(['.', ':']).count() >= 2, "{words}");
                for blame in ["!", "error", "sorry", "oops", "failed"] {
                    assert!(!words.to_lowercase().contains(blame), "{words}");
                }
            }
        }
    }

    #[test]
    fn the_codes_are_those_that_scripts_may_rely_on() {
        let code = |kind| Failure::keeping(&Fault::of(kind, Path::new("/x"))).code();
        assert_eq!(code(FaultKind::NotBegun), 10);
        assert_eq!(code(FaultKind::Held), 11);
        assert_eq!(code(FaultKind::DiskFull), 1);
        assert_eq!(Failure::WrongUse(String::new()).code(), 2);
        assert_eq!(Failure::ClosedPipe.code(), 0);
    }
}
