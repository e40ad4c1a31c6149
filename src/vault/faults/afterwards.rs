//! Tests: the disk fails while an entry goes to the bin, comes back, is removed for good, or loses its oldest version.

use std::fs;

use super::{at_each, files, go_on, older, on, read_back, tidy};
use crate::journal::Entry;
use crate::vault::testing::{draft, files_below, moment, page, places, words, words_in};
use crate::vault::{Held, Places, Vault};

const NAME: &str = "aaaaaaaaaaaa.json";
const KEPT: &str = "2026-11-22-aaaaaaaaaaaa.json";

fn in_the_bin(places: &Places) -> Vec<String> {
    let files = files_below(&places.data.join("bin")).into_iter();
    let named = files.filter(|file| file.extension().is_some_and(|ending| ending == "json"));
    named.filter_map(|file| words_in(&fs::read(file).unwrap())).collect()
}

/// A journal with a page that is to go, or went, to the bin.
fn with_page(places: &Places, binned: bool) -> Vault {
    let mut vault = older(places);
    vault.keep(&page('a', "words")).unwrap();
    if binned {
        vault.move_to_bin(&page('a', "words")).unwrap();
    }
    vault
}

#[test]
fn a_page_that_goes_to_the_bin_is_in_its_place_or_there_whatever_fails() {
    at_each("a page to the bin", |disk| {
        let (_home, places) = places();
        let vault = with_page(&places, false);
        let before = files(&places);
        let mut vault = on(disk, vault);
        let moved = vault.move_to_bin(&page('a', "words"));
        tidy(disk, &places, &before, KEPT);
        let entries = read_back(&places).0;
        let stays = entries == ["older words", "words"] && moved.is_err();
        let gone = entries == ["older words"] && in_the_bin(&places) == ["words"];
        assert!(stays || gone, "{disk:?}: {entries:?}");
        let mut vault = go_on(disk, vault, &places);
        if stays {
            vault.load();
            vault.move_to_bin(&page('a', "words")).unwrap();
        }
        let now = (read_back(&places).0, in_the_bin(&places));
        assert_eq!(now, (vec!["older words".into()], vec!["words".into()]), "{disk:?}");
    });
}

#[test]
fn a_page_that_comes_back_is_in_the_bin_or_in_its_place_whatever_fails() {
    at_each("a page back from the bin", |disk| {
        let (_home, places) = places();
        let vault = with_page(&places, true);
        let before = files(&places);
        let mut vault = on(disk, vault);
        let restored = vault.restore(NAME);
        tidy(disk, &places, &before, NAME);
        let entries = read_back(&places).0;
        let stays = entries == ["older words"] && in_the_bin(&places) == ["words"] && restored.is_err();
        assert!(stays || entries == ["older words", "words"], "{disk:?}: {entries:?}");
        let mut vault = go_on(disk, vault, &places);
        if !in_the_bin(&places).is_empty() {
            vault.restore(NAME).unwrap();
        }
        assert_eq!(in_the_bin(&places), [""; 0], "{disk:?}");
        assert_eq!(read_back(&places).0, ["older words", "words"], "once, and no second time: {disk:?}");
    });
}

#[test]
fn a_draft_that_comes_back_is_in_the_bin_or_in_its_place_whatever_fails() {
    at_each("a draft back from the bin", |disk| {
        let (_home, places) = places();
        let vault = older(&places);
        vault.draft_writer().save(&draft('a', "begun")).unwrap();
        vault.drop_draft(&page('a', "").id).unwrap();
        let before = files(&places);
        let mut vault = on(disk, vault);
        let restored = vault.restore(NAME);
        tidy(disk, &places, &before, NAME);
        let drafts = read_back(&places).1;
        let stays = drafts == ["an older draft"] && in_the_bin(&places) == ["begun"] && restored.is_err();
        assert!(stays || drafts == ["an older draft", "begun"], "{disk:?}: {drafts:?}");
        let mut vault = go_on(disk, vault, &places);
        if !in_the_bin(&places).is_empty() {
            assert!(matches!(vault.restore(NAME).unwrap().held, Held::Draft(_)));
        }
        assert_eq!(
            (read_back(&places).1, in_the_bin(&places).len()),
            (vec!["an older draft".into(), "begun".into()], 0)
        );
    });
}

#[test]
fn what_is_removed_for_good_takes_nothing_else_with_it_whatever_fails() {
    at_each("a page removed for good", |disk| {
        let (_home, places) = places();
        let mut vault = older(&places);
        vault.keep(&page('a', "first")).unwrap();
        vault.keep(&Entry { revision: 2, ..page('a', "second") }).unwrap();
        vault.move_to_bin(&Entry { revision: 2, ..page('a', "second") }).unwrap();
        let kept = read_back(&places);
        let mut vault = on(disk, vault);
        let erased = vault.erase_binned(NAME);
        assert_eq!(read_back(&places), kept, "{disk:?}");
        let left: String =
            files_below(&places.data).iter().map(|file| fs::read_to_string(file).unwrap()).collect();
        assert!(erased.is_err() || !(left.contains("first") || left.contains("second")), "{disk:?}");
        let mut vault = go_on(disk, vault, &places);
        if !in_the_bin(&places).is_empty() {
            vault.erase_binned(NAME).unwrap();
        }
        assert_eq!((in_the_bin(&places), vault.versions(&page('a', "").id)), (vec![], vec![]), "{disk:?}");
    });
}

#[test]
fn a_change_after_which_old_versions_are_let_go_survives_every_fault() {
    let version = |revision: u32, days: i64| {
        let edited = Some(moment() + chrono::TimeDelta::days(days));
        Entry { revision, edited, ..page('a', &format!("version {revision}")) }
    };
    at_each("a changed page with a long history", |disk| {
        let (_home, places) = places();
        let mut vault = older(&places);
        (1..=21).for_each(|revision| {
            vault.keep(&version(revision, 0)).unwrap();
        });
        let mut vault = on(disk, vault);
        let kept = vault.keep(&version(22, 90));
        let entries = read_back(&places).0;
        let old = entries == ["older words", "version 21"] && kept.is_err();
        assert!(old || entries == ["older words", "version 22"], "{disk:?}: {entries:?}");
        let mut vault = go_on(disk, vault, &places);
        vault.keep(&version(22, 90)).unwrap();
        let versions = vault.versions(&page('a', "").id);
        assert!((20..=21).contains(&versions.len()), "{disk:?}: {}", versions.len());
        assert_eq!(words(&versions[0]), "version 21", "{disk:?}");
    });
}
