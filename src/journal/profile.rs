//! What is private about the person: the seat, the word for the other, own people, the line for a bad night.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Moment, SCHEMA, Seat};

/// The word used until the person gives one. It becomes "your partner" where the program speaks.
pub const DEFAULT_PERSON: &str = "my partner";

/// The late hours of whoever named none: from, to.
pub const USUAL_LATE: (&str, &str) = ("22:00", "05:00");

/// The profile. Kept from the first keeping on; before that in memory only.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The number of its format.
    pub schema: u32,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited: Option<Moment>,
    /// The word for the other person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The seat.
    #[serde(default)]
    pub seat: Seat,
    /// How long since it came out, as answered on a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Since>,
    /// What kind of break it was, for the therapist's page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub break_kind: Vec<String>,
    /// Whether shared paths are hidden.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hide_shared: bool,
    /// The person's own people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// The line kept for a bad night; never exported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bad_night: Option<String>,
    /// Days that may be hard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hard_dates: Vec<HardDate>,
    /// Late hours, from and to, as `22:00`; none is [`USUAL_LATE`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<(String, String)>,
    /// Therapists' keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Recipient>,
    /// What is said only once: id → the day it was said.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub said: BTreeMap<String, NaiveDate>,
    /// Days on which a page was made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exports: Vec<NaiveDate>,
    /// Fields of a newer mend, written back as they were.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// How long since it came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// The option chosen, such as `weeks`.
    pub answer: String,
    /// The day it was answered.
    pub on: NaiveDate,
}

/// Somebody of the person's own.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// How to reach them.
    #[serde(default)]
    pub call: String,
    /// Fields of a newer mend.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// A day that may be hard.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HardDate {
    /// A name for it.
    #[serde(default)]
    pub name: String,
    /// The day.
    pub day: NaiveDate,
}

/// A therapist's key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// Their name.
    pub name: String,
    /// The age recipient.
    pub age: String,
}

impl Profile {
    /// The word for the other person, in the person's own voice: "my partner", or what they chose.
    pub fn person(&self) -> &str {
        self.person.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(DEFAULT_PERSON)
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            schema: SCHEMA,
            edited: None,
            person: None,
            seat: Seat::Unsaid,
            since: None,
            break_kind: Vec::new(),
            hide_shared: false,
            people: Vec::new(),
            bad_night: None,
            hard_dates: Vec::new(),
            late: None,
            recipients: Vec::new(),
            said: BTreeMap::new(),
            exports: Vec::new(),
            rest: Map::new(),
        }
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Profile(…)")
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Person(…)")
    }
}

impl fmt::Debug for HardDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HardDate(…)")
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recipient(…)")
    }
}
