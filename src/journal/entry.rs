//! A kept sitting or free page, in the one format that every kind of entry has (schema 1).

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Answer, EntryId, Moment, Seat, to_fit};

/// The number of the format that this mend writes.
pub const SCHEMA: u32 = 1;

/// What an entry is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A walk through a path.
    #[default]
    Guided,
    /// A free page.
    Free,
    /// How one promise went.
    Act,
    /// Something the person said they would do.
    Promise,
    /// Something the person noticed.
    Notice,
    /// An appointment.
    Session,
    /// A question for the therapist.
    Question,
    /// A list for tomorrow.
    Tomorrow,
    /// A kind of a newer mend.
    #[serde(untagged)]
    Other(String),
}

/// A dated entry.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The number of its format; higher than [`SCHEMA`] means that it is shown and never rewritten.
    pub schema: u32,
    /// Its id; counts more than the file's name.
    pub id: EntryId,
    /// How often it was saved, from 1.
    pub revision: u32,
    /// What it is.
    pub kind: Kind,
    /// When it was begun.
    pub created: Moment,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished: Option<Moment>,
    /// When it was last changed after that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited: Option<Moment>,
    /// The path it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<PathRef>,
    /// The side it was written from.
    #[serde(default)]
    pub seat: Seat,
    /// The step at which it was left, when it was not walked to its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_at: Option<String>,
    /// The check-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Before>,
    /// One answer for each step that was reached.
    #[serde(default, deserialize_with = "to_fit")]
    pub answers: Vec<Answer>,
    /// The closing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<After>,
    /// Sealed, or to bring to a session.
    #[serde(default)]
    pub marks: Marks,
    /// Older entries this one is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<About>,
    /// Tags the person gave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Notes written when looking back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Fields of a newer mend (and `mac`), written back as they were.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// The path that an entry walked, as it was then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathRef {
    /// The path's id, such as `doubt`.
    pub id: String,
    /// The version of its words.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// The id of its section, such as `feels`.
    pub section: String,
    /// The points of the article that it touches, such as `B2`.
    #[serde(default, deserialize_with = "to_fit")]
    pub points: Vec<String>,
    /// Fields of a newer mend.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// The check-in's two answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// How heavy it was, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress: Option<u8>,
    /// One word for the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Fields of a newer mend.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// The closing's answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    /// How heavy it was at the end, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distress: Option<u8>,
    /// What would help next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Fields of a newer mend.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// The marks on an entry.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Marks {
    /// Never in any export.
    #[serde(default)]
    pub sealed: bool,
    /// What to bring to a session; `{}` is the whole entry.
    #[serde(default)]
    pub bring: Vec<Bring>,
    /// Fields of a newer mend.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// One thing to bring: the whole entry, an answer, or a passage of it.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Bring {
    /// The answer's step; none is the whole entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// The passage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Where the passage began, in bytes of the answer's text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<usize>,
    /// Fields of a newer mend.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// A pointer to another entry, or to one of its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The entry's id.
    pub entry: EntryId,
    /// The step of the answer meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
}

/// A note written when looking back; the old words stay.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// When it was written.
    pub at: Moment,
    /// Its words.
    pub text: String,
    /// Fields of a newer mend.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Entry {
    /// A new, empty entry begun at `created`.
    pub fn new(id: EntryId, kind: Kind, created: Moment) -> Self {
        Self {
            schema: SCHEMA,
            id,
            revision: 1,
            kind,
            created,
            finished: None,
            edited: None,
            path: None,
            seat: Seat::Unsaid,
            left_at: None,
            before: None,
            answers: Vec::new(),
            after: None,
            marks: Marks::default(),
            about: Vec::new(),
            tags: Vec::new(),
            notes: Vec::new(),
            rest: Map::new(),
        }
    }

    /// The answer to the step `step`.
    pub fn answer(&self, step: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.step == step)
    }

    /// Whether anything in it is the person's own: words, choices or numbers.
    pub fn holds_something(&self) -> bool {
        self.answers.iter().any(|answer| !answer.is_empty())
    }

    /// The first words the person wrote, for lists; at most one line.
    pub fn first_words(&self) -> &str {
        let mut words = self.answers.iter().flat_map(Answer::own_words);
        words.next().and_then(|text| text.trim().lines().next()).unwrap_or_default()
    }

    /// When its words were last changed.
    pub fn changed(&self) -> Moment {
        self.edited.or(self.finished).unwrap_or(self.created)
    }

    /// The title of its path, or none for a free page.
    pub fn title(&self) -> Option<&str> {
        self.path.as_ref().map(|path| path.title.as_str())
    }

    /// Whether a newer mend wrote it: shown, never rewritten.
    pub fn is_newer(&self) -> bool {
        self.schema > SCHEMA
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({}, revision {})", self.id, self.revision)
    }
}

impl fmt::Debug for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Marks(…)")
    }
}

impl fmt::Debug for Bring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bring(…)")
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Note(…)")
    }
}
