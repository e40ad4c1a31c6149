//! Days as a calendar: rows of weeks, of months or of years, by how many days there are; and the units in which a long
//! time is shown.

use chrono::{Datelike, Days as So, Months, NaiveDate};

use super::Days;

/// The most marks that stand beside each other on the narrowest screen.
const MOST: usize = 32;
/// Up to so many rows a calendar is one of weeks.
const WEEKS: usize = 6;
/// Up to so many rows it is one of months.
const MONTHS: usize = 13;

/// A stretch of time that one mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// A week, from Monday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
}

/// What one row of a calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// A week; its cells are days, from Monday.
    Weeks,
    /// A month; its cells are days.
    Months,
    /// A year; its cells are months.
    Years,
}

/// What stands in a cell of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// It lies before the first day or after the last.
    Outside,
    /// Nothing was written.
    Blank(NaiveDate),
    /// Something was.
    Written(NaiveDate),
}

/// The days from one to another. Rows are laid out when they are asked for: a page may carry any year.
#[derive(Clone, Copy, Debug)]
pub struct Calendar<'a> {
    days: &'a Days,
    since: NaiveDate,
    until: NaiveDate,
    leaf: Leaf,
}

impl Unit {
    /// The smallest unit in which these days are not too many marks.
    pub(super) fn of(since: NaiveDate, until: NaiveDate) -> Self {
        let few = |unit: &Self| unit.place(until, since) < MOST;
        [Self::Day, Self::Week, Self::Month, Self::Quarter].into_iter().find(few).unwrap_or(Self::Year)
    }

    /// The place of a day from the first one, counted in units.
    pub(super) fn place(self, day: NaiveDate, since: NaiveDate) -> usize {
        usize::try_from(self.number(day) - self.number(since)).unwrap_or(0)
    }

    /// The first day of the unit that a day lies in.
    pub(super) fn first_day(self, day: NaiveDate) -> NaiveDate {
        let first = match self {
            Self::Day => Some(day),
            Self::Week => day.checked_sub_days(So::new(day.weekday().num_days_from_monday().into())),
            Self::Month => day.with_day(1),
            Self::Quarter => NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1),
            Self::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1),
        };
        first.unwrap_or(day)
    }

    /// The number of the unit that a day lies in, from some beginning on.
    fn number(self, day: NaiveDate) -> i32 {
        let in_year = |parts: i32, part: u32| day.year() * parts + i32::try_from(part).unwrap_or(0);
        match self {
            Self::Day => day.num_days_from_ce(),
            // The first day of all was a Monday.
            Self::Week => (day.num_days_from_ce() - 1).div_euclid(7),
            Self::Month => in_year(12, day.month0()),
            Self::Quarter => in_year(4, day.month0() / 3),
            Self::Year => day.year(),
        }
    }
}

impl<'a> Calendar<'a> {
    pub(super) fn new(days: &'a Days, since: NaiveDate, until: NaiveDate) -> Self {
        let leaf = if Unit::Week.place(until, since) < WEEKS {
            Leaf::Weeks
        } else if Unit::Month.place(until, since) < MONTHS {
            Leaf::Months
        } else {
            Leaf::Years
        };
        Self { days, since, until, leaf }
    }

    /// What its rows are.
    pub fn leaf(&self) -> Leaf {
        self.leaf
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.unit().place(self.until, self.since) + 1
    }

    /// A row: its first day, and its cells. Weeks and months come oldest first; years, of which there may be more than
    /// a screen holds, newest first.
    pub fn row(&self, row: usize) -> Option<(NaiveDate, Vec<Cell>)> {
        let place = if self.leaf == Leaf::Years { (self.rows() - 1).checked_sub(row)? } else { row };
        if place >= self.rows() {
            return None;
        }
        let first = self.first_of(u32::try_from(place).ok()?)?;
        Some((first, self.cells(first)))
    }

    fn unit(&self) -> Unit {
        match self.leaf {
            Leaf::Weeks => Unit::Week,
            Leaf::Months => Unit::Month,
            Leaf::Years => Unit::Year,
        }
    }

    fn first_of(&self, place: u32) -> Option<NaiveDate> {
        let begin = self.unit().first_day(self.since);
        match self.leaf {
            Leaf::Weeks => begin.checked_add_days(So::new(u64::from(place) * 7)),
            Leaf::Months => begin.checked_add_months(Months::new(place)),
            Leaf::Years => begin.checked_add_months(Months::new(place.checked_mul(12)?)),
        }
    }

    fn cells(&self, first: NaiveDate) -> Vec<Cell> {
        let days = |day: NaiveDate| day.checked_add_days(So::new(1));
        let months = |day: NaiveDate| day.checked_add_months(Months::new(1));
        let (many, next): (usize, &dyn Fn(NaiveDate) -> Option<NaiveDate>) = match self.leaf {
            Leaf::Weeks => (7, &days),
            Leaf::Months => (usize::from(first.num_days_in_month()), &days),
            Leaf::Years => (12, &months),
        };
        let all = std::iter::successors(Some(first), |day| next(*day)).take(many);
        all.map(|begin| self.cell(begin, next(begin).and_then(|after| after.pred_opt()).unwrap_or(begin)))
            .collect()
    }

    fn cell(&self, first: NaiveDate, last: NaiveDate) -> Cell {
        if last < self.since || first > self.until {
            Cell::Outside
        } else if self.days.any_within(first.max(self.since), last.min(self.until)) {
            Cell::Written(first)
        } else {
            Cell::Blank(first)
        }
    }
}
