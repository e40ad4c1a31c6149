//! The keeper, started behind the first picture. `mend now` has one that takes no lock and reads nothing; only when a
//! page is to be kept at its end is the journal opened.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{Event, Opening, PATIENCE};
use crate::journal::{Draft, EntryId, Moment};
use crate::keeper::{Desk, Keeper, Places, Request, Standing};
use crate::tui::app::Disk;

/// The keeper and what it takes to start it. A clone is the same one.
#[derive(Clone)]
pub(super) struct Keepers {
    inner: Arc<Mutex<Inner>>,
}

struct Inner {
    places: Places,
    standing: Standing,
    clock: fn() -> Moment,
    to: Sender<Event>,
    keeper: Option<Keeper>,
    /// The keeper has not opened the journal that stands there.
    aside: bool,
    /// The profile was not read, and is never written.
    unread: bool,
    /// Drafts that came up aside.
    drafts: Vec<Draft>,
}

impl Keepers {
    pub(super) fn new(opening: &Opening, to: Sender<Event>) -> Self {
        let inner = Inner {
            places: opening.places.clone(),
            standing: opening.standing,
            clock: opening.clock,
            to,
            keeper: None,
            aside: false,
            unread: false,
            drafts: Vec::new(),
        };
        Self { inner: Arc::new(Mutex::new(inner)) }
    }

    /// Starts it; aside, it touches nothing of the journal.
    pub(super) fn wake(&self, aside: bool) {
        let mut inner = self.inner();
        inner.aside = aside && inner.standing != Standing::Absent;
        inner.unread = inner.aside;
        let standing = if aside { Standing::Absent } else { inner.standing };
        inner.start(standing);
        if !aside && inner.standing != Standing::Absent {
            inner.send(Request::Load);
        }
    }

    pub(super) fn desk(&self) -> Option<Desk> {
        self.inner().keeper.as_ref().map(Keeper::desk)
    }

    /// Keeps what is left; whether all of it is kept, or nothing was to be.
    pub(super) fn leave(self, begun: bool) -> bool {
        let mut inner = self.inner();
        if inner.aside && !inner.drafts.is_empty() {
            inner.open();
        }
        let keeper = inner.keeper.take();
        drop(inner);
        let kept = keeper.is_none_or(|keeper| keeper.leave(PATIENCE));
        kept || !begun
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn start(&mut self, standing: Standing) {
        let to = self.to.clone();
        let reply = move |outcome| drop(to.send(Event::Outcome(outcome)));
        self.keeper = Some(Keeper::start(self.places.clone(), standing, self.clock, reply));
    }

    fn send(&mut self, request: Request) {
        if let Some(keeper) = &self.keeper {
            keeper.send(request);
        }
    }

    /// Opens the journal after all, since something is to be kept.
    fn open(&mut self) {
        if !std::mem::take(&mut self.aside) {
            return;
        }
        if let Some(idle) = self.keeper.take() {
            idle.leave(Duration::ZERO);
        }
        self.start(self.standing);
        let desk = self.keeper.as_ref().map(Keeper::desk);
        for draft in std::mem::take(&mut self.drafts) {
            if let Some(desk) = &desk {
                desk.put(draft);
            }
        }
    }
}

impl Disk for Keepers {
    /// Aside only an entry opens the journal.
    fn send(&mut self, request: Request) {
        let mut inner = self.inner();
        let request = match request {
            request if !inner.unread => request,
            Request::Keep { entry, .. } => {
                inner.drafts.retain(|draft| draft.entry.id != entry.id);
                inner.open();
                Request::Keep { entry, profile: None }
            }
            Request::Profile(_) => return,
            _ if inner.aside => return,
            request => request,
        };
        inner.send(request);
    }

    fn put(&mut self, draft: Draft) {
        let mut inner = self.inner();
        if inner.aside {
            inner.drafts.retain(|old| old.entry.id != draft.entry.id);
            inner.drafts.push(draft);
        } else if let Some(keeper) = &inner.keeper {
            keeper.desk().put(draft);
        }
    }

    fn clear(&mut self, id: &EntryId) {
        let mut inner = self.inner();
        inner.drafts.retain(|draft| draft.entry.id != *id);
        if let Some(keeper) = &inner.keeper {
            keeper.desk().clear(id);
        }
    }
}
