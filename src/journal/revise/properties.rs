//! Tests: no change takes, adds or alters a word of the person's, but the note and the tags that were asked for; each is
//! one version further, and what a newer mend wrote stays.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::journal::{Answer, Bring, EntryId, Item, Kind, Marks, Note, Part, StepKind};

fn at(minutes: u32) -> Moment {
    let moment: Moment = "2026-11-22T21:00:00+01:00".parse().unwrap();
    moment + chrono::TimeDelta::minutes(minutes.into())
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof!["[a-c é猫 \n]{0,30}", "\\PC{0,20}"]
}

fn answers() -> impl Strategy<Value = Vec<Answer>> {
    let one = (words(), words(), any::<bool>(), any::<bool>()).prop_map(|(text, line, sealed, list)| {
        let text_answer = Answer { text: Some(text), sealed, ..Answer::new("", StepKind::Text) };
        let item = Item { text: line.clone(), ..Item::default() };
        let part = Part { items: vec![line], ..Part::default() };
        if list { Answer { items: vec![item], parts: vec![part], ..text_answer } } else { text_answer }
    });
    proptest::collection::vec(one, 1..4).prop_map(|answers| {
        let named = answers.into_iter().enumerate();
        named.map(|(place, answer)| Answer { step: format!("step-{place}"), ..answer }).collect()
    })
}

fn entry() -> impl Strategy<Value = Entry> {
    let tags = proptest::sample::subsequence(vec!["Money", "march", "the café"], 0..=3);
    (answers(), proptest::collection::vec(words(), 0..3), tags, any::<bool>()).prop_map(
        |(answers, notes, tags, sealed)| {
            let rest: serde_json::Map<_, _> = [("newer".to_owned(), json!({"a": 1}))].into_iter().collect();
            let note = |text: String| Note { at: at(1), text, rest: rest.clone() };
            let mut entry = Entry::new(EntryId::parse("aaaaaaaaaaaa").unwrap(), Kind::Free, at(0));
            entry.answers = answers;
            entry.notes = notes.into_iter().map(note).collect();
            entry.tags = tags.into_iter().map(str::to_owned).collect();
            entry.marks = Marks { sealed, rest: rest.clone(), ..Marks::default() };
            entry.rest = rest;
            entry
        },
    )
}

/// A place between two letters of a text.
fn place_in(text: &str, wanted: usize) -> usize {
    let wanted = if text.is_empty() { 0 } else { wanted % (text.len() + 1) };
    (0..=wanted).rev().find(|place| text.is_char_boundary(*place)).unwrap_or_default()
}

/// Everything but what a change is about: the number, the time, and what is blanked out here.
fn but(entry: &Entry, blank: impl Fn(&mut Entry)) -> Entry {
    let mut entry = Entry { revision: 0, edited: None, ..entry.clone() };
    blank(&mut entry);
    entry
}

fn is_next(old: &Entry, new: &Entry) -> bool {
    new.revision == old.revision + 1 && new.edited == Some(at(9))
}

