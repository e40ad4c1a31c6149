//! Free text, letters and single lines. An empty line ends a text; a line with a full stop alone is an empty line in it.

use super::{Question, Turn};
use crate::plain::ear::Command;
use crate::plain::talk::{Over, Said, Talk};
use crate::plain::voice::by_ear;

/// What stands for an empty line inside a text.
const EMPTY: &str = ".";

impl Talk {
    pub(super) fn ask_text(&mut self, question: &mut Question<'_>) -> Result<Turn, Over> {
        let so_far = question.answer.text.clone().unwrap_or_default();
        let end = self.words().end_text.clone();
        let lines: Vec<String> = so_far.lines().map(str::to_owned).collect();
        self.gather(question, &end, lines, |question, lines| {
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
                self.say(&by_ear(opener))?;
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
        match self.line()? {
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
    /// it back. What is there so far is said before `how`, and again whenever one comes back to it.
    pub(super) fn gather(
        &mut self,
        question: &mut Question<'_>,
        how: &str,
        lines: Vec<String>,
        set: impl Fn(&mut Question<'_>, &[String]),
    ) -> Result<Turn, Over> {
        self.gather_lines(how, lines, |talk, lines| {
            set(question, lines);
            talk.give(question);
        })
    }

    /// The same where no question of a sitting is asked.
    pub(in crate::plain) fn gather_lines(
        &mut self,
        how: &str,
        mut lines: Vec<String>,
        mut changed: impl FnMut(&mut Self, &[String]),
    ) -> Result<Turn, Over> {
        let mut off = Vec::new();
        let part = self.said_so_far();
        self.tell_so_far(&lines.join("\n"))?;
        self.say(how)?;
        loop {
            self.lines_stand(part, &lines, how);
            let command = match self.hear()? {
                // Ctrl-D ends the text; the end of a file of answers leaves the page open here.
                Said::End => return Ok(if self.typed { Turn::On } else { Turn::End }),
                Said::Words(words) if words.trim().is_empty() => return Ok(Turn::On),
                Said::Words(words) => {
                    lines.push(if words.trim() == EMPTY { String::new() } else { words });
                    off.clear();
                    changed(self, &lines);
                    continue;
                }
                Said::Command(command) => command,
            };
            if let Some(turn) = Turn::of(command) {
                return Ok(turn);
            }
            let said = self.take_off_or_put_back(command, &mut lines, &mut off);
            // What is said to be so is so already.
            changed(self, &lines);
            for words in said {
                self.aside(&words)?;
            }
        }
    }

    /// What belongs to a text so far: its lines, then how to go on.
    fn lines_stand(&mut self, part: usize, lines: &[String], how: &str) {
        self.next_part(part);
        if !lines.is_empty() {
            let so_far = self.words().so_far.clone();
            self.stands(&so_far);
            self.stands(&lines.join("\n"));
        }
        self.stands(how);
    }

    /// Changes the lines; what is to be said of it.
    fn take_off_or_put_back(
        &self,
        command: Command,
        lines: &mut Vec<String>,
        off: &mut Vec<String>,
    ) -> Vec<String> {
        let words = self.words();
        let (from, to, said) = match command {
            Command::Undo => (lines, off, &words.taken_off),
            Command::Redo => (off, lines, &words.put_back),
            Command::Clear => {
                off.extend(lines.drain(..).rev());
                return vec![words.cleared.clone()];
            }
            _ => return Vec::new(),
        };
        let Some(line) = from.pop() else { return vec![words.nothing_to_undo.clone()] };
        to.push(line.clone());
        vec![said.clone(), line]
    }
}
