//! Conditions, branches, sources, sides, fates and what stands between steps, on small paths of their own.

use super::super::{Change, Door};
use super::*;

/// A path around these steps. Without check-in and closing, so that only the steps are walked.
pub(super) fn path(head: &str, steps: &str) -> String {
    format!(
        "id = \"own\"\nversion = 1\ntitle = \"Own\"\nsection = \"start\"\nminutes = [1, 1]\ncheckin = false\n\
         gates = false\n{head}\n{steps}"
    )
}

pub(super) fn flat(steps: &str) -> String {
    path("depth = 1", steps)
}

pub(super) fn step(id: &str, kind: &str, rest: &str) -> String {
    format!("[[step]]\nid = \"{id}\"\nkind = \"{kind}\"\nprompt = \"{id}?\"\n{rest}\n")
}

const TWO: &str = "options = [{ id = \"a\", label = \"A\" }, { id = \"b\", label = \"B\" }]";

#[test]
fn a_condition_on_a_choice_and_its_opposite_leave_out_what_does_not_fit() {
    let steps = step("went", "pick", TWO)
        + &step("is-a", "text", "when = { step = \"went\", is = [\"a\"] }")
        + &step("not-a", "text", "when = { step = \"went\", is_not = [\"a\"] }")
        + &step("last", "text", "");
    let room = Room::of(Seat::Hurt);
    for (deed, second) in [("pick a", Some("is-a")), ("pick b", Some("not-a")), ("tab", None)] {
        let mut sitting = room.begin_toml(&flat(&steps));
        walk(&mut sitting, &room, &[("went", deed)]);
        if let Some(second) = second {
            walk(&mut sitting, &room, &[(second, "tab")]);
        }
        walk(&mut sitting, &room, &[("last", "tab")]);
    }
}

#[test]
fn conditions_on_numbers_and_on_the_past() {
    let numbers = step("one", "rate", "") + &step("two", "rate", "");
    let room = Room::of(Seat::Hurt);
    let shown = |when: &str, first: &str, second: &str, room: &Room| {
        let steps = numbers.clone()
            + &step("then", "text", &format!("when = {{ {when} }}"))
            + &step("last", "text", "");
        let mut sitting = room.begin_toml(&flat(&steps));
        walk(&mut sitting, room, &[("one", first), ("two", second)]);
        sitting.scene().id == "then"
    };
    let any = "any = [\"one\", \"two\"], at_least = 9";
    assert!(shown(any, "rate 9", "tab", &room) && shown(any, "rate 1", "rate 10", &room));
    assert!(!shown(any, "rate 8", "rate 8", &room) && !shown(any, "tab", "tab", &room));
    let lower = "lower = [\"one\", \"two\"]";
    assert!(shown(lower, "rate 5", "rate 4", &room));
    assert!(!shown(lower, "rate 5", "rate 5", &room) && !shown(lower, "tab", "rate 5", &room));
    let before = Room::of(Seat::Hurt).after(vec![past("own", "2026-11-18T12:00:00+01:00", 1, 1)]);
    assert!(
        shown("every_days = 4", "tab", "tab", &before) && !shown("every_days = 7", "tab", "tab", &before)
    );
}

#[test]
fn an_answer_excluded_later_keeps_its_words_and_leaves_the_walk() {
    let steps = step("went", "pick", TWO)
        + &step("why", "text", "when = { step = \"went\", is = [\"a\"] }")
        + &step("often", "rate", "when = { step = \"went\", is = [\"a\"] }")
        + &step("then", "text", "when = { step = \"why\", is = [\"x\"] }");
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin_toml(&flat(&steps));
    let table = [
        ("went", "pick a"),
        ("why", "text Because."),
        ("often", "-rate 3"),
        ("often", "back"),
        ("why", "back"),
    ];
    walk(&mut sitting, &room, &table);
    let entry = walk(&mut sitting, &room, &[("went", "pick b")]).entry();
    let kept: Vec<&str> = entry.answers.iter().map(|answer| answer.step.as_str()).collect();
    assert_eq!(kept, ["went", "why"], "words stay, a number of an excluded step does not");
    walk(&mut sitting, &room, &[("went", "pick a")]);
    assert_eq!(sitting.scene().answer.text.as_deref(), Some("Because."), "nothing left memory");
}

