//! Settings at the keyboard: each one changes what is seen or done at once, and goes where it belongs.

use std::time::Duration;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::style::{Color, Style};

use super::*;
use crate::settings::Changes;
use crate::tui::theme::{Colours, Surroundings, Theme};

fn all_colours() -> Colours {
    Colours { asked: None, around: Surroundings::of(None, Some("truecolor"), None) }
}

fn stage(begun: bool) -> Stage {
    let base = if begun { full() } else { world(false) };
    Stage::new(80, 24, World { colours: all_colours(), theme: all_colours().theme(None), ..base })
}

fn later(seconds: i64) -> Moment {
    now() + chrono::Duration::seconds(seconds)
}

/// What the keeper was asked to keep.
fn sent(stage: &mut Stage, keys: &str) -> Vec<Request> {
    for name in keys.split(' ') {
        stage.app.hear(Event::Key(keymap::event(name).unwrap()), now());
        stage.draw();
    }
    std::mem::take(&mut stage.disk.0.borrow_mut().asked)
}

#[track_caller]
fn changes(asked: &[Request]) -> &Changes {
    let [Request::Settings(changes)] = asked else { panic!("{asked:?}") };
    changes
}

/// The style of the words that stand here.
#[track_caller]
fn style_of(stage: &Stage, words: &str) -> Style {
    let buffer = stage.terminal.backend().buffer();
    for y in 0..buffer.area.height {
        let line: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
        if let Some((before, _)) = line.split_once(words) {
            return buffer[(u16::try_from(before.chars().count()).unwrap(), y)].style();
        }
    }
    panic!("{words:?} is not on the screen:\n{}", stage.shown());
}

#[track_caller]
fn has_theme(stage: &Stage, chosen: &str, theme: &Theme) {
    let accent = theme.accent.fg.or(Some(Color::Reset));
    assert_eq!(style_of(stage, chosen).fg, accent, "{chosen}");
    assert_eq!(stage.app.world().theme, *theme);
}

#[test]
fn a_theme_is_seen_as_soon_as_it_is_chosen_and_the_others_stay_at_hand() {
    let mut stage = stage(true);
    stage.keys(", Enter");
    has_theme(&stage, "Auto", &theme::EITHER);
    for (row, theme) in [
        ("Dark", &theme::DARK),
        ("Light", &theme::LIGHT),
        ("High contrast", &theme::HIGH_CONTRAST),
        ("Terminal", &theme::TERMINAL),
    ] {
        stage.keys("Down Enter").sees(&format!("▸ {row}"));
        has_theme(&stage, row, theme);
    }
    assert_eq!(stage.log(), ["Settings"; 4]);
    stage.keys("Esc").sees("▸ Colours Terminal");
    stage.keys("Esc").sees("Good evening.");
    has_theme(&stage, "Go on", &theme::TERMINAL);
}

#[test]
fn the_theme_that_was_asked_for_at_the_start_holds_until_another_is_chosen() {
    let colours = Colours { asked: Some(crate::settings::Theme::Light), ..all_colours() };
    let mut stage = Stage::new(80, 24, World { colours, theme: colours.theme(None), ..full() });
    stage.keys(", Enter").sees("This time it is light, as you asked at the start.");
    let asked = sent(&mut stage, "Esc Down Enter");
    assert_eq!(
        changes(&asked).to,
        Settings { reduced_motion: false, idle_minutes: None, ..Settings::default() }
    );
    has_theme(&stage, "▸", &theme::LIGHT);
    stage.keys("Up Enter Down Enter").sees_not("This time");
    has_theme(&stage, "Dark", &theme::DARK);
}

#[test]
fn without_colour_the_choice_says_so_and_the_screen_keeps_none() {
    let colours = Colours { asked: None, around: Surroundings::of(Some("1"), Some("truecolor"), None) };
    let mut stage = Stage::new(80, 24, World { colours, theme: colours.theme(None), ..full() });
    stage.keys(", Enter Down Enter").sees("NO_COLOR is set here").sees("▸ Dark");
    has_theme(&stage, "Dark", &theme::PLAIN);
}

