//! One page, line by line: read aloud, then a later note, marks to bring, kept to oneself, tags, the bin.
//!
//! Each change is a new version of the page, and is said to be kept when it is on disk. A note in progress has a draft,
//! line by line, like everything that is written.

use super::aloud;
use super::answers::Turn;
use super::ear::Command;
use super::look_back::shortened;
use super::talk::{Over, Said, Talk};
use super::versions::Now;
use super::voice::by_ear;
use crate::journal::{Answer, At, Bring, Draft, Edits, Entry, Note, SCHEMA, revise};
use crate::keeper::{Outcome, Task};
use crate::text::fold::fold;

/// What can be done with a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Edit,
    Note,
    Bring,
    Seal,
    Tags,
    Versions,
    Again,
    ToBin,
}

impl Talk {
    /// A page, until the person goes back to the list or it is in the bin.
    pub(super) fn open_page(&mut self, mut entry: Entry) -> Result<(), Over> {
        self.read_aloud(&entry)?;
        loop {
            let rows = self.rows_for(&entry);
            let words = self.words().change.clone();
            let labels: Vec<String> = rows
                .iter()
                .map(|row| match row {
                    Row::Edit => words.edit.clone(),
                    Row::Note => words.note.clone(),
                    Row::Bring => words.bring.clone(),
                    Row::Seal if entry.marks.sealed => words.unseal.clone(),
                    Row::Seal => words.seal.clone(),
                    Row::Tags => words.tags.clone(),
                    Row::Versions => self.book.guide.words().plain.entry.versions.title.clone(),
                    Row::Again => words.again.clone(),
                    Row::ToBin => words.to_bin.clone(),
                })
                .collect();
            let Some(row) = self.menu(&words.title, &labels)?.and_then(|row| rows.get(row)) else {
                return Ok(());
            };
            match row {
                Row::Edit => entry = self.change_words(entry)?,
                Row::Note => entry = self.write_note(entry)?,
                Row::Bring => entry = self.choose_marks(entry)?,
                Row::Seal => entry = self.seal(&entry)?,
                Row::Tags => entry = self.change_tags(entry)?,
                Row::Versions => match self.versions(entry)? {
                    Now::Stands(stands) => entry = *stands,
                    Now::Gone => return Ok(()),
                },
                Row::Again => self.read_aloud(&entry)?,
                Row::ToBin => {
                    if self.bin_page(&entry)? {
                        return Ok(());
                    }
                }
            }
        }
    }

    /// A page of a newer mend is never rewritten, and nothing is changed where another window may change it.
    fn rows_for(&self, entry: &Entry) -> Vec<Row> {
        if self.book.read_only || entry.is_newer() {
            return vec![Row::Versions, Row::Again];
        }
        if self.book.is_twice(&entry.id) {
            // A change would make three of two: which one stays is chosen first.
            return vec![Row::Versions, Row::Again, Row::ToBin];
        }
        if self.book.has_draft(&entry.id) {
            // Another change would take that one's place.
            return vec![Row::Edit, Row::Versions, Row::Again];
        }
        [Row::Note, Row::Edit, Row::Bring, Row::Seal, Row::Tags, Row::Versions, Row::Again, Row::ToBin]
            .to_vec()
    }

    pub(super) fn read_aloud(&mut self, entry: &Entry) -> Result<(), Over> {
        let today = self.book.now().date_naive();
        let said = aloud::page(entry, self.book.guide.words(), today);
        self.gap()?;
        for paragraph in said {
            if paragraph.is_empty() { self.gap()? } else { self.aside(&paragraph)? }
        }
        Ok(())
    }

    /// The next version of a page, kept. The version that stands now: the old one where it could not be.
    fn revised(&mut self, entry: &Entry, said: &str, change: impl FnOnce(&mut Entry)) -> Result<Entry, Over> {
        let mut new = revise::next(entry, self.book.now());
        change(&mut new);
        if self.keep_page(new.clone())? {
            self.aside(said)?;
        }
        Ok(new)
    }

