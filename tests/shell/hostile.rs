//! Hostile files in every folder and place: the program reads what can be read, names the rest, changes nothing.

mod corpus;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File, Permissions};
use std::io::Write;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use mend::vault::{Places, Vault};
use serde_json::Value;

use crate::home::{Home, assert_tame, err, out};
use corpus::{Body, Fate, Hostile};

/// All that the program may take: 300 MiB, of address space even.
const ROOM: u32 = 300 * 1024;

/// The most that a file may hold.
const LIMIT: usize = 8 * 1024 * 1024;

/// A program under which nobody may read what modes forbid.
const BOUND: [&str; 2] = ["setpriv", "--bounding-set=-all"];

/// A command with so much room, which may not read what its modes forbid, whoever runs this.
fn confined(home: &Home, arguments: &[&str]) -> Command {
    let mend = home.mend(arguments);
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -v {ROOM}; exec \"$@\""), "sh"]);
    if !bound_by_modes(&[]) && bound_by_modes(&BOUND) {
        command.args(BOUND);
    }
    command.arg(mend.get_program()).args(mend.get_args()).env_clear();
    command.envs(mend.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin").stdin(Stdio::null());
    command
}

/// Whether modes bind a command under this program.
fn bound_by_modes(under: &[&str]) -> bool {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("closed");
    File::create_new(&file).unwrap().set_permissions(Permissions::from_mode(0o000)).unwrap();
    let mut words: Vec<OsString> = under.iter().map(Into::into).collect();
    words.extend(["cat".into(), file.into_os_string()]);
    let mut command = Command::new(&words[0]);
    let done = command.args(&words[1..]).stderr(Stdio::null()).status();
    done.is_ok_and(|status| status.code() == Some(1))
}

/// Whether a file that is closed to this account can be had here at all.
fn can_close() -> bool {
    bound_by_modes(&[]) || bound_by_modes(&BOUND)
}

/// Every name below a folder with what a change of it would change. Opens nothing but regular files.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, (u64, u32, i64, i64, Vec<u8>)> {
    let mut found = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let about = path.symlink_metadata().unwrap();
        let kind = about.file_type();
        let bytes = match () {
            () if kind.is_symlink() => fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes(),
            () if kind.is_file() && about.len() < 1 << 30 => fs::read(&path).unwrap_or_default(),
            () => vec![u8::from(kind.is_fifo()), u8::from(kind.is_socket())],
        };
        if kind.is_dir() {
            found.extend(snapshot(&path));
        }
        found.insert(path, (about.len(), about.mode(), about.mtime(), about.mtime_nsec(), bytes));
    }
    found
}

/// As the program shows a name: nothing of it can drive a terminal, and what is no text is marked.
fn as_shown(folder: &str, name: &OsString) -> String {
    mend::text::show::show_line(&format!("{folder}/{}", name.to_string_lossy())).into_owned()
}

#[track_caller]
fn survived(output: &Output, codes: &[i32]) {
    let code = output.status.code();
    assert!(code.is_some_and(|code| codes.contains(&code)), "{code:?}: {}", err(output));
    assert!(!err(output).contains("mistake of its own"), "{}", err(output));
    assert_tame(output);
}

/// A notebook with the whole collection in one of its folders, and in it one page that is in order.
fn full_of(folder: &str, collection: &[Hostile]) -> Home {
    let home = Home::with_notebook();
    for one in collection {
        one.put(&home.data().join(folder));
    }
    home
}

/// Each is shown or named, as it must be, and the number that is said is right.
fn assert_fates(folder: &str, collection: &[Hostile], shown: &[String], told: &str) {
    let named: Vec<&str> = told.lines().skip(1).collect();
    for one in collection {
        let name = as_shown(folder, &one.name);
        let is_named = named.iter().any(|line| line.trim_start().starts_with(&format!("{name}: ")));
        let is_shown = shown.contains(&one.id);
        assert!(is_named != is_shown, "{name:?} is named: {is_named}, shown: {is_shown}");
        let fits = match one.fate {
            Fate::Named => is_named,
            Fate::Shown => is_shown,
            Fate::Either => true,
        };
        assert!(fits, "{name:?} must be {:?}: {is_named}, {is_shown}", one.fate);
    }
    let said = format!("{} pages can't be read. They haven't been touched. The rest are fine.", named.len());
    assert_eq!(told.lines().next(), Some(said.as_str()));
}

fn ids(printed: &Output) -> Vec<String> {
    let values: Vec<Value> = serde_json::from_slice(&printed.stdout).unwrap();
    values.iter().map(|value| value["id"].as_str().unwrap().to_owned()).collect()
}

fn collection() -> Vec<Hostile> {
    let closes = can_close();
    if !closes {
        println!("not checked: files that this account may not read");
    }
    let fits = |one: &Hostile| closes || !matches!(one.body, Body::Closed(_));
    corpus::all().into_iter().filter(fits).collect()
}

#[test]
fn hostile_pages_are_shown_or_named_and_the_others_open() {
    let collection = collection();
    assert!(collection.len() >= 122, "{}", collection.len());
    let home = full_of("entries", &collection);
    let before = snapshot(home.folder.path());
    let run = |arguments: &[&str]| {
        let start = Instant::now();
        let output = confined(&home, arguments).output().unwrap();
        println!("hostile, {arguments:?}: {:?}, {} bytes", start.elapsed(), output.stdout.len());
        survived(&output, &[0]);
        output
    };
    let listed = run(&["list", "--json"]);
    assert_fates("entries", &collection, &ids(&listed), &err(&listed));
    for arguments in [
        &["list"][..],
        &["list", "--words"],
        &["show", "--all"],
        &["show", "--all", "--sealed", "--drafts"],
        &["show", "--all", "--json"],
        &["how", "--span", "all", "--sealed", "--plain"],
        &["how", "--span", "all", "--sealed", "--json"],
        &["where"],
        &["where", "--json"],
    ] {
        let output = run(arguments);
        if arguments[0] != "where" {
            let shows_words = arguments[0] == "show";
            assert!(out(&output).contains("the first page") || !shows_words, "{arguments:?}");
            assert_eq!(err(&output).lines().next(), err(&listed).lines().next(), "{arguments:?}");
        }
    }
    assert!(snapshot(home.folder.path()) == before, "a file was changed");
    println!("hostile: {} files as pages", collection.len());
}

