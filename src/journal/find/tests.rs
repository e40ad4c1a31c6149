//! What is found, what is not, and what of it is shown.

use proptest::prelude::*;
use serde_json::Map;

use super::*;
use crate::journal::{Answer, Bring, Chosen, Entry, EntryId, Item, Kind, Note, Part, PathRef, StepKind};
use crate::text::period::Period;

fn entry(day: u32, words: &str) -> Entry {
    let created = format!("2026-03-{day:02}T21:00:00+01:00").parse().unwrap();
    let number = u8::try_from(day).unwrap();
    let mut entry = Entry::new(EntryId::from_random([number; 12]), Kind::Free, created);
    entry.answers = vec![Answer { text: Some(words.into()), ..Answer::new("page", StepKind::Text) }];
    entry
}

fn found(entries: &[Entry], typed: &str) -> Vec<usize> {
    Finder::default().find(entries, &Words::read(typed), &Filters::default()).to_vec()
}

fn filtered(entries: &[Entry], filters: &Filters) -> Vec<usize> {
    Finder::default().find(entries, &Words::default(), filters).to_vec()
}

#[test]
fn all_words_are_wanted_in_any_order_and_a_phrase_as_it_stands() {
    let entries = [
        entry(1, "The receipt fell out of the red coat."),
        entry(2, "A red receipt."),
        entry(3, "Coats, red ones."),
    ];
    for (typed, places) in [
        ("receipt", &[0, 1][..]),
        ("RECEIPT red", &[0, 1]),
        ("red coat", &[0, 2]),
        ("\"red coat\"", &[0]),
        ("“red coat” receipt", &[0]),
        ("\"red co", &[0]),
        ("receipt nothing", &[]),
        ("", &[0, 1, 2]),
        ("  ", &[0, 1, 2]),
        ("\"\"", &[0, 1, 2]),
    ] {
        assert_eq!(found(&entries, typed), places, "{typed}");
    }
}

#[test]
fn everything_that_was_written_or_chosen_is_searched_and_no_question_is() {
    let mut one = entry(1, "text-word");
    one.path = Some(PathRef { title: "title-word".into(), ..PathRef::default() });
    one.tags = vec!["tag-word".into()];
    one.notes = vec![Note { at: one.created, text: "note-word".into(), rest: Map::new() }];
    let answer = &mut one.answers[0];
    answer.prompt = Some("question-word".into());
    answer.by = Some("by-word".into());
    answer.seen_as = Some("seen-word".into());
    answer.chosen =
        vec![Chosen::word("feeling-word", "family-word"), Chosen::option("id-word", "label-word")];
    answer.items = vec![Item { text: "item-word".into(), ..Item::default() }];
    answer.parts =
        vec![Part { label: "heading-word".into(), items: vec!["sorted-word".into()], ..Part::default() }];
    let entries = [one.clone()];
    for place in ["text", "title", "tag", "note", "by", "seen", "feeling", "label", "item", "sorted"] {
        assert_eq!(found(&entries, &format!("{place}-word")), [0], "{place}");
    }
    for place in ["question", "heading", "family", "id"] {
        assert!(found(&entries, &format!("{place}-word")).is_empty(), "{place}");
    }
    one.answers[0].deleted = true;
    assert!(found(&[one], "text-word").is_empty());
}

#[test]
fn nothing_is_found_across_two_texts() {
    for words in ["red", "réd"] {
        let mut one = entry(1, words);
        one.answers.push(Answer { text: Some("coat".into()), ..Answer::new("more", StepKind::Text) });
        assert_eq!(found(&[one.clone()], "red coat"), [0]);
        assert!(found(&[one], "\"red coat\"").is_empty());
    }
}

#[test]
fn an_argument_with_a_space_is_a_phrase() {
    let words = |arguments: &[&str]| {
        Words::of_arguments(&arguments.iter().map(|&one| one.into()).collect::<Vec<_>>())
    };
    assert_eq!(words(&["red", "coat"]), Words::read("red coat"));
    assert_eq!(words(&["red coat"]), Words::read("\"red coat\""));
    assert_eq!(words(&["a \"red coat\""]), Words::read("a \"red coat\""));
    assert!(words(&[" ", ""]).is_empty());
}

