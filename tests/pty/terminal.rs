//! A window: a pty with a program in it, a reader that draws what arrives, and every byte that came.
//!
//! Built on `rustix` alone. `portable-pty` types a newline and an end-of-file into the terminal when its writer is
//! dropped, so with it no window can simply be closed. `setsid --ctty` gives the program its own session and this
//! terminal, as a terminal program does; without `--ctty` the terminal can vanish and no signal tells of it.

use std::fs::{File, OpenOptions};
use std::io::{PipeWriter, Read};
use std::num::NonZeroU16;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_setfl};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Termios, Winsize, tcgetattr, tcsetwinsize};

use crate::home::Home;
use crate::trace::Trace;

/// How long anything may take before a test says that it never came.
pub(crate) const DEADLINE: Duration = Duration::from_secs(20);

/// How often it is looked at what does not stand on the screen.
const GLANCE: Duration = Duration::from_millis(20);

/// The program under test.
pub(crate) const MEND: &str = env!("CARGO_BIN_EXE_mend");

/// How a window is opened.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Rows.
    pub(crate) rows: u16,
    /// Columns.
    pub(crate) columns: u16,
}

/// The size that every screen is designed for.
pub(crate) const USUAL: Size = Size { rows: 24, columns: 80 };

/// Whether closing the window sends a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closing {
    /// As a terminal program does: the session gets HUP.
    Signals,
    /// The terminal is simply gone.
    Silent,
}

/// A window with a program in it. Dropped, it closes; a program that outlives it is killed.
pub(crate) struct Terminal {
    master: Option<File>,
    child: Child,
    status: Option<ExitStatus>,
    before: Termios,
    seen: Arc<(Mutex<Trace>, Condvar)>,
    reader: Option<(JoinHandle<()>, PipeWriter)>,
}

impl Terminal {
    /// The program, at the usual size.
    pub(crate) fn open(home: &Home, arguments: &[&str]) -> Self {
        Self::sized(home, arguments, USUAL)
    }

    /// The program, at this size.
    pub(crate) fn sized(home: &Home, arguments: &[&str], size: Size) -> Self {
        Self::start(home, Path::new(MEND), arguments, size, Closing::Signals)
    }

    /// Any program.
    pub(crate) fn start(
        home: &Home,
        program: &Path,
        arguments: &[&str],
        size: Size,
        closing: Closing,
    ) -> Self {
        let (master, slave) = pair(size);
        let before = tcgetattr(&master).unwrap();
        // Whoever runs the tests may ignore HUP, as `nohup` does, and what is ignored is inherited.
        let mut command = Command::new("env");
        command.args(["--default-signal=HUP", "setsid"]);
        if closing == Closing::Signals {
            command.arg("--ctty");
        }
        command.arg(program).args(arguments);
        home.dress(&mut command);
        command.env("TERM", "xterm-256color").env("COLORTERM", "truecolor");
        let copy = || Stdio::from(slave.try_clone().unwrap());
        let child = command.stdin(copy()).stdout(copy()).stderr(copy()).spawn().unwrap();
        drop((command, slave));
        let seen = Arc::new((Mutex::new(Trace::new(size)), Condvar::new()));
        let reader = Some(read_along(&master, Arc::clone(&seen)));
        Self { master: Some(master), child, status: None, before, seen, reader }
    }

