//! What becomes of what a person asks for.

use crate::keeper::{Reason, Unreadable};

use super::*;

#[test]
fn words_can_be_looked_for_before_the_pages_have_loaded_and_are_found_as_they_come() {
    let mut world = full();
    let entries = std::mem::take(&mut world.timeline).entries().to_vec();
    world.loaded = false;
    let mut stage = Stage::new(80, 24, world);
    stage.keys("/ bridge").sees("/ bridge").sees_not("Walked to the");
    let loaded = Loaded { entries, ..Loaded::default() };
    stage.app.outcome(Outcome::Loaded(Box::new(loaded)), now());
    stage.draw();
    stage.sees("/ bridge").sees("Walked to the bridge");
}

#[test]
fn from_the_first_screen_to_a_kept_page_and_home() {
    let mut stage = Stage::first(80, 24);
    stage.keys("Down Enter hello").sees("hello");
    assert_eq!(stage.log(), [] as [&str; 0], "nothing leaves memory before the choice");
    stage.keys("Esc").sees("Keep this?");
    stage.keys("Esc").sees("hello").sees_not("Keep this?");
    stage.keys("Esc Enter").sees("Which is closest, today?").sees("kept");
    assert_eq!(stage.log().first().map(String::as_str), Some("Begin"));
    stage.keys("Enter").sees("enough for tonight");
    assert!(stage.log().contains(&"Profile".to_owned()));
    assert_eq!(stage.app.world().profile.seat, Seat::Hurt);
    stage.keys("Enter").sees("Good evening.").sees("Go on");
    stage.keys("Up Up Up Enter").sees("hello");
}

#[test]
fn letting_go_keeps_nothing_and_says_so() {
    let mut stage = Stage::first(80, 24);
    stage.keys("Down Enter hello Esc Down Enter").sees("Gone. Nothing was kept.").sees("It just hit me");
    assert_eq!(stage.log(), [] as [&str; 0]);
    stage.keys("Down Enter").sees_not("hello");
}

#[test]
fn ctrl_s_before_the_choice_asks_and_goes_back_to_writing() {
    let mut stage = Stage::first(80, 24);
    stage.keys("Down Enter hello C-s").sees("Keep this?");
    stage.keys("Enter").sees("hello").sees("kept");
    stage.keys("more").sees("hellomore");
    assert!(stage.log().contains(&"put".to_owned()), "from now on every change is laid on the desk");
    stage.keys("Esc").sees("Which is closest, today?");
}

#[test]
fn a_notebook_that_cannot_be_made_says_why_and_the_choice_stands() {
    let mut stage = Stage::first(80, 24);
    stage.fails = Some(FaultKind::DiskFull);
    stage.keys("Down Enter hello Esc Enter").sees("Keep this?").sees("The disk is full");
    stage.sees("the disk is full: /home/x/notes");
    stage.fails = None;
    stage.keys("Enter").sees("Which is closest, today?");
}

#[test]
fn set_up_without_a_word_begins_a_notebook() {
    let mut stage = Stage::first(80, 24);
    stage.keys("Down Down Enter Enter").sees("Which is closest, today?");
    stage.keys("Tab Down Enter");
    assert!(stage.app.world().kept.begun);
    stage.sees("This is a private place to think.");
}

#[test]
fn people_open_from_everywhere_and_go_back_to_the_very_place() {
    for keys in ["", "Down Enter hi", "Down Enter hi Esc", "C-g", "F1", "a"] {
        let mut stage = Stage::first(80, 24);
        stage.keys(keys);
        let before = stage.shown();
        stage.keys("C-p").sees("Which country");
        stage.keys("Esc");
        assert_eq!(stage.shown(), before, "{keys}");
        stage.keys("F2").sees("Which country");
    }
}

#[test]
fn keys_and_about_open_everywhere_and_esc_closes_them() {
    for keys in ["Down Enter hi", "C-p", "C-g", "C-p c", ""] {
        let mut stage = Stage::first(80, 24);
        stage.keys(keys);
        let before = stage.shown();
        stage.keys("F1").sees("Everywhere").sees("Ctrl-P");
        stage.keys("Esc");
        assert_eq!(stage.shown(), before, "{keys}");
    }
    Stage::first(80, 24).keys("?").sees("Everywhere").keys_are_not_text();
}

