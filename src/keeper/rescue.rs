//! The way out in an emergency: a signal, a closed window, a panic. Saves the desk, restores the terminal, ends.
//!
//! None of this goes through the event loop: that may be stuck in a terminal that takes nothing.
//! It never waits longer than two seconds, and never prints what a person wrote.

use std::io::{self, IsTerminal, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Resource, Rlimit, setrlimit};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::Desk;
use super::desk::Saved;

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

/// What a front is told of signals that do not end the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The program is about to stand still: hide what is shown.
    Stops,
    /// It goes on: take the terminal again.
    GoesOn,
    /// The window has, or for a moment had, another size: draw anew.
    Resized,
}

/// The desk, once there is one. A front is armed before its first picture, and the keeper starts after it.
pub type LaterDesk = Arc<OnceLock<Desk>>;

/// From now on TERM, HUP, INT, QUIT, a closed window and a panic save the desk, call `restore` and end the program.
///
/// `restore` undoes what was done to the terminal. It is called on another thread and must neither print
/// nor panic on a terminal that is gone. A front asks [`leaving`] before it draws. A stop from outside (TSTP) saves
/// and restores too, then stands still. `tell` hears of what does not end the program.
///
/// # Errors
/// When the signals cannot be caught or a thread not be started.
pub fn arm(desk: &LaterDesk, restore: fn(), tell: impl Fn(Told) + Send + 'static) -> io::Result<()> {
    let for_panic = Arc::clone(desk);
    panic::set_hook(Box::new(move |info| after_panic(&for_panic, restore, info)));
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGWINCH])?;
    let for_signals = Arc::clone(desk);
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => stand_still(&for_signals, restore, &tell),
                SIGWINCH => tell(Told::Resized),
                _ => leave(&for_signals, restore, SIGNALLED + signal, |_| ()),
            }
        }
    })?;
    if io::stdin().is_terminal() {
        let for_hang_up = Arc::clone(desk);
        thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
            wait_for_hang_up();
            leave(&for_hang_up, restore, SIGNALLED + SIGHUP, |_| ());
        })?;
    }
    Ok(())
}

/// Stops as the signal asks, with the words saved and off the screen, until somebody lets it go on.
fn stand_still(desk: &LaterDesk, restore: fn(), tell: &impl Fn(Told)) {
    tell(Told::Stops);
    restore();
    if let Some(desk) = desk.get() {
        desk.save_within(HOLD);
    }
    // Where it cannot stop, it goes on at once.
    let _ = emulate_default_handler(SIGTSTP);
    tell(Told::GoesOn);
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
    /// What lay on the desk is on disk. Of what else the keeper was asked for, it did not say so in time.
    Page,
    /// Nothing was to be kept yet.
    NotBegun,
    /// Something could not be written.
    Lost,
    /// Nobody said so in time.
    Unknown,
}

impl Words {
    /// What is said of them: no more than is known.
    fn told(self) -> &'static str {
        match self {
            Self::Kept => "What you wrote is kept.",
            Self::Page => "The page you had open is kept.",
            Self::NotBegun => "What you wrote was not on disk yet.",
            Self::Lost => "The last of what you wrote could not be kept.",
            Self::Unknown => "Start it again to see what is kept.",
        }
    }
}

enum Done {
    Restored,
    Saved(Words),
}

/// Saves and restores side by side, so that neither a slow disk nor a stuck terminal holds up the other.
fn leave(desk: &LaterDesk, restore: fn(), code: i32, say: impl FnOnce(Words)) -> ! {
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
    let desk = Arc::clone(desk);
    beside(&tell, move || Done::Saved(save(&desk)));
    let (mut restored, mut words) = (false, None);
    while !(restored && words.is_some()) {
        match told.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(Done::Restored) => restored = true,
            Ok(Done::Saved(became)) => words = Some(became),
            Err(_) => break,
        }
    }
    say(words.unwrap_or(Words::Unknown));
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

