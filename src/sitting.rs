//! Walking a path: steps, skips, pacing, check-in, gates, closing. The heart of the program.
//!
//! A pure state machine over the guide and the history. It knows no terminal, no disk and no clock: both fronts show
//! its [`Scene`] and tell it what was given and which way to go.

mod change;
mod closing;
mod editing;
mod ending;
mod evening;
mod fear;
mod fill;
mod form;
mod gates;
mod marks;
mod met;
mod place;
mod resume;
mod scene;
mod show;
mod suggest;
mod walk;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::guide::{Guide, Path, Step};
use crate::journal::{Answer, Earlier, Entry, EntryId, History, Kind, Moment, Profile, Seat, Side};

pub use editing::Editing;
pub use evening::same_evening;
use place::Place;
pub use resume::{can_resume, was_put_away};
pub use scene::{
    Anchor, Change, Choice, Door, Ending, Form, KeyNames, Next, Progress, Scene, Setup, Stage, Way,
};
pub use suggest::{first_weeks, suggestion};

/// The path for whoever is afraid of somebody.
pub const SAFE: &str = "safe-first";

/// The id of the one step of a free page, as its entry holds it.
pub const FREE_PAGE: &str = "page";

/// Minutes after which a rest is offered, once.
const REST_AFTER: i64 = 20;

/// What kind of walk this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Walk {
    /// A path of the guide.
    Path,
    /// The free page.
    Free,
    /// The two direct questions, alone.
    Questions,
}

/// What a sitting was told when it began.
#[derive(Debug)]
struct World {
    guide: Arc<Guide>,
    profile: Profile,
    history: History,
    earlier: Earlier,
    keys: KeyNames,
    emergency: Option<String>,
    lines: Vec<String>,
    wanted: Option<String>,
    no_check_in: bool,
    /// Whether the person is on one side; else it is asked each time.
    knows_side: bool,
}

/// One walk through a path, or one free page.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says of one thing whether it happened in this sitting"
)]
#[derive(Debug)]
pub struct Sitting {
    walk: Walk,
    path: Arc<Path>,
    world: World,
    /// The entry as it was begun, or as the draft held it.
    base: Entry,
    /// Everything given so far, by step; nothing is ever taken out of it.
    given: Vec<Answer>,
    /// The screens behind.
    trail: Vec<Place>,
    place: Place,
    side: Option<Side>,
    /// No further gate in this sitting.
    gate_met: bool,
    left_at: Option<String>,
    door: Option<Door>,
    /// Of `right-now` from a gate: the person chose to go on to the wanted path.
    go_on: bool,
    /// The choice here whose door was opened already: going on does not open it again.
    opened: Option<String>,
    /// The direct questions were asked this evening.
    questions_asked: bool,
    /// They were asked in this sitting.
    asked_here: bool,
    begun: Moment,
    now: Moment,
    rest_offered: bool,
}

impl Sitting {
    /// Begins a path.
    pub fn begin(path: &Path, setup: &Setup<'_>) -> Self {
        let mut sitting = Self::new(Walk::Path, path.clone(), setup);
        sitting.place = sitting.start();
        sitting
    }

    /// Begins a free page: check-in, the page, closing.
    pub fn free(setup: &Setup<'_>) -> Self {
        let mut sitting = Self::new(Walk::Free, Self::free_path(setup.guide), setup);
        sitting.place = sitting.start();
        sitting
    }

    /// The two direct questions alone, from the people page. Nothing of it is kept.
    pub fn questions(setup: &Setup<'_>) -> Self {
        let path = Path { save: false, ..Self::bare_path() };
        let mut sitting = Self::new(Walk::Questions, path, setup);
        sitting.place = Place::Life;
        sitting.asked_here = true;
        sitting
    }

    fn new(walk: Walk, path: Path, setup: &Setup<'_>) -> Self {
        let base = Entry::new(setup.id.clone(), Self::entry_kind(walk, &path), setup.now);
        let known = setup.side.or(setup.profile.seat.side());
        let own = known.filter(|side| path.seats.contains(side));
        let only = if path.seats.len() == 1 { path.seats.first().copied() } else { None };
        Self {
            walk,
            side: own.or(only),
            world: World {
                guide: Arc::clone(setup.guide),
                profile: setup.profile.clone(),
                history: setup.history.clone(),
                earlier: Earlier::of(setup.entries, &path.id),
                keys: setup.keys.clone(),
                emergency: setup.emergency.clone(),
                lines: setup.lines.clone(),
                wanted: setup.wanted.clone(),
                no_check_in: setup.no_check_in,
                knows_side: known.is_some(),
            },
            path: Arc::new(path),
            base,
            given: Vec::new(),
            trail: Vec::new(),
            place: Place::PutAway,
            gate_met: false,
            left_at: None,
            door: None,
            go_on: false,
            opened: None,
            questions_asked: setup.questions_asked,
            asked_here: false,
            begun: setup.now,
            now: setup.now,
            rest_offered: false,
        }
    }

    fn entry_kind(walk: Walk, path: &Path) -> Kind {
        use crate::guide::Log;
        match (walk, path.log) {
            (Walk::Path, Some(Log::Promise)) => Kind::Promise,
            (Walk::Path, Some(Log::Notice)) => Kind::Notice,
            (Walk::Path, None) if path.id == "tomorrow" => Kind::Tomorrow,
            (Walk::Path, None) => Kind::Guided,
            _ => Kind::Free,
        }
    }

