//! The stack of screens: opening one over another, closing it, going home. What is left unfinished is paused, not lost.

use super::App;
use super::keeping::has_words;
use crate::journal::{Draft, EntryId, Side};
use crate::keeper::Request;
use crate::sitting::{Door, SAFE};
use crate::tui::screen::{Return, Route, Screen};
use crate::tui::screens::about::About;
use crate::tui::screens::aloud::Aloud;
use crate::tui::screens::bin::Bin;
use crate::tui::screens::choose::Choose;
use crate::tui::screens::country::Countries;
use crate::tui::screens::first::First;
use crate::tui::screens::ground::Ground;
use crate::tui::screens::hidden::Hidden;
use crate::tui::screens::home::Home;
use crate::tui::screens::how::How;
use crate::tui::screens::keep::KeepThis;
use crate::tui::screens::keys::Keys;
use crate::tui::screens::left_open::LeftOpen;
use crate::tui::screens::look_back::LookBack;
use crate::tui::screens::people::People;
use crate::tui::screens::person::PersonPage;
use crate::tui::screens::reader::Reader;
use crate::tui::screens::reader::bring::BringChoice;
use crate::tui::screens::reader::note::NotePage;
use crate::tui::screens::reader::seal::SealChoice;
use crate::tui::screens::reader::tags::Tags;
use crate::tui::screens::reader::to_bin::ToBin;
use crate::tui::screens::seat::SeatQuestion;
use crate::tui::screens::settings::SettingsPage;
use crate::tui::screens::versions::Versions;

/// One screen of the stack.
pub(super) struct Layer {
    pub(super) screen: Box<dyn Screen>,
    pub(super) route: Route,
    /// The entry to be, of a sitting.
    pub(super) sitting: Option<EntryId>,
    /// What the screen beneath is told when this one closes.
    pub(super) back: Return,
}

impl Layer {
    fn of(route: Route, screen: Box<dyn Screen>) -> Self {
        Self { screen, route, sitting: None, back: Return::Other }
    }
}

impl App {
    pub(super) fn top(&self) -> Option<&Layer> {
        self.stack.last()
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.top().is_some_and(|layer| layer.route == Route::Hidden)
    }

    /// Opens a screen over the others. One that lies on top already, or right under pages of the same kind, is gone
    /// back to instead.
    pub(super) fn open(&mut self, route: Route) {
        if self.go_back_to(&route) {
            return;
        }
        if let Route::Resume(id) = &route
            && self.change_of(id).is_some()
        {
            return self.go_on_with_change(id.clone());
        }
        if let Route::Versions(page) = &route {
            self.disk.send(Request::ReadVersions(page.id.clone()));
        }
        if matches!(route, Route::LookBack | Route::Find | Route::Bin) {
            self.disk.send(Request::ReadBin);
        }
        match route {
            Route::Edit(page, step) => self.open_edit(page, step),
            Route::Path(_) | Route::PathFor(..) | Route::Free | Route::Resume(_) | Route::RightNow => {
                self.open_sitting(route);
            }
            other => {
                let screen = self.screen(&other);
                // A note has a draft, as a sitting has: of one whose words were all taken back nothing is left.
                let sitting = if let Route::Note(page) = &other { Some(page.id.clone()) } else { None };
                self.stack.push(Layer { sitting, ..Layer::of(other, screen) });
            }
        }
    }

    /// Ctrl-L, or a long time without a key: a blank page. A line that was shown large is not shown again by the key that wakes it.
    pub(super) fn put_away(&mut self) {
        if self.is_hidden() {
            return;
        }
        if self.top().is_some_and(|layer| layer.route == Route::Aloud) {
            self.stack.pop();
        }
        self.open(Route::Hidden);
    }

    /// The seat question for the first time, with what follows it.
    pub(super) fn open_seat_question(&mut self) {
        self.stack.push(Layer::of(Route::Seat, Box::new(SeatQuestion::new())));
    }

    fn screen(&self, route: &Route) -> Box<dyn Screen> {
        let beneath = self.top().map(|layer| (layer.screen.keys(), layer.screen.typing()));
        let world = &self.world;
        match route {
            Route::First => Box::new(First::new()),
            Route::Choose => Box::new(Choose::new()),
            Route::People => Box::new(People::new()),
            Route::Person(index) => Box::new(PersonPage::new(*index, world)),
            Route::Ground => Box::new(Ground::new()),
            Route::Keys => {
                let (keys, typing) = beneath.unwrap_or_default();
                Box::new(Keys::new(keys, typing))
            }
            Route::KeepThis => Box::new(KeepThis::new(self.has_something_to_keep())),
            Route::Seat => Box::new(SeatQuestion::again()),
            Route::LeftOpen => Box::new(LeftOpen::new(world)),
            Route::LookBack => Box::new(LookBack::new()),
            Route::Find => Box::new(LookBack::finding()),
            Route::How => Box::new(How::new()),
            Route::Read(page) => Box::new(Reader::new(page.clone())),
            Route::Found(page, words) => Box::new(Reader::new(page.clone()).marking(words.clone())),
            Route::Versions(page) => Box::new(Versions::new(page.clone())),
            Route::Note(page) => Box::new(NotePage::new(page.clone(), world)),
            Route::Bring(page, step) => Box::new(BringChoice::new(page.clone(), step.clone())),
            Route::Seal(page, step) => Box::new(SealChoice::new(page.clone(), step.clone())),
            Route::Tags(page) => Box::new(Tags::new(page.clone())),
            Route::ToBin(page) => Box::new(ToBin::new(page.clone())),
            Route::Bin => Box::new(Bin::new()),
            Route::Country => Box::new(Countries::new(world)),
            Route::Settings => Box::new(SettingsPage::new()),
            Route::About => Box::new(About::new()),
            Route::Aloud => {
                Box::new(Aloud::new(self.top().and_then(|layer| layer.screen.aloud()).unwrap_or_default()))
            }
            Route::Hidden => Box::new(Hidden),
            Route::Home
            | Route::Path(_)
            | Route::PathFor(..)
            | Route::Free
            | Route::Resume(_)
            | Route::Edit(..)
            | Route::RightNow => Box::new(Home::new(world)),
        }
    }

