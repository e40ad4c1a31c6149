//! What reaches the two streams, whatever is stored, and what happens when a stream ends.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::process::Stdio;

use assert_cmd::assert::OutputAssertExt;
use serde_json::{Value, json};

use crate::home::{Home, assert_tame, err, page};

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
