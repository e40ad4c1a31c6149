//! The first page, in the order of care.md section 6: who it is about, what is wanted, what is brought, one hot moment,
//! what was tried, the numbers, themes, what made it worse. What is empty is left out.
//!
//! It knows what stands where, and no format.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::allowed::may_leave;
use super::choose::{Audience, Chosen, Wanted};
use super::fit::{self, Limits};
use super::{Head, Source};
use crate::guide::ForSessionWords;
use crate::journal::{Answer, Entry, Marked, Seat, StepKind};
use crate::text::dates;
use crate::text::show::show_line;

/// A part of the first page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its heading; empty for the asks, which stand first.
    pub heading: String,
    /// Beside the heading, such as a day.
    pub beside: String,
    /// What stands in it.
    pub body: Body,
}

/// What stands in a part.
#[derive(Clone, PartialEq, Eq)]
pub enum Body {
    /// A label and words, one a line.
    Rows(Vec<Row>),
    /// Lines with numbers.
    Numbered(Vec<String>),
    /// Lines with dashes.
    Bullets(Vec<String>),
    /// What was tried, and what became of it.
    Tried(Vec<Tried>),
    /// The numbers.
    Chart(Chart),
    /// Words.
    Text(String),
}

/// A label and words.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// The label.
    pub label: String,
    /// The words.
    pub text: String,
}

/// Something that was tried.
#[derive(Clone, PartialEq, Eq)]
pub struct Tried {
    /// What.
    pub text: String,
    /// What became of it: done, part, not yet; empty where it was not said.
    pub state: String,
}

/// The numbers of some sittings.
#[derive(Clone, PartialEq, Eq)]
pub struct Chart {
    /// The sittings, oldest first; fewer than there are where the page has no room.
    pub rows: Vec<ChartRow>,
    /// Range, typical start, highest.
    pub summary: String,
}

/// The numbers of one sitting.
#[derive(Clone, PartialEq, Eq)]
pub struct ChartRow {
    /// Its day: "02 Nov".
    pub day: String,
    /// The number at its beginning.
    pub before: Option<u8>,
    /// The number at its end.
    pub after: Option<u8>,
}

impl Part {
    /// The words in it that are the person's own.
    pub fn texts(&self) -> Vec<&str> {
        match &self.body {
            Body::Rows(rows) => rows.iter().map(|row| row.text.as_str()).collect(),
            Body::Numbered(lines) | Body::Bullets(lines) => lines.iter().map(String::as_str).collect(),
            Body::Tried(tried) => tried.iter().map(|one| one.text.as_str()).collect(),
            Body::Chart(_) => Vec::new(),
            Body::Text(text) => vec![text],
        }
    }
}

/// What stands at the top.
pub(super) fn head(wanted: &Wanted, source: &Source<'_>, chosen: &Chosen) -> Head {
    let words = words(source);
    let audience = match wanted.audience {
        Audience::Alone => &words.audience.alone,
        Audience::Together => &words.audience.together,
        Audience::Other => &words.audience.other,
        Audience::Me => &words.audience.me,
    };
    let made = dates::short_full(source.today);
    Head {
        title: words.title.clone(),
        name: wanted.renamed(&show_line(wanted.name.trim())),
        days: days(wanted, source, chosen),
        made: words.made.replace("{day}", &made),
        audience: words.audience.line.replace("{who}", audience),
        about: about(wanted, source),
    }
}

/// What stands at the foot.
pub(super) fn small(guide: &crate::guide::Guide) -> Vec<String> {
    let words = &guide.words().plain.for_session;
    vec![words.urgent.clone(), words.small.clone()]
}

fn words<'a>(source: &Source<'a>) -> &'a ForSessionWords {
    &source.guide.words().plain.for_session
}

/// From which day to which: the range that was asked for, else that of the entries.
fn days(wanted: &Wanted, source: &Source<'_>, chosen: &Chosen) -> String {
    let day = |entry: &Entry| entry.created.date_naive();
    let since = wanted.since.or(chosen.entries.first().map(day));
    let until = wanted.until.or(chosen.entries.last().map(day)).unwrap_or(source.today);
    since.map_or_else(|| dates::short_full(until), |since| range(since, until))
}

