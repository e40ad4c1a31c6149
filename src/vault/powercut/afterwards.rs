//! Tests: the power goes while an entry is on its way to the bin or back, is removed for good, or loses old versions.

use std::fs;

use super::saves::{nothing, older, on_both_disks};
use super::{Case, Step, cut_everywhere};
use crate::journal::Entry;
use crate::vault::Places;
use crate::vault::testing::{moment, page};

const BINNED: &str = "aaaaaaaaaaaa.json";

/// With an older page in the bin.
fn with_bin(places: &Places) {
    older(places);
    let mut vault = crate::vault::Vault::open(places).unwrap();
    vault.load();
    vault.move_to_bin(&page('a', "older words")).unwrap();
}

fn version(revision: u32, days: i64) -> Entry {
    let edited = Some(moment() + chrono::TimeDelta::days(days));
    Entry { revision, edited, ..page('a', &format!("version {revision}")) }
}

/// With a page of which there are more earlier versions than must be kept.
fn with_history(places: &Places) {
    older(places);
    let mut vault = crate::vault::Vault::open(places).unwrap();
    vault.load();
    (2..=22).for_each(|revision| {
        vault.keep(&version(revision, 0)).unwrap();
    });
}

#[test]
fn a_page_that_goes_to_the_bin_is_in_its_place_or_there() {
    let steps: &'static [Step] = &[|run| run.vault().move_to_bin(&page('a', "older words")).unwrap()];
    on_both_disks("a page to the bin", older, nothing, steps);
}

#[test]
fn a_page_that_comes_back_is_in_the_bin_or_in_its_place() {
    let steps: &'static [Step] = &[|run| drop(run.vault().restore(BINNED).unwrap())];
    on_both_disks("a page back from the bin", with_bin, nothing, steps);
    let draft: &'static [Step] = &[|run| drop(run.vault().restore("qqqqqqqqqqqq.json").unwrap())];
    on_both_disks("a draft back from the bin", older, nothing, draft);
}

#[test]
fn what_is_removed_for_good_takes_nothing_else_with_it() {
    let steps: &'static [Step] = &[|run| run.vault().erase_binned(BINNED).unwrap()];
    on_both_disks("a page removed for good", with_bin, nothing, steps);
}

#[test]
fn a_change_after_which_old_versions_are_let_go_loses_no_other() {
    let steps: &'static [Step] = &[|run| {
        run.vault().keep(&version(23, 90)).unwrap();
    }];
    on_both_disks("a change with old versions let go", with_history, nothing, steps);
}

fn caught(before: fn(&Places), steps: &'static [Step]) -> String {
    cut_everywhere(true, Case { before, meanwhile: nothing, steps }).expect_err("the check cannot fail")
}

#[test]
fn a_page_moved_to_the_bin_before_its_name_there_is_forced_down_is_caught() {
    let broken = caught(
        older,
        &[|run| {
            let (disk, data) = (run.disk(), run.places.data.clone());
            let (entries, bin) = (data.join("entries"), data.join("bin"));
            disk.rename(&entries.join("2026-11-22-aaaaaaaaaaaa.json"), &bin.join(BINNED)).unwrap();
            disk.sync_folder(&bin).unwrap();
            disk.sync_folder(&entries).unwrap();
        }],
    );
    assert!(broken.contains("\"older words\" is nowhere"), "{broken}");
}

#[test]
fn a_page_that_leaves_the_bin_before_it_is_forced_down_in_its_place_is_caught() {
    let broken = caught(
        with_bin,
        &[|run| {
            let (disk, data) = (run.disk(), run.places.data.clone());
            let bin = data.join("bin").join(BINNED);
            let bytes = fs::read(&bin).unwrap();
            let mut file = disk.create(&data.join("entries/2026-11-22-aaaaaaaaaaaa.json")).unwrap();
            assert_eq!(disk.write(&mut file, &bytes).unwrap(), bytes.len());
            disk.remove(&bin).unwrap();
            disk.sync(&file).unwrap();
            disk.sync_folder(&data.join("entries")).unwrap();
            disk.sync_folder(&data.join("bin")).unwrap();
        }],
    );
    assert!(broken.contains("neither old nor new") || broken.contains("is nowhere"), "{broken}");
}
