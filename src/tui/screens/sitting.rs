//! The sitting's screen: one step at a time, drawn from its scene and led by its keys.
//!
//! Every key is handed to the sitting at once, so that it always holds what is on the screen. It never touches the
//! disk, and it decides nothing about what comes next: the sitting does.

pub(super) mod keys;
mod layout;
mod older;
pub(super) mod pads;
pub(super) mod page;
mod status;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::guide::Calm;
use crate::journal::{At, Draft, Moment};
use crate::sitting::{Form, Next, Sitting, Stage, Way};
use crate::tui::keymap::{Action, Binding, Input};
use crate::tui::screen::{Msg, Return, Route, Screen, World};
use crate::tui::widgets::beat::Beat;
use crate::tui::widgets::pad::{Hand, Ink, Place, Took};
use crate::tui::wording;

use pads::Around;
use page::Page;

/// A sitting on the screen.
pub struct SittingScreen {
    sitting: Sitting,
    page: Page,
    /// Where the hands were on the screens behind and ahead.
    places: BTreeMap<String, Place>,
    beat: Beat,
    still: bool,
    /// Whether the page was made with the world in sight.
    settled: bool,
}

impl SittingScreen {
    /// A sitting from where it is.
    pub fn new(sitting: Sitting) -> Self {
        let around = Around { calm: &Calm::default(), pages: Vec::new(), still: false };
        let page = Page::new(sitting.scene(), &around);
        let places = BTreeMap::new();
        Self { sitting, page, places, beat: Beat::default(), still: false, settled: false }
    }

    /// A resumed sitting, with the hands where they were.
    #[must_use]
    pub fn at(mut self, at: &At) -> Self {
        let place = Place { field: at.field, cursor: at.cursor, top: at.top };
        self.places.insert(at.step.clone(), place);
        self
    }

    /// Makes the page of the scene that stands now, with the hands where they were on it.
    fn turn(&mut self, world: &World) {
        let scene = self.sitting.scene();
        let pages =
            if matches!(scene.form, Form::LookBack) { older::pages(&world.timeline) } else { Vec::new() };
        let calm = &world.guide.words().plain.calm;
        let id = scene.id.clone();
        self.page = Page::new(scene, &Around { calm, pages, still: self.still });
        if let Some(place) = self.places.get(&id) {
            self.page.pad.go_to(*place);
        }
        self.beat.stop();
    }

    /// Hands what is on the screen to the sitting.
    fn put(&mut self) {
        if matches!(self.page.pad.hand(), Hand::Reading | Hand::Folding) {
            return;
        }
        let mut answer = self.page.scene.answer.clone();
        self.page.pad.fill(&mut answer);
        self.page.scene.answer.clone_from(&answer);
        self.sitting.put(answer);
    }

    fn go(&mut self, way: Way, world: &World) -> Option<Msg> {
        self.remember();
        let next = self.sitting.go(way, world.now);
        self.follow(next, world)
    }

    /// Enter was the last thing to do here: a choice that was picked is followed, even a second time.
    fn go_on(&mut self, world: &World) -> Option<Msg> {
        self.put();
        self.remember();
        let picks = matches!(self.page.scene.form, Form::Pick { .. } | Form::Card { .. });
        let picked = self.page.scene.answer.picked().filter(|_| picks).map(str::to_owned);
        let next = match picked {
            Some(id) => self.sitting.choose(&id, world.now),
            None => self.sitting.go(Way::On, world.now),
        };
        self.follow(next, world)
    }

    fn remember(&mut self) {
        self.places.insert(self.page.scene.id.clone(), self.page.pad.place());
    }

    fn follow(&mut self, next: Next, world: &World) -> Option<Msg> {
        self.turn(world);
        match next {
            Next::Show => None,
            Next::Over(door) => Some(Msg::Over(door)),
            Next::Ended(ending) => Some(Msg::Ended(ending)),
        }
    }

    /// What the pad had no use for.
    fn act(&mut self, action: Action, world: &World) -> Option<Msg> {
        match action {
            Action::Next => self.go(Way::On, world),
            Action::Previous => self.go(Way::Back, world),
            Action::Choose if self.page.pad.hand() == Hand::Pressing => self.go(Way::On, world),
            Action::PageUp | Action::PageDown => {
                self.page.read_on(action == Action::PageDown);
                None
            }
            _ => None,
        }
    }

