//! The key tables: no key means two things on one screen, hints fit, and no key is one that a terminal cannot send.

use super::super::app::picture::{MOST, hints};
use super::super::keymap::{self, Binding, EVERYWHERE, OUTSIDE_TEXT};
use super::*;

/// Keys that lead to every screen of ours, with a name.
pub(super) const WAYS: &[(&str, bool, &str)] = &[
    ("first", false, ""),
    ("keep", false, "Down Enter hi Esc"),
    ("seat", false, "Down Down Enter Enter"),
    ("enough", false, "Down Down Enter Enter Tab"),
    ("home", true, ""),
    ("choose", true, "Home Down Down Down Down Enter"),
    ("choose_filter", true, "Home Down Down Down Down Enter / doubt"),
    ("look_back", true, "@Look_back Enter"),
    ("look_back_find", true, "@Look_back Enter / bridge"),
    ("look_back_found", true, "@Look_back Enter / bridge Enter"),
    ("look_back_narrow", true, "@Look_back Enter f"),
    ("look_back_feelings", true, "@Look_back Enter f Down Down Down Enter"),
    ("look_back_days", true, "@Look_back Enter f Enter soon Enter"),
    ("look_back_narrowed", true, "@Look_back Enter f Down Down Down Enter Enter"),
    ("reader", true, "@Look_back Enter Enter"),
    ("reader_found", true, "@Look_back Enter / march Space tuesday Enter Enter"),
    ("reader_note", true, "@Look_back Enter Enter +"),
    ("reader_note_written", true, "@Look_back Enter Enter + quieter Space now"),
    ("edit", true, "@Look_back Enter Enter e"),
    ("edit_changed", true, "@Look_back Enter Enter e C-End X"),
    ("edit_end", true, "@Look_back Enter Enter e C-End X Tab Tab Tab Tab Tab Tab Tab Tab"),
    ("reader_bring", true, "@Look_back Enter Enter m"),
    ("reader_passage", true, "@Look_back Enter Enter m Down Enter Enter Right Right"),
    ("reader_seal", true, "@Look_back Enter Enter o"),
    ("reader_tags", true, "@Look_back Enter Enter t mo"),
    ("reader_to_bin", true, "@Look_back Enter Enter d"),
    ("bin", true, "@Look_back Enter D"),
    ("people", true, "C-p"),
    ("country", true, "C-p c"),
    ("ground", true, "C-g"),
    ("ground_breath", true, "C-g Enter"),
    ("ground_look", true, "C-g Down Enter"),
    ("keys", true, "?"),
    ("about", true, "a"),
    ("settings", true, ","),
    ("settings_first", false, ","),
    ("settings_theme", true, ", Enter"),
    ("settings_idle", true, ", Down Down Enter"),
    ("settings_late", true, ", @Late Enter"),
    ("settings_late_own", true, ", @Late Enter End Enter"),
    ("settings_person", true, ", @The_other Enter"),
];

pub(super) fn at(columns: u16, rows: u16, begun: bool, keys: &str) -> Stage {
    let mut stage = if begun { Stage::home(columns, rows) } else { Stage::first(columns, rows) };
    stage.keys(keys);
    stage
}

fn tables() -> Vec<(&'static str, &'static [Binding], bool)> {
    let table = |(name, begun, keys): &(&'static str, bool, &str)| {
        let stage = at(80, 24, *begun, keys);
        let (table, typing) = stage.app.top_table();
        (*name, table, typing)
    };
    // Home has no row for it with so few pages.
    let mut how = Stage::home(80, 24);
    how.app.go(Route::How);
    let how = ("how", how.app.top_table().0, false);
    WAYS.iter().map(table).chain([how]).collect()
}

#[test]
fn no_key_means_two_things_on_one_screen() {
    for (name, own, typing) in tables() {
        let outside = if typing { &[] } else { OUTSIDE_TEXT };
        let all = [own, EVERYWHERE, outside].concat();
        for (place, one) in all.iter().enumerate() {
            for other in all.iter().skip(place + 1).filter(|other| other.chord == one.chord) {
                assert_eq!(one.action, other.action, "{name}: {}", one.chord);
            }
        }
    }
}

#[test]
fn a_key_means_the_same_on_every_screen() {
    let mut known: Vec<Binding> = Vec::new();
    for (name, own, _) in tables() {
        for binding in own {
            match known.iter().find(|one| one.chord == binding.chord) {
                Some(one) => assert_eq!(one.action, binding.action, "{name}: {}", binding.chord),
                None => known.push(*binding),
            }
        }
    }
}

#[test]
fn at_most_six_hints_that_fit_and_people_among_them() {
    for (name, own, _) in tables() {
        for width in [38, 74, 72] {
            let shown = hints(own, width);
            let cells: usize =
                shown.iter().map(|(key, label)| key.chars().count() + label.chars().count() + 3).sum();
            assert!(shown.len() <= MOST && cells <= width + 2, "{name} at {width}: {shown:?}");
            assert!(shown.iter().any(|(key, _)| key == "Ctrl-P"), "{name} at {width}: {shown:?}");
        }
    }
}

#[test]
fn no_key_needs_alt_or_is_the_same_byte_as_another() {
    for (name, own, _) in tables() {
        for binding in own.iter().chain(EVERYWHERE) {
            assert!(!binding.chord.starts_with("M-"), "{name}: {}", binding.chord);
            assert!(!["C-h", "C-i", "C-j", "C-m", "C-[", "C-z"].contains(&binding.chord), "{name}");
            assert!(!keymap::name(binding.chord).is_empty());
        }
    }
}
