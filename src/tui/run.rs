//! Runs the full screen: is ready for every end, takes the terminal, starts the keeper behind the first picture, and
//! ends in good order.
//!
//! On leaving the screen is given back first, then what is open is kept.

mod keepers;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::app::{App, Disk, Setup};
use super::screen::{Kept, Route, World};
use super::terminal::{self, Heard, Terminal};
use super::theme::Colours;
use crate::guide::Guide;
use crate::journal::{EntryId, Moment, Profile, Timeline};
use crate::keeper::rescue::{self, LaterDesk, Told};
use crate::keeper::{Outcome, Places, Standing};
use crate::settings::Settings;
use crate::text::show::show;
use keepers::Keepers;

/// The longest that keeping may take on the way out.
const PATIENCE: Duration = Duration::from_secs(2);
/// What a shell expects of a program whose terminal is gone (128 + HUP).
const HUNG_UP: i32 = 129;

/// The last of what was written could not be kept.
pub const NOT_KEPT: i32 = 1;

/// Where to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// Home, or the very first screen.
    Home,
    /// The list of all paths.
    Choose,
    /// A path.
    Path(String),
    /// It just hit me: takes no lock and reads no journal.
    RightNow,
    /// The free page.
    Free,
}

/// Everything the full screen needs to know. All of it is an argument.
#[derive(Debug)]
pub struct Opening {
    /// Where to begin.
    pub start: Start,
    /// Where things are kept.
    pub places: Places,
    /// What stands there.
    pub standing: Standing,
    /// What decides the colours.
    pub colours: Colours,
    /// What the person prefers.
    pub settings: Settings,
    /// Why the file of settings cannot be changed, if it is known already.
    pub settings_fault: Option<String>,
    /// The guide.
    pub guide: Arc<Guide>,
    /// The clock.
    pub clock: fn() -> Moment,
    /// Fresh ids.
    pub ids: fn() -> EntryId,
}

enum Event {
    Heard(Heard),
    Outcome(Outcome),
    Told(Told),
}

/// Runs until the person leaves; gives the program's exit code.
///
/// # Errors
/// When there is no terminal, or threads and signals cannot be had.
pub fn run(opening: &Opening) -> io::Result<i32> {
    let (to, events) = channel();
    let clock = opening.clock;
    let keepers = Keepers::new(opening, to.clone());
    let mut app = App::new(setup(opening, Box::new(keepers.clone())));
    let (desk, told) = (LaterDesk::default(), to.clone());
    // If nobody listens any more, the program is ending anyway.
    rescue::arm(&desk, terminal::restore, move |one| drop(told.send(Event::Told(one))))?;
    let entered = Terminal::enter(opening.settings.mouse, rescue::leaving);
    rescue::step_aside();
    let mut terminal = entered?;
    open_at_once(&mut app, &opening.start);
    terminal.draw(|frame| app.draw(frame))?;
    keepers.wake(opening.start == Start::RightNow);
    if let Some(started) = keepers.desk() {
        // It is the only one: nobody else sets it.
        drop(desk.set(started));
    }
    terminal::listen(to, Event::Heard)?;
    let ended = Loop { app: &mut app, terminal: &mut terminal, events: &events, clock }.run();
    drop(terminal);
    let kept = leave(&mut app, keepers, &events, clock);
    rescue::step_aside();
    match ended {
        Ok(()) if kept => Ok(0),
        Ok(()) => Ok(NOT_KEPT),
        Err(_) => Ok(HUNG_UP),
    }
}

/// What was asked for opens before the first picture.
fn open_at_once(app: &mut App, start: &Start) {
    match start {
        Start::RightNow => app.go(Route::RightNow),
        Start::Free => app.go(Route::Free),
        Start::Choose => app.go(Route::Choose),
        // It waits by itself until everything has loaded: a draft of that path is gone on with.
        Start::Path(id) => app.go(Route::Path(id.clone())),
        Start::Home => {}
    }
}

/// Keeps what is open and waits for the disk, two seconds at most; whether all is kept that was to be.
fn leave(app: &mut App, mut keepers: Keepers, events: &Receiver<Event>, clock: fn() -> Moment) -> bool {
    for draft in app.drafts() {
        keepers.put(draft);
    }
    let begins = app.begins();
    let kept = keepers.leave(app.world().kept.begun);
    for event in events.try_iter() {
        if let Event::Outcome(outcome) = event {
            app.outcome(outcome, clock());
        }
    }
    kept && (!begins || app.world().kept.begun)
}

fn setup(opening: &Opening, disk: Box<dyn Disk>) -> Setup {
    let begun = opening.standing != Standing::Absent;
    let settings = &opening.settings;
    let brief = begun && opening.start == Start::RightNow;
    let world = World {
        guide: Arc::clone(&opening.guide),
        theme: opening.colours.theme(settings.theme),
        colours: opening.colours,
        settings: settings.clone(),
        settings_fault: opening.settings_fault.as_ref().map(|told| at_fault(&opening.guide, told)),
        now: (opening.clock)(),
        profile: Profile::default(),
        timeline: Timeline::default(),
        drafts: Vec::new(),
        earlier: None,
        bin: None,
        unreadable: Vec::new(),
        loaded: !begun || brief,
        unread: brief,
        kept: Kept { begun, ..Kept::default() },
        questions_asked: None,
    };
    Setup { world, disk, ids: opening.ids, brief }
}

/// That the file of settings has a fault and is left as it is, and where.
fn at_fault(guide: &Guide, told: &str) -> String {
    format!("{}\n{}", guide.words().plain.settings.file_at_fault, show(told))
}

/// The loop: everything that waits is heard, then one picture is drawn.
struct Loop<'a> {
    app: &'a mut App,
    terminal: &'a mut Terminal,
    events: &'a Receiver<Event>,
    clock: fn() -> Moment,
}

impl Loop<'_> {
    fn run(&mut self) -> io::Result<()> {
        let mut woken = Instant::now();
        while !self.app.leaves() {
            if rescue::leaving() {
                rescue::step_aside();
            }
            match self.events.recv_timeout(self.app.patience().saturating_sub(woken.elapsed())) {
                Ok(event) => self.take(event)?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::BrokenPipe.into()),
            }
            // Whatever else waits is heard before anything is drawn.
            while let Ok(event) = self.events.try_recv() {
                self.take(event)?;
            }
            if woken.elapsed() >= self.app.patience() {
                woken = Instant::now();
                self.app.tick((self.clock)());
            }
            if !self.app.leaves() && !rescue::leaving() {
                self.terminal.use_mouse(self.app.world().settings.mouse)?;
                self.terminal.draw(|frame| self.app.draw(frame))?;
            }
        }
        Ok(())
    }

    fn take(&mut self, event: Event) -> io::Result<()> {
        match event {
            Event::Outcome(outcome) => self.app.outcome(outcome, (self.clock)()),
            Event::Told(Told::Stops) => self.app.hide(),
            Event::Told(Told::GoesOn) => self.terminal.retake()?,
            Event::Told(Told::Resized) => self.terminal.forget_picture(),
            Event::Heard(Heard::Event(_)) if self.app.leaves() => {}
            Event::Heard(Heard::Event(heard)) => self.app.hear(heard, (self.clock)()),
            Event::Heard(Heard::Nothing) => return Err(io::ErrorKind::BrokenPipe.into()),
        }
        Ok(())
    }
}