#[test]
fn each_filter_lets_through_what_it_names_and_all_of_them_must() {
    let mut marked = entry(14, "one");
    marked.path = Some(PathRef { section: "feels".into(), ..PathRef::default() });
    marked.kind = Kind::Guided;
    marked.marks.bring = vec![Bring::default()];
    marked.tags = vec!["#Money".into()];
    marked.left_at = Some("know".into());
    marked.answers.push(Answer {
        chosen: vec![Chosen::word("Stung", "hurt")],
        ..Answer::new("here", StepKind::Feelings)
    });
    let mut sealed = entry(15, "two");
    sealed.marks.sealed = true;
    sealed.notes = vec![Note { at: sealed.created, text: "later".into(), rest: Map::new() }];
    let entries = [marked, sealed, entry(20, "three")];
    let base = Filters::default;
    let march = |from: &str, to: &str| Period { since: from.parse().ok(), until: to.parse().ok() };
    for (filters, places) in [
        (Filters { section: Some("feels".into()), ..base() }, &[0][..]),
        (Filters { kind: Some(Kind::Free), ..base() }, &[1, 2]),
        (Filters { feelings: vec!["stung".into()], ..base() }, &[0]),
        (Filters { feelings: vec!["HURT".into()], ..base() }, &[0]),
        (Filters { feelings: vec!["sad".into()], ..base() }, &[]),
        (Filters { marks: vec![Mark::Bring], ..base() }, &[0]),
        (Filters { marks: vec![Mark::Sealed], ..base() }, &[1]),
        (Filters { marks: vec![Mark::Noted], ..base() }, &[1]),
        (Filters { marks: vec![Mark::LeftOpen], ..base() }, &[0]),
        (Filters { marks: vec![Mark::Bring, Mark::Sealed], ..base() }, &[]),
        (Filters { tags: vec!["money".into()], ..base() }, &[0]),
        (Filters { period: march("2026-03-15", ""), ..base() }, &[1, 2]),
        (Filters { period: march("2026-03-14", "2026-03-15"), ..base() }, &[0, 1]),
        (Filters { kind: Some(Kind::Free), period: march("", "2026-03-15"), ..base() }, &[1]),
        (base(), &[0, 1, 2]),
    ] {
        assert_eq!(filtered(&entries, &filters), places);
        assert_eq!(filters.is_empty(), filters == base());
    }
}

#[test]
fn the_line_that_is_shown_holds_most_of_the_words() {
    let mut one = entry(1, "The receipt.\nIt was long.");
    one.answers
        .push(Answer { text: Some("A receipt in a red coat".into()), ..Answer::new("more", StepKind::Text) });
    let today = "2026-03-20".parse().unwrap();
    let shown = |typed: &str, cells: usize| {
        let words = Words::read(typed);
        let shown = excerpt(line_of(&one, &words, today, false).unwrap(), &words, cells);
        let hits: Vec<String> =
            shown.hits.iter().map(|hit| shown.line.get(hit.clone()).unwrap().into()).collect();
        (shown.line, hits.join(","))
    };
    assert_eq!(shown("red receipt", 60), ("A receipt in a red coat".into(), "receipt,red".into()));
    assert_eq!(shown("long", 60), ("The receipt. It was long.".into(), "long".into()));
    assert_eq!(shown("long", 16), ("…It was long.".into(), "long".into()));
    assert_eq!(line_of(&one, &Words::read("elsewhere"), today, false), None);
}

#[test]
fn no_word_that_is_kept_to_oneself_or_closed_is_shown_in_a_list() {
    let today = "2026-03-20".parse().unwrap();
    let receipt = Words::read("receipt");
    let mut sealed = entry(1, "receipt");
    sealed.marks.sealed = true;
    let mut part = entry(1, "receipt");
    part.answers[0].sealed = true;
    let mut closed = entry(1, "receipt");
    closed.answers[0].closed_until = "2026-03-21".parse().ok();
    for entry in [&sealed, &part, &closed] {
        assert_eq!(found(std::slice::from_ref(entry), "receipt"), [0], "it is found all the same");
        assert_eq!(line_of(entry, &receipt, today, false), None);
    }
    assert!(
        line_of(&sealed, &receipt, today, true).is_some() && line_of(&part, &receipt, today, true).is_some()
    );
    assert!(line_of(&closed, &receipt, "2026-03-21".parse().unwrap(), false).is_some());
}

#[test]
fn debug_tells_no_word() {
    let filters = Filters { tags: vec!["money".into()], ..Filters::default() };
    let told = format!("{:?} {filters:?} {:?}", Words::read("receipt"), Finder::default());
    assert!(!told.contains("receipt") && !told.contains("money"), "{told}");
}

