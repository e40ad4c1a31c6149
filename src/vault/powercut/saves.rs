//! Tests: what the vault does, each thing of its own, with the power cut at every point of it.

use std::fs;

use super::{Case, Step, Tried, cut_everywhere};
use crate::journal::{Change, Entry, Profile};
use crate::vault::machine::Machine;
use crate::vault::testing::{draft, journal, moment, page, put, texts, words};
use crate::vault::{Beginning, Loaded, Places, Vault};

const THEME: &str = "theme = \"dark\"\n";

fn named(name: &str) -> Profile {
    Profile { person: Some(name.to_owned()), ..Profile::default() }
}

fn to(name: &str) -> Change {
    Change { from: named("Kim"), to: named(name) }
}

fn changed(letter: char, text: &str) -> Entry {
    let mut entry = page(letter, text);
    entry.revision = 2;
    entry
}

/// A journal in which much happened already.
pub(super) fn older(places: &Places) {
    let mut vault = journal(places);
    vault.keep(&page('a', "older words")).unwrap();
    vault.keep(&page('o', "the first of it")).unwrap();
    vault.keep(&changed('o', "changed long ago")).unwrap();
    let writer = vault.draft_writer();
    for (letter, text) in [('p', "an older draft"), ('q', "let go long ago"), ('d', "begun")] {
        writer.save(&draft(letter, text)).unwrap();
    }
    vault.drop_draft(&draft('q', "").entry.id).unwrap();
    vault.keep_profile(&to("Kim")).unwrap();
}

fn older_with_settings(places: &Places) {
    older(places);
    Vault::open(places).unwrap().write_settings("theme = \"light\"\n").unwrap();
}

pub(super) fn nothing(_: &Places) {}

/// Cuts the power everywhere, on a disk that knows hard links and on one that does not.
pub(super) fn on_both_disks(what: &str, before: fn(&Places), meanwhile: fn(&Places), steps: &'static [Step]) {
    let mut all = Tried::default();
    for links in [true, false] {
        let tried = cut_everywhere(links, Case { before, meanwhile, steps });
        let tried = tried.unwrap_or_else(|broken| panic!("{what}, links {links}: {broken}"));
        assert!(tried.prefixes > steps.len() && tried.fewest >= 6, "{what}: {tried:?}");
        all.prefixes += tried.prefixes;
        all.states += tried.states;
        all.different += tried.different;
    }
    let Tried { prefixes, states, different, .. } = all;
    println!("power cut, {what}: {prefixes} prefixes, {states} states, {different} of them different");
}

#[test]
fn a_new_page_survives_a_power_cut_anywhere() {
    on_both_disks(
        "a new page",
        older,
        nothing,
        &[|run| {
            run.vault().keep(&page('n', "new words")).unwrap();
        }],
    );
}

#[test]
fn a_changed_page_survives_a_power_cut_anywhere_and_so_does_its_old_version() {
    let steps: &'static [Step] = &[
        |run| {
            run.vault().keep(&changed('a', "changed words")).unwrap();
        },
        |run| {
            let mut again = changed('a', "changed again");
            again.revision = 3;
            run.vault().keep(&again).unwrap();
        },
    ];
    on_both_disks("a changed page", older, nothing, steps);
}

#[test]
fn a_draft_survives_a_power_cut_anywhere() {
    let steps: &'static [Step] = &[
        |run| run.vault().draft_writer().save(&draft('n', "one")).unwrap(),
        |run| run.vault().draft_writer().save(&draft('n', "one two")).unwrap(),
        |run| run.vault().draft_writer().save(&draft('d', "begun and more")).unwrap(),
    ];
    on_both_disks("a draft", older, nothing, steps);
}

#[test]
fn a_page_that_is_kept_and_its_draft_are_never_both_gone() {
    on_both_disks(
        "a page kept and its draft removed",
        older,
        nothing,
        &[|run| {
            run.vault().keep(&page('d', "begun")).unwrap();
            run.vault().remove_draft(&page('d', "").id).unwrap();
        }],
    );
}

#[test]
fn of_a_change_that_is_kept_the_old_words_and_the_new_ones_are_never_gone() {
    fn begun(places: &Places) {
        older(places);
        let mut vault = Vault::open(places).unwrap();
        vault.load();
        vault.keep(&page('d', "as it was")).unwrap();
        vault.draft_writer().save(&draft('d', "changed")).unwrap();
    }
    on_both_disks(
        "a change kept and its draft removed",
        begun,
        nothing,
        &[|run| {
            run.vault().load();
            run.vault().keep(&Entry { revision: 2, edited: Some(moment()), ..page('d', "changed") }).unwrap();
            run.vault().remove_draft(&page('d', "").id).unwrap();
        }],
    );
}

#[test]
fn a_draft_let_go_is_in_its_place_or_in_the_bin() {
    on_both_disks(
        "a draft let go",
        older,
        nothing,
        &[|run| run.vault().drop_draft(&draft('d', "").entry.id).unwrap()],
    );
}

#[test]
fn a_draft_erased_takes_nothing_else_with_it() {
    let steps: &'static [Step] = &[|run| run.vault().remove_draft(&draft('d', "").entry.id).unwrap()];
    on_both_disks("a draft erased", older, nothing, steps);
}

