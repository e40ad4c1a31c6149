//! `mend show`: one page, or all of them, as plain text or JSON.

use serde_json::Value;

use super::failure::Failure;
use super::output::Output;
use super::{Context, clock, notebook};
use crate::guide::Guide;
use crate::journal::sheet::Sheet;
use crate::journal::{Answer, Draft, Entry, Timeline, changes};
use crate::vault::Vault;

/// Show a page, or all of them, oldest first
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  mend show k7f3                     the page whose id begins so
  mend show --all                    every page, oldest first
  mend show k7f3 --sealed            with what you keep to yourself
  mend show --all --drafts --json    with pages not finished, for a program
  mend show k7f3 --versions          what was changed on it, and when
  mend show k7f3 --revision 2        as it was in its second version")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a person may type")]
#[command(group = clap::ArgGroup::new("which").required(true))]
pub(super) struct Show {
    /// The page's id, or the first letters of it, as `mend list` shows them
    #[arg(group = "which", value_hint = clap::ValueHint::Other)]
    id: Option<String>,
    /// Show every page
    #[arg(long, group = "which")]
    all: bool,
    /// List its versions instead: their numbers, when they were written, what was done then
    #[arg(long, conflicts_with_all = ["all", "drafts"])]
    versions: bool,
    /// Show it as it was in the version with this number
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["all", "versions", "drafts"])]
    revision: Option<u32>,
    /// Also show pages that are not finished
    #[arg(long)]
    drafts: bool,
    /// Also show what you keep to yourself
    #[arg(long)]
    sealed: bool,
    /// Also show letters that are closed until a later day
    #[arg(long)]
    closed: bool,
    /// Print it as JSON, for a program to read
    #[arg(long)]
    json: bool,
}

/// A page that may be shown.
struct Page {
    entry: Entry,
    draft: bool,
}

impl Show {
    pub(super) fn run(&self, context: &Context, output: &mut Output<'_>) -> Result<(), Failure> {
        let (vault, loaded) = notebook::open(context, output)?;
        let mut pages = in_order(loaded.entries);
        if self.drafts {
            pages.extend(loaded.drafts.into_iter().map(Page::draft));
        }
        if let Some(start) = &self.id {
            pages = chosen(pages, &start.to_ascii_lowercase())?;
        }
        if self.versions || self.revision.is_some() {
            pages = with_earlier(pages, &vault);
        }
        if self.versions && !self.json {
            return list(&pages, output);
        }
        if let Some(revision) = self.revision {
            pages = of_revision(pages, revision)?;
        }
        if self.json { self.print_json(&pages, output) } else { self.print(&pages, output) }
    }

    fn print(&self, pages: &[Page], output: &mut Output<'_>) -> Result<(), Failure> {
        for (place, page) in pages.iter().enumerate() {
            if place > 0 {
                output.text("\n\n")?;
            }
            let closed_on = (!self.closed).then(|| clock::now().date_naive());
            let sheet = Sheet { entry: &page.entry, draft: page.draft, sealed: self.sealed, closed_on };
            output.text(&sheet.text())?;
        }
        Ok(())
    }

    fn print_json(&self, pages: &[Page], output: &mut Output<'_>) -> Result<(), Failure> {
        let shown = pages.iter().filter(|page| self.sealed || !page.entry.marks.sealed);
        let values: Vec<Value> = shown.filter_map(|page| self.value(page)).collect();
        self.tell_left_out(pages, output);
        match values.as_slice() {
            [one] if !self.all => output.json(one),
            all => output.json(&all),
        }
    }

    /// In JSON nothing can stand for what is left out, so it is said beside it.
    fn tell_left_out(&self, pages: &[Page], output: &mut Output<'_>) {
        let holds =
            |page: &Page| page.entry.marks.sealed || page.entry.answers.iter().any(|answer| answer.sealed);
        if !self.sealed && pages.iter().any(holds) {
            output.aside("What you keep to yourself is left out. `--sealed` shows it.");
        }
        if pages.iter().any(|page| page.entry.answers.iter().any(|answer| self.stays_closed(answer))) {
            output.aside(
                "A letter is closed until a later day, and its words are left out. `--closed` shows them.",
            );
        }
    }

