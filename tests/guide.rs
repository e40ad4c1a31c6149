//! The content of the guide: what a writer or a therapist may change, and what must hold when they did.
//!
//! Every check is a function that returns its complaints, so that each is also seen to complain about a bad sample.

#[path = "guide/article.rs"]
mod article;
#[path = "guide/files.rs"]
mod files;
#[path = "guide/grade.rs"]
mod grade;
#[path = "guide/lists.rs"]
mod lists;
#[path = "guide/shape.rs"]
mod shape;
#[path = "guide/voice.rs"]
mod voice;
