//! The one place where the command line starts a front: the full screen.
//!
//! It hands over the places, the preferences and what to open first. Opening the notebook is the keeper's work,
//! behind the first screen, so that nothing here waits for the disk.

use std::io::{self, IsTerminal};

use super::Context;
use super::failure::Failure;

/// What the full screen opens with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// Home, or the very first screen.
    Home,
    /// This path, or the list of all.
    Begin(Option<String>),
    /// *It just hit me*: no lock, no journal.
    Now,
    /// *Get it out*: a free page.
    Write,
}

/// Opens the full screen and comes back when the person leaves it.
pub(super) fn start(start: Start, context: &Context) -> Result<(), Failure> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(Failure::WrongUse(
            "Nothing was changed. This opens on a terminal, and here is none. \
             `mend --help` lists what can be done without one."
                .to_owned(),
        ));
    }
    open(start, context)
}

/// The seam: `tui::run` goes here, with `context.places`, `context.settings()` and `start`.
fn open(_start: Start, _context: &Context) -> Result<(), Failure> {
    Err(Failure::could_not(&[
        "Nothing was changed.",
        "This build of mend has no full screen yet.",
        "`mend --help` lists what it can do.",
    ]))
}
