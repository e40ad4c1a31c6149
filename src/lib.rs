//! A private, guided notebook for the terminal.

pub mod guide;
pub mod journal;
pub mod keeper;
pub mod settings;
pub mod sitting;
pub mod text;
pub mod tui;
pub mod vault;
