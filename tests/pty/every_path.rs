//! Every guided path, walked to its end by keys alone: in each seat that it has, at the usual and at the smallest size.

use mend::guide::{Guide, Path, Save, Step};
use mend::journal::{Seat, Side, StepKind};
use serde_json::Value;

use crate::home::Home;
use crate::terminal::{Closing, Size, Terminal, USUAL};
use crate::trace::Trace;
use crate::walk::{GET_IT_OUT, HOW_HEAVY, RIGHT_NOW, many, squeezed, without_status};

const SMALLEST: Size = Size { rows: 12, columns: 40 };
/// More screens than any path has.
const SCREENS: usize = 80;
/// A number at the check-in that opens no gate, and one at the end that calls for nothing.
const CALM: &str = "3";
/// Stands before the row that is chosen.
const MARK: &str = "▸";
/// Stands before what is ticked.
const TICK: &str = "✓";

/// One walk: a path, the seat of the notebook, the side that is chosen where it is asked, and the window.
struct Walk<'a> {
    path: &'a Path,
    seat: Seat,
    side: Side,
    size: Size,
}

impl std::fmt::Display for Walk<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { path, seat, side, size } = self;
        write!(f, "{} ({seat:?}, {side:?}) at {}x{}", path.id, size.columns, size.rows)
    }
}

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

/// What is done on a screen; a text gets the word.
fn keys(screen: &str, types: bool, side: Side, word: &str) -> Vec<String> {
    let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
    let digits =
        screen.lines().any(|line| squeezed(line).replace(['[', ']', '▸'], "").contains("012345678910"));
    if screen.trim().is_empty() {
        // The page was hidden, as its first choice says: a key wakes it, and Tab goes on from there.
        keys(&["x", "Tab"])
    } else if screen.contains("From which side") {
        keys(if side == Side::Hurt { &["Enter"] } else { &["Down", "Enter"] })
    } else if screen.contains("That's the heart of it") {
        keys(&["Down", "Enter"])
    } else if screen.contains(HOW_HEAVY) && !screen.contains("calm") || screen.contains("One word for your") {
        keys(&[CALM, "Enter", "Tab"])
    } else if digits {
        keys(&[CALM, "Enter"])
    } else if screen.contains("type to find") {
        keys(&["Enter", "Tab"])
    } else if types {
        keys(&[word, "Tab"])
    } else if screen.lines().any(|line| line.contains(MARK) && !line.contains(TICK)) {
        keys(&["Enter"])
    } else {
        keys(&["Tab"])
    }
}

/// What a person sees: the words, and where the cursor stands if it is shown.
fn seen(trace: &Trace) -> (String, Option<(u16, u16)>) {
    (without_status(&trace.screen()), trace.shown_cursor())
}

/// Walks until home is there, and gives every word that was typed.
#[track_caller]
fn walk(window: &Terminal, walk: &Walk<'_>) -> Vec<String> {
    let mut typed = Vec::new();
    for _ in 0..SCREENS {
        let (screen, cursor) = seen(&window.trace());
        if screen.contains(RIGHT_NOW) && screen.contains(GET_IT_OUT) {
            return typed;
        }
        let word = format!("word{:02}", typed.len());
        for key in keys(&screen, cursor.is_some(), walk.side, &word) {
            let before = seen(&window.trace());
            if key == word {
                window.write(&word);
                typed.push(word.clone());
            } else {
                window.key(&key);
                window.wait_until(&format!("{walk}: {key} to do something"), |trace| seen(trace) != before);
            }
        }
    }
    panic!("{walk} does not end\n{}", window.screen());
}

/// The steps that every walk of this side meets.
fn met_by_all<'a>(walk: &Walk<'a>) -> Vec<&'a str> {
    let wording = if walk.path.ask_seat { walk.side } else { walk.seat.side().unwrap_or_default() };
    let steps = walk.path.steps.iter().chain(&walk.path.way_out);
    let asks = |step: &&Step| !matches!(step.kind, StepKind::Card | StepKind::Questions);
    let met = steps.filter(asks).filter(|step| step.seats.contains(&wording));
    met.filter(|step| step.when.is_none() && !step.next_time).map(|step| step.id.as_str()).collect()
}

/// A walk of this path in this home, and what was typed.
pub(crate) fn walk_of(home: &Home, path: &Path, seat: Seat, side: Side, window: Size) -> Vec<String> {
    let one = &Walk { path, seat, side, size: window };
    let mut window = Terminal::start(
        home,
        crate::terminal::MEND.as_ref(),
        &["begin", &one.path.id],
        one.size,
        Closing::Signals,
    );
    window.wait_until("the path", |trace| {
        let screen = trace.screen();
        let at_home = screen.contains(RIGHT_NOW) && screen.contains(GET_IT_OUT);
        !(at_home || screen.trim().is_empty())
    });
    let typed = walk(&window, one);
    window.key("C-q");
    assert_eq!(window.exit_code(), 0, "{one}");
    window.assert_clean();
    typed
}

fn walk_to_the_end(one: &Walk<'_>) {
    let home = home(one.seat);
    let typed = walk_of(&home, one.path, one.seat, one.side, one.size);
    assert!(home.drafts().is_empty(), "{one}: a draft is left");
    let kept = home.entries().into_iter().find(|entry| entry["path"]["id"] == *one.path.id);
    if !one.path.save {
        // What is kept only if it is ticked was ticked on the way; nothing else of such a page is.
        let steps: Vec<&str> = kept
            .iter()
            .flat_map(|entry| entry["answers"].as_array().unwrap())
            .filter_map(|answer| answer["step"].as_str())
            .collect();
        let ticked = |id: &&str| one.path.step(id).is_some_and(|step| step.save == Save::Ask);
        assert!(steps.iter().all(ticked), "{one}: {steps:?} was kept");
        return;
    }
    let entry = kept.unwrap_or_else(|| panic!("{one}: nothing was kept"));
    assert_eq!((&entry["left_at"], entry["finished"].is_string()), (&Value::Null, true), "{one}");
    let text = entry.to_string();
    assert!(
        !typed.is_empty() && typed.iter().all(|word| text.contains(word.as_str())),
        "{one}: {typed:?} {text}"
    );
    for step in met_by_all(one) {
        assert!(text.contains(&format!("\"step\":\"{step}\"")), "{one}: {step} was never reached");
    }
    let asks = one.path.ask_seat && one.path.differs_by_side();
    let seat = if one.seat == Seat::Both && asks { Seat::from(one.side) } else { one.seat };
    assert_eq!(entry["seat"], serde_json::to_value(seat).unwrap(), "{one}");
}

#[test]
fn every_path_is_walked_to_its_end_in_each_seat_at_the_usual_and_the_smallest_size() {
    let guide = Guide::new();
    let mut walks = Vec::new();
    for path in guide.paths() {
        for side in &path.seats {
            for size in [USUAL, SMALLEST] {
                walks.push(Walk { path, seat: Seat::from(*side), side: *side, size });
                if path.seats.len() > 1 {
                    walks.push(Walk { path, seat: Seat::Both, side: *side, size });
                }
            }
        }
    }
    assert!(walks.len() > 100, "{}", walks.len());
    many(walks.len(), 6, |number| walk_to_the_end(&walks[number]));
    println!("{} walks", walks.len());
}
