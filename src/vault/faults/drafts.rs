//! Tests: drafts on a disk that fails. Saved, removed after their page was kept, let go, changed elsewhere.

use std::fs;

use super::{at_each, files, go_on, older, on, read_back, tidy};
use crate::journal::{Draft, Edits, Entry};
use crate::vault::Places;
use crate::vault::testing::{draft, files_below, moment, page, places, put, words};

const NAME: &str = "dddddddddddd.json";
const OLDER: &str = "an older draft";

/// What the drafts that were let go say.
fn in_the_bin(places: &Places) -> Vec<String> {
    let bin = files_below(&places.data.join("bin")).into_iter();
    let read = bin.map(|file| serde_json::from_slice::<Draft>(&fs::read(file).unwrap()).unwrap());
    read.map(|draft| words(&draft.entry).to_owned()).collect()
}

#[test]
fn a_draft_survives_every_fault() {
    at_each("a draft, first and second save", |disk| {
        let (_home, places) = places();
        let vault = older(&places);
        let before = files(&places);
        let vault = on(disk, vault);
        let first = vault.draft_writer().save(&draft('d', "one"));
        let second = vault.draft_writer().save(&draft('d', "one two"));
        tidy(disk, &places, &before, "none");
        let drafts = read_back(&places).1;
        let newest = drafts == [OLDER, "one two"];
        let older = drafts == [OLDER, "one"] && second.is_err();
        let none = drafts == [OLDER] && first.is_err() && second.is_err();
        assert!(newest || older || none, "{disk:?}: {drafts:?}");
        go_on(disk, vault, &places).draft_writer().save(&draft('d', "one two three")).unwrap();
        assert_eq!(read_back(&places).1, [OLDER, "one two three"], "{disk:?}");
    });
}

#[test]
fn a_draft_removed_after_its_page_was_kept_survives_every_fault() {
    at_each("a draft removed after its page was kept", |disk| {
        let (_home, places) = places();
        let mut vault = older(&places);
        vault.draft_writer().save(&draft('d', "words")).unwrap();
        vault.keep(&page('d', "words")).unwrap();
        let before = files(&places);
        let vault = on(disk, vault);
        let removed = vault.remove_draft(&page('d', "").id);
        tidy(disk, &places, &before, NAME);
        assert_eq!(in_the_bin(&places), [""; 0], "{disk:?}");
        let (entries, drafts, _) = read_back(&places);
        assert_eq!(entries, ["older words", "words"], "{disk:?}");
        assert!(drafts == [OLDER] || (drafts == [OLDER, "words"] && removed.is_err()), "{disk:?}");
        go_on(disk, vault, &places).remove_draft(&page('d', "").id).unwrap();
        assert_eq!(read_back(&places).1, [OLDER], "{disk:?}");
    });
}

#[test]
fn a_change_that_is_kept_leaves_the_old_version_the_new_one_and_never_only_the_draft() {
    at_each("a change kept, with its draft", |disk| {
        let (_home, places) = places();
        let mut vault = older(&places);
        vault.keep(&page('d', "as it was")).unwrap();
        let changed = Entry { revision: 2, edited: Some(moment()), ..page('d', "changed") };
        let edits = Some(Edits { id: changed.id.clone(), base_revision: 1 });
        vault.draft_writer().save(&Draft { entry: changed.clone(), edits, ..draft('d', "") }).unwrap();
        let mut before = files(&places);
        let mut vault = on(disk, vault);
        let kept = vault.keep(&changed).and_then(|_| vault.remove_draft(&changed.id));
        before.retain(|path, _| !path.ends_with(NAME));
        tidy(disk, &places, &before, "2026-11-22-dddddddddddd.json");
        let (entries, drafts, _) = read_back(&places);
        assert_eq!(in_the_bin(&places), [""; 0], "{disk:?}");
        let stays = entries == ["older words", "as it was"] && drafts.len() == 2 && kept.is_err();
        let done = entries == ["older words", "changed"] && (drafts.len() == 1 || kept.is_err());
        assert!(stays || done, "{disk:?}: {entries:?}, {} drafts", drafts.len());
        let mut vault = go_on(disk, vault, &places);
        vault.load();
        vault.keep(&changed).unwrap();
        vault.remove_draft(&changed.id).unwrap();
        assert_eq!(read_back(&places).0, ["older words", "changed"], "{disk:?}");
        assert_eq!(
            vault.versions(&changed.id).iter().map(words).collect::<Vec<_>>(),
            ["as it was"],
            "{disk:?}"
        );
    });
}

#[test]
fn a_draft_let_go_is_in_its_place_or_in_the_bin_whatever_fails() {
    at_each("a draft let go", |disk| {
        let (_home, places) = places();
        let vault = older(&places);
        vault.draft_writer().save(&draft('d', "words")).unwrap();
        let before = files(&places);
        let vault = on(disk, vault);
        let gone = vault.drop_draft(&page('d', "").id);
        tidy(disk, &places, &before, NAME);
        let drafts = read_back(&places).1;
        let stays = drafts == [OLDER, "words"] && gone.is_err();
        let moved = drafts == [OLDER] && in_the_bin(&places) == ["words"];
        assert!(stays || moved, "{disk:?}: {drafts:?}");
        go_on(disk, vault, &places).drop_draft(&page('d', "").id).unwrap();
        assert_eq!((read_back(&places).1, in_the_bin(&places)), (vec![OLDER.into()], vec!["words".into()]));
    });
}

#[test]
fn a_draft_changed_elsewhere_is_never_lost_whatever_fails() {
    at_each("a draft changed elsewhere", |disk| {
        let (_home, places) = places();
        let vault = older(&places);
        vault.draft_writer().save(&draft('d', "from here")).unwrap();
        let vault = on(disk, vault);
        put(&places.data.join("drafts"), NAME, &serde_json::to_vec(&draft('d', "from there")).unwrap());
        let before = files(&places);
        let saved = vault.draft_writer().save(&draft('d', "more from here"));
        tidy(disk, &places, &before, NAME);
        let has = |drafts: &[String], text: &str| drafts.iter().any(|draft| draft == text);
        let drafts = read_back(&places).1;
        assert!(has(&drafts, "from there"), "{disk:?}: {drafts:?}");
        assert!(saved.is_err() || has(&drafts, "more from here"), "{disk:?}: {drafts:?}");
        go_on(disk, vault, &places).draft_writer().save(&draft('d', "more from here")).unwrap();
        let drafts = read_back(&places).1;
        // Started anew, it read theirs, and its own goes on from that.
        assert!(disk.died() || has(&drafts, "from there"), "{disk:?}: {drafts:?}");
        assert!(has(&drafts, "more from here"), "{disk:?}: {drafts:?}");
    });
}
