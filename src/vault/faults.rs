//! Tests: the disk fails at every single operation of a save, in every way, once and for ever after.

mod afterwards;
mod beside;
mod drafts;
mod outside;
mod profiles;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::Disk;
use super::fault::{About, Fault};
use super::testing::{
    EIO, ENOSPC, Faulty, How, at_every_fault, draft, files_below, folder, journal, page, places, put,
    temps_below, words,
};
use super::{Beginning, FaultKind, Places, Standing, Vault, save};
use crate::journal::Profile;

/// What has to hold after a save over `target`, whatever became of it: all of the old or all of the new.
fn broken_promise(target: &Path, old: &[u8], new: &[u8], saved: bool) -> Option<String> {
    let there = fs::read(target).unwrap_or_default();
    let whole = there == new || (there == old && !saved);
    (!whole).then(|| format!("{} bytes that are neither", there.len()))
}

/// How often a way of saving breaks the promise.
fn broken_promises(save: impl Fn(&dyn Disk, &Path, &[u8]) -> Result<(), Fault>) -> usize {
    let broken = std::cell::Cell::new(0);
    at_every_fault(|disk| {
        let folder = folder();
        let target = folder.path().join("page.json");
        save::replace(&super::disk::Real, &target, b"the old words").unwrap();
        let saved = save(disk.as_ref(), &target, b"the new words, which are longer").is_ok();
        let promise = broken_promise(&target, b"the old words", b"the new words, which are longer", saved);
        broken.set(broken.get() + usize::from(promise.is_some()));
    });
    broken.get()
}

#[test]
fn a_save_that_truncates_in_place_is_caught_and_ours_is_not() {
    let in_place = |disk: &dyn Disk, target: &Path, bytes: &[u8]| {
        let mut file = fs::File::options().write(true).truncate(true).open(target).about(target)?;
        disk.write(&mut file, bytes).about(target)?;
        disk.sync(&file).about(target)
    };
    assert!(broken_promises(in_place) > 0, "the check cannot fail");
    assert_eq!(broken_promises(save::replace), 0);
}

#[test]
fn a_save_that_forgets_short_writes_is_caught() {
    let careless = |disk: &dyn Disk, target: &Path, bytes: &[u8]| {
        let temp = target.with_extension("tmp");
        let mut file = disk.create(&temp).about(&temp)?;
        disk.write(&mut file, bytes).about(&temp)?;
        file.flush().about(&temp)?;
        disk.rename(&temp, target).about(target)
    };
    assert!(broken_promises(careless) > 0);
}

/// What the journal holds, as another window reads it: the words of all entries and drafts.
fn read_back(places: &Places) -> (Vec<String>, Vec<String>, Profile) {
    let loaded = Vault::open(places).unwrap().load();
    assert_eq!(loaded.unreadable, []);
    let entries = loaded.entries.iter().map(|entry| words(entry).to_owned()).collect();
    let mut drafts: Vec<_> = loaded.drafts.iter().map(|draft| words(&draft.entry).to_owned()).collect();
    drafts.sort_unstable();
    (entries, drafts, loaded.profile)
}

/// Tries something at every fault, and tells how often that was.
fn at_each(what: &str, run: impl Fn(&Arc<Faulty>)) {
    let runs = at_every_fault(run);
    println!("faults, {what}: {runs} runs");
    assert!(runs > 50, "{what}: {runs}");
}

/// The same journal over the disk that fails. It was read while the disk still worked.
fn on(disk: &Arc<Faulty>, vault: Vault) -> Vault {
    disk.heal();
    let mut vault = vault.with_disk(Arc::clone(disk) as Arc<dyn Disk>);
    vault.load();
    disk.ail();
    vault
}

/// A journal in which something was kept before, all of it read.
fn older(places: &Places) -> Vault {
    let mut vault = journal(places);
    vault.keep(&page('o', "older words")).unwrap();
    vault.draft_writer().save(&draft('p', "an older draft")).unwrap();
    vault
}

