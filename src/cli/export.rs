//! `mend export`: the page for a session, or chosen pages, as a file that the person takes along.
//!
//! What may leave is not decided here: [`Page`] is the only way out. What is written is said, and where it went.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::failure::{Failure, cause};
use super::output::Output;
use super::{Context, clock, notebook};
use crate::export::{Format, written};
use crate::guide::Guide;
use crate::journal::{Entry, EntryId, Profile, Timeline};
use crate::page::{
    Audience, Header, Hiding, HowMuch, LeftOut, Name, Page, Pick, Source, Wanted, may_leave, paragraphs,
    suggested,
};
use crate::text::fold::Needle;
use crate::text::period::{NotDays, Period};
use crate::vault::write_outside;

/// From so many words on, a page takes more than a session has for it (care.md, section 6.3).
const LONG: usize = 1500;
/// Words that are read in a minute, aloud or with care.
const A_MINUTE: usize = 200;

/// Write the page for a session, or chosen pages, as a file to take along
///
/// Without a choice it holds the newest "Get ready for a session" and what is marked to bring. What you keep to
/// yourself is never in it, nor what you deleted, nor a letter that is closed; times of day only with `--times`. It never
/// writes over another file. Names and words given here stay in the history of your shell.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  mend export --preview                            what would be written, and nothing else
  mend export --since \"2 weeks ago\" --name R.       the page for a session, as notes-DATE.md
  mend export --format html --to notes.html        to print
  mend export --entry k7f3 --replace James=J.      one whole page, with another word for a name
  mend export --all --format json --to pages.json  all pages that may leave, for a program")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a person may type")]
pub(super) struct Export {
    /// From this day on: yesterday, "last thursday", "3 weeks ago", 2026-11-02
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// Up to this day, in the same words
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
    /// A whole page, by the first letters of its id; again for one more
    #[arg(long, value_name = "ID", conflicts_with = "all")]
    entry: Vec<String>,
    /// What is marked to bring, and nothing from "Get ready for a session"
    #[arg(long, conflicts_with = "all")]
    marked: bool,
    /// Every page of these days, whole
    #[arg(long)]
    all: bool,
    /// The format: markdown, text, html or json
    #[arg(long, default_value_t = Format::Markdown)]
    format: Format,
    /// The file to write; - is standard output. Without it notes-DATE in this folder
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    to: Option<PathBuf>,
    /// Print exactly what would be written, and write nothing
    #[arg(long, conflicts_with = "to")]
    preview: bool,
    /// Put another word for a name, everywhere; again for one more
    #[arg(long, value_name = "NAME=WORD", value_parser = name)]
    replace: Vec<Name>,
    /// Leave out each paragraph that holds these words; again for more
    #[arg(long, value_name = "WORDS")]
    leave_out: Vec<String>,
    /// Say where something was left out
    #[arg(long)]
    say_left_out: bool,
    /// A name or initials for the top of the page
    #[arg(long, value_name = "NAME", default_value = "")]
    name: String,
    /// It is for a session that both of you go to
    #[arg(long)]
    together: bool,
    /// Leave the line about you out: seat, kind of break, how long ago
    #[arg(long)]
    no_about: bool,
    /// Leave the numbers out
    #[arg(long)]
    no_numbers: bool,
    /// Also tell times of day
    #[arg(long)]
    times: bool,
}

/// A name and the word for it, as `James=J.`
fn name(typed: &str) -> Result<Name, String> {
    let both = typed.split_once('=').and_then(|(name, word)| Name::new(name, word));
    both.ok_or_else(|| "a name and a word with = between, as James=J.".to_owned())
}

impl Export {
    pub(super) fn run(&self, context: &Context, output: &mut Output<'_>) -> Result<(), Failure> {
        let today = clock::now().date_naive();
        let loaded = notebook::read(context, output)?;
        let timeline = Timeline::new(loaded.entries);
        let wanted = self.wanted(timeline.entries(), today)?;
        if wanted.picks.is_empty() {
            return Err(self.nothing());
        }
        let (page, text) = self.page(&wanted, timeline.entries(), &loaded.profile, today);
        tell_length(&page, output);
        let to_screen = self.preview || self.to.as_deref() == Some(Path::new("-"));
        if to_screen { output.text(&text) } else { self.write(&text, today, output) }
    }

    fn page(
        &self,
        wanted: &Wanted,
        entries: &[Entry],
        profile: &Profile,
        today: NaiveDate,
    ) -> (Page, String) {
        let guide = Guide::new();
        let page = Page::make(wanted, &Source { entries, profile, guide: &guide, today });
        let text = written(&page, self.format);
        (page, text)
    }

    /// Everything that was chosen.
    fn wanted(&self, entries: &[Entry], today: NaiveDate) -> Result<Wanted, Failure> {
        let since = day("--since", self.since.as_deref(), today, Period::first_day)?;
        let until = day("--until", self.until.as_deref(), today, Period::last_day)?;
        if since.zip(until).is_some_and(|(since, until)| until < since) {
            return Err(no_day("--until", NotDays::Backwards));
        }
        let told = !self.no_about;
        let mut wanted = Wanted {
            audience: if self.together { Audience::Together } else { Audience::Alone },
            name: self.name.clone(),
            since,
            until,
            header: Header { seat: told, kind: told, since: told },
            numbers: !self.no_numbers,
            times: self.times,
            ..Wanted::default()
        };
        wanted.picks = self.picks(&wanted, entries, today)?;
        wanted.hiding = self.hiding(&wanted, entries, today);
        Ok(wanted)
    }

