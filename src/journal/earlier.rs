//! What earlier entries give to a sitting: the lines marked to bring, and the last walk through the same path.
//!
//! No mark on what is sealed is among them; the last walk is whole, for the person's own eyes. It knows no screen, and
//! `Debug` prints no word that a person wrote.

use std::collections::BTreeSet;
use std::fmt;

use super::{About, Answer, Bring, Entry, EntryId};

/// What a sitting of one path finds in the entries before it.
#[derive(Clone, Default)]
pub struct Earlier {
    marked: Vec<Marked>,
    last: Option<Entry>,
    answered: BTreeSet<String>,
}

/// One thing marked to bring to a session.
#[derive(Clone, PartialEq, Eq)]
pub struct Marked {
    /// Where it was marked; the step is none where the whole entry is meant.
    pub about: About,
    /// Its place among the marks of its entry: other entries' marks come and go.
    pub place: usize,
    /// The words: the line, the answer, or how the entry begins.
    pub words: String,
}

impl Earlier {
    /// What these entries, newest first, give to a sitting of the path `path`.
    pub fn of(entries: &[Entry], path: &str) -> Self {
        let mut earlier = Self::default();
        for entry in entries {
            earlier.take_marks(entry);
            if entry.path.as_ref().is_some_and(|walked| walked.id == path) {
                let given = entry.answers.iter().filter(|answer| !answer.is_empty());
                earlier.answered.extend(given.map(|answer| answer.step.clone()));
                earlier.last.get_or_insert_with(|| entry.clone());
            }
        }
        earlier
    }

    /// Everything marked to bring, of the newest entry first.
    pub fn marked(&self) -> &[Marked] {
        &self.marked
    }

    /// The last sitting of this path, with what is sealed in it: it is shown to the person, and copied nowhere.
    pub fn last(&self) -> Option<&Entry> {
        self.last.as_ref()
    }

    /// Whether a sitting of this path ever gave something at that step.
    pub fn has_answered(&self, step: &str) -> bool {
        self.answered.contains(step)
    }

    fn take_marks(&mut self, entry: &Entry) {
        if entry.marks.sealed {
            return;
        }
        for (place, bring) in entry.marks.bring.iter().enumerate() {
            let Some(marked) = Marked::of(entry, place, bring) else { continue };
            // Two versions of one entry, which stand together, say the same twice.
            let mut same = self.marked.iter().rev().take_while(|old| old.about.entry == entry.id);
            if !same.any(|old| old.about == marked.about && old.words == marked.words) {
                self.marked.push(marked);
            }
        }
    }
}

impl Marked {
    /// A mark with its words; none where they are sealed or there are none.
    fn of(entry: &Entry, place: usize, bring: &Bring) -> Option<Self> {
        let answer = bring.step.as_deref().map(|step| entry.answer(step));
        let sealed = answer.is_some_and(|answer| answer.is_some_and(|answer| answer.sealed));
        let words = match (&bring.quote, answer) {
            (Some(quote), _) => quote.clone(),
            (None, Some(answer)) => answer.map(Answer::own_words)?.join(" "),
            (None, None) => whole(entry),
        };
        let about = About { entry: entry.id.clone(), step: bring.step.clone() };
        (!sealed && !words.trim().is_empty()).then_some(Self { about, place, words })
    }

    /// The id of the choice that stands for it, as in `k7f3qd9x2m4a-0`.
    pub fn choice(&self) -> String {
        format!("{}-{}", self.about.entry, self.place)
    }

    /// The entry that such an id speaks of.
    pub fn entry_of(choice: &str) -> Option<EntryId> {
        let (entry, _) = choice.split_once('-')?;
        EntryId::parse(entry).ok()
    }
}

/// How an entry that is marked as a whole is called: by its first words that are not sealed, else by its title.
fn whole(entry: &Entry) -> String {
    let open = entry.answers.iter().filter(|answer| !answer.sealed);
    let first = open.flat_map(Answer::own_words).find_map(|words| words.trim().lines().next());
    first.or(entry.title()).unwrap_or_default().to_owned()
}

impl fmt::Debug for Earlier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Earlier(…)")
    }
}

impl fmt::Debug for Marked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Marked(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, PathRef, StepKind};
    use super::*;

    fn entry(letter: char, path: &str, texts: &[(&str, &str)]) -> Entry {
        let id = EntryId::parse(&letter.to_string().repeat(12)).unwrap();
        let mut entry = Entry::new(id, Kind::Guided, "2026-11-22T21:00:00+01:00".parse().unwrap());
        entry.path = Some(PathRef { id: path.to_owned(), title: "A title".to_owned(), ..PathRef::default() });
        let answer = |(step, text): &(&str, &str)| Answer {
            text: Some((*text).to_owned()),
            ..Answer::new(*step, StepKind::Text)
        };
        entry.answers = texts.iter().map(answer).collect();
        entry
    }

    fn bring(step: Option<&str>, quote: Option<&str>) -> Bring {
        Bring { step: step.map(str::to_owned), quote: quote.map(str::to_owned), ..Bring::default() }
    }

    fn words(entries: &[Entry]) -> Vec<String> {
        Earlier::of(entries, "x").marked().iter().map(|marked| marked.words.clone()).collect()
    }

    #[test]
    fn a_mark_is_a_line_an_answer_or_how_the_whole_begins() {
        let mut page = entry('a', "doubt", &[("one", "first line\nsecond"), ("two", "more")]);
        page.marks.bring =
            vec![bring(Some("one"), Some("second")), bring(Some("two"), None), bring(None, None)];
        assert_eq!(words(std::slice::from_ref(&page)), ["second", "more", "first line"]);
        let mut bare = entry('b', "doubt", &[]);
        bare.marks.bring = vec![bring(None, None)];
        assert_eq!(words(&[bare]), ["A title"]);
    }

    #[test]
    fn what_is_sealed_is_never_offered() {
        let mut page = entry('a', "doubt", &[("one", "secret"), ("two", "open")]);
        page.answers[0].sealed = true;
        page.marks.bring =
            vec![bring(Some("one"), Some("secret")), bring(Some("one"), None), bring(None, None)];
        assert_eq!(words(std::slice::from_ref(&page)), ["open"]);
        page.marks.sealed = true;
        assert_eq!(words(&[page]), [""; 0]);
    }

    #[test]
    fn two_versions_of_one_page_are_offered_once() {
        let mut page = entry('a', "doubt", &[("one", "words")]);
        page.marks.bring = vec![bring(None, None)];
        assert_eq!(words(&[page.clone(), page]), ["words"]);
    }

    #[test]
    fn the_newest_sitting_of_the_path_is_the_last_one() {
        let entries = [
            entry('c', "other", &[]),
            entry('b', "x", &[("one", "newer")]),
            entry('a', "x", &[("two", "older")]),
        ];
        let earlier = Earlier::of(&entries, "x");
        assert_eq!(earlier.last().unwrap().id, entries[1].id);
        assert!(earlier.has_answered("one") && earlier.has_answered("two") && !earlier.has_answered("three"));
    }

    #[test]
    fn a_choice_names_its_entry() {
        let id = EntryId::parse("k7f3qd9x2m4a").unwrap();
        assert_eq!(Marked::entry_of("k7f3qd9x2m4a-12"), Some(id));
        assert_eq!(Marked::entry_of("own"), None);
    }
}
