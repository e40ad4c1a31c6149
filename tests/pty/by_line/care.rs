//! Care, line by line: questions that are never kept, one gate a sitting, skips without a remark, and the very place.

use mend::journal::Seat;

use super::{QUESTIONS, home, written};
use crate::home::{Home, folder_text};
use crate::talk::{Ask, Talk};

/// Everything that is on disk, by name and content: nothing of it may change.
fn disk(home: &Home) -> Vec<(String, Option<Vec<u8>>)> {
    let names = home.everything().into_iter();
    names.map(|name| (name.clone(), std::fs::read(home.path().join(&name)).ok())).collect()
}

/// Answers nothing until a question with these words stands.
#[track_caller]
fn go_to(talk: &mut Talk, words: &str) -> String {
    for _ in 0..QUESTIONS {
        let (asked, ask) = talk.next();
        assert!(ask.is_some(), "{words:?} never came\n{}", talk.said);
        if asked.contains(words) {
            return asked;
        }
        talk.say("");
    }
    panic!("{words:?} never came\n{}", talk.said);
}

const FEAR: &str = "Are you ever afraid of";
const LIFE: &str = "Are you thinking about ending your life?";
const OTHERS: &str = "Are you afraid you might hurt someone?";

#[test]
fn the_fear_question_leaves_no_trace_whatever_is_answered() {
    for answer in ["1", "2", "3", "4"] {
        let home = home(Seat::Hurt);
        let before = disk(&home);
        let mut talk = Talk::start(&home, &["begin", "small-steps-closer"]);
        go_to(&mut talk, FEAR);
        talk.say(answer);
        let (asked, _) = talk.next();
        assert!(!asked.contains(FEAR), "{answer}: {asked}");
        talk.say(":quit");
        assert_eq!(talk.end().1, Some(0), "{answer}");
        assert!(home.drafts().is_empty(), "{answer}");
        assert_eq!(disk(&home), before, "{answer}");
    }
}

#[test]
fn a_page_that_goes_on_after_it_holds_nothing_of_the_fear_question() {
    let home = home(Seat::Hurt);
    let mut talk = Talk::start(&home, &["begin", "small-steps-closer"]);
    go_to(&mut talk, FEAR);
    talk.say("2");
    go_to(&mut talk, "How much closeness");
    talk.say("4");
    talk.next();
    let draft = home_text(&home, "drafts");
    talk.say(":quit");
    assert_eq!(talk.end().1, Some(0));
    for text in [draft, home_text(&home, "drafts"), home_text(&home, "entries")] {
        assert!(!text.contains("fear") && !text.contains("sometimes"), "{text}");
    }
    let profile = std::fs::read_to_string(home.data().join("profile.json")).unwrap();
    assert!(!profile.contains("hide_shared") && !profile.contains("fear"), "{profile}");
}

fn home_text(home: &Home, folder: &str) -> String {
    folder_text(&home.data().join(folder))
}

#[test]
fn the_two_direct_questions_leave_no_trace_whatever_is_answered() {
    for (life, others) in [("1", "1"), ("2", "3"), ("3", "2"), ("4", "4"), ("", "")] {
        let home = home(Seat::Hurt);
        let before = disk(&home);
        let mut talk = Talk::start(&home, &[]);
        talk.next();
        talk.say(":people");
        let (asked, _) = talk.next();
        talk.say(row(&asked, "I'm scared of what I might do"));
        assert!(talk.next().0.contains(LIFE));
        talk.say(life);
        go_to(&mut talk, OTHERS);
        talk.say(others);
        talk.next();
        talk.say(":quit");
        assert_eq!(talk.end().1, Some(0));
        assert_eq!(disk(&home), before, "{life}, {others}");
    }
}

/// The number of the row with these words.
#[track_caller]
fn row<'a>(asked: &'a str, words: &str) -> &'a str {
    let line =
        asked.lines().find(|line| line.ends_with(words)).unwrap_or_else(|| panic!("{words} in {asked}"));
    line.split('.').next().unwrap()
}

#[test]
fn a_yes_to_either_shows_people_at_once() {
    let home = home(Seat::Hurt);
    let mut talk = Talk::start(&home, &[]);
    talk.next();
    talk.say(":people");
    let (asked, _) = talk.next();
    talk.say(row(&asked, "I'm scared of what I might do"));
    talk.next();
    talk.say("1");
    let (asked, _) = talk.next();
    assert!(asked.contains("In danger now?"), "{asked}");
    talk.say("");
    let (asked, _) = talk.next();
    assert!(asked.contains("You don't have to be alone with this tonight."), "{asked}");
    talk.say(row(&asked, OTHERS));
    talk.next();
    talk.say("2");
    let (asked, _) = talk.next();
    assert!(asked.contains("In danger now?"), "{asked}");
    talk.say("");
    assert!(talk.next().0.contains("Put a door between you first."));
    talk.say(":quit");
    talk.end();
}

