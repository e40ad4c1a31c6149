//! Free text, letters and single lines. An empty line ends a text; a line with a full stop alone is an empty line in it.

use super::{Question, Turn};
use crate::plain::ear::Command;
use crate::plain::talk::{Over, Said, Talk};

/// What stands for an empty line inside a text.
const EMPTY: &str = ".";

impl Talk {
    pub(super) fn ask_text(&mut self, question: &mut Question<'_>) -> Result<Turn, Over> {
        let so_far = question.answer.text.clone().unwrap_or_default();
        self.tell_so_far(&so_far)?;
        let end = self.words().end_text.clone();
        self.say(&end)?;
        let lines: Vec<String> = so_far.lines().map(str::to_owned).collect();
        self.gather(question, lines, |question, lines| {
            question.answer.text = Some(lines.join("\n")).filter(|text| !text.trim().is_empty());
        })
    }

    pub(super) fn ask_letter(
        &mut self,
        question: &mut Question<'_>,
        openers: &[String],
    ) -> Result<Turn, Over> {
        if !openers.is_empty() {
            let words = self.words().openers.clone();
            self.say(&words)?;
            for opener in openers {
                self.say(opener)?;
            }
        }
        self.ask_text(question)
    }

    /// A single line. What is typed takes the place of what stood there.
    pub(super) fn ask_line(&mut self, question: &mut Question<'_>) -> Result<Turn, Over> {
        let so_far = question.answer.text.clone().unwrap_or_default();
        self.tell_so_far(&so_far)?;
        let ask = self.words().one_line.clone();
        self.say(&ask)?;
        match self.line(question.prompt)? {
            Ok(Some(line)) => {
                question.answer.text = Some(line);
                self.give(question);
                Ok(Turn::On)
            }
            Ok(None) => Ok(Turn::On),
            Err(turn) => Ok(turn),
        }
    }

    pub(in crate::plain) fn tell_so_far(&mut self, so_far: &str) -> Result<(), Over> {
        if so_far.trim().is_empty() {
            return Ok(());
        }
        let words = self.words().so_far.clone();
        self.say(&words)?;
        self.say(so_far)
    }

    /// Lines until an empty one; each is handed on as soon as it was heard. `:undo` takes the last one off, `:redo` puts
    /// it back.
    pub(super) fn gather(
        &mut self,
        question: &mut Question<'_>,
        mut lines: Vec<String>,
        set: impl Fn(&mut Question<'_>, &[String]),
    ) -> Result<Turn, Over> {
        let mut off = Vec::new();
        loop {
            let command = match self.hear(question.prompt)? {
                // Ctrl-D ends the text; the end of a file of answers leaves the page open here.
                Said::End => return Ok(if self.typed { Turn::On } else { Turn::End }),
                Said::Words(words) if words.trim().is_empty() => return Ok(Turn::On),
                Said::Words(words) => {
                    lines.push(if words.trim() == EMPTY { String::new() } else { words });
                    off.clear();
                    set(question, &lines);
                    self.give(question);
                    continue;
                }
                Said::Command(command) => command,
            };
            if let Some(turn) = Turn::of(command) {
                return Ok(turn);
            }
            self.take_off_or_put_back(command, &mut lines, &mut off)?;
            set(question, &lines);
            self.give(question);
        }
    }

    fn take_off_or_put_back(
        &mut self,
        command: Command,
        lines: &mut Vec<String>,
        off: &mut Vec<String>,
    ) -> Result<(), Over> {
        let words = self.words().clone();
        match command {
            Command::Undo => {
                let Some(line) = lines.pop() else { return self.say(&words.nothing_to_undo) };
                self.say(&words.taken_off)?;
                self.say(&line)?;
                off.push(line);
            }
            Command::Redo => {
                let Some(line) = off.pop() else { return self.say(&words.nothing_to_undo) };
                self.say(&words.put_back)?;
                self.say(&line)?;
                lines.push(line);
            }
            Command::Clear => {
                off.extend(lines.drain(..).rev());
                self.say(&words.cleared)?;
            }
            _ => {}
        }
        Ok(())
    }
}
