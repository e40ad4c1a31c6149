//! The commands as a person types them: the real program, its output, its codes, its files.
//!
//! Every test has a home of its own, so that no folder of this computer is read or written.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

use assert_cmd::assert::OutputAssertExt;
use serde_json::{Value, json};
use tempfile::TempDir;

const NOTHING_KEPT: &str = "There is no notebook here yet, so nothing was kept. Open `mend` and choose, or add \
                            `--keep-unlocked` to start one that anyone on this account can read.\n";

/// A home that holds nothing yet.
struct Home {
    folder: TempDir,
}

impl Home {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A home with a notebook and one page in it.
    fn with_notebook() -> Self {
        let home = Self::new();
        home.give(&["write", "--keep-unlocked", "-"], "the first page\n").assert().success();
        home
    }

    fn mend(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mend"));
        command.env_clear().env("HOME", self.folder.path()).stdin(Stdio::null()).args(arguments);
        for (name, folder) in [("DATA", "data"), ("CONFIG", "config"), ("STATE", "state")] {
            command.env(format!("XDG_{name}_HOME"), self.folder.path().join(folder));
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.mend(arguments).output().unwrap()
    }

    /// Runs it with these words on standard input.
    fn give(&self, arguments: &[&str], words: impl AsRef<[u8]>) -> Output {
        let mut command = self.mend(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Where it reads nothing, the words find nobody there.
        drop(child.stdin.take().unwrap().write_all(words.as_ref()));
        child.wait_with_output().unwrap()
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data/mend")
    }

    fn entries(&self) -> PathBuf {
        self.data().join("entries")
    }

    /// Puts a page there by hand, as another program or machine would.
    fn plant(&self, name: impl AsRef<OsStr>, entry: &Value) {
        File::create_new(self.entries().join(name.as_ref()))
            .unwrap()
            .write_all(entry.to_string().as_bytes())
            .unwrap();
    }

    fn pages(&self) -> Vec<Value> {
        let printed = self.run(&["show", "--all", "--sealed", "--json"]);
        serde_json::from_slice(&printed.stdout).unwrap()
    }

    /// Everything in the home, with its bytes.
    fn snapshot(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        walk(self.folder.path(), &mut found);
        found.sort();
        found
    }
}

fn walk(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.push((path.clone(), Vec::new()));
            walk(&path, found);
        } else {
            let bytes = fs::read(&path).unwrap();
            found.push((path, bytes));
        }
    }
}

fn page(id: &str, created: &str, words: &str) -> Value {
    json!({ "schema": 1, "id": id, "revision": 1, "kind": "free", "created": created,
            "answers": [{ "step": "page", "kind": "text", "text": words }], "marks": { "sealed": false, "bring": [] } })
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Nothing that a terminal would obey, on either stream.
#[track_caller]
fn assert_tame(output: &Output) {
    for text in [out(output), err(output)] {
        let wild = |one: &char| {
            (one.is_control() && *one != '\n' && *one != '\t')
                || matches!(one, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
        };
        assert_eq!(text.chars().find(wild), None, "{text:?}");
    }
}

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
fn without_a_notebook_the_other_commands_say_so() {
    let home = Home::new();
    for arguments in [&["list"][..], &["list", "--json"], &["show", "--all"], &["show", "k7f3"]] {
        let output = home.run(arguments);
        assert_eq!(output.status.code(), Some(10), "{arguments:?}");
        assert!(out(&output).is_empty() && err(&output).starts_with("There is no notebook here yet"));
    }
    assert!(home.snapshot().is_empty(), "something was made");
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

#[test]
fn reading_changes_nothing_at_all() {
    let home = Home::with_notebook();
    let before = home.snapshot();
    for arguments in
        [&["list"][..], &["list", "--words"], &["show", "--all", "--drafts"], &["where"], &["about"]]
    {
        home.run(arguments).assert().success();
    }
    assert_eq!(home.snapshot(), before);
}

#[test]
fn pages_stand_newest_first_in_the_list_and_oldest_first_to_read() {
    let home = Home::with_notebook();
    home.plant("2024-03-01-aaaaaaaaaaaa.json", &page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "older"));
    home.plant("2024-03-01-aaaabbbbbbbb.json", &page("aaaabbbbbbbb", "2024-03-01T09:00:00+01:00", "old"));
    let list = out(&home.run(&["list", "--words"]));
    let order: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().last()).collect();
    assert_eq!(order, ["page", "old", "older"]);
    let all = out(&home.run(&["show", "--all"]));
    assert!(all.find("older").unwrap() < all.find("  old\n").unwrap());
    assert!(all.contains("Friday 1 March 2024, 08:00"), "{all}");
}

#[test]
fn a_page_is_found_by_the_first_letters_of_its_id_if_they_are_enough() {
    let home = Home::with_notebook();
    home.plant("1.json", &page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "older"));
    home.plant("2.json", &page("aaaabbbbbbbb", "2024-03-01T09:00:00+01:00", "newer"));
    assert!(out(&home.run(&["show", "aaaab"])).contains("newer"));
    assert!(out(&home.run(&["show", "AAAAA"])).contains("older"));
    for (start, words) in [("aaaa", "Several"), ("zzzzz", "None"), ("z\u{1b}[2Jz", "None")] {
        let output = home.run(&["show", start]);
        assert_eq!(output.status.code(), Some(1));
        assert!(out(&output).is_empty() && err(&output).contains(words), "{}", err(&output));
        assert_tame(&output);
    }
}

