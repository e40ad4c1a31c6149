//! The closing: each row of its table, the marks, the put-away.

use super::super::Change;
use super::*;

/// From the check-in to after the second number, with this commitment in between.
fn closed(path: &str, seat: Seat, before: Option<u8>, after: Option<u8>, commit: Option<&str>) -> Sitting {
    let room = Room::of(seat);
    let rate = |number: Option<u8>| number.map_or("tab".to_owned(), |number| format!("rate {number}"));
    let mut sitting = room.begin(path);
    act(&mut sitting, &rate(before), room.now);
    for _ in 0..40 {
        let scene = sitting.scene();
        let deed = match scene.id.as_str() {
            "~closing-rate" => break,
            "~heart" => "pick close".to_owned(),
            "~pause" | "~gate-high-deeper" | "~gate-high-deep" => "pick on".to_owned(),
            _ if matches!(scene.form, Form::Commit { .. }) => {
                commit.map_or("tab".to_owned(), |text| format!("text {text}"))
            }
            _ if matches!(scene.form, Form::Text { .. }) => "text A line.".to_owned(),
            _ => "tab".to_owned(),
        };
        act(&mut sitting, &deed, room.now);
    }
    act(&mut sitting, &rate(after), room.now);
    sitting
}

#[test]
fn every_row_of_the_table() {
    let same = "About the same. That's all right.";
    let stirred = "Stirred up is common after writing like this.";
    let high = "A little lower, still high.";
    for (path, seat, before, after, commit, screen, line) in [
        ("doubt", Seat::Hurt, Some(8), Some(7), None, "~coming-down", high),
        ("plain-words", Seat::Broke, Some(8), Some(7), None, "~coming-down", high),
        (
            "plain-words",
            Seat::Broke,
            Some(6),
            Some(4),
            None,
            "~next",
            "Lighter is allowed. What you wrote still stands.",
        ),
        (
            "plain-words",
            Seat::Broke,
            Some(6),
            Some(4),
            Some("Tell Sam."),
            "~next",
            "Lighter is allowed. What you wrote still stands. So does: Tell Sam.",
        ),
        ("from-shame-to-care", Seat::Broke, Some(6), Some(4), None, "~next", "Lighter is allowed."),
        ("doubt", Seat::Hurt, Some(8), Some(6), None, "~next", "Lower than when you came."),
        ("steady", Seat::Broke, Some(3), Some(2), Some("Tea."), "~next", "Lower than when you came."),
        ("doubt", Seat::Hurt, Some(6), Some(6), None, "~next", same),
        ("doubt", Seat::Hurt, Some(7), Some(7), None, "~coming-down", same),
        ("doubt", Seat::Hurt, Some(3), Some(5), None, "~coming-down", stirred),
        ("doubt", Seat::Hurt, Some(6), Some(7), None, "~coming-down", stirred),
        ("doubt", Seat::Hurt, Some(5), Some(6), None, "~next", same),
        ("doubt", Seat::Hurt, None, Some(7), None, "~coming-down", stirred),
        ("doubt", Seat::Hurt, None, Some(6), None, "~next", ""),
        ("doubt", Seat::Hurt, Some(6), None, None, "~next", ""),
        ("doubt", Seat::Hurt, None, None, None, "~next", ""),
    ] {
        let scene = closed(path, seat, before, after, commit).scene();
        let row = format!("{path} {before:?} {after:?}");
        assert_eq!(scene.id, screen, "{row}");
        let mut said = scene.above.clone();
        if screen == "~coming-down" {
            said.push(scene.prompt.clone());
        }
        let fits = said.first().is_some_and(|first| first.starts_with(line));
        assert!(fits || (line.is_empty() && said.is_empty()), "{row}: {said:?}");
        check(&scene);
    }
}

#[test]
fn nothing_is_said_to_stand_where_nothing_was_written() {
    let room = Room::of(Seat::Broke);
    for path in ["plain-words", "their-side", "from-shame-to-care"] {
        let mut sitting = room.begin(path);
        act(&mut sitting, "rate 6", room.now);
        while sitting.scene().id != "~closing-rate" {
            let deed = if sitting.scene().id == "~heart" { "pick close" } else { "skip" };
            act(&mut sitting, deed, room.now);
        }
        act(&mut sitting, "rate 2", room.now);
        assert_eq!(sitting.scene().above, ["Lower than when you came."], "{path}");
    }
}

#[test]
fn the_first_number_stands_beside_the_second() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = Sitting::free(&room.setup());
    walk(&mut sitting, &room, &[("~check-in", "rate 4"), ("page", "text x")]);
    let Form::Rate { before, .. } = sitting.scene().form else { panic!("not a number") };
    assert_eq!(before, Some(4));
}

