//! Text: wrapping at words, folding for search, dates in words and words for dates, placeholders, and the filter for
//! everything shown. Imports nothing of ours.

pub mod compare;
pub mod dates;
pub mod excerpt;
pub mod fill;
pub mod fold;
pub mod hours;
pub mod period;
pub mod show;
pub mod wrap;
