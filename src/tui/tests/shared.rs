//! Pages about two people: the question about fear, the setting that hides them, the line that is shown large.

use super::*;

/// Home of somebody hurt, with a notebook.
fn stage() -> Stage {
    let mut world = world(true);
    world.profile.seat = Seat::Hurt;
    Stage::new(80, 64, world)
}

/// Opens the first page about two from the list.
fn open(stage: &mut Stage) {
    stage.app.go(Route::Choose);
    stage.draw();
    stage.keys("/ hard Enter");
}

#[test]
fn hidden_pages_leave_the_list_and_the_same_key_brings_them_back() {
    let mut stage = stage();
    stage.app.go(Route::Choose);
    stage.draw();
    stage.sees("Before a hard talk");
    stage.keys("h").sees_not("Before a hard talk").sees("are hidden");
    assert!(stage.app.world().profile.hide_shared);
    assert!(stage.log().contains(&"Profile".to_owned()), "it is kept");
    stage.keys("h").sees("Before a hard talk").sees("are in the list");
    assert!(!stage.app.world().profile.hide_shared);
    stage.keys("Down").sees_not("are in the list");
}

#[test]
fn hiding_them_at_the_question_goes_back_to_a_list_without_them() {
    let mut stage = stage();
    open(&mut stage);
    stage.sees("Are you ever afraid of your partner").sees("This answer is not kept.");
    stage.keys("Down Enter").sees("You know best what is safe.").sees("Is it safe?");
    stage.keys("Down Enter").sees_not("Are you ever afraid");
    assert!(stage.app.world().profile.hide_shared);
    assert_eq!(stage.disk.0.borrow().desk.len(), 0, "a draft was laid down");
    assert!(!stage.log().contains(&"Keep".to_owned()));
}

#[test]
fn the_safety_page_opens_from_the_question() {
    let mut stage = stage();
    open(&mut stage);
    stage.keys("Down Down Enter Enter").sees("This page keeps no record.");
    assert_eq!(stage.disk.0.borrow().desk.len(), 0);
}

#[test]
fn whoever_is_scared_of_somebody_is_spoken_to_as_the_one_who_may_be_hurt_whatever_their_seat() {
    for seat in [Seat::Hurt, Seat::Broke, Seat::Both, Seat::Unsaid] {
        let mut world = world(true);
        world.profile.seat = seat;
        let mut stage = Stage::new(80, 64, world);
        stage.keys("C-p").sees("I'm scared of someone here");
        while !stage.shown().contains("▸ I'm scared of someone here") {
            stage.keys("Down");
        }
        stage.keys("Enter").sees("You know your situation best.");
        stage.keys("Tab").sees("has your partner…").sees_not("Have I ever");
        assert_eq!(stage.disk.0.borrow().desk.len(), 0);
    }
}

#[test]
fn the_line_that_says_that_they_are_hidden_names_the_key_that_brings_them_back() {
    let mut stage = stage();
    stage.app.go(Route::Choose);
    stage.draw();
    stage.keys("h").sees(", h shows them");
    stage.keys("h").sees("Before a hard talk");
}

#[test]
fn one_sentence_is_shown_large_and_alone_and_any_way_back_leads_to_the_page() {
    let mut stage = stage();
    stage.app.go(Route::Path("session-prep".to_owned()));
    stage.keys("C-n").sees("If you could speak of only one thing");
    stage.keys("C-r").sees("If you could speak of only one thing");
    stage.keys("I Space check Space the Space account").keys("C-r");
    stage.sees("I check the account").sees("turn the screen round").sees_not("only one thing");
    stage.keys("Esc").sees("only one thing").sees("I check the account");
    stage.keys("C-r C-l").sees_not("account");
    stage.keys("x").sees("only one thing").sees_not("turn the screen round");
}
