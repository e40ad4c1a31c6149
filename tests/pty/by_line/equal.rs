//! The same answers give the same page, in the full screen and line by line; and a page begun in one is gone on with in
//! the other, where the hands were.

use mend::guide::Guide;
use mend::journal::{Seat, Side};
use serde_json::Value;

use super::{QUESTIONS, home, written};
use crate::every_path;
use crate::home::Home;
use crate::talk::{Ask, Talk};
use crate::terminal::{Terminal, USUAL};
use crate::walk::{GO_ON, KEPT, ON_THE_PAGE, choose, kept_page, many};

/// Paths that together have every form, and both sides.
const PATHS: [&str; 12] = [
    "start-here",
    "steady",
    "doubt",
    "ground-gone",
    "far-apart",
    "from-shame-to-care",
    "plain-words",
    "underneath",
    "what-feels-safe",
    "out-of-the-loop",
    "before-the-talk",
    "session-prep",
];

/// As the keys of the full screen's walk: the first of what is offered, a calm number, a word in each field.
fn answer(asked: &str, ask: Ask, side: Side, word: &str) -> String {
    match ask {
        Ask::One if asked.contains("From which side") => {
            (if side == Side::Hurt { "1" } else { "2" }).to_owned()
        }
        Ask::One if asked.contains("2. a little further") => "2".to_owned(),
        // Keys that only go on leave out the word for the body, and what became of a line.
        Ask::One if asked.contains("One word for your body.") || asked.contains("1. done") => String::new(),
        Ask::One if asked.contains("Enter takes: slow breath") => String::new(),
        Ask::One | Ask::Several | Ask::Words | Ask::Ticks => "1".to_owned(),
        Ask::Number => "3".to_owned(),
        Ask::Line => word.to_owned(),
        Ask::Lines | Ask::Text => format!("{word}\n"),
        _ => String::new(),
    }
}

fn line_by_line(home: &Home, path: &str, side: Side) {
    let mut talk = Talk::start(home, &["begin", path]);
    let mut typed = 0;
    for _ in 0..QUESTIONS {
        let (asked, ask) = talk.next();
        let ask = ask.unwrap_or_else(|| panic!("{path} ended by itself\n{}", talk.said));
        if ask == Ask::Home {
            break;
        }
        let word = format!("word{typed:02}");
        let answer = answer(&asked, ask, side, &word);
        typed += usize::from(answer.contains(&word));
        talk.say(&answer);
    }
    let (said, code) = talk.end();
    assert_eq!(code, Some(0), "{path}\n{said}");
}

/// The page that came of it, without its id and the times.
#[track_caller]
fn page(home: &Home, path: &str) -> Value {
    let of_path = |entry: &Value| entry["path"]["id"] == *path;
    let mut entry =
        home.entries().into_iter().find(of_path).unwrap_or_else(|| panic!("{path}: nothing was kept"));
    for name in ["id", "created", "finished"] {
        assert!(entry.as_object_mut().unwrap().remove(name).is_some_and(|value| value.is_string()), "{name}");
    }
    // What a mark of another page is about has that page's id, which differs from home to home.
    let text = entry.to_string();
    let other = home.entries().into_iter().find(|entry| !of_path(entry)).unwrap()["id"].clone();
    serde_json::from_str(&text.replace(other.as_str().unwrap(), "aaaaaaaaaaaa")).unwrap()
}

#[test]
fn the_same_answers_make_the_same_page_in_the_full_screen_and_line_by_line_in_each_seat() {
    let guide = Guide::new();
    let mut walks = Vec::new();
    for path in PATHS.map(|id| guide.path(id).unwrap()) {
        for side in &path.seats {
            walks.push((path, Seat::from(*side), *side));
        }
        if path.seats.len() > 1 {
            walks.push((path, Seat::Both, Side::Broke));
        }
    }
    assert!(walks.len() >= 24, "{}", walks.len());
    many(walks.len(), 4, |number| {
        let (path, seat, side) = walks[number];
        let (full, plain) = (home(seat), home(seat));
        every_path::walk_of(&full, path, seat, side, USUAL);
        line_by_line(&plain, &path.id, side);
        let [full, plain] = [&full, &plain].map(|home| page(home, &path.id));
        let about = format!("{} ({seat:?}, {side:?})", path.id);
        for (name, value) in full.as_object().unwrap() {
            let [full, plain] =
                [value, &plain[name]].map(|value| serde_json::to_string_pretty(value).unwrap());
            assert_eq!(full, plain, "{about}: {name} in the full screen, and line by line");
        }
        assert_eq!(full, plain, "{about}");
    });
}

#[test]
fn a_text_begun_line_by_line_goes_on_at_its_end_in_the_full_screen() {
    let home = Home::keeping(&["an older page"]);
    let mut talk = Talk::start(&home, &["write"]);
    while talk.next().1 != Some(Ask::Text) {
        talk.say("");
    }
    talk.say("the first line\nthe second");
    assert_eq!(talk.end().1, Some(0));
    let mut window = Terminal::open(&home, &[]);
    choose(&window, GO_ON);
    window.wait_for("the second");
    window.write(", and its end");
    window.wait_for(KEPT);
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    assert_eq!(written(&home.drafts()[0]), "the first line\nthe second, and its end");
}

#[test]
fn a_list_begun_line_by_line_goes_on_in_its_last_line_in_the_full_screen() {
    let home = home(Seat::Hurt);
    let mut talk = Talk::start(&home, &["begin", "underneath"]);
    while talk.next().1 != Some(Ask::Lines) {
        talk.say("");
    }
    talk.say("work\nthe move");
    assert_eq!(talk.end().1, Some(0));
    let mut window = Terminal::open(&home, &[]);
    choose(&window, GO_ON);
    window.wait_for("the move");
    window.write(" in May");
    window.wait_for(KEPT);
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    let draft = home.drafts().remove(0);
    let items =
        draft["entry"]["answers"].as_array().unwrap().iter().find_map(|answer| answer["items"].as_array());
    let items: Vec<&str> = items.unwrap().iter().filter_map(|item| item["text"].as_str()).collect();
    assert_eq!(items, ["work", "the move in May"]);
}

#[test]
fn a_text_begun_in_the_full_screen_is_read_back_and_goes_on_line_by_line() {
    let home = Home::keeping(&["an older page"]);
    let mut window = kept_page(&home);
    window.write("begun in the window");
    // The hands go to the beginning: line by line everything is added at the end.
    window.key("Home");
    window.wait_for(KEPT);
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    let mut talk = Talk::start(&home, &[]);
    let (asked, _) = talk.next();
    assert!(asked.contains("1. Go on: where you stopped today"), "{asked}");
    talk.say("1");
    let (asked, ask) = talk.next();
    assert_eq!(ask, Some(Ask::Text));
    let place = format!("{ON_THE_PAGE}\n");
    assert!(asked.contains(&place) && asked.contains("So far:\nbegun in the window\n"), "{asked}");
    talk.say("and ended here");
    assert_eq!(talk.end().1, Some(0));
    assert_eq!(written(&home.drafts()[0]), "begun in the window\nand ended here");
}
