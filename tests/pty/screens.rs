//! Every screen, and what may be done to it at any moment: a long hostile paste, a burst of sizes, a stop from outside,
//! and leaving. `PLACES` says how each is reached; the screens of the sittings are met by walking.

use crate::disturb::{FIRST_OF_ALL, LAST_OF_ALL, hostile, is_blank, leave, paste, resize, stop};
use crate::home::{Home, words_of};
use crate::terminal::Terminal;
use crate::trace::Trace;
use crate::walk::{
    GO_ON, KEEP_THIS, NOT_ON_DISK, RIGHT_NOW, WHICH_IS_CLOSEST, choose, kept_page, many, mark,
};

/// How a screen is reached, and how one knows that one is there.
struct Place {
    name: &'static str,
    /// Whether a notebook is kept before.
    kept: bool,
    /// Keys, each waited for; `@` and words chooses a row.
    keys: &'static [&'static str],
    /// Words that stand there and nowhere on the way.
    sign: &'static str,
    /// What becomes of a paste.
    paste: Paste,
}

/// What becomes of a paste on a screen.
enum Paste {
    /// It is a text: the paste stands there whole.
    Taken,
    /// Nothing at all.
    Nothing,
    /// Its first line stands behind what was typed to find.
    Line,
    /// Nothing, on a screen that moves by itself.
    Moves,
}

const fn place(
    name: &'static str,
    kept: bool,
    keys: &'static [&'static str],
    sign: &'static str,
    paste: Paste,
) -> Place {
    Place { name, kept, keys, sign, paste }
}

const PLACES: &[Place] = &[
    place("first", false, &[], "Nothing is kept until you say so.", Paste::Nothing),
    place("the first page", false, &["@Get it out"], NOT_ON_DISK, Paste::Taken),
    place("keep this", false, &["@Get it out", "w", "Esc"], KEEP_THIS, Paste::Nothing),
    place("a notebook?", false, &["@Set up my notebook"], "Start a notebook here?", Paste::Nothing),
    place("seat", false, &["@Set up my notebook", "Enter"], WHICH_IS_CLOSEST, Paste::Nothing),
    place("enough", false, &["@Set up my notebook", "Enter", "Tab"], "nough for tonight", Paste::Nothing),
    place("people, early", false, &["C-p"], "No one here yet.", Paste::Nothing),
    place("home", true, &[], "Left open", Paste::Nothing),
    place("why this page", true, &["w"], "It comes next on the trail.", Paste::Nothing),
    place("choose", true, &["@all pages"], "What it feels like", Paste::Nothing),
    place("choose, filtered", true, &["@all pages", "/", "d", "o", "u"], "/ dou", Paste::Line),
    place("people", true, &["C-p"], "No one here yet.", Paste::Nothing),
    place("a person", true, &["C-p", "@Add someone"], "A number, or how to reach them", Paste::Taken),
    place("questions", true, &["C-p", "@of what I might do"], "ending your life?", Paste::Nothing),
    place("country", true, &["C-p", "c"], "Australia", Paste::Nothing),
    place("ground", true, &["C-g"], "slow breath", Paste::Nothing),
    place("a slow breath", true, &["C-g", "Enter"], "light-headed", Paste::Moves),
    place("looking around", true, &["C-g", "Down", "Enter"], "Five things you can see.", Paste::Nothing),
    place("the body", true, &["C-g", "Down", "Down", "Enter"], "Feet on the floor", Paste::Nothing),
    place("keys", true, &["?"], "Everywhere", Paste::Nothing),
    place("about", true, &["a"], "In a court case", Paste::Nothing),
    place("settings", true, &["@Settings"], "Hides by itself", Paste::Nothing),
    place("settings, early", false, &[","], "Nothing is kept yet", Paste::Nothing),
    place("colours", true, &["@Settings", "Enter"], "High contrast", Paste::Nothing),
    place("a word for them", true, &["@Settings", "@The other person"], "Initials are safer.", Paste::Taken),
    place("hours", true, &["@Settings", "@Late hours", "@Other hours"], "From when to when?", Paste::Taken),
    place("left open", true, &["@Left open"], "A free page", Paste::Nothing),
    place("go on, keep, let go", true, &["@Left open", "Enter"], "Keep it as it is", Paste::Nothing),
    place("look back", true, &["@Look back"], "older words", Paste::Nothing),
    place("look back, finding", true, &["@Look back", "/", "o", "l", "d"], "/ old", Paste::Line),
    place("an entry", true, &["@Look back", "Enter"], "older words", Paste::Nothing),
];

impl Place {
    #[track_caller]
    fn reach(&self) -> (Home, Terminal) {
        let home = if self.kept { with_pages() } else { Home::new() };
        let window = Terminal::open(&home, &[]);
        window.wait_for(if self.kept { "Left open" } else { RIGHT_NOW });
        for key in self.keys {
            let key = key.strip_prefix('@').map_or(*key, |row| {
                mark(&window, row);
                "Enter"
            });
            let before = window.screen();
            window.key(key);
            window.wait_until(&format!("{key} to do something"), |trace| trace.screen() != before);
        }
        window.wait_for(self.sign);
        (home, window)
    }