#[test]
fn a_change_of_the_entries_is_noticed() {
    let mut finder = Finder::default();
    let (words, filters) = (Words::read("receipt"), Filters::default());
    let mut entries = vec![entry(2, "a receipt"), entry(1, "nothing")];
    assert_eq!(finder.find(&entries, &words, &filters), [0]);
    entries[1].answers[0].text = Some("the receipt, added later".into());
    entries[1].revision += 1;
    assert_eq!(finder.find(&entries, &words, &filters), [0, 1]);
    entries.insert(0, entry(3, "receipts"));
    assert_eq!(finder.find(&entries, &words, &filters), [0, 1, 2]);
    entries.remove(1);
    assert_eq!(finder.find(&entries, &words, &filters), [0, 1]);
}

proptest! {
    /// Whatever is typed and taken back, the answer is that of a search from the beginning.
    #[test]
    fn narrowing_finds_what_searching_anew_finds(
        texts in prop::collection::vec("[abé \"ß]{0,8}", 1..8),
        keys in prop::collection::vec(prop::sample::select(vec!['a', 'b', 'e', 's', ' ', '"', '<', '<', 'F']), 1..24),
        enough in 0_usize..4,
    ) {
        let entries: Vec<Entry> = texts.iter().enumerate().map(|(place, text)| entry(u32::try_from(place + 1).unwrap(), text)).collect();
        let (mut finder, mut hurried) = (Finder::default(), Finder::for_typing());
        let (mut typed, mut filters) = (String::new(), Filters::default());
        for key in keys {
            match key {
                '<' => drop(typed.pop()),
                'F' => filters.period.since = match filters.period.since {
                    None => "2026-03-03".parse().ok(),
                    Some(_) => None,
                },
                letter => typed.push(letter),
            }
            let words = Words::read(&typed);
            let anew: Vec<usize> = (0..entries.len())
                .filter(|place| filters.fit(&entries[*place]))
                .filter(|place| words.needles().iter().all(|needle| needle.is_in(&texts[*place])))
                .collect();
            let first = hurried.find_first(enough, &entries, &words, &filters);
            prop_assert!(anew.starts_with(first) && first.len() >= enough.min(anew.len()), "{first:?} of {anew:?}");
            prop_assert_eq!(finder.find(&entries, &words, &filters), anew);
        }
    }
}

#[test]
fn what_a_window_shows_is_found_first_and_the_rest_when_it_is_wanted() {
    let entries: Vec<Entry> = (0..3000)
        .map(|place| entry(1 + place % 28, if place % 3 == 0 { "a receipt" } else { "nothing" }))
        .collect();
    let (words, filters) = (Words::read("receipt"), Filters::default());
    let all: Vec<usize> = (0..3000).step_by(3).collect();
    let mut finder = Finder::for_typing();
    let first = finder.find_first(20, &entries, &words, &filters).to_vec();
    assert!(first.len() < 200 && all.starts_with(&first), "{}", first.len());
    let longer = finder.find_first(20, &entries, &Words::read("receipts"), &filters);
    assert!(longer.is_empty());
    assert_eq!(finder.find(&entries, &words, &filters), all);
}

#[test]
fn whatever_is_typed_and_taken_back_over_many_pages_the_first_hits_are_the_first_of_all() {
    let texts: Vec<String> = (0..2500_usize)
        .map(|place| {
            let word = |every: usize, word: &'static str| if place.is_multiple_of(every) { word } else { "" };
            format!("{} {} {}", word(2, "coat"), word(7, "coast"), word(400, "coaster"))
        })
        .collect();
    let entries: Vec<Entry> =
        (0_u32..).zip(&texts).map(|(place, text)| entry(1 + place % 28, text)).collect();
    let (mut finder, filters) = (Finder::for_typing(), Filters::default());
    for typed in [
        "c",
        "co",
        "coa",
        "coas",
        "coast",
        "coaste",
        "coast",
        "coas",
        "coat",
        "coat coast",
        "coat x",
        "coa",
        "coaster coat",
    ] {
        let words = Words::read(typed);
        let holds = |place: &usize| words.needles().iter().all(|needle| needle.is_in(&texts[*place]));
        let all: Vec<usize> = (0..texts.len()).filter(holds).collect();
        for enough in [0, 3, 40] {
            let first = finder.find_first(enough, &entries, &words, &filters);
            assert!(all.starts_with(first) && first.len() >= enough.min(all.len()), "{typed} {enough}");
        }
        if typed == "coat" {
            assert_eq!(finder.find(&entries, &words, &filters), all);
        }
    }
    let words = Words::read("coa");
    let anew = Finder::default().find(&entries, &words, &filters).to_vec();
    assert_eq!(finder.find(&entries, &words, &filters), anew);
}
