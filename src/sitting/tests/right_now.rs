//! *It just hit me*: breathing first, no typing unless chosen, and the way on to what was wanted.

use super::super::Door;
use super::*;

#[test]
fn right_now_breathes_first_and_asks_when_a_number_is_nine() {
    let room = Room::of(Seat::Unsaid);
    let table = [("breath", "rate 9"), ("look", "tab"), ("now", "rate 6"), ("next", "pick stop")];
    let walked = walk(&mut room.begin("right-now"), &room, &table);
    assert_eq!(walked.doors, [Door::Questions]);
    let ending = walked.ending();
    assert!(ending.asked_questions);
    let entry = ending.entry.unwrap();
    assert!(entry.left_at.is_none());
    assert_eq!(entry.answer("breath").unwrap().value, Some(9));
    assert!(!entry.answer("look").unwrap().skipped);
}

#[test]
fn right_now_asks_once_an_evening_and_not_below_nine() {
    let table = [("breath", "rate 9"), ("look", "tab"), ("now", "rate 9"), ("next", "pick stop")];
    let asked = Room { asked: true, ..Room::of(Seat::Hurt) };
    assert!(walk(&mut asked.begin("right-now"), &asked, &table).doors.is_empty());
    let room = Room::of(Seat::Hurt);
    let calm = [("breath", "rate 8"), ("look", "tab"), ("now", "rate 8"), ("next", "pick stop")];
    let walked = walk(&mut room.begin("right-now"), &room, &calm);
    assert!(walked.doors.is_empty() && !walked.ending().asked_questions);
}

#[test]
fn whoever_comes_from_the_first_gate_is_asked_whatever_the_numbers_here_are() {
    for numbers in [["tab", "tab"], ["rate 4", "rate 4"], ["tab", "rate 8"]] {
        let room = Room { wanted: Some("What lies underneath".into()), ..Room::of(Seat::Broke) };
        let table = [("breath", numbers[0]), ("look", "tab"), ("now", numbers[1]), ("next", "pick stop")];
        let walked = walk(&mut room.begin("right-now"), &room, &table);
        assert_eq!(walked.doors, [Door::Questions], "{numbers:?}");
        let asked = Room { asked: true, ..room };
        assert!(walk(&mut asked.begin("right-now"), &asked, &table).doors.is_empty(), "once an evening");
    }
}

#[test]
fn right_now_says_the_line_that_fits_and_marks_somebody() {
    for (first, second, line, mark) in [
        ("rate 5", "rate 8", "Still high.", Some("with")),
        ("rate 6", "rate 4", "It came down some.", None),
        ("rate 4", "rate 4", "", None),
        ("tab", "rate 4", "", None),
    ] {
        let room = Room::of(Seat::Hurt);
        let mut sitting = room.begin("right-now");
        walk(&mut sitting, &room, &[("breath", first), ("look", "tab"), ("now", second)]);
        let scene = sitting.scene();
        let said = scene.above.first().map(String::as_str).unwrap_or_default();
        assert!(said.starts_with(line) && said.is_empty() == line.is_empty());
        let Form::Pick { marked, .. } = scene.form else { panic!("not a pick") };
        assert_eq!(marked.as_deref(), mark);
    }
}

#[test]
fn right_now_writes_it_down_only_when_chosen_and_shows_the_kept_line() {
    let mut room = Room::of(Seat::Broke);
    room.profile.bad_night = Some("You have got through this before.".into());
    let mut sitting = room.begin("right-now");
    walk(&mut sitting, &room, &[("breath", "tab"), ("look", "skip"), ("now", "tab")]);
    assert!(sitting.scene().above[0].ends_with("You have got through this before."));
    let rest = [("next", "pick write"), ("set-off", "text a call"), ("felt", "tab"), ("need", "text tea")];
    let entry = walk(&mut sitting, &room, &rest).entry();
    assert!(entry.answer("look").unwrap().skipped && entry.answer("felt").unwrap().skipped);
    assert_eq!(entry.answer("need").unwrap().text.as_deref(), Some("tea"));
}

#[test]
fn right_now_opens_people_and_comes_back_to_the_choice() {
    let room = Room::of(Seat::Hurt);
    let table = [
        ("breath", "tab"),
        ("look", "tab"),
        ("now", "rate 3"),
        ("next", "pick with"),
        ("next", "pick minute"),
        ("next", "pick scared-self"),
        ("next", "pick tomorrow"),
    ];
    let walked = walk(&mut room.begin("right-now"), &room, &table);
    assert_eq!(walked.doors, [Door::People, Door::Ground, Door::Questions]);
    assert_eq!(walked.ending().door, Some(Door::Path("tomorrow".into())));
}

#[test]
fn tab_after_coming_back_does_not_open_the_same_door_again() {
    let room = Room::of(Seat::Hurt);
    let table =
        [("breath", "tab"), ("look", "tab"), ("now", "rate 3"), ("next", "pick with"), ("next", "tab")];
    let walked = walk(&mut room.begin("right-now"), &room, &table);
    assert_eq!(walked.doors, [Door::People]);
    assert!(walked.entry().answer("next").unwrap().has_picked("with"));
}

#[test]
fn right_now_from_a_gate_leads_on_with_the_second_number() {
    for (second, label) in [("rate 9", "I choose to go on"), ("rate 6", "go on with When I doubt everything")]
    {
        let room =
            Room { wanted: Some("When I doubt everything".into()), asked: true, ..Room::of(Seat::Hurt) };
        let mut sitting = room.begin("right-now");
        assert!(sitting.scene().above.contains(&"First, the next two minutes.".to_owned()));
        walk(&mut sitting, &room, &[("breath", "tab"), ("look", "tab"), ("now", second)]);
        let offered = choices(&sitting.scene());
        assert!(offered.iter().any(|choice| choice.id == "go-on" && choice.label == label));
        let ending = walk(&mut sitting, &room, &[("next", "pick go-on")]).ending();
        assert_eq!(ending.go_on, Some(second.split_once(' ').unwrap().1.parse().ok()));
    }
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin("right-now");
    walk(&mut sitting, &room, &[("breath", "tab"), ("look", "tab"), ("now", "rate 9")]);
    assert!(!ids(&sitting.scene()).contains(&"go-on".to_owned()));
}
