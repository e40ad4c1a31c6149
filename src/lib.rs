//! A private, guided notebook for the terminal.
pub mod text;
pub mod tui;
