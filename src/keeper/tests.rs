//! Tests of the keeper: what it writes and when, what it says, what it tries again.

use std::fs;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use super::settings::changed;
use super::{Keeper, Outcome, Pace, Request, Task};
use crate::journal::{Change, Draft, Profile};
use crate::vault::testing::{draft, files_below, journal, moment, page, places, places_in, words};
use crate::vault::{FaultKind, Places, Vault};

/// Longer than anything here takes.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
pub(super) const SOON: Pace = Pace { save: Duration::from_millis(30), retry: Duration::from_millis(30) };
/// So long that nothing is saved but on request.
pub(super) const NEVER: Pace = Pace { save: Duration::from_hours(1), retry: Duration::from_hours(1) };

pub(super) fn start(pace: Pace, places: &Places) -> (Keeper, Receiver<Outcome>) {
    let (to, outcomes) = mpsc::channel();
    let reply = move |outcome| to.send(outcome).unwrap_or_default();
    (Keeper::start_at(pace, places.clone(), Vault::look(places), moment, reply), outcomes)
}

fn next(outcomes: &Receiver<Outcome>) -> Outcome {
    outcomes.recv_timeout(PATIENCE).expect("an answer")
}

/// The answers until one of a kind.
pub(super) fn until(outcomes: &Receiver<Outcome>, fits: impl Fn(&Outcome) -> bool) -> Outcome {
    loop {
        let outcome = next(outcomes);
        if fits(&outcome) {
            return outcome;
        }
    }
}

pub(super) fn draft_on_disk(places: &Places, letter: char) -> Option<String> {
    let name = format!("{}.json", letter.to_string().repeat(12));
    let bytes = fs::read(places.data.join("drafts").join(name)).ok()?;
    Some(words(&serde_json::from_slice::<Draft>(&bytes).unwrap().entry).to_owned())
}

#[test]
fn nothing_is_written_before_the_journal_was_begun() {
    let (home, places) = places();
    let (keeper, outcomes) = start(SOON, &places);
    keeper.desk().put(draft('a', "not chosen yet"));
    keeper.send(Request::SaveNow);
    keeper.send(Request::Settings(changed(|settings| settings.mouse = true)));
    keeper.send(Request::Keep { entry: Box::new(page('a', "x")), profile: None });
    for _ in 0..3 {
        let Outcome::Failed { fault, .. } = next(&outcomes) else { panic!("it was kept") };
        assert_eq!(fault.kind, FaultKind::NotBegun);
    }
    keeper.send(Request::LetGo(draft('a', "").entry.id));
    assert!(matches!(next(&outcomes), Outcome::LetGone(_)));
    keeper.desk().put(draft('a', "not chosen yet"));
    assert!(keeper.leave(PATIENCE));
    assert_eq!(fs::read_dir(home.path().join("home")).unwrap().count(), 0);
}

#[test]
fn beginning_keeps_the_page_and_the_draft_and_from_then_on_the_desk() {
    let (_home, places) = places();
    let (keeper, outcomes) = start(SOON, &places);
    keeper.desk().put(draft('a', "done"));
    keeper.send(Request::Begin {
        profile: Box::new(Profile::default()),
        entry: Some(Box::new(page('a', "done"))),
        draft: Some(Box::new(draft('b', "begun"))),
        settings: Some(changed(|settings| settings.mouse = true)),
    });
    assert!(matches!(next(&outcomes), Outcome::Begun));
    assert_eq!(draft_on_disk(&places, 'b').as_deref(), Some("begun"));
    keeper.desk().put(draft('b', "begun and more"));
    let Outcome::DraftKept { id, at } = next(&outcomes) else { panic!("no draft") };
    assert_eq!((id, at), (draft('b', "").entry.id, moment()));
    assert_eq!(draft_on_disk(&places, 'b').as_deref(), Some("begun and more"));
    assert_eq!(draft_on_disk(&places, 'a'), None, "the page that was kept has a draft again");
    keeper.send(Request::Load);
    let Outcome::Loaded(loaded) = next(&outcomes) else { panic!("not read") };
    assert_eq!((loaded.entries.len(), loaded.drafts.len(), loaded.unreadable.len()), (1, 1, 0));
    assert!(keeper.leave(PATIENCE));
}

