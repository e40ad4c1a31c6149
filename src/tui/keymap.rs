//! Keys as data: dispatch, the hints on the last line and the keys page all read the same tables.
//!
//! The same key means the same thing everywhere. It knows no screen.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a key asks for. A screen's table says which it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// One step out; in a sitting: pause.
    Out,
    /// Choose, open, confirm.
    Choose,
    /// The next step or field.
    Next,
    /// The step or field before.
    Previous,
    /// Skip this step.
    Skip,
    /// Mark or unmark (several to pick).
    Mark,
    /// One up.
    Up,
    /// One down.
    Down,
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// The first.
    First,
    /// The last.
    Last,
    /// The people page.
    People,
    /// Grounding.
    Ground,
    /// Hide or lock.
    Hide,
    /// Leave at once.
    Leave,
    /// Keep now.
    Keep,
    /// Every key here.
    Keys,
    /// Find.
    Find,
    /// The next place where the words stand.
    NextHit,
    /// The place before.
    PreviousHit,
    /// Filters.
    Narrow,
    /// How far back is looked.
    Span,
    /// Why this page today.
    Why,
    /// The other side's pages.
    Side,
    /// Hide or show the pages about two.
    Shared,
    /// Send this line to the next heading.
    Move,
    /// A slower or quicker breath.
    Pace,
    /// Look around instead.
    Look,
    /// Feet, hands, back instead.
    Body,
    /// Country.
    Country,
    /// Which side the pages speak to.
    Seat,
    /// What the person prefers.
    Settings,
    /// What mend is and is not.
    About,
    /// Show this line large, alone.
    Aloud,
    /// A later note on a kept page.
    Note,
    /// Change what stands on a page.
    Edit,
    /// Its earlier versions.
    Versions,
    /// Mark to bring to a session.
    Bring,
    /// Keep to oneself, or open again.
    Seal,
    /// Tags of a page.
    Tags,
    /// Move a page to the bin.
    ToBin,
    /// See what is in the bin.
    Bin,
}

/// One row of a key table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The key, as in `C-n`, `S-Tab`, `F2`, `/`, `PageUp`.
    pub chord: &'static str,
    /// What it asks for.
    pub action: Action,
    /// What it does here, in a word or two.
    pub label: &'static str,
    /// Whether it stands on the last line (at most six do).
    pub hint: bool,
}

/// What a screen is told.
#[derive(Clone, Debug)]
pub enum Input {
    /// A bound key.
    Act(Action),
    /// A key that no table binds: text, where the screen takes text.
    Key(KeyEvent),
    /// A paste, whole, never taken as commands.
    Paste(String),
    /// A click, as a position on the screen.
    Click {
        /// Column.
        column: u16,
        /// Row.
        row: u16,
    },
    /// The wheel, in rows; down is positive.
    Scroll(i32),
    /// Time passed: a breath goes on.
    Tick,
}

/// A row that stands in the hints.
pub const fn hint(chord: &'static str, action: Action, label: &'static str) -> Binding {
    Binding { chord, action, label, hint: true }
}

/// A row that stands on the keys page only.
pub const fn quiet(chord: &'static str, action: Action, label: &'static str) -> Binding {
    Binding { chord, action, label, hint: false }
}

/// Keys that work on every screen.
pub const EVERYWHERE: &[Binding] = &[
    hint("C-p", Action::People, "people"),
    quiet("F2", Action::People, "people"),
    quiet("C-g", Action::Ground, "ground"),
    quiet("C-l", Action::Hide, "hide the screen"),
    quiet("C-q", Action::Leave, "leave at once"),
    quiet("C-c", Action::Leave, "leave at once"),
    quiet("F1", Action::Keys, "every key here"),
    quiet("C-o", Action::Keys, "every key here"),
    quiet("C-s", Action::Keep, "keep now"),
];

/// Keys that work on every screen on which nothing is being typed.
pub const OUTSIDE_TEXT: &[Binding] = &[quiet("?", Action::Keys, "every key here")];

/// Moving in a list.
pub const MOVE: &[Binding] = &[
    hint("Up", Action::Up, "move"),
    quiet("Down", Action::Down, "move"),
    quiet("k", Action::Up, "move"),
    quiet("j", Action::Down, "move"),
    quiet("PageUp", Action::PageUp, "a screenful"),
    quiet("PageDown", Action::PageDown, "a screenful"),
    quiet("Home", Action::First, "first, last"),
    quiet("End", Action::Last, "first, last"),
];

/// Several tables as one, at compile time: `join::<{ MOVE.len() + OWN.len() }>(&[MOVE, OWN])`.
pub const fn join<const N: usize>(tables: &[&[Binding]]) -> [Binding; N] {
    let mut joined = [quiet("", Action::Out, ""); N];
    let (mut table, mut filled) = (0, 0);
    while table < tables.len() {
        let mut row = 0;
        while row < tables[table].len() {
            joined[filled] = tables[table][row];
            row += 1;
            filled += 1;
        }
        table += 1;
    }
    joined
}

/// Reads a key: first what the screen binds, then what works everywhere. While typing, a plain letter is text.
pub fn read(key: KeyEvent, tables: &[&[Binding]], typing: bool) -> Input {
    let key = plain(key);
    let bound = |binding: &&Binding| fits(binding.chord, &key) && !(typing && is_text(&key));
    let mut rows = tables.iter().flat_map(|table| table.iter());
    rows.find(bound).map_or(Input::Key(key), |binding| Input::Act(binding.action))
}

