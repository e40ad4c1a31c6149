//! Marks: what is brought to a session, the whole page, an answer or a passage of it; and what is kept to oneself.
//!
//! A passage is known by its words and by where they began. An edit may take them away; the mark stays then, and says
//! so.

use std::ops::Range;

use super::next;
use crate::journal::{Answer, Bring, Entry, Moment};

/// What has become of a thing that was marked to bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// It stands there, a passage at this place of the answer's text.
    Stands(Option<Range<usize>>),
    /// The words were changed since, or are gone: the mark still holds them as they were.
    Changed,
}

/// Whether an answer holds something that can be brought: a sealed or deleted one never is.
pub fn can_be_brought(answer: &Answer) -> bool {
    !answer.is_empty() && !answer.sealed && !answer.deleted
}

/// A passage of an answer's text, without the blanks at its ends; none where nothing else is in it, or where the range
/// cuts a letter in two.
pub fn passage(answer: &Answer, range: Range<usize>) -> Option<Bring> {
    let cut = answer.text.as_deref()?.get(range.clone())?;
    let quote = cut.trim();
    let at = range.start + (cut.len() - cut.trim_start().len());
    let (step, quote) =
        (Some(answer.step.clone()), Some(quote.to_owned()).filter(|quote| !quote.is_empty())?);
    Some(Bring { step, quote: Some(quote), at: Some(at), ..Bring::default() })
}

/// Whether it is marked already.
pub fn brings(entry: &Entry, bring: &Bring) -> bool {
    entry.marks.bring.iter().any(|old| is_same(old, bring))
}

/// The next version with this to bring; the same where it is marked already.
pub fn brought(entry: &Entry, bring: Bring, at: Moment) -> Entry {
    if brings(entry, &bring) {
        return entry.clone();
    }
    let mut new = next(entry, at);
    new.marks.bring.push(bring);
    new
}

/// The next version without this mark; the same where there is no such mark.
pub fn not_brought(entry: &Entry, bring: &Bring, at: Moment) -> Entry {
    if !brings(entry, bring) {
        return entry.clone();
    }
    let mut new = next(entry, at);
    new.marks.bring.retain(|old| !is_same(old, bring));
    new
}

/// What a newer mend wrote beside a mark says nothing about which one it is.
fn is_same(one: &Bring, other: &Bring) -> bool {
    (&one.step, &one.quote, one.at) == (&other.step, &other.quote, other.at)
}

/// What has become of a mark on this version: a passage is looked for where it began, then nearest to that.
pub fn became(bring: &Bring, entry: &Entry) -> Became {
    let Some(step) = &bring.step else { return Became::Stands(None) };
    let Some(answer) = entry.answer(step).filter(|answer| !answer.deleted) else { return Became::Changed };
    let Some(quote) = &bring.quote else {
        return if answer.is_empty() { Became::Changed } else { Became::Stands(None) };
    };
    if let Some(place) = answer.text.as_deref().and_then(|text| nearest(text, quote, bring.at)) {
        return Became::Stands(Some(place));
    }
    // A line of a list, or words beside a choice.
    let elsewhere = answer.own_words().iter().any(|words| words.contains(quote.as_str()));
    if elsewhere { Became::Stands(None) } else { Became::Changed }
}

fn nearest(text: &str, quote: &str, at: Option<usize>) -> Option<Range<usize>> {
    let at = at.unwrap_or_default();
    if text.get(at..).is_some_and(|rest| rest.starts_with(quote)) {
        return Some(at..at + quote.len());
    }
    let places = text.match_indices(quote).map(|(start, _)| start);
    let start = places.min_by_key(|start| start.abs_diff(at))?;
    Some(start..start + quote.len())
}

/// The next version, kept to oneself as a whole or open again; the same where it is so already.
pub fn keep_to_oneself(entry: &Entry, sealed: bool, at: Moment) -> Entry {
    if entry.marks.sealed == sealed {
        return entry.clone();
    }
    let mut new = next(entry, at);
    new.marks.sealed = sealed;
    new
}

/// The same for one answer.
pub fn keep_answer_to_oneself(entry: &Entry, step: &str, sealed: bool, at: Moment) -> Entry {
    if entry.answer(step).is_none_or(|answer| answer.sealed == sealed) {
        return entry.clone();
    }
    let mut new = next(entry, at);
    for answer in new.answers.iter_mut().filter(|answer| answer.step == step) {
        answer.sealed = sealed;
    }
    new
}