#[test]
fn what_an_excluded_step_decided_is_excluded_too() {
    let steps = step("went", "pick", TWO)
        + &step("more", "pick", &format!("{TWO}\nwhen = {{ step = \"went\", is = [\"a\"] }}"))
        + &step("then", "text", "when = { step = \"more\", is = [\"b\"] }")
        + &step("last", "text", "");
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin_toml(&flat(&steps));
    walk(&mut sitting, &room, &[("went", "pick a"), ("more", "pick b"), ("then", "back"), ("more", "back")]);
    walk(&mut sitting, &room, &[("went", "pick b"), ("last", "tab")]);
}

#[test]
fn a_breath_that_was_taken_stays_taken_when_one_goes_back_over_it() {
    let steps = step("one", "text", "") + &step("air", "breathe", "") + &step("two", "text", "");
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin_toml(&flat(&steps));
    let table = [("one", "text x"), ("air", "tab"), ("two", "back"), ("air", "back"), ("one", "stop")];
    assert!(!walk(&mut sitting, &room, &table).entry().answer("air").unwrap().skipped);
    let mut sitting = room.begin_toml(&flat(&steps));
    let entry = walk(&mut sitting, &room, &[("one", "text x"), ("air", "stop")]).entry();
    assert!(entry.answer("air").unwrap().skipped, "left before it was over");
}

#[test]
fn what_another_step_got_is_sorted_chosen_from_and_shown_or_the_step_is_left_out() {
    let steps = step("written", "list", "")
        + &step("which", "pick", "from = \"written\"")
        + &step("sorted", "sort", "from = \"written\"\nparts = [\"Now\", \"Later\"]")
        + &step("last", "text", "show = \"written\"");
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin_toml(&flat(&steps));
    walk(&mut sitting, &room, &[("written", "list one|two")]);
    let labels: Vec<String> = choices(&sitting.scene()).into_iter().map(|choice| choice.label).collect();
    assert_eq!(labels, ["one", "two"]);
    walk(&mut sitting, &room, &[("which", "tab")]);
    assert_eq!(sitting.scene().answer.parts[0].items, ["one", "two"]);
    walk(&mut sitting, &room, &[("sorted", "tab")]);
    assert_eq!(sitting.scene().above, ["one", "two"]);
    let mut sitting = room.begin_toml(&flat(&steps));
    walk(&mut sitting, &room, &[("written", "tab"), ("last", "tab")]);
}

#[test]
fn options_to_missing_paths_and_hidden_ones_are_not_shown() {
    let options = "options = [{ id = \"gone\", label = \"G\", go = \"path:no-such\" }, { id = \"there\", label = \"T\", \
                   go = \"path:steady\" }, { id = \"hide\", label = \"H\", unless = \"hide_shared\" }]";
    let mut room = Room::of(Seat::Hurt);
    let source = flat(&step("next", "pick", options));
    assert_eq!(ids(&room.begin_toml(&source).scene()), ["there", "hide"]);
    room.profile.hide_shared = true;
    assert_eq!(ids(&room.begin_toml(&source).scene()), ["there"]);
    let mut sitting = room.begin_toml(&source);
    assert!(matches!(sitting.choose("gone", room.now), Next::Show), "not offered: nothing happens");
    assert!(!sitting.holds_something());
    let ending = walk(&mut sitting, &room, &[("next", "pick there")]).ending();
    assert_eq!(ending.door, Some(Door::Path("steady".into())));
}

#[test]
fn a_door_behind_a_path_with_a_closing_opens_after_the_closing() {
    let options = "core = true\noptions = [{ id = \"go\", label = \"G\", go = \"path:steady\" }]";
    let source = path("depth = 1", &(step("next", "pick", options) + &step("more", "text", "core = true")))
        .replace("checkin = false", "checkin = true");
    let room = Room::of(Seat::Hurt);
    let table = [
        ("~check-in", "tab"),
        ("next", "pick go"),
        ("~closing-rate", "tab"),
        ("~next", "tab"),
        ("~marks", "tab"),
        ("~put-away", "tab"),
    ];
    let ending = walk(&mut room.begin_toml(&source), &room, &table).ending();
    assert_eq!(ending.door, Some(Door::Path("steady".into())));
    assert_eq!(ending.entry.unwrap().left_at.as_deref(), Some("next"));
}

