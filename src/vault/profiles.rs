//! Tests: the profile, changed by two windows, by synchronising and by hand. What one set the other never undoes, whoever
//! was taken off stays off, and no word goes without a copy.

use std::fs;

use chrono::TimeDelta;

use super::testing::{files_below, journal, moment, places, put};
use super::{FaultKind, Places, Reason, Vault};
use crate::journal::{Change, HardDate, Person, Profile, merge};

/// A window: what it shows, and what it was told. As the app does it.
struct Window {
    vault: Vault,
    shows: Profile,
}

impl Window {
    fn open(places: &Places) -> Self {
        let mut vault = Vault::open(places).unwrap();
        let shows = vault.load().profile;
        Self { vault, shows }
    }

    /// The person changes something, so many seconds after the first of it.
    fn does(&mut self, seconds: i64, change: impl FnOnce(&mut Profile)) {
        let change = self.on_its_way(seconds, change);
        let told = self.vault.keep_profile(&change).unwrap();
        self.is_told(told);
    }

    fn on_its_way(&mut self, seconds: i64, change: impl FnOnce(&mut Profile)) -> Change {
        let from = self.shows.clone();
        self.shows.edited = Some(moment() + TimeDelta::seconds(seconds));
        change(&mut self.shows);
        Change { from, to: self.shows.clone() }
    }

    fn looks(&mut self) {
        let told = self.vault.take_in_profiles().unwrap();
        self.is_told(told);
    }

    fn is_told(&mut self, told: Option<Change>) {
        if let Some(told) = told {
            self.shows = merge(Some(&told.from), &self.shows, &told.to);
        }
    }

    fn people(&self) -> Vec<&str> {
        self.shows.people.iter().map(|person| person.name.as_str()).collect()
    }
}

/// The first window, which may change things, and a second one.
fn two(places: &Places) -> [Window; 2] {
    drop(journal(places));
    [Window::open(places), Window::open(places)]
}

fn adds(name: &str) -> impl FnOnce(&mut Profile) {
    let person = person(name);
    move |profile| profile.people.push(person)
}

fn takes_off(name: &str) -> impl FnOnce(&mut Profile) + use<'_> {
    move |profile| profile.people.retain(|person| person.name != name)
}

fn line(text: &str) -> impl FnOnce(&mut Profile) + use<'_> {
    move |profile| profile.bad_night = Some(text.to_owned())
}

/// What the next start reads.
fn kept(places: &Places) -> Profile {
    Vault::visit(places).unwrap().load().profile
}

fn is_in_history(places: &Places, words: &str) -> bool {
    let history = files_below(&places.data.join("history/profile"));
    history.iter().any(|file| fs::read_to_string(file).unwrap().contains(words))
}

fn person(name: &str) -> Person {
    Person { name: name.to_owned(), call: String::new(), rest: serde_json::Map::new() }
}

fn names_beside(places: &super::Places) -> Vec<String> {
    let files = files_below(&places.data).into_iter().filter(|file| file.parent() == Some(&*places.data));
    let names = files.map(|file| file.file_name().unwrap().to_string_lossy().into_owned());
    let mut beside: Vec<String> = names.filter(|name| name.starts_with("profile.")).collect();
    beside.sort();
    beside
}

#[test]
fn what_the_first_window_set_is_not_undone_by_a_second_one_that_never_saw_it() {
    let (_home, places) = places();
    let [mut first, mut second] = two(&places);
    first.does(1, |profile| {
        (profile.bad_night, profile.hide_shared) = (Some("a line".to_owned()), true);
    });
    second.does(2, adds("Kim"));
    first.looks();
    assert_eq!((first.shows.bad_night.as_deref(), first.shows.hide_shared), (Some("a line"), true));
    assert_eq!(first.people(), ["Kim"]);
    assert_eq!(kept(&places), first.shows);
}

