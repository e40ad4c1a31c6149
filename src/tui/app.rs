//! The running program: a stack of screens, what they may see, and what becomes of what they ask for.
//!
//! It knows the keeper by its requests and outcomes only, and never touches the disk or the terminal itself.

mod keeping;
mod outcomes;
mod pages;
pub mod picture;
mod preferences;
mod sittings;
mod stack;

use std::time::Duration;

use crossterm::event::{Event, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use ratatui::layout::Size;

use crate::journal::{Draft, EntryId, Moment, Profile};
use crate::keeper::Request;
use crate::tui::keymap::{self, Action, EVERYWHERE, Input, OUTSIDE_TEXT};
use crate::tui::screen::{Msg, Route, World};
use keeping::Pending;
use preferences::KnownSettings;
use stack::Layer;

/// The least room that screens are made for.
pub const LEAST: Size = Size::new(40, 12);
/// How often it is seen whether other windows added something, and the clock moves.
const LOOK: Duration = Duration::from_secs(30);
/// The clock tells whole seconds: less is not worth waking for.
const LEAST_WAIT: Duration = Duration::from_millis(500);

/// What the app asks of whoever owns the disk.
pub trait Disk {
    /// Asks for something; the answer comes as an outcome.
    fn send(&mut self, request: Request);
    /// The latest of a draft, at every change.
    fn put(&mut self, draft: Draft);
    /// A draft that is not to be saved any more.
    fn clear(&mut self, id: &EntryId);
}

/// The running program.
pub struct App {
    world: World,
    stack: Vec<Layer>,
    disk: Box<dyn Disk>,
    ids: fn() -> EntryId,
    known: KnownSettings,
    /// The profile as the keeper knows it.
    sent: Profile,
    size: Size,
    /// The line above the footer, until the next key.
    notice: Option<String>,
    /// What *Keep this?* is about.
    pending: Option<Pending>,
    /// What waits until everything has loaded.
    held: Option<Route>,
    /// The open drafts as they were last laid on the desk.
    laid: Vec<Draft>,
    /// A changed page that is on its way to the disk, and what is said once it is there.
    on_its_way: Option<(EntryId, String)>,
    /// Whether Ctrl-S waits for its answer.
    asked_to_keep: bool,
    seat_question: SeatQuestion,
    /// The screen goes blank after so long without a key.
    idle: Option<Duration>,
    last_key: Moment,
    looked: Moment,
    brief: bool,
    leaves: bool,
}

/// The question which seat the pages should speak to: once, after the notebook was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SeatQuestion {
    NotYet,
    Due,
    Met,
}

/// What an app begins with.
pub struct Setup {
    /// What the screens see first.
    pub world: World,
    /// Who owns the disk.
    pub disk: Box<dyn Disk>,
    /// Fresh ids.
    pub ids: fn() -> EntryId,
    /// It was opened for one thing only, and ends when that is closed.
    pub brief: bool,
}

impl App {
    /// The app at its first screen: home, or the very first one where nothing was ever kept.
    pub fn new(setup: Setup) -> Self {
        let now = setup.world.now;
        let base = if setup.world.kept.begun { Route::Home } else { Route::First };
        let (known, idle) = {
            let settings = &setup.world.settings;
            (KnownSettings::of(settings), preferences::idle(settings))
        };
        let mut app = Self {
            sent: setup.world.profile.clone(),
            world: setup.world,
            stack: Vec::new(),
            disk: setup.disk,
            ids: setup.ids,
            known,
            size: LEAST,
            notice: None,
            pending: None,
            held: None,
            laid: Vec::new(),
            on_its_way: None,
            asked_to_keep: false,
            seat_question: SeatQuestion::NotYet,
            idle,
            last_key: now,
            looked: now,
            brief: setup.brief,
            leaves: false,
        };
        app.open(base);
        app
    }

    /// Goes somewhere, as from the command line.
    pub fn go(&mut self, route: Route) {
        self.take(Msg::Go(route));
    }

    /// Whether the person left.
    pub fn leaves(&self) -> bool {
        self.leaves
    }

    /// What the screens see.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The drafts on the screen and under it, for the way out. None before anything is kept: they leave memory never.
    pub fn drafts(&self) -> Vec<Draft> {
        if self.world.kept.begun { self.open_drafts().collect() } else { Vec::new() }
    }

    /// The screen goes blank after so long.
    #[cfg(test)]
    pub(crate) fn idle_after(&mut self, idle: Duration) {
        self.idle = Some(idle);
    }

    /// The table of the screen on top, and whether letters are text there.
    #[cfg(test)]
    pub(crate) fn top_table(&self) -> (&'static [keymap::Binding], bool) {
        self.top().map(|layer| (layer.screen.keys(), layer.screen.typing())).unwrap_or_default()
    }

    /// How long until it wants to be woken, if nothing happens before.
    pub fn patience(&self) -> Duration {
        let beat = self.top().and_then(|layer| layer.screen.beat()).unwrap_or(LOOK);
        let until_idle = self.idle.filter(|_| !self.is_hidden()).map(|idle| {
            let since = (self.world.now - self.last_key).to_std().unwrap_or_default();
            idle.saturating_sub(since).max(LEAST_WAIT)
        });
        until_idle.map_or(beat, |until| beat.min(until))
    }

