//! The real program in a real terminal: started, typed into, closed, killed.
//!
//! Every test waits for words on the screen or for what stands on disk, with a deadline. None sleeps for a result.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "everything in this crate is a test, the helpers too")]
#![expect(clippy::print_stdout, reason = "figures, and what could not be checked here")]

mod by_line;
mod disturb;
mod edit;
mod ends;
mod every_path;
mod first_run;
mod harness;
mod home;
mod hostile;
mod how;
mod kills;
mod large;
mod leaving;
mod libc;
mod mishaps;
mod moments;
mod mouse;
mod pager;
mod panes;
mod preload;
mod rooms;
mod screens;
mod settings;
mod silence;
mod sittings;
mod steps;
mod talk;
mod terminal;
mod trace;
mod walk;
mod windows;