impl Stage {
    fn keys_are_not_text(&self) {
        self.sees_not("In a text");
    }
}

#[test]
fn a_blank_page_wakes_with_a_key_that_does_nothing_else() {
    let mut stage = Stage::first(80, 24);
    stage.keys("Down Enter hi C-l");
    assert_eq!(stage.shown().trim(), "");
    stage.app.hear(Event::Paste("secret".into()), now());
    stage.draw();
    assert_eq!(stage.shown().trim(), "");
    stage.keys("x").sees("hi").sees_not("hix").sees_not("secret");
    stage.keys("C-l C-q");
    assert!(stage.app.leaves());
}

#[test]
fn ctrl_c_leaves_at_once_from_anywhere() {
    for keys in ["", "Down Enter hi", "Down Enter hi Esc", "C-p", "C-l"] {
        let mut stage = Stage::first(80, 24);
        stage.keys(keys).keys("C-c");
        assert!(stage.app.leaves(), "{keys}");
        assert!(stage.app.drafts().is_empty(), "nothing was to be kept yet");
    }
    let mut stage = Stage::home(80, 24);
    stage.keys("Enter x C-c");
    assert!(!stage.app.drafts().is_empty());
}

#[test]
fn too_small_keeps_what_was_typed_and_takes_no_key_for_anything() {
    let mut stage = Stage::first(80, 24);
    stage.keys("Down Enter hi");
    stage.resize(39, 11);
    stage.sees("40 wide and 12 high").sees_not("hi ");
    stage.keys("x y Esc Tab");
    stage.resize(80, 24);
    stage.sees("hi").sees_not("hix");
}

#[test]
fn a_paste_where_nothing_is_typed_does_nothing() {
    let mut stage = Stage::home(80, 24);
    let before = stage.shown();
    stage.app.hear(Event::Paste("q\u{1b}[A\n".into()), now());
    stage.draw();
    assert_eq!(stage.shown(), before);
}

#[test]
fn the_selection_stays_when_rows_fill_in() {
    let mut empty = world(true);
    empty.loaded = false;
    let mut stage = Stage::new(80, 24, empty);
    stage.keys("Down").sees("▸ Get it out");
    let found = full();
    let loaded = Loaded {
        entries: found.timeline.entries().to_vec(),
        drafts: found.drafts,
        profile: found.profile,
        ..Loaded::default()
    };
    stage.app.outcome(Outcome::Loaded(Box::new(loaded)), now());
    stage.draw();
    stage.sees("▸ Get it out").sees("Go on").sees("Look back");
}

#[test]
fn a_path_asked_for_before_the_journal_is_there_opens_when_it_is() {
    let mut stage = Stage::new(80, 24, World { loaded: false, ..world(true) });
    stage.app.go(Route::Path("doubt".into()));
    stage.draw();
    stage.sees("Good evening.");
    stage.app.outcome(Outcome::Loaded(Box::default()), now());
    stage.draw();
    stage.sees_not("Good evening.");
}

#[test]
fn what_stands_in_a_file_never_drives_the_terminal() {
    let mut stage = Stage::home(120, 40);
    stage.keys("@Look_back Enter Down Down Enter");
    assert!(!stage.shown().contains('\u{1b}') && !stage.shown().contains('\u{7}'));
    stage.sees("Walked to the bridge");
}

#[test]
fn a_country_before_keeping_stays_in_memory_and_goes_into_the_settings_after() {
    let mut stage = Stage::first(80, 24);
    stage.keys("C-p c Enter");
    assert!(stage.app.world().settings.country.is_some());
    assert_eq!(stage.log(), [] as [&str; 0]);
    let mut stage = Stage::home(80, 24);
    stage.keys("C-p c Enter");
    assert_eq!(stage.log(), ["Settings"]);
}

