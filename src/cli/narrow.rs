//! The filters that `list` and `search` share, from the shell's words to those of the journal.

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;

use super::failure::Failure;
use crate::guide::Section;
use crate::journal::Kind;
use crate::journal::find::{Filters, KINDS, Mark, kind_id};
use crate::text::period::{NotDays, Period};

/// Which pages. All that is given must fit.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Which pages")]
pub(super) struct Narrow {
    /// Pages from one part of the guide
    #[arg(long, value_parser = PossibleValuesParser::new(Section::ALL.map(Section::id)))]
    section: Option<String>,
    /// Pages of one kind
    #[arg(long, value_parser = PossibleValuesParser::new(KINDS.iter().map(kind_id).collect::<Vec<_>>()))]
    kind: Option<String>,
    /// Pages that name this feeling, such as stung; again for one more
    #[arg(long, value_name = "WORD")]
    feeling: Vec<String>,
    /// Pages marked so; again for one more
    #[arg(long, value_name = "MARK", value_parser = PossibleValuesParser::new(Mark::ALL.map(Mark::id)))]
    marked: Vec<String>,
    /// Pages with this tag; again for one more
    #[arg(long)]
    tag: Vec<String>,
    /// Pages from this day on: yesterday, last week, "3 weeks ago", march, 2026-03-14
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// Pages up to this day, in the same words
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
}

impl Narrow {
    /// The same as the journal knows it, seen from today.
    pub(super) fn filters(&self, today: NaiveDate) -> Result<Filters, Failure> {
        let period = self.period(today)?;
        let kind = |id: &String| KINDS.into_iter().find(|kind: &Kind| kind_id(kind) == id);
        let mark = |id: &String| Mark::ALL.into_iter().find(|mark| mark.id() == id);
        Ok(Filters {
            section: self.section.clone(),
            kind: self.kind.as_ref().and_then(kind),
            feelings: self.feeling.clone(),
            marks: self.marked.iter().filter_map(mark).collect(),
            tags: self.tag.clone(),
            period,
        })
    }

    fn period(&self, today: NaiveDate) -> Result<Period, Failure> {
        let read =
            |name: &str, words: &Option<String>, read: fn(&str, NaiveDate) -> Result<NaiveDate, NotDays>| {
                let day = words.as_deref().map(|words| read(words, today));
                day.transpose().map_err(|why| no_day(name, why))
            };
        let since = read("--since", &self.since, Period::first_day)?;
        let until = read("--until", &self.until, Period::last_day)?;
        if since.zip(until).is_some_and(|(since, until)| until < since) {
            return Err(no_day("--until", NotDays::Backwards));
        }
        Ok(Period { since, until })
    }
}

fn no_day(name: &str, why: NotDays) -> Failure {
    Failure::WrongUse(format!("Nothing was changed. `{name}`: {why}."))
}
