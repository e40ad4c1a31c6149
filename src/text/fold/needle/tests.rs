//! What is found and where, also against a slow way that is plainly right.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

fn needle(text: &str) -> Needle {
    Needle::new(text).unwrap()
}

#[track_caller]
fn assert_hits(wanted: &str, text: &str, hits: &[&str]) {
    let found = needle(wanted).hits(text);
    let shown: Vec<&str> = found.into_iter().map(|hit| text.get(hit).unwrap()).collect();
    assert_eq!(shown, hits, "{wanted:?} in {text:?}");
    assert_eq!(needle(wanted).is_in(text), !hits.is_empty());
}

#[test]
fn hits_are_shown_as_they_are_written() {
    assert_hits("receipt", "The Receipt. RECEIPTS, no recipe.", &["Receipt", "RECEIPT"]);
    assert_hits("cafe", "Café, cafe\u{301} and CAFÉS", &["Café", "cafe\u{301}", "CAFÉ"]);
    assert_hits("café", "cafe", &["cafe"]);
    assert_hits("strasse", "Straße, STRASSE", &["Straße", "STRASSE"]);
    assert_hits("s", "ß", &["ß"]);
    assert_hits("ras", "Straße", &["raß"]);
    assert_hits("istanbul", "İstanbul, Istanbul", &["İstanbul", "Istanbul"]);
    assert_hits("fin", "to ﬁnd", &["ﬁn"]);
    assert_hits("οδυσσευσ", "Ὀδυσσεύς", &["Ὀδυσσεύς"]);
    assert_hits("don't", "Don’t", &["Don’t"]);
    assert_hits("京", "東京都", &["京"]);
    assert_hits("하", "한국", &["한"]);
}

#[test]
fn a_hit_never_cuts_a_letter_as_people_count_them() {
    assert_hits("👩", "a 👩\u{200d}👩\u{200d}👧 b", &["👩\u{200d}👩\u{200d}👧"]);
    assert_hits("❤", "x ❤\u{fe0f}", &["❤\u{fe0f}"]);
    assert_hits("e", "e\u{301}\u{323}", &["e\u{301}\u{323}"]);
}

#[test]
fn a_phrase_is_found_over_the_end_of_a_line_and_over_any_space() {
    assert_hits("the car was", "nine, and the  car\nwas there", &["the  car\nwas"]);
    assert_hits("the car", "é the\u{a0}\n car", &["the\u{a0}\n car"]);
    assert_hits(" the ", "the", &["the"]);
    assert_hits("to me", "tome", &[]);
}

#[test]
fn nothing_is_to_be_found_where_nothing_is_left() {
    for text in ["", "  ", "\u{301}", "\u{200b}"] {
        assert_eq!(Needle::new(text), None, "{text:?}");
    }
}

#[test]
fn it_is_looked_for_by_its_least_usual_letter() {
    for (text, letter) in [("quiet", "q"), ("the", "h"), ("te st", "t"), ("é7", "7"), ("e7", "7")] {
        let needle = needle(text);
        assert!(needle.folded.get(needle.anchor..).unwrap().starts_with(letter), "{text}");
    }
}

#[test]
fn debug_tells_no_word() {
    assert_eq!(format!("{:?}", needle("receipt")), "Needle(…)");
}

/// The slow way: from every letter on, as few letters as fold to it; hits that touch one another's letters are one.
fn slowly(wanted: &str, text: &str) -> Vec<Range<usize>> {
    let wanted = fold(wanted).trim().to_owned();
    let (folded, mut hits) = (fold(text), Vec::<Range<usize>>::new());
    let mut from = 0;
    while let Some(found) = folded.get(from..).and_then(|rest| rest.find(&wanted)) {
        let (start, end) = (from + found, from + found + wanted.len());
        from = end;
        let letters: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
        // Where a letter begins in the folded text, by folding all that stands before it.
        let before = |at: usize| fold(text.get(..at).unwrap()).len();
        let touched = letters.iter().filter(|(at, letter)| {
            let (first, last) = (before(*at), before(at + letter.len()));
            first < end && last > start
        });
        let touched: Vec<_> = touched.collect();
        let range = touched.first().unwrap().0..touched.last().map(|(at, letter)| at + letter.len()).unwrap();
        match hits.last_mut() {
            Some(last) if range.start < last.end => last.end = range.end.max(last.end),
            _ => hits.push(range),
        }
    }
    hits
}

/// Texts of few and awkward letters, so that a needle is often found.
fn awkward() -> impl Strategy<Value = String> {
    let letters = prop::sample::select(vec![
        "a",
        "A",
        "s",
        "S",
        "ß",
        "ẞ",
        "e",
        "é",
        "e\u{301}",
        "İ",
        "i",
        "ı",
        "ﬁ",
        "f",
        "ς",
        "Σ",
        "σ",
        " ",
        "\n",
        "  ",
        "\u{a0}",
        "-",
        "’",
        "'",
        "京",
        "👩\u{200d}👧",
        "👧",
        "❤\u{fe0f}",
        "\u{301}",
        "\u{200b}",
        "한",
        "き",
    ]);
    prop::collection::vec(letters, 0..14).prop_map(|letters| letters.concat())
}

fn plain() -> impl Strategy<Value = String> {
    "[abAB \n\t]{0,16}"
}

proptest! {
    #[test]
    fn what_is_found_is_what_the_slow_way_finds(text in awkward(), wanted in awkward()) {
        if let Some(needle) = Needle::new(&wanted) {
            prop_assert_eq!(needle.hits(&text), slowly(&wanted, &text));
            prop_assert_eq!(needle.is_in(&text), needle.is_in_folded(&fold(&text)));
        }
    }

    #[test]
    fn plain_english_is_found_the_same_without_folding(text in plain(), wanted in "[abAB]{1,3}( [ab]{1,2})?") {
        let needle = Needle::new(&wanted).unwrap();
        prop_assert_eq!(needle.hits(&text), slowly(&wanted, &text));
        prop_assert_eq!(needle.is_in(&text), needle.is_in_folded(&fold(&text)));
    }

    #[test]
    fn where_capitals_only_begin_words_the_fast_way_finds_the_same(
        text in "[abAB1_ '\n]{0,16}", wanted in "[abAB1']{1,3}( [ab]{1,2})?",
    ) {
        let needle = Needle::new(&wanted).unwrap();
        if is_even(&text) {
            prop_assert_eq!(needle.is_in_even(&text), needle.is_in(&text));
        }
        let slowly = text.as_bytes().windows(2).any(|two| two[1].is_ascii_uppercase() && two[0].is_ascii_alphanumeric());
        prop_assert_eq!(is_even(&text), !slowly);
    }

    #[test]
    fn any_part_of_a_text_is_found_in_it(text in any::<String>(), from in 0_usize..40, length in 1_usize..10) {
        let part: String = text.chars().skip(from).take(length).collect();
        if let Some(needle) = Needle::new(&part) {
            prop_assert!(needle.is_in(&text));
            for hit in needle.hits(&text) {
                prop_assert!(text.get(hit).is_some_and(|hit| needle.is_in(hit)));
            }
        }
    }
}
