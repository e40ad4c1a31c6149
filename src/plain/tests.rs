//! A talk with lines and outcomes given beforehand: what a person at a terminal hears, and the bin. No disk is touched.

use std::io::{self, Write};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};

use super::book::Book;
use super::ear::Heard;
use super::talk::{Event, Talk};
use super::voice::Voice;
use super::{Opening, Start};
use crate::guide::Guide;
use crate::journal::{Answer, At, Draft, Entry, EntryId, Kind, Moment, SCHEMA, StepKind, Timeline};
use crate::keeper::{Binned, Fault, FaultKind, Held, Outcome, Places, Standing, Task};
use crate::settings::Settings;

fn now() -> Moment {
    "2026-11-26T12:00:00+00:00".parse().unwrap()
}

fn fresh() -> EntryId {
    EntryId::from_random([7; 12])
}

fn entry(number: u8, words: &str) -> Entry {
    let mut entry = Entry::new(EntryId::from_random([number; 12]), Kind::Free, now());
    entry.answers = vec![Answer { text: Some(words.to_owned()), ..Answer::new("page", StepKind::Text) }];
    entry
}

/// What was said, shared with the voice.
#[derive(Clone, Default)]
struct Said(Arc<Mutex<Vec<u8>>>);

impl Write for Said {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A talk in a notebook with these pages, and the way to what it hears.
struct Scripted {
    talk: Talk,
    to: Sender<Event>,
    said: Said,
}

impl Scripted {
    fn new(typed: bool, pages: Vec<Entry>) -> Self {
        let nowhere = |name: &str| std::path::Path::new("/nowhere").join(name);
        let opening = Opening {
            start: Start::Home,
            places: Places { data: nowhere("data"), settings: nowhere("settings"), state: nowhere("state") },
            standing: Standing::Absent,
            settings: Settings::default(),
            guide: Arc::new(Guide::new()),
            clock: now,
            ids: fresh,
        };
        let (to, events) = channel();
        // What its keeper would answer is said by the test.
        let mut book = Book::open(&opening, channel().0);
        (book.begun, book.timeline) = (true, Timeline::new(pages));
        let said = Said::default();
        let talk = Talk::new(Voice::new(Box::new(said.clone())), events, book, typed);
        Self { talk, to, said }
    }

    fn hears(&self, lines: &[&str]) -> &Self {
        for line in lines {
            self.to.send(Event::Heard(Heard::Line((*line).to_owned()))).unwrap();
        }
        self
    }

    fn outcome(&self, outcome: Outcome) -> &Self {
        self.to.send(Event::Outcome(outcome)).unwrap();
        self
    }