#[test]
fn steps_by_side_and_the_question_which_side() {
    let steps = step("both", "text", "core = true")
        + &step("hurt", "text", "core = true\nseats = [\"hurt\"]")
        + &step("broke", "text", "core = true\nseats = [\"broke\"]");
    for (seat, deed, own) in [
        (Seat::Hurt, None, "hurt"),
        (Seat::Broke, None, "broke"),
        (Seat::Both, Some("pick broke"), "broke"),
        (Seat::Unsaid, Some("pick hurt"), "hurt"),
        (Seat::Unsaid, Some("tab"), "hurt"),
    ] {
        let room = Room::of(seat);
        let mut sitting = room.begin_toml(&flat(&steps));
        if let Some(deed) = deed {
            walk(&mut sitting, &room, &[("~side", deed)]);
        }
        assert_eq!(sitting.scene().progress.unwrap().of, 2);
        let entry = walk(&mut sitting, &room, &[("both", "text x"), (own, "tab")]).entry();
        let expected = if deed == Some("tab") { Seat::Unsaid } else { entry.seat };
        assert_eq!(entry.seat, expected);
        assert!(deed == Some("tab") || entry.seat.side().is_some());
    }
    let unasked = path("depth = 1\nask_seat = false", &steps);
    assert_eq!(Room::of(Seat::Both).begin_toml(&unasked).scene().id, "both");
}

#[test]
fn after_three_sittings_from_one_side_the_other_is_named_once() {
    let seats = |seat| Past { seat, ..past("doubt", "2026-11-01T12:00:00+01:00", 3, 3) };
    let source = flat(&step("hurt", "text", "seats = [\"hurt\"]"));
    let mut room = Room::of(Seat::Both).after(vec![seats(Seat::Hurt), seats(Seat::Hurt), seats(Seat::Hurt)]);
    let mut sitting = room.begin_toml(&source);
    assert!(sitting.scene().above[0].starts_with("You've written from the hurt side"));
    let ending = walk(&mut sitting, &room, &[("~side", "pick hurt"), ("hurt", "text x")]).ending();
    assert!(ending.changes == [Change::Said("both-hurt".into())]);
    ending.changes.iter().for_each(|change| change.apply(&mut room.profile, room.now.date_naive()));
    assert!(room.begin_toml(&source).scene().above.is_empty());
    let mixed = Room::of(Seat::Both).after(vec![seats(Seat::Hurt), seats(Seat::Broke), seats(Seat::Hurt)]);
    assert!(mixed.begin_toml(&source).scene().above.is_empty());
}

#[test]
fn stopping_at_a_core_step_says_where_and_after_the_core_it_does_not() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin("doubt");
    let table = [
        ("~check-in", "rate 4"),
        ("~opening", "tab"),
        ("loud", "rate 4"),
        ("set-off", "-text half a"),
        ("set-off", "stop"),
        ("~closing-rate", "back"),
        ("set-off", "stop"),
        ("~closing-rate", "tab"),
        ("~next", "tab"),
        ("~marks", "tab"),
        ("~put-away", "tab"),
    ];
    let entry = walk(&mut sitting, &room, &table).entry();
    assert_eq!(entry.left_at.as_deref(), Some("set-off"));
    assert_eq!(entry.answer("set-off").unwrap().text.as_deref(), Some("half a"));
    assert!(entry.finished.is_some() && !Past::of(&entry).finished);
    let mut sitting = room.begin("doubt");
    walk(
        &mut sitting,
        &room,
        &[("~check-in", "tab"), ("~opening", "tab"), ("loud", "rate 4"), ("set-off", "tab")],
    );
    walk(
        &mut sitting,
        &room,
        &[("sorted", "tab"), ("ask", "tab"), ("~heart", "pick further"), ("wants", "stop")],
    );
    let rest = [("~closing-rate", "tab"), ("~next", "tab"), ("~marks", "tab"), ("~put-away", "tab")];
    assert!(walk(&mut sitting, &room, &rest).entry().left_at.is_none());
    let mut sitting = room.begin("doubt");
    let ending = walk(&mut sitting, &room, &[("~check-in", "rate 4"), ("~opening", "stop")]).ending();
    assert!(ending.entry.is_none(), "nothing was begun");
}

