//! Whole walks by keys: what goes on, what stays, and that nothing is lost.

use super::play::{Play, SIZES, now, sitting, with_setup, world};
use crate::journal::Draft;
use crate::settings::Settings;
use crate::sitting::{Sitting, Stage};
use crate::tui::keymap::Input;
use crate::tui::screen::{Kept, Msg, Route, Screen, World};
use crate::tui::screens::sitting::SittingScreen;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

fn stage(play: &Play) -> Stage {
    play.screen.sitting.scene().stage
}

fn id(play: &Play) -> String {
    play.screen.sitting.scene().id
}

#[test]
fn every_path_is_walked_with_tab_alone() {
    for (path, _) in crate::guide::sources() {
        let mut play = Play::new(path);
        for _ in 0..80 {
            play.press("Tab");
            if !play.asked.is_empty() {
                break;
            }
        }
        assert!(matches!(play.asked.as_slice(), [Msg::Ended(_)]), "{path}: at {}", id(&play));
    }
}

#[test]
fn words_stay_when_one_goes_on_and_back() {
    let mut play = Play::new("doubt");
    while id(&play) != "set-off" {
        play.press("Tab");
    }
    play.press(":the_car_was_gone Tab BackTab");
    assert_eq!(id(&play), "set-off");
    assert!(play.draw().contains("the car was gone"));
    play.press("C-n BackTab");
    assert!(play.draw().contains("the car was gone"));
}

#[test]
fn words_stay_when_the_window_changes() {
    let mut play = Play::new("doubt");
    while id(&play) != "set-off" {
        play.press("Tab");
    }
    let words = "one_two_three_four_five_six_seven_eight_nine_ten_".repeat(30);
    play.press(&format!(":{words}"));
    for size in [(1, 1), (40, 10), (3, 200), (200, 2), (80, 21)] {
        play.size = size;
        let _ = play.draw();
    }
    let text = play.screen.sitting.scene().answer.text.unwrap();
    assert_eq!(text.split_whitespace().count(), 300);
}

#[test]
fn a_draft_comes_back_where_the_hands_were() {
    let mut play = Play::new("doubt");
    while id(&play) != "sorted" && id(&play) != "sort" {
        play.press("Tab");
        assert_ne!(stage(&play), Stage::Heart);
    }
    play.press(":the_bill Tab :who_was_there");
    let draft = play.screen.draft().unwrap();
    let text = serde_json::to_string(&draft).unwrap();
    let draft: Draft = serde_json::from_str(&text).unwrap();
    let world = world();
    let again = with_setup(&world, |setup| Sitting::resume(&draft, setup)).unwrap();
    let mut again =
        Play { screen: SittingScreen::new(again).at(&draft.at), ..Play::of(sitting(&world, "doubt"), world) };
    let _ = again.draw();
    again.press(":,_again");
    let answer = again.screen.sitting.scene().answer;
    assert_eq!(answer.parts[1].items, ["who was there, again"]);
    assert_eq!(answer.parts[0].items, ["the bill"]);
}

#[test]
fn a_long_text_comes_back_with_its_cursor_and_its_first_row() {
    let mut play = Play::new("doubt");
    while id(&play) != "set-off" {
        play.press("Tab");
    }
    play.size = (40, 10);
    play.press(&format!(":{}", "and_then_nobody_said_a_word_".repeat(20)));
    play.press("Up Up Up Home");
    let draft = play.screen.draft().unwrap();
    assert!(draft.at.top > 0 && draft.at.cursor > 0);
    let world = world();
    let again = with_setup(&world, |setup| Sitting::resume(&draft, setup)).unwrap();
    let screen = SittingScreen::new(again).at(&draft.at);
    let mut again = Play { screen, size: (40, 10), ..Play::of(sitting(&world, "doubt"), world) };
    assert_eq!(again.draw(), play.draw());
    assert_eq!(again.screen.draft().unwrap().at, draft.at);
    again.press("Tab BackTab");
    assert_eq!(again.screen.draft().unwrap().at, draft.at, "also after going on and back");
}

