//! What a front shows and what it is told: plain data between a sitting and the two fronts.

use crate::guide::{Family, Guide};
use crate::journal::{Answer, Entry, EntryId, History, Moment, Person, Profile, Side};

/// Everything a sitting needs to know when it begins. All of it is an argument; nothing is read later.
#[derive(Clone, Debug)]
pub struct Setup<'a> {
    /// The guide.
    pub guide: &'a std::sync::Arc<Guide>,
    /// The id of the entry to be.
    pub id: EntryId,
    /// Now.
    pub now: Moment,
    /// The profile.
    pub profile: &'a Profile,
    /// The side to speak to, where it was chosen beside the profile's seat: from the other side's list of pages.
    pub side: Option<Side>,
    /// Earlier sittings.
    pub history: &'a History,
    /// The entries kept so far, newest first: for what was marked to bring, and for the last walk of the same path.
    pub entries: &'a [Entry],
    /// What the keys are called, for `{key.people}` and the like.
    pub keys: KeyNames,
    /// The country's emergency number, where a country was chosen.
    pub emergency: Option<String>,
    /// The country's lines, ready to be read; none as long as no country is chosen. For `{lines}`.
    pub lines: Vec<String>,
    /// Of `right-now`: the title of the path that was wanted when the first gate came.
    pub wanted: Option<String>,
    /// Whether the two direct questions were asked this evening.
    pub questions_asked: bool,
    /// Of the free page: whether its check-in is left out (the very first time).
    pub no_check_in: bool,
}

/// What the keys are called on this front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyNames {
    /// The people page.
    pub people: String,
    /// Grounding.
    pub ground: String,
    /// Hide or lock.
    pub hide: String,
}

/// One screen of a sitting, ready to be shown: placeholders filled in, words of the side chosen.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What part of the sitting this is.
    pub stage: Stage,
    /// The step's id; a shared card's begins with `~`.
    pub id: String,
    /// The path's title; empty on a free page.
    pub title: String,
    /// How far the core is, or what is further; none where there is nothing to count.
    pub progress: Option<Progress>,
    /// Lines above the question: what was answered before, a line that fits, an offer.
    pub above: Vec<String>,
    /// The question, or the words of a card.
    pub prompt: String,
    /// Dim lines of help under the question.
    pub small: Vec<String>,
    /// Dim lines under these that stay in the shortest window: the path's own small print, which may keep somebody
    /// safe.
    pub must: Vec<String>,
    /// What is asked for.
    pub form: Form,
    /// What was given so far. A front changes a copy and hands it to [`put`](super::Sitting::put).
    pub answer: Answer,
    /// What may be ticked under the answer: an option of these in its `chosen` (keep it, let it out, add to own people).
    pub ticks: Vec<Choice>,
    /// Whether the answer is in neither entry nor draft; the screen says so.
    pub not_kept: bool,
    /// Kept only where the box under it is ticked, as its small print says.
    pub if_ticked: bool,
    /// Whether the answer may be shown large, alone.
    pub aloud: bool,
}

/// The parts of a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// From which side today.
    Side,
    /// The number and one word for the body.
    CheckIn,
    /// A soft gate.
    Gate,
    /// A card on the path's first screen, with title, minutes and depth.
    Opening,
    /// One of the at most four core steps.
    Core,
    /// That's the heart of it.
    Heart,
    /// Further, each step optional.
    Further,
    /// What runs wherever the person stops.
    WayOut,
    /// The closing.
    Closing,
    /// The page folds.
    PutAway,
}

/// How far a sitting is, for the seam and for "2 of 4".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// This step among those of its part, from 1.
    pub step: usize,
    /// How many this walk meets in this part.
    pub of: usize,
    /// Whether this is the core; further steps show no "of".
    pub core: bool,
}

