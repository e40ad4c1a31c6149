//! Tests: clocks that are changed, zones that are crossed. Files never collide, and order is that of the moments.

use std::collections::HashSet;
use std::fs;

use super::testing::{draft, files_below, journal, page, places, texts};
use super::{Vault, fresh_id};
use crate::journal::{Entry, Moment};

fn at(letter: char, created: &str, text: &str) -> Entry {
    let mut entry = page(letter, text);
    entry.created = created.parse().unwrap();
    entry
}

/// Kept in this order, read anew: what the pages say, newest first, and the names of their files.
fn kept(pages: &[Entry]) -> (Vec<String>, Vec<String>) {
    let (_home, places) = places();
    let mut vault = journal(&places);
    for page in pages {
        vault.keep(page).unwrap();
    }
    drop(vault);
    let loaded = Vault::open(&places).unwrap().load();
    assert_eq!((loaded.entries.len(), loaded.unreadable.len()), (pages.len(), 0));
    for page in pages {
        assert!(loaded.entries.contains(page), "a moment was read as another one");
    }
    let mut names: Vec<String> = files_below(&places.data.join("entries"))
        .iter()
        .map(|file| file.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    (texts(&loaded.entries).into_iter().map(str::to_owned).collect(), names)
}

#[test]
fn pages_of_the_hour_that_comes_twice_are_two_files_in_their_order() {
    let (order, names) = kept(&[
        at('b', "2026-10-25T02:30:00+02:00", "summer"),
        at('a', "2026-10-25T02:30:00+01:00", "winter"),
        at('c', "2026-10-25T02:30:00+01:00", "winter, the same second"),
    ]);
    assert_eq!(order, ["winter, the same second", "winter", "summer"]);
    assert_eq!(names, ["a", "b", "c"].map(|letter| format!("2026-10-25-{}.json", letter.repeat(12))));
}

#[test]
fn a_page_is_named_by_the_day_where_it_was_written_and_ordered_by_its_moment() {
    let (order, names) = kept(&[
        at('a', "2026-11-23T08:00:00+13:00", "on the plane"),
        at('b', "2026-11-22T09:00:00-10:00", "landed, the day before"),
    ]);
    assert_eq!(order, ["landed, the day before", "on the plane"]);
    assert_eq!(names, ["2026-11-22-bbbbbbbbbbbb.json", "2026-11-23-aaaaaaaaaaaa.json"]);
}

#[test]
fn a_sitting_keeps_its_moments_though_the_clock_changed_while_it_was_written() {
    // Over the spring change; and with the clock set back a day in the middle.
    for (created, finished) in [
        ("2027-03-28T01:50:00+01:00", "2027-03-28T03:10:00+02:00"),
        ("2026-11-22T21:00:00+01:00", "2026-11-21T21:20:00+01:00"),
    ] {
        let mut sitting = at('a', created, "words");
        sitting.finished = Some(finished.parse().unwrap());
        let mut begun = draft('a', "words");
        begun.entry = sitting.clone();
        let (_home, places) = places();
        let mut vault = journal(&places);
        vault.draft_writer().save(&begun).unwrap();
        vault.keep(&sitting).unwrap();
        vault.remove_draft(&sitting.id).unwrap();
        let loaded = vault.load();
        assert_eq!((loaded.entries, loaded.drafts.len()), (vec![sitting.clone()], 0));
        sitting.revision += 1;
        sitting.edited = Some(created.parse::<Moment>().unwrap() - chrono::TimeDelta::days(400));
        vault.keep(&sitting).unwrap();
        assert_eq!(vault.load().entries, [sitting], "a change on an earlier day by the clock");
    }
}

#[test]
fn ids_do_not_come_from_the_clock_and_a_name_that_is_taken_is_never_written_over() {
    let ids: HashSet<_> = (0..20_000).map(|_| fresh_id()).collect();
    assert_eq!(ids.len(), 20_000);
    let (_home, places) = places();
    journal(&places).keep(&page('a', "one")).unwrap();
    // Another window, which never read the first, writes under the very same day and id.
    Vault::open(&places).unwrap().keep(&page('a', "another")).unwrap();
    let said: HashSet<String> = files_below(&places.data.join("entries"))
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    assert_eq!(said.len(), 2);
    let loaded = Vault::open(&places).unwrap().load();
    let mut texts = texts(&loaded.entries);
    texts.sort_unstable();
    assert_eq!(texts, ["another", "one"]);
}
