//! One of several, any of several, what may be ticked, and cards with a way on.

use super::{Open, Question, Turn};
use crate::journal::Chosen;
use crate::plain::ear::Command;
use crate::plain::pick;
use crate::plain::talk::{Over, Picked, Talk};
use crate::plain::voice::by_ear;
use crate::sitting::Choice;

/// The way out of the heart card.
const CLOSE: &str = "close";

impl Talk {
    pub(super) fn ask_pick(
        &mut self,
        question: &mut Question<'_>,
        choices: &[Choice],
        marked: Option<&str>,
        rate: Option<&str>,
    ) -> Result<Turn, Over> {
        if let Some(rate) = rate {
            let part = self.said_so_far();
            self.say(rate)?;
            let turn = self.ask_number(question)?;
            if turn != Turn::On {
                return Ok(turn);
            }
            self.next_part(part);
        }
        self.ask_one(question, choices, marked)
    }

    /// One row. What was chosen before stays with Enter, and what it opened is not opened again; else Enter takes the
    /// one that is marked beforehand, or leaves it empty.
    fn ask_one(
        &mut self,
        question: &mut Question<'_>,
        choices: &[Choice],
        marked: Option<&str>,
    ) -> Result<Turn, Over> {
        let labels: Vec<String> = choices.iter().map(|choice| choice.label.clone()).collect();
        let before = question.chosen(choices).first().map(|one| one.shown().to_owned());
        let marked = marked.filter(|_| before.is_none());
        let closes = question.open == Open::Close && before.is_none();
        let marked = marked.or(closes.then_some(CLOSE));
        let marked = marked.and_then(|id| choices.iter().find(|choice| choice.id == id));
        let part = self.said_so_far();
        self.tell_so_far(before.as_deref().unwrap_or_default())?;
        self.rows(&labels)?;
        let words = self.words();
        let ask = match marked {
            Some(choice) => words.number_or_marked.replace("{label}", &choice.label),
            None if before.is_some() => words.number_or_on.clone(),
            None if question.open == Open::Empty => words.number_or_enter.clone(),
            None => words.number_goes_on.clone(),
        };
        self.say(&ask)?;
        loop {
            let choice = match self.pick(&labels)? {
                Picked::Row(row) => choices.get(row),
                Picked::Nothing => marked,
                Picked::Words(_) => {
                    self.slip()?;
                    continue;
                }
                Picked::Command(Command::Clear) => {
                    question.answer.chosen.clear();
                    self.give(question);
                    self.next_part(part);
                    self.say_cleared()?;
                    return self.ask_one(question, choices, None);
                }
                Picked::Command(command) => {
                    if let Some(turn) = Turn::of(command) {
                        return Ok(turn);
                    }
                    self.slip()?;
                    continue;
                }
                Picked::End => return Ok(Turn::End),
            };
            let Some(choice) = choice else { return Ok(Turn::On) };
            let before =
                question.answer.chosen.iter().find(|one| one.id.as_ref() == Some(&choice.id)).cloned();
            self.say_chosen(&choice.label)?;
            let text = match self.own_line(choice, before.and_then(|one| one.text))? {
                Ok(text) => text,
                Err(turn) => return Ok(turn),
            };
            question.answer.chosen = vec![option(choice, text)];
            self.give(question);
            return Ok(Turn::Choose(choice.id.clone()));
        }
    }

    /// The line that a choice opens, where it opens one.
    fn own_line(
        &mut self,
        choice: &Choice,
        before: Option<String>,
    ) -> Result<Result<Option<String>, Turn>, Over> {
        if !choice.own {
            return Ok(Ok(None));
        }
        self.tell_so_far(before.as_deref().unwrap_or_default())?;
        let ask = self.words().own_line.clone();
        self.say(&ask)?;
        Ok(self.line()?.map(|line| line.or(before)))
    }

    pub(super) fn ask_many(
        &mut self,
        question: &mut Question<'_>,
        choices: &[Choice],
        max: Option<usize>,
    ) -> Result<Turn, Over> {
        let words = self.words().clone();
        let most = max.map(|max| words.at_most.replace("{max}", &max.to_string())).unwrap_or_default();
        let ask = format!("{} {most}", words.numbers);
        self.ask_several(question, choices, max, ask.trim())
    }

