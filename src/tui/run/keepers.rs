//! The keeper, started behind the first picture. `mend now` has one that takes no lock and reads nothing; only when
//! words are written, or a page is to be kept at its end, is the journal opened.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Event, Opening, PATIENCE};
use crate::journal::{Answer, Draft, EntryId, Moment};
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
        if inner.keeper.as_ref().is_some_and(|keeper| !keeper.desk().is_clear()) {
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

    /// Opens the journal after all, since something is to be kept. The desk stays the same one: every way out knows it.
    fn open(&mut self) {
        if std::mem::take(&mut self.aside) {
            self.send(Request::Open);
        }
    }
}

impl Disk for Keepers {
    /// Aside only an entry opens the journal, and words.
    fn send(&mut self, request: Request) {
        let mut inner = self.inner();
        let request = match request {
            request if !inner.unread => request,
            Request::Keep { entry, .. } => {
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
        let has_words = draft.entry.answers.iter().any(Answer::has_words);
        if let Some(keeper) = &inner.keeper {
            keeper.desk().put(draft);
        }
        // Numbers may stay in memory till the end; a word may not.
        if has_words {
            inner.open();
        }
    }

    fn clear(&mut self, id: &EntryId) {
        let inner = self.inner();
        if let Some(keeper) = &inner.keeper {
            keeper.desk().clear(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::mpsc::channel;

    use super::*;
    use crate::journal::{At, Entry, Kind, Profile, StepKind};
    use crate::tui::run::Start;

    fn moment() -> Moment {
        "2026-11-22T21:14:05+01:00".parse().unwrap()
    }

    fn id() -> EntryId {
        EntryId::from_random([7; 12])
    }

    fn draft(text: &str) -> Draft {
        let mut entry = Entry::new(id(), Kind::Guided, moment());
        let words = (!text.is_empty()).then(|| text.to_owned());
        entry.answers =
            vec![Answer { text: words, value: Some(9), ..Answer::new("set-off", StepKind::Text) }];
        Draft { schema: 1, entry, at: At::default(), edits: None, rest: serde_json::Map::new() }
    }

    fn begin() -> Request {
        Request::Begin { profile: Box::new(Profile::default()), entry: None, draft: None, settings: None }
    }

    /// The keeper of `mend now`, where a notebook is kept already.
    fn aside(home: &Path) -> Keepers {
        let at = |name: &str| home.join(name);
        let places = Places { data: at("data"), settings: at("settings"), state: at("state") };
        let keeper = Keeper::start(places.clone(), Standing::Absent, moment, drop);
        keeper.send(begin());
        assert!(keeper.leave(PATIENCE));
        let opening = Opening {
            start: Start::RightNow,
            places,
            standing: Standing::Plain,
            colours: crate::tui::theme::Colours::default(),
            settings: crate::settings::Settings::default(),
            settings_fault: None,
            guide: Arc::new(crate::guide::Guide::new()),
            clock: moment,
            ids: id,
        };
        let keepers = Keepers::new(&opening, channel().0);
        keepers.wake(true);
        keepers
    }

    /// What the draft on disk holds.
    fn kept(home: &Path) -> Option<String> {
        let bytes = std::fs::read(home.join("data/drafts").join(format!("{}.json", id()))).ok()?;
        Some(serde_json::from_slice::<Draft>(&bytes).unwrap().entry.first_words().to_owned())
    }

    #[test]
    fn words_of_a_slow_minute_are_on_the_desk_that_every_way_out_saves() {
        let home = tempfile::tempdir().unwrap();
        let mut keepers = aside(home.path());
        // As the emergency exit does it: once, at the start.
        let armed = keepers.desk().unwrap();
        keepers.put(draft("what set it off"));
        while !armed.is_kept() {
            std::thread::yield_now();
        }
        while !armed.is_clear() {
            std::thread::yield_now();
        }
        assert_eq!(kept(home.path()).as_deref(), Some("what set it off"));
        keepers.put(draft("what set it off, and more"));
        assert!(!armed.is_clear(), "the emergency exit knows another desk");
        assert!(keepers.leave(true));
        assert_eq!(kept(home.path()).as_deref(), Some("what set it off, and more"));
    }

    #[test]
    fn numbers_of_a_slow_minute_open_no_journal_before_its_end() {
        let home = tempfile::tempdir().unwrap();
        let mut keepers = aside(home.path());
        let armed = keepers.desk().unwrap();
        keepers.put(draft(""));
        keepers.send(Request::SaveNow);
        assert!(!armed.is_kept());
        assert_eq!(kept(home.path()), None);
        assert!(keepers.leave(true));
        assert_eq!(kept(home.path()).as_deref(), Some(""));
    }
}