#[test]
fn what_another_machine_wrote_is_never_lost_to_a_power_cut() {
    fn write(places: &Places, name: &str, value: &impl serde::Serialize) {
        put(&places.data, name, &serde_json::to_vec(value).unwrap());
    }
    on_both_disks(
        "a draft changed elsewhere",
        older,
        |places| write(places, "drafts/dddddddddddd.json", &draft('d', "from there")),
        &[|run| run.vault().draft_writer().save(&draft('d', "begun, and more")).unwrap()],
    );
    on_both_disks(
        "a page changed elsewhere",
        older,
        |places| write(places, "entries/2026-11-22-aaaaaaaaaaaa.json", &changed('a', "from there")),
        &[|run| {
            run.vault().keep(&changed('a', "from here")).unwrap();
        }],
    );
    on_both_disks(
        "a profile changed elsewhere",
        older,
        |places| write(places, "profile.json", &named("Robin")),
        &[|run| drop(run.vault().keep_profile(&to("Sam")).unwrap())],
    );
}

#[test]
fn a_profile_survives_a_power_cut_anywhere() {
    let steps: &'static [Step] = &[
        |run| drop(run.vault().keep_profile(&to("Sam")).unwrap()),
        |run| drop(run.vault().keep_profile(&to("Alex")).unwrap()),
    ];
    on_both_disks("the profile", older, nothing, steps);
}

#[test]
fn a_profile_that_another_window_wrote_is_beside_or_taken_in() {
    fn at(minutes: i64) -> Profile {
        let edited = Some(moment() + chrono::TimeDelta::minutes(minutes));
        Profile { edited, bad_night: Some("a line".to_owned()), ..named("Robin") }
    }
    /// As a second window writes it.
    fn by_window(places: &Places, minutes: i64) {
        let mut second = Vault::visit(places).unwrap();
        second.load();
        second.keep_profile(&Change { from: named("Kim"), to: at(minutes) }).unwrap();
    }
    fn beside(places: &Places) {
        put(&places.data, "profile 2.json", &serde_json::to_vec(&at(1)).unwrap());
    }
    let looks: &'static [Step] = &[
        |run| assert!(run.vault().take_in_profiles().unwrap().is_some()),
        |run| drop(run.vault().keep_profile(&to("Alex")).unwrap()),
    ];
    let changes: &'static [Step] = &[
        |run| {
            let sam = Profile { edited: Some(moment()), ..named("Sam") };
            drop(run.vault().keep_profile(&Change { from: named("Kim"), to: sam }).unwrap());
        },
        |run| drop(run.vault().take_in_profiles().unwrap()),
    ];
    on_both_disks("a profile taken in", older, beside, looks);
    on_both_disks("a profile of a window taken in", older, |places| by_window(places, 1), looks);
    on_both_disks("a profile changed by both, later there", older, |places| by_window(places, 1), changes);
    on_both_disks("a profile changed by both, later here", older, |places| by_window(places, -1), changes);
}

#[test]
fn settings_survive_a_power_cut_anywhere() {
    let steps: &'static [Step] = &[|run| run.vault().write_settings(THEME).unwrap()];
    on_both_disks("the first settings", older, nothing, steps);
    on_both_disks("changed settings", older_with_settings, nothing, steps);
}

#[test]
fn what_this_machine_knows_survives_a_power_cut_anywhere() {
    on_both_disks(
        "a folder forgotten",
        older,
        nothing,
        &[|run| {
            Machine::forget(run.disk().as_ref(), &run.places).unwrap();
        }],
    );
}

/// What a journal begins with here.
fn beginning(then: impl FnOnce(&Beginning<'_>)) {
    let (profile, entry, draft) = (named("Kim"), page('a', "first words"), draft('b', "begun words"));
    then(&Beginning { profile: &profile, entry: Some(&entry), draft: Some(&draft), settings: Some(THEME) });
}

/// Begins it anew, as a person does where nothing was made.
pub(super) fn begin(places: &Places) {
    beginning(|beginning| drop(Vault::create(places, beginning).unwrap()));
}

/// Whether all that it begins with was read.
pub(super) fn is_begun(loaded: &Loaded) -> bool {
    let drafts: Vec<_> = loaded.drafts.iter().map(|draft| words(&draft.entry)).collect();
    loaded.profile == named("Kim") && texts(&loaded.entries) == ["first words"] && drafts == ["begun words"]
}

#[test]
fn a_journal_that_is_being_made_is_whole_or_none_after_a_power_cut() {
    on_both_disks(
        "making a journal",
        nothing,
        nothing,
        &[|run| {
            beginning(|beginning| drop(Vault::create_on(run.disk(), &run.places, beginning).unwrap()));
        }],
    );
}

#[test]
fn folders_that_synchronising_left_out_are_made_again_and_nothing_is_lost_with_them() {
    fn without_folders(places: &Places) {
        older(places);
        for sub in ["history", "bin"] {
            fs::remove_dir_all(places.data.join(sub)).unwrap();
        }
    }
    let steps: &'static [Step] = &[
        |run| {
            run.vault().keep(&changed('a', "changed words")).unwrap();
        },
        |run| run.vault().drop_draft(&draft('d', "").entry.id).unwrap(),
    ];
    on_both_disks("folders made again", without_folders, nothing, steps);
}