/// "2-22 Nov 2026", "28 Oct - 3 Nov 2026", "30 Dec 2025 - 3 Jan 2026".
fn range(since: NaiveDate, until: NaiveDate) -> String {
    let last = dates::short_full(until);
    if since >= until {
        last
    } else if (since.year(), since.month()) == (until.year(), until.month()) {
        format!("{}-{last}", since.day())
    } else if since.year() == until.year() {
        format!("{} {} - {last}", since.day(), dates::short_month(since))
    } else {
        format!("{} - {last}", dates::short_full(since))
    }
}

/// The line about the person: what was not left out of the three.
fn about(wanted: &Wanted, source: &Source<'_>) -> Vec<String> {
    let (words, profile) = (words(source), source.profile);
    let seat = match profile.seat {
        Seat::Hurt => Some(&words.seats.hurt),
        Seat::Broke => Some(&words.seats.broke),
        Seat::Both => Some(&words.seats.both),
        Seat::Unsaid => None,
    };
    let kinds: Vec<&str> = profile.break_kind.iter().filter_map(|kind| words.kinds.of(kind)).collect();
    let since = profile.since.as_ref().and_then(|since| words.since.of(since, source.today));
    let seat = seat.filter(|_| wanted.header.seat).cloned();
    let kinds = (wanted.header.kind && !kinds.is_empty()).then(|| kinds.join(", "));
    let since = since.filter(|_| wanted.header.since).map(str::to_owned);
    [seat, kinds, since].into_iter().flatten().collect()
}

/// The parts, as much of them as a page holds; and whether something had to be shortened for that.
pub(super) fn parts(wanted: &Wanted, source: &Source<'_>, chosen: &Chosen) -> (Vec<Part>, bool) {
    let all = First { wanted, source, prep: chosen.prep(), chosen };
    fit::fitted(|limits| all.parts(limits), &head(wanted, source, chosen), &small(source.guide))
}

/// What the parts are made of.
struct First<'a> {
    wanted: &'a Wanted,
    source: &'a Source<'a>,
    prep: Option<&'a Entry>,
    chosen: &'a Chosen,
}

