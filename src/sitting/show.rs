//! The scene of every screen: its words, its form, what was given on it so far.

use super::form::choice;
use super::met::lines_of;
use super::place::{Calm, Place};
use super::{Anchor, Choice, Form, Scene, Sitting, Stage, Way};
use crate::guide::{Card, Length, Save, Step, Worded};
use crate::journal::{Answer, Part, Seat, StepKind};

/// What names the safety page in the guide's words.
const SAFETY: &str = "{path.safe-first}";

impl Sitting {
    /// The screen to show now.
    pub fn scene(&self) -> Scene {
        let (prompt, form) = match self.step_here() {
            Some(step) => (self.worded(&step.prompt), self.form(step, self.index_here())),
            None => (self.shared_prompt(), self.shared_form()),
        };
        Scene {
            stage: self.stage(),
            id: self.id(),
            title: self.path.title.clone(),
            progress: self.index_here().and_then(|index| self.progress(index)),
            above: self.above(),
            prompt,
            small: self.small(),
            must: self.small_of_the_path(),
            form,
            answer: self.answer_shown(),
            ticks: self.step_here().map(|step| self.ticks(step)).unwrap_or_default(),
            not_kept: self.step_here().map_or(!self.path.save, |step| !self.keeps(step))
                || self.place.is_never_kept(),
            if_ticked: self.step_here().is_some_and(|step| step.save == Save::Ask),
            aloud: self.step_here().is_some_and(|step| step.aloud),
        }
    }

    /// The part of the sitting that stands now.
    pub(super) fn stage(&self) -> Stage {
        self.place.stage(|index| self.is_core(index))
    }

    /// The id of this screen.
    pub(super) fn id(&self) -> String {
        let shared = || self.place.shared_id().unwrap_or_default().to_owned();
        self.step_here().map_or_else(shared, |step| step.id.clone())
    }

    pub(super) fn index_here(&self) -> Option<usize> {
        if let Place::Step(index) = self.place { Some(index) } else { None }
    }

    pub(super) fn step_here(&self) -> Option<&Step> {
        match self.place {
            Place::Step(index) => self.path.steps.get(index),
            Place::WayOut(index) => self.path.way_out.get(index),
            _ => None,
        }
    }

    /// What was given here so far, or nothing yet.
    pub(super) fn answer_here(&self) -> Answer {
        let id = self.id();
        let blank = || self.stamped(Answer::new(id.clone(), StepKind::Pick));
        self.given(&id).cloned().unwrap_or_else(blank)
    }

    /// As given; a sort of what another step got begins with that under its first heading.
    fn answer_shown(&self) -> Answer {
        let mut answer = self.answer_here();
        answer.skipped = false;
        let from = self.step_here().filter(|step| step.kind == StepKind::Sort && answer.parts.is_empty());
        let source = from.and_then(|step| step.from.as_deref()).and_then(|from| self.given(from));
        if let (Some(source), Form::Sort { parts, .. }) = (source, self.form_here()) {
            let mut items = lines_of(source);
            let under = |label| Part { label, items: std::mem::take(&mut items), ..Part::default() };
            answer.parts = parts.into_iter().map(under).collect();
        }
        answer
    }

    fn form_here(&self) -> Form {
        match self.step_here() {
            Some(step) => self.form(step, self.index_here()),
            None => self.shared_form(),
        }
    }

    /// The answer with this screen's id, kind and question on it.
    pub(super) fn stamped(&self, mut answer: Answer) -> Answer {
        answer.step = self.id();
        answer.skipped = false;
        answer.value = answer.value.map(|value| value.min(10));
        if let Some(step) = self.step_here() {
            answer.kind = step.kind.clone();
            answer.prompt = Some(self.worded(&step.prompt)).filter(|prompt| !prompt.is_empty());
            if let Some(to) = step.to.as_deref().and_then(|to| self.given(to)).and_then(Answer::picked) {
                answer.to = Some(to.to_owned());
            }
        } else {
            answer.kind = match self.place {
                Place::CheckIn | Place::Rate | Place::Row(_) => StepKind::Rate,
                Place::Marks => StepKind::PickMany,
                _ => StepKind::Pick,
            };
        }
        answer
    }

