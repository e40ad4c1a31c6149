//! Paths that touch what two people do: the question about fear comes before the first, and leaves no trace.

use super::super::{Change, Door};
use super::*;
use crate::journal::Draft;

const FIRST: &str = "before-the-talk";

/// A sitting of the first shared path that stands after this answer.
fn answered(room: &Room, answer: &str) -> Sitting {
    let mut sitting = room.begin(FIRST);
    walk(&mut sitting, room, &[("~fear", answer)]);
    sitting
}

#[test]
fn the_question_about_fear_comes_before_the_first_shared_path_in_each_seat() {
    let hurt = Room::of(Seat::Hurt).begin(FIRST).scene();
    assert_eq!((hurt.id.as_str(), hurt.prompt.contains("afraid of your partner")), ("~fear", true));
    let broke = Room::of(Seat::Broke).begin(FIRST).scene();
    assert!(broke.prompt.contains("been afraid of you"), "{}", broke.prompt);
    let room = Room::of(Seat::Both);
    let mut both = room.begin(FIRST);
    walk(&mut both, &room, &[("~side", "pick broke")]);
    assert_eq!(both.scene().prompt, broke.prompt, "asked for the side that was chosen");
    for path in ["small-steps-closer", "understand-us"] {
        let mut sitting = Room::of(Seat::Unsaid).begin(path);
        if sitting.scene().id == "~side" {
            act(&mut sitting, "pick hurt", room.now);
        }
        assert_eq!(sitting.scene().id, "~fear", "{path}");
    }
    assert_eq!(Room::of(Seat::Hurt).begin("doubt").scene().id, "~check-in", "no other path asks it");
}

#[test]
fn it_is_not_asked_again_once_a_shared_path_is_on_file() {
    let before = vec![past("understand-us", "2026-11-18T12:00:00+01:00", 3, 3)];
    let mut sitting = Room::of(Seat::Hurt).after(before).begin(FIRST);
    assert_eq!(sitting.scene().id, "~check-in");
    act(&mut sitting, "tab", Room::of(Seat::Hurt).now);
    assert!(sitting.scene().must.iter().any(|line| line.contains("Is it safe?")), "the line stands there");
    let other = vec![past("doubt", "2026-11-18T12:00:00+01:00", 3, 3)];
    assert_eq!(Room::of(Seat::Hurt).after(other).begin(FIRST).scene().id, "~fear");
}

#[test]
fn only_no_goes_on_at_once_and_anything_else_offers_help_first_passing_over_it_too() {
    let room = Room::of(Seat::Hurt);
    assert_eq!(answered(&room, "pick no").scene().id, "~check-in");
    for answer in ["pick sometimes", "pick yes", "pick rather-not", "tab", "skip"] {
        let mut sitting = answered(&room, answer);
        assert_eq!(ids(&sitting.scene()), ["safe-first", "hide", "on"], "{answer}");
        check(&sitting.scene());
        assert!(matches!(act(&mut sitting, "pick on", room.now), Next::Show));
        assert_eq!(sitting.scene().id, "~check-in");
    }
}

#[test]
fn the_offer_leads_to_the_safety_page_or_hides_what_is_shared() {
    let room = Room::of(Seat::Hurt);
    let end = |choice: &str| {
        let mut sitting = answered(&room, "pick yes");
        walk(&mut sitting, &room, &[("~fear-offer", choice)]).ending()
    };
    let safe = end("pick safe-first");
    assert_eq!(safe.door, Some(Door::Path("safe-first".to_owned())));
    assert!(safe.entry.is_none() && safe.changes.is_empty());
    let hidden = end("pick hide");
    assert!(hidden.entry.is_none() && hidden.door.is_none());
    assert!(hidden.changes == [Change::HideShared(true)]);
}

#[test]
fn an_opening_that_names_the_safety_page_leads_to_it() {
    let room = Room::of(Seat::Hurt);
    let at_opening = || {
        let mut sitting = room.begin("understand-us");
        walk(&mut sitting, &room, &[("~fear", "pick no"), ("~check-in", "tab")]);
        sitting
    };
    assert_eq!(ids(&at_opening().scene()), ["on", "safe-first"]);
    let ending = walk(&mut at_opening(), &room, &[("~opening", "pick safe-first")]).ending();
    assert_eq!(ending.door, Some(Door::Path("safe-first".to_owned())));
    walk(&mut at_opening(), &room, &[("~opening", "pick on"), ("fight", "tab")]);
}

/// Everything that could reach the disk of a sitting.
fn written(draft: Option<&Draft>) -> String {
    draft.map(|draft| serde_json::to_string(draft).unwrap()).unwrap_or_default()
}

#[test]
fn no_answer_to_it_stands_in_a_draft_or_an_entry_not_even_where_the_person_was() {
    let room = Room::of(Seat::Hurt);
    let (mut yes, mut no) = (answered(&room, "pick yes"), answered(&room, "pick no"));
    assert!(yes.draft(0, 0, 0).is_none() && no.draft(0, 0, 0).is_none());
    act(&mut yes, "pick on", room.now);
    for sitting in [&mut yes, &mut no] {
        walk(
            sitting,
            &room,
            &[("~check-in", "rate 3"), ("right-now", "many tired"), ("one-thing", "-text Words")],
        );
    }
    assert_eq!(written(yes.draft(0, 0, 0).as_ref()), written(no.draft(0, 0, 0).as_ref()));
    // Back on the offer itself, the draft says no more than that the question stood there, as for anybody.
    while yes.scene().id != "~fear-offer" {
        act(&mut yes, "back", room.now);
    }
    while no.scene().id != "~fear" {
        act(&mut no, "back", room.now);
    }
    let draft = yes.draft(0, 0, 0);
    assert_eq!(written(draft.as_ref()), written(no.draft(0, 0, 0).as_ref()));
    let again = Sitting::resume(&draft.unwrap(), &room.setup()).unwrap();
    assert!(again.scene().id == "~fear" && again.scene().answer.is_empty(), "the answer came back");
    let (yes, no) = (yes.stop(room.now), no.stop(room.now));
    let entry = |next: Next| match next {
        Next::Ended(ending) => serde_json::to_string(&ending.entry).unwrap(),
        _ => panic!("it goes on"),
    };
    assert_eq!(entry(yes), entry(no));
}

