//! Sittings as the app sees them: how one begins, what it opens over itself, what becomes of it when it ends.

use super::App;
use super::keeping::has_words;
use super::stack::Layer;
use crate::journal::{At, Draft, EntryId, History, Which};
use crate::sitting::{self, Change, Editing, Ending, KeyNames, Next, Setup, Sitting, Way};
use crate::tui::keymap::{self, Action};
use crate::tui::screen::{Return, Route, World};
use crate::tui::screens::edit::EditPage;
use crate::tui::screens::sitting::SittingScreen;
use crate::tui::wording;

/// The path for a bad moment.
const RIGHT_NOW: &str = "right-now";

/// A sitting that has begun, and where the hands were if it is gone on with.
type Begun = (Sitting, Option<At>);

impl App {
    /// Opens a sitting over the others. What needs the history waits until it has loaded.
    pub(super) fn open_sitting(&mut self, route: Route) {
        let waits =
            matches!(route, Route::Path(_) | Route::PathFor(..) | Route::Resume(_)) && !self.world.loaded;
        if waits {
            self.held = Some(route);
            return;
        }
        let begun = self.sitting(&route, None);
        self.push_sitting(begun, route, Return::Other);
    }

    /// The first gate: *It just hit me* over the sitting, which waits for how it ends.
    pub(super) fn open_gate(&mut self, wanted: String) {
        let begun = self.sitting(&Route::RightNow, Some(wanted));
        self.push_sitting(begun, Route::RightNow, Return::NotNow);
    }

    /// The two direct questions, alone. That they were asked is held in memory until noon.
    pub(super) fn open_questions(&mut self) {
        self.world.questions_asked = Some(self.world.now);
        let sitting = Sitting::questions(&self.setup(&History::of(self.world.timeline.entries()), None));
        self.push_sitting(Some((sitting, None)), Route::Free, Return::Other);
    }

    /// Opens a page to be changed; a change that was begun is gone on with.
    pub(super) fn open_edit(&mut self, page: Which, step: Option<String>) {
        let Some(kept) = self.world.timeline.version(&page) else { return };
        let history = History::of(self.world.timeline.entries());
        let setup = self.setup(&history, None);
        let begun = self.change_of(&page.id);
        let screen = match begun {
            Some(draft) => {
                Editing::resume(draft, kept, &setup).map(|editing| EditPage::new(editing).at(&draft.at))
            }
            None => Editing::begin(kept, &setup, step.as_deref()).map(EditPage::new),
        };
        let Some(screen) = screen else {
            self.notice = Some(self.world.guide.words().plain.entry.edit.no_words.clone());
            return;
        };
        let sitting = Some(page.id.clone());
        let (screen, route) = (Box::new(screen), Route::Edit(page, step));
        self.stack.push(Layer { screen, route, sitting, back: Return::Other });
    }

    fn push_sitting(&mut self, begun: Option<Begun>, route: Route, back: Return) {
        let Some((sitting, at)) = begun else { return };
        let id = sitting.entry_id().clone();
        let screen = SittingScreen::new(sitting);
        let screen = Box::new(match at {
            Some(at) => screen.at(&at),
            None => screen,
        });
        self.stack.push(Layer { screen, route, sitting: Some(id), back });
    }

    fn sitting(&self, route: &Route, wanted: Option<String>) -> Option<Begun> {
        let history = History::of(self.world.timeline.entries());
        let side = if let Route::PathFor(_, side) = route { Some(*side) } else { None };
        let setup = Setup { side, ..self.setup(&history, wanted) };
        let begin = |id: &str| self.world.guide.path(id).map(|path| (Sitting::begin(path, &setup), None));
        match route {
            Route::Free => Some((Sitting::free(&setup), None)),
            Route::RightNow => begin(RIGHT_NOW),
            Route::Path(id) | Route::PathFor(id, _) => {
                let same = |draft: &Draft| draft.entry.path.as_ref().is_some_and(|path| path.id == *id);
                self.resumed(same, &setup).or_else(|| begin(id))
            }
            Route::Resume(id) => self.resumed(|draft| draft.entry.id == *id, &setup),
            _ => None,
        }
    }

    /// A draft joins the pages as it is; one that holds nothing is let go.
    pub(super) fn keep_as_it_is(&mut self, id: &EntryId) {
        if let Some(change) = self.change_of(id) {
            let (entry, kept) = (change.entry.clone(), self.world.guide.words().plain.forms.kept.clone());
            return self.keep_version(entry, kept);
        }
        let history = History::of(self.world.timeline.entries());
        let resumed = self.resumed(|draft| draft.entry.id == *id, &self.setup(&history, None));
        match resumed.and_then(|(sitting, _)| sitting.as_it_is()) {
            Some(entry) => {
                self.keep_entry(entry, None);
                self.say_kept();
            }
            None => self.let_go(id),
        }
    }

    /// The person leaves while a page says that it will keep: so it does, and waits nowhere as a page left open.
    pub(super) fn close_what_is_put_away(&mut self) {
        let Some(top) = self.stack.last_mut().filter(|_| self.world.kept.begun) else { return };
        if let Some(msg) = top.screen.leaves(&self.world) {
            self.take(msg);
        }
    }

