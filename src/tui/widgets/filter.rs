//! A filter that narrows a list as one types. It ignores case and accents are left as they are typed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

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

    /// Whether a text holds all the words that were typed.
    pub fn fits(&self, text: &str) -> bool {
        let Some(typed) = &self.typed else { return true };
        let text = text.to_lowercase();
        typed.to_lowercase().split_whitespace().all(|word| text.contains(word))
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
}
