//! Lists, lines under headings, and a small act with its three fields.

use super::{Question, Turn};
use crate::journal::{Item, Part};
use crate::plain::talk::{Over, Talk};

impl Talk {
    pub(super) fn ask_list(&mut self, question: &mut Question<'_>, states: &[String]) -> Result<Turn, Over> {
        let lines: Vec<String> = question.answer.items.iter().map(|item| item.text.clone()).collect();
        let ask = self.words().lines.clone();
        let turn = self.gather(question, &ask, lines, |question, lines| {
            let known = std::mem::take(&mut question.answer.items);
            question.answer.items =
                lines.iter().enumerate().map(|(at, text)| item(&known, at, text)).collect();
        })?;
        if turn != Turn::On || states.is_empty() || question.answer.items.is_empty() {
            return Ok(turn);
        }
        self.ask_states(question, states)
    }

    /// What became of each line, where the list asks.
    fn ask_states(&mut self, question: &mut Question<'_>, states: &[String]) -> Result<Turn, Over> {
        let part = self.said_so_far();
        for at in 0..question.answer.items.len() {
            let Some(text) = question.answer.items.get(at).map(|item| item.text.clone()) else { continue };
            self.next_part(part);
            self.say(&text)?;
            self.rows(states)?;
            let ask = self.words().number_or_enter.clone();
            self.say(&ask)?;
            match self.row_or_none(states)? {
                Ok(Some(row)) => {
                    if let Some(item) = question.answer.items.get_mut(at) {
                        item.state = states.get(row).cloned();
                    }
                    self.give(question);
                }
                Ok(None) => {}
                Err(turn) => return Ok(turn),
            }
        }
        Ok(Turn::On)
    }

    pub(super) fn ask_sort(
        &mut self,
        question: &mut Question<'_>,
        headings: &[String],
        one_row: bool,
    ) -> Result<Turn, Over> {
        fit_headings(&mut question.answer.parts, headings);
        let turn = self.send_on(question, headings)?;
        if turn != Turn::On {
            return Ok(turn);
        }
        let shared = self.said_so_far();
        for (at, heading) in headings.iter().enumerate() {
            self.next_part(shared);
            let under = self.words().under.replace("{heading}", heading);
            self.say(&under)?;
            let lines = question.answer.parts.get(at).map(|part| part.items.clone()).unwrap_or_default();
            let turn = if one_row {
                self.one_under(question, at, &lines)?
            } else {
                let ask = self.words().lines.clone();
                self.gather(question, &ask, lines, |question, lines| set_part(question, at, lines))?
            };
            if turn != Turn::On {
                return Ok(turn);
            }
        }
        Ok(Turn::On)
    }

    /// Lines that stand under the first heading because another step got them: which heading each goes under.
    fn send_on(&mut self, question: &mut Question<'_>, headings: &[String]) -> Result<Turn, Over> {
        let is_new = question.headings_there() == headings.len()
            && question.answer.parts.iter().skip(1).all(|part| part.items.is_empty());
        let lines = question.answer.parts.first().map(|part| part.items.clone()).unwrap_or_default();
        if !is_new || lines.is_empty() {
            return Ok(Turn::On);
        }
        let part = self.said_so_far();
        for line in lines {
            self.next_part(part);
            self.say(&line)?;
            self.rows(headings)?;
            let ask = self.words().which_heading.clone();
            self.say(&ask)?;
            match self.row_or_none(headings)? {
                Ok(Some(to)) => {
                    move_line(&mut question.answer.parts, &line, to);
                    self.give(question);
                }
                Ok(None) => {}
                Err(turn) => return Ok(turn),
            }
        }
        self.next_part(part);
        Ok(Turn::On)
    }

    fn one_under(&mut self, question: &mut Question<'_>, at: usize, so_far: &[String]) -> Result<Turn, Over> {
        self.tell_so_far(&so_far.join("\n"))?;
        let ask = self.words().one_line.clone();
        self.say(&ask)?;
        match self.line()? {
            Ok(Some(line)) => {
                set_part(question, at, &[line]);
                self.give(question);
                Ok(Turn::On)
            }
            Ok(None) => Ok(Turn::On),
            Err(turn) => Ok(turn),
        }
    }

    pub(super) fn ask_commit(
        &mut self,
        question: &mut Question<'_>,
        labels: &[String],
    ) -> Result<Turn, Over> {
        let part = self.said_so_far();
        for (at, label) in labels.iter().enumerate() {
            self.next_part(part);
            let so_far = field(question, at).clone().unwrap_or_default();
            self.say(label)?;
            self.tell_so_far(&so_far)?;
            let ask = self.words().one_line.clone();
            self.say(&ask)?;
            match self.line()? {
                Ok(Some(line)) => {
                    *field(question, at) = Some(line);
                    self.give(question);
                }
                Ok(None) => {}
                Err(turn) => return Ok(turn),
            }
        }
        Ok(Turn::On)
    }
}

/// What, by when, how one would see it.
fn field<'a>(question: &'a mut Question<'_>, at: usize) -> &'a mut Option<String> {
    match at {
        0 => &mut question.answer.text,
        1 => &mut question.answer.by,
        _ => &mut question.answer.seen_as,
    }
}

/// The line at its place with what was known of it there.
fn item(known: &[Item], at: usize, text: &str) -> Item {
    let before = known.get(at).filter(|item| item.text == text);
    before.cloned().unwrap_or_else(|| Item { text: text.to_owned(), ..Item::default() })
}

fn fit_headings(parts: &mut Vec<Part>, headings: &[String]) {
    for heading in headings.iter().skip(parts.len()) {
        parts.push(Part { label: heading.clone(), ..Part::default() });
    }
}

fn set_part(question: &mut Question<'_>, at: usize, lines: &[String]) {
    if let Some(part) = question.answer.parts.get_mut(at) {
        part.items = lines.to_vec();
    }
}

fn move_line(parts: &mut [Part], line: &str, to: usize) {
    let Some(first) = parts.first_mut() else { return };
    let Some(at) = first.items.iter().position(|item| item == line) else { return };
    let line = first.items.remove(at);
    if let Some(part) = parts.get_mut(to) {
        part.items.push(line);
    }
}
