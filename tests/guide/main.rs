//! The content of the guide: what a writer or a therapist may change, and what must hold when they did.
//!
//! Every check is a function that returns its complaints, so that each is also seen to complain about a bad sample.

mod article;
mod files;
mod grade;
mod lists;
mod sections;
mod shape;
mod voice;
