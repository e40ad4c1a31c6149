//! Each path of the guide from its first screen to its last, in each seat it has.

use super::super::{Change, Door, Stage};
use super::*;
use crate::journal::{Kind, Person};

const CLOSED: [(&str, &str); 3] = [("~next", "pick water"), ("~marks", "tab"), ("~put-away", "tab")];

fn with_closing<'a>(table: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    table.iter().copied().chain(CLOSED).collect()
}

#[test]
fn start_here_names_the_other_and_says_since_when_and_has_no_check_in() {
    let room = Room::of(Seat::Unsaid);
    let table =
        [("~opening", "tab"), ("name", "text J."), ("since", "pick weeks"), ("hope", "text Sleep through")];
    let ending = walk(&mut room.begin("start-here"), &room, &table).ending();
    assert!(ending.changes == [Change::Person("J.".into()), Change::Since("weeks".into())]);
    let entry = ending.entry.unwrap();
    assert_eq!(entry.seat, Seat::Unsaid);
    assert!(entry.finished.is_some() && entry.left_at.is_none());
    assert_eq!(entry.path.unwrap().id, "start-here");
    let today = room.now.date_naive();
    let mut profile = room.profile.clone();
    ending.changes.iter().for_each(|change| change.apply(&mut profile, today));
    assert_eq!(profile.person(), "J.");
    assert_eq!(profile.since.unwrap().on, today);
}

#[test]
fn steady_meets_four_core_steps_whatever_is_chosen() {
    for (chosen, step) in [("breath", "breath"), ("look", "look"), ("body", "body"), ("mix", "mix")] {
        let room = Room::of(Seat::Broke);
        let mut sitting = room.begin("steady");
        walk(&mut sitting, &room, &[("~check-in", "rate 4")]);
        assert_eq!(sitting.scene().progress.map(|one| (one.step, one.of)), Some((1, 4)));
        let pick = format!("pick {chosen}");
        walk(&mut sitting, &room, &[("which", pick.as_str()), (step, "tab"), ("okay", "text the lamp")]);
        assert_eq!(sitting.scene().progress.map(|one| (one.step, one.of)), Some((4, 4)));
        let rest = with_closing(&[
            ("kind", "text tea"),
            ("~heart", "pick further"),
            ("calms", "list Ana|the sea"),
            ("~closing-rate", "rate 3"),
        ]);
        let ending = walk(&mut sitting, &room, &rest).ending();
        assert!(ending.changes.is_empty(), "nobody goes on the people page unasked");
        assert_eq!(ending.entry.unwrap().answers.len(), 5);
    }
}

#[test]
fn own_people_go_on_the_people_page_only_when_ticked() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin("steady");
    let there = [
        ("~check-in", "tab"),
        ("which", "tab"),
        ("okay", "tab"),
        ("kind", "tab"),
        ("~heart", "pick further"),
    ];
    walk(&mut sitting, &room, &there);
    assert_eq!(sitting.scene().ticks[0].label, "Put them on your people page?");
    let rest = [("calms", "-many own-people"), ("calms", "list Ana"), ("~closing-rate", "tab")];
    let ending = walk(&mut sitting, &room, &[&rest[..], &CLOSED[..]].concat()).ending();
    let Some(Change::People(people)) = ending.changes.first() else { panic!("no people") };
    assert_eq!(people[0].name, "Ana");
    assert!(ending.entry.unwrap().answer("calms").unwrap().chosen.is_empty());
}

#[test]
fn doubt_from_its_opening_to_its_last_step() {
    for seat in [Seat::Hurt, Seat::Both, Seat::Unsaid, Seat::Broke] {
        let room = Room::of(seat);
        let table = with_closing(&[
            ("~check-in", "rate 4"),
            ("~opening", "tab"),
            ("loud", "rate 6"),
            ("set-off", "text A message"),
            ("sorted", "sort it came|from whom|more"),
            ("ask", "text Who wrote?"),
            ("~heart", "pick further"),
            ("wants", "pick check"),
            ("loud-now", "rate 4"),
            ("~closing-rate", "rate 3"),
        ]);
        let entry = walk(&mut room.begin("doubt"), &room, &table).entry();
        assert_eq!(entry.seat, Seat::Hurt, "the only seat it has");
        assert_eq!(entry.before.as_ref().unwrap().distress, Some(4));
        assert_eq!(entry.after.as_ref().unwrap().distress, Some(3));
        assert_eq!(entry.after.unwrap().next.as_deref(), Some("water"));
        assert_eq!(entry.answers.len(), 6);
        assert_eq!(entry.answers[1].prompt.as_deref(), Some("What set it off? Only what you saw or heard."));
    }
}

#[test]
fn ground_gone_shows_what_holds_where_it_is_weighed() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin("ground-gone");
    let table = [
        ("~check-in", "tab"),
        ("here", "feel stung|lost"),
        ("solid", "text us"),
        ("changed", "skip"),
        ("holds", "list the dog|a walk"),
        ("~heart", "pick further"),
        ("days", "many sleep"),
    ];
    walk(&mut sitting, &room, &table);
    assert_eq!(sitting.scene().above, ["the dog", "a walk"]);
    let rest = with_closing(&[("weight", "rate 3"), ("lean", "text the dog"), ("~closing-rate", "tab")]);
    let entry = walk(&mut sitting, &room, &rest).entry();
    assert!(entry.answer("changed").unwrap().skipped);
    assert_eq!(entry.answers.len(), 7);
}

