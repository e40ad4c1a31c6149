//! A talk with `mend --plain` through pipes: reads until it asks, then answers. It knows the asks by the guide's words.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ChildStdin, ChildStdout, Command};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use mend::guide::{Guide, LineByLine};
use rustix::process::{Pid, Signal, kill_process};

use crate::home::Home;

/// What it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    Home,
    Menu,
    One,
    Several,
    Number,
    Words,
    HowStrong,
    Line,
    Lines,
    Text,
    Heading,
    Ticks,
    Enter,
    Keep,
}

/// A running talk.
pub(crate) struct Talk {
    child: Child,
    input: Option<ChildStdin>,
    /// None once nobody reads any more.
    output: Option<Receiver<Vec<u8>>>,
    words: LineByLine,
    /// What came and is no whole letter yet.
    bytes: Vec<u8>,
    /// Everything that was said.
    pub(crate) said: String,
    from: usize,
}

impl Talk {
    pub(crate) fn start(home: &Home, arguments: &[&str]) -> Self {
        Self::over(home.command(&[&["--plain"], arguments].concat()))
    }

    /// Over this command, whose input and output are pipes.
    pub(crate) fn over(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let (input, output) = (child.stdin.take(), Some(chunks(child.stdout.take().unwrap())));
        let words = Guide::new().words().plain.line_by_line.clone();
        Self { child, input, output, words, bytes: Vec::new(), said: String::new(), from: 0 }
    }

    /// What was said since the last answer, and what it asks for; none when it ended.
    pub(crate) fn next(&mut self) -> (String, Option<Ask>) {
        loop {
            let new = self.since();
            let last = new.lines().last().unwrap_or_default().to_owned();
            if let Some(ask) = self.ask(&last).filter(|_| new.ends_with('\n')) {
                return (new.to_owned(), Some(ask));
            }
            let new = new.to_owned();
            if !self.more() {
                return (new, None);
            }
        }
    }

    /// What was said since the last answer, as soon as it ends with these words.
    #[track_caller]
    pub(crate) fn next_after(&mut self, words: &str) -> String {
        while !self.since().ends_with(words) {
            assert!(self.more(), "{words:?} never came\n{}", self.said);
        }
        self.since().to_owned()
    }

    /// What was said since the last answer.
    fn since(&self) -> &str {
        self.said.get(self.from..).unwrap_or_default()
    }

    /// Reads on; whether there was more.
    fn more(&mut self) -> bool {
        match self.output.as_ref().unwrap().recv_timeout(PATIENCE) {
            Ok(bytes) => {
                self.bytes.extend(bytes);
                // A letter may have come in two pieces.
                let whole =
                    std::str::from_utf8(&self.bytes).map_or_else(|error| error.valid_up_to(), str::len);
                let said: Vec<u8> = self.bytes.drain(..whole).collect();
                self.said.push_str(std::str::from_utf8(&said).unwrap());
                true
            }
            Err(RecvTimeoutError::Disconnected) => false,
            Err(RecvTimeoutError::Timeout) => panic!("nothing came after\n{}", self.said),
        }
    }

    /// What a text that was said asks for at its end.
    pub(crate) fn ask_of(&self, said: &str) -> Option<Ask> {
        self.ask(said.lines().last().unwrap_or_default())
    }

    fn ask(&self, line: &str) -> Option<Ask> {
        let words = &self.words;
        let begins = |words: &str| line.starts_with(words.split('{').next().unwrap_or_default());
        let asks = [
            (&words.menu_home, Ask::Home),
            (&words.keep_or_back, Ask::Keep),
            (&words.menu, Ask::Menu),
            (&words.look_back_more, Ask::Menu),
            (&words.look_back, Ask::Menu),
            (&words.look_back_all, Ask::Menu),
            (&words.narrow_days, Ask::Menu),
            (&words.number_or_enter, Ask::One),
            (&words.number_or_on, Ask::One),
            (&words.number_goes_on, Ask::One),
            (&words.number_or_marked, Ask::One),
            (&words.numbers, Ask::Several),
            (&words.number, Ask::Number),
            (&words.words, Ask::Words),
            (&words.how_strong, Ask::HowStrong),
            (&words.one_line, Ask::Line),
            (&words.own_line, Ask::Line),
            (&words.lines, Ask::Lines),
            (&words.end_text, Ask::Text),
            (&words.which_heading, Ask::Heading),
            (&words.ticks, Ask::Ticks),
            (&words.go_on, Ask::Enter),
        ];
        asks.into_iter().find(|(words, _)| begins(words)).map(|(_, ask)| ask)
    }