#[test]
fn two_versions_of_a_page_are_both_shown() {
    let home = Home::with_notebook();
    home.plant("1.json", &page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "as here"));
    home.plant(
        "1.sync-conflict-20240301-080000-ABC.json",
        &page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "as there"),
    );
    let shown = out(&home.run(&["show", "aaaa"]));
    assert!(shown.contains("as here") && shown.contains("as there"), "{shown}");
}

#[test]
fn drafts_are_shown_only_when_asked_for() {
    let home = Home::with_notebook();
    let draft =
        json!({ "schema": 1, "entry": page("dddddddddddd", "2024-03-01T08:00:00+01:00", "half a line") });
    File::create_new(home.data().join("drafts/dddddddddddd.json"))
        .unwrap()
        .write_all(draft.to_string().as_bytes())
        .unwrap();
    assert!(!out(&home.run(&["show", "--all"])).contains("half a line"));
    let shown = out(&home.run(&["show", "--all", "--drafts"]));
    assert!(shown.contains("half a line") && shown.contains("not finished"), "{shown}");
    let value: Value =
        serde_json::from_slice(&home.run(&["show", "dddd", "--drafts", "--json"]).stdout).unwrap();
    assert_eq!((value["draft"].clone(), value["id"].clone()), (json!(true), json!("dddddddddddd")));
}

#[test]
fn what_is_sealed_leaves_only_when_asked_for() {
    let home = Home::with_notebook();
    let mut part = page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", "in the open");
    part["answers"].as_array_mut().unwrap().push(
        json!({ "step": "told", "kind": "text", "prompt": "Q?", "text": "for me alone", "sealed": true }),
    );
    part["marks"]["bring"] = json!([{ "step": "told", "quote": "for me alone", "at": 0 }]);
    home.plant("1.json", &part);
    let mut whole = page("bbbbbbbbbbbb", "2024-03-02T08:00:00+01:00", "all for me alone");
    whole["marks"]["sealed"] = json!(true);
    home.plant("2.json", &whole);
    for arguments in [
        &["show", "--all"][..],
        &["show", "--all", "--json"],
        &["show", "aaaa"],
        &["show", "bbbb"],
        &["show", "aaaa", "--json"],
        &["list", "--words"],
        &["list", "--words", "--json"],
    ] {
        let output = home.run(arguments);
        assert!(
            output.status.success() && !out(&output).contains("me alone"),
            "{arguments:?}: {}",
            out(&output)
        );
    }
    assert!(out(&home.run(&["show", "--all"])).contains("in the open"));
    assert!(err(&home.run(&["show", "--all", "--json"])).contains("--sealed"));
    for arguments in [&["show", "--all", "--sealed"][..], &["show", "--all", "--sealed", "--json"]] {
        let shown = out(&home.run(arguments));
        assert!(shown.contains("all for me alone") && shown.matches("for me alone").count() >= 2, "{shown}");
    }
}

