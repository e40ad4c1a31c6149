//! Tests: whatever two sides change, each keeps what it alone changed, and both ends of a line come to the same.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::journal::{Moment, Person, Seat};

fn at(minutes: u32) -> Moment {
    let moment: Moment = "2026-11-22T21:00:00+01:00".parse().unwrap();
    moment + chrono::TimeDelta::minutes(minutes.into())
}

fn person(name: &str) -> Person {
    Person { name: name.to_owned(), call: String::new(), rest: serde_json::Map::new() }
}

/// A profile of few words, so that two of them often say the same.
fn profile() -> impl Strategy<Value = Profile> {
    let word = || proptest::option::of(prop_oneof![Just("a".to_owned()), Just("b".to_owned())]);
    let people = proptest::sample::subsequence(vec!["Kim", "Sam", "Alex", "Lou"], 0..=4);
    (0..4_u32, word(), word(), any::<bool>(), people, word()).prop_map(
        |(minutes, name, line, hide_shared, people, newer)| Profile {
            edited: Some(at(minutes)),
            person: name,
            bad_night: line,
            hide_shared,
            people: people.into_iter().map(person).collect(),
            rest: newer.map(|value| ("newer".to_owned(), json!(value))).into_iter().collect(),
            ..Profile::default()
        },
    )
}

/// A profile but for the order of its people.
fn in_order(mut profile: Profile) -> Profile {
    profile.people.sort_by(|a, b| a.name.cmp(&b.name));
    profile
}

proptest! {
    #[test]
    fn what_only_one_side_changed_is_that_sides(base in profile(), other in profile()) {
        let edited = base.edited.max(other.edited);
        let other = Profile { edited, ..other };
        prop_assert_eq!(&merge(Some(&base), &other, &base), &other);
        prop_assert_eq!(&merge(Some(&base), &base, &other), &other);
    }

    #[test]
    fn a_change_that_is_there_already_changes_nothing(from in profile(), to in profile()) {
        let there = Profile { edited: from.edited.max(to.edited), ..to.clone() };
        prop_assert_eq!(&Change { from, to }.onto(&there), &there);
    }

    #[test]
    fn nobody_whom_either_took_off_is_there_and_everybody_whom_either_added_is(
        base in profile(), ours in profile(), theirs in profile(),
    ) {
        let both = merge(Some(&base), &ours, &theirs);
        for one in ["Kim", "Sam", "Alex", "Lou"].map(person) {
            let [was, here, there] = [&base, &ours, &theirs].map(|profile| profile.people.contains(&one));
            let is = if was { here && there } else { here || there };
            prop_assert_eq!(both.people.contains(&one), is, "{}", one.name);
        }
    }

    #[test]
    fn the_window_and_the_disk_come_to_the_same_whatever_is_on_its_way(
        seen in profile(), shows in profile(), others in profile(),
    ) {
        let window = merge(Some(&seen), &shows, &others);
        let disk = Change { from: seen, to: shows }.onto(&others);
        prop_assert_eq!(window, disk);
    }

    #[test]
    fn two_changes_as_one_do_to_what_others_changed_meanwhile_what_both_do(
        from in profile(), to in profile(), others in profile(), last in profile(),
    ) {
        // Where others changed the very same, what is left of it depends on who sees whom.
        let apart = |one: &Person| {
            let [was, here, there] = [&from, &to, &others].map(|profile| profile.people.contains(one));
            here == was || there == was
        };
        prop_assume!(["Kim", "Sam", "Alex", "Lou"].map(person).iter().all(apart));
        let first = Change { from: from.clone(), to };
        let next = Change { from: Change { from, to: others.clone() }.onto(&first.to), to: last };
        let (one, both) = (first.then(&next).onto(&others), next.onto(&first.onto(&others)));
        prop_assert_eq!(in_order(one).people, in_order(both).people);
    }

    #[test]
    fn what_is_made_one_holds_all_but_what_was_overwritten(ours in profile(), theirs in profile()) {
        let both = merge(None, &ours, &theirs);
        prop_assert!(both.holds(&both) && both.holds(&Profile::default()));
        let overwrites = |one: &Profile| {
            one.person.is_some() && one.person != both.person
                || one.bad_night.is_some() && one.bad_night != both.bad_night
                || one.hide_shared && !both.hide_shared
                || one.rest.get("newer").is_some_and(|value| both.rest.get("newer") != Some(value))
        };
        for one in [&ours, &theirs] {
            prop_assert_eq!(both.holds(one), !overwrites(one));
        }
    }
}

#[test]
fn of_what_both_changed_the_later_stands() {
    let base = Profile::default();
    let side = |minutes, seat| Profile { edited: Some(at(minutes)), seat, ..Profile::default() };
    for (ours, theirs, stands) in [(1, 2, Seat::Broke), (2, 1, Seat::Hurt)] {
        let both = merge(Some(&base), &side(ours, Seat::Hurt), &side(theirs, Seat::Broke));
        assert_eq!((both.seat, both.edited), (stands, Some(at(2))));
    }
}

#[test]
fn whoever_is_renamed_here_and_left_alone_there_stands_once_in_their_place() {
    let people = |names: &[&str]| Profile {
        people: names.iter().map(|name| person(name)).collect(),
        ..Profile::default()
    };
    let both = merge(Some(&people(&["Sa", "Kim"])), &people(&["Sam", "Kim"]), &people(&["Sa", "Kim", "Lou"]));
    assert_eq!(both, people(&["Sam", "Kim", "Lou"]));
}