#[test]
fn a_second_window_sees_what_the_first_changed_and_what_it_changed_itself() {
    let (_home, places) = places();
    let [mut first, mut second] = two(&places);
    first.does(1, line("a line"));
    second.does(2, adds("Kim"));
    first.does(3, |profile| profile.hide_shared = true);
    second.looks();
    assert_eq!((second.shows.bad_night.as_deref(), second.shows.hide_shared), (Some("a line"), true));
    assert_eq!(second.people(), ["Kim"]);
    first.does(4, takes_off("Kim"));
    second.looks();
    assert_eq!(second.people(), [""; 0]);
    assert_eq!(second.vault.take_in_profiles().unwrap(), None, "it is told once");
}

#[test]
fn a_second_window_keeps_one_file_beside_and_killed_it_lost_nothing() {
    let (_home, places) = places();
    let [mut first, mut second] = two(&places);
    for text in ["one line", "another line"] {
        second.does(1, line(text));
        assert_eq!(names_beside(&places).len(), 2, "one for each window, however often");
    }
    assert_eq!(kept(&places).bad_night.as_deref(), Some("another line"));
    assert_eq!(names_beside(&places).len(), 2, "reading changed something");
    first.looks();
    assert_eq!(first.shows, second.shows);
    assert_eq!(first.vault.take_in_profiles().unwrap(), None, "it is taken in once");
    assert_eq!(names_beside(&places), ["profile.json"]);
    assert!(is_in_history(&places, "another line"));
}

#[test]
fn a_second_window_is_told_nothing_while_the_folder_is_away() {
    let (home, places) = places();
    let [mut first, mut second] = two(&places);
    first.does(1, line("a line"));
    second.looks();
    let path = places.data.join("profile.json");
    let bytes = fs::read(&path).unwrap();
    for there in [&b"{"[..], br#"{"schema":2}"#] {
        put(&places.data, "profile.json", there);
        assert_eq!(second.vault.take_in_profiles().unwrap(), None);
    }
    fs::remove_file(&path).unwrap();
    assert_eq!(second.vault.take_in_profiles().unwrap(), None);
    fs::rename(&places.data, home.path().join("away")).unwrap();
    assert_eq!(second.vault.take_in_profiles().unwrap(), None);
    fs::rename(home.path().join("away"), &places.data).unwrap();
    put(&places.data, "profile.json", &bytes);
    first.does(2, adds("Kim"));
    second.looks();
    assert_eq!((second.people(), second.shows.bad_night.as_deref()), (vec!["Kim"], Some("a line")));
}

#[test]
fn a_line_that_another_one_was_read_over_lies_in_the_history() {
    let (_home, places) = places();
    let [first, mut second] = two(&places);
    second.does(2, line("of the second"));
    let mut of_first = first.shows.clone();
    (of_first.edited, of_first.bad_night) = (Some(moment()), Some("of the first".to_owned()));
    // As if it had been killed before it took in the other.
    put(&places.data, "profile.json", &serde_json::to_vec(&of_first).unwrap());
    drop(first);
    let mut first = Window::open(&places);
    assert_eq!(first.shows.bad_night.as_deref(), Some("of the second"));
    first.does(3, adds("Kim"));
    assert!(is_in_history(&places, "of the first") && is_in_history(&places, "of the second"));
}

#[test]
fn somebody_taken_off_stays_off_whatever_was_taken_in_before() {
    let (_home, places) = places();
    let [mut first, mut second] = two(&places);
    first.does(1, adds("Kim"));
    second.does(2, adds("Sam"));
    first.looks();
    first.does(3, takes_off("Kim"));
    assert_eq!(first.people(), ["Sam"]);
    first.does(4, takes_off("Sam"));
    second.does(5, adds("Alex"));
    first.does(6, line("a line"));
    assert_eq!(first.people(), ["Alex"]);
    assert_eq!(kept(&places), first.shows);
}

#[test]
fn somebody_taken_off_in_the_second_window_is_off_in_the_first() {
    let (_home, places) = places();
    drop(journal(&places));
    let mut first = Window::open(&places);
    first.does(1, adds("Kim"));
    let mut second = Window::open(&places);
    first.does(2, adds("Sam"));
    second.does(3, takes_off("Kim"));
    first.looks();
    assert_eq!(first.people(), ["Sam"]);
}

