//! `mend now`: a slow minute, at once. It takes no lock and reads no journal.

use super::Context;
use super::failure::Failure;
use super::front::{self, Start};

/// A slow minute for a bad moment, no typing
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  mend now            a slow breath at once; your pages stay closed
  mend now --plain    the same, line by line")]
pub(super) struct Now;

impl Now {
    pub(super) fn run(context: &Context) -> Result<(), Failure> {
        front::start(Start::Now, context)
    }
}
