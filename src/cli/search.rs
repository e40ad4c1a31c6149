//! `mend search`: pages that hold all the words, newest first, each with the line they stand in.
//!
//! What a person keeps to themselves is found too, and its words are shown only when asked for.

use std::borrow::Cow;
use std::io::{self, Read};

use chrono::NaiveDate;
use serde::Serialize;

use super::failure::Failure;
use super::list::{Listed, heading};
use super::narrow::Narrow;
use super::output::Output;
use super::{Context, clock, notebook};
use crate::journal::find::{Finder, Words, excerpt, in_parts, line_of};
use crate::journal::{Entry, Timeline};
use crate::text::excerpt::Excerpt;
use crate::text::show::show_line;

/// Room for the line of a page, in cells.
const ROOM: usize = 76;
/// The most that is read from standard input; words to find are short.
const MOST: u64 = 4096;
/// What stands for a line that is kept to oneself.
const LEFT_OUT: &str = "[kept to yourself: `--sealed` shows it]";

/// Find pages by words in them, newest first
///
/// All the words must be there, in any order. Case and accents do not count, and part of a word is enough. An argument
/// with a space in it, as "red coat", is looked for as it stands. Words given here stay in the history of your shell;
/// `mend search -` reads them from standard input instead. Finding nothing is no fault: it ends with 0, prints nothing,
/// and says so on standard error.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  mend search red coat                     pages that hold both
  mend search \"red coat\" --since march    the two together, since march
  mend search - --json < words.txt         words from a file, for a program")]
pub(super) struct Search {
    /// The words to find; - reads them from standard input
    #[arg(required = true, value_hint = clap::ValueHint::Other)]
    words: Vec<String>,
    #[command(flatten)]
    narrow: Narrow,
    /// Also show the words of what you keep to yourself
    #[arg(long)]
    sealed: bool,
    /// Print it as JSON, for a program to read
    #[arg(long)]
    json: bool,
}

/// One page for a program to read.
#[derive(Serialize)]
struct Found<'a> {
    #[serde(flatten)]
    page: Listed<'a>,
    /// The text in which the words stand; none where they are in the title or the tags, or not to be shown.
    line: Option<Cow<'a, str>>,
}

impl Search {
    pub(super) fn run(&self, context: &Context, output: &mut Output<'_>) -> Result<(), Failure> {
        let today = clock::now().date_naive();
        let filters = self.narrow.filters(today)?;
        let words = self.words()?;
        let timeline = Timeline::new(notebook::read(context, output)?.entries);
        let entries = timeline.entries();
        let mut finder = Finder::default();
        let found = finder.find(entries, &words, &filters).iter().filter_map(|place| entries.get(*place));
        let found = in_parts(&found.collect::<Vec<_>>(), |part| {
            part.iter().map(|entry| (*entry, line_of(entry, &words, today, self.sealed))).collect()
        });
        if self.json { print_json(&found, output) } else { self.print(&found, &words, today, output) }
    }

    fn words(&self) -> Result<Words, Failure> {
        let words = match self.words.as_slice() {
            [one] if one == "-" => Words::read(&from_input()?),
            words => Words::of_arguments(words),
        };
        if words.is_empty() {
            return Err(Failure::WrongUse("Nothing was searched. Give a word to find.".to_owned()));
        }
        Ok(words)
    }

    fn print(
        &self,
        found: &[(&Entry, Option<&str>)],
        words: &Words,
        today: NaiveDate,
        output: &mut Output<'_>,
    ) -> Result<(), Failure> {
        if found.is_empty() {
            output.aside("Nothing fits.");
        }
        let lines =
            in_parts(found, |part| part.iter().map(|found| self.lines(found, words, today)).collect());
        for (place, (heading, line)) in lines.iter().enumerate() {
            if place > 0 {
                output.text("\n")?;
            }
            output.line(heading)?;
            if let Some(Excerpt { line, hits }) = line {
                output.line_found(line, hits)?;
            }
        }
        Ok(())
    }

    /// What is told of a page, and the line in which the words stand.
    fn lines(
        &self,
        (entry, line): &(&Entry, Option<&str>),
        words: &Words,
        today: NaiveDate,
    ) -> (String, Option<Excerpt>) {
        let line = match line {
            Some(line) => Some(excerpt(line, words, ROOM)),
            None if !self.sealed && line_of(entry, words, today, true).is_some() => {
                Some(Excerpt { line: LEFT_OUT.to_owned(), hits: Vec::new() })
            }
            None => None,
        };
        (heading(entry), line)
    }
}

fn print_json(found: &[(&Entry, Option<&str>)], output: &mut Output<'_>) -> Result<(), Failure> {
    let mut pages = Vec::with_capacity(found.len());
    for (entry, line) in found {
        pages.push(Found { page: Listed::of(entry), line: line.map(show_line) });
    }
    output.json(&pages)
}

/// The words on standard input.
fn from_input() -> Result<String, Failure> {
    let mut words = Vec::new();
    if let Err(error) = io::stdin().lock().take(MOST).read_to_end(&mut words) {
        let why = format!("The words could not be read: {error}.");
        return Err(Failure::could_not(&["Nothing was searched.", &why, "Give them again."]));
    }
    Ok(String::from_utf8_lossy(&words).into_owned())
}
