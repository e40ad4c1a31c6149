//! What may happen at any moment: a long hostile paste, a burst of sizes, a stop from outside.

use rustix::process::Signal;

use crate::terminal::{Size, Terminal, USUAL};
use crate::trace::Trace;

/// The first line of the paste.
pub(crate) const FIRST_OF_ALL: &str = "q j?a/x 9";
/// The last word of the paste.
pub(crate) const LAST_OF_ALL: &str = "lastofall";
/// Sizes that come one after the other, faster than anybody can draw; most have no room at all.
const SIZES: [(u16, u16); 8] = [(1, 1), (11, 39), (60, 200), (2, 300), (200, 3), (12, 40), (5, 10), (11, 39)];

/// A hundred thousand bytes with everything that would do something if it were taken for keys: letters that are bound,
/// Tab, newlines, Control keys that leave and hide, arrows, Esc, sequences that colour, and marks that turn text round.
pub(crate) fn hostile() -> String {
    let line = "q j?a/x 9\r\n\t\u{11}\u{3}\u{c}\u{10}\u{7}\u{8}\u{1b}[B\u{1b}OQ\u{1b}[31m\u{1b}]0;title\u{7}\u{9b}2J\u{202e}\u{7f} words\n";
    let mut paste = line.repeat(100_000 / line.len());
    paste.push_str(LAST_OF_ALL);
    paste
}

/// A burst of sizes, and back. `there` says whether the screen is the one it was.
#[track_caller]
pub(crate) fn resize(window: &Terminal, name: &str, there: impl Fn(&Trace) -> bool) {
    for (rows, columns) in SIZES {
        window.resize(Size { rows, columns });
    }
    window.resize(USUAL);
    window.wait_until(&format!("{name}, after many sizes"), there);
}

/// A stop from outside, and on: what stood there is hidden until a key, and then it is there again.
#[track_caller]
pub(crate) fn stop(window: &Terminal, name: &str, there: impl Fn(&Trace) -> bool) {
    window.kill(Signal::TSTP);
    window
        .wait_until(&format!("{name} stopped"), |trace| !trace.on_its_own_screen() && window.stands_still());
    window.kill(Signal::CONT);
    window.wait_until(&format!("{name}, blank"), |trace| trace.on_its_own_screen() && is_blank(trace));
    window.key("x");
    window.wait_until(&format!("{name}, after a stop"), there);
}

/// The paste. Gives the screen after it: hiding it and bringing it back shows that all of it was taken in before.
#[track_caller]
pub(crate) fn paste(window: &Terminal, name: &str, there: impl Fn(&Trace) -> bool) -> String {
    window.paste(&hostile());
    window.key("C-l");
    window.wait_until(&format!("{name}, hidden after a paste"), is_blank);
    window.key("x");
    window.wait_until(&format!("{name}, after a paste"), there);
    window.screen()
}

/// Leaves by this key, in good order.
#[track_caller]
pub(crate) fn leave(mut window: Terminal, name: &str, key: &str) {
    window.key(key);
    assert_eq!(window.exit_code(), 0, "{name}: {key}");
    let faults = window.faults("");
    assert!(faults.is_empty(), "{name}: {key}: {}", faults.join("\n"));
}

/// Whether the program shows a blank page.
pub(crate) fn is_blank(trace: &Trace) -> bool {
    trace.on_its_own_screen() && trace.screen().trim().is_empty()
}