    /// A path without steps: what the free page and the direct questions stand on.
    fn bare_path() -> Path {
        Path {
            id: String::new(),
            version: 1,
            title: String::new(),
            section: crate::guide::Section::Start,
            points: Vec::new(),
            seats: vec![Side::Hurt, Side::Broke],
            depth: 1,
            minutes: [0, 0],
            shared: false,
            opening: None,
            small: None,
            small_high: None,
            checkin: true,
            gates: true,
            ask_seat: false,
            save: true,
            log: None,
            stands: false,
            steps: Vec::new(),
            way_out: Vec::new(),
        }
    }

    fn free_path(guide: &Guide) -> Path {
        let card = &guide.words().cards.free_page;
        let page = Step { id: FREE_PAGE.to_owned(), core: true, ..card.clone() };
        Path { steps: vec![page], ..Self::bare_path() }
    }

    /// The id of the entry to be.
    pub fn entry_id(&self) -> &EntryId {
        &self.base.id
    }

    /// The path's id; none on a free page and for the direct questions.
    pub fn path_id(&self) -> Option<&str> {
        (self.walk == Walk::Path).then_some(self.path.id.as_str())
    }

    /// Whether this is a free page.
    pub fn is_free(&self) -> bool {
        self.walk == Walk::Free
    }

    /// What was given so far on this screen. A front calls it at every key; no way of leaving loses it.
    pub fn put(&mut self, answer: Answer) {
        let known = answer.step.starts_with('~') || self.path.step(&answer.step).is_some();
        if known && answer.step != self.id() {
            // It belongs to another screen, and stays there.
            self.store(answer);
            return;
        }
        let answer = self.stamped(answer);
        if self.opened.as_deref() != answer.picked() {
            self.opened = None;
        }
        self.store(answer);
    }

    /// Going from this screen.
    pub fn go(&mut self, way: Way, now: Moment) -> Next {
        self.now = now;
        match way {
            Way::Back => self.back(),
            Way::On | Way::Skip => {
                self.leave(way);
                let go = self.onward(way);
                self.follow(go)
            }
        }
    }

    /// Picks this one choice and goes on. An id that is not offered here changes nothing.
    pub fn choose(&mut self, id: &str, now: Moment) -> Next {
        let Some(label) = self.label_of(id) else { return Next::Show };
        let mut answer = self.answer_here();
        let text =
            answer.chosen.iter().find(|one| one.id.as_deref() == Some(id)).and_then(|one| one.text.clone());
        answer.chosen = vec![crate::journal::Chosen { text, ..crate::journal::Chosen::option(id, label) }];
        self.opened = None;
        self.put(answer);
        self.opened = None;
        self.go(Way::On, now)
    }

    /// "Close here", from anywhere: the way out, then the closing.
    pub fn stop(&mut self, now: Moment) -> Next {
        self.now = now;
        self.leave(Way::Skip);
        let go = self.stopping();
        self.follow(go)
    }

    /// The person came back from the first gate and goes on: with this number, and no further gate.
    pub fn through_gate(&mut self, number: Option<u8>) {
        if self.place != Place::CheckIn {
            return;
        }
        if let Some(number) = number {
            let answer = Answer { value: Some(number.min(10)), ..self.answer_here() };
            self.store(answer);
        }
        self.gate_met = true;
        if let walk::Go::To(place) = self.after_gate() {
            self.step_to(place);
        }
    }

    /// The person came back from what [`Next::Over`] opened.
    pub fn came_back(&mut self, from: &Door) {
        if *from == Door::Questions {
            self.questions_asked = true;
        }
    }

    /// A country may have been chosen meanwhile: its emergency number and its lines, ready to be read.
    pub fn knows_lines(&mut self, emergency: Option<String>, lines: Vec<String>) {
        self.world.emergency = emergency;
        self.world.lines = lines;
    }

    /// After twenty minutes, once: a line that offers a rest.
    pub fn tick(&mut self, now: Moment) -> Option<String> {
        self.now = now;
        let due = now.signed_duration_since(self.begun).num_minutes() >= REST_AFTER;
        let writing = matches!(self.stage(), Stage::Core | Stage::Further);
        if self.rest_offered || !due || !writing {
            return None;
        }
        self.rest_offered = true;
        Some(self.fill(&self.words().plain.lines.twenty))
    }

    /// Whether the person wrote words of their own that would be kept.
    pub fn has_words(&self) -> bool {
        self.kept_answers().any(Answer::has_words)
    }

    /// Whether anything was given that would be kept: words, choices or numbers.
    pub fn holds_something(&self) -> bool {
        self.kept_answers().any(|answer| !answer.is_empty()) || (self.path.save && self.has_shared_numbers())
    }

    /// The seat that the entry is written from.
    fn seat(&self) -> Seat {
        self.side.map_or(self.world.profile.seat, Seat::from)
    }

    /// The wording that stands: without a side the hurt one's, which is neutral there.
    fn wording(&self) -> Side {
        self.side.unwrap_or_default()
    }

    fn words(&self) -> &crate::guide::Words {
        self.world.guide.words()
    }

    fn given(&self, step: &str) -> Option<&Answer> {
        self.given.iter().find(|answer| answer.step == step)
    }

    fn store(&mut self, answer: Answer) {
        match self.given.iter_mut().find(|old| old.step == answer.step) {
            Some(old) => *old = answer,
            None => self.given.push(answer),
        }
    }
}