#[test]
fn home_lines_come_one_at_a_time() {
    let mut away = full();
    away.now = "2026-12-22T09:00:00+01:00".parse().unwrap();
    Stage::new(80, 24, away).sees("Welcome back.");
    let mut near = full();
    near.profile.hard_dates = vec![HardDate { name: String::new(), day: "2026-11-24".parse().unwrap() }];
    Stage::new(80, 24, near).sees("The 24th is near. You marked it.");
}

#[test]
fn in_the_first_weeks_three_pages_stand_there_and_the_door_to_all() {
    let mut early = full();
    let since = crate::journal::Since { answer: "days".into(), on: "2026-11-20".parse().unwrap() };
    early.profile.since = Some(since);
    Stage::new(80, 24, early).sees("When the ground went").sees("All pages").sees_not("Today's page");
}

#[test]
fn the_seat_can_be_changed_whenever_one_likes() {
    let mut stage = Stage::home(80, 24);
    stage.keys("s").sees("Which is closest, today?");
    stage.keys("Down Enter").sees("Good evening.");
    assert_eq!(stage.app.world().profile.seat, Seat::Broke);
    assert_eq!(stage.log(), ["Profile"]);
}

#[test]
fn a_question_left_unanswered_waits_for_nothing() {
    let mut stage = Stage::first(80, 24);
    stage.keys("Down Enter hello C-s Esc Esc").sees("Keep this?");
    stage.keys("Enter").sees("Which is closest, today?");
}

#[test]
fn numbers_alone_ask_for_nothing() {
    let mut stage = Stage::first(80, 24);
    stage.keys("Enter 8 Esc").sees("Start anywhere.");
}

#[test]
fn a_page_walked_to_its_end_is_kept_and_asked_about_once() {
    let mut stage = Stage::first(80, 24);
    stage.keys("Down Enter hello");
    for _ in 0..20 {
        if flat(&stage.shown()).contains("Keep this?") {
            break;
        }
        stage.keys("Tab");
    }
    stage.sees("Keep this?");
    assert_eq!(stage.log(), [] as [&str; 0]);
    stage.keys("Enter").sees("Which is closest, today?");
    assert_eq!(stage.app.world().timeline.entries().len(), 1);
    stage.keys("Esc Esc").sees("Look back").sees_not("Go on");
}

#[test]
fn a_heavy_number_leads_to_the_two_minutes_and_turning_away_leaves_nothing_open() {
    let mut stage = Stage::home(80, 24);
    let open = stage.app.world().drafts.len();
    stage.app.go(Route::Path("doubt".into()));
    stage.draw();
    stage.keys("9 Tab").sees("One word for your body").sees_not("First, the next two minutes.");
    stage.keys("BackTab 9 Enter Tab").sees("First, the next two minutes.");
    stage.keys("Esc").sees("Good evening.");
    assert_eq!(stage.app.world().drafts.len(), open, "a number alone was left open");
}

#[test]
fn what_cannot_be_read_is_counted_on_home_and_named_in_look_back() {
    let mut stage = Stage::home(80, 24);
    let unreadable = ["entries/torn.json", "entries/\u{1b}[2Jnotes.txt"]
        .map(|name| Unreadable { name: name.into(), reason: Reason::Foreign })
        .to_vec();
    stage.app.outcome(Outcome::Loaded(Box::new(Loaded { unreadable, ..Loaded::default() })), now());
    stage.draw();
    stage.sees("2 pages can't be read.");
    stage.app.go(Route::LookBack);
    stage.draw();
    stage.keys("End").sees("entries/torn.json").sees("entries/[2Jnotes.txt");
}

#[test]
fn own_people_are_added_changed_and_taken_off_on_the_people_page() {
    let mut stage = Stage::first(80, 24);
    stage.keys("C-p").sees("No one here yet.");
    stage.app.go(Route::Person(None));
    stage.draw();
    stage.keys("Sam Tab 0123 Enter").sees("Sam").sees("0123").sees_not("No one here yet.");
    assert_eq!(stage.log(), [] as [&str; 0], "nothing is kept before the choice");
    stage.app.go(Route::Person(Some(0)));
    stage.draw();
    stage.keys("my Esc").sees("Sammy");
    stage.app.go(Route::Person(Some(0)));
    stage.draw();
    stage.keys("C-u Tab C-u Esc").sees("No one here yet.").sees_not("Sammy");
    stage.app.go(Route::Person(None));
    stage.draw();
    stage.keys("Kim C-p Esc").sees("Kim");
    stage.keys("C-q");
    assert_eq!(stage.app.world().profile.people[0].name, "Kim", "leaving lost what was typed");
}

