//! Leaving and hiding by a key, pastes and sizes: at once, clean, and with every word.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::home::{Home, words_of};
use crate::terminal::{Closing, Size, Terminal};
use crate::trace::Trace;
use crate::walk::{
    GO_ON, KEPT, ON_THE_PAGE, RIGHT_NOW, choose, first_page, kept_page, kept_page_at, many, numbered,
    squeezed,
};

/// The screen must be given back within 100 ms; a busy machine and a build without optimisation get more.
const AT_ONCE: Duration = Duration::from_millis(1500);

fn drafted(home: &Home) -> String {
    home.drafts().iter().map(words_of).collect()
}

#[test]
fn ctrl_q_and_ctrl_c_leave_at_once_keep_the_words_and_leave_a_clean_terminal() {
    for key in ["C-q", "C-c"] {
        let home = Home::keeping(&["older"]);
        let mut window = kept_page(&home);
        window.write("the last words before leaving");
        let pressed = Instant::now();
        window.key(key);
        window.wait_exit();
        let took = pressed.elapsed();
        assert_eq!(window.exit_code(), 0, "{key}");
        window.assert_clean();
        assert!(drafted(&home).contains("the last words before leaving"), "{key}");
        assert!(took < AT_ONCE, "{key} took {took:?}");
    }
}

#[test]
fn ctrl_l_blanks_the_screen_and_any_key_brings_the_page_back_and_is_swallowed() {
    let home = Home::keeping(&["older"]);
    let window = kept_page(&home);
    window.write("something private");
    window.key("C-l");
    window.wait_gone("something private");
    assert_eq!(window.screen().trim(), "", "the blank page says something");
    window.key("x");
    window.wait_for("something private");
    window.write(" and on");
    assert!(window.screen().contains("something private and on"), "{}", window.screen());
}

#[test]
fn ctrl_l_hides_the_page_before_anything_is_kept_too() {
    let home = Home::new();
    let window = first_page(&home, Closing::Signals);
    window.write("something private");
    window.key("C-l");
    window.wait_gone("something private");
    window.key("x");
    window.wait_for("something private");
}

#[test]
fn a_stop_from_outside_hides_the_words_and_the_next_key_brings_them_back() {
    let home = Home::keeping(&["older"]);
    let window = kept_page(&home);
    window.write("something private");
    window.kill(Signal::TSTP);
    window.wait_gone("something private");
    window.wait_until("the person's own screen, and standing still", |trace| {
        !trace.on_its_own_screen() && window.stands_still()
    });
    window.kill(Signal::CONT);
    // A key pressed before the terminal is taken again is the shell's.
    window.wait_until("the program's screen", Trace::on_its_own_screen);
    assert!(!window.screen().contains("something private"), "the words are back unasked");
    window.key("x");
    window.wait_for("something private");
}

#[test]
fn going_on_returns_to_the_same_page_cursor_and_scroll() {
    let home = Home::keeping(&["older"]);
    let mut window = kept_page(&home);
    let text: String = (0..400).map(numbered).collect();
    window.paste(&text);
    window.wait_for("w0399");
    for _ in 0..2 {
        let before = window.screen();
        window.key("PageUp");
        window.wait_until("a page further up", |trace| trace.screen() != before);
    }
    let before = window.trace().cursor();
    window.key("Left");
    window.wait_until("the cursor one to the left", |trace| trace.cursor() != before);
    let (screen, cursor) = (page_rows(&window.screen()), window.trace().cursor());
    window.key("C-q");
    window.wait_exit();

    let window = Terminal::open(&home, &[]);
    choose(&window, GO_ON);
    window.wait_until("the same rows", |trace| page_rows(&trace.screen()) == screen);
    assert_eq!(window.trace().cursor(), cursor, "the cursor is elsewhere");
    window.text("HERE");
    window.wait_for("HERE");
    window.wait_for(KEPT);
}

/// The rows of a screen that hold words of the stream.
fn page_rows(screen: &str) -> Vec<String> {
    screen.lines().filter(|line| line.trim_start().starts_with('w')).map(str::to_owned).collect()
}

#[test]
fn a_paste_of_a_hundred_thousand_characters_arrives_whole_and_is_kept_whole() {
    let home = Home::keeping(&["older"]);
    let mut window = kept_page(&home);
    let text: String = (0..100_000 / 6).map(numbered).collect();
    window.paste(&text);
    window.wait_for(numbered(100_000 / 6 - 1).trim());
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    assert!(squeezed(&drafted(&home)).contains(&squeezed(&text)), "the paste was changed");
}

