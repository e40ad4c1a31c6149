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

impl Line {
    /// How to write to it. A bare number, or a word to send to one, says that it is for a message: it is never taken
    /// for one to call.
    pub fn by_text(&self, word: &str) -> String {
        let bare = self.text.starts_with(|first: char| first.is_ascii_digit()) || self.text.contains(" to ");
        if bare { format!("{word} {}", self.text) } else { self.text.clone() }
    }

    /// Its name with the first way to reach it, so that none is named that cannot be reached.
    fn in_brief(&self, word: &str) -> String {
        let ways = [self.call.clone(), self.by_text(word), self.web.clone()];
        let way = ways.into_iter().find(|way| !way.is_empty()).unwrap_or_default();
        format!("{} {way}", self.name).trim().to_owned()
    }
}

impl Country {
    /// Its lines in brief, those for fear and harm between two people first. `word` stands before a number for messages.
    pub fn lines_in_brief(&self, word: &str) -> Vec<String> {
        let of = |kind| self.lines.iter().filter(move |line| line.kind == kind);
        let all = [LineKind::Violence, LineKind::Own, LineKind::Crisis].into_iter().flat_map(of);
        all.map(|line| line.in_brief(word)).collect()
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
        self.countries.iter().find(|country| country.code == code)
    }

    /// Whether the data is over twelve months old on this day, so that the directories come first.
    pub fn is_old(&self, today: NaiveDate) -> bool {
        self.compiled.checked_add_months(chrono::Months::new(12)).is_some_and(|until| today > until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_for_messages_is_never_taken_for_one_to_call() {
        let support = Support::builtin();
        let lines = || support.countries.iter().flat_map(|country| &country.lines);
        let by_text = |text: &str| {
            let line = lines().find(|line| line.text == text).unwrap_or_else(|| panic!("{text}"));
            line.by_text("text")
        };
        assert_eq!(by_text("988"), "text 988");
        assert!(lines().filter(|line| line.text.is_empty()).all(|line| line.by_text("text").is_empty()));
    }

    #[test]
    fn every_line_that_is_named_in_brief_can_be_reached_and_those_for_harm_come_first() {
        let support = Support::builtin();
        for country in &support.countries {
            let brief = country.lines_in_brief("text");
            assert_eq!(brief.len(), country.lines.len(), "{}", country.name);
            for line in &country.lines {
                let ways = [&line.call, &line.web, &line.text];
                let reached = brief.iter().find(|said| said.starts_with(&line.name)).unwrap();
                let way = |way: &&String| !way.is_empty() && reached.ends_with(way.as_str());
                assert!(ways.iter().any(way), "{reached}");
            }
            let harm = country.lines.iter().find(|line| line.kind == LineKind::Violence);
            assert!(harm.is_none_or(|line| brief[0].starts_with(&line.name)), "{}", country.name);
        }
    }
}
