//! A sketch of what stands in a text: which runs of three letters occur in it. It cannot say that a word is there; it
//! can say that one is not, without the text being looked at.

use std::fmt;

use super::{Needle, fold};

/// How many bits it has, two for each run. A page of 350 words has about 700 different runs, which set three of five: a
/// run that is not there is told as such two times of three, and a word has several.
const BITS: u32 = 1536;
const WORDS: usize = BITS as usize / 64;

/// Which runs of three letters occur. `Debug` tells nothing of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Sketch([u64; WORDS]);

impl Sketch {
    /// A sketch of nothing.
    pub fn new() -> Self {
        Self([0; WORDS])
    }

    /// Adds what stands in a text.
    pub fn add(&mut self, text: &str) {
        if text.is_ascii() {
            self.add_letters(text.bytes().map(plain));
        } else {
            self.add_letters(fold(text).bytes());
        }
    }

    /// Adds what stands in a text that was folded before.
    pub fn add_folded(&mut self, folded: &str) {
        self.add_letters(folded.bytes());
    }

    fn add_letters(&mut self, letters: impl Iterator<Item = u8>) {
        let mut run = 0;
        for letter in letters {
            // Any run of spaces is one.
            if letter != b' ' || run & 0xff != u32::from(b' ') {
                run = next(run, letter);
                for bit in places(run) {
                    if let Some(word) = self.0.get_mut(bit / 64) {
                        *word |= 1 << (bit % 64);
                    }
                }
            }
        }
    }

    /// Whether a word or phrase may stand in what was added. Where this is false it does not.
    pub fn may_hold(&self, needle: &Needle) -> bool {
        let has = |bit: usize| self.0.get(bit / 64).is_some_and(|word| word & (1 << (bit % 64)) != 0);
        needle.runs().iter().all(|run| places(*run).into_iter().all(has))
    }
}

/// The runs of a folded word; none where it is shorter than a run.
pub(super) fn runs(folded: &str) -> Vec<u32> {
    let all = folded.bytes().scan(0, |run, letter| {
        *run = next(*run, letter);
        Some(*run)
    });
    all.skip(2).collect()
}

fn next(run: u32, letter: u8) -> u32 {
    ((run << 8) | u32::from(letter)) & 0x00ff_ffff
}

/// Where a run stands: by the upper bits after a multiplication that spreads it (Knuth, 6.4, with the golden ratio), and
/// by those below them.
fn places(run: u32) -> [usize; 2] {
    let spread = run.wrapping_mul(0x9e37_79b1);
    let place = |spread: u32| ((u64::from(spread) * u64::from(BITS)) >> 32) as usize;
    [place(spread), place(spread.rotate_left(11))]
}

/// A letter of plain English, folded.
fn plain(byte: u8) -> u8 {
    if matches!(byte, b'\t'..=b'\r') { b' ' } else { byte.to_ascii_lowercase() }
}

impl Default for Sketch {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Sketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sketch(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sketch(text: &str) -> Sketch {
        let mut sketch = Sketch::new();
        sketch.add(text);
        sketch
    }

    #[test]
    fn what_is_not_there_is_told_and_what_is_there_never_denied() {
        let page = sketch("The receipt fell out\n of the RED coat.");
        for (word, may) in [
            ("receipt", true),
            ("red  coat", true),
            ("OUT OF", true),
            ("re", true),
            ("quiet", false),
            ("recipe", false),
        ] {
            assert_eq!(page.may_hold(&Needle::new(word).unwrap()), may, "{word}");
        }
    }

    proptest! {
        #[test]
        fn it_never_denies_what_a_search_finds(text in "[a-cA-C éß\n]{0,40}", word in "[a-cA-C éß]{1,6}") {
            let Some(needle) = Needle::new(&word) else { return Ok(()) };
            if needle.is_in(&text) {
                prop_assert!(sketch(&text).may_hold(&needle));
                let mut folded = Sketch::new();
                folded.add_folded(&fold(&text));
                prop_assert!(folded.may_hold(&needle));
            }
        }
    }
}
