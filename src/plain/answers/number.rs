//! Numbers from 0 to 10: with words at the ends, one word for the body, or beside choices. A slip counts for nothing.

use super::{Question, Turn};
use crate::journal::Chosen;
use crate::plain::talk::{Over, Talk};
use crate::sitting::{Anchor, Choice};

impl Talk {
    /// What the numbers mean, and the number at the beginning.
    pub(super) fn tell_ends(
        &mut self,
        ends: Option<&[String; 2]>,
        anchors: &[Anchor],
        before: Option<u8>,
    ) -> Result<(), Over> {
        if let Some([low, high]) = ends {
            self.say(&format!("0: {low}. 10: {high}."))?;
        }
        for anchor in anchors {
            self.say(&format!("{}: {}.", anchor.at, anchor.says))?;
        }
        let words = self.book.guide.words().plain.forms.when_you_came.clone();
        before.map_or(Ok(()), |before| self.say(&format!("{before} {words}.")))
    }

    /// A number, or none; what stood there stays when nothing is typed.
    pub(super) fn ask_number(&mut self, question: &mut Question<'_>) -> Result<Turn, Over> {
        let words = self.words().clone();
        if let Some(value) = question.answer.value {
            self.say(&words.so_far)?;
            self.say(&value.to_string())?;
        }
        self.say(&words.number)?;
        loop {
            let line = match self.line()? {
                Ok(Some(line)) => line,
                Ok(None) => return Ok(Turn::On),
                Err(turn) => return Ok(turn),
            };
            if let Some(number) = line.trim().parse().ok().filter(|number: &u8| *number <= 10) {
                question.answer.value = Some(number);
                self.give(question);
                self.say_chosen(&number.to_string())?;
                return Ok(Turn::On);
            }
            self.slip()?;
        }
    }

    pub(super) fn ask_rate(
        &mut self,
        question: &mut Question<'_>,
        words: Option<&(String, Vec<Choice>)>,
    ) -> Result<Turn, Over> {
        let part = self.said_so_far();
        let turn = self.ask_number(question)?;
        self.next_part(part);
        match words {
            Some((ask, choices)) if turn == Turn::On => self.ask_body_word(question, ask, choices),
            _ => Ok(turn),
        }
    }

    fn ask_body_word(
        &mut self,
        question: &mut Question<'_>,
        ask: &str,
        choices: &[Choice],
    ) -> Result<Turn, Over> {
        let labels: Vec<String> = choices.iter().map(|choice| choice.label.clone()).collect();
        self.say(ask)?;
        self.rows(&labels)?;
        let words = self.words().number_or_enter.clone();
        self.say(&words)?;
        match self.row_or_none(&labels)? {
            Ok(row) => {
                if let Some(choice) = row.and_then(|row| choices.get(row)) {
                    question.answer.chosen = vec![Chosen::option(choice.id.clone(), choice.label.clone())];
                    self.give(question);
                }
                Ok(Turn::On)
            }
            Err(turn) => Ok(turn),
        }
    }
}
