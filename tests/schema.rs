//! The published schema says what the program writes: its example and the types' own entries pass, broken ones fail.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

use jsonschema::Validator;
use mend::journal::{Answer, Chosen, Entry, EntryId, Item, Kind, Note, Part, Seat, StepKind};
use proptest::prelude::*;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../assets/schema/entry.schema.json");
const EXAMPLE: &str = include_str!("data/entry-1.json");

fn schema() -> Validator {
    let text: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::meta::validate(&text).expect("a schema of the published draft");
    jsonschema::validator_for(&text).unwrap()
}

fn example() -> Value {
    serde_json::from_str(EXAMPLE).unwrap()
}

#[test]
fn the_example_of_every_answer_passes_and_survives_being_read_and_written() {
    let entry: Entry = serde_json::from_value(example()).unwrap();
    let written = serde_json::to_value(&entry).unwrap();
    for value in [example(), written] {
        let faults: Vec<String> = schema().iter_errors(&value).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
}

#[test]
fn the_other_kinds_pass_with_the_one_field_that_each_adds() {
    let about = json!([{ "entry": "a7f3qd9x2m4a" }]);
    let kinds = [
        json!({ "kind": "free" }),
        json!({ "kind": "promise", "promise": { "text": "call first", "due": "2026-11-24" } }),
        json!({ "kind": "act", "about": about, "outcome": "changed-told" }),
        json!({ "kind": "notice" }),
        json!({ "kind": "session", "session": { "at": "2026-11-26T16:00:00+01:00", "with": "alone",
                "bring": [{ "entry": "a7f3qd9x2m4a", "step": "set-off" }] } }),
        json!({ "kind": "question", "asked_in": "a7f3qd9x2m4a" }),
        json!({ "kind": "tomorrow" }),
        json!({ "kind": "a-newer-kind", "newer": [1, 2] }),
    ];
    for kind in kinds {
        let mut entry = serde_json::to_value(new_entry()).unwrap();
        merge(&mut entry, &kind);
        assert!(schema().is_valid(&entry), "{kind}");
        assert!(serde_json::from_value::<Entry>(entry).is_ok(), "{kind}");
    }
}

#[test]
fn a_broken_entry_does_not_pass() {
    let broken = [
        ("/schema", json!(2)),
        ("/schema", json!("1")),
        ("/id", json!("../../etc/ab")),
        ("/id", json!("K7F3QD9X2M4A")),
        ("/revision", json!(0)),
        ("/kind", json!(7)),
        ("/created", json!("yesterday")),
        ("/created", json!("2026-13-22T21:14:05+01:00")),
        ("/created", json!("2026-11-22T21:14:05")),
        ("/path/title", json!(null)),
        ("/seat", json!("victim")),
        ("/before/distress", json!(11)),
        ("/answers", json!({})),
        ("/answers/0/step", json!("a\u{1b}b")),
        ("/answers/2/chosen/0/strength", json!(4)),
        ("/answers/3/chosen/0", json!({})),
        ("/answers/4/value", json!(-1)),
        ("/answers/5/closed_until", json!("soon")),
        ("/marks/bring/1/at", json!(-1)),
        ("/about/0/entry", json!("x")),
        ("/notes/0", json!({ "text": "no day" })),
        ("/outcome", json!("broken")),
    ];
    let schema = schema();
    for (place, value) in broken {
        let mut entry = example();
        if place == "/outcome" {
            entry["outcome"] = value;
        } else {
            *entry.pointer_mut(place).expect(place) = value;
        }
        assert!(!schema.is_valid(&entry), "{place} should not pass");
    }
}

#[test]
fn what_an_entry_cannot_do_without_is_required() {
    for field in ["schema", "id", "revision", "kind", "created"] {
        let mut entry = example();
        entry.as_object_mut().unwrap().remove(field);
        assert!(!schema().is_valid(&entry), "{field}");
    }
    for (kind, field) in [("promise", "promise"), ("act", "outcome"), ("session", "session")] {
        let mut entry = serde_json::to_value(new_entry()).unwrap();
        entry["kind"] = json!(kind);
        assert!(!schema().is_valid(&entry), "{kind} without {field}");
    }
}

fn new_entry() -> Entry {
    let id = EntryId::from_random([7; EntryId::LENGTH]);
    Entry::new(id, Kind::Free, "2026-11-22T21:14:05.123456789+01:00".parse().unwrap())
}

fn merge(entry: &mut Value, more: &Value) {
    for (key, value) in more.as_object().unwrap() {
        entry[key] = value.clone();
    }
}

fn any_kind() -> impl Strategy<Value = StepKind> {
    use StepKind as K;
    prop::sample::select(vec![
        K::Text,
        K::Feelings,
        K::Needs,
        K::Rate,
        K::Pick,
        K::PickMany,
        K::List,
        K::Sort,
        K::Letter,
        K::Breathe,
        K::Look,
        K::Body,
        K::Commit,
        K::Card,
        K::LookBack,
        K::Questions,
    ])
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let words = (any::<Option<String>>(), any::<Option<String>>(), any::<String>());
    let value = prop::option::of(0..=10_u8);
    (any_kind(), words, value, prop::option::of(1..=3_u8), any::<bool>()).prop_map(
        |(kind, (text, prompt, line), value, strength, skipped)| Answer {
            text,
            prompt,
            value,
            skipped,
            chosen: vec![
                Chosen { strength, own: skipped, ..Chosen::word(line.clone(), "hurt") },
                Chosen::option("check", line.clone()),
            ],
            items: vec![Item { text: line.clone(), ..Item::default() }],
            parts: vec![Part { label: line.clone(), items: vec![line], ..Part::default() }],
            ..Answer::new("set-off", kind)
        },
    )
}

proptest! {
    #[test]
    fn whatever_the_types_write_passes(
        id in any::<[u8; EntryId::LENGTH]>(),
        at in 0..4_000_000_000_i64,
        east in -50_000..50_000_i32,
        answers in prop::collection::vec(any_answer(), 0..4),
        note in any::<String>(),
    ) {
        let offset = chrono::FixedOffset::east_opt(east / 60 * 60).unwrap();
        let moment = chrono::DateTime::from_timestamp(at, 0).unwrap().with_timezone(&offset);
        let mut entry = Entry::new(EntryId::from_random(id), Kind::Guided, moment);
        entry.seat = Seat::Both;
        entry.answers = answers;
        entry.notes = vec![Note { at: moment, text: note, rest: serde_json::Map::new() }];
        let value = serde_json::to_value(&entry).unwrap();
        prop_assert!(schema().is_valid(&value), "{value}");
    }
}