    /// Keys that mean the same on every screen of a sitting; any other is for the pad.
    fn step(&mut self, action: Action, world: &World) -> ControlFlow<Option<Msg>> {
        let putting_away = self.page.scene.stage == Stage::PutAway;
        ControlFlow::Break(match action {
            Action::Keep => Some(self.keep(world)),
            Action::Ground => Some(Msg::Go(Route::Ground)),
            Action::People => Some(Msg::Go(Route::People)),
            Action::Aloud => self.aloud().map(|_| Msg::Go(Route::Aloud)),
            _ if putting_away && self.is_folded() => self.put_away(action, world),
            Action::Out if !putting_away => Some(self.pause(world)),
            Action::Skip if !putting_away => self.go(Way::Skip, world),
            _ => return ControlFlow::Continue(()),
        })
    }

    /// The page has folded: whatever would go on or out closes it.
    fn put_away(&mut self, action: Action, world: &World) -> Option<Msg> {
        match action {
            Action::Previous => self.go(Way::Back, world),
            Action::Out | Action::Choose | Action::Next | Action::Mark | Action::Skip => {
                self.go(Way::On, world)
            }
            _ => None,
        }
    }

    fn is_folded(&self) -> bool {
        self.page.pad.beat(self.still).is_none()
    }

    /// Whether words would be lost, since nothing is kept yet.
    fn at_risk(&self, world: &World) -> bool {
        !world.kept.begun && self.sitting.has_words()
    }

    fn pause(&self, world: &World) -> Msg {
        if self.at_risk(world) { Msg::Go(Route::KeepThis) } else { Msg::Back }
    }

    fn keep(&self, world: &World) -> Msg {
        if self.at_risk(world) { Msg::Go(Route::KeepThis) } else { Msg::Keep }
    }

    fn hand(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match self.page.pad.take(input) {
            Took::Used => {
                self.put();
                None
            }
            Took::On => self.go_on(world),
            Took::Unused => match input {
                Input::Act(action) => self.act(*action, world),
                _ => None,
            },
        }
    }

    fn beat_on(&mut self, now: Moment) {
        let passed = self.beat.count(now);
        self.page.pad.pass(passed);
    }
}

impl Screen for SittingScreen {
    fn keys(&self) -> &'static [Binding] {
        let hand = self.page.pad.hand();
        if self.page.scene.aloud && hand == Hand::Writing { keys::WRITING_ALOUD } else { keys::table(hand) }
    }

    fn typing(&self) -> bool {
        self.page.pad.hand().typing()
    }

    fn fit(&mut self, area: Rect, world: &World) {
        if !self.settled || self.still != world.settings.reduced_motion {
            self.still = world.settings.reduced_motion;
            self.settled = true;
            self.turn(world);
        }
        self.beat.start(world.now);
        self.page.has_words = self.sitting.has_words();
        let status = self.page.status(world);
        self.page.fit(area, &status);
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        if let Some(rest) = self.sitting.tick(world.now) {
            self.page.rest = Some(rest);
        }
        match input {
            Input::Tick => {
                self.beat_on(world.now);
                None
            }
            Input::Act(action) => match self.step(*action, world) {
                ControlFlow::Break(asked) => asked,
                ControlFlow::Continue(()) => self.hand(input, world),
            },
            _ => self.hand(input, world),
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let words = &world.guide.words().plain;
        let ink = Ink { theme: &world.theme, words, still: world.settings.reduced_motion, awake: true };
        let cursor = self.page.view(area, frame.buffer_mut(), &ink, &self.page.status(world));
        if let Some(cursor) = cursor {
            frame.set_cursor_position(cursor);
        }
    }

    fn beat(&self) -> Option<Duration> {
        self.page.pad.beat(self.still)
    }

    fn leaves(&mut self, world: &World) -> Option<Msg> {
        if self.page.scene.stage == Stage::PutAway { self.go(Way::On, world) } else { None }
    }

    fn draft(&self) -> Option<Draft> {
        let Place { field, cursor, top } = self.page.pad.place();
        self.sitting.draft(field, cursor, top)
    }

    fn aloud(&self) -> Option<&str> {
        let words = self.page.scene.answer.text.as_deref().filter(|_| self.page.scene.aloud);
        words.filter(|words| !words.trim().is_empty())
    }

    fn says_over(&self) -> Option<&str> {
        let asked = self.page.scene.not_kept && matches!(self.page.scene.form, Form::Card { .. });
        Some(self.page.scene.prompt.as_str()).filter(|_| asked)
    }

    fn came_back(&mut self, from: &Return, world: &World) {
        let (emergency, lines) = wording::lines(world);
        self.sitting.knows_lines(emergency, lines);
        match from {
            Return::Door(door) => self.sitting.came_back(door),
            Return::GoOn(number) => self.sitting.through_gate(*number),
            Return::NotNow | Return::Other => {
                self.beat.stop();
                return;
            }
        }
        self.remember();
        self.turn(world);
    }
}

impl std::fmt::Debug for SittingScreen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SittingScreen(…)")
    }
}