    /// Something came from the terminal.
    pub fn hear(&mut self, event: Event, now: Moment) {
        self.world.now = now;
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(key),
            Event::Paste(text) if self.has_room() && !self.is_hidden() => {
                self.last_key = now;
                self.input(&Input::Paste(text));
            }
            Event::Mouse(mouse) if self.has_room() && !self.is_hidden() => {
                self.last_key = now;
                self.mouse(mouse);
            }
            _ => {}
        }
        self.lay_drafts();
        self.leaves |= self.brief && self.stack.len() == 1;
    }

    /// Hides everything behind a blank page.
    pub fn hide(&mut self) {
        if !self.is_hidden() {
            self.open(Route::Hidden);
        }
    }

    /// Time passed.
    pub fn tick(&mut self, now: Moment) {
        self.world.now = now;
        // A clock that was set back must not put off what waits.
        self.last_key = self.last_key.min(now);
        self.looked = self.looked.min(now);
        let since = |then: Moment| (now - then).to_std().unwrap_or_default();
        if self.idle.is_some_and(|idle| since(self.last_key) >= idle) {
            self.put_away();
        }
        if self.world.kept.begun && since(self.looked) >= LOOK {
            self.looked = now;
            self.disk.send(Request::LookForNew);
        }
        if self.has_room() && !self.is_hidden() {
            self.input(&Input::Tick);
        }
        self.lay_drafts();
    }

    fn mouse(&mut self, mouse: crossterm::event::MouseEvent) {
        let (column, row) = (mouse.column, mouse.row);
        match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => self.input(&Input::Click { column, row }),
            MouseEventKind::ScrollDown => self.input(&Input::Scroll(3)),
            MouseEventKind::ScrollUp => self.input(&Input::Scroll(-3)),
            _ => {}
        }
    }

    fn key(&mut self, mut key: KeyEvent) {
        // Esc and a Control key that arrive in one piece are read as Alt with it: leaving and hiding still work.
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            key.modifiers.remove(KeyModifiers::ALT);
        }
        self.last_key = self.world.now;
        let read = self.read(key);
        if matches!(read, Input::Act(Action::Leave)) {
            self.close_what_is_put_away();
            self.leaves = true;
        } else if self.is_hidden() {
            // The key that wakes it does nothing else.
            self.stack.pop();
        } else if self.has_room() {
            self.notice = None;
            self.act_or_type(&read);
        }
    }

    /// Reads a key by the tables of the screen on top and those of every screen.
    fn read(&self, key: KeyEvent) -> Input {
        let Some(top) = self.top() else { return Input::Key(key) };
        let (own, typing) = (top.screen.keys(), top.screen.typing());
        let outside: &[_] = if typing { &[] } else { OUTSIDE_TEXT };
        keymap::read(key, &[own, EVERYWHERE, outside], typing)
    }

    /// What works everywhere is done here; the rest is the screen's.
    fn act_or_type(&mut self, input: &Input) {
        let route = match input {
            Input::Act(Action::People) => Route::People,
            Input::Act(Action::Ground) => Route::Ground,
            Input::Act(Action::Keys) => Route::Keys,
            Input::Act(Action::Hide) => return self.put_away(),
            Input::Act(Action::Keep) => return self.keep_now(),
            _ => return self.input(input),
        };
        self.open(route);
    }

    fn input(&mut self, input: &Input) {
        let Some(top) = self.stack.last_mut() else { return };
        let asked = top.screen.update(input, &self.world);
        if let Some(msg) = asked {
            self.take(msg);
        }
    }

    /// Does what a screen asks for.
    fn take(&mut self, msg: Msg) {
        match msg {
            Msg::Go(route) => self.open(route),
            Msg::Replace(route) => {
                self.pause();
                self.open(route);
            }
            Msg::Back => self.back(),
            Msg::Home => self.home(),
            Msg::Keep => self.keep_now(),
            Msg::Over(door) => self.over(door),
            Msg::Ended(ending) => self.ended(*ending),
            Msg::Chose(keeping) => self.chose(keeping),
            Msg::Profile(profile) => self.change_profile(*profile),
            Msg::Country(code) => self.choose_country(&code),
            Msg::Settings(settings) => self.change_settings(*settings),
            Msg::AsItIs(id) => self.keep_as_it_is(&id),
            Msg::LetGo(id) => self.let_go(&id),
            Msg::Revised(entry, said) => self.keep_version(*entry, said),
            Msg::ToBin(entry) => self.disk.send(Request::ToBin(entry)),
            Msg::Restore(name) => self.disk.send(Request::Restore(name)),
            Msg::EraseBinned(name) => self.disk.send(Request::EraseBinned(name)),
            Msg::Say(said) => self.notice = Some(said),
            Msg::Many(several) => several.into_iter().for_each(|one| self.take(one)),
        }
    }

    /// Lays the open drafts on the desk, those that changed. Before keeping was chosen nothing leaves memory.
    fn lay_drafts(&mut self) {
        let drafts = self.drafts();
        if self.world.kept.begun {
            self.erase_emptied(&drafts);
        }
        for draft in drafts {
            if !self.laid.contains(&draft) {
                self.laid.retain(|old| old.entry.id != draft.entry.id);
                self.laid.push(draft.clone());
                self.disk.put(draft);
            }
        }
    }

    fn has_room(&self) -> bool {
        self.size.width >= LEAST.width && self.size.height >= LEAST.height
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "App({} screens)", self.stack.len())
    }
}
