//! `mend write`: words from standard input become a free page; without them, *Get it out* opens in the full screen.
//!
//! Words never come as arguments: those stay in the shell's history and in the list of processes.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::failure::{Failure, NOTHING_KEPT};
use super::front::{self, Start};
use super::output::Output;
use super::{Context, clock};
use crate::journal::{Answer, Entry, Kind, Moment, Profile, StepKind};
use crate::vault::{self, Beginning, Fault, FaultKind, Standing, Vault};

/// The most that is read, in bytes: as much as one entry may hold.
const MOST: u64 = 8 * 1024 * 1024;

/// How long another window that is just starting the notebook is waited for, and how often it is looked at.
const PATIENCE: Duration = Duration::from_secs(3);
const PAUSE: Duration = Duration::from_millis(20);

/// The id of a free page's one step.
const STEP: &str = "page";

/// Write a free page, here or from standard input
#[derive(Debug, clap::Args)]
#[command(override_usage = "mend write [OPTIONS] [-]")]
#[command(after_help = "A single `-` reads the words from standard input, 8 MiB at most.

Examples:
  mend write                 opens a blank page
  mend write - < note.txt    keeps the words of a file as a page
  pass-the-words | mend write -

Words are never given as arguments: the shell would remember them.")]
pub(super) struct Write {
    /// Nothing, or a single `-`. Anything else is told to go another way, without being repeated.
    #[arg(hide = true)]
    from: Vec<OsString>,
    /// Where nothing was ever kept, start a notebook that anyone on this account can read
    #[arg(long)]
    keep_unlocked: bool,
}

impl Write {
    pub(super) fn run(&self, context: &Context, output: &mut Output<'_>) -> Result<(), Failure> {
        match self.from.as_slice() {
            [] if context.plain || io::stdin().is_terminal() => front::start(Start::Write, context),
            [] => self.keep(context, output),
            [dash] if dash == "-" => self.keep(context, output),
            _ => Err(Failure::WrongUse(
                "Nothing was kept. Words after `mend write` would stay in the shell's history. \
                 Use `mend write`, or `mend write -` with the words on standard input."
                    .to_owned(),
            )),
        }
    }

    fn keep(&self, context: &Context, output: &mut Output<'_>) -> Result<(), Failure> {
        let absent = Vault::look(&context.places) == Standing::Absent;
        if absent && !self.keep_unlocked {
            return Err(Failure::NoNotebook(NOTHING_KEPT.to_owned()));
        }
        // What cannot be opened is told before anything is read: the words are then still where they came from.
        let vault = if absent { None } else { Some(open(context)?) };
        let entry = free_page(text_of(read_whole(&mut io::stdin().lock())?)?, clock::now());
        let kept = match vault {
            Some(mut vault) => vault.keep(&entry).map(drop),
            None => begin(context, &entry),
        };
        kept.map_err(|fault| Failure::keeping(&fault))?;
        output.line(&format!("Kept as {}.", entry.id))
    }
}

fn open(context: &Context) -> Result<Vault, Failure> {
    Vault::visit(&context.places).map_err(|fault| Failure::keeping(&fault))
}

/// Starts an unlocked notebook with this page. Where another window is just starting it, that one is waited for.
fn begin(context: &Context, entry: &Entry) -> Result<(), Fault> {
    let profile = Profile::default();
    let beginning = Beginning { profile: &profile, entry: Some(entry), draft: None, settings: None };
    let end = Instant::now() + PATIENCE;
    loop {
        match Vault::create(&context.places, &beginning) {
            Err(fault) if fault.kind == FaultKind::Held && Instant::now() < end => thread::sleep(PAUSE),
            made => return made.map(drop),
        }
    }
}

fn read_whole(input: &mut impl Read) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    if let Err(error) = input.take(MOST + 1).read_to_end(&mut bytes) {
        return Err(Failure::could_not(&[
            "What was kept before is fine.",
            &format!("These words could not be read, so they were not kept: {error}."),
            "Give them again.",
        ]));
    }
    if bytes.len() as u64 > MOST {
        return Err(Failure::keeping(&Fault::of(FaultKind::TooBig, Path::new(""))));
    }
    Ok(bytes)
}

/// The words as they are kept: control characters go, every line stays a line.
fn text_of(bytes: Vec<u8>) -> Result<String, Failure> {
    let Ok(text) = String::from_utf8(bytes) else {
        return Err(Failure::could_not(&[
            "What was kept before is fine.",
            "These bytes are not text in UTF-8, so they were not kept.",
            "Turn them into UTF-8 first, then give them again.",
        ]));
    };
    let lines = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let words: String = lines.chars().filter_map(kept).collect();
    let words = words.trim_end();
    if words.trim().is_empty() {
        return Err(Failure::could_not(&["There were no words, so nothing was kept."]));
    }
    Ok(words.to_owned())
}

/// What is kept for a character. Those that end a line must not join two words.
fn kept(one: char) -> Option<char> {
    match one {
        '\n' | '\t' => Some(one),
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        _ => (!one.is_control()).then_some(one),
    }
}

fn free_page(text: String, now: Moment) -> Entry {
    let mut entry = Entry::new(vault::fresh_id(), Kind::Free, now);
    entry.finished = Some(now);
    entry.answers = vec![Answer { text: Some(text), ..Answer::new(STEP, StepKind::Text) }];
    entry
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Result<String, Failure> {
        text_of(bytes.to_vec())
    }

    #[test]
    fn control_characters_go_and_no_word_is_lost_or_joined() {
        let given =
            "\u{feff}one\r\ntwo\rthree\u{c}four\u{85}five\u{1b}[31m six\u{0}\u{7f}\tseven\u{2028}eight\n\n";
        assert_eq!(text(given.as_bytes()).unwrap(), "one\ntwo\nthree\nfour\nfive[31m six\tseven\neight");
        assert_eq!(text("  set in\n\n\nשלום 👩‍👧\n".as_bytes()).unwrap(), "  set in\n\n\nשלום 👩‍👧");
    }

    #[test]
    fn what_is_no_text_is_not_kept() {
        for bytes in [&b"caf\xe9"[..], b"", b" \n\t\n", b"\xff\xfeh\x00i\x00", b"\x00\x1b"] {
            assert_eq!(text(bytes).unwrap_err().code(), 1);
        }
    }

    #[test]
    fn more_than_one_page_may_hold_is_refused_whole() {
        assert_eq!(read_whole(&mut io::repeat(b'a')).unwrap_err().code(), 1);
        assert_eq!(read_whole(&mut io::repeat(b'a').take(MOST)).unwrap().len() as u64, MOST);
    }
}
