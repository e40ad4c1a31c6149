//! What was changed between two versions of an entry: named by kind, never by whether it is better.

use super::{Answer, Entry};

/// One thing that is other in the later version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// The answer to a step says something else.
    Answer(String),
    /// One that was empty says something.
    Filled(String),
    /// One that said something is empty.
    Emptied(String),
    /// A later note was added.
    Noted,
    /// A later note is gone or other.
    NoteGone,
    /// Something was marked to bring.
    Brought,
    /// A mark was taken off.
    NotBrought,
    /// It is kept to oneself, the whole or an answer.
    Sealed,
    /// That was opened again.
    Opened,
    /// A tag was put on.
    Tagged(String),
    /// A tag was taken off.
    Untagged(String),
    /// Something else, that this mend has no word for.
    Other,
}

/// What is other in `now`, in the order of the page.
pub fn changes(then: &Entry, now: &Entry) -> Vec<Changed> {
    let mut changes: Vec<Changed> = steps(then, now).filter_map(|step| of_answer(step, then, now)).collect();
    let more = |one: &[_], other: &[_]| other.iter().any(|note| !one.contains(note));
    changes.extend(more(&then.notes, &now.notes).then_some(Changed::Noted));
    changes.extend(more(&now.notes, &then.notes).then_some(Changed::NoteGone));
    let marks =
        |one: &Entry, other: &Entry| other.marks.bring.iter().any(|mark| !one.marks.bring.contains(mark));
    changes.extend(marks(then, now).then_some(Changed::Brought));
    changes.extend(marks(now, then).then_some(Changed::NotBrought));
    changes.extend(sealed(then, now).then_some(Changed::Sealed));
    changes.extend(sealed(now, then).then_some(Changed::Opened));
    let tags = |one: &Entry, other: &Entry| {
        other.tags.iter().filter(|tag| !one.tags.contains(tag)).cloned().collect::<Vec<_>>()
    };
    changes.extend(tags(then, now).into_iter().map(Changed::Tagged));
    changes.extend(tags(now, then).into_iter().map(Changed::Untagged));
    let same = Entry { revision: then.revision, edited: then.edited, ..now.clone() } == *then;
    if changes.is_empty() && !same {
        changes.push(Changed::Other);
    }
    changes
}

/// The steps of both, those of the later version first, each once.
fn steps<'a>(then: &'a Entry, now: &'a Entry) -> impl Iterator<Item = &'a str> {
    let gone = then.answers.iter().filter(|answer| now.answer(&answer.step).is_none());
    now.answers.iter().chain(gone).map(|answer| answer.step.as_str())
}

fn of_answer(step: &str, then: &Entry, now: &Entry) -> Option<Changed> {
    let said = |answer: Option<&Answer>| answer.is_some_and(|answer| !answer.is_empty() && !answer.deleted);
    let (was, is) = (then.answer(step), now.answer(step));
    match (said(was), said(is)) {
        (false, true) => Some(Changed::Filled(step.to_owned())),
        (true, false) => Some(Changed::Emptied(step.to_owned())),
        (true, true) if !says_same(was, is) => Some(Changed::Answer(step.to_owned())),
        _ => None,
    }
}

/// Whether two answers say the same, whoever may see them.
fn says_same(was: Option<&Answer>, is: Option<&Answer>) -> bool {
    let Some((was, is)) = was.zip(is) else { return was.is_none() && is.is_none() };
    Answer { sealed: was.sealed, ..is.clone() } == *was
}

/// Whether something is sealed in the one that is open in the other.
fn sealed(open: &Entry, sealed: &Entry) -> bool {
    let was_open = |answer: &&Answer| open.answer(&answer.step).is_some_and(|was| !was.sealed);
    (sealed.marks.sealed && !open.marks.sealed)
        || sealed.answers.iter().filter(|answer| answer.sealed).any(|answer| was_open(&answer))
}

#[cfg(test)]
mod tests {
    use super::super::{Bring, Note};
    use super::*;

    const EXAMPLE: &str = include_str!("../../tests/data/entry-1.json");

    fn changed(change: impl FnOnce(&mut Entry)) -> Vec<Changed> {
        let then: Entry = serde_json::from_str(EXAMPLE).unwrap();
        let mut now = Entry { revision: then.revision + 1, ..then.clone() };
        change(&mut now);
        changes(&then, &now)
    }

    #[test]
    fn each_kind_of_change_has_its_name() {
        use Changed::*;
        assert_eq!(changed(|_| {}), []);
        assert_eq!(changed(|now| now.answers[0].text = Some("other".into())), [Answer("set-off".into())]);
        assert_eq!(changed(|now| now.answers[0].text = None), [Emptied("set-off".into())]);
        let talk = |now: &mut Entry| {
            let talk = now.answers.iter_mut().find(|answer| answer.step == "talk").unwrap();
            (talk.text, talk.deleted) = (Some("said".into()), false);
        };
        assert_eq!(changed(talk), [Filled("talk".into())]);
        let note = |now: &mut Entry| {
            now.notes.push(Note { at: now.created, text: "new".into(), rest: serde_json::Map::new() });
        };
        assert_eq!(changed(note), [Noted]);
        assert_eq!(changed(|now| now.notes.clear()), [NoteGone]);
        let mark = Bring { step: Some("sorted".into()), ..Bring::default() };
        assert_eq!(changed(|now| now.marks.bring.push(mark)), [Brought]);
        assert_eq!(changed(|now| now.marks.bring.clear()), [NotBrought]);
        assert_eq!(changed(|now| now.marks.sealed = true), [Sealed]);
        assert_eq!(changed(|now| now.answers[0].sealed = true), [Sealed]);
        assert_eq!(changed(|now| now.answers.iter_mut().for_each(|one| one.sealed = false)), [Opened]);
        assert_eq!(
            changed(|now| now.tags = vec!["sleep".into()]),
            [Tagged("sleep".into()), Untagged("money".into())]
        );
        assert_eq!(changed(|now| now.left_at = None), [Other]);
    }
}
