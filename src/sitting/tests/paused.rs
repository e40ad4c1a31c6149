//! Pausing at every screen of every path and coming back to the same.

use super::super::Stage;
use super::*;
use crate::guide::Path;
use crate::journal::{Draft, Kind};

/// What is given on a screen before it is left; something for every form.
fn half(scene: &Scene) -> Option<String> {
    let ids: Vec<String> = ids(scene).into_iter().filter(|id| !id.starts_with("line-")).collect();
    Some(match &scene.form {
        Form::Text { .. } | Form::Letter { .. } | Form::Commit { .. } => "-text Half a line".to_owned(),
        // The number after a deepest step is kept nowhere.
        Form::Rate { .. } if scene.id == "~heart-row" => return None,
        Form::Rate { .. } => "-rate 4".to_owned(),
        Form::List { .. } => "-list one|two".to_owned(),
        Form::Sort { .. } => "-sort one|two".to_owned(),
        Form::Feelings { .. } => "-feel stung|lost".to_owned(),
        Form::PickMany { .. } => format!("-many {}", ids.first()?),
        Form::Breathe { rate: Some(_), .. } => "-rate 3".to_owned(),
        _ => return None,
    })
}

/// What leads on to the end: further where there is more, and nothing that ends early.
fn on(scene: &Scene) -> String {
    match scene.id.as_str() {
        "~side" => "pick hurt".to_owned(),
        "~heart" => "pick further".to_owned(),
        "which" if ids(scene).contains(&"look".to_owned()) => "pick look".to_owned(),
        "next" if scene.stage == Stage::Core && ids(scene).contains(&"write".to_owned()) => {
            "pick write".to_owned()
        }
        _ => "tab".to_owned(),
    }
}

fn through_disk(draft: &Draft) -> Draft {
    serde_json::from_str(&serde_json::to_string(draft).unwrap()).unwrap()
}

fn same(a: &Sitting, b: &Sitting) {
    let (a, b) = (a.scene(), b.scene());
    assert_eq!(
        serde_json::to_value(&a.answer).unwrap(),
        serde_json::to_value(&b.answer).unwrap(),
        "{}",
        a.id
    );
    assert_eq!(format!("{a:?}"), format!("{b:?}"));
}

fn screens_behind(mut sitting: Sitting, room: &Room) -> Vec<String> {
    let mut behind = Vec::new();
    for _ in 0..40 {
        behind.push(sitting.scene().id);
        act(&mut sitting, "back", room.now);
    }
    behind.dedup();
    behind
}

fn pause_everywhere(begin: impl Fn() -> Sitting, room: &Room) -> usize {
    let mut paused = 0;
    let mut sitting = begin();
    for _ in 0..40 {
        if let Some(deed) = half(&sitting.scene()) {
            act(&mut sitting, &deed, room.now);
        }
        if let Some(draft) = sitting.draft(1, 2, 3) {
            let draft = through_disk(&draft);
            // On which row the hands were is kept only where something was chosen.
            assert!(draft.at.field <= 1 && (draft.at.cursor, draft.at.top) == (2, 3));
            assert_eq!(draft.at.step, sitting.scene().id);
            let back = Sitting::resume(&draft, &room.setup()).unwrap();
            same(&sitting, &back);
            let json = |draft: &Draft| serde_json::to_value(draft).unwrap();
            assert_eq!(json(&back.draft(1, 2, 3).unwrap()), json(&draft), "a draft of a draft is the same");
            let again = Sitting::resume(&draft, &room.setup()).unwrap();
            sitting = back;
            assert_eq!(screens_behind(again, room).last().unwrap(), &begin().scene().id);
            paused += 1;
        }
        let deed = on(&sitting.scene());
        match act(&mut sitting, &deed, room.now) {
            Next::Ended(ending) => {
                assert!(ending.entry.is_some() || !sitting.path.save);
                return paused;
            }
            Next::Over(door) => sitting.came_back(&door),
            Next::Show => {}
        }
    }
    panic!("the walk does not end");
}

#[test]
fn every_screen_of_every_path_comes_back_as_it_was() {
    for path in guide().paths().map(|path| path.id.as_str()).chain(["tomorrow"]) {
        for seat in [Seat::Hurt, Seat::Broke, Seat::Unsaid] {
            let room = Room::of(seat);
            let paused = pause_everywhere(|| room.begin(path), &room);
            assert_eq!(paused == 0, path == "safe-first", "{path}");
            assert!(paused == 0 || paused >= 3, "{path}: {paused}");
        }
    }
    let room = Room::of(Seat::Hurt);
    assert!(pause_everywhere(|| Sitting::free(&room.setup()), &room) >= 5);
}