/// The drafts by itself, whatever became of the keeper; then what the keeper was asked for, if it still can.
fn save(desk: &LaterDesk) -> Words {
    let Some(desk) = desk.get() else { return Words::NotBegun };
    let began = Instant::now();
    let saved = desk.save_within(HOLD);
    let rest = desk.finish_within(HOLD.saturating_sub(began.elapsed()));
    if !desk.is_kept() {
        // Whatever was written never lay on the desk.
        return Words::NotBegun;
    }
    became(&saved, rest)
}

/// What became of the words, by the drafts that were saved and by what the keeper said of everything else, if it did.
fn became(saved: &[Saved], rest: Option<bool>) -> Words {
    let drafts = saved.iter().all(|(_, done)| done.is_ok());
    match rest {
        Some(rest) if rest && drafts => Words::Kept,
        None if drafts && saved.is_empty() => Words::Unknown,
        None if drafts => Words::Page,
        _ => Words::Lost,
    }
}

#[expect(clippy::disallowed_methods, reason = "the emergency exit: the event loop may never return")]
fn end_now(code: i32) -> ! {
    std::process::exit(code)
}

/// Only the place is told: a message may hold the text itself, as that of a cut string does.
fn after_panic(desk: &LaterDesk, restore: fn(), info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    leave(desk, restore, PANICKED, |words| {
        let about = words.told();
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{BufRead, BufReader, Read};
    use std::path::Path;
    use std::process::{Child, Command, Stdio};

    use rustix::process::{Pid, Signal, kill_process};

    use super::super::{Keeper, Outcome, Pace, Request};
    use super::*;
    use crate::vault::testing::{again, child, draft, folder, journal, moment, page, places_in};
    use crate::vault::{Fault, FaultKind, Vault};

    const SECRET: &str = "a secret nobody may read";
    const ME: &str = "keeper::rescue::tests::";

    /// What the other process does: lays words on the desk, is armed, and waits for what comes.
    fn wait_to_be_ended(home: &Path, restore: fn(), then: impl FnOnce(&Keeper)) {
        let places = places_in(home);
        drop(journal(&places));
        let never = Pace { save: Duration::from_hours(1), retry: Duration::from_hours(1) };
        let keeper = Keeper::start_at(never, places.clone(), Vault::look(&places), moment, answered);
        keeper.desk().put(draft('a', SECRET));
        arm(&Arc::new(OnceLock::from(keeper.desk())), restore, |_| ()).unwrap();
        println!("ready {}", std::process::id());
        then(&keeper);
        loop {
            thread::park();
        }
    }

    /// Whether the keeper stands still with its next answer.
    static MUTE: AtomicBool = AtomicBool::new(false);

    fn answered(_: Outcome) {
        while MUTE.load(Ordering::SeqCst) {
            thread::park();
        }
    }

    fn note_restored() {
        drop(fs::File::create(child().unwrap().join("restored")));
    }

    fn stuck() {
        note_restored();
        thread::sleep(Duration::from_hours(1));
    }

    fn start(test: &str, home: &Path) -> Child {
        let words = again(&[], &format!("{ME}{test}"), home);
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap().contains("ready ")), "it never was ready");
        child
    }

    fn kept(home: &Path) -> bool {
        let draft = fs::read_to_string(home.join("home/data/drafts/aaaaaaaaaaaa.json"));
        draft.is_ok_and(|text| text.contains(SECRET)) && home.join("restored").exists()
    }

    /// What it left on the screen.
    fn said(child: Child) -> String {
        let mut said = String::new();
        child.stderr.unwrap().read_to_string(&mut said).unwrap();
        said
    }

    fn send(child: &Child, signal: Signal) {
        kill_process(Pid::from_child(child), signal).unwrap();
    }

    #[test]
    fn each_signal_saves_restores_and_ends_with_its_number() {
        if let Some(home) = child() {
            return wait_to_be_ended(&home, note_restored, |_| ());
        }
        for (signal, number) in [(Signal::TERM, 15), (Signal::HUP, 1), (Signal::INT, 2), (Signal::QUIT, 3)] {
            let home = folder();
            let mut child = start("each_signal_saves_restores_and_ends_with_its_number", home.path());
            let sent = Instant::now();
            send(&child, signal);
            assert_eq!(child.wait().unwrap().code(), Some(128 + number));
            assert!(sent.elapsed() < PATIENCE, "{:?}", sent.elapsed());
            assert!(kept(home.path()), "{signal:?}");
        }
    }

    #[test]
    fn several_at_once_end_it_once() {
        if let Some(home) = child() {
            return wait_to_be_ended(&home, note_restored, |_| ());
        }
        let home = folder();
        let mut child = start("several_at_once_end_it_once", home.path());
        for signal in [Signal::HUP, Signal::TERM, Signal::INT, Signal::HUP] {
            send(&child, signal);
        }
        let code = child.wait().unwrap().code().unwrap();
        assert!([129, 130, 143].contains(&code), "{code}");
        assert!(kept(home.path()));
    }

    #[test]
    fn a_terminal_that_takes_nothing_holds_it_up_two_seconds_and_no_words() {
        if let Some(home) = child() {
            return wait_to_be_ended(&home, stuck, |_| ());
        }
        let home = folder();
        let mut child =
            start("a_terminal_that_takes_nothing_holds_it_up_two_seconds_and_no_words", home.path());
        let sent = Instant::now();
        send(&child, Signal::TERM);
        assert_eq!(child.wait().unwrap().code(), Some(143));
        assert!(sent.elapsed() < PATIENCE + Duration::from_secs(1), "{:?}", sent.elapsed());
        assert!(kept(home.path()));
    }

    #[test]
    fn a_panic_saves_and_tells_the_place_and_not_the_message() {
        if let Some(home) = child() {
            return wait_to_be_ended(&home, note_restored, |_| {
                drop(thread::spawn(|| panic!("cut inside 'ö' of `{SECRET}`")).join());
            });
        }
        let home = folder();
        let mut child = start("a_panic_saves_and_tells_the_place_and_not_the_message", home.path());
        assert_eq!(child.wait().unwrap().code(), Some(PANICKED));
        let said = said(child);
        assert!(said.contains("src/keeper/rescue.rs") && said.contains("is kept"), "{said}");
        assert!(!said.contains("secret") && !said.contains("cut inside"), "{said}");
        assert!(kept(home.path()));
    }

    #[test]
    fn a_panic_while_the_keeper_gives_no_answer_claims_only_what_is_known() {
        if let Some(home) = child() {
            return wait_to_be_ended(&home, note_restored, |keeper| {
                MUTE.store(true, Ordering::SeqCst);
                keeper.send(Request::Keep { entry: Box::new(page('b', "ended")), profile: None });
                drop(thread::spawn(|| panic!("at a bad moment")).join());
            });
        }
        let home = folder();
        let mut child =
            start("a_panic_while_the_keeper_gives_no_answer_claims_only_what_is_known", home.path());
        assert_eq!(child.wait().unwrap().code(), Some(PANICKED));
        let said = said(child);
        assert!(said.trim_end().ends_with(Words::Page.told()), "{said}");
        assert!(kept(home.path()));
    }

    #[test]
    fn words_are_called_kept_only_where_everybody_said_so() {
        let saved = |done: Result<(), Fault>| [(page('a', "").id, done)];
        let (fine, full) = (saved(Ok(())), saved(Err(Fault::of(FaultKind::DiskFull, Path::new("/")))));
        let told = |saved: &[Saved], rest| became(saved, rest).told();
        assert_eq!(told(&fine, Some(true)), "What you wrote is kept.");
        assert_eq!(told(&[], Some(true)), "What you wrote is kept.");
        assert_eq!(told(&fine, None), "The page you had open is kept.");
        assert_eq!(told(&[], None), "Start it again to see what is kept.");
        for rest in [Some(true), Some(false), None] {
            assert_eq!(told(&full, rest), "The last of what you wrote could not be kept.");
        }
        assert_eq!(told(&fine, Some(false)), "The last of what you wrote could not be kept.");
    }

    #[test]
    fn a_closed_window_without_a_signal_saves_and_ends_it() {
        if let Some(home) = child() {
            return wait_to_be_ended(&home, note_restored, |_| ());
        }
        let home = folder();
        // In a session of its own it keeps the terminal as its input and gets no signal when that is closed.
        let test = format!("{ME}a_closed_window_without_a_signal_saves_and_ends_it");
        let words = again(&["setsid", "-w"], &test, home.path());
        let pair = portable_pty::native_pty_system().openpty(portable_pty::PtySize::default()).unwrap();
        let mut window = pair
            .slave
            .spawn_command({
                let mut command = portable_pty::CommandBuilder::new(&words[0]);
                command.args(&words[1..]);
                command.cwd(std::env::current_dir().unwrap());
                command
            })
            .unwrap();
        drop(pair.slave);
        let reader = BufReader::new(pair.master.try_clone_reader().unwrap());
        let mut lines = reader.lines().map(|line| line.unwrap());
        let ready = lines.find_map(|line| line.split("ready ").nth(1).map(|pid| pid.trim().to_owned()));
        let process = Path::new("/proc").join(ready.unwrap());
        assert!(process.exists());
        let closed = Instant::now();
        drop((lines, pair.master));
        while process.exists() {
            assert!(closed.elapsed() < Duration::from_secs(10), "it goes on without a terminal");
            thread::yield_now();
        }
        assert!(kept(home.path()));
        assert!(closed.elapsed() < Duration::from_secs(3), "{:?}", closed.elapsed());
        drop(window.wait());
    }

    #[test]
    fn no_core_file_and_no_look_into_memory() {
        if child().is_none() {
            let words = again(&[], &format!("{ME}no_core_file_and_no_look_into_memory"), Path::new("/"));
            assert!(Command::new(&words[0]).args(&words[1..]).output().unwrap().status.success());
            return;
        }
        harden();
        let limit = rustix::process::getrlimit(Resource::Core);
        assert_eq!((limit.current, limit.maximum), (Some(0), Some(0)));
        #[cfg(target_os = "linux")]
        assert_eq!(
            rustix::process::dumpable_behavior().unwrap(),
            rustix::process::DumpableBehavior::NotDumpable
        );
    }

    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();

    /// Types on for ever; what is typed is the moment, in milliseconds.
    fn type_for_ever(home: &Path) -> ! {
        let places = places_in(home);
        drop(journal(&places));
        let keeper = Keeper::start(places.clone(), Vault::look(&places), moment, drop);
        loop {
            let since = START.get_or_init(Instant::now).elapsed().as_millis();
            keeper.desk().put(draft('a', &since.to_string()));
            println!("\nat {since}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    #[test]
    #[ignore = "a measurement: half a minute"]
    fn kill_nine_while_typing_loses_a_second_at_most() {
        if let Some(home) = child() {
            type_for_ever(&home);
        }
        let mut losses: Vec<u64> = (0..20).map(|run| lost_by_kill(1_000 + run * 67)).collect();
        losses.sort_unstable();
        eprintln!("lost, in milliseconds of typing: {losses:?}");
        assert!(losses.last().is_some_and(|worst| *worst <= 1_000));
    }

    /// How much typing, in milliseconds, is not on disk when it is killed after so long.
    fn lost_by_kill(after: u64) -> u64 {
        let home = folder();
        let words = again(&[], &format!("{ME}kill_nine_while_typing_loses_a_second_at_most"), home.path());
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).arg("--ignored").stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut typed = 0;
        for line in BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok) {
            typed = line.strip_prefix("at ").and_then(|number| number.parse().ok()).unwrap_or(typed);
            if typed >= after {
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        let text = fs::read_to_string(home.path().join("home/data/drafts/aaaaaaaaaaaa.json")).unwrap();
        let draft: crate::journal::Draft = serde_json::from_str(&text).unwrap();
        typed.saturating_sub(draft.entry.first_words().parse().unwrap())
    }
}
