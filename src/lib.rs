//! A private, guided notebook for the terminal.

pub mod journal;
pub mod keeper;
pub mod text;
pub mod tui;
pub mod vault;
