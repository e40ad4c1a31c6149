//! What a terminal sends, as keys and pastes. A pure state machine over bytes: time is an argument.
//!
//! Over a slow line anything may come in pieces. An arrow whose Esc came first is still an arrow; a key that breaks off
//! is dropped; a paste is text to its end. What a terminal answers to an earlier program is nobody's. If the end of a
//! paste is lost, what comes of it is handed on, and Esc, Ctrl-C, Ctrl-L and Ctrl-Q, each alone after a quiet second,
//! are keys again: no paste shuts anybody in.
//!
//! Esc and a letter in one read stay one key, that with Alt, which is bound to nothing. To take it apart would put out of
//! their page whoever presses Alt-B or Alt-Backspace by habit, and then do what the letter does on the screen behind.
//! Who pressed Esc and then a letter on a line that stalled sees that nothing came of them, and presses again; what
//! follows an Esc is hardly ever text.

mod sequence;

use std::time::Duration;

use crossterm::event::{Event, KeyCode};

use sequence::{LONGEST, Meaning, breaks, is_answer, meaning, width};

/// How long a lone Esc is held: it may be the beginning of an arrow.
pub const HOLD: Duration = Duration::from_millis(50);
/// After so long without a byte a key has broken off, and a paste has stalled or lost its end. No text of a paste that
/// goes on waits longer to be handed on.
pub const QUIET: Duration = Duration::from_secs(1);

const ESC: u8 = 0x1b;
const CTRL_C: u8 = 0x03;
const CTRL_L: u8 = 0x0c;
const CTRL_Q: u8 = 0x11;
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Takes bytes and gives what is certain. It prints nothing of what it holds.
#[derive(Default)]
pub struct Decoder {
    /// A key of which the rest has not come; in a paste, an Esc that came alone after a quiet second.
    held: Vec<u8>,
    /// The text of a paste that has not ended, as far as it was not handed on.
    paste: Option<Vec<u8>>,
    /// When the last bytes came. Keys that want to leave a paste do not count: they may be pressed again and again.
    came: Duration,
    /// Whether a second has passed since, with nothing to read.
    quiet: bool,
    /// Since when there is text to hand on.
    lies: Duration,
}

impl Decoder {
    /// Takes the bytes of one read and gives what is certain now, in order. How long they were on their way does not
    /// matter: that time has passed is for [`pass`](Self::pass) to say, when there is nothing to read.
    pub fn hear(&mut self, bytes: &[u8], now: Duration) -> Vec<Event> {
        let mut certain = Vec::new();
        let wants_out = self.paste.is_some() && matches!(bytes, [ESC | CTRL_C | CTRL_L | CTRL_Q]);
        if wants_out && self.quiet {
            if bytes == [ESC] {
                // Alone it ends the paste; with more it is the beginning of the paste's own end.
                self.hold_esc(now);
                return certain;
            }
            certain.extend(self.end_paste());
        }
        if !wants_out {
            (self.came, self.quiet) = (now, false);
        }
        if self.ripe() == 0 {
            self.lies = now;
        }
        for (at, byte) in bytes.iter().enumerate() {
            certain.extend(self.byte(*byte, at > 0));
        }
        if self.held.len() == 2 && is_answer(&self.held) {
            // An answer comes with more. Alone in its read this was a key with Alt, which is bound to nothing.
            self.held.clear();
        }
        certain.extend(self.hand_on(now));
        certain
    }

    /// When [`pass`](Self::pass) has something to say, if nothing comes before.
    pub fn due(&self) -> Option<Duration> {
        let esc = (self.held == [ESC]).then(|| self.came + HOLD);
        let amid = !self.held.is_empty() || self.paste.is_some();
        let quiet = (amid && !self.quiet).then(|| self.came + QUIET);
        let ripe = (self.ripe() > 0).then(|| self.lies + QUIET);
        esc.into_iter().chain(quiet).chain(ripe).min()
    }

    /// Time passed and there was nothing to read: a lone Esc is an Esc, a key that broke off is dropped, what lies of a
    /// paste is handed on. The first part of a character stays: no pause makes it anything else.
    pub fn pass(&mut self, now: Duration) -> Vec<Event> {
        let mut certain = Vec::new();
        let since = now.saturating_sub(self.came);
        if self.held == [ESC] && since >= HOLD {
            certain.extend(self.end_paste());
            self.held.clear();
            certain.push(esc());
        }
        if since >= QUIET {
            self.quiet = true;
            if self.held.starts_with(&[ESC]) {
                self.held.clear();
            }
        }
        certain.extend(self.hand_on(now));
        certain
    }

    /// Holds an Esc that may be a key; the first, if it is pressed again.
    fn hold_esc(&mut self, now: Duration) {
        if self.held.is_empty() {
            self.held.push(ESC);
            self.came = now;
        }
    }

    /// One byte more; `together` with the one before, in the same read.
    fn byte(&mut self, byte: u8, together: bool) -> Vec<Event> {
        if let Some(text) = &mut self.paste {
            text.append(&mut self.held);
            text.push(byte);
            return if text.ends_with(PASTE_ENDS) { self.end_paste() } else { Vec::new() };
        }
        let mut certain = Vec::new();
        if breaks(&self.held, byte) {
            // An Esc at its end begins something.
            let begins = self.held.ends_with(&[ESC]).then_some(ESC);
            self.held.clear();
            self.held.extend(begins);
        }
        if self.held == [ESC] && (byte == ESC || !(together || matches!(byte, b'[' | b'O'))) {
            self.held.clear();
            certain.push(esc());
        }
        self.held.push(byte);
        match meaning(&self.held) {
            Meaning::NotYet => {
                self.held.truncate(LONGEST);
                return certain;
            }
            Meaning::Paste => self.paste = Some(Vec::new()),
            Meaning::Event(event) => certain.push(event),
            Meaning::Nothing => {}
        }
        self.held.clear();
        certain
    }

    /// How much of a paste can be handed on: no part of its end, of a character, or of the end of a line (`\r\n`).
    fn ripe(&self) -> usize {
        let text = self.paste.as_deref().unwrap_or_default();
        let ends = (1..PASTE_ENDS.len())
            .rev()
            .find(|most| PASTE_ENDS.get(..*most).is_some_and(|one| text.ends_with(one)));
        let whole = text.len() - ends.unwrap_or_default();
        let begins = |at: &usize| text.get(*at).is_some_and(|byte| byte & 0xc0 != 0x80);
        let last = (whole.saturating_sub(4)..whole).rev().find(begins).unwrap_or(whole);
        let is_whole = text.get(last).is_none_or(|first| *first != b'\r' && last + width(*first) <= whole);
        if is_whole { whole } else { last }
    }

    /// What came of a paste so far, as a paste, if it has lain long enough.
    fn hand_on(&mut self, now: Duration) -> Option<Event> {
        let ripe = self.ripe();
        let is_due = ripe > 0 && now.saturating_sub(self.lies) >= QUIET;
        let text = self.paste.as_mut().filter(|_| is_due)?;
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

fn esc() -> Event {
    Event::Key(KeyCode::Esc.into())
}

#[cfg(test)]
mod tests;
