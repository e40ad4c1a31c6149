//! The bin: what was moved there, put back, or removed for good.

use crate::journal::{Draft, Entry};

/// Something in the bin.
#[derive(Clone, Debug, PartialEq)]
pub struct Binned {
    /// Its file's name in the bin, which names it in requests.
    pub name: String,
    /// What it is.
    pub held: Held,
}

/// What can lie in the bin.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// A kept entry.
    Entry(Box<Entry>),
    /// A draft that was let go.
    Draft(Box<Draft>),
    /// A file that cannot be read. It can be removed, not put back.
    Unreadable,
}
