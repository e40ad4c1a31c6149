//! Every kind of step of a sitting, met by walking: at each screen the same things happen as on every other screen.
//!
//! The walks are chosen from the guide itself, so that a new kind of step is met as soon as a path has one.

use std::collections::BTreeSet;

use mend::guide::{Guide, Path, Step};
use mend::journal::StepKind;

use crate::disturb::{LAST_OF_ALL, is_blank, leave, paste, resize, stop};
use crate::home::Home;
use crate::terminal::Terminal;
use crate::trace::Trace;
use crate::walk::{GET_IT_OUT, RIGHT_NOW, many, squeezed};

/// No sitting has more screens.
const MOST: usize = 60;
/// What is answered, once a walk, where Tab alone would pass something by: in this path (or all), on a screen with these
/// words, these keys.
const ANSWERS: &[(&str, &str, &[&str])] = &[
    ("doubt", "How heavy is it right now?", &["8", "Enter"]),
    ("", "That's the heart of it.", &["Down", "Enter"]),
    ("steady", "Which would you like?", &["Down", "Down", "Enter"]),
    ("right-now", "And now?", &["9", "Enter"]),
];
/// Walked for what only an answer leads to: a gate, the body, the two questions.
const ALWAYS: [&str; 3] = ["doubt", "steady", "right-now"];

/// Paths that together have every kind of step that Tab alone comes to.
fn walks(guide: &Guide) -> Vec<&Path> {
    let mut chosen: Vec<&Path> = ALWAYS.iter().filter_map(|id| guide.path(id)).collect();
    for path in guide.paths().filter(|path| path.id != "tomorrow") {
        let met: BTreeSet<String> = chosen.iter().flat_map(|path| kinds(path)).collect();
        if kinds(path).any(|kind| !met.contains(&kind)) {
            chosen.push(path);
        }
    }
    chosen
}

fn kinds(path: &Path) -> impl Iterator<Item = String> {
    path.steps.iter().filter(|step| step.when.is_none()).map(|step| format!("{:?}", step.kind))
}

/// A sitting, screen after screen.
struct Walk<'a> {
    path: &'a Path,
    _home: Home,
    window: Terminal,
    /// What is still to be answered.
    answers: Vec<&'static (&'static str, &'static str, &'static [&'static str])>,
}

impl<'a> Walk<'a> {
    #[track_caller]
    fn begin(path: &'a Path) -> Self {
        let home = Home::keeping(&["older"]);
        home.settings("reduced_motion = true");
        let window = Terminal::open(&home, &["begin", &path.id]);
        // Home stands there until everything is read.
        window.wait_until("the first screen of the path", |trace| {
            trace.on_its_own_screen() && !is_blank(trace) && !is_home(&trace.screen())
        });
        let answers = ANSWERS.iter().filter(|(of, ..)| ["", &path.id].contains(of)).collect();
        Self { path, _home: home, window, answers }
    }

    /// On to the next screen, with an answer where one is due.
    #[track_caller]
    fn goes_on(&mut self) {
        let screen = self.window.screen();
        let due = self.answers.iter().position(|(_, words, _)| screen.contains(words));
        let keys = due.map_or(&[] as &[_], |at| self.answers.remove(at).2);
        for key in keys {
            self.press(key);
        }
        if keys.last() != Some(&"Enter") {
            self.press("Tab");
        }
    }

    #[track_caller]
    fn press(&self, key: &str) {
        let before = without_status(&self.window.screen());
        self.window.key(key);
        self.window
            .wait_until(&format!("{key} to do something"), |trace| without_status(&trace.screen()) != before);
    }

