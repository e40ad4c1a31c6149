//! Nothing lost, line by line: kills, a reader that goes away, a full disk, two windows, and input of every kind.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use mend::journal::Seat;
use rustix::process::Signal;

use super::{home, written};
use crate::home::{Home, folder_text, words_of};
use crate::kills::MOST_LOST;
use crate::rooms::{allowed, let_it_end};
use crate::talk::{Ask, Talk};
use crate::terminal::MEND;
use crate::walk::{many, times};

/// A talk at the free page: past the number, on its text.
#[track_caller]
fn at_the_page(mut talk: Talk) -> Talk {
    while talk.next().1 != Some(Ask::Text) {
        talk.say("");
    }
    talk
}

/// What stands in the one draft.
#[track_caller]
fn drafted(home: &Home) -> String {
    let drafts = home.drafts();
    assert_eq!(drafts.len(), 1, "{drafts:?}");
    written(&drafts[0])
}

#[test]
fn a_kill_loses_at_most_two_seconds_of_lines_and_what_is_there_is_whole() {
    let mut losses = many(times(50, 1000), 10, |number| {
        let home = Home::keeping(&["an older page"]);
        let before = home.entry_bytes();
        let mut talk = at_the_page(Talk::start(&home, &["write"]));
        // The pause is the pace of a hand, not a wait for a result.
        let until = Instant::now() + Duration::from_millis(1500 + 53 * (number % 50) as u64);
        let mut sent = Vec::new();
        while Instant::now() < until {
            talk.add(&format!("line {:04}", sent.len()));
            sent.push(Instant::now());
            std::thread::sleep(Duration::from_millis(20));
        }
        let killed = Instant::now();
        talk.signal(Signal::KILL);
        talk.wait();
        assert_eq!(home.entry_bytes(), before, "try {number}");
        let kept = home.drafts().first().map(written).unwrap_or_default();
        let lines: Vec<&str> = kept.lines().collect();
        let typed: Vec<String> = (0..lines.len()).map(|line| format!("line {line:04}")).collect();
        assert_eq!(lines, typed, "try {number}: what is there is the beginning of what was typed");
        sent.get(lines.len()).map_or(Duration::ZERO, |at| killed - *at)
    });
    losses.sort_unstable();
    let worst = losses[losses.len() - 1];
    println!("{} kills: median loss {:?}, worst {worst:?}", losses.len(), losses[losses.len() / 2]);
    assert!(worst <= MOST_LOST, "lost {worst:?} of typing");
}

#[test]
fn told_to_end_with_answers_from_a_pipe_it_keeps_every_line_that_it_heard() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let home = Home::keeping(&["an older page"]);
        let mut talk = at_the_page(Talk::start(&home, &["write"]));
        talk.say("one\ntwo\nthree\n:undo");
        talk.next_after("three\n");
        talk.signal(signal);
        assert_eq!(talk.wait(), Some(code), "{signal:?}");
        assert_eq!(drafted(&home), "one\ntwo", "{signal:?}");
    }
}

#[test]
fn a_reader_that_goes_away_ends_it_and_every_line_is_kept() {
    let home = Home::keeping(&["an older page"]);
    let mut talk = at_the_page(Talk::start(&home, &["write"]));
    talk.add("said to a reader");
    talk.deafen();
    talk.add("said to nobody\nand on\n:undo\n:redo");
    let (told, code) = talk.wait_told();
    assert_eq!((code, told.as_str()), (Some(0), ""), "everything is kept, and whoever left is told nothing");
    assert_eq!(drafted(&home).lines().take(2).collect::<Vec<_>>(), ["said to a reader", "said to nobody"]);
}

/// Answers of every kind, in one file, as they come: the text is the page's.
fn from_a_file(home: &Home, input: &[u8]) -> (String, Option<i32>) {
    let mut child = home.command(&["--plain", "write"]).spawn().unwrap();
    let mut bytes = b"\n\n".to_vec();
    bytes.extend_from_slice(input);
    let mut to = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || drop(to.write_all(&bytes)));
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    writer.join().unwrap();
    (said, child.wait().unwrap().code())
}

#[test]
fn a_file_of_answers_is_taken_whatever_its_lines_are_like() {
    let long = "w".repeat(100 * 1024);
    let files: [(&str, Vec<u8>, String); 6] = [
        ("a line of 100 KB", format!("{long}\n").into_bytes(), long.clone()),
        ("no end of line at the end", b"one\ntwo".to_vec(), "one\ntwo".to_owned()),
        ("ends of lines from elsewhere", b"one\r\ntwo\r\n".to_vec(), "one\ntwo".to_owned()),
        (
            "letters from another code",
            b"caf\xe9 at nine\nafter\n".to_vec(),
            "caf\u{fffd} at nine\nafter".to_owned(),
        ),
        ("a NUL", b"a\x00b\n".to_vec(), "a\0b".to_owned()),
        ("sequences", b"\x1b[2J\x1b]0;t\x07words\n".to_vec(), "\u{1b}[2J\u{1b}]0;t\u{7}words".to_owned()),
    ];
    for (name, input, wanted) in files {
        let home = Home::keeping(&["an older page"]);
        let (said, code) = from_a_file(&home, &input);
        assert_eq!(code, Some(0), "{name}");
        assert!(drafted(&home) == wanted, "{name}");
        assert!(said.chars().all(|one| !one.is_control() || one == '\n'), "{name}: {said:?}");
        // What is stored is read back without a word lost, and without driving the terminal.
        let mut talk = at_the_page(Talk::start(&home, &[]).on_with("1"));
        talk.say(":quit");
        talk.end_strangely();
        assert!(drafted(&home) == wanted, "{name}, read back");
    }
}