    /// Runs to the end, and gives what was said.
    fn run(mut self) -> (String, Book) {
        self.hears(&[":quit"]);
        self.talk.run(&Start::Home);
        let said = String::from_utf8(self.said.0.lock().unwrap().clone()).unwrap();
        (said, self.talk.into_book())
    }
}

/// These words are said, in this order.
#[track_caller]
fn assert_said(said: &str, words: &[&str]) {
    let mut rest = said;
    for one in words {
        let at = rest.find(one).unwrap_or_else(|| panic!("{one:?} is not said after the rest in\n{said}"));
        rest = rest.get(at + one.len()..).unwrap();
    }
}

fn binned(name: &str, held: Held) -> Binned {
    Binned { name: name.to_owned(), held }
}

#[test]
fn a_page_that_went_to_the_bin_leaves_the_list_and_is_said_to_be_there() {
    let page = entry(1, "the grey envelope");
    let scripted = Scripted::new(false, vec![page.clone(), entry(2, "another")]);
    scripted.hears(&["5", "2", "8"]).outcome(Outcome::Binned(Box::new(page)));
    let (said, book) = scripted.run();
    assert_said(
        &said,
        &["the grey envelope", "8. Move this page to the bin", "It is in the bin now.", "1. Thursday"],
    );
    assert_eq!(book.timeline.entries().len(), 1, "{said}");
}

#[test]
fn a_page_that_could_not_go_to_the_bin_stays_and_why_is_said() {
    let page = entry(1, "the grey envelope");
    let scripted = Scripted::new(false, vec![page.clone()]);
    let fault = Fault::of(FaultKind::ReadOnly, std::path::Path::new("/nowhere/data"));
    scripted.hears(&["5", "1", "8"]).outcome(Outcome::Failed { task: Task::ToBin(page.id), fault });
    let (said, book) = scripted.run();
    assert!(!said.contains("in the bin now") && said.contains("takes no new words"), "{said}");
    assert_eq!(book.timeline.entries().len(), 1);
}

#[test]
fn what_is_in_the_bin_is_said_put_back_and_removed_only_after_it_was_asked_twice() {
    let (page, begun) = (entry(1, "the grey envelope"), entry(2, "half a page"));
    let draft =
        Draft { schema: SCHEMA, entry: begun, at: At::default(), edits: None, rest: serde_json::Map::new() };
    let there = vec![
        binned("a.json", Held::Entry(Box::new(page))),
        binned("b.json", Held::Draft(Box::new(draft))),
        binned("c.json", Held::Unreadable),
    ];
    let scripted = Scripted::new(false, vec![entry(3, "another")]);
    scripted.hears(&["5", "3"]).outcome(Outcome::BinRead(there.clone()));
    // The first is put back.
    scripted.hears(&["1", "1"]).outcome(Outcome::Restored(Box::new(there[0].clone())));
    scripted.outcome(Outcome::BinRead(there[1..].to_vec()));
    // Of the one that cannot be read nothing can be put back; it is not removed by one number alone.
    scripted.hears(&["2", "1", "", "2", "1", "1"]);
    scripted.outcome(Outcome::BinRead(there[1..].to_vec()));
    scripted.outcome(Outcome::ErasedBinned("c.json".to_owned()));
    scripted.outcome(Outcome::BinRead(there[1..2].to_vec()));
    let (said, book) = scripted.run();
    assert_said(
        &said,
        &[
            "The bin\n1. Thursday 26 November 2026, A free page, the grey envelope\n2. ",
            "half a page, not finished\n3. A file that cannot be read",
            "1. Put it back\n2. Remove it for good",
            "It is back among your pages.",
            "1. Remove it for good\nType",
            "1. Yes, remove it. It cannot be brought back.",
        ],
    );
    assert_eq!(book.timeline.entries().len(), 2);
}

#[test]
fn words_that_were_on_their_way_when_the_page_went_out_of_sight_are_not_lost() {
    let scripted = Scripted::new(true, Vec::new());
    scripted.hears(&["2", "", "", "one line", ":hide", "another line", ":hide", "", "and on", ""]);
    let (_, book) = scripted.run();
    let texts: Vec<_> =
        book.drafts.iter().flat_map(|draft| &draft.entry.answers).filter_map(|a| a.text.as_ref()).collect();
    assert_eq!(texts, ["one line\nanother line\nand on"]);
}

#[test]
fn a_person_who_types_breathes_at_once_and_a_number_typed_meanwhile_is_heard_at_the_question() {
    let scripted = Scripted::new(true, Vec::new());
    scripted.hears(&["1", "8"]);
    let (said, _) = scripted.run();
    assert_said(
        &said,
        &["Nothing has to be decided", "type look around", "In: two,", "How high?", "You chose: 8."],
    );
    let scripted = Scripted::new(true, Vec::new());
    scripted.hears(&["1", "look around"]);
    let (said, _) = scripted.run();
    assert_said(&said, &["In: two,", "Five things you can see."]);
}

#[test]
fn a_typed_end_ends_a_text_and_an_end_at_a_menu_leaves() {
    let scripted = Scripted::new(true, Vec::new());
    scripted.hears(&["2", "", "", "one line"]);
    scripted.to.send(Event::Heard(Heard::End)).unwrap();
    let (said, _) = scripted.run();
    assert_said(&said, &["Whatever is here, as it comes.", "And now?"]);
}

#[test]
fn what_could_not_be_kept_is_said_once_and_that_it_is_kept_again_once() {
    let page = entry(1, "words");
    let scripted = Scripted::new(false, vec![page.clone()]);
    let failed = || Outcome::Failed {
        task: Task::Draft(page.id.clone()),
        fault: Fault::of(FaultKind::DiskFull, std::path::Path::new("/nowhere/data")),
    };
    scripted.outcome(failed()).outcome(failed());
    for _ in 0..2 {
        scripted.outcome(Outcome::DraftKept { id: page.id.clone(), at: now() });
    }
    let (said, _) = scripted.run();
    assert_eq!(said.matches("The disk is full, so").count(), 1, "{said}");
    assert_eq!(said.matches("It can be kept again now, and it is.").count(), 1, "{said}");
}
