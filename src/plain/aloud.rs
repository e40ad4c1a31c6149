//! A page read aloud: day, numbers, marks, then each question with what was given, each thing said in words.
//!
//! Pure: an entry in, paragraphs out; an empty one is a pause. Nothing is told by place, sign or colour. What a person
//! wrote stands in it as it is; a letter that is closed stays closed.

use chrono::NaiveDate;

use super::voice::by_ear;
use crate::guide::{AloudWords, Words};
use crate::journal::{Answer, Chosen, Entry};
use crate::text::dates;

/// The whole page.
pub(super) fn page(entry: &Entry, words: &Words, today: NaiveDate) -> Vec<String> {
    let aloud = &words.plain.line_by_line.aloud;
    let mut said = heading(entry, words, aloud);
    for (place, answer) in entry.answers.iter().enumerate() {
        said.push(String::new());
        let marked = is_marked(entry, &answer.step);
        let question = if marked { &aloud.question_marked } else { &aloud.question };
        said.push(question.replace("{number}", &(place + 1).to_string()));
        said.extend(answer.prompt.as_deref().map(by_ear));
        said.extend(given(answer, words, today));
    }
    for note in &entry.notes {
        said.push(String::new());
        said.push(aloud.note.replace("{day}", &dates::full_day(note.at.date_naive())));
        said.push(note.text.clone());
    }
    if entry.is_newer() {
        said.extend([String::new(), words.failures.newer.clone()]);
    }
    said.extend([String::new(), aloud.end.clone()]);
    said
}

/// Whether something of this answer is marked to bring.
pub(super) fn is_marked(entry: &Entry, step: &str) -> bool {
    entry.marks.bring.iter().any(|bring| bring.step.as_deref() == Some(step))
}

/// What this page is: marked, kept to oneself, left before its end.
pub(super) fn marks(entry: &Entry, words: &Words) -> Vec<String> {
    let ours = &words.plain.line_by_line;
    let whole = entry.marks.bring.iter().any(|bring| bring.step.is_none());
    let left = &words.plain.find.marks.left_open;
    let all =
        [(whole, &ours.to_bring), (entry.marks.sealed, &ours.to_myself), (entry.left_at.is_some(), left)];
    all.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark.clone()).collect()
}

fn heading(entry: &Entry, words: &Words, aloud: &AloudWords) -> Vec<String> {
    let day = dates::full_day(entry.created.date_naive());
    let written = aloud.written.replace("{day}", &day).replace("{time}", &dates::time(entry.created));
    let title = entry.title().unwrap_or(&words.plain.lists.free_page);
    let mut said = vec![title.to_owned(), written];
    said.extend(numbers(entry, aloud));
    let body = entry.before.as_ref().and_then(|before| before.body.as_deref());
    said.extend(body.map(|word| aloud.body.replace("{word}", word)));
    let marks = marks(entry, words);
    if !marks.is_empty() {
        said.push(aloud.marked.replace("{marks}", &marks.join(", ")));
    }
    if !entry.tags.is_empty() {
        said.push(aloud.tags.replace("{tags}", &entry.tags.join(", ")));
    }
    said
}

fn numbers(entry: &Entry, aloud: &AloudWords) -> Option<String> {
    let before = entry.before.as_ref().and_then(|before| before.distress).map(|one| one.to_string());
    let after = entry.after.as_ref().and_then(|after| after.distress).map(|one| one.to_string());
    Some(match (before, after) {
        (Some(before), Some(after)) => aloud.numbers.replace("{before}", &before).replace("{after}", &after),
        (Some(before), None) => aloud.before.replace("{before}", &before),
        (None, Some(after)) => aloud.after.replace("{after}", &after),
        (None, None) => return None,
    })
}

