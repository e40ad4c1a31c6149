//! What a step asks for, as a front shows it: the form of each kind, its choices, what may be ticked.

use super::marks::MARKS;
use super::met::lines_of;
use super::{Choice, Form, Sitting, Walk};
use crate::guide::{Effect, Length, Opt, Save, Step, Worded};
use crate::journal::{Answer, StepKind};

/// The choice of `right-now`, opened from a gate, that goes on to the wanted path.
pub(super) const GO_ON: &str = "go-on";
/// Ticked: own people go on the people page.
pub(super) const OWN_PEOPLE: &str = "own-people";
/// Ticked: an answer that is kept only then.
pub(super) const KEEP: &str = "keep";
/// Ticked: an answer that may go out, and is sealed otherwise.
pub(super) const OUT: &str = "out";

impl Sitting {
    /// Words for the side, filled in; empty where there are none.
    pub(super) fn worded(&self, words: &Worded<String>) -> String {
        words.side(self.wording()).map(|words| self.fill(words)).unwrap_or_default()
    }

    fn list(&self, words: &Worded<Vec<String>>) -> Vec<String> {
        let words = words.side(self.wording()).map(Vec::as_slice).unwrap_or_default();
        words.iter().map(|one| self.fill(one)).collect()
    }

    /// The options of a step that are offered: not those to paths that are not there.
    pub(super) fn options(&self, step: &Step) -> Vec<Opt> {
        let all = step.options.side(self.wording()).map(Vec::as_slice).unwrap_or_default();
        let there = |option: &&Opt| {
            let path = option.go.as_deref().and_then(|go| go.strip_prefix("path:"));
            let hidden = option.unless.as_deref() == Some("hide_shared") && self.world.profile.hide_shared;
            !hidden && path.is_none_or(|id| self.world.guide.has(id))
        };
        all.iter().filter(there).cloned().collect()
    }

    /// The choices of a step: what it chooses from, then its options.
    pub(super) fn choices(&self, step: &Step) -> Vec<Choice> {
        let options = self.options(step).into_iter().map(|option| Choice {
            label: self.fill(&option.label),
            id: option.id,
            alone: option.alone,
            own: option.own,
            apart: option.apart,
        });
        self.sources(step).into_iter().chain(options).filter(|choice| !choice.label.is_empty()).collect()
    }

    /// What a step chooses from beside its options: the lines of another answer, or what was marked to bring.
    fn sources(&self, step: &Step) -> Vec<Choice> {
        let Some(from) = step.from.as_deref() else { return Vec::new() };
        if from == MARKS {
            return self.marked_choices(step);
        }
        let lines = self.given(from).map(lines_of).unwrap_or_default().into_iter().enumerate();
        lines.map(|(index, line)| choice(&format!("line-{index}"), line)).collect()
    }

    /// The form of a step of the path.
    pub(super) fn form(&self, step: &Step, index: Option<usize>) -> Form {
        let ends = step.ends.as_ref().and_then(|ends| ends.side(self.wording())).cloned();
        match step.kind {
            StepKind::Feelings => self.feelings(step),
            StepKind::Needs => Form::Needs { families: self.words().needs.families.clone(), max: step.max },
            StepKind::Rate => Form::Rate { ends, anchors: Vec::new(), words: None, before: None },
            StepKind::Pick => self.pick(step, index),
            StepKind::PickMany => Form::PickMany { choices: self.choices(step), max: step.max },
            StepKind::List => Form::List { states: self.list(&step.states) },
            StepKind::Sort => Form::Sort { parts: self.list(&step.parts), one_row: step.lines == Some(1) },
            StepKind::Letter => Form::Letter { openers: self.openers(step) },
            StepKind::Breathe => Form::Breathe {
                rate: step.rate.as_ref().map(|rate| self.worded(rate)),
                look: step.also.iter().any(|also| also == "look"),
                body: step.also.iter().any(|also| also == "body"),
            },
            StepKind::Look => Form::Look { lines: self.looking(step.length) },
            StepKind::Body => Form::Body { lines: self.words().plain.calm.body.clone() },
            StepKind::Commit => self.commit(step),
            StepKind::Card | StepKind::Questions => Form::Card { asks: None, choices: Vec::new() },
            StepKind::LookBack => Form::LookBack,
            StepKind::Text | StepKind::Other(_) => Form::Text { rows: step.lines },
        }
    }

