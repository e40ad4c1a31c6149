//! `mend list` and `mend show`: what they show, what they leave out, and that they change nothing.

use std::fs::File;
use std::io::Write;

use assert_cmd::assert::OutputAssertExt;
use serde_json::{Value, json};

use crate::home::{Home, assert_tame, err, out, page};

#[test]
fn without_a_notebook_the_other_commands_say_so() {
    let home = Home::new();
    for arguments in [
        &["list"][..],
        &["list", "--json"],
        &["show", "--all"],
        &["show", "k7f3"],
        &["how"],
        &["how", "--json"],
    ] {
        let output = home.run(arguments);
        assert_eq!(output.status.code(), Some(10), "{arguments:?}");
        assert!(out(&output).is_empty() && err(&output).starts_with("There is no notebook here yet"));
    }
    assert!(home.snapshot().is_empty(), "something was made");
}

#[test]
fn reading_changes_nothing_at_all() {
    let home = Home::with_notebook();
    let before = home.snapshot();
    for arguments in
        [&["list"][..], &["list", "--words"], &["show", "--all", "--drafts"], &["where"], &["about"]]
    {
        home.run(arguments).assert().success();
    }
    assert_eq!(home.snapshot(), before);
}

#[test]
fn pages_stand_newest_first_in_the_list_and_oldest_first_to_read() {
    let home = Home::with_notebook();
    home.plant("2024-03-01-aaaaaaaaaaaa.json", &page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "older"));
    home.plant("2024-03-01-aaaabbbbbbbb.json", &page("aaaabbbbbbbb", "2024-03-01T09:00:00+01:00", "old"));
    let list = out(&home.run(&["list", "--words"]));
    let order: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().last()).collect();
    assert_eq!(order, ["page", "old", "older"]);
    let all = out(&home.run(&["show", "--all"]));
    assert!(all.find("older").unwrap() < all.find("  old\n").unwrap());
    assert!(all.contains("Friday 1 March 2024, 08:00"), "{all}");
}

#[test]
fn a_page_is_found_by_the_first_letters_of_its_id_if_they_are_enough() {
    let home = Home::with_notebook();
    home.plant("1.json", &page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "older"));
    home.plant("2.json", &page("aaaabbbbbbbb", "2024-03-01T09:00:00+01:00", "newer"));
    assert!(out(&home.run(&["show", "aaaab"])).contains("newer"));
    assert!(out(&home.run(&["show", "AAAAA"])).contains("older"));
    for (start, words) in [("aaaa", "Several"), ("zzzzz", "None"), ("z\u{1b}[2Jz", "None")] {
        let output = home.run(&["show", start]);
        assert_eq!(output.status.code(), Some(1));
        assert!(out(&output).is_empty() && err(&output).contains(words), "{}", err(&output));
        assert_tame(&output);
    }
}

#[test]
fn two_versions_of_a_page_are_both_shown() {
    let home = Home::with_notebook();
    home.plant("1.json", &page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "as here"));
    home.plant(
        "1.sync-conflict-20240301-080000-ABC.json",
        &page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "as there"),
    );
    let shown = out(&home.run(&["show", "aaaa"]));
    assert!(shown.contains("as here") && shown.contains("as there"), "{shown}");
}

#[test]
fn drafts_are_shown_only_when_asked_for() {
    let home = Home::with_notebook();
    let draft =
        json!({ "schema": 1, "entry": page("dddddddddddd", "2024-03-01T08:00:00+01:00", "half a line") });
    File::create_new(home.data().join("drafts/dddddddddddd.json"))
        .unwrap()
        .write_all(draft.to_string().as_bytes())
        .unwrap();
    assert!(!out(&home.run(&["show", "--all"])).contains("half a line"));
    let shown = out(&home.run(&["show", "--all", "--drafts"]));
    assert!(shown.contains("half a line") && shown.contains("not finished"), "{shown}");
    let value: Value =
        serde_json::from_slice(&home.run(&["show", "dddd", "--drafts", "--json"]).stdout).unwrap();
    assert_eq!((value["draft"].clone(), value["id"].clone()), (json!(true), json!("dddddddddddd")));
}

#[test]
fn what_is_sealed_leaves_only_when_asked_for() {
    let home = Home::with_notebook();
    let mut part = page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "in the open");
    part["answers"].as_array_mut().unwrap().push(
        json!({ "step": "told", "kind": "text", "prompt": "Q?", "text": "for me alone", "sealed": true }),
    );
    part["marks"]["bring"] = json!([{ "step": "told", "quote": "for me alone", "at": 0 }]);
    home.plant("1.json", &part);
    let mut whole = page("bbbbbbbbbbbb", "2024-03-02T08:00:00+01:00", "all for me alone");
    whole["marks"]["sealed"] = json!(true);
    home.plant("2.json", &whole);
    for arguments in [
        &["show", "--all"][..],
        &["show", "--all", "--json"],
        &["show", "aaaa"],
        &["show", "bbbb"],
        &["show", "aaaa", "--json"],
        &["list", "--words"],
        &["list", "--words", "--json"],
    ] {
        let output = home.run(arguments);
        assert!(
            output.status.success() && !out(&output).contains("me alone"),
            "{arguments:?}: {}",
            out(&output)
        );
    }
    assert!(out(&home.run(&["show", "--all"])).contains("in the open"));
    assert!(err(&home.run(&["show", "--all", "--json"])).contains("--sealed"));
    for arguments in [&["show", "--all", "--sealed"][..], &["show", "--all", "--sealed", "--json"]] {
        let shown = out(&home.run(arguments));
        assert!(shown.contains("all for me alone") && shown.matches("for me alone").count() >= 2, "{shown}");
    }
}