#[test]
fn a_gate_comes_once_a_sitting_though_one_goes_back_and_comes_again() {
    const GATE: &str = "It's loud today.";
    const ALONE: &str = "Are you alone enough to write?";
    let home = home(Seat::Hurt);
    let mut talk = Talk::start(&home, &["begin", "underneath"]);
    talk.next();
    let mut says = |said: &str| {
        talk.say(said);
        talk.next().0
    };
    says("8");
    let gate = says("");
    assert!(gate.contains(GATE), "{gate}");
    assert!(says(row(&gate, "today")).contains(ALONE));
    // Back over the gate to the number, and on again with one that would open it.
    says(":back");
    assert!(says(":back").contains("How heavy is it right now?"));
    says("7");
    let after = says("");
    assert!(after.contains(ALONE) && !after.contains(GATE), "{after}");
    says(":quit");
}

#[test]
fn a_skip_gets_no_remark_and_the_next_question_comes_at_once() {
    let home = home(Seat::Hurt);
    let mut talk = Talk::start(&home, &["begin", "doubt"]);
    for _ in 0..QUESTIONS {
        let (_, ask) = talk.next();
        if ask == Some(Ask::Home) {
            break;
        }
        talk.say(":skip");
        let (said, ask) = talk.next();
        // A pause, then what comes next; or the page that is put away, and home.
        let put_away = said.starts_with("It's ");
        assert!(said.starts_with('\n') || put_away, "{said}");
        if ask == Some(Ask::Home) {
            break;
        }
    }
    talk.say(":quit");
    let (said, _) = talk.end();
    for remark in ["You chose", "skip", "left out", "empty.\nEnter"] {
        let after = said.lines().filter(|line| line.contains(remark) && !line.starts_with("Type")).count();
        assert_eq!(after, 0, "{remark} in {said}");
    }
    assert!(home.drafts().is_empty() && home.entries().len() == 1, "nothing was given, and nothing is kept");
}

#[test]
fn hiding_says_that_it_can_be_scrolled_back_to_and_sends_nothing_but_empty_lines() {
    let home = home(Seat::Hurt);
    let mut talk = Talk::start(&home, &[]);
    talk.next();
    talk.say(":hide");
    let (hidden, ask) = talk.next();
    assert_eq!(ask, Some(Ask::Home));
    assert!(hidden.starts_with(&"\n".repeat(200)), "{hidden:?}");
    talk.say(":help");
    let (help, _) = talk.next();
    let line = help.lines().find(|line| line.starts_with(":hide")).unwrap();
    assert!(line.contains("It can still be scrolled back to."), "{line}");
    talk.say(":quit");
    talk.end();
}

#[test]
fn what_is_opened_over_a_text_comes_back_to_it_with_every_line_that_was_there() {
    let home = home(Seat::Hurt);
    let mut talk = Talk::start(&home, &["begin", "doubt"]);
    go_to(&mut talk, "What set it off?");
    talk.say("the message said nine");
    talk.say("the car was there");
    for over in [":people\n", ":ground\n", ":ground\n2\n", ":hide", ":help", ":people\n:ground\n\n"] {
        talk.say(over);
        let (said, ask) = last_question(&mut talk);
        assert_eq!(ask, Some(Ask::Text), "{over:?}: {said}");
        let place = "What set it off? Only what you saw or heard.\n\
                     A phone, a story, a tone of voice. You are only naming it here.\n\
                     So far:\nthe message said nine\nthe car was there\n\
                     Write as many lines as you like. An empty line ends it.\n";
        assert!(said.ends_with(place), "{over:?}: {said}");
    }
    talk.say("and on");
    talk.say(":pause");
    let (asked, _) = talk.next();
    assert!(asked.contains("Left open here."), "{asked}");
    let row = row(&asked, "Go on: where you stopped today").to_owned();
    talk.say(&row);
    let (asked, ask) = talk.next();
    assert_eq!(ask, Some(Ask::Text), "{asked}");
    assert!(asked.contains("So far:\nthe message said nine\nthe car was there\nand on\n"), "{asked}");
    talk.say(":quit");
    assert_eq!(talk.end().1, Some(0));
    assert_eq!(written(&home.drafts()[0]), "the message said nine\nthe car was there\nand on");
}

/// What was said up to the question that has no answer yet: one after another, where several lines were sent at once.
#[track_caller]
fn last_question(talk: &mut Talk) -> (String, Option<Ask>) {
    let nothing = "There is nothing left to take off or put back.\n";
    talk.add(":redo");
    let said = talk.next_after(nothing);
    let before = said.strip_suffix(nothing).unwrap();
    (before.to_owned(), talk.ask_of(before))
}
