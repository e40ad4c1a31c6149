//! A filter that narrows a list as one types. It ignores case and accents.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::text::fold::Needle;
use crate::text::show::show_line;

/// As much of a paste as anybody looks for.
const MOST: usize = 200;

/// What is typed to narrow a list, and whether it is being typed.
#[derive(Default)]
pub struct Filter {
    typed: Option<String>,
}

impl std::fmt::Debug for Filter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Filter(…)")
    }
}

impl Filter {
    /// Begins to take letters.
    pub fn open(&mut self) {
        self.typed.get_or_insert_default();
    }

    /// Ends it and shows everything; whether it was open.
    pub fn close(&mut self) -> bool {
        self.typed.take().is_some()
    }

    /// Whether letters narrow the list now.
    pub fn is_open(&self) -> bool {
        self.typed.is_some()
    }

    /// Takes one key; whether it was its own.
    pub fn key(&mut self, key: &KeyEvent) -> bool {
        let Some(typed) = &mut self.typed else { return false };
        let plain = (key.modifiers - KeyModifiers::SHIFT).is_empty();
        match key.code {
            KeyCode::Char(letter) if plain => typed.push(letter),
            KeyCode::Backspace => {
                typed.pop();
            }
            _ => return false,
        }
        true
    }

    /// Takes the first line of a paste that holds words; whether it was for it.
    pub fn paste(&mut self, text: &str) -> bool {
        let Some(typed) = &mut self.typed else { return false };
        let line = text.split(['\n', '\r']).find(|line| !line.trim().is_empty()).unwrap_or_default();
        typed.extend(show_line(line).trim().chars().take(MOST));
        true
    }

    /// What was typed; empty while it is closed.
    pub fn typed(&self) -> &str {
        self.typed.as_deref().unwrap_or_default()
    }

    /// Whether a text holds all the words that were typed.
    pub fn fits(&self, text: &str) -> bool {
        self.typed().split_whitespace().filter_map(Needle::new).all(|word| word.is_in(text))
    }

    /// The line that shows it; empty while it is closed.
    pub fn shown(&self) -> String {
        self.typed.as_ref().map(|typed| format!("/ {typed}▏")).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_typed_must_be_there() {
        let mut filter = Filter::default();
        assert!(filter.fits("anything"));
        filter.open();
        for letter in "DOUBT when".chars() {
            assert!(filter.key(&KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)));
        }
        assert!(filter.fits("When I doubt everything"));
        assert!(!filter.fits("When the ground went"));
        assert!(filter.close() && !filter.is_open());
    }

    #[test]
    fn accents_do_not_count() {
        let mut filter = Filter::default();
        filter.open();
        assert!(filter.paste("cafe"));
        assert!(filter.fits("Das Café"));
    }

    #[test]
    fn a_paste_is_its_first_line_and_nothing_while_it_is_closed() {
        let mut filter = Filter::default();
        assert!(!filter.paste("words"));
        filter.open();
        assert!(filter.paste("\n  the \u{1b}red\tcoat  \r\nand more"));
        assert_eq!(filter.typed(), "the red coat");
        filter.paste(&"x".repeat(1000));
        assert!(filter.typed().len() <= 12 + MOST);
    }
}
