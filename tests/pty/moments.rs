//! Ends at the worst moments: right after a choice, a paste, a last step; and a folder that goes away and comes back.

use std::fs;

use rustix::process::Signal;

use crate::home::{Home, words_of};
use crate::terminal::{Closing, Terminal};
use crate::walk::{
    AND_NOW, HOW_HEAVY, KEEP_THIS, KEEP_UNLOCKED, KEPT, ON_THE_PAGE, choose, first_page, kept_page, many,
    numbered, squeezed, tab_to,
};

const WORDS: &str = "The message said nine.";

fn on_disk(home: &Home) -> String {
    home.entries().iter().chain(&home.drafts()).map(words_of).collect()
}

type End = fn(&mut Terminal);

const ENDS: [(&str, End); 4] = [
    ("Ctrl-Q", |window| window.key("C-q")),
    ("TERM", |window| window.kill(Signal::TERM)),
    ("HUP", |window| window.kill(Signal::HUP)),
    ("closed", Terminal::close_window),
];

#[test]
fn leaving_right_after_choosing_to_keep_keeps_the_words() {
    many(16, 2, |number| {
        let (name, end) = ENDS[number % ENDS.len()];
        let home = Home::new();
        let mut window = first_page(&home, Closing::Signals);
        window.write(WORDS);
        window.key("Esc");
        window.wait_for(KEEP_THIS);
        choose(&window, KEEP_UNLOCKED);
        // As soon as the program has shown that it took the choice, and before it has said anything about it.
        window.wait_gone(KEEP_THIS);
        end(&mut window);
        window.wait_exit();
        assert!(on_disk(&home).contains(WORDS), "{name}: {:?}", home.everything());
    });
}

#[test]
fn leaving_in_the_very_moment_of_the_choice_leaves_all_or_nothing() {
    many(24, 2, |number| {
        let (name, end) = ENDS[1 + number % 3];
        let home = Home::new();
        let mut window = first_page(&home, Closing::Signals);
        window.write(WORDS);
        window.key("Esc");
        window.wait_for(KEEP_THIS);
        choose(&window, KEEP_UNLOCKED);
        end(&mut window);
        window.wait_exit();
        // The key may not have been read: then nothing was chosen. If a notebook stands, it holds the words.
        if home.data().join("journal.json").exists() {
            assert!(on_disk(&home).contains(WORDS), "{name}: {:?}", home.everything());
        }
        // Whatever stands, the next start must work.
        let mut window = Terminal::open(&home, &[]);
        window.wait_for(crate::walk::RIGHT_NOW);
        window.key("C-q");
        assert_eq!(window.exit_code(), 0, "{name}");
    });
}

#[test]
fn a_sitting_that_ends_in_the_moment_of_a_signal_is_an_entry_or_still_a_draft() {
    many(24, 3, |number| {
        let (name, end) = ENDS[number % ENDS.len()];
        let home = Home::keeping(&["older"]);
        let mut window = Terminal::open(&home, &["begin", "doubt"]);
        window.wait_for(HOW_HEAVY);
        tab_to(&window, "What set it off?");
        window.write(WORDS);
        tab_to(&window, AND_NOW);
        // Through the whole closing without looking, then the end at once or a little later.
        window.send(&b"\t\t\t\t\t\t"[..=number % 6]);
        end(&mut window);
        window.wait_exit();
        assert!(on_disk(&home).contains(WORDS), "{name}: {:?}", home.everything());
        assert!(home.shown().contains("older"), "{name}");
    });
}

#[test]
fn a_paste_followed_at_once_by_an_end_is_kept_whole_or_was_not_read() {
    many(12, 2, |number| {
        let (name, end) = ENDS[number % ENDS.len()];
        let home = Home::keeping(&["older"]);
        let mut window = kept_page(&home);
        let text: String = (0..4000).map(numbered).collect();
        window.paste(&text);
        window.wait_for("w3999");
        end(&mut window);
        window.wait_exit();
        assert!(squeezed(&on_disk(&home)).contains(&squeezed(&text)), "{name}");
    });
}

#[test]
fn a_folder_that_goes_away_is_told_and_its_return_keeps_every_word() {
    let home = Home::keeping(&["older"]);
    let mut window = kept_page(&home);
    window.write(WORDS);
    window.wait_for(KEPT);
    let away = home.path().join("away");
    fs::rename(home.data(), &away).unwrap();
    window.write(" And more.");
    window.wait_for("is gone");
    assert!(!home.data().exists(), "a folder was made in its place");
    fs::rename(&away, home.data()).unwrap();
    window.wait_gone("is gone");
    window.wait_for(KEPT);
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    assert!(on_disk(&home).contains("The message said nine. And more."), "{}", on_disk(&home));
}

#[test]
fn ctrl_s_says_kept_and_it_is() {
    let home = Home::keeping(&["older"]);
    let mut window = kept_page(&home);
    window.write(WORDS);
    window.key("C-s");
    window.wait_for(KEPT);
    assert!(on_disk(&home).contains(WORDS));
    window.kill(Signal::KILL);
    window.wait_exit();
    assert!(on_disk(&home).contains(WORDS));
}

#[test]
fn a_hidden_page_that_is_told_to_end_keeps_its_words() {
    let home = Home::keeping(&["older"]);
    let mut window = kept_page(&home);
    window.write(WORDS);
    window.key("C-l");
    window.wait_gone(ON_THE_PAGE);
    window.kill(Signal::TERM);
    assert_eq!(window.exit_code(), 143);
    window.assert_clean();
    assert!(on_disk(&home).contains(WORDS));
}

#[test]
fn a_name_on_the_people_page_is_whole_whatever_comes_right_after_its_last_letter() {
    for (name, end) in ENDS {
        let home = Home::keeping(&["older"]);
        let mut window = Terminal::open(&home, &[]);
        window.wait_for("Look back");
        window.key("C-p");
        choose(&window, "Add someone");
        window.write("Samira");
        end(&mut window);
        window.wait_exit();
        let profile = fs::read_to_string(home.data().join("profile.json")).unwrap();
        assert!(profile.contains("Samira"), "{name}: {profile}");
    }
}
