//! A private, guided notebook for the terminal.

pub mod journal;
pub mod text;
pub mod tui;
