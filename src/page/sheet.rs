//! The entries that go along, from the second page on: date, title, numbers, each question with what was given.

use super::choose::{Chosen, Wanted, is_prep};
use super::{Source, allowed};
use crate::guide::ForSessionWords;
use crate::journal::{Answer, Chosen as Choice, Entry, StepKind, fill_in};
use crate::text::dates;

use chrono::NaiveDate;

/// One entry as it leaves.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its title, in plain words.
    pub title: String,
    /// Its day, with the time where times are told.
    pub day: String,
    /// The numbers at its beginning and end; empty where there are none.
    pub numbers: String,
    /// What was asked and given.
    pub asked: Vec<Asked>,
}

/// One question, or the heading of a later note, with what was given.
#[derive(Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question; empty where what was given says all of it.
    pub prompt: String,
    /// What was given.
    pub given: Vec<Given>,
}

/// One thing that was given.
#[derive(Clone, PartialEq, Eq)]
pub enum Given {
    /// Words, paragraphs apart by new lines.
    Text(String),
    /// A line of a list.
    Line(String),
    /// A heading over lines.
    Heading(String),
}

impl Given {
    /// Its words.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Line(text) | Self::Heading(text) => text,
        }
    }
}

impl Sheet {
    /// The words in it that are the person's own.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.asked.iter().flat_map(|asked| asked.given.iter().map(Given::text))
    }
}

/// The sheets, oldest first. The walk before the session is on the first page already, unless that had to be shortened.
pub(super) fn sheets(wanted: &Wanted, source: &Source<'_>, chosen: &Chosen, shortened: bool) -> Vec<Sheet> {
    let first = chosen.prep().map(|prep| prep.id.clone());
    let on_first = |entry: &&Entry| is_prep(entry) && Some(&entry.id) == first.as_ref() && !shortened;
    let entries = chosen.entries.iter().filter(|entry| !on_first(entry));
    entries.map(|entry| sheet(entry, wanted, source)).filter(|sheet| !sheet.asked.is_empty()).collect()
}

fn sheet(entry: &Entry, wanted: &Wanted, source: &Source<'_>) -> Sheet {
    let words = &source.guide.words().plain.for_session;
    let day = dates::full_day(entry.created.date_naive());
    let day = if wanted.times { format!("{day}, {}", dates::time(entry.created)) } else { day };
    let mut asked: Vec<Asked> = entry.answers.iter().filter_map(|answer| asked(answer, words)).collect();
    asked.extend(entry.notes.iter().map(|note| {
        let day = dates::full_day(note.at.date_naive());
        Asked { prompt: words.note.replace("{day}", &day), given: vec![Given::Text(note.text.clone())] }
    }));
    let title = entry.title().unwrap_or(&source.guide.words().plain.lists.free_page).to_owned();
    Sheet { title, day, numbers: numbers(entry, words), asked }
}

/// "7 before, 4 after".
fn numbers(entry: &Entry, words: &ForSessionWords) -> String {
    let [before, after] = allowed::numbers(entry);
    let put = |words: &str| {
        let number = |one: Option<u8>| one.map(|one| one.to_string()).unwrap_or_default();
        words.replace("{before}", &number(before)).replace("{after}", &number(after))
    };
    match (before, after) {
        (Some(_), Some(_)) => put(&words.both),
        (Some(_), None) => put(&words.before),
        (None, Some(_)) => put(&words.after),
        (None, None) => String::new(),
    }
}

fn asked(answer: &Answer, words: &ForSessionWords) -> Option<Asked> {
    let given = given(answer, words);
    let all: Vec<&str> = given.iter().map(Given::text).collect();
    let prompt = answer.prompt.as_deref().and_then(|prompt| fill_in::above(prompt, &all.join("\n")));
    (!given.is_empty()).then(|| Asked { prompt: prompt.unwrap_or_default().into_owned(), given })
}

/// Everything that an answer holds, in its order.
fn given(answer: &Answer, words: &ForSessionWords) -> Vec<Given> {
    let mut given: Vec<Given> = answer.chosen.iter().map(|one| Given::Line(chosen(one, words))).collect();
    given.extend(
        answer.value.filter(|_| answer.kind != StepKind::Breathe).map(|value| Given::Text(value.to_string())),
    );
    given.extend(answer.text.clone().map(Given::Text));
    given.extend(answer.by.as_deref().map(|by| Given::Text(words.by.replace("{when}", &day_or_words(by)))));
    given.extend(answer.seen_as.as_deref().map(|seen| Given::Text(words.seen.replace("{how}", seen))));
    given.extend(answer.items.iter().map(|item| {
        Given::Line(match &item.state {
            Some(state) => format!("{} ({state})", item.text),
            None => item.text.clone(),
        })
    }));
    for part in answer.parts.iter().filter(|part| part.items.iter().any(|item| !item.trim().is_empty())) {
        given.push(Given::Heading(part.label.clone()));
        given.extend(part.items.iter().cloned().map(Given::Line));
    }
    given.retain(|one| !one.text().trim().is_empty());
    given
}

fn chosen(one: &Choice, words: &ForSessionWords) -> String {
    let how = one.strength.and_then(|strength| words.strength.get(usize::from(strength).checked_sub(1)?));
    let how = how.map(|how| format!(", {how}")).unwrap_or_default();
    let beside = one.text.as_deref().map(|text| format!(": {text}")).unwrap_or_default();
    format!("{}{how}{beside}", one.shown())
}

/// A day that was picked is said in words; what was written stays as it is.
fn day_or_words(by: &str) -> String {
    by.parse::<NaiveDate>().map_or_else(|_| by.to_owned(), dates::full_day)
}
