//! The notebook as this front sees it: what has loaded, what is known of the person, what is kept and what is not.
//!
//! It asks the keeper and hears its outcomes. It says nothing itself; what is to be said it hands back.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::Opening;
use super::ear::Command;
use super::talk::Event;
use crate::guide::{Country, Guide};
use crate::journal::{
    Answer, Change, Draft, Entry, EntryId, History, Moment, Profile, Side, Timeline, merge,
};
use crate::keeper::{Desk, Fault, FaultKind, Keeper, Loaded, Outcome, Request, Standing, Task};
use crate::settings;
use crate::sitting::{self, KeyNames, Setup};
use crate::text::{dates, fill};

/// The notebook, and the way to its keeper.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of how the notebook stands")]
pub(super) struct Book {
    pub(super) guide: Arc<Guide>,
    pub(super) profile: Profile,
    pub(super) timeline: Timeline,
    pub(super) drafts: Vec<Draft>,
    /// Names of files that could not be read.
    pub(super) unreadable: Vec<String>,
    /// Whether everything has loaded.
    pub(super) loaded: bool,
    /// Whether the notebook is left unread in this run: then the profile is never written.
    pub(super) unread: bool,
    /// Whether there is a notebook on disk; before it, words are in memory only.
    pub(super) begun: bool,
    /// Whether another window may change things and this one only adds.
    pub(super) read_only: bool,
    /// The code of the country that was chosen.
    pub(super) country: Option<String>,
    /// When the two direct questions were asked; in memory only.
    pub(super) questions_asked: Option<Moment>,
    /// The profile as the keeper knows it.
    sent: Profile,
    settings: String,
    /// Why keeping failed last: said once.
    failing: Option<String>,
    /// The keeper has not opened the journal that stands there.
    aside: bool,
    keeper: Keeper,
    clock: fn() -> Moment,
    ids: fn() -> EntryId,
}

impl Book {
    /// Opens the notebook and asks for everything in it. A slow minute leaves it alone.
    pub(super) fn open(opening: &Opening, to: Sender<Event>) -> Self {
        let begun = opening.standing != Standing::Absent;
        let aside = begun && opening.start == super::Start::RightNow;
        let standing = if aside { Standing::Absent } else { opening.standing };
        let reply = move |outcome| drop(to.send(Event::Outcome(outcome)));
        let keeper = Keeper::start(opening.places.clone(), standing, opening.clock, reply);
        if begun && !aside {
            keeper.send(Request::Load);
        }
        Self {
            guide: Arc::clone(&opening.guide),
            profile: Profile::default(),
            timeline: Timeline::default(),
            drafts: Vec::new(),
            unreadable: Vec::new(),
            loaded: !begun || aside,
            unread: aside,
            begun,
            read_only: false,
            country: opening.settings.country.as_ref().map(|code| code.to_lowercase()),
            questions_asked: None,
            sent: Profile::default(),
            settings: opening.settings_text.clone(),
            failing: None,
            aside,
            keeper,
            clock: opening.clock,
            ids: opening.ids,
        }
    }

    pub(super) fn desk(&self) -> Desk {
        self.keeper.desk()
    }

    /// Keeps what is left; whether all of it is kept, or nothing was to be.
    pub(super) fn leave(mut self, patience: Duration) -> bool {
        if !self.keeper.desk().is_clear() {
            self.open_after_all();
        }
        let begun = self.begun;
        self.keeper.leave(patience) || !begun
    }

    pub(super) fn now(&self) -> Moment {
        (self.clock)()
    }

    /// Something is to be kept in a run that had left the notebook alone.
    fn open_after_all(&mut self) {
        if std::mem::take(&mut self.aside) {
            self.keeper.send(Request::Open);
        }
    }

    /// The latest of a draft. Before keeping was chosen nothing leaves memory; numbers may wait, a word may not.
    pub(super) fn put(&mut self, draft: &Draft) {
        if !self.begun {
            return;
        }
        self.drafts.retain(|old| old.entry.id != draft.entry.id);
        self.drafts.push(draft.clone());
        self.keeper.desk().put(draft.clone());
        if draft.entry.answers.iter().any(Answer::has_words) {
            self.open_after_all();
        }
    }

