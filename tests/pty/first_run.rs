//! The very first time: help before anything is asked, nothing on disk before the choice, everything after it.

use crate::home::{Home, words_of};
use crate::terminal::{Closing, Terminal};
use crate::walk::{
    ENOUGH, GO_ON, KEEP_THIS, KEEP_UNLOCKED, LET_GO, NOT_ON_DISK, RIGHT_NOW, WHICH_IS_CLOSEST, choose,
    first_page,
};

const WORDS: &str = "The message said nine.";

#[track_caller]
fn nothing_in(home: &Home) {
    assert_eq!(home.everything(), Vec::<String>::new(), "something was written before the choice");
}

#[test]
fn one_key_from_an_empty_home_to_a_slow_breath() {
    let home = Home::new();
    let mut window = Terminal::open(&home, &[]);
    window.wait_for("Nothing is kept until you say so.");
    window.wait_for("No network.");
    window.key("Enter");
    window.wait_for("Nothing has to be decided in the next two minutes.");
    let before = window.screen();
    window.wait_until("the breath moving on", |trace| trace.screen() != before);
    nothing_in(&home);
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    window.assert_clean();
    nothing_in(&home);
}

#[test]
fn mend_now_breathes_at_once() {
    let home = Home::new();
    let mut window = Terminal::open(&home, &["now"]);
    window.wait_for("Nothing has to be decided in the next two minutes.");
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    window.assert_clean();
    nothing_in(&home);
}

#[test]
fn words_are_in_memory_only_until_the_choice_and_on_disk_after_it() {
    let home = Home::new();
    let mut window = first_page(&home, Closing::Signals);
    window.write(WORDS);
    window.wait_for(NOT_ON_DISK);
    nothing_in(&home);
    window.key("Esc");
    window.wait_for(KEEP_THIS);
    nothing_in(&home);
    choose(&window, KEEP_UNLOCKED);
    window.wait_for(WHICH_IS_CLOSEST);
    let on_disk = home.drafts().iter().chain(&home.entries()).map(words_of).collect::<String>();
    assert!(on_disk.contains(WORDS), "{:?}", home.everything());
    window.key("Enter");
    window.wait_until("enough for tonight", |trace| trace.screen().to_lowercase().contains(ENOUGH));
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    window.assert_clean();
    let on_disk = home.drafts().iter().chain(&home.entries()).map(words_of).collect::<String>();
    assert!(on_disk.contains(WORDS), "{:?}", home.everything());
}

#[test]
fn esc_at_the_choice_goes_back_to_the_page_with_its_words() {
    let home = Home::new();
    let window = first_page(&home, Closing::Signals);
    window.write(WORDS);
    window.key("Esc");
    window.wait_for(KEEP_THIS);
    window.key("Esc");
    window.wait_gone(KEEP_THIS);
    window.wait_for(WORDS);
    window.write(" And more.");
    nothing_in(&home);
}

#[test]
fn letting_it_go_keeps_nothing() {
    let home = Home::new();
    let mut window = first_page(&home, Closing::Signals);
    window.write(WORDS);
    window.key("C-s");
    choose(&window, LET_GO);
    window.wait_for(RIGHT_NOW);
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    window.assert_clean();
    nothing_in(&home);
}

#[test]
fn a_page_kept_at_the_first_visit_is_there_at_the_second() {
    let home = Home::new();
    let mut window = first_page(&home, Closing::Signals);
    window.write(WORDS);
    window.key("Esc");
    choose(&window, KEEP_UNLOCKED);
    window.wait_for(WHICH_IS_CLOSEST);
    window.key("C-q");
    window.wait_exit();
    let window = Terminal::open(&home, &[]);
    choose(&window, GO_ON);
    window.wait_for(WORDS);
}

#[test]
fn before_anything_is_kept_commands_say_so_and_make_nothing() {
    let home = Home::new();
    for arguments in [["write", "-"].as_slice(), &["list"], &["show", "--all"]] {
        let output = home.mend(arguments, "words");
        assert_eq!(output.status.code(), Some(10), "{arguments:?}");
        nothing_in(&home);
    }
}