    /// The same for pages of an earlier run, which a signal or a lost terminal ended at that moment.
    pub(super) fn keep_what_was_put_away(&mut self) {
        let put_away = self.world.drafts.iter().filter(|draft| sitting::was_put_away(draft));
        let ids: Vec<EntryId> = put_away.map(|draft| draft.entry.id.clone()).collect();
        for id in ids {
            let history = History::of(self.world.timeline.entries());
            let resumed = self.resumed(|draft| draft.entry.id == id, &self.setup(&history, None));
            let Some((mut sitting, _)) = resumed else { continue };
            if let Next::Ended(ending) = sitting.go(Way::On, self.world.now) {
                let profile = self.changed_by(&ending);
                if let Some(entry) = ending.entry {
                    self.world.profile = profile.clone().unwrap_or_else(|| self.world.profile.clone());
                    self.keep_entry(entry, profile);
                }
            }
        }
    }

    /// Goes on with a draft: one a path, so that beginning it again goes on where it was left.
    fn resumed(&self, is_it: impl Fn(&Draft) -> bool, setup: &Setup<'_>) -> Option<Begun> {
        let is_open = |id| self.stack.iter().any(|layer| layer.sitting.as_ref() == Some(id));
        // A change to a kept page is no sitting.
        let begun = self.world.drafts.iter().filter(|draft| draft.edits.is_none());
        let mut drafts = begun.filter(|draft| !is_open(&draft.entry.id));
        let draft = drafts.find(|draft| is_it(draft))?;
        Some((Sitting::resume(draft, setup)?, Some(draft.at.clone())))
    }

    fn setup<'a>(&'a self, history: &'a History, wanted: Option<String>) -> Setup<'a> {
        let world = &self.world;
        let (emergency, lines) = wording::lines(world);
        Setup {
            guide: &world.guide,
            id: (self.ids)(),
            now: world.now,
            profile: &world.profile,
            side: None,
            history,
            entries: world.timeline.entries(),
            keys: KeyNames {
                people: keymap::name_of(Action::People),
                ground: keymap::name_of(Action::Ground),
                hide: keymap::name_of(Action::Hide),
            },
            emergency,
            lines,
            wanted,
            questions_asked: were_asked(world),
            no_check_in: !world.kept.begun,
        }
    }

    /// A sitting is over: what it gave is kept, what it changed is changed, and where it leads is opened.
    pub(super) fn ended(&mut self, ending: Ending) {
        if ending.asked_questions {
            self.world.questions_asked = Some(self.world.now);
        }
        let profile = self.changed_by(&ending);
        let entry = ending.entry.clone();
        match entry {
            Some(entry) if !self.world.kept.begun => {
                if let Some(profile) = profile {
                    self.change_profile(profile);
                }
                if has_words(&entry) {
                    return self.ask_to_keep_entry(entry, ending);
                }
            }
            Some(entry) => {
                if let Some(profile) = &profile {
                    self.world.profile = profile.clone();
                }
                self.keep_entry(entry, profile);
            }
            None => {
                if let Some(profile) = profile {
                    self.change_profile(profile);
                }
                self.drop_draft_on_top(ending.deleted);
            }
        }
        let hides = ending.changes.contains(&Change::HideShared(true));
        self.close_sitting(ending);
        if hides {
            self.notice = Some(self.world.guide.words().plain.lists.shared_hidden.clone());
        }
    }

    /// The profile with the changes of an ending; none where there are none.
    fn changed_by(&self, ending: &Ending) -> Option<crate::journal::Profile> {
        if ending.changes.is_empty() {
            return None;
        }
        let mut profile = self.world.profile.clone();
        for change in &ending.changes {
            change.apply(&mut profile, self.world.now.date_naive());
        }
        profile.edited = Some(self.world.now);
        Some(profile)
    }

    /// Nothing of the sitting on top is kept: its draft, if one was laid down, goes to the bin. A deleted page is said
    /// to be gone, so it is.
    pub(super) fn drop_draft_on_top(&mut self, deleted: bool) {
        let Some(id) = self.top().and_then(|layer| layer.sitting.clone()) else { return };
        if deleted {
            self.erase(&id);
        } else if self.has_draft(&id) {
            self.let_go(&id);
        }
    }

    fn close_sitting(&mut self, ending: Ending) {
        let Some(layer) = (self.stack.len() > 1).then(|| self.stack.pop()).flatten() else { return };
        match (layer.back, ending.go_on) {
            (Return::NotNow, Some(number)) => return self.through_the_gate(number),
            (Return::NotNow, None) => self.turn_away(),
            (back, _) => self.tell(&back),
        }
        match ending.door {
            Some(door) => self.over(door),
            None => self.ask_for_the_seat(),
        }
    }
}

/// Whether the two direct questions were asked since the last noon.
fn were_asked(world: &World) -> bool {
    world.questions_asked.is_some_and(|asked| sitting::same_evening(asked, world.now))
}
