//! Line by line: the same pages on standard output and standard input, for screen readers, slow links and pipes.
//!
//! It prints words and new lines and nothing else: no drawing, no colour, no moving of the cursor. It stands on the
//! same sittings and the same keeper as the full screen and knows neither it nor the disk.

mod aloud;
mod answers;
mod bin;
mod book;
mod calm;
mod choose;
mod ear;
mod edit;
mod hands;
mod home;
mod how;
mod keep;
mod look_back;
mod page;
mod people;
mod pick;
mod settings;
mod sit;
mod talk;
#[cfg(test)]
mod tests;
mod versions;
mod voice;

use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use crate::guide::Guide;
use crate::journal::{EntryId, Moment};
use crate::keeper::rescue::{self, LaterDesk};
use crate::keeper::{Places, Standing};
use crate::settings::Settings;

use book::Book;
use talk::{Over, Talk};
use voice::Voice;

/// The longest that keeping may take on the way out.
const PATIENCE: Duration = Duration::from_secs(2);
/// The last of what was written could not be kept.
pub const NOT_KEPT: i32 = 1;
/// The answers came to their end before a notebook was begun, and words were in them.
pub const NOTHING_BEGUN: i32 = 10;

/// Where to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// Home, or the very first questions.
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

/// Everything that this front needs to know. All of it is an argument.
#[derive(Debug)]
pub struct Opening {
    /// Where to begin.
    pub start: Start,
    /// Where things are kept.
    pub places: Places,
    /// What stands there.
    pub standing: Standing,
    /// What the person prefers.
    pub settings: Settings,
    /// The guide.
    pub guide: Arc<Guide>,
    /// The clock.
    pub clock: fn() -> Moment,
    /// Fresh ids.
    pub ids: fn() -> EntryId,
}

/// What is read from and written to.
pub struct Streams {
    /// Where answers come from.
    pub input: Box<dyn BufRead + Send>,
    /// Where words go.
    pub output: Box<dyn Write>,
    /// Whether a person types: then breathing takes its time and the page goes out of sight when nobody does.
    pub typed: bool,
}

impl Streams {
    /// The two streams of this process.
    pub fn standard() -> Self {
        let input = Box::new(io::BufReader::new(io::stdin()));
        Self { input, output: Box::new(io::stdout()), typed: io::stdin().is_terminal() }
    }
}

impl std::fmt::Debug for Streams {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Streams(typed: {})", self.typed)
    }
}

/// Runs until the person leaves or the answers end; gives the program's exit code.
///
/// # Errors
/// When nothing can be printed any more, or threads and signals cannot be had.
pub fn run(opening: &Opening, streams: Streams) -> io::Result<i32> {
    let desk = LaterDesk::default();
    // There is no terminal to restore, and a stop from outside has nothing to take off the screen.
    rescue::arm(&desk, || (), |_| ())?;
    let code = talk(opening, streams, &desk);
    rescue::step_aside();
    code
}

/// The same without catching signals.
fn talk(opening: &Opening, streams: Streams, desk: &LaterDesk) -> io::Result<i32> {
    let (to, events) = channel();
    let typed = streams.typed;
    let book = Book::open(opening, to.clone());
    // It is the only one: nobody else sets it.
    drop(desk.set(book.desk()));
    ear::listen(streams.input, typed, to)?;
    let mut talk = Talk::new(Voice::new(streams.output), events, book, typed);
    let over = talk.run(&opening.start);
    let lost = talk.leaves_words();
    let kept = talk.into_book().leave(PATIENCE);
    match over {
        // What became of the words counts more than that nobody listens any more.
        _ if lost => Ok(NOTHING_BEGUN),
        _ if !kept => Ok(NOT_KEPT),
        Over::Left => Ok(0),
        Over::Broken(error) => Err(error),
    }
}
