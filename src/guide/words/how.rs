//! The words of How it has been, and what each figure shows, said in sentences that are true for one page as for ten
//! thousand. It describes: nothing is added up, praised, or called the cause of anything.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::Words;
use crate::journal::patterns::{Feeling, Feelings, Leaf, Middle, Pair, Paths, Patterns, Span, Unit};
use crate::text::dates;
use crate::text::excerpt::around;
use crate::text::fill::fill;
use crate::text::show::show_line;

/// The most words, or titles, that a sentence names.
const NAMED: usize = 3;
/// The most that a line of facts names.
const LISTED: usize = 12;
/// Room for a person's own word in a sentence, in cells.
const ROOM: usize = 36;

/// `[how]` of `words.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HowWords {
    /// Its title.
    pub title: String,
    /// The names of the four figures.
    pub figures: FigureWords,
    /// The spans, as they are named.
    pub spans: SpanWords,
    /// The same at the beginning of a sentence.
    pub spans_first: SpanWords,
    /// The number at the beginning of a sitting.
    pub came: String,
    /// The number at its end.
    pub left: String,
    /// Both are one.
    pub both: String,
    /// The number at the beginning, in a narrow place.
    pub came_short: String,
    /// The number at the end, in a narrow place.
    pub left_short: String,
    /// What the two ends of the scale are.
    pub scale: String,
    /// What one pair of numbers stands for; `{unit}` filled in.
    pub each: String,
    /// The same where there was more than one sitting.
    pub each_middle: String,
    /// The stretches of time.
    pub units: UnitWords,
    /// Both ranges.
    pub weighed: String,
    /// Only numbers at the beginning.
    pub weighed_before: String,
    /// Only numbers at the end.
    pub weighed_after: String,
    /// A range of numbers.
    pub between: String,
    /// No numbers.
    pub no_numbers: String,
    /// The numbers of one day, week, month or year.
    pub pair: String,
    /// The same with the first alone.
    pub pair_before: String,
    /// The same with the second alone.
    pub pair_after: String,
    /// A week.
    pub week_of: String,
    /// Three months.
    pub months_from: String,
    /// All the words that were named.
    pub named: String,
    /// Some of them, none named more often than the others.
    pub named_more: String,
    /// The words named most often.
    pub named_most: String,
    /// Two that were named in one sitting, once.
    pub together: String,
    /// The two that were most often.
    pub together_most: String,
    /// No feelings.
    pub no_feelings: String,
    /// Beside a word: which others it was named with.
    pub with: String,
    /// The same as a sentence.
    pub named_with: String,
    /// All the pages that were opened.
    pub opened: String,
    /// Some of them, none opened more often than the others.
    pub opened_more: String,
    /// The pages opened most often.
    pub opened_most: String,
    /// No pages of the guide.
    pub no_paths: String,
    /// All of something, in its order.
    pub in_order: String,
    /// A title.
    pub quoted: String,
    /// One day.
    pub one_day: String,
    /// Two days.
    pub two_days: String,
    /// More than two.
    pub many_days: String,
    /// No days.
    pub no_days: String,
    /// The days of a month, or the months of a year.
    pub in_month: String,
    /// Months in a row.
    pub run: String,
    /// Beside the mark of a day.
    pub day_written: String,
    /// Beside the mark of a month.
    pub month_written: String,
    /// The last two of a list.
    pub list_of_two: String,
    /// A figure goes on below.
    pub more_below: String,
    /// Line by line: which figure is to be said in full.
    pub each_mark: String,
    /// From the shell: sealed pages were left out.
    pub sealed_out: String,
}

/// The names of the four figures.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureWords {
    /// How heavy it was.
    pub numbers: String,
    /// Which feelings.
    pub feelings: String,
    /// Which paths.
    pub paths: String,
    /// Which days.
    pub days: String,
}

/// The spans.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpanWords {
    /// 28 days.
    pub four_weeks: String,
    /// Three months.
    pub three_months: String,
    /// All of it.
    pub all: String,
}