#[test]
fn each_switch_says_what_it_is_now_and_only_what_was_changed_is_sent() {
    let mut stage = stage(true);
    stage.keys(",").sees("Movement nothing moves").sees("Mouse off");
    let asked = sent(&mut stage, "Down Enter");
    let Changes { from, to } = changes(&asked);
    assert_eq!((from.reduced_motion, to.reduced_motion), (true, false));
    assert_eq!(Settings { reduced_motion: true, ..to.clone() }, *from);
    let asked = sent(&mut stage, "Down Down Enter");
    let Changes { from, to } = changes(&asked);
    assert_eq!((from.reduced_motion, from.mouse, to.mouse), (false, false, true));
    stage.sees("Movement the breathing line moves").sees("Mouse a click places the cursor");
    stage.keys("Esc C-g Enter");
    assert!(stage.app.patience() < Duration::from_secs(1), "the breathing line does not move");
}

#[test]
fn the_page_goes_blank_after_the_minutes_that_were_chosen_and_not_before() {
    let mut stage = stage(true);
    stage.keys(", Down Down Enter Home Enter").sees("after a minute without a key");
    let wait = stage.app.patience();
    assert!(wait <= Duration::from_mins(1), "{wait:?}");
    stage.app.tick(later(40));
    assert_eq!(stage.app.patience(), Duration::from_secs(20), "it wakes when it is time");
    stage.app.tick(later(59));
    stage.draw();
    stage.sees("Settings");
    stage.app.tick(later(60));
    stage.draw();
    assert_eq!(stage.shown().trim(), "");
    stage.keys("x").sees("Settings");
    stage.keys("Enter End Enter").sees("Hides by itself never");
    stage.app.tick(later(100_000));
    stage.draw();
    stage.sees("Settings");
}

#[test]
fn whoever_reads_with_the_wheel_is_there() {
    let mut stage = stage(true);
    stage.app.idle_after(Duration::from_mins(1));
    let kind = MouseEventKind::ScrollDown;
    let wheel = MouseEvent { kind, column: 5, row: 5, modifiers: KeyModifiers::NONE };
    stage.app.hear(Event::Mouse(wheel), later(50));
    stage.app.tick(later(70));
    stage.draw();
    stage.sees("Good evening.");
}

#[test]
fn a_click_places_the_cursor_in_a_line() {
    let mut stage = stage(true);
    stage.keys(", @The_other Enter M y").sees("› My");
    let line = stage.shown().lines().position(|line| line.contains("› My")).unwrap();
    let (kind, row) = (MouseEventKind::Down(MouseButton::Left), u16::try_from(line).unwrap());
    let column = 6;
    stage.app.hear(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }), now());
    stage.keys("X").sees("› XMy");
}

#[test]
fn a_click_chooses_the_row_that_stands_there_and_opens_nothing() {
    let click = |stage: &mut Stage, words: &str| {
        let shown = stage.shown();
        let (row, line) = shown.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
        let column = line.split(words).next().unwrap().chars().count();
        let (column, row) = (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
        let kind = MouseEventKind::Down(MouseButton::Left);
        stage.app.hear(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }), now());
        stage.draw();
    };
    let mut stage = stage(true);
    stage.keys(",");
    click(&mut stage, "Late hours");
    stage.sees("▸ Late hours");
    click(&mut stage, "About you");
    stage.sees("▸ Late hours");
    assert_eq!(stage.log(), [] as [&str; 0]);
    stage.keys("Enter").sees("no hours are late");
    click(&mut stage, "no hours");
    stage.keys("Enter").sees("Late hours no hours are late");
    stage.keys("Esc @Look_back Enter").sees("▸ 20 Nov");
    click(&mut stage, "Couldn't sleep");
    stage.keys("Enter").sees("Walked to the bridge and back, twice.");
}

#[test]
fn the_word_for_the_other_is_the_one_that_pages_say_from_then_on() {
    let mut stage = stage(true);
    stage.keys(", @The_other Enter m y Space e x Enter").sees("The other person my ex");
    assert_eq!(stage.app.world().profile.person.as_deref(), Some("my ex"));
    stage.keys("Enter C-u Esc").sees("The other person my partner");
    assert_eq!(stage.app.world().profile.person, None);
    assert!(stage.log().iter().all(|asked| asked == "Profile"), "{:?}", stage.log());
}

