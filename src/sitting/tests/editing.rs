//! Changing a kept page: what can be changed, what never does, and what comes of it.

use proptest::prelude::*;

use super::*;
use crate::journal::{Answer, At, Draft, Kind, Note, PathRef, StepKind};
use crate::sitting::Editing;

const EXAMPLE: &str = include_str!("../../../tests/data/entry-1.json");

fn example() -> Entry {
    serde_json::from_str(EXAMPLE).unwrap()
}

fn begin(entry: &Entry, step: Option<&str>) -> Option<Editing> {
    Editing::begin(entry, &Room::of(Seat::Hurt).setup(), step)
}

fn later() -> Moment {
    "2026-11-25T20:00:00+01:00".parse().unwrap()
}

/// The steps that can be changed, in order.
fn steps(entry: &Entry) -> Vec<String> {
    let Some(mut editing) = begin(entry, None) else { return Vec::new() };
    let mut steps = Vec::new();
    while let Some(scene) = editing.scene() {
        steps.push(scene.id);
        editing.on();
    }
    steps
}

fn text(words: &str) -> Answer {
    Answer { text: Some(words.to_owned()), ..Answer::default() }
}

fn free(words: &str) -> Entry {
    let mut entry =
        Entry::new(EntryId::from_random([3; 12]), Kind::Free, "2026-11-22T21:00:00+01:00".parse().unwrap());
    entry.answers = vec![Answer { kind: StepKind::Text, step: "page".into(), ..text(words) }];
    entry
}

#[test]
fn words_can_be_changed_and_numbers_cannot() {
    // The letter is closed for a month; what was picked at `told` and `days` is not offered any more.
    let steps = steps(&example());
    assert_eq!(steps, ["set-off", "sorted", "here", "wants", "lean", "month", "tried", "talk"]);
    let mut numbers = example();
    numbers.answers.retain(|answer| answer.value.is_some());
    assert!(begin(&numbers, None).is_none(), "there are only numbers");
}

#[test]
fn it_begins_at_the_answer_that_is_pointed_at_on_the_question_as_it_was_asked() {
    let editing = begin(&example(), Some("lean")).unwrap();
    let scene = editing.scene().unwrap();
    assert_eq!((scene.id.as_str(), scene.answer.by.as_deref()), ("lean", Some("2026-11-26")));
    let mut old = example();
    old.answers[0].prompt = Some("What the guide asked long ago?".into());
    assert_eq!(
        begin(&old, Some("set-off")).unwrap().scene().unwrap().prompt,
        "What the guide asked long ago?"
    );
    assert_eq!(
        begin(&old, Some("loud")).unwrap().scene().unwrap().id,
        "set-off",
        "a number: the first there is"
    );
}

#[test]
fn a_changed_answer_is_in_the_next_version_and_everything_else_is_as_it_was() {
    let kept = example();
    let mut editing = begin(&kept, Some("set-off")).unwrap();
    assert!(!editing.is_changed() && editing.draft(0, 0, 0).is_none());
    editing.put(&text("other words"));
    let new = editing.version(later());
    assert_eq!((new.revision, new.edited), (kept.revision + 1, Some(later())));
    assert_eq!(new.answers[0].text.as_deref(), Some("other words"));
    assert_eq!(new.answers[0].prompt, kept.answers[0].prompt);
    let mut back = new;
    back.answers[0] = kept.answers[0].clone();
    assert_eq!(Entry { revision: kept.revision, edited: kept.edited, ..back }, kept);
}

#[test]
fn what_was_left_empty_or_deleted_can_be_filled_and_what_is_emptied_is_skipped() {
    let mut kept = free("words");
    kept.answers.push(Answer {
        skipped: true,
        kind: StepKind::List,
        step: "more".into(),
        ..Answer::default()
    });
    kept.answers.push(Answer {
        deleted: true,
        kind: StepKind::Text,
        step: "gone".into(),
        ..Answer::default()
    });
    let mut editing = begin(&kept, None).unwrap();
    editing.put(&Answer::default());
    editing.on();
    editing
        .put(&Answer { items: vec![Item { text: "a line".into(), ..Item::default() }], ..Answer::default() });
    editing.on();
    editing.put(&text("said after all"));
    let flags = |answer: &Answer| (answer.skipped, answer.deleted, answer.is_empty());
    let new = editing.version(later());
    assert_eq!(
        new.answers.iter().map(flags).collect::<Vec<_>>(),
        [(true, false, true), (false, false, false), (false, false, false)]
    );
    editing.put(&Answer::default());
    assert_eq!(editing.version(later()).answers[2], kept.answers[2], "taken back: deleted, as it was");
    editing.go_to(1);
    editing.put(&Answer::default());
    assert_eq!(editing.version(later()).answers[1], kept.answers[1], "left empty, as it was");
}

#[test]
fn what_is_not_words_stays_with_the_words() {
    let mut kept = example();
    let place = kept.answers.iter().position(|answer| answer.step == "sorted").unwrap();
    kept.answers[place].sealed = true;
    kept.answers[place].rest.insert("new".into(), 1.into());
    kept.answers[place].parts[0].rest.insert("newer".into(), 2.into());
    let label = kept.answers[place].parts[0].label.clone();
    let mut editing = begin(&kept, Some("sorted")).unwrap();
    let parts = vec![Part { label, items: vec!["another".into()], ..Part::default() }];
    editing.put(&Answer { parts, ..Answer::default() });
    let new = editing.version(later());
    let answer = &new.answers[place];
    assert!(answer.sealed && answer.rest.contains_key("new") && answer.parts[0].rest.contains_key("newer"));
    assert_eq!(answer.parts[0].items, ["another"]);
}