    /// A page that ended is kept, together with what it changed in the profile.
    pub(super) fn keep(&mut self, entry: Entry, profile: Option<Profile>) {
        self.open_after_all();
        self.drafts.retain(|draft| draft.entry.id != entry.id);
        self.timeline.put(entry.clone());
        let profile = profile.filter(|_| !self.unread).map(|profile| Box::new(self.unsent(profile)));
        self.keeper.send(Request::Keep { entry: Box::new(entry), profile });
    }

    /// What changed since the keeper was last sent anything of it.
    fn unsent(&mut self, profile: Profile) -> Change {
        self.profile = profile.clone();
        Change { from: std::mem::replace(&mut self.sent, profile.clone()), to: profile }
    }

    /// Another profile, kept where one is kept.
    pub(super) fn change_profile(&mut self, mut profile: Profile) {
        profile.edited = Some(self.now());
        if self.begun && !self.unread {
            let change = self.unsent(profile);
            self.keeper.send(Request::Profile(Box::new(change)));
        } else {
            self.profile = profile;
        }
    }

    /// Kept in the settings once something is kept; till then in memory.
    pub(super) fn choose_country(&mut self, code: String) {
        if let Ok(text) = settings::with_country(&self.settings, &code.to_uppercase()) {
            self.settings = text;
            if self.begun && !self.aside {
                self.keeper.send(Request::Settings(self.settings.clone()));
            }
        }
        self.country = Some(code);
    }

    /// Makes the notebook, with what there is to begin it with.
    pub(super) fn begin(&mut self, entry: Option<Entry>, draft: Option<Draft>) {
        self.sent = self.profile.clone();
        let settings = self.country.is_some().then(|| self.settings.clone());
        self.keeper.send(Request::Begin {
            profile: Box::new(self.profile.clone()),
            entry: entry.map(Box::new),
            draft: draft.map(Box::new),
            settings,
        });
    }

    /// A draft moves to the bin.
    pub(super) fn let_go(&mut self, id: &EntryId) {
        self.forget(id, Request::LetGo);
    }

    /// A draft goes, and no copy stays: the person deleted the page, or every word on it.
    pub(super) fn erase(&mut self, id: &EntryId) {
        self.forget(id, Request::Erase);
    }

    fn forget(&mut self, id: &EntryId, how: fn(EntryId) -> Request) {
        self.drafts.retain(|draft| draft.entry.id != *id);
        self.keeper.desk().clear(id);
        if self.begun && !self.aside {
            self.keeper.send(how(id.clone()));
        }
    }

    /// Whether the last that was to be kept could be.
    pub(super) fn is_well(&self) -> bool {
        self.failing.is_none()
    }

    /// Whether a draft of it was laid down or found.
    pub(super) fn has_draft(&self, id: &EntryId) -> bool {
        self.drafts.iter().any(|draft| draft.entry.id == *id)
    }

    pub(super) fn save_now(&self) {
        self.keeper.send(Request::SaveNow);
    }

    pub(super) fn look_for_new(&self) {
        if self.begun && !self.aside {
            self.keeper.send(Request::LookForNew);
        }
    }

    /// Takes an outcome in; what is to be said of it, if anything.
    pub(super) fn hear(&mut self, outcome: Outcome) -> Option<String> {
        match outcome {
            Outcome::Loaded(loaded) => self.take_in(*loaded),
            Outcome::Begun => {
                self.begun = true;
                self.failing = None;
            }
            Outcome::DraftKept { .. } | Outcome::AllKept | Outcome::Kept { .. } => self.failing = None,
            Outcome::ProfileKept { united } => {
                self.failing = None;
                if let Some(others) = united {
                    let upon = |profile: &Profile| merge(Some(&others.from), profile, &others.to);
                    (self.profile, self.sent) = (upon(&self.profile), upon(&self.sent));
                }
            }
            Outcome::Appeared(changed) => self.timeline.take_in(changed),
            Outcome::Binned(entry) => self.timeline.remove(&entry),
            Outcome::ReadOnly { why } => {
                self.read_only = why.kind == FaultKind::Held;
                return Some(why.kind.told(&self.guide.words().failures).to_owned());
            }
            Outcome::Failed { task, fault } => return self.failed(&task, &fault),
            Outcome::LetGone(_)
            | Outcome::SettingsKept
            | Outcome::BinRead(_)
            | Outcome::Restored(_)
            | Outcome::ErasedBinned(_)
            | Outcome::VersionsRead { .. } => {}
        }
        None
    }

