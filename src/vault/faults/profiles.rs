//! Tests: the profile on a disk that fails. In its place, beside it by a window that only adds, and taken in from
//! there.

use std::fs;

use super::{at_each, files, go_on, older, on, read_back, tidy};
use crate::journal::Profile;
use crate::vault::Vault;
use crate::vault::testing::{moment, places, put};

fn named(name: &str) -> Profile {
    Profile { person: Some(name.to_owned()), edited: Some(moment()), ..Profile::default() }
}

#[test]
fn a_profile_survives_every_fault() {
    at_each("the profile", |disk| {
        let (_home, places) = places();
        let mut vault = older(&places);
        vault.keep_profile(&named("Kim")).unwrap();
        let before = files(&places);
        let mut vault = on(disk, vault);
        let kept = vault.keep_profile(&named("Sam"));
        tidy(disk, &places, &before, "profile.json");
        let (.., profile) = read_back(&places);
        assert!(profile == named("Sam") || (profile == named("Kim") && kept.is_err()), "{disk:?}");
        assert_eq!(go_on(disk, vault, &places).keep_profile(&named("Alex")).unwrap(), None);
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
        let kept = ["Kim", "Sam"].map(|name| second.keep_profile(&named(name)).is_ok());
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
