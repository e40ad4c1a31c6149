//! Tests: what becomes of an entry after it was kept. To the bin and back, gone for good, its earlier versions.

use std::fs;
use std::os::unix::fs::symlink;

use chrono::TimeDelta;

use super::testing::{draft, files_below, journal, moment, page, places, put, texts, words};
use super::{Binned, FaultKind, Held, Places, Stands, Vault};
use crate::journal::Entry;

/// What the bin holds, in words.
fn in_the_bin(vault: &Vault) -> Vec<String> {
    let said =
        |one: Binned| one.held.entry().map_or_else(|| one.name.clone(), |entry| words(entry).to_owned());
    vault.read_bin().into_iter().map(said).collect()
}

fn name_of(vault: &Vault, text: &str) -> String {
    let all = vault.read_bin().into_iter();
    let mut fits = all.filter(|one| one.held.entry().is_some_and(|entry| words(entry) == text));
    fits.next().unwrap().name
}

fn loaded(places: &Places) -> Vec<Entry> {
    Vault::open(places).unwrap().load().entries
}

/// The next version of a page.
fn version(letter: char, text: &str, revision: u32) -> Entry {
    let edited = Some(moment() + TimeDelta::hours(i64::from(revision)));
    Entry { revision, edited, ..page(letter, text) }
}

fn file_names(places: &Places, sub: &str) -> Vec<String> {
    let files = files_below(&places.data.join(sub)).into_iter();
    let mut names: Vec<_> =
        files.map(|file| file.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort_unstable();
    names
}

#[test]
fn a_page_goes_to_the_bin_and_comes_back_as_it_was() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    vault.keep(&page('a', "words")).unwrap();
    vault.keep(&page('b', "others")).unwrap();
    let before = fs::read(places.data.join("entries/2026-11-22-aaaaaaaaaaaa.json")).unwrap();
    vault.move_to_bin(&page('a', "words")).unwrap();
    assert_eq!((in_the_bin(&vault), texts(&vault.load().entries)), (vec!["words".into()], vec!["others"]));
    let name = name_of(&vault, "words");
    let back = vault.restore(&name).unwrap();
    assert!(matches!(&back.held, Held::Entry(entry) if **entry == page('a', "words")));
    assert_eq!(in_the_bin(&vault), [""; 0]);
    assert_eq!(fs::read(places.data.join("entries/2026-11-22-aaaaaaaaaaaa.json")).unwrap(), before);
    let changed = version('a', "changed after it came back", 2);
    assert_eq!(vault.keep(&changed).unwrap(), Stands::InPlace);
    drop(vault);
    assert_eq!(texts(&loaded(&places)), ["others", "changed after it came back"]);
}

#[test]
fn of_two_versions_only_the_one_that_is_meant_goes_and_the_other_stays() {
    let (_home, places) = places();
    journal(&places).keep(&page('a', "here")).unwrap();
    put(&places.data.join("entries"), "a 2.json", &serde_json::to_vec(&page('a', "there")).unwrap());
    let mut vault = Vault::open(&places).unwrap();
    vault.load();
    vault.move_to_bin(&page('a', "there")).unwrap();
    assert_eq!((in_the_bin(&vault), texts(&vault.load().entries)), (vec!["there".into()], vec!["here"]));
    // And the first, which then lies in the bin beside it.
    vault.move_to_bin(&page('a', "here")).unwrap();
    assert_eq!(in_the_bin(&vault).len(), 2);
    for text in ["here", "there"] {
        let name = name_of(&vault, text);
        vault.restore(&name).unwrap();
    }
    let entries = vault.load().entries;
    let mut back = texts(&entries);
    back.sort_unstable();
    assert_eq!(back, ["here", "there"]);
}

#[test]
fn a_page_that_was_changed_meanwhile_does_not_go_to_the_bin_under_somebody_elses_words() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    vault.keep(&page('a', "as it was read")).unwrap();
    let theirs = serde_json::to_vec(&version('a', "from there", 2)).unwrap();
    put(&places.data.join("entries"), "2026-11-22-aaaaaaaaaaaa.json", &theirs);
    assert_eq!(vault.move_to_bin(&page('a', "as it was read")).unwrap_err().kind, FaultKind::Gone);
    assert_eq!((in_the_bin(&vault), texts(&vault.load().entries)), (vec![], vec!["from there"]));
}

