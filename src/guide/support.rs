//! The lines to call, by country: dated, sourced data. Never chosen from a location, never dialled.

use chrono::NaiveDate;
use serde::Deserialize;

const SOURCE: &str = include_str!("../../assets/support/lines.toml");

/// Everything in the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// The day the data was put together.
    pub compiled: NaiveDate,
    /// The countries, in the order of their names.
    #[serde(default, rename = "country")]
    pub countries: Vec<Country>,
    /// Where to look when a country is missing or the data is old.
    #[serde(default, rename = "directory")]
    pub directories: Vec<Directory>,
}

/// One country.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// Two letters, such as `us` (ISO 3166-1).
    pub code: String,
    /// Its name.
    pub name: String,
    /// Emergency numbers, the first for anything.
    pub emergency: Vec<Number>,
    /// Its lines.
    #[serde(default, rename = "line")]
    pub lines: Vec<Line>,
}

/// An emergency number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// The number to call.
    pub call: String,
    /// What it is for, where there are several.
    #[serde(default, rename = "for")]
    pub purpose: String,
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineKind {
    /// A crisis, or somebody to talk to.
    Crisis,
    /// Fear of a partner, or violence in a family.
    Violence,
    /// Worry about one's own behaviour.
    Own,
}

/// How well a line is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Status {
    /// Confirmed by an official or strong source of the last two years.
    A,
    /// Confirmed, but the source is older or undated.
    B,
    /// Not confirmed: it says so, or is left out.
    U,
}

/// One line to call or to write to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What it is for.
    pub kind: LineKind,
    /// Its name.
    pub name: String,
    /// The number to call.
    #[serde(default)]
    pub call: String,
    /// How to write to it.
    #[serde(default)]
    pub text: String,
    /// Its site, shown as text.
    #[serde(default)]
    pub web: String,
    /// When it answers.
    #[serde(default)]
    pub hours: String,
    /// Its languages, or a word on whom it is for.
    #[serde(default)]
    pub languages: String,
    /// Where this was read.
    pub source: String,
    /// When that was written: a year, or empty if undated.
    #[serde(default)]
    pub source_date: String,
    /// How well it is confirmed.
    pub status: Status,
}

/// A directory of lines.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directory {
    /// Its name.
    pub name: String,
    /// Its site, shown as text.
    pub web: String,
    /// What it holds.
    pub what: String,
    /// The code of the one country that it serves; empty where it serves many.
    #[serde(default)]
    pub country: String,
    /// How well it is confirmed.
    pub status: Status,
}

impl Directory {
    /// Whether it serves somebody in this country; where none is known, only one that serves many.
    pub fn serves(&self, country: Option<&str>) -> bool {
        self.country.is_empty() || country.is_some_and(|code| self.country.eq_ignore_ascii_case(code))
    }
}

impl Support {
    /// The data that comes with the program; empty if the file were broken, which a test rules out.
    pub fn builtin() -> Self {
        Self::parse(SOURCE).unwrap_or_default()
    }

    /// Reads such a file.
    ///
    /// # Errors
    /// When it is not TOML, or a field is missing, unknown or of the wrong shape.
    pub fn parse(source: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(source)
    }

    /// The country with this code.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.iter().find(|country| country.code.eq_ignore_ascii_case(code))
    }

    /// Whether the data is over twelve months old on this day, so that the directories come first.
    pub fn is_old(&self, today: NaiveDate) -> bool {
        self.compiled.checked_add_months(chrono::Months::new(12)).is_some_and(|until| today > until)
    }
}
