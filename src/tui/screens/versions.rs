//! Earlier versions of a kept page, and one that stands beside it: a list, then the one that was chosen beside today's,
//! with what differs marked and said.
//!
//! It asks by messages and never touches the disk. Nothing is lost here: an earlier version is brought back as a new one,
//! and of two that stand beside each other one moves to the bin.

mod beside;
mod list;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::journal::{Entry, Which, revise};
use crate::tui::keymap::{Action, Binding, Input};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::{Menu, Page, Tone};

use super::reader::{cannot_change, is_being_changed};
use beside::Beside;
use list::{List, Row};

/// Versions of one page.
#[derive(Debug)]
pub struct Versions {
    which: Which,
    list: List,
    at: At,
}

#[derive(Debug)]
enum At {
    List,
    /// One of them beside today's.
    Beside(Box<Beside>),
    /// What is to become of it.
    Asks(Box<Beside>, Menu<Fate>),
}

/// What may become of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Leave,
    /// An earlier one is today's again.
    Back,
    /// Of two the one that is read stays.
    This,
    /// The other one stays.
    That,
}

impl Versions {
    /// Those of this page, which is read in this version.
    pub fn new(which: Which) -> Self {
        Self { which, list: List::new(), at: At::List }
    }

    fn now<'a>(&self, world: &'a World) -> Option<&'a Entry> {
        world.timeline.version(&self.which)
    }

    fn choose(&mut self, world: &World) -> Option<Msg> {
        let now = self.now(world)?;
        match &mut self.at {
            At::List => {
                let row = self.list.chosen()?.clone();
                let then = row.entry(now, world)?.clone();
                let is_other = matches!(row, Row::Other(_));
                self.at = At::Beside(Box::new(Beside::new(then, is_other)));
                None
            }
            At::Beside(beside) => {
                if let Some(why) = cannot_settle(now, world) {
                    return Some(Msg::Say(why));
                }
                self.at = At::Asks(beside.clone(), Menu::new(Some(Fate::Leave)));
                None
            }
            At::Asks(beside, menu) => {
                let fate = *menu.chosen_in_sight()?;
                let msg = done(fate, beside.then(), now, world);
                self.at = At::Beside(beside.clone());
                msg
            }
        }
    }

    fn asks(beside: &Beside, now: Option<&Entry>, world: &World) -> Page<Fate> {
        let words = &world.guide.words().plain.entry.versions;
        let mut page = Page::new();
        if !beside.is_other() {
            page.say(&beside.title(world), Tone::Title).gap();
            page.row(Fate::Leave, &words.leave, "").row(Fate::Back, &words.back[0], &words.back[1]);
            return page;
        }
        let day = |words: &str, entry: &Entry| words.replace("{day}", &list::when(entry));
        page.say(&words.which, Tone::Title).gap().row(Fate::Leave, &words.both[0], &words.both[1]);
        if let Some(now) = now {
            page.row(Fate::This, &day(&words.this, now), &words.to_bin);
        }
        page.row(Fate::That, &day(&words.that, beside.then()), &words.to_bin);
        page
    }

    fn out(&mut self) -> Option<Msg> {
        match &self.at {
            At::List => return Some(Msg::Back),
            At::Beside(_) => self.at = At::List,
            At::Asks(beside, _) => self.at = At::Beside(beside.clone()),
        }
        None
    }
}

/// Why nothing can become of a version here. That there are two is no reason: one of them may be chosen.
fn cannot_settle(now: &Entry, world: &World) -> Option<String> {
    cannot_change(now, world).or_else(|| is_being_changed(now, world))
}

/// What was chosen, done.
fn done(fate: Fate, then: &Entry, now: &Entry, world: &World) -> Option<Msg> {
    let words = &world.guide.words().plain.entry.versions;
    let gone = |entry: &Entry| Some(Msg::Many(vec![Msg::ToBin(Box::new(entry.clone())), Msg::Back]));
    match fate {
        Fate::Leave => None,
        Fate::Back => {
            let new = revise::brought_back(then, now, world.now);
            Some(Msg::Many(vec![Msg::Revised(Box::new(new), words.brought_back.clone()), Msg::Back]))
        }
        Fate::This => gone(then),
        Fate::That => gone(now),
    }
}

impl Screen for Versions {
    fn keys(&self) -> &'static [Binding] {
        match &self.at {
            At::Beside(beside) => beside.keys(),
            At::List | At::Asks(..) => list::KEYS,
        }
    }

    fn is_wide(&self) -> bool {
        matches!(self.at, At::Beside(_))
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let Some(now) = self.now(world).cloned() else {
            self.at = At::List;
            return self.list.fit(column(area), None, world);
        };
        match &mut self.at {
            At::List => self.list.fit(column(area), Some(&now), world),
            At::Beside(beside) => beside.fit(area, &now, world),
            At::Asks(beside, menu) => menu.set(&Self::asks(beside, Some(&now), world), column(area)),
        }
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match (input, &mut self.at) {
            (Input::Act(Action::Choose), _) => return self.choose(world),
            (Input::Act(Action::Out), _) => return self.out(),
            (other, At::List) => self.list.take(other),
            (other, At::Beside(beside)) => beside.take(other),
            (other, At::Asks(_, menu)) => menu.take(other),
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let buf = frame.buffer_mut();
        match &self.at {
            At::List => self.list.draw(buf, column(area), &world.theme),
            At::Beside(beside) => beside.draw(buf, area, world),
            At::Asks(_, menu) => menu.draw(buf, column(area), &world.theme),
        }
    }
}
