//! The real program in a real terminal: started, typed into, closed, killed.
//!
//! Every test waits for words on the screen or for what stands on disk, with a deadline. None sleeps for a result.
#![cfg(target_os = "linux")]

mod harness;
mod home;
mod terminal;
mod trace;
