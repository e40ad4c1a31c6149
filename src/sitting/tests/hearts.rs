//! The heart card, its number, the pause card, the way out.

use super::steps::{flat, path, step};
use super::*;

fn deep() -> String {
    let steps = step("one", "text", "core = true")
        + &step("two", "text", "deepest = true")
        + &step("three", "text", "")
        + "[[way_out]]\nid = \"room\"\nkind = \"body\"\nprompt = \"Look.\"\n";
    path("depth = 3", &steps).replace("checkin = false", "checkin = true")
}

#[test]
fn the_heart_of_a_deep_path_asks_for_a_number_and_pauses_when_it_grew() {
    for (start, number, pauses) in [
        ("rate 4", "rate 7", true),
        ("rate 4", "rate 6", false),
        ("rate 6", "rate 8", true),
        ("tab", "rate 8", true),
        ("tab", "rate 7", false),
        ("tab", "tab", false),
    ] {
        let room = Room::of(Seat::Hurt);
        let mut sitting = room.begin_toml(&deep());
        walk(&mut sitting, &room, &[("~check-in", start), ("~opening", "pick yes"), ("one", "text x")]);
        let Form::Pick { rate, .. } = sitting.scene().form else { panic!("not a pick") };
        assert_eq!(rate.as_deref(), Some("How heavy is it now?"));
        if number != "tab" {
            act(&mut sitting, &format!("-{number}"), room.now);
        }
        walk(&mut sitting, &room, &[("~heart", "pick further")]);
        assert_eq!(sitting.scene().id, if pauses { "~pause" } else { "two" });
    }
}

#[test]
fn the_pause_card_calms_closes_or_goes_on_and_the_way_out_always_runs() {
    let room = Room::of(Seat::Hurt);
    let there = [
        ("~check-in", "tab"),
        ("~opening", "tab"),
        ("one", "text x"),
        ("~heart", "-rate 9"),
        ("~heart", "pick further"),
    ];
    let mut sitting = room.begin_toml(&deep());
    walk(&mut sitting, &room, &there);
    let table = [
        ("~pause", "pick breathe"),
        ("~pause-breathe", "tab"),
        ("~pause", "pick look"),
        ("~pause-look", "tab"),
        ("~pause", "pick on"),
        ("two", "text y"),
        ("~heart-row", "rate 9"),
        ("~pause", "pick on"),
        ("three", "text z"),
        ("room", "tab"),
        ("~closing-rate", "tab"),
        ("~next", "tab"),
        ("~marks", "tab"),
        ("~put-away", "tab"),
    ];
    let entry = walk(&mut sitting, &room, &table).entry();
    let written = serde_json::to_string(&entry).unwrap();
    assert!(!written.contains("\"value\""), "numbers on the heart card are not kept: {written}");
    let mut sitting = room.begin_toml(&deep());
    walk(&mut sitting, &room, &there);
    walk(&mut sitting, &room, &[("~pause", "pick close"), ("room", "skip"), ("~closing-rate", "tab")]);
    let mut sitting = room.begin_toml(&deep());
    walk(&mut sitting, &room, &there[..3]);
    walk(
        &mut sitting,
        &room,
        &[("~heart", "stop"), ("room", "stop"), ("~closing-rate", "stop"), ("~put-away", "tab")],
    );
}

#[test]
fn no_log_or_path_without_check_in_shows_the_heart_card() {
    let steps = step("one", "text", "core = true") + &step("two", "text", "");
    let room = Room::of(Seat::Hurt);
    walk(&mut room.begin_toml(&flat(&steps)), &room, &[("one", "tab"), ("two", "tab")]);
    let log = path("depth = 1\nlog = \"promise\"", &steps).replace("checkin = false", "checkin = true");
    walk(&mut room.begin_toml(&log), &room, &[("~check-in", "tab"), ("one", "tab"), ("two", "tab")]);
    let none_further =
        path("depth = 1", &step("one", "text", "core = true")).replace("checkin = false", "checkin = true");
    walk(
        &mut room.begin_toml(&none_further),
        &room,
        &[("~check-in", "tab"), ("one", "tab"), ("~closing-rate", "tab")],
    );
}
