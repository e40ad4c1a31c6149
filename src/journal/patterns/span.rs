//! The spans of days that can be looked at.

use chrono::{Days, Months, NaiveDate};

/// How far back is looked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// The last 28 days.
    #[default]
    FourWeeks,
    /// The last three months.
    ThreeMonths,
    /// All of it.
    All,
}

impl Span {
    /// All of them, each within the next.
    pub const ALL: [Self; 3] = [Self::FourWeeks, Self::ThreeMonths, Self::All];

    /// Its id, as a command takes it.
    pub fn id(self) -> &'static str {
        match self {
            Self::FourWeeks => "4w",
            Self::ThreeMonths => "3m",
            Self::All => "all",
        }
    }

    /// The next wider one; from the widest the narrowest.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::FourWeeks => Self::ThreeMonths,
            Self::ThreeMonths => Self::All,
            Self::All => Self::FourWeeks,
        }
    }

    /// The first day that can be in it when it ends at this one.
    pub(super) fn first_day(self, until: NaiveDate) -> NaiveDate {
        let first = match self {
            Self::FourWeeks => until.checked_sub_days(Days::new(27)),
            Self::ThreeMonths => until.checked_sub_months(Months::new(3)).and_then(|day| day.succ_opt()),
            Self::All => None,
        };
        first.unwrap_or(NaiveDate::MIN)
    }
}
