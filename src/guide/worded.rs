//! Words that may differ by side, as they stand in every file of the guide. Which side it is, others decide.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::journal::Side;

/// Words, or words by side (or by another key, as a letter's openers are).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Worded<T> {
    /// The same for all.
    One(T),
    /// By key: `hurt`, `broke`, or an option's id.
    By(BTreeMap<String, T>),
}

impl<T: Default> Default for Worded<T> {
    fn default() -> Self {
        Self::One(T::default())
    }
}

impl<T> Worded<T> {
    /// The words for a side; where that side has none, the hurt one's, which stand for the neutral.
    pub fn side(&self, side: Side) -> Option<&T> {
        match self {
            Self::One(words) => Some(words),
            Self::By(by) => by.get(side.key()).or_else(|| by.get(Side::Hurt.key())),
        }
    }

    /// The words for a key, such as the id chosen for a letter.
    pub fn key(&self, key: &str) -> Option<&T> {
        match self {
            Self::One(_) => None,
            Self::By(by) => by.get(key),
        }
    }

    /// All wordings.
    pub fn all(&self) -> Vec<&T> {
        match self {
            Self::One(words) => vec![words],
            Self::By(by) => by.values().collect(),
        }
    }

    /// Whether the two sides read different words.
    pub fn differs(&self) -> bool {
        matches!(self, Self::By(by) if by.contains_key("hurt") || by.contains_key("broke"))
    }
}
