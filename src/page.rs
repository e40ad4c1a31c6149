//! What may leave: the page that a person takes to a therapist, made of what they chose and of nothing else.
//!
//! Everything that is written outside the notebook passes [`Page::make`], which strips an entry of what is sealed, closed
//! or deleted, leaves out the paragraphs that were hidden, and puts other words for names, before a single line of the
//! page is made. Nothing else can make a [`Page`], and the formats take nothing but one.
//!
//! Pure: it knows no format, no file and no clock.

mod allowed;
mod choose;
mod first;
mod fit;
mod names;
mod paragraphs;
#[cfg(test)]
mod properties;
mod sheet;

pub use allowed::may_leave;
pub use choose::{Audience, Header, Hiding, HowMuch, LeftOut, Pick, Wanted, suggested};
pub use first::{Body, Chart, ChartRow, Part, Row, Tried};
pub use fit::{COLUMNS, FIRST_PAGE, LEAD, label_width};
pub use names::{Name, replaced};
pub use paragraphs::{Paragraph, paragraphs};
pub use sheet::{Asked, Given, Sheet};

use std::fmt;

use chrono::NaiveDate;

use crate::guide::Guide;
use crate::journal::{Entry, Profile};

/// A page as it will be written, whatever the format.
#[derive(Clone, Default, PartialEq)]
pub struct Page {
    head: Head,
    parts: Vec<Part>,
    small: Vec<String>,
    sheets: Vec<Sheet>,
    entries: Vec<Entry>,
    redacted: bool,
    words: usize,
}

/// What stands at the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// A title that says nothing to whoever sees it lie about.
    pub title: String,
    /// The name or initials, as chosen; empty where none was.
    pub name: String,
    /// From which day to which: "2-22 Nov 2026".
    pub days: String,
    /// When it was made: "made 22 Nov 2026".
    pub made: String,
    /// Who it is for.
    pub audience: String,
    /// The seat, the kind of break, how long since it came out: what was not left out of the three.
    pub about: Vec<String>,
}

/// What a page is made of, beside the choice.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The journal, in any order.
    pub entries: &'a [Entry],
    /// What is known of the person.
    pub profile: &'a Profile,
    /// The words.
    pub guide: &'a Guide,
    /// The day that it is made.
    pub today: NaiveDate,
}

impl Page {
    /// Makes the page that was asked for. What may not leave is not in it, whatever was asked.
    pub fn make(wanted: &Wanted, source: &Source<'_>) -> Self {
        let chosen = choose::chosen(wanted, source);
        let (parts, shortened) = first::parts(wanted, source, &chosen);
        let sheets = sheet::sheets(wanted, source, &chosen, shortened);
        let mut page = Self {
            head: first::head(wanted, source, &chosen),
            parts,
            small: first::small(source.guide),
            sheets,
            redacted: chosen.redacted,
            entries: chosen.into_entries(wanted.times),
            words: 0,
        };
        page.words = page.count_words();
        page
    }

    /// What stands at the top.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The parts of the first page, in their order; what is empty is not among them.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What stands at the foot of the first page: what is told in person, then the small print.
    pub fn small(&self) -> &[String] {
        &self.small
    }

    /// The chosen entries, by date, from the second page on.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The same entries for a program to read, in the same state: stripped, hidden, renamed.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether names were replaced or paragraphs left out, or something that may not leave was.
    pub fn is_redacted(&self) -> bool {
        self.redacted
    }

    /// How many words of the person's own are on it.
    pub fn words(&self) -> usize {
        self.words
    }

    fn count_words(&self) -> usize {
        let parts = self.parts.iter().flat_map(Part::texts);
        let sheets = self.sheets.iter().flat_map(Sheet::texts);
        parts.chain(sheets).map(|text| text.split_whitespace().count()).sum()
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Page(…)")
    }
}

impl fmt::Debug for Source<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Source(…)")
    }
}
