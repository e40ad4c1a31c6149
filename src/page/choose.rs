//! What a person chose for a page, and the entries that are left of it once it was done: stripped, hidden, renamed.
//!
//! Everything after this works on these copies only.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{NaiveDate, NaiveTime};

use super::Source;
use super::allowed::{is_of, may_leave};
use super::names::{Name, replaced};
use super::paragraphs::{Paragraph, paragraphs, without};
use crate::journal::{Answer, Bring, Entry, EntryId, Marked, Moment};

/// The path whose answers make the first page.
pub(super) const PREP: &str = "session-prep";

/// Who a page is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// A therapist the person sees alone.
    #[default]
    Alone,
    /// One they see together.
    Together,
    /// Someone else.
    Other,
    /// The person.
    Me,
}

/// Which of the three stand in the line about the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The seat.
    pub seat: bool,
    /// What kind of break it was.
    pub kind: bool,
    /// How long since it came out.
    pub since: bool,
}

/// How much of an entry goes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowMuch {
    /// All that may leave.
    Whole,
    /// The answers and passages marked to bring, and nothing else.
    Marked,
}

/// One entry that goes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Its id.
    pub entry: EntryId,
    /// Which of its versions was chosen.
    pub revision: u32,
    /// How much of it.
    pub how_much: HowMuch,
}

/// A paragraph that is left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// The entry.
    pub entry: EntryId,
    /// The place of the paragraph among those of the entry, as [`paragraphs`](super::paragraphs) of what
    /// [`may_leave`] leaves tells them.
    pub place: usize,
}

/// What is hidden.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hiding {
    /// Names, and the words for them.
    pub names: Vec<Name>,
    /// Paragraphs.
    pub left_out: BTreeSet<LeftOut>,
    /// Whether the page says where something was left out.
    pub says_so: bool,
}

/// Everything that was chosen.
#[derive(Clone, PartialEq)]
pub struct Wanted {
    /// Who it is for.
    pub audience: Audience,
    /// A name or initials for the top; empty for none.
    pub name: String,
    /// The first day that it is about; none begins with the first entry.
    pub since: Option<NaiveDate>,
    /// The last day; none ends with the last entry.
    pub until: Option<NaiveDate>,
    /// The entries that go along.
    pub picks: Vec<Pick>,
    /// The line about the person.
    pub header: Header,
    /// Whether the numbers of these days stand on the first page.
    pub numbers: bool,
    /// What made it worse, in the person's words; empty for nothing.
    pub worse: String,
    /// Whether times of day are told.
    pub times: bool,
    /// What is hidden.
    pub hiding: Hiding,
}

impl Default for Header {
    fn default() -> Self {
        Self { seat: true, kind: true, since: true }
    }
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            audience: Audience::Alone,
            name: String::new(),
            since: None,
            until: None,
            picks: Vec::new(),
            header: Header::default(),
            numbers: true,
            worse: String::new(),
            times: false,
            hiding: Hiding::default(),
        }
    }
}

impl fmt::Debug for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wanted(…)")
    }
}

impl Wanted {
    /// Whether a day is one of those it is about.
    pub fn is_about(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| day >= since) && self.until.is_none_or(|until| day <= until)
    }

    /// A text of the person's as it leaves: with other words for names.
    pub(super) fn renamed(&self, text: &str) -> String {
        replaced(text, &self.hiding.names)
    }
}

/// What is ticked before the person chose anything: the entries of these days that are marked to bring, each with as
/// much of it as was marked, and the newest *Get ready for a session*.
pub fn suggested(wanted: &Wanted, entries: &[Entry], today: NaiveDate) -> Vec<Pick> {
    let open =
        |entry: &&Entry| may_leave(entry, today).is_some() && wanted.is_about(entry.created.date_naive());
    let prep = entries.iter().filter(open).filter(|entry| is_prep(entry)).max_by_key(|entry| entry.created);
    let marked = entries.iter().filter(open).filter(|entry| !is_prep(entry) && !entry.marks.bring.is_empty());
    let pick = |entry: &Entry| {
        let whole = is_prep(entry) || entry.marks.bring.iter().any(|bring| bring.step.is_none());
        let how_much = if whole { HowMuch::Whole } else { HowMuch::Marked };
        Pick { entry: entry.id.clone(), revision: entry.revision, how_much }
    };
    prep.into_iter().chain(marked).map(pick).collect()
}

