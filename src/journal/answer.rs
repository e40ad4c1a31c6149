//! What a step got. One flat shape for every kind of step, as it stands in the file.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{About, to_fit};

/// What a step asks for. The words of the guide's files and of an entry's answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Free text.
    #[default]
    Text,
    /// Words for feelings, with how strong.
    Feelings,
    /// Words for needs.
    Needs,
    /// A number from 0 to 10.
    Rate,
    /// One of several.
    Pick,
    /// Any of several.
    PickMany,
    /// Short lines.
    List,
    /// Short lines, each under one of several headings.
    Sort,
    /// A letter that is not sent.
    Letter,
    /// Slow breathing.
    Breathe,
    /// Looking around.
    Look,
    /// Feet, hands, back.
    Body,
    /// What, when, and how one would see it.
    Commit,
    /// Something short to read.
    Card,
    /// Choosing an older page.
    LookBack,
    /// The two direct questions; never kept.
    Questions,
    /// A kind of a newer mend: shown by its words, never changed.
    #[serde(untagged)]
    Other(String),
}

/// The answer to one step. Only the fields of its kind are filled.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The step's id in its path.
    pub step: String,
    /// What kind of step it was.
    pub kind: StepKind,
    /// The question as it was asked, so that the entry stays readable when the guide changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// To whom a letter is: an id of the path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Free text, a letter, or what a commitment is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// By when, of a commitment: in the person's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How one would see it, of a commitment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_as: Option<String>,
    /// A number from 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<u8>,
    /// What was chosen: options, feelings or needs.
    #[serde(default, deserialize_with = "to_fit", skip_serializing_if = "Vec::is_empty")]
    pub chosen: Vec<Chosen>,
    /// The headings of a sort with their lines.
    #[serde(default, deserialize_with = "to_fit", skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// The lines of a list.
    #[serde(default, deserialize_with = "to_fit", skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    /// Until when a letter is closed; it asks once, it never locks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_until: Option<NaiveDate>,
    /// The older page this is about. Boxed: few answers have one, and thousands are held in memory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Box<About>>,
    /// Reached and left empty.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skipped: bool,
    /// Never in any export.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sealed: bool,
    /// Its words were deleted by the person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
    /// Fields of a newer mend, written back as they were.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// One thing chosen: an option (`id`, `label`) or a word (`word`, `family`, `strength`).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    /// The option's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The option's words, as shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What was written beside an option that opens a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A feeling or a need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// The family the word stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// How strong: 1 a little, 2 quite, 3 very.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<u8>,
    /// The person's own word.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
    /// Fields of a newer mend, written back as they were.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// One heading of a sort, with the lines under it.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The heading.
    pub label: String,
    /// The lines.
    #[serde(default, deserialize_with = "to_fit")]
    pub items: Vec<String>,
    /// Fields of a newer mend, written back as they were.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// One line of a list.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The line.
    pub text: String,
    /// What became of it, where the list asks: an id such as `part`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Fields of a newer mend, written back as they were.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Answer {
    /// An empty answer to the step `step` of kind `kind`.
    pub fn new(step: impl Into<String>, kind: StepKind) -> Self {
        Self { step: step.into(), kind, ..Self::default() }
    }

    /// Whether nothing was given. A prompt alone gives nothing.
    pub fn is_empty(&self) -> bool {
        let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        blank(&self.text)
            && blank(&self.by)
            && blank(&self.seen_as)
            && self.value.is_none()
            && self.chosen.is_empty()
            && self.about.is_none()
            && self.items.iter().all(|item| item.text.trim().is_empty())
            && self.parts.iter().all(|part| part.items.iter().all(|line| line.trim().is_empty()))
    }

    /// Whether a person wrote words of their own here (not only chose or rated).
    pub fn has_words(&self) -> bool {
        !self.own_words().is_empty()
    }

    /// Everything the person wrote or chose here, in order, without prompts and headings.
    pub fn own_words(&self) -> Vec<&str> {
        let mut words: Vec<&str> = Vec::new();
        words.extend(self.text.as_deref());
        words.extend(self.by.as_deref());
        words.extend(self.seen_as.as_deref());
        words.extend(self.chosen.iter().filter_map(|chosen| chosen.text.as_deref()));
        words.extend(
            self.chosen.iter().filter(|chosen| chosen.own).filter_map(|chosen| chosen.word.as_deref()),
        );
        words.extend(self.items.iter().map(|item| item.text.as_str()));
        words.extend(self.parts.iter().flat_map(|part| part.items.iter().map(String::as_str)));
        words.retain(|word| !word.trim().is_empty());
        words
    }

    /// The id of the first option chosen.
    pub fn picked(&self) -> Option<&str> {
        self.chosen.first().and_then(|chosen| chosen.id.as_deref())
    }

    /// Whether the option `id` was chosen.
    pub fn has_picked(&self, id: &str) -> bool {
        self.chosen.iter().any(|chosen| chosen.id.as_deref() == Some(id))
    }
}

impl Chosen {
    /// A chosen option.
    pub fn option(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: Some(id.into()), label: Some(label.into()), ..Self::default() }
    }

    /// A chosen word of a family.
    pub fn word(word: impl Into<String>, family: impl Into<String>) -> Self {
        Self { word: Some(word.into()), family: Some(family.into()), ..Self::default() }
    }

    /// What is shown for it: the word or the label.
    pub fn shown(&self) -> &str {
        self.word.as_deref().or(self.label.as_deref()).unwrap_or_default()
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answer({}, {:?})", self.step, self.kind)
    }
}

impl fmt::Debug for Chosen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chosen(…)")
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Part(…)")
    }
}

impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Item(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_of_the_specification_survives_being_read_and_written() {
        let lines = [
            r#"{"step":"set-off","kind":"text","prompt":"p","text":"t"}"#,
            r#"{"step":"sorted","kind":"sort","prompt":"p","parts":[{"label":"l","items":["a"]}]}"#,
            r#"{"step":"here","kind":"feelings","prompt":"p","chosen":[{"word":"stung","family":"hurt","strength":2}]}"#,
            r#"{"step":"wants","kind":"pick","prompt":"p","chosen":[{"id":"check","label":"check"}]}"#,
            r#"{"step":"letter","kind":"letter","prompt":"p","to":"me-then","text":"t","closed_until":"2026-12-22"}"#,
            r#"{"step":"lean","kind":"commit","prompt":"p","text":"t","by":"2026-11-26","seen_as":"s"}"#,
            r#"{"step":"tried","kind":"list","prompt":"p","items":[{"text":"t","state":"part"}]}"#,
            r#"{"step":"x","kind":"humming","tune":{"a":1}}"#,
            r#"{"step":"breathe","kind":"breathe","skipped":true}"#,
        ];
        for line in lines {
            let answer: Answer = serde_json::from_str(line).unwrap();
            let back: Value = serde_json::to_value(&answer).unwrap();
            assert_eq!(back, serde_json::from_str::<Value>(line).unwrap(), "{line}");
        }
    }

    #[test]
    fn debug_prints_no_word_that_a_person_wrote() {
        let answer = Answer { text: Some("the receipt".into()), ..Answer::new("set-off", StepKind::Text) };
        assert!(!format!("{answer:?}").contains("receipt"));
    }
}