    /// Said once, until it could be kept.
    fn failed(&mut self, task: &Task, fault: &Fault) -> Option<String> {
        if matches!(task, Task::Load | Task::Open) {
            self.loaded = true;
        }
        let said = fault.kind.told(&self.guide.words().failures).to_owned();
        if self.failing.as_ref() == Some(&said) {
            return None;
        }
        self.failing = Some(said.clone());
        Some(format!("{said} ({fault})"))
    }

    fn take_in(&mut self, loaded: Loaded) {
        self.timeline = Timeline::new(loaded.entries);
        self.profile = loaded.profile.clone();
        self.sent = loaded.profile;
        self.unreadable = loaded.unreadable.into_iter().map(|one| one.name).collect();
        self.loaded = true;
        // Where another window may change things they are that window's.
        if self.read_only {
            return;
        }
        for draft in loaded.drafts {
            let id = draft.entry.id.clone();
            if self.timeline.find(&id).is_some_and(|entry| draft.stands_in(entry)) {
                self.keeper.send(Request::Erase(id));
            } else {
                self.drafts.push(draft);
            }
        }
    }

    /// What a sitting is told when it begins.
    pub(super) fn setup<'a>(
        &'a self,
        history: &'a History,
        side: Option<Side>,
        wanted: Option<String>,
    ) -> Setup<'a> {
        let (emergency, lines) = self.lines();
        Setup {
            guide: &self.guide,
            id: (self.ids)(),
            now: self.now(),
            profile: &self.profile,
            side,
            history,
            entries: self.timeline.entries(),
            keys: KeyNames {
                people: Command::People.word().to_owned(),
                ground: Command::Ground.word().to_owned(),
                hide: Command::Hide.word().to_owned(),
            },
            emergency,
            lines,
            wanted,
            questions_asked: self
                .questions_asked
                .is_some_and(|asked| sitting::same_evening(asked, self.now())),
            no_check_in: !self.begun,
        }
    }

    pub(super) fn history(&self) -> History {
        History::of(self.timeline.entries())
    }

    /// The country that was chosen.
    pub(super) fn home_country(&self) -> Option<&Country> {
        self.country.as_deref().and_then(|code| self.guide.support().country(code))
    }

    /// The country's emergency number and its lines, as a sitting names them.
    pub(super) fn lines(&self) -> (Option<String>, Vec<String>) {
        let Some(country) = self.home_country() else { return (None, Vec::new()) };
        let emergency = country.emergency.first().map(|number| number.call.clone());
        (emergency, country.lines_in_brief(&self.guide.words().plain.people.by_text))
    }

    /// The guide's words with their placeholders filled in.
    pub(super) fn fill(&self, words: &str) -> String {
        fill::fill(words, |name, place| {
            let now = self.now();
            Some(match name {
                "key.people" => Command::People.word().to_owned(),
                "key.ground" => Command::Ground.word().to_owned(),
                "key.hide" => Command::Hide.word().to_owned(),
                "person" => fill::spoken(self.profile.person(), place),
                "emergency" => {
                    let words = || self.guide.words().plain.people.your_emergency.clone();
                    self.lines().0.unwrap_or_else(words)
                }
                "date" => now.format("%-d %B").to_string(),
                "weekday" => dates::weekday(chrono::Datelike::weekday(&now)).to_owned(),
                "time" => dates::time(now),
                other => self.guide.path(other.strip_prefix("path.")?)?.title.clone(),
            })
        })
    }
}
