//! What is said of none, one, some and many pages, and that it is nothing but said.

use super::*;
use crate::journal::{After, Answer, Before, Chosen, Entry, EntryId, Kind, PathRef, StepKind};

/// A sitting on a day, with the numbers that it has, its path and its feelings.
fn sat(number: u8, day: &str, numbers: [Option<u8>; 2], path: &str, words: &[&str]) -> Entry {
    let id = EntryId::from_random([number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    let mut entry = Entry::new(id, Kind::Guided, format!("{day}T21:00:00+01:00").parse().unwrap());
    entry.before = Some(Before { distress: numbers[0], ..Before::default() });
    entry.after = Some(After { distress: numbers[1], ..After::default() });
    entry.path =
        (!path.is_empty()).then(|| PathRef { id: path.into(), title: path.into(), ..PathRef::default() });
    let chosen = words.iter().map(|word| Chosen::word(*word, "hurt")).collect();
    entry.answers = vec![Answer { chosen, ..Answer::new("here", StepKind::Feelings) }];
    entry
}

fn patterns(entries: &[Entry], span: Span) -> Patterns {
    Patterns::of(entries, span, "2026-11-26".parse().unwrap())
}

/// All sentences of the four figures, and all facts.
fn said(entries: &[Entry], span: Span) -> (Vec<String>, Vec<String>) {
    let words = Words::builtin();
    let patterns = patterns(entries, span);
    let figures = words.how_it_has_been(&patterns);
    let sentences = figures.iter().flat_map(|figure| figure.sentences.clone()).collect();
    (sentences, figures.iter().flat_map(|figure| figure.facts.clone()).collect())
}

#[test]
fn of_no_pages_it_says_that_there_are_none_and_nothing_more() {
    let (sentences, facts) = said(&[], Span::FourWeeks);
    assert_eq!(
        sentences,
        [
            "In the last 4 weeks there are no numbers.",
            "In the last 4 weeks no feeling was named.",
            "In the last 4 weeks no page of the guide was opened.",
            "In the last 4 weeks there are no pages.",
        ]
    );
    assert!(facts.is_empty(), "{facts:?}");
    assert_eq!(said(&[], Span::All).0[3], "So far there are no pages.");
}

#[test]
fn one_page_is_said_as_it_was() {
    let one = sat(1, "2026-11-20", [Some(7), Some(4)], "When I doubt everything", &["stung", "lonely"]);
    let (sentences, facts) = said(&[one], Span::FourWeeks);
    assert_eq!(
        sentences,
        [
            "In the last 4 weeks it weighed 7 when you came, and 4 when you left.",
            "In the last 4 weeks you named stung and lonely.",
            "Named in one sitting: stung and lonely.",
            "In the last 4 weeks you opened \"When I doubt everything\".",
            "In the last 4 weeks you wrote on 20 November.",
        ]
    );
    assert_eq!(
        facts,
        [
            "Friday 20 November: 7 when you came, 4 when you left.",
            "Named with stung: lonely.",
            "Named with lonely: stung.",
            "November 2026: 20.",
        ]
    );
}

#[test]
fn some_pages_are_said_by_what_lies_between_and_what_comes_first() {
    let pages = [
        sat(1, "2026-11-20", [Some(7), Some(4)], "Hope", &["stung", "scared"]),
        sat(2, "2026-11-20", [Some(5), None], "Hope", &["stung", "scared", "cross"]),
        sat(3, "2026-10-03", [None, Some(6)], "Doubt", &["numb"]),
        sat(4, "2026-09-01", [None, None], "Steady", &["stung"]),
        sat(5, "2026-09-02", [None, None], "Letter", &[]),
    ];
    let (sentences, facts) = said(&pages, Span::ThreeMonths);
    assert_eq!(
        sentences,
        [
            "In the last 3 months it weighed between 5 and 7 when you came, and between 4 and 6 when you left.",
            "In the last 3 months you named stung and scared most often.",
            "Most often in one sitting: stung and scared.",
            "In the last 3 months you opened \"Hope\" most often.",
            "In the last 3 months the days with writing lie between 1 September and 20 November.",
        ]
    );
    for fact in [
        "Each pair is a week, by its middle number.",
        "The week of 16 November: 6 when you came, 4 when you left.",
        "The week of 28 September: 6 when you left.",
        "Most often first: stung, scared, cross and numb.",
        "September 2026: 1 and 2.",
    ] {
        assert!(facts.contains(&fact.to_owned()), "{fact:?} is not among {facts:#?}");
    }
}

#[test]
fn where_nothing_stands_out_nothing_is_said_to_be_the_most() {
    let words = ["a", "b", "c", "d"];
    let pages: Vec<Entry> = (1..5)
        .map(|number| sat(number, "2026-11-20", [None; 2], words[usize::from(number) - 1], &[]))
        .collect();
    assert_eq!(
        said(&pages, Span::FourWeeks).0[2],
        "In the last 4 weeks you opened \"a\", \"b\" and \"c\", and other pages."
    );
    let four = sat(9, "2026-11-20", [None; 2], "", &words);
    let sentences = said(&[four], Span::FourWeeks).0;
    assert_eq!(sentences[1], "In the last 4 weeks you named a, b and c, and other words.");
    assert_eq!(sentences[2], "In the last 4 weeks no page of the guide was opened.", "no pair stood out");
}

#[test]
fn years_are_said_by_their_months_and_a_word_that_looks_like_a_place_stays_a_word() {
    let pages = [
        sat(1, "2026-11-20", [Some(3), Some(3)], "", &["{other}", "a\u{1b}[2J\nb"]),
        sat(2, "2009-03-02", [Some(3), Some(3)], "", &[]),
        sat(3, "2009-05-30", [Some(4), Some(3)], "", &[]),
        sat(4, "2010-02-01", [None; 2], "", &[]),
        sat(5, "2010-10-01", [None; 2], "", &[]),
        sat(6, "2010-11-01", [None; 2], "", &[]),
        sat(7, "2010-12-01", [None; 2], "", &[]),
    ];
    let (sentences, facts) = said(&pages, Span::All);
    assert_eq!(sentences[0], "So far it weighed between 3 and 4 when you came, and 3 when you left.");
    assert_eq!(sentences[2], "Named in one sitting: {other} and a[2J b.");
    assert_eq!(sentences[4], "So far the days with writing lie between 2 March 2009 and 20 November.");
    assert!(facts.contains(&"2009: 3.5 when you came, 3 when you left.".to_owned()), "{facts:?}");
    for fact in ["2009: March and May.", "2010: February and October to December."] {
        assert!(facts.contains(&fact.to_owned()), "{facts:?}");
    }
}

#[test]
fn ten_thousand_pages_are_said_in_as_few_words_as_three() {
    let page = |number: u16| {
        let day = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap() - chrono::Days::new(u64::from(number) / 2);
        let path = ["Hope", "Doubt", "Hope", "Steady", "Letter"][usize::from(number) % 5];
        let mut entry = sat(0, &day.to_string(), [Some(8), Some(2)], path, &["stung"]);
        let digit = |place: u32| u8::try_from(number / 31_u16.pow(place) % 31).unwrap();
        entry.id = EntryId::from_random([digit(0), digit(1), digit(2), 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        entry
    };
    let pages: Vec<Entry> = (0..10_000).map(page).collect();
    let (sentences, facts) = said(&pages, Span::All);
    assert_eq!(sentences[0], "So far it weighed 8 when you came, and 2 when you left.");
    assert_eq!(sentences[2], "So far you opened \"Hope\" most often.");
    assert!(sentences.iter().all(|sentence| sentence.len() < 160), "{sentences:#?}");
    assert!(facts.len() < 60, "{}", facts.len());
}

#[test]
fn nothing_that_is_said_counts_praises_or_explains() {
    let pages: Vec<Entry> = (1..9)
        .map(|number| {
            sat(number, &format!("2026-11-{:02}", number + 10), [Some(8), Some(2)], "Hope", &["stung"])
        })
        .collect();
    let (sentences, facts) = said(&pages, Span::FourWeeks);
    for line in sentences.iter().chain(&facts) {
        let lower = line.to_lowercase();
        for word in
            ["times", "total", "average", "streak", "better", "worse", "because", "every day", "score", "!"]
        {
            assert!(!lower.contains(word), "{word:?} in {line:?}");
        }
    }
}