proptest! {
    #[test]
    fn a_note_stands_below_the_old_words_and_nothing_else_changes(old in entry(), text in words()) {
        match noted(&old, &text, at(9)) {
            None => prop_assert!(text.trim().is_empty()),
            Some(new) => {
                prop_assert!(is_next(&old, &new));
                let (last, before) = new.notes.split_last().unwrap();
                prop_assert_eq!((last.text.as_str(), last.at, before), (text.as_str(), at(9), &old.notes[..]));
                let without = |entry: &mut Entry| entry.notes.clear();
                prop_assert_eq!(but(&new, without), but(&old, without));
            }
        }
    }

    #[test]
    fn a_note_in_progress_is_found_again_replaced_and_taken_back_without_a_trace(
        old in entry(), first in words(), second in words(),
    ) {
        let started = with_note(&next(&old, at(9)), &old, &first, at(9));
        let found = being_written(&started, &old).map(|note| note.text.clone());
        // A note that says the same at the same time as an old one cannot be told from it.
        prop_assert_eq!(found, Some(first.clone()).filter(|text| !text.trim().is_empty()));
        let further = with_note(&started, &old, &second, at(9));
        if second.trim().is_empty() {
            prop_assert_eq!(&further, &next(&old, at(9)));
        } else {
            prop_assert_eq!(Some(further), noted(&old, &second, at(9)));
        }
    }

    #[test]
    fn a_passage_is_brought_found_at_its_place_and_taken_off_again(
        old in entry(), from in any::<usize>(), to in any::<usize>(),
    ) {
        let answer = &old.answers[0];
        let text = answer.text.clone().unwrap();
        let (one, other) = (place_in(&text, from), place_in(&text, to));
        let range = one.min(other)..one.max(other);
        match passage(answer, range.clone()) {
            None => prop_assert!(text.get(range).unwrap().trim().is_empty()),
            Some(bring) => {
                let quote = bring.quote.clone().unwrap();
                prop_assert_eq!(&quote, text.get(range.clone()).unwrap().trim());
                let new = brought(&old, bring.clone(), at(9));
                prop_assert!(is_next(&old, &new));
                let place = bring.at.unwrap();
                prop_assert_eq!(became(&bring, &new), Became::Stands(Some(place..place + quote.len())));
                let without = |entry: &mut Entry| entry.marks.bring.clear();
                prop_assert_eq!(but(&new, without), but(&old, without));
                let again = brought(&new, bring.clone(), at(10));
                prop_assert_eq!(&again, &new, "marked twice is marked once");
                let off = not_brought(&new, &bring, at(9));
                prop_assert_eq!(but(&off, |_| {}), but(&old, |_| {}));
            }
        }
    }

    #[test]
    fn what_is_kept_to_oneself_changes_by_its_mark_only_and_opens_again(old in entry(), whole in any::<bool>()) {
        let was = if whole { old.marks.sealed } else { old.answers[0].sealed };
        let seal = |entry: &Entry, on| {
            if whole { keep_to_oneself(entry, on, at(9)) } else { keep_answer_to_oneself(entry, "step-0", on, at(9)) }
        };
        prop_assert_eq!(&seal(&old, was), &old, "what is so already is no new version");
        let new = seal(&old, !was);
        prop_assert!(is_next(&old, &new));
        let without = |entry: &mut Entry| {
            entry.marks.sealed = false;
            entry.answers[0].sealed = false;
        };
        prop_assert_eq!(but(&new, without), but(&old, without));
        prop_assert_eq!(but(&seal(&new, was), |_| {}), but(&old, |_| {}));
    }

    #[test]
    fn a_tag_is_short_one_line_and_there_once_and_the_rest_stays(old in entry(), typed in words()) {
        let known = known_tags(std::slice::from_ref(&old));
        match with_tag(&old, &typed, &known, at(9)) {
            Err(why) => prop_assert_eq!(why == NotATag::TooLong, matches!(tag(&typed), Err(NotATag::TooLong))),
            Ok(new) => {
                prop_assert!(is_next(&old, &new));
                let (last, before) = new.tags.split_last().unwrap();
                prop_assert_eq!(before, &old.tags[..]);
                prop_assert!(last.chars().count() <= LONGEST_TAG && !last.contains([',', '\n']));
                prop_assert_eq!(tag(last), Ok(last.clone()), "tidied twice is tidied once");
                let without = |entry: &mut Entry| entry.tags.clear();
                prop_assert_eq!(but(&new, without), but(&old, without));
                prop_assert_eq!(with_tag(&new, last, &known, at(10)), Err(NotATag::ThereAlready));
                prop_assert_eq!(&untagged(&new, last, at(9)).tags, &old.tags);
            }
        }
    }

    #[test]
    fn a_line_of_tags_names_each_once(line in words()) {
        let tags = tags_of(&line, &[]).unwrap_or_default();
        let folded: std::collections::BTreeSet<String> =
            tags.iter().map(|tag| crate::text::fold::fold(tag)).collect();
        prop_assert_eq!(folded.len(), tags.len());
        prop_assert_eq!(tags_of(&tags.join(","), &[]), Ok(tags));
    }
}

