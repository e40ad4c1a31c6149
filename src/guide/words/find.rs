//! The words around finding pages again, and filters said in words. It decides nothing about what is found.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::Words;
use crate::journal::Kind;
use crate::journal::find::{Filters, Mark};
use crate::text::dates;
use crate::text::period::{NotDays, Period};

/// `[find]` of `words.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindWords {
    /// In the line for words, while it is empty.
    pub type_words: String,
    /// Title of the page of filters.
    pub narrow: String,
    /// A filter that is not set.
    pub any: String,
    /// The row that takes a filter off; `{what}` filled in.
    pub off: String,
    /// The row that takes all of them off.
    pub all_off: String,
    /// Before the filters that are set; `{what}` filled in.
    pub only: String,
    /// After it: how to change them and take them off.
    pub off_key: String,
    /// The filters, as rows.
    pub rows: FindRows,
    /// The kinds of pages.
    pub kinds: KindWords,
    /// The marks.
    pub marks: MarkWords,
    /// Pages of a section; `{section}` filled in.
    pub in_section: String,
    /// Pages that name a feeling; `{word}` filled in.
    pub feeling: String,
    /// Pages with a tag; `{tag}` filled in.
    pub tagged: String,
    /// From a day or month on; `{day}` filled in.
    pub since: String,
    /// To a day or month; `{day}` filled in.
    pub until: String,
    /// Between two; `{day}` and `{last}` filled in.
    pub from_to: String,
    /// A whole month; `{month}` filled in.
    pub in_month: String,
    /// One day; `{day}` filled in.
    pub on_day: String,
    /// Days that are offered, as one would type them.
    pub days: Vec<String>,
    /// What else may be typed.
    pub type_days: String,
    /// Words that name no day.
    pub no_days: String,
    /// A day that no calendar has.
    pub no_such_day: String,
    /// Figures that mean one day here and another there.
    pub two_ways: String,
    /// The end stands before the beginning.
    pub backwards: String,
    /// The wrong side is open.
    pub other_end: String,
    /// No entry fits.
    pub nothing: String,
    /// Nothing to choose from.
    pub nothing_named: String,
    /// In place of a line from a page that is kept to oneself.
    pub words_hidden: String,
    /// Past the last hit.
    pub last_one: String,
    /// Past the first hit, backwards.
    pub first_one: String,
    /// Nothing to walk to: found in what is not shown.
    pub not_shown: String,
}

/// The filters, as rows.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindRows {
    /// Days from one to another.
    pub when: String,
    /// The first day.
    pub since: String,
    /// The last day.
    pub until: String,
    /// The section.
    pub section: String,
    /// The kind.
    pub kind: String,
    /// A feeling.
    pub feeling: String,
    /// A mark.
    pub mark: String,
    /// A tag.
    pub tag: String,
}

/// The kinds of pages, several of each.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindWords {
    /// Walks through a path.
    pub guided: String,
    /// Free pages.
    pub free: String,
    /// What was said one would do.
    pub promise: String,
    /// How those went.
    pub act: String,
    /// What was noticed.
    pub notice: String,
    /// Appointments.
    pub session: String,
    /// Questions for the therapist.
    pub question: String,
    /// Lists for tomorrow.
    pub tomorrow: String,
}

/// The marks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkWords {
    /// To bring to a session.
    pub bring: String,
    /// Kept to oneself.
    pub sealed: String,
    /// With a note from looking back.
    pub noted: String,
    /// Left before its end.
    pub left_open: String,
}

impl FindWords {
    /// A kind in words; that of a newer mend by its id.
    pub fn kind<'a>(&'a self, kind: &'a Kind) -> &'a str {
        match kind {
            Kind::Guided => &self.kinds.guided,
            Kind::Free => &self.kinds.free,
            Kind::Promise => &self.kinds.promise,
            Kind::Act => &self.kinds.act,
            Kind::Notice => &self.kinds.notice,
            Kind::Session => &self.kinds.session,
            Kind::Question => &self.kinds.question,
            Kind::Tomorrow => &self.kinds.tomorrow,
            Kind::Other(id) => id,
        }
    }

    /// A mark in words.
    pub fn mark(&self, mark: Mark) -> &str {
        match mark {
            Mark::Bring => &self.marks.bring,
            Mark::Sealed => &self.marks.sealed,
            Mark::Noted => &self.marks.noted,
            Mark::LeftOpen => &self.marks.left_open,
        }
    }

    /// Why words name no days.
    pub fn not_days(&self, why: NotDays) -> &str {
        match why {
            NotDays::Unknown => &self.no_days,
            NotDays::NoSuchDay => &self.no_such_day,
            NotDays::TwoWays => &self.two_ways,
            NotDays::Backwards => &self.backwards,
            NotDays::OtherEnd => &self.other_end,
        }
    }

