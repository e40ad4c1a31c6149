//! Reckoning with days, weeks, months and seasons. It reads no words.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A length of time that people count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// First and last day.
pub(super) type Span = (NaiveDate, NaiveDate);

/// So many units before a day; on a day that its month does not have, the last that it has.
pub(super) fn back(day: NaiveDate, many: u32, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Day => day.checked_sub_days(Days::new(many.into())),
        Unit::Week => day.checked_sub_days(Days::new(u64::from(many) * 7)),
        Unit::Month => day.checked_sub_months(Months::new(many)),
        Unit::Year => day.checked_sub_months(Months::new(many.checked_mul(12)?)),
    }
}

/// The whole day, week (from Monday), month or year that a day lies in.
pub(super) fn whole(day: NaiveDate, unit: Unit) -> Option<Span> {
    match unit {
        Unit::Day => Some((day, day)),
        Unit::Week => {
            let first = day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into()))?;
            Some((first, first.checked_add_days(Days::new(6))?))
        }
        Unit::Month => months(day.year(), day.month(), 1),
        Unit::Year => months(day.year(), 1, 12),
    }
}

/// Some whole months from one on.
pub(super) fn months(year: i32, month: u32, many: u32) -> Option<Span> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let after = first.checked_add_months(Months::new(many))?;
    Some((first, after.pred_opt()?))
}

/// The last time that these months began, not later than a day. `ended`: and were over before it.
pub(super) fn last_months(day: NaiveDate, month: u32, many: u32, ended: bool) -> Option<Span> {
    let fits = |(first, last): &Span| if ended { *last < day } else { *first <= day };
    (0..3).filter_map(|back| months(day.year() - back, month, many)).find(fits)
}

/// The last such day of the week; today may be one where `today` says so.
pub(super) fn last_weekday(day: NaiveDate, weekday: Weekday, today: bool) -> Option<NaiveDate> {
    let away = (7 + day.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    let away = if away == 0 && !today { 7 } else { away };
    day.checked_sub_days(Days::new(away.into()))
}

/// The last time that this day of the year was, not later than a day.
pub(super) fn last_day_of_year(day: NaiveDate, month: u32, of_month: u32) -> Option<NaiveDate> {
    // 29 February may lie eight years back.
    (0..9)
        .filter_map(|back| NaiveDate::from_ymd_opt(day.year() - back, month, of_month))
        .find(|one| *one <= day)
}
