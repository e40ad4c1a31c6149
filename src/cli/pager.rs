//! Long output on a terminal, a screenful at a time: through `PAGER` (with its arguments), else `less`.
//!
//! The words go through a pipe and nowhere else: no file, no argument, and `less` is told to keep no history, to write
//! no log and to start nothing. What fits on the screen, and what finds no pager, is printed as it is.

use std::ffi::OsStr;
use std::io::{self, Stdout, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use unicode_width::UnicodeWidthStr;

/// Shown when nothing is said by `PAGER`: quits at once if all of it fits, shows colours, leaves the screen as it is.
const USUAL: &str = "less -F -R -X";
/// The same for a `less` that `PAGER` names, unless the person has manners of their own for it.
const MANNERS: (&str, &str) = ("LESS", "FRX");
/// No history of what was looked for, no log, no editor, no shell, no file of keys.
const SECRECY: [(&str, &str); 2] = [("LESSHISTFILE", "-"), ("LESSSECURE", "1")];
/// What would start a program over the words, or read keys from a file.
const UNWANTED: [&str; 5] = ["LESSOPEN", "LESSCLOSE", "LESSKEY", "LESSKEYIN", "LESSKEYIN_SYSTEM"];

/// Output that waits until it is known to be longer than the screen.
pub(super) struct Pager {
    /// What was printed so far, while it still fits.
    held: Vec<u8>,
    columns: usize,
    /// The rows that are left.
    rows: usize,
    to: To,
}

/// Where output goes.
enum To {
    /// It is not known yet.
    Undecided(Command),
    /// To the pager.
    Pipe(Child, Option<ChildStdin>),
    /// To the terminal.
    Terminal(Stdout),
}

impl Pager {
    /// For a terminal of so many columns and rows; none where the person wants no pager.
    pub(super) fn new(wish: Option<&str>, columns: u16, rows: u16) -> Option<Self> {
        let to = To::Undecided(command(wish)?);
        // The prompt that follows needs a row too.
        let rows = usize::from(rows).saturating_sub(1);
        Some(Self { held: Vec::new(), columns: usize::from(columns).max(1), rows, to })
    }

    /// Everything was printed: what was held back is shown, and a pager is waited for.
    pub(super) fn end(&mut self) -> io::Result<()> {
        if matches!(self.to, To::Undecided(_)) {
            self.to = To::Terminal(io::stdout());
            self.pass_on_held()?;
        }
        match &mut self.to {
            To::Pipe(child, pipe) => {
                drop(pipe.take());
                // How it ended is its own matter.
                child.wait().map(drop)
            }
            To::Terminal(out) => out.flush(),
            To::Undecided(_) => Ok(()),
        }
    }

    /// Whether a pager has the screen, so that nothing else may write on it.
    pub(super) fn has_the_screen(&self) -> bool {
        matches!(self.to, To::Pipe(..))
    }

    /// It is longer than the screen.
    fn start(&mut self) -> io::Result<()> {
        if let To::Undecided(command) = &mut self.to {
            self.to = match command.spawn() {
                Ok(mut child) => {
                    leave_interrupts_to_the_pager();
                    let pipe = child.stdin.take();
                    To::Pipe(child, pipe)
                }
                Err(_) => To::Terminal(io::stdout()),
            };
        }
        self.pass_on_held()
    }

    fn pass_on_held(&mut self) -> io::Result<()> {
        let held = std::mem::take(&mut self.held);
        self.pass_on(&held)
    }

    fn pass_on(&mut self, bytes: &[u8]) -> io::Result<()> {
        match &mut self.to {
            To::Pipe(_, Some(pipe)) => pipe.write_all(bytes),
            To::Terminal(out) => out.write_all(bytes),
            To::Pipe(_, None) | To::Undecided(_) => Ok(()),
        }
    }

    /// How many rows of the screen these bytes take.
    fn rows_of(&self, bytes: &[u8]) -> usize {
        let text = String::from_utf8_lossy(bytes);
        text.lines().map(|line| line.width().div_ceil(self.columns).max(1)).sum()
    }
}

impl Write for Pager {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if matches!(self.to, To::Undecided(_)) {
            self.held.extend_from_slice(bytes);
            if self.rows_of(&self.held) > self.rows {
                self.start()?;
            }
        } else {
            self.pass_on(bytes)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The program to start; none where output is to be printed as it is.
fn command(wish: Option<&str>) -> Option<Command> {
    let words = words(wish.unwrap_or(USUAL));
    let (program, arguments) = words.split_first()?;
    if program == "cat" {
        return None;
    }
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).envs(SECRECY);
    for name in UNWANTED {
        command.env_remove(name);
    }
    if std::env::var_os(MANNERS.0).is_none_or(|manners| manners == OsStr::new("")) {
        command.env(MANNERS.0, MANNERS.1);
    }
    Some(command)
}

/// A command line as its words; quotes keep spaces.
pub(super) fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for letter in line.chars() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None, _) if letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

/// Ctrl-C is a key of the pager: it must not end mend under it, which would leave two readers at the keyboard.
fn leave_interrupts_to_the_pager() {
    // Where it cannot be had the pager works all the same.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::new(AtomicBool::new(false)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_line_is_its_words() {
        assert_eq!(words("less -R"), ["less", "-R"]);
        assert_eq!(words("  'my pager' --title=\"a b\" '' "), ["my pager", "--title=a b", ""]);
        assert_eq!(words(" "), [] as [&str; 0]);
    }

    #[test]
    fn no_pager_is_started_where_none_is_wanted_and_less_keeps_nothing() {
        assert!(command(Some("")).is_none() && command(Some("cat")).is_none());
        for wish in [None, Some("less -S"), Some("anything")] {
            let command = command(wish).unwrap();
            let set: Vec<_> = command.get_envs().collect();
            for (name, value) in SECRECY {
                assert!(set.contains(&(OsStr::new(name), Some(OsStr::new(value)))), "{wish:?}");
            }
            assert!(UNWANTED.iter().all(|name| set.contains(&(OsStr::new(name), None))), "{wish:?}");
        }
        let usual: Vec<_> = command(None).unwrap().get_args().map(OsStr::to_owned).collect();
        assert_eq!(usual, ["-F", "-R", "-X"]);
    }

    #[test]
    fn rows_are_counted_as_the_terminal_shows_them() {
        let pager = Pager::new(None, 10, 5).unwrap();
        assert_eq!(pager.rows_of(b"a\n\nb\n"), 3);
        assert_eq!(pager.rows_of("x".repeat(21).as_bytes()), 3);
        assert_eq!(pager.rows_of(&"\u{4e16}".repeat(6).into_bytes()), 2);
    }
}