#[test]
fn the_desk_is_written_soon_after_the_first_change_however_many_follow() {
    let (_home, places) = places();
    drop(journal(&places));
    let pace = Pace { save: Duration::from_millis(100), ..NEVER };
    let (keeper, outcomes) = start(pace, &places);
    let start = Instant::now();
    let mut keys = 0;
    while outcomes.try_recv().is_err() {
        keys += 1;
        keeper.desk().put(draft('a', &keys.to_string()));
        assert!(start.elapsed() < PATIENCE, "each key puts it off");
        std::thread::yield_now();
    }
    let took = start.elapsed();
    assert!(took >= pace.save && took < Duration::from_secs(2), "{took:?}");
    assert!(keys > 1);
    assert!(keeper.leave(PATIENCE));
    assert_eq!(draft_on_disk(&places, 'a'), Some(keys.to_string()), "the last key is not on disk");
}

#[test]
fn two_drafts_changed_in_one_second_are_both_kept() {
    let (_home, places) = places();
    drop(journal(&places));
    let (keeper, outcomes) = start(NEVER, &places);
    keeper.desk().put(draft('a', "one"));
    keeper.desk().put(draft('b', "two"));
    keeper.send(Request::SaveNow);
    until(&outcomes, |outcome| matches!(outcome, Outcome::DraftKept { .. }));
    until(&outcomes, |outcome| matches!(outcome, Outcome::DraftKept { .. }));
    assert_eq!(draft_on_disk(&places, 'a').as_deref(), Some("one"));
    assert_eq!(draft_on_disk(&places, 'b').as_deref(), Some("two"));
    keeper.send(Request::SaveNow);
    assert!(matches!(next(&outcomes), Outcome::AllKept));
}

#[test]
fn keeping_the_page_takes_its_draft_away() {
    let (_home, places) = places();
    drop(journal(&places));
    let (keeper, outcomes) = start(NEVER, &places);
    keeper.desk().put(draft('a', "words"));
    keeper.send(Request::SaveNow);
    assert!(matches!(next(&outcomes), Outcome::DraftKept { .. }));
    keeper.desk().put(draft('a', "words, and more"));
    let profile = Some(Box::new(Change::default()));
    keeper.send(Request::Keep { entry: Box::new(page('a', "words, and more")), profile });
    assert!(matches!(next(&outcomes), Outcome::Kept { .. }));
    assert!(matches!(next(&outcomes), Outcome::ProfileKept { united: None }));
    assert_eq!(files_below(&places.data.join("drafts")).len(), 0);
    assert!(keeper.leave(PATIENCE));
    assert_eq!(files_below(&places.data.join("drafts")).len(), 0, "leaving wrote the draft again");
    assert_eq!(files_below(&places.data.join("entries")).len(), 1);
}

#[test]
fn what_failed_is_told_and_tried_again_by_itself() {
    let (_home, places) = places();
    drop(journal(&places));
    let (keeper, outcomes) = start(SOON, &places);
    let aside =
        |name: &str| fs::rename(places.data.join(name), places.data.join(format!("{name}.away"))).unwrap();
    let back =
        |name: &str| fs::rename(places.data.join(format!("{name}.away")), places.data.join(name)).unwrap();
    aside("drafts");
    aside("entries");
    keeper.desk().put(draft('a', "words"));
    keeper.send(Request::Keep { entry: Box::new(page('b', "a page")), profile: None });
    for _ in 0..2 {
        for task in [Task::Draft(draft('a', "").entry.id), Task::Keep(page('b', "").id)] {
            let failed = |outcome: &Outcome| matches!(outcome, Outcome::Failed { task: failed, .. } if *failed == task);
            until(&outcomes, failed);
        }
    }
    back("drafts");
    until(&outcomes, |outcome| matches!(outcome, Outcome::DraftKept { .. }));
    back("entries");
    until(&outcomes, |outcome| matches!(outcome, Outcome::Kept { .. }));
    assert!(keeper.leave(PATIENCE));
    assert_eq!(draft_on_disk(&places, 'a').as_deref(), Some("words"));
}

#[test]
fn leaving_says_so_when_something_could_not_be_kept() {
    let (_home, places) = places();
    drop(journal(&places));
    let (keeper, _outcomes) = start(NEVER, &places);
    fs::rename(places.data.join("drafts"), places.data.join("away")).unwrap();
    keeper.desk().put(draft('a', "words"));
    assert!(!keeper.leave(PATIENCE));
}

#[test]
fn a_draft_let_go_is_in_the_bin_with_its_last_words() {
    let (_home, places) = places();
    drop(journal(&places));
    let (keeper, outcomes) = start(NEVER, &places);
    keeper.desk().put(draft('a', "the last words"));
    keeper.send(Request::LetGo(draft('a', "").entry.id));
    until(&outcomes, |outcome| matches!(outcome, Outcome::LetGone(_)));
    let bin = fs::read_to_string(places.data.join("bin/aaaaaaaaaaaa.json")).unwrap();
    assert!(bin.contains("the last words"));
    assert!(keeper.leave(PATIENCE));
    assert_eq!(draft_on_disk(&places, 'a'), None);
}