    /// The program's number.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether the kernel says that the program is stopped.
    pub(crate) fn stands_still(&self) -> bool {
        let told = std::fs::read_to_string(format!("/proc/{}/stat", self.id())).unwrap_or_default();
        told.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with('T'))
    }

    /// What came so far.
    pub(crate) fn trace(&self) -> MutexGuard<'_, Trace> {
        self.seen.0.lock().unwrap()
    }

    /// The words on the screen now, row by row.
    pub(crate) fn screen(&self) -> String {
        self.trace().screen()
    }

    /// Waits until the words stand on the screen.
    #[track_caller]
    pub(crate) fn wait_for(&self, words: &str) {
        self.wait_until(&format!("{words:?} on the screen"), |trace| trace.shows(words));
    }

    /// Waits until the words are gone from the screen.
    #[track_caller]
    pub(crate) fn wait_gone(&self, words: &str) {
        self.wait_until(&format!("{words:?} gone from the screen"), |trace| !trace.shows(words));
    }

    /// Waits until it is as wanted: on the screen, or wherever else `done` looks.
    #[track_caller]
    pub(crate) fn wait_until(&self, wanted: &str, mut done: impl FnMut(&Trace) -> bool) {
        let end = Instant::now() + DEADLINE;
        let mut trace = self.trace();
        while !done(&trace) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !trace.ended(), "never came: {wanted}\n{}", trace.picture());
            trace = self.seen.1.wait_timeout(trace, left.min(GLANCE)).unwrap().0;
        }
    }

    /// Types bytes as they are.
    pub(crate) fn send(&self, bytes: &[u8]) {
        self.master.as_ref().unwrap().write_all_of(bytes);
    }

    /// Types words.
    pub(crate) fn text(&self, words: &str) {
        self.send(words.as_bytes());
    }

    /// Types words and waits until they stand on the screen (they must fit on one row).
    #[track_caller]
    pub(crate) fn write(&self, words: &str) {
        self.text(words);
        self.wait_for(words);
    }

    /// Presses a key, as in `Enter`, `C-q`, `S-Tab`, `F2`, `x`.
    #[track_caller]
    pub(crate) fn key(&self, name: &str) {
        self.send(&bytes_of(name));
    }

    /// Pastes, as a terminal does that was asked to say so.
    pub(crate) fn paste(&self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    }

    /// Changes the size; the kernel tells the program.
    pub(crate) fn resize(&self, size: Size) {
        self.trace().resize(size);
        tcsetwinsize(self.master.as_ref().unwrap(), winsize(size)).unwrap();
    }

    /// Sends a signal to the program, by its number.
    pub(crate) fn kill(&self, signal: Signal) {
        kill_process(pid(self.id()), signal).unwrap();
    }

    /// Closes the window under the program.
    pub(crate) fn close_window(&mut self) {
        self.stop_reading();
        self.master = None;
    }

    /// Whether the window was closed.
    pub(crate) const fn is_closed(&self) -> bool {
        self.master.is_none()
    }

    /// Waits until the program has ended, and everything it wrote has come.
    #[track_caller]
    pub(crate) fn wait_exit(&mut self) -> ExitStatus {
        let status = self.wait_exit_within(DEADLINE);
        if self.master.is_some() {
            let end = Instant::now() + DEADLINE;
            let mut trace = self.seen.0.lock().unwrap();
            while !trace.ended() {
                let left = end.saturating_duration_since(Instant::now());
                assert!(!left.is_zero(), "the terminal is still held open after the program ended");
                trace = self.seen.1.wait_timeout(trace, left).unwrap().0;
            }
        }
        status
    }

    /// Waits until the program has ended, so long at most.
    #[track_caller]
    pub(crate) fn wait_exit_within(&mut self, most: Duration) -> ExitStatus {
        let end = Instant::now() + most;
        loop {
            if let Some(status) = self.ended() {
                return status;
            }
            assert!(Instant::now() < end, "still running after {most:?}\n{}", self.trace().picture());
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// How it ended, if it has.
    pub(crate) fn ended(&mut self) -> Option<ExitStatus> {
        if self.status.is_none() {
            self.status = self.child.try_wait().unwrap();
        }
        self.status
    }

    /// Its exit code, or 128 and the signal that ended it.
    #[track_caller]
    pub(crate) fn exit_code(&mut self) -> i32 {
        let status = self.wait_exit();
        status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or_default())
    }

    /// What is wrong with the terminal that the program left behind. Call it after the program ended.
    pub(crate) fn faults(&self, unread: &str) -> Vec<String> {
        let mut faults = self.trace().faults(unread);
        if let Some(master) = &self.master {
            let after = tcgetattr(master).unwrap();
            let same = self.before.input_modes == after.input_modes
                && self.before.output_modes == after.output_modes
                && self.before.control_modes == after.control_modes
                && self.before.local_modes == after.local_modes;
            if !same {
                faults.push("the terminal's line settings are not as they were".to_owned());
            }
        }
        faults
    }

    /// The terminal is as it was found, and nothing was left on it.
    #[track_caller]
    pub(crate) fn assert_clean(&self) {
        self.assert_clean_but("");
    }

    /// The same, where these keys were typed so late that the program never read them.
    #[track_caller]
    pub(crate) fn assert_clean_but(&self, unread: &str) {
        let faults = self.faults(unread);
        assert!(faults.is_empty(), "the terminal was not left clean:\n{}", faults.join("\n"));
    }

    fn stop_reading(&mut self) {
        if let Some((thread, wake)) = self.reader.take() {
            drop(wake);
            thread.join().unwrap();
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.stop_reading();
        self.master = None;
        if self.status.is_none() {
            drop(self.child.kill());
            drop(self.child.wait());
        }
    }
}

/// Writing everything to a terminal whose other side may be slow.
trait WriteAllOf {
    fn write_all_of(&self, bytes: &[u8]);
}

impl WriteAllOf for File {
    fn write_all_of(&self, mut bytes: &[u8]) {
        let end = Instant::now() + DEADLINE;
        while !bytes.is_empty() {
            match rustix::io::write(self, bytes) {
                Ok(written) => bytes = &bytes[written..],
                Err(Errno::AGAIN) => {
                    assert!(Instant::now() < end, "the program reads nothing any more");
                    let glance = Timespec::try_from(GLANCE).unwrap();
                    let _ = poll(&mut [PollFd::new(self, PollFlags::OUT)], Some(&glance));
                }
                Err(error) => panic!("{error}"),
            }
        }
    }
}

/// A number of a process that this file started.
pub(crate) fn pid(id: u32) -> Pid {
    Pid::from_raw(id.try_into().unwrap()).unwrap()
}

/// The two ends of a new terminal.
fn pair(size: Size) -> (File, OwnedFd) {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    // A program that reads no more must fail a test, not hold it up.
    fcntl_setfl(&master, OFlags::RDWR | OFlags::NONBLOCK).unwrap();
    tcsetwinsize(&master, winsize(size)).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap();
    let path = Path::new(std::ffi::OsStr::from_bytes(name.as_bytes()));
    let flags = OpenptFlags::NOCTTY.bits().cast_signed();
    let slave = OpenOptions::new().read(true).write(true).custom_flags(flags).open(path).unwrap();
    (File::from(master), OwnedFd::from(slave))
}

fn winsize(size: Size) -> Winsize {
    Winsize { ws_row: size.rows, ws_col: size.columns, ws_xpixel: 0, ws_ypixel: 0 }
}

/// Reads what the program writes, until it ends or the other end of the pipe is dropped.
fn read_along(master: &File, seen: Arc<(Mutex<Trace>, Condvar)>) -> (JoinHandle<()>, PipeWriter) {
    let (stop, wake) = std::io::pipe().unwrap();
    let mut master = master.try_clone().unwrap();
    let thread = std::thread::spawn(move || {
        let mut buffer = vec![0; 65536];
        loop {
            let mut both = [
                PollFd::from_borrowed_fd(master.as_fd(), PollFlags::IN),
                PollFd::from_borrowed_fd(stop.as_fd(), PollFlags::IN),
            ];
            let _ = poll(&mut both, None);
            if !both[1].revents().is_empty() {
                break;
            }
            let came = master.read(&mut buffer).unwrap_or_default();
            let mut trace = seen.0.lock().unwrap();
            trace.take(&buffer[..came]);
            seen.1.notify_all();
            if came == 0 {
                break;
            }
        }
    });
    (thread, wake)
}

/// What a terminal sends for a key.
#[track_caller]
pub(crate) fn bytes_of(name: &str) -> Vec<u8> {
    let fixed: &[(&str, &[u8])] = &[
        ("Enter", b"\r"),
        ("Tab", b"\t"),
        ("S-Tab", b"\x1b[Z"),
        ("Esc", b"\x1b"),
        ("Space", b" "),
        ("Backspace", b"\x7f"),
        ("Delete", b"\x1b[3~"),
        ("Up", b"\x1b[A"),
        ("Down", b"\x1b[B"),
        ("Right", b"\x1b[C"),
        ("Left", b"\x1b[D"),
        ("Home", b"\x1b[H"),
        ("End", b"\x1b[F"),
        ("C-Home", b"\x1b[1;5H"),
        ("C-End", b"\x1b[1;5F"),
        ("PageUp", b"\x1b[5~"),
        ("PageDown", b"\x1b[6~"),
        ("F1", b"\x1bOP"),
        ("F2", b"\x1bOQ"),
    ];
    if let Some((_, bytes)) = fixed.iter().find(|(known, _)| *known == name) {
        return bytes.to_vec();
    }
    match name.as_bytes() {
        [letter] => vec![*letter],
        [b'C', b'-', letter] => vec![letter.to_ascii_uppercase() ^ 0x40],
        _ => panic!("no such key: {name}"),
    }
}

/// A size as `vt100` wants it.
pub(crate) fn nonzero(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap_or(NonZeroU16::MIN)
}
