//! `mend list`: one line for each page, newest first; filters leave some of them out.
//!
//! The first words are shown only when asked for: a list may stay on a screen that others pass.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::failure::Failure;
use super::narrow::Narrow;
use super::output::Output;
use super::{Context, clock, notebook};
use crate::journal::find::first_line;
use crate::journal::sheet;
use crate::journal::{Entry, Kind, Moment, Timeline};
use crate::text::dates;

/// Room for the first words of a page, in cells.
const ROOM: usize = 48;

/// List your pages, one a line, newest first
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  mend list                         all of them
  mend list --since \"last month\"    those since the first of last month
  mend list --marked bring --words  what is to be brought, with its first words
  mend list --json                  for a program to read")]
pub(super) struct List {
    #[command(flatten)]
    narrow: Narrow,
    /// Also show the first words of each page
    #[arg(long)]
    words: bool,
    /// Print it as JSON, for a program to read
    #[arg(long)]
    json: bool,
}

/// One page for a program to read.
#[derive(Serialize)]
pub(super) struct Listed<'a> {
    id: &'a str,
    created: Moment,
    kind: &'a Kind,
    path: Option<&'a str>,
    title: &'a str,
    bring: bool,
    sealed: bool,
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    first_words: Option<&'a str>,
}

impl<'a> Listed<'a> {
    /// A page without any of its words.
    pub(super) fn of(entry: &'a Entry) -> Self {
        Self {
            id: entry.id.as_str(),
            created: entry.created,
            kind: &entry.kind,
            path: entry.path.as_ref().map(|path| path.id.as_str()),
            title: sheet::title(entry),
            bring: !entry.marks.bring.is_empty(),
            sealed: entry.marks.sealed,
            tags: &entry.tags,
            first_words: None,
        }
    }
}

/// What names a page in a list: id, day and hour, title, marks.
pub(super) fn heading(entry: &Entry) -> String {
    let begun = format!("{} {}", entry.created.date_naive(), dates::time(entry.created));
    let mut parts = vec![entry.id.to_string(), begun, sheet::title(entry).to_owned()];
    let marks: Vec<&str> = sheet::marks(&entry.marks).collect();
    if !marks.is_empty() {
        parts.push(format!("({})", marks.join(", ")));
    }
    parts.join("  ")
}

impl List {
    pub(super) fn run(&self, context: &Context, output: &mut Output<'_>) -> Result<(), Failure> {
        let filters = self.narrow.filters(clock::now().date_naive())?;
        let loaded = notebook::read(context, output)?;
        let timeline = Timeline::new(loaded.entries);
        let entries = timeline.entries().iter().filter(|entry| filters.fit(entry));
        if self.json {
            let listed: Vec<Listed<'_>> = entries.map(|entry| self.listed(entry)).collect();
            return output.json(&listed);
        }
        let mut any = filters.is_empty();
        for entry in entries {
            output.line(&self.line(entry))?;
            any = true;
        }
        if !any {
            output.aside("Nothing fits.");
        }
        Ok(())
    }

    fn line(&self, entry: &Entry) -> String {
        let mut parts = vec![heading(entry)];
        parts.extend(self.first_words(entry).map(cut));
        parts.join("  ")
    }

    fn listed<'a>(&self, entry: &'a Entry) -> Listed<'a> {
        Listed { first_words: self.first_words(entry), ..Listed::of(entry) }
    }

    /// The first words, where they were asked for and may be shown.
    fn first_words<'a>(&self, entry: &'a Entry) -> Option<&'a str> {
        let words = if self.words { first_line(entry, clock::now().date_naive()) } else { "" };
        (!words.is_empty()).then_some(words)
    }
}

/// A line cut to its room, never inside a letter.
fn cut(line: &str) -> String {
    let (mut kept, mut width) = (String::new(), 0);
    for letter in line.graphemes(true) {
        width += letter.width();
        if width >= ROOM {
            return format!("{}…", kept.trim_end());
        }
        kept.push_str(letter);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../../tests/data/entry-1.json");

    fn list(words: bool) -> List {
        List { narrow: Narrow::default(), words, json: false }
    }

    #[test]
    fn a_line_names_the_page_and_shows_words_only_when_asked() {
        let mut entry: Entry = serde_json::from_str(EXAMPLE).unwrap();
        entry.answers[0].text = Some("They came home late.\nAgain.".into());
        let line = |words| list(words).line(&entry);
        let start = "k7f3qd9x2m4a  2026-11-22 21:14  When I doubt everything  (bring to session)";
        assert_eq!(line(false), start);
        assert_eq!(line(true), format!("{start}  They came home late."));
        let mut sealed = entry.clone();
        sealed.answers[0].sealed = true;
        assert!(!list(true).line(&sealed).contains("late"));
        sealed.marks.sealed = true;
        assert_eq!(list(true).first_words(&sealed), None);
    }

    #[test]
    fn long_words_are_cut_between_letters() {
        assert_eq!(cut("short"), "short");
        let long = cut(&"👩‍👩‍👧e\u{301}".repeat(40));
        assert!(long.width() <= ROOM && long.ends_with('…'), "{long}");
    }
}
