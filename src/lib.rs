//! A private, guided notebook for the terminal.

pub mod cli;
pub mod journal;
pub mod keeper;
pub mod settings;
pub mod text;
pub mod tui;
pub mod vault;
