//! `mend --plain`: every path walked by answers from a pipe, what works at every question, and every way it can end.

mod care;
mod ends;
mod equal;
mod rooms;

use mend::guide::{Guide, Path, Save, Step};
use mend::journal::{Seat, Side, StepKind};
use rustix::process::Signal;
use serde_json::Value;

use crate::home::Home;
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

/// What stands in the first text of a draft that holds one.
#[track_caller]
fn written(draft: &Value) -> String {
    let answers = draft["entry"]["answers"].as_array().unwrap();
    answers.iter().find_map(|answer| answer["text"].as_str()).unwrap().to_owned()
}

/// A person at the free page, on a terminal.
fn at_the_page(home: &Home) -> Terminal {
    let arguments = ["--plain", "write"];
    let window = Terminal::start(home, crate::terminal::MEND.as_ref(), &arguments, USUAL, Closing::Signals);
    for question in ["Enter leaves it out.", "Enter leaves it empty."] {
        window.wait_for(question);
        window.key("Enter");
    }
    window.wait_for("An empty line ends it");
    window
}

#[test]
fn before_the_choice_nothing_is_on_disk_and_after_it_the_words_are() {
    let home = Home::new();
    let mut talk = Talk::start(&home, &["write"]);
    assert_eq!(talk.next().1, Some(Ask::Text));
    talk.say("the slip of paper\n.\n::back\n");
    assert_eq!(talk.next().1, Some(Ask::Number));
    assert!(!home.data().exists(), "nothing leaves memory before the choice");
    talk.say(":pause");
    let (asked, ask) = talk.next();
    assert_eq!(ask, Some(Ask::Keep), "{asked}");
    talk.say("1");
    let (asked, ask) = talk.next();
    assert_eq!((asked.contains("Kept."), ask), (true, Some(Ask::Menu)), "{asked}");
    let (said, code) = talk.end();
    assert_eq!(code, Some(0), "{said}");
    let drafts = home.drafts();
    assert_eq!(written(&drafts[0]), "the slip of paper\n\n:back");
}

#[test]
fn enter_at_the_choice_goes_back_to_the_page_and_letting_go_leaves_nothing() {
    let home = Home::new();
    let mut talk = Talk::start(&home, &["write"]);
    talk.next();
    for (said, ask) in
        [("words\n", Ask::Number), (":pause", Ask::Keep), ("", Ask::Number), (":pause", Ask::Keep)]
    {
        talk.say(said);
        assert_eq!(talk.next().1, Some(ask), "{said}");
    }
    talk.say("2");
    let (said, _) = talk.next();
    assert!(said.contains("Gone. Nothing was kept."), "{said}");
    assert_eq!(talk.end().1, Some(0));
    assert!(!home.data().exists());
}

#[test]
fn answers_that_end_before_there_is_a_notebook_say_that_nothing_was_kept() {
    let home = Home::new();
    let mut talk = Talk::start(&home, &["write"]);
    talk.next();
    talk.say("words");
    let (said, code) = talk.end();
    assert_eq!(code, Some(10), "{said}");
    assert!(said.contains("nothing was kept") && !home.data().exists(), "{said}");
}

#[test]
fn a_page_left_in_the_middle_is_gone_on_with_at_the_same_question() {
    let home = home(Seat::Hurt);
    let mut talk = Talk::start(&home, &["begin", "doubt"]);
    while talk.next().1 != Some(Ask::Text) {
        talk.say("");
    }
    talk.say("a story, a tone of voice");
    let (said, code) = talk.end();
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(written(&home.drafts()[0]), "a story, a tone of voice");
    let mut talk = Talk::start(&home, &["begin", "doubt"]);
    let (asked, ask) = talk.next();
    assert!(ask == Some(Ask::Text) && asked.contains("So far:\na story, a tone of voice"), "{asked}");
    talk.say(":undo\n:redo\n:clear\n:redo\n");
    let (asked, _) = talk.next();
    assert!(asked.contains("Put back:"), "{asked}");
    talk.end();
    assert_eq!(written(&home.drafts()[0]), "a story, a tone of voice", "nothing was lost on the way");
}

#[test]
fn what_works_everywhere_works_at_every_kind_of_question_and_comes_back_to_it() {
    let home = home(Seat::Hurt);
    let mut talk = Talk::start(&home, &["begin", "doubt"]);
    for _ in 0..QUESTIONS {
        let (asked, ask) = talk.next();
        let Some(ask) = ask.filter(|ask| *ask != Ask::Home) else { break };
        // Out of what it opens with an empty line, and the question stands again.
        for command in [":help", ":keep", ":hide", ":people\n", ":ground\n"] {
            talk.say(command);
        }
        talk.say(&answer(&asked, ask, Side::Hurt, "word"));
    }
    let (said, code) = talk.end();
    assert_eq!(code, Some(0), "{said}");
    for words in ["goes to the question before", "In danger now?", "A slow minute", "Back to where you were."]
    {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_plain(&said);
}

#[test]
fn told_to_end_or_interrupted_it_keeps_every_line_that_was_typed() {
    many(6, 3, |number| {
        let home = Home::keeping(&["an older page"]);
        let mut window = at_the_page(&home);
        window.text("a line that counts");
        window.key("Enter");
        window.text("and another");
        window.key("Enter");
        // It has heard a line when it answers the next one.
        window.text(":undo");
        window.key("Enter");
        window.wait_for("Taken off");
        let signal = [Signal::TERM, Signal::HUP, Signal::INT][number % 3];
        window.kill(signal);
        window.wait_exit();
        assert_eq!(written(&home.drafts()[0]), "a line that counts", "{signal:?}");
    });
}

#[test]
fn what_is_typed_or_stored_never_drives_the_terminal_and_no_line_is_lost() {
    let home = Home::keeping(&["x \u{1b}]0;t\u{7} \u{9b}31m \u{202e} y"]);
    let mut talk = Talk::start(&home, &["write"]);
    while talk.next().1 != Some(Ask::Text) {
        talk.say("");
    }
    let long = "w".repeat(1 << 20);
    talk.say(&format!("a \u{1b}[2J b\u{0}c \u{202e}\n{long}\n"));
    talk.next();
    talk.say(":back");
    talk.next();
    talk.say(":quit");
    let (_, code) = talk.end_strangely();
    assert_eq!(code, Some(0));
    let words = written(&home.drafts()[0]);
    assert!(words.contains("b\u{0}c") && words.contains(&long));
    let mut talk = Talk::start(&home, &[]);
    let (asked, _) = talk.next();
    let row = asked.lines().find(|line| line.ends_with("Look back")).and_then(|line| line.split('.').next());
    talk.say(row.unwrap());
    talk.next();
    talk.say("1");
    talk.end_strangely();
}
