//! The bytes of one key, read: letters, control characters, and the sequences of arrows and other named keys.
//!
//! Only what a terminal sends unasked. Anything else is whole, and means nothing.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::ESC;

/// No more of a key is held, and no answer is longer.
pub(super) const LONGEST: usize = 1024;

const BELL: u8 = 0x07;

/// What bytes mean.
pub(super) enum Meaning {
    /// More must come.
    NotYet,
    /// A paste begins.
    Paste,
    /// A key, or the mouse.
    Event(Event),
    /// Nothing that is known here.
    Nothing,
}

/// Reads the bytes of one key, of which each beginning was read before.
pub(super) fn meaning(bytes: &[u8]) -> Meaning {
    match bytes {
        [ESC] | [ESC, b'O'] => Meaning::NotYet,
        [ESC, b'[', rest @ ..] => control_sequence(rest),
        _ if is_answer(bytes) => answer(bytes),
        // The way of rxvt.
        [ESC, b'O', last @ b'a'..=b'd'] => key(named(last.to_ascii_uppercase()), KeyModifiers::CONTROL),
        [ESC, b'O', last] => key(named(*last), KeyModifiers::NONE),
        [ESC, rest @ ..] => plain(rest, KeyModifiers::ALT),
        _ => plain(bytes, KeyModifiers::NONE),
    }
}

/// Whether a byte cannot belong to what is held: a control character in a sequence, anything new in a character.
pub(super) fn breaks(held: &[u8], byte: u8) -> bool {
    let control = byte < b' ' || byte == 0x7f;
    match held {
        [] | [ESC] => false,
        // Where it was clicked may look like Backspace.
        [ESC, b'[', b'M', ..] => byte < b' ',
        [ESC, b'[' | b'O', ..] => control,
        [.., ESC] => byte != b'\\',
        _ if is_answer(held) => control && !matches!(byte, BELL | ESC),
        _ => byte & 0xc0 != 0x80,
    }
}

/// Whether this begins what a terminal answers to a program that asked it something (OSC, DCS, APC, PM, SOS): one that
/// ended before. mend asks nothing.
pub(super) fn is_answer(held: &[u8]) -> bool {
    matches!(held, [ESC, b']' | b'P' | b'_' | b'^' | b'X', ..])
}

/// An answer means nothing, to its end or its longest.
fn answer(bytes: &[u8]) -> Meaning {
    let ends = matches!(bytes, [.., BELL] | [.., ESC, b'\\']);
    if ends || bytes.len() >= LONGEST { Meaning::Nothing } else { Meaning::NotYet }
}

/// How many bytes a character takes that begins with this one.
pub(super) fn width(first: u8) -> usize {
    match first {
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf7 => 4,
        _ => 1,
    }
}

/// A letter or a control character.
fn plain(bytes: &[u8], with: KeyModifiers) -> Meaning {
    let control = |letter: u8| key(Some(KeyCode::Char(letter.into())), with | KeyModifiers::CONTROL);
    match bytes {
        [b'\t'] => key(Some(KeyCode::Tab), with),
        [b'\r'] => key(Some(KeyCode::Enter), with),
        [0x7f] => key(Some(KeyCode::Backspace), with),
        [0] => control(b' '),
        [byte @ ..=0x1a] => control(byte - 1 + b'a'),
        [byte @ 0x1c..=0x1f] => control(byte - 0x1c + b'4'),
        [first, ..] if bytes.len() < width(*first) => Meaning::NotYet,
        _ => std::str::from_utf8(bytes).map_or(Meaning::Nothing, |text| letter(text.chars().next(), with)),
    }
}

fn letter(letter: Option<char>, with: KeyModifiers) -> Meaning {
    let shift = letter.is_some_and(char::is_uppercase);
    let with = if shift { with | KeyModifiers::SHIFT } else { with };
    key(letter.map(KeyCode::Char), with)
}

