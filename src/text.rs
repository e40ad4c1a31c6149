//! Text: wrapping at words, dates in words, placeholders, and the filter for everything shown. Imports nothing of ours.

pub mod dates;
pub mod fill;
pub mod show;
pub mod wrap;
