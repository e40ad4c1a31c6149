//! One of several, any of several, what may be ticked, and cards with a way on.

use super::{Question, Turn};
use crate::journal::Chosen;
use crate::plain::ear::Command;
use crate::plain::pick;
use crate::plain::talk::{Over, Picked, Talk};
use crate::sitting::Choice;

impl Talk {
    pub(super) fn ask_pick(
        &mut self,
        question: &mut Question<'_>,
        choices: &[Choice],
        marked: Option<&str>,
        rate: Option<&str>,
    ) -> Result<Turn, Over> {
        if let Some(rate) = rate {
            self.say(rate)?;
            let turn = self.ask_number(question, rate)?;
            if turn != Turn::On {
                return Ok(turn);
            }
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
        let marked = marked.and_then(|id| choices.iter().find(|choice| choice.id == id));
        self.tell_so_far(before.as_deref().unwrap_or_default())?;
        loop {
            self.rows(&labels)?;
            let words = self.words();
            let ask = match marked {
                Some(choice) => words.number_or_marked.replace("{label}", &choice.label),
                None if before.is_some() => words.number_or_on.clone(),
                None => words.number_or_enter.clone(),
            };
            self.say(&ask)?;
            let choice = match self.pick(&labels, question.prompt)? {
                Picked::Row(row) => choices.get(row),
                Picked::Nothing => marked,
                Picked::Words(_) => {
                    self.no_such()?;
                    continue;
                }
                Picked::Command(Command::Clear) => {
                    question.answer.chosen.clear();
                    self.give(question);
                    return self.ask_one(question, choices, None);
                }
                Picked::Command(command) => match Turn::of(command) {
                    Some(turn) => return Ok(turn),
                    None => continue,
                },
                Picked::End => return Ok(Turn::End),
            };
            let Some(choice) = choice else { return Ok(Turn::On) };
            let before =
                question.answer.chosen.iter().find(|one| one.id.as_ref() == Some(&choice.id)).cloned();
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
        Ok(self.line(&choice.label)?.map(|line| line.or(before)))
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
        self.tell_so_far(&so_far.join(", "))?;
        self.rows(&labels)?;
        loop {
            self.say(ask)?;
            let line = match self.pick(&labels, question.prompt)? {
                Picked::Row(row) => (row + 1).to_string(),
                Picked::Words(words) => words,
                Picked::Nothing => return Ok(Turn::On),
                Picked::Command(Command::Clear) => {
                    set(question, choices, Vec::new());
                    self.give(question);
                    continue;
                }
                Picked::Command(command) => match Turn::of(command) {
                    Some(turn) => return Ok(turn),
                    None => continue,
                },
                Picked::End => return Ok(Turn::End),
            };
            let (rows, rest) = pick::several(&line, &labels);
            if !rest.is_empty() || max.is_some_and(|max| rows.len() > max) {
                self.no_such()?;
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
        let mut chosen = Vec::new();
        for choice in picked {
            let before = question.answer.chosen.iter().find(|one| one.id.as_ref() == Some(&choice.id));
            let before = before.and_then(|one| one.text.clone());
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
        self.say(asks.unwrap_or_default())?;
        if !choices.is_empty() {
            return self.ask_one(question, choices, None);
        }
        let ask = self.words().go_on.clone();
        self.say(&ask)?;
        Ok(match self.line(question.prompt)? {
            Ok(_) => Turn::On,
            Err(turn) => turn,
        })
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
