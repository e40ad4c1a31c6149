//! Whole sittings, walked by keys alone, kept and read back.

use crate::home::{Home, words_of};
use crate::terminal::Terminal;
use crate::walk::{AND_NOW, HOW_HEAVY, tab_to};

#[test]
fn a_whole_sitting_of_the_one_who_was_hurt_is_kept_and_read_back() {
    let home = Home::keeping(&["older"]);
    let mut window = Terminal::open(&home, &["begin", "doubt"]);
    window.wait_for(HOW_HEAVY);
    window.key("4");
    window.key("Enter");
    tab_to(&window, "What set it off?");
    window.write("The phone on the table.");
    tab_to(&window, "Try one clear question");
    window.write("Where were you on Tuesday?");
    tab_to(&window, AND_NOW);
    window.key("3");
    window.key("Enter");
    finish(&mut window);
    let shown = home.shown();
    for words in ["When I doubt everything", "The phone on the table.", "Where were you on Tuesday?"] {
        assert!(shown.contains(words), "{words:?} is not in\n{shown}");
    }
    let entry = home.entries().into_iter().find(|entry| words_of(entry).contains("Tuesday")).unwrap();
    assert_eq!(entry["before"]["distress"], 4, "{entry}");
    assert_eq!(entry["after"]["distress"], 3, "{entry}");
    assert!(home.drafts().is_empty(), "the draft of a finished sitting is still there");
}

#[test]
fn a_whole_sitting_of_the_one_who_broke_trust_is_kept_and_read_back() {
    let home = Home::keeping(&["older"]);
    let mut window = Terminal::open(&home, &["begin", "plain-words"]);
    window.wait_for(HOW_HEAVY);
    window.key("5");
    window.key("Enter");
    tab_to(&window, "Say what you did.");
    window.write("I hid the second account.");
    tab_to(&window, AND_NOW);
    window.key("5");
    window.key("Enter");
    finish(&mut window);
    let shown = home.shown();
    for words in ["What I did, in plain words", "I hid the second account."] {
        assert!(shown.contains(words), "{words:?} is not in\n{shown}");
    }
}

/// On with Tab until home is there, then out.
#[track_caller]
fn finish(window: &mut Terminal) {
    tab_to(window, crate::walk::GET_IT_OUT);
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    window.assert_clean();
}
