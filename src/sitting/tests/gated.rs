//! Each gate, its absence, and what lies behind it.

use super::super::gates::is_late;
use super::super::{Change, Door, Stage};
use super::*;

const EARLY: &str = "2026-11-01T12:00:00+01:00";

/// The screen after the check-in with this number.
fn after_check_in(room: &Room, path: &str, number: &str) -> Sitting {
    let mut sitting = room.begin(path);
    walk(&mut sitting, room, &[("~check-in", number)]);
    sitting
}

#[test]
fn the_number_decides_by_depth() {
    for (path, number, screen) in [
        ("steady", "rate 0", "which"),
        ("steady", "tab", "which"),
        ("steady", "rate 8", "which"),
        ("doubt", "rate 6", "~opening"),
        ("doubt", "rate 7", "~gate-high-deeper"),
        ("doubt", "rate 8", "~gate-high-deeper"),
        ("plain-words", "rate 6", "~opening"),
        ("plain-words", "rate 7", "~gate-high-deep"),
        ("plain-words", "rate 8", "~gate-high-deep"),
    ] {
        let room = Room::of(Seat::Hurt);
        assert_eq!(after_check_in(&room, path, number).scene().id, screen, "{path} {number}");
    }
}

#[test]
fn five_and_six_get_one_dim_offer_on_the_next_screen_only() {
    for (number, offered) in [(4, false), (5, true), (6, true), (7, false)] {
        let room = Room::of(Seat::Hurt);
        let mut sitting = after_check_in(&room, "steady", &format!("rate {number}"));
        let offer = "That's a lot. One slow minute first? Ctrl-G opens one.".to_owned();
        assert_eq!(sitting.scene().above.contains(&offer), offered);
        walk(&mut sitting, &room, &[("which", "tab")]);
        assert!(!sitting.scene().above.contains(&offer));
    }
}

#[test]
fn nine_and_ten_open_the_next_two_minutes_before_any_path() {
    for path in ["steady", "doubt", "plain-words"] {
        for number in ["rate 9", "rate 10"] {
            let room = Room::of(Seat::Hurt).at("2026-11-23T23:00:00+01:00");
            let mut sitting = room.begin(path);
            let walked = walk(&mut sitting, &room, &[("~check-in", number)]);
            let wanted = guide().path(path).unwrap().title.clone();
            assert_eq!(walked.doors, [Door::RightNow { wanted }]);
            sitting.through_gate(Some(8));
            assert_ne!(sitting.scene().stage, Stage::Gate, "no further gate, late though it is");
            assert_eq!(sitting.before(), Some(8));
            act(&mut sitting, "back", room.now);
            act(&mut sitting, "rate 10", room.now);
            assert_ne!(sitting.scene().stage, Stage::CheckIn, "none after going back either");
        }
    }
}

#[test]
fn without_a_new_number_the_first_one_stands() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = after_check_in(&room, "steady", "rate 9");
    sitting.through_gate(None);
    assert_eq!((sitting.before(), sitting.scene().id.as_str()), (Some(9), "which"));
}

#[test]
fn late_hours_come_before_the_number_and_only_before_deeper_paths() {
    for (now, late) in [
        ("2026-11-23T22:00:00+01:00", true),
        ("2026-11-23T21:59:00+01:00", false),
        ("2026-11-24T04:59:00-05:00", true),
        ("2026-11-24T05:00:00+01:00", false),
    ] {
        let room = Room::of(Seat::Hurt).at(now);
        let gate = after_check_in(&room, "doubt", "rate 8").scene().id;
        assert_eq!(gate, if late { "~gate-late" } else { "~gate-high-deeper" }, "{now}");
        assert_eq!(after_check_in(&room, "plain-words", "tab").scene().id == "~gate-late", late);
        assert_eq!(after_check_in(&room, "steady", "tab").scene().id, "which");
    }
}

#[test]
fn late_hours_may_be_the_persons_own() {
    let at = |time: &str| time.parse().unwrap();
    let own = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
    assert!(is_late(at("20:30:00"), own("20:00", "06:00").as_ref()));
    assert!(!is_late(at("23:00:00"), own("00:00", "06:00").as_ref()));
    assert!(is_late(at("00:00:00"), own("00:00", "06:00").as_ref()));
    assert!(
        !is_late(at("00:00:00"), own("00:00", "00:00").as_ref()),
        "from a time to itself no hour is late"
    );
    assert!(is_late(at("23:00:00"), own("later", "06:00").as_ref()), "unreadable hours are the usual ones");
}

#[test]
fn each_way_out_of_the_late_gate() {
    let late = || Room::of(Seat::Hurt).at("2026-11-23T23:00:00+01:00");
    let begin = |room: &Room| after_check_in(room, "doubt", "rate 3");
    let room = late();
    let ending = walk(&mut begin(&room), &room, &[("~gate-late", "pick close")]).ending();
    assert!(ending.entry.is_none() && ending.door.is_none());
    let ending = walk(&mut begin(&room), &room, &[("~gate-late", "pick tomorrow")]).ending();
    assert_eq!(ending.door, Some(Door::Path("tomorrow".into())));
    let mut sitting = begin(&room);
    walk(
        &mut sitting,
        &room,
        &[("~gate-late", "pick minute"), ("~gate-breathe", "tab"), ("~opening", "tab")],
    );
    let mut sitting = begin(&room);
    walk(&mut sitting, &room, &[("~gate-late", "pick on"), ("~opening", "back"), ("~gate-late", "back")]);
    walk(&mut sitting, &room, &[("~check-in", "rate 10"), ("~opening", "tab"), ("loud", "tab")]);
    assert_eq!(ids(&begin(&room).scene()), ["minute", "tomorrow", "close", "on"]);
}

