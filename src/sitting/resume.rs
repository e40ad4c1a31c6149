//! Pausing and coming back: the draft of a sitting, and a sitting from its draft. Works though the guide has changed.

use serde_json::Value;

use super::place::Place;
use super::{FREE_PAGE, Setup, Sitting, Walk};
use crate::guide::{Guide, Path, Sealed};
use crate::journal::{Answer, At, Draft, Entry, Kind, SCHEMA, StepKind};

/// Where a draft holds what was given on the shared screens; never part of an entry.
const SHARED: &str = "shared";
/// Where a draft says that a gate lies behind.
const GATE_MET: &str = "gate_met";

/// Whether a draft can be gone on with: its path is there, or it is a free page.
pub fn can_resume(draft: &Draft, guide: &Guide) -> bool {
    // A change to a kept page is no sitting.
    let ours = draft.schema <= SCHEMA && !draft.entry.is_newer() && draft.edits.is_none();
    ours && match &draft.entry.path {
        Some(path) => guide.path(&path.id).is_some(),
        None => draft.entry.kind == Kind::Free,
    }
}

/// Whether the page of this draft was put away: it was said to keep, and the end came before it was closed.
pub fn was_put_away(draft: &Draft) -> bool {
    Place::PutAway.shared_id() == Some(draft.at.step.as_str())
}

impl Sitting {
    /// The draft of this sitting, with the field, the cursor in it and the first row that was visible. None where
    /// nothing of it is kept, or nothing at all was given.
    pub fn draft(&self, field: usize, cursor: usize, top: usize) -> Option<Draft> {
        let entry = self.entry(None);
        let shared = self.shared_answers();
        let given = entry.holds_something() || shared.iter().any(|answer| !answer.is_empty());
        let asked = self.place.is_never_kept() && !entry.holds_something();
        // "Gone, as you asked": from the moment that it is said.
        let gone = self.place == Place::PutAway && self.is_deleted();
        if self.walk == Walk::Questions || !given || asked || gone {
            return None;
        }
        if self.keeps_no_record() {
            let at = At { step: FREE_PAGE.to_owned(), ..At::default() };
            return Some(Draft { schema: SCHEMA, entry, at, edits: None, rest: serde_json::Map::new() });
        }
        let mut rest = serde_json::Map::new();
        if let Ok(value) = serde_json::to_value(&shared) {
            rest.insert(SHARED.to_owned(), value);
        }
        if self.gate_met && !self.place.is_past_gates() {
            rest.insert(GATE_MET.to_owned(), Value::Bool(true));
        }
        let field = if self.place_tells() { field } else { 0 };
        let at = At { step: self.id_in_draft(), field, cursor, top };
        Some(Draft { schema: SCHEMA, entry, at, edits: None, rest })
    }

    /// The page of this sitting as it is, for somebody who keeps a draft without going on.
    pub fn as_it_is(&self) -> Option<Entry> {
        let left = self.index_here().and_then(|index| self.path.steps.get(index)).map(|step| step.id.clone());
        let mut entry = self.entry(Some(self.now));
        entry.left_at = entry.left_at.or(left);
        (self.holds_something() && !self.is_deleted()).then_some(entry)
    }

    /// Whether the row that the hands were on may be kept: of a choice that is not made, or never kept, it may not.
    fn place_tells(&self) -> bool {
        let picks = self.step_here().is_some_and(|step| step.kind == StepKind::Pick);
        let chosen = self.step_here().is_some_and(|step| {
            let answer = self.given(&step.id);
            answer.is_some_and(|answer| {
                answer.chosen.iter().any(|one| !self.is_never_kept(step, one.id.as_deref()))
            })
        });
        !self.place.is_never_kept() && (!picks || chosen)
    }

    /// Where a draft says that the person was.
    fn id_in_draft(&self) -> String {
        self.place.in_draft().shared_id().map_or_else(|| self.id(), str::to_owned)
    }

    /// The answers of shared screens that a draft holds.
    fn shared_answers(&self) -> Vec<&Answer> {
        let kept = |answer: &&Answer| {
            answer.step.starts_with('~') && !Place::stays_out_of_drafts(&answer.step) && self.path.save
        };
        self.given.iter().filter(kept).collect()
    }

    /// Goes on with a draft: the same screen with the same answers. None where its path is not there.
    pub fn resume(draft: &Draft, setup: &Setup<'_>) -> Option<Self> {
        let mut sitting = match (&draft.entry.path, &draft.entry.kind) {
            (Some(path), _) => Self::new(Walk::Path, setup.guide.path(&path.id)?.clone(), setup),
            (None, Kind::Free) => Self::new(Walk::Free, Self::free_path(setup.guide), setup),
            (None, _) => return None,
        };
        sitting.take_up(draft);
        Some(sitting)
    }