    /// Lines until an empty one. Each is in a draft of the page as soon as it was heard.
    fn write_note(&mut self, entry: Entry) -> Result<Entry, Over> {
        let words = self.words().clone();
        self.gap()?;
        self.say(&words.change.write_note)?;
        let at = self.book.now();
        let mut new = revise::next(&entry, at);
        new.notes.push(Note { at, text: String::new(), rest: serde_json::Map::new() });
        let draft = |entry: &Entry| Draft {
            schema: SCHEMA,
            entry: entry.clone(),
            at: At::default(),
            edits: Some(Edits { id: entry.id.clone(), base_revision: entry.revision - 1 }),
            rest: serde_json::Map::new(),
        };
        let mut note = String::new();
        let ended = self.gather_lines(&words.end_text, Vec::new(), |talk, lines| {
            note = lines.join("\n");
            if let Some(last) = new.notes.last_mut() {
                last.text.clone_from(&note);
            }
            if note.trim().is_empty() {
                talk.book.erase(&new.id);
            } else {
                talk.book.put(&draft(&new));
            }
        })?;
        if note.trim().is_empty() {
            return Ok(entry);
        }
        if ended == Turn::End {
            // The draft stays, and is found among what was left open.
            return Err(Over::Left);
        }
        let kept = self.keep_page(new.clone())?;
        if kept {
            self.say_kept()?;
        }
        Ok(new)
    }

    /// The whole page, an answer, or one line of it: marked to bring, or not any more.
    fn choose_marks(&mut self, mut entry: Entry) -> Result<Entry, Over> {
        loop {
            let words = self.words().change.clone();
            let there: Vec<(usize, Answer)> = entry
                .answers
                .iter()
                .cloned()
                .enumerate()
                .filter(|(_, answer)| can_be_brought(answer))
                .collect();
            let whole = entry.marks.bring.iter().any(|bring| bring.step.is_none());
            let mark = |row: String, is: bool| {
                if is {
                    words.is_marked.replace("{row}", &format!("{}.", row.trim_end_matches('.')))
                } else {
                    row
                }
            };
            let mut labels = vec![mark(words.whole.clone(), whole)];
            labels.extend(there.iter().map(|(place, answer)| {
                let words_of = || answer.own_words().first().and_then(|words| words.lines().next());
                let prompt = answer.prompt.as_deref().map(by_ear);
                let prompt = prompt.unwrap_or_else(|| shortened(words_of().unwrap_or_default()));
                let row = words.answer.replace("{number}", &(place + 1).to_string());
                mark(row.replace("{prompt}", &prompt), aloud::is_marked(&entry, &answer.step))
            }));
            let Some(row) = self.menu(&words.which, &labels)? else { return Ok(entry) };
            let answer = row.checked_sub(1).and_then(|row| there.get(row)).map(|(_, answer)| answer);
            let step = answer.map(|answer| answer.step.clone());
            if entry.marks.bring.iter().any(|bring| bring.step == step) {
                let off = |new: &mut Entry| new.marks.bring.retain(|bring| bring.step != step);
                entry = self.revised(&entry, &words.unmarked, off)?;
                continue;
            }
            let Some(bring) = self.which_part(answer)? else { continue };
            entry = self.revised(&entry, &words.marked, |new| new.marks.bring.push(bring))?;
        }
    }

    /// All of an answer, or one of its lines where it has several; none where the person turns back.
    fn which_part(&mut self, answer: Option<&Answer>) -> Result<Option<Bring>, Over> {
        let step = answer.map(|answer| answer.step.clone());
        let text = answer.and_then(|answer| answer.text.clone()).unwrap_or_default();
        let lines: Vec<(usize, &str)> = lines_of(&text);
        if lines.len() < 2 {
            return Ok(Some(Bring { step, ..Bring::default() }));
        }
        let words = self.words().change.clone();
        let mut labels = vec![words.all_of_it.clone()];
        labels.extend(lines.iter().map(|(_, line)| (*line).to_owned()));
        let Some(row) = self.menu(&words.which_part, &labels)? else { return Ok(None) };
        let (at, quote) = row.checked_sub(1).and_then(|row| lines.get(row)).copied().unzip();
        Ok(Some(Bring { step, quote: quote.map(str::to_owned), at, ..Bring::default() }))
    }

