//! Reads words for days. One word after the other, from the left; what is left over at the end is a fault.

use chrono::{Days, NaiveDate, Weekday};

use super::calendar::{Span, Unit, back, last_day_of_year, last_months, last_weekday, months, whole};
use super::{NotDays, Period};
use crate::text::fold::fold;

/// What words name: its days, and the one day that is meant where somebody counts from today.
#[derive(Clone, Copy)]
struct Named {
    span: Span,
    /// Of `3 weeks ago` the very day; `since` and `until` mean that, though by itself it is the days around it.
    point: Option<NaiveDate>,
}

/// The days that words name.
pub(super) fn period(words: &str, today: NaiveDate) -> Result<Period, NotDays> {
    let folded = tidy(words);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let period = whole_sentence(&words, today)?;
    match (period.since, period.until) {
        (Some(since), Some(until)) if until < since => Err(NotDays::Backwards),
        _ => Ok(period),
    }
}

/// The same where one end is wanted: what counts back from today means that very day.
pub(super) fn period_with_an_end(words: &str, today: NaiveDate) -> Result<Period, NotDays> {
    match named(&tidy(words).split_whitespace().collect::<Vec<_>>(), today) {
        Ok(Named { point: Some(point), .. }) => Ok(Period::day(point)),
        _ => period(words, today),
    }
}

/// Small letters, without commas, and without a full stop after an abbreviation.
fn tidy(words: &str) -> String {
    let bare = |word: &str| word.trim_end_matches(['.', ',']).to_owned();
    fold(words).replace(',', " ").split_whitespace().map(bare).collect::<Vec<_>>().join(" ")
}

fn whole_sentence(words: &[&str], today: NaiveDate) -> Result<Period, NotDays> {
    let since = |named: Named| named.point.unwrap_or(named.span.0);
    let until = |named: Named| named.point.unwrap_or(named.span.1);
    match words {
        ["since", rest @ ..] if let Some((first, last)) = around(rest, &UNTIL) => between(first, last, today),
        ["from" | "between", rest @ ..] if let Some((first, last)) = around(rest, &UNTIL) => {
            between(first, last, today)
        }
        ["since" | "from", rest @ ..] => Ok(Period { since: Some(since(named(rest, today)?)), until: None }),
        ["until" | "till" | "to", rest @ ..] => {
            Ok(Period { since: None, until: Some(until(named(rest, today)?)) })
        }
        ["before", rest @ ..] => {
            let first = since(named(rest, today)?);
            Ok(Period { since: None, until: Some(first.pred_opt().ok_or(NotDays::NoSuchDay)?) })
        }
        ["after", rest @ ..] => {
            let last = until(named(rest, today)?);
            Ok(Period { since: Some(last.succ_opt().ok_or(NotDays::NoSuchDay)?), until: None })
        }
        _ => match around(words, &UNTIL[..4]) {
            Some((first, last)) => between(first, last, today),
            None => named(words, today).map(|named| spanning(named.span)),
        },
    }
}

/// What stands between two ends.
const UNTIL: [&str; 5] = ["until", "till", "to", "-", "and"];

fn spanning((first, last): Span) -> Period {
    Period { since: Some(first), until: Some(last) }
}

/// What stands before and after a word such as `to`.
fn around<'a, 'b>(words: &'b [&'a str], between: &[&str]) -> Option<(&'b [&'a str], &'b [&'a str])> {
    let place = words.iter().position(|word| between.contains(word)).filter(|place| *place > 0)?;
    Some((words.get(..place)?, words.get(place + 1..)?))
}

/// From the one to the other. `december to february` runs over the end of a year, and so does `march to june` in May.
fn between(first: &[&str], last: &[&str], today: NaiveDate) -> Result<Period, NotDays> {
    let last = named(last, today)?;
    let end = last.point.unwrap_or(last.span.1);
    // The beginning is the last one before the end, where its words leave open which.
    let start = named(first, today)?;
    let start = match start.point {
        None if start.span.0 > end => named(first, end)?,
        _ => start,
    };
    Ok(Period { since: Some(start.point.unwrap_or(start.span.0)), until: Some(end) })
}

