//! The whole app at the keyboard: key strings go in, pictures come out. The disk is one in memory.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;
use std::sync::Arc;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use super::app::{App, Disk, Setup};
use super::keymap;
use super::screen::{Kept, Route, World};
use super::theme;
use crate::guide::Guide;
use crate::journal::{
    After, Answer, Before, Bring, Chosen, Draft, Entry, EntryId, HardDate, Kind, Moment, Note, PathRef,
    Person, Profile, Seat, StepKind, Timeline,
};
use crate::keeper::{Binned, Fault, FaultKind, Loaded, Outcome, Request, Task};
use crate::settings::Settings;

mod edit;
mod entry;
mod flows;
mod how;
mod pictures;
mod profile;
mod random;
mod settings;
mod shared;
mod tables;
mod versions;
mod words;

const NOW: &str = "2026-11-22T20:14:00+01:00";

fn now() -> Moment {
    NOW.parse().unwrap()
}

fn id(text: &str) -> EntryId {
    EntryId::parse(text).unwrap()
}

fn ids() -> EntryId {
    use std::cell::Cell;
    thread_local!(static NEXT: Cell<u8> = const { Cell::new(0) });
    NEXT.with(|next| {
        next.set(next.get().wrapping_add(1));
        EntryId::from_random([next.get(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    })
}

/// A disk in memory: what was asked, and what lies on the desk.
#[derive(Default)]
struct Memory {
    asked: Vec<Request>,
    desk: Vec<Draft>,
    log: Vec<String>,
}

#[derive(Clone, Default)]
struct Fake(Rc<RefCell<Memory>>);

impl Disk for Fake {
    fn send(&mut self, request: Request) {
        let name: String = format!("{request:?}").chars().take_while(|one| one.is_alphanumeric()).collect();
        let mut memory = self.0.borrow_mut();
        memory.log.push(name);
        memory.asked.push(request);
    }

    fn put(&mut self, draft: Draft) {
        let mut memory = self.0.borrow_mut();
        memory.log.push("put".to_owned());
        memory.desk.retain(|old| old.entry.id != draft.entry.id);
        memory.desk.push(draft);
    }

    fn clear(&mut self, id: &EntryId) {
        self.0.borrow_mut().desk.retain(|old| old.entry.id != *id);
    }
}

/// An app, its disk, and a screen of some size.
struct Stage {
    app: App,
    disk: Fake,
    terminal: Terminal<TestBackend>,
    fails: Option<FaultKind>,
    /// What lies in the bin.
    bin: Vec<Binned>,
    /// Earlier versions of the page that is asked for.
    versions: Vec<Entry>,
}

fn world(begun: bool) -> World {
    World {
        guide: Arc::new(Guide::new()),
        theme: *theme::DARK,
        colours: theme::Colours::default(),
        settings: Settings { reduced_motion: true, idle_minutes: None, ..Settings::default() },
        settings_fault: None,
        now: now(),
        profile: Profile::default(),
        timeline: Timeline::default(),
        drafts: Vec::new(),
        earlier: None,
        bin: None,
        unreadable: Vec::new(),
        loaded: true,
        unread: false,
        kept: Kept { begun, ..Kept::default() },
        questions_asked: None,
    }
}

impl Stage {
    fn new(columns: u16, rows: u16, world: World) -> Self {
        let disk = Fake::default();
        let setup = Setup { world, disk: Box::new(disk.clone()), ids, brief: false };
        let terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let mut stage =
            Self { app: App::new(setup), disk, terminal, fails: None, bin: Vec::new(), versions: Vec::new() };
        stage.draw();
        stage
    }

    fn first(columns: u16, rows: u16) -> Self {
        Self::new(columns, rows, world(false))
    }

    fn home(columns: u16, rows: u16) -> Self {
        Self::new(columns, rows, full())
    }

    /// Types keys by name, separated by spaces; what is no key's name is typed letter by letter. `@Look_back` goes to
    /// the row that begins so, wherever it stands.
    fn keys(&mut self, keys: &str) -> &mut Self {
        for name in keys.split(' ').filter(|name| !name.is_empty()) {
            if let Some(row) = name.strip_prefix('@') {
                self.go_to(&row.replace('_', " "));
                continue;
            }
            match keymap::event(name) {
                Some(key) => self.press(key),
                None => name.chars().for_each(|letter| {
                    self.press(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
                }),
            }
        }
        self
    }

    /// Moves down from the first row to this one.
    #[track_caller]
    fn go_to(&mut self, row: &str) {
        let marked = format!("▸ {row}");
        self.keys("Home");
        for _ in 0..40 {
            if self.shown().contains(&marked) {
                return;
            }
            self.keys("Down");
        }
        panic!("no row begins with {row:?}:\n{}", self.shown());
    }

    fn press(&mut self, key: KeyEvent) {
        self.app.hear(Event::Key(key), now());
        self.answer();
        self.draw();
    }

    /// The disk answers all that was asked.
    fn answer(&mut self) {
        let asked = std::mem::take(&mut self.disk.0.borrow_mut().asked);
        for request in asked {
            let outcome = self.outcome_of(&request);
            self.app.outcome(outcome, now());
        }
    }

    fn outcome_of(&self, request: &Request) -> Outcome {
        let fault = |kind| Fault::of(kind, std::path::Path::new("/home/x/notes"));
        let failed = |task| self.fails.map(|kind| Outcome::Failed { task, fault: fault(kind) });
        match request {
            Request::Load => Outcome::Loaded(Box::default()),
            Request::Begin { .. } => failed(Task::Begin).unwrap_or(Outcome::Begun),
            Request::Keep { entry, .. } => {
                let kept = Outcome::Kept { id: entry.id.clone() };
                failed(Task::Keep(entry.id.clone())).unwrap_or(kept)
            }
            Request::Profile(_) => Outcome::ProfileKept { united: None },
            Request::LetGo(id) | Request::Erase(id) => Outcome::LetGone(id.clone()),
            Request::ToBin(entry) => {
                failed(Task::ToBin(entry.id.clone())).unwrap_or_else(|| Outcome::Binned(entry.clone()))
            }
            Request::ReadBin => failed(Task::ReadBin).unwrap_or_else(|| Outcome::BinRead(self.bin.clone())),
            Request::Restore(name) => {
                let binned = self.bin.iter().find(|binned| binned.name == *name).cloned();
                let restored = binned.map(|binned| Outcome::Restored(Box::new(binned)));
                let task = || Task::Restore(name.clone());
                let gone = || Outcome::Failed { task: task(), fault: fault(FaultKind::Gone) };
                failed(task()).or(restored).unwrap_or_else(gone)
            }
            Request::EraseBinned(name) => {
                let erased = || Outcome::ErasedBinned(name.clone());
                failed(Task::EraseBinned(name.clone())).unwrap_or_else(erased)
            }
            Request::ReadVersions(id) => Outcome::VersionsRead {
                id: id.clone(),
                versions: self.versions.clone(),
                unreadable: Vec::new(),
            },
            Request::Open => Outcome::AllKept,
            Request::Settings(_) => Outcome::SettingsKept,
            Request::LookForNew => Outcome::Appeared(Vec::new()),
            Request::SaveNow => match self.disk.0.borrow().desk.last() {
                Some(draft) => Outcome::DraftKept { id: draft.entry.id.clone(), at: now() },
                None => Outcome::AllKept,
            },
        }
    }

    fn draw(&mut self) {
        // The backend keeps stale cells behind wide letters.
        self.terminal.clear().unwrap();
        self.terminal.draw(|frame| self.app.draw(frame)).unwrap();
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.terminal.backend_mut().resize(columns, rows);
        self.draw();
    }

    fn shown(&self) -> String {
        text_of(self.terminal.backend().buffer())
    }

    fn log(&self) -> Vec<String> {
        self.disk.0.borrow().log.clone()
    }

    #[track_caller]
    fn sees(&self, words: &str) -> &Self {
        let flat = flat(&self.shown());
        assert!(flat.contains(words), "{words:?} is not on the screen:\n{}", self.shown());
        self
    }

    #[track_caller]
    fn sees_not(&self, words: &str) -> &Self {
        assert!(!flat(&self.shown()).contains(words), "{words:?} is on the screen:\n{}", self.shown());
        self
    }
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_of(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let line: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

/// A notebook that is in use.
fn full() -> World {
    let mut newest = guided(
        "aaaaaaaaaaaa",
        "2026-11-20T21:14:00+01:00",
        "I keep going over that Tuesday in March. The message said nine, and the car was already there.",
    );
    newest.marks.bring = vec![Bring::default()];
    newest.notes =
        vec![Note { at: now(), text: "It was quieter a week later.".into(), rest: serde_json::Map::new() }];
    let mut sealed = guided("bbbbbbbbbbbb", "2026-11-03T07:40:00+01:00", "Nobody reads this one.");
    sealed.marks.sealed = true;
    let bridge = "Couldn't sleep. \u{1b}]0;x\u{7}Walked to the bridge and back, twice.";
    let night = free("cccccccccccc", "2026-10-29T23:05:00+01:00", bridge);
    let draft = free_draft(free("dddddddddddd", "2026-11-19T22:10:00+01:00", "half a thought"));
    let ruth = Person { name: "Ruth".into(), call: "0151 55".into(), rest: serde_json::Map::new() };
    let profile = Profile { seat: Seat::Hurt, people: vec![ruth], ..Profile::default() };
    World {
        timeline: Timeline::new(vec![newest, sealed, night]),
        drafts: vec![draft],
        profile,
        ..world(true)
    }
}

fn free_draft(entry: Entry) -> Draft {
    let at = crate::journal::At { step: "page".into(), ..Default::default() };
    Draft { schema: 1, entry, at, edits: None, rest: serde_json::Map::new() }
}

fn free(name: &str, created: &str, words: &str) -> Entry {
    let mut entry = Entry::new(id(name), Kind::Free, created.parse().unwrap());
    entry.answers = vec![Answer { text: Some(words.into()), ..Answer::new("page", StepKind::Text) }];
    entry
}

/// A walk through a path.
fn guided(name: &str, created: &str, words: &str) -> Entry {
    let mut entry = Entry::new(id(name), Kind::Guided, created.parse().unwrap());
    entry.finished = Some(entry.created);
    entry.seat = Seat::Hurt;
    entry.path = Some(PathRef {
        id: "doubt".into(),
        version: 1,
        title: "When I doubt everything".into(),
        section: "feels".into(),
        ..PathRef::default()
    });
    entry.before = Some(Before { distress: Some(7), body: Some("tight".into()), ..Before::default() });
    entry.after = Some(After { distress: Some(4), ..After::default() });
    entry.answers = answers(words);
    entry
}

fn answers(words: &str) -> Vec<Answer> {
    let prompt = |text: &str| Some(text.to_owned());
    let stung = Chosen { strength: Some(2), ..Chosen::word("stung", "hurt") };
    vec![
        Answer {
            prompt: prompt("What set it off? Only what you saw or heard."),
            text: Some(words.into()),
            ..Answer::new("set-off", StepKind::Text)
        },
        Answer {
            prompt: prompt("What is here now?"),
            chosen: vec![stung, Chosen::word("still love them", "warm")],
            ..Answer::new("here", StepKind::Feelings)
        },
        Answer {
            prompt: prompt("What does it want?"),
            skipped: true,
            ..Answer::new("wants", StepKind::Pick)
        },
    ]
}