    /// A step may call the three fields by other names, and ask for fewer.
    fn commit(&self, step: &Step) -> Form {
        let mut labels = self.list(&step.parts);
        let usual = &self.words().plain.forms.act;
        let asked = if labels.is_empty() { usual.len() } else { labels.len() };
        labels.extend(usual.iter().skip(labels.len()).cloned());
        Form::Commit { labels, asked }
    }

    fn feelings(&self, step: &Step) -> Form {
        let feelings = &self.words().feelings;
        Form::Feelings {
            first: feelings.first(step.words.unwrap_or(self.wording())).to_vec(),
            families: feelings.families.clone(),
            max: step.max.unwrap_or(5),
            more: feelings.more.clone(),
            strength: feelings.strength.clone(),
        }
    }

    fn pick(&self, step: &Step, index: Option<usize>) -> Form {
        let mut choices = self.choices(step);
        if index.is_some_and(|index| self.is_crossroads(index)) && self.world.wanted.is_some() {
            let lines = &self.words().plain.lines;
            let calmer = self.second_number().is_some_and(|number| number <= 8);
            let label = self.fill(if calmer { &lines.go_on_with } else { &lines.choose_to_go_on });
            let at = choices.iter().position(|choice| choice.apart).unwrap_or(choices.len());
            choices.insert(at, choice(GO_ON, label));
        }
        let marked = self.told(step).and_then(|(_, mark)| mark);
        Form::Pick {
            marked: marked.filter(|id| choices.iter().any(|one| one.id == *id)),
            choices,
            rate: None,
        }
    }

    fn openers(&self, step: &Step) -> Vec<String> {
        let to = step.to.as_deref().and_then(|to| self.given(to)).and_then(Answer::picked);
        match to.and_then(|to| step.openers.key(to)) {
            Some(openers) => openers.iter().map(|one| self.fill(one)).collect(),
            None => self.list(&step.openers),
        }
    }

    /// The lines of looking around.
    pub(super) fn looking(&self, length: Length) -> Vec<String> {
        let calm = &self.words().plain.calm;
        match length {
            Length::Full => calm.look_full.clone(),
            Length::Short => calm.look_short.clone(),
        }
    }

    /// The first line that fits, and the option it marks.
    pub(super) fn told(&self, step: &Step) -> Option<(String, Option<String>)> {
        let met = self.met();
        let tell = step.tell.iter().find(|tell| self.holds(&tell.when, &met))?;
        Some((self.worded(&tell.say), tell.mark.clone()))
    }

    /// The step of `right-now` at which the next ten minutes are chosen.
    pub(super) fn is_crossroads(&self, index: usize) -> bool {
        let pick = |step: &Step| step.core && step.kind == StepKind::Pick;
        self.walk == Walk::Path
            && self.path.id == "right-now"
            && self.path.steps.iter().rposition(pick) == Some(index)
    }

    /// The second number of `right-now`.
    pub(super) fn second_number(&self) -> Option<u8> {
        let rates = self.path.steps.iter().rfind(|step| step.core && step.kind == StepKind::Rate);
        rates.and_then(|step| self.given(&step.id)).and_then(|answer| answer.value)
    }

    /// What may be ticked under a step's answer.
    pub(super) fn ticks(&self, step: &Step) -> Vec<Choice> {
        let choosing = matches!(step.kind, StepKind::Pick | StepKind::PickMany);
        let mut ticks = if choosing { Vec::new() } else { self.choices(step) };
        let plain = &self.words().plain;
        let own = ticks.iter().any(|tick| tick.id == KEEP || tick.id == OUT);
        if step.save == Save::Ask && !own {
            ticks.push(choice(KEEP, plain.first.keep.clone()));
        }
        if step.effect == Some(Effect::OwnPeople) {
            ticks.push(choice(OWN_PEOPLE, plain.lines.own_people.clone()));
        }
        ticks
    }
}

/// A plain choice.
pub(super) fn choice(id: &str, label: String) -> Choice {
    Choice { id: id.to_owned(), label, alone: false, own: false, apart: false }
}