/// What was given at one question.
fn given(answer: &Answer, words: &Words, today: NaiveDate) -> Vec<String> {
    let ours = &words.plain.line_by_line;
    let aloud = &ours.aloud;
    if answer.deleted {
        return vec![aloud.deleted.clone()];
    }
    if let Some(until) = answer.closed_until.filter(|until| *until > today) {
        return vec![aloud.closed.replace("{day}", &dates::full_day(until))];
    }
    if answer.is_empty() {
        return vec![aloud.empty.clone()];
    }
    let mut said = Vec::new();
    if !answer.chosen.is_empty() {
        let all: Vec<String> = answer.chosen.iter().map(|one| chosen(one, words)).collect();
        said.push(ours.chosen.replace("{label}", &all.join(", ")));
    }
    said.extend(answer.value.map(|value| aloud.value.replace("{value}", &value.to_string())));
    for part in answer.parts.iter().filter(|part| !part.items.is_empty()) {
        said.push(ours.under.replace("{heading}", &part.label));
        said.extend(part.items.iter().cloned());
    }
    let [_, by_when, seen_as] = &words.plain.forms.act;
    let written = answer.text.is_some() || !answer.items.is_empty();
    said.extend(written.then(|| aloud.wrote.clone()));
    said.extend(answer.items.iter().map(|item| match &item.state {
        Some(state) => format!("{}, {state}", item.text),
        None => item.text.clone(),
    }));
    said.extend(answer.text.clone());
    let field = |label: &str, text: &str| aloud.field.replace("{label}", label).replace("{text}", text);
    said.extend(answer.by.as_deref().map(|by| field(by_when, &day_or_words(by))));
    said.extend(answer.seen_as.as_deref().map(|seen| field(seen_as, seen)));
    said
}

/// A choice with how strong it is and what was written beside it.
fn chosen(chosen: &Chosen, words: &Words) -> String {
    let strength = chosen.strength.and_then(|strength| usize::from(strength).checked_sub(1));
    let strength = strength.and_then(|strength| words.feelings.strength.get(strength));
    let strength = strength.map(|strength| format!(" ({strength})")).unwrap_or_default();
    let beside = chosen.text.as_deref().map(|text| format!(": {text}")).unwrap_or_default();
    format!("{}{strength}{beside}", chosen.shown())
}

/// A day that was picked is said in words; what was written stays as it is.
fn day_or_words(by: &str) -> String {
    by.parse::<NaiveDate>().map_or_else(|_| by.to_owned(), dates::full_day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::Guide;
    use crate::journal::{Bring, StepKind};

    const EXAMPLE: &str = include_str!("../../tests/data/entry-1.json");

    fn said(entry: &Entry) -> String {
        page(entry, Guide::new().words(), "2026-12-03".parse().unwrap()).join("\n")
    }

    #[test]
    fn every_question_has_its_number_and_every_answer_says_what_it_is() {
        let entry: Entry = serde_json::from_str(EXAMPLE).unwrap();
        let said = said(&entry);
        for words in [
            "Written on Sunday 22 November 2026, 21:14.",
            "How heavy: 7 before, 4 after.",
            "Question 1. Marked to bring.\nWhat set it off?...",
            "stung (quite)",
            "By when: Thursday 26 November 2026",
            "You deleted these words.",
            "A later note, Wednesday 2 December 2026:",
        ] {
            assert!(said.contains(words), "{words} in\n{said}");
        }
        assert!(!said.contains("  ") && !said.contains("k7f3qd9x2m4a"), "{said}");
    }

    #[test]
    fn a_closed_letter_stays_closed_and_what_was_left_empty_is_said() {
        let mut entry: Entry = serde_json::from_str(EXAMPLE).unwrap();
        let letter = Answer {
            text: Some("dear one".into()),
            closed_until: "2026-12-04".parse().ok(),
            ..Answer::new("letter", StepKind::Letter)
        };
        entry.answers = vec![letter, Answer::new("more", StepKind::Text)];
        let shut = said(&entry);
        assert!(shut.contains("closed until Friday 4 December 2026") && !shut.contains("dear one"), "{shut}");
        assert!(shut.contains("Question 2.\nYou left this empty."), "{shut}");
        entry.answers[0].closed_until = "2026-12-03".parse().ok();
        assert!(said(&entry).contains("dear one"));
    }

    #[test]
    fn a_mark_on_one_answer_is_no_mark_on_the_whole() {
        let mut entry: Entry = serde_json::from_str(EXAMPLE).unwrap();
        let words = Guide::new();
        entry.left_at = None;
        entry.marks.bring = vec![Bring { step: Some("know".into()), ..Bring::default() }];
        assert!(marks(&entry, words.words()).is_empty() && is_marked(&entry, "know"));
        entry.marks.bring.push(Bring::default());
        assert_eq!(marks(&entry, words.words()), ["to bring to a session"]);
    }
}
