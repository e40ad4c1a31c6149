//! What is done to a kept page at the keyboard: a later note, marks, kept to oneself, tags, the bin; and every reason why
//! it is not.

use crate::journal::{Edits, SCHEMA};
use crate::keeper::Held;

use super::*;

const WORDS: &str = "The message said nine, and the car was already there.";

/// The reader on the newest page of a notebook in use.
fn reading() -> Stage {
    let mut stage = Stage::home(80, 24);
    stage.keys("@Look_back Enter Enter").sees("What set it off?");
    stage
}

impl Stage {
    /// The page as it would be read now.
    fn page(&self, name: &str) -> Entry {
        self.app.world().timeline.find(&id(name)).cloned().unwrap()
    }

    /// The keeper tells something of its own accord.
    fn outcome(&mut self, outcome: Outcome) -> &mut Self {
        self.app.outcome(outcome, now());
        self.draw();
        self
    }

    fn draft(&self) -> Option<Draft> {
        self.disk.0.borrow().desk.last().cloned()
    }

    fn fails_to_keep(&mut self) -> &mut Self {
        self.fails = Some(FaultKind::DiskFull);
        self
    }
}

/// But for its number and the time of the change.
fn but_version(entry: Entry) -> Entry {
    Entry { revision: 0, edited: None, ..entry }
}

#[test]
fn a_note_is_a_draft_of_the_next_version_from_its_first_letter_on() {
    let mut stage = reading();
    stage.keys("+").sees("A later note").sees("The old words stay as they are.");
    assert!(stage.draft().is_none(), "nothing is laid down of nothing");
    stage.keys("calmer");
    let draft = stage.draft().unwrap();
    assert_eq!(draft.edits, Some(Edits { id: id("aaaaaaaaaaaa"), base_revision: 1 }));
    assert_eq!((draft.at.step.as_str(), draft.at.cursor, draft.schema), ("~note", 6, SCHEMA));
    let mut entry = draft.entry;
    assert_eq!((entry.revision, entry.notes.pop().unwrap().text.as_str()), (2, "calmer"));
    assert_eq!(but_version(entry), but_version(stage.page("aaaaaaaaaaaa")), "the old words stay");
    assert_eq!(stage.app.drafts().len(), 1, "every way out saves it");
}

#[test]
fn tab_keeps_the_note_below_the_old_words_and_says_so_once_it_is_on_disk() {
    let mut stage = reading();
    stage
        .keys("+ calmer Tab")
        .sees("kept")
        .sees("calmer")
        .sees("It was quieter a week later.")
        .sees("changed today");
    let page = stage.page("aaaaaaaaaaaa");
    assert_eq!((page.revision, page.edited, page.notes.len()), (2, Some(now()), 2));
    assert_eq!(stage.app.world().timeline.versions(&id("aaaaaaaaaaaa")).count(), 1);
    assert!(stage.app.drafts().is_empty() && stage.app.world().drafts.len() == 1, "the free page only");
    assert_eq!(stage.log().iter().filter(|name| *name == "Keep").count(), 1);
    assert_eq!(stage.log().last().map(String::as_str), Some("Keep"), "nothing is laid down again behind it");
}

#[test]
fn esc_leaves_the_note_to_be_gone_on_with_where_it_was_left() {
    let mut stage = reading();
    stage.keys("+ calmer Left Left Esc").sees("A later note is not finished. + goes on with it.");
    stage.keys("+").sees("calmer");
    stage.keys("X Tab").sees("calmXer");
    assert_eq!(stage.page("aaaaaaaaaaaa").notes.len(), 2);
    stage.sees_not("not finished");
}

#[test]
fn a_note_whose_words_were_all_taken_out_keeps_nothing_and_leaves_no_draft() {
    for end in ["Esc", "Tab"] {
        let mut stage = reading();
        stage.keys("+ calmer Esc + C-u").keys(end);
        assert_eq!(stage.page("aaaaaaaaaaaa").revision, 1, "{end}");
        stage.sees_not("not finished");
        assert!(stage.log().contains(&"Erase".to_owned()), "{end}: {:?}", stage.log());
        assert!(!stage.log().contains(&"Keep".to_owned()), "{end}");
        assert!(stage.draft().is_none(), "{end}");
    }
    let mut blank = reading();
    blank.keys("+ Space Enter Tab");
    assert_eq!(blank.page("aaaaaaaaaaaa").revision, 1);
}

