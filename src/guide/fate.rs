//! What becomes of an answer beside being kept: what it also does, and whether it is kept, sealed, or neither.

use serde::Deserialize;

/// What the answer to a step also does.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub enum Effect {
    /// Names the other person.
    Person,
    /// Says how long since it came out.
    Since,
    /// May go on the people page (asked first).
    OwnPeople,
    /// What kind of break it was.
    BreakKind,
    /// Alone or together.
    SessionKind,
    /// Decides what becomes of the words of a step: keep, seal, close for a month, delete, one line.
    Fate(String),
    /// Not known; the tests of content refuse it.
    Unknown(String),
}

/// What becomes of a step's words; the ids of the options of a step with `effect = "fate:STEP"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// `keep`
    Keep,
    /// `seal`
    Seal,
    /// `close-month`
    CloseMonth,
    /// `delete`
    Delete,
    /// `one-line`
    OneLine,
}

impl From<String> for Effect {
    fn from(text: String) -> Self {
        match text.as_str() {
            "person" => Self::Person,
            "since" => Self::Since,
            "own_people" => Self::OwnPeople,
            "break_kind" => Self::BreakKind,
            "session_kind" => Self::SessionKind,
            other => match other.strip_prefix("fate:") {
                Some(step) => Self::Fate(step.to_owned()),
                None => Self::Unknown(text),
            },
        }
    }
}

/// Whether a step's answer is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "toml::Value")]
pub enum Save {
    /// Kept.
    #[default]
    Yes,
    /// In neither entry nor draft.
    No,
    /// Only if the person ticks it.
    Ask,
}

impl TryFrom<toml::Value> for Save {
    type Error = &'static str;

    fn try_from(value: toml::Value) -> Result<Self, Self::Error> {
        match value {
            toml::Value::Boolean(true) => Ok(Self::Yes),
            toml::Value::Boolean(false) => Ok(Self::No),
            toml::Value::String(text) if text == "ask" => Ok(Self::Ask),
            _ => Err("save is true, false or \"ask\""),
        }
    }
}

/// Whether a step's answer is sealed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "toml::Value")]
pub enum Sealed {
    /// Not sealed.
    #[default]
    No,
    /// Sealed.
    Yes,
    /// Sealed unless the person ticks that it may go out.
    UnlessTicked,
}

impl TryFrom<toml::Value> for Sealed {
    type Error = &'static str;

    fn try_from(value: toml::Value) -> Result<Self, Self::Error> {
        match value {
            toml::Value::Boolean(true) => Ok(Self::Yes),
            toml::Value::Boolean(false) => Ok(Self::No),
            toml::Value::String(text) if text == "unless-ticked" => Ok(Self::UnlessTicked),
            _ => Err("sealed is true, false or \"unless-ticked\""),
        }
    }
}
