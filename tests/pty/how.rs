//! How it has been, in the real program: in the full screen and line by line it says the same.

use std::fs::File;
use std::io::Write;

use serde_json::{Value, json};

use crate::home::Home;
use crate::talk::{Ask, Talk, assert_plain};
use crate::terminal::{Size, Terminal, USUAL};
use crate::walk::squeezed;

const SENTENCE: &str = "In the last 4 weeks it weighed between 6 and 8 when you came, and 3 when you left.";

/// A notebook of three sittings with numbers, all of today.
fn home() -> Home {
    let home = Home::keeping(&["one", "two", "three"]);
    for (before, (path, bytes)) in (6..).zip(home.entry_bytes()) {
        let mut page: Value = serde_json::from_slice(&bytes).unwrap();
        page["before"] = json!({ "distress": before });
        page["after"] = json!({ "distress": 3 });
        File::create(path).unwrap().write_all(page.to_string().as_bytes()).unwrap();
    }
    home
}

/// The number of a row in what was asked.
fn row(asked: &str, label: &str) -> String {
    let line = asked.lines().find(|line| line.ends_with(label));
    line.and_then(|line| line.split('.').next())
        .unwrap_or_else(|| panic!("no {label} in\n{asked}"))
        .to_owned()
}

#[test]
fn the_figures_stand_behind_their_row_of_home_at_every_size() {
    let home = home();
    for size in [USUAL, Size { columns: 40, rows: 12 }] {
        let mut window = Terminal::open(&home, &[]);
        window.wait_for("How it has been");
        window.resize(size);
        window.key("End");
        window.key("Up");
        window.wait_for("▸ How it has been");
        window.key("Enter");
        window.wait_for("▸ Numbers");
        window.wait_until(SENTENCE, |trace| squeezed(&trace.screen()).contains(&squeezed(SENTENCE)));
        window.key("Right");
        window.wait_for("▸ Feelings");
        window.key("Tab");
        window.wait_for("▸ Pages");
        window.key("Tab");
        window.wait_for("▸ Days");
        window.key("z");
        window.wait_for("last 3 months");
        window.key("Esc");
        window.wait_for("▸ How it has been");
        window.key("C-q");
        assert_eq!(window.exit_code(), 0);
        window.assert_clean();
    }
}

#[test]
fn line_by_line_it_says_the_same_and_each_mark_when_it_is_asked_for() {
    let home = home();
    let mut talk = Talk::start(&home, &[]);
    let (asked, _) = talk.next();
    talk.say(&row(&asked, "How it has been"));
    let (asked, ask) = talk.next();
    assert_eq!(ask, Some(Ask::Menu));
    talk.say(&row(&asked, "the last 4 weeks"));
    let (asked, _) = talk.next();
    assert!(asked.contains(SENTENCE), "{asked}");
    assert!(!asked.contains("Feelings"), "no feeling was named, so there is none to say: {asked}");
    talk.say(&row(&asked, "Numbers"));
    let (asked, _) = talk.next();
    assert!(asked.contains(": 7 when you came, 3 when you left."), "the middle one of three: {asked}");
    for _ in 0..2 {
        talk.say("");
        talk.next();
    }
    talk.say("");
    assert_plain(&talk.said);
    talk.say(":quit");
    assert_eq!(talk.end().1, Some(0));
}
