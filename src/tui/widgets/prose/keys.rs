//! Which key asks for what. It must never know the text: the same key always asks for the same.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A way for the cursor to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    PageUp,
    PageDown,
    RowStart,
    RowEnd,
    Start,
    End,
}

impl Motion {
    /// Whether it keeps its column over rows that are shorter.
    pub(super) fn by_rows(self) -> bool {
        matches!(self, Self::Up | Self::Down | Self::PageUp | Self::PageDown)
    }
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Move the cursor.
    Go(Motion),
    /// Move it and select what lies between.
    Select(Motion),
    /// Remove what lies between the cursor and where this would take it.
    Remove(Motion),
    /// Write a character.
    Type(char),
    /// Begin a new paragraph.
    NewLine,
    Undo,
    Redo,
}

/// What the key asks of a text; nothing if it belongs to the screen around it.
pub(super) fn act(key: &KeyEvent) -> Option<Act> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let plain = key.modifiers.difference(KeyModifiers::SHIFT);
    match key.code {
        KeyCode::Char(c) if plain.is_empty() => Some(Act::Type(c)),
        KeyCode::Char(c) if plain == KeyModifiers::CONTROL => letter(c),
        KeyCode::Enter if plain.is_empty() => Some(Act::NewLine),
        KeyCode::Backspace => by_word(plain, Motion::Left, Motion::WordLeft).map(Act::Remove),
        KeyCode::Delete => by_word(plain, Motion::Right, Motion::WordRight).map(Act::Remove),
        code => {
            let motion = motion(code, plain)?;
            let select = key.modifiers.contains(KeyModifiers::SHIFT);
            Some(if select { Act::Select(motion) } else { Act::Go(motion) })
        }
    }
}

/// Letters with Control. Ctrl-H and Ctrl-J are the bytes of Backspace and Enter on many terminals.
fn letter(c: char) -> Option<Act> {
    Some(match c.to_ascii_lowercase() {
        'a' => Act::Go(Motion::RowStart),
        'e' => Act::Go(Motion::RowEnd),
        'b' => Act::Go(Motion::Left),
        'd' => Act::Remove(Motion::Right),
        'h' => Act::Remove(Motion::Left),
        'j' => Act::NewLine,
        'k' => Act::Remove(Motion::RowEnd),
        'u' => Act::Remove(Motion::RowStart),
        'w' => Act::Remove(Motion::WordLeft),
        'y' => Act::Redo,
        'z' => Act::Undo,
        _ => return None,
    })
}

fn motion(code: KeyCode, plain: KeyModifiers) -> Option<Motion> {
    match code {
        KeyCode::Left => by_word(plain, Motion::Left, Motion::WordLeft),
        KeyCode::Right => by_word(plain, Motion::Right, Motion::WordRight),
        KeyCode::Up => by_word(plain, Motion::Up, Motion::Up),
        KeyCode::Down => by_word(plain, Motion::Down, Motion::Down),
        KeyCode::PageUp => by_word(plain, Motion::PageUp, Motion::PageUp),
        KeyCode::PageDown => by_word(plain, Motion::PageDown, Motion::PageDown),
        KeyCode::Home => by_word(plain, Motion::RowStart, Motion::Start),
        KeyCode::End => by_word(plain, Motion::RowEnd, Motion::End),
        _ => None,
    }
}

/// The near way, or with Control the far one; with any other key held, none.
fn by_word(plain: KeyModifiers, near: Motion, far: Motion) -> Option<Motion> {
    match plain {
        KeyModifiers::NONE => Some(near),
        KeyModifiers::CONTROL => Some(far),
        _ => None,
    }
}