    /// Days in words: `since March`, `in May 2025`, `from 3 March to 14 June`; empty for all of them.
    pub fn period(&self, period: Period, today: NaiveDate) -> String {
        match (period.since, period.until) {
            (None, None) => String::new(),
            (Some(since), Some(until)) if since == until => {
                self.on_day.replace("{day}", &short(since, today))
            }
            (Some(since), Some(until)) if begins_month(since) && until == end_of_month(since) => {
                self.in_month.replace("{month}", &short_month(since, today))
            }
            (Some(since), Some(until)) => {
                let words = self.from_to.replace("{day}", &start(since, today));
                words.replace("{last}", &end(until, today))
            }
            (Some(since), None) => self.since.replace("{day}", &start(since, today)),
            (None, Some(until)) => self.until.replace("{day}", &end(until, today)),
        }
    }
}

impl Words {
    /// Each filter that is set, in words: `marked to bring`, `since March`.
    pub fn filters(&self, filters: &Filters, today: NaiveDate) -> Vec<String> {
        let find = &self.plain.find;
        let mut said = Vec::new();
        said.extend(filters.section.as_deref().map(|id| self.in_section(id)));
        said.extend(filters.kind.as_ref().map(|kind| find.kind(kind).to_owned()));
        said.extend(filters.feelings.iter().map(|word| find.feeling.replace("{word}", self.feeling(word))));
        said.extend(filters.tags.iter().map(|tag| find.tagged.replace("{tag}", tag)));
        said.extend(filters.marks.iter().map(|mark| find.mark(*mark).to_owned()));
        said.extend(Some(find.period(filters.period, today)).filter(|words| !words.is_empty()));
        said
    }

    fn in_section(&self, id: &str) -> String {
        let section = self.plain.sections.iter().find(|section| section.id.id() == id);
        self.plain.find.in_section.replace("{section}", section.map_or(id, |section| &section.title))
    }

    /// A feeling as it is said: a family by its name.
    fn feeling<'a>(&'a self, word: &'a str) -> &'a str {
        let family = self.feelings.families.iter().find(|family| family.id == word);
        family.map_or(word, |family| &family.name)
    }
}

fn begins_month(day: NaiveDate) -> bool {
    day.day() == 1
}

fn end_of_month(day: NaiveDate) -> NaiveDate {
    let next = day.with_day(1).and_then(|first| first.checked_add_months(chrono::Months::new(1)));
    next.and_then(|next| next.pred_opt()).unwrap_or(day)
}

/// The beginning of a month by the month's name.
fn start(day: NaiveDate, today: NaiveDate) -> String {
    if begins_month(day) { short_month(day, today) } else { short(day, today) }
}

/// The end of a month by the month's name.
fn end(day: NaiveDate, today: NaiveDate) -> String {
    if day == end_of_month(day) { short_month(day, today) } else { short(day, today) }
}

fn short(day: NaiveDate, today: NaiveDate) -> String {
    let words = format!("{} {}", day.day(), dates::month_name(day.month()));
    if day.year() == today.year() { words } else { format!("{words} {}", day.year()) }
}

fn short_month(day: NaiveDate, today: NaiveDate) -> String {
    let words = dates::month_name(day.month());
    if day.year() == today.year() { words.to_owned() } else { format!("{words} {}", day.year()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_said_in_words() {
        let words = Words::builtin();
        let today = "2026-11-26".parse().unwrap();
        let said = |filters: &Filters| words.filters(filters, today).join(", ");
        let filters = Filters {
            tags: vec!["money".into()],
            marks: vec![Mark::Bring],
            period: Period::read("since march", today).unwrap(),
            ..Filters::default()
        };
        assert_eq!(said(&filters), "tagged money, marked to bring, since March");
        let filters = Filters {
            section: Some("feels".into()),
            kind: Some(Kind::Free),
            feelings: vec!["stung".into(), "fear".into()],
            ..Filters::default()
        };
        assert_eq!(said(&filters), "in \"What it feels like\", free pages, feeling stung, feeling Fear");
        assert_eq!(said(&Filters::default()), "");
    }

    #[test]
    fn what_is_taken_off_is_what_was_said() {
        let words = Words::builtin();
        let today = "2026-11-26".parse().unwrap();
        let filters = Filters {
            section: Some("feels".into()),
            kind: Some(Kind::Free),
            feelings: vec!["stung".into(), "low".into()],
            tags: vec!["money".into(), "phone".into()],
            marks: vec![Mark::Bring, Mark::Noted],
            period: Period::read("march", today).unwrap(),
        };
        let said = words.filters(&filters, today);
        for place in 0..said.len() {
            let mut rest = said.clone();
            rest.remove(place);
            assert_eq!(words.filters(&filters.without(place), today), rest, "{place}");
        }
    }

    #[test]
    fn days_are_said_as_short_as_may_be() {
        let (words, today) = (Words::builtin(), "2026-11-26".parse().unwrap());
        for (typed, said) in [
            ("march", "in March"),
            ("march 2025", "in March 2025"),
            ("today", "on 26 November"),
            ("since 14 march", "since 14 March"),
            ("until march 2025", "until March 2025"),
            ("spring", "from March to May"),
            ("last week", "from 16 November to 22 November"),
        ] {
            let period = Period::read(typed, today).unwrap();
            assert_eq!(words.plain.find.period(period, today), said, "{typed}");
        }
        for typed in &words.plain.find.days {
            assert!(Period::read(typed, today).is_ok(), "{typed}");
        }
    }
}
