//! A person's home folder, empty at first, and what the program keeps in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::UNIX_EPOCH;

use serde_json::Value;

use crate::terminal::MEND;

/// A home that vanishes with the test.
pub(crate) struct Home {
    folder: tempfile::TempDir,
    variables: Vec<(&'static str, &'static str)>,
}

impl Home {
    /// Nothing in it.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), variables: Vec::new() }
    }

    /// With an unlocked notebook that holds these pages.
    #[track_caller]
    pub(crate) fn keeping(pages: &[&str]) -> Self {
        let home = Self::new();
        for page in pages {
            let output = home.mend(&["write", "-", "--keep-unlocked"], page);
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        home
    }

    /// With one more variable for every program started in it.
    pub(crate) fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.variables.retain(|(known, _)| *known != name);
        self.variables.push((name, value));
        self
    }

    /// Gives it these settings.
    pub(crate) fn settings(&self, text: &str) {
        let folder = self.path().join("config/mend");
        fs::create_dir_all(&folder).unwrap();
        fs::File::create(folder.join("settings.toml")).unwrap().write_all(text.as_bytes()).unwrap();
    }

    /// Its folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where pages are kept.
    pub(crate) fn data(&self) -> PathBuf {
        self.path().join("data/mend")
    }

    /// Gives a command this home, noon, and nothing else of ours.
    pub(crate) fn dress(&self, command: &mut Command) {
        let path = |name: &str| self.path().join(name);
        command.env_clear().current_dir(self.path());
        command.env("PATH", "/usr/local/bin:/usr/bin:/bin").env("LANG", "C.UTF-8").env("TZ", noon());
        command.env("HOME", self.path()).env("TMPDIR", path("tmp"));
        command.env("XDG_DATA_HOME", path("data")).env("XDG_CONFIG_HOME", path("config"));
        command.env("XDG_STATE_HOME", path("state")).env("XDG_CACHE_HOME", path("cache"));
        command.env("XDG_RUNTIME_DIR", path("run")).envs(self.variables.iter().copied());
    }

    /// The program, not started yet.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(MEND);
        self.dress(&mut command);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program without a terminal, with these words on its standard input.
    pub(crate) fn mend(&self, arguments: &[&str], input: &str) -> Output {
        self.mend_with(arguments, input, &[])
    }

    /// The same, with these variables too.
    pub(crate) fn mend_with(&self, arguments: &[&str], input: &str, variables: &[(&str, PathBuf)]) -> Output {
        let mut child = self.command(arguments).envs(variables.iter().cloned()).spawn().unwrap();
        // A program that needs no words may have closed its side already.
        drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
        child.wait_with_output().unwrap()
    }

    /// What `mend show --all` prints.
    #[track_caller]
    pub(crate) fn shown(&self) -> String {
        let output = self.mend(&["show", "--all"], "");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Every file and folder in it, by its path from here.
    pub(crate) fn everything(&self) -> Vec<String> {
        let mut found = Vec::new();
        list(self.path(), self.path(), &mut found);
        found.sort();
        found
    }

    /// The drafts on disk.
    pub(crate) fn drafts(&self) -> Vec<Value> {
        read_all(&self.data().join("drafts"))
    }

    /// The entries on disk.
    pub(crate) fn entries(&self) -> Vec<Value> {
        read_all(&self.data().join("entries"))
    }

    /// Changes the one page that is kept, as if it had been written so.
    pub(crate) fn change_entry(&self, change: impl FnOnce(&mut Value)) {
        change_file(&files(&self.data().join("entries"))[0], change);
    }

    /// Changes the profile, as if it had been written so.
    pub(crate) fn change_profile(&self, change: impl FnOnce(&mut Value)) {
        change_file(&self.data().join("profile.json"), change);
    }

    /// Every kept file with its bytes.
    pub(crate) fn entry_bytes(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut paths = files(&self.data().join("entries"));
        paths.sort();
        paths.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    }
}

/// Every word that stands in an entry or a draft, one answer a line.
pub(crate) fn words_of(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text}\n"),
        Value::Array(many) => many.iter().map(words_of).collect(),
        Value::Object(fields) => {
            fields.iter().filter(|(name, _)| *name != "prompt").map(|(_, v)| words_of(v)).collect()
        }
        _ => String::new(),
    }
}

/// A zone in which it is noon now: late hours never come into a test that is not about them.
fn noon() -> String {
    let hour = UNIX_EPOCH.elapsed().unwrap().as_secs() / 3600 % 24;
    // West of Greenwich is positive in this notation: local is the hour less the number.
    let west = i64::try_from(hour).unwrap() - 12;
    format!("NOON{west}")
}

fn list(root: &Path, folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        found.push(path.strip_prefix(root).unwrap().display().to_string());
        if path.is_dir() {
            list(root, &path, found);
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect()
}

fn change_file(path: &Path, change: impl FnOnce(&mut Value)) {
    let mut value: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    change(&mut value);
    fs::File::create(path).unwrap().write_all(value.to_string().as_bytes()).unwrap();
}

fn read_all(folder: &Path) -> Vec<Value> {
    let read = |path: PathBuf| {
        // A file may vanish between listing and reading: a draft that became an entry.
        let bytes = fs::read(&path).ok()?;
        Some(serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    };
    files(folder).into_iter().filter_map(read).collect()
}

/// The text of every file in a folder, one after the other by name.
pub(crate) fn folder_text(folder: &Path) -> String {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}
