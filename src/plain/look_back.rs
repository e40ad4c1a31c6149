//! Look back, line by line: the pages newest first, some at a time; words found, the list narrowed, a page opened.

use std::sync::Arc;

use super::aloud;
use super::talk::{Over, Picked, Said, Talk};
use super::voice::by_ear;
use crate::guide::{Value, Which};
use crate::journal::Entry;
use crate::journal::find::{Filters, Finder, Words, excerpt, first_line, line_of};
use crate::text::dates;
use crate::text::fill::capital;

/// So many pages are said at once.
const AT_ONCE: usize = 10;
/// So many letters of a page's first words.
const LETTERS: usize = 60;

/// What is listed.
#[derive(Default)]
struct Listed {
    words: String,
    filters: Filters,
    from: usize,
}

/// What a person wants of the list.
enum Wanted {
    Page(usize),
    Narrow,
    Bin,
    Words(String),
    /// An empty line: older ones, or back.
    On,
}

impl Listed {
    /// Whether it is the newest pages, all of them.
    fn is_all(&self) -> bool {
        self.words.is_empty() && self.filters.is_empty() && self.from == 0
    }
}

impl Talk {
    pub(super) fn look_back(&mut self) -> Result<(), Over> {
        let mut listed = Listed::default();
        let mut finder = Finder::default();
        loop {
            let entries = self.book.timeline.entries();
            let found = finder.find(entries, &Words::read(&listed.words), &listed.filters);
            let more = found.len() > listed.from + AT_ONCE;
            let shown = found.iter().skip(listed.from).take(AT_ONCE).filter_map(|place| entries.get(*place));
            let shown: Vec<Entry> = shown.cloned().collect();
            self.say_listed(&listed, &shown, more)?;
            match self.wanted(shown.len())? {
                Wanted::Page(row) => {
                    if let Some(entry) = shown.into_iter().nth(row) {
                        self.open_page(entry)?;
                    }
                }
                Wanted::Narrow => (listed.filters, listed.from) = (self.narrow(listed.filters)?, 0),
                Wanted::Bin => self.bin()?,
                Wanted::Words(words) => (listed.words, listed.from) = (words, 0),
                Wanted::On if more => listed.from += AT_ONCE,
                Wanted::On if listed.is_all() => return Ok(()),
                Wanted::On => listed = Listed::default(),
            }
        }
    }

    /// What a line asks for: a row by its number, or words to find.
    fn wanted(&mut self, pages: usize) -> Result<Wanted, Over> {
        loop {
            let line = match self.hear()? {
                Said::Words(words) => words.trim().to_owned(),
                Said::Command(_) => String::new(),
                Said::End => return Err(Over::Left),
            };
            if line.is_empty() {
                return Ok(Wanted::On);
            }
            let Ok(number) = line.parse::<usize>() else { return Ok(Wanted::Words(line)) };
            match number.checked_sub(1) {
                Some(row) if row < pages => return Ok(Wanted::Page(row)),
                Some(row) if row == pages => return Ok(Wanted::Narrow),
                Some(row) if row == pages + 1 => return Ok(Wanted::Bin),
                _ => self.slip()?,
            }
        }
    }

    /// What is listed, then the pages, then what else one can do.
    fn say_listed(&mut self, listed: &Listed, shown: &[Entry], more: bool) -> Result<(), Over> {
        let words = self.words().clone();
        let plain = self.book.guide.words().plain.clone();
        self.gap()?;
        self.say(&plain.home.look_back)?;
        if !listed.words.is_empty() {
            self.say(&words.pages_with.replace("{words}", &listed.words))?;
        }
        let set = self.book.guide.words().filters(&listed.filters, self.book.now().date_naive());
        if !set.is_empty() {
            self.say(&plain.find.only.replace("{what}", &set.join(", ")))?;
        }
        if shown.is_empty() {
            self.say(if listed.is_all() { &plain.lists.nothing } else { &plain.find.nothing })?;
        }
        let mut labels: Vec<String> =
            shown.iter().map(|entry| self.label_of(entry, &Words::read(&listed.words))).collect();
        labels.extend([words.narrow_row.clone(), words.change.bin.clone()]);
        self.rows(&labels)?;
        self.say(match (more, listed.is_all()) {
            (true, _) => &words.look_back_more,
            (false, true) => &words.look_back,
            (false, false) => &words.look_back_all,
        })
    }

    /// Day, path and marks, then the first words; none of a page that is kept to oneself.
    pub(super) fn label(&self, entry: &Entry) -> String {
        self.label_of(entry, &Words::default())
    }

