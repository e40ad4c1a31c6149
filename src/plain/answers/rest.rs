//! Breathing, looking, body, and choosing an older page.

use super::{Question, Turn};
use crate::journal::About;
use crate::plain::pick;
use crate::plain::talk::{Over, Talk};
use crate::text::dates;

/// So many older pages are offered at once.
const AT_ONCE: usize = 20;

impl Talk {
    pub(super) fn ask_breathe(
        &mut self,
        question: &mut Question<'_>,
        rate: Option<&str>,
        look: bool,
        body: bool,
    ) -> Result<Turn, Over> {
        let calm = self.book.guide.words().plain.calm.clone();
        let [breath, looking, feet] = &calm.ground;
        let offered = [(true, breath), (look, looking), (body, feet)];
        let ways: Vec<&String> =
            offered.iter().filter(|(there, _)| *there).map(|(_, label)| *label).collect();
        let mut way = breath.clone();
        if ways.len() > 1 {
            let labels: Vec<String> = ways.into_iter().cloned().collect();
            self.rows(&labels)?;
            let ask = self.words().number_or_marked.replace("{label}", breath);
            self.say(&ask)?;
            match self.line(question.prompt)? {
                Ok(line) => {
                    let row = line.and_then(|line| pick::one(&line, &labels)).unwrap_or_default();
                    way = labels.get(row).cloned().unwrap_or(way);
                }
                Err(turn) => return Ok(turn),
            }
        }
        let command = if way == *looking {
            self.one_by_one(&calm.look_full)?
        } else if way == *feet {
            self.one_by_one(&calm.body)?
        } else {
            self.breathe()?
        };
        match (command.and_then(Turn::of), rate) {
            (Some(turn), _) => Ok(turn),
            (None, Some(rate)) => {
                self.say(rate)?;
                self.ask_number(question, rate)
            }
            (None, None) => self.wait_for_enter(question),
        }
    }

    pub(super) fn ask_one_by_one(
        &mut self,
        question: &mut Question<'_>,
        lines: &[String],
    ) -> Result<Turn, Over> {
        match self.one_by_one(lines)?.and_then(Turn::of) {
            Some(turn) => Ok(turn),
            None => self.wait_for_enter(question),
        }
    }

    fn wait_for_enter(&mut self, question: &mut Question<'_>) -> Result<Turn, Over> {
        let ask = self.words().go_on.clone();
        self.say(&ask)?;
        Ok(match self.line(question.prompt)? {
            Ok(_) => Turn::On,
            Err(turn) => turn,
        })
    }

    /// An older page, by its day and title, newest first.
    pub(super) fn ask_older(&mut self, question: &mut Question<'_>) -> Result<Turn, Over> {
        let free = self.book.guide.words().plain.lists.free_page.clone();
        let newest = self.book.timeline.entries().iter().take(AT_ONCE);
        let pages: Vec<_> = newest
            .map(|entry| {
                (
                    entry.id.clone(),
                    format!("{}  {}", dates::row(entry.created), entry.title().unwrap_or(&free)),
                )
            })
            .collect();
        let labels: Vec<String> = pages.iter().map(|(_, label)| label.clone()).collect();
        self.rows(&labels)?;
        let ask = self.words().number_or_enter.clone();
        self.say(&ask)?;
        loop {
            let line = match self.line(question.prompt)? {
                Ok(Some(line)) => line,
                Ok(None) => return Ok(Turn::On),
                Err(turn) => return Ok(turn),
            };
            if let Some((id, _)) = pick::one(&line, &labels).and_then(|row| pages.get(row)) {
                question.answer.about = Some(About { entry: id.clone(), step: None });
                self.give(question);
                return Ok(Turn::On);
            }
            self.no_such()?;
        }
    }
}