#[test]
fn a_gate_comes_back_and_is_the_only_one() {
    let room = Room::of(Seat::Broke).at("2026-11-23T23:00:00+01:00");
    let mut sitting = room.begin("plain-words");
    walk(&mut sitting, &room, &[("~check-in", "rate 4")]);
    let draft = through_disk(&sitting.draft(0, 0, 0).unwrap());
    let mut back = Sitting::resume(&draft, &room.setup()).unwrap();
    same(&sitting, &back);
    walk(&mut back, &room, &[("~gate-late", "back")]);
    let draft = through_disk(&back.draft(0, 0, 0).unwrap());
    let mut again = Sitting::resume(&draft, &room.setup()).unwrap();
    walk(&mut again, &room, &[("~check-in", "tab"), ("~opening", "pick yes"), ("did", "tab")]);
}

#[test]
fn a_newer_guide_without_the_step_begins_at_the_first_unanswered() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin("doubt");
    let table =
        [("~check-in", "rate 3"), ("~opening", "tab"), ("loud", "rate 5"), ("set-off", "-text Words")];
    walk(&mut sitting, &room, &table);
    let mut draft = sitting.draft(0, 0, 0).unwrap();
    draft.entry.answers[1].step = "of-an-older-guide".into();
    draft.at.step = "of-an-older-guide".into();
    let mut back = Sitting::resume(&draft, &room.setup()).unwrap();
    assert_eq!(back.scene().id, "set-off");
    let rest = [
        ("set-off", "stop"),
        ("~closing-rate", "tab"),
        ("~next", "tab"),
        ("~marks", "tab"),
        ("~put-away", "tab"),
    ];
    let entry = walk(&mut back, &room, &rest).entry();
    assert_eq!(entry.answer("of-an-older-guide").unwrap().text.as_deref(), Some("Words"), "never lost");
}

#[test]
fn a_draft_keeps_the_side_the_beginning_and_what_a_newer_mend_wrote() {
    let room = Room::of(Seat::Unsaid);
    let mut sitting = room.begin("right-now");
    act(&mut sitting, "-rate 3", room.now);
    let mut draft = sitting.draft(0, 0, 0).unwrap();
    draft.entry.rest.insert("tune".into(), 1.into());
    let later = Room::of(Seat::Unsaid).at("2026-11-24T09:00:00+01:00");
    let mut back = Sitting::resume(&draft, &later.setup()).unwrap();
    let rest = [("breath", "tab"), ("look", "tab"), ("now", "tab"), ("next", "pick stop")];
    let entry = walk(&mut back, &later, &rest).entry();
    assert_eq!((entry.created, entry.finished), (room.now, Some(later.now)));
    assert!(entry.rest.contains_key("tune"));
}

#[test]
fn a_draft_may_be_kept_as_it_is() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin("doubt");
    let table = [("~check-in", "rate 3"), ("~opening", "tab"), ("loud", "tab"), ("set-off", "-text Words")];
    walk(&mut sitting, &room, &table);
    let draft = sitting.draft(0, 0, 0).unwrap();
    let entry = Sitting::resume(&draft, &room.setup()).unwrap().as_it_is().unwrap();
    assert_eq!((entry.left_at.as_deref(), entry.first_words()), (Some("set-off"), "Words"));
    assert_eq!(entry.before.unwrap().distress, Some(3));
}

#[test]
fn what_is_no_sitting_is_not_resumed() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = room.begin("doubt");
    act(&mut sitting, "-rate 3", room.now);
    let mut draft = sitting.draft(0, 0, 0).unwrap();
    draft.entry.path.as_mut().unwrap().id = "own-guide".into();
    assert!(Sitting::resume(&draft, &room.setup()).is_none());
    let own: Path = guide().path("doubt").unwrap().clone();
    assert_eq!(Sitting::resume_with(&draft, &own, &room.setup()).scene().id, "~check-in");
    draft.entry.path = None;
    draft.entry.kind = Kind::Session;
    assert!(Sitting::resume(&draft, &room.setup()).is_none());
}

#[test]
fn a_deleted_page_lies_in_no_draft_from_the_moment_that_it_is_said_to_be_gone() {
    let room = Room::of(Seat::Hurt);
    let mut sitting = Sitting::free(&room.setup());
    let table = [("~check-in", "tab"), (crate::sitting::FREE_PAGE, "text Words"), ("~closing-rate", "tab")];
    walk(&mut sitting, &room, &table);
    walk(&mut sitting, &room, &[("~next", "tab"), ("~marks", "-many delete")]);
    assert!(sitting.draft(0, 0, 0).is_some(), "it can still be unticked");
    act(&mut sitting, "tab", room.now);
    assert_eq!(sitting.scene().id, "~put-away");
    assert!(sitting.draft(0, 0, 0).is_none());
}
