//! `mend begin`: opens one path in the full screen, or the list of all of them.

use super::Context;
use super::failure::Failure;
use super::front::{self, Start};

/// Open a guided page, or the list of them
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  mend begin          the list of all pages
  mend begin doubt    one of them, by its short name; where it was left, if it was")]
pub(super) struct Begin {
    /// The path's short name, such as `doubt`
    path: Option<String>,
}

impl Begin {
    pub(super) fn run(self, context: &Context) -> Result<(), Failure> {
        front::start(Start::Begin(self.path), context)
    }
}