#[test]
fn somebody_read_from_beside_and_taken_off_does_not_come_back_from_there() {
    let (_home, places) = places();
    let [first, mut second] = two(&places);
    second.does(1, adds("Kim"));
    drop(first);
    let mut first = Window::open(&places);
    assert_eq!(first.people(), ["Kim"]);
    first.does(2, takes_off("Kim"));
    assert_eq!((first.people(), kept(&places).people.len()), (vec![], 0));
}

#[test]
fn a_name_that_is_typed_on_while_another_window_is_taken_in_stands_once() {
    let (_home, places) = places();
    let [mut first, mut second] = two(&places);
    second.does(1, adds("Kim"));
    first.does(2, adds("Sa"));
    second.does(3, line("a line"));
    // The look comes while the next letter is on its way.
    let on_its_way = first.on_its_way(4, |profile| {
        let typed = profile.people.iter_mut().find(|person| person.name == "Sa");
        typed.unwrap().name = "Sam".to_owned();
    });
    first.looks();
    assert_eq!(first.shows.bad_night.as_deref(), Some("a line"));
    let told = first.vault.keep_profile(&on_its_way).unwrap();
    first.is_told(told);
    assert_eq!((first.people().len(), first.people().contains(&"Sam")), (2, true));
    assert_eq!(kept(&places), first.shows);
}

#[test]
fn another_number_of_somebody_takes_the_place_of_the_old_one_in_both_windows() {
    let (_home, places) = places();
    drop(journal(&places));
    let mut first = Window::open(&places);
    first.does(1, adds("Kim"));
    let mut second = Window::open(&places);
    second.does(2, |profile| profile.people[0].call = "0123".to_owned());
    first.does(3, adds("Sam"));
    second.looks();
    for window in [&first, &second] {
        assert_eq!((window.people().len(), window.people().contains(&"Kim")), (2, true));
        assert!(window.shows.people.iter().any(|person| person.call == "0123"));
    }
}

#[test]
fn of_two_lines_for_a_bad_night_the_later_stands_and_the_other_lies_in_the_history() {
    for (of_first, stands, lies) in [(1, "second", "first"), (3, "first", "second")] {
        let (_home, places) = places();
        let [mut first, mut second] = two(&places);
        let mut in_order: [(&mut Window, i64, &str); 2] =
            [(&mut first, of_first, "of the first"), (&mut second, 2, "of the second")];
        in_order.sort_by_key(|(_, at, _)| *at);
        for (window, at, text) in in_order {
            window.does(at, line(text));
        }
        first.looks();
        assert_eq!(first.shows.bad_night, Some(format!("of the {stands}")));
        assert!(is_in_history(&places, &format!("of the {lies}")), "{lies}");
    }
}

#[test]
fn what_a_look_undoes_of_a_change_on_its_way_lies_in_the_history() {
    let (_home, places) = places();
    let [mut first, mut second] = two(&places);
    let on_its_way = first.on_its_way(1, line("on its way"));
    second.does(2, line("later"));
    first.looks();
    let told = first.vault.keep_profile(&on_its_way).unwrap();
    first.is_told(told);
    assert_eq!(first.shows.bad_night.as_deref(), Some("later"));
    assert_eq!(kept(&places), first.shows);
    assert!(is_in_history(&places, "on its way"));
}

#[test]
fn what_is_changed_and_cleared_here_alone_leaves_no_copy_behind() {
    let (_home, places) = places();
    let [mut first, _second] = two(&places);
    first.does(1, line("a line"));
    first.does(2, adds("Kim"));
    first.does(3, |profile| profile.bad_night = None);
    first.does(4, takes_off("Kim"));
    assert!(!is_in_history(&places, ""));
}