#[test]
fn esc_pauses_and_before_the_choice_it_asks() {
    let mut play = Play::new("doubt");
    play.press("Esc");
    assert!(matches!(play.asked.as_slice(), [Msg::Back]));
    let mut play = Play::new("start-here");
    play.world.kept = Kept::default();
    play.press("Tab :A C-s Esc");
    assert!(
        matches!(play.asked.as_slice(), [Msg::Go(Route::KeepThis), Msg::Go(Route::KeepThis)]),
        "{:?}",
        play.asked
    );
}

#[test]
fn choosing_one_goes_on() {
    let mut play = Play::new("steady");
    while stage(&play) != Stage::Core {
        play.press("Tab");
    }
    let before = id(&play);
    play.press("Enter");
    assert_ne!(id(&play), before);
}

#[test]
fn breathing_asks_for_beats_and_stops_asking() {
    let mut play = Play::new("right-now");
    assert!(play.screen.beat().is_some());
    for step in 0..80 {
        play.world.now = now() + chrono::TimeDelta::milliseconds(step * 900);
        play.tell(&Input::Tick);
    }
    assert_eq!(play.screen.beat(), None);
    assert!(play.draw().contains("That was a minute."));
}

#[test]
fn control_characters_of_a_paste_never_reach_the_screen() {
    let mut play = Play::new("doubt");
    while id(&play) != "set-off" {
        play.press("Tab");
    }
    play.tell(&Input::Paste("a\u{1b}[31mb\u{7}c".to_owned()));
    assert!(!play.draw().contains('\u{1b}'));
}

/// A small generator, so that a failure can be seen again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn side(&mut self, sides: u16) -> u16 {
        u16::try_from(self.roll(u64::from(sides))).unwrap() + 1
    }

    fn key(&mut self) -> KeyEvent {
        const CODES: [KeyCode; 16] = [
            KeyCode::Tab,
            KeyCode::Tab,
            KeyCode::Tab,
            KeyCode::BackTab,
            KeyCode::Enter,
            KeyCode::Enter,
            KeyCode::Backspace,
            KeyCode::Delete,
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::Left,
            KeyCode::Right,
            KeyCode::Home,
            KeyCode::End,
            KeyCode::PageUp,
            KeyCode::PageDown,
        ];
        const LETTERS: [char; 12] = ['a', 'e', ' ', '1', '0', '7', 'x', 'p', 'l', 'ü', '漢', '👩'];
        let code = usize::try_from(self.roll(40)).unwrap();
        if let Some(code) = CODES.get(code) {
            return KeyEvent::from(*code);
        }
        let letter = LETTERS[usize::try_from(self.roll(12)).unwrap()];
        if self.roll(12) == 0 {
            let control = ['t', 'n', 'w', 'z', 'k'][usize::try_from(self.roll(5)).unwrap()];
            return KeyEvent::new(KeyCode::Char(control), KeyModifiers::CONTROL);
        }
        KeyEvent::from(KeyCode::Char(letter))
    }
}

#[test]
fn no_keys_at_no_size_panic() {
    let mut dice = Dice(22_112_026);
    for (path, _) in crate::guide::sources() {
        let mut play = Play::new(path);
        for turn in 0..400 {
            if dice.roll(4) == 0 {
                play.size = (dice.side(200), dice.side(60));
            }
            let key = dice.key();
            play.key(key);
            if dice.roll(10) == 0 {
                play.world.now = now() + chrono::TimeDelta::milliseconds(turn * 700);
                play.tell(&Input::Tick);
            }
            if play.asked.iter().any(|asked| matches!(asked, Msg::Ended(_))) {
                play = Play::new(path);
            }
        }
    }
}

#[test]
fn it_draws_in_every_corner() {
    for size in SIZES.into_iter().chain([(1, 1), (2, 3), (5, 60), (200, 1), (200, 60)]) {
        for reduced_motion in [false, true] {
            let settings = Settings { reduced_motion, ..Settings::default() };
            let world = World { settings, ..world() };
            let mut play = Play::of(sitting(&world, "ground-gone"), world);
            play.size = size;
            for _ in 0..20 {
                play.press("Tab");
                assert!(play.draw().lines().count() <= usize::from(size.1));
            }
        }
    }
}
