//! What the keeper answers, and what the screens see of it.

use super::App;
use crate::journal::{Change, Draft, Moment, Profile, Timeline, merge};
use crate::keeper::{Fault, FaultKind, Held, Loaded, Outcome, Request, Task};
use crate::tui::screen::{Earlier, Route};

/// What stands in the profile for the sentence about the clock, with the day of the page it was said for.
const CLOCK_BACK: &str = "clock-back";

impl App {
    /// An outcome of the keeper. Whatever it opens or closes, a blank page stays over it until a key.
    pub fn outcome(&mut self, outcome: Outcome, now: Moment) {
        self.world.now = now;
        let blank = if self.is_hidden() { self.stack.pop() } else { None };
        self.take_outcome(outcome, now);
        self.stack.extend(blank);
    }

    fn take_outcome(&mut self, outcome: Outcome, now: Moment) {
        match outcome {
            Outcome::Loaded(loaded) => self.loaded(*loaded),
            Outcome::Begun => self.begun(),
            Outcome::DraftKept { id, at } => {
                self.kept_at(at);
                let open = self.open_draft().is_some_and(|draft| draft.entry.id == id);
                if open && std::mem::take(&mut self.asked_to_keep) {
                    self.say_kept();
                }
            }
            Outcome::AllKept => {
                self.kept_at(now);
                self.asked_to_keep = false;
                self.say_kept();
            }
            Outcome::Kept { id } => {
                self.kept_at(now);
                self.say_version_kept(&id);
            }
            Outcome::ProfileKept { united } => {
                if let Some(others) = united {
                    self.others_changed(&others);
                }
                self.world.kept.failing = None;
            }
            Outcome::Binned(gone) => self.moved_to_bin(&gone),
            Outcome::BinRead(there) => self.world.bin = Some(there),
            Outcome::Restored(binned) => self.put_back(*binned),
            Outcome::ErasedBinned(name) => self.erased_binned(&name),
            Outcome::VersionsRead { id, versions, unreadable } => {
                self.world.earlier = Some(Earlier { id, versions, unreadable });
            }
            Outcome::LetGone(_) => {}
            Outcome::SettingsKept => self.settings_kept(),
            Outcome::Appeared(changed) => self.world.timeline.take_in(changed),
            Outcome::ReadOnly { why } => {
                self.world.kept.read_only = why.kind == FaultKind::Held;
                self.notice = Some(self.sentence(why.kind));
            }
            Outcome::Failed { task, fault } => self.failed(&task, &fault),
        }
    }

    pub(super) fn say_kept(&mut self) {
        self.notice = Some(self.world.guide.words().plain.forms.kept.clone());
    }

    fn kept_at(&mut self, at: Moment) {
        self.world.kept.at = Some(at);
        self.world.kept.failing = None;
    }

    /// Everything was read. What was made in the meantime stays.
    fn loaded(&mut self, loaded: Loaded) {
        let mut timeline = Timeline::new(loaded.entries);
        for own in self.world.timeline.entries() {
            timeline.put(own.clone());
        }
        self.world.timeline = timeline;
        self.found(loaded.drafts);
        self.world.loaded = true;
        self.profile_was_read(&loaded.profile);
        self.keep_what_was_put_away();
        if self.world.timeline.entries().is_empty() {
            // The way to the bin is in Look back, which home shows where there is something to see.
            self.disk.send(Request::ReadBin);
        }
        self.world.unreadable = loaded.unreadable.into_iter().map(|one| one.name).collect();
        if let Some(route) = self.held.take() {
            self.open(route);
        }
        self.tell_of_the_clock();
    }

    /// On home, and once for the page that the clock is behind: one that was dated wrongly would say it for ever.
    fn tell_of_the_clock(&mut self) {
        let Some(newest) = self.world.timeline.ahead_of(self.world.now) else { return };
        let (day, is_home) =
            (newest.date_naive(), self.top().is_some_and(|layer| layer.route == Route::Home));
        let was_said = self.world.profile.said.get(CLOCK_BACK).is_some_and(|said| *said >= day);
        if was_said || !is_home || self.world.kept.read_only || self.notice.is_some() {
            return;
        }
        self.notice = Some(self.world.guide.words().failures.clock_back.clone());
        let mut profile = self.world.profile.clone();
        profile.said.insert(CLOCK_BACK.to_owned(), day);
        self.change_profile(profile);
    }

    /// What lay in the bin is back.
    pub(super) fn restored(&mut self, held: Held) {
        match held {
            Held::Entry(entry) => self.world.timeline.add(vec![*entry]),
            Held::Draft(draft) => self.found(vec![*draft]),
            Held::Unreadable => {}
        }
    }

    /// Drafts that were found, to go on with. Where another window may change things they are that window's: words
    /// added here could not be kept.
    fn found(&mut self, drafts: Vec<Draft>) {
        if self.world.kept.read_only {
            return;
        }
        for draft in drafts {
            let id = &draft.entry.id;
            let open = self.stack.iter().any(|layer| layer.sitting.as_ref() == Some(id));
            if open || self.has_draft(id) {
                continue;
            }
            if self.world.timeline.find(id).is_some_and(|entry| draft.stands_in(entry)) {
                // Its page was kept, and the end came before the draft was removed.
                self.disk.send(Request::Erase(id.clone()));
            } else {
                self.world.drafts.push(draft);
            }
        }
    }

    /// The profile was read. What was changed before it was is changed in it, and only now kept.
    fn profile_was_read(&mut self, profile: &Profile) {
        let early = Change {
            from: std::mem::replace(&mut self.sent, profile.clone()),
            to: self.world.profile.clone(),
        };
        let changed = early.to.edited.is_some();
        self.world.profile = early.onto(profile);
        if changed {
            self.change_profile(self.world.profile.clone());
        }
    }

    /// Others changed the profile. What was changed here and is still on its way stays.
    fn others_changed(&mut self, others: &Change) {
        let upon = |profile: &Profile| merge(Some(&others.from), profile, &others.to);
        (self.world.profile, self.sent) = (upon(&self.world.profile), upon(&self.sent));
    }

    fn failed(&mut self, task: &Task, fault: &Fault) {
        if *task == Task::Settings {
            return self.settings_not_kept(fault);
        }
        self.asked_to_keep = false;
        if self.says_not_binned(task) {
            return;
        }
        if *task == Task::Begin {
            self.not_begun();
            if fault.kind == FaultKind::NotBegun
                && self.top().is_none_or(|layer| layer.route != Route::KeepThis)
            {
                return;
            }
        }
        if matches!(task, Task::Load | Task::Open) {
            self.world.loaded = true;
        }
        self.world.kept.failing = Some((self.sentence(fault.kind), fault.to_string()));
    }

    /// Where the words are, what happened, what to do.
    fn sentence(&self, kind: FaultKind) -> String {
        kind.told(&self.world.guide.words().failures).to_owned()
    }
}
