//! Tests of the keeper whose folder goes away, is emptied, is another one, or takes nothing any more.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::Receiver;

use super::tests::{NEVER, PATIENCE, SOON, draft_on_disk, start, until};
use super::{FaultKind, Keeper, Outcome, Request, Task};
use crate::journal::{Change, Profile};
use crate::vault::testing::{again, child, draft, files_below, folder, journal, page, places, places_in};
use crate::vault::{Beginning, LostReason, Places, Standing, Vault};

/// A journal with something older in it.
fn older(places: &Places) {
    let mut vault = journal(places);
    vault.keep(&page('o', "older words")).unwrap();
    vault.draft_writer().save(&draft('p', "an older draft")).unwrap();
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let below = |path: PathBuf| (path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
    files_below(folder).into_iter().map(below).collect()
}

fn kim() -> Profile {
    Profile { person: Some("Kim".to_owned()), ..Profile::default() }
}

fn without_profile(mut files: BTreeMap<PathBuf, Vec<u8>>) -> BTreeMap<PathBuf, Vec<u8>> {
    files.remove(Path::new("profile.json"));
    files
}

/// A draft on the desk and a page to keep, as they are written while nothing can be kept.
fn write(keeper: &Keeper) {
    keeper.desk().put(draft('d', "new words"));
    keeper.send(Request::Keep { entry: Box::new(page('n', "a new page")), profile: None });
    keeper.send(Request::SaveNow);
}

/// Both are told to have failed, each for this reason.
fn both_fail(outcomes: &Receiver<Outcome>, kind: FaultKind) {
    for wanted in [Task::Keep(page('n', "").id), Task::Draft(draft('d', "").entry.id)] {
        let failed = |outcome: &Outcome| matches!(outcome, Outcome::Failed { task, .. } if *task == wanted);
        let Outcome::Failed { fault, .. } = until(outcomes, failed) else {
            unreachable!("it was waited for")
        };
        assert_eq!(fault.kind, kind, "{wanted:?}: {fault}");
    }
}

/// Both are kept by themselves, and what was older is as it was.
fn both_are_kept(
    keeper: Keeper,
    outcomes: &Receiver<Outcome>,
    places: &Places,
    before: &BTreeMap<PathBuf, Vec<u8>>,
) {
    let (mut page_kept, mut draft_kept) = (false, false);
    while !(page_kept && draft_kept) {
        match until(outcomes, |outcome| !matches!(outcome, Outcome::Failed { .. })) {
            Outcome::Kept { .. } => page_kept = true,
            Outcome::DraftKept { .. } => draft_kept = true,
            _ => {}
        }
    }
    assert!(keeper.leave(PATIENCE));
    assert_eq!(draft_on_disk(places, 'd').as_deref(), Some("new words"));
    let after = files(&places.data);
    assert!(after.keys().any(|path| path.ends_with("2026-11-22-nnnnnnnnnnnn.json")));
    for (path, bytes) in before {
        assert_eq!(after.get(path), Some(bytes), "{}", path.display());
    }
}

/// Moves everything out of a folder, or back.
fn move_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::rename(file.path(), to.join(file.file_name())).unwrap();
    }
}

#[test]
fn a_folder_that_was_emptied_is_told_and_all_words_are_kept_once_it_is_filled_again() {
    let (home, places) = places();
    older(&places);
    let before = files(&places.data);
    let away = home.path().join("away");
    let (keeper, outcomes) = start(SOON, &places);
    move_all(&places.data, &away);
    keeper.send(Request::Profile(Box::new(Change::first(kim()))));
    until(&outcomes, |outcome| matches!(outcome, Outcome::Failed { task: Task::Profile, .. }));
    write(&keeper);
    both_fail(&outcomes, FaultKind::Gone);
    assert_eq!(fs::read_dir(&places.data).unwrap().count(), 0, "something was made in the empty folder");
    assert!(!keeper.desk().is_clear(), "the words are no longer in memory");
    move_all(&away, &places.data);
    let before = without_profile(before);
    both_are_kept(keeper, &outcomes, &places, &before);
    assert_eq!(Vault::visit(&places).unwrap().load().profile, kim());
}