impl First<'_> {
    /// Every part that holds something, within these limits.
    fn parts(&self, limits: &Limits) -> Vec<Part> {
        let words = words(self.source);
        let titled = |heading: &String, body: Option<Body>| {
            body.map(|body| Part { heading: heading.clone(), beside: String::new(), body })
        };
        let parts = [
            titled(&String::new(), self.asks(limits)),
            titled(&words.to_bring, self.to_bring(limits)),
            titled(&words.questions, self.questions(limits)),
            self.hot_moment(limits),
            titled(&words.tried, self.tried(limits)),
            self.numbers(limits).map(|chart| Part {
                heading: words.numbers.clone(),
                beside: words.numbers_beside.clone(),
                body: Body::Chart(chart),
            }),
            titled(&words.themes, self.themes(limits)),
            titled(&words.worse, self.worse(limits)),
        ];
        parts.into_iter().flatten().collect()
    }

    /// What is owned, what is wanted most, which help, what is hard to say.
    fn asks(&self, limits: &Limits) -> Option<Body> {
        let words = &words(self.source).asks;
        let own = self.text("own");
        let help =
            self.answer("help").map(|answer| labels(answer).join(", ")).filter(|help| !help.is_empty());
        let rows = [
            (&words.own, own),
            (&words.most, self.text("one")),
            (&words.help, help),
            (&words.hard, self.text("afraid")),
        ];
        let row = |(label, text): (&String, Option<String>)| {
            Some(Row { label: label.clone(), text: limits.ask(&text?) })
        };
        some(rows.into_iter().filter_map(row).collect()).map(Body::Rows)
    }

    /// Up to three lines: those picked before the session, else the first that are marked.
    fn to_bring(&self, limits: &Limits) -> Option<Body> {
        let picked = self.answer("marks").map(labels).unwrap_or_default();
        let lines = if picked.is_empty() { self.marked() } else { picked };
        let lines: Vec<String> = lines.iter().take(limits.lines).map(|line| limits.line(line)).collect();
        some(lines).map(Body::Numbered)
    }

    /// What is marked in the entries that go along, the newest first.
    fn marked(&self) -> Vec<String> {
        let entries: Vec<Entry> = self.chosen.entries.iter().rev().cloned().collect();
        let mut lines: Vec<String> = Vec::new();
        for marked in crate::journal::Earlier::of(&entries, "").marked() {
            if !lines.contains(&marked.words) {
                lines.push(marked.words.clone());
            }
        }
        lines
    }

    /// Questions: those of the walk before the session, then those asked elsewhere.
    fn questions(&self, limits: &Limits) -> Option<Body> {
        let listed = ["questions", "questions-too"].into_iter().filter_map(|step| self.answer(step));
        let mut lines: Vec<String> =
            listed.flat_map(|answer| answer.items.iter().map(|item| item.text.clone())).collect();
        let asked = self.chosen.entries.iter().filter(|entry| entry.kind == crate::journal::Kind::Question);
        lines.extend(asked.flat_map(|entry| entry.answers.iter().filter_map(|answer| answer.text.clone())));
        lines.retain(|line| !line.trim().is_empty());
        let lines: Vec<String> = lines.iter().take(limits.questions).map(|line| limits.line(line)).collect();
        some(lines).map(Body::Bullets)
    }

    fn hot_moment(&self, limits: &Limits) -> Option<Part> {
        let words = words(self.source);
        let parts = &self.answer("hot")?.parts;
        let row = |part: &crate::journal::Part| {
            let text = part.items.iter().map(|item| item.trim()).filter(|item| !item.is_empty());
            let text = text.collect::<Vec<_>>().join(" ");
            (!text.is_empty()).then(|| Row { label: part.label.clone(), text: limits.hot(&text) })
        };
        let rows = some(parts.iter().filter_map(row).collect())?;
        let beside = self.moment().map(|day| dates::short_day(day, self.source.today)).unwrap_or_default();
        Some(Part { heading: words.hot.clone(), beside, body: Body::Rows(rows) })
    }

    /// The day of the entry that the hot moment is from.
    fn moment(&self) -> Option<NaiveDate> {
        let id = Marked::entry_of(self.answer("moment")?.picked()?)?;
        let entry = self.chosen.entries.iter().find(|entry| entry.id == id)?;
        Some(entry.created.date_naive())
    }

    fn tried(&self, limits: &Limits) -> Option<Body> {
        let items = &self.answer("tried")?.items;
        let one = |item: &crate::journal::Item| {
            let state = item.state.clone().unwrap_or_default();
            (!item.text.trim().is_empty()).then(|| Tried { text: limits.line(&item.text), state })
        };
        some(items.iter().filter_map(one).take(limits.tried).collect()).map(Body::Tried)
    }

    /// The numbers of every sitting of these days that is not sealed, the latest ones where there are many.
    fn numbers(&self, limits: &Limits) -> Option<Chart> {
        if !self.wanted.numbers {
            return None;
        }
        let about = |entry: &&Entry| {
            self.wanted.is_about(entry.created.date_naive()) && may_leave(entry, self.source.today).is_some()
        };
        let mut sittings: Vec<&Entry> = self.source.entries.iter().filter(about).collect();
        sittings.sort_by_key(|entry| (entry.created, &entry.id));
        // Of two versions of one sitting one is enough.
        let mut seen = BTreeSet::new();
        sittings.retain(|entry| seen.insert(&entry.id));
        super::fit::chart(&sittings, words(self.source), self.source.today, limits.rows)
    }

    /// The tags of the entries that go along, in the person's words.
    fn themes(&self, limits: &Limits) -> Option<Body> {
        let mut tags: Vec<&str> = Vec::new();
        for tag in self.chosen.entries.iter().rev().flat_map(|entry| &entry.tags) {
            if !tags.contains(&tag.as_str()) {
                tags.push(tag);
            }
        }
        (!tags.is_empty()).then(|| Body::Text(limits.line(&tags.join(", "))))
    }

    fn worse(&self, limits: &Limits) -> Option<Body> {
        let worse = self.wanted.renamed(self.wanted.worse.trim());
        (!worse.is_empty()).then(|| Body::Text(limits.line(&worse)))
    }

    fn answer(&self, step: &str) -> Option<&Answer> {
        self.prep?.answer(step)
    }

    /// What was written at a step.
    fn text(&self, step: &str) -> Option<String> {
        let text = self.answer(step)?.text.as_deref()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// What was chosen in an answer, in the words it was shown in.
fn labels(answer: &Answer) -> Vec<String> {
    let picks = matches!(answer.kind, StepKind::Pick | StepKind::PickMany);
    let own = |one: &crate::journal::Chosen| one.text.clone().unwrap_or_else(|| one.shown().to_owned());
    let labels = answer.chosen.iter().filter(|_| picks).map(own);
    labels.filter(|label| !label.trim().is_empty()).collect()
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Body(…)")
    }
}