#[test]
fn a_note_that_cannot_be_kept_stays_on_the_screen_and_says_so_and_kept_comes_when_it_is() {
    let mut stage = reading();
    stage.fails_to_keep().keys("+ calmer Tab");
    stage.sees("calmer").sees("The disk is full, so they aren't saved yet.").sees_not("kept");
    stage.fails = None;
    stage.outcome(Outcome::Kept { id: id("aaaaaaaaaaaa") }).sees("kept").sees_not("The disk is full");
}

#[test]
fn a_draft_of_a_note_that_cannot_be_kept_says_so_under_the_words() {
    let mut stage = reading();
    stage.keys("+ calmer");
    let fault = Fault::of(FaultKind::DiskFull, std::path::Path::new("/home/x/notes"));
    stage.outcome(Outcome::Failed { task: Task::Draft(id("aaaaaaaaaaaa")), fault });
    stage.sees("calmer").sees("The disk is full").sees("the disk is full: /home/x/notes");
    stage.outcome(Outcome::DraftKept { id: id("aaaaaaaaaaaa"), at: now() }).sees("kept just now");
}

#[test]
fn a_paste_a_resize_a_blank_page_and_ctrl_s_lose_nothing_of_a_note() {
    let mut stage = reading();
    stage.keys("+ one");
    stage.app.hear(Event::Paste("\r\ntwo \u{1b}[31mthree\nd".into()), now());
    stage.resize(40, 12);
    stage.sees("one two [31mthree d");
    stage.keys("C-l");
    assert_eq!(stage.shown().trim(), "");
    stage.keys("x C-s").sees("kept");
    assert_eq!(stage.draft().unwrap().entry.notes[1].text, "one\ntwo [31mthree\nd");
    stage.keys("C-q");
    assert!(stage.app.leaves());
    assert_eq!(stage.app.drafts()[0].entry.notes[1].text, "one\ntwo [31mthree\nd");
}

/// A world with a draft that changes the newest page.
fn with_change(step: &str, change: impl FnOnce(&mut Entry)) -> World {
    let mut world = full();
    let mut entry = world.timeline.find(&id("aaaaaaaaaaaa")).cloned().unwrap();
    entry.revision = 2;
    change(&mut entry);
    let edits = Some(Edits { id: entry.id.clone(), base_revision: 1 });
    let at = crate::journal::At { step: step.to_owned(), cursor: 3, ..Default::default() };
    world.drafts = vec![Draft { schema: SCHEMA, entry, at, edits, rest: serde_json::Map::new() }];
    world
}

#[test]
fn a_note_joins_a_change_that_is_not_finished_and_waits_with_it() {
    let mut stage =
        Stage::new(80, 24, with_change("set-off", |entry| entry.answers[0].text = Some("changed".into())));
    stage.keys("@Look_back Enter Enter + calmer");
    let draft = stage.draft().unwrap();
    assert_eq!(
        (draft.at.step.as_str(), draft.at.cursor),
        ("set-off", 3),
        "the change goes on where it was left"
    );
    assert_eq!(draft.entry.answers[0].text.as_deref(), Some("changed"));
    assert_eq!(draft.entry.notes[1].text, "calmer");
    stage.keys("Tab").sees("The note waits with the change to this page that is not finished.");
    assert!(!stage.log().contains(&"Keep".to_owned()), "an unfinished change is not kept by a note");
    stage.keys("+").sees("calmer");
    stage.keys("C-u Esc");
    let left = &stage.app.world().drafts[0].entry;
    assert_eq!((left.answers[0].text.as_deref(), left.notes.len()), (Some("changed"), 1));
}

