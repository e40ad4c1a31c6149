//! What the tests play on: a world, a page or a sitting in it, and keys by their names.

use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Position;

use super::super::SittingScreen;
use super::super::pads::Around;
use super::super::page::Page;
use crate::guide::Guide;
use crate::journal::{Answer, EntryId, History, Moment, Profile, Seat, StepKind, Timeline};
use crate::settings::Settings;
use crate::sitting::{Choice, Form, KeyNames, Progress, Scene, Setup, Sitting, Stage};
use crate::tui::keymap::{self, EVERYWHERE, Input, OUTSIDE_TEXT};
use crate::tui::screen::{Kept, Msg, Screen, World};
use crate::tui::theme;
use crate::tui::widgets::pad::Ink;

/// Width and height of a screen, without the two last rows.
pub(super) type Size = (u16, u16);

/// The three sizes of every picture, less the rows that the app keeps for itself.
pub(super) const SIZES: [Size; 3] = [(80, 21), (40, 10), (120, 37)];

pub(super) fn now() -> Moment {
    "2026-11-22T21:14:05+01:00".parse().unwrap()
}

pub(super) fn world() -> World {
    World {
        guide: Arc::new(Guide::new()),
        theme: *theme::DARK,
        colours: theme::Colours::default(),
        settings: Settings::default(),
        settings_fault: None,
        now: now(),
        profile: Profile { seat: Seat::Hurt, ..Profile::default() },
        timeline: Timeline::default(),
        drafts: Vec::new(),
        earlier: None,
        bin: None,
        unreadable: Vec::new(),
        loaded: true,
        unread: false,
        kept: Kept { begun: true, at: Some(now()), ..Kept::default() },
        questions_asked: None,
    }
}

pub(super) fn with_setup<T>(world: &World, make: impl FnOnce(&Setup<'_>) -> T) -> T {
    let history = History::default();
    make(&Setup {
        guide: &world.guide,
        id: EntryId::parse("k7f3qd9x2m4a").unwrap(),
        now: world.now,
        profile: &world.profile,
        history: &history,
        keys: KeyNames { people: "Ctrl-P".into(), ground: "Ctrl-G".into(), hide: "Ctrl-L".into() },
        emergency: None,
        lines: Vec::new(),
        wanted: None,
        questions_asked: false,
        no_check_in: false,
        entries: &[],
        side: None,
    })
}

/// A path from its beginning.
pub(super) fn sitting(world: &World, path: &str) -> Sitting {
    with_setup(world, |setup| Sitting::begin(world.guide.path(path).unwrap(), setup))
}

pub(super) fn choice(id: &str) -> Choice {
    Choice { id: id.into(), label: id.into(), alone: false, own: false, apart: false }
}

/// A scene of a form, with a question.
pub(super) fn scene(prompt: &str, form: Form) -> Scene {
    Scene {
        stage: Stage::Core,
        id: "here".into(),
        title: "When I doubt everything".into(),
        progress: Some(Progress { step: 2, of: 4, core: true }),
        above: Vec::new(),
        given_before: 0,
        prompt: prompt.into(),
        small: Vec::new(),
        must: Vec::new(),
        form,
        answer: Answer::new("here", StepKind::Text),
        ticks: Vec::new(),
        not_kept: false,
        if_ticked: false,
        aloud: false,
    }
}

/// Keys by name; what begins with `:` is typed, `_` in it is a blank.
pub(super) fn keys(script: &str) -> Vec<KeyEvent> {
    script.split_whitespace().flat_map(named).collect()
}

fn named(word: &str) -> Vec<KeyEvent> {
    if let Some(text) = word.strip_prefix(':') {
        let letter = |letter| KeyEvent::from(KeyCode::Char(if letter == '_' { ' ' } else { letter }));
        return text.chars().map(letter).collect();
    }
    vec![keymap::event(word).unwrap_or_else(|| panic!("{word} is no key"))]
}

/// One page alone, without a sitting.
pub(super) struct Alone {
    pub(super) page: Page,
    pub(super) world: World,
}

impl Alone {
    pub(super) fn new(scene: Scene) -> Self {
        Self::in_world(scene, world())
    }

    pub(super) fn in_world(scene: Scene, world: World) -> Self {
        let calm = world.guide.words().plain.calm.clone();
        let around = Around { calm: &calm, pages: Vec::new(), still: world.settings.reduced_motion };
        Self { page: Page::new(scene, &around), world }
    }

    pub(super) fn press(mut self, script: &str) -> Self {
        let _ = self.draw((80, 21));
        for key in keys(script) {
            let hand = self.page.pad.hand();
            let input = read(key, super::super::keys::table(hand), hand.typing());
            self.page.pad.take(&input);
            let _ = self.draw((80, 21));
        }
        self
    }

    pub(super) fn pass(mut self, millis: u64) -> Self {
        self.page.pad.pass(Duration::from_millis(millis));
        self
    }

    /// The screen as rows of text; the cursor stands as `▌` where it is.
    pub(super) fn draw(&mut self, size: Size) -> String {
        let world = &self.world;
        let words = &world.guide.words().plain;
        let ink = Ink { theme: &world.theme, words, still: world.settings.reduced_motion, awake: true };
        let status = self.page.status(world);
        let page = &mut self.page;
        picture(size, |frame| {
            page.fit(frame.area(), &status);
            page.view(frame.area(), frame.buffer_mut(), &ink, &status)
        })
    }
}

/// A whole sitting.
pub(super) struct Play {
    pub(super) screen: SittingScreen,
    pub(super) world: World,
    pub(super) size: Size,
    pub(super) asked: Vec<Msg>,
}

impl Play {
    pub(super) fn new(path: &str) -> Self {
        let world = world();
        Self::of(sitting(&world, path), world)
    }

    pub(super) fn of(sitting: Sitting, world: World) -> Self {
        let mut play = Self { screen: SittingScreen::new(sitting), world, size: (80, 21), asked: Vec::new() };
        let _ = play.draw();
        play
    }

    pub(super) fn press(&mut self, script: &str) -> &mut Self {
        for key in keys(script) {
            self.key(key);
        }
        self
    }

    pub(super) fn key(&mut self, key: KeyEvent) {
        let input = read(key, self.screen.keys(), self.screen.typing());
        self.tell(&input);
    }

    pub(super) fn tell(&mut self, input: &Input) {
        self.asked.extend(self.screen.update(input, &self.world));
        let _ = self.draw();
    }

    pub(super) fn draw(&mut self) -> String {
        let (screen, world) = (&mut self.screen, &self.world);
        picture(self.size, |frame| {
            screen.fit(frame.area(), world);
            screen.view(frame, frame.area(), world);
            None
        })
    }
}

fn read(key: KeyEvent, table: &'static [keymap::Binding], typing: bool) -> Input {
    let outside: &[keymap::Binding] = if typing { &[] } else { OUTSIDE_TEXT };
    keymap::read(key, &[table, EVERYWHERE, outside], typing)
}

/// Draws once and reads the cells back.
fn picture(size: Size, draw: impl FnOnce(&mut ratatui::Frame<'_>) -> Option<Position>) -> String {
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    let mut cursor = None;
    terminal.draw(|frame| cursor = draw(frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let mut rows = Vec::new();
    for y in 0..size.1 {
        let mut row = String::new();
        for x in 0..size.0 {
            let here = cursor == Some(Position::new(x, y));
            row.push_str(if here { "▌" } else { buffer[(x, y)].symbol() });
        }
        rows.push(row.trim_end().to_owned());
    }
    rows.join("\n")
}