#[test]
fn a_draft_that_was_let_go_comes_back_and_never_over_one_that_was_begun_since() {
    let (_home, places) = places();
    let vault = &mut journal(&places);
    let writer = vault.draft_writer();
    writer.save(&draft('d', "let go")).unwrap();
    vault.drop_draft(&draft('d', "").entry.id).unwrap();
    writer.save(&draft('d', "begun since")).unwrap();
    let name = name_of(vault, "let go");
    assert!(matches!(vault.restore(&name).unwrap().held, Held::Draft(_)));
    let loaded = vault.load();
    let mut drafts: Vec<_> = loaded.drafts.iter().map(|draft| words(&draft.entry)).collect();
    drafts.sort_unstable();
    assert_eq!((drafts, in_the_bin(vault)), (vec!["begun since", "let go"], vec![]));
}

#[test]
fn what_is_removed_for_good_is_gone_with_its_earlier_versions_once_no_version_is_left() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    for (revision, text) in [(1, "first"), (2, "second"), (3, "third")] {
        vault.keep(&version('a', text, revision)).unwrap();
        vault.keep(&version('b', text, revision)).unwrap();
    }
    put(&places.data.join("entries"), "b 2.json", &serde_json::to_vec(&page('b', "another")).unwrap());
    vault.load();
    for letter in ['a', 'b'] {
        vault.move_to_bin(&version(letter, "third", 3)).unwrap();
        let name = file_names(&places, "bin").remove(0);
        vault.erase_binned(&name).unwrap();
    }
    assert_eq!(file_names(&places, "bin"), [""; 0]);
    assert!(!places.data.join("history/aaaaaaaaaaaa").exists(), "an earlier version is left");
    assert_eq!(file_names(&places, "history"), ["1.json", "2.json"], "of the page that has a version left");
    assert_eq!(texts(&vault.versions(&page('b', "").id)), ["second", "first"]);
    assert_eq!(texts(&vault.load().entries), ["another"]);
}

#[test]
fn only_what_lies_in_the_bin_can_be_named_and_what_cannot_be_read_stays_until_it_is_removed() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    vault.keep(&page('a', "words")).unwrap();
    let bin = places.data.join("bin");
    put(&bin, "odd.json", b"{");
    symlink(places.data.join("profile.json"), bin.join("link.json")).unwrap();
    put(&bin, "notes.txt", b"not ours");
    for name in
        ["../entries/2026-11-22-aaaaaaaaaaaa.json", "", ".", "..", "/etc/passwd", "notes.txt", "none.json"]
    {
        assert_eq!(vault.restore(name).unwrap_err().kind, FaultKind::Gone, "{name}");
        assert_eq!(vault.erase_binned(name).unwrap_err().kind, FaultKind::Gone, "{name}");
    }
    assert_eq!(in_the_bin(&vault), ["link.json", "odd.json"]);
    for name in ["link.json", "odd.json"] {
        assert!(vault.restore(name).is_err(), "{name}");
    }
    vault.erase_binned("odd.json").unwrap();
    vault.erase_binned("link.json").unwrap();
    assert!(places.data.join("profile.json").exists(), "a link was followed");
    assert_eq!(file_names(&places, "bin"), ["notes.txt"]);
}

#[test]
fn a_second_window_moves_nothing_to_the_bin_and_nothing_out_of_it() {
    let (_home, places) = places();
    let mut first = journal(&places);
    first.keep(&page('a', "words")).unwrap();
    first.keep(&page('b', "gone")).unwrap();
    first.move_to_bin(&page('b', "gone")).unwrap();
    let mut second = Vault::open(&places).unwrap();
    second.load();
    let name = name_of(&second, "gone");
    let held = |done: Result<(), super::Fault>| assert_eq!(done.unwrap_err().kind, FaultKind::Held);
    held(second.move_to_bin(&page('a', "words")));
    held(second.restore(&name).map(drop));
    held(second.erase_binned(&name));
    assert_eq!((in_the_bin(&first), texts(&first.load().entries)), (vec!["gone".into()], vec!["words"]));
}