#[test]
fn tags_changes_marks_and_notes_are_shown_with_a_page() {
    let home = Home::with_notebook();
    let mut entry = page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "The red coat was there.");
    entry["edited"] = json!("2024-03-09T10:00:00+01:00");
    entry["tags"] = json!(["money", "the house"]);
    entry["marks"]["bring"] = json!([{ "step": "page", "quote": "red coat", "at": 4 }]);
    entry["notes"] = json!([{ "at": "2024-04-02T10:00:00+01:00", "text": "Quieter now." }]);
    home.plant("1.json", &entry);
    let shown = out(&home.run(&["show", "aaaa"]));
    let wanted = "free page\nFriday 1 March 2024, 08:00\naaaaaaaaaaaa, some of it to bring to session\n\
                  Tags: money, the house\nChanged on Saturday 9 March 2024\n\n  The red coat was there.\n  \
                  [bring to session: \"red coat\"]\n\nLooking back, Tuesday 2 April 2024:\n  Quieter now.\n";
    assert_eq!(shown, wanted);
}

#[test]
fn damaged_pages_are_named_and_counted_and_not_touched() {
    let home = Home::with_notebook();
    for (name, bytes) in
        [("2024-01-01-aaaaaaaaaaaa.json", &b"{\"schema\":1,"[..]), ("b.json", b""), ("c.json", b"\xff")]
    {
        File::create_new(home.entries().join(name)).unwrap().write_all(bytes).unwrap();
    }
    let before = home.snapshot();
    for arguments in [&["list"][..], &["list", "--json"], &["show", "--all"], &["show", "--all", "--json"]] {
        let output = home.run(arguments);
        assert!(output.status.success());
        let told = err(&output);
        assert!(
            told.starts_with("3 pages can't be read. They haven't been touched. The rest are fine.\n"),
            "{told}"
        );
        for name in ["2024-01-01-aaaaaaaaaaaa.json", "b.json", "c.json"] {
            assert!(told.contains(name), "{told}");
        }
    }
    assert_eq!(out(&home.run(&["list"])).lines().count(), 1);
    assert_eq!(home.snapshot(), before);
}

#[test]
fn the_versions_of_a_page_are_listed_and_each_can_be_shown() {
    let home = Home::with_notebook();
    let mut now = page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "as it is");
    now["revision"] = 2.into();
    now["edited"] = "2024-03-02T09:30:00+01:00".into();
    home.plant("1.json", &now);
    let earlier = home.data().join("history/aaaaaaaaaaaa");
    std::fs::create_dir_all(&earlier).unwrap();
    let first = page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "as it was");
    let mut file = File::create_new(earlier.join("1.json")).unwrap();
    file.write_all(first.to_string().as_bytes()).unwrap();
    let list = out(&home.run(&["show", "aaaa", "--versions"]));
    assert_eq!(list, "2  2024-03-02 09:30  As it is now\n1  2024-03-01 08:00  Then an answer was changed.\n");
    let was = out(&home.run(&["show", "aaaa", "--revision", "1"]));
    assert!(was.contains("as it was") && !was.contains("as it is"), "{was}");
    let all: Value =
        serde_json::from_slice(&home.run(&["show", "aaaa", "--versions", "--json"]).stdout).unwrap();
    assert_eq!((all[0]["revision"].as_u64(), all[1]["revision"].as_u64()), (Some(2), Some(1)));
    let none = home.run(&["show", "aaaa", "--revision", "7"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(err(&none).contains("It has no version 7"), "{}", err(&none));
    assert_eq!(home.run(&["show", "--all", "--versions"]).status.code(), Some(2));
}

#[test]
fn a_letter_that_is_closed_keeps_its_words_until_its_day_or_until_they_are_asked_for() {
    let home = Home::with_notebook();
    let mut letter = page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "dear me");
    letter["answers"][0]["kind"] = "letter".into();
    letter["answers"][0]["closed_until"] = "2999-01-01".into();
    home.plant("1.json", &letter);
    let shown = out(&home.run(&["show", "aaaa"]));
    assert!(shown.contains("[closed until Tuesday 1 January 2999: `--closed` shows it]"), "{shown}");
    assert!(!shown.contains("dear me") && out(&home.run(&["show", "aaaa", "--closed"])).contains("dear me"));
    let json = home.run(&["show", "aaaa", "--json"]);
    assert!(
        !out(&json).contains("dear me") && err(&json).contains("`--closed` shows them"),
        "{}",
        err(&json)
    );
    for arguments in [&["list", "--words"][..], &["search", "dear"]] {
        assert!(!out(&home.run(arguments)).contains("dear me"), "{arguments:?}");
    }
}
