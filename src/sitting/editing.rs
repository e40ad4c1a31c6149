//! Changing what stands on a kept page, one answer at a time, on the questions as they were asked then.
//!
//! A pure state machine, as the sitting is: both fronts show its [`Scene`] and hand it what was given. Words may be
//! changed and what was left empty may be filled; numbers stay, and so does every field that is no word. What comes of it
//! is the next version; the one before is kept by whoever keeps this one.

use super::{Choice, Form, Progress, Scene, Setup, Sitting, Stage, Walk};
use crate::guide::Words;
use crate::journal::{
    Answer, At, Chosen, Draft, Edits, Entry, EntryId, Kind, Moment, Part, SCHEMA, StepKind,
};

/// Where a draft says that the person was past the last answer.
const AT_END: &str = "~edited";

/// A page being changed.
pub struct Editing {
    /// The version that it goes on from, or what is known of that.
    before: Entry,
    /// The next one, as far as it goes.
    now: Entry,
    /// The version it was begun on.
    base: u32,
    /// What can be changed, in its order.
    slots: Vec<Slot>,
    /// Which of them is open; as many as there are stands for the end.
    here: usize,
    title: String,
    small: String,
    free_page: String,
}

/// One answer that can be changed, and in which form.
struct Slot {
    place: usize,
    form: Form,
}

impl Editing {
    /// Begins to change this version of a page, at the answer to this step. None where nothing on it can be changed.
    pub fn begin(kept: &Entry, setup: &Setup<'_>, step: Option<&str>) -> Option<Self> {
        let now = Entry { revision: kept.revision + 1, ..kept.clone() };
        Some(Self::of(kept.clone(), now, kept.revision, setup)?.at(step))
    }

    /// Goes on with a change that was left. `kept` is the page as it is now: where it is no longer the version that the
    /// change was begun on, that stays as it is, and this becomes a second version beside it.
    pub fn resume(draft: &Draft, kept: &Entry, setup: &Setup<'_>) -> Option<Self> {
        let base = draft.edits.as_ref()?.base_revision;
        let before = if base == kept.revision { kept.clone() } else { draft.entry.clone() };
        let editing = Self::of(before, draft.entry.clone(), base, setup)?;
        Some(editing.at(Some(&draft.at.step)))
    }

    fn of(before: Entry, now: Entry, base: u32, setup: &Setup<'_>) -> Option<Self> {
        let words = setup.guide.words();
        let guide = of_guide(&now, setup);
        let today = setup.now.date_naive();
        let open = |answer: &Answer| answer.closed_until.is_none_or(|until| until <= today);
        let slot = |(place, answer): (usize, &Answer)| {
            let form = open(answer).then(|| form(answer, &now, guide.as_ref(), words)).flatten()?;
            Some(Slot { place, form })
        };
        let slots: Vec<Slot> = now.answers.iter().enumerate().filter_map(slot).collect();
        let title = now.title().map(str::to_owned).unwrap_or_default();
        let (small, free_page) = (words.plain.entry.edit.small.clone(), words.plain.lists.free_page.clone());
        (!slots.is_empty()).then_some(Self { before, now, base, slots, here: 0, title, small, free_page })
    }

    /// At the answer to this step, or at the first that can be changed.
    fn at(mut self, step: Option<&str>) -> Self {
        let is = |slot: &Slot| self.now.answers.get(slot.place).map(|answer| answer.step.as_str()) == step;
        self.here = match step {
            Some(AT_END) => self.slots.len(),
            _ => self.slots.iter().position(is).unwrap_or_default(),
        };
        self
    }

    /// The page that is changed.
    pub fn id(&self) -> &EntryId {
        &self.now.id
    }

    /// Whether all answers lie behind: what is to become of the change is to be asked now.
    pub fn is_at_end(&self) -> bool {
        self.here >= self.slots.len()
    }

    /// To the next answer, or the end.
    pub fn on(&mut self) {
        self.here = (self.here + 1).min(self.slots.len());
    }

    /// To the answer before; whether there is one.
    pub fn back(&mut self) -> bool {
        let before = self.here.checked_sub(1);
        self.here = before.unwrap_or_default();
        before.is_some()
    }

