//! Words that must not be lost, and words that must be gone.

use std::path::Path;

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

fn opening() -> Stage {
    let mut empty = world(true);
    empty.loaded = false;
    Stage::new(80, 24, empty)
}

fn loaded(stage: &mut Stage, loaded: Loaded) {
    stage.app.outcome(Outcome::Loaded(Box::new(loaded)), now());
    stage.draw();
}

#[test]
fn a_second_window_does_not_go_on_with_pages_of_the_first_where_words_could_not_be_kept() {
    let mut stage = opening();
    let why = Fault::of(FaultKind::Held, Path::new("/there"));
    stage.app.outcome(Outcome::ReadOnly { why }, now());
    let drafts = vec![free_draft(free("dddddddddddd", NOW, "half a thought"))];
    loaded(&mut stage, Loaded { drafts, ..Loaded::default() });
    stage.sees("This notebook is open in another window").sees_not("Go on");
    stage.keys("Down Enter Tab Tab mine Esc").sees("Go on");
}

#[test]
fn a_draft_left_behind_by_a_page_that_was_kept_is_not_gone_on_with() {
    let mut kept = free("dddddddddddd", NOW, "the whole thought");
    kept.finished = Some(now());
    let mut stage = opening();
    let drafts = vec![free_draft(free("dddddddddddd", NOW, "the whole thought"))];
    loaded(&mut stage, Loaded { entries: vec![kept.clone()], drafts, ..Loaded::default() });
    stage.sees_not("Go on");
    assert_eq!(stage.log(), ["Erase"]);

    let mut other = opening();
    let drafts = vec![free_draft(free("dddddddddddd", NOW, "other words"))];
    loaded(&mut other, Loaded { entries: vec![kept], drafts, ..Loaded::default() });
    other.sees("Go on");
    assert_eq!(other.log(), [""; 0], "words that stand nowhere else are not erased");
}

#[test]
fn a_draft_that_cannot_be_gone_on_with_does_not_hide_another_that_can() {
    let mut strange = guided("eeeeeeeeeeee", NOW, "of a guide that is gone");
    strange.path = strange.path.map(|path| PathRef { id: "no-such-path".into(), ..path });
    let older = free_draft(free("dddddddddddd", "2026-11-19T22:10:00+01:00", "half a thought"));
    let mut stage = opening();
    let drafts = vec![free_draft(strange), older];
    loaded(&mut stage, Loaded { drafts, ..Loaded::default() });
    stage.keys("Up Up Up Up Enter").sees("half a thought");
}

#[test]
fn what_is_changed_before_the_profile_was_read_does_not_wipe_it() {
    let mut stage = opening();
    stage.keys("s Down Enter");
    assert!(!stage.log().contains(&"Profile".to_owned()), "an empty profile was written over the kept one");
    let ruth = Person { name: "Ruth".into(), call: "0151 55".into(), rest: serde_json::Map::new() };
    let profile = Profile { bad_night: Some("It passes.".into()), people: vec![ruth], ..Profile::default() };
    loaded(&mut stage, Loaded { profile, ..Loaded::default() });
    let profile = &stage.app.world().profile;
    assert_eq!(profile.bad_night.as_deref(), Some("It passes."));
    assert_eq!((profile.people.len(), profile.seat), (1, Seat::Broke));
    assert_eq!(stage.log(), ["Profile", "ReadBin"], "without pages the bin may hold the only ones");
}

#[test]
fn a_blank_page_stays_blank_whatever_the_disk_answers() {
    let mut stage = opening();
    stage.app.go(Route::Path("doubt".into()));
    stage.keys("C-l");
    loaded(&mut stage, Loaded::default());
    assert_eq!(stage.shown().trim(), "");
    stage.keys("x").sees("When I doubt everything");

    let mut first = Stage::first(80, 24);
    first.keys("Down Enter words Esc");
    first.app.hear(Event::Key(keymap::event("Enter").unwrap()), now());
    first.app.hear(Event::Key(keymap::event("C-l").unwrap()), now());
    first.answer();
    first.draw();
    assert_eq!(first.shown().trim(), "");
    assert!(first.app.world().kept.begun);
    first.keys("x").sees("Which is closest, today?");
}

