//! The contract between the app and its screens: what a screen is, what it may ask for, what it may see.
//!
//! It stands below every screen. It knows no screen, no app and no disk.

use std::sync::Arc;
use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::keymap::{Binding, Input};
use super::theme::{Colours, Theme};
use crate::guide::Guide;
use crate::journal::find::Words;
use crate::journal::{Draft, Entry, EntryId, Moment, Profile, Side, Timeline, Which};
use crate::keeper::Binned;
use crate::settings::Settings;
use crate::sitting::{Door, Ending};

/// One screen: its keys, its state, its picture.
pub trait Screen {
    /// Its table of keys; dispatch, hints and the keys page read it.
    fn keys(&self) -> &'static [Binding];

    /// Whether plain letters are text here.
    fn typing(&self) -> bool {
        false
    }

    /// Told its room before each picture; here a text wraps anew.
    fn fit(&mut self, area: Rect, world: &World) {
        let _ = (area, world);
    }

    /// Takes one input and may ask for something.
    fn update(&mut self, input: &Input, world: &World) -> Option<Msg>;

    /// Draws itself. Changes nothing.
    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World);

    /// When it wants its next [`Input::Tick`]; none when it stands still.
    fn beat(&self) -> Option<Duration> {
        None
    }

    /// What an interrupted end must still save.
    fn draft(&self) -> Option<Draft> {
        None
    }

    /// Told that the person leaves the program. A page that was put away, and said to keep, is closed by it.
    fn leaves(&mut self, world: &World) -> Option<Msg> {
        let _ = world;
        None
    }

    /// The line that may be shown large, alone, where there is one.
    fn aloud(&self) -> Option<&str> {
        None
    }

    /// What it says of the page that it opens over itself, such as why the people page is there.
    fn says_over(&self) -> Option<&str> {
        None
    }

    /// Told when what it opened over itself has closed.
    fn came_back(&mut self, from: &Return, world: &World) {
        let _ = (from, world);
    }

    /// Whether it takes the width of the terminal where there is much of it, two things side by side.
    fn is_wide(&self) -> bool {
        false
    }

    /// Whether the app leaves it the whole screen, without the footer (the blank page).
    fn alone(&self) -> bool {
        false
    }
}

/// What a screen may ask for.
#[derive(Debug)]
pub enum Msg {
    /// Open this over the screen.
    Go(Route),
    /// Open this in its place.
    Replace(Route),
    /// Close this screen.
    Back,
    /// Close all screens but home (or the first screen).
    Home,
    /// Keep now (Ctrl-S).
    Keep,
    /// A sitting opens something over itself.
    Over(Door),
    /// A sitting ended.
    Ended(Box<Ending>),
    /// The person chose at *Keep this?*.
    Chose(Keeping),
    /// The profile changed.
    Profile(Box<Profile>),
    /// A country was chosen.
    Country(String),
    /// Settings were chosen.
    Settings(Box<Settings>),
    /// A draft is kept as it is, without going on.
    AsItIs(EntryId),
    /// A draft is let go: it moves to the bin.
    LetGo(EntryId),
    /// A kept page was changed: this is its next version, and what is said once it is on disk.
    Revised(Box<Entry>, String),
    /// This version of a page moves to the bin.
    ToBin(Box<Entry>),
    /// What is in the bin under this name is put back.
    Restore(String),
    /// What is in the bin under this name is removed for good.
    EraseBinned(String),
    /// A sentence, until the next key.
    Say(String),
    /// Several, in order.
    Many(Vec<Self>),
}

/// The answer to *Keep this?*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Keep it unlocked: anyone on this account can read it.
    Unlocked,
    /// Let it go: mend saves nothing.
    LetGo,
}

/// Where to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The very first screen.
    First,
    /// Home.
    Home,
    /// All pages, by theme.
    Choose,
    /// A path from its beginning.
    Path(String),
    /// The same, for this side: from the other side's list of pages.
    PathFor(String, Side),
    /// The free page.
    Free,
    /// A draft, where it was left.
    Resume(EntryId),
    /// It just hit me.
    RightNow,
    /// The people page.
    People,
    /// Somebody of the person's own, by their place; none adds somebody.
    Person(Option<usize>),
    /// Grounding.
    Ground,
    /// Every key here.
    Keys,
    /// Keep this?
    KeepThis,
    /// Which seat; after it, *enough for tonight*.
    Seat,
    /// Pages left open.
    LeftOpen,
    /// Look back.
    LookBack,
    /// Look back, with the filter open.
    Find,
    /// How it has been.
    How,
    /// One entry.
    Read(Which),
    /// One entry, with these words marked in it.
    Found(Which, Words),
    /// A later note on an entry.
    Note(Which),
    /// The earlier versions of an entry, and those that stand beside it.
    Versions(Which),
    /// Changing what stands on an entry, from the answer that is pointed at.
    Edit(Which, Option<String>),
    /// What of an entry is brought to a session; the answer that is pointed at.
    Bring(Which, Option<String>),
    /// What of an entry is kept to oneself; the answer that is pointed at.
    Seal(Which, Option<String>),
    /// The tags of an entry.
    Tags(Which),
    /// Whether this version of an entry moves to the bin.
    ToBin(Which),
    /// The bin.
    Bin,
    /// Which country.
    Country,
    /// What the person prefers.
    Settings,
    /// What mend is, is not, and cannot protect from.
    About,
    /// The line on the screen beneath, large and alone.
    Aloud,
    /// The blank page.
    Hidden,
}

/// What closed above a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Return {
    /// Something the sitting had opened.
    Door(Door),
    /// From the first gate: go on, with this number.
    GoOn(Option<u8>),
    /// From the first gate: not now.
    NotNow,
    /// Anything else.
    Other,
}

/// The earlier versions of a page.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The page's id.
    pub id: EntryId,
    /// Those that can be read, the latest first.
    pub versions: Vec<Entry>,
    /// The names of the others.
    pub unreadable: Vec<String>,
}

/// What the screens may see. It is changed by the app alone.
#[derive(Debug)]
pub struct World {
    /// The guide.
    pub guide: Arc<Guide>,
    /// The styles.
    pub theme: Theme,
    /// What decides the styles.
    pub colours: Colours,
    /// What the person prefers.
    pub settings: Settings,
    /// Why the file of settings does not take them, in words.
    pub settings_fault: Option<String>,
    /// Now.
    pub now: Moment,
    /// The profile; in memory only until something is kept.
    pub profile: Profile,
    /// The kept entries that have loaded.
    pub timeline: Timeline,
    /// Drafts that were found or made.
    pub drafts: Vec<Draft>,
    /// The earlier versions of the page that was asked for last; none until they were read.
    pub earlier: Option<Earlier>,
    /// What is in the bin; none until it was read.
    pub bin: Option<Vec<Binned>>,
    /// What could not be read: names of files, for one line.
    pub unreadable: Vec<String>,
    /// Whether everything has loaded.
    pub loaded: bool,
    /// Whether the notebook is left unread in this run.
    pub unread: bool,
    /// How keeping stands.
    pub kept: Kept,
    /// When the two direct questions were asked; in memory only.
    pub questions_asked: Option<Moment>,
}

/// How keeping stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Whether there is a journal on disk; before it, words are in memory only.
    pub begun: bool,
    /// Whether another window may change and this one only adds.
    pub read_only: bool,
    /// When the open draft was last kept.
    pub at: Option<Moment>,
    /// Why keeping failed: the sentence for the person, and the reason, dim.
    pub failing: Option<(String, String)>,
}