#[test]
fn a_note_that_was_begun_elsewhere_is_found_whatever_place_it_names() {
    let begun = Note { at: now(), text: "line by line".into(), rest: serde_json::Map::new() };
    let mut stage = Stage::new(80, 24, with_change("", |entry| entry.notes.push(begun)));
    stage.keys("@Look_back Enter Enter").sees("A later note is not finished.");
    stage.keys("+ Space goes Tab").sees("line by line goes").sees("kept");
    assert_eq!(stage.page("aaaaaaaaaaaa").notes.len(), 2);
}

#[test]
fn what_would_take_an_unfinished_note_away_is_refused_until_that_is_kept() {
    for key in ["m", "t", "o", "d"] {
        let mut stage = reading();
        stage.keys("+ calmer Esc").keys(key);
        stage.sees("A later note here is not finished. Press + and keep it first").sees("What set it off?");
        stage.keys("+ Tab").keys(key).sees_not("not finished");
    }
}

#[test]
fn a_draft_that_is_no_change_of_the_page_is_never_written_over() {
    let mut world = full();
    world.drafts = vec![free_draft(free("aaaaaaaaaaaa", NOW, "left behind"))];
    for key in ["+", "m", "t", "o", "d"] {
        let mut stage = Stage::new(80, 24, World { drafts: world.drafts.clone(), ..full() });
        stage.keys("@Look_back Enter Enter").keys(key);
        stage.sees("A change to this page is not finished.").sees("What set it off?");
    }
}

#[test]
fn a_window_that_may_not_change_pages_says_so_before_anything_is_typed() {
    for key in ["+", "m", "t", "o", "d"] {
        let mut world = full();
        world.kept.read_only = true;
        let mut stage = Stage::new(80, 24, world);
        stage.keys("@Look_back Enter Enter").keys(key);
        stage.sees("This notebook is open in another window.").sees("What set it off?");
        assert!(!stage.log().iter().any(|name| name == "Keep" || name == "ToBin"), "{key}");
    }
}

#[test]
fn a_page_of_a_newer_mend_says_so_before_anything_is_typed() {
    for key in ["+", "m", "t", "o", "d"] {
        let mut world = full();
        let mut newer = world.timeline.find(&id("aaaaaaaaaaaa")).cloned().unwrap();
        newer.schema = SCHEMA + 1;
        world.timeline = Timeline::new(vec![newer]);
        let mut stage = Stage::new(80, 24, world);
        stage.keys("@Look_back Enter Enter").keys(key);
        stage.sees("A newer mend wrote this page.").sees("What set it off?");
        assert!(!stage.log().iter().any(|name| name == "Keep" || name == "ToBin"), "{key}");
    }
}

#[test]
fn the_whole_page_an_answer_and_a_passage_are_brought_and_taken_off_in_the_same_place() {
    let mut world = full();
    world.timeline = Timeline::new(vec![guided("aaaaaaaaaaaa", "2026-11-20T21:14:00+01:00", WORDS)]);
    let mut stage = Stage::new(80, 24, world);
    let bring = |stage: &Stage| {
        let marks = stage.page("aaaaaaaaaaaa").marks.bring;
        marks.into_iter().map(|one| (one.step, one.quote, one.at)).collect::<Vec<_>>()
    };
    stage.keys("@Look_back Enter Enter m").sees("The whole page").sees("This answer");
    stage.keys("Enter").sees("Marked to bring.").sees("to bring to a session");
    assert_eq!(bring(&stage), [(None, None, None)]);
    stage.keys("m Enter").sees("Marked to bring.");
    assert_eq!(bring(&stage)[1], (Some("set-off".to_owned()), None, None));
    // "message", by saying where it starts and where it ends.
    stage.keys("m Enter").sees("Go to where the passage starts.");
    stage.keys("Right Right Right Right Enter").sees("Go to where the passage ends.");
    stage.keys("Right Right Right Right Right Right Right Enter").sees("to bring: \"message\"");
    assert_eq!(bring(&stage)[2], (Some("set-off".to_owned()), Some("message".to_owned()), Some(4)));
    assert_eq!(stage.page("aaaaaaaaaaaa").revision, 4);
    stage.keys("m").sees("Take off: the whole page").sees("Take off: to bring: \"message\"");
    for left in [2, 1, 0] {
        stage.keys("End Enter").sees("Taken off.");
        assert_eq!(bring(&stage).len(), left);
        stage.keys("m");
    }
}

