//! What the commands print. The only door to standard output and standard error, and the filter stands in it.
//!
//! A reader that went away (`mend list | head`) is no fault: the command ends quietly.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::ops::Range;

use serde::Serialize;

use super::failure::Failure;
use super::pager::Pager;
use crate::text::show::{show, show_line};

/// Standard output and standard error, or what stands for them in a test.
pub(super) struct Output<'a> {
    out: To<'a>,
    err: Box<dyn Write + 'a>,
    /// What is said beside the result once the pager has given the screen back.
    later: Vec<String>,
    /// Whether what was found stands out by a colour: on a terminal only, and never under `NO_COLOR`.
    colour: bool,
}

/// Where the result goes.
enum To<'a> {
    Straight(Box<dyn Write + 'a>),
    Paged(Box<Pager>),
}

/// What was found, in the terminal's own yellow and bold, and the end of that.
const FOUND: (&str, &str) = ("\u{1b}[1;33m", "\u{1b}[0m");

impl Output<'_> {
    /// The two streams of this process. Neither is locked for long: on the way out of the full screen other
    /// threads write to them.
    pub(super) fn standard() -> Self {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let is_dumb = set("TERM").is_none_or(|term| term == "dumb");
        let colour = io::stdout().is_terminal() && set("NO_COLOR").is_none() && !is_dumb;
        let out = To::Straight(Box::new(BufWriter::new(io::stdout())));
        Self { out, err: Box::new(io::stderr()), later: Vec::new(), colour }
    }

    /// On a terminal, what is longer than the screen is shown a screenful at a time.
    pub(super) fn through_pager(&mut self) {
        if !(io::stdout().is_terminal() && io::stdin().is_terminal()) {
            return;
        }
        let wish = std::env::var("PAGER").ok();
        let Ok((columns, rows)) = crossterm::terminal::size() else { return };
        if let Some(pager) = Pager::new(wish.as_deref(), columns, rows) {
            self.out = To::Paged(Box::new(pager));
        }
    }

    /// One line, whatever is in it.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Failure> {
        Ok(writeln!(self.out, "{}", show_line(text))?)
    }

    /// One line set in, in which what was found stands out.
    pub(super) fn line_found(&mut self, text: &str, hits: &[Range<usize>]) -> Result<(), Failure> {
        let (on, off) = if self.colour { FOUND } else { ("", "") };
        write!(self.out, "    ")?;
        let mut done = 0;
        for hit in hits {
            let between = show_line(text.get(done..hit.start).unwrap_or_default());
            let found = show_line(text.get(hit.clone()).unwrap_or_default());
            write!(self.out, "{between}{on}{found}{off}")?;
            done = hit.end;
        }
        Ok(writeln!(self.out, "{}", show_line(text.get(done..).unwrap_or_default()))?)
    }

    /// A text of several lines, as it is.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Failure> {
        Ok(write!(self.out, "{}", show(text))?)
    }

    /// A value for a program to read: what the filter would drop is escaped instead, so that nothing is lost.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
        Ok(writeln!(self.out, "{}", escaped(&text))?)
    }

    /// Words beside the result, on standard error. Nobody can be told that it could not be told.
    pub(super) fn aside(&mut self, text: &str) {
        self.beside(show(text).into_owned());
    }

    /// One line beside the result, whatever is in it: a file's name may hold anything.
    pub(super) fn aside_line(&mut self, text: &str) {
        self.beside(show_line(text).into_owned());
    }

    fn beside(&mut self, text: String) {
        if matches!(&self.out, To::Paged(pager) if pager.has_the_screen()) {
            self.later.push(text);
        } else {
            drop(writeln!(self.err, "{text}"));
        }
    }

    /// Hands on what is still held back.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        let ended = match &mut self.out {
            To::Straight(out) => out.flush(),
            To::Paged(pager) => pager.end(),
        };
        self.out = To::Straight(Box::new(io::sink()));
        for text in std::mem::take(&mut self.later) {
            self.beside(text);
        }
        Ok(ended?)
    }
}

impl Write for To<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Straight(out) => out.write(bytes),
            Self::Paged(pager) => pager.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Straight(out) => out.flush(),
            Self::Paged(pager) => pager.flush(),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        Self::could_not(&[
            "What is kept here is untouched.",
            &format!("It could not be printed: {error}."),
            "Try again, or send it somewhere else.",
        ])
    }
}

/// JSON in which every character that a terminal might obey stands as `\u….`; they occur inside strings only.
fn escaped(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for one in json.chars() {
        let mut bytes = [0; 4];
        let shown = one == '\n' || show_line(one.encode_utf8(&mut bytes)).chars().eq([one]);
        if shown {
            safe.push(one);
        } else {
            let mut units = [0; 2];
            let escapes = one.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}"));
            safe.extend(escapes);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    impl<'a> Output<'a> {
        fn into(out: &'a mut Vec<u8>, err: &'a mut Vec<u8>) -> Self {
            Self { out: To::Straight(Box::new(out)), err: Box::new(err), later: Vec::new(), colour: false }
        }
    }

    #[test]
    fn json_keeps_every_character_and_sends_none_to_the_terminal() {
        let words = "a\u{1b}]0;t\u{7}\u{9b}\u{7f}\u{202e}\u{2028}\nb\tc é 👩‍👧";
        let (mut out, mut err) = (Vec::new(), Vec::new());
        Output::into(&mut out, &mut err).json(&words).unwrap();
        let printed = String::from_utf8(out).unwrap();
        assert_eq!(show(&printed), printed);
        assert_eq!(serde_json::from_str::<String>(&printed).unwrap(), words);
    }

    #[test]
    fn what_was_found_stands_out_by_colour_only_where_there_is_colour_and_stays_tame() {
        for (colour, wanted) in
            [(true, "    the \u{1b}[1;33mred\u{1b}[0m coat\n"), (false, "    the red coat\n")]
        {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let mut output = Output::into(&mut out, &mut err);
            output.colour = colour;
            let hit = 6..9;
            output.line_found("the \u{9b}red\u{1b} coat", std::slice::from_ref(&hit)).unwrap();
            drop(output);
            assert_eq!(String::from_utf8(out).unwrap(), wanted);
        }
    }

    #[test]
    fn a_line_stays_one_line_on_either_stream() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut output = Output::into(&mut out, &mut err);
        output.line("a\nb\u{1b}c").unwrap();
        output.aside("d\u{1b}e");
        drop(output);
        assert_eq!((out.as_slice(), err.as_slice()), (&b"a bc\n"[..], &b"de\n"[..]));
    }
}
