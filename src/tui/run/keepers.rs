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
        };
        Self { inner: Arc::new(Mutex::new(inner)) }
    }

    /// Starts it; aside, it touches nothing of the journal.
    pub(super) fn wake(&self, aside: bool) {
        let mut inner = self.inner();
        inner.aside = aside && inner.standing != Standing::Absent;
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
        let keeper = self.inner().keeper.take();
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
}

impl Disk for Keepers {
    fn send(&mut self, request: Request) {
        let mut inner = self.inner();
        let opens = matches!(request, Request::Keep { .. } | Request::Profile(_) | Request::Settings(_));
        if inner.aside && !opens {
            return;
        }
        if std::mem::take(&mut inner.aside) {
            if let Some(idle) = inner.keeper.take() {
                idle.leave(Duration::ZERO);
            }
            let standing = inner.standing;
            inner.start(standing);
        }
        inner.send(request);
    }

    fn put(&mut self, draft: Draft) {
        if let Some(desk) = self.desk() {
            desk.put(draft);
        }
    }

    fn clear(&mut self, id: &EntryId) {
        if let Some(desk) = self.desk() {
            desk.clear(id);
        }
    }
}