#[test]
fn damaged_pages_are_named_and_counted_and_not_touched() {
    let home = Home::with_notebook();
    for (name, bytes) in
        [("2024-01-01-aaaaaaaaaaaa.json", &b"{\"schema\":1,"[..]), ("b.json", b""), ("c.json", b"\xff")]
    {
        File::create_new(home.entries().join(name)).unwrap().write_all(bytes).unwrap();
    }
    let before = home.snapshot();
    for arguments in [&["list"][..], &["list", "--json"], &["show", "--all"], &["show", "--all", "--json"]] {
        let output = home.run(arguments);
        assert!(output.status.success());
        let told = err(&output);
        assert!(
            told.starts_with("3 pages can't be read. They haven't been touched. The rest are fine.\n"),
            "{told}"
        );
        for name in ["2024-01-01-aaaaaaaaaaaa.json", "b.json", "c.json"] {
            assert!(told.contains(name), "{told}");
        }
    }
    assert_eq!(out(&home.run(&["list"])).lines().count(), 1);
    assert_eq!(home.snapshot(), before);
}

#[test]
fn no_stored_text_and_no_name_ever_drives_the_terminal() {
    let hostile =
        "a\u{1b}]52;c;aGFjaw==\u{7}b\u{1b}[2J\u{9b}31m\u{7f}\r\u{8}\u{202e}c\u{2066}\u{2028}d\u{0}\u{90}e";
    let home = Home::with_notebook();
    let mut entry = page("aaaaaaaaaaaa", "2024-03-01T08:00:00+01:00", hostile);
    entry["kind"] = json!(hostile);
    entry["path"] = json!({ "id": hostile, "version": 1, "title": hostile, "section": hostile });
    entry["notes"] = json!([{ "at": "2024-03-01T08:00:00+01:00", "text": hostile }]);
    entry["answers"] = json!([
        { "step": hostile, "kind": hostile, "prompt": hostile, "text": hostile, "by": hostile, "seen_as": hostile,
          "chosen": [{ "word": hostile, "own": true, "text": hostile }], "items": [{ "text": hostile, "state": hostile }],
          "parts": [{ "label": hostile, "items": [hostile] }] },
    ]);
    entry[hostile] = json!(hostile);
    home.plant("a.json", &entry);
    for name in [
        &b"b\x1b]0;title\x07.json"[..],
        b"c\x1b[2J\n\x9b.json",
        b"\xc2\x9b31m.txt",
        b"\xe2\x80\xae.json",
        b"\xff\x1b.json",
    ] {
        File::create_new(home.entries().join(OsStr::from_bytes(name)))
            .unwrap()
            .write_all(b"{\x1b[2J")
            .unwrap();
    }
    for arguments in [
        &["list"][..],
        &["list", "--words"],
        &["list", "--words", "--json"],
        &["show", "--all"],
        &["show", "aaaa"],
        &["show", "aaaa", "--json"],
        &["show", hostile.trim_end_matches(|one| one != '\u{1b}').trim_end_matches('\u{1b}')],
        &["where", "--data-dir", "x\u{1b}[2J\u{9b}", "--settings-dir", "\u{202e}y"],
        &["where", "--json", "--data-dir", "x\u{1b}[2J\u{9b}"],
        &["list", "--data-dir", "x\u{1b}[2J"],
        &["list", "--\u{1b}[2J"],
        &["\u{1b}]0;x\u{7}"],
        &["--theme", "\u{9b}1m"],
    ] {
        assert_tame(&home.run(arguments));
    }
    // In JSON nothing is lost: what the terminal must not see is escaped.
    let shown: Value = serde_json::from_slice(&home.run(&["show", "aaaa", "--json"]).stdout).unwrap();
    assert_eq!(shown["answers"][0]["text"], json!(hostile));
    assert!(err(&home.run(&["list"])).contains("]0;title"));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let home = Home::with_notebook();
    home.give(&["write", "-"], "a line of a long page\n".repeat(100_000)).assert().success();
    for arguments in [&["show", "--all"][..], &["show", "--all", "--json"]] {
        let mut child = home.mend(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut some = [0; 16];
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut some).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), err(&output)), (Some(0), String::new()));
    }
}

#[test]
fn output_that_finds_no_room_is_told() {
    let home = Home::with_notebook();
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = home.mend(&["show", "--all"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).starts_with("What is kept here is untouched."), "{}", err(&output));
}