/// Whether a deeper page asks at this hour (20:14) if it is the time for it.
fn asks_about_the_hour(stage: &mut Stage) -> bool {
    stage.app.go(Route::Path("ground-gone".into()));
    stage.draw();
    (0..4).any(|_| {
        stage.keys("Tab");
        stage.shown().contains("It's late")
    })
}

#[test]
fn late_hours_are_those_at_which_a_deeper_page_asks_first() {
    assert!(!asks_about_the_hour(&mut stage(true)));
    let mut stage = stage(true);
    stage.keys(", @Late Enter End Enter C-u 2 0 : 0 0 Space t o Space 6 Enter");
    stage.sees("Late hours 20:00 to 06:00");
    let late = stage.app.world().profile.late.clone();
    assert_eq!(late, Some(("20:00".to_owned(), "06:00".to_owned())));
    assert!(asks_about_the_hour(&mut stage));
}

#[test]
fn hours_that_are_no_hours_are_asked_for_again_and_change_nothing() {
    let mut stage = stage(true);
    stage.keys(", @Late Enter End Enter C-u soon Enter").sees("Two times are needed").sees("› soon");
    assert_eq!(stage.app.world().profile.late, None);
    stage.keys("Esc").sees("Late hours 22:00 to 05:00");
    stage.keys("Enter @no_hours Enter").sees("Late hours no hours are late");
    stage.keys("Enter Home Enter").sees("Late hours 22:00 to 05:00");
    assert_eq!(stage.app.world().profile.late, None, "the usual ones are nobody's own");
}

#[test]
fn pages_about_two_the_country_and_the_seat_are_changed_from_here_too() {
    let mut stage = stage(true);
    stage.keys(", @Pages Enter").sees("Pages about two hidden");
    assert!(stage.app.world().profile.hide_shared);
    stage.keys("@Help Enter").sees("Which country");
    stage.keys("Enter").sees("▸ Help lines for");
    assert!(stage.app.world().settings.country.is_some());
    stage.keys("@The_pages Enter Down Enter").sees("The pages speak to I broke trust");
    assert_eq!(stage.log(), ["Profile", "Settings", "Profile"]);
}

#[test]
fn before_anything_is_kept_settings_live_in_memory_and_go_along_when_it_is() {
    let mut stage = stage(false);
    stage.keys(", Enter Down Down Enter Esc").sees("Nothing is kept yet").sees("Colours Light");
    stage.keys("@Mouse Enter Esc");
    assert_eq!(stage.log(), [] as [&str; 0]);
    let asked = sent(&mut stage, "Down Down Enter Enter");
    let [Request::Begin { settings: Some(Changes { from, to }), .. }] = asked.as_slice() else {
        panic!("{asked:?}")
    };
    assert_eq!((from.mouse, to.mouse, to.theme), (false, true, Some(crate::settings::Theme::Light)));
    stage.app.outcome(Outcome::Begun, now());
    assert_eq!(stage.log(), ["Begin"], "they are kept already");
}

#[test]
fn what_was_chosen_while_the_notebook_was_being_made_is_kept_once_it_is() {
    let mut stage = stage(false);
    sent(&mut stage, "Down Down Enter Enter");
    stage.app.go(Route::Settings);
    stage.draw();
    assert!(sent(&mut stage, "Down Down Down Enter").is_empty());
    stage.app.outcome(Outcome::Begun, now());
    let asked = std::mem::take(&mut stage.disk.0.borrow_mut().asked);
    assert!(changes(&asked).to.mouse);
}

#[test]
fn a_file_with_a_fault_is_said_on_the_screen_and_nothing_is_said_of_the_words() {
    let mut stage = stage(true);
    sent(&mut stage, ", Down Enter");
    let fault = Fault::of(FaultKind::Unreadable, std::path::Path::new("/home/x/settings.toml"));
    stage.app.outcome(Outcome::Failed { task: Task::Settings, fault }, now());
    stage.draw();
    stage.sees("Your pages are fine.").sees("the file was left as it is").sees_not("not be kept");
    assert_eq!(stage.app.world().kept.failing, None);
    stage.app.outcome(Outcome::SettingsKept, now());
    stage.draw();
    stage.sees("Each change counts at once.").sees_not("Your pages are fine.");
}
