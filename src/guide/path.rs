//! A path and its steps, as they stand in `assets/guide/paths/*.toml`.

use serde::Deserialize;

use super::fate::{Effect, Save, Sealed};
use super::when::{Tell, When};
use super::worded::Worded;
use crate::journal::{Side, StepKind};

/// A guided sequence.
#[expect(
    clippy::struct_excessive_bools,
    reason = "the switches of a path file, each with its own name there"
)]
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Path {
    /// Its id, such as `doubt`.
    pub id: String,
    /// The version of its words, from 1.
    pub version: u32,
    /// Its title, as people see it.
    pub title: String,
    /// The section it stands in.
    pub section: Section,
    /// The points of the article it touches, such as `B2`.
    #[serde(default)]
    pub points: Vec<String>,
    /// The sides it speaks to.
    #[serde(default = "both")]
    pub seats: Vec<Side>,
    /// 1 steady, 2 deeper, 3 deep.
    pub depth: u8,
    /// Minutes: the core, the whole.
    pub minutes: [u16; 2],
    /// Touches what two people do together.
    #[serde(default)]
    pub shared: bool,
    /// A card on its first screen.
    #[serde(default)]
    pub opening: Option<Worded<String>>,
    /// Its own small print, under its first step.
    #[serde(default)]
    pub small: Option<Worded<String>>,
    /// The small print when the check-in is 8 or more.
    #[serde(default)]
    pub small_high: Option<Worded<String>>,
    /// Whether it begins with the check-in and ends with the closing.
    #[serde(default = "yes")]
    pub checkin: bool,
    /// Whether it may meet a gate.
    #[serde(default = "yes")]
    pub gates: bool,
    /// Whether the side is asked where the seat has none and the wording differs.
    #[serde(default = "yes")]
    pub ask_seat: bool,
    /// Whether anything of it is kept.
    #[serde(default = "yes")]
    pub save: bool,
    /// Which log it keeps.
    #[serde(default)]
    pub log: Option<Log>,
    /// Closes with "What you wrote still stands" for the one who broke trust.
    #[serde(default)]
    pub stands: bool,
    /// Its steps, core first.
    #[serde(default, rename = "step")]
    pub steps: Vec<Step>,
    /// What runs wherever the person stops, before the closing.
    #[serde(default)]
    pub way_out: Vec<Step>,
}

/// One screen of a path.
#[expect(
    clippy::struct_excessive_bools,
    reason = "the switches of a step, each with its own name in the file"
)]
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its id within the path.
    pub id: String,
    /// What it asks for.
    pub kind: StepKind,
    /// Whether it belongs to the at most four core steps.
    #[serde(default)]
    pub core: bool,
    /// The question.
    #[serde(default)]
    pub prompt: Worded<String>,
    /// One dim line of help.
    #[serde(default)]
    pub small: Option<Worded<String>>,
    /// This step only on that side.
    #[serde(default = "both")]
    pub seats: Vec<Side>,
    /// This step only then.
    #[serde(default)]
    pub when: Option<When>,
    /// Options to choose from.
    #[serde(default)]
    pub options: Worded<Vec<Opt>>,
    /// Choose from, or sort, what that step got; `marks`, `entries`: from the journal.
    #[serde(default)]
    pub from: Option<String>,
    /// That answer stands above, dim; `numbers`: before and after so far.
    #[serde(default)]
    pub show: Option<String>,
    /// A rating's two ends.
    #[serde(default)]
    pub ends: Option<Worded<[String; 2]>>,
    /// The most that may be chosen.
    #[serde(default)]
    pub max: Option<usize>,
    /// Rows of writing; of a sort with 1, one row for each heading and no moving.
    #[serde(default)]
    pub lines: Option<u16>,
    /// A soft timer, in minutes.
    #[serde(default)]
    pub timer: Option<u16>,
    /// Of feelings: whose first twelve, where not the side's own.
    #[serde(default)]
    pub words: Option<Side>,
    /// A sort's headings; of a commitment, what its fields are called, and how many there are.
    #[serde(default)]
    pub parts: Worded<Vec<String>>,
    /// What each line of a list may become.
    #[serde(default)]
    pub states: Worded<Vec<String>>,
    /// A letter's openers, by side or by the id chosen for `to`.
    #[serde(default)]
    pub openers: Worded<Vec<String>>,
    /// The step that says to whom a letter is.
    #[serde(default)]
    pub to: Option<String>,
    /// Of breathing: the question of an optional number row under it.
    #[serde(default)]
    pub rate: Option<Worded<String>>,
    /// Of breathing: choices beside it, such as `look`.
    #[serde(default)]
    pub also: Vec<String>,
    /// Of looking around: full or short.
    #[serde(default)]
    pub length: Length,
    /// Lines above the choices: the first that fits.
    #[serde(default)]
    pub tell: Vec<Tell>,
    /// May be shown large, alone.
    #[serde(default)]
    pub aloud: bool,
    /// Whether its answer is kept.
    #[serde(default)]
    pub save: Save,
    /// Whether its answer is sealed.
    #[serde(default)]
    pub sealed: Sealed,
    /// After it the number row of the heart card comes once more.
    #[serde(default)]
    pub deepest: bool,
    /// Asked at the path's next sitting.
    #[serde(default)]
    pub next_time: bool,
    /// What its answer also does.
    #[serde(default)]
    pub effect: Option<Effect>,
}