#[test]
fn look_back_opened_while_everything_is_still_read_shows_what_could_not_be() {
    let mut stage = Stage::new(80, 24, World { loaded: false, ..world(true) });
    stage.app.go(Route::LookBack);
    stage.draw();
    let unreadable = vec![Unreadable { name: "entries/torn.json".into(), reason: Reason::Foreign }];
    stage.app.outcome(Outcome::Loaded(Box::new(Loaded { unreadable, ..Loaded::default() })), now());
    stage.draw();
    stage.sees("entries/torn.json");
}

#[test]
fn the_two_questions_are_held_in_memory_only() {
    let mut stage = Stage::home(80, 24);
    stage.keys("C-p Down Down Down Enter").sees("Are you thinking about ending your life?");
    assert!(stage.app.world().questions_asked.is_some());
    assert_eq!(stage.log(), [] as [&str; 0]);
}

#[test]
fn a_page_left_open_can_be_gone_on_with_kept_as_it_is_or_let_go() {
    let (way, open) = ("Down Down Down Down Down Enter", "Left open");
    let mut stage = Stage::home(80, 24);
    stage.sees(open).sees_not("half a thought");
    stage.keys(way).sees("The page was never closed.").sees("Go on with it");
    stage.keys("Esc").sees("Good evening.").sees("Go on where you stopped");
    stage.keys("Enter Enter").sees("half a thought");

    let mut kept = Stage::home(80, 24);
    kept.keys(way).keys("Down Enter").sees("Good evening.").sees_not(open).sees("kept");
    assert_eq!(kept.log(), ["Keep"]);
    kept.keys("@Look_back Enter").sees("half a thought");

    let mut gone = Stage::home(80, 24);
    gone.keys(way).keys("End Enter").sees("Good evening.").sees_not("Go on");
    assert_eq!(gone.log(), ["LetGo"]);
}

#[test]
fn with_several_pages_left_open_each_is_reached_from_the_list() {
    let mut world = full();
    world.drafts.push(free_draft(free("eeeeeeeeeeee", "2026-11-22T19:00:00+01:00", "another thought")));
    let mut stage = Stage::new(80, 24, world);
    stage.keys("Down Down Down Down Down Enter").sees("19 Nov").sees("22 Nov");
    stage.keys("Down Enter Down Down Enter").sees("22 Nov").sees_not("19 Nov");
    stage.keys("Enter Enter").sees("another thought");
}

#[test]
fn find_is_promised_once_there_are_pages_to_find_words_in() {
    Stage::home(80, 24).sees("/ find");
    let mut empty = Stage::new(80, 24, world(true));
    empty.sees_not("/ find");
    empty.keys("/").sees("Good evening.");
}

#[test]
fn before_keeping_loss_is_spoken_of_only_where_words_are() {
    Stage::first(80, 24).keys("Enter Tab Tab").sees("And now?").sees_not("Not on disk yet");
    Stage::first(80, 24).keys("Down Enter").sees("Not on disk yet");
}

#[test]
fn a_long_text_above_a_question_shows_its_beginning_and_leaves_room_to_write() {
    let mut stage = Stage::new(80, 24, world(true));
    stage.app.go(Route::Path("doubt".to_owned()));
    stage.draw();
    stage.keys("3 Enter Tab Enter Tab").sees("What set it off?");
    stage.app.hear(Event::Paste(format!("Beginning. {} End.", "I keep going over that. ".repeat(80))), now());
    stage.keys("Tab").sees("Beginning.").sees_not("End.").sees("…").sees("I'm afraid of");
}

