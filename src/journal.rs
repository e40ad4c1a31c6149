//! What a person wrote, and what the program knows about it: entries, answers, drafts, the profile, history.
//!
//! Pure: no disk, no terminal, no clock. `Debug` of anything here prints no word that a person wrote.

mod answer;
mod changes;
mod draft;
mod earlier;
mod entry;
pub mod fill_in;
pub mod find;
mod history;
mod id;
mod merge;
pub mod patterns;
mod profile;
pub mod revise;
pub mod sheet;
mod timeline;

pub use answer::{Answer, Chosen, Item, Part, StepKind};
pub use changes::{Changed, changes};
pub use draft::{At, Draft, Edits};
pub use earlier::{Earlier, Marked};
pub use entry::{About, After, Before, Bring, Entry, Kind, Marks, Note, PathRef, SCHEMA};
pub use history::{History, Past};
pub use id::{EntryId, NotAnId};
pub use merge::{Change, merge};
pub use profile::{DEFAULT_PERSON, HardDate, Person, Profile, Recipient, Since, USUAL_LATE};
pub use timeline::{Month, Timeline, Versions, Which};

use serde::{Deserialize, Deserializer, Serialize};

/// A moment with its offset from UTC, as it was for the person at that place and time.
pub type Moment = chrono::DateTime<chrono::FixedOffset>;

/// The part in what happened that the pages speak to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Seat {
    /// The one who was hurt.
    Hurt,
    /// The one who broke trust.
    Broke,
    /// Some of both: the side is asked each time.
    Both,
    /// Rather not said: the side is asked each time.
    #[default]
    Unsaid,
}

/// The side that one sitting speaks to: a seat that has been decided for the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The wording for the one who was hurt; also the neutral one where no side is asked.
    #[default]
    Hurt,
    /// The wording for the one who broke trust.
    Broke,
}

impl Seat {
    /// The side of this seat, where it has one.
    pub fn side(self) -> Option<Side> {
        match self {
            Self::Hurt => Some(Side::Hurt),
            Self::Broke => Some(Side::Broke),
            Self::Both | Self::Unsaid => None,
        }
    }
}

impl From<Side> for Seat {
    fn from(side: Side) -> Self {
        match side {
            Side::Hurt => Self::Hurt,
            Side::Broke => Self::Broke,
        }
    }
}

impl Side {
    /// The word that marks this side in the guide's files: `hurt` or `broke`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Hurt => "hurt",
            Self::Broke => "broke",
        }
    }
}

/// Reads a list without the room it grew into: that is four at once, most lists hold one or two, and of pages there
/// may be ten thousand.
fn to_fit<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let mut list = Vec::deserialize(deserializer)?;
    list.shrink_to_fit();
    Ok(list)
}