#[test]
fn a_profile_that_synchronising_changed_is_united_with_ours_and_a_damaged_one_is_left() {
    let (_home, places) = places();
    drop(journal(&places));
    let mut window = Window::open(&places);
    window.does(1, adds("Kim"));
    let day = HardDate { name: String::new(), day: moment().date_naive() };
    let mut theirs = window.shows.clone();
    theirs.people.push(person("Sam"));
    theirs.hard_dates.push(day);
    theirs.person = Some("Robin".to_owned());
    theirs.edited = Some(moment() + TimeDelta::hours(1));
    put(&places.data, "profile.json", &serde_json::to_vec(&theirs).unwrap());
    window.does(2, |profile| (profile.person, profile.hide_shared) = (Some("Alex".to_owned()), true));
    let Profile { person, hide_shared, hard_dates, .. } = &window.shows;
    assert_eq!((person.as_deref(), *hide_shared, hard_dates.len()), (Some("Robin"), true, 1));
    assert_eq!(window.people(), ["Kim", "Sam"]);
    assert!(is_in_history(&places, "Robin") && is_in_history(&places, "Alex"));
    put(&places.data, "profile.json", b"{\"schema\":1,");
    let change = window.on_its_way(3, adds("Lou"));
    assert_eq!(window.vault.keep_profile(&change).unwrap_err().kind, FaultKind::Unreadable);
    assert_eq!(fs::read(places.data.join("profile.json")).unwrap(), b"{\"schema\":1,");
    assert_eq!(window.vault.load().unreadable[0].name, "profile.json");
}

#[test]
fn a_second_version_that_synchronising_made_is_united_with_ours_and_the_later_stands() {
    let (_home, places) = places();
    drop(journal(&places));
    let mut window = Window::open(&places);
    window.does(1, adds("Kim"));
    window.does(2, line("ours"));
    let theirs = Profile {
        people: vec![person("Sam")],
        bad_night: Some("theirs".to_owned()),
        edited: Some(moment() + TimeDelta::hours(1)),
        ..Profile::default()
    };
    put(&places.data, "profile 2.json", &serde_json::to_vec(&theirs).unwrap());
    window.looks();
    assert_eq!((window.people(), window.shows.bad_night.as_deref()), (vec!["Kim", "Sam"], Some("theirs")));
    assert!(is_in_history(&places, "ours"));
    assert_eq!(names_beside(&places), ["profile.json"]);
}

#[test]
fn a_copy_that_the_person_made_brings_nobody_back_and_stays_where_it_is() {
    let (_home, places) = places();
    drop(journal(&places));
    let mut window = Window::open(&places);
    window.does(1, adds("Kim"));
    fs::copy(places.data.join("profile.json"), places.data.join("profile.backup.json")).unwrap();
    window.does(2, takes_off("Kim"));
    window.looks();
    assert_eq!((window.people(), kept(&places).people.len()), (vec![], 0));
    assert_eq!(names_beside(&places), ["profile.backup.json", "profile.json"]);
}

#[test]
fn a_second_profile_that_cannot_be_read_or_is_newer_is_named_or_left_and_never_taken_in() {
    let (_home, places) = places();
    let mut vault = journal(&places);
    let newer = br#"{"schema":2,"person":"K"}"#;
    put(&places.data, "profile.sync-conflict-20261123-101010-ABCDEF7.json", newer);
    put(&places.data, "profile 2.json", b"{");
    let unreadable = vault.load().unreadable;
    let reason = |name: &str| unreadable.iter().find(|one| one.name.starts_with(name)).unwrap().reason;
    assert!(matches!(reason("profile 2.json"), Reason::Damaged { .. }));
    assert_eq!((reason("profile.sync"), unreadable.len()), (Reason::Newer, 2));
    let profile = Profile { hide_shared: true, ..Profile::default() };
    assert_eq!(vault.keep_profile(&Change::first(profile)).unwrap(), None);
    assert_eq!(
        fs::read(places.data.join("profile.sync-conflict-20261123-101010-ABCDEF7.json")).unwrap(),
        newer
    );
    assert_eq!(fs::read(places.data.join("profile 2.json")).unwrap(), b"{");
}