#[test]
fn from_shame_to_care_has_its_own_small_print_and_another_at_eight() {
    for (number, word) in [("rate 4", "Saying sorry"), ("rate 8", "You don't have to do this one alone")] {
        let room = Room::of(Seat::Broke);
        let mut sitting = room.begin("from-shame-to-care");
        walk(&mut sitting, &room, &[("~check-in", number)]);
        if number == "rate 8" {
            walk(&mut sitting, &room, &[("~gate-high-deeper", "pick on")]);
        }
        walk(&mut sitting, &room, &[("~opening", "tab")]);
        assert!(sitting.scene().must[0].starts_with(word));
        let table = [
            ("here", "feel guilty"),
            ("louder", "pick both"),
            ("own", "text I hid it"),
            ("repair", "text The bill. Friday."),
            ("~heart", "pick further"),
            ("friend", "tab"),
            ("stand-for", "tab"),
            ("later", "list one"),
        ];
        walk(&mut sitting, &room, &table);
        let entry = walk(&mut sitting, &room, &with_closing(&[("~closing-rate", "rate 3")])).entry();
        assert_eq!((entry.seat, entry.answers.len()), (Seat::Broke, 7));
    }
}

#[test]
fn plain_words_asks_for_solitude_and_seals_what_was_told() {
    let room = Room::of(Seat::Broke);
    let mut sitting = room.begin("plain-words");
    walk(&mut sitting, &room, &[("~check-in", "rate 4")]);
    let scene = sitting.scene();
    let Form::Card { asks, .. } = &scene.form else { panic!("not a card") };
    assert_eq!(asks.as_deref(), Some("Are you alone enough to write?"));
    let table = with_closing(&[
        ("~opening", "pick now"),
        ("did", "text I lied."),
        ("broke", "list honesty"),
        ("told", "pick most"),
        ("act", "text Say it on Friday."),
        ("~heart", "pick further"),
        ("comes-up", "feel sorry"),
        ("soften", "text nowhere"),
        ("against", "tab"),
        ("~closing-rate", "rate 3"),
    ]);
    let entry = walk(&mut sitting, &room, &table).entry();
    assert!(entry.answer("told").unwrap().sealed && !entry.answer("did").unwrap().sealed);
    assert_eq!(entry.answers.len(), 7);
}

#[test]
fn not_alone_enough_leads_to_steady_or_on() {
    let room = Room::of(Seat::Broke);
    let mut sitting = room.begin("plain-words");
    let table = [("~check-in", "tab"), ("~opening", "pick no")];
    walk(&mut sitting, &room, &table);
    assert_eq!(
        sitting.scene().prompt,
        "Another time, then. Ctrl-L hides the screen. Find some steady ground needs hardly any typing."
    );
    let ending = walk(&mut sitting, &room, &[("~not-alone", "pick steady")]).ending();
    assert_eq!(ending.door, Some(Door::Path("steady".into())));
    assert!(ending.entry.is_none());
    let mut sitting = room.begin("plain-words");
    walk(&mut sitting, &room, &[table[0], table[1], ("~not-alone", "tab"), ("did", "tab")]);
}

#[test]
fn safe_first_keeps_nothing_in_either_seat() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin("safe-first");
    let table = [
        ("~opening", "tab"),
        ("happened", "many scared|watched"),
        ("not-yours", "tab"),
        ("lines", "tab"),
        ("next", "pick lines"),
        ("next", "pick hide"),
    ];
    let walked = walk(&mut sitting, &room, &table);
    assert_eq!(walked.doors, [Door::Lines, Door::Hide]);
    assert!(sitting.draft(0, 0, 0).is_none() && sitting.scene().not_kept && !sitting.has_words());
    let ending = walk(&mut sitting, &room, &[("next", "pick unshare")]).ending();
    assert!(ending.entry.is_none() && ending.changes == [Change::HideShared(true)]);
    let mut sitting = room.begin("safe-first");
    walk(
        &mut sitting,
        &room,
        &[("~opening", "tab"), ("happened", "many none"), ("lines", "tab"), ("next", "tab")],
    );
}

/// A free page like any other: nothing tells on which page its words were written.
fn leaves_no_trace(entry: &Entry) {
    assert_eq!((&entry.kind, &entry.path, entry.seat), (&Kind::Free, &None, Seat::Unsaid));
    let written = serde_json::to_string(entry).unwrap();
    for trace in ["safe", "rise", "Kept only", "next time", "broke"] {
        assert!(!written.contains(trace), "{written}");
    }
}