fn key(code: Option<KeyCode>, with: KeyModifiers) -> Meaning {
    code.map_or(Meaning::Nothing, |code| Meaning::Event(Event::Key(KeyEvent::new(code, with))))
}

/// What follows `Esc [`.
fn control_sequence(rest: &[u8]) -> Meaning {
    match rest {
        // The Linux console's way.
        [b'[', last @ b'A'..=b'E'] => key(Some(KeyCode::F(1 + last - b'A')), KeyModifiers::NONE),
        [b'[', _] => Meaning::Nothing,
        [b'M', button, column, row] => {
            mouse([button, column, row].map(|byte| u16::from(byte.saturating_sub(b' '))), true)
        }
        // The way of rxvt; with more in it, `$` stands before the last byte of an answer.
        [numbers @ .., b'$'] if is_number(numbers) => finished(numbers, b'$').unwrap_or(Meaning::Nothing),
        [] | [b'['] | [b'M', ..] | [.., b' '..=b'?'] => Meaning::NotYet,
        [inside @ .., last] => finished(inside, *last).unwrap_or(Meaning::Nothing),
    }
}

fn is_number(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)
}

/// Numbers and the letter that says what they are.
fn finished(inside: &[u8], last: u8) -> Option<Meaning> {
    let inside = std::str::from_utf8(inside).ok()?;
    let clicked = inside.strip_prefix('<');
    let numbers = clicked
        .unwrap_or(inside)
        .split(';')
        .map(|number| if number.is_empty() { Ok(1) } else { number.parse() });
    let numbers: Vec<u16> = numbers.collect::<Result<_, _>>().ok()?;
    let with = modifiers(numbers.get(1).copied().unwrap_or(1));
    Some(match (last, numbers.as_slice()) {
        (b'M' | b'm', [button, column, row]) if clicked.is_some() => {
            mouse([*button, *column, *row], last == b'M')
        }
        (b'~', [200, ..]) => Meaning::Paste,
        (b'~', [27, _, code]) | (b'u', [code, ..]) => key(coded(*code), with),
        (b'~', [number, ..]) => key(numbered(*number), with),
        (b'$' | b'^' | b'@', [number]) => key(numbered(*number), held_with(last)),
        (b'a'..=b'd', _) => key(named(last.to_ascii_uppercase()), KeyModifiers::SHIFT),
        (b'Z', _) => key(Some(KeyCode::BackTab), with | KeyModifiers::SHIFT),
        _ => key(named(last), with),
    })
}

/// Shift, Alt and Control as a terminal counts them.
fn modifiers(number: u16) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let all = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    all.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, one)| one).collect()
}

/// Shift and Control as rxvt tells them.
fn held_with(last: u8) -> KeyModifiers {
    match last {
        b'$' => KeyModifiers::SHIFT,
        b'^' => KeyModifiers::CONTROL,
        _ => KeyModifiers::CONTROL | KeyModifiers::SHIFT,
    }
}

/// Keys that have a letter.
fn named(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(1 + letter - b'P'),
        _ => return None,
    })
}

/// Keys that have a number.
fn numbered(number: u16) -> Option<KeyCode> {
    let function = |one: u16| u8::try_from(one).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(number - 10),
        17..=21 => function(number - 11),
        23 | 24 => function(number - 12),
        _ => None,
    }
}

/// Keys that a terminal sends by their character's number, because its owner set it to.
fn coded(code: u16) -> Option<KeyCode> {
    Some(match code {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        code => KeyCode::Char(char::from_u32(code.into())?),
    })
}

/// A click or the wheel. Shift, Alt and Control with it change nothing.
fn mouse([button, column, row]: [u16; 3], pressed: bool) -> Meaning {
    let kind = match button & !0b1_1100 {
        0 if pressed => MouseEventKind::Down(MouseButton::Left),
        64 => MouseEventKind::ScrollUp,
        65 => MouseEventKind::ScrollDown,
        _ => return Meaning::Nothing,
    };
    let (column, row) = (column.saturating_sub(1), row.saturating_sub(1));
    Meaning::Event(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
}