fn named(words: &[&str], today: NaiveDate) -> Result<Named, NotDays> {
    let words = match words {
        ["on" | "in" | "during" | "the", rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    let words = if let ["the", rest @ ..] = words { rest } else { words };
    if let [many @ .., unit, "ago"] = words {
        return ago(many, unit, today);
    }
    let span = match words {
        ["today"] => Some((today, today)),
        ["yesterday"] => back(today, 1, Unit::Day).map(|day| (day, day)),
        ["last" | "past", many, unit] if let (Some(many), Some(unit)) = (number(many), self::unit(unit)) => {
            let day_after = back(today, many, unit).and_then(|day| day.succ_opt());
            day_after.map(|first| (first.min(today), today))
        }
        ["this", unit] if let Some(unit) = self::unit(unit) => whole(today, unit),
        ["last", unit] if let Some(unit) = self::unit(unit) => {
            whole(today, unit).and_then(|(first, _)| whole(first.pred_opt()?, unit))
        }
        ["last", "night"] => back(today, 1, Unit::Day).map(|day| (day, today)),
        [rest @ .., "weekend"] => weekend(rest, today),
        [how, name] if ["last", "this"].contains(how) => by_name(name, today, *how == "last"),
        [name] if let Some(span) = by_name(name, today, false) => Some(span),
        other => return calendar(other, today),
    };
    span.map(|span| Named { span, point: None }).ok_or(NotDays::Unknown)
}

/// `3 weeks ago`: by itself the days around it, since nobody means the very day. A number of days is exact.
fn ago(many: &[&str], unit: &str, today: NaiveDate) -> Result<Named, NotDays> {
    let many = match many {
        [one] => number(one),
        ["a", "couple", "of"] | ["a", "couple"] => Some(2),
        ["a", "few"] => Some(3),
        _ => None,
    };
    let (many, unit) = many.zip(self::unit(unit)).ok_or(NotDays::Unknown)?;
    let day = back(today, many, unit).ok_or(NotDays::NoSuchDay)?;
    let away = Days::new(3);
    let span = match unit {
        Unit::Day => Some((day, day)),
        Unit::Week => day.checked_sub_days(away).zip(day.checked_add_days(away)),
        Unit::Month | Unit::Year => whole(day, Unit::Month),
    };
    let span = span.ok_or(NotDays::NoSuchDay)?;
    Ok(Named { span, point: Some(day) })
}

/// A day of the week, a month or a season by its name.
fn by_name(name: &str, today: NaiveDate, ended: bool) -> Option<Span> {
    if let Some(weekday) = weekday(name) {
        return last_weekday(today, weekday, !ended).map(|day| (day, day));
    }
    let (month, many) = match name {
        "spring" => (3, 3),
        "summer" => (6, 3),
        "autumn" | "fall" => (9, 3),
        "winter" => (12, 3),
        name => (month(name)?, 1),
    };
    last_months(today, month, many, ended)
}

/// Saturday and Sunday: the last that began; with `last` the last that is over.
fn weekend(before: &[&str], today: NaiveDate) -> Option<Span> {
    let saturday = last_weekday(today, Weekday::Sat, true)?;
    let of = |saturday: NaiveDate| saturday.succ_opt().map(|sunday| (saturday, sunday));
    match before {
        [] | ["this"] => of(saturday),
        ["last"] if saturday.succ_opt()? < today => of(saturday),
        ["last"] => of(back(saturday, 1, Unit::Week)?),
        _ => None,
    }
}

/// `2026`, `2026-03`, `2026-03-14`, `march 2026`, `14 march`, `march 14 2026`, `spring 2026`.
fn calendar(words: &[&str], today: NaiveDate) -> Result<Named, NotDays> {
    let words: Vec<&str> = words.iter().copied().filter(|word| *word != "of").collect();
    let span = match words.as_slice() {
        [one] => return figures(one),
        [name, last] if let (Some(month), Some(year)) = (month(name), year(last)) => months(year, month, 1),
        [name, last] if let (true, Some(year)) = (is_season(name), year(last)) => {
            // A winter is named by the year in which it begins.
            by_name(name, NaiveDate::from_ymd_opt(year, 12, 31).ok_or(NotDays::NoSuchDay)?, false)
        }
        [one, two] => {
            let (month, day) = month_and_day(one, two).ok_or(NotDays::Unknown)?;
            last_day_of_year(today, month, day).map(|day| (day, day))
        }
        [one, two, last] => {
            let (month, day) = month_and_day(one, two).ok_or(NotDays::Unknown)?;
            let year = year(last).ok_or(NotDays::Unknown)?;
            NaiveDate::from_ymd_opt(year, month, day).map(|day| (day, day))
        }
        _ => return Err(NotDays::Unknown),
    };
    span.map(|span| Named { span, point: None }).ok_or(NotDays::NoSuchDay)
}

/// A day in figures, from the year down.
fn figures(word: &str) -> Result<Named, NotDays> {
    let parts: Vec<&str> = word.split('-').collect();
    let span = match parts.as_slice() {
        [one] if let Some(year) = year(one) => months(year, 1, 12),
        [one, two] if let (Some(year), Ok(month)) = (year(one), two.parse()) => months(year, month, 1),
        [one, two, three]
            if let (Some(year), Ok(month), Ok(day)) = (year(one), two.parse(), three.parse()) =>
        {
            NaiveDate::from_ymd_opt(year, month, day).map(|day| (day, day))
        }
        _ if is_two_ways(word) => return Err(NotDays::TwoWays),
        _ => return Err(NotDays::Unknown),
    };
    span.map(|span| Named { span, point: None }).ok_or(NotDays::NoSuchDay)
}

/// `3/4`, `03.04.2026`: figures that mean one day here and another there.
fn is_two_ways(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    parts.len() > 1
        && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|one| one.is_ascii_digit()))
}

/// `14 march` or `march 14`, `14th` too.
fn month_and_day(one: &str, two: &str) -> Option<(u32, u32)> {
    month(one).zip(day_of_month(two)).or_else(|| month(two).zip(day_of_month(one)))
}

fn day_of_month(word: &str) -> Option<u32> {
    let figures = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    figures.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year(word: &str) -> Option<i32> {
    let figures = word.len() == 4 && word.bytes().all(|one| one.is_ascii_digit());
    word.parse().ok().filter(|year| figures && (1900..2200).contains(year))
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        _ => return None,
    })
}

/// A number that may stand before a unit.
fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 13] = [
        "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if word == "an" {
        return Some(1);
    }
    let place = WORDS.iter().position(|one| *one == word).and_then(|place| u32::try_from(place).ok());
    place.map(|place| place.max(1)).or_else(|| word.parse().ok()).filter(|many| (1..=5000).contains(many))
}

fn is_season(word: &str) -> bool {
    ["spring", "summer", "autumn", "fall", "winter"].contains(&word)
}

/// A month by its name or the first letters of it, three at least.
fn month(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let place = NAMES.iter().position(|name| word.len() >= 3 && name.starts_with(word))?;
    u32::try_from(place + 1).ok()
}

/// A day of the week by its name or the first letters of it, three at least.
fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    NAMES.iter().find(|(name, _)| word.len() >= 3 && name.starts_with(word)).map(|(_, day)| *day)
}
