//! The question about fear, before the first path that touches what two people do together. No answer to it is kept, in memory
//! no longer than it is followed.

use super::Sitting;
use super::place::Place;
use super::walk::Go;

impl Sitting {
    /// Whether the question about fear comes: before a shared path, as long as none was ever walked. Nothing else is
    /// remembered of it.
    pub(super) fn asks_about_fear(&self) -> bool {
        let is_shared = |id: &str| self.world.guide.path(id).is_some_and(|path| path.shared);
        let mut past = self.world.history.all().iter().filter_map(|past| past.path.as_deref());
        self.path.shared && !past.any(is_shared)
    }

    /// Anything but no offers help first, none at all too: who fears to be read may answer nothing.
    pub(super) fn after_fear_question(&mut self, choice: Option<&str>) -> Go {
        let go = if choice == Some("no") { self.enter(self.after_fear()) } else { Go::To(Place::FearOffer) };
        self.unchoose();
        go
    }

    /// Help first, hiding such pages, or going on.
    pub(super) fn after_fear_offer(&mut self, choice: Option<&str>) -> Go {
        let options = self.options(&self.words().cards.fear_offer);
        if let Some(go) = self.led_before(options, choice) {
            return go;
        }
        self.unchoose();
        self.enter(self.after_fear())
    }
}