#[test]
fn while_only_a_number_was_given_the_question_lies_in_no_draft_at_all() {
    let room = Room::of(Seat::Unsaid);
    let mut sitting = room.begin(FIRST);
    act(&mut sitting, "pick hurt", room.now);
    assert!(sitting.scene().id == "~fear" && sitting.draft(3, 0, 0).is_none());
    act(&mut sitting, "pick yes", room.now);
    assert!(sitting.scene().id == "~fear-offer" && sitting.draft(1, 0, 0).is_none());
}

#[test]
fn neither_the_answer_nor_the_row_it_stood_on_is_seen_again() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = answered(&room, "pick yes");
    act(&mut sitting, "pick on", room.now);
    walk(&mut sitting, &room, &[("~check-in", "tab"), ("right-now", "many tired"), ("one-thing", "-text W")]);
    for id in ["~fear-offer", "~fear"] {
        while sitting.scene().id != id {
            act(&mut sitting, "back", room.now);
        }
        assert!(sitting.scene().answer.is_empty() && sitting.scene().not_kept, "{id}");
        let draft = sitting.draft(2, 0, 0).unwrap();
        assert_eq!((draft.at.step.as_str(), draft.at.field), ("~fear", 0));
    }
}

#[test]
fn that_somebody_was_scared_stands_in_no_page_and_no_draft() {
    let room = Room::of(Seat::Hurt);
    let table = [("breath", "tab"), ("look", "tab"), ("now", "rate 5")];
    for scared in ["scared-self", "scared-someone"] {
        let mut sitting = room.begin("right-now");
        walk(&mut sitting, &room, &table);
        let next = act(&mut sitting, &format!("pick {scared}"), room.now);
        let draft = written(sitting.draft(6, 0, 0).as_ref());
        assert!(!draft.contains("scared") && !draft.contains("\"field\":6"), "{draft}");
        let ending = if let Next::Ended(ending) = next {
            Some(*ending)
        } else {
            sitting.came_back(&Door::Questions);
            assert!(sitting.scene().answer.is_empty(), "the tick is still there");
            walk(&mut sitting, &room, &[("next", "pick stop")]).ending
        };
        let entry = ending.and_then(|ending| ending.entry);
        let entry = serde_json::to_string(&entry).unwrap();
        assert!(entry.contains("\"value\":5") && !entry.contains("scared"), "{entry}");
    }
}

#[test]
fn after_a_yes_there_is_somebody_to_turn_to_and_a_way_on() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = Sitting::questions(&room.setup());
    assert!(matches!(act(&mut sitting, "pick yes", room.now), Next::Over(Door::People)));
    assert_eq!(ids(&sitting.scene()), ["people", "others", "on"]);
    assert!(matches!(act(&mut sitting, "pick people", room.now), Next::Over(Door::People)));
    act(&mut sitting, "pick others", room.now);
    assert!(matches!(act(&mut sitting, "pick maybe", room.now), Next::Over(Door::Lines)));
    assert_eq!(ids(&sitting.scene()), ["people", "on"]);
    sitting.knows_lines(Some("999".to_owned()), Vec::new());
    assert!(sitting.scene().prompt.contains("999"), "a country was chosen meanwhile");
    assert!(matches!(act(&mut sitting, "pick on", room.now), Next::Ended(_)));
}

#[test]
fn three_heavier_sittings_are_brought_as_what_they_mean() {
    let heavier = |day: u8| past("doubt", &format!("2026-11-{day}T12:00:00+01:00"), 3, 6);
    let room = Room::of(Seat::Hurt).after(vec![heavier(10), heavier(12), heavier(14)]);
    let mut sitting = room.begin("doubt");
    walk(
        &mut sitting,
        &room,
        &[("~check-in", "rate 3"), ("~gate-heavier", "pick bring"), ("~opening", "tab")],
    );
    act(&mut sitting, "-rate 4", room.now);
    let brought = sitting.entry(None).marks.bring;
    assert_eq!(brought.len(), 1);
    assert!(brought[0].quote.as_deref().is_some_and(|quote| quote.starts_with("Writing often leaves me")));
}

#[test]
fn going_back_to_the_question_with_words_leaves_a_page_like_any_that_was_left() {
    let room = Room::of(Seat::Hurt);
    for choice in ["pick safe-first", "pick hide"] {
        let mut sitting = answered(&room, "pick no");
        walk(
            &mut sitting,
            &room,
            &[("~check-in", "rate 3"), ("right-now", "many tired"), ("one-thing", "-text W")],
        );
        while sitting.scene().id != "~fear" {
            act(&mut sitting, "back", room.now);
        }
        let entry = walk(&mut sitting, &room, &[("~fear", "pick yes"), ("~fear-offer", choice)]).entry();
        assert_eq!((entry.left_at.as_deref(), entry.after), (Some("one-thing"), None), "{choice}");
    }
}