/// Whether an entry is a walk through the path before a session.
pub(super) fn is_prep(entry: &Entry) -> bool {
    entry.path.as_ref().is_some_and(|path| path.id == PREP)
}

/// What is left of the entries that were chosen, oldest first.
#[derive(Default)]
pub(super) struct Chosen {
    pub(super) entries: Vec<Entry>,
    pub(super) redacted: bool,
}

/// Does to the chosen entries what was chosen for them.
pub(super) fn chosen(wanted: &Wanted, source: &Source<'_>) -> Chosen {
    let mut chosen = Chosen::default();
    let instead = wanted.hiding.says_so.then(|| source.guide.words().plain.for_session.left_out.as_str());
    for entry in source.entries {
        let Some(pick) = wanted.picks.iter().find(|pick| pick.is_of(entry)) else { continue };
        let Some(open) = may_leave(entry, source.today) else { continue };
        let hidden = hide(&open, wanted, instead);
        let limited = match pick.how_much {
            HowMuch::Whole => hidden,
            HowMuch::Marked => only_marked(hidden),
        };
        chosen.redacted |= !has_same_words(&limited, entry);
        chosen.entries.push(limited);
    }
    chosen.entries.sort_by(|one, other| (one.created, &one.id).cmp(&(other.created, &other.id)));
    drop_copies(&mut chosen.entries);
    for entry in &mut chosen.entries {
        let before = entry.clone();
        rename(entry, wanted);
        chosen.redacted |= *entry != before;
    }
    chosen
}

impl Pick {
    fn is_of(&self, entry: &Entry) -> bool {
        self.entry == entry.id && self.revision == entry.revision
    }
}

impl Chosen {
    /// The walk before a session that the first page is made of.
    pub(super) fn prep(&self) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| is_prep(entry))
    }

    /// The entries as they leave; without times of day where those are not told.
    pub(super) fn into_entries(self, times: bool) -> Vec<Entry> {
        let mut entries = self.entries;
        if !times {
            entries.iter_mut().for_each(forget_times);
        }
        entries
    }
}

/// Without the paragraphs that are left out, and without marks on words that went with them.
fn hide(entry: &Entry, wanted: &Wanted, instead: Option<&str>) -> Entry {
    let places =
        wanted.hiding.left_out.iter().filter(|one| one.entry == entry.id).map(|one| one.place).collect();
    let mut hidden = without(entry, &places, instead);
    let gone: Vec<Paragraph> =
        paragraphs(entry).into_iter().filter(|paragraph| places.contains(&paragraph.place)).collect();
    for quote in hidden.marks.bring.iter_mut().filter_map(|bring| bring.quote.as_mut()) {
        let stays = |line: &&str| !gone.iter().any(|paragraph| paragraph.text == line.trim());
        let left = quote.lines().filter(stays).collect::<Vec<_>>().join("\n");
        left.trim().clone_into(quote);
    }
    hidden.marks.bring.retain(|bring| bring.quote.as_deref() != Some("") && is_of(bring, &hidden.answers));
    hidden
}

/// What is marked to bring in an entry, and nothing else of it: whole answers, and of others the passages.
fn only_marked(mut entry: Entry) -> Entry {
    let bring = entry.marks.bring.clone();
    entry.answers = entry.answers.into_iter().filter_map(|answer| marked_of(answer, &bring)).collect();
    (entry.notes, entry.tags, entry.left_at) = (Vec::new(), Vec::new(), None);
    entry
}