    /// The step whose question stands on the screen.
    fn step(&self) -> Option<&'a Step> {
        let screen = squeezed(&self.window.screen());
        // Of the words that stand there as they are written, the longest.
        let stands = |prompt: &&String| {
            let written = prompt.split('{').map(|part| part.rsplit('}').next().unwrap_or_default());
            let words = squeezed(written.max_by_key(|part| part.len()).unwrap_or_default());
            let words: String = words.chars().take(24).collect();
            !words.is_empty() && screen.contains(&words)
        };
        self.path.steps.iter().find(|step| step.prompt.all().iter().any(stands))
    }
}

fn is_home(screen: &str) -> bool {
    screen.contains(GET_IT_OUT) && screen.contains(RIGHT_NOW)
}

/// The screen without what changes by itself: when it was kept, and how far a breath is.
fn without_status(screen: &str) -> Vec<String> {
    let rows = screen.lines().map(|row| row.trim().to_owned());
    rows.filter(|row| (row.chars().count() > 12 || row.starts_with(['›', '·'])) && !row.contains("kept"))
        .collect()
}

/// The longest row of words: it tells one screen from another.
fn sign(screen: &str) -> String {
    let rows = without_status(screen);
    // Not a row of a form that is moved by what is typed.
    let words = rows.iter().rev().skip(1).filter(|row| !row.contains(['━', '─', '↓', '↑']));
    words.max_by_key(|row| row.len()).cloned().unwrap_or_default()
}

/// Whether whoever writes here can paste.
fn is_text(kind: &StepKind) -> bool {
    matches!(kind, StepKind::Text | StepKind::List | StepKind::Sort | StepKind::Letter | StepKind::Commit)
}

#[test]
fn a_paste_many_sizes_and_a_stop_leave_every_step_as_it_was() {
    let guide = Guide::new();
    let walks = walks(&guide);
    let met = many(walks.len(), 2, |number| {
        let mut walk = Walk::begin(walks[number]);
        let mut met = BTreeSet::new();
        for _ in 0..MOST {
            if is_home(&walk.window.screen()) {
                return met;
            }
            met.extend(walk.step().map(|step| format!("{:?}", step.kind)));
            is_disturbed(&walk);
            walk.goes_on();
        }
        panic!("{} never ends\n{}", walk.path.id, walk.window.trace().picture());
    });
    let met: BTreeSet<_> = met.into_iter().flatten().collect();
    let all: BTreeSet<_> = guide.paths().flat_map(kinds).collect();
    assert!(all.is_subset(&met), "never met: {:?}", all.difference(&met));
}

#[test]
fn ctrl_q_and_ctrl_c_leave_every_step() {
    let guide = Guide::new();
    let walks = walks(&guide);
    many(walks.len(), 2, |number| {
        let path = walks[number];
        let left_at_home = (0..MOST).any(|screens| {
            let at_home = ["C-q", "C-c"].map(|key| leaves_after(path, screens, key));
            at_home == [true, true]
        });
        assert!(left_at_home, "{} never ends", path.id);
    });
}

/// Leaves by this key after so many screens; whether that was home again.
#[track_caller]
fn leaves_after(path: &Path, screens: usize, key: &str) -> bool {
    let mut walk = Walk::begin(path);
    for _ in 0..screens {
        walk.goes_on();
    }
    let at_home = is_home(&walk.window.screen());
    leave(walk.window, &format!("{}, after {screens} screens", path.id), key);
    at_home
}

#[track_caller]
fn is_disturbed(walk: &Walk<'_>) {
    let (window, before) = (&walk.window, walk.window.screen());
    let sign = sign(&before);
    let there = |trace: &Trace| trace.shows(&sign);
    let name = format!("{}, {sign:?}", walk.path.id);
    resize(window, &name, there);
    stop(window, &name, there);
    let after = paste(window, &name, there);
    match walk.step() {
        Some(step) if is_text(&step.kind) => assert!(after.contains(LAST_OF_ALL), "{name}: {after}"),
        _ if after.contains(LAST_OF_ALL) => {}
        _ => assert_eq!(without_status(&after), without_status(&before), "{name}"),
    }
}
