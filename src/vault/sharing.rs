//! Tests: other windows and other machines work on the same journal.

use std::fs;
use std::sync::Barrier;

use serde_json::json;

use super::testing::{draft, files_below, journal, moment, page, places, put, texts, words};
use super::{FaultKind, Reason, Vault};
use crate::journal::{HardDate, Person, Profile};

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
    assert_eq!(texts(&vault.look_for_new()), ["from the other machine"]);
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
    held(second.keep(&changed));
    let profile = fs::read(places.data.join("profile.json")).unwrap();
    second.keep_profile(&Profile { person: Some("K".to_owned()), ..Profile::default() }).unwrap();
    assert_eq!(fs::read(places.data.join("profile.json")).unwrap(), profile);
    held(second.draft_writer().save(&draft('d', "taken over")));
    held(second.drop_draft(&draft('d', "").entry.id));
    held(second.remove_draft(&draft('d', "").entry.id));
    second.draft_writer().save(&draft('e', "its own")).unwrap();
    second.draft_writer().save(&draft('e', "its own, longer")).unwrap();
    assert_eq!(texts(&first.look_for_new()), ["second"]);
    assert_eq!(texts(&first.look_for_new()), [""; 0]);
    drop(first);
    let loaded = Vault::open(&places).unwrap().load();
    let mut drafts: Vec<_> = loaded.drafts.iter().map(|draft| words(&draft.entry)).collect();
    drafts.sort_unstable();
    assert_eq!(drafts, ["first's draft", "its own, longer"]);
}

fn person(name: &str) -> Person {
    Person { name: name.to_owned(), call: String::new(), rest: serde_json::Map::new() }
}

fn names_beside(places: &super::Places) -> Vec<String> {
    let files = files_below(&places.data).into_iter().filter(|file| file.parent() == Some(&*places.data));
    let names = files.map(|file| file.file_name().unwrap().to_string_lossy().into_owned());
    let mut beside: Vec<String> = names.filter(|name| name.starts_with("profile.")).collect();
    beside.sort();
    beside
}

#[test]
fn the_profile_of_a_second_window_is_kept_beside_and_taken_in_by_the_first() {
    let (_home, places) = places();
    let mut first = journal(&places);
    let mut second = Vault::open(&places).unwrap();
    let mut of_second = second.load().profile;
    for line in ["one line", "another line"] {
        of_second.edited = Some(moment());
        of_second.bad_night = Some(line.to_owned());
        assert_eq!(second.keep_profile(&of_second).unwrap(), None);
        assert_eq!(names_beside(&places).len(), 2, "one for each window, however often");
    }
    // Killed now, it lost nothing: whoever reads sees both in one, and changes nothing by reading.
    assert_eq!(Vault::visit(&places).unwrap().load().profile.bad_night.as_deref(), Some("another line"));
    assert_eq!(names_beside(&places).len(), 2);
    assert_eq!(second.take_in_profiles().unwrap(), None, "a window that only adds took it in");
    assert_eq!(first.take_in_profiles().unwrap(), Some(of_second.clone()));
    assert_eq!(first.take_in_profiles().unwrap(), None, "it is taken in once");
    assert_eq!(names_beside(&places), ["profile.json"]);
    let history = files_below(&places.data.join("history/profile"));
    assert!(history.iter().any(|file| fs::read_to_string(file).unwrap().contains("another line")));
    // A change of the first that was on its way, and knows nothing of it, does not undo it.
    let on_its_way = Profile { people: vec![person("Kim")], ..Profile::default() };
    let both = first.keep_profile(&on_its_way).unwrap().unwrap();
    assert_eq!((both.people.len(), both.bad_night.as_deref()), (1, Some("another line")));
    // And again, taken in by a change that the first window makes.
    let sam = person("Sam");
    of_second.people.push(sam.clone());
    second.keep_profile(&of_second).unwrap();
    let of_first = Profile {
        hide_shared: true,
        edited: Some(moment() + chrono::TimeDelta::hours(1)),
        ..Profile::default()
    };
    let united = first.keep_profile(&of_first).unwrap().unwrap();
    assert_eq!((united.people.as_slice(), united.hide_shared), (&[sam][..], true));
    drop((first, second));
    assert_eq!(Vault::open(&places).unwrap().load().profile, united);
    assert_eq!(names_beside(&places), ["profile.json"]);
}

#[test]
fn a_second_profile_that_cannot_be_read_or_is_newer_is_named_or_left_and_never_taken_in() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    let newer = br#"{"schema":2,"person":"K"}"#;
    put(&places.data, "profile.sync-conflict-20261123-101010-ABCDEF7.json", newer);
    put(&places.data, "profile 2.json", b"{");
    let unreadable = vault.load().unreadable;
    let reason = |name: &str| unreadable.iter().find(|one| one.name.starts_with(name)).unwrap().reason;
    assert!(matches!(reason("profile 2.json"), Reason::Damaged { .. }));
    assert_eq!((reason("profile.sync"), unreadable.len()), (Reason::Newer, 2));
    let profile = Profile { hide_shared: true, ..Profile::default() };
    assert_eq!(vault.keep_profile(&profile).unwrap(), None);
    assert_eq!(
        fs::read(places.data.join("profile.sync-conflict-20261123-101010-ABCDEF7.json")).unwrap(),
        newer
    );
    assert_eq!(fs::read(places.data.join("profile 2.json")).unwrap(), b"{");
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

#[test]
fn profiles_that_came_apart_are_united_and_a_damaged_one_is_left() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    let ours = Profile { people: vec![person("Kim")], person: Some("K".to_owned()), ..Profile::default() };
    let day = HardDate { name: String::new(), day: moment().date_naive() };
    let theirs = Profile {
        people: vec![person("Sam")],
        hard_dates: vec![day],
        edited: Some(moment()),
        ..Profile::default()
    };
    put(&places.data, "profile.json", &serde_json::to_vec(&theirs).unwrap());
    let united = vault.keep_profile(&ours).unwrap().unwrap();
    assert_eq!((united.people.len(), united.hard_dates.len(), united.person.as_deref()), (2, 1, None));
    assert_eq!(files_below(&places.data.join("history")).len(), 1);
    put(&places.data, "profile.json", b"{\"schema\":1,");
    assert_eq!(vault.keep_profile(&ours).unwrap_err().kind, FaultKind::Unreadable);
    assert_eq!(fs::read(places.data.join("profile.json")).unwrap(), b"{\"schema\":1,");
    let loaded = vault.load();
    assert_eq!(loaded.unreadable[0].name, "profile.json");
}
