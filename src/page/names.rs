//! Other words for names, everywhere the same: whatever their case and accents, with what is added to them ("James's"),
//! and never in the middle of another word.
//!
//! It looks at letters only; which names there are is the person's to say.

use std::fmt;
use std::ops::Range;

use crate::text::fill::capital;
use crate::text::fold::Needle;

/// A name, and the word that stands for it.
#[derive(Clone, PartialEq, Eq)]
pub struct Name {
    written: String,
    word: String,
    needle: Needle,
}

impl Name {
    /// A name and what stands for it; none where the name is empty. The word may be empty: then nothing stands for it.
    pub fn new(name: &str, word: &str) -> Option<Self> {
        let (name, word) = (name.trim(), word.trim());
        Some(Self { written: name.to_owned(), word: word.to_owned(), needle: Needle::new(name)? })
    }

    /// The name, as it was given.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The word for it.
    pub fn word(&self) -> &str {
        &self.word
    }

    /// Where it stands in a text as a whole word.
    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut hits = self.needle.hits(text);
        hits.retain(|hit| is_whole(text, hit));
        hits
    }
}

/// The text with the words for these names. Of two names at one place the longer counts, as "Mary Ann" before "Mary".
pub fn replaced(text: &str, names: &[Name]) -> String {
    let mut hits: Vec<(Range<usize>, &str)> = Vec::new();
    for name in names {
        hits.extend(name.places(text).into_iter().map(|hit| (hit, name.word())));
    }
    hits.sort_by_key(|(hit, _)| (hit.start, std::cmp::Reverse(hit.end)));
    let (mut new, mut done) = (String::with_capacity(text.len()), 0);
    for (hit, word) in hits {
        if hit.start < done {
            continue;
        }
        new.push_str(text.get(done..hit.start).unwrap_or_default());
        new.push_str(&as_written(word, text, &hit));
        // "I saw J." ends with one full stop.
        let doubled = word.ends_with('.') && text.get(hit.end..).is_some_and(|rest| rest.starts_with('.'));
        done = hit.end + usize::from(doubled);
    }
    new.push_str(text.get(done..).unwrap_or_default());
    new
}

/// Whether no letter or digit stands right before or after: then it is a word of its own, or several.
fn is_whole(text: &str, hit: &Range<usize>) -> bool {
    let before = text.get(..hit.start).and_then(|text| text.chars().next_back());
    let after = text.get(hit.end..).and_then(|text| text.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// The word with the capitals of its place: all of them where the name is in capitals, one at the start of a sentence.
fn as_written(word: &str, text: &str, hit: &Range<usize>) -> String {
    let name = text.get(hit.clone()).unwrap_or_default();
    let capitals = name.chars().filter(|one| one.is_uppercase()).count();
    if capitals > 1 && !name.chars().any(char::is_lowercase) {
        word.to_uppercase()
    } else if begins_sentence(text.get(..hit.start).unwrap_or_default()) {
        capital(word)
    } else {
        word.to_owned()
    }
}

/// Whether what comes next begins a sentence, or a line.
fn begins_sentence(before: &str) -> bool {
    let opened = |one: char| matches!(one, '"' | '\'' | '“' | '‘' | '(' | '«' | '„');
    let before = before.trim_end_matches(opened);
    let trimmed = before.trim_end_matches([' ', '\t', '\u{a0}']);
    let is_end = trimmed.ends_with(['.', '!', '?', '…', '\n', ':']);
    trimmed.is_empty() || trimmed.ends_with('\n') || (is_end && trimmed.len() < before.len())
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Name(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn named(text: &str, names: &[(&str, &str)]) -> String {
        let names: Vec<Name> = names.iter().filter_map(|(name, word)| Name::new(name, word)).collect();
        replaced(text, &names)
    }

    #[test]
    fn a_name_is_replaced_with_what_is_added_to_it_and_in_every_case() {
        let names = [("James", "J."), ("Mary Ann", "my sister"), ("Mary", "M."), ("José", "my uncle")];
        for (written, says) in [
            ("I saw James.", "I saw J."),
            ("James's phone, James' coat, James’s bag", "J.'s phone, J.' coat, J.’s bag"),
            ("JAMES SAID", "J. SAID"),
            ("james, (James) and James-like", "J., (J.) and J.-like"),
            ("Jamestown and Dejames stay", "Jamestown and Dejames stay"),
            ("Mary Ann met Mary, and mary\nann", "My sister met M., and my sister"),
            ("He said. Jose came. JOSÉ LEFT", "He said. My uncle came. MY UNCLE LEFT"),
            ("Jose\u{301}'s", "My uncle's"),
            ("", ""),
        ] {
            assert_eq!(named(written, &names), says, "{written}");
        }
    }

    #[test]
    fn a_name_of_one_letter_and_a_word_of_none_do_what_they_say() {
        assert_eq!(named("J and Jo", &[("J", "K")]), "K and Jo");
        assert_eq!(named("with James today", &[("James", "")]), "with  today");
        assert_eq!(Name::new("  ", "x"), None);
    }

    proptest! {
        #[test]
        fn no_name_is_left_as_a_word_of_its_own(
            before in "[a-zA-Z .,\n]{0,12}", name in "[A-Za-zÀ-ž]{2,8}", after in "[ .,'’\n-][a-z .]{0,12}",
            upper in any::<bool>(),
        ) {
            let written = if upper { name.to_uppercase() } else { name.clone() };
            let text = format!("{before} {written}{after}");
            let one = Name::new(&name, "0").unwrap();
            let new = replaced(&text, std::slice::from_ref(&one));
            prop_assert_eq!(one.places(&new), Vec::<Range<usize>>::new());
        }

        #[test]
        fn without_names_nothing_changes(text in any::<String>()) {
            prop_assert_eq!(replaced(&text, &[]), text);
        }
    }
}
