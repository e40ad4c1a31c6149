//! The name of an entry: twelve random characters that say nothing about it.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `a-z` and `2-9` without the look-alikes i, l and o.
const ALPHABET: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// An entry's id, as in `k7f3qd9x2m4a`. Also names its draft, its history and its place in the bin.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId([u8; Self::LENGTH]);

/// What was given is not twelve characters of `a-z2-9`.
#[derive(Debug, thiserror::Error)]
#[error("an id is twelve letters and digits, like k7f3qd9x2m4a")]
pub struct NotAnId;

impl EntryId {
    /// Length of an id, in characters.
    pub const LENGTH: usize = 12;

    /// Makes an id from twelve random bytes; randomness is an argument.
    pub fn from_random(bytes: [u8; Self::LENGTH]) -> Self {
        Self(bytes.map(|byte| ALPHABET[usize::from(byte) % ALPHABET.len()]))
    }

    /// Reads an id that was typed or stands in a file.
    ///
    /// # Errors
    /// When it is not twelve characters of `a-z2-9`.
    pub fn parse(text: &str) -> Result<Self, NotAnId> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || (b'2'..=b'9').contains(&byte);
        let letters: [u8; Self::LENGTH] = text.as_bytes().try_into().ok().ok_or(NotAnId)?;
        if letters.into_iter().all(fits) { Ok(Self(letters)) } else { Err(NotAnId) }
    }

    /// The twelve characters.
    pub fn as_str(&self) -> &str {
        // They are letters and digits, however they came here.
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EntryId({self})")
    }
}

impl Serialize for EntryId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for EntryId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_twelve_characters_that_read_back() {
        let id = EntryId::from_random([0, 1, 2, 30, 31, 255, 7, 8, 9, 10, 11, 12]);
        assert_eq!(id.as_str().len(), EntryId::LENGTH);
        assert_eq!(EntryId::parse(id.as_str()).unwrap(), id);
    }

    #[test]
    fn what_could_leave_the_folder_is_not_an_id() {
        for bad in ["", "../../etc/ab", "K7F3QD9X2M4A", "k7f3qd9x2m4", "k7f3qd9x2m4ab", "k7f3qd9x2m1a"] {
            assert!(EntryId::parse(bad).is_err(), "{bad}");
        }
    }
}
