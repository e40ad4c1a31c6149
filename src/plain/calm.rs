//! Ground and breath, line by line: timed where a person types, counted with Enter where nothing may move by itself.

use std::time::Duration;

use super::ear::{Command, Heard};
use super::talk::{Over, Said, Talk};

/// Six breaths are a minute.
const BREATHS: usize = 6;
/// In, for so long.
const IN: Duration = Duration::from_secs(4);
/// Out, for so long.
const OUT: Duration = Duration::from_secs(6);

impl Talk {
    /// Ground: breath, looking, body, over anything; it returns to the very place.
    pub(super) fn ground(&mut self) -> Result<(), Over> {
        let calm = self.book.guide.words().plain.calm.clone();
        while let Some(row) = self.menu(&calm.ground_title, calm.ground.as_ref())? {
            match row {
                0 => self.breathe()?,
                1 => self.one_by_one(&calm.look_full)?,
                _ => self.one_by_one(&calm.body)?,
            };
            self.say(&calm.done)?;
        }
        Ok(())
    }

    /// A minute of slow breath. What was typed during it, if it was a command, ends it and is handed on.
    pub(super) fn breathe(&mut self) -> Result<Option<Command>, Over> {
        let calm = self.book.guide.words().plain.calm.clone();
        let words = self.words().clone();
        self.say(&calm.not_for_all)?;
        self.say(&calm.careful)?;
        if !self.typed {
            self.say(&words.breath_in_words)?;
            return Ok(None);
        }
        self.say(if self.still { &words.breath_with_enter } else { &words.breath_begins })?;
        for _ in 0..BREATHS {
            for (word, long) in [(&words.breathe_in, IN), (&words.breathe_out, OUT)] {
                self.say(word)?;
                let heard = self.next(if self.still { None } else { Some(long) })?;
                match heard {
                    None => {}
                    Some(Heard::Line(line)) if self.still && line.trim().is_empty() => {}
                    Some(Heard::Line(line)) => return Ok(Command::of(&line)),
                    Some(Heard::NotText) => return Ok(None),
                    Some(Heard::End) => return Err(Over::Left),
                }
            }
        }
        self.say(&calm.minute_done)?;
        Ok(None)
    }

    /// One line a press. A file of answers gets them all at once.
    pub(super) fn one_by_one(&mut self, lines: &[String]) -> Result<Option<Command>, Over> {
        let next = self.words().next_line.clone();
        if self.typed {
            self.say(&next)?;
        }
        for (index, line) in lines.iter().enumerate() {
            self.say(line)?;
            if !self.typed || index + 1 == lines.len() {
                continue;
            }
            match self.hear(line)? {
                Said::Words(_) => {}
                Said::Command(command) => return Ok(Some(command)),
                Said::End => return Err(Over::Left),
            }
        }
        Ok(None)
    }
}
