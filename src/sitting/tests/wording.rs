//! Placeholders: the word for the other, doors, the day; and what the home screen suggests.

use super::super::{first_weeks, suggestion};
use super::*;
use crate::journal::Since;

fn filled(person: Option<&str>, template: &str) -> String {
    let mut room = Room::of(Seat::Hurt);
    room.profile.person = person.map(str::to_owned);
    room.begin("doubt").fill(template)
}

#[test]
fn the_word_for_the_other_speaks_in_two_voices() {
    for (template, default, chosen) in [
        ("Has {person} said so?", "Has your partner said so?", "Has J. said so?"),
        ("{person} made that choice.", "Your partner made that choice.", "J. made that choice."),
        ("'{person} and I'", "'My partner and I'", "'J. and I'"),
        ("Say it: 'I told {person} so.'", "Say it: 'I told my partner so.'", "Say it: 'I told J. so.'"),
        ("\"I and {person}\" or {person}", "\"I and my partner\" or your partner", "\"I and J.\" or J."),
        ("It's {person}'s, isn't it?", "It's your partner's, isn't it?", "It's J.'s, isn't it?"),
        (
            "'Don't ask {person}' and {person}",
            "'Don't ask my partner' and your partner",
            "'Don't ask J.' and J.",
        ),
        (
            "\u{201c}With {person}\u{201d}, {person}",
            "\u{201c}With my partner\u{201d}, your partner",
            "\u{201c}With J.\u{201d}, J.",
        ),
    ] {
        assert_eq!(filled(None, template), default);
        assert_eq!(filled(Some("my partner"), template), default);
        assert_eq!(filled(Some("J."), template), chosen);
    }
}

#[test]
fn a_sentence_around_something_that_is_not_there_is_left_out() {
    for (template, shown) in [
        ("One. Two {path.no-such}! Three.", "One. Three."),
        ("Go to {path.steady}.", "Go to Find some steady ground."),
        ("'Quoted {path.no-such}.' Stays.", "Stays."),
        ("So does: {commit}.", ""),
        ("First line {kept}\nSecond line", "Second line"),
        ("No such {thing}. But this.", "But this."),
        (
            "{key.people} {key.ground} {key.hide} {emergency} {title}",
            "Ctrl-P Ctrl-G Ctrl-L 112 When I doubt everything",
        ),
        ("{date}, {weekday}, {time}", "23 November, Monday, 15:00"),
        ("Plain { brace", "Plain { brace"),
    ] {
        assert_eq!(filled(None, template), shown, "{template}");
    }
}

#[test]
fn what_a_person_wrote_is_never_filled_in() {
    let mut room = Room::of(Seat::Broke);
    room.profile.person = Some("{path.steady}".into());
    assert_eq!(room.begin("doubt").fill("With {person}."), "With {path.steady}.");
    room.profile.bad_night = Some("{title}".into());
    assert_eq!(room.begin("doubt").fill("Kept: {kept}"), "Kept: {title}");
}

#[test]
fn a_name_given_in_this_sitting_stands_at_once() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin("start-here");
    walk(&mut sitting, &room, &[("~opening", "tab"), ("name", "text Kim")]);
    assert_eq!(sitting.fill("{person}"), "Kim");
}

#[test]
fn the_next_path_of_the_trail_is_suggested_until_all_were_walked() {
    let today = Room::of(Seat::Hurt).now.date_naive();
    let next = |seat: Seat, past: &[Past]| {
        let profile = Profile { seat, ..Profile::default() };
        suggestion(guide(), &profile, &History::new(past.to_vec()), today).map(|path| path.id.clone())
    };
    let walked = |path: &str| past(path, "2026-11-01T12:00:00+01:00", 3, 3);
    assert_eq!(next(Seat::Hurt, &[]).as_deref(), Some("start-here"));
    let two = [walked("start-here"), walked("steady")];
    assert_eq!(next(Seat::Hurt, &two).as_deref(), Some("doubt"));
    assert_eq!(next(Seat::Broke, &two).as_deref(), Some("from-shame-to-care"));
    assert_eq!(next(Seat::Unsaid, &two).as_deref(), Some("doubt"));
    let half = Past { finished: false, ..walked("doubt") };
    assert_eq!(next(Seat::Hurt, &[two[0].clone(), two[1].clone(), half]).as_deref(), Some("doubt"));
    let chosen = Past { seat: Seat::Broke, ..past("steady", "2026-11-23T09:00:00+01:00", 3, 3) };
    assert_eq!(next(Seat::Both, &[two[0].clone(), chosen]).as_deref(), Some("from-shame-to-care"));
    let all: Vec<Past> = guide().paths().map(|path| walked(&path.id)).collect();
    assert_eq!(next(Seat::Hurt, &all), None);
    let but = |open: &str| all.iter().filter(|past| past.path.as_deref() != Some(open)).cloned().collect();
    let left: Vec<Past> = but("understand-us");
    assert_eq!(next(Seat::Hurt, &left).as_deref(), Some("understand-us"));
    let hidden = Profile { seat: Seat::Hurt, hide_shared: true, ..Profile::default() };
    assert!(
        suggestion(guide(), &hidden, &History::new(left), today).is_none(),
        "a hidden page is not suggested"
    );
}

#[test]
fn the_first_four_weeks_show_three_pages_of_the_side() {
    let pages = |seat: Seat, answer: &str, day: u32| {
        let on = "2026-11-01".parse().unwrap();
        let since = Some(Since { answer: answer.to_owned(), on });
        let profile = Profile { seat, since, ..Profile::default() };
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        first_weeks(guide(), &profile, &History::default(), today)
            .iter()
            .map(|path| path.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(pages(Seat::Hurt, "days", 28), ["doubt", "ground-gone", "session-prep"]);
    assert!(pages(Seat::Hurt, "days", 29).is_empty());
    assert_eq!(pages(Seat::Broke, "weeks", 14), ["from-shame-to-care", "plain-words", "session-prep"]);
    assert!(pages(Seat::Broke, "weeks", 15).is_empty());
    assert_eq!(pages(Seat::Unsaid, "still", 30), ["doubt", "ground-gone", "session-prep"]);
    for answer in ["months", "year", "rather-not"] {
        assert!(pages(Seat::Hurt, answer, 2).is_empty());
    }
    assert!(
        first_weeks(guide(), &Profile::default(), &History::default(), Room::of(Seat::Hurt).now.date_naive())
            .is_empty()
    );
}

#[test]
fn a_page_from_the_other_sides_list_speaks_to_that_side_without_asking() {
    for seat in [Seat::Hurt, Seat::Unsaid] {
        let room = Room { side: Some(Side::Broke), ..Room::of(seat) };
        let mut sitting = room.begin("far-apart");
        act(&mut sitting, "tab", room.now);
        walk(&mut sitting, &room, &[("apart", "tab"), ("picture", "tab")]);
        assert!(sitting.scene().prompt.contains("What did you do next?"), "{}", sitting.scene().prompt);
        act(&mut sitting, "text Went out.", room.now);
        assert_eq!(sitting.entry(None).seat, Seat::Broke);
    }
}
