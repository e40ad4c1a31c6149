//! What a sitting takes from earlier pages: the lines that were marked to bring, and what was said last time.

use super::form::choice;
use super::{Choice, Sitting};
use crate::guide::Step;
use crate::journal::{About, Answer, Entry, Marked, StepKind};

/// Where a step chooses from what was marked to bring.
pub(super) const MARKS: &str = "marks";

impl Sitting {
    /// What was marked to bring; and what was picked of it, though it is not marked any more.
    pub(super) fn marked_choices(&self, step: &Step) -> Vec<Choice> {
        let marked = self.world.earlier.marked().iter();
        let mut choices: Vec<Choice> =
            marked.map(|marked| choice(&marked.choice(), marked.words.clone())).collect();
        for one in self.given(&step.id).iter().flat_map(|answer| &answer.chosen) {
            let id = one.id.as_deref().filter(|id| Marked::entry_of(id).is_some());
            if let Some(id) = id.filter(|id| choices.iter().all(|there| there.id != *id)) {
                choices.push(choice(id, one.shown().to_owned()));
            }
        }
        choices
    }

    /// What an answer is about: the last sitting, or the one mark that was picked.
    pub(super) fn about_of(&self, answer: &Answer) -> Option<About> {
        let step = self.path.step(&answer.step).filter(|_| !answer.is_empty())?;
        if step.next_time {
            let entry = self.world.earlier.last()?.id.clone();
            return Some(About { entry, step: step.show.clone() });
        }
        let picks_a_mark = step.from.as_deref() == Some(MARKS) && step.kind == StepKind::Pick;
        answer.picked().filter(|_| picks_a_mark).and_then(|id| self.mark(id))
    }

    /// The marks chosen in this sitting that the entry does not speak of yet.
    pub(super) fn marks_chosen(&self, entry: &Entry) -> Vec<About> {
        let from_marks = |step: &&Step| step.from.as_deref() == Some(MARKS);
        let answers = self.path.steps.iter().filter(from_marks).filter_map(|step| entry.answer(&step.id));
        let ids = answers.flat_map(|answer| &answer.chosen).filter_map(|one| one.id.as_deref());
        let mut about: Vec<About> = Vec::new();
        for mark in ids.filter_map(|id| self.mark(id)) {
            if !entry.about.contains(&mark) && !about.contains(&mark) {
                about.push(mark);
            }
        }
        about
    }

    /// Where the mark behind a choice stands; its entry, should it not be marked any more.
    fn mark(&self, choice: &str) -> Option<About> {
        let entry = Marked::entry_of(choice)?;
        let marked = self.world.earlier.marked().iter().find(|marked| marked.choice() == choice);
        Some(marked.map_or(About { entry, step: None }, |marked| marked.about.clone()))
    }

    /// Whether what such an answer is about is found anew each time.
    pub(super) fn finds_about(step: &Step) -> bool {
        step.next_time || step.from.as_deref() == Some(MARKS)
    }
}
