//! Tests: the profile on a disk that fails. In its place, beside it by a window that only adds, and taken in from
//! there.

use std::fs;

use super::{at_each, files, go_on, older, on, read_back, tidy};
use crate::journal::{Change, Profile};
use crate::vault::Vault;
use crate::vault::testing::{files_below, moment, places, put};

fn named(name: &str) -> Profile {
    Profile { person: Some(name.to_owned()), edited: Some(moment()), ..Profile::default() }
}

fn to(name: &str) -> Change {
    Change::first(named(name))
}

fn change(from: &str, to: &str) -> Change {
    Change { from: named(from), to: named(to) }
}

#[test]
fn a_profile_survives_every_fault() {
    at_each("the profile", |disk| {
        let (_home, places) = places();
        let mut vault = older(&places);
        vault.keep_profile(&to("Kim")).unwrap();
        let before = files(&places);
        let mut vault = on(disk, vault);
        let kept = vault.keep_profile(&change("Kim", "Sam"));
        tidy(disk, &places, &before, "profile.json");
        let (.., profile) = read_back(&places);
        assert!(profile == named("Sam") || (profile == named("Kim") && kept.is_err()), "{disk:?}");
        let told = go_on(disk, vault, &places).keep_profile(&change("Kim", "Alex")).unwrap();
        // Started anew, it has read either of them.
        assert!(told.is_none() || disk.died(), "{disk:?}");
        assert_eq!(read_back(&places).2, named("Alex"), "{disk:?}");
    });
}

#[test]
fn a_profile_beside_survives_every_fault() {
    at_each("a profile beside", |disk| {
        let (_home, places) = places();
        let _first = older(&places);
        let second = Vault::open(&places).unwrap();
        let before = files(&places);
        let mut second = on(disk, second);
        let kept = ["Kim", "Sam"].map(|name| second.keep_profile(&to(name)).is_ok());
        tidy(disk, &places, &before, "none");
        let there = read_back(&places).2;
        let fits = match there.person.as_deref() {
            Some("Sam") => true,
            Some("Kim") => !kept[1],
            _ => kept == [false, false],
        };
        assert!(fits, "{disk:?}: {:?}", there.person);
    });
}

#[test]
fn a_profile_that_is_taken_in_survives_every_fault() {
    let beside = "profile.k7f3qd9x2m4a.json";
    at_each("a profile taken in", |disk| {
        let (_home, places) = places();
        let vault = older(&places);
        put(&places.data, beside, &serde_json::to_vec(&named("Sam")).unwrap());
        let mut before = files(&places);
        before.retain(|path, _| !path.ends_with("profile.json"));
        let mut vault = on(disk, vault);
        drop(vault.take_in_profiles());
        tidy(disk, &places, &before, beside);
        assert_eq!(read_back(&places).2, named("Sam"), "{disk:?}");
        let mut vault = go_on(disk, vault, &places);
        drop(vault.take_in_profiles().unwrap());
        assert_eq!(read_back(&places).2, named("Sam"), "{disk:?}");
        let there = fs::read_to_string(places.data.join("profile.json")).unwrap();
        assert!(there.contains("Sam") && !places.data.join(beside).exists(), "{disk:?}");
    });
}

/// A second window changed the same word and something else, a minute earlier or later.
#[test]
fn a_profile_that_two_windows_changed_survives_every_fault_and_neither_word_is_lost() {
    for minutes in [-1, 1] {
        at_each("a profile that two changed", |disk| {
            let (_home, places) = places();
            let mut first = older(&places);
            first.keep_profile(&to("Kim")).unwrap();
            let mut second = Vault::open(&places).unwrap();
            second.load();
            let mut of_second = change("Kim", "Robin");
            of_second.to.edited = Some(moment() + chrono::TimeDelta::minutes(minutes));
            of_second.to.bad_night = Some("a line".to_owned());
            let mut of_first = change("Kim", "Sam");
            of_first.to.hide_shared = true;
            let mut first = on(disk, first);
            second.keep_profile(&of_second).unwrap();
            drop(first.keep_profile(&of_first));
            go_on(disk, first, &places).keep_profile(&of_first).unwrap();
            let there = read_back(&places).2;
            let stands = if minutes > 0 { "Robin" } else { "Sam" };
            let all = (there.person.as_deref(), there.bad_night.as_deref(), there.hide_shared);
            assert_eq!(all, (Some(stands), Some("a line"), true), "{disk:?}");
            let files: String =
                files_below(&places.data).iter().map(|file| fs::read_to_string(file).unwrap()).collect();
            assert!(files.contains("Robin") && files.contains("Sam"), "{disk:?}");
        });
    }
}
