//! Tests of the keeper: what becomes of an entry after it was kept.

use super::tests::{NEVER, PATIENCE, SOON, start, until};
use super::{Held, Outcome, Request, Task};
use crate::journal::{Edits, Entry, Timeline, Versions};
use crate::vault::testing::{draft, files_below, journal, moment, page, places, put, texts, words};
use crate::vault::{FaultKind, Places, Vault};

fn changed(letter: char, text: &str, revision: u32) -> Entry {
    Entry { revision, edited: Some(moment()), ..page(letter, text) }
}

fn keep(entry: Entry) -> Request {
    Request::Keep { entry: Box::new(entry), profile: None }
}

fn entries(places: &Places) -> Vec<Entry> {
    Vault::visit(places).unwrap().load().entries
}

#[test]
fn a_page_goes_to_the_bin_is_seen_there_and_comes_back() {
    let (_home, places) = places();
    journal(&places).keep(&page('a', "words")).unwrap();
    let (keeper, outcomes) = start(NEVER, &places);
    keeper.send(Request::Load);
    keeper.send(Request::ToBin(Box::new(page('a', "words"))));
    until(&outcomes, |outcome| matches!(outcome, Outcome::Binned(entry) if words(entry) == "words"));
    assert_eq!(entries(&places), []);
    keeper.send(Request::ReadBin);
    let Outcome::BinRead(bin) = until(&outcomes, |_| true) else { panic!("not read") };
    keeper.send(Request::Restore(bin[0].name.clone()));
    let Outcome::Restored(back) = until(&outcomes, |_| true) else { panic!("not restored") };
    assert!(matches!(&back.held, Held::Entry(entry) if words(entry) == "words"));
    keeper.send(Request::ReadBin);
    assert!(matches!(until(&outcomes, |_| true), Outcome::BinRead(bin) if bin.is_empty()));
    assert_eq!(texts(&entries(&places)), ["words"]);
    keeper.send(Request::EraseBinned("aaaaaaaaaaaa.json".to_owned()));
    let Outcome::Failed { task, fault } = until(&outcomes, |_| true) else { panic!("erased") };
    assert_eq!((task, fault.kind), (Task::EraseBinned("aaaaaaaaaaaa.json".to_owned()), FaultKind::Gone));
    assert!(keeper.leave(PATIENCE));
}

#[test]
fn a_change_takes_its_draft_along_and_the_old_version_can_be_read() {
    let (_home, places) = places();
    journal(&places).keep(&page('a', "as it was")).unwrap();
    let (keeper, outcomes) = start(SOON, &places);
    keeper.send(Request::Load);
    let mut begun = draft('a', "half a change");
    (begun.entry.revision, begun.edits) = (2, Some(Edits { id: begun.entry.id.clone(), base_revision: 1 }));
    keeper.desk().put(begun);
    until(&outcomes, |outcome| matches!(outcome, Outcome::DraftKept { .. }));
    assert_eq!(texts(&entries(&places)), ["as it was"], "a draft changes no page");
    keeper.send(keep(changed('a', "changed", 2)));
    until(&outcomes, |outcome| matches!(outcome, Outcome::Kept { .. }));
    keeper.send(Request::ReadVersions(page('a', "").id));
    let Outcome::VersionsRead { versions, .. } = until(&outcomes, |_| true) else { panic!("not read") };
    assert_eq!((texts(&versions), texts(&entries(&places))), (vec!["as it was"], vec!["changed"]));
    assert!(keeper.leave(PATIENCE));
    assert_eq!(files_below(&places.data.join("drafts")), [""; 0].map(std::path::PathBuf::from));
}

#[test]
fn what_another_machine_wrote_meanwhile_is_told_with_what_was_kept_beside_it() {
    let (_home, places) = places();
    journal(&places).keep(&page('a', "as it was")).unwrap();
    let (keeper, outcomes) = start(NEVER, &places);
    keeper.send(Request::Load);
    let Outcome::Loaded(loaded) = until(&outcomes, |_| true) else { panic!("not read") };
    let mut timeline = Timeline::new(loaded.entries);
    let theirs = serde_json::to_vec(&changed('a', "from there", 2)).unwrap();
    put(&places.data.join("entries"), "2026-11-22-aaaaaaaaaaaa.json", &theirs);
    keeper.send(keep(changed('a', "from here", 2)));
    timeline.put(changed('a', "from here", 2));
    let Outcome::Appeared(told) = until(&outcomes, |outcome| !matches!(outcome, Outcome::Kept { .. })) else {
        panic!("not told")
    };
    timeline.take_in(told);
    let mut both = texts(timeline.entries());
    both.sort_unstable();
    assert_eq!(both, ["from here", "from there"]);
    assert!(keeper.leave(PATIENCE));
}

#[test]
fn what_could_not_be_kept_yet_is_not_taken_from_sight_by_what_others_did() {
    let (_home, places) = places();
    journal(&places).keep(&page('a', "as it was")).unwrap();
    let (keeper, outcomes) = start(NEVER, &places);
    keeper.send(Request::Load);
    until(&outcomes, |outcome| matches!(outcome, Outcome::Loaded(_)));
    // The place of the earlier version is taken by a file.
    std::fs::remove_dir(places.data.join("history")).unwrap();
    put(&places.data, "history", b"in the way");
    keeper.send(keep(changed('a', "not kept yet", 2)));
    until(&outcomes, |outcome| matches!(outcome, Outcome::Failed { task: Task::Keep(_), .. }));
    put(&places.data.join("entries"), "a 2.json", &serde_json::to_vec(&page('a', "a copy")).unwrap());
    keeper.send(Request::LookForNew);
    let told = until(&outcomes, |outcome| matches!(outcome, Outcome::Appeared(_)));
    let Outcome::Appeared(told) = told else { panic!("not told") };
    let [Versions { entries, .. }] = &told[..] else { panic!("{told:?}") };
    let mut said = texts(entries);
    said.sort_unstable();
    assert_eq!(said, ["a copy", "as it was", "not kept yet"]);
}

#[test]
fn before_a_journal_there_is_no_bin_and_there_are_no_versions() {
    let (_home, places) = places();
    let (keeper, outcomes) = start(NEVER, &places);
    let id = page('a', "").id;
    for (request, task) in [
        (Request::ToBin(Box::new(page('a', "words"))), Task::ToBin(id.clone())),
        (Request::ReadBin, Task::ReadBin),
        (Request::Restore("a.json".to_owned()), Task::Restore("a.json".to_owned())),
        (Request::ReadVersions(id.clone()), Task::ReadVersions(id.clone())),
    ] {
        keeper.send(request);
        let Outcome::Failed { task: failed, fault } = until(&outcomes, |_| true) else { panic!("done") };
        assert_eq!((failed, fault.kind), (task, FaultKind::NotBegun));
    }
}
