//! `mend export`: what is in the file and what is not, where it goes, and that the notebook stays as it is.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use crate::home::{Home, assert_tame, err, out, page};

/// A notebook with a marked page, a sealed one, one that is neither, and a closed letter.
fn home() -> Home {
    let home = Home::with_notebook();
    let mut marked =
        page("aaaaaaaaaaaa", "2026-11-02T23:47:00+01:00", "James hid the letters.\nI found them at six.");
    marked["marks"]["bring"] = json!([{ "step": "page", "quote": "James hid the letters." }]);
    marked["tags"] = json!(["money"]);
    marked["before"] = json!({ "distress": 8 });
    let mut sealed = page("bbbbbbbbbbbb", "2026-11-03T08:00:00+01:00", "nobody reads this");
    sealed["marks"]["sealed"] = true.into();
    let mut letter = page("cccccccccccc", "2026-11-04T08:00:00+01:00", "dear me");
    letter["answers"][0]["closed_until"] = "2999-01-01".into();
    for (name, one) in [("1.json", &marked), ("2.json", &sealed), ("3.json", &letter)] {
        home.plant(name, one);
    }
    home.plant("4.json", &page("dddddddddddd", "2026-11-05T08:00:00+01:00", "an ordinary day"));
    home
}

#[test]
fn without_a_choice_it_holds_what_is_marked_and_nothing_else() {
    let home = home();
    let before = home.snapshot();
    let preview = home.run(&["export", "--preview"]);
    let text = out(&preview);
    assert!(text.contains("James hid the letters."), "{text}");
    for words in ["at six", "nobody reads", "dear me", "ordinary day", "the first page", "23:47"] {
        assert!(!text.contains(words), "{words} in {text}");
    }
    assert!(err(&preview).contains("about 1 minute to read"), "{}", err(&preview));
    assert_tame(&preview);
    assert_eq!(home.snapshot(), before, "the notebook is as it was");
}

#[test]
fn what_is_sealed_or_closed_does_not_leave_however_it_is_asked_for() {
    let home = home();
    for arguments in [
        &["export", "--all", "--preview"][..],
        &["export", "--all", "--format", "json", "--preview", "--times"],
        &["export", "--all", "--format", "html", "--preview"],
        &["export", "--all", "--format", "text", "--preview"],
        &["export", "--entry", "cccc", "--preview"],
    ] {
        let text = out(&home.run(arguments));
        assert!(!text.contains("nobody reads") && !text.contains("dear me"), "{arguments:?}: {text}");
    }
    let sealed = home.run(&["export", "--entry", "bbbb", "--preview"]);
    assert_eq!(sealed.status.code(), Some(1));
    assert!(out(&sealed).is_empty() && err(&sealed).contains("to yourself, so it does not leave"));
}

#[test]
fn the_file_is_for_its_owner_alone_has_a_neutral_name_and_is_never_put_over_another() {
    let home = home();
    let folder = home.folder.path().join("out");
    fs::create_dir(&folder).unwrap();
    let write = || home.mend(&["export", "--format", "text"]).current_dir(&folder).output().unwrap();
    let first = write();
    assert_eq!(first.status.code(), Some(0), "{}", err(&first));
    let file = fs::read_dir(&folder).unwrap().next().unwrap().unwrap();
    let name = file.file_name().into_string().unwrap();
    let (stem, ending) = name.split_once('.').unwrap();
    assert!(stem.starts_with("notes-20") && ending == "txt", "{name}");
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert!(err(&first).contains(&format!("Written: {name}")), "{}", err(&first));
    let again = write();
    assert_eq!(again.status.code(), Some(1));
    assert!(err(&again).contains("There is another file already"), "{}", err(&again));
    let nowhere = home.run(&["export", "--to", "/nowhere/at/all.md"]);
    assert_eq!(nowhere.status.code(), Some(1));
    let said = err(&nowhere);
    assert!(said.contains("Your notebook is untouched.") && said.contains("/nowhere/at/all.md"), "{said}");
    let preview = home.run(&["export", "--format", "text", "--preview"]);
    assert_eq!(fs::read_to_string(file.path()).unwrap(), out(&preview), "the preview is what is written");
}

#[test]
fn names_are_replaced_and_paragraphs_left_out_everywhere() {
    let home = home();
    let text = out(&home.run(&["export", "--entry", "aaaa", "--replace", "james=J.", "--preview"]));
    assert!(text.contains("J. hid the letters.") && !text.contains("James"), "{text}");
    let json = out(&home.run(&["export", "--all", "--replace", "james=J.", "--format", "json", "--preview"]));
    assert!(!json.contains("James"), "{json}");
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&value["kind"], &value["redacted"]), (&json!("mend-export"), &json!(true)));
    let text = out(&home.run(&[
        "export",
        "--entry",
        "aaaa",
        "--leave-out",
        "HID THE",
        "--say-left-out",
        "--preview",
    ]));
    assert!(
        !text.contains("letters") && text.contains("left out") && text.contains("I found them at six."),
        "{text}"
    );
}

#[test]
fn days_are_read_as_they_are_said_and_what_makes_no_sense_is_told() {
    let home = home();
    let text =
        out(&home.run(&["export", "--all", "--since", "2026-11-05", "--until", "2026-11-05", "--preview"]));
    assert!(text.contains("an ordinary day") && !text.contains("letters"), "{text}");
    for (arguments, says) in [
        (&["export", "--since", "soon"][..], "`--since`"),
        (&["export", "--since", "2026-11-05", "--until", "2026-11-04"], "`--until`"),
        (&["export", "--format", "docx"], "markdown, text, html or json"),
        (&["export", "--replace", "James"], "James=J."),
    ] {
        let output = home.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains(says), "{}", err(&output));
    }
    let nothing = home.run(&["export", "--since", "2026-11-05", "--preview"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(err(&nothing).contains("no page is marked to bring"), "{}", err(&nothing));
    assert_eq!(Home::new().run(&["export"]).status.code(), Some(10));
}

#[test]
fn a_page_is_read_back_from_json_as_it_was() {
    let home = home();
    let json = out(&home.run(&["export", "--entry", "aaaa", "--format", "json", "--times", "--preview"]));
    let value: Value = serde_json::from_str(&json).unwrap();
    let there = home.pages().into_iter().find(|one| one["id"] == "aaaaaaaaaaaa").unwrap();
    assert_eq!(value["entries"][0], there);
    assert_eq!(value["redacted"], false);
}

#[test]
fn a_page_that_is_named_twice_or_marked_too_is_in_it_once() {
    let home = home();
    let once = out(&home.run(&["export", "--entry", "aaaa", "--preview"]));
    let again = out(&home.run(&["export", "--entry", "aaaa", "--entry", "AAAA", "--marked", "--preview"]));
    assert_eq!(again, once);
}