#[test]
fn back_and_skip_keep_what_was_typed() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin("doubt");
    let table = [
        ("~check-in", "rate 3"),
        ("~opening", "tab"),
        ("loud", "rate 5"),
        ("set-off", "-text The tone"),
        ("set-off", "back"),
        ("loud", "skip"),
        ("set-off", "skip"),
        ("sorted", "back"),
    ];
    walk(&mut sitting, &room, &table);
    assert_eq!(sitting.scene().answer.text.as_deref(), Some("The tone"));
    assert!(!sitting.scene().answer.skipped);
    for screen in ["set-off", "loud", "~opening", "~check-in", "~check-in"] {
        assert_eq!(sitting.scene().id, screen);
        act(&mut sitting, "back", room.now);
    }
    assert_eq!(sitting.scene().answer.value, Some(3));
}

#[test]
fn an_answer_put_too_late_stays_on_its_own_screen() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin("doubt");
    let mut late = sitting.scene().answer;
    late.value = Some(5);
    walk(&mut sitting, &room, &[("~check-in", "tab"), ("~opening", "tab"), ("loud", "rate 2")]);
    sitting.put(late);
    assert!(sitting.scene().answer.is_empty());
    assert_eq!(sitting.before(), Some(5));
}

#[test]
fn the_words_of_a_step_are_kept_sealed_closed_deleted_or_one_line_stays() {
    let fate = |id: &str| format!("{{ id = \"{id}\", label = \"{id}\", own = {} }}", id == "one-line");
    let options = ["keep", "seal", "close-month", "delete", "one-line"].map(fate).join(", ");
    let steps = step("talk", "letter", "")
        + &step("what", "pick", &format!("options = [{options}]\neffect = \"fate:talk\""));
    let room = Room::of(Seat::Hurt);
    let after = |deed: &str| {
        let mut sitting = room.begin_toml(&flat(&steps));
        let entry = walk(&mut sitting, &room, &[("talk", "text Loud.\nQuiet."), ("what", deed)]).entry();
        entry.answer("talk").unwrap().clone()
    };
    assert_eq!(after("pick keep").text.as_deref(), Some("Loud.\nQuiet."));
    assert!(after("pick seal").sealed);
    assert_eq!(after("pick close-month").closed_until.unwrap().to_string(), "2026-12-23");
    let gone = after("pick delete");
    assert!(gone.deleted && gone.text.is_none());
    assert_eq!(after("own one-line Quiet.").text.as_deref(), Some("Quiet."));
    assert_eq!(after("pick one-line").text.as_deref(), Some("Loud."));
}

#[test]
fn unsaved_answers_are_in_neither_entry_nor_draft() {
    let steps = step("one", "text", "save = false") + &step("two", "text", "");
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin_toml(&flat(&steps));
    walk(&mut sitting, &room, &[("one", "text hidden")]);
    assert!(sitting.draft(0, 0, 0).is_none() && !sitting.has_words());
    act(&mut sitting, "-text shown", room.now);
    let draft = serde_json::to_string(&sitting.draft(0, 0, 0).unwrap()).unwrap();
    assert!(draft.contains("shown") && !draft.contains("hidden"));
    let entry = serde_json::to_string(&walk(&mut sitting, &room, &[("two", "tab")]).entry()).unwrap();
    assert!(entry.contains("shown") && !entry.contains("hidden"));
}

#[test]
fn sealed_unless_ticked() {
    let out = "sealed = \"unless-ticked\"\noptions = [{ id = \"out\", label = \"may go out\" }]";
    let room = Room::of(Seat::Hurt);
    for (tick, sealed) in [("-tab", true), ("-many out", false)] {
        let mut sitting = room.begin_toml(&flat(&step("one", "text", out)));
        act(&mut sitting, "-text x", room.now);
        if tick != "-tab" {
            act(&mut sitting, tick, room.now);
        }
        let entry = walk(&mut sitting, &room, &[("one", "tab")]).entry();
        assert_eq!(entry.answers[0].sealed, sealed);
        assert!(entry.answers[0].chosen.is_empty());
    }
}

#[test]
fn twenty_minutes_are_said_once_and_only_while_writing() {
    let room = Room::of(Seat::Hurt);
    let later = |minutes| room.now + chrono::Duration::minutes(minutes);
    let mut sitting = room.begin("doubt");
    assert!(sitting.tick(later(30)).is_none(), "not on the check-in");
    walk(&mut sitting, &room, &[("~check-in", "tab"), ("~opening", "tab")]);
    assert!(sitting.tick(later(19)).is_none());
    assert!(sitting.tick(later(20)).unwrap().starts_with("Twenty minutes."));
    assert!(sitting.tick(later(41)).is_none());
}
