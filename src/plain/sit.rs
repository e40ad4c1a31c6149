//! A sitting, line by line: each scene is said, its answer heard and handed on, its draft laid down; then where it leads.

use std::sync::Arc;

use super::hands;
use super::talk::{Over, Talk};
use super::voice::by_ear;
use crate::guide::Path;
use crate::journal::{Answer, Draft, EntryId, Side};
use crate::sitting::{Change, Door, Ending, Form, Next, Progress, SAFE, Scene, Setup, Sitting, Stage, Way};

use super::answers::{Owner, Turn};
use super::keep::Kept;

/// The path for a bad moment.
pub(super) const RIGHT_NOW: &str = "right-now";

/// How a sitting was left.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Sat {
    /// Paused, or turned away from.
    Paused,
    /// It ended.
    Ended,
    /// It was the slow minute before another page, and the person goes on to that, with this number.
    GoesOn(Option<u8>),
}

impl Talk {
    /// A path, gone on with where it was left.
    pub(super) fn path(&mut self, id: &str, side: Option<Side>) -> Result<Sat, Over> {
        let is_it = |draft: &Draft| draft.entry.path.as_ref().is_some_and(|path| path.id == id);
        let sitting = self.resumed(is_it).or_else(|| {
            let history = self.book.history();
            let path = self.book.guide.path(id)?;
            Some(Sitting::begin(path, &self.book.setup(&history, side, None)))
        });
        self.sit_if(sitting)
    }

    /// It just hit me; from the first gate with the title of the page that was wanted.
    pub(super) fn right_now(&mut self, wanted: Option<String>) -> Result<Sat, Over> {
        let history = self.book.history();
        let begin =
            |setup: &Setup<'_>| self.book.guide.path(RIGHT_NOW).map(|path| Sitting::begin(path, setup));
        let sitting = begin(&self.book.setup(&history, None, wanted));
        self.sit_if(sitting)
    }

    pub(super) fn free_page(&mut self) -> Result<(), Over> {
        let sitting = Sitting::free(&self.book.setup(&self.book.history(), None, None));
        self.sit(sitting).map(drop)
    }

    /// The two direct questions, alone. That they were asked is held in memory until noon.
    pub(super) fn questions(&mut self) -> Result<(), Over> {
        self.book.questions_asked = Some(self.book.now());
        let sitting = Sitting::questions(&self.book.setup(&self.book.history(), None, None));
        self.sit(sitting).map(drop)
    }

    /// A draft, where it was left.
    pub(super) fn resume(&mut self, id: &EntryId) -> Result<(), Over> {
        let sitting = self.resumed(|draft| draft.entry.id == *id);
        self.sit_if(sitting).map(drop)
    }

    pub(super) fn resumed(&self, is_it: impl Fn(&Draft) -> bool) -> Option<Sitting> {
        let history = self.book.history();
        let draft = self.book.sittings().find(|draft| is_it(draft))?;
        Sitting::resume(draft, &self.book.setup(&history, None, None))
    }

    fn sit_if(&mut self, sitting: Option<Sitting>) -> Result<Sat, Over> {
        sitting.map_or(Ok(Sat::Paused), |sitting| self.sit(sitting))
    }

    fn sit(&mut self, mut sitting: Sitting) -> Result<Sat, Over> {
        let guide = Arc::clone(&self.book.guide);
        let mut title = None;
        loop {
            let (emergency, lines) = self.book.lines();
            sitting.knows_lines(emergency, lines);
            if let Some(rest) = sitting.tick(self.book.now()) {
                self.aside(&rest)?;
            }
            let scene = sitting.scene();
            let turn = if let Form::PutAway { lines } = &scene.form {
                for line in lines {
                    self.aside(&by_ear(line))?;
                }
                Turn::On
            } else {
                let path = sitting.path_id().and_then(|id| guide.path(id));
                self.tell_scene(&scene, path, sitting.is_free(), &mut title)?;
                self.ask(Owner::Sitting(&mut sitting), &scene)?
            };
            let now = self.book.now();
            let next = match turn {
                Turn::On => sitting.go(Way::On, now),
                Turn::Choose(id) => sitting.choose(&id, now),
                Turn::Skip => sitting.go(Way::Skip, now),
                Turn::Back => sitting.go(Way::Back, now),
                Turn::Pause => match self.pause(&sitting)? {
                    Kept::Back => continue,
                    Kept::Yes | Kept::LetGo => return Ok(Sat::Paused),
                },
                Turn::End => return Err(Over::Left),
            };
            self.lay(&sitting);
            match next {
                Next::Show => {}
                Next::Over(door) => {
                    if !self.over(&door, &mut sitting)? {
                        return Ok(Sat::Paused);
                    }
                }
                Next::Ended(ending) => {
                    if let Some(sat) = self.ended(sitting.entry_id(), *ending)? {
                        return Ok(sat);
                    }
                }
            }
        }
    }

