//! What a terminal sends, as keys and pastes. A pure state machine over bytes: time is an argument.
//!
//! Over a slow line anything may come in pieces. An arrow whose Esc came first is still an arrow; a key that breaks off
//! is dropped; a paste is text to its end. If the end of a paste is lost, what came of it is handed on, and Esc, Ctrl-Q
//! and Ctrl-C, each alone after a quiet second, are keys again: no paste shuts anybody in.

mod sequence;

use std::time::Duration;

use crossterm::event::{Event, KeyCode};

use sequence::{Meaning, meaning, width};

/// How long a lone Esc is held: it may be the beginning of an arrow.
pub const HOLD: Duration = Duration::from_millis(50);
/// After so long without a byte a key has broken off, and a paste has stalled or lost its end.
pub const QUIET: Duration = Duration::from_secs(1);

const ESC: u8 = 0x1b;
const CTRL_C: u8 = 0x03;
const CTRL_Q: u8 = 0x11;
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Takes bytes and gives what is certain. It prints nothing of what it holds.
#[derive(Default)]
pub struct Decoder {
    /// A key of which the rest has not come.
    held: Vec<u8>,
    /// The text of a paste that has not ended, as far as it was not handed on.
    paste: Option<Vec<u8>>,
    /// When the last bytes came. Keys that want to leave a paste do not count: they may be pressed again and again.
    came: Duration,
    /// When an Esc came alone into a paste that was quiet.
    esc: Option<Duration>,
}

impl Decoder {
    /// Takes the bytes of one read and gives what is certain now, in order.
    pub fn hear(&mut self, bytes: &[u8], now: Duration) -> Vec<Event> {
        let mut certain = self.pass(now);
        let wants_out = self.paste.is_some() && matches!(bytes, [ESC | CTRL_C | CTRL_Q]);
        if wants_out && self.is_quiet(now) {
            if bytes == [ESC] {
                // Alone it ends the paste; with more it is the beginning of the paste's own end.
                self.esc = Some(now);
                return certain;
            }
            certain.extend(self.end_paste());
        }
        if !wants_out {
            self.came = now;
        }
        if self.esc.take().is_some() {
            certain.extend(self.byte(ESC, false));
        }
        for (at, byte) in bytes.iter().enumerate() {
            certain.extend(self.byte(*byte, at > 0));
        }
        certain
    }

    /// When [`pass`](Self::pass) has something to say, if nothing comes before.
    pub fn due(&self) -> Option<Duration> {
        let esc = self.esc.map(|at| at + HOLD);
        let held = (self.held == [ESC]).then(|| self.came + HOLD);
        let stalled = (self.ripe() > 0).then(|| self.came + QUIET);
        esc.into_iter().chain(held).chain(stalled).min()
    }

    /// Time passed: a lone Esc is an Esc, a paste that stalled is handed on, a key that broke off is dropped.
    pub fn pass(&mut self, now: Duration) -> Vec<Event> {
        let mut certain = Vec::new();
        if self.esc.is_some_and(|at| now.saturating_sub(at) >= HOLD) {
            self.esc = None;
            certain.extend(self.end_paste());
            certain.push(esc());
        }
        if self.held == [ESC] && now.saturating_sub(self.came) >= HOLD {
            self.held.clear();
            certain.push(esc());
        }
        if self.is_quiet(now) {
            self.held.clear();
            certain.extend(self.hand_on());
        }
        certain
    }

    fn is_quiet(&self, now: Duration) -> bool {
        now.saturating_sub(self.came) >= QUIET
    }

    /// One byte more; `together` with the one before, in the same read.
    fn byte(&mut self, byte: u8, together: bool) -> Vec<Event> {
        if let Some(text) = &mut self.paste {
            text.push(byte);
            return if text.ends_with(PASTE_ENDS) { self.end_paste() } else { Vec::new() };
        }
        let mut certain = Vec::new();
        if self.held == [ESC] && (byte == ESC || !(together || matches!(byte, b'[' | b'O'))) {
            self.held.clear();
            certain.push(esc());
        }
        if breaks(&self.held, byte) {
            self.held.clear();
        }
        self.held.push(byte);
        match meaning(&self.held) {
            Meaning::NotYet => return certain,
            Meaning::Paste => self.paste = Some(Vec::new()),
            Meaning::Event(event) => certain.push(event),
            Meaning::Nothing => {}
        }
        self.held.clear();
        certain
    }

    /// How much of a paste can be handed on: no part of its end, and no part of a character.
    fn ripe(&self) -> usize {
        let text = self.paste.as_deref().unwrap_or_default();
        let ends = (1..PASTE_ENDS.len())
            .rev()
            .find(|most| PASTE_ENDS.get(..*most).is_some_and(|one| text.ends_with(one)));
        let whole = text.len() - ends.unwrap_or_default();
        let begins = |at: &usize| text.get(*at).is_some_and(|byte| byte & 0xc0 != 0x80);
        let last = (whole.saturating_sub(4)..whole).rev().find(begins).unwrap_or(whole);
        let is_whole = text.get(last).is_none_or(|first| last + width(*first) <= whole);
        if is_whole { whole } else { last }
    }

    /// What came of a paste so far, as a paste.
    fn hand_on(&mut self) -> Option<Event> {
        let ripe = self.ripe();
        let text = self.paste.as_mut().filter(|_| ripe > 0)?;
        let rest = text.split_off(ripe);
        let part = std::mem::replace(text, rest);
        Some(Event::Paste(String::from_utf8_lossy(&part).into_owned()))
    }

    /// The rest of a paste.
    fn end_paste(&mut self) -> Vec<Event> {
        let Some(mut text) = self.paste.take() else { return Vec::new() };
        if text.ends_with(PASTE_ENDS) {
            text.truncate(text.len() - PASTE_ENDS.len());
        }
        let text = String::from_utf8_lossy(&text).into_owned();
        if text.is_empty() { Vec::new() } else { vec![Event::Paste(text)] }
    }
}

/// Whether a byte cannot belong to what is held: a control character in a sequence, anything new in a character.
fn breaks(held: &[u8], byte: u8) -> bool {
    match held {
        [] | [ESC] => false,
        [ESC, ..] => byte < b' ' || byte == 0x7f,
        _ => byte & 0xc0 != 0x80,
    }
}

fn esc() -> Event {
    Event::Key(KeyCode::Esc.into())
}

#[cfg(test)]
mod tests;
