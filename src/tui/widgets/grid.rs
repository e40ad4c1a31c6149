//! Words in columns, with the way from one to the next.
//!
//! It knows how wide words are, never what they mean.

use unicode_width::UnicodeWidthStr;

/// Cells before each word: the arrow, the tick, a blank.
pub const SIGNS: u16 = 3;
/// Cells between two columns.
const BETWEEN: u16 = 2;

/// Where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The word's number.
    pub word: usize,
    /// Its row.
    pub row: u16,
    /// The cell where its signs begin.
    pub x: u16,
}

/// The arrow and the tick before a word; whichever stands alone stands next to it.
pub fn signs(here: bool, tick: Option<char>) -> String {
    match (here, tick) {
        (true, Some(tick)) => format!("▸{tick}"),
        (true, None) => " ▸".to_owned(),
        (false, tick) => format!(" {}", tick.unwrap_or(' ')),
    }
}

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the word before.
    Left,
    /// To the word after.
    Right,
}

/// Sets words in as many columns as fit, `most` at most, and says how many rows they take. They run downwards.
pub fn columns(words: &[&str], width: u16, most: usize) -> (Vec<Spot>, u16) {
    let widths: Vec<u16> = words.iter().map(|word| u16::try_from(word.width()).unwrap_or(u16::MAX)).collect();
    let mut best = None;
    for count in 1..=most.min(words.len()).max(1) {
        let high = words.len().div_ceil(count).max(1);
        let xs = starts(&widths, high);
        if count == 1 || xs.last().is_some_and(|end| *end <= width.saturating_add(BETWEEN)) {
            best = Some((high, xs));
        }
    }
    let Some((high, xs)) = best else { return (Vec::new(), 0) };
    let spot = |word: usize| {
        let row = u16::try_from(word % high).unwrap_or(u16::MAX);
        Spot { word, row, x: xs.get(word / high).copied().unwrap_or(0) }
    };
    ((0..words.len()).map(spot).collect(), u16::try_from(high).unwrap_or(u16::MAX))
}

/// Where each column begins, and where the last one ends.
fn starts(widths: &[u16], high: usize) -> Vec<u16> {
    let mut xs = vec![0_u16];
    let mut end = 0_u16;
    for column in widths.chunks(high) {
        let widest = column.iter().copied().max().unwrap_or(0);
        end = end.saturating_add(widest).saturating_add(SIGNS + BETWEEN);
        xs.push(end);
    }
    xs
}

/// The word that one comes to from `at`; the same one at an edge.
pub fn neighbour(spots: &[Spot], at: usize, way: Way) -> usize {
    let Some(here) = spots.iter().find(|spot| spot.word == at) else {
        return spots.first().map_or(0, |spot| spot.word);
    };
    let near = |spot: &Spot| spot.x.abs_diff(here.x);
    let all = || spots.iter().copied();
    let found = match way {
        Way::Up => {
            let above = all().filter(|spot| spot.row < here.row).map(|spot| spot.row).max();
            all().filter(|spot| Some(spot.row) == above).min_by_key(near)
        }
        Way::Down => {
            let below = all().filter(|spot| spot.row > here.row).map(|spot| spot.row).min();
            all().filter(|spot| Some(spot.row) == below).min_by_key(near)
        }
        Way::Left => all().filter(|spot| (spot.row, spot.x) < (here.row, here.x)).max_by_key(order),
        Way::Right => all().filter(|spot| (spot.row, spot.x) > (here.row, here.x)).min_by_key(order),
    };
    found.map_or(at, |spot| spot.word)
}

/// Reading order.
fn order(spot: &Spot) -> (u16, u16) {
    (spot.row, spot.x)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 6] = ["stung", "furious", "scared", "lost", "replaced", "still love them"];

    #[test]
    fn as_many_columns_as_fit() {
        assert_eq!(columns(&WORDS, 72, 3).1, 2);
        assert_eq!(columns(&WORDS, 32, 3).1, 3);
        assert_eq!(columns(&WORDS, 5, 3).1, 6);
        assert_eq!(columns(&[], 40, 3).0, []);
    }

    #[test]
    fn arrows_go_to_the_nearest_word() {
        let (spots, _) = columns(&WORDS, 32, 3);
        assert_eq!(neighbour(&spots, 0, Way::Down), 1);
        assert_eq!(neighbour(&spots, 0, Way::Right), 3);
        assert_eq!(neighbour(&spots, 3, Way::Right), 1, "on to the next row");
        assert_eq!(neighbour(&spots, 0, Way::Up), 0);
        assert_eq!(neighbour(&spots, 5, Way::Down), 5);
    }
}