#[test]
fn the_closed_letter_opens_when_its_month_is_over() {
    let room = Room::of(Seat::Hurt).at("2027-01-02T15:00:00+01:00");
    let mut editing = Editing::begin(&example(), &room.setup(), Some("letter")).unwrap();
    assert_eq!(editing.scene().unwrap().id, "letter");
    editing.put(&text("Dear me"));
    let letter = editing.version(later()).answer("letter").cloned().unwrap();
    assert_eq!(
        (letter.to.as_deref(), letter.closed_until),
        (Some("me-then"), example().answer("letter").unwrap().closed_until)
    );
}

#[test]
fn choices_can_be_changed_as_long_as_the_guide_still_offers_what_was_chosen() {
    let mut kept = free("x");
    kept.kind = Kind::Guided;
    kept.path = Some(PathRef {
        id: "session-prep".into(),
        title: "Get ready for a session".into(),
        ..PathRef::default()
    });
    let pick = |id: &str, label: &str| Answer {
        chosen: vec![Chosen::option(id, label)],
        ..Answer::new("help", StepKind::Pick)
    };
    kept.answers = vec![pick("plan", "a plan")];
    assert_eq!(steps(&kept), ["help"]);
    let mut editing = begin(&kept, None).unwrap();
    editing.put(&Answer { chosen: vec![Chosen::option("calm", "calm")], ..Answer::default() });
    assert_eq!(editing.version(later()).answers[0].picked(), Some("calm"));
    kept.answers = vec![pick("gone", "no longer offered")];
    assert_eq!(steps(&kept), [""; 0]);
}

#[test]
fn a_change_that_was_left_is_gone_on_with_where_it_was() {
    let kept = example();
    let mut editing = begin(&kept, Some("tried")).unwrap();
    editing.put(&Answer {
        items: vec![Item { text: "rang her".into(), ..Item::default() }],
        ..Answer::default()
    });
    let draft = editing.draft(0, 4, 0).unwrap();
    assert_eq!(draft.edits.as_ref().unwrap().base_revision, kept.revision);
    let draft: Draft = serde_json::from_str(&serde_json::to_string(&draft).unwrap()).unwrap();
    let again = Editing::resume(&draft, &kept, &Room::of(Seat::Hurt).setup()).unwrap();
    assert_eq!(again.scene().unwrap().id, "tried");
    assert_eq!(again.version(later()), editing.version(later()));
    assert_eq!(again.changed(), [kept.answer("tried").unwrap().prompt.clone().unwrap()]);
    let at = At { step: "~edited".into(), ..At::default() };
    let end = Editing::resume(&Draft { at, ..draft }, &kept, &Room::of(Seat::Hurt).setup()).unwrap();
    assert!(end.is_at_end() && end.scene().is_none());
}

#[test]
fn a_change_of_an_older_version_becomes_a_second_one_beside_the_newer() {
    let kept = example();
    let mut editing = begin(&kept, Some("set-off")).unwrap();
    editing.put(&text("from here"));
    let draft = editing.draft(0, 0, 0).unwrap();
    let mut theirs = Entry { revision: kept.revision + 1, ..kept };
    theirs.answers[0].text = Some("from there".into());
    let again = Editing::resume(&draft, &theirs, &Room::of(Seat::Hurt).setup()).unwrap();
    assert!(again.is_changed());
    let version = again.version(later());
    assert_eq!((version.revision, version.answers[0].text.as_deref()), (theirs.revision, Some("from here")));
}

#[test]
fn a_later_note_that_joined_the_change_is_kept_with_it() {
    let kept = example();
    let mut editing = begin(&kept, Some("set-off")).unwrap();
    editing.put(&text("other"));
    let mut draft = editing.draft(0, 0, 0).unwrap();
    draft.entry.notes.push(Note { at: later(), text: "calmer".into(), rest: serde_json::Map::new() });
    let again = Editing::resume(&draft, &kept, &Room::of(Seat::Hurt).setup()).unwrap();
    assert_eq!(again.version(later()).notes.len(), kept.notes.len() + 1);
}

proptest! {
    #[test]
    fn only_what_was_given_changes(givens in prop::collection::vec((0usize..9, "[a-z \n]{0,12}"), 0..6)) {
        let kept = example();
        let mut editing = begin(&kept, None).unwrap();
        let mut touched = std::collections::BTreeSet::new();
        for (place, words) in &givens {
            editing.go_to(*place);
            if let Some(scene) = editing.scene() {
                touched.insert(scene.id.clone());
                editing.put(&Answer { text: Some(words.clone()), ..scene.answer });
            }
        }
        let new = editing.version(later());
        for (was, is) in kept.answers.iter().zip(&new.answers) {
            prop_assert!(touched.contains(&is.step) || was == is, "{}", is.step);
            prop_assert_eq!((was.value, &was.prompt, &was.kind), (is.value, &is.prompt, &is.kind));
        }
        prop_assert_eq!(new.answers.len(), kept.answers.len());
        prop_assert_eq!(new.revision, kept.revision + 1);
        prop_assert_eq!((new.before, new.after, new.marks), (kept.before, kept.after, kept.marks));
        prop_assert_eq!(editing.is_changed(), new.answers != kept.answers);
    }
}
