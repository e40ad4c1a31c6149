//! Tests of the vault as a whole: what it makes, reads, leaves alone, and shares with other windows.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::time::Instant;

use serde_json::json;

use super::testing::{again, child, draft, files_below, journal, page, places, places_in, put, texts, words};
use super::{Beginning, FaultKind, LostReason, Places, Reason, Standing, Vault, fresh_id};
use crate::journal::{Draft, Kind, Profile};

#[test]
fn nothing_is_made_before_the_person_chose_to_keep() {
    let (home, places) = places();
    assert_eq!(Vault::look(&places), Standing::Absent);
    assert_eq!(Vault::open(&places).unwrap_err().kind, FaultKind::NotBegun);
    assert_eq!(fs::read_dir(home.path().join("home")).unwrap().count(), 0);
}

#[test]
fn a_folder_that_cannot_be_locked_is_not_said_to_be_open_in_another_window() {
    let (_home, places) = places();
    fs::File::create(&places.data).unwrap();
    let profile = Profile::default();
    let beginning = Beginning { profile: &profile, entry: None, draft: None, settings: None };
    let fault = Vault::create(&places, &beginning).unwrap_err();
    assert!(fault.kind != FaultKind::Held && fault.may_pass(), "{fault}");
    assert!(places.data.is_file(), "what stood there was taken away");
}

