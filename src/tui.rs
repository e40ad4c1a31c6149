//! The full screen.
pub mod widgets;