/// The same bytes are the same key: Ctrl-H is Backspace, Ctrl-I Tab, Ctrl-J and Ctrl-M Enter, Ctrl-[ Esc.
pub fn plain(key: KeyEvent) -> KeyEvent {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let code = match key.code {
        KeyCode::Char('h') if control => KeyCode::Backspace,
        KeyCode::Char('i') if control => KeyCode::Tab,
        KeyCode::Char('j' | 'm') if control => KeyCode::Enter,
        KeyCode::Char('[') if control => KeyCode::Esc,
        _ => return key,
    };
    KeyEvent { code, modifiers: key.modifiers - KeyModifiers::CONTROL, ..key }
}

/// Whether a key would be text in a text.
fn is_text(key: &KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_))
        && !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
}

/// Whether a key is the one that a chord names.
pub fn fits(chord: &str, key: &KeyEvent) -> bool {
    let (control, name) = chord.strip_prefix("C-").map_or((false, chord), |rest| (true, rest));
    let (shift, name) = name.strip_prefix("S-").map_or((false, name), |rest| (true, rest));
    if control != key.modifiers.contains(KeyModifiers::CONTROL) || key.modifiers.contains(KeyModifiers::ALT) {
        return false;
    }
    let shifted = key.modifiers.contains(KeyModifiers::SHIFT);
    match code(name) {
        Some(KeyCode::Tab) if shift => key.code == KeyCode::BackTab || (key.code == KeyCode::Tab && shifted),
        Some(KeyCode::Char(wanted)) => matches!(key.code, KeyCode::Char(got) if got == wanted),
        Some(wanted) => key.code == wanted && shift == shifted,
        None => false,
    }
}

/// The key that a name in a table stands for.
fn code(name: &str) -> Option<KeyCode> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(KeyCode::Char(letter));
    }
    Some(match name {
        "Space" => KeyCode::Char(' '),
        "Tab" => KeyCode::Tab,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        other => KeyCode::F(other.strip_prefix('F')?.parse().ok()?),
    })
}

/// A key's name as people read it: `Ctrl-P`, `⇧Tab`, `↑↓` for moving.
pub fn name(chord: &str) -> String {
    match chord {
        "Up" => "↑↓".to_owned(),
        "Left" => "←→".to_owned(),
        _ => match (chord.strip_prefix("C-"), chord.strip_prefix("S-")) {
            (Some(letter), _) => format!("Ctrl-{}", letter.to_uppercase()),
            (_, Some(rest)) => format!("⇧{rest}"),
            _ => chord.to_owned(),
        },
    }
}

/// The key that does this on every screen, as people read it; empty where none does.
pub fn name_of(action: Action) -> String {
    let binding = EVERYWHERE.iter().find(|binding| binding.action == action);
    binding.map(|binding| name(binding.chord)).unwrap_or_default()
}

/// The event of a key by its name in a table, for tests that type; `BackTab` is a name of its own there.
#[cfg(test)]
pub(crate) fn event(chord: &str) -> Option<KeyEvent> {
    let (modifiers, name) = match chord.strip_prefix("C-") {
        Some(rest) => (KeyModifiers::CONTROL, rest),
        None => (KeyModifiers::NONE, chord),
    };
    let code = if name == "BackTab" { KeyCode::BackTab } else { code(name)? };
    Some(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    #[test]
    fn control_keys_that_are_the_same_bytes_are_the_same_keys() {
        let pairs =
            [('h', KeyCode::Backspace), ('i', KeyCode::Tab), ('j', KeyCode::Enter), ('m', KeyCode::Enter)];
        for (letter, wanted) in pairs {
            assert_eq!(plain(key(KeyCode::Char(letter), KeyModifiers::CONTROL)).code, wanted);
        }
    }

    #[test]
    fn while_typing_a_letter_is_text_and_a_control_key_is_not() {
        let table: &[Binding] = &[quiet("j", Action::Down, ""), quiet("C-n", Action::Skip, "")];
        let letter = key(KeyCode::Char('j'), KeyModifiers::NONE);
        assert!(matches!(read(letter, &[table], true), Input::Key(_)));
        assert!(matches!(read(letter, &[table], false), Input::Act(Action::Down)));
        let skip = key(KeyCode::Char('n'), KeyModifiers::CONTROL);
        assert!(matches!(read(skip, &[table], true), Input::Act(Action::Skip)));
    }

    #[test]
    fn shift_tab_is_read_in_both_of_its_forms() {
        for event in [key(KeyCode::BackTab, KeyModifiers::SHIFT), key(KeyCode::Tab, KeyModifiers::SHIFT)] {
            assert!(fits("S-Tab", &event));
            assert!(!fits("Tab", &event));
        }
    }

    #[test]
    fn the_keys_that_the_guide_names_are_those_of_the_table() {
        let named = [Action::People, Action::Ground, Action::Hide].map(name_of);
        assert_eq!(named, ["Ctrl-P", "Ctrl-G", "Ctrl-L"]);
    }

    #[test]
    fn every_chord_of_the_tables_names_a_key() {
        for binding in [EVERYWHERE, OUTSIDE_TEXT, MOVE].concat() {
            let bare = binding.chord.trim_start_matches("C-").trim_start_matches("S-");
            assert!(code(bare).is_some(), "{}", binding.chord);
        }
    }
}
