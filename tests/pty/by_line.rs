//! `mend --plain`: every path walked by answers from a pipe, what works at every question, and every way it can end.

use mend::guide::{Guide, Path, Save, Step};
use mend::journal::{Seat, Side, StepKind};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::home::{Home, words_of};
use crate::talk::{Ask, Talk, assert_plain};
use crate::terminal::{Closing, Terminal, USUAL};
use crate::walk::many;

/// More questions than any path has.
const QUESTIONS: usize = 200;

/// A notebook in this seat with one page, a line of which is marked to bring.
fn home(seat: Seat) -> Home {
    let home = Home::keeping(&["a line to bring"]);
    home.change_entry(|entry| {
        entry["marks"]["bring"] =
            serde_json::json!([{"step": entry["answers"][0]["step"], "quote": "a line to bring"}]);
    });
    home.change_profile(|profile| profile["seat"] = serde_json::to_value(seat).unwrap());
    home
}

/// What is answered; a text gets the word.
fn answer(asked: &str, ask: Ask, side: Side, word: &str) -> String {
    match ask {
        Ask::One if asked.contains("From which side") => {
            (if side == Side::Hurt { "1" } else { "2" }).to_owned()
        }
        Ask::One if asked.contains("2. a little further") => "2".to_owned(),
        Ask::One if asked.contains("So far:") => String::new(),
        Ask::One | Ask::Heading | Ask::Several => "1".to_owned(),
        Ask::Number => "3".to_owned(),
        Ask::Words => "1 2".to_owned(),
        Ask::HowStrong => "2".to_owned(),
        Ask::Line => word.to_owned(),
        Ask::Lines | Ask::Text => format!("{word}\n"),
        Ask::Ticks | Ask::Enter | Ask::Menu | Ask::Home | Ask::Keep => String::new(),
    }
}

/// Walks until home is there, and gives every word that was to be kept.
#[track_caller]
fn walk(talk: &mut Talk, side: Side, about: &str) -> Vec<String> {
    let mut typed = Vec::new();
    for number in 0..QUESTIONS {
        let (asked, ask) = talk.next();
        let Some(ask) = ask else { panic!("{about} ended by itself\n{}", talk.said) };
        if ask == Ask::Home {
            return typed;
        }
        let word = format!("word{number:03}");
        let answer = answer(&asked, ask, side, &word);
        if answer.contains(&word) && !asked.contains("This answer is not kept") {
            typed.push(word);
        }
        talk.say(&answer);
    }
    panic!("{about} does not end\n{}", talk.said)
}

/// The steps that every walk of this side meets.
fn met_by_all(path: &Path, seat: Seat, side: Side) -> Vec<&str> {
    let wording = if path.ask_seat { side } else { seat.side().unwrap_or_default() };
    let asks = |step: &&Step| !matches!(step.kind, StepKind::Card | StepKind::Questions);
    let steps = path.steps.iter().chain(&path.way_out).filter(asks);
    let met = steps.filter(|step| step.seats.contains(&wording) && step.when.is_none() && !step.next_time);
    met.map(|step| step.id.as_str()).collect()
}

fn walk_to_the_end(path: &Path, seat: Seat, side: Side) {
    let about = format!("{} ({seat:?}, {side:?})", path.id);
    let home = home(seat);
    let mut talk = Talk::start(&home, &["begin", &path.id]);
    let typed = walk(&mut talk, side, &about);
    let (said, code) = talk.end();
    assert_eq!(code, Some(0), "{about}\n{said}");
    assert!(home.drafts().is_empty(), "{about}: a draft is left");
    let kept = home.entries().into_iter().find(|entry| entry["path"]["id"] == *path.id);
    if !path.save {
        let answers = kept.iter().flat_map(|entry| entry["answers"].as_array().unwrap());
        let ticked = |id: &str| path.step(id).is_some_and(|step| step.save == Save::Ask);
        assert!(answers.filter_map(|answer| answer["step"].as_str()).all(ticked), "{about}");
        return;
    }
    let entry = kept.unwrap_or_else(|| panic!("{about}: nothing was kept\n{said}"));
    assert_eq!((&entry["left_at"], entry["finished"].is_string()), (&Value::Null, true), "{about}");
    let text = entry.to_string();
    for word in &typed {
        assert!(text.contains(word.as_str()), "{about}: {word} is not in {text}\n{said}");
    }
    assert!(!typed.is_empty(), "{about}");
    for step in met_by_all(path, seat, side) {
        assert!(text.contains(&format!("\"step\":\"{step}\"")), "{about}: {step} was never reached\n{said}");
    }
}

#[test]
fn every_path_is_walked_to_its_end_by_answers_from_a_pipe_in_each_seat() {
    let guide = Guide::new();
    let mut walks = Vec::new();
    for path in guide.paths() {
        for side in &path.seats {
            walks.push((path, Seat::from(*side), *side));
            if path.seats.len() > 1 {
                walks.push((path, Seat::Both, *side));
            }
        }
    }
    assert!(walks.len() > 50, "{}", walks.len());
    many(walks.len(), 6, |number| {
        let (path, seat, side) = walks[number];
        walk_to_the_end(path, seat, side);
    });
}
