//! Two thousand random walks: nothing panics, everything ends, no typed word is lost, at most one gate.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Door, Stage};
use super::*;
use crate::guide::Save;
use crate::journal::Answer;

const WALKS: u64 = 2000;
/// After so many screens only Tab is pressed.
const WANDERS: usize = 120;
/// Every walk is over by then.
const SCREENS: usize = WANDERS + 60;

/// A small generator with a fixed seed (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).unwrap()
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len())]
    }
}

/// What was typed last on each step, as long as it must not be lost.
type Typed = BTreeMap<String, String>;

fn room(dice: &mut Dice) -> Room {
    let seat = *dice.one(&[Seat::Hurt, Seat::Broke, Seat::Both, Seat::Unsaid]);
    let now =
        *dice.one(&["2026-11-23T15:00:00+01:00", "2026-11-23T23:10:00+01:00", "2026-11-24T03:00:00+01:00"]);
    let path = *dice.one(&["plain-words", "doubt"]);
    let past = (10..10 + dice.roll(5))
        .map(|day| past(path, &format!("2026-11-{day}T12:00:00+01:00"), 3, 6))
        .collect();
    let mut room = Room::of(seat).at(now).after(past);
    room.asked = dice.roll(2) == 0;
    room.first = dice.roll(2) == 0;
    room.wanted = (dice.roll(3) == 0).then(|| "Wanted".to_owned());
    room.profile.bad_night = (dice.roll(2) == 0).then(|| "It passed.".to_owned());
    room
}

/// Something given on this screen, with a word of its own where one writes.
fn give(sitting: &mut Sitting, scene: &Scene, word: &str, dice: &mut Dice) -> bool {
    let mut answer: Answer = scene.answer.clone();
    let own = || word.to_owned();
    match &scene.form {
        Form::Text { .. } | Form::Letter { .. } => answer.text = Some(own()),
        Form::Commit { .. } => answer.by = Some(own()),
        Form::List { .. } => answer.items.push(Item { text: own(), ..Item::default() }),
        Form::Sort { .. } => {
            answer.parts.push(Part { label: "x".into(), items: vec![own()], ..Part::default() });
        }
        Form::Feelings { .. } => answer.chosen = vec![Chosen { own: true, ..Chosen::word(word, "own") }],
        Form::Rate { .. } | Form::Breathe { rate: Some(_), .. } => {
            answer.value = Some(u8::try_from(dice.roll(11)).unwrap());
        }
        Form::PickMany { choices, .. } => {
            let one = dice.one(choices);
            answer.chosen.push(Chosen::option(one.id.clone(), one.label.clone()));
        }
        _ => return false,
    }
    let writes = !matches!(scene.form, Form::Rate { .. } | Form::Breathe { .. } | Form::PickMany { .. });
    sitting.put(answer);
    writes
}

fn is_kept(sitting: &Sitting, id: &str) -> bool {
    sitting.path.save && sitting.path.step(id).is_some_and(|step| step.save == Save::Yes)
}

fn holds_all(text: &str, typed: &Typed, what: &str) {
    for (step, word) in typed {
        assert!(text.contains(word.as_str()), "{what} lost {word} of {step}");
    }
}

/// Through the disk and back, as a pause does it.
fn pause(sitting: Sitting, typed: &Typed, room: &Room) -> Sitting {
    let Some(draft) = sitting.draft(0, 0, 0) else {
        let gone = sitting.scene().id == "~put-away" && sitting.is_deleted();
        assert!(typed.is_empty() || gone, "no draft of something typed");
        return sitting;
    };
    let written = serde_json::to_string(&draft).unwrap();
    holds_all(&written, typed, "the draft");
    let back = Sitting::resume(&serde_json::from_str(&written).unwrap(), &room.setup()).unwrap();
    // What was answered about fear is not read from a draft: the question stands there again.
    let here = sitting.scene().id.replace("~fear-offer", "~fear");
    assert_eq!(back.scene().id, here);
    back
}

fn step_on(sitting: &mut Sitting, scene: &Scene, dice: &mut Dice, tired: bool, room: &Room) -> Next {
    let choices = choices(scene);
    let roll = if tired { 99 } else { dice.roll(100) };
    match roll {
        0..=9 => sitting.go(Way::Back, room.now),
        10..=19 => sitting.go(Way::Skip, room.now),
        20..=22 => sitting.stop(room.now),
        23..=80 if !choices.is_empty() => {
            let id = dice.one(&choices).id.clone();
            sitting.choose(&id, room.now)
        }
        _ => sitting.go(Way::On, room.now),
    }
}

/// One walk to its end; true when it ended, and not at the first gate.
fn wander(mut sitting: Sitting, dice: &mut Dice, room: &Room) -> Option<(Ending, Typed)> {
    let mut typed = Typed::new();
    let mut gates = BTreeSet::new();
    for screen in 0..SCREENS {
        let scene = sitting.scene();
        check(&scene);
        if scene.id.starts_with("~gate") && matches!(scene.form, Form::Pick { .. }) {
            gates.insert(scene.id.clone());
        }
        let met = sitting.met();
        let core = met.iter().zip(&sitting.path.steps);
        let core =
            core.filter(|(met, step)| **met && step.core && step.kind != crate::journal::StepKind::Questions);
        assert!(core.count() <= 4, "more than four core steps");
        let word = format!("word{screen:03}");
        if screen < WANDERS
            && dice.roll(2) == 0
            && give(&mut sitting, &scene, &word, dice)
            && is_kept(&sitting, &scene.id)
        {
            typed.insert(scene.id.clone(), word);
        }
        if dice.roll(4) == 0 {
            sitting = pause(sitting, &typed, room);
        }
        match step_on(&mut sitting, &scene, dice, screen >= WANDERS, room) {
            Next::Show => {}
            Next::Over(Door::RightNow { .. }) => {
                assert!(gates.is_empty(), "a second gate");
                gates.insert("right-now".to_owned());
                if dice.roll(3) == 0 {
                    return None;
                }
                sitting.through_gate(Some(u8::try_from(dice.roll(11)).unwrap()));
                assert_ne!(sitting.scene().stage, Stage::CheckIn);
            }
            Next::Over(door) => sitting.came_back(&door),
            Next::Ended(ending) => return Some((*ending, typed)),
        }
        assert!(gates.len() <= 1, "more than one gate: {gates:?}");
    }
    panic!("a walk that does not end: {}", sitting.scene().id);
}

#[test]
fn random_walks_end_and_lose_nothing() {
    let mut dice = Dice(0x5EED_2026_1123);
    let mut paths: Vec<&str> = guide().paths().map(|path| path.id.as_str()).collect();
    paths.extend(["tomorrow", "free", "questions"]);
    let (mut ended, mut kept) = (0, 0);
    for _ in 0..WALKS {
        let room = room(&mut dice);
        let sitting = match *dice.one(&paths) {
            "free" => Sitting::free(&room.setup()),
            "questions" => Sitting::questions(&room.setup()),
            path => room.begin(path),
        };
        let Some((ending, typed)) = wander(sitting, &mut dice, &room) else { continue };
        ended += 1;
        if let Some(entry) = &ending.entry {
            kept += 1;
            assert!(!ending.deleted && entry.finished.is_some());
            holds_all(&serde_json::to_string(entry).unwrap(), &typed, "the entry");
            assert!(entry.answers.iter().all(|answer| !answer.step.starts_with('~')));
        } else {
            assert!(ending.deleted || typed.is_empty(), "words, and no entry: {typed:?}");
        }
    }
    assert!(ended > 1500 && kept > 800, "{ended} ended, {kept} kept");
}