#[test]
fn safe_first_asks_the_side_and_keeps_a_last_line_only_if_ticked() {
    let table = [
        ("~side", "pick broke"),
        ("~opening", "tab"),
        ("happened", "tab"),
        ("lines", "tab"),
        ("next", "tab"),
        ("rise", "-text Leave the room"),
    ];
    for ticked in [true, false] {
        let room = Room::of(Seat::Unsaid);
        let mut sitting = room.begin("safe-first");
        walk(&mut sitting, &room, &table);
        assert!(sitting.scene().not_kept);
        if ticked {
            act(&mut sitting, "-many keep", room.now);
            assert!(!sitting.scene().not_kept);
            let draft = sitting.draft(0, 0, 0).unwrap();
            leaves_no_trace(&draft.entry);
            assert!(draft.at.step == "page" && draft.rest.is_empty());
            let again = Sitting::resume(&draft, &room.setup()).unwrap();
            assert_eq!(again.scene().answer.own_words(), ["Leave the room"]);
        }
        let ending = walk(&mut sitting, &room, &[("rise", "tab")]).ending();
        assert_eq!(ending.entry.is_some(), ticked);
        if let Some(entry) = ending.entry {
            assert_eq!(entry.answers.len(), 1);
            assert_eq!(entry.answers[0].own_words(), ["Leave the room"]);
            leaves_no_trace(&entry);
        }
    }
}

#[test]
fn tomorrow_is_a_list_a_line_and_a_breath() {
    let room = Room::of(Seat::Hurt).at("2026-11-23T23:30:00+01:00");
    let table = [("list", "sort Call at 9|The rest"), ("set-down", "text Enough"), ("breath", "tab")];
    let entry = walk(&mut room.begin("tomorrow"), &room, &table).entry();
    assert_eq!(entry.kind, Kind::Tomorrow);
}

#[test]
fn the_free_page_has_a_check_in_and_a_closing() {
    let room = Room::of(Seat::Unsaid);
    let mut sitting = Sitting::free(&room.setup());
    let table =
        with_closing(&[("~check-in", "rate 5"), ("page", "text As it comes."), ("~closing-rate", "tab")]);
    let entry = walk(&mut sitting, &room, &table).entry();
    assert!(sitting.is_free() && sitting.path_id().is_none());
    assert_eq!((&entry.kind, &entry.path, entry.first_words()), (&Kind::Free, &None, "As it comes."));
}

#[test]
fn the_very_first_free_page_opens_at_once() {
    let room = Room { first: true, ..Room::of(Seat::Unsaid) };
    let mut sitting = Sitting::free(&room.setup());
    assert_eq!(sitting.scene().stage, Stage::Core);
    let table = with_closing(&[("page", "text Words"), ("~closing-rate", "rate 3")]);
    assert!(walk(&mut sitting, &room, &table).entry().before.is_none());
}

#[test]
fn the_free_page_meets_the_first_gate_and_goes_on_after_it() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = Sitting::free(&room.setup());
    let walked = walk(&mut sitting, &room, &[("~check-in", "rate 10")]);
    assert_eq!(walked.doors, [Door::RightNow { wanted: "Get it out".into() }]);
    sitting.through_gate(Some(7));
    let scene = sitting.scene();
    assert_eq!(scene.id, "page");
    let table = with_closing(&[("page", "text x"), ("~closing-rate", "rate 6")]);
    assert_eq!(walk(&mut sitting, &room, &table).entry().before.unwrap().distress, Some(7));
}

#[test]
fn the_direct_questions_alone_open_people_and_keep_nothing() {
    let room = Room::of(Seat::Hurt);
    let all_no = [("~question-life", "pick no"), ("~question-others", "pick rather-not")];
    let ending = walk(&mut Sitting::questions(&room.setup()), &room, &all_no).ending();
    assert!(ending.entry.is_none() && ending.asked_questions && ending.changes.is_empty());
    let mut sitting = Sitting::questions(&room.setup());
    let table = [
        ("~question-life", "pick maybe"),
        ("~pick-one", "pick others"),
        ("~question-others", "pick yes"),
        ("~door-between", "tab"),
    ];
    let walked = walk(&mut sitting, &room, &table);
    assert_eq!(walked.doors, [Door::People, Door::Lines]);
    assert!(sitting.draft(0, 0, 0).is_none() && walked.ending().entry.is_none());
}

#[test]
fn coming_down_asks_who_could_be_near() {
    let mut room = Room::of(Seat::Hurt);
    let ana = Person { name: "Ana".into(), call: "1".into(), rest: serde_json::Map::new() };
    room.profile.people = vec![ana];
    let mut sitting = Sitting::free(&room.setup());
    let table = [
        ("~check-in", "rate 4"),
        ("page", "text x"),
        ("~closing-rate", "rate 8"),
        ("~coming-down", "pick look"),
        ("~coming-down-look", "tab"),
    ];
    walk(&mut sitting, &room, &table);
    let scene = sitting.scene();
    assert_eq!(
        (scene.prompt.as_str(), ids(&scene)[0].as_str()),
        ("Who could be near you tonight?", "person-0")
    );
    assert_eq!(scene.small, ["People: Ctrl-P"]);
    let walked = walk(&mut sitting, &room, &[("~near", "pick people"), CLOSED[0], CLOSED[1], CLOSED[2]]);
    assert_eq!(walked.doors, [Door::People]);
    assert!(walked.ending().entry.is_some());
}