    /// To one of the answers, counted from 0 as [`questions`](Self::questions) lists them.
    pub fn go_to(&mut self, place: usize) {
        self.here = place.min(self.slots.len());
    }

    /// The questions of the answers that can be changed, in their order.
    pub fn questions(&self) -> Vec<String> {
        self.slots
            .iter()
            .filter_map(|slot| self.now.answers.get(slot.place))
            .map(|one| self.prompt(one))
            .collect()
    }

    /// The questions whose answers are others than before.
    pub fn changed(&self) -> Vec<String> {
        let is_changed =
            |slot: &&Slot| self.now.answers.get(slot.place) != self.before.answers.get(slot.place);
        let changed =
            self.slots.iter().filter(is_changed).filter_map(|slot| self.now.answers.get(slot.place));
        changed.map(|answer| self.prompt(answer)).collect()
    }

    /// Whether there is anything to keep. What was begun on an older version is a change of the newer one in any case.
    pub fn is_changed(&self) -> bool {
        let same = Entry { revision: self.before.revision, edited: self.before.edited, ..self.now.clone() };
        same != self.before || self.before.revision != self.base
    }

    /// The answer that is open, as a screen; none at the end.
    pub fn scene(&self) -> Option<Scene> {
        let slot = self.slots.get(self.here)?;
        let answer = self.now.answers.get(slot.place)?;
        Some(Scene {
            stage: Stage::Core,
            id: answer.step.clone(),
            title: self.title.clone(),
            progress: Some(Progress { step: self.here + 1, of: self.slots.len(), core: true }),
            above: Vec::new(),
            given_before: 0,
            prompt: self.prompt(answer),
            small: vec![self.small.clone()],
            must: Vec::new(),
            form: slot.form.clone(),
            answer: answer.clone(),
            ticks: Vec::new(),
            not_kept: false,
            if_ticked: false,
            aloud: false,
        })
    }

    fn prompt(&self, answer: &Answer) -> String {
        let prompt = answer.prompt.clone().filter(|prompt| !prompt.trim().is_empty());
        prompt.unwrap_or_else(
            || if self.title.is_empty() { self.free_page.clone() } else { self.title.clone() },
        )
    }

    /// What was given for the answer that is open. A front calls it at every key that changed something.
    pub fn put(&mut self, given: &Answer) {
        let Some(place) = self.slots.get(self.here).map(|slot| slot.place) else { return };
        if let Some((now, before)) = self.now.answers.get_mut(place).zip(self.before.answers.get(place)) {
            *now = settled(given, before);
        }
    }

    /// The next version, changed at this moment.
    pub fn version(&self, at: Moment) -> Entry {
        Entry { edited: Some(at), ..self.now.clone() }
    }

    /// The draft of the change, with where the hands were; none where nothing is changed.
    pub fn draft(&self, field: usize, cursor: usize, top: usize) -> Option<Draft> {
        let step = self.slots.get(self.here).and_then(|slot| self.now.answers.get(slot.place));
        let step = step.map_or_else(|| AT_END.to_owned(), |answer| answer.step.clone());
        self.is_changed().then(|| Draft {
            schema: SCHEMA,
            entry: self.now.clone(),
            at: At { step, field, cursor, top },
            edits: Some(Edits { id: self.now.id.clone(), base_revision: self.base }),
            rest: serde_json::Map::new(),
        })
    }
}

/// The words of an answer with everything else of it as it was; the very answer where the words are the same.
fn settled(given: &Answer, before: &Answer) -> Answer {
    let mut new = Answer {
        text: given.text.clone(),
        by: given.by.clone(),
        seen_as: given.seen_as.clone(),
        chosen: given.chosen.iter().map(|one| with_rest_of_choice(one, before)).collect(),
        parts: given.parts.iter().map(|part| with_rest_of_part(part, before)).collect(),
        items: given.items.clone(),
        ..before.clone()
    };
    if new == *before || (new.is_empty() && before.is_empty()) {
        return before.clone();
    }
    new.skipped = new.is_empty();
    new.deleted &= new.is_empty();
    new
}

/// What a newer mend wrote beside a choice stays with it.
fn with_rest_of_choice(one: &Chosen, before: &Answer) -> Chosen {
    let same = |old: &&Chosen| (&old.id, &old.word) == (&one.id, &one.word);
    let rest = before.chosen.iter().find(same).map(|old| old.rest.clone());
    Chosen { rest: rest.unwrap_or_else(|| one.rest.clone()), ..one.clone() }
}

