//! Tests: what stands beside the journal on a disk that fails. The settings, and what this machine knows.

use super::{at_each, files, go_on, older, on, tidy};
use crate::vault::machine::Machine;
use crate::vault::testing::{files_below, places};
use crate::vault::{Standing, Vault, read_settings};

const DARK: &str = "theme = \"dark\"\n";
const LIGHT: &str = "theme = \"light\"\n";

#[test]
fn settings_survive_every_fault() {
    at_each("changed settings", |disk| {
        let (_home, places) = places();
        let vault = older(&places);
        vault.write_settings(DARK).unwrap();
        let before = files(&places);
        let vault = on(disk, vault);
        let kept = vault.write_settings(LIGHT).is_ok();
        tidy(disk, &places, &before, "settings.toml");
        let there = read_settings(&places).unwrap().unwrap();
        assert!(there == LIGHT || (there == DARK && !kept), "{disk:?}: {there}");
        go_on(disk, vault, &places).write_settings(LIGHT).unwrap();
        assert_eq!(read_settings(&places).unwrap().as_deref(), Some(LIGHT), "{disk:?}");
    });
}

#[test]
fn the_first_settings_survive_every_fault() {
    at_each("the first settings", |disk| {
        let (_home, places) = places();
        let vault = older(&places);
        let before = files(&places);
        let vault = on(disk, vault);
        let kept = vault.write_settings(DARK).is_ok();
        tidy(disk, &places, &before, "none");
        let there = read_settings(&places).unwrap();
        assert!(there.as_deref() == Some(DARK) || (there.is_none() && !kept), "{disk:?}: {there:?}");
        go_on(disk, vault, &places).write_settings(DARK).unwrap();
        assert_eq!(read_settings(&places).unwrap().as_deref(), Some(DARK), "{disk:?}");
    });
}

#[test]
fn what_this_machine_knows_survives_every_fault() {
    at_each("a folder forgotten", |disk| {
        let (home, places) = places();
        drop(older(&places));
        let other = crate::vault::Places { data: home.path().join("home/other"), ..places.clone() };
        drop(crate::vault::testing::journal(&other));
        std::fs::remove_dir_all(&places.data).unwrap();
        std::fs::remove_dir_all(&other.data).unwrap();
        let before = files(&places);
        let forgotten = Machine::forget(disk.as_ref(), &places).is_ok();
        tidy(disk, &places, &before, "machine.json");
        assert!(matches!(Vault::look(&other), Standing::Lost { .. }), "{disk:?}: the other one is forgotten");
        let absent = Vault::look(&places) == Standing::Absent;
        assert!(absent || !forgotten, "{disk:?}");
        Vault::forget(&places).unwrap();
        assert_eq!(Vault::look(&places), Standing::Absent, "{disk:?}");
        assert!(matches!(Vault::look(&other), Standing::Lost { .. }), "{disk:?}");
        assert_eq!(files_below(&places.data).len(), 0);
    });
}