#[test]
fn a_clock_that_was_set_back_is_said_on_home_once() {
    let behind = "This computer's clock is now behind your last page.";
    let load = |stage: &mut Stage, created: &str, profile: &Profile| {
        let entries = vec![free("aaaaaaaaaaaa", created, "words")];
        let loaded = Loaded { entries, profile: profile.clone(), ..Loaded::default() };
        stage.app.outcome(Outcome::Loaded(Box::new(loaded)), now());
        stage.draw();
    };
    let opening = || Stage::new(80, 24, World { loaded: false, ..world(true) });
    let (mut stage, tomorrow) = (opening(), "2026-11-23T21:00:00+01:00");
    load(&mut stage, tomorrow, &Profile::default());
    stage.sees(behind).sees("Your words are safe and in order.");
    stage.keys("Down").sees_not(behind);
    let told = stage.app.world().profile.clone();
    assert_eq!(stage.log(), ["Profile"], "it would be said at every start");
    for (created, profile) in [(tomorrow, &told), ("2026-11-22T20:00:00+01:00", &Profile::default())] {
        let mut stage = opening();
        load(&mut stage, created, profile);
        stage.sees_not(behind);
        assert_eq!(stage.log(), [""; 0]);
    }
    // A page written since, ahead of the clock again, is another one.
    let mut stage = opening();
    load(&mut stage, "2026-12-24T21:00:00+01:00", &told);
    stage.sees(behind);
    let mut stage = opening();
    stage.app.go(Route::Free);
    load(&mut stage, tomorrow, &Profile::default());
    stage.sees_not(behind);
}

#[test]
fn a_page_begun_on_the_other_side_of_the_date_line_was_not_stopped_tomorrow() {
    let draft = free_draft(free("dddddddddddd", "2026-11-23T07:00:00+13:00", "half a thought"));
    let mut stage = Stage::new(80, 24, World { drafts: vec![draft], ..world(true) });
    stage.sees("where you stopped today");
    stage.app.go(Route::LeftOpen);
    stage.draw();
    stage.sees("Your words from today are here.");
}

#[test]
fn a_deleted_page_is_off_the_disk_while_it_is_said_to_be_gone() {
    let mut stage = Stage::new(80, 24, world(true));
    stage.app.go(Route::Free);
    stage.keys("C-n hello Tab").sees("And now?");
    assert_eq!(stage.disk.0.borrow().desk.len(), 1);
    stage.keys("C-n C-n Down Down Down Enter Tab").sees("Gone, as you asked.");
    assert!(stage.log().contains(&"Erase".to_owned()), "{:?}", stage.log());
    assert_eq!(stage.disk.0.borrow().desk.len(), 0);
    assert!(stage.app.drafts().is_empty(), "leaving from here would keep it");
}

/// On a free page that has just been put away.
fn put_away() -> Stage {
    let mut stage = Stage::new(80, 24, world(true));
    stage.app.go(Route::Free);
    stage.keys("C-n hello Tab C-n C-n Tab").sees("It will keep.");
    stage
}

#[test]
fn leaving_while_a_page_says_that_it_will_keep_keeps_it_and_leaves_nothing_open() {
    let mut stage = put_away();
    stage.keys("C-q");
    assert!(stage.log().contains(&"Keep".to_owned()), "{:?}", stage.log());
    assert_eq!(stage.app.world().timeline.entries().len(), 1);
    assert!(stage.app.drafts().is_empty(), "a page left open");
}

#[test]
fn a_page_that_a_signal_ended_at_that_moment_is_kept_at_the_next_start() {
    let drafts = put_away().app.drafts();
    assert_eq!(drafts.len(), 1, "until then it is a draft, as every other");
    let mut stage = Stage::new(80, 24, World { loaded: false, ..world(true) });
    let loaded = crate::keeper::Loaded { drafts, ..Default::default() };
    stage.app.outcome(Outcome::Loaded(Box::new(loaded)), now());
    stage.answer();
    stage.draw();
    stage.sees_not("Go on").sees("Look back");
    assert!(stage.log().contains(&"Keep".to_owned()), "{:?}", stage.log());
}
