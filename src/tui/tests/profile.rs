//! The profile at the keyboard, while other windows change it: what was typed here and what came from there both stay.

use super::*;
use crate::journal::Change;
use serde_json::Map;

fn of(people: &[&str]) -> Profile {
    let person = |name: &&str| Person { name: (*name).to_owned(), call: String::new(), rest: Map::new() };
    Profile { people: people.iter().map(person).collect(), ..Profile::default() }
}

/// Types, and leaves the disk behind.
fn types(stage: &mut Stage, words: &str) {
    for letter in words.chars() {
        let key = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
        stage.app.hear(Event::Key(key), now());
    }
}

/// What others changed is told.
fn told(stage: &mut Stage, from: Profile, to: Profile) {
    let united = Some(Box::new(Change { from, to }));
    stage.app.outcome(Outcome::ProfileKept { united }, now());
    stage.draw();
}

fn names(stage: &Stage) -> Vec<String> {
    stage.app.world().profile.people.iter().map(|person| person.name.clone()).collect()
}

/// What was asked to be kept, one after the other.
fn changes(stage: &Stage) -> Vec<Change> {
    let memory = stage.disk.0.borrow();
    let change = |request: &Request| match request {
        Request::Profile(change) => Some(Change::clone(change)),
        _ => None,
    };
    memory.asked.iter().filter_map(change).collect()
}

fn at(route: Route, people: &[&str]) -> Stage {
    let mut stage = Stage::new(80, 24, World { profile: of(people), ..world(true) });
    stage.app.go(route);
    stage.draw();
    stage
}

#[test]
fn a_name_that_is_on_its_way_stays_when_another_window_is_told_of() {
    let mut stage = at(Route::Person(None), &[]);
    types(&mut stage, "Sa");
    told(&mut stage, of(&["S"]), Profile { bad_night: Some("a line".to_owned()), ..of(&["S", "Kim"]) });
    types(&mut stage, "m");
    assert_eq!(names(&stage), ["Sam", "Kim"]);
    assert_eq!(stage.app.world().profile.bad_night.as_deref(), Some("a line"));
    let last = changes(&stage).pop().unwrap();
    let taken_off = last.from.people.iter().filter(|one| !last.to.people.contains(one));
    assert_eq!(taken_off.map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Sa"]);
    assert_eq!(
        (last.from.bad_night.as_deref(), last.to.bad_night.as_deref()),
        (Some("a line"), Some("a line"))
    );
}

#[test]
fn whoever_is_open_is_the_one_who_is_changed_whatever_others_moved_meanwhile() {
    let mut stage = at(Route::Person(Some(1)), &["Kim", "Sam"]);
    told(&mut stage, of(&["Kim", "Sam"]), of(&["Sam"]));
    stage.keys("my Esc");
    assert_eq!(names(&stage), ["Sammy"]);
    let mut stage = at(Route::Person(Some(1)), &["Kim", "Sam"]);
    told(&mut stage, of(&["Kim", "Sam"]), of(&["Lou", "Kim", "Sam"]));
    stage.keys("C-u Esc");
    assert_eq!(names(&stage), ["Lou", "Kim"]);
}

#[test]
fn whoever_another_window_took_off_comes_back_only_by_being_typed_on() {
    let mut stage = at(Route::Person(Some(0)), &["Sam"]);
    told(&mut stage, of(&["Sam"]), of(&[]));
    stage.keys("Esc");
    assert_eq!(names(&stage), [""; 0]);
    let mut stage = at(Route::Person(Some(0)), &["Sam"]);
    told(&mut stage, of(&["Sam"]), of(&[]));
    stage.keys("my Esc");
    assert_eq!(names(&stage), ["Sammy"], "what was typed is lost");
}

#[test]
fn what_is_changed_while_the_journal_is_being_made_is_kept_once_it_is() {
    let mut stage = Stage::first(80, 24);
    stage.app.go(Route::Person(None));
    types(&mut stage, "Sam");
    stage.app.outcome(Outcome::Begun, now());
    let asked = changes(&stage);
    assert_eq!(asked.len(), 1);
    assert_eq!((&asked[0].from, asked[0].to.people.len()), (&Profile::default(), 1));
}
