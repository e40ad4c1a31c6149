//! The full screen: terminal → app → screens → widgets, with the key table and the theme beside them.
//!
//! It never touches the disk: what needs it is a request to the keeper, and its outcome comes back as an event.

pub mod app;
pub mod keymap;
pub mod run;
pub mod screen;
pub mod screens;
pub mod terminal;
pub mod theme;
pub mod widgets;
pub mod wording;

#[cfg(test)]
mod tests;
