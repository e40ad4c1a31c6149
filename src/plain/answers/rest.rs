//! Breathing, looking, body, and choosing an older page.

use super::{Question, Turn};
use crate::journal::{About, Entry};
use crate::plain::calm::Breath;
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
        let offered = [(look, looking, &calm.look_full), (body, feet, &calm.body)];
        let there: Vec<_> = offered.into_iter().filter(|(there, ..)| *there).collect();
        let ways: Vec<String> = there.iter().map(|(_, label, _)| (*label).clone()).collect();
        // A person who types breathes at once; a file of answers says first what it wants.
        let way = if self.typed || ways.is_empty() {
            self.breathe(&ways)?
        } else {
            self.rows(&ways)?;
            let ask = self.words().number_or_marked.replace("{label}", breath);
            self.say(&ask)?;
            match self.row_or_none(&ways)? {
                Ok(Some(row)) => Breath::Way(row),
                Ok(None) => self.breathe(&[])?,
                Err(turn) => return Ok(turn),
            }
        };
        let command = match way {
            Breath::Over => None,
            Breath::Command(command) => Some(command),
            Breath::Way(row) => match there.get(row) {
                Some((_, _, lines)) => self.one_by_one(lines)?,
                None => None,
            },
        };
        match (command.and_then(Turn::of), rate) {
            (Some(turn), _) => Ok(turn),
            (None, Some(rate)) => {
                self.say(rate)?;
                self.ask_number(question)
            }
            (None, None) => self.wait_for_enter(),
        }
    }

    pub(super) fn ask_one_by_one(&mut self, lines: &[String]) -> Result<Turn, Over> {
        match self.one_by_one(lines)?.and_then(Turn::of) {
            Some(turn) => Ok(turn),
            None => self.wait_for_enter(),
        }
    }

    pub(super) fn wait_for_enter(&mut self) -> Result<Turn, Over> {
        let ask = self.words().go_on.clone();
        self.say(&ask)?;
        Ok(match self.line()? {
            Ok(_) => Turn::On,
            Err(turn) => turn,
        })
    }

    /// An older page, by its day and title, newest first.
    pub(super) fn ask_older(&mut self, question: &mut Question<'_>) -> Result<Turn, Over> {
        let free = self.book.guide.words().plain.lists.free_page.clone();
        let newest = self.book.timeline.entries().iter().take(AT_ONCE);
        let day = |entry: &Entry| dates::full_day(entry.created.date_naive());
        let page =
            |entry: &Entry| (entry.id.clone(), format!("{}, {}", day(entry), entry.title().unwrap_or(&free)));
        let pages: Vec<_> = newest.map(page).collect();
        let labels: Vec<String> = pages.iter().map(|(_, label)| label.clone()).collect();
        self.rows(&labels)?;
        let ask = self.words().number_or_enter.clone();
        self.say(&ask)?;
        match self.row_or_none(&labels)? {
            Ok(row) => {
                if let Some((id, _)) = row.and_then(|row| pages.get(row)) {
                    question.answer.about = Some(Box::new(About { entry: id.clone(), step: None }));
                    self.give(question);
                }
                Ok(Turn::On)
            }
            Err(turn) => Ok(turn),
        }
    }
}
