//! What the keeper answers, and what the screens see of it.

use super::App;
use crate::journal::{Moment, Timeline};
use crate::keeper::{Fault, FaultKind, Loaded, Outcome, Task};
use crate::tui::screen::Route;

impl App {
    /// An outcome of the keeper.
    pub fn outcome(&mut self, outcome: Outcome, now: Moment) {
        self.world.now = now;
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
            Outcome::Kept { .. } => self.kept_at(now),
            Outcome::ProfileKept { united } => {
                if let Some(profile) = united {
                    self.world.profile = *profile;
                }
                self.world.kept.failing = None;
            }
            Outcome::LetGone(_) | Outcome::SettingsKept => {}
            Outcome::Appeared(entries) => {
                if !entries.is_empty() {
                    self.world.timeline.add(entries);
                }
            }
            Outcome::ReadOnly => {
                self.world.kept.read_only = true;
                self.notice = Some(self.world.guide.words().failures.already_open.clone());
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
        timeline.add(self.world.timeline.entries().to_vec());
        self.world.timeline = timeline;
        let here: Vec<_> = self.world.drafts.iter().map(|draft| draft.entry.id.clone()).collect();
        let open: Vec<_> = self.stack.iter().filter_map(|layer| layer.sitting.clone()).collect();
        let found = loaded.drafts.into_iter();
        self.world
            .drafts
            .extend(found.filter(|draft| !here.contains(&draft.entry.id) && !open.contains(&draft.entry.id)));
        if self.world.profile.edited.is_none() {
            self.world.profile = loaded.profile;
        }
        self.world.unreadable = loaded.unreadable.into_iter().map(|one| one.name).collect();
        self.world.loaded = true;
        if let Some(route) = self.held.take() {
            self.open(route);
        }
    }

    fn failed(&mut self, task: &Task, fault: &Fault) {
        self.asked_to_keep = false;
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
        let failures = &self.world.guide.words().failures;
        let said = match kind {
            FaultKind::DiskFull => &failures.disk_full,
            FaultKind::ReadOnly | FaultKind::Denied => &failures.read_only,
            FaultKind::Gone => &failures.folder_gone,
            FaultKind::Held => &failures.already_open,
            FaultKind::Newer => &failures.newer,
            FaultKind::Encrypted => &failures.encrypted,
            FaultKind::Lost => &failures.lost,
            _ => &failures.not_kept,
        };
        said.clone()
    }
}
