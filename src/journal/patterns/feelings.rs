//! The feelings that were named, and which of them in one sitting. It says nothing of what came from what.

use std::collections::HashMap;
use std::fmt;

use chrono::NaiveDate;

use crate::journal::{Entry, StepKind};
use crate::text::fold::fold;

/// So many words of one sitting are looked at in pairs: a picker gives five, a walk through a path three times that.
const PAIRED: usize = 24;

/// A feeling that was named.
#[derive(Clone, PartialEq, Eq)]
pub struct Feeling {
    /// The word, as it was written last.
    pub word: String,
    /// In how many sittings. Charts draw it as a length; no screen shows the figure.
    pub times: usize,
    /// Which other feelings were named in the same sitting, by their places, and how often; the most often first.
    pub with: Vec<(usize, usize)>,
}

/// All that were named, the most often named first; of those as often the one named last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feelings {
    all: Vec<Feeling>,
}

impl Feelings {
    /// The feelings of these pages, with those of sealed answers or without.
    pub(super) fn of(pages: &[(NaiveDate, &Entry)], sealed: bool) -> Self {
        let mut count = Count::default();
        for (_, entry) in pages {
            count.take(entry, sealed);
        }
        count.sorted()
    }

    /// All of them, the most often named first.
    pub fn all(&self) -> &[Feeling] {
        &self.all
    }

    /// The two that were most often named in one sitting, and how often; none where several pairs were as often.
    pub fn pair(&self) -> Option<(&Feeling, &Feeling, usize)> {
        let pairs = |(place, feeling): (usize, &'_ Feeling)| -> Vec<(usize, usize, usize)> {
            let further = feeling.with.iter().filter(move |(other, _)| *other > place);
            further.map(|(other, times)| (place, *other, *times)).collect()
        };
        let all: Vec<_> = self.all.iter().enumerate().flat_map(pairs).collect();
        let most = all.iter().map(|(_, _, times)| *times).max()?;
        let mut leading = all.iter().filter(|(_, _, times)| *times == most);
        let (Some((one, other, times)), None) = (leading.next(), leading.next()) else { return None };
        Some((self.all.get(*one)?, self.all.get(*other)?, *times))
    }
}

/// Counting, page by page.
#[derive(Default)]
struct Count<'a> {
    /// Each word as it was written, and the place of the feeling that it is.
    written: HashMap<&'a str, usize>,
    folded: HashMap<String, usize>,
    words: Vec<(&'a str, usize)>,
    pairs: HashMap<(usize, usize), usize>,
}

impl<'a> Count<'a> {
    fn take(&mut self, entry: &'a Entry, sealed: bool) {
        let answers = entry.answers.iter().filter(|answer| answer.kind == StepKind::Feelings);
        let open = answers.filter(|answer| !answer.deleted && (sealed || !answer.sealed));
        let chosen = open.flat_map(|answer| &answer.chosen);
        let words = chosen.filter_map(|chosen| chosen.word.as_deref()).map(str::trim);
        let mut named: Vec<usize> =
            words.filter(|word| !word.is_empty()).map(|word| self.place(word)).collect();
        named.sort_unstable();
        named.dedup();
        for place in &named {
            if let Some((_, times)) = self.words.get_mut(*place) {
                *times += 1;
            }
        }
        named.truncate(PAIRED);
        for (at, one) in named.iter().enumerate() {
            for other in named.iter().skip(at + 1) {
                *self.pairs.entry((*one, *other)).or_default() += 1;
            }
        }
    }

    /// The place of a word, whatever its case and accents.
    fn place(&mut self, word: &'a str) -> usize {
        if let Some(place) = self.written.get(word) {
            return *place;
        }
        let next = self.words.len();
        let place = *self.folded.entry(fold(word)).or_insert(next);
        if place == next {
            self.words.push((word, 0));
        }
        self.written.insert(word, place);
        place
    }

    fn sorted(self) -> Feelings {
        let times = |place: usize| self.words.get(place).map_or(0, |(_, times)| *times);
        let mut order: Vec<usize> = (0..self.words.len()).collect();
        // Words came newest first, and a stable order keeps them so.
        order.sort_by_key(|place| std::cmp::Reverse(times(*place)));
        let mut places = vec![0; order.len()];
        for (at, place) in order.iter().enumerate() {
            if let Some(slot) = places.get_mut(*place) {
                *slot = at;
            }
        }
        let feeling = |place: &usize| {
            let (word, times) = self.words.get(*place).copied().unwrap_or_default();
            Feeling { word: word.to_owned(), times, with: Vec::new() }
        };
        let mut all: Vec<Feeling> = order.iter().map(feeling).collect();
        for ((one, other), times) in self.pairs {
            let at = |place: usize| places.get(place).copied().unwrap_or_default();
            for (here, there) in [(at(one), at(other)), (at(other), at(one))] {
                if let Some(feeling) = all.get_mut(here) {
                    feeling.with.push((there, times));
                }
            }
        }
        for feeling in &mut all {
            feeling.with.sort_unstable_by_key(|(place, times)| (std::cmp::Reverse(*times), *place));
        }
        Feelings { all }
    }
}

impl fmt::Debug for Feeling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Feeling(…)")
    }
}
