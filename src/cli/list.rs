//! `mend list`: one line for each page, newest first.
//!
//! The first words are shown only when asked for: a list may stay on a screen that others pass.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::failure::Failure;
use super::output::Output;
use super::{Context, notebook};
use crate::journal::sheet;
use crate::journal::{Entry, Kind, Moment, Timeline};
use crate::text::dates;

/// Room for the first words of a page, in cells.
const ROOM: usize = 48;

/// List your pages, one a line, newest first
#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// Also show the first words of each page
    #[arg(long)]
    words: bool,
    /// Print it as JSON, for a program to read
    #[arg(long)]
    json: bool,
}

/// One page for a program to read.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    created: Moment,
    kind: &'a Kind,
    path: Option<&'a str>,
    title: &'a str,
    bring: bool,
    sealed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_words: Option<&'a str>,
}

impl List {
    pub(super) fn run(&self, context: &Context, output: &mut Output<'_>) -> Result<(), Failure> {
        let loaded = notebook::read(context, output)?;
        let timeline = Timeline::new(loaded.entries);
        if self.json {
            let listed: Vec<Listed<'_>> = timeline.entries().iter().map(|entry| self.listed(entry)).collect();
            return output.json(&listed);
        }
        for entry in timeline.entries() {
            output.line(&self.line(entry))?;
        }
        Ok(())
    }

    fn line(&self, entry: &Entry) -> String {
        let begun = format!("{} {}", entry.created.date_naive(), dates::time(entry.created));
        let mut parts = vec![entry.id.to_string(), begun, sheet::title(entry).to_owned()];
        let marks: Vec<&str> = sheet::marks(&entry.marks).collect();
        if !marks.is_empty() {
            parts.push(format!("({})", marks.join(", ")));
        }
        parts.extend(self.first_words(entry).map(cut));
        parts.join("  ")
    }

    fn listed<'a>(&self, entry: &'a Entry) -> Listed<'a> {
        Listed {
            id: entry.id.as_str(),
            created: entry.created,
            kind: &entry.kind,
            path: entry.path.as_ref().map(|path| path.id.as_str()),
            title: sheet::title(entry),
            bring: !entry.marks.bring.is_empty(),
            sealed: entry.marks.sealed,
            first_words: self.first_words(entry),
        }
    }

    /// The first words, where they were asked for and may be shown.
    fn first_words<'a>(&self, entry: &'a Entry) -> Option<&'a str> {
        let mut open = entry.answers.iter().filter(|answer| !answer.sealed && !answer.deleted);
        if !self.words || entry.marks.sealed {
            return None;
        }
        let words = open.find_map(|answer| answer.own_words().first().copied())?;
        words.trim().lines().next()
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

    #[test]
    fn a_line_names_the_page_and_shows_words_only_when_asked() {
        let mut entry: Entry = serde_json::from_str(EXAMPLE).unwrap();
        entry.answers[0].text = Some("They came home late.\nAgain.".into());
        let line = |words| List { words, json: false }.line(&entry);
        let start = "k7f3qd9x2m4a  2026-11-22 21:14  When I doubt everything  (bring to session)";
        assert_eq!(line(false), start);
        assert_eq!(line(true), format!("{start}  They came home late."));
        let mut sealed = entry.clone();
        sealed.answers[0].sealed = true;
        assert!(!List { words: true, json: false }.line(&sealed).contains("late"));
        sealed.marks.sealed = true;
        assert_eq!(List { words: true, json: false }.first_words(&sealed), None);
    }

    #[test]
    fn long_words_are_cut_between_letters() {
        assert_eq!(cut("short"), "short");
        let long = cut(&"👩‍👩‍👧e\u{301}".repeat(40));
        assert!(long.width() <= ROOM && long.ends_with('…'), "{long}");
    }
}