/// The stretches of time that a pair of numbers stands for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitWords {
    /// A day.
    pub day: String,
    /// A week.
    pub week: String,
    /// A month.
    pub month: String,
    /// Three months.
    pub quarter: String,
    /// A year.
    pub year: String,
}

/// What one figure shows, in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Figure<'a> {
    /// Its name.
    pub title: &'a str,
    /// What it shows, in a sentence or two.
    pub sentences: Vec<String>,
    /// Each of its marks in a sentence of its own, for whoever does not see them.
    pub facts: Vec<String>,
}

impl SpanWords {
    /// A span in words.
    pub fn of(&self, span: Span) -> &str {
        match span {
            Span::FourWeeks => &self.four_weeks,
            Span::ThreeMonths => &self.three_months,
            Span::All => &self.all,
        }
    }
}

impl UnitWords {
    /// A stretch of time in words.
    pub fn of(&self, unit: Unit) -> &str {
        match unit {
            Unit::Day => &self.day,
            Unit::Week => &self.week,
            Unit::Month => &self.month,
            Unit::Quarter => &self.quarter,
            Unit::Year => &self.year,
        }
    }
}

impl Words {
    /// The four figures in words: numbers, feelings, paths, days.
    pub fn how_it_has_been(&self, patterns: &Patterns) -> [Figure<'_>; 4] {
        let how = &self.plain.how;
        [
            Figure {
                title: &how.figures.numbers,
                sentences: vec![how.heaviness(patterns)],
                facts: how.each_pair(patterns),
            },
            Figure {
                title: &how.figures.feelings,
                sentences: how.feelings(&patterns.feelings, patterns.span),
                facts: how.each_feeling(&patterns.feelings),
            },
            Figure {
                title: &how.figures.paths,
                sentences: vec![how.paths(&patterns.paths, patterns.span)],
                facts: how.each_path(&patterns.paths),
            },
            Figure {
                title: &how.figures.days,
                sentences: vec![how.days(patterns)],
                facts: how.each_month(patterns),
            },
        ]
    }
}

/// How much of a list a sentence names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leading {
    /// Nothing is there.
    None,
    /// All there is.
    All,
    /// So many, named more often than every other one.
    Most(usize),
    /// Some; none stands out.
    Some,
}

impl HowWords {
    fn heaviness(&self, patterns: &Patterns) -> String {
        let (before, after) = (patterns.numbers.before(), patterns.numbers.after());
        let template = match (before, after) {
            (Some(_), Some(_)) => &self.weighed,
            (Some(_), None) => &self.weighed_before,
            (None, Some(_)) => &self.weighed_after,
            (None, None) => &self.no_numbers,
        };
        let range = |range: Option<(u8, u8)>| range.map(|range| self.range(range)).unwrap_or_default();
        let span = self.spans_first.of(patterns.span);
        say(template, &[("span", span), ("before", &range(before)), ("after", &range(after))])
    }

    fn range(&self, (least, most): (u8, u8)) -> String {
        if least == most {
            return least.to_string();
        }
        say(&self.between, &[("first", &least.to_string()), ("last", &most.to_string())])
    }

    /// What one pair of the figure stands for.
    pub fn pair_stands_for(&self, unit: Unit, is_middle: bool) -> String {
        let template = if is_middle { &self.each_middle } else { &self.each };
        say(template, &[("unit", self.units.of(unit))])
    }

    fn each_pair(&self, patterns: &Patterns) -> Vec<String> {
        let pairs = patterns.numbers.pairs(patterns.since, patterns.until);
        let each = pairs.pairs.iter().map(|pair| self.pair(pair, pairs.unit, patterns.until));
        // A day with one sitting needs no more words.
        let stands = (pairs.unit != Unit::Day || pairs.has_middles) && !pairs.pairs.is_empty();
        let stands = stands.then(|| self.pair_stands_for(pairs.unit, pairs.has_middles));
        stands.into_iter().chain(each).collect()
    }