    /// Whether the words of an answer are closed today and were not asked for.
    fn stays_closed(&self, answer: &Answer) -> bool {
        let today = clock::now().date_naive();
        !self.closed && answer.closed_until.is_some_and(|until| until > today)
    }

    /// A page as it stands in its file, without what is sealed. A draft says so by one more field.
    fn value(&self, page: &Page) -> Option<Value> {
        let mut entry = page.entry.clone();
        if !self.sealed {
            let sealed: Vec<String> = entry
                .answers
                .iter()
                .filter(|answer| answer.sealed)
                .map(|answer| answer.step.clone())
                .collect();
            entry.answers.retain(|answer| !answer.sealed);
            // A passage marked to bring would carry the words all the same.
            entry.marks.bring.retain(|bring| bring.step.as_ref().is_none_or(|step| !sealed.contains(step)));
        }
        for answer in entry.answers.iter_mut().filter(|answer| self.stays_closed(answer)) {
            answer.text = None;
        }
        let mut value = serde_json::to_value(&entry).ok()?;
        if page.draft
            && let Some(fields) = value.as_object_mut()
        {
            fields.insert("draft".to_owned(), Value::Bool(true));
        }
        Some(value)
    }
}

impl Page {
    fn draft(draft: Draft) -> Self {
        Self { entry: draft.entry, draft: true }
    }
}

/// The versions that stand, and below them the earlier ones, the latest first.
fn with_earlier(mut pages: Vec<Page>, vault: &Vault) -> Vec<Page> {
    let earlier = pages.first().map(|page| vault.versions(&page.entry.id)).unwrap_or_default();
    pages.reverse();
    pages.extend(earlier.into_iter().map(|entry| Page { entry, draft: false }));
    pages
}

/// One line for each version: its number, when it was written or changed, and what was done to it then.
fn list(pages: &[Page], output: &mut Output<'_>) -> Result<(), Failure> {
    let guide = Guide::new();
    let words = &guide.words().plain.entry.versions;
    for (place, page) in pages.iter().enumerate() {
        let entry = &page.entry;
        let at = entry.changed().format("%Y-%m-%d %H:%M");
        let later = place.checked_sub(1).and_then(|before| pages.get(before));
        let said =
            later.map_or_else(|| words.now.clone(), |later| words.done_then(&changes(entry, &later.entry)));
        output.line(&format!("{}  {at}  {said}", entry.revision))?;
    }
    Ok(())
}

/// Those of this number; two may have come apart under one.
fn of_revision(pages: Vec<Page>, revision: u32) -> Result<Vec<Page>, Failure> {
    let found: Vec<Page> = pages.into_iter().filter(|page| page.entry.revision == revision).collect();
    if found.is_empty() {
        return Err(Failure::could_not(&[
            "Your page is as it was.",
            &format!("It has no version {revision} that is kept and can be read."),
            "`--versions` lists those there are.",
        ]));
    }
    Ok(found)
}

/// Kept pages, oldest first, as one reads.
fn in_order(entries: Vec<Entry>) -> Vec<Page> {
    let timeline = Timeline::new(entries);
    timeline.entries().iter().rev().map(|entry| Page { entry: entry.clone(), draft: false }).collect()
}

/// The page whose id begins so; two versions of it are both shown.
fn chosen(pages: Vec<Page>, start: &str) -> Result<Vec<Page>, Failure> {
    let mut found: Vec<Page> =
        pages.into_iter().filter(|page| page.entry.id.as_str().starts_with(start)).collect();
    let Some(first) = found.first().map(|page| page.entry.id.clone()) else {
        return Err(Failure::could_not(&[
            "Your pages are as they were.",
            &format!("None has an id that begins with \"{start}\"."),
            "`mend list` shows the ids.",
        ]));
    };
    if found.iter().any(|page| page.entry.id != first) {
        let several = format!("Several have an id that begins with \"{start}\".");
        return Err(Failure::could_not(&[
            "Your pages are as they were.",
            &several,
            "Give more of its letters.",
        ]));
    }
    found.sort_by_key(|page| page.entry.revision);
    Ok(found)
}
