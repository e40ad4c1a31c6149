//! `mend begin`: opens one path in the full screen, or the list of all of them.

use super::Context;
use super::failure::Failure;
use super::front::{self, Start};

/// Open a guided page, or the list of them
#[derive(Debug, clap::Args)]
pub(super) struct Begin {
    /// The path's short name, such as `doubt`
    path: Option<String>,
}

impl Begin {
    pub(super) fn run(self, context: &Context) -> Result<(), Failure> {
        front::start(Start::Begin(self.path), context)
    }
}
