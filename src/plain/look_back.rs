//! Look back, line by line: the pages newest first, some at a time; a page read; words found.

use super::talk::{Over, Picked, Talk};
use crate::journal::Entry;
use crate::journal::find::{Filters, Finder, Words, first_line};
use crate::journal::sheet::Sheet;
use crate::text::dates;

/// So many pages are said at once.
const AT_ONCE: usize = 10;

impl Talk {
    pub(super) fn look_back(&mut self) -> Result<(), Over> {
        let mut wanted = String::new();
        let mut from = 0;
        let mut finder = Finder::default();
        loop {
            let entries = self.book.timeline.entries();
            let found = finder.find(entries, &Words::read(&wanted), &Filters::default());
            let pages: Vec<Entry> = found.iter().filter_map(|place| entries.get(*place)).cloned().collect();
            let shown: Vec<&Entry> = pages.iter().skip(from).take(AT_ONCE).collect();
            let labels: Vec<String> = shown.iter().map(|entry| self.label(entry)).collect();
            let words = self.words().clone();
            self.gap()?;
            let title = self.book.guide.words().plain.home.look_back.clone();
            self.say(&title)?;
            if !wanted.is_empty() {
                self.say(&words.pages_with.replace("{words}", &wanted))?;
            }
            self.rows(&labels)?;
            if labels.is_empty() {
                let nothing = self.book.guide.words().plain.lists.nothing.clone();
                self.say(&nothing)?;
            }
            self.say(if from + AT_ONCE < pages.len() { &words.look_back_more } else { &words.look_back })?;
            match self.pick(&labels, &title)? {
                Picked::Row(row) => {
                    if let Some(entry) = shown.get(row) {
                        self.read(entry)?;
                    }
                }
                Picked::Words(typed) => (wanted, from) = (typed.trim().to_owned(), 0),
                Picked::Nothing if from + AT_ONCE < pages.len() => from += AT_ONCE,
                Picked::Nothing | Picked::Command(_) if !wanted.is_empty() || from > 0 => {
                    (wanted, from) = (String::new(), 0);
                }
                Picked::Nothing | Picked::Command(_) => return Ok(()),
                Picked::End => return Err(Over::Left),
            }
        }
    }

    fn read(&mut self, entry: &Entry) -> Result<(), Over> {
        self.gap()?;
        let text = Sheet { entry, draft: false, sealed: true }.text();
        self.say(&text)
    }

    /// Day, path and marks, then the first words; none of a page that is kept to oneself.
    fn label(&self, entry: &Entry) -> String {
        let free = &self.book.guide.words().plain.lists.free_page;
        let words = first_line(entry, self.book.now().date_naive());
        let short: String = words.chars().take(60).collect();
        let marks = self.words();
        let bring = if entry.marks.bring.is_empty() { "" } else { &marks.to_bring };
        let sealed = if entry.marks.sealed { &marks.to_myself } else { "" };
        let title = entry.title().unwrap_or(free);
        let parts = [
            dates::full_day(entry.created.date_naive()),
            title.to_owned(),
            bring.to_owned(),
            sealed.to_owned(),
            short,
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
