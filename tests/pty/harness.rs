//! The harness itself, tried on other programs: what it must see, and what it must find fault with.

use std::path::Path;
use std::time::Duration;

use rustix::process::Signal;

use crate::home::Home;
use crate::terminal::{Closing, Size, Terminal, USUAL};

fn sh(home: &Home, script: &str) -> Terminal {
    Terminal::start(home, Path::new("/bin/sh"), &["-c", script], USUAL, Closing::Signals)
}

/// A tiny full-screen program that behaves.
const POLITE: &str = r"old=$(stty -g); stty raw -echo; printf '\033[?1049h\033[?25lready'; dd bs=1 count=1 2>/dev/null >&2; printf '\033[?25h\033[?1049l'; stty $old";

#[test]
fn a_window_shows_what_a_program_writes_and_tells_how_it_ended() {
    let home = Home::new();
    let mut window = sh(&home, "stty size; read line; echo got $line; exit 7");
    window.wait_for("24 80");
    window.resize(Size { rows: 12, columns: 40 });
    window.text("hello\n");
    window.wait_for("got hello");
    assert_eq!(window.exit_code(), 7);
}

#[test]
fn a_polite_program_passes() {
    let home = Home::new();
    let mut window = sh(&home, POLITE);
    window.wait_for("ready");
    window.text("x");
    assert_eq!(window.exit_code(), 0);
    window.assert_clean();
    assert_eq!(window.trace().last_screen().trim(), "ready");
}

#[test]
fn each_fault_of_an_impolite_program_is_found() {
    let scripts = [
        (r"printf '\033[?1049h'", "mode 1049 was left on"),
        (r"printf '\033[?25l'", "mode 25 was left off"),
        (r"printf '\033[?2004h'", "mode 2004 was left on"),
        (r"printf '\033[?1049h\033]0;mend\007\033[?1049l'", "OSC"),
        (r"printf '\033[?1049h\033]52;c;aGk=\007\033[?1049l'", "OSC"),
        (r"printf '\033[6n'", "ESC [ 6n"),
        (r"printf '\033[?u'", "ESC [ ?u"),
        (r"printf '\033[3J'", "ESC [ 3J"),
        (r"printf '\033[?1049hin\033[?1049lout'", "own screen: \"out\""),
        (r"printf '\033[?1049h\033[?1049l\033[1m'", "weights"),
        ("stty raw", "line settings"),
    ];
    for (script, wanted) in scripts {
        let home = Home::new();
        let mut window = sh(&home, script);
        window.wait_exit();
        let faults = window.faults("").join("\n");
        assert!(faults.contains(wanted), "{script}: {faults:?}");
    }
}

#[test]
fn half_a_picture_is_never_seen() {
    let home = Home::new();
    let script = r"stty -echo; printf '\033[?2026hhalf'; read line; printf 'whole\033[?2026l'; read line";
    let mut window = sh(&home, script);
    window.text("\n");
    window.wait_until("something", |trace| !trace.screen().trim().is_empty());
    assert!(window.screen().contains("halfwhole"), "{}", window.screen());
    window.text("\n");
    window.wait_exit();
}

#[test]
fn a_closed_window_sends_hup_or_nothing_as_asked() {
    let home = Home::new();
    let script = "trap 'echo hup > said; exit 0' HUP; echo ready; while :; do read line || { echo end > ended; exit 0; }; done";
    let mut window = sh(&home, script);
    window.wait_for("ready");
    window.close_window();
    window.wait_exit_within(Duration::from_secs(5));
    assert!(home.path().join("said").exists());

    let home = Home::new();
    let path = Path::new("/bin/sh");
    let mut window = Terminal::start(&home, path, &["-c", script], USUAL, Closing::Silent);
    window.wait_for("ready");
    window.close_window();
    window.wait_exit_within(Duration::from_secs(5));
    assert!(!home.path().join("said").exists());
    assert!(home.path().join("ended").exists());
}

#[test]
fn a_signal_reaches_the_program_and_counts_in_its_exit_code() {
    let home = Home::new();
    let mut window = sh(&home, "echo ready; exec cat");
    window.wait_for("ready");
    window.kill(Signal::TERM);
    assert_eq!(window.exit_code(), 143);
}

#[test]
fn a_killed_editor_leaves_a_terminal_that_is_not_clean() {
    let home = Home::new();
    let mut window = sh(&home, POLITE);
    window.wait_for("ready");
    window.kill(Signal::KILL);
    window.wait_exit();
    assert!(!window.faults("").is_empty());
}