#[test]
fn a_clock_that_is_set_back_does_not_keep_the_screen_from_going_blank() {
    let mut stage = Stage::home(80, 24);
    stage.app.idle_after(std::time::Duration::from_mins(3));
    stage.keys("Down");
    let back = now() - chrono::Duration::hours(1);
    stage.app.tick(back);
    stage.app.tick(back + chrono::Duration::minutes(4));
    stage.draw();
    assert_eq!(stage.shown().trim(), "");
}

#[test]
fn esc_and_a_control_key_in_one_piece_still_leave_and_hide() {
    let alt_and = |letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL | KeyModifiers::ALT);
    let mut stage = Stage::home(80, 24);
    stage.press(alt_and('l'));
    assert_eq!(stage.shown().trim(), "");
    stage.press(alt_and('q'));
    assert!(stage.app.leaves());
}

#[test]
fn a_found_draft_of_which_this_guide_keeps_nothing_is_not_erased() {
    let mut older = guided("eeeeeeeeeeee", NOW, "what happened");
    older.path = older.path.map(|path| PathRef { id: "safe-first".into(), ..path });
    let mut stage = opening();
    loaded(&mut stage, Loaded { drafts: vec![free_draft(older)], ..Loaded::default() });
    stage.keys("Up Up Up Up Enter Tab BackTab Esc").sees("Go on");
    stage.keys("Up Up Up Up Enter Tab Tab Tab Tab Tab Tab Tab Tab Enter");
    assert!(!stage.log().contains(&"Erase".to_owned()), "{:?}", stage.log());
}

#[test]
fn words_of_the_slow_minute_before_a_page_are_asked_about_before_it_goes_on() {
    let mut stage = Stage::first(80, 24);
    stage.app.go(Route::Path("doubt".into()));
    stage.draw();
    stage.keys("9 Enter Enter Tab Tab Tab").sees("Are you thinking about ending your life?");
    stage.keys("Tab Tab").sees("The next ten minutes:");
    stage.keys("Home Enter words BackTab Down Down Down Down Down").sees("▸ I choose to go on");
    stage.keys("Enter").sees("Keep this?");
    stage.keys("Enter").sees("When I doubt everything").sees("After being misled");
    assert_eq!(stage.app.world().timeline.entries().len(), 1);
    assert_eq!(stage.app.world().timeline.entries()[0].first_words(), "words");
}

#[test]
fn whatever_is_wrong_with_the_folder_is_said_with_the_words_still_there_and_gone_once_they_are_kept() {
    for (kind, sentence) in [
        (FaultKind::DiskFull, "The disk is full, so they aren't saved yet."),
        (FaultKind::ReadOnly, "This folder takes no new words, so these are only on screen."),
        (FaultKind::Denied, "This folder takes no new words, so these are only on screen."),
        (FaultKind::Gone, "The folder they go to is gone, or it is not the same one."),
        (FaultKind::TooBig, "They are too many for one page,"),
        (FaultKind::Other, "They could not be saved this time."),
    ] {
        let mut stage = Stage::new(80, 24, world(true));
        stage.keys("Down Enter Tab Tab precious");
        let fault = Fault::of(kind, Path::new("/home/x/notes"));
        let draft = stage.disk.0.borrow().desk[0].clone();
        stage.app.outcome(Outcome::Failed { task: Task::Draft(draft.entry.id.clone()), fault }, now());
        stage.draw();
        stage.sees(sentence).sees("precious").sees(kind.words());
        stage.app.outcome(Outcome::DraftKept { id: draft.entry.id, at: now() }, now());
        stage.draw();
        stage.sees_not(sentence).sees("precious").sees("kept just now");
    }
}