    fn picks(&self, wanted: &Wanted, entries: &[Entry], today: NaiveDate) -> Result<Vec<Pick>, Failure> {
        let whole = |entry: &Entry| Pick {
            entry: entry.id.clone(),
            revision: entry.revision,
            how_much: HowMuch::Whole,
        };
        if self.all {
            let leaves = |entry: &&Entry| {
                wanted.is_about(entry.created.date_naive()) && may_leave(entry, today).is_some()
            };
            return Ok(entries.iter().filter(leaves).map(whole).collect());
        }
        let mut picks: Vec<Pick> = Vec::new();
        for start in &self.entry {
            let pick = whole(found(start, entries, today)?);
            if !picks.contains(&pick) {
                picks.push(pick);
            }
        }
        if self.marked || self.entry.is_empty() {
            let is_prep = |pick: &Pick| {
                let entry = entries.iter().find(|entry| entry.id == pick.entry);
                entry.is_some_and(|entry| entry.path.as_ref().is_some_and(|path| path.id == "session-prep"))
            };
            let more = suggested(wanted, entries, today).into_iter();
            let more = more.filter(|pick| !(self.marked && is_prep(pick)));
            let named: Vec<EntryId> = picks.iter().map(|pick| pick.entry.clone()).collect();
            picks.extend(more.filter(|pick| !named.contains(&pick.entry)));
        }
        Ok(picks)
    }

    /// Names, and the paragraphs that hold words which are to be left out.
    fn hiding(&self, wanted: &Wanted, entries: &[Entry], today: NaiveDate) -> Hiding {
        let words: Vec<_> = self.leave_out.iter().filter_map(|words| Needle::new(words)).collect();
        let mut left_out = BTreeSet::new();
        let picked = |entry: &&Entry| wanted.picks.iter().any(|pick| pick.entry == entry.id);
        for entry in entries.iter().filter(picked).filter_map(|entry| may_leave(entry, today)) {
            let out =
                paragraphs(&entry).into_iter().filter(|one| words.iter().any(|word| word.is_in(&one.text)));
            left_out.extend(out.map(|one| LeftOut { entry: entry.id.clone(), place: one.place }));
        }
        Hiding { names: self.replace.clone(), left_out, says_so: self.say_left_out }
    }

    fn nothing(&self) -> Failure {
        let days = if self.since.is_some() || self.until.is_some() { " in these days" } else { "" };
        Failure::could_not(&[
            "Nothing was written.",
            &format!("Nothing that may leave was chosen{days}: no page is marked to bring."),
            "`m` on a page marks it; `--entry ID` takes one whole.",
        ])
    }

    fn write(&self, text: &str, today: NaiveDate, output: &mut Output<'_>) -> Result<(), Failure> {
        let named = || PathBuf::from(format!("notes-{today}.{}", self.format.ending()));
        let path = self.to.clone().unwrap_or_else(named);
        match write_outside(&path, text.as_bytes()) {
            Ok(true) => {}
            Ok(false) => {
                return Err(Failure::could_not(&[
                    "Nothing was written.",
                    &format!("There is another file already: {}.", path.display()),
                    "Name another one with `--to`.",
                ]));
            }
            Err(fault) => {
                let sentences =
                    ["Your notebook is untouched.", &cause(&fault), "Name another place with `--to`."];
                return Err(Failure::could_not(&sentences));
            }
        }
        output.aside_line(&format!("Written: {}", path.display()));
        output.aside("Only your account can read it here; whoever you hand it to can too. Delete it when it is done with.");
        if self.together {
            output.aside(
                "Some couple therapists do not keep one partner's notes from the other. Ask what their rule is first.",
            );
        }
        Ok(())
    }
}

/// The one page whose id begins so and which may leave.
fn found<'a>(start: &str, entries: &'a [Entry], today: NaiveDate) -> Result<&'a Entry, Failure> {
    let start = start.to_ascii_lowercase();
    let mut fit = entries.iter().filter(|entry| entry.id.as_str().starts_with(&start));
    let failure =
        |why: String| Failure::could_not(&["Nothing was written.", &why, "`mend list` shows the ids."]);
    let Some(first) = fit.next() else {
        return Err(failure(format!("No page has an id that begins with \"{start}\".")));
    };
    if fit.any(|entry| entry.id != first.id) {
        return Err(failure(format!("Several pages have an id that begins with \"{start}\".")));
    }
    if may_leave(first, today).is_none() {
        return Err(failure(format!("You keep the page {} to yourself, so it does not leave.", first.id)));
    }
    Ok(first)
}

fn day(
    name: &str,
    words: Option<&str>,
    today: NaiveDate,
    read: fn(&str, NaiveDate) -> Result<NaiveDate, NotDays>,
) -> Result<Option<NaiveDate>, Failure> {
    words.map(|words| read(words, today)).transpose().map_err(|why| no_day(name, why))
}

fn no_day(name: &str, why: NotDays) -> Failure {
    Failure::WrongUse(format!("Nothing was written. `{name}`: {why}."))
}

/// About how long it takes to read, and what helps where that is too long.
fn tell_length(page: &Page, output: &mut Output<'_>) {
    let words = page.words();
    let minutes = words.div_ceil(A_MINUTE).max(1);
    let unit = if minutes == 1 { "minute" } else { "minutes" };
    output.aside(&format!("{words} of your words, about {minutes} {unit} to read."));
    if words > LONG {
        output.aside("That is long for a session. Mark one line of each page, and it holds those.");
    }
}