#[test]
fn where_says_what_is_kept_and_finds_faults_in_the_settings() {
    let home = Home::new();
    let before = out(&home.run(&["where"]));
    assert!(before.contains("data/mend\n") && before.contains("config/mend\n"), "{before}");
    assert!(before.ends_with("Nothing is kept here yet.\n"), "{before}");
    assert!(home.snapshot().is_empty(), "something was made");

    let home = Home::with_notebook();
    assert!(out(&home.run(&["where"])).ends_with("Anyone on this account can read it.\n"));
    let value: Value = serde_json::from_slice(&home.run(&["where", "--json"]).stdout).unwrap();
    assert_eq!(value["kept"], "unlocked");
    assert_eq!(value["data"], home.data().to_str().unwrap());

    let settings = home.folder.path().join("config/mend");
    fs::create_dir_all(&settings).unwrap();
    let text = b"theme = \"pink\"\nfuture = 1\nidle_minutes = 99\n";
    File::create_new(settings.join("settings.toml")).unwrap().write_all(text).unwrap();
    let output = home.run(&["where"]);
    assert!(output.status.success());
    let told = err(&output);
    assert!(
        told.contains("line 1: theme") && told.contains("line 3: idle_minutes") && told.contains("future"),
        "{told}"
    );
}

#[test]
fn a_folder_that_cannot_be_understood_is_left_alone() {
    let home = Home::with_notebook();
    fs::remove_file(home.data().join("journal.json")).unwrap();
    let before = home.snapshot();
    for arguments in [&["list"][..], &["show", "--all"], &["write", "-"], &["write", "--keep-unlocked", "-"]]
    {
        let output = home.give(arguments, "words");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", err(&output));
        assert!(out(&output).is_empty());
    }
    assert_eq!(home.snapshot(), before);
    assert!(home.run(&["where"]).status.success());
}

#[test]
fn folders_may_be_named_by_option_or_variable_and_the_option_counts_more() {
    let home = Home::new();
    let (one, two) = (home.folder.path().join("one"), home.folder.path().join("two"));
    let (one, two) = (one.to_str().unwrap(), two.to_str().unwrap());
    home.give(&["--data-dir", one, "write", "--keep-unlocked", "-"], "in one").assert().success();
    home.give(&["write", "--keep-unlocked", "-", "--data-dir", two], "in two").assert().success();
    let words = |command: &mut Command| out(&command.output().unwrap());
    assert!(words(home.mend(&["show", "--all"]).env("MEND_DATA_DIR", one)).contains("in one"));
    let both = words(home.mend(&["--data-dir", two, "show", "--all"]).env("MEND_DATA_DIR", one));
    assert!(both.contains("in two"), "{both}");
    let empty = home.mend(&["list"]).env("MEND_DATA_DIR", "").output().unwrap();
    assert_eq!(empty.status.code(), Some(10), "{}", err(&empty));
    let placed = words(home.mend(&["where"]).env("MEND_SETTINGS_DIR", one));
    assert!(placed.contains(&format!("Settings    {one}\n")), "{placed}");
}

#[test]
fn wrong_use_ends_with_2_and_help_with_0() {
    let home = Home::new();
    for arguments in [
        &["shwo"][..],
        &["show"],
        &["show", "k7f3", "--all"],
        &["list", "--colour"],
        &["--theme", "pink", "where"],
        &["where", "else"],
        &["export"],
    ] {
        let output = home.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(out(&output).is_empty() && !err(&output).is_empty());
    }
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["--version"],
        &["show", "--help"],
        &["about"],
        &["where", "--theme", "light"],
    ] {
        let output = home.run(arguments);
        assert!(output.status.success() && err(&output).is_empty(), "{arguments:?}: {}", err(&output));
        assert!(!out(&output).is_empty());
    }
    let help = out(&home.run(&["--help"]));
    for word in [
        "Examples:",
        "begin",
        "now",
        "write",
        "list",
        "show",
        "where",
        "about",
        "MEND_DATA_DIR",
        "high-contrast",
    ] {
        assert!(help.contains(word), "{word} in\n{help}");
    }
    assert!(home.snapshot().is_empty(), "something was made");
}

#[test]
fn the_full_screen_asks_for_a_terminal() {
    let home = Home::new();
    for arguments in [&[][..], &["begin"], &["begin", "doubt"], &["now"]] {
        let output = home.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains("terminal"), "{}", err(&output));
    }
    assert!(home.snapshot().is_empty(), "something was made");
}

#[test]
fn about_says_what_it_is_not() {
    let about = out(&Home::new().run(&["about"]));
    let words = about.split_whitespace().collect::<Vec<_>>().join(" ");
    for sentence in ["It is not therapy.", "No clinician has reviewed these words", "Ctrl-P shows people"] {
        assert!(words.contains(sentence), "{sentence}");
    }
}
