//! The rooms, line by line: people by country, pages read aloud, noted, marked, tagged, found again, and settings.
//!
//! Every talk here ends by [`Talk::end`], which looks at each line that was said.

use mend::guide::Guide;
use mend::journal::Seat;
use serde_json::{Value, json};

use super::{QUESTIONS, home};
use crate::home::Home;
use crate::talk::{Ask, Talk};
use crate::walk::many;

/// A talk, answered by what stands on the rows.
struct Person {
    talk: Talk,
    asked: String,
}

impl Person {
    #[track_caller]
    fn at_home(home: &Home) -> Self {
        let mut talk = Talk::start(home, &[]);
        let (asked, ask) = talk.next();
        assert_eq!(ask, Some(Ask::Home), "{asked}");
        Self { talk, asked }
    }

    /// Types a line, and hears what is said to it.
    #[track_caller]
    fn types(&mut self, line: &str) -> &str {
        self.talk.say(line);
        let (asked, ask) = self.talk.next();
        assert!(ask.is_some(), "it ended\n{}", self.talk.said);
        self.asked = asked;
        &self.asked
    }

    /// Types the number of the row that holds these words.
    #[track_caller]
    fn picks(&mut self, words: &str) -> &str {
        let mut rows =
            self.asked.lines().rev().filter(|line| line.starts_with(|one: char| one.is_ascii_digit()));
        let row =
            rows.find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words} in {}", self.asked));
        let number = row.split('.').next().unwrap().to_owned();
        self.types(&number)
    }

    #[track_caller]
    fn leaves(mut self) -> String {
        self.talk.say(":quit");
        let (said, code) = self.talk.end();
        assert_eq!(code, Some(0), "{said}");
        said
    }
}

/// A notebook with the page that has one of everything.
fn with_a_full_page() -> Home {
    let home = Home::keeping(&["x"]);
    home.change_entry(|entry| {
        let text = include_str!("../../data/entry-1.json").replace('…', "word");
        let mut full: Value = serde_json::from_str(&text).unwrap();
        full["id"] = entry["id"].clone();
        *entry = full;
    });
    home
}

#[test]
fn the_lines_of_every_country_are_said_in_everyday_signs() {
    let guide = Guide::new();
    let countries = &guide.support().countries;
    assert!(countries.len() > 10);
    many(countries.len(), 4, |number| {
        let home = home(Seat::Hurt);
        home.settings(&format!("country = \"{}\"\n", countries[number].code.to_uppercase()));
        let mut person = Person::at_home(&home);
        let said = person.types(":people").to_owned();
        assert!(said.contains(&countries[number].name), "{said}");
        person.leaves();
    });
}

