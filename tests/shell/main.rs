//! The commands as a person types them: the real program, its output, its codes, its files.
//!
//! Every test has a home of its own, so that no folder of this computer is read or written.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
#![expect(clippy::print_stdout, reason = "figures, and what could not be checked here")]

mod codes;
mod export;
mod extras;
mod home;
mod hostile;
mod how;
mod read;
mod search;
mod streams;
mod usage;
mod write;
