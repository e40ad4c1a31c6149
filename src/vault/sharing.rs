//! Tests: other windows and other machines work on the same journal.

use std::fs;
use std::sync::Barrier;

use serde_json::json;

use super::testing::{draft, files_below, journal, page, places, put, texts, words};
use super::{FaultKind, Vault};
use crate::journal::{Change, Profile};

/// The words of every version of what others changed since the last look.
fn seen(vault: &mut Vault) -> Vec<String> {
    let versions = vault.look_for_new().into_iter().flat_map(|versions| versions.entries);
    let mut texts: Vec<_> = versions.map(|entry| words(&entry).to_owned()).collect();
    texts.sort_unstable();
    texts
}

#[test]
fn copies_made_by_synchronising_are_two_versions_of_one_page() {
    let (_home, places) = places();
    journal(&places).keep(&page('a', "here")).unwrap();
    let other = serde_json::to_vec(&page('a', "there")).unwrap();
    let copies = [
        "2026-11-22-aaaaaaaaaaaa.sync-conflict-20261123-101010-ABCDEF7.json",
        "2026-11-22-aaaaaaaaaaaa (conflicted copy 2026-11-23).json",
        "2026-11-22-aaaaaaaaaaaa 2.json",
        "2026-11-22-aaaaaaaaaaaa.json~",
        "2026-11-22-aaaaaaaaaaaa.json.orig",
    ];
    for copy in copies {
        put(&places.data.join("entries"), copy, &other);
    }
    let loaded = Vault::open(&places).unwrap().load();
    assert_eq!(loaded.unreadable, []);
    assert_eq!(loaded.entries.len(), 6);
    assert!(loaded.entries.iter().all(|entry| entry.id == loaded.entries[0].id));
}

#[test]
fn a_page_that_changed_on_disk_meanwhile_becomes_a_second_version() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    vault.keep(&page('a', "old")).unwrap();
    let theirs = serde_json::to_vec(&page('a', "from the other machine")).unwrap();
    put(&places.data.join("entries"), "2026-11-22-aaaaaaaaaaaa.json", &theirs);
    let mut ours = page('a', "ours");
    ours.revision = 2;
    vault.keep(&ours).unwrap();
    assert_eq!(seen(&mut vault), ["from the other machine", "ours"]);
    drop(vault);
    let loaded = Vault::open(&places).unwrap().load();
    assert_eq!(texts(&loaded.entries), ["ours", "from the other machine"]);
}

#[test]
fn a_change_never_hides_one_of_two_versions_nor_one_of_a_newer_mend() {
    let (_home, places) = places();
    journal(&places).keep(&page('a', "here")).unwrap();
    let entries = places.data.join("entries");
    put(&entries, "a 2.json", &serde_json::to_vec(&page('a', "there")).unwrap());
    let mut newer = serde_json::to_value(page('b', "from later")).unwrap();
    newer["schema"] = json!(2);
    put(&entries, "b.json", &serde_json::to_vec(&newer).unwrap());
    let mut vault = Vault::open(&places).unwrap();
    vault.load();
    for letter in ['a', 'b'] {
        let mut changed = page(letter, "changed");
        changed.revision = 2;
        vault.keep(&changed).unwrap();
    }
    let entries = vault.load().entries;
    let mut texts = texts(&entries);
    texts.sort_unstable();
    assert_eq!(texts, ["changed", "changed", "from later", "here", "there"]);
}

#[test]
fn eight_at_once_keep_eight() {
    let (_home, places) = places();
    drop(journal(&places));
    let together = Barrier::new(8);
    std::thread::scope(|scope| {
        for letter in "abcdefgh".chars() {
            let (places, together) = (&places, &together);
            scope.spawn(move || {
                together.wait();
                Vault::open(places).unwrap().keep(&page(letter, &letter.to_string())).unwrap();
            });
        }
    });
    let loaded = Vault::open(&places).unwrap().load();
    let mut texts = texts(&loaded.entries);
    texts.sort_unstable();
    assert_eq!(texts, ["a", "b", "c", "d", "e", "f", "g", "h"]);
}

#[test]
fn a_second_window_adds_and_changes_nothing() {
    let (_home, places) = places();
    let mut first = journal(&places);
    first.keep(&page('a', "first")).unwrap();
    first.draft_writer().save(&draft('d', "first's draft")).unwrap();
    let mut second = Vault::open(&places).unwrap();
    assert!(first.may_change() && !second.may_change());
    second.load();
    let held = |done: Result<(), super::Fault>| assert_eq!(done.unwrap_err().kind, FaultKind::Held);
    second.keep(&page('b', "second")).unwrap();
    let mut changed = page('a', "changed");
    changed.revision = 2;
    held(second.keep(&changed).map(drop));
    let profile = fs::read(places.data.join("profile.json")).unwrap();
    second
        .keep_profile(&Change::first(Profile { person: Some("K".to_owned()), ..Profile::default() }))
        .unwrap();
    assert_eq!(fs::read(places.data.join("profile.json")).unwrap(), profile);
    held(second.draft_writer().save(&draft('d', "taken over")));
    held(second.drop_draft(&draft('d', "").entry.id));
    held(second.remove_draft(&draft('d', "").entry.id));
    second.draft_writer().save(&draft('e', "its own")).unwrap();
    second.draft_writer().save(&draft('e', "its own, longer")).unwrap();
    assert_eq!(seen(&mut first), ["second"]);
    assert_eq!(seen(&mut first), [""; 0]);
    drop(first);
    let loaded = Vault::open(&places).unwrap().load();
    let mut drafts: Vec<_> = loaded.drafts.iter().map(|draft| words(&draft.entry)).collect();
    drafts.sort_unstable();
    assert_eq!(drafts, ["first's draft", "its own, longer"]);
}

#[test]
fn a_draft_changed_elsewhere_is_set_beside_ours_and_not_removed_with_it() {
    let (_home, places) = places();
    let vault = journal(&places);
    let writer = vault.draft_writer();
    writer.save(&draft('a', "ours")).unwrap();
    let theirs = serde_json::to_vec(&draft('a', "theirs")).unwrap();
    put(&places.data.join("drafts"), "aaaaaaaaaaaa.json", &theirs);
    writer.save(&draft('a', "ours, longer")).unwrap();
    assert_eq!(files_below(&places.data.join("drafts")).len(), 2);
    put(&places.data.join("drafts"), "aaaaaaaaaaaa.json", &theirs);
    vault.remove_draft(&draft('a', "").entry.id).unwrap();
    assert_eq!(fs::read(places.data.join("bin/aaaaaaaaaaaa.json")).unwrap(), theirs);
}

#[test]
fn a_folder_that_was_replaced_is_not_written_into() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    let entries = places.data.join("entries");
    fs::rename(&entries, places.data.join("moved")).unwrap();
    assert_eq!(vault.keep(&page('a', "words")).unwrap_err().kind, FaultKind::Gone);
    fs::create_dir(&entries).unwrap();
    assert_eq!(vault.keep(&page('a', "words")).unwrap_err().kind, FaultKind::Gone);
    fs::rename(&places.data, places.data.with_extension("moved")).unwrap();
    assert_eq!(vault.draft_writer().save(&draft('a', "x")).unwrap_err().kind, FaultKind::Gone);
    assert!(!places.data.exists());
}
