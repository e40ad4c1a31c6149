//! A home of its own for each test, with or without a notebook in it, and the program run in it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use assert_cmd::assert::OutputAssertExt;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A home that holds nothing yet.
pub(crate) struct Home {
    pub(crate) folder: TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A home with a notebook and one page in it.
    pub(crate) fn with_notebook() -> Self {
        let home = Self::new();
        home.give(&["write", "--keep-unlocked", "-"], "the first page\n").assert().success();
        home
    }

    pub(crate) fn mend(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mend"));
        command.env_clear().env("HOME", self.folder.path()).stdin(Stdio::null()).args(arguments);
        for (name, folder) in [("DATA", "data"), ("CONFIG", "config"), ("STATE", "state")] {
            command.env(format!("XDG_{name}_HOME"), self.folder.path().join(folder));
        }
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.mend(arguments).output().unwrap()
    }

    /// Runs it with these words on standard input.
    pub(crate) fn give(&self, arguments: &[&str], words: impl AsRef<[u8]>) -> Output {
        let mut command = self.mend(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Where it reads nothing, the words find nobody there.
        drop(child.stdin.take().unwrap().write_all(words.as_ref()));
        child.wait_with_output().unwrap()
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data/mend")
    }

    pub(crate) fn entries(&self) -> PathBuf {
        self.data().join("entries")
    }

    /// Puts a page there by hand, as another program or machine would.
    pub(crate) fn plant(&self, name: impl AsRef<OsStr>, entry: &Value) {
        File::create_new(self.entries().join(name.as_ref()))
            .unwrap()
            .write_all(entry.to_string().as_bytes())
            .unwrap();
    }

    pub(crate) fn pages(&self) -> Vec<Value> {
        let printed = self.run(&["show", "--all", "--sealed", "--json"]);
        serde_json::from_slice(&printed.stdout).unwrap()
    }

    /// Everything in the home, with its bytes.
    pub(crate) fn snapshot(&self) -> Vec<(PathBuf, Vec<u8>)> {
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

pub(crate) fn page(id: &str, created: &str, words: &str) -> Value {
    json!({ "schema": 1, "id": id, "revision": 1, "kind": "free", "created": created,
            "answers": [{ "step": "page", "kind": "text", "text": words }], "marks": { "sealed": false, "bring": [] } })
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Nothing that a terminal would obey, on either stream.
#[track_caller]
pub(crate) fn assert_tame(output: &Output) {
    for text in [out(output), err(output)] {
        let wild = |one: &char| {
            (one.is_control() && *one != '\n' && *one != '\t')
                || matches!(one, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
        };
        assert_eq!(text.chars().find(wild), None, "{text:?}");
    }
}