    fn seal(&mut self, entry: &Entry) -> Result<Entry, Over> {
        let words = self.words().change.clone();
        let said = if entry.marks.sealed { &words.unsealed } else { &words.sealed };
        self.revised(entry, said, |new| new.marks.sealed = !new.marks.sealed)
    }

    /// All tags in one line; those of other pages are said before, so that one is written one way.
    fn change_tags(&mut self, entry: Entry) -> Result<Entry, Over> {
        let words = self.words().change.clone();
        let known = self.known_tags();
        self.gap()?;
        self.say(&words.tags)?;
        self.tell_so_far(&entry.tags.join(", "))?;
        if !known.is_empty() {
            self.say(&words.known_tags.replace("{tags}", &known.join(", ")))?;
        }
        self.say(&words.type_tags)?;
        let tags = match self.hear()? {
            Said::Words(line) if line.trim().is_empty() => return Ok(entry),
            Said::Words(line) => tags_in(&line, &known),
            Said::Command(Command::Clear) => Vec::new(),
            Said::Command(_) => return Ok(entry),
            Said::End => return Err(Over::Left),
        };
        let said = words.tags_now.replace("{tags}", &tags.join(", "));
        let said = if tags.is_empty() { &words.no_tags } else { &said };
        self.revised(&entry, said, |new| new.tags = tags)
    }

    /// Every tag in use, once, in the order of the alphabet.
    fn known_tags(&self) -> Vec<String> {
        let all = self.book.timeline.entries().iter().flat_map(|entry| &entry.tags);
        let known: std::collections::BTreeSet<&String> = all.collect();
        known.into_iter().cloned().collect()
    }

    /// Whether it is in the bin. If not, why was said.
    pub(super) fn bin_page(&mut self, entry: &Entry) -> Result<bool, Over> {
        let id = entry.id.clone();
        self.book.to_bin(entry.clone());
        let mut done = false;
        let is_it = |outcome: &Outcome| match outcome {
            Outcome::Binned(gone) if gone.id == id => {
                done = true;
                true
            }
            Outcome::Failed { task: Task::ToBin(failed), .. } => *failed == id,
            _ => false,
        };
        self.wait_for(is_it, |_| false)?;
        if done {
            let said = self.words().change.in_bin.clone();
            self.aside(&said)?;
        }
        Ok(done)
    }
}

/// Whether an answer holds something that can be brought: a sealed or deleted one never is.
fn can_be_brought(answer: &Answer) -> bool {
    !answer.is_empty() && !answer.sealed && !answer.deleted
}

/// The lines of a text that are not blank, each with the byte where it begins.
fn lines_of(text: &str) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        lines.push((at, line.trim_end()));
        at += line.len();
    }
    lines.retain(|(_, line)| !line.is_empty());
    lines
}

/// The tags that a line names, each once; one that is known is written as it is known.
fn tags_in(line: &str, known: &[String]) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for piece in line.split(',').map(|piece| piece.trim().trim_start_matches('#').trim()) {
        let same = |tag: &&String| fold(tag) == fold(piece);
        if piece.is_empty() || tags.iter().any(|tag| same(&tag)) {
            continue;
        }
        tags.push(known.iter().find(same).cloned().unwrap_or_else(|| piece.to_owned()));
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_taken_once_each_and_a_known_one_as_it_is_known() {
        let known = ["Money".to_owned(), "early spring".to_owned()];
        assert_eq!(
            tags_in("#money, Early  , early spring,,MONEY", &known),
            ["Money", "Early", "early spring"]
        );
        assert!(tags_in(" , #", &known).is_empty());
    }
}
