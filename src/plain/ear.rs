//! What is heard: whole lines, on a thread of its own, so that a breath can be timed and a failure told meanwhile.
//!
//! It knows no question. A line of words is handed on as it is, to the last space.

use std::borrow::Cow;
use std::io::{self, BufRead};
use std::sync::mpsc::Sender;
use std::thread;

use super::talk::Event;

/// So many ends in a row, and nobody is there any more.
const GONE: usize = 3;

/// What was heard.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Heard {
    /// A line, without its end.
    Line(String),
    /// A line of which some bytes are no text: a sign stands for them, the rest is there.
    Unclear(String),
    /// The end of what is typed (Ctrl-D), or of a file of answers.
    End,
}

/// What a line asks for, when it begins with a colon and one of these words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Back,
    Skip,
    Pause,
    Undo,
    Redo,
    Clear,
    People,
    Ground,
    Hide,
    Keep,
    Again,
    Help,
    Quit,
}

impl Command {
    /// Every word with what it asks for.
    pub(super) const ALL: [(&str, Self); 14] = [
        (":back", Self::Back),
        (":skip", Self::Skip),
        (":pause", Self::Pause),
        (":undo", Self::Undo),
        (":redo", Self::Redo),
        (":clear", Self::Clear),
        (":people", Self::People),
        (":ground", Self::Ground),
        (":hide", Self::Hide),
        (":keep", Self::Keep),
        (":again", Self::Again),
        (":help", Self::Help),
        (":keys", Self::Help),
        (":quit", Self::Quit),
    ];

    /// What this line asks for; none where it is words.
    pub(super) fn of(line: &str) -> Option<Self> {
        let word = line.trim().to_lowercase();
        Self::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, command)| command)
    }

    /// Whether it leaves a question for another one.
    pub(super) fn turns(self) -> bool {
        matches!(self, Self::Back | Self::Skip | Self::Pause)
    }

    /// Whether it opens something over a question, and then comes back to it.
    pub(super) fn comes_back(self) -> bool {
        matches!(self, Self::People | Self::Ground | Self::Hide | Self::Keep | Self::Help)
    }

    /// The word for it.
    pub(super) fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, command)| *command == self).map_or("", |(name, _)| name)
    }
}

/// A line that begins with two colons and would be a command with one is words that begin with one.
pub(super) fn words_of(line: String) -> String {
    match line.trim_start().strip_prefix(':') {
        Some(rest) if Command::of(rest).is_some() => rest.to_owned(),
        _ => line,
    }
}

/// Hands on line after line until nobody is there. A person who typed an end may go on; a file may not.
///
/// # Errors
/// When no thread can be had.
pub(super) fn listen(mut input: Box<dyn BufRead + Send>, typed: bool, to: Sender<Event>) -> io::Result<()> {
    let listen = move || {
        let mut ends = 0;
        while ends < if typed { GONE } else { 1 } {
            let heard = next(&mut *input);
            ends = if heard == Heard::End { ends + 1 } else { 0 };
            if to.send(Event::Heard(heard)).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("ear".to_owned()).spawn(listen).map(drop)
}

fn next(input: &mut dyn BufRead) -> Heard {
    let mut bytes = Vec::new();
    loop {
        match input.read_until(b'\n', &mut bytes) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Ok(_) if !bytes.is_empty() => break,
            _ => return Heard::End,
        }
    }
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
    let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
    match String::from_utf8_lossy(bytes) {
        Cow::Borrowed(line) => Heard::Line(line.to_owned()),
        Cow::Owned(line) => Heard::Unclear(line),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn a_line_is_handed_on_as_it_is() {
        let mut input = Cursor::new(b"  two spaces \r\n\ncaf\xe9\nlast".to_vec());
        let heard: Vec<Heard> = (0..5).map(|_| next(&mut input)).collect();
        let line = |text: &str| Heard::Line(text.to_owned());
        assert!(
            heard
                == [
                    line("  two spaces "),
                    line(""),
                    Heard::Unclear("caf\u{fffd}".into()),
                    line("last"),
                    Heard::End
                ],
            "spaces stay, and the last line needs no end"
        );
    }

    #[test]
    fn only_the_known_words_are_commands_and_two_colons_are_words() {
        assert_eq!(Command::of(" :Back "), Some(Command::Back));
        for words in [":)", ": back", "back", "::back", ":backwards", "a :back"] {
            assert_eq!(Command::of(words), None, "{words}");
        }
        assert_eq!(words_of("::back".to_owned()), ":back");
        assert_eq!(words_of("::)".to_owned()), "::)");
        for (name, command) in Command::ALL {
            assert_eq!(Command::of(name), Some(command));
        }
    }
}
