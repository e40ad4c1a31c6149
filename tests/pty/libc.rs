//! Every save goes through the system's library, one call for each thing done, so that a library loaded before it sees
//! all of it (`reliability.md`, F3): what was done is what it named, and what it refused was not done.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::home::{Home, words_of};
use crate::preload;
use crate::terminal::{Closing, MEND, Terminal, USUAL};
use crate::walk::{KEPT, ON_THE_PAGE, RIGHT_NOW, choose, pass_check_in};

/// The library between the program and the disk, with what it named and whether it refuses.
struct Between {
    library: PathBuf,
    folder: tempfile::TempDir,
}

impl Between {
    /// None where nothing can stand between, which is then said.
    fn new() -> Option<Self> {
        static LIBRARY: OnceLock<Option<PathBuf>> = OnceLock::new();
        let library = LIBRARY.get_or_init(|| preload::built().unwrap()).clone();
        if library.is_none() {
            println!("nothing checked: here a program is one piece, and nothing can be loaded before it");
        }
        Some(Self { library: library?, folder: tempfile::tempdir().unwrap() })
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn refuse(&self) {
        drop(File::create_new(self.file("refuse")).unwrap());
    }

    fn allow(&self) {
        fs::remove_file(self.file("refuse")).unwrap();
    }

    fn variables(&self) -> [(&str, PathBuf); 3] {
        [
            ("LD_PRELOAD", self.library.clone()),
            ("MEND_PRELOAD_LOG", self.file("log")),
            ("MEND_PRELOAD_REFUSE", self.file("refuse")),
        ]
    }

    /// Gives these words to `mend write -`; its exit code, and what it said.
    fn write(&self, home: &Home, words: &str) -> (Option<i32>, String) {
        let output = home.mend_with(&["write", "-"], words, &self.variables());
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    }

    /// The program in a window.
    fn window(&self, home: &Home, arguments: &[&str]) -> Terminal {
        let mut all: Vec<String> =
            self.variables().iter().map(|(name, path)| format!("{name}={}", path.display())).collect();
        all.extend([&[MEND], arguments].concat().into_iter().map(str::to_owned));
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        Terminal::start(home, Path::new("/usr/bin/env"), &all, USUAL, Closing::Signals)
    }

    /// An empty page in a window.
    fn page(&self, home: &Home) -> Terminal {
        let window = self.window(home, &["write"]);
        pass_check_in(&window);
        window.wait_for(ON_THE_PAGE);
        window
    }

    /// The one page of this home, read in a window.
    fn reader(&self, home: &Home) -> Terminal {
        let window = self.window(home, &[]);
        window.wait_for(RIGHT_NOW);
        choose(&window, "Look back");
        window.wait_for("Enter read");
        window.key("Enter");
        window.wait_for("e edit");
        window
    }

    /// What was done beside the drafts since the log was last emptied, without folders that are made where they miss.
    fn beside_drafts(&self, home: &Home) -> Vec<String> {
        let mut named = self.named(home);
        named.retain(|line| !line.contains("drafts") && !line.starts_with("mkdir") && !line.contains("lock"));
        named
    }

    fn forget(&self) {
        drop(fs::remove_file(self.file("log")));
    }

    /// What was done in the notebook, in order, as `rename drafts/x.json`; `TEMP` stands for a passing name.
    fn named(&self, home: &Home) -> Vec<String> {
        let log = fs::read_to_string(self.file("log")).unwrap_or_default();
        let data = format!("{}/", home.data().display());
        let ours = log.lines().filter(|line| line.contains(&data)).map(|line| line.replace(&data, ""));
        ours.map(|line| match line.split_once(".mend-") {
            Some((start, _)) => format!("{start}TEMP"),
            None => line,
        })
        .collect()
    }
}

/// Every file of a home with its bytes; a folder has none.
fn bytes(home: &Home) -> Vec<(String, Option<Vec<u8>>)> {
    home.everything().into_iter().map(|name| (name.clone(), fs::read(home.path().join(name)).ok())).collect()
}

/// What came to a notebook, by name.
fn new_in(home: &Home, before: &[String]) -> Vec<String> {
    let mut new = home.everything();
    new.retain(|name| !before.contains(name));
    new.iter().map(|name| name.trim_start_matches("data/mend/").to_owned()).collect()
}

#[test]
fn a_page_is_written_forced_down_and_put_in_its_place_and_each_step_is_seen() {
    let Some(between) = Between::new() else { return };
    let home = Home::keeping(&["older"]);
    let before = home.everything();
    assert_eq!(between.write(&home, "new words").0, Some(0));
    let new = new_in(&home, &before);
    let [page] = new.as_slice() else { panic!("not one new file: {new:?}") };
    let steps = [
        "mkdir entries",
        "create entries/TEMP",
        "write entries/TEMP",
        "fsync entries/TEMP",
        &format!("link {page}"),
        "unlink entries/TEMP",
        "fsync entries",
    ];
    assert_eq!(between.named(&home), steps);
}

#[test]
fn what_is_typed_is_written_forced_down_and_put_in_its_place_and_each_step_is_seen() {
    let Some(between) = Between::new() else { return };
    let home = Home::keeping(&["older"]);
    let before = home.everything();
    let mut window = between.page(&home);
    window.write("typed words");
    window.wait_for(KEPT);
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    let new = new_in(&home, &before);
    let [draft] = new.as_slice() else { panic!("not one new file: {new:?}") };
    assert!(draft.starts_with("drafts/"), "{draft}");
    let named = between.named(&home);
    let saves: Vec<&str> = named
        .iter()
        .map(String::as_str)
        .filter(|line| line.contains("drafts") && !line.starts_with("mkdir"))
        .collect();
    let put = format!("rename {draft}");
    let steps = ["create drafts/TEMP", "write drafts/TEMP", "fsync drafts/TEMP", &put, "fsync drafts"];
    assert!(!saves.is_empty());
    assert!(saves.chunks(steps.len()).all(|save| save == steps), "{saves:?}");
    // Nothing else is done in the notebook: its lock, and its folders where one is missing.
    let rest: BTreeSet<&str> = named
        .iter()
        .map(String::as_str)
        .filter(|line| !line.contains("drafts/") && *line != "fsync drafts")
        .collect();
    let opening =
        ["mkdir bin", "mkdir drafts", "mkdir entries", "mkdir history", "open lock", "unlink beginning"];
    assert_eq!(rest, BTreeSet::from(opening));
}

#[test]
fn of_a_changed_page_the_old_version_is_put_aside_before_the_new_one_takes_its_place() {
    let Some(between) = Between::new() else { return };
    let home = Home::keeping(&["older"]);
    let window = between.reader(&home);
    window.key("+");
    window.wait_for("A later note");
    window.write("calmer now");
    window.wait_for(KEPT);
    between.forget();
    window.key("Tab");
    window.wait_for("Looking back");
    window.wait_until("the change on disk", |_| {
        between.named(&home).iter().any(|line| line.starts_with("unlink drafts/"))
    });
    let entry = home.entry_bytes().pop().unwrap().0;
    let page = format!("entries/{}", entry.file_name().unwrap().to_string_lossy());
    let named = between.beside_drafts(&home);
    let find = |what: &str| {
        named.iter().position(|line| line.starts_with(what)).unwrap_or_else(|| panic!("{what}: {named:#?}"))
    };
    let order = [
        find("fsync entries/TEMP"),
        find("link history/"),
        find("fsync history/"),
        find(&format!("rename {page}")),
        find("fsync entries"),
    ];
    let put = named.iter().rposition(|line| line == "fsync entries").unwrap();
    assert!(
        order[0] < order[3] && order[1] < order[2] && order[2] < order[3] && order[3] < put,
        "{named:#?}"
    );
}

#[test]
fn a_page_goes_to_the_bin_whole_and_with_everything_refused_it_stays_and_it_is_told() {
    let Some(between) = Between::new() else { return };
    let home = Home::keeping(&["older"]);
    let window = between.reader(&home);
    let to_the_bin = |window: &Terminal| {
        window.key("d");
        window.wait_for("Move this page to the bin?");
        window.key("Down");
        window.key("Enter");
    };
    between.refuse();
    let before = bytes(&home);
    to_the_bin(&window);
    window.wait_for("It could not be moved to the bin.");
    assert_eq!(bytes(&home), before);
    between.allow();
    between.forget();
    to_the_bin(&window);
    window.wait_for("Moved to the bin.");
    let named = between.beside_drafts(&home);
    let into =
        named.iter().position(|line| line.starts_with("fsync bin")).unwrap_or_else(|| panic!("{named:#?}"));
    let out = named
        .iter()
        .position(|line| line.starts_with("unlink entries/"))
        .unwrap_or_else(|| panic!("{named:#?}"));
    assert!(into < out, "it is forced down there before it leaves its place: {named:#?}");
}

#[test]
fn where_everything_is_refused_nothing_changes_and_it_is_told() {
    let Some(between) = Between::new() else { return };
    let home = Home::keeping(&["older"]);
    between.refuse();
    let before = bytes(&home);
    let (code, said) = between.write(&home, "words that find no disk");
    assert_eq!(code, Some(1));
    assert!(said.contains("These words were not kept"), "{said}");
    assert_eq!(bytes(&home), before);
}

#[test]
fn what_is_typed_while_everything_is_refused_is_told_and_kept_once_it_is_not() {
    let Some(between) = Between::new() else { return };
    let home = Home::keeping(&["older"]);
    let window = between.page(&home);
    between.refuse();
    let before = bytes(&home);
    window.write("words that find no disk");
    window.wait_for("Your words are still here.");
    assert_eq!(bytes(&home), before);
    between.allow();
    window.wait_for(KEPT);
    assert!(home.drafts().iter().map(words_of).any(|words| words.contains("words that find no disk")));
}

#[test]
fn a_save_that_went_past_it_would_be_found() {
    let Some(between) = Between::new() else { return };
    let home = Home::keeping(&["older"]);
    between.refuse();
    let before = bytes(&home);
    // Without the library nothing is seen and nothing refused, as with a save that asks the kernel itself.
    assert!(home.mend(&["write", "-"], "words").status.success());
    assert_ne!(bytes(&home), before);
    assert!(between.named(&home).is_empty());
}
