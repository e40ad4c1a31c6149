//! Asking for what a step asks for: which way of asking stands for which form.

mod choice;
mod lines;
mod number;
mod rest;
mod text;
mod word;

use super::ear::Command;
use super::pick;
use super::talk::{Over, Said, Talk};
use crate::journal::{Answer, Chosen};
use crate::sitting::{Choice, Editing, Form, Scene, Sitting, Stage};

/// Where a person goes from a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// On, with what was given.
    On,
    /// On, by this choice.
    Choose(String),
    /// On, and an answer already given stays.
    Skip,
    /// Back one question.
    Back,
    /// Out, with the page left open.
    Pause,
    /// There are no more answers.
    End,
}

impl Turn {
    /// What a command means where the question itself has no use for it.
    fn of(command: Command) -> Option<Self> {
        Some(match command {
            Command::Back => Self::Back,
            Command::Skip => Self::Skip,
            Command::Pause => Self::Pause,
            _ => return None,
        })
    }
}

/// Whose answer it is: a sitting's, or a kept page's that is being changed.
pub(super) enum Owner<'a> {
    Sitting(&'a mut Sitting),
    Editing(&'a mut Editing),
}

/// One question being asked.
pub(super) struct Question<'a> {
    owner: Owner<'a>,
    answer: Answer,
    /// What Enter does at a choice that is left open.
    open: Open,
}

/// What Enter does at a choice of which nothing is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// It stays empty.
    Empty,
    /// It goes on.
    On,
    /// It closes.
    Close,
}

impl Open {
    fn at(stage: Stage) -> Self {
        match stage {
            Stage::Heart => Self::Close,
            Stage::Core | Stage::Further | Stage::WayOut | Stage::Closing => Self::Empty,
            _ => Self::On,
        }
    }
}

impl Question<'_> {
    /// How many headings stand there already, before anything more is given.
    fn headings_there(&self) -> usize {
        match &self.owner {
            Owner::Sitting(sitting) => sitting.scene().answer.parts.len(),
            // Nothing of another answer is sorted here.
            Owner::Editing(_) => 0,
        }
    }

    fn chosen(&self, choices: &[Choice]) -> Vec<Chosen> {
        let stands = |one: &&Chosen| choices.iter().any(|choice| one.id.as_ref() == Some(&choice.id));
        self.answer.chosen.iter().filter(stands).cloned().collect()
    }
}

impl Talk {
    /// Asks what this scene asks for. Everything given is handed to its owner as it comes.
    pub(super) fn ask(&mut self, owner: Owner<'_>, scene: &Scene) -> Result<Turn, Over> {
        let mut question = Question { owner, answer: scene.answer.clone(), open: Open::at(scene.stage) };
        if !self.book.begun && matches!(scene.form, Form::Text { .. } | Form::Letter { .. }) {
            let words = self.words().not_on_disk.clone();
            self.say(&words)?;
        }
        let turn = self.ask_form(&mut question, &scene.form)?;
        if turn == Turn::On && !scene.ticks.is_empty() {
            return self.ask_ticks(&mut question, &scene.ticks);
        }
        Ok(turn)
    }

    fn ask_form(&mut self, question: &mut Question<'_>, form: &Form) -> Result<Turn, Over> {
        match form {
            Form::Text { rows: Some(1) } => self.ask_line(question),
            Form::Text { .. } => self.ask_text(question),
            Form::Letter { openers } => self.ask_letter(question, openers),
            Form::List { states } => self.ask_list(question, states),
            Form::Sort { parts, one_row } => self.ask_sort(question, parts, *one_row),
            Form::Commit { labels, asked } => {
                self.ask_commit(question, labels.get(..*asked).unwrap_or(labels))
            }
            Form::Feelings { .. } | Form::Needs { .. } => self.ask_words(question, form),
            Form::Rate { ends, anchors, words, before } => {
                self.tell_ends(ends.as_ref(), anchors, *before)?;
                self.ask_rate(question, words.as_ref())
            }
            Form::Pick { choices, marked, rate } => {
                self.ask_pick(question, choices, marked.as_deref(), rate.as_deref())
            }
            Form::PickMany { choices, max } => self.ask_many(question, choices, *max),
            Form::Card { asks, choices } => self.ask_card(question, asks.as_deref(), choices),
            Form::Breathe { rate, look, body } => self.ask_breathe(question, rate.as_deref(), *look, *body),
            Form::Look { lines } | Form::Body { lines } => self.ask_one_by_one(lines),
            Form::LookBack => self.ask_older(question),
            Form::PutAway { .. } => Ok(Turn::On),
        }
    }

    /// Hands the answer as it stands to its owner.
    fn give(&mut self, question: &mut Question<'_>) {
        match &mut question.owner {
            Owner::Sitting(sitting) => self.put(sitting, question.answer.clone()),
            Owner::Editing(editing) => self.put_change(editing, &question.answer),
        }
    }

    /// A row of these, said back; none for an empty line.
    fn row_or_none(&mut self, labels: &[String]) -> Result<Result<Option<usize>, Turn>, Over> {
        loop {
            let line = match self.line()? {
                Ok(Some(line)) => line,
                Ok(None) => return Ok(Ok(None)),
                Err(turn) => return Ok(Err(turn)),
            };
            if let Some(row) = pick::one(&line, labels) {
                self.say_chosen(labels.get(row).map(String::as_str).unwrap_or_default())?;
                return Ok(Ok(Some(row)));
            }
            self.slip()?;
        }
    }

    /// One line at a question; none for an empty one.
    fn line(&mut self) -> Result<Result<Option<String>, Turn>, Over> {
        loop {
            let command = match self.hear()? {
                Said::Words(words) if words.trim().is_empty() => return Ok(Ok(None)),
                Said::Words(words) => return Ok(Ok(Some(words))),
                Said::End => return Ok(Err(Turn::End)),
                Said::Command(command) => command,
            };
            if let Some(turn) = Turn::of(command) {
                return Ok(Err(turn));
            }
            self.slip()?;
        }
    }
}