    /// Leaves a step: every one that was reached has an answer, empty when nothing was given.
    pub(super) fn leave(&mut self, way: Way) {
        if matches!(self.place, Place::Gate(_)) {
            // That it was shown is remembered, whatever was chosen.
            self.store(self.answer_here());
        }
        let Some(step) = self.step_here() else { return };
        let known = self.given(&step.id).is_some();
        let quiet = matches!(step.kind, StepKind::Breathe | StepKind::Look | StepKind::Body);
        if matches!(step.kind, StepKind::Card | StepKind::Questions) || (way == Way::Back && known) {
            return;
        }
        let mut answer = self.stamped(self.answer_here());
        answer.skipped = answer.is_empty() && (!quiet || way != Way::On);
        self.store(answer);
    }

    /// The words of a choice that is offered here.
    pub(super) fn label_of(&self, id: &str) -> Option<String> {
        let (Form::Pick { choices, .. } | Form::Card { choices, .. }) = self.form_here() else { return None };
        choices.into_iter().find(|choice| choice.id == id).map(|choice| choice.label)
    }

    fn card_here(&self) -> Option<&Card> {
        let cards = &self.words().cards;
        Some(match self.place {
            Place::Side => &cards.side,
            Place::Fear => &cards.fear,
            Place::FearOffer => &cards.fear_offer,
            Place::CheckIn => &cards.check_in,
            Place::Gate(gate) => self.gate_card(gate),
            Place::Heart(_) => &cards.heart,
            Place::Row(_) => &cards.heart_rate,
            Place::Pause(_) => &cards.pause,
            Place::Rate => &cards.closing_rate,
            Place::ComingDown => &cards.coming_down,
            Place::Near => &cards.near,
            Place::Next => &cards.next,
            Place::Marks => &cards.marks,
            Place::BringLine => &cards.bring_line,
            Place::BadNight => &cards.bad_night,
            Place::Life => &cards.question_life,
            Place::Others => &cards.question_others,
            _ => return None,
        })
    }

    fn shared_prompt(&self) -> String {
        let plain = &self.words().plain;
        match self.place {
            Place::Opening => self.path.opening.as_ref().map(|words| self.worded(words)).unwrap_or_default(),
            Place::NotAlone => self.fill(&plain.lines.not_alone),
            Place::Calm(Calm::Breathe, _) => plain.calm.ground.first().cloned().unwrap_or_default(),
            Place::Calm(Calm::Look, _) => plain.calm.ground.get(1).cloned().unwrap_or_default(),
            Place::ComingDown if self.verdict() == super::closing::Verdict::StillHigh => {
                self.closing_line().unwrap_or_default()
            }
            Place::PickOne => self.fill(&plain.lines.pick_one),
            Place::DoorBetween => self.fill(&plain.lines.door_between),
            _ => self.card_here().map(|card| self.worded(&card.prompt)).unwrap_or_default(),
        }
    }

    fn shared_form(&self) -> Form {
        let cards = &self.words().cards;
        let choices = self.card_here().map(|card| self.choices(card)).unwrap_or_default();
        match self.place {
            Place::CheckIn => {
                let words = (self.worded(&cards.body_word.prompt), self.choices(&cards.body_word));
                self.rate_form(Some(words), None)
            }
            Place::Rate => self.rate_form(None, self.before()),
            Place::Row(_) => self.rate_form(None, None),
            Place::Heart(_) => {
                let rate = (self.path.depth >= 3).then(|| self.worded(&cards.heart_rate.prompt));
                Form::Pick { choices, marked: None, rate }
            }
            Place::Opening if self.path.depth >= 3 => Form::Card {
                asks: Some(self.worded(&cards.alone.prompt)),
                choices: self.choices(&cards.alone),
            },
            Place::NotAlone => Form::Card { asks: None, choices: self.steady_choice() },
            Place::Calm(Calm::Breathe, _) => Form::Breathe { rate: None, look: true, body: true },
            Place::Calm(Calm::Look, _) => Form::Look { lines: self.looking(Length::Full) },
            Place::Near => Form::Card { asks: None, choices: self.near(choices) },
            Place::Marks => Form::PickMany { choices, max: None },
            Place::BringLine => self.lines_form(choices, false),
            Place::BadNight => self.lines_form(choices, true),
            Place::PutAway => Form::PutAway { lines: self.put_away() },
            Place::PickOne => Form::Card { asks: None, choices: self.help_choices(true) },
            Place::Opening => Form::Card { asks: None, choices: self.named_in_opening() },
            Place::DoorBetween => Form::Card { asks: None, choices: self.help_choices(false) },
            _ => Form::Pick { choices, marked: None, rate: None },
        }
    }

