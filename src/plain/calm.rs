//! Ground and breath, line by line: timed where a person types, counted with Enter where nothing may move by itself.

use std::time::Duration;

use super::ear::{Command, Heard};
use super::pick;
use super::talk::{Over, Said, Talk};
use super::voice::by_ear;

/// Six breaths are a minute.
const BREATHS: usize = 6;
/// In, for so long.
const IN: Duration = Duration::from_secs(4);
/// Out, for so long.
const OUT: Duration = Duration::from_secs(6);

/// How a minute of breath ended.
pub(super) enum Breath {
    /// It is over, or was ended.
    Over,
    /// The person turns to this instead.
    Way(usize),
    /// The person goes elsewhere.
    Command(Command),
}

impl Talk {
    /// Ground: breath, looking, body, over anything; it returns to the very place.
    pub(super) fn ground(&mut self) -> Result<(), Over> {
        let calm = self.book.guide.words().plain.calm.clone();
        while let Some(row) = self.menu(&calm.ground_title, calm.ground.as_ref())? {
            if row == 0 {
                self.breathe(&[])?;
            } else {
                self.one_by_one(if row == 1 { &calm.look_full } else { &calm.body })?;
            }
            self.aside(&calm.done)?;
        }
        Ok(())
    }

    /// A minute of slow breath; it begins at once. `ways` are what one can turn to instead, by their words.
    pub(super) fn breathe(&mut self, ways: &[String]) -> Result<Breath, Over> {
        let calm = self.book.guide.words().plain.calm.clone();
        let words = self.words().clone();
        self.say(&calm.not_for_all)?;
        self.say(&calm.careful)?;
        if !self.typed {
            self.say(&words.breath_in_words)?;
            return Ok(Breath::Over);
        }
        if !ways.is_empty() {
            self.say(&words.breath_instead.replace("{ways}", &ways.join(", or ")))?;
        }
        let still = self.book.settings.reduced_motion;
        self.say(if still { &words.breath_with_enter } else { &words.breath_begins })?;
        for _ in 0..BREATHS {
            for (word, long) in [(&words.breathe_in, IN), (&words.breathe_out, OUT)] {
                self.aside(word)?;
                let heard = self.next(if still { None } else { Some(long) })?;
                match heard {
                    None => {}
                    Some(Heard::Line(line)) if still && line.trim().is_empty() => {}
                    Some(Heard::Line(line)) => return Ok(self.breath_ended(line, ways)),
                    Some(unclear @ Heard::Unclear(_)) => {
                        self.hear_next(unclear);
                        return Ok(Breath::Over);
                    }
                    Some(Heard::End) => return Err(Over::Left),
                }
            }
        }
        self.aside(&calm.minute_done)?;
        Ok(Breath::Over)
    }

    /// What was typed in the middle of it. What is neither a command nor a way is heard at the next question.
    fn breath_ended(&mut self, line: String, ways: &[String]) -> Breath {
        if let Some(way) = pick::one(&line, ways).filter(|_| line.trim().parse::<usize>().is_err()) {
            return Breath::Way(way);
        }
        match Command::of(&line) {
            Some(command) if command.turns() => Breath::Command(command),
            _ => {
                if !line.trim().is_empty() {
                    self.hear_next(Heard::Line(line));
                }
                Breath::Over
            }
        }
    }

    /// One line a press. A file of answers gets them all at once.
    pub(super) fn one_by_one(&mut self, lines: &[String]) -> Result<Option<Command>, Over> {
        let next = self.words().next_line.clone();
        if self.typed {
            self.say(&next)?;
        }
        let part = self.said_so_far();
        for (index, line) in lines.iter().enumerate() {
            self.next_part(part);
            self.say(&by_ear(line))?;
            if !self.typed || index + 1 == lines.len() {
                continue;
            }
            self.stands(&next);
            match self.hear()? {
                Said::Words(_) => {}
                Said::Command(command) => return Ok(Some(command)),
                Said::End => return Err(Over::Left),
            }
        }
        Ok(None)
    }
}