#[test]
fn a_second_window_says_that_it_reads_and_adds_and_the_first_sees_what_it_added() {
    let (_home, places) = places();
    drop(journal(&places));
    let (first, at_first) = start(NEVER, &places);
    let (second, at_second) = start(NEVER, &places);
    assert!(matches!(next(&at_second), Outcome::ReadOnly { why } if why.kind == FaultKind::Held));
    second.send(Request::Keep { entry: Box::new(page('a', "added")), profile: None });
    assert!(matches!(next(&at_second), Outcome::Kept { .. }));
    first.send(Request::LookForNew);
    let Outcome::Appeared(new) = next(&at_first) else { panic!("not looked") };
    assert_eq!(new.len(), 1);
}

#[test]
fn what_a_second_window_changes_in_the_profile_is_kept_and_reaches_the_first() {
    let (_home, places) = places();
    drop(journal(&places));
    let (first, at_first) = start(NEVER, &places);
    let (second, at_second) = start(NEVER, &places);
    let line = Profile { bad_night: Some("a line".to_owned()), edited: Some(moment()), ..Profile::default() };
    second.send(Request::Profile(Box::new(Change::first(line.clone()))));
    until(&at_second, |outcome| matches!(outcome, Outcome::ProfileKept { united: None }));
    first.send(Request::LookForNew);
    let told = until(&at_first, |outcome| !matches!(outcome, Outcome::Appeared(_)));
    let Outcome::ProfileKept { united: Some(united) } = told else { panic!("{told:?}") };
    assert_eq!(*united, Change::first(line.clone()));
    assert!(second.leave(PATIENCE) && first.leave(PATIENCE));
    assert_eq!(Vault::open(&places).unwrap().load().profile, line);
}

#[test]
fn a_journal_that_is_lost_is_said_and_not_made_anew() {
    let (_home, places) = places();
    journal(&places).keep(&page('a', "words")).unwrap();
    fs::remove_file(places.data.join("journal.json")).unwrap();
    let (keeper, outcomes) = start(NEVER, &places);
    assert!(matches!(next(&outcomes), Outcome::Failed { task: Task::Open, .. }));
    let profile = Box::new(Profile::default());
    keeper.send(Request::Begin { profile, entry: None, draft: None, settings: None });
    let Outcome::Failed { task: Task::Begin, fault } = next(&outcomes) else { panic!("it was made") };
    assert_eq!(fault.kind, FaultKind::Lost);
    assert!(!places.data.join("journal.json").exists());
}

#[test]
fn a_poisoned_or_stuck_lock_does_not_keep_words_from_the_disk() {
    let (_home, places) = places();
    let vault = journal(&places);
    let (to, _from) = mpsc::channel();
    let desk = super::Desk::new(to);
    desk.begin(vault.draft_writer());
    let (writer, sheets) = (vault.draft_writer(), desk.clone());
    let poison = std::thread::spawn(move || {
        let _held = writer.hold();
        sheets.poison();
    });
    assert!(poison.join().is_err());
    desk.put(draft('a', "poisoned"));
    assert!(desk.save().iter().all(|(_, saved)| saved.is_ok()));
    assert_eq!(draft_on_disk(&places, 'a').as_deref(), Some("poisoned"));
    let writer = vault.draft_writer();
    let _stuck = writer.hold();
    desk.put(draft('a', "stuck"));
    assert!(desk.save_within(Duration::from_millis(20)).iter().all(|(_, saved)| saved.is_ok()));
    assert_eq!(draft_on_disk(&places, 'a').as_deref(), Some("stuck"));
}

