//! Changing a kept page in the real program: every way out keeps the change, and keeping it keeps the words before.

use std::fs;

use rustix::process::Signal;
use serde_json::Value;

use crate::home::Home;
use crate::terminal::{Terminal, USUAL};
use crate::walk::{KEPT, RIGHT_NOW, choose, times};

/// The page of this home, opened to be changed.
fn opened(home: &Home) -> Terminal {
    let window = read(home);
    window.key("e");
    window.wait_for("You are changing a page.");
    window
}

/// The same, only read.
fn read(home: &Home) -> Terminal {
    let window = Terminal::sized(home, &[], USUAL);
    window.wait_for(RIGHT_NOW);
    choose(&window, "Look back");
    window.wait_for("the words as they were");
    window.key("Enter");
    window.wait_for("e edit");
    window
}

fn text(entry: &Value) -> &str {
    entry["answers"][0]["text"].as_str().unwrap_or_default()
}

/// What lies in the history, as text.
fn earlier(home: &Home) -> String {
    let folders = fs::read_dir(home.data().join("history")).unwrap();
    folders.map(|folder| crate::home::folder_text(&folder.unwrap().path())).collect()
}

#[test]
fn a_change_that_was_killed_is_gone_on_with_and_kept_beside_what_stood_there() {
    for round in 0..times(3, 50) {
        let home = Home::keeping(&["the words as they were"]);
        let mut window = opened(&home);
        window.key("C-End");
        window.write(" and more");
        window.wait_for(KEPT);
        window.kill(Signal::KILL);
        window.wait_exit();
        assert_eq!(text(&home.entries()[0]), "the words as they were", "{round}");
        assert_eq!(text(&home.drafts()[0]["entry"]), "the words as they were and more");
        let mut window = read(&home);
        window.wait_for("A change to this page is not finished.");
        window.key("e");
        window.wait_for("and more");
        window.key("Tab");
        window.wait_for("Keep the change");
        window.key("Enter");
        window.wait_for("Kept, and the words before too.");
        window.key("C-q");
        assert_eq!(window.exit_code(), 0);
        window.assert_clean();
        assert_eq!((text(&home.entries()[0]), home.entries().len()), ("the words as they were and more", 1));
        assert!(home.drafts().is_empty() && earlier(&home).contains("\"the words as they were\""));
        assert!(home.shown().contains("the words as they were and more"));
    }
}

#[test]
fn every_way_out_keeps_what_was_typed_as_a_change_that_waits() {
    for way in ["C-q", "TERM", "HUP", "closed"] {
        let home = Home::keeping(&["the words as they were"]);
        let mut window = opened(&home);
        window.key("C-End");
        window.text(", changed");
        window.wait_for(", changed");
        match way {
            "TERM" => window.kill(Signal::TERM),
            "HUP" => window.kill(Signal::HUP),
            "closed" => window.close_window(),
            key => window.key(key),
        }
        window.wait_exit();
        assert_eq!(text(&home.drafts()[0]["entry"]), "the words as they were, changed", "{way}");
        assert_eq!(text(&home.entries()[0]), "the words as they were", "{way}");
    }
}

#[test]
fn two_windows_that_change_one_page_overwrite_nothing() {
    let home = Home::keeping(&["the words as they were"]);
    let mut first = opened(&home);
    first.key("C-End");
    first.write(" here");
    let mut second = read(&home);
    second.key("e");
    second.wait_for("This notebook is open in another window.");
    second.key("C-q");
    second.wait_exit();
    // Another machine, whose copy comes in meanwhile.
    home.change_entry(|entry| {
        entry["revision"] = 2.into();
        entry["edited"] = "2026-11-26T21:00:00+01:00".into();
        entry["answers"][0]["text"] = "the words as they were there".into();
    });
    first.key("Tab");
    first.wait_for("Keep the change");
    first.key("Enter");
    first.wait_for("There is a second version of this page");
    first.key("C-q");
    assert_eq!(first.exit_code(), 0);
    let mut texts: Vec<String> = home.entries().iter().map(|entry| text(entry).to_owned()).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["the words as they were here", "the words as they were there"]);
}
