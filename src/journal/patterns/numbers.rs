//! How heavy it was when a sitting began and when it ended, by days; over long spans the middle number of a week, a
//! month or a year.

use std::fmt;

use chrono::NaiveDate;

use super::Unit;
use crate::journal::Entry;

/// The highest number of the scale; what is above it was never asked for.
const MOST: u8 = 10;

/// The numbers of one sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Its day.
    pub day: NaiveDate,
    /// The number at its beginning.
    pub before: Option<u8>,
    /// The number at its end.
    pub after: Option<u8>,
}

/// The sittings that have a number, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    sittings: Vec<Sitting>,
}

/// A number that stands in the middle of some, in halves: between two of them it may lie half way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Middle(u8);

/// The numbers of one day, week, month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its place from the first of the span, counted in units.
    pub place: usize,
    /// Its first day within the span.
    pub day: NaiveDate,
    /// The number at the beginning; of several the middle one.
    pub before: Option<Middle>,
    /// The number at the end; of several the middle one.
    pub after: Option<Middle>,
}

/// The numbers of a span, oldest first, one pair for each unit that has any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs {
    /// What one pair stands for.
    pub unit: Unit,
    /// How many units the span has, with those that have no number.
    pub places: usize,
    /// The pairs.
    pub pairs: Vec<Pair>,
    /// Whether any of them stands for more than one sitting.
    pub has_middles: bool,
}

impl Numbers {
    pub(super) fn of(pages: &[(NaiveDate, &Entry)]) -> Self {
        let mut dated: Vec<_> =
            pages.iter().filter_map(|(day, entry)| Some((entry.created, sitting(*day, entry)?))).collect();
        dated.sort_by_key(|(created, sitting)| (sitting.day, *created));
        Self { sittings: dated.into_iter().map(|(_, sitting)| sitting).collect() }
    }

    /// The sittings that have a number, oldest first.
    pub fn sittings(&self) -> &[Sitting] {
        &self.sittings
    }

    /// The lowest and the highest number at the beginning.
    pub fn before(&self) -> Option<(u8, u8)> {
        range(self.sittings.iter().filter_map(|sitting| sitting.before))
    }

    /// The lowest and the highest number at the end.
    pub fn after(&self) -> Option<(u8, u8)> {
        range(self.sittings.iter().filter_map(|sitting| sitting.after))
    }

    /// The numbers of the days from one to another, in units of which not too many fit in.
    pub fn pairs(&self, since: NaiveDate, until: NaiveDate) -> Pairs {
        let unit = Unit::of(since, until);
        let place = |sitting: &Sitting| unit.place(sitting.day, since);
        let chunks = self.sittings.chunk_by(|one, other| place(one) == place(other));
        let pair = |chunk: &[Sitting]| {
            let first = chunk.first()?;
            Some(Pair {
                place: place(first),
                day: unit.first_day(first.day).max(since),
                before: middle(chunk.iter().filter_map(|sitting| sitting.before).collect()),
                after: middle(chunk.iter().filter_map(|sitting| sitting.after).collect()),
            })
        };
        Pairs {
            unit,
            places: unit.place(until, since) + 1,
            has_middles: chunks.clone().any(|chunk| chunk.len() > 1),
            pairs: chunks.filter_map(pair).collect(),
        }
    }
}

impl Middle {
    /// Where it stands among rows of which the lowest is 0 and the last stands for 10.
    pub fn row(self, rows: u16) -> u16 {
        let last = rows.saturating_sub(1);
        // Rounded to the nearest: 20 halves are the whole height.
        (u16::from(self.0) * last + 10) / 20
    }

    /// It in halves: 13 for 6½.
    pub fn halves(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Middle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.0 % 2 == 1 { ".5" } else { "" };
        write!(f, "{}{half}", self.0 / 2)
    }
}

/// Whether a page has a number.
pub(super) fn has_any(entry: &Entry) -> bool {
    numbers(entry) != (None, None)
}

fn sitting(day: NaiveDate, entry: &Entry) -> Option<Sitting> {
    let (before, after) = numbers(entry);
    (before.is_some() || after.is_some()).then_some(Sitting { day, before, after })
}

fn numbers(entry: &Entry) -> (Option<u8>, Option<u8>) {
    let scale = |number: Option<u8>| number.filter(|number| *number <= MOST);
    let before = entry.before.as_ref().and_then(|before| before.distress);
    let after = entry.after.as_ref().and_then(|after| after.distress);
    (scale(before), scale(after))
}

fn range(numbers: impl Iterator<Item = u8> + Clone) -> Option<(u8, u8)> {
    Some((numbers.clone().min()?, numbers.max()?))
}

/// The number in the middle; of two in the middle half way between them.
fn middle(mut numbers: Vec<u8>) -> Option<Middle> {
    numbers.sort_unstable();
    let upper = numbers.get(numbers.len() / 2)?;
    let lower = numbers.get(numbers.len().checked_sub(1)? / 2)?;
    Some(Middle(lower + upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_two_lies_half_way_and_is_said_so() {
        let said = |numbers: &[u8]| middle(numbers.to_vec()).map(|middle| middle.to_string());
        assert_eq!(said(&[]), None);
        assert_eq!(said(&[7]).as_deref(), Some("7"));
        assert_eq!(said(&[7, 6]).as_deref(), Some("6.5"));
        assert_eq!(said(&[9, 1, 2]).as_deref(), Some("2"));
        assert_eq!(said(&[10, 10]).as_deref(), Some("10"));
    }

    #[test]
    fn calm_stands_on_the_lowest_row_and_the_worst_on_the_highest() {
        for rows in [1, 2, 8, 11, 30] {
            assert_eq!((Middle(0).row(rows), Middle(20).row(rows)), (0, rows - 1));
        }
        let rows: Vec<u16> = (0..=10).map(|number| Middle(2 * number).row(11)).collect();
        assert_eq!(rows, (0..=10).collect::<Vec<u16>>());
    }
}
