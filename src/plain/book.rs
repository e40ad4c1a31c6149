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
use crate::keeper::{Binned, Desk, Fault, FaultKind, Held, Keeper, Loaded, Outcome, Request, Standing, Task};
use crate::settings::{Changes, Settings};
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
    /// What the person prefers; kept once something is kept.
    pub(super) settings: Settings,
    /// What is in the bin, as it was read last.
    pub(super) binned: Vec<Binned>,
    /// Whether the bin is being read because there is no page.
    pub(super) asks_bin: bool,
    /// When the two direct questions were asked; in memory only.
    pub(super) questions_asked: Option<Moment>,
    /// The profile as the keeper knows it.
    sent: Profile,
    /// The settings as the keeper knows them.
    sent_settings: Settings,
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
            settings: opening.settings.clone(),
            binned: Vec::new(),
            asks_bin: false,
            questions_asked: None,
            sent: Profile::default(),
            sent_settings: opening.settings.clone(),
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

    /// Kept once something is kept; till then in memory.
    pub(super) fn change_settings(&mut self, settings: Settings) {
        self.settings = settings;
        if self.begun && !self.aside {
            let changes = self.unsent_settings();
            self.keeper.send(Request::Settings(changes));
        }
    }

    /// What was changed of the settings since the keeper was last sent anything of them.
    fn unsent_settings(&mut self) -> Changes {
        let from = std::mem::replace(&mut self.sent_settings, self.settings.clone());
        Changes { from, to: self.settings.clone() }
    }

    /// Makes the notebook, with what there is to begin it with.
    pub(super) fn begin(&mut self, entry: Option<Entry>, draft: Option<Draft>) {
        self.sent = self.profile.clone();
        let settings = Changes { from: self.sent_settings.clone(), to: self.settings.clone() };
        self.keeper.send(Request::Begin {
            profile: Box::new(self.profile.clone()),
            entry: entry.map(Box::new),
            draft: draft.map(Box::new),
            settings: (!settings.is_empty()).then_some(settings),
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

    /// A page moves to the bin.
    pub(super) fn to_bin(&self, entry: Entry) {
        self.keeper.send(Request::ToBin(Box::new(entry)));
    }

    pub(super) fn read_versions(&self, id: &EntryId) {
        self.keeper.send(Request::ReadVersions(id.clone()));
    }

    /// Whether a second version of a page stands beside it.
    pub(super) fn is_twice(&self, id: &EntryId) -> bool {
        self.timeline.versions(id).nth(1).is_some()
    }

    pub(super) fn read_bin(&self) {
        self.keeper.send(Request::ReadBin);
    }

    pub(super) fn restore(&self, name: &str) {
        self.keeper.send(Request::Restore(name.to_owned()));
    }

    pub(super) fn erase_binned(&self, name: &str) {
        self.keeper.send(Request::EraseBinned(name.to_owned()));
    }

    /// The pages left open; a change of a page that was kept is none.
    pub(super) fn sittings(&self) -> impl Iterator<Item = &Draft> {
        self.drafts.iter().filter(|draft| draft.edits.is_none())
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
                self.sent_settings = self.settings.clone();
                self.failing = None;
            }
            Outcome::DraftKept { .. } | Outcome::AllKept | Outcome::Kept { .. } => {
                let words = &self.guide.words().plain.line_by_line;
                return self.failing.take().map(|_| words.kept_again.clone());
            }
            Outcome::ProfileKept { united } => {
                self.failing = None;
                if let Some(others) = united {
                    let upon = |profile: &Profile| merge(Some(&others.from), profile, &others.to);
                    (self.profile, self.sent) = (upon(&self.profile), upon(&self.sent));
                }
            }
            Outcome::Appeared(changed) => self.timeline.take_in(changed),
            Outcome::ReadOnly { why } => {
                self.read_only = why.kind == FaultKind::Held;
                return Some(why.kind.told(&self.guide.words().failures).to_owned());
            }
            Outcome::Failed { task, fault } => return self.failed(&task, &fault),
            Outcome::Binned(entry) => {
                self.timeline.remove(&entry);
                self.see_what_else_there_is();
            }
            Outcome::BinRead(binned) => (self.binned, self.asks_bin) = (binned, false),
            Outcome::Restored(one) => self.take_back(*one),
            Outcome::ErasedBinned(name) => self.binned.retain(|one| one.name != name),
            Outcome::LetGone(_) | Outcome::SettingsKept | Outcome::VersionsRead { .. } => {}
        }
        None
    }

    /// Said once, until it could be kept.
    fn failed(&mut self, task: &Task, fault: &Fault) -> Option<String> {
        match task {
            Task::Load | Task::Open => self.loaded = true,
            Task::ReadBin => self.asks_bin = false,
            _ => {}
        }
        let said = fault.kind.told(&self.guide.words().failures).to_owned();
        if self.failing.as_ref() == Some(&said) {
            return None;
        }
        self.failing = Some(said.clone());
        Some(format!("{said} ({fault})"))
    }

    /// Where no page is left to look back at, one that is in the bin can still be put back from there.
    fn see_what_else_there_is(&mut self) {
        if self.timeline.entries().is_empty() {
            self.asks_bin = true;
            self.read_bin();
        }
    }

    /// What was in the bin stands where it stood.
    fn take_back(&mut self, one: Binned) {
        self.binned.retain(|old| old.name != one.name);
        match one.held {
            Held::Entry(entry) => self.timeline.add(vec![*entry]),
            Held::Draft(draft) => self.drafts.push(*draft),
            Held::Unreadable => {}
        }
    }

    fn take_in(&mut self, loaded: Loaded) {
        self.timeline = Timeline::new(loaded.entries);
        self.profile = loaded.profile.clone();
        self.sent = loaded.profile;
        self.unreadable = loaded.unreadable.into_iter().map(|one| one.name).collect();
        self.loaded = true;
        self.see_what_else_there_is();
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
        self.settings.country.as_deref().and_then(|code| self.guide.support().country(code))
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