    /// The same with the line in which what was looked for stands.
    fn label_of(&self, entry: &Entry, wanted: &Words) -> String {
        let words = self.book.guide.words();
        let today = self.book.now().date_naive();
        let found = line_of(entry, wanted, today, false).filter(|_| !wanted.is_empty());
        let short = found.map_or_else(
            || shortened(first_line(entry, today)),
            |line| by_ear(&excerpt(line, wanted, LETTERS).line),
        );
        let mut parts = vec![
            dates::full_day(entry.created.date_naive()),
            entry.title().unwrap_or(&words.plain.lists.free_page).to_owned(),
        ];
        let in_part = entry.marks.bring.iter().any(|bring| bring.step.is_some());
        let whole = entry.marks.bring.iter().any(|bring| bring.step.is_none());
        parts.extend((in_part && !whole).then(|| words.plain.line_by_line.to_bring.clone()));
        parts.extend(aloud::marks(entry, words));
        parts.push(short);
        parts.retain(|part| !part.trim().is_empty());
        parts.join(", ")
    }

    /// Filters set and taken off, one after the other, until an empty line.
    fn narrow(&mut self, mut filters: Filters) -> Result<Filters, Over> {
        loop {
            let find = self.book.guide.words().plain.find.clone();
            let set = self.book.guide.words().filters(&filters, self.book.now().date_naive());
            let mut labels: Vec<String> =
                set.iter().map(|what| capital(&find.off.replace("{what}", what))).collect();
            if set.len() > 1 {
                labels.push(find.all_off.clone());
            }
            let offs = labels.len();
            labels.extend(Which::ALL.map(|which| which.name(&find).to_owned()));
            match self.menu(&find.narrow, &labels)? {
                None => return Ok(filters),
                Some(row) if row < set.len() => filters = filters.without(row),
                Some(row) if row < offs => filters = Filters::default(),
                Some(row) => {
                    if let Some(which) = Which::ALL.get(row - offs) {
                        filters = self.value_of(*which, filters)?;
                    }
                }
            }
        }
    }

    /// One of the values of a filter; days may be typed in words too. An empty line leaves it as it was.
    fn value_of(&mut self, which: Which, filters: Filters) -> Result<Filters, Over> {
        let guide = Arc::clone(&self.book.guide);
        let (find, today) = (&guide.words().plain.find, self.book.now().date_naive());
        let values = which.values(self.book.timeline.entries(), guide.words(), today);
        let labels: Vec<String> = values.iter().map(|(label, _)| capital(label)).collect();
        self.gap()?;
        self.say(which.name(find))?;
        if values.is_empty() {
            self.say(&find.nothing_named)?;
        }
        self.rows(&labels)?;
        let words = self.words();
        let how = if which.is_days() { words.narrow_days.clone() } else { words.menu.clone() };
        self.say(&how)?;
        loop {
            let value = match self.pick(&labels)? {
                Picked::Row(row) => values.get(row).map(|(_, value)| value.clone()),
                Picked::Words(typed) if which.is_days() => match which.typed_days(&typed, today) {
                    Ok(period) => Some(Value::Days(period)),
                    Err(why) => {
                        self.aside(find.not_days(why))?;
                        continue;
                    }
                },
                Picked::Words(_) => None,
                Picked::Nothing | Picked::Command(_) => return Ok(filters),
                Picked::End => return Err(Over::Left),
            };
            match value.map(|value| which.set(&filters, value)) {
                Some(Ok(filters)) => return Ok(filters),
                Some(Err(why)) => self.aside(find.not_days(why))?,
                None => self.slip()?,
            }
        }
    }
}

/// As many whole words as fit; that there are more is said by dots, which are heard as a pause.
pub(super) fn shortened(words: &str) -> String {
    if words.chars().count() <= LETTERS {
        return words.to_owned();
    }
    let short: String = words.chars().take(LETTERS).collect();
    let whole = short.rsplit_once(' ').map_or(short.as_str(), |(whole, _)| whole);
    format!("{}...", whole.trim_end_matches([',', '.', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_words_end_with_a_whole_word() {
        assert_eq!(shortened("short"), "short");
        let long = "He was forty minutes late from the timber yard, and had not told anybody of it.";
        assert_eq!(shortened(long), "He was forty minutes late from the timber yard, and had not...");
        assert_eq!(shortened(&"w".repeat(70)), format!("{}...", "w".repeat(60)));
    }
}
