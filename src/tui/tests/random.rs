//! Thousands of keys at random, with resizes and time between them: nothing panics, and what is typed stays.

use super::*;

/// A small generator with a fixed seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

const KEYS: &[&str] = &[
    "Enter",
    "Enter",
    "Enter",
    "Esc",
    "Tab",
    "Tab",
    "BackTab",
    "Up",
    "Down",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Backspace",
    "Space",
    "F1",
    "F2",
    "C-p",
    "C-g",
    "C-l",
    "C-s",
    "C-n",
    "C-o",
    "C-f",
    "C-t",
    "C-a",
    "C-e",
    "C-k",
    "C-w",
    "C-u",
    "C-z",
    "C-y",
    "C-h",
    "C-j",
    "+",
    "m",
    "t",
    "o",
    "d",
    "D",
    "a",
    "c",
    "r",
    "w",
    "/",
    "?",
    "j",
    "k",
    "x",
    "1",
    "0",
    "7",
    "9",
    "é",
    "猫",
    "👩‍👩‍👧",
    "ا",
];

#[test]
fn no_key_sequence_panics() {
    for (seed, begun) in [(1, false), (2, true), (3, false), (4, true), (5, true), (6, false)] {
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ (seed << 32));
        let mut stage = if begun { Stage::home(80, 24) } else { Stage::first(80, 24) };
        for step in 0..1_500 {
            something(&mut stage, &mut dice);
            assert!(!stage.app.leaves(), "seed {seed}, step {step}");
        }
    }
}

fn something(stage: &mut Stage, dice: &mut Dice) {
    match dice.roll(60) {
        0 => {
            let columns = u16::try_from(1 + dice.roll(200)).unwrap();
            let rows = u16::try_from(1 + dice.roll(60)).unwrap();
            stage.resize(columns, rows);
        }
        1 | 2 => stage.resize(80, 24),
        3 => {
            stage.app.tick(now());
            stage.answer();
        }
        4 => {
            stage.app.hear(Event::Paste("pasted\r\nwörds 👩‍👩‍👧\u{1b}[31m\t".into()), now());
            stage.answer();
        }
        5 => stage.fails = *pick(&[None, Some(FaultKind::DiskFull), Some(FaultKind::Gone)], dice),
        _ => {
            let key = pick(KEYS, dice);
            stage.keys(key);
        }
    }
}

fn pick<'a, T>(from: &'a [T], dice: &mut Dice) -> &'a T {
    let place = dice.roll(u64::try_from(from.len()).unwrap());
    &from[usize::try_from(place).unwrap()]
}