#[test]
fn a_page_is_read_aloud_with_its_numbers_its_marks_and_what_each_answer_is() {
    let home = with_a_full_page();
    let mut person = Person::at_home(&home);
    person.picks("Look back");
    let said = person.types("1").to_owned();
    for words in [
        "How heavy: 7 before, 4 after.",
        "Question 1.",
        "You wrote:",
        "You chose:",
        "By when:",
        "A later note",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    person.leaves();
}

#[test]
fn a_later_note_of_several_lines_is_kept_and_the_old_words_stay() {
    let home = Home::keeping(&["the old words"]);
    let mut person = Person::at_home(&home);
    person.picks("Look back");
    person.types("1");
    person.picks("later note");
    person.talk.say("first line\nsecond line");
    person.talk.add(":undo");
    person.talk.next_after("second line\n");
    // It has a draft as soon as a line was heard, like everything that is written.
    person.talk.say(":keep");
    person.talk.next_after("Kept.\n");
    assert_eq!(home.drafts()[0]["entry"]["notes"][0]["text"], "first line");
    assert_eq!(home.drafts()[0]["edits"]["base_revision"], 1);
    let said = person.types("");
    assert!(said.starts_with("Kept.\n"), "{said}");
    let said = person.picks("Hear this page again").to_owned();
    assert!(said.contains("A later note,") && said.contains("first line"), "{said}");
    person.leaves();
    assert!(home.drafts().is_empty());
    let entry = home.entries().into_iter().max_by_key(|entry| entry["revision"].as_u64()).unwrap();
    assert_eq!((&entry["notes"][0]["text"], &entry["revision"]), (&json!("first line"), &json!(2)));
    assert_eq!(entry["answers"][0]["text"], "the old words");
}

#[test]
fn what_was_written_is_changed_on_its_own_question_and_kept_with_the_words_before() {
    let home = with_a_full_page();
    let mut person = Person::at_home(&home);
    person.picks("Look back");
    person.types("1");
    let said = person.picks("Change what you wrote").to_owned();
    assert!(said.contains("question 1: What set it off?") && !said.contains("How loud"), "{said}");
    assert!(person.picks("question 1:").contains("So far:\nword"), "{}", person.asked);
    person.talk.say(":clear");
    person.talk.add("other words");
    person.talk.add("on two lines");
    person.types("");
    assert_eq!(home.entries()[0]["answers"][0]["text"], "word", "the page is as it was");
    let said = person.types("").to_owned();
    assert!(said.contains("What becomes of the change?"), "{said}");
    assert!(person.picks("Keep the change").starts_with("Kept, and the words before too."));
    person.leaves();
    let entry = home.entries().into_iter().next().unwrap();
    assert_eq!(entry["answers"][0]["text"], "other words\non two lines");
    assert_eq!(home.entries().len(), 1);
}

#[test]
fn a_change_that_was_cut_off_waits_and_is_gone_on_with() {
    let home = Home::keeping(&["the old words"]);
    let mut person = Person::at_home(&home);
    person.picks("Look back");
    person.types("1");
    person.picks("Change what you wrote");
    person.picks("question 1");
    person.talk.say("a new line");
    let (said, code) = person.talk.end();
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(home.drafts()[0]["entry"]["answers"][0]["text"], "the old words\na new line");
    let mut person = Person::at_home(&home);
    person.picks("Left open");
    person.picks("A change to: A free page");
    person.picks("Go on");
    person.types("");
    let said = person.picks("Leave the page as it was").to_owned();
    assert!(said.starts_with("The page is as it was."), "{said}");
    person.leaves();
    assert!(home.drafts().is_empty());
    assert_eq!(home.entries()[0]["answers"][0]["text"], "the old words");
}

#[test]
fn an_earlier_version_is_read_aloud_and_brought_back() {
    let home = Home::keeping(&["the old words"]);
    let mut person = Person::at_home(&home);
    person.picks("Look back");
    person.types("1");
    assert!(person.picks("Earlier versions").starts_with("No earlier version is kept."));
    person.picks("Change what you wrote");
    person.picks("question 1");
    person.talk.say(":clear");
    person.talk.add("new words");
    person.types("");
    person.types("");
    person.picks("Keep the change");
    let said = person.picks("Earlier versions").to_owned();
    assert!(said.contains("Then an answer was changed."), "{said}");
    let said = person.types("1").to_owned();
    assert!(said.contains("the old words") && !said.contains("new words"), "{said}");
    assert!(person.picks("Bring this version back").starts_with("It is back."));
    person.leaves();
    assert_eq!(home.entries()[0]["answers"][0]["text"], "the old words");
    assert_eq!(home.entries()[0]["revision"], 3);
}

#[test]
fn of_two_versions_one_is_chosen_and_the_other_moves_to_the_bin() {
    let home = Home::keeping(&["written here"]);
    let folder = home.data().join("entries");
    let (path, bytes) = home.entry_bytes().pop().unwrap();
    let there = String::from_utf8(bytes).unwrap().replace("written here", "written there");
    let name = path.file_name().unwrap().to_string_lossy().replace(".json", " (conflicted copy).json");
    let mut copy = std::fs::File::create_new(folder.join(name)).unwrap();
    std::io::Write::write_all(&mut copy, there.as_bytes()).unwrap();
    let mut person = Person::at_home(&home);
    let list = person.picks("Look back").to_owned();
    assert!(list.contains("written here") && list.contains("written there"), "{list}");
    person.picks("written there");
    assert!(!person.asked.contains("Write a later note"), "one is chosen first: {}", person.asked);
    let said = person.picks("Earlier versions").to_owned();
    assert!(said.contains("In the other one an answer was changed."), "{said}");
    assert!(person.types("1").contains("written here"));
    person.picks("Keep the one of");
    person.leaves();
    let left = home.entries();
    assert_eq!((left.len(), &left[0]["answers"][0]["text"]), (1, &json!("written there")));
}

#[test]
fn a_note_that_was_cut_off_is_found_among_what_was_left_open_and_kept_from_there() {
    let home = Home::keeping(&["the old words"]);
    let mut person = Person::at_home(&home);
    person.picks("Look back");
    person.types("1");
    person.picks("later note");
    person.talk.say("half a note");
    let (said, code) = person.talk.end();
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(home.drafts().len(), 1);
    let mut person = Person::at_home(&home);
    assert!(!person.asked.contains("Go on:"), "a note is no page to go on with: {}", person.asked);
    person.picks("Left open");
    person.picks("A change to: A free page");
    person.picks("Keep the change as it is");
    person.leaves();
    assert!(home.drafts().is_empty());
    let entry = home.entries().into_iter().max_by_key(|entry| entry["revision"].as_u64()).unwrap();
    assert_eq!(entry["notes"][0]["text"], "half a note");
}

#[test]
fn the_whole_an_answer_or_a_line_is_marked_to_bring_and_the_mark_taken_off() {
    let home = Home::keeping(&["one line\nanother line"]);
    let mut person = Person::at_home(&home);
    let latest = || home.entries().into_iter().max_by_key(|entry| entry["revision"].as_u64()).unwrap();
    person.picks("Look back");
    person.types("1");
    person.picks("Mark something");
    assert!(person.picks("the whole page").starts_with("Marked to bring."));
    assert_eq!(latest()["marks"]["bring"], json!([{}]));
    person.picks("question 1");
    person.picks("another line");
    let step = latest()["answers"][0]["step"].clone();
    assert_eq!(latest()["marks"]["bring"][1], json!({"step": step, "quote": "another line", "at": 9}));
    assert!(person.asked.contains("the whole page. This is marked."), "{}", person.asked);
    assert!(person.picks("the whole page").starts_with("Not marked any more."));
    person.picks("question 1");
    assert_eq!(latest()["marks"]["bring"], json!([]));
    person.leaves();
}

#[test]
fn a_page_is_kept_to_oneself_and_its_words_leave_the_list() {
    let home = Home::keeping(&["the grey envelope"]);
    let mut person = Person::at_home(&home);
    assert!(person.picks("Look back").contains("the grey envelope"));
    person.types("1");
    assert!(person.picks("Keep this page to yourself").starts_with("This page is kept to yourself now."));
    let list = person.types("").to_owned();
    assert!(list.contains("kept to myself") && !list.contains("the grey envelope"), "{list}");
    person.types("1");
    person.picks("Stop keeping this page to yourself");
    assert!(person.types("").contains("the grey envelope"));
    person.leaves();
}

#[test]
fn tags_are_given_with_those_in_use_said_before_and_narrow_the_list() {
    let home = Home::keeping(&["about the house", "about the money"]);
    let mut person = Person::at_home(&home);
    person.picks("Look back");
    person.types("1");
    person.talk.say(tag_row(&person.asked));
    person.talk.next_after("Enter leaves them as they are.\n");
    assert!(person.types("#Money, early spring").starts_with("Tags now: Money, early spring."));
    person.types("");
    person.types("2");
    person.talk.say(tag_row(&person.asked));
    person.talk.next_after("Enter leaves them as they are.\n");
    assert!(person.talk.said.contains("Tags on other pages: Money, early spring."));
    person.types("money");
    person.types("");
    person.picks("Narrow the list");
    person.picks("Tag");
    person.picks("Early spring");
    person.types("");
    let list = person.asked.clone();
    assert!(list.contains("Only: tagged early spring"), "{list}");
    assert_eq!(list.lines().filter(|line| line.contains("A free page")).count(), 1, "{list}");
    assert!(person.types("").lines().filter(|line| line.contains("A free page")).count() == 2);
    person.leaves();
}

#[test]
fn a_page_moves_to_the_bin_comes_back_and_is_removed_for_good_only_from_there() {
    let home = Home::keeping(&["the grey envelope", "another evening"]);
    let before = home.entry_bytes();
    let mut person = Person::at_home(&home);
    person.picks("Look back");
    person.picks("the grey envelope");
    let said = person.picks("Move this page to the bin").to_owned();
    assert!(said.starts_with("It is in the bin now.") && !said.contains("the grey envelope"), "{said}");
    assert_eq!(home.entries().len(), 1);
    let bin = person.picks("The bin").to_owned();
    assert!(bin.contains("the grey envelope"), "{bin}");
    person.types("1");
    let said = person.picks("Put it back").to_owned();
    assert!(said.starts_with("It is back among your pages.\nNothing is in the bin.\n"), "{said}");
    assert!(said.contains("the grey envelope"), "{said}");
    assert_eq!(home.entry_bytes(), before);
    person.picks("the grey envelope");
    person.picks("Move this page to the bin");
    person.picks("The bin");
    person.types("1");
    person.picks("Remove it for good");
    let said = person.picks("Yes, remove it.").to_owned();
    assert!(said.starts_with("Gone. No copy is left here.\nNothing is in the bin.\n"), "{said}");
    person.leaves();
    assert_eq!(home.entries().len(), 1);
    let left: Vec<String> = home.everything().into_iter().filter(|name| name.contains("/bin/")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn the_last_page_can_be_put_back_though_there_is_none_to_look_back_at() {
    let home = Home::keeping(&["the grey envelope"]);
    let mut person = Person::at_home(&home);
    person.picks("Look back");
    person.types("1");
    person.picks("Move this page to the bin");
    person.leaves();
    let mut person = Person::at_home(&home);
    person.picks("Look back");
    person.picks("The bin");
    person.types("1");
    assert!(person.picks("Put it back").contains("the grey envelope"));
    person.leaves();
}

fn tag_row(asked: &str) -> &str {
    asked.lines().find_map(|line| line.strip_suffix(". Tags")).unwrap()
}

#[test]
fn words_are_found_and_days_are_typed() {
    let home = Home::keeping(&["the receipt turned up", "another evening"]);
    let mut person = Person::at_home(&home);
    person.picks("Look back");
    let found = person.types("receipt").to_owned();
    assert!(found.contains("Pages with: receipt") && found.contains("the receipt turned up"), "{found}");
    assert!(!found.contains("another evening"), "{found}");
    person.picks("Narrow the list");
    person.picks("When");
    person.talk.say("the day it rained");
    person.talk.next_after("or 14 march.\n");
    person.types("last month");
    let none = person.types("").to_owned();
    assert!(none.contains("Nothing fits.") && none.contains("Only: in "), "{none}");
    let all = person.types("").to_owned();
    assert!(all.contains("another evening") && !all.contains("Only:"), "{all}");
    person.leaves();
}

#[test]
fn settings_say_what_they_are_and_what_they_are_after_a_change() {
    let home = home(Seat::Hurt);
    let mut person = Person::at_home(&home);
    person.picks("Settings");
    person.picks("Which side");
    assert!(person.picks("I broke trust").contains("Now: Which side the pages speak to: I broke trust."));
    person.talk.say(&row_of(&person.asked, "The word for the other"));
    person.talk.next_after("Enter leaves it as it is.\n");
    assert!(person.types("D.").contains("Now: The word for the other person: D."));
    assert!(person.picks("Pages about the two of you").contains("Now: Pages about the two of you: hidden."));
    person.talk.say(&row_of(&person.asked, "Late hours"));
    person.talk.next_after("Enter leaves them as they are.\n");
    person.talk.say("never");
    person.talk.next_after("Try 22:00 to 05:00.\n");
    assert!(person.types("23 to 6").contains("from 23:00 to 06:00."));
    assert!(person.picks("A slow breath").contains("Now: A slow breath: it goes on with Enter."));
    person.talk.say(&row_of(&person.asked, "Out of sight"));
    person.talk.next_after("Enter leaves it as it is.\n");
    assert!(person.types("off").contains("Now: Out of sight by itself: never."));
    person.picks("Country of the help lines");
    assert!(person.picks("Ireland").contains("Now: Country of the help lines: Ireland."));
    person.leaves();
    let profile: Value =
        serde_json::from_slice(&std::fs::read(home.data().join("profile.json")).unwrap()).unwrap();
    assert_eq!((&profile["seat"], &profile["person"]), (&json!("broke"), &json!("D.")));
    assert_eq!((&profile["hide_shared"], &profile["late"]), (&json!(true), &json!(["23:00", "06:00"])));
    let settings = std::fs::read_to_string(home.path().join("config/mend/settings.toml")).unwrap();
    assert!(settings.contains("country = \"IE\""), "{settings}");
}

fn row_of(asked: &str, words: &str) -> String {
    let row =
        asked.lines().find(|line| line.contains(words) && line.starts_with(|one: char| one.is_ascii_digit()));
    row.and_then(|row| row.split('.').next()).unwrap_or_else(|| panic!("{words} in {asked}")).to_owned()
}

#[test]
fn a_question_is_said_again_from_its_first_word_when_that_is_asked_for() {
    let home = home(Seat::Hurt);
    let mut talk = Talk::start(&home, &["begin", "doubt"]);
    for _ in 0..QUESTIONS {
        let (asked, ask) = talk.next();
        if ask == Some(Ask::Home) {
            break;
        }
        // What was said back to the last answer stands before the first empty line, or before a part of a question.
        let question = asked.rsplit("\n\n").next().unwrap().trim_start().to_owned();
        talk.say(":again");
        let (again, _) = talk.next();
        assert!(again.ends_with(&question) || question.contains("You chose"), "{again}\n---\n{question}");
        talk.say(if ask == Some(Ask::Number) { "3" } else { "" });
    }
    talk.say(":quit");
    talk.end();
}

#[test]
fn what_was_chosen_is_said_back_in_words() {
    let home = home(Seat::Hurt);
    let mut talk = Talk::start(&home, &["begin", "doubt"]);
    talk.next();
    talk.say("3");
    assert!(talk.next().0.starts_with("You chose: 3.\n"));
    talk.say("2");
    assert!(talk.next().0.starts_with("You chose: heavy.\n"));
    talk.say(":quit");
    talk.end();
    let mut talk = Talk::start(&home, &["begin", "ground-gone"]);
    while talk.next().1 != Some(Ask::Words) {
        talk.say("");
    }
    talk.say("1, a word of mine");
    assert!(talk.next().0.starts_with("You chose: stung, a word of mine.\nHow strong is stung?"));
    talk.say("3");
    assert!(talk.next().0.starts_with("You chose: very.\n"));
    talk.say("9");
    let slip = talk.next().0;
    assert!(slip.starts_with("That is none of these. Nothing was changed.\nHow strong is"), "{slip}");
    talk.say(":quit");
    talk.end();
}