#[test]
fn earlier_versions_are_read_the_latest_first_and_what_is_foreign_stays() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    for (revision, text) in [(1, "first"), (2, "second"), (3, "third")] {
        vault.keep(&version('a', text, revision)).unwrap();
    }
    let folder = places.data.join("history/aaaaaaaaaaaa");
    put(&folder, "odd.json", b"\xff\xfe{");
    put(&folder, "else.json", &serde_json::to_vec(&page('b', "of another page")).unwrap());
    assert_eq!(texts(&vault.versions(&page('a', "").id)), ["second", "first"]);
    assert_eq!(vault.versions(&page('c', "").id), []);
    let many = (4..60).map(|revision| version('a', &format!("version {revision}"), revision));
    many.for_each(|entry| {
        vault.keep(&entry).unwrap();
    });
    assert_eq!(vault.versions(&page('a', "").id).len(), 58, "none of them is thirty days old");
    let later = Entry { edited: Some(moment() + TimeDelta::days(90)), ..version('a', "much later", 60) };
    vault.keep(&later).unwrap();
    let left = vault.versions(&later.id);
    assert_eq!((left.len(), words(&left[0]), words(&left[19])), (20, "version 59", "version 40"));
    assert!(folder.join("odd.json").exists() && folder.join("else.json").exists());
}

#[test]
fn the_first_words_stay_for_thirty_days_though_much_was_changed_in_one_evening() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    let long_ago = moment() - TimeDelta::days(300);
    vault.keep(&Entry { created: long_ago, ..page('a', "written long ago") }).unwrap();
    for revision in 2..40 {
        let edited = Some(moment() + TimeDelta::minutes(i64::from(revision)));
        vault.keep(&Entry { created: long_ago, edited, ..version('a', "changed", revision) }).unwrap();
    }
    let versions = vault.versions(&page('a', "").id);
    assert_eq!(versions.last().map(words), Some("written long ago"));
}

#[test]
fn what_another_machine_changed_or_took_away_is_seen_and_an_emptied_folder_takes_nothing_from_sight() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    for letter in ['a', 'b', 'c'] {
        vault.keep(&page(letter, "as it was")).unwrap();
    }
    assert_eq!(vault.look_for_new(), []);
    let entries = places.data.join("entries");
    put(&entries, "2026-11-22-aaaaaaaaaaaa.json", &serde_json::to_vec(&version('a', "changed", 2)).unwrap());
    put(&entries, "b 2.json", &serde_json::to_vec(&page('b', "a second")).unwrap());
    fs::remove_file(entries.join("2026-11-22-cccccccccccc.json")).unwrap();
    let seen = vault.look_for_new();
    let seen: Vec<_> = seen.iter().map(|one| (one.id.as_str(), texts(&one.entries))).collect();
    assert_eq!(
        seen,
        [
            ("aaaaaaaaaaaa", vec!["changed"]),
            ("bbbbbbbbbbbb", vec!["as it was", "a second"]),
            ("cccccccccccc", vec![])
        ]
    );
    assert_eq!(vault.look_for_new(), []);
    // Half of a file may be there while it is synchronised: what was read before stays in sight.
    put(&entries, "2026-11-22-aaaaaaaaaaaa.json", b"{\"schema\":1,");
    assert_eq!(vault.look_for_new(), []);
    fs::remove_dir_all(&entries).unwrap();
    assert_eq!(vault.look_for_new(), []);
    fs::create_dir(&entries).unwrap();
    assert_eq!(vault.look_for_new(), [], "an emptied folder");
}

#[test]
fn a_change_that_was_made_on_an_older_version_goes_beside_what_was_read_since() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    vault.keep(&page('a', "old")).unwrap();
    let theirs = serde_json::to_vec(&version('a', "from there", 2)).unwrap();
    put(&places.data.join("entries"), "2026-11-22-aaaaaaaaaaaa.json", &theirs);
    assert_eq!(vault.look_for_new().len(), 1);
    assert_eq!(vault.keep(&version('a', "from here", 2)).unwrap(), Stands::Beside);
    drop(vault);
    let entries = loaded(&places);
    let mut both = texts(&entries);
    both.sort_unstable();
    assert_eq!(both, ["from here", "from there"]);
}