#[test]
fn a_quote_that_an_edit_took_away_stays_and_says_so() {
    let mut world = full();
    let mut page = guided("aaaaaaaaaaaa", "2026-11-20T21:14:00+01:00", WORDS);
    let quote = |words: &str| Bring {
        step: Some("set-off".into()),
        quote: Some(words.into()),
        at: Some(0),
        ..Bring::default()
    };
    page.marks.bring = vec![quote("said nine"), quote("said ten")];
    world.timeline = Timeline::new(vec![page]);
    let mut stage = Stage::new(80, 24, world);
    stage
        .keys("@Look_back Enter Enter")
        .sees("to bring: \"said nine\"")
        .sees("to bring, changed since: \"said ten\"");
}

#[test]
fn what_is_kept_to_oneself_says_what_that_means_and_opens_again() {
    let mut stage = reading();
    stage.keys("o").sees("is never in an export").sees("Whoever can open the notebook can read it.");
    stage.keys("Enter").sees("Kept to yourself.").sees("kept to myself");
    assert!(stage.page("aaaaaaaaaaaa").answers[0].sealed);
    stage.keys("m").sees_not("This answer").sees_not("A passage of it");
    stage.keys("Esc o").sees("Open this answer again");
    stage.keys("Enter").sees("Open again.");
    assert!(!stage.page("aaaaaaaaaaaa").answers[0].sealed);
    stage.keys("o Down Enter").sees("kept to myself");
    assert!(stage.page("aaaaaaaaaaaa").marks.sealed);
    stage.keys("m").sees("This is kept to yourself, so it is not brought to a session. o opens it again.");
    stage.keys("o Down Enter").sees_not("kept to myself");
}

#[test]
fn a_note_and_an_empty_answer_have_nothing_to_bring_or_keep_of_their_own() {
    let mut stage = reading();
    stage.keys("Down Down m").sees_not("This answer");
    stage.keys("Esc o").sees_not("this answer");
    stage.keys("Esc Down m").sees_not("This answer");
}

fn tagged() -> Stage {
    let mut world = full();
    let mut entries = world.timeline.entries().to_vec();
    entries[2].tags = vec!["Money".into(), "his café".into()];
    world.timeline = Timeline::new(entries);
    Stage::new(80, 24, world)
}

#[test]
fn tags_are_offered_from_the_whole_journal_added_and_taken_off() {
    let mut stage = tagged();
    stage.keys("@Look_back Enter Enter t").sees("▸ Done").sees("Add: his café").sees("Add: Money");
    stage.keys("CAF Down").sees("▸ Add: his café").sees_not("Money");
    stage.keys("Enter").sees("kept").sees("Take off: his café");
    stage.keys("mo Tab").sees("› Money");
    stage.keys("Enter").sees("Take off: Money");
    stage.keys("#two, Space , three Enter");
    let page = stage.page("aaaaaaaaaaaa");
    assert_eq!(page.tags, ["his café", "Money", "two", "three"]);
    assert_eq!(page.revision, 4, "what one line names is one version");
    stage.keys("Down Down Down Down").sees("▸ Take off: three");
    stage.keys("Enter").sees("▸ Done").sees_not("Take off: three");
    stage.keys("Enter").sees("tags: his café, Money, two");
}

#[test]
fn what_cannot_be_a_tag_is_said_and_what_stands_in_the_line_is_not_lost_by_esc() {
    let mut stage = tagged();
    stage
        .keys("@Look_back Enter Enter t")
        .keys(&"x".repeat(41))
        .keys("Enter")
        .sees("A tag has 40 letters at most.");
    stage.keys("Backspace Enter").sees("kept");
    stage.keys("XX Esc").sees("tags: xxxx");
    assert_eq!(stage.page("aaaaaaaaaaaa").tags[1], "XX");
    stage.keys("t xx Enter").sees("This page has that tag.").sees("› xx");
    stage.keys("Esc").sees("What set it off?");
    assert_eq!(stage.page("aaaaaaaaaaaa").tags.len(), 2);
}

