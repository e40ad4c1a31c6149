//! Changing what stands on a kept page, at the keyboard: from its first letter a draft, at the end kept, put off, or left
//! as it was.

use crate::journal::{Edits, SCHEMA};

use super::*;

const PAGE: &str = "aaaaaaaaaaaa";

/// The newest page of a notebook in use, opened to be changed.
fn editing() -> Stage {
    let mut stage = Stage::home(80, 24);
    stage.keys("@Look_back Enter Enter e");
    stage
}

impl Stage {
    fn first_answer(&self) -> String {
        let page = self.app.world().timeline.find(&id(PAGE)).unwrap();
        page.answers[0].text.clone().unwrap()
    }

    /// Past the last answer, however many there are.
    fn past_the_last(&mut self) -> &mut Self {
        for _ in 0..20 {
            if self.shown().contains("▸ Keep the change") || !self.shown().contains(" of ") {
                return self;
            }
            self.keys("Tab");
        }
        panic!("no end:\n{}", self.shown())
    }

    fn last_draft(&self) -> Option<Draft> {
        self.disk.0.borrow().desk.last().cloned()
    }
}

#[test]
fn the_words_stand_under_their_question_and_are_a_draft_from_the_first_change_on() {
    let mut stage = editing();
    stage.sees("What set it off?").sees("the car was already there.");
    stage.sees("The words before stay among its earlier versions.");
    assert!(stage.last_draft().is_none(), "nothing is laid down of nothing");
    stage.keys("C-End X");
    let draft = stage.last_draft().unwrap();
    assert_eq!(draft.edits, Some(Edits { id: id(PAGE), base_revision: 1 }));
    assert_eq!((draft.at.step.as_str(), draft.schema, draft.entry.revision), ("set-off", SCHEMA, 2));
    assert!(draft.entry.answers[0].text.as_ref().unwrap().ends_with("already there.X"));
    assert!(stage.first_answer().ends_with("already there."), "the page is as it was");
    assert_eq!(stage.app.drafts().len(), 1, "every way out saves it");
}

#[test]
fn at_the_end_the_change_is_kept_as_the_next_version() {
    let mut stage = editing();
    stage.keys("C-End X").past_the_last();
    stage.sees("You changed what you gave to:").sees("What set it off?");
    stage.keys("Enter").sees("Kept, and the words before too.").sees("there.X").sees("changed today");
    assert!(stage.first_answer().ends_with("there.X"));
    assert_eq!(stage.app.world().timeline.versions(&id(PAGE)).count(), 1);
    assert!(stage.app.drafts().is_empty());
    assert_eq!(stage.log().last().map(String::as_str), Some("Keep"), "nothing is laid down again behind it");
}

#[test]
fn esc_leaves_the_change_to_be_gone_on_with_where_it_was_left() {
    let mut stage = editing();
    stage.keys("C-End X Left Esc").sees("The change waits here.");
    stage.sees("A change to this page is not finished. e goes on with it.");
    stage.keys("m").sees("A change to this page is not finished. Press e and finish it first.");
    stage.keys("e Y").past_the_last();
    stage.keys("Enter").sees("there.YX");
    stage.sees_not("not finished");
}

#[test]
fn later_and_left_as_it_was_do_what_they_say() {
    let mut stage = editing();
    stage.keys("C-End X").past_the_last();
    stage.keys("@Leave_it_for_later Enter").sees("The change waits here.");
    assert_eq!(stage.app.world().drafts.len(), 2);
    stage.keys("e").sees("You changed what you gave to:");
    stage.keys("@Leave_the_page Enter").sees("The page is as it was.").sees("already there.");
    stage.sees_not("X");
    assert_eq!(stage.app.world().drafts.len(), 1);
    assert!(stage.log().contains(&"LetGo".to_owned()), "what was typed goes to the bin: {:?}", stage.log());
    assert!(!stage.log().contains(&"Keep".to_owned()));
}

