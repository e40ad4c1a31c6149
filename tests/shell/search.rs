//! `mend search` and the filters of `mend list`: what they find, what they leave out, and how it ends.

use serde_json::{Value, json};

use crate::home::{Home, assert_tame, err, out, page};

/// Three pages of a spring.
fn spring() -> Home {
    let home = Home::with_notebook();
    let mut first =
        page("aaaaaaaaaaaa", "2024-03-14T21:00:00+01:00", "The receipt fell out of the Red coat.");
    first["tags"] = json!(["money"]);
    first["marks"]["bring"] = json!([{}]);
    home.plant("1.json", &first);
    home.plant(
        "2.json",
        &page("bbbbbbbbbbbb", "2024-04-02T21:00:00+01:00", "Café after work,\nred wine, no receipt."),
    );
    let mut third = page("cccccccccccc", "2024-05-05T21:00:00+01:00", "");
    third["kind"] = json!("guided");
    third["path"] = json!({ "id": "doubt", "version": 1, "title": "When I doubt everything", "section": "feels", "points": [] });
    third["answers"] =
        json!([{ "step": "here", "kind": "feelings", "chosen": [{ "word": "stung", "family": "hurt" }] }]);
    third["left_at"] = json!("know");
    home.plant("3.json", &third);
    home
}

fn ids(home: &Home, arguments: &[&str]) -> String {
    let output = home.run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
    assert_tame(&output);
    let printed = out(&output);
    let id = |line: &str| line.chars().next().filter(|one| !one.is_whitespace());
    printed.lines().filter_map(id).collect()
}

#[test]
fn words_are_found_whatever_their_case_and_accents_newest_first() {
    let home = spring();
    for (words, found) in [
        (&["receipt"][..], "ba"),
        (&["RED", "receipt"], "ba"),
        (&["red coat"], "a"),
        (&["work, red"], "b"),
        (&["cafe"], "b"),
        (&["stung"], "c"),
        (&["doubt"], "c"),
        (&["elsewhere"], ""),
    ] {
        assert_eq!(ids(&home, &[&["search"], words].concat()), found, "{words:?}");
    }
}

#[test]
fn a_page_is_one_block_with_the_line_of_the_words() {
    let printed = out(&spring().run(&["search", "receipt"]));
    let wanted = "bbbbbbbbbbbb  2024-04-02 21:00  free page\n    Café after work, red wine, no receipt.\n\n\
                  aaaaaaaaaaaa  2024-03-14 21:00  free page  (bring to session)\n    The receipt fell out of the Red coat.\n";
    assert_eq!(printed, wanted);
}

#[test]
fn filters_narrow_both_and_go_together() {
    let home = spring();
    for (filters, found) in [
        (&["--section", "feels"][..], "c"),
        (&["--kind", "guided"], "c"),
        (&["--feeling", "Stung"], "c"),
        (&["--feeling", "hurt"], "c"),
        (&["--marked", "bring"], "a"),
        (&["--marked", "left-open"], "c"),
        (&["--tag", "Money"], "a"),
        (&["--since", "2024-04", "--until", "2024-05"], "cb"),
        (&["--since", "april 2024", "--until", "2 april 2024"], "b"),
        (&["--until", "spring 2024", "--kind", "free"], "ba"),
        (&["--tag", "money", "--marked", "sealed"], ""),
    ] {
        assert_eq!(ids(&home, &[&["list"], filters].concat()), found, "{filters:?}");
    }
    assert_eq!(ids(&home, &["search", "receipt", "--since", "2024-04"]), "b");
}

#[test]
fn nothing_found_is_no_fault_and_is_said_beside_the_result() {
    let home = spring();
    for arguments in [&["search", "elsewhere"][..], &["list", "--tag", "elsewhere"]] {
        let output = home.run(arguments);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""));
        assert_eq!(err(&output), "Nothing fits.\n");
    }
    assert_eq!(out(&home.run(&["search", "elsewhere", "--json"])).trim(), "[]");
}

#[test]
fn words_on_standard_input_stand_in_no_history() {
    let home = spring();
    let found = out(&home.give(&["search", "-"], "\"red coat\" receipt\n"));
    assert!(found.starts_with("aaaaaaaaaaaa") && !found.contains("bbbbbbbbbbbb"), "{found}");
    let output = home.give(&["search", "-"], "  \n");
    assert_eq!(output.status.code(), Some(2));
    assert!(out(&home.run(&["search", "--help"])).contains("history of your shell"));
}

#[test]
fn json_tells_the_page_and_the_line() {
    let home = spring();
    let value: Value = serde_json::from_slice(&home.run(&["search", "cafe", "--json"]).stdout).unwrap();
    assert_eq!(value[0]["id"], "bbbbbbbbbbbb");
    assert_eq!(value[0]["line"], "Café after work, red wine, no receipt.");
    let value: Value = serde_json::from_slice(&home.run(&["search", "doubt", "--json"]).stdout).unwrap();
    assert_eq!((&value[0]["id"], &value[0]["line"]), (&json!("cccccccccccc"), &Value::Null));
    let value: Value =
        serde_json::from_slice(&home.run(&["list", "--tag", "money", "--json"]).stdout).unwrap();
    assert_eq!((value.as_array().map(Vec::len), &value[0]["tags"]), (Some(1), &json!(["money"])));
}

#[test]
fn what_is_sealed_is_found_and_its_words_are_shown_only_when_asked_for() {
    let home = spring();
    let mut sealed = page("dddddddddddd", "2024-05-06T21:00:00+01:00", "a word for me alone");
    sealed["marks"]["sealed"] = json!(true);
    home.plant("4.json", &sealed);
    for arguments in [&["search", "alone"][..], &["search", "alone", "--json"]] {
        let printed = out(&home.run(arguments));
        assert!(printed.contains("dddddddddddd") && !printed.contains("for me"), "{printed}");
    }
    assert!(out(&home.run(&["search", "alone"])).contains("--sealed"));
    for arguments in [&["search", "alone", "--sealed"][..], &["search", "alone", "--sealed", "--json"]] {
        assert!(out(&home.run(arguments)).contains("a word for me alone"));
    }
}

#[test]
fn wrong_words_for_days_and_names_are_wrong_use_and_say_what_they_may_be() {
    let home = spring();
    for (arguments, words) in [
        (&["list", "--since", "soon"][..], "yesterday"),
        (&["list", "--until", "3/4"], "14 march"),
        (&["list", "--since", "31 february 2024"], "no such day"),
        (&["list", "--since", "2024-05", "--until", "2024-03"], "ends before it begins"),
        (&["list", "--since", "until march"], "the other end"),
        (&["list", "--marked", "red"], "left-open"),
        (&["list", "--kind", "red"], "guided"),
        (&["search", "a", "--section", "red"], "beneath"),
        (&["search"], "Usage"),
    ] {
        let output = home.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(out(&output).is_empty() && err(&output).contains(words), "{arguments:?}: {}", err(&output));
    }
}

#[test]
fn searching_changes_nothing_and_without_a_notebook_says_so() {
    let home = spring();
    let before = home.snapshot();
    home.run(&["search", "receipt"]);
    assert_eq!(home.snapshot(), before);
    assert_eq!(Home::new().run(&["search", "receipt"]).status.code(), Some(10));
}
