//! Which steps this walk meets: conditions, sides, sources, and "2 of 4". It must never change anything.

use std::collections::BTreeSet;

use chrono::Duration;

use super::marks::MARKS;
use super::{Progress, Sitting};
use crate::guide::{Step, When};
use crate::journal::{Answer, StepKind};

/// The most core steps of any walk.
const MOST_CORE: usize = 4;

impl Sitting {
    /// For every step of the path, whether this walk meets it as far as it is known now.
    pub(super) fn met(&self) -> Vec<bool> {
        let mut met: Vec<bool> = Vec::with_capacity(self.path.steps.len());
        for step in &self.path.steps {
            let meets = self.meets(step, &met);
            met.push(meets);
        }
        met
    }

    /// Whether this walk meets the step of the way out.
    pub(super) fn meets_way_out(&self, step: &Step) -> bool {
        self.meets(step, &self.met())
    }

    fn meets(&self, step: &Step, met: &[bool]) -> bool {
        // Whoever comes from the first gate gave the number that asks them before.
        let from_gate = step.kind == StepKind::Questions && self.world.wanted.is_some();
        let when = |when: &When| self.holds(when, met) && !self.asked_enough(step, when);
        step.seats.contains(&self.wording())
            && (from_gate || step.when.as_ref().is_none_or(when))
            && step.from.as_ref().is_none_or(|from| self.has_source(from, step, met))
            && (!step.next_time || self.asks_about_last(step))
            && (step.kind != StepKind::LookBack || !self.world.history.all().is_empty())
    }

    /// A step that asks about the last sitting: there was one, and it gave what is asked about.
    fn asks_about_last(&self, step: &Step) -> bool {
        let Some(last) = self.world.earlier.last() else { return false };
        let asked = step.show.as_deref().map(|show| last.answer(show));
        asked.is_none_or(|answer| answer.is_some_and(|answer| !answer.is_empty()))
    }

    /// Asked once, and answered at an earlier sitting.
    fn asked_enough(&self, step: &Step, when: &When) -> bool {
        when.once && self.world.earlier.has_answered(&step.id)
    }

    /// Whether there is something to choose from. What was picked of the marks stands though none is marked any more.
    fn has_source(&self, from: &str, step: &Step, met: &[bool]) -> bool {
        match from {
            "entries" => !self.world.history.all().is_empty(),
            MARKS => {
                let given = self.given(&step.id).is_some_and(|answer| !answer.is_empty());
                given || !self.world.earlier.marked().is_empty()
            }
            other => self.answer_met(other, met).is_some_and(|answer| !lines_of(answer).is_empty()),
        }
    }

    /// The answer to a step, as long as this walk does not exclude that step.
    fn answer_met(&self, id: &str, met: &[bool]) -> Option<&Answer> {
        let index = self.path.steps.iter().position(|step| step.id == id);
        let excluded = index.and_then(|index| met.get(index)) == Some(&false);
        if excluded { None } else { self.given(id) }
    }

    /// Whether a condition holds; all its parts must.
    pub(super) fn holds(&self, when: &When, met: &[bool]) -> bool {
        let answer = when.step.as_deref().and_then(|step| self.answer_met(step, met));
        let number = |id: &String| self.answer_met(id, met).and_then(|answer| answer.value);
        let is =
            when.is.is_empty() || answer.is_some_and(|answer| when.is.iter().any(|id| answer.has_picked(id)));
        let is_not = when.is_not.is_empty()
            || answer.is_some_and(|answer| {
                !answer.chosen.is_empty() && !when.is_not.iter().any(|id| answer.has_picked(id))
            });
        let least = when.at_least.unwrap_or_default();
        let any = when.any.is_empty() || when.any.iter().filter_map(number).any(|value| value >= least);
        let lower = when.lower.as_ref().is_none_or(|[first, second]| {
            number(first).zip(number(second)).is_some_and(|(first, second)| second < first)
        });
        is && is_not && any && lower && self.holds_by_history(when)
    }

    /// What earlier sittings decide. How answers ran in them is not known here: a run never holds.
    fn holds_by_history(&self, when: &When) -> bool {
        let since = when.every_days.map(|days| self.begun - Duration::days(i64::from(days)));
        let mut past = self.world.history.of_path(&self.path.id);
        let rested = since.is_none_or(|since| !past.any(|one| one.begun > since));
        rested && when.run.is_none()
    }

    /// The first step from `from` on that this walk meets.
    pub(super) fn next_met(&self, from: usize) -> Option<usize> {
        self.met().iter().enumerate().skip(from).find(|(_, met)| **met).map(|(index, _)| index)
    }

    /// Whether the step belongs to the core.
    pub(super) fn is_core(&self, index: usize) -> bool {
        self.path.steps.get(index).is_some_and(|step| step.core)
    }

    /// How far the step stands among those of its part that this walk meets.
    pub(super) fn progress(&self, index: usize) -> Option<Progress> {
        if self.is_free() {
            return None;
        }
        let met = self.met();
        let core = self.is_core(index);
        let same = |(_, step): &(usize, &Step)| step.core == core && step.kind != StepKind::Questions;
        let alike: Vec<usize> = self.path.steps.iter().enumerate().filter(same).map(|(at, _)| at).collect();
        let (open, walked): (Vec<usize>, Vec<usize>) =
            alike.into_iter().partition(|at| met.get(*at) != Some(&true));
        let step = walked.iter().position(|at| *at == index)? + 1;
        let undecided: BTreeSet<&str> = open
            .into_iter()
            .filter(|at| *at > index)
            .filter_map(|at| self.waits_for(self.path.steps.get(at)?, index))
            .collect();
        let of = walked.len() + undecided.len();
        Some(Progress { step, of: if core { of.min(MOST_CORE).max(step) } else { of }, core })
    }

    /// The step not answered yet, here or further on, that decides whether this one is met.
    fn waits_for<'a>(&self, step: &'a Step, here: usize) -> Option<&'a str> {
        let decides = step.when.as_ref()?.step.as_deref()?;
        let index = self.path.steps.iter().position(|one| one.id == decides)?;
        let open = self.given(decides).is_none_or(Answer::is_empty);
        let ahead = index >= here && open && step.seats.contains(&self.wording());
        ahead.then_some(decides)
    }
}

/// The lines of an answer, to choose from or to sort: what stands in it as one thing each.
pub(super) fn lines_of(answer: &Answer) -> Vec<String> {
    let text = answer.text.iter().flat_map(|text| text.lines());
    let rest = [answer.by.as_deref(), answer.seen_as.as_deref()].into_iter().flatten();
    let items = answer.items.iter().map(|item| item.text.as_str());
    let parts = answer.parts.iter().flat_map(|part| part.items.iter().map(String::as_str));
    let chosen = answer.chosen.iter().map(|one| one.text.as_deref().unwrap_or_else(|| one.shown()));
    let all = text.chain(rest).chain(items).chain(parts).chain(chosen);
    all.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
