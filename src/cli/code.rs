//! What mend ends with: one table, which help, the man page and a test read.

/// One code, with what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Code {
    /// The number that a script sees.
    pub(super) number: u8,
    /// How it is written.
    pub(super) shown: &'static str,
    /// In a few words.
    pub(super) words: &'static str,
}

const fn code(number: u8, shown: &'static str, words: &'static str) -> Code {
    Code { number, shown, words }
}

/// It was done.
pub(super) const DONE: Code = code(0, "0", "done");
/// It could not be done; the reason stands on standard error.
pub(super) const COULD_NOT: Code = code(1, "1", "could not");
/// It was asked for in a way that makes no sense.
pub(super) const WRONG_USE: Code = code(2, "2", "wrong use");
/// Nothing was ever kept here.
pub(super) const NO_NOTEBOOK: Code = code(10, "10", "no notebook");
/// Another window holds the notebook.
pub(super) const HELD: Code = code(11, "11", "open in another window");
/// For a wrong passphrase. This mend opens no notebook with one, so nothing ends with it yet.
pub(super) const WRONG_PASSPHRASE: Code = code(12, "12", "wrong passphrase");
/// After a signal: this and the signal's number.
pub(super) const SIGNAL: Code = code(128, "128+n", "ended by signal n");

/// All of them.
pub(super) const ALL: [Code; 7] = [DONE, COULD_NOT, WRONG_USE, NO_NOTEBOOK, HELD, WRONG_PASSPHRASE, SIGNAL];

/// The table in one sentence.
pub(super) fn in_words() -> String {
    let listed = ALL.map(|code| format!("{} {}", code.shown, code.words));
    format!("Ends with: {}.", listed.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{plain, tui};

    #[test]
    fn the_codes_are_those_that_scripts_may_rely_on_and_no_number_stands_twice() {
        assert_eq!(ALL.map(|code| code.number), [0, 1, 2, 10, 11, 12, 128]);
        assert!(in_words().starts_with("Ends with: 0 done, 1 could not, 2 wrong use, 10 no notebook, 11 "));
    }

    #[test]
    fn both_fronts_end_with_the_same_codes() {
        assert_eq!(tui::run::NOT_KEPT, i32::from(COULD_NOT.number));
        assert_eq!(plain::NOT_KEPT, i32::from(COULD_NOT.number));
        assert_eq!(plain::NOTHING_BEGUN, i32::from(NO_NOTEBOOK.number));
    }
}