#[test]
fn a_tag_that_is_typed_and_entered_before_the_next_picture_is_added() {
    let mut stage = tagged();
    stage.keys("@Look_back Enter Enter t");
    for name in ["m", "a", "y", "Enter"] {
        stage.app.hear(Event::Key(keymap::event(name).unwrap()), now());
    }
    assert_eq!(stage.page("aaaaaaaaaaaa").tags, ["may"]);
}

#[test]
fn a_page_moves_to_the_bin_only_when_that_is_chosen_and_its_screens_close() {
    let mut stage = reading();
    stage.keys("d").sees("Move this page to the bin?").sees("▸ Leave it here");
    stage.keys("Enter").sees("What set it off?");
    stage.keys("d Esc").sees("What set it off?");
    assert!(!stage.log().contains(&"ToBin".to_owned()));
    stage.keys("d Down Enter").sees("Moved to the bin.").sees("Look back").sees_not("that Tuesday");
    assert!(stage.app.world().timeline.find(&id("aaaaaaaaaaaa")).is_none());
}

#[test]
fn of_two_versions_the_other_stays_open() {
    let mut world = full();
    let mut entries = world.timeline.entries().to_vec();
    let mut other = entries[0].clone();
    (other.revision, other.answers[0].text) = (2, Some("the other version".into()));
    entries.push(other);
    world.timeline = Timeline::new(entries);
    let mut stage = Stage::new(80, 24, world);
    stage
        .keys("@Look_back Enter Enter")
        .sees("There is a second version of this page")
        .sees("the other version");
    stage.keys("d Down Enter").sees("Moved to the bin.").sees("that Tuesday").sees_not("second version");
}

#[test]
fn a_page_that_could_not_be_moved_stays_and_says_so() {
    let mut stage = reading();
    stage.fails_to_keep().keys("d Down Enter");
    stage.sees("The page is still here. It could not be moved to the bin.").sees("What set it off?");
    assert!(stage.app.world().timeline.find(&id("aaaaaaaaaaaa")).is_some());
}

/// Look back of a notebook with something in the bin.
fn with_bin() -> Stage {
    let mut stage = Stage::home(80, 24);
    let page = free("eeeeeeeeeeee", "2026-10-01T10:00:00+01:00", "what was thrown away");
    let draft = free_draft(free("ffffffffffff", "2026-09-01T10:00:00+01:00", "half of it"));
    let binned = |name: &str, held| Binned { name: name.to_owned(), held };
    stage.bin = vec![
        binned("eeeeeeeeeeee", Held::Entry(Box::new(page))),
        binned("ffffffffffff", Held::Draft(Box::new(draft))),
        binned("broken.json", Held::Unreadable),
    ];
    stage.keys("@Look_back Enter");
    stage
}

#[test]
fn the_bin_is_a_row_below_all_pages_and_has_a_key() {
    let mut stage = with_bin();
    stage.sees("The bin");
    stage.keys("End").sees("▸ The bin");
    stage.keys("Enter").sees("1 Oct").sees("not finished").sees("A page that can't be read");
    stage.keys("Esc").sees("▸ The bin");
    stage.keys("Up").sees_not("▸ The bin");
    stage.keys("D").sees("1 Oct");
    let mut none = Stage::home(80, 24);
    none.keys("@Look_back Enter").sees_not("The bin");
    none.keys("D").sees("The bin is empty.");
}

#[test]
fn a_page_in_the_bin_is_read_and_put_back_among_the_pages() {
    let mut stage = with_bin();
    stage.keys("D Enter").sees("Read it");
    stage.keys("Enter").sees("what was thrown away");
    stage.keys("Esc Down Enter").sees("It is back.").sees_not("1 Oct");
    stage.keys("Esc").sees("what was thrown away");
}

