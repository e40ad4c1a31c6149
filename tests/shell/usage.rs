//! The folders, the help, wrong use, and the commands that need a terminal.

use std::fs::{self, File};
use std::io::Write;
use std::process::Command;

use assert_cmd::assert::OutputAssertExt;
use serde_json::Value;

use crate::home::{Home, err, out};

#[test]
fn where_says_what_is_kept_and_finds_faults_in_the_settings() {
    let home = Home::new();
    let before = out(&home.run(&["where"]));
    assert!(before.contains("data/mend\n") && before.contains("config/mend\n"), "{before}");
    assert!(before.ends_with("Nothing is kept here yet.\n"), "{before}");
    assert!(home.snapshot().is_empty(), "something was made");

    let home = Home::with_notebook();
    assert!(out(&home.run(&["where"])).ends_with("Anyone on this account can read it.\n"));
    let value: Value = serde_json::from_slice(&home.run(&["where", "--json"]).stdout).unwrap();
    assert_eq!(value["kept"], "unlocked");
    assert_eq!(value["data"], home.data().to_str().unwrap());

    let settings = home.folder.path().join("config/mend");
    fs::create_dir_all(&settings).unwrap();
    let text = b"theme = \"pink\"\nfuture = 1\nidle_minutes = 99\n";
    File::create_new(settings.join("settings.toml")).unwrap().write_all(text).unwrap();
    let output = home.run(&["where"]);
    assert!(output.status.success());
    let told = err(&output);
    assert!(
        told.contains("line 1: theme") && told.contains("line 3: idle_minutes") && told.contains("future"),
        "{told}"
    );
}

#[test]
fn where_names_what_a_save_that_was_cut_off_left_and_leaves_it() {
    let home = Home::with_notebook();
    let left = home.entries().join(".mend-k7f3qd9x2m4a.tmp");
    File::create_new(&left).unwrap();
    let before = home.snapshot();
    let told = out(&home.run(&["where"]));
    assert!(told.contains("One file is left") && told.contains(left.to_str().unwrap()), "{told}");
    let value: Value = serde_json::from_slice(&home.run(&["where", "--json"]).stdout).unwrap();
    assert_eq!(value["leftovers"], serde_json::json!([left]));
    assert_eq!(home.snapshot(), before);
    assert!(!err(&home.run(&["list"])).contains("can't be read"), "it is no page");
    fs::remove_file(left).unwrap();
    assert!(!out(&home.run(&["where"])).contains("left"));
}

#[test]
fn a_folder_that_cannot_be_understood_is_left_alone() {
    let home = Home::with_notebook();
    fs::remove_file(home.data().join("journal.json")).unwrap();
    let before = home.snapshot();
    for arguments in [&["list"][..], &["show", "--all"], &["write", "-"], &["write", "--keep-unlocked", "-"]]
    {
        let output = home.give(arguments, "words");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", err(&output));
        assert!(out(&output).is_empty());
    }
    assert_eq!(home.snapshot(), before);
    assert!(home.run(&["where"]).status.success());
}

#[test]
fn folders_may_be_named_by_option_or_variable_and_the_option_counts_more() {
    let home = Home::new();
    let (one, two) = (home.folder.path().join("one"), home.folder.path().join("two"));
    let (one, two) = (one.to_str().unwrap(), two.to_str().unwrap());
    home.give(&["--data-dir", one, "write", "--keep-unlocked", "-"], "in one").assert().success();
    home.give(&["write", "--keep-unlocked", "-", "--data-dir", two], "in two").assert().success();
    let words = |command: &mut Command| out(&command.output().unwrap());
    assert!(words(home.mend(&["show", "--all"]).env("MEND_DATA_DIR", one)).contains("in one"));
    let both = words(home.mend(&["--data-dir", two, "show", "--all"]).env("MEND_DATA_DIR", one));
    assert!(both.contains("in two"), "{both}");
    let empty = home.mend(&["list"]).env("MEND_DATA_DIR", "").output().unwrap();
    assert_eq!(empty.status.code(), Some(10), "{}", err(&empty));
    let placed = words(home.mend(&["where"]).env("MEND_SETTINGS_DIR", one));
    assert!(placed.contains(&format!("Settings    {one}\n")), "{placed}");
}

#[test]
fn wrong_use_ends_with_2_and_help_with_0() {
    let home = Home::new();
    for arguments in [
        &["shwo"][..],
        &["show"],
        &["show", "k7f3", "--all"],
        &["list", "--colour"],
        &["--theme", "pink", "where"],
        &["where", "else"],
        &["export", "--entry"],
    ] {
        let output = home.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(out(&output).is_empty() && !err(&output).is_empty());
    }
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["--version"],
        &["show", "--help"],
        &["about"],
        &["where", "--theme", "light"],
    ] {
        let output = home.run(arguments);
        assert!(output.status.success() && err(&output).is_empty(), "{arguments:?}: {}", err(&output));
        assert!(!out(&output).is_empty());
    }
    let help = out(&home.run(&["--help"]));
    for word in [
        "Examples:",
        "begin",
        "now",
        "write",
        "list",
        "show",
        "export",
        "where",
        "about",
        "MEND_DATA_DIR",
        "high-contrast",
    ] {
        assert!(help.contains(word), "{word} in\n{help}");
    }
    assert!(home.snapshot().is_empty(), "something was made");
}

#[test]
fn the_full_screen_asks_for_a_terminal() {
    let home = Home::new();
    for arguments in [&[][..], &["begin"], &["begin", "doubt"], &["now"]] {
        let output = home.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains("terminal"), "{}", err(&output));
    }
    assert!(home.snapshot().is_empty(), "something was made");
}

#[test]
fn a_page_that_stands_in_no_list_opens_by_its_name_all_the_same() {
    let home = Home::new();
    let opened = home.give(&["--plain", "begin", "tomorrow"], "");
    assert!(out(&opened).contains("Set out what is on your mind."), "{}{}", out(&opened), err(&opened));
    let unknown = home.give(&["--plain", "begin", "the-day-after"], "");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("There is no page of that name."), "{}", err(&unknown));
}

#[test]
fn about_says_what_it_is_not() {
    let about = out(&Home::new().run(&["about"]));
    let words = about.split_whitespace().collect::<Vec<_>>().join(" ");
    for sentence in ["It is not therapy.", "No clinician has reviewed these words", "Ctrl-P shows people"] {
        assert!(words.contains(sentence), "{sentence}");
    }
}
