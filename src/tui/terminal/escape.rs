//! Esc over a slow line: a key such as an arrow is sent as Esc and a few characters, and may arrive in two pieces.
//!
//! A lone Esc is held for a moment. If `[` or `O` follows within it, the rest of that sequence is swallowed, so that
//! it is never taken for Esc and letters. A pure state machine: time is an argument.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// How long a lone Esc, or the rest of a broken sequence, is waited for.
pub const HOLD: Duration = Duration::from_millis(50);

/// Holds back what may be the beginning of a sequence.
#[derive(Debug, Default)]
pub struct Escapes {
    state: State,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Open,
    /// A lone Esc, delivered at this time if nothing follows.
    Held { esc: KeyEvent, until: Duration },
    /// Inside a sequence; whatever comes after this time is a key again.
    Inside { long: bool, until: Duration },
}

impl Escapes {
    /// Takes one event and gives those that are certain now, in order.
    pub fn hear(&mut self, event: Event, now: Duration) -> Vec<Event> {
        let mut certain: Vec<Event> = self.pass(now).into_iter().collect();
        let key = match event {
            Event::Key(key) if key.kind == KeyEventKind::Release => return certain,
            Event::Key(key) => key,
            other => {
                certain.extend(self.let_go());
                certain.push(other);
                return certain;
            }
        };
        match std::mem::take(&mut self.state) {
            State::Inside { long, until } => self.inside(key, long, until, now),
            State::Held { .. } if begins_a_sequence(&key).is_some() => {
                self.state = State::Inside { long: begins_a_sequence(&key) == Some('['), until: now + HOLD };
            }
            State::Held { esc, .. } => {
                certain.push(Event::Key(esc));
                certain.extend(self.open(key, now));
            }
            State::Open => certain.extend(self.open(key, now)),
        }
        certain
    }

    /// When [`pass`](Self::pass) is due.
    pub fn due(&self) -> Option<Duration> {
        match self.state {
            State::Held { until, .. } => Some(until),
            State::Open | State::Inside { .. } => None,
        }
    }

    /// Time passed: an Esc that stood alone long enough is delivered.
    pub fn pass(&mut self, now: Duration) -> Option<Event> {
        match self.state {
            State::Held { until, .. } if now >= until => self.let_go(),
            State::Inside { until, .. } if now >= until => {
                self.state = State::Open;
                None
            }
            _ => None,
        }
    }

    /// Ends whatever is held.
    fn let_go(&mut self) -> Option<Event> {
        match std::mem::take(&mut self.state) {
            State::Held { esc, .. } => Some(Event::Key(esc)),
            State::Open | State::Inside { .. } => None,
        }
    }

    fn open(&mut self, key: KeyEvent, now: Duration) -> Option<Event> {
        if key.code == KeyCode::Esc && key.modifiers.is_empty() {
            self.state = State::Held { esc: key, until: now + HOLD };
            return None;
        }
        Some(Event::Key(key))
    }

    /// One more character of a sequence: `O` takes one, `[` all up to a letter or `~`.
    fn inside(&mut self, key: KeyEvent, long: bool, until: Duration, now: Duration) {
        let goes_on = matches!(key.code, KeyCode::Char(' '..='?' | '['));
        if long && goes_on && now < until {
            self.state = State::Inside { long, until: now + HOLD };
        }
    }
}

/// `[` or `O`, as the second byte of a sequence.
fn begins_a_sequence(key: &KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(letter @ ('[' | 'O')) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => {
            Some(letter)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode) -> Event {
        Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    /// Types each character at its time; `\x1b` is Esc. Gives what came out, with Esc as `^`.
    fn typed(keys: &[(u64, char)]) -> String {
        let mut escapes = Escapes::default();
        let mut out = Vec::new();
        for (millis, letter) in keys {
            let code = if *letter == '\x1b' { KeyCode::Esc } else { KeyCode::Char(*letter) };
            out.extend(escapes.hear(key(code), at(*millis)));
        }
        out.extend(escapes.pass(at(100_000)));
        let shown = |event: Event| match event {
            Event::Key(KeyEvent { code: KeyCode::Char(letter), .. }) => letter,
            _ => '^',
        };
        out.into_iter().map(shown).collect()
    }

    #[test]
    fn an_esc_alone_is_an_esc_after_its_time() {
        let mut escapes = Escapes::default();
        assert!(escapes.hear(key(KeyCode::Esc), at(0)).is_empty());
        assert_eq!(escapes.due(), Some(HOLD));
        assert_eq!(escapes.pass(at(49)), None);
        assert_eq!(escapes.pass(at(50)), Some(key(KeyCode::Esc)));
        assert_eq!(escapes.due(), None);
    }

    #[test]
    fn a_sequence_in_two_pieces_is_swallowed_whole() {
        assert_eq!(typed(&[(0, '\x1b'), (20, '['), (21, 'A'), (22, 'x')]), "x");
        assert_eq!(typed(&[(0, '\x1b'), (20, 'O'), (40, 'P'), (41, 'y')]), "y");
        assert_eq!(
            typed(&[(0, '\x1b'), (9, '['), (10, '1'), (11, ';'), (12, '5'), (13, 'C'), (14, 'z')]),
            "z"
        );
        assert_eq!(
            typed(&[(0, '\x1b'), (9, '['), (10, '2'), (11, '0'), (12, '0'), (13, '~'), (14, 'z')]),
            "z"
        );
    }

    #[test]
    fn other_keys_after_an_esc_are_theirs_and_come_after_it() {
        assert_eq!(typed(&[(0, '\x1b'), (20, 'q')]), "^q");
        assert_eq!(typed(&[(0, '\x1b'), (10, '\x1b'), (20, '\x1b')]), "^^^");
        assert_eq!(typed(&[(0, '\x1b'), (80, '['), (81, 'A')]), "^[A");
    }

    #[test]
    fn a_bracket_that_ends_nothing_takes_no_key_that_comes_later() {
        assert_eq!(typed(&[(0, '\x1b'), (10, '['), (500, 'a'), (501, 'b')]), "ab");
    }

    #[test]
    fn a_paste_or_a_resize_lets_go_of_what_is_held() {
        let mut escapes = Escapes::default();
        escapes.hear(key(KeyCode::Esc), at(0));
        let out = escapes.hear(Event::Resize(80, 24), at(5));
        assert_eq!(out, [key(KeyCode::Esc), Event::Resize(80, 24)]);
    }
}
