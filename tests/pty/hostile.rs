//! The full screen over a folder full of hostile files: it opens, walks through them, and nothing of them reaches the
//! terminal as anything but text.

#[path = "../shell/hostile/corpus.rs"]
#[expect(dead_code, reason = "the commands are tested with more of it")]
mod corpus;

use std::fs;

use crate::home::Home;
use crate::terminal::Terminal;
use crate::walk::{RIGHT_NOW, choose};

/// So many pages are opened, from either end of the list.
const OPENED: usize = 100;

/// Stands under the list, and under no page.
const ON_THE_LIST: &str = "Enter read";

#[test]
fn hostile_files_in_the_bin_and_among_earlier_versions_are_named_and_left() {
    let home = Home::keeping(&["a page of ours"]);
    let id = home.entries()[0]["id"].as_str().unwrap().to_owned();
    let history = home.data().join("history").join(id);
    fs::create_dir_all(&history).unwrap();
    for one in corpus::all() {
        one.put(&home.data().join("bin"));
        one.put(&history);
    }
    let before = home.everything();
    let mut window = Terminal::open(&home, &[]);
    window.wait_for(RIGHT_NOW);
    choose(&window, "Look back");
    window.wait_for(ON_THE_LIST);
    window.key("Enter");
    window.wait_for("a page of ours");
    window.key("v");
    window.wait_for("earlier versions can't be read.");
    window.key("Esc");
    window.wait_for("a page of ours");
    window.key("Esc");
    window.wait_for(ON_THE_LIST);
    window.key("D");
    window.wait_for("When I doubt everything");
    for (end, next) in [("Home", "Down"), ("End", "Up")] {
        window.key(end);
        for _ in 0..OPENED / 2 {
            window.key(next);
            window.key("Enter");
            window.wait_for("Remove it for good");
            window.key("Esc");
            window.wait_gone("Remove it for good");
        }
    }
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    window.assert_clean();
    assert_eq!(home.everything(), before, "a file came or went");
}

#[test]
fn hostile_pages_and_drafts_are_walked_through_and_drive_no_terminal() {
    let home = Home::keeping(&["a page of ours"]);
    for one in corpus::all() {
        one.put(&home.data().join("entries"));
        // Of a page, its own bytes are no draft: named, too.
        one.put(&home.data().join("drafts"));
    }
    let before = home.everything();
    let mut window = Terminal::open(&home, &[]);
    window.wait_for("can't be read.");
    choose(&window, "Look back");
    window.wait_for(ON_THE_LIST);
    for (end, next) in [("Home", "Down"), ("End", "Up")] {
        window.key(end);
        for _ in 0..OPENED {
            window.key(next);
            window.key("Enter");
            window.wait_gone(ON_THE_LIST);
            window.key("PageDown");
            window.key("End");
            window.key("Enter");
            window.wait_for(ON_THE_LIST);
        }
    }
    // One whose words would set the window's title, found by them.
    window.key("/");
    window.write("owned");
    window.key("Enter");
    window.wait_for("]0;owned");
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    window.assert_clean();
    assert_eq!(home.everything(), before, "a file came or went");
}
