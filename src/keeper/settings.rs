//! Tests of the keeper: settings go into what stands in their file by then, and a file with a fault stays as it is.

use std::fs;

use super::tests::{NEVER, PATIENCE, SOON, start, until};
use super::{Outcome, Request, Task};
use crate::journal::Profile;
use crate::settings::{Changes, Settings, Theme};
use crate::vault::testing::{journal, places, put};
use crate::vault::{FaultKind, Places};

/// What a front sends that changed so much of the defaults.
pub(super) fn changed(change: impl FnOnce(&mut Settings)) -> Changes {
    let mut to = Settings::default();
    change(&mut to);
    Changes { from: Settings::default(), to }
}

fn write(places: &Places, text: &str) {
    fs::create_dir_all(&places.settings).unwrap();
    put(&places.settings, "settings.toml", text.as_bytes());
}

fn text(places: &Places) -> String {
    fs::read_to_string(places.settings_file()).unwrap()
}

fn is_refused(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Failed { task: Task::Settings, fault } if fault.kind == FaultKind::Unreadable)
}

#[test]
fn only_what_was_changed_here_goes_into_what_others_wrote_meanwhile() {
    let (_home, places) = places();
    drop(journal(&places));
    let (keeper, outcomes) = start(NEVER, &places);
    keeper.send(Request::Settings(changed(|settings| settings.mouse = true)));
    until(&outcomes, |outcome| matches!(outcome, Outcome::SettingsKept));
    assert!(text(&places).starts_with("# Settings of mend.") && text(&places).contains("\nmouse = true\n"));
    write(&places, "# mine\ntheme = \"light\" # easy\nmouse = false\nlater = 1\n");
    keeper.send(Request::Settings(changed(|settings| {
        settings.idle_minutes = None;
        settings.reduced_motion = true;
    })));
    until(&outcomes, |outcome| matches!(outcome, Outcome::SettingsKept));
    let there = text(&places);
    assert!(there.starts_with("# mine\ntheme = \"light\" # easy\nmouse = false\nlater = 1\n"), "{there}");
    let settings = Settings::parse(&there).unwrap();
    assert_eq!((settings.theme, settings.mouse), (Some(Theme::Light), false));
    assert_eq!((settings.idle_minutes, settings.reduced_motion), (None, true));
}

#[test]
fn a_file_with_a_fault_is_left_as_it_is_and_the_change_waits_for_the_next() {
    let (_home, places) = places();
    drop(journal(&places));
    write(&places, "theme = ");
    let (keeper, outcomes) = start(SOON, &places);
    keeper.send(Request::Settings(changed(|settings| settings.mouse = true)));
    until(&outcomes, is_refused);
    assert_eq!(text(&places), "theme = ");
    write(&places, "theme = \"dark\"\n");
    let mouse = Settings { mouse: true, ..Settings::default() };
    let more = Settings { reduced_motion: true, ..mouse.clone() };
    keeper.send(Request::Settings(Changes { from: mouse, to: more }));
    until(&outcomes, |outcome| matches!(outcome, Outcome::SettingsKept));
    let settings = Settings::parse(&text(&places)).unwrap();
    assert!(settings.mouse && settings.reduced_motion && settings.theme == Some(Theme::Dark));
    assert!(keeper.leave(PATIENCE));
}

#[test]
fn a_notebook_begins_with_the_settings_and_a_fault_in_their_file_holds_up_no_word() {
    for (there, kept) in [("", true), ("theme = ", false)] {
        let (_home, places) = places();
        if !there.is_empty() {
            write(&places, there);
        }
        let (keeper, outcomes) = start(SOON, &places);
        let settings = Some(changed(|settings| settings.theme = Some(Theme::Light)));
        let profile = Box::new(Profile::default());
        keeper.send(Request::Begin { profile, entry: None, draft: None, settings });
        until(&outcomes, |outcome| matches!(outcome, Outcome::Begun));
        if kept {
            assert!(text(&places).contains("\ntheme = \"light\"\n"));
        } else {
            until(&outcomes, is_refused);
            assert_eq!(text(&places), there);
        }
        assert!(keeper.leave(PATIENCE));
    }
}
