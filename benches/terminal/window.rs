//! A program in a pty of 80x24: keys go in, and what it draws comes out with the time it came.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::homes::{LAST_WORD, Program};
use crate::{Outcome, table};

/// How long anything may take before the run is given up.
const PATIENCE: Duration = Duration::from_mins(1);
/// Letters that are typed: none of them is drawn anywhere else while typing goes on.
const LETTERS: &[u8] = b"XZJVWBYU";
/// Between two keys, so that saves happen while keys are measured.
const GAP: Duration = Duration::from_millis(8);
/// What ends every picture.
const PICTURE: &[u8] = b"\x1b[?2026l";
/// What gives the person's own screen back.
const OWN_SCREEN: &[u8] = b"\x1b[?1049l";

/// A window with a program in it.
pub(crate) struct Window {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    /// What came and was not yet looked at.
    rest: Vec<u8>,
}

impl Window {
    pub(crate) fn open(program: &Program) -> Outcome<Self> {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size)?;
        let mut command = CommandBuilder::new(&program.path);
        command.env_clear();
        command.args(&program.arguments);
        command.cwd(&program.folder);
        for (name, value) in &program.variables {
            command.env(name, value);
        }
        let mut reader = pair.master.try_clone_reader()?;
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..length].to_vec())).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer()?;
        let child = pair.slave.spawn_command(command)?;
        Ok(Self { child, master: pair.master, keys, output, rest: Vec::new() })
    }

    pub(crate) fn send(&mut self, bytes: &[u8]) -> Outcome<()> {
        self.keys.write_all(bytes)?;
        Ok(self.keys.flush()?)
    }

    /// When this word was drawn. A word, not a sentence: blank cells are not drawn anew.
    pub(crate) fn wait_for(&mut self, word: &str) -> Outcome<Instant> {
        loop {
            let (at, bytes) = self.output.recv_timeout(PATIENCE).map_err(|error| match error {
                RecvTimeoutError::Timeout => format!("{word:?} never came: {}", readable(&self.rest)),
                RecvTimeoutError::Disconnected => {
                    format!("ended before {word:?} came: {}", readable(&self.rest))
                }
            })?;
            self.rest.extend(bytes);
            if readable(&self.rest).contains(word) {
                self.rest.clear();
                return Ok(at);
            }
        }
    }

    /// Takes what still comes, until nothing has come for a while.
    pub(crate) fn settle(&mut self) {
        while self.output.recv_timeout(Duration::from_millis(60)).is_ok() {}
        self.rest.clear();
    }

    /// From `mend write` to the empty page: past the number and the word that it asks for first.
    pub(crate) fn pass_check_in(&mut self) -> Outcome<()> {
        self.wait_for("heavy")?;
        self.settle();
        self.send(b"\t")?;
        self.settle();
        self.send(b"\t")?;
        self.wait_for("comes.")?;
        self.settle();
        Ok(())
    }

    /// From home into the long draft.
    pub(crate) fn go_on(&mut self) -> Outcome<()> {
        // A row that was empty until everything had loaded; changed rows are drawn in pieces.
        self.wait_for("Look")?;
        self.settle();
        self.send(b"\x1b[H\r")?;
        self.wait_for(LAST_WORD)?;
        self.settle();
        Ok(())
    }

    /// From home to the list of all pages, once it has loaded.
    pub(crate) fn look_back(&mut self) -> Outcome<()> {
        self.wait_for("Look")?;
        self.settle();
        self.send(b"/")?;
        self.settle();
        Ok(())
    }

    /// From home to How it has been, and from figure to figure and span to span, so many times: each key until its whole
    /// picture is there. The first is the one that opens it.
    pub(crate) fn how_it_has_been(&mut self, keys: usize) -> Outcome<(Duration, Vec<Duration>)> {
        self.wait_for("been")?;
        self.settle();
        // The row above the last one.
        self.send(b"\x1b[F\x1b[A")?;
        self.settle();
        let mut took = Vec::new();
        // All of it first: four weeks of a made-up journal may hold nothing.
        for key in [&b"\r"[..], b"z", b"z"].into_iter().chain(
            [&b"\x1b[C"[..], b"\x1b[C", b"\x1b[C", b"\x1b[C", b"z", b"z", b"z"]
                .into_iter()
                .cycle()
                .take(keys),
        ) {
            let began = Instant::now();
            self.send(key)?;
            took.push(self.wait_for_picture()? - began);
            std::thread::sleep(GAP);
        }
        Ok((took.remove(0), took))
    }

    /// Types a word to find and measures each letter until its whole picture is there; then takes the word away.
    pub(crate) fn find(&mut self, word: &str) -> Outcome<Vec<Duration>> {
        let mut took = Vec::new();
        for letter in word.bytes() {
            let began = Instant::now();
            self.send(&[letter])?;
            took.push(self.wait_for_picture()? - began);
            std::thread::sleep(GAP);
        }
        self.send(b"\x1b")?;
        self.settle();
        self.send(b"/")?;
        self.settle();
        Ok(took)
    }

    /// When the next picture was whole.
    fn wait_for_picture(&mut self) -> Outcome<Instant> {
        loop {
            let (at, bytes) = self.output.recv_timeout(PATIENCE)?;
            self.rest.extend(bytes);
            if self.rest.windows(PICTURE.len()).any(|part| part == PICTURE) {
                self.rest.clear();
                return Ok(at);
            }
        }
    }

    /// Types words of six letters and measures each letter until it is drawn.
    pub(crate) fn type_words(&mut self, keys: usize) -> Outcome<Vec<Duration>> {
        let mut took = Vec::new();
        for number in 0..keys {
            took.push(self.type_letter(number)?);
            if number % 6 == 5 {
                self.send(b" ")?;
            }
            std::thread::sleep(GAP);
            while self.output.try_recv().is_ok() {}
        }
        Ok(took)
    }

    /// Types one letter and measures until it is drawn.
    pub(crate) fn type_letter(&mut self, number: usize) -> Outcome<Duration> {
        let letter = LETTERS[number % LETTERS.len()];
        let began = Instant::now();
        self.send(&[letter])?;
        Ok(self.wait_for(&char::from(letter).to_string())? - began)
    }

    /// The most memory it ever held, in kilobytes.
    pub(crate) fn peak(&self) -> Outcome<u64> {
        let process = self.child.process_id().ok_or("no process")?;
        Ok(table::peak_of(process).ok_or("the system tells no memory")?)
    }

    /// Ctrl-Q: the time until the person's own screen is back, and until the program has ended.
    pub(crate) fn leave(mut self) -> Outcome<(Duration, Duration)> {
        let pressed = Instant::now();
        self.send(b"\x11")?;
        let mut given_back = None;
        while let Ok((at, bytes)) = self.output.recv_timeout(PATIENCE) {
            self.rest.extend(bytes);
            if given_back.is_none() && self.rest.windows(OWN_SCREEN.len()).any(|part| part == OWN_SCREEN) {
                given_back = Some(at);
            }
        }
        self.child.wait()?;
        let ended = pressed.elapsed();
        drop(self.master);
        Ok((given_back.ok_or("the own screen never came back")? - pressed, ended))
    }

    /// Ends it without asking.
    pub(crate) fn kill(mut self) -> Outcome<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

/// What can be read of terminal output, without its control sequences.
fn readable(bytes: &[u8]) -> String {
    let mut text = Vec::new();
    let mut bytes = bytes.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte == 0x1b && bytes.next_if_eq(&b'[').is_some() {
            while bytes.next_if(|one| (0x20..0x40).contains(one)).is_some() {}
            bytes.next();
        } else if byte != 0x1b {
            text.push(byte);
        }
    }
    String::from_utf8_lossy(&text).into_owned()
}