fn page(text: &str) -> Entry {
    let mut entry = Entry::new(EntryId::parse("aaaaaaaaaaaa").unwrap(), Kind::Free, at(0));
    entry.answers = vec![Answer { text: Some(text.to_owned()), ..Answer::new("page", StepKind::Text) }];
    entry
}

fn quote(words: &str, at: usize) -> Bring {
    let quote = Some(words.to_owned());
    Bring { step: Some("page".to_owned()), quote, at: Some(at), ..Bring::default() }
}

#[test]
fn a_quote_is_looked_for_where_it_began_then_nearest_to_that_and_else_it_was_changed() {
    let words = page("red, then a red coat, then red");
    assert_eq!(became(&quote("red", 12), &words), Became::Stands(Some(12..15)));
    assert_eq!(became(&quote("red", 25), &words), Became::Stands(Some(27..30)), "an edit moved it");
    assert_eq!(became(&quote("blue", 12), &words), Became::Changed);
    assert_eq!(became(&quote("aa", 1), &page("aaa")), Became::Stands(Some(1..3)));
    let elsewhere = Bring { step: Some("gone".to_owned()), ..quote("red", 0) };
    assert_eq!(became(&elsewhere, &words), Became::Changed);
    let mut deleted = words;
    deleted.answers[0].deleted = true;
    assert_eq!(became(&quote("red", 12), &deleted), Became::Changed);
}

#[test]
fn a_whole_page_or_answer_stands_as_long_as_there_is_one_and_a_line_of_ones_own_always() {
    let answer = Bring { step: Some("page".to_owned()), ..Bring::default() };
    assert_eq!(became(&Bring::default(), &page("")), Became::Stands(None));
    assert_eq!(became(&answer, &page("words")), Became::Stands(None));
    assert_eq!(became(&answer, &page(" ")), Became::Changed);
    let own = Bring { quote: Some("said in my own words".to_owned()), ..Bring::default() };
    assert_eq!(became(&own, &page("words")), Became::Stands(None));
}

#[test]
fn a_line_of_a_list_stands_without_a_place() {
    let mut list = page("");
    list.answers[0].text = None;
    list.answers[0].items = vec![Item { text: "call Ruth".to_owned(), ..Item::default() }];
    assert_eq!(became(&quote("call Ruth", 0), &list), Became::Stands(None));
}

#[test]
fn a_range_that_cuts_a_letter_is_no_passage() {
    assert!(passage(&page("é").answers[0], 1..2).is_none());
    assert!(passage(&page("a").answers[0], 0..9).is_none());
}

#[test]
fn only_what_holds_something_and_is_open_can_be_brought() {
    let open = page("words").answers.remove(0);
    assert!(can_be_brought(&open));
    assert!(!can_be_brought(&Answer { sealed: true, ..open.clone() }));
    assert!(!can_be_brought(&Answer { deleted: true, ..open }));
    assert!(!can_be_brought(&Answer::new("page", StepKind::Text)));
}

#[test]
fn tags_are_known_as_the_newest_page_writes_them_and_offered_by_their_beginning_first() {
    let mut pages = [page(""), page("")];
    pages[0].tags = vec!["Money".to_owned()];
    pages[1].tags = vec!["money".to_owned(), "his café".to_owned(), "cafe".to_owned()];
    let known = known_tags(&pages);
    assert_eq!(known, ["cafe", "his café", "Money"]);
    assert_eq!(like_tag(&known, "CAF", &page("")), ["cafe", "his café"]);
    assert_eq!(like_tag(&known, "", &pages[0]), ["cafe", "his café"], "what the page has is not offered");
    assert_eq!(with_tag(&page(""), " #MONEY ", &known, at(9)).unwrap().tags, ["Money"]);
    assert_eq!(
        tags_of("#money, Early  , early spring,,MONEY", &known),
        Ok(vec!["Money".to_owned(), "Early".to_owned(), "early spring".to_owned()])
    );
    assert_eq!(tag(&"x".repeat(LONGEST_TAG + 1)), Err(NotATag::TooLong));
    assert_eq!(tag(" # \t"), Err(NotATag::Blank));
}
