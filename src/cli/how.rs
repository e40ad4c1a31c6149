//! `mend how`: how it has been, in sentences; with `--plain` each mark of the figures in one of its own, for the ear.
//!
//! It draws nothing, on a terminal or not. What a person keeps to themselves is left out unless it is asked for, as from
//! everything that may be sent on.

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use serde::Serialize;

use super::failure::Failure;
use super::output::Output;
use super::{Context, clock, notebook};
use crate::guide::{Figure, Guide};
use crate::journal::Timeline;
use crate::journal::patterns::{Feeling, Opened, Patterns, Sitting, Span};

/// Say how it has been, in sentences
///
/// The numbers you gave when you came and when you left, the feelings you named and which of them together, the pages
/// of the guide you opened, the days you wrote on. It describes and concludes nothing. With --plain every mark of the
/// charts follows as a line of its own, to be read aloud.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  mend how                the last four weeks, in sentences
  mend how --span 3m      the last three months
  mend --plain how        every mark in a sentence of its own, for the ear")]
#[command(after_long_help = "Examples:
  mend how                the last four weeks, in sentences
  mend how --span 3m      the last three months
  mend --plain how        every mark in a sentence of its own, for the ear

With --json:
  span, since, until  what was looked at, with its first and last day
  numbers             each sitting with a number, oldest first: day, before, after (0 to 10, or null)
  feelings            word, times (in how many sittings), with (other words of the same sittings)
  paths               id, title, times
  days                the days written on, oldest first
  sealed_left_out     whether pages or answers kept to yourself would change any of this")]
pub(super) struct How {
    /// How far back: four weeks, three months, or all of it
    #[arg(long, default_value = "4w", value_parser = PossibleValuesParser::new(Span::ALL.map(Span::id)))]
    span: String,
    /// Count in what you keep to yourself
    #[arg(long)]
    sealed: bool,
    /// Print the numbers as JSON, for a program to read
    #[arg(long)]
    json: bool,
}

/// All of it for a program to read.
#[derive(Serialize)]
struct Told<'a> {
    span: &'static str,
    since: NaiveDate,
    until: NaiveDate,
    numbers: Vec<Numbers>,
    feelings: Vec<Named<'a>>,
    paths: Vec<Path<'a>>,
    days: &'a [NaiveDate],
    sealed_left_out: bool,
}

#[derive(Serialize)]
struct Numbers {
    day: NaiveDate,
    before: Option<u8>,
    after: Option<u8>,
}

#[derive(Serialize)]
struct Named<'a> {
    word: &'a str,
    times: usize,
    with: Vec<With<'a>>,
}

#[derive(Serialize)]
struct With<'a> {
    word: &'a str,
    times: usize,
}

#[derive(Serialize)]
struct Path<'a> {
    id: &'a str,
    title: &'a str,
    times: usize,
}

impl How {
    pub(super) fn run(&self, context: &Context, output: &mut Output<'_>) -> Result<(), Failure> {
        let today = clock::now().date_naive();
        let timeline = Timeline::new(notebook::read(context, output)?.entries);
        let all = Patterns::of(timeline.entries(), self.span(), today);
        let shown =
            if self.sealed { all.clone() } else { Patterns::open(timeline.entries(), self.span(), today) };
        let left_out = shown != all;
        if self.json {
            return output.json(&told(&shown, left_out));
        }
        print(&shown, context.plain, left_out, output)
    }

    fn span(&self) -> Span {
        Span::ALL.into_iter().find(|span| span.id() == self.span).unwrap_or_default()
    }
}

fn print(patterns: &Patterns, facts: bool, left_out: bool, output: &mut Output<'_>) -> Result<(), Failure> {
    let guide = Guide::new();
    let how = &guide.words().plain.how;
    output.line(&format!("{}: {}.", how.title, how.spans.of(patterns.span)))?;
    for Figure { title, sentences, facts: each } in guide.words().how_it_has_been(patterns) {
        if facts {
            output.text("\n")?;
            output.line(&format!("{title}."))?;
        }
        for line in sentences.iter().chain(each.iter().filter(|_| facts)) {
            output.line(line)?;
        }
    }
    if left_out {
        output.aside(&how.sealed_out);
    }
    Ok(())
}

fn told(patterns: &Patterns, sealed_left_out: bool) -> Told<'_> {
    let feelings = patterns.feelings.all();
    let with = |(place, times): &(usize, usize)| {
        Some(With { word: feelings.get(*place)?.word.as_str(), times: *times })
    };
    let named = |one: &'_ Feeling| one.with.iter().filter_map(with).collect();
    let numbers = |one: &Sitting| Numbers { day: one.day, before: one.before, after: one.after };
    Told {
        span: patterns.span.id(),
        since: patterns.since,
        until: patterns.until,
        numbers: patterns.numbers.sittings().iter().map(numbers).collect(),
        feelings: feelings
            .iter()
            .map(|one| Named { word: &one.word, times: one.times, with: named(one) })
            .collect(),
        paths: patterns.paths.all().iter().map(path).collect(),
        days: patterns.days.all(),
        sealed_left_out,
    }
}

fn path(opened: &Opened) -> Path<'_> {
    Path { id: &opened.id, title: &opened.title, times: opened.times }
}