    /// Answers with these lines.
    pub(crate) fn say(&mut self, lines: &str) {
        self.from = self.said.len();
        self.add(lines);
    }

    /// The same before what it said to the last ones was read.
    pub(crate) fn add(&mut self, lines: &str) {
        self.input.as_mut().unwrap().write_all(format!("{lines}\n").as_bytes()).unwrap();
    }

    /// The same after this answer to the first question.
    #[track_caller]
    pub(crate) fn on_with(mut self, answer: &str) -> Self {
        self.next();
        self.say(answer);
        self
    }

    /// Reads on until these words were said since the last answer.
    #[track_caller]
    pub(crate) fn until(&mut self, words: &str) {
        while !self.since().contains(words) {
            assert!(self.more(), "{words:?} never came\n{}", self.said);
        }
    }

    /// Nobody reads what it says any more, as soon as the next of it came.
    pub(crate) fn deafen(&mut self) {
        drop(self.output.take());
    }

    /// Sends it a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        let id = Pid::from_child(&self.child);
        kill_process(id, signal).unwrap();
    }

    /// Waits until it has ended by itself; the code, where a signal counts as the shell counts it.
    pub(crate) fn wait(mut self) -> Option<i32> {
        let status = self.child.wait().unwrap();
        status.code().or(status.signal().map(|signal| 128 + signal))
    }

    /// The answers end, and nobody reads; what it told on standard error, and how it ended.
    pub(crate) fn wait_told(mut self) -> (String, Option<i32>) {
        drop(self.input.take());
        let mut told = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        (told, self.wait())
    }

    /// The answers end; how it ends.
    #[track_caller]
    pub(crate) fn end(self) -> (String, Option<i32>) {
        let (said, code) = self.end_strangely();
        assert_plain(&said);
        (said, code)
    }

    /// The same where signs that nobody speaks were typed.
    #[track_caller]
    pub(crate) fn end_strangely(mut self) -> (String, Option<i32>) {
        drop(self.input.take());
        while self.more() {}
        let code = self.child.wait().unwrap().code();
        assert_harmless(&self.said);
        (std::mem::take(&mut self.said), code)
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        // Of a test that failed; one that passed has waited for its end.
        drop(self.child.kill());
    }
}

/// Nothing takes longer to be said.
const PATIENCE: Duration = Duration::from_secs(20);

/// Reads on a thread of its own, so that what never comes is waited for no longer than that. It ends, and with it the
/// stream, when nobody takes what it read.
fn chunks(mut stream: ChildStdout) -> Receiver<Vec<u8>> {
    let (to, from) = channel();
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = stream.read(&mut bytes) {
            if to.send(bytes[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    from
}

/// Everyday punctuation, and what stands in addresses and in numbers to dial.
const EVERYDAY: &str = " .,:;?'\"()-/+&@#*";

/// Letters, digits, everyday punctuation and new lines: nothing that moves a cursor, nothing that is drawn, no sign that
/// has to be spelled out. What a person wrote is the test's own and keeps to that too, unless it is about that.
#[track_caller]
pub(crate) fn assert_plain(said: &str) {
    let strange = |line: &&str| line.chars().any(|one| !(one.is_alphanumeric() || EVERYDAY.contains(one)));
    assert_eq!(said.lines().find(strange), None, "{said}");
    assert!(said.lines().all(|line| line.trim() == line), "spaces at the ends of a line say nothing\n{said}");
}

/// Nothing that moves a cursor or turns the direction of writing.
#[track_caller]
fn assert_harmless(said: &str) {
    let drives = |one: &char| {
        (one.is_control() && !matches!(one, '\n' | '\t'))
            || matches!(one, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert_eq!(said.chars().find(drives), None, "{said:?}");
}