fn marked_of(answer: Answer, bring: &[Bring]) -> Option<Answer> {
    let mut here = bring.iter().filter(|bring| bring.step.as_deref() == Some(answer.step.as_str()));
    if here.clone().any(|bring| bring.quote.is_none()) {
        return Some(answer);
    }
    let quotes: Vec<&str> = here.by_ref().filter_map(|bring| bring.quote.as_deref()).collect();
    let text = (!quotes.is_empty()).then(|| quotes.join("\n"))?;
    Some(Answer { prompt: answer.prompt, text: Some(text), ..Answer::new(answer.step, answer.kind) })
}

/// A line that was picked from another entry is a copy of it. It goes along as long as that entry does, and says it
/// still.
fn drop_copies(entries: &mut [Entry]) {
    let said: Vec<(EntryId, String)> =
        entries.iter().map(|entry| (entry.id.clone(), all_words(entry))).collect();
    for one in entries.iter_mut().flat_map(|entry| &mut entry.answers) {
        one.chosen.retain(|choice| {
            let Some(of) = choice.id.as_deref().and_then(Marked::entry_of) else { return true };
            let words = one_line(choice.label.as_deref().unwrap_or_default());
            said.iter().any(|(entry, said)| *entry == of && said.contains(&words))
        });
    }
}

/// Everything in an entry that a line of it may be made of, with one space between two words.
fn all_words(entry: &Entry) -> String {
    let answers = entry.answers.iter().flat_map(Answer::own_words);
    one_line(&answers.chain(entry.title()).collect::<Vec<_>>().join(" "))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts the words for names into everything that can be read in an entry.
fn rename(entry: &mut Entry, wanted: &Wanted) {
    let new = |text: &mut String| *text = wanted.renamed(text);
    let maybe = |text: &mut Option<String>| text.iter_mut().for_each(new);
    if let Some(path) = &mut entry.path {
        new(&mut path.title);
    }
    entry.before.iter_mut().for_each(|before| maybe(&mut before.body));
    entry.after.iter_mut().for_each(|after| maybe(&mut after.next));
    entry.tags.iter_mut().for_each(new);
    entry.notes.iter_mut().for_each(|note| new(&mut note.text));
    for bring in &mut entry.marks.bring {
        // Where a passage begins is counted in the words as they were.
        bring.at = bring.at.filter(|_| wanted.hiding.names.is_empty() && wanted.hiding.left_out.is_empty());
        maybe(&mut bring.quote);
    }
    for answer in &mut entry.answers {
        [&mut answer.prompt, &mut answer.text, &mut answer.by, &mut answer.seen_as]
            .into_iter()
            .for_each(maybe);
        for one in &mut answer.chosen {
            [&mut one.label, &mut one.text, &mut one.word].into_iter().for_each(maybe);
        }
        answer.items.iter_mut().for_each(|item| new(&mut item.text));
        for part in &mut answer.parts {
            new(&mut part.label);
            part.items.iter_mut().for_each(new);
        }
    }
}

/// Whether all words of an entry are still there.
fn has_same_words(left: &Entry, entry: &Entry) -> bool {
    left.answers.iter().map(Answer::own_words).eq(entry.answers.iter().map(Answer::own_words))
        && left.notes.iter().map(|note| &note.text).eq(entry.notes.iter().map(|note| &note.text))
}

/// Of every moment the day stays, and the offset, so that it stays that day.
fn forget_times(entry: &mut Entry) {
    entry.created = midnight(entry.created);
    entry.finished = entry.finished.map(midnight);
    entry.edited = entry.edited.map(midnight);
    entry.notes.iter_mut().for_each(|note| note.at = midnight(note.at));
}

fn midnight(moment: Moment) -> Moment {
    moment.with_time(NaiveTime::MIN).single().unwrap_or(moment)
}