#[test]
fn nothing_changed_keeps_nothing_and_says_so() {
    let mut stage = editing();
    stage.past_the_last().sees("Nothing was changed.").sees("to bring to a session");
    assert!(!stage.log().contains(&"Keep".to_owned()) && stage.last_draft().is_none());
    let mut undone = editing();
    undone.keys("C-End X Backspace Esc").sees_not("not finished");
    assert!(undone.log().contains(&"Erase".to_owned()), "{:?}", undone.log());
}

#[test]
fn a_change_comes_back_from_the_pages_left_open_in_three_ways() {
    for (row, sees) in [("Go_on", "What set it off?"), ("Keep_it", "kept"), ("Let_it_go", "")] {
        let mut stage = editing();
        stage.keys("C-End X Esc Esc Esc @Left_open Enter").sees("When I doubt everything");
        stage.keys("@When_I_doubt Enter").sees("A change to this page is not finished. Go on with it, keep");
        stage.keys(&format!("@{row} Enter")).sees(sees);
        let changed = stage.first_answer().ends_with("there.X");
        assert_eq!(changed, row == "Keep_it", "{row}");
    }
}

#[test]
fn what_can_never_be_changed_is_said_before_anything_is_typed() {
    let mut other = full();
    other.kept.read_only = true;
    let mut stage = Stage::new(80, 24, other);
    stage.keys("@Look_back Enter Enter e").sees("This notebook is open in another window.");
    let mut newer = full();
    let mut page = newer.timeline.find(&id(PAGE)).cloned().unwrap();
    page.schema = SCHEMA + 1;
    newer.timeline = Timeline::new(vec![page]);
    let mut stage = Stage::new(80, 24, newer);
    stage.keys("@Look_back Enter Enter e").sees("A newer mend wrote this page.");
    let mut note = editing();
    note.keys("Esc + calmer Esc e").sees("A later note here is not finished. Press + and keep it first");
}

#[test]
fn a_change_of_a_page_that_changed_elsewhere_stands_beside_it() {
    let mut stage = editing();
    stage.keys("C-End X Esc");
    let mut theirs = stage.app.world().timeline.find(&id(PAGE)).cloned().unwrap();
    theirs.revision = 2;
    theirs.answers[0].text = Some("From the other machine.".into());
    stage.app.outcome(
        Outcome::Appeared(vec![crate::journal::Versions { id: id(PAGE), entries: vec![theirs.clone()] }]),
        now(),
    );
    stage.draw();
    stage.sees("From the other machine.");
    stage.keys("e").sees("there.X").sees_not("From the other");
    stage.past_the_last();
    stage.keys("Enter");
    let kept = stage.app.world().timeline.find(&id(PAGE)).cloned().unwrap();
    assert!(kept.answers[0].text.as_ref().unwrap().ends_with("there.X"));
    assert_eq!(kept.revision, 2, "it goes on from the first, so the keeper puts it beside the other second");
    let both = crate::journal::Versions { id: id(PAGE), entries: vec![kept, theirs] };
    stage.app.outcome(Outcome::Appeared(vec![both]), now());
    stage.draw();
    stage.sees("There is a second version of this page");
}

#[test]
fn a_paste_undo_and_a_small_window_lose_nothing() {
    let mut stage = editing();
    stage.keys("C-End");
    stage.app.hear(Event::Paste("one\r\ntwo".to_owned()), now());
    stage.draw();
    stage.keys("C-z").sees_not("two");
    stage.keys("C-y").sees("two");
    stage.resize(40, 12);
    stage.sees("two");
    stage.resize(20, 6);
    stage.resize(120, 40);
    stage.keys("C-l");
    assert_eq!(stage.shown().trim(), "");
    stage.keys("x C-s").sees("kept");
    assert!(stage.last_draft().unwrap().entry.answers[0].text.as_ref().unwrap().ends_with("there.one\ntwo"));
    stage.keys("C-q");
    assert!(stage.app.leaves() && stage.app.drafts().len() == 1);
}
