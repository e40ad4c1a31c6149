//! Folding: two words that a reader takes for the same one become the same letters. Case, accents, ligatures, the shape
//! of a quotation mark and the kind of a space do not count; `ß` is `ss`.
//!
//! A hit is told as bytes of the text as it was written, so that it can be shown there. It knows no entry and no list.

mod letters;
mod needle;
mod sketch;

pub use needle::{Needle, is_even};
pub use sketch::Sketch;

/// A text folded: small letters without accents, one space for any run of spaces and new lines.
pub fn fold(text: &str) -> String {
    let mut folded = Vec::with_capacity(text.len());
    walk(text, &mut folded, |_, _| {});
    String::from_utf8(folded).unwrap_or_default()
}

/// A text folded, with the place in the original that each byte comes from.
fn fold_with_places(text: &str) -> (Vec<u8>, Vec<usize>) {
    let mut folded = Vec::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    walk(text, &mut folded, |length, at| places.resize(length, at));
    (folded, places)
}

/// Folds letter by letter and tells after each how long the result is, and which byte it came from. Plain English, most
/// of most texts, is taken byte by byte.
fn walk(text: &str, folded: &mut Vec<u8>, mut after: impl FnMut(usize, usize)) {
    for (at, one) in text.char_indices() {
        match u8::try_from(one) {
            Ok(b'\t'..=b'\r' | b' ') => {
                if folded.last() != Some(&b' ') {
                    folded.push(b' ');
                }
            }
            Ok(byte) if byte.is_ascii() => folded.push(byte.to_ascii_lowercase()),
            _ => letters::of(one, |letter| push(folded, letter)),
        }
        after(folded.len(), at);
    }
}

/// Adds a letter; of several spaces the first.
fn push(folded: &mut Vec<u8>, letter: char) {
    if letter != ' ' || folded.last() != Some(&b' ') {
        folded.extend(letter.encode_utf8(&mut [0; 4]).bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_takes_for_the_same_word_is_the_same_word() {
        for (written, folded) in [
            ("The Receipt", "the receipt"),
            ("Café CAFE\u{301} cafe", "cafe cafe cafe"),
            ("Straße STRASSE STRAẞE", "strasse strasse strasse"),
            ("İstanbul ıstanbul Istanbul", "istanbul istanbul istanbul"),
            ("ﬁnd the ﬂat oﬀer", "find the flat offer"),
            ("Οδυσσεύς ΟΔΥΣΣΕΥΣ", "οδυσσευσ οδυσσευσ"),
            ("ёлка Елка й", "елка елка и"),
            ("smørrebrød łódź Đurđa æon œuvre", "smorrebrod lodz durda aeon oeuvre"),
            ("don’t “quote” – 10 €", "don't \"quote\" - 10 €"),
            ("one\u{a0}two\n\n\tthree  four", "one two three four"),
            ("co\u{ad}oper\u{200b}ate", "cooperate"),
            ("Ｆｕｌｌ １２", "full 12"),
            ("👩\u{200d}👧 ❤\u{fe0f}", "👩👧 ❤"),
            ("שָׁלוֹם", "שלום"),
            ("मेरी हिन्दी", "मेरी हिन्दी"),
            ("東京 ガ", "東京 カ\u{3099}"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn folding_what_is_folded_changes_nothing_for_every_character_there_is() {
        for one in '\0'..=char::MAX {
            let once = fold(&one.to_string());
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(one));
        }
    }

    #[test]
    fn every_byte_knows_where_it_comes_from() {
        let (folded, places) = fold_with_places("aß é");
        assert_eq!((folded, places), (b"ass e".to_vec(), vec![0, 1, 1, 3, 4]));
    }
}