/// What a screen asks for.
#[derive(Clone, Debug)]
pub enum Form {
    /// Free text; with `rows` a field of so many rows.
    Text {
        /// Rows of writing, where few.
        rows: Option<u16>,
    },
    /// Words for feelings.
    Feelings {
        /// The first twelve.
        first: Vec<String>,
        /// The families behind *more words*.
        families: Vec<Family>,
        /// The most that may be chosen.
        max: usize,
        /// The row that opens the families.
        more: String,
        /// How strong, from 1.
        strength: [String; 3],
    },
    /// Words for needs.
    Needs {
        /// The families.
        families: Vec<Family>,
        /// The most that may be chosen.
        max: Option<usize>,
    },
    /// A number from 0 to 10.
    Rate {
        /// Words at the two ends.
        ends: Option<[String; 2]>,
        /// Words at numbers.
        anchors: Vec<Anchor>,
        /// Of the check-in: one word for the body, with its question.
        words: Option<(String, Vec<Choice>)>,
        /// The number at the beginning, to stand beside.
        before: Option<u8>,
    },
    /// One of several.
    Pick {
        /// The choices.
        choices: Vec<Choice>,
        /// The one marked beforehand.
        marked: Option<String>,
        /// An optional number row above the choices (the heart card of deep paths), with its question.
        rate: Option<String>,
    },
    /// Any of several.
    PickMany {
        /// The choices.
        choices: Vec<Choice>,
        /// The most that may be chosen.
        max: Option<usize>,
    },
    /// Short lines.
    List {
        /// What each line may become.
        states: Vec<String>,
    },
    /// Short lines under headings.
    Sort {
        /// The headings.
        parts: Vec<String>,
        /// One row under each and no moving.
        one_row: bool,
    },
    /// A letter.
    Letter {
        /// Openers, to use or ignore.
        openers: Vec<String>,
    },
    /// Slow breathing: in 4, out 6, six times.
    Breathe {
        /// The question of a number row under it.
        rate: Option<String>,
        /// Whether looking around is offered beside it.
        look: bool,
        /// Whether feet, hands, back are offered beside it.
        body: bool,
    },
    /// Looking around: one line a press.
    Look {
        /// The lines.
        lines: Vec<String>,
    },
    /// Feet, hands, back: one line a press.
    Body {
        /// The lines.
        lines: Vec<String>,
    },
    /// What, by when, how one would see it.
    Commit {
        /// What these three are called here.
        labels: Vec<String>,
        /// How many of them are asked for.
        asked: usize,
    },
    /// Something to read; the opening of a deep path asks something with it.
    Card {
        /// What it asks under its words, where it asks something.
        asks: Option<String>,
        /// Choices under that.
        choices: Vec<Choice>,
    },
    /// Choosing an older page.
    LookBack,
    /// The page folds; these lines stay.
    PutAway {
        /// The lines.
        lines: Vec<String>,
    },
}

/// Words at a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The number.
    pub at: u8,
    /// The words.
    pub says: String,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// Its words.
    pub label: String,
    /// Unticks the rest.
    pub alone: bool,
    /// Opens a line to write.
    pub own: bool,
    /// Set below the rest.
    pub apart: bool,
}

/// Which way a person goes from a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// On, with what was given; nothing given means skipped.
    On,
    /// Back one screen.
    Back,
    /// Skip: on, and an answer already typed stays.
    Skip,
}

/// What comes after going.
#[derive(Debug)]
pub enum Next {
    /// Show the scene (the same one when there is nowhere to go).
    Show,
    /// Open this over the sitting and come back to it.
    Over(Door),
    /// The sitting is over.
    Ended(Box<Ending>),
}

/// Something that a sitting leads to and that is not a screen of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    /// Another path.
    Path(String),
    /// The page for somebody who is afraid of somebody: in the wording of the one who was hurt, whatever the seat.
    Safe,
    /// The people page.
    People,
    /// The lines of the country.
    Lines,
    /// The two direct questions.
    Questions,
    /// Grounding.
    Ground,
    /// Hide the screen.
    Hide,
    /// The therapist's page.
    Page,
    /// The first gate: *It just hit me*, with the wanted path's title. When it comes back with *go on*, the front
    /// calls [`through_gate`](super::Sitting::through_gate); else it drops the sitting.
    RightNow {
        /// The title of the path that was wanted.
        wanted: String,
    },
}

/// How a sitting ended.
#[derive(Clone, Debug, Default)]
pub struct Ending {
    /// The entry to keep; none where nothing is kept, nothing was given, or it was deleted.
    pub entry: Option<Entry>,
    /// What changes in the profile.
    pub changes: Vec<Change>,
    /// Where to go from here.
    pub door: Option<Door>,
    /// Of `right-now` from a gate: the person goes on to the wanted path, with this number.
    pub go_on: Option<Option<u8>>,
    /// Whether the person deleted the page: its draft goes too.
    pub deleted: bool,
    /// Whether the two direct questions were asked; held in memory only.
    pub asked_questions: bool,
}

/// A change in the profile.
#[derive(Clone, PartialEq, Eq)]
pub enum Change {
    /// The word for the other person.
    Person(String),
    /// How long since it came out, as answered now.
    Since(String),
    /// Own people, added to those there are.
    People(Vec<Person>),
    /// Shared paths are hidden, or shown again.
    HideShared(bool),
    /// The line for a bad night.
    BadNight(String),
    /// What kind of break it was.
    BreakKind(Vec<String>),
    /// This was said once and is not said again.
    Said(String),
}

impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Change(…)")
    }
}
