//! The paragraphs of an entry, each with its place, so that a person can leave some of them out.
//!
//! A paragraph is a line of what the person wrote that is not blank, wherever it stands: in a text, a list, under a
//! heading, in a later note. What the same entry says once more in other places, as a choice made of it, goes with it.

use std::collections::BTreeSet;

use crate::journal::Entry;

/// One paragraph.
#[derive(Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its place among the paragraphs of the entry, from 0.
    pub place: usize,
    /// The step of its answer; none in a later note.
    pub step: Option<String>,
    /// Its words.
    pub text: String,
}

/// The paragraphs of an entry in their order.
pub fn paragraphs(entry: &Entry) -> Vec<Paragraph> {
    let mut found = Vec::new();
    each_text(&mut entry.clone(), |step, text| {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let (step, text) = (step.map(str::to_owned), line.trim().to_owned());
            found.push(Paragraph { place: found.len(), step, text });
        }
    });
    found
}

/// The entry without the paragraphs at these places. `instead` stands for each where something is to be said.
pub(super) fn without(entry: &Entry, places: &BTreeSet<usize>, instead: Option<&str>) -> Entry {
    let mut new = entry.clone();
    if places.is_empty() {
        return new;
    }
    let gone: Vec<Paragraph> =
        paragraphs(entry).into_iter().filter(|paragraph| places.contains(&paragraph.place)).collect();
    let is_gone = |text: &str| gone.iter().any(|paragraph| paragraph.text == text.trim());
    let mut place = 0;
    each_text(&mut new, |_, text| {
        let mut kept = Vec::new();
        for line in text.lines() {
            let blank = line.trim().is_empty();
            let out = !blank && (places.contains(&place) || is_gone(line));
            place += usize::from(!blank);
            match instead {
                _ if !out => kept.push(line),
                Some(instead) => kept.push(instead),
                None => {}
            }
        }
        let text_kept = kept.join("\n");
        *text = if text_kept.trim().is_empty() { String::new() } else { text_kept };
    });
    forget_copies(&mut new, &is_gone);
    drop_empty(&mut new);
    new
}

/// A choice made of what was written before is a copy of it, and so is a tag.
fn forget_copies(entry: &mut Entry, is_gone: &impl Fn(&str) -> bool) {
    for answer in &mut entry.answers {
        answer.chosen.retain(|one| !one.label.as_deref().is_some_and(is_gone));
    }
    entry.tags.retain(|tag| !is_gone(tag));
}

/// A line of which nothing is left is no line.
fn drop_empty(entry: &mut Entry) {
    let empty = |text: &String| text.is_empty();
    for answer in &mut entry.answers {
        for text in [&mut answer.text, &mut answer.by, &mut answer.seen_as] {
            text.take_if(|text| empty(text));
        }
        for one in &mut answer.chosen {
            one.text.take_if(|text| empty(text));
        }
        answer.chosen.retain(|one| !one.word.as_ref().is_some_and(empty));
        answer.items.retain(|item| !item.text.is_empty());
        for part in &mut answer.parts {
            part.items.retain(|item| !item.is_empty());
        }
    }
    entry.notes.retain(|note| !note.text.is_empty());
}

/// Everything that the person wrote in an entry, in its order, with the step it stands in.
fn each_text(entry: &mut Entry, mut of: impl FnMut(Option<&str>, &mut String)) {
    for answer in &mut entry.answers {
        let step = Some(answer.step.as_str());
        for text in [&mut answer.text, &mut answer.by, &mut answer.seen_as].into_iter().flatten() {
            of(step, text);
        }
        for one in &mut answer.chosen {
            one.text.iter_mut().for_each(|text| of(step, text));
            one.word.iter_mut().filter(|_| one.own).for_each(|word| of(step, word));
        }
        answer.items.iter_mut().for_each(|item| of(step, &mut item.text));
        answer.parts.iter_mut().flat_map(|part| &mut part.items).for_each(|item| of(step, item));
    }
    entry.notes.iter_mut().for_each(|note| of(None, &mut note.text));
}

impl std::fmt::Debug for Paragraph {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Paragraph({})", self.place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Answer, Chosen, EntryId, Item, Kind, Note, Part, StepKind};

    fn entry() -> Entry {
        let id = EntryId::parse("aaaaaaaaaaaa").unwrap();
        let mut entry = Entry::new(id, Kind::Guided, "2026-11-22T21:00:00+01:00".parse().unwrap());
        let text = Some("One.\n\n Two. \nThree.".to_owned());
        let items = vec![Item { text: "four".into(), ..Item::default() }];
        let parts = vec![Part {
            label: "I know".into(),
            items: vec!["five".into(), "six".into()],
            ..Part::default()
        }];
        let copy = Chosen::option("x", "four");
        let own = Chosen { own: true, ..Chosen::word("seven", "hurt") };
        entry.answers = vec![
            Answer { text, ..Answer::new("a", StepKind::Text) },
            Answer { items, ..Answer::new("b", StepKind::List) },
            Answer { parts, ..Answer::new("c", StepKind::Sort) },
            Answer { chosen: vec![copy, own], ..Answer::new("d", StepKind::PickMany) },
        ];
        let at = entry.created;
        entry.notes = vec![Note { at, text: "eight\nOne.".into(), rest: serde_json::Map::new() }];
        entry
    }

    fn said(entry: &Entry) -> Vec<String> {
        paragraphs(entry).into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn every_line_that_was_written_is_a_paragraph_in_its_order() {
        let all = ["One.", "Two.", "Three.", "four", "five", "six", "seven", "eight", "One."];
        assert_eq!(said(&entry()), all);
        assert_eq!(paragraphs(&entry())[3].step.as_deref(), Some("b"));
        assert_eq!(paragraphs(&entry())[8].step, None);
    }

    #[test]
    fn what_is_left_out_is_gone_wherever_the_entry_says_it() {
        let left = without(&entry(), &BTreeSet::from([0, 3, 6]), None);
        assert_eq!(said(&left), ["Two.", "Three.", "five", "six", "eight"]);
        assert!(left.answers[3].chosen.is_empty(), "the choice was a copy of the line");
        let shown = without(&entry(), &BTreeSet::from([0, 4]), Some("[left out]"));
        assert_eq!(shown.answers[0].text.as_deref(), Some("[left out]\n\n Two. \nThree."));
        assert_eq!(shown.answers[2].parts[0].items, ["[left out]", "six"]);
        assert_eq!(shown.notes[0].text, "eight\n[left out]");
        assert_eq!(without(&entry(), &BTreeSet::new(), None), entry());
    }

    #[test]
    fn an_entry_of_which_all_is_left_out_holds_nothing() {
        let left = without(&entry(), &(0..9).collect(), None);
        assert!(!left.holds_something() && left.notes.is_empty());
    }
}
