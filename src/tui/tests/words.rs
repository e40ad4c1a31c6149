//! Words that must not be lost, and words that must be gone.

use super::*;

impl Stage {
    fn on_desk(&self) -> Vec<String> {
        self.disk.0.borrow().desk.iter().map(|draft| draft.entry.first_words().to_owned()).collect()
    }
}

#[test]
fn every_open_page_is_on_the_desk_once_something_is_kept_also_one_under_another() {
    let mut stage = Stage::first(80, 24);
    stage.keys("Down Enter under");
    stage.keys("C-p End Up Enter").sees("Nothing has to be decided");
    stage.keys("Tab Tab Tab Enter above C-s").sees("Keep this?");
    stage.keys("Enter").sees("above").sees("kept");
    assert_eq!(stage.on_desk(), ["under", "above"]);
    assert_eq!(stage.app.drafts().len(), 2, "the way out saves one of them only");
}

#[test]
fn a_page_whose_words_were_all_taken_back_leaves_no_draft_behind() {
    let mut stage = Stage::new(80, 24, world(true));
    stage.keys("Down Enter Tab Tab secret");
    assert_eq!(stage.on_desk(), ["secret"]);
    stage.keys("C-u");
    assert_eq!(stage.on_desk(), [""; 0]);
    assert_eq!(stage.log().last().map(String::as_str), Some("Erase"));
    stage.keys("C-z").sees("secret");
    assert_eq!(stage.on_desk(), ["secret"]);
    stage.keys("C-u Esc").sees_not("Go on");
    assert_eq!(stage.on_desk(), [""; 0]);
}

#[test]
fn a_deleted_page_is_gone_as_it_says_and_not_in_the_bin() {
    let mut stage = Stage::new(80, 24, world(true));
    stage.keys("Down Enter Tab Tab secret Tab Tab Tab End Enter Tab").sees("Gone, as you asked.");
    stage.keys("Enter").sees_not("Go on");
    let log = stage.log();
    assert_eq!(log.last().map(String::as_str), Some("Erase"), "{log:?}");
    assert!(!log.contains(&"LetGo".to_owned()) && !log.contains(&"Keep".to_owned()), "{log:?}");
    assert_eq!(stage.on_desk(), [""; 0]);
}

#[test]
fn a_page_is_not_put_away_without_saying_that_its_words_are_not_on_disk() {
    let mut stage = Stage::new(80, 24, world(true));
    stage.keys("Down Enter Tab Tab words");
    let fault = Fault::of(FaultKind::Gone, std::path::Path::new("/home/x/notes"));
    stage.app.outcome(Outcome::Failed { task: Task::Draft(id("aaaaaaaaaaaa")), fault }, now());
    stage.keys("Tab Tab Tab Tab").sees("It will keep.").sees("Your words are on screen only.");
}