#[test]
fn a_second_window_adds_a_page_of_its_own_and_changes_nothing() {
    let home = Home::keeping(&["an older page"]);
    let mut first = at_the_page(Talk::start(&home, &["write"]));
    first.say("words of the first window");
    let mut second = Talk::start(&home, &["write"]);
    let (asked, _) = second.next();
    assert!(asked.contains("This notebook is open in another window."), "{asked}");
    let mut second = at_the_page(second);
    second.say("words of the second window\n");
    let (said, code) = second.end();
    assert_eq!(code, Some(0), "{said}");
    let (said, code) = first.end();
    assert_eq!(code, Some(0), "{said}");
    let kept: String = home.entries().iter().chain(&home.drafts()).map(words_of).collect();
    for words in ["an older page", "words of the first window", "words of the second window"] {
        assert!(kept.contains(words), "{words} in {kept}");
    }
}

#[test]
fn a_second_window_offers_no_change_of_a_page() {
    let home = Home::keeping(&["an older page"]);
    let _first = at_the_page(Talk::start(&home, &["write"]));
    let mut second = Talk::start(&home, &[]);
    let (asked, _) = second.next();
    let row = asked.lines().find_map(|line| line.strip_suffix(". Look back")).unwrap().to_owned();
    second.say(&row);
    second.next();
    second.say("1");
    let (page, _) = second.next();
    assert!(
        page.contains("an older page")
            && page.contains("1. Earlier versions")
            && page.contains("2. Hear this page again"),
        "{page}"
    );
    assert!(!page.contains("later note") && !page.contains("Change what") && !page.contains("bin"), "{page}");
    second.say(":quit");
    second.end();
}

#[test]
fn a_full_disk_is_told_in_words_and_every_line_is_kept_once_there_is_room() {
    if !allowed("--mount") {
        return;
    }
    let home = Home::new();
    let script = format!(
        "mkdir data && mount -t tmpfs -o size=512k none data && echo an older page | {MEND} write - --keep-unlocked >&2 &&
         cp -r data/mend/entries before; dd if=/dev/zero of=data/filler bs=4k 2>/dev/null; mkfifo free;
         (read line < free; rm data/filler) & {MEND} --plain write; code=$?; cp -r data/mend copy; exit $code"
    );
    let mut command = Command::new("unshare");
    home.dress(&mut command);
    command.args(["--user", "--map-root-user", "--mount", "/bin/sh", "-c", &script]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut talk = at_the_page(Talk::over(command));
    let long = "words on a full disk ".repeat(700);
    talk.add(&long);
    talk.until("disk is full");
    talk.add("and the very last");
    let_it_end(&home);
    talk.until("It can be kept again now");
    talk.add(":quit");
    let (said, code) = talk.end();
    assert_eq!(code, Some(0), "{said}");
    let copy = |name: &str| folder_text(&home.path().join("copy").join(name));
    assert_eq!(copy("entries"), folder_text(&home.path().join("before")), "an older page was touched");
    assert!(copy("drafts").contains(&long) && copy("drafts").contains("and the very last"));
}

#[test]
fn now_opens_the_slow_minute_and_leaves_the_notebook_unread_and_unlocked() {
    let home = home(Seat::Hurt);
    // Another window holds the lock, and nobody says so.
    let mut other = Talk::start(&home, &[]);
    other.next();
    let before = home.everything();
    let mut talk = Talk::start(&home, &["now"]);
    let (asked, ask) = talk.next();
    assert_eq!(ask, Some(Ask::One), "{asked}");
    assert!(asked.contains("Nothing has to be decided") && !asked.contains("another window"), "{asked}");
    for answer in ["", "5", "", "4"] {
        talk.say(answer);
        talk.next();
    }
    assert_eq!(home.everything(), before, "numbers wait in memory");
    let (asked, _) = talk.next();
    let stop = asked.lines().find_map(|line| line.strip_suffix(". stop here")).unwrap().to_owned();
    talk.say(&stop);
    let (said, code) = talk.end();
    assert_eq!(code, Some(0), "{said}");
    other.say(":quit");
    other.end();
}

#[test]
fn words_of_a_slow_minute_are_kept_in_the_notebook_that_was_left_unread() {
    let home = home(Seat::Hurt);
    let mut talk = Talk::start(&home, &["now"]);
    for answer in ["", "5", "", "4"] {
        talk.next();
        talk.say(answer);
    }
    let (asked, _) = talk.next();
    let row = asked
        .lines()
        .find_map(|line| line.strip_suffix(". write it down"))
        .unwrap_or_else(|| panic!("{asked}"));
    talk.say(row);
    talk.next();
    talk.say("the shop by the bridge");
    talk.next();
    let (said, code) = talk.end();
    assert_eq!(code, Some(0), "{said}");
    let all: String = home.entries().iter().chain(&home.drafts()).map(words_of).collect();
    assert!(all.contains("the shop by the bridge") && all.contains("a line to bring"), "{all}");
}
