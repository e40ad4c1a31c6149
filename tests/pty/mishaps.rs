//! A mistake of the program's own, made on purpose in the middle of typing: the terminal, the words, and what is told.
//!
//! `MEND_TEST_SLIP` says where it is made; what slips is a cut inside the first `ö` of what was typed, so that the
//! panic's own message holds all of it. A release build has no such thing, which is seen to as well.

use crate::ends::SECRET;
use crate::home::{Home, words_of};
use crate::terminal::{Closing, Terminal};
use crate::walk::{GO_ON, choose, first_page, kept_page};

/// The variable that names the place.
pub(crate) const SLIP: &str = "MEND_TEST_SLIP";
/// Where a mistake can be made: while a picture is drawn, and while the keeper saves. Nowhere in a release build.
pub(crate) const PLACES: &[&str] = if cfg!(debug_assertions) { &["screen", "keeper"] } else { &[] };
/// What Rust ends with after a panic.
pub(crate) const PANICKED: i32 = 101;

fn drafted(home: &Home) -> String {
    home.drafts().iter().map(words_of).collect()
}

/// The one line that a mistake leaves: the place, what became of the words, and nothing of them.
#[track_caller]
pub(crate) fn assert_tells_the_place_only(said: &str, about: &str) {
    let said = said.trim();
    let begins = "mend had to stop, by a mistake of its own (src/keeper/slip.rs:";
    assert!(said.starts_with(begins) && said.ends_with(about) && said.lines().count() == 1, "{said:?}");
    let (place, _) = said.strip_prefix(begins).unwrap().split_once(')').unwrap();
    assert!(place.chars().all(|one| one.is_ascii_digit() || one == ':'), "{said:?}");
}

#[test]
fn a_mistake_on_the_screen_or_in_the_keeper_loses_no_word() {
    for place in PLACES {
        let home = Home::keeping(&["older"]).with(SLIP, place);
        let mut window = kept_page(&home);
        window.write(SECRET);
        window.text("ö");
        assert_eq!(window.exit_code(), PANICKED, "{place}");
        let kept = drafted(&home);
        assert!(kept.contains(&format!("{SECRET}ö")), "{place}: {kept}");
        let home = home.with(SLIP, "nowhere");
        let mut next = Terminal::open(&home, &[]);
        choose(&next, GO_ON);
        next.wait_for(&format!("{SECRET}ö"));
        next.key("C-q");
        assert_eq!(next.exit_code(), 0, "{place}");
    }
}

#[test]
fn a_mistake_before_anything_is_kept_leaves_nothing_and_says_so() {
    if PLACES.is_empty() {
        return;
    }
    let home = Home::new().with(SLIP, "screen");
    let mut window = first_page(&home, Closing::Signals);
    window.write(SECRET);
    window.text("ö");
    assert_eq!(window.exit_code(), PANICKED);
    let said = window.trace().outside();
    assert_tells_the_place_only(&said, "What you wrote was not on disk yet.");
    window.assert_clean_but(&said);
    assert_eq!(home.everything(), Vec::<String>::new());
}

#[test]
fn a_release_build_makes_no_mistake_on_purpose() {
    if !PLACES.is_empty() {
        return;
    }
    for place in ["screen", "keeper"] {
        let home = Home::keeping(&["older"]).with(SLIP, place);
        let mut window = kept_page(&home);
        window.write("ö");
        window.wait_for(crate::walk::KEPT);
        window.key("C-q");
        assert_eq!(window.exit_code(), 0, "{place}");
        window.assert_clean();
    }
}