#[test]
fn pages_and_drafts_that_vanished_within_the_folder_are_told_and_come_back() {
    let (home, places) = places();
    older(&places);
    let before = files(&places.data);
    let away = |sub: &str| home.path().join(sub);
    let (keeper, outcomes) = start(SOON, &places);
    for sub in ["entries", "drafts"] {
        fs::rename(places.data.join(sub), away(sub)).unwrap();
    }
    write(&keeper);
    both_fail(&outcomes, FaultKind::Gone);
    assert!(!places.data.join("entries").exists() && !places.data.join("drafts").exists());
    for sub in ["entries", "drafts"] {
        fs::rename(away(sub), places.data.join(sub)).unwrap();
    }
    both_are_kept(keeper, &outcomes, &places, &before);
}

#[test]
fn another_notebook_in_the_place_of_this_one_gets_none_of_its_words() {
    let (home, places) = places();
    older(&places);
    let before = files(&places.data);
    let away = home.path().join("away");
    let (keeper, outcomes) = start(SOON, &places);
    fs::rename(&places.data, &away).unwrap();
    drop(journal(&Places { state: home.path().join("other state"), ..places.clone() }));
    let others = files(&places.data);
    write(&keeper);
    keeper.send(Request::Profile(Box::new(Change::first(kim()))));
    both_fail(&outcomes, FaultKind::Gone);
    until(&outcomes, |outcome| matches!(outcome, Outcome::Failed { task: Task::Profile, .. }));
    assert_eq!(files(&places.data), others, "the other notebook was written into");
    fs::rename(&places.data, home.path().join("other")).unwrap();
    fs::rename(&away, &places.data).unwrap();
    both_are_kept(keeper, &outcomes, &places, &without_profile(before));
    assert_eq!(Vault::visit(&places).unwrap().load().profile, kim());
}

#[test]
fn a_folder_that_stays_empty_is_said_to_be_lost_and_nothing_is_made_in_its_place() {
    for gone in [false, true] {
        let (_home, places) = places();
        older(&places);
        let (keeper, outcomes) = start(NEVER, &places);
        fs::remove_dir_all(&places.data).unwrap();
        if !gone {
            fs::create_dir(&places.data).unwrap();
        }
        write(&keeper);
        both_fail(&outcomes, FaultKind::Gone);
        assert!(!keeper.leave(PATIENCE), "it was said to be kept");
        assert_eq!(Vault::look(&places), Standing::Lost { reason: LostReason::Vanished });
        let profile = Profile::default();
        let beginning = Beginning { profile: &profile, entry: None, draft: None, settings: None };
        assert_eq!(Vault::create(&places, &beginning).unwrap_err().kind, FaultKind::Lost);
        assert_eq!(Vault::open(&places).unwrap_err().kind, FaultKind::Lost);
        assert_eq!(files_below(&places.data).len(), 0, "something was made");
    }
}

/// A program under which modes bind also whoever may do everything.
const BOUND: [&str; 2] = ["setpriv", "--bounding-set=-all"];

/// Whether a folder's mode keeps this account from writing into it.
fn modes_bind() -> bool {
    let closed = folder();
    fs::set_permissions(closed.path(), fs::Permissions::from_mode(0o500)).unwrap();
    fs::File::create_new(closed.path().join("probe")).is_err()
}

#[test]
fn a_folder_that_takes_nothing_is_told_and_all_words_are_kept_once_it_does() {
    if let Some(home) = child() {
        return takes_nothing_for_a_while(&places_in(&home));
    }
    let home = folder();
    if modes_bind() {
        return takes_nothing_for_a_while(&places_in(home.path()));
    }
    if !Command::new(BOUND[0]).args([BOUND[1], "true"]).status().is_ok_and(|status| status.success()) {
        return println!("not checked: modes do not bind this account, and nothing here makes them");
    }
    let test = "keeper::away::a_folder_that_takes_nothing_is_told_and_all_words_are_kept_once_it_does";
    let words = again(&BOUND, test, home.path());
    let done = Command::new(&words[0]).args(&words[1..]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

fn takes_nothing_for_a_while(places: &Places) {
    assert!(modes_bind());
    older(places);
    let before = files(&places.data);
    let set_modes = |mode| {
        for folder in [places.data.clone(), places.data.join("entries"), places.data.join("drafts")] {
            fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    let (keeper, outcomes) = start(SOON, places);
    set_modes(0o500);
    write(&keeper);
    both_fail(&outcomes, FaultKind::Denied);
    assert!(!keeper.desk().is_clear(), "the words are no longer in memory");
    assert_eq!(files(&places.data), before);
    set_modes(0o700);
    both_are_kept(keeper, &outcomes, places, &before);
}
