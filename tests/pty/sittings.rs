//! Whole sittings, walked by keys alone, kept and read back.

use crate::home::{Home, words_of};
use crate::terminal::{Closing, Terminal};
use crate::walk::{
    AND_NOW, ENOUGH, GO_ON, HOW_HEAVY, KEEP_THIS, KEEP_UNLOCKED, KEPT, RIGHT_NOW, WHICH_IS_CLOSEST, choose,
    first_page, tab_to,
};

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

#[test]
fn each_seat_keeps_its_first_words_its_choice_and_a_whole_sitting_after_them() {
    let seats = [
        ("I was hurt", "hurt"),
        ("I broke trust", "broke"),
        ("some of both", "both"),
        ("I'd rather not say", "unsaid"),
    ];
    for (words, seat) in seats {
        let home = Home::new();
        let mut window = first_page(&home, Closing::Signals);
        window.write("The very first words.");
        window.key("Esc");
        window.wait_for(KEEP_THIS);
        choose(&window, KEEP_UNLOCKED);
        window.wait_for(WHICH_IS_CLOSEST);
        choose(&window, words);
        window.wait_for("Enough for tonight");
        choose(&window, ENOUGH);
        window.wait_for(RIGHT_NOW);
        window.key("C-q");
        assert_eq!(window.exit_code(), 0);
        let profile = std::fs::read(home.data().join("profile.json")).unwrap();
        let profile: serde_json::Value = serde_json::from_slice(&profile).unwrap();
        assert_eq!(profile["seat"], seat);

        let mut window = Terminal::open(&home, &["begin", "start-here"]);
        // Home stands there until everything is read: a Tab before the page has opened would count on the page.
        window.wait_for("You set the pace.");
        tab_to(&window, "One small hope for this time?");
        window.write("Sleep through.");
        finish(&mut window);
        let kept = format!("{}{}", home.shown(), home.drafts().iter().map(words_of).collect::<String>());
        assert!(kept.contains("Sleep through.") && kept.contains("The very first words."), "{seat}: {kept}");
    }
}

#[test]
fn a_sitting_left_in_the_middle_goes_on_at_the_same_question_with_the_cursor_where_it_was() {
    for leave in ["C-q", "Esc"] {
        let home = Home::keeping(&["older"]);
        let mut window = Terminal::open(&home, &["begin", "doubt"]);
        window.wait_for(HOW_HEAVY);
        tab_to(&window, "What set it off?");
        window.write("The phone on the table.");
        for _ in 0..6 {
            let before = window.trace().cursor();
            window.key("Left");
            window.wait_until("the cursor one to the left", |trace| trace.cursor() != before);
        }
        let cursor = window.trace().cursor();
        window.key(leave);
        if leave == "Esc" {
            window.wait_for(GO_ON);
            window.key("C-q");
        }
        assert_eq!(window.exit_code(), 0);
        let window = Terminal::open(&home, &[]);
        choose(&window, GO_ON);
        window.wait_for("What set it off?");
        window.wait_for("The phone on the table.");
        window.wait_until("the cursor where it was", |trace| trace.cursor() == cursor);
        window.write("kitchen ");
        window.wait_for("The phone on the kitchen table.");
        window.wait_for(KEPT);
    }
}