    fn rate_form(&self, words: Option<(String, Vec<Choice>)>, before: Option<u8>) -> Form {
        let card = self.card_here();
        let options = card.map(|card| self.choices(card)).unwrap_or_default();
        let anchor = |one: Choice| Some(Anchor { at: one.id.parse().ok()?, says: one.label });
        let ends =
            card.and_then(|card| card.ends.as_ref()).and_then(|ends| ends.side(self.wording())).cloned();
        Form::Rate { ends, anchors: options.into_iter().filter_map(anchor).collect(), words, before }
    }

    /// Where the opening names the safety page, it can be opened from there.
    fn named_in_opening(&self) -> Vec<Choice> {
        let named = self.path.opening.iter().flat_map(Worded::all).any(|words| words.contains(SAFETY));
        if named { self.choices(&self.words().cards.opening_safe) } else { Vec::new() }
    }

    fn steady_choice(&self) -> Vec<Choice> {
        let path = self.world.guide.path("steady");
        path.map(|path| choice("steady", path.title.clone())).into_iter().collect()
    }

    /// People first; the second question where it has not been asked; and on.
    fn help_choices(&self, asks: bool) -> Vec<Choice> {
        let cards = &self.words().cards;
        let question = self.worded(&cards.question_others.prompt);
        let mut choices = self.choices(&cards.help);
        if asks && !question.is_empty() {
            choices.insert(choices.len().min(1), choice("others", question));
        }
        choices
    }

    fn near(&self, more: Vec<Choice>) -> Vec<Choice> {
        let people = self.world.profile.people.iter().enumerate();
        let own = people.map(|(index, person)| choice(&format!("person-{index}"), person.name.clone()));
        own.chain(more).collect()
    }

    /// The lines of this page to pick from, and a line of one's own.
    fn lines_form(&self, options: Vec<Choice>, bad_night: bool) -> Form {
        let lines = self.page_lines(bad_night).into_iter().enumerate();
        let mut choices: Vec<Choice> =
            lines.map(|(index, (_, line))| choice(&format!("line-{index}"), line)).collect();
        let has_own = options.iter().any(|option| option.own);
        choices.extend(options);
        if !has_own {
            choices
                .push(Choice { own: true, ..choice("own", self.fill(&self.words().plain.lines.own_line)) });
        }
        Form::Pick { choices, marked: None, rate: None }
    }