fn with_rest_of_part(part: &Part, before: &Answer) -> Part {
    let rest = before.parts.iter().find(|old| old.label == part.label).map(|old| old.rest.clone());
    Part { rest: rest.unwrap_or_else(|| part.rest.clone()), ..part.clone() }
}

/// The walk that the page came from, as the guide has it now, with what was given then: it knows the forms.
fn of_guide(entry: &Entry, setup: &Setup<'_>) -> Option<Sitting> {
    let mut sitting = match (&entry.path, &entry.kind) {
        (Some(path), _) => Sitting::new(Walk::Path, setup.guide.path(&path.id)?.clone(), setup),
        (None, Kind::Free) => Sitting::new(Walk::Free, Sitting::free_path(setup.guide), setup),
        (None, _) => return None,
    };
    sitting.side = entry.seat.side().or(sitting.side);
    sitting.given.clone_from(&entry.answers);
    Some(sitting)
}

/// In which form an answer can be changed: the guide's, as long as it still fits what was given, else a plain one. None
/// for numbers, for what is only done or read, and for choices that the guide no longer has.
fn form(answer: &Answer, entry: &Entry, guide: Option<&Sitting>, words: &Words) -> Option<Form> {
    let step = guide.and_then(|sitting| Some((sitting, sitting.path.step(&answer.step)?)));
    let known =
        step.filter(|(_, step)| step.kind == answer.kind).map(|(sitting, step)| sitting.form(step, None));
    let labels: Vec<String> = answer.parts.iter().map(|part| part.label.clone()).collect();
    match (&answer.kind, known) {
        (
            StepKind::Text
            | StepKind::Letter
            | StepKind::List
            | StepKind::Commit
            | StepKind::Feelings
            | StepKind::Needs,
            Some(form),
        ) => Some(form),
        (StepKind::Text, None) => Some(Form::Text { rows: None }),
        (StepKind::Letter, None) => Some(Form::Letter { openers: Vec::new() }),
        (StepKind::List, None) => Some(Form::List { states: Vec::new() }),
        (StepKind::Commit, None) => Some(Form::Commit { labels: words.plain.forms.act.to_vec(), asked: 3 }),
        (StepKind::Sort, Some(Form::Sort { parts, one_row })) => {
            let parts = if labels.is_empty() { parts } else { labels };
            Some(Form::Sort { parts, one_row })
        }
        (StepKind::Sort, _) => (!labels.is_empty()).then_some(Form::Sort { parts: labels, one_row: false }),
        (StepKind::Feelings, None) => Some(feelings(entry, words)),
        (StepKind::Needs, None) => Some(Form::Needs { families: words.needs.families.clone(), max: None }),
        (StepKind::Pick, Some(Form::Pick { choices, .. })) => {
            all_there(answer, &choices).then_some(Form::Pick { choices, marked: None, rate: None })
        }
        (StepKind::PickMany, Some(Form::PickMany { choices, max })) => {
            all_there(answer, &choices).then_some(Form::PickMany { choices, max })
        }
        _ => None,
    }
}

fn feelings(entry: &Entry, words: &Words) -> Form {
    let feelings = &words.feelings;
    Form::Feelings {
        first: feelings.first(entry.seat.side().unwrap_or_default()).to_vec(),
        families: feelings.families.clone(),
        max: 5.max(entry.answers.iter().map(|answer| answer.chosen.len()).max().unwrap_or_default()),
        more: feelings.more.clone(),
        strength: feelings.strength.clone(),
    }
}

/// Whether everything that was chosen is still offered: else changing one choice would lose another.
fn all_there(answer: &Answer, choices: &[Choice]) -> bool {
    let there = |one: &Chosen| {
        let same = |choice: &&Choice| {
            Some(&choice.id) == one.id.as_ref() && Some(&choice.label) == one.label.as_ref()
        };
        choices.iter().any(|choice| same(&choice))
    };
    !choices.is_empty() && answer.chosen.iter().all(there)
}

impl std::fmt::Debug for Editing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Editing({} of {})", self.here, self.slots.len())
    }
}