/// One option of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opt {
    /// Its id within the step.
    pub id: String,
    /// Its words.
    pub label: String,
    /// Unticks the rest.
    #[serde(default)]
    pub alone: bool,
    /// Opens a line to write.
    #[serde(default)]
    pub own: bool,
    /// Not offered when this holds: `hide_shared`.
    #[serde(default)]
    pub unless: Option<String>,
    /// Set below the rest.
    #[serde(default)]
    pub apart: bool,
    /// `bring` or `hide_shared`.
    #[serde(default)]
    pub effect: Option<String>,
    /// Where it leads: `path:ID`, `step:ID`, `people`, `lines`, `questions`, `ground`, `hide`, `close`, `page`.
    #[serde(default)]
    pub go: Option<String>,
}

/// How long looking around takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Length {
    /// Five, four, three, two, one.
    #[default]
    Full,
    /// Three straight edges.
    Short,
}

/// A log that a path keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Log {
    /// What I said I'd do.
    Promise,
    /// What I notice.
    Notice,
}

/// A section of the guide, in the article's own order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Section {
    /// Starting.
    Start,
    /// What it feels like.
    Feels,
    /// What lies underneath.
    Beneath,
    /// Steps toward trust.
    Trust,
    /// What can grow.
    Grow,
    /// Where this goes.
    Where,
    /// Around a session.
    Session,
}

impl Section {
    /// All sections, in order.
    pub const ALL: [Self; 7] =
        [Self::Start, Self::Feels, Self::Beneath, Self::Trust, Self::Grow, Self::Where, Self::Session];

    /// Its id, as entries hold it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Feels => "feels",
            Self::Beneath => "beneath",
            Self::Trust => "trust",
            Self::Grow => "grow",
            Self::Where => "where",
            Self::Session => "session",
        }
    }
}

/// A path file that does not say what a path must.
#[derive(Debug, thiserror::Error)]
#[error("this is not a path: {0}")]
pub struct PathFault(#[from] toml::de::Error);

impl Path {
    /// Reads a path file.
    ///
    /// # Errors
    /// When it is not TOML, or a field is missing, unknown or of the wrong shape; the message names the place.
    pub fn parse(source: &str) -> Result<Self, PathFault> {
        Ok(toml::from_str(source)?)
    }

    /// Whether the two sides walk it differently: other words, other steps, or other first feelings.
    pub fn differs_by_side(&self) -> bool {
        let worded = |words: &Option<Worded<String>>| words.as_ref().is_some_and(Worded::differs);
        worded(&self.opening)
            || worded(&self.small)
            || worded(&self.small_high)
            || self.steps.iter().chain(&self.way_out).any(Step::differs_by_side)
    }

    /// The step with this id, in the path or on its way out.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().chain(&self.way_out).find(|step| step.id == id)
    }
}

impl Step {
    /// Whether the two sides meet it differently.
    pub fn differs_by_side(&self) -> bool {
        self.prompt.differs()
            || self.small.as_ref().is_some_and(Worded::differs)
            || self.options.differs()
            || self.parts.differs()
            || self.states.differs()
            || self.openers.differs()
            || self.ends.as_ref().is_some_and(Worded::differs)
            || self.rate.as_ref().is_some_and(Worded::differs)
            || self.seats.len() < 2
            || (self.kind == StepKind::Feelings && self.words.is_none())
    }
}

fn both() -> Vec<Side> {
    vec![Side::Hurt, Side::Broke]
}

fn yes() -> bool {
    true
}
