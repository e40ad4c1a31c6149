//! The mouse: the terminal keeps it for itself unless it was asked for, and has it back after every end.

use rustix::process::Signal;

use crate::ends::{End, SECRET};
use crate::home::Home;
use crate::terminal::{Terminal, USUAL};
use crate::walk::{RIGHT_NOW, choose, kept_page, mark};

/// Clicks and the wheel, and the form in which they are told.
const MOUSE: [u16; 2] = [1000, 1006];
/// All that is ever switched on without it: paste, synchronised drawing, the cursor, the screen.
const USUALLY_ON: [u16; 4] = [25, 1049, 2004, 2026];

/// A click in the form that was asked for; cells count from 0 here.
fn click(window: &Terminal, column: u16, row: u16) {
    let (column, row) = (column + 1, row + 1);
    window.text(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
}

fn stands_at(window: &Terminal, words: &str) -> (u16, u16) {
    let screen = window.screen();
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
    let column = line.split(words).next().unwrap().chars().count();
    (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
}

#[test]
fn nothing_is_said_of_a_mouse_that_nobody_asked_for() {
    for settings in ["", "mouse = false\n"] {
        let home = Home::keeping(&["older"]);
        home.settings(settings);
        let mut window = kept_page(&home);
        window.write(SECRET);
        window.key("C-q");
        assert_eq!(window.exit_code(), 0);
        window.assert_clean();
        let on = window.trace().modes_ever_on();
        assert!(on.iter().all(|mode| USUALLY_ON.contains(mode)), "{on:?}");
    }
}

#[test]
fn a_click_places_the_cursor_and_every_end_gives_the_mouse_back() {
    for end in End::all() {
        let home = end.home();
        home.settings("mouse = true\n");
        let mut window = kept_page(&home);
        window.write(SECRET);
        let (column, row) = stands_at(&window, SECRET);
        click(&window, column + 4, row);
        window.wait_until("the cursor where the click was", |trace| trace.cursor() == (row, column + 4));
        assert!(MOUSE.iter().all(|mode| window.trace().is_on(*mode)));
        end.come(&window, |signal| window.kill(signal));
        assert_eq!(window.exit_code(), end.code(), "{end:?}");
        assert!(!MOUSE.iter().any(|mode| window.trace().is_on(*mode)), "{end:?}");
        let said = window.trace().outside();
        window.assert_clean_but(&said);
    }
}

#[test]
fn a_stop_from_outside_gives_the_mouse_back_and_going_on_takes_it_again() {
    let home = Home::keeping(&["older"]);
    home.settings("mouse = true\n");
    let mut window = kept_page(&home);
    window.write(SECRET);
    window.kill(Signal::TSTP);
    window.wait_until("the mouse given back", |trace| !trace.is_on(MOUSE[0]) && window.stands_still());
    window.kill(Signal::CONT);
    window.wait_until("the mouse taken again", |trace| trace.is_on(MOUSE[0]) && trace.on_its_own_screen());
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    window.assert_clean();
}

#[test]
fn turned_on_and_off_on_the_settings_screen_it_counts_at_once() {
    let home = Home::keeping(&["older"]);
    let mut window = Terminal::sized(&home, &[], USUAL);
    window.wait_for(RIGHT_NOW);
    choose(&window, "Settings");
    window.wait_for("Each change counts at once.");
    mark(&window, "Mouse");
    window.key("Enter");
    window.wait_for("a click places the cursor");
    window.wait_until("the mouse on", |trace| MOUSE.iter().all(|mode| trace.is_on(*mode)));
    window.key("Enter");
    window.wait_for("off: the terminal keeps it");
    window.wait_until("the mouse off", |trace| !MOUSE.iter().any(|mode| trace.is_on(*mode)));
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    window.assert_clean();
}

#[test]
fn the_wheel_scrolls_a_long_page() {
    let lines: Vec<String> = (1..60).map(|line| format!("line {line}")).collect();
    let home = Home::keeping(&[&lines.join("\n")]);
    home.settings("mouse = true\n");
    let mut window = Terminal::sized(&home, &[], USUAL);
    window.wait_for(RIGHT_NOW);
    choose(&window, "Look back");
    window.wait_for("line 1");
    window.key("Enter");
    window.wait_for("line 2");
    for _ in 0..30 {
        window.text("\x1b[<65;10;10M");
    }
    window.wait_for("line 59");
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    window.assert_clean();
}