    /// Closes pages that lie over this one, when nothing but such pages does.
    fn go_back_to(&mut self, route: &Route) -> bool {
        if !is_aside(route) {
            return false;
        }
        let aside = self.stack.iter().rev().take_while(|layer| is_aside(&layer.route)).count();
        let from = self.stack.len() - aside;
        let found = self.stack.iter().skip(from).position(|layer| layer.route == *route);
        if let Some(place) = found {
            self.stack.truncate(from + place + 1);
        }
        found.is_some()
    }

    /// Esc: closes the screen on top. A page with words in it, as long as nothing is kept, asks *Keep this?*.
    pub(super) fn back(&mut self) {
        if self.stack.len() < 2 {
            return;
        }
        if self.asks_before_closing() {
            self.ask_to_keep(true);
            return;
        }
        let closed = self.pause();
        self.after_closing(closed);
    }

    /// Takes the screen on top away; what is unfinished on it can be gone on with.
    pub(super) fn pause(&mut self) -> Option<Layer> {
        let layer = if self.stack.len() > 1 { self.stack.pop() } else { None }?;
        if layer.route == Route::KeepThis {
            self.leave_unanswered();
        }
        if let Some(draft) = layer.screen.draft().filter(|_| self.world.kept.begun) {
            self.world.drafts.retain(|old| old.entry.id != draft.entry.id);
            self.world.drafts.push(draft.clone());
            self.disk.put(draft);
        }
        Some(layer)
    }

    /// Tells the screen beneath what closed. From the first gate, *not now* drops the sitting that waited for it.
    fn after_closing(&mut self, closed: Option<Layer>) {
        let Some(layer) = closed else { return };
        if layer.back == Return::NotNow {
            self.turn_away();
            return;
        }
        self.tell(&layer.back);
        self.ask_for_the_seat();
    }

    /// From the first gate, *not now*: the sitting that waited for it closes. Only what has words is left open.
    pub(super) fn turn_away(&mut self) {
        self.tell(&Return::NotNow);
        let waiting = self.top().and_then(|layer| layer.screen.draft());
        if waiting.is_some_and(|draft| has_words(&draft.entry)) {
            self.pause();
        } else {
            self.drop_draft_on_top(false);
            self.stack.pop();
        }
    }

    pub(super) fn tell(&mut self, from: &Return) {
        if let Some(top) = self.stack.last_mut() {
            top.screen.came_back(from, &self.world);
        }
    }

    /// Closes everything but home, or the very first screen as long as nothing is kept.
    pub(super) fn home(&mut self) {
        while self.stack.len() > 1 {
            self.pause();
        }
        let base = if self.world.kept.begun { Route::Home } else { Route::First };
        if self.top().is_none_or(|layer| layer.route != base) {
            let screen = self.screen(&base);
            self.stack = vec![Layer::of(base, screen)];
        }
    }

    /// Opens what a sitting, or the people page, leads to.
    pub(super) fn over(&mut self, door: Door) {
        let back = Return::Door(door.clone());
        let said = self.top().and_then(|layer| layer.screen.says_over()).map(str::to_owned);
        match door {
            Door::Path(id) => self.open(Route::Path(id)),
            Door::Safe => self.open(Route::PathFor(SAFE.to_owned(), Side::Hurt)),
            Door::People | Door::Lines => self.open(Route::People),
            Door::Questions => self.open_questions(),
            Door::Ground => self.open(Route::Ground),
            Door::Hide => self.open(Route::Hidden),
            // The therapist's page is not built; no option leads to it.
            Door::Page => return,
            Door::RightNow { wanted } => return self.open_gate(wanted),
        }
        if let Some(top) = self.stack.last_mut() {
            top.back = back;
        }
        if said.is_some() {
            self.notice = said;
        }
    }

    /// The draft that is open, be it under other screens.
    pub(super) fn open_draft(&self) -> Option<Draft> {
        self.stack.iter().rev().find_map(|layer| layer.screen.draft())
    }

    /// All drafts that are open, the one on top last.
    pub(super) fn open_drafts(&self) -> impl Iterator<Item = Draft> {
        self.stack.iter().filter_map(|layer| layer.screen.draft())
    }
}

/// Pages that belong to no place: opened over anything, they lie over each other only once.
fn is_aside(route: &Route) -> bool {
    matches!(route, Route::People | Route::Ground | Route::Keys | Route::Country | Route::About)
}