/// `mount -t tmpfs -o size=64k none DIR; MEND_TEST_SMALL_DISK=DIR cargo test full_disk -- --ignored`
#[test]
#[ignore = "needs a small disk of its own"]
fn a_full_disk_is_told_nothing_older_is_touched_and_all_words_are_there_after() {
    let disk = std::path::PathBuf::from(std::env::var_os("MEND_TEST_SMALL_DISK").expect("a small disk"));
    let places = places_in(&disk);
    journal(&places).keep(&page('a', "older words")).unwrap();
    let before: Vec<_> = files_below(&places.data).iter().map(|file| fs::read(file).unwrap()).collect();
    let (keeper, outcomes) = start(Pace::default(), &places);
    let mut filler = fs::File::create(disk.join("filler")).unwrap();
    while std::io::Write::write_all(&mut filler, &[0; 512]).is_ok() {}
    let typed = Instant::now();
    keeper.desk().put(draft('b', "new words"));
    keeper.send(Request::Keep { entry: Box::new(page('c', "a new page")), profile: None });
    for task in [Task::Keep(page('c', "").id), Task::Draft(draft('b', "").entry.id)] {
        let told = until(
            &outcomes,
            |outcome| matches!(outcome, Outcome::Failed { task: told, .. } if *told == task),
        );
        let Outcome::Failed { fault, .. } = told else { unreachable!("it was waited for") };
        assert_eq!(fault.kind, FaultKind::DiskFull);
    }
    eprintln!("told after {:?}", typed.elapsed());
    assert!(typed.elapsed() < Duration::from_secs(4));
    let after: Vec<_> = files_below(&places.data).iter().map(|file| fs::read(file).unwrap()).collect();
    assert_eq!(before, after);
    drop(filler);
    fs::remove_file(disk.join("filler")).unwrap();
    let kept = |outcome: &Outcome| matches!(outcome, Outcome::DraftKept { .. } | Outcome::Kept { .. });
    until(&outcomes, kept);
    until(&outcomes, kept);
    assert_eq!(files_below(&places.data.join("entries")).len(), 2);
    assert_eq!(draft_on_disk(&places, 'b').as_deref(), Some("new words"));
}

#[test]
fn an_erased_draft_leaves_no_copy_in_the_bin() {
    let (_home, places) = places();
    drop(journal(&places));
    let (keeper, outcomes) = start(SOON, &places);
    keeper.desk().put(draft('a', "taken back"));
    until(&outcomes, |outcome| matches!(outcome, Outcome::DraftKept { .. }));
    keeper.send(Request::Erase(draft('a', "").entry.id));
    assert!(matches!(next(&outcomes), Outcome::LetGone(_)));
    assert!(keeper.leave(PATIENCE));
    assert_eq!(draft_on_disk(&places, 'a'), None);
    assert_eq!(fs::read_dir(places.data.join("bin")).unwrap().count(), 0);
}

#[test]
fn what_is_written_on_a_page_after_every_word_was_taken_off_it_is_kept() {
    let (_home, places) = places();
    drop(journal(&places));
    for _ in 0..20 {
        let (keeper, _outcomes) = start(SOON, &places);
        let desk = keeper.desk();
        desk.put(draft('a', "taken back"));
        desk.clear(&draft('a', "").entry.id);
        keeper.send(Request::Erase(draft('a', "").entry.id));
        // Before the keeper has heard of it, or after.
        desk.put(draft('a', "written anew"));
        assert!(keeper.leave(PATIENCE));
        assert_eq!(draft_on_disk(&places, 'a').as_deref(), Some("written anew"));
    }
}

#[test]
fn of_profiles_that_could_not_be_kept_the_newest_stands_in_the_end() {
    let line = |text: &str| Profile { bad_night: Some(text.to_owned()), ..Profile::default() };
    let profile = |text: &str| Request::Profile(Box::new(Change::first(line(text))));
    let with_page = |text: &str| Request::Keep {
        entry: Box::new(page('b', "a page")),
        profile: Some(Box::new(Change::first(line(text)))),
    };
    let orders = [[profile("older"), with_page("newer")], [with_page("older"), profile("newer")]];
    for requests in orders {
        let (home, places) = places();
        drop(journal(&places));
        let (keeper, outcomes) = start(NEVER, &places);
        fs::rename(&places.data, home.path().join("away")).unwrap();
        for request in requests {
            keeper.send(request);
            until(&outcomes, |outcome| matches!(outcome, Outcome::Failed { .. }));
        }
        fs::rename(home.path().join("away"), &places.data).unwrap();
        assert!(keeper.leave(PATIENCE));
        let loaded = Vault::visit(&places).unwrap().load();
        assert_eq!(loaded.profile.bad_night.as_deref(), Some("newer"));
        assert_eq!(loaded.entries.len(), 1);
    }
}

#[test]
fn a_profile_that_changes_with_every_key_is_written_now_and_then_and_its_last_on_leaving() {
    let profile = |text: &str| Profile { bad_night: Some(text.to_owned()), ..Profile::default() };
    let (_home, places) = places();
    drop(journal(&places));
    let (keeper, outcomes) = start(NEVER, &places);
    let mut from = Profile::default();
    for to in ["S", "Sa", "Sam"].map(profile) {
        keeper.send(Request::Profile(Box::new(Change { from, to: to.clone() })));
        from = to;
    }
    assert!(keeper.leave(PATIENCE));
    let written =
        outcomes.try_iter().filter(|outcome| matches!(outcome, Outcome::ProfileKept { .. })).count();
    assert_eq!(written, 2, "the first at once, the last on leaving");
    let kept = Vault::visit(&places).unwrap().load().profile;
    assert_eq!(kept.bad_night.as_deref(), Some("Sam"));
}