    /// As [`resume`](Self::resume), for a path of the person's own that the guide does not hold.
    pub fn resume_with(draft: &Draft, path: &Path, setup: &Setup<'_>) -> Self {
        let mut sitting = Self::new(Walk::Path, path.clone(), setup);
        sitting.take_up(draft);
        sitting
    }

    fn take_up(&mut self, draft: &Draft) {
        self.base = draft.entry.clone();
        self.side = draft.entry.seat.side().or(self.side);
        self.left_at.clone_from(&draft.entry.left_at);
        self.given.clone_from(&draft.entry.answers);
        self.given.extend(shared_in(draft));
        self.undecide();
        self.base.marks.bring.clear();
        self.base.about.clear();
        self.place = self.place_of(&draft.at.step).unwrap_or_else(|| self.first_unanswered());
        self.gate_met = self.place.is_past_gates() || draft.rest.contains_key(GATE_MET);
        self.trail = self.retraced();
    }

    /// What the path decides of an answer is decided anew: whether it is sealed, for the person may tick that it goes
    /// out, and what it is about, for they may pick another.
    fn undecide(&mut self) {
        for answer in &mut self.given {
            let Some(step) = self.path.step(&answer.step) else { continue };
            answer.sealed &= step.sealed == Sealed::No;
            if Self::finds_about(step) {
                answer.about = None;
            }
        }
    }

    /// The screen with this id, if this walk still has it.
    fn place_of(&self, id: &str) -> Option<Place> {
        if id.starts_with('~') {
            let place = Place::of_shared(id, self.last_reached())?;
            let closes = place.closing_order().is_none() || self.path.checkin;
            return closes.then_some(place);
        }
        if let Some(index) = self.path.steps.iter().position(|step| step.id == id) {
            let shown = self.path.steps.get(index).is_some_and(|step| step.kind != StepKind::Questions);
            return (shown && self.met().get(index) == Some(&true)).then_some(Place::Step(index));
        }
        self.path.way_out.iter().position(|step| step.id == id).map(Place::WayOut)
    }

    /// The last step that was reached.
    fn last_reached(&self) -> usize {
        let reached =
            |index: &usize| self.path.steps.get(*index).is_some_and(|step| self.given(&step.id).is_some());
        (0..self.path.steps.len()).rfind(reached).unwrap_or_default()
    }

    /// Where the draft's own screen is gone: the first step that has no answer yet, or the last that has.
    fn first_unanswered(&self) -> Place {
        let met = self.met();
        let steps = self.path.steps.iter().enumerate().zip(met).filter(|(_, met)| *met);
        let mut shown = steps.map(|(step, _)| step).filter(|(_, step)| step.kind != StepKind::Questions);
        let open = shown.find(|(_, step)| step.kind != StepKind::Card && self.given(&step.id).is_none());
        Place::Step(open.map_or_else(|| self.last_reached(), |(index, _)| index))
    }

    /// The screens behind the one that stands, as a walk without turns would have left them.
    fn retraced(&self) -> Vec<Place> {
        let mut trail = Vec::new();
        if self.asks_side() {
            trail.push(Place::Side);
        }
        if self.asks_about_fear() {
            trail.push(Place::Fear);
        }
        if self.has_check_in() {
            trail.push(Place::CheckIn);
        }
        if self.has_opening() && (!self.place.is_before_the_path() || self.place == Place::NotAlone) {
            trail.push(Place::Opening);
        }
        if !self.place.is_before_the_path() {
            self.retrace_steps(&mut trail);
        }
        if let Some(order) = self.place.closing_order() {
            let way_out = self.path.way_out.iter().enumerate();
            trail.extend(
                way_out.filter(|(_, step)| self.given(&step.id).is_some()).map(|(at, _)| Place::WayOut(at)),
            );
            let screens = [Place::Rate, Place::Next, Place::Marks];
            trail.extend(screens.into_iter().filter(|one| one.closing_order() < Some(order)));
        }
        if let Some(here) = trail.iter().position(|place| *place == self.place) {
            trail.truncate(here);
        }
        trail
    }

    fn retrace_steps(&self, trail: &mut Vec<Place>) {
        let met = self.met();
        let mut core = None;
        for (index, (step, met)) in self.path.steps.iter().zip(met).enumerate() {
            let reached = met && (self.given(&step.id).is_some() || step.kind == StepKind::Card);
            let ahead = self.index_here().is_some_and(|here| index > here) || index > self.last_reached();
            if !reached || ahead {
                continue;
            }
            if let Some(last) = core.filter(|_| !step.core && self.path.checkin && self.path.log.is_none()) {
                trail.push(Place::Heart(last));
                core = None;
            } else if step.core {
                core = Some(index);
            }
            trail.push(Place::Step(index));
        }
    }
}

/// The answers of shared screens in a draft.
fn shared_in(draft: &Draft) -> Vec<Answer> {
    let value = draft.rest.get(SHARED).cloned().unwrap_or(Value::Null);
    serde_json::from_value(value).unwrap_or_default()
}
