//! The way out in an emergency: a signal, a closed window, a panic. Saves the desk, restores the terminal, ends.
//!
//! None of this goes through the event loop: crossterm never returns from a dead terminal (crossterm#793).
//! It never waits longer than two seconds, and never prints what a person wrote.

use std::io::{self, IsTerminal, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Resource, Rlimit, setrlimit};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use super::Desk;

/// The longest that leaving may take.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long of it to wait for another thread that is saving.
const HOLD: Duration = Duration::from_millis(1200);
/// What a shell expects after a signal.
const SIGNALLED: i32 = 128;
/// What Rust ends with after a panic.
const PANICKED: i32 = 101;

/// One thread ends the program; the others that want to stand still.
static LEAVING: AtomicBool = AtomicBool::new(false);

/// No core file, no look into memory from outside. To be called before anything else.
pub fn harden() {
    // A system that refuses is not a reason to refuse the person.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// From now on TERM, HUP, INT, QUIT, a closed window and a panic save the desk, call `restore` and end the program.
///
/// `restore` undoes what was done to the terminal. It is called on another thread and must neither print
/// nor panic on a terminal that is gone. A front asks [`leaving`] before it draws.
///
/// # Errors
/// When the signals cannot be caught or a thread not be started.
pub fn arm(desk: &Desk, restore: fn()) -> io::Result<()> {
    let for_panic = desk.clone();
    panic::set_hook(Box::new(move |info| after_panic(&for_panic, restore, info)));
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT])?;
    let for_signals = desk.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            leave(&for_signals, restore, SIGNALLED + signal, |_| ());
        }
    })?;
    if io::stdin().is_terminal() {
        let for_hang_up = desk.clone();
        thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
            wait_for_hang_up();
            leave(&for_hang_up, restore, SIGNALLED + SIGHUP, |_| ());
        })?;
    }
    Ok(())
}

/// Whether the program is ending by one of these ways: nothing is to be drawn any more.
pub fn leaving() -> bool {
    LEAVING.load(Ordering::SeqCst)
}

/// Stands still for ever if another thread is ending the program. For `main`, before it returns by itself.
pub fn step_aside() {
    while leaving() {
        thread::park();
    }
}

/// What became of the desk on the way out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    /// Everything is on disk.
    Kept,
    /// Nothing was to be kept yet.
    NotBegun,
    /// Something could not be written, or not in time.
    Lost,
}

enum Done {
    Restored,
    Saved(Words),
}

/// Saves and restores side by side, so that neither a slow disk nor a stuck terminal holds up the other.
fn leave(desk: &Desk, restore: fn(), code: i32, say: impl FnOnce(Words)) -> ! {
    if LEAVING.swap(true, Ordering::SeqCst) {
        loop {
            thread::park();
        }
    }
    let end = Instant::now() + PATIENCE;
    let (tell, told) = mpsc::channel();
    beside(&tell, move || {
        restore();
        Done::Restored
    });
    let desk = desk.clone();
    beside(&tell, move || Done::Saved(save(&desk)));
    let (mut restored, mut words) = (false, None);
    while !(restored && words.is_some()) {
        match told.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(Done::Restored) => restored = true,
            Ok(Done::Saved(became)) => words = Some(became),
            Err(_) => break,
        }
    }
    say(words.unwrap_or(Words::Lost));
    end_now(code)
}

/// Does it on a thread of its own; where none can be had, here.
fn beside(tell: &Sender<Done>, work: impl Fn() -> Done + Clone + Send + 'static) {
    let (to, there) = (tell.clone(), work.clone());
    let started = thread::Builder::new().spawn(move || drop(to.send(there())));
    if started.is_err() {
        drop(tell.send(work()));
    }
}

fn save(desk: &Desk) -> Words {
    if !desk.is_kept() {
        return if desk.is_clear() { Words::Kept } else { Words::NotBegun };
    }
    let saved = desk.save_within(HOLD);
    if saved.iter().all(|(_, done)| done.is_ok()) { Words::Kept } else { Words::Lost }
}

#[expect(clippy::disallowed_methods, reason = "the emergency exit: the event loop may never return")]
fn end_now(code: i32) -> ! {
    std::process::exit(code)
}

/// Only the place is told: a message may hold the text itself, as that of a cut string does.
fn after_panic(desk: &Desk, restore: fn(), info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    leave(desk, restore, PANICKED, |words| {
        let about = match words {
            Words::Kept => "What you wrote is kept.",
            Words::NotBegun => "What you wrote was not on disk yet.",
            Words::Lost => "The last of what you wrote could not be kept.",
        };
        // Nobody may be there to read it.
        drop(writeln!(io::stderr(), "mend had to stop, by a mistake of its own ({place}). {about}"));
    });
}

/// Returns when the terminal is gone. Asks for no event, so that no key is taken from the reader.
fn wait_for_hang_up() {
    loop {
        let input = rustix::stdio::stdin();
        let mut about = [PollFd::new(&input, PollFlags::empty())];
        let asked = Instant::now();
        let _ = poll(&mut about, Some(&Timespec { tv_sec: 1, tv_nsec: 0 }));
        let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        if about.iter().any(|fd| fd.revents().intersects(gone)) {
            return;
        }
        if asked.elapsed() < Duration::from_millis(200) {
            // It came back at once and for nothing: do not spin.
            thread::sleep(Duration::from_millis(500));
        }
    }
}