    fn put_away(&self) -> Vec<String> {
        let lines = &self.words().plain.lines;
        let now = self.fill(&lines.put_away_now);
        let lines = match (self.is_deleted(), self.holds_something()) {
            (true, _) => vec![self.fill(&lines.deleted)],
            (false, true) => vec![self.fill(&lines.put_away), now],
            (false, false) => vec![now],
        };
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// Lines above the question.
    fn above(&self) -> Vec<String> {
        let lines = &self.words().plain.lines;
        let mut above = Vec::new();
        match self.place {
            Place::Side => above.extend(self.other_side_line()),
            Place::ComingDown if self.verdict() != super::closing::Verdict::StillHigh => {
                above.extend(self.closing_line());
            }
            Place::Next if !self.verdict().comes_down() => above.extend(self.closing_line()),
            _ => {}
        }
        if self.place == self.first_screen() && self.before().is_some_and(|number| (5..=6).contains(&number))
        {
            above.push(self.fill(&lines.offer_minute));
        }
        if let Some(index) = self.index_here() {
            if self.world.wanted.is_some() && Some(index) == self.next_met(0) {
                above.push(self.fill(&lines.first_two_minutes));
            }
            if self.is_crossroads(index) {
                above.push(self.fill(&lines.kept_for_tonight));
            }
        }
        if let Some(step) = self.step_here() {
            above.extend(self.told(step).map(|(line, _)| line));
            above.extend(self.shown(step));
        }
        above.retain(|line| !line.is_empty());
        above
    }

    /// What another step got, today or last time; or the numbers of the last sittings, oldest first.
    fn shown(&self, step: &Step) -> Vec<String> {
        let Some(show) = step.show.as_deref() else { return Vec::new() };
        if step.next_time {
            let last = self.world.earlier.last().and_then(|last| last.answer(show));
            return last.map(lines_of).unwrap_or_default();
        }
        if show != "numbers" {
            return self.given(show).map(lines_of).unwrap_or_default();
        }
        let numbers = |past: &crate::journal::Past| Some(format!("{} → {}", past.before?, past.after?));
        let mut last: Vec<String> =
            self.world.history.all().iter().rev().filter_map(numbers).take(5).collect();
        last.reverse();
        if !last.is_empty() {
            last.insert(0, self.words().plain.lines.last_numbers.clone());
        }
        last
    }

    /// Dim lines of help under the question.
    fn small(&self) -> Vec<String> {
        let lines = &self.words().plain.lines;
        let mut small = Vec::new();
        let step = self.step_here().or_else(|| self.card_here());
        small.extend(step.and_then(|step| step.small.as_ref()).map(|words| self.worded(words)));
        match self.place {
            Place::Opening => small.push(self.how_long_and_deep()),
            Place::Near => small.push(self.people_page()),
            Place::PickOne | Place::DoorBetween => small.push(self.fill(&lines.after_questions)),
            _ => {}
        }
        small.retain(|line| !line.is_empty());
        small
    }

    /// About how long the path takes and how deep it goes.
    fn how_long_and_deep(&self) -> String {
        let words = self.words();
        format!("{} · {}", words.minutes(self.path.minutes), words.depth(self.path.depth))
    }

    /// The path's own small print, under its first step; of a shared path the line for whoever is afraid too.
    fn small_of_the_path(&self) -> Vec<String> {
        if self.place != Place::Step(self.next_met(0).unwrap_or_default()) {
            return Vec::new();
        }
        let path = &self.path;
        let high = path.small_high.as_ref().filter(|_| self.before().is_some_and(|number| number >= 8));
        let own = high.or(path.small.as_ref());
        let leads_there = own.is_some_and(|own| own.all().iter().any(|words| words.contains(SAFETY)));
        let was_no = self.given("~fear").is_some_and(|answer| answer.has_picked("no"));
        let shared =
            (path.shared && !leads_there && !was_no).then_some(&self.words().plain.lines.shared_small);
        own.into_iter()
            .chain(shared)
            .map(|words| self.worded(words))
            .filter(|line| !line.is_empty())
            .collect()
    }

    /// After three sittings in a row from one side: the other has a page too. Once.
    pub(super) fn other_side_line(&self) -> Option<String> {
        let profile = &self.world.profile;
        let (seat, said) = self.three_in_a_row()?;
        let lines = &self.words().plain.lines;
        let line = if seat == Seat::Hurt { &lines.both_hurt } else { &lines.both_broke };
        (!profile.said.contains_key(said)).then(|| self.fill(line))
    }

    /// The side of the last three sittings, where it was the same, and what the profile remembers of saying so.
    pub(super) fn three_in_a_row(&self) -> Option<(Seat, &'static str)> {
        if self.world.profile.seat != Seat::Both {
            return None;
        }
        let past = self.world.history.all().iter().rev().map(|past| past.seat);
        let last: Vec<Seat> = past.filter(|seat| seat.side().is_some()).take(3).collect();
        match last.as_slice() {
            [Seat::Hurt, Seat::Hurt, Seat::Hurt] => Some((Seat::Hurt, "both-hurt")),
            [Seat::Broke, Seat::Broke, Seat::Broke] => Some((Seat::Broke, "both-broke")),
            _ => None,
        }
    }
}
