//! Text: wrapping at words, editing, dates in words, and the filter for everything shown. Imports nothing of ours.

pub mod dates;
pub mod show;
pub mod wrap;