#[test]
fn a_declined_minute_goes_straight_on_and_a_taken_one_asks_who_could_be_near() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = closed("doubt", Seat::Hurt, Some(8), Some(7), None);
    walk(&mut sitting, &room, &[("~coming-down", "pick close"), ("~next", "tab")]);
    let mut sitting = closed("doubt", Seat::Hurt, Some(8), Some(7), None);
    let table = [
        ("~coming-down", "pick breath"),
        ("~coming-down-breathe", "tab"),
        ("~near", "tab"),
        ("~next", "tab"),
    ];
    walk(&mut sitting, &room, &table);
    let mut sitting = closed("doubt", Seat::Hurt, Some(3), Some(7), None);
    let walked = walk(&mut sitting, &room, &[("~coming-down", "pick people"), ("~near", "pick no-one")]);
    assert_eq!(walked.doors, [Door::People]);
    assert!(sitting.scene().above.is_empty());
}

#[test]
fn a_line_of_the_page_is_brought_with_its_place() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = Sitting::free(&room.setup());
    let there =
        [("~check-in", "tab"), ("page", "text One.\nTwo words."), ("~closing-rate", "tab"), ("~next", "tab")];
    walk(&mut sitting, &room, &there);
    let marks = [("~marks", "many bring|line|sealed")];
    walk(&mut sitting, &room, &marks);
    let labels: Vec<String> = choices(&sitting.scene()).into_iter().map(|choice| choice.label).collect();
    assert_eq!(labels, ["One.", "Two words.", "write one"]);
    let rest =
        [("~bring-line", "pick line-1"), ("~bad-night", "own own It passed before."), ("~put-away", "tab")];
    let ending = walk(&mut sitting, &room, &rest).ending();
    let marks = ending.entry.unwrap().marks;
    assert!(marks.sealed);
    let bring = &marks.bring[0];
    assert_eq!(
        (bring.step.as_deref(), bring.quote.as_deref(), bring.at),
        (Some("page"), Some("Two words."), Some(5))
    );
    assert!(ending.changes == [Change::BadNight("It passed before.".into())]);
}

#[test]
fn bringing_without_a_line_is_the_whole_page_and_sealed_lines_are_not_offered() {
    let room = Room::of(Seat::Broke);
    let mut sitting = closed("plain-words", Seat::Broke, None, None, None);
    walk(&mut sitting, &room, &[("~next", "tab"), ("~marks", "many bring")]);
    assert!(choices(&sitting.scene()).iter().all(|choice| choice.label != "most"));
    let entry = walk(&mut sitting, &room, &[("~bring-line", "tab"), ("~put-away", "tab")]).entry();
    assert_eq!(entry.marks.bring.len(), 1);
    assert!(entry.marks.bring[0].quote.is_none());
}

#[test]
fn a_deleted_page_is_gone_and_going_back_brings_it_again() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = closed("doubt", Seat::Hurt, Some(4), Some(4), None);
    walk(&mut sitting, &room, &[("~next", "tab"), ("~marks", "many delete")]);
    let Form::PutAway { lines } = sitting.scene().form else { panic!("not put away") };
    assert_eq!(lines, ["Gone, as you asked."]);
    let ending = walk(&mut sitting, &room, &[("~put-away", "tab")]).ending();
    assert!(ending.deleted && ending.entry.is_none());
    walk(&mut sitting, &room, &[("~put-away", "back")]);
    let mut answer = sitting.scene().answer;
    answer.chosen.clear();
    sitting.put(answer);
    let ending = walk(&mut sitting, &room, &[("~marks", "tab"), ("~put-away", "tab")]).ending();
    assert!(!ending.deleted && ending.entry.is_some());
}

#[test]
fn the_put_away_says_the_day_and_the_time() {
    let mut sitting = closed("doubt", Seat::Hurt, Some(4), Some(4), None);
    let room = Room::of(Seat::Hurt);
    walk(&mut sitting, &room, &[("~next", "tab"), ("~marks", "tab")]);
    let Form::PutAway { lines } = sitting.scene().form else { panic!("not put away") };
    assert_eq!(lines[0], "It will keep. You don't have to hold it.");
    assert!(lines[1].starts_with("It's Monday, 15:00. Feet on the floor"));
}

#[test]
fn nothing_given_keeps_nothing() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = Sitting::free(&room.setup());
    let table = [
        ("~check-in", "tab"),
        ("page", "tab"),
        ("~closing-rate", "tab"),
        ("~next", "tab"),
        ("~put-away", "tab"),
    ];
    assert!(walk(&mut sitting, &room, &table).ending().entry.is_none());
    assert!(!sitting.holds_something() && sitting.draft(0, 0, 0).is_none());
}

#[test]
fn numbers_that_no_scale_has_do_not_end_the_program() {
    use crate::sitting::closing::Verdict;
    assert_eq!(Verdict::of(Some(254), Some(255), false), Verdict::Higher);
}