    /// What may be ticked under an answer.
    pub(super) fn ask_ticks(&mut self, question: &mut Question<'_>, ticks: &[Choice]) -> Result<Turn, Over> {
        let ask = self.words().ticks.clone();
        self.ask_several(question, ticks, None, &ask)
    }

    fn ask_several(
        &mut self,
        question: &mut Question<'_>,
        choices: &[Choice],
        max: Option<usize>,
        ask: &str,
    ) -> Result<Turn, Over> {
        let labels: Vec<String> = choices.iter().map(|choice| choice.label.clone()).collect();
        let so_far: Vec<String> = question.chosen(choices).iter().map(|one| one.shown().to_owned()).collect();
        let part = self.said_so_far();
        self.tell_so_far(&so_far.join(", "))?;
        self.rows(&labels)?;
        self.say(ask)?;
        loop {
            let line = match self.pick(&labels)? {
                Picked::Row(row) => (row + 1).to_string(),
                Picked::Words(words) => words,
                Picked::Nothing => return Ok(Turn::On),
                Picked::Command(Command::Clear) => {
                    set(question, choices, Vec::new());
                    self.give(question);
                    self.next_part(part);
                    self.say_cleared()?;
                    return self.ask_several(question, choices, max, ask);
                }
                Picked::Command(command) => {
                    if let Some(turn) = Turn::of(command) {
                        return Ok(turn);
                    }
                    self.slip()?;
                    continue;
                }
                Picked::End => return Ok(Turn::End),
            };
            let (rows, rest) = pick::several(&line, &labels);
            if !rest.is_empty() || max.is_some_and(|max| rows.len() > max) {
                self.slip()?;
                continue;
            }
            return self.take_several(question, choices, &rows);
        }
    }

    fn take_several(
        &mut self,
        question: &mut Question<'_>,
        choices: &[Choice],
        rows: &[usize],
    ) -> Result<Turn, Over> {
        let picked: Vec<&Choice> = rows.iter().filter_map(|row| choices.get(*row)).collect();
        // One that stands alone unticks the rest.
        let alone = picked.iter().find(|choice| choice.alone).copied();
        let picked = alone.map_or(picked, |choice| vec![choice]);
        let shown: Vec<&str> = picked.iter().map(|choice| choice.label.as_str()).collect();
        self.say_chosen(&shown.join(", "))?;
        let part = self.said_so_far();
        let mut chosen = Vec::new();
        for choice in picked {
            let before = question.answer.chosen.iter().find(|one| one.id.as_ref() == Some(&choice.id));
            let before = before.and_then(|one| one.text.clone());
            self.next_part(part);
            match self.own_line(choice, before)? {
                Ok(text) => chosen.push(option(choice, text)),
                Err(turn) => return Ok(turn),
            }
        }
        set(question, choices, chosen);
        self.give(question);
        Ok(Turn::On)
    }

    /// Something to read; some of them ask something with it.
    pub(super) fn ask_card(
        &mut self,
        question: &mut Question<'_>,
        asks: Option<&str>,
        choices: &[Choice],
    ) -> Result<Turn, Over> {
        self.say(&by_ear(asks.unwrap_or_default()))?;
        if !choices.is_empty() {
            return self.ask_one(question, choices, None);
        }
        self.wait_for_enter()
    }

    fn say_cleared(&mut self) -> Result<(), Over> {
        let words = self.words().nothing_chosen.clone();
        self.aside(&words)
    }
}

fn option(choice: &Choice, text: Option<String>) -> Chosen {
    Chosen { text, ..Chosen::option(choice.id.clone(), choice.label.clone()) }
}

/// These in place of whatever of the choices was chosen; what else the answer holds stays.
fn set(question: &mut Question<'_>, choices: &[Choice], chosen: Vec<Chosen>) {
    let is_one = |one: &Chosen| choices.iter().any(|choice| one.id.as_ref() == Some(&choice.id));
    question.answer.chosen.retain(|one| !is_one(one));
    question.answer.chosen.extend(chosen);
}