    /// What stands on this screen, in the order in which it is read.
    fn tell_scene(
        &mut self,
        scene: &Scene,
        path: Option<&Path>,
        is_free: bool,
        title: &mut Option<String>,
    ) -> Result<(), Over> {
        self.gap()?;
        if title.as_ref() != Some(&scene.title) && scene.stage != Stage::Side {
            let free = &self.book.guide.words().plain.first.get_it_out[0];
            let said = if is_free { free.clone() } else { scene.title.clone() };
            self.say(&said)?;
            *title = Some(scene.title.clone());
        }
        let how_far = self.how_far(scene);
        self.say(&how_far)?;
        let earlier = scene.above.len().saturating_sub(scene.given_before);
        for (place, line) in scene.above.iter().enumerate() {
            if place == earlier {
                let words = self.words().from_before.clone();
                self.say(&words)?;
            }
            self.say(&if is_numbers(line) { by_ear(line) } else { line.clone() })?;
        }
        self.say(&by_ear(&scene.prompt))?;
        // That it can be shown large is of no use here.
        let small = scene.small.iter().filter(|_| !scene.aloud);
        for line in small.chain(&scene.must) {
            let eye = path.is_some_and(|path| *line == self.book.guide.words().how_long_and_deep(path));
            let said = path.filter(|_| eye).map(|path| self.long_and_deep(path));
            self.say(&said.unwrap_or_else(|| by_ear(line)))?;
        }
        if scene.not_kept && !scene.if_ticked && !matches!(scene.form, Form::Card { .. }) {
            let words = self.book.guide.words().plain.forms.not_kept.clone();
            self.say(&words)?;
        }
        Ok(())
    }

    /// "Step 2 of 4", in words; nothing where there is nothing to count.
    fn how_far(&self, scene: &Scene) -> String {
        let words = self.words();
        match scene.progress {
            Some(Progress { step, of, core: true }) => {
                words.step.replace("{step}", &step.to_string()).replace("{of}", &of.to_string())
            }
            Some(_) => words.further.clone(),
            None => String::new(),
        }
    }

    /// Hands an answer to the sitting and lays its draft down. No way out loses a line that was heard.
    pub(super) fn put(&mut self, sitting: &mut Sitting, answer: Answer) {
        sitting.put(answer);
        self.lay(sitting);
    }

    fn lay(&mut self, sitting: &Sitting) {
        let scene = sitting.scene();
        let (field, cursor) = hands::place(&scene.form, &scene.answer);
        let draft = sitting.draft(field, cursor, 0);
        match &draft {
            Some(draft) => self.book.put(draft),
            // Every word on it was taken off again: no copy stays.
            None if self.book.has_draft(sitting.entry_id()) => self.book.erase(sitting.entry_id()),
            None => {}
        }
        self.open = draft;
    }

    fn pause(&mut self, sitting: &Sitting) -> Result<Kept, Over> {
        if !self.book.begun && sitting.has_words() {
            return self.keep_this(None);
        }
        self.lay(sitting);
        let open = self.open.take().is_some();
        let words = self.words();
        let said = if open && self.book.begun { words.paused.clone() } else { String::new() };
        self.say(&said)?;
        Ok(Kept::Yes)
    }

    /// What a sitting opens over itself; whether it goes on after it.
    fn over(&mut self, door: &Door, sitting: &mut Sitting) -> Result<bool, Over> {
        if let Door::RightNow { wanted } = door {
            let sat = self.right_now(Some(wanted.clone()))?;
            if let Sat::GoesOn(number) = sat {
                sitting.through_gate(number);
                return Ok(true);
            }
            if !sitting.has_words() && self.book.has_draft(sitting.entry_id()) {
                self.book.let_go(sitting.entry_id());
            }
            self.open = None;
            return Ok(false);
        }
        self.open_door(door)?;
        sitting.came_back(door);
        Ok(true)
    }

    pub(super) fn open_door(&mut self, door: &Door) -> Result<(), Over> {
        match door {
            Door::Path(id) => self.path(id, None).map(drop),
            Door::Safe => self.path(SAFE, Some(Side::Hurt)).map(drop),
            Door::People | Door::Lines => self.people(),
            Door::Questions => self.questions(),
            Door::Ground => self.ground(),
            Door::Hide => self.hide(),
            Door::RightNow { wanted } => self.right_now(Some(wanted.clone())).map(drop),
            // The therapist's page is not built; no option leads to it.
            Door::Page => Ok(()),
        }
    }

    /// A sitting is over: what it gave is kept, what it changed is changed, and where it leads is opened. None where the
    /// person goes back to the page.
    fn ended(&mut self, id: &EntryId, ending: Ending) -> Result<Option<Sat>, Over> {
        let Ending { entry, changes, door, go_on, deleted, asked_questions } = ending;
        if asked_questions {
            self.book.questions_asked = Some(self.book.now());
        }
        let profile = self.changed_by(&changes);
        match entry {
            Some(entry) if !self.book.begun => {
                if let Some(profile) = profile {
                    self.book.change_profile(profile);
                }
                let has_words = entry.answers.iter().any(Answer::has_words);
                if has_words && self.keep_this(Some(&entry))? == Kept::Back {
                    return Ok(None);
                }
            }
            Some(entry) => self.keep_entry(entry, profile)?,
            None => {
                if let Some(profile) = profile {
                    self.book.change_profile(profile);
                }
                match (deleted, self.book.has_draft(id)) {
                    (true, _) => self.book.erase(id),
                    (false, true) => self.book.let_go(id),
                    (false, false) => {}
                }
            }
        }
        self.open = None;
        if changes.contains(&Change::HideShared(true)) {
            let words = self.words().shared_hidden.clone();
            self.say(&words)?;
        }
        if let Some(door) = door {
            self.open_door(&door)?;
        }
        Ok(Some(go_on.map_or(Sat::Ended, Sat::GoesOn)))
    }

    /// The profile with these changes; none where there are none.
    fn changed_by(&self, changes: &[Change]) -> Option<crate::journal::Profile> {
        if changes.is_empty() {
            return None;
        }
        let (mut profile, now) = (self.book.profile.clone(), self.book.now());
        for change in changes {
            change.apply(&mut profile, now.date_naive());
        }
        profile.edited = Some(now);
        Some(profile)
    }
}

/// Whether this is one of the lines that show two numbers with a sign between.
fn is_numbers(line: &str) -> bool {
    line.chars().all(|one| one.is_ascii_digit() || one.is_whitespace() || one == '\u{2192}')
}