    fn pair(&self, pair: &Pair, unit: Unit, today: NaiveDate) -> String {
        let template = match (pair.before, pair.after) {
            (_, None) => &self.pair_before,
            (None, _) => &self.pair_after,
            _ => &self.pair,
        };
        let number = |middle: Option<Middle>| middle.map(|middle| middle.to_string()).unwrap_or_default();
        let (before, after) = (number(pair.before), number(pair.after));
        let when = self.when(pair.day, unit, today);
        say(template, &[("when", &when), ("before", &before), ("after", &after)])
    }

    fn when(&self, day: NaiveDate, unit: Unit, today: NaiveDate) -> String {
        let month = dates::month(day.year(), day.month());
        match unit {
            Unit::Day => dates::day(day, today),
            Unit::Week => say(&self.week_of, &[("first", &day_of_month(day, today))]),
            Unit::Month => month,
            Unit::Quarter => say(&self.months_from, &[("month", &month)]),
            Unit::Year => day.year().to_string(),
        }
    }

    fn feelings(&self, feelings: &Feelings, span: Span) -> Vec<String> {
        let all = feelings.all();
        let times: Vec<usize> = all.iter().map(|feeling| feeling.times).collect();
        let words = all.iter().map(|feeling| own(&feeling.word));
        let templates = [&self.no_feelings, &self.named, &self.named_most, &self.named_more];
        let mut said = vec![self.leading(templates, &times, words, span)];
        if let Some((one, other, times)) = feelings.pair() {
            let template = if times > 1 { &self.together_most } else { &self.together };
            said.push(say(template, &[("one", &own(&one.word)), ("other", &own(&other.word))]));
        }
        said
    }

    /// Beside a feeling: which others it was named with; none where it stood alone.
    pub fn beside(&self, feeling: &Feeling, all: &[Feeling]) -> Option<String> {
        Some(say(&self.with, &[("some", &self.companions(feeling, all)?)]))
    }

    /// The words that one was named with, the most often first.
    fn companions(&self, feeling: &Feeling, all: &[Feeling]) -> Option<String> {
        let with = feeling.with.iter().filter_map(|(place, _)| all.get(*place)).take(NAMED);
        let with: Vec<String> = with.map(|other| own(&other.word)).collect();
        (!with.is_empty()).then(|| self.list(&with))
    }

    fn each_feeling(&self, feelings: &Feelings) -> Vec<String> {
        let all = feelings.all();
        let with = |feeling: &Feeling| {
            let with = self.companions(feeling, all)?;
            Some(say(&self.named_with, &[("word", &own(&feeling.word)), ("some", &with)]))
        };
        let order = self.order(all.iter().map(|feeling| own(&feeling.word)));
        order.into_iter().chain(all.iter().take(LISTED).filter_map(with)).collect()
    }

    fn paths(&self, paths: &Paths, span: Span) -> String {
        let times: Vec<usize> = paths.all().iter().map(|path| path.times).collect();
        let titles = paths.all().iter().map(|path| self.quoted(&path.title));
        let templates = [&self.no_paths, &self.opened, &self.opened_most, &self.opened_more];
        self.leading(templates, &times, titles, span)
    }

    fn each_path(&self, paths: &Paths) -> Vec<String> {
        self.order(paths.all().iter().map(|path| self.quoted(&path.title))).into_iter().collect()
    }

    fn quoted(&self, title: &str) -> String {
        say(&self.quoted, &[("title", &own(title))])
    }

    /// Everything in its order, as far as a line holds it; none where a sentence named all of it.
    fn order(&self, all: impl Iterator<Item = String>) -> Option<String> {
        let some: Vec<String> = all.take(LISTED).collect();
        (some.len() > NAMED).then(|| say(&self.in_order, &[("some", &self.list(&some))]))
    }

