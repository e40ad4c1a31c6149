//! Long output on a terminal: the words go through a pipe to the pager and nowhere else.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::home::Home;
use crate::terminal::Terminal;

/// Notes what it was started with and what came, shows its last line, and ends with a code of its own.
const NOTES: &str = "#!/bin/sh
cat > came
{ echo \"$@\"; echo \"hist=$LESSHISTFILE secure=$LESSSECURE open=$LESSOPEN less=$LESS\"; } > started
tail -n 1 came
exit 3
";

fn numbered(number: usize) -> String {
    format!("line {number:03}")
}

fn long() -> Home {
    let lines: Vec<String> = (1..80).map(numbered).collect();
    Home::keeping(&[&lines.join("\n")])
}

/// Puts a pager into a home. It is named from there, as the program runs there.
fn with_pager(home: Home) -> Home {
    let path = home.path().join("notes");
    fs::File::create(&path).unwrap().write_all(NOTES.as_bytes()).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    home.with("PAGER", "./notes --one 'two words'").with("LESSOPEN", "|cat %s")
}

fn note(home: &Home, name: &str) -> Option<String> {
    fs::read_to_string(home.path().join(name)).ok()
}

#[test]
fn what_is_longer_than_the_screen_goes_to_the_pager_with_its_arguments() {
    let home = with_pager(long());
    let mut window = Terminal::open(&home, &["show", "--all"]);
    assert_eq!(window.exit_code(), 0, "how the pager ends is its own matter");
    assert_eq!(note(&home, "came").unwrap(), home.shown());
    let started = note(&home, "started").unwrap();
    assert_eq!(started, "--one two words\nhist=- secure=1 open= less=FRX\n");
    assert!(window.screen().contains(&numbered(79)), "{}", window.screen());
}

#[test]
fn what_fits_on_the_screen_or_is_not_wanted_so_is_printed_as_it_is() {
    let home = with_pager(long());
    for (arguments, said) in
        [(&["list"][..], "free page"), (&["--no-pager", "show", "--all"], "79"), (&["where"], "Your pages")]
    {
        let mut window = Terminal::open(&home, arguments);
        assert_eq!(window.exit_code(), 0);
        assert!(window.screen().contains(said), "{arguments:?}\n{}", window.screen());
        assert_eq!(note(&home, "started"), None, "{arguments:?}");
    }
    for pager in ["", "cat", "no-such-pager --at-all"] {
        let home = long().with("PAGER", pager);
        let mut window = Terminal::open(&home, &["show", "--all"]);
        assert_eq!(window.exit_code(), 0, "{pager:?}");
        assert!(window.screen().contains(&numbered(79)), "{pager:?}\n{}", window.screen());
    }
}

#[test]
fn a_pipe_gets_everything_and_no_pager() {
    let home = with_pager(long());
    assert!(home.shown().contains(&numbered(1)) && home.shown().contains(&numbered(79)));
    assert_eq!(note(&home, "started"), None);
}

#[test]
fn what_was_found_stands_out_in_the_pager_too_and_never_without_colours() {
    for (no_color, wanted) in [("", true), ("1", false)] {
        let pages: Vec<String> = (1..20).map(|page| format!("the red coat {page}\n")).collect();
        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
        let home = with_pager(Home::keeping(&pages)).with("NO_COLOR", no_color);
        let mut window = Terminal::open(&home, &["search", "red"]);
        assert_eq!(window.exit_code(), 0);
        let came = note(&home, "came").unwrap();
        assert!(came.contains("red"), "{came}");
        assert_eq!(came.contains("\u{1b}[1;33mred\u{1b}[0m"), wanted, "{came}");
        assert_eq!(came.contains('\u{1b}'), wanted, "{came}");
    }
}

#[test]
fn a_pager_that_reads_nothing_is_no_fault() {
    let home = Home::keeping(&[&"a line of a long page\n".repeat(20_000)]).with("PAGER", "true");
    let mut window = Terminal::open(&home, &["show", "--all"]);
    assert_eq!(window.exit_code(), 0);
    assert_eq!(window.screen().trim(), "");
}

#[test]
fn what_could_not_be_read_is_told_once_the_pager_has_given_the_screen_back() {
    let home = with_pager(long());
    fs::File::create(home.data().join("entries/torn.json")).unwrap().write_all(b"{").unwrap();
    let mut window = Terminal::open(&home, &["show", "--all"]);
    assert_eq!(window.exit_code(), 0);
    assert!(window.trace().outside().contains("torn.json"));
    assert!(!note(&home, "came").unwrap().contains("torn.json"));
}

#[test]
fn less_keeps_no_history_and_ctrl_c_stays_its_own_key() {
    if Command::new("less").arg("--version").output().is_err() {
        println!("not checked: there is no less here");
        return;
    }
    let home = long();
    let before = home.everything();
    let mut window = Terminal::open(&home, &["show", "--all"]);
    window.wait_for(&numbered(10));
    window.text("/");
    window.write(&numbered(60));
    window.key("Enter");
    window.wait_until("the place that was looked for", |trace| trace.shows(&numbered(61)));
    window.key("C-c");
    // The terminal drops what is typed just behind a Ctrl-C, so it is typed until it is heard.
    window.wait_until("the beginning", |trace| {
        window.text("g");
        trace.shows(&numbered(1))
    });
    window.text("q");
    assert_eq!(window.exit_code(), 0);
    assert_eq!(home.everything(), before, "something was left behind");
}