/// Every file, with its bytes: passing ones and the lock left out.
fn files(places: &Places) -> BTreeMap<PathBuf, Vec<u8>> {
    let stays = |path: &PathBuf| path.extension().is_some_and(|ending| ending != "tmp");
    let files = files_below(places.data.parent().unwrap()).into_iter().filter(stays);
    files.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// Nothing that was there is another than before, but the one that was to change; and nothing passing is left.
fn tidy(disk: &Faulty, places: &Places, before: &BTreeMap<PathBuf, Vec<u8>>, target: &str) {
    let after = files(places);
    for (path, bytes) in before.iter().filter(|(path, _)| !path.ends_with(target)) {
        assert_eq!(after.get(path), Some(bytes), "{disk:?}: {}", path.display());
    }
    if !disk.cannot_tidy() {
        assert_eq!(temps_below(places.data.parent().unwrap()), 0, "{disk:?}");
    }
}

/// The disk works again. Where the program died, it is started anew and reads what is there.
fn go_on(disk: &Faulty, vault: Vault, places: &Places) -> Vault {
    disk.heal();
    if !disk.died() {
        return vault;
    }
    drop(vault);
    let mut vault = Vault::open(places).unwrap();
    vault.load();
    vault
}

#[test]
fn a_new_entry_survives_every_fault() {
    at_each("a new page", |disk| {
        let (_home, places) = places();
        let vault = older(&places);
        let before = files(&places);
        let mut vault = on(disk, vault);
        let entry = page('a', "new words");
        let kept = vault.keep(&entry);
        tidy(disk, &places, &before, "none");
        let (entries, ..) = read_back(&places);
        let old = entries == ["older words"] && kept.is_err();
        assert!(old || entries == ["older words", "new words"], "{disk:?}: {entries:?}");
        go_on(disk, vault, &places).keep(&entry).unwrap();
        assert_eq!(read_back(&places).0, ["older words", "new words"], "{disk:?}");
    });
}

#[test]
fn a_changed_entry_survives_every_fault_and_its_old_version_stays() {
    at_each("a changed page", |disk| {
        let (_home, places) = places();
        let mut vault = older(&places);
        vault.keep(&page('a', "old words")).unwrap();
        let before = files(&places);
        let mut vault = on(disk, vault);
        let mut changed = page('a', "changed words");
        changed.revision = 2;
        let kept = vault.keep(&changed);
        tidy(disk, &places, &before, "2026-11-22-aaaaaaaaaaaa.json");
        let (entries, ..) = read_back(&places);
        let old = entries == ["older words", "old words"] && kept.is_err();
        assert!(old || entries == ["older words", "changed words"], "{disk:?}: {entries:?}");
        go_on(disk, vault, &places).keep(&changed).unwrap();
        assert_eq!(read_back(&places).0, ["older words", "changed words"], "{disk:?}");
        let history = files_below(&places.data.join("history"));
        assert!(
            history.iter().any(|file| fs::read_to_string(file).unwrap().contains("old words")),
            "{disk:?}"
        );
    });
}

#[test]
fn an_entry_changed_elsewhere_is_never_lost_whatever_fails() {
    at_each("a page changed elsewhere", |disk| {
        let (_home, places) = places();
        let mut vault = older(&places);
        vault.keep(&page('a', "old words")).unwrap();
        let mut vault = on(disk, vault);
        let changed = |text: &str| crate::journal::Entry { revision: 2, ..page('a', text) };
        let theirs = serde_json::to_vec(&changed("from there")).unwrap();
        put(&places.data.join("entries"), "2026-11-22-aaaaaaaaaaaa.json", &theirs);
        let before = files(&places);
        let kept = vault.keep(&changed("from here")).is_ok();
        tidy(disk, &places, &before, "none");
        let has = |text: &str| read_back(&places).0.iter().any(|words| words == text);
        assert!(has("from there") && (has("from here") || !kept), "{disk:?}");
        go_on(disk, vault, &places).keep(&changed("from here")).unwrap();
        let history: String = files_below(&places.data.join("history"))
            .iter()
            .map(|file| fs::read_to_string(file).unwrap())
            .collect();
        // Started anew it read theirs, and ours goes on from that.
        assert!(has("from here") && (has("from there") || history.contains("from there")), "{disk:?}");
    });
}

#[test]
fn making_a_journal_interrupted_anywhere_leaves_it_whole_or_none() {
    at_each("making a journal", |disk| {
        let (_home, places) = places();
        let (profile, entry, draft) =
            (Profile::default(), page('a', "first words"), draft('b', "begun words"));
        let text = Some("theme = \"dark\"\n");
        let beginning =
            Beginning { profile: &profile, entry: Some(&entry), draft: Some(&draft), settings: text };
        let made = Vault::create_on(Arc::clone(disk) as Arc<dyn Disk>, &places, &beginning).map(drop);
        let whole = (vec!["first words".to_owned()], vec!["begun words".to_owned()], profile.clone());
        match Vault::look(&places) {
            Standing::Absent => assert!(made.is_err(), "{disk:?}"),
            Standing::Plain => assert_eq!(read_back(&places), whole, "{disk:?}"),
            other => panic!("{disk:?}: {other:?}"),
        }
        if made.is_err() && !disk.cannot_tidy() {
            let left = files_below(&places.data);
            assert!(!places.data.exists(), "the person may choose to keep nothing now: {disk:?} {left:?}");
            assert_eq!(temps_below(places.data.parent().unwrap()), 0, "{disk:?}");
        }
        disk.heal();
        drop(Vault::create_on(Arc::clone(disk) as Arc<dyn Disk>, &places, &beginning).unwrap());
        assert_eq!(read_back(&places), whole, "{disk:?}");
    });
}

/// A power cut drops what was not forced down: so the order is fixed, file before name, name before *kept*.
#[test]
fn everything_is_forced_down_in_its_order() {
    let (_home, places) = places();
    let disk = Faulty::new(usize::MAX, How::Errno(EIO), false);
    let mut vault = journal(&places).with_disk(Arc::clone(&disk) as Arc<dyn Disk>);
    vault.draft_writer().save(&draft('a', "old")).unwrap();
    let mut done = disk.log().len();
    let mut since = |disk: &Faulty| {
        let log = disk.log();
        let new = log[done..].to_vec();
        done = log.len();
        new
    };
    assert_eq!(
        disk.log(),
        ["create drafts/TEMP", "force the file", "rename drafts/aaaaaaaaaaaa.json", "force data/drafts",]
    );
    vault.keep(&page('a', "old")).unwrap();
    vault.remove_draft(&page('a', "").id).unwrap();
    assert_eq!(
        since(&disk),
        [
            "create entries/TEMP",
            "force the file",
            "link entries/2026-11-22-aaaaaaaaaaaa.json",
            "remove entries/TEMP",
            "force data/entries",
            "rename drafts/TEMP",
            "remove drafts/TEMP",
            "force data/drafts",
        ]
    );
    let mut changed = page('a', "new");
    changed.revision = 2;
    vault.keep(&changed).unwrap();
    assert_eq!(
        since(&disk),
        [
            "create entries/TEMP",
            "force the file",
            "make history/aaaaaaaaaaaa",
            "force data/history",
            "link aaaaaaaaaaaa/1.json",
            "force history/aaaaaaaaaaaa",
            "rename entries/2026-11-22-aaaaaaaaaaaa.json",
            "force data/entries",
        ]
    );
}

#[test]
fn journal_json_is_made_last_and_new_folders_are_forced_down() {
    let (_home, places) = places();
    let disk = Faulty::new(usize::MAX, How::Errno(EIO), false);
    let (profile, entry, draft) = (Profile::default(), page('a', "words"), draft('b', "more"));
    let beginning = Beginning { profile: &profile, entry: Some(&entry), draft: Some(&draft), settings: None };
    drop(Vault::create_on(Arc::clone(&disk) as Arc<dyn Disk>, &places, &beginning).unwrap());
    let log = disk.log();
    let at =
        |what: &str| log.iter().position(|done| done == what).unwrap_or_else(|| panic!("{what}: {log:?}"));
    let last = at("rename data/journal.json");
    assert!(at("make home/data") < at("rename data/beginning"));
    assert_eq!(
        log[at("make home/data") + 1],
        format!("force {}/home", places.data.ancestors().nth(2).unwrap().file_name().unwrap().display())
    );
    for before in [
        "rename data/beginning",
        "rename data/profile.json",
        "link entries/2026-11-22-aaaaaaaaaaaa.json",
        "force data/entries",
        "rename drafts/bbbbbbbbbbbb.json",
        "force data/drafts",
    ] {
        assert!(at(before) < last, "{before}");
    }
    assert_eq!(log[last + 1], "force home/data");
    for after in ["remove data/beginning", "rename state/machine.json"] {
        assert!(at(after) > last, "{after}");
    }
}

#[test]
fn a_fault_says_what_happened_and_where_and_no_word_of_the_page() {
    let (_home, places) = places();
    let disk = Faulty::new(0, How::Errno(ENOSPC), true);
    let mut vault = journal(&places).with_disk(disk);
    let fault = vault.keep(&page('a', "a secret")).unwrap_err();
    assert_eq!((fault.kind, fault.code), (FaultKind::DiskFull, Some(ENOSPC)));
    assert!(fault.path.starts_with(&places.data));
    let said = format!("{fault} {fault:?}");
    assert!(said.contains("the disk is full") && !said.contains("secret"), "{said}");
    let vault = vault.with_disk(Faulty::new(0, How::Errno(EIO), true));
    assert_eq!(vault.draft_writer().save(&draft('b', "x")).unwrap_err().code, Some(EIO));
}