    /// A sentence about what stands first in a list: none, all, the most often, some.
    fn leading(
        &self,
        templates: [&String; 4],
        times: &[usize],
        names: impl Iterator<Item = String>,
        span: Span,
    ) -> String {
        let [none, all, most, some] = templates;
        let (template, many) = match leading(times) {
            Leading::None => (none, 0),
            Leading::All => (all, NAMED),
            Leading::Most(many) => (most, many),
            Leading::Some => (some, NAMED),
        };
        let first: Vec<String> = names.take(many).collect();
        say(template, &[("span", self.spans_first.of(span)), ("some", &self.list(&first))])
    }

    fn days(&self, patterns: &Patterns) -> String {
        let days = patterns.days.all();
        let template = match days.len() {
            0 => &self.no_days,
            1 => &self.one_day,
            2 => &self.two_days,
            _ => &self.many_days,
        };
        let said =
            |day: Option<&NaiveDate>| day.map(|day| day_of_month(*day, patterns.until)).unwrap_or_default();
        let (first, last) = (said(days.first()), said(days.last()));
        say(template, &[("span", self.spans_first.of(patterns.span)), ("first", &first), ("last", &last)])
    }

    /// The days of each month; where the calendar is one of years, the months of each year.
    fn each_month(&self, patterns: &Patterns) -> Vec<String> {
        let years = patterns.days.calendar(patterns.since, patterns.until).leaf() == Leaf::Years;
        let within = |day: &NaiveDate| if years { (day.year(), 0) } else { (day.year(), day.month()) };
        let chunks = patterns.days.all().chunk_by(|one, other| within(one) == within(other));
        chunks.filter_map(|chunk| self.month(chunk, years)).collect()
    }

    fn month(&self, days: &[NaiveDate], is_year: bool) -> Option<String> {
        let first = days.first()?;
        let head = if is_year { first.year().to_string() } else { dates::month(first.year(), first.month()) };
        let names =
            if is_year { self.months(days) } else { days.iter().map(|day| day.day().to_string()).collect() };
        Some(say(&self.in_month, &[("month", &head), ("some", &self.list(&names))]))
    }

    /// The months of some days by their names, those in a row from the first to the last.
    fn months(&self, days: &[NaiveDate]) -> Vec<String> {
        let mut months: Vec<u32> = days.iter().map(NaiveDate::month).collect();
        months.dedup();
        let runs = months.chunk_by(|one, next| one + 1 == *next);
        let name = |month: &u32| dates::month_name(*month).to_owned();
        let run = |run: &[u32]| match run {
            [first, _, .., last] => vec![say(&self.run, &[("first", &name(first)), ("last", &name(last))])],
            short => short.iter().map(name).collect(),
        };
        runs.flat_map(run).collect()
    }

    /// Some in a list: `a, b and c`.
    fn list(&self, some: &[String]) -> String {
        match some {
            [] => String::new(),
            [one] => one.clone(),
            [before @ .., last] => say(&self.list_of_two, &[("some", &before.join(", ")), ("last", last)]),
        }
    }
}

/// A sentence with its places filled in, all at once: a word of the person's own may look like a place.
fn say(template: &str, places: &[(&str, &str)]) -> String {
    let value =
        |name: &str| places.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    fill(template, |name, _| value(name))
}

/// What stands first in a list of which each comes as often as the next, or more often.
fn leading(times: &[usize]) -> Leading {
    let stands_out = |many: &usize| times.get(*many - 1) > times.get(*many);
    match times.len() {
        0 => Leading::None,
        1..=NAMED => Leading::All,
        _ => (1..=NAMED).rev().find(stands_out).map_or(Leading::Some, Leading::Most),
    }
}

/// A word of the person's, as it may stand in a sentence.
fn own(word: &str) -> String {
    around(&show_line(word), &[], ROOM).line
}

/// `3 November`; with its year where that is not this one.
fn day_of_month(day: NaiveDate, today: NaiveDate) -> String {
    let words = format!("{} {}", day.day(), dates::month_name(day.month()));
    if day.year() == today.year() { words } else { format!("{words} {}", day.year()) }
}

impl std::fmt::Debug for Figure<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Figure({})", self.title)
    }
}

#[cfg(test)]
mod tests;