    /// Everything that may happen, and it is the same screen, with the paste on it where it is a text.
    #[track_caller]
    fn is_disturbed(&self, window: &Terminal) {
        let there = |trace: &Trace| trace.shows(self.sign);
        resize(window, self.name, there);
        stop(window, self.name, there);
        let before = unchanging(&window.screen());
        let after = paste(window, self.name, there);
        match self.paste {
            Paste::Taken => assert!(after.contains(LAST_OF_ALL), "{}: {after}", self.name),
            Paste::Line => {
                let line = format!("{}{FIRST_OF_ALL}", self.sign);
                assert!(after.contains(&line), "{}: {after}", self.name);
            }
            Paste::Nothing => assert_eq!(unchanging(&after), before, "{}", self.name),
            Paste::Moves => {}
        }
    }
}

/// A notebook with a page that is kept and two that were left open.
fn with_pages() -> Home {
    let home = Home::keeping(&["older words"]);
    for words in ["left first", "left last"] {
        let mut window = kept_page(&home);
        window.write(words);
        window.key("C-q");
        assert_eq!(window.exit_code(), 0);
    }
    home
}

/// The rows that no time changes: not that which says when something was kept.
fn unchanging(screen: &str) -> Vec<String> {
    let rows = screen.lines().map(str::trim_end);
    rows.filter(|row| !row.is_empty() && !row.ends_with("kept")).map(str::to_owned).collect()
}

#[test]
fn a_paste_many_sizes_and_a_stop_leave_every_screen_as_it_was_and_ctrl_q_leaves_it() {
    many(PLACES.len(), 2, |number| {
        let place = &PLACES[number];
        let (_home, window) = place.reach();
        place.is_disturbed(&window);
        leave(window, place.name, "C-q");
    });
}

#[test]
fn ctrl_c_leaves_every_screen() {
    many(PLACES.len(), 2, |number| {
        let place = &PLACES[number];
        let (_home, window) = place.reach();
        leave(window, place.name, "C-c");
    });
}

#[test]
fn a_hidden_screen_stays_hidden_whatever_comes_but_a_key() {
    let home = with_pages();
    let window = Terminal::open(&home, &[]);
    window.wait_for("Left open");
    let before = unchanging(&window.screen());
    window.key("C-l");
    window.wait_until("a blank page", is_blank);
    resize(&window, "hidden", is_blank);
    window.paste(&hostile());
    window.key("x");
    window.wait_until("home as it was", |trace| unchanging(&trace.screen()) == before);
    window.key("C-l");
    window.wait_until("a blank page", is_blank);
    leave(window, "hidden", "C-c");
}

/// Whoever writes the end of a paste into what is copied can type from then on: no program can tell. It must still be
/// one that goes on, and a text must still hold all of it.
#[test]
fn a_forged_end_of_a_paste_makes_keys_of_the_rest_and_breaks_nothing() {
    let forged = format!("{}\u{1b}[201~zzz zzz", hostile());
    let home = Home::keeping(&["older"]);
    let window = Terminal::open(&home, &[]);
    window.wait_for("Look back");
    let before = unchanging(&window.screen());
    window.paste(&forged);
    window.key("C-l");
    window.wait_until("a blank page", is_blank);
    window.key("x");
    window.wait_until("home as it was: no z is bound there", |trace| unchanging(&trace.screen()) == before);
    leave(window, "home", "C-q");
    let window = kept_page(&home);
    window.paste(&forged);
    window.wait_for(&format!("{LAST_OF_ALL}zzz zzz"));
    leave(window, "a page", "C-q");
}

/// The end of a paste can be lost on the way. Nobody is shut in, what came is on the page, and it is kept.
#[test]
fn a_paste_that_never_ends_is_on_the_page_and_leaving_works() {
    for key in ["C-q", "C-c"] {
        let home = Home::keeping(&["older"]);
        let window = kept_page(&home);
        window.send(b"\x1b[200~words that came \x11 in a paste");
        window.wait_for("in a paste");
        leave(window, "a paste without an end", key);
        let kept: String = home.drafts().iter().map(words_of).collect();
        assert!(kept.contains("words that came") && kept.contains("in a paste"), "{kept}");
    }
}

#[test]
fn esc_ends_a_paste_that_never_ends() {
    let home = Home::keeping(&["older"]);
    let window = kept_page(&home);
    window.send(b"\x1b[200~words that came");
    window.wait_for("words that came");
    window.key("Esc");
    choose(&window, GO_ON);
    window.wait_for("words that came");
    window.write(" and on");
    leave(window, "after it", "C-q");
}

#[test]
fn ctrl_l_hides_a_paste_that_never_ends() {
    let home = Home::keeping(&["older"]);
    let window = kept_page(&home);
    window.send(b"\x1b[200~words that came");
    window.wait_for("words that came");
    window.key("C-l");
    window.wait_until("a blank page", is_blank);
    window.key("x");
    window.wait_for("words that came");
    window.write(" and on");
    leave(window, "after it", "C-q");
}

/// The program before this one may have asked the terminal something.
#[test]
fn a_late_answer_of_the_terminal_is_no_key_and_no_text() {
    let home = Home::keeping(&["older"]);
    let window = kept_page(&home);
    window.send(b"\x1b]11;rgb:1a1a/1a1a/1a1a\x1b\\\x1bP>|term(1)\x1b\\\x1b[?62;4c");
    window.write("written after it");
    assert!(!["rgb", "term(1)", "62"].iter().any(|words| window.trace().shows(words)));
    leave(window, "after an answer", "C-q");
}