/// The umask is the whole process's: these run in one of their own.
fn under_umask(umask: &str, test: &str) {
    let home = super::testing::folder();
    drop(places_in(home.path()));
    let test = format!("vault::tests::{test}");
    let script = format!("umask {umask}; exec \"$@\"");
    let words = again(&["sh", "-c", &script, "sh"], &test, home.path());
    let done = std::process::Command::new(&words[0]).args(&words[1..]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn only_the_person_may_look_into_what_is_made() {
    let Some(home) = child() else {
        let test = "only_the_person_may_look_into_what_is_made";
        return ["000", "022"].iter().for_each(|umask| under_umask(umask, test));
    };
    let places = places_in(&home);
    let (profile, entry, draft) = (Profile::default(), page('a', "words"), draft('b', "more"));
    let beginning = Beginning {
        profile: &profile,
        entry: Some(&entry),
        draft: Some(&draft),
        settings: Some("theme = \"dark\"\n"),
    };
    drop(Vault::create(&places, &beginning).unwrap());
    for folder in [&places.data, &places.settings, &places.state] {
        assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700, "{folder:?}");
    }
    for sub in ["entries", "drafts", "history", "bin"] {
        let mode = fs::metadata(places.data.join(sub)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{sub}");
    }
    let files = files_below(places.data.parent().unwrap());
    assert_eq!(files.len(), 7, "{files:?}");
    for file in files {
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{file:?}");
    }
    let text = fs::read_to_string(places.data.join("journal.json")).unwrap();
    assert_eq!(text, "{\"format\":1,\"encrypted\":false}");
}

#[test]
fn a_strict_umask_does_not_lock_the_person_out() {
    let Some(home) = child() else {
        return under_umask("0277", "a_strict_umask_does_not_lock_the_person_out");
    };
    let places = places_in(&home);
    drop(journal(&places));
    let file = fs::metadata(places.data.join("profile.json")).unwrap();
    assert_eq!(file.permissions().mode() & 0o777, 0o600);
    assert!(Vault::open(&places).unwrap().may_change());
}

#[test]
fn what_was_here_and_is_not_is_never_made_anew() {
    let (_home, places) = places();
    journal(&places).keep(&page('a', "words")).unwrap();
    let file = places.data.join("journal.json");
    let lost = |reason| Standing::Lost { reason };
    put(&places.data, "journal.json", b"{");
    assert_eq!(Vault::look(&places), lost(LostReason::UnreadableJournalFile));
    fs::remove_file(&file).unwrap();
    assert_eq!(Vault::look(&places), lost(LostReason::NoJournalFile));
    put(&places.data, "journal.json", br#"{"format":1,"encrypted":true}"#);
    assert_eq!(Vault::look(&places), Standing::Encrypted);
    put(&places.data, "journal.json", br#"{"format":2,"encrypted":false,"more":1}"#);
    assert_eq!(Vault::look(&places), Standing::Newer);
    fs::remove_dir_all(&places.data).unwrap();
    assert_eq!(Vault::look(&places), lost(LostReason::Vanished));
    let profile = Profile::default();
    let beginning = Beginning { profile: &profile, entry: None, draft: None, settings: None };
    assert_eq!(Vault::create(&places, &beginning).unwrap_err().kind, FaultKind::Lost);
    assert!(!places.data.exists());
    Vault::forget(&places).unwrap();
    assert_eq!(Vault::look(&places), Standing::Absent);
}

#[test]
fn a_folder_whose_name_is_no_text_is_remembered_too() {
    use std::os::unix::ffi::OsStrExt;
    let (home, places) = places();
    let name = std::ffi::OsStr::from_bytes(b"home/\xff\xfe data");
    let odd = Places { data: home.path().join(name), ..places.clone() };
    drop(journal(&places));
    journal(&odd).keep(&page('a', "words")).unwrap();
    drop(Vault::open(&odd).unwrap());
    for both in [&odd, &places] {
        fs::remove_dir_all(&both.data).unwrap();
        assert_eq!(Vault::look(both), Standing::Lost { reason: LostReason::Vanished });
    }
    Vault::forget(&odd).unwrap();
    assert_eq!(Vault::look(&odd), Standing::Absent);
    assert_eq!(Vault::look(&places), Standing::Lost { reason: LostReason::Vanished });
}

#[test]
fn what_a_save_that_was_cut_off_left_is_named_and_left() {
    let (_home, places) = places();
    assert_eq!(Vault::leftovers(&places), [""; 0]);
    journal(&places).keep(&page('a', "words")).unwrap();
    Vault::open(&places).unwrap().write_settings("theme = \"dark\"\n").unwrap();
    fs::create_dir(places.data.join("history/aaaaaaaaaaaa")).unwrap();
    let left = ["entries", "drafts", "history/aaaaaaaaaaaa", "bin", "."].map(|sub| places.data.join(sub));
    for folder in left.iter().chain([&places.settings, &places.state]) {
        put(folder, ".mend-k7f3qd9x2m4a.tmp", b"{\"schema\":1,");
    }
    let named = Vault::leftovers(&places);
    assert_eq!(named.len(), 7, "{named:?}");
    assert!(
        named
            .contains(&places.data.join("history/aaaaaaaaaaaa/.mend-k7f3qd9x2m4a.tmp").display().to_string())
    );
    let loaded = Vault::open(&places).unwrap().load();
    assert_eq!((loaded.entries.len(), loaded.unreadable.len()), (1, 0));
    assert_eq!(Vault::leftovers(&places), named);
}

#[test]
fn what_cannot_be_read_is_named_and_counted_and_left_as_it_is() {
    let (_home, places) = places();
    journal(&places).keep(&page('a', "readable")).unwrap();
    let entries = places.data.join("entries");
    let whole = fs::read(entries.join("2026-11-22-aaaaaaaaaaaa.json")).unwrap();
    let utf16: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bom = [b"\xef\xbb\xbf".as_slice(), &whole].concat();
    let deep = [b"{\"schema\":1,\"x\":".as_slice(), &b"[".repeat(100_000)].concat();
    let twice = [b"{\"schema\":1,".as_slice(), whole.get(1..).unwrap()].concat();
    let huge = vec![b' '; 8 * 1024 * 1024 + 1];
    let damaged: [(&str, &[u8]); 9] = [
        ("empty.json", b""),
        ("cut.json", whole.get(..40).unwrap()),
        ("bom.json", &bom),
        ("utf16.json", &utf16),
        ("not-utf8.json", b"{\"schema\":1,\"id\":\"\xff\"}"),
        ("nul.json", &[0; 44]),
        ("deep.json", &deep),
        ("twice.json", &twice),
        ("array.json", b"[1,2]"),
    ];
    for (name, bytes) in damaged {
        put(&entries, name, bytes);
    }
    put(&entries, "huge.json", &huge);
    put(&entries, "stray.txt", b"shopping");
    put(&entries, "newer.json", br#"{"schema":2,"id":7}"#);
    symlink("/etc/passwd", entries.join("link.json")).unwrap();
    fs::create_dir(entries.join("folder.json")).unwrap();
    let fifo = std::process::Command::new("mkfifo").arg(entries.join("fifo.json")).status();
    assert!(fifo.unwrap().success());
    let before: Vec<_> = damaged.iter().map(|(name, _)| fs::read(entries.join(name)).unwrap()).collect();
    let loaded = Vault::open(&places).unwrap().load();
    assert_eq!(texts(&loaded.entries), ["readable"]);
    let reason = |name: &str| {
        let name = format!("entries/{name}");
        loaded.unreadable.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name}")).reason
    };
    for (name, _) in damaged {
        assert!(matches!(reason(name), Reason::Damaged { .. }), "{name}: {:?}", reason(name));
    }
    assert_eq!(reason("huge.json"), Reason::TooBig);
    assert_eq!(reason("newer.json"), Reason::Newer);
    for foreign in ["stray.txt", "link.json", "folder.json", "fifo.json"] {
        assert_eq!(reason(foreign), Reason::Foreign, "{foreign}");
    }
    assert_eq!(loaded.unreadable.len(), damaged.len() + 6);
    let after: Vec<_> = damaged.iter().map(|(name, _)| fs::read(entries.join(name)).unwrap()).collect();
    assert_eq!(before, after);
}

#[test]
fn a_page_of_a_newer_mend_is_shown_and_never_rewritten() {
    let (_home, places) = places();
    drop(journal(&places));
    let mut page = serde_json::to_value(page('a', "from later")).unwrap();
    page["schema"] = json!(2);
    page["hologram"] = json!({"x": 1});
    let file = places.data.join("entries/2026-11-22-aaaaaaaaaaaa.json");
    put(file.parent().unwrap(), "2026-11-22-aaaaaaaaaaaa.json", &serde_json::to_vec(&page).unwrap());
    let before = fs::read(&file).unwrap();
    let mut vault = Vault::open(&places).unwrap();
    let loaded = vault.load();
    assert_eq!((texts(&loaded.entries), loaded.newer), (vec!["from later"], 1));
    assert_eq!(vault.keep(&loaded.entries[0]).unwrap_err().kind, FaultKind::Newer);
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn fields_that_this_mend_does_not_know_survive_being_changed() {
    let (_home, places) = places();
    drop(journal(&places));
    let mut value = serde_json::to_value(page('a', "old")).unwrap();
    value["weather"] = json!({"rain": [1, 2.5, "much"]});
    value["answers"][0]["ink"] = json!("blue");
    let name = "2026-11-22-aaaaaaaaaaaa.json";
    put(&places.data.join("entries"), name, &serde_json::to_vec(&value).unwrap());
    let mut vault = Vault::open(&places).unwrap();
    let mut entry = vault.load().entries.remove(0);
    entry.revision += 1;
    entry.answers[0].text = Some("new".to_owned());
    vault.keep(&entry).unwrap();
    let back: serde_json::Value =
        serde_json::from_slice(&fs::read(places.data.join("entries").join(name)).unwrap()).unwrap();
    assert_eq!(back["weather"], value["weather"]);
    assert_eq!(back["answers"][0]["ink"], json!("blue"));
    assert_eq!(back["answers"][0]["text"], json!("new"));
    let old = fs::read(places.data.join("history/aaaaaaaaaaaa/1.json")).unwrap();
    assert_eq!(old, serde_json::to_vec(&value).unwrap(), "the old version is not in the history");
}

#[test]
fn a_draft_let_go_lies_in_the_bin_as_often_as_it_was() {
    let (_home, places) = places();
    let vault = journal(&places);
    for text in ["once", "twice"] {
        vault.draft_writer().save(&draft('a', text)).unwrap();
        vault.drop_draft(&draft('a', "").entry.id).unwrap();
    }
    let bin = files_below(&places.data.join("bin"));
    let mut kept: Vec<String> = bin
        .iter()
        .map(|file| serde_json::from_slice::<Draft>(&fs::read(file).unwrap()).unwrap())
        .map(|draft| words(&draft.entry).to_owned())
        .collect();
    kept.sort_unstable();
    assert_eq!(kept, ["once", "twice"]);
    assert_eq!(files_below(&places.data.join("drafts")).len(), 0);
    vault.drop_draft(&fresh_id()).unwrap();
}

#[test]
fn a_page_larger_than_could_be_read_back_is_refused() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    let big = page('a', &"x".repeat(9 * 1024 * 1024));
    assert_eq!(vault.keep(&big).unwrap_err().kind, FaultKind::TooBig);
    assert_eq!(vault.draft_writer().save(&draft('a', words(&big))).unwrap_err().kind, FaultKind::TooBig);
}

#[test]
fn named_folders_are_used_as_they_are() {
    let named = Places::resolve(Some(Path::new("/j")), Some(Path::new("/s"))).unwrap();
    assert_eq!(
        (named.data.as_path(), named.settings_file().as_path()),
        (Path::new("/j"), Path::new("/s/settings.toml"))
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_kept_is_read_back_as_it_was(text in proptest::prelude::any::<String>(), at in 0_usize..9999) {
        let (_home, places) = places();
        let mut vault = journal(&places);
        let entry = page('a', &text);
        let mut begun = draft('b', &text);
        begun.at.cursor = at;
        vault.keep(&entry).unwrap();
        vault.draft_writer().save(&begun).unwrap();
        let loaded = vault.load();
        proptest::prop_assert_eq!(loaded.entries, vec![entry]);
        proptest::prop_assert_eq!(loaded.drafts, vec![begun]);
    }

    #[test]
    fn whatever_lies_there_is_read_or_named(
        bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200),
        cut in 0_usize..300,
    ) {
        let (_home, places) = places();
        drop(journal(&places));
        let whole = serde_json::to_vec(&page('a', "words")).unwrap();
        let mixed = [whole.get(..cut.min(whole.len())).unwrap(), &bytes].concat();
        put(&places.data.join("entries"), "some.json", &mixed);
        put(&places.data.join("drafts"), "some.json", &mixed);
        let loaded = Vault::open(&places).unwrap().load();
        proptest::prop_assert_eq!(loaded.entries.len() + loaded.drafts.len() + loaded.unreadable.len(), 2);
        proptest::prop_assert_eq!(fs::read(places.data.join("entries/some.json")).unwrap(), mixed);
    }
}

#[test]
#[ignore = "a measurement: run it in a release build"]
fn ten_thousand_pages() {
    let (_home, places) = places();
    drop(journal(&places));
    for number in 0..10_000 {
        let mut entry = page('a', &"some words of a page, and then some. ".repeat(47));
        entry.id = fresh_id();
        entry.kind = Kind::Free;
        entry.created += chrono::TimeDelta::minutes(number);
        let name = format!("{}-{}.json", entry.created.date_naive(), entry.id);
        put(&places.data.join("entries"), &name, &serde_json::to_vec(&entry).unwrap());
    }
    let time = |what: &str, since: Instant| eprintln!("{what}: {:?}", since.elapsed());
    for _ in 0..3 {
        let start = Instant::now();
        assert_eq!(Vault::look(&places), Standing::Plain);
        time("look", start);
        let start = Instant::now();
        let mut vault = Vault::open(&places).unwrap();
        time("open", start);
        let start = Instant::now();
        assert_eq!(vault.load().entries.len(), 10_000);
        time("load", start);
        let start = Instant::now();
        assert_eq!(vault.look_for_new().len(), 0);
        time("look for new", start);
        let start = Instant::now();
        let mut one = page('z', "one more");
        one.id = fresh_id();
        vault.keep(&one).unwrap();
        time("keep", start);
        fs::remove_file(places.data.join(format!("entries/2026-11-22-{}.json", one.id))).unwrap();
    }
}
