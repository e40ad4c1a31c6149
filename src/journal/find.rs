//! Finding entries again: words that are all wanted, and filters beside them.
//!
//! Pure. What is found is told by its place in the timeline, newest first; which words of it may be shown is told here
//! too, so that every front keeps to it. It knows no screen.

mod filters;
mod finder;
mod texts;
mod words;

pub use filters::{Filters, KINDS, Mark, kind_id};
pub use finder::{Finder, in_parts};
pub use texts::{excerpt, first_line, line_of};
pub use words::Words;

#[cfg(test)]
mod tests;