#[test]
fn a_paste_is_never_taken_as_keys() {
    let home = Home::keeping(&["older"]);
    let mut window = kept_page(&home);
    window.paste("first line\r\nsecond\tline \u{1b}[31mred\u{1b}]0;title\u{7} \u{11} \u{3} last");
    window.wait_for("last");
    window.write(" still here");
    window.key("C-q");
    window.wait_exit();
    window.assert_clean();
    let kept = drafted(&home);
    assert!(kept.contains("first line\nsecond") && kept.contains("still here"), "{kept}");
    assert!(!kept.contains(|one: char| one.is_control() && !matches!(one, '\n' | '\t')), "{kept:?}");
}

#[test]
fn a_burst_of_keys_that_no_single_read_holds_arrives_without_a_further_key() {
    let home = Home::keeping(&["older"]);
    let window = kept_page(&home);
    // Not a paste: what a slow line delivers at once.
    let text: String = (0..1000).map(numbered).collect();
    window.text(&text);
    window.wait_for("w0999");
    window.wait_for(KEPT);
}

#[test]
fn a_storm_of_sizes_loses_no_word_and_crashes_nothing() {
    let home = Home::keeping(&["older"]);
    let mut window = kept_page(&home);
    let text: String = (0..60).map(numbered).collect();
    window.text(&text);
    window.wait_for("w0059");
    let sizes = [(24, 80), (12, 40), (5, 10), (1, 1), (60, 200), (2, 300), (200, 3), (11, 39), (30, 100)];
    for round in 0..200 {
        let (rows, columns) = sizes[round % sizes.len()];
        window.resize(Size { rows, columns });
        // Where there is no room, keys are not taken: they may or may not arrive. What stands must stay.
        if round % 7 == 0 {
            window.text("+");
        }
    }
    window.resize(Size { rows: 24, columns: 80 });
    window.wait_for("w0059");
    window.write(" after the storm");
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    let kept = drafted(&home);
    assert!(squeezed(&kept).contains(&squeezed(&text)), "{kept}");
    assert!(kept.contains("after the storm"), "{kept}");
}

#[test]
fn a_window_that_shrinks_and_grows_back_at_once_is_drawn_anew() {
    let home = Home::keeping(&["older"]);
    let window = kept_page(&home);
    window.write("words that stay on the screen");
    window.wait_for(KEPT);
    for _ in 0..10 {
        // The terminal cuts what does not fit; the program may never see the small size, only that something changed.
        window.resize(Size { rows: 4, columns: 10 });
        window.resize(Size { rows: 24, columns: 80 });
        window.wait_for("words that stay on the screen");
        window.wait_for(ON_THE_PAGE);
    }
}

#[test]
fn a_window_resized_in_its_first_moments_is_drawn_anew() {
    many(12, 2, |number| {
        let home = Home::new();
        let window = Terminal::open(&home, &[]);
        window.wait_until("a beginning", |trace| match number % 2 {
            0 => trace.shows(RIGHT_NOW),
            _ => trace.on_its_own_screen(),
        });
        window.resize(Size { rows: 1, columns: 1 });
        window.resize(Size { rows: 24, columns: 80 });
        window.wait_for(RIGHT_NOW);
    });
}

#[test]
fn even_the_tiniest_window_says_how_much_room_it_needs() {
    let home = Home::keeping(&["older"]);
    let window = Terminal::sized(&home, &[], Size { rows: 4, columns: 20 });
    window.wait_until("something", |trace| !trace.screen().trim().is_empty());
    let screen = window.screen();
    assert!(screen.contains("40") && screen.contains("12"), "{screen}");
}

#[test]
fn the_smallest_size_works_and_below_it_says_how_much_room_it_needs_and_keeps_the_words() {
    let home = Home::keeping(&["older"]);
    let window = kept_page_at(&home, Size { rows: 12, columns: 40 }, Closing::Signals);
    window.write("small words");
    for (rows, columns) in [(11, 40), (12, 39), (8, 30)] {
        window.resize(Size { rows, columns });
        window.wait_gone("small words");
        window.wait_until("how much room it needs", |trace| {
            let screen = trace.screen();
            screen.contains("40") && screen.contains("12")
        });
        window.resize(Size { rows: 12, columns: 40 });
        window.wait_for("small words");
    }
    window.write(" and more");
    window.wait_until("kept", |_| drafted(&home).contains("small words and more"));
}