#[test]
fn something_short_is_steady_and_another_day_ends() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = after_check_in(&room, "plain-words", "rate 7");
    let ending = walk(&mut sitting, &room, &[("~gate-high-deep", "pick short")]).ending();
    assert_eq!(ending.door, Some(Door::Path("steady".into())));
    let mut sitting = after_check_in(&room, "plain-words", "rate 7");
    let ending = walk(&mut sitting, &room, &[("~gate-high-deep", "pick another-day")]).ending();
    assert!(ending.door.is_none() && ending.entry.is_none() && !ending.deleted);
}

fn heavier() -> Vec<Past> {
    let at = |day: u32| format!("2026-11-{day:02}T12:00:00+01:00");
    vec![past("doubt", &at(10), 3, 5), past("steady", &at(11), 2, 3), past("doubt", &at(12), 4, 7)]
}

#[test]
fn three_heavier_sittings_are_said_once_for_a_run_and_may_be_marked() {
    let mut room = Room::of(Seat::Hurt).after(heavier());
    let mut sitting = after_check_in(&room, "steady", "rate 4");
    let table = [
        ("~gate-heavier", "pick bring"),
        ("which", "pick mix"),
        ("mix", "tab"),
        ("okay", "text a"),
        ("kind", "tab"),
    ];
    walk(&mut sitting, &room, &table);
    let rest = [
        ("~heart", "pick close"),
        ("~closing-rate", "tab"),
        ("~next", "tab"),
        ("~marks", "tab"),
        ("~put-away", "tab"),
    ];
    let ending = walk(&mut sitting, &room, &rest).ending();
    assert_eq!(ending.entry.unwrap().marks.bring.len(), 1);
    assert!(ending.changes.contains(&Change::Said("three-heavier".into())));
    ending.changes.iter().for_each(|change| change.apply(&mut room.profile, room.now.date_naive()));
    assert_eq!(after_check_in(&room, "steady", "rate 4").scene().id, "which", "not twice");
}

#[test]
fn a_run_of_heavier_sittings_is_unbroken_and_has_both_numbers() {
    let lighter = past("steady", "2026-11-13T12:00:00+01:00", 4, 4);
    let half = Past { after: None, ..past("steady", "2026-11-13T12:00:00+01:00", 4, 4) };
    for (more, gated) in [(vec![], true), (vec![lighter], false), (vec![half], true)] {
        let room = Room::of(Seat::Hurt).after([heavier(), more].concat());
        assert_eq!(after_check_in(&room, "steady", "tab").scene().id == "~gate-heavier", gated);
    }
    let room = Room::of(Seat::Hurt).after(heavier().split_off(1));
    assert_eq!(after_check_in(&room, "steady", "tab").scene().id, "which");
}

#[test]
fn a_second_deep_path_today_and_the_same_topic_again() {
    let deep = |begun: &str| past("plain-words", begun, 5, 4);
    let four: Vec<Past> =
        ["10", "13", "16", "19"].iter().map(|day| deep(&format!("2026-11-{day}T12:00:00+01:00"))).collect();
    for (history, screen) in [
        (vec![deep("2026-11-23T09:00:00+01:00")], "~gate-second"),
        (vec![deep("2026-11-22T16:00:00+01:00")], "~gate-topic-day"),
        (vec![deep("2026-11-22T14:00:00+01:00")], "~opening"),
        (four.clone(), "~gate-topic-four"),
        (four[1..].to_vec(), "~opening"),
        (vec![past("doubt", "2026-11-23T09:00:00+01:00", 3, 3)], "~opening"),
    ] {
        let room = Room::of(Seat::Broke).after(history.clone());
        assert_eq!(after_check_in(&room, "plain-words", "tab").scene().id, screen);
        let room = Room::of(Seat::Broke).after(history);
        assert_eq!(after_check_in(&room, "doubt", "tab").scene().id, "~opening");
    }
}

#[test]
fn paths_without_gates_and_sittings_with_one_behind_meet_none() {
    let night = "2026-11-23T23:30:00+01:00";
    for (path, first) in [("right-now", "breath"), ("safe-first", "~opening"), ("tomorrow", "list")] {
        let room = Room::of(Seat::Hurt).at(night).after(heavier());
        assert_eq!(room.begin(path).scene().id, first);
    }
    let room = Room::of(Seat::Hurt).at(night).after(heavier());
    let mut sitting = after_check_in(&room, "doubt", "rate 8");
    let table = [("~gate-late", "back"), ("~check-in", "rate 8"), ("~opening", "tab")];
    walk(&mut sitting, &room, &table);
}

#[test]
fn a_log_or_path_without_check_in_may_still_be_told_of_heavier_sittings() {
    let room = Room::of(Seat::Hurt).after(heavier());
    let mut sitting = room.begin("start-here");
    let table = [("~gate-heavier", "tab"), ("~opening", "tab"), ("name", "text J.")];
    walk(&mut sitting, &room, &table);
    let draft = sitting.draft(0, 0, 0).unwrap();
    let mut back = Sitting::resume(&draft, &room.setup()).unwrap();
    let ending = walk(&mut back, &room, &[("since", "tab"), ("hope", "tab")]).ending();
    assert!(
        ending.changes.contains(&Change::Said("three-heavier".into())),
        "though it was paused in between"
    );
    let room = Room::of(Seat::Hurt).after(vec![past("doubt", EARLY, 3, 5)]);
    assert_eq!(room.begin("start-here").scene().id, "~opening");
}
