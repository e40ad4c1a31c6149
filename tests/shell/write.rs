//! `mend write -`: what is kept, what is refused, and what others at the same notebook see of it.

use std::fs::{self, File};
use std::io::Write;
use std::process::Stdio;
use std::thread;

use assert_cmd::assert::OutputAssertExt;

use crate::home::{Home, assert_tame, err, out};

const NOTHING_KEPT: &str = "There is no notebook here yet, so nothing was kept. Open `mend` and choose, or add \
                            `--keep-unlocked` to start one that anyone on this account can read.\n";

#[test]
fn where_nothing_was_ever_kept_nothing_is_read_and_nothing_is_kept() {
    let home = Home::new();
    for arguments in [&["write", "-"][..], &["write"]] {
        let output = home.give(arguments, "words that stay where they came from\n");
        assert_eq!(output.status.code(), Some(10));
        assert_eq!((out(&output), err(&output)), (String::new(), NOTHING_KEPT.to_owned()));
    }
    assert!(home.snapshot().is_empty(), "something was made");

    let mut child = home.mend(&["write", "-"]).stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let open = child.stdin.take();
    // Standard input never ends here: it would wait for ever if it read.
    assert_eq!(child.wait().unwrap().code(), Some(10));
    drop(open);
}

#[test]
fn a_first_page_is_kept_listed_and_shown() {
    let home = Home::new();
    let kept =
        home.give(&["write", "--keep-unlocked", "-"], "It rained.\r\nI waited\u{1b}[2J by the door.\n\n");
    assert!(kept.status.success(), "{}", err(&kept));
    let id = out(&kept).trim().trim_start_matches("Kept as ").trim_end_matches('.').to_owned();
    assert_eq!(id.len(), 12);

    let list = out(&home.run(&["list"]));
    assert!(
        list.starts_with(&id) && list.trim_end().ends_with("free page") && list.lines().count() == 1,
        "{list}"
    );
    assert!(!list.contains("rained"), "a list shows no words unless asked");
    assert!(out(&home.run(&["list", "--words"])).contains("It rained."));

    for arguments in [["show", &id], ["show", id.get(..4).unwrap()], ["show", "--all"]] {
        let shown = out(&home.run(&arguments));
        assert!(shown.contains("  It rained.\n  I waited[2J by the door.\n"), "{shown}");
    }
    let pages = home.pages();
    assert_eq!(pages[0]["kind"], "free");
    let created = pages[0]["created"].as_str().unwrap();
    assert!(!created.contains('.'), "to the second, as in the schema's example: {created}");
    assert_eq!(pages[0]["answers"][0]["text"], "It rained.\nI waited[2J by the door.");
}

#[test]
fn what_is_kept_is_for_this_person_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_notebook();
    for (path, _) in home.snapshot().iter().filter(|(path, _)| path.starts_with(home.data())) {
        let mode = fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
    }
}

#[test]
fn keep_unlocked_in_a_notebook_that_is_there_only_adds() {
    let home = Home::with_notebook();
    home.give(&["write", "--keep-unlocked", "-"], "the second page").assert().success();
    home.give(&["write"], "the third page").assert().success();
    assert_eq!(home.pages().len(), 3);
}

#[test]
fn words_are_never_arguments_and_are_not_repeated() {
    let home = Home::with_notebook();
    for arguments in
        [&["write", "secret words"][..], &["write", "secret", "words"], &["write", "-", "secret"]]
    {
        let output = home.run(arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(!err(&output).contains("secret") && err(&output).contains("history"), "{}", err(&output));
    }
    assert_eq!(home.pages().len(), 1);
}

#[test]
fn what_is_no_text_or_too_long_is_refused_and_nothing_is_touched() {
    let home = Home::with_notebook();
    let before = home.snapshot();
    let too_long = vec![b'a'; 8 * 1024 * 1024 + 1];
    for words in [&b"caf\xe9"[..], b"", b"\n \n", &too_long] {
        let output = home.give(&["write", "-"], words);
        assert_eq!(output.status.code(), Some(1));
        assert!(err(&output).contains("kept"), "{}", err(&output));
        assert_tame(&output);
    }
    assert_eq!(home.snapshot(), before);
    let unstarted = Home::new();
    assert_eq!(unstarted.give(&["write", "--keep-unlocked", "-"], "  \n").status.code(), Some(1));
    assert!(unstarted.snapshot().is_empty(), "no words start no notebook");
}

#[test]
fn long_words_are_kept_whole() {
    let home = Home::with_notebook();
    let words = "seven \u{1f469}\u{200d}\u{1f467} words a line, many lines\n".repeat(150_000);
    home.give(&["write", "-"], &words).assert().success();
    let longest =
        home.pages().iter().filter_map(|page| page["answers"][0]["text"].as_str().map(str::len)).max();
    assert_eq!(longest, Some(words.trim_end().len()));
}

#[test]
fn eight_writers_at_once_keep_eight_pages() {
    let home = Home::with_notebook();
    write_eight(&home, &["write", "-"]);
    assert_eq!(home.pages().len(), 9);
}

#[test]
fn eight_writers_who_all_start_the_notebook_keep_eight_pages() {
    let home = Home::new();
    write_eight(&home, &["write", "--keep-unlocked", "-"]);
    assert_eq!(home.pages().len(), 8);
}

fn write_eight(home: &Home, arguments: &[&str]) {
    thread::scope(|scope| {
        for number in 0..8 {
            scope.spawn(move || {
                let output = home.give(arguments, format!("page number {number}"));
                assert!(output.status.success(), "{}", err(&output));
            });
        }
    });
    let pages = home.pages();
    for number in 0..8 {
        let words = format!("page number {number}");
        assert_eq!(pages.iter().filter(|page| page["answers"][0]["text"] == *words).count(), 1, "{words}");
    }
}

#[test]
fn writing_and_reading_work_while_a_window_holds_the_notebook() {
    let home = Home::with_notebook();
    let lock =
        File::options().write(true).create(true).truncate(false).open(home.data().join("lock")).unwrap();
    lock.lock().unwrap();
    home.give(&["write", "-"], "while it is open").assert().success();
    assert!(out(&home.run(&["list", "--words"])).contains("while it is open"));
}

#[test]
fn a_command_that_waits_for_words_keeps_no_window_from_the_notebook() {
    let home = Home::with_notebook();
    let lock = File::options().write(true).open(home.data().join("lock")).unwrap();
    let mut command = home.mend(&["write", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut words = child.stdin.take().unwrap();
    // More than a pipe holds: when all of it is taken, the notebook is open and the program is reading.
    words.write_all("slowly ".repeat(20_000).as_bytes()).unwrap();
    assert!(lock.try_lock().is_ok(), "the lock is taken");
    drop(words);
    assert!(child.wait_with_output().unwrap().status.success());
}

#[test]
fn while_another_window_starts_the_notebook_nothing_of_it_is_taken_away() {
    let home = Home::new();
    fs::create_dir_all(home.entries()).unwrap();
    let lock = File::create_new(home.data().join("lock")).unwrap();
    lock.lock().unwrap();
    for name in ["beginning", "profile.json"] {
        File::create_new(home.data().join(name)).unwrap();
    }
    let before = home.snapshot();
    let output = home.give(&["write", "--keep-unlocked", "-"], "words");
    assert_eq!(output.status.code(), Some(11));
    assert!(err(&output).contains("were not kept"), "{}", err(&output));
    assert_eq!(home.snapshot(), before);
}
