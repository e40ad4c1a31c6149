//! A sitting not finished, with the place to come back to.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Answer, Entry, EntryId};

/// A draft: the entry as far as it goes, and where the person was.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The number of its format, as an entry's.
    pub schema: u32,
    /// The entry as far as it goes.
    pub entry: Entry,
    /// Where the person was.
    #[serde(default)]
    pub at: At,
    /// The entry that this changes, when it is not a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edits: Option<Edits>,
    /// Fields of a newer mend, written back as they were.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// Where in a sitting the person was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct At {
    /// The step's id; those of shared pieces begin with `~`, as `~check-in`.
    #[serde(default)]
    pub step: String,
    /// The field on that screen, from 0.
    #[serde(default)]
    pub field: usize,
    /// The cursor in that field, in bytes.
    #[serde(default)]
    pub cursor: usize,
    /// The first row that was visible.
    #[serde(default)]
    pub top: usize,
}

/// What a draft changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edits {
    /// The entry's id.
    pub id: EntryId,
    /// The revision it was begun on.
    pub base_revision: u32,
}

impl At {
    /// Under headings a field is the line below its heading, and so many more for each heading before.
    pub const HEADING: usize = 1000;
}

impl Draft {
    /// Whether every word of it stands in the page that was kept, or was deleted from it: then the page was kept, and
    /// the end came before the draft was removed.
    pub fn stands_in(&self, kept: &Entry) -> bool {
        if self.edits.is_some() {
            // A change may have taken words away: nothing but the same answers will do.
            let noted = self.entry.notes.iter().all(|note| kept.notes.contains(note));
            return kept.revision >= self.entry.revision && kept.answers == self.entry.answers && noted;
        }
        let stands = |answer: &Answer| {
            let kept = kept.answer(&answer.step);
            kept.is_some_and(|kept| kept.deleted || kept.own_words() == answer.own_words())
        };
        let mut written = self.entry.answers.iter().filter(|answer| answer.has_words());
        let noted = self.entry.notes.iter().all(|note| kept.notes.contains(note));
        kept.finished.is_some() && kept.revision >= self.entry.revision && written.all(stands) && noted
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Draft({})", self.entry.id)
    }
}