/// The same thing within a draft.
fn as_draft(mut one: Hostile) -> Hostile {
    if let Body::Bytes(bytes) | Body::Closed(bytes) = &mut one.body
        && !bytes.is_empty()
    {
        *bytes = [b"{\"schema\":1,\"entry\":", bytes.as_slice(), b"}"].concat();
        if bytes.len() > LIMIT {
            one.fate = Fate::Named;
        }
    }
    one
}

#[test]
fn hostile_drafts_are_shown_or_named_and_the_others_open() {
    let collection: Vec<Hostile> = collection().into_iter().map(as_draft).collect();
    let home = full_of("drafts", &collection);
    let before = snapshot(home.folder.path());
    let shown =
        confined(&home, &["show", "--all", "--sealed", "--closed", "--drafts", "--json"]).output().unwrap();
    survived(&shown, &[0]);
    assert_fates("drafts", &collection, &ids(&shown), &err(&shown));
    survived(&confined(&home, &["show", "--all", "--drafts"]).output().unwrap(), &[0]);
    survived(&confined(&home, &["list"]).output().unwrap(), &[0]);
    assert!(snapshot(home.folder.path()) == before, "a file was changed");
    println!("hostile: {} files as drafts", collection.len());
}

#[test]
fn the_library_reads_or_names_every_hostile_file_too() {
    let collection = collection();
    let home = full_of("entries", &collection);
    for one in &collection {
        one.put(&home.data().join("drafts"));
    }
    let at = |name: &str| home.folder.path().join(name).join("mend");
    let places = Places { data: home.data(), settings: at("config"), state: at("state") };
    let before = snapshot(home.folder.path());
    let mut vault = Vault::open(&places).unwrap();
    let loaded = vault.load();
    let read = loaded.entries.len() + loaded.drafts.len() + loaded.unreadable.len();
    assert_eq!(read, 2 * collection.len() + 1, "each is read or named, none both");
    drop(vault);
    assert!(snapshot(home.folder.path()) == before, "a file was changed");
}

/// What is tried in the place of single files.
fn bodies() -> Vec<Hostile> {
    let mut bodies = corpus::for_any_place();
    for (number, text) in SETTINGS.iter().enumerate() {
        let (name, body) = (format!("text-{number}").into(), Body::Bytes(text.as_bytes().to_vec()));
        bodies.push(Hostile { name, body, fate: Fate::Either, id: String::new() });
    }
    bodies
}

/// What a file of settings, or one of the program's own, could hold.
const SETTINGS: [&str; 12] = [
    "theme = 7\nmotion = \"\"\n",
    "theme = \"\u{1b}]0;x\u{7}\"\n\"\u{202e}evil\" = 1\n",
    "theme = \"dark\"\ntheme = \"light\"\n",
    "idle_minutes = 99999999999999999999\n",
    "country = \"\u{9b}31m\"\n[a.b.c]\n[a]\n",
    "{\"format\":1,\"encrypted\":\"\u{7}\"}",
    "{\"format\":-1,\"encrypted\":false}",
    "{\"format\":4294967295,\"encrypted\":false}",
    "{\"format\":1,\"encrypted\":true}",
    "{\"schema\":1,\"machine\":\"../x\",\"held\":[7]}",
    "{\"schema\":1,\"person\":\"\\u001b[2J\",\"people\":[{\"name\":\"\\u202e\",\"call\":\"\\u0007\"}]}",
    "{\"schema\":9,\"people\":7}",
];

#[test]
fn hostile_files_in_place_of_the_programs_own_are_survived_and_left() {
    let home = Home::with_notebook();
    let at = |name: &str| home.folder.path().join(name);
    fs::create_dir_all(at("config/mend")).unwrap();
    let places = [
        "data/mend/profile.json",
        "config/mend/settings.toml",
        "state/mend/machine.json",
        "data/mend/journal.json",
    ];
    let bodies = bodies();
    assert!(bodies.len() > 70, "{}", bodies.len());
    for place in places.map(at) {
        let there = fs::read(&place).ok();
        for one in bodies.iter().filter(|one| !matches!(one.body, Body::Closed(_))) {
            drop(fs::remove_file(&place));
            let name = place.file_name().unwrap().to_owned();
            Hostile { name, ..one.clone() }.put(place.parent().unwrap());
            let before = snapshot(home.folder.path());
            for arguments in [&["list"][..], &["show", "--all"], &["where"], &["where", "--json"]] {
                survived(&home.run(arguments), &[0, 1]);
            }
            assert!(snapshot(home.folder.path()) == before, "{} as {}", one.name.display(), place.display());
            drop(fs::remove_dir(&place));
        }
        drop(fs::remove_file(&place));
        if let Some(bytes) = there {
            File::create_new(&place).unwrap().write_all(&bytes).unwrap();
        }
    }
    println!("hostile: {} files in each of {} places", bodies.len(), places.len());
    assert_eq!(ids(&home.run(&["list", "--json"])).len(), 1);
}