#[test]
fn a_draft_in_the_bin_is_put_back_among_those_left_open() {
    let mut stage = with_bin();
    stage.keys("D Down Enter Enter").sees("half of it");
    stage.keys("Enter Down Enter").sees("It is back.");
    assert!(stage.app.world().drafts.iter().any(|draft| draft.entry.id == id("ffffffffffff")));
}

#[test]
fn removing_for_good_says_what_it_cannot_promise_and_leaving_it_comes_first() {
    let mut stage = with_bin();
    stage.keys("D Enter End Enter").sees("It can't reach other copies. A backup, a folder that is synced");
    stage.sees("▸ Leave it in the bin");
    stage.keys("Enter").sees("Put it back");
    assert!(!stage.log().contains(&"EraseBinned".to_owned()));
    stage.keys("End Enter Down Enter").sees("Removed.").sees_not("1 Oct");
}

#[test]
fn what_cannot_be_read_can_only_be_removed() {
    let mut stage = with_bin();
    stage.keys("D End Enter").sees("▸ Remove it for good").sees_not("Put it back").sees_not("Read it");
}

#[test]
fn what_the_bin_refuses_is_said_with_where_the_page_is() {
    let mut stage = with_bin();
    stage.fails_to_keep().keys("D").sees("The bin could not be read.");
    stage
        .keys("Enter Down Enter")
        .sees("The page is still in the bin. It could not be put back.")
        .sees("1 Oct");
    stage.keys("Enter End Enter Down Enter").sees("It could not be removed.").sees("1 Oct");
}

#[test]
fn a_window_that_may_not_change_pages_reads_the_bin_and_changes_nothing_in_it() {
    let mut stage = with_bin();
    stage.outcome(Outcome::ReadOnly {
        why: Fault::of(FaultKind::Held, std::path::Path::new("/home/x/notes")),
    });
    stage.keys("D Enter Enter").sees("what was thrown away");
    for keys in ["Esc Down Enter", "End Enter"] {
        stage.keys(keys).sees("This notebook is open in another window.");
    }
    assert!(!stage.log().iter().any(|name| name == "Restore" || name == "EraseBinned"));
}

#[test]
fn where_only_the_bin_holds_something_home_leads_to_it() {
    let mut stage = Stage::new(80, 24, world(true));
    let page = free("eeeeeeeeeeee", "2026-10-01T10:00:00+01:00", "what was thrown away");
    stage.bin = vec![Binned { name: "eeeeeeeeeeee".into(), held: Held::Entry(Box::new(page)) }];
    stage.sees_not("Look back");
    stage.outcome(Outcome::Loaded(Box::default()));
    stage.answer();
    stage.draw();
    stage.keys("@Look_back Enter").sees("▸ The bin");
}

#[test]
fn a_page_that_went_away_meanwhile_says_so() {
    let mut stage = reading();
    let gone = stage.page("aaaaaaaaaaaa");
    stage.outcome(Outcome::Binned(Box::new(gone)));
    stage.sees("Look back").sees_not("that Tuesday");
    stage.app.go(Route::Read(crate::journal::Which::latest(id("aaaaaaaaaaaa"))));
    stage.draw();
    stage.sees("This page is not here any more.");
    stage.keys("+ m t o d").sees("This page is not here any more.");
}

#[test]
fn a_note_left_open_is_gone_on_with_from_the_pages_left_open() {
    let mut stage = reading();
    stage.keys("+ calmer Esc Esc Esc").sees("Left open");
    stage.app.go(Route::Resume(id("aaaaaaaaaaaa")));
    stage.draw();
    stage.keys("Space now Tab").sees("calmer now").sees("kept");
}

#[test]
fn every_answer_and_note_can_be_reached_at_the_smallest_size() {
    let mut stage = Stage::home(40, 12);
    stage.keys("@Look_back Enter Enter").sees("│What set it off?");
    for words in ["│stung", "│–", "│It was quieter"] {
        for _ in 0..12 {
            if stage.shown().contains(words) {
                break;
            }
            stage.keys("Down");
        }
        stage.sees(words);
    }
}
