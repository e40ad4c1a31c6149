//! Earlier versions of a page, line by line, and one that stands beside it: named with what was done, read aloud, brought
//! back, or chosen to stay.

use super::look_back::shortened;
use super::talk::{Over, Talk};
use crate::journal::find::first_line;
use crate::journal::{Entry, EntryId, changes, revise};
use crate::keeper::{Outcome, Task};
use crate::text::dates;

/// What came of it.
pub(super) enum Now {
    /// This version of the page stands now.
    Stands(Box<Entry>),
    /// It is in the bin, and another one stays.
    Gone,
}

impl Talk {
    /// The versions of a page, until the person goes back to it.
    pub(super) fn versions(&mut self, mut entry: Entry) -> Result<Now, Over> {
        let words = self.book.guide.words().plain.entry.versions.clone();
        loop {
            let id = entry.id.clone();
            let others: Vec<Entry> =
                self.book.timeline.versions(&id).filter(|other| **other != entry).cloned().collect();
            let Some((earlier, unreadable)) = self.earlier_versions(&id)? else {
                return Ok(Now::Stands(Box::new(entry)));
            };
            let when = |entry: &Entry| {
                let at = entry.changed();
                format!("{}, {}", dates::full_day(at.date_naive()), dates::time(at))
            };
            let mut labels: Vec<String> = Vec::new();
            for other in &others {
                let label = words.other.replace("{day}", &when(other));
                labels.push(format!("{label}. {}", words.is_other(&changes(&entry, other))));
            }
            let later = std::iter::once(&entry).chain(&earlier);
            for (version, later) in earlier.iter().zip(later) {
                labels.push(format!("{}. {}", when(version), words.done_then(&changes(version, later))));
            }
            self.say(&words.unreadable(unreadable))?;
            if labels.is_empty() {
                self.aside(&words.none)?;
                return Ok(Now::Stands(Box::new(entry)));
            }
            let Some(row) = self.menu(&words.title, &labels)? else {
                return Ok(Now::Stands(Box::new(entry)));
            };
            if let Some(other) = others.get(row) {
                match self.choose_between(entry, other)? {
                    Now::Stands(stands) => entry = *stands,
                    Now::Gone => return Ok(Now::Gone),
                }
            } else if let Some(version) = earlier.get(row - others.len()) {
                entry = self.bring_back(entry, version)?;
            }
        }
    }

    /// The earlier versions and how many can't be read; none where they could not be read at all, which was said.
    fn earlier_versions(&mut self, id: &EntryId) -> Result<Option<(Vec<Entry>, usize)>, Over> {
        self.book.read_versions(id);
        let mut read = None;
        let is_it = |outcome: &Outcome| match outcome {
            Outcome::VersionsRead { id: of, versions, unreadable } if of == id => {
                read = Some((versions.clone(), unreadable.len()));
                true
            }
            Outcome::Failed { task: Task::ReadVersions(failed), .. } => failed == id,
            _ => false,
        };
        self.wait_for(is_it, |_| false)?;
        Ok(read)
    }

    /// An earlier one is read aloud, then brought back or not. The version that stands then.
    fn bring_back(&mut self, entry: Entry, version: &Entry) -> Result<Entry, Over> {
        let words = self.book.guide.words().plain.entry.versions.clone();
        self.read_aloud(version)?;
        if self.book.read_only || entry.is_newer() || self.book.has_draft(&entry.id) {
            return Ok(entry);
        }
        let back = format!("{}: {}", words.back[0], words.back[1]);
        if self.menu(&words.title, &[words.leave.clone(), back])? != Some(1) {
            return Ok(entry);
        }
        let new = revise::brought_back(version, &entry, self.book.now());
        if self.keep_page(new.clone())? {
            self.aside(&words.brought_back)?;
        }
        Ok(new)
    }

    /// One that stands beside the page is read aloud; then which of the two stays.
    fn choose_between(&mut self, entry: Entry, other: &Entry) -> Result<Now, Over> {
        let words = self.book.guide.words().plain.entry.versions.clone();
        self.read_aloud(other)?;
        if self.book.read_only || entry.is_newer() || other.is_newer() {
            return Ok(Now::Stands(Box::new(entry)));
        }
        // Which is which is said by their first words: both may be of one minute.
        let today = self.book.now().date_naive();
        let named = |words_of: &str, entry: &Entry| {
            let day = dates::full_day(entry.changed().date_naive());
            format!("{}: {}", words_of.replace("{day}", &day), shortened(first_line(entry, today)))
        };
        let rows = [words.both[0].clone(), named(&words.this, &entry), named(&words.that, other)];
        match self.menu(&words.which, &rows)? {
            Some(1) => {
                self.bin_page(other)?;
                Ok(Now::Stands(Box::new(entry)))
            }
            Some(2) => Ok(if self.bin_page(&entry)? { Now::Gone } else { Now::Stands(Box::new(entry)) }),
            _ => Ok(Now::Stands(Box::new(entry))),
        }
    }
}
