//! What is said: a paragraph a line, never wrapped, so that a reader or a screen reader breaks it as it likes.
//!
//! Everything passes the filter for what is shown. It writes words, tabs and new lines, and nothing that moves a cursor.

use std::io::{self, Write};

use crate::text::show::{show, show_line};

/// How many empty lines push what was said out of sight.
const SCREENFUL: usize = 200;

/// Where words go.
pub(super) struct Voice {
    out: Box<dyn Write>,
}

impl Voice {
    pub(super) fn new(out: Box<dyn Write>) -> Self {
        Self { out }
    }

    /// One paragraph, or several lines of a person's own; nothing where there are no words.
    pub(super) fn say(&mut self, words: &str) -> io::Result<()> {
        if words.trim().is_empty() {
            return Ok(());
        }
        writeln!(self.out, "{}", show(words).trim_end())?;
        self.out.flush()
    }

    /// One line, whatever is in it.
    pub(super) fn line(&mut self, words: &str) -> io::Result<()> {
        writeln!(self.out, "{}", show_line(words))?;
        self.out.flush()
    }

    /// An empty line.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)?;
        self.out.flush()
    }

    /// Empty lines, until nothing that was said is in sight. It can still be scrolled back to.
    pub(super) fn push_away(&mut self) -> io::Result<()> {
        write!(self.out, "{}", "\n".repeat(SCREENFUL))?;
        self.out.flush()
    }
}

/// Words of the guide as they are said: signs for the eye alone become words or a pause.
pub(super) fn by_ear(words: &str) -> String {
    words
        .replace(" \u{b7} ", ", ")
        .replace(" \u{2192} ", " to ")
        .replace(" \u{2026}", "...")
        .replace('\u{2026}', "...")
        .replace("__", "blank")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_for_the_eye_become_words_or_a_pause() {
        assert_eq!(by_ear("about 3 min \u{b7} steady"), "about 3 min, steady");
        assert_eq!(by_ear("6 \u{2192} 3"), "6 to 3");
        assert_eq!(by_ear("I'd like the gap to be\u{2026}"), "I'd like the gap to be...");
        assert_eq!(by_ear("Tomorrow at __."), "Tomorrow at blank.");
        assert_eq!(by_ear("'I am \u{2026}'"), "'I am...'");
        assert_eq!(by_ear("a 3-day walk, wide \u{2192}"), "a 3-day walk, wide \u{2192}");
    }
}
