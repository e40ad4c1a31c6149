//! What of an entry may leave at all, whoever asks: nothing sealed, nothing deleted, no letter that is closed, and no
//! field that this mend does not know, for nobody can tell what stands in it.
//!
//! It takes an entry apart into a new one; the entry itself is never changed.

use chrono::NaiveDate;
use serde_json::Map;

use crate::journal::{After, Answer, Before, Bring, Chosen, Entry, Item, Marks, Note, Part, PathRef};

/// From so many bytes on, words that stand in others are taken for a copy of them; "no" stands in many.
const TELLING: usize = 6;

/// The entry without what may not leave on this day. None where it may not leave at all: it is sealed, or a newer mend
/// wrote it and may have sealed it in a way that this one does not know.
pub fn may_leave(entry: &Entry, today: NaiveDate) -> Option<Entry> {
    if entry.marks.sealed || entry.is_newer() {
        return None;
    }
    let (open, closed): (Vec<&Answer>, Vec<&Answer>) =
        entry.answers.iter().partition(|answer| is_open(answer, today));
    let stays: Vec<&str> = closed.into_iter().flat_map(Answer::own_words).collect();
    let mut answers: Vec<Answer> = open.into_iter().map(known_of_answer).collect();
    for answer in &mut answers {
        forget_copies(answer, &stays);
    }
    let bring = entry.marks.bring.iter().filter(|bring| is_of(bring, &answers)).map(known_of_bring).collect();
    Some(Entry {
        path: entry.path.as_ref().map(|path| PathRef { rest: Map::new(), ..path.clone() }),
        before: entry.before.as_ref().map(|before| Before { rest: Map::new(), ..before.clone() }),
        after: entry.after.as_ref().map(|after| After { rest: Map::new(), ..after.clone() }),
        left_at: entry.left_at.clone().filter(|step| answers.iter().any(|answer| answer.step == *step)),
        marks: Marks { sealed: false, bring, rest: Map::new() },
        notes: entry.notes.iter().map(|note| Note { rest: Map::new(), ..note.clone() }).collect(),
        about: Vec::new(),
        answers,
        rest: Map::new(),
        ..entry.clone()
    })
}

/// Whether the words of an answer may leave.
fn is_open(answer: &Answer, today: NaiveDate) -> bool {
    let closed = answer.closed_until.is_some_and(|until| until > today);
    !answer.sealed && !answer.deleted && !closed
}

/// What stays behind may have been copied: a choice made of its lines, a question that says it again.
fn forget_copies(answer: &mut Answer, stays: &[&str]) {
    let holds = |text: &str| stays.iter().any(|words| words.len() >= TELLING && text.contains(words.trim()));
    let is = |text: &str| stays.iter().any(|words| words.lines().any(|line| line.trim() == text.trim()));
    answer.prompt.take_if(|prompt| holds(prompt));
    answer.chosen.retain(|one| !one.label.as_deref().is_some_and(|label| is(label) || holds(label)));
}

/// Whether a mark is about the whole entry, or about an answer that may leave and still holds the words it quotes.
pub(super) fn is_of(bring: &Bring, answers: &[Answer]) -> bool {
    let Some(step) = &bring.step else { return bring.quote.is_none() };
    let answer = answers.iter().find(|answer| answer.step == *step);
    answer.is_some_and(|answer| {
        let quoted = bring.quote.as_ref();
        quoted.is_none_or(|quote| answer.own_words().iter().any(|words| words.contains(quote.as_str())))
    })
}

/// The two numbers of a sitting, at its beginning and at its end, where they are on the scale.
pub(super) fn numbers(entry: &Entry) -> [Option<u8>; 2] {
    let before = entry.before.as_ref().and_then(|before| before.distress);
    let after = entry.after.as_ref().and_then(|after| after.distress);
    [before, after].map(|number| number.filter(|number| *number <= 10))
}

fn known_of_bring(bring: &Bring) -> Bring {
    Bring { rest: Map::new(), ..bring.clone() }
}

fn known_of_answer(answer: &Answer) -> Answer {
    Answer {
        about: None,
        chosen: answer.chosen.iter().map(|one| Chosen { rest: Map::new(), ..one.clone() }).collect(),
        parts: answer.parts.iter().map(|part| Part { rest: Map::new(), ..part.clone() }).collect(),
        items: answer.items.iter().map(|item| Item { rest: Map::new(), ..item.clone() }).collect(),
        rest: Map::new(),
        ..answer.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../../tests/data/entry-1.json");
    const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();

    fn example() -> Entry {
        serde_json::from_str(EXAMPLE).unwrap()
    }

    #[test]
    fn a_sealed_entry_and_one_of_a_newer_mend_do_not_leave() {
        let sealed = Entry { marks: Marks { sealed: true, ..Marks::default() }, ..example() };
        assert_eq!(may_leave(&sealed, DAY), None);
        assert_eq!(may_leave(&Entry { schema: 2, ..example() }, DAY), None);
        assert!(may_leave(&example(), DAY).is_some());
    }

    #[test]
    fn of_an_open_entry_sealed_deleted_and_closed_answers_stay_behind_with_what_quotes_them() {
        let mut entry = example();
        let steps: Vec<String> = entry.answers.iter().map(|answer| answer.step.clone()).collect();
        entry.answers[0].sealed = true;
        let left = may_leave(&entry, DAY).unwrap();
        let stay: Vec<&str> = entry
            .answers
            .iter()
            .filter(|answer| !is_open(answer, DAY))
            .map(|answer| answer.step.as_str())
            .collect();
        assert_eq!(stay, ["set-off", "letter", "told", "talk"]);
        assert_eq!(left.answers.len(), steps.len() - stay.len());
        assert!(left.marks.bring.iter().all(|bring| bring.step.as_deref() != Some("set-off")));
        let later = NaiveDate::from_ymd_opt(2026, 12, 22).unwrap();
        assert!(may_leave(&entry, later).unwrap().answer("letter").is_some(), "its month is over");
    }

    #[test]
    fn a_quote_whose_words_are_gone_stays_behind() {
        let mut entry = example();
        entry.marks.bring = vec![Bring {
            step: Some("set-off".into()),
            quote: Some("words that were taken out".into()),
            ..Bring::default()
        }];
        assert_eq!(may_leave(&entry, DAY).unwrap().marks.bring, []);
    }

    #[test]
    fn what_this_mend_does_not_know_stays_behind() {
        let mut entry = example();
        let secret = |rest: &mut Map<String, serde_json::Value>| {
            rest.insert("new".into(), "a secret".into());
        };
        secret(&mut entry.rest);
        secret(&mut entry.marks.rest);
        secret(&mut entry.notes[0].rest);
        secret(&mut entry.path.as_mut().unwrap().rest);
        secret(&mut entry.before.as_mut().unwrap().rest);
        secret(&mut entry.after.as_mut().unwrap().rest);
        entry.marks.bring.iter_mut().for_each(|bring| secret(&mut bring.rest));
        for answer in &mut entry.answers {
            secret(&mut answer.rest);
            answer.chosen.iter_mut().for_each(|one| secret(&mut one.rest));
            answer.parts.iter_mut().for_each(|one| secret(&mut one.rest));
            answer.items.iter_mut().for_each(|one| secret(&mut one.rest));
        }
        let left = serde_json::to_string(&may_leave(&entry, DAY).unwrap()).unwrap();
        assert!(!left.contains("secret") && !left.contains("mac"), "{left}");
    }
}
