//! What guides a person: paths, shared cards, lists of words, lines to call. All of it is data in `assets/`.
//!
//! Pure: it parses text it is given. It knows no terminal, no disk and no clock, and nothing of what was written.

mod fate;
mod narrow;
mod path;
mod rooms;
mod support;
mod when;
mod worded;
mod words;

use std::sync::OnceLock;

pub use fate::{Effect, Fate, Save, Sealed};
pub use narrow::{Value, Which};
pub use path::{Length, Log, Opt, Path, PathFault, Section, Step};
pub use rooms::{AboutWords, FormWords, HomeWords, LeftOpen, ListWords};
pub use support::{Country, Directory, Line, LineKind, Number, Status, Support};
pub use when::{Tell, When};
pub use worded::Worded;
pub use words::{
    AloudWords, AskWords, AudienceWords, BinWords, BreakWords, BringWords, Calm, Card, Cards, ChangeKinds,
    ChangeWords, Depths, EditWords, EntryWords, Failures, Family, Feelings, Figure, FigureWords, FindRows,
    FindWords, FirstRun, ForSessionWords, HowWords, KindWords, LineByLine, Lines, MarkWords, Needs,
    NoteWords, PageWords, PeopleWords, PlainSettings, PlainWords, RefusedWords, SealWords, SeatNames,
    SectionWords, SettingRows, SettingsWords, SinceWords, SpanWords, TagWords, Trails, UnitWords,
    VersionWords, Words,
};

/// The built-in paths, in the order of their sections: id and the text of the file.
const PATHS: &[(&str, &str)] = &[
    ("start-here", include_str!("../assets/guide/paths/start-here.toml")),
    ("right-now", include_str!("../assets/guide/paths/right-now.toml")),
    ("steady", include_str!("../assets/guide/paths/steady.toml")),
    ("safe-first", include_str!("../assets/guide/paths/safe-first.toml")),
    ("ground-gone", include_str!("../assets/guide/paths/ground-gone.toml")),
    ("not-about-worth", include_str!("../assets/guide/paths/not-about-worth.toml")),
    ("doubt", include_str!("../assets/guide/paths/doubt.toml")),
    ("far-apart", include_str!("../assets/guide/paths/far-apart.toml")),
    ("their-side", include_str!("../assets/guide/paths/their-side.toml")),
    ("underneath", include_str!("../assets/guide/paths/underneath.toml")),
    ("out-of-the-loop", include_str!("../assets/guide/paths/out-of-the-loop.toml")),
    ("from-shame-to-care", include_str!("../assets/guide/paths/from-shame-to-care.toml")),
    ("plain-words", include_str!("../assets/guide/paths/plain-words.toml")),
    ("what-feels-safe", include_str!("../assets/guide/paths/what-feels-safe.toml")),
    ("before-the-talk", include_str!("../assets/guide/paths/before-the-talk.toml")),
    ("small-steps-closer", include_str!("../assets/guide/paths/small-steps-closer.toml")),
    ("understand-us", include_str!("../assets/guide/paths/understand-us.toml")),
    ("hope", include_str!("../assets/guide/paths/hope.toml")),
    ("deciding", include_str!("../assets/guide/paths/deciding.toml")),
    ("session-prep", include_str!("../assets/guide/paths/session-prep.toml")),
    ("tomorrow", include_str!("../assets/guide/paths/tomorrow.toml")),
];

/// A path that stands in no list: it is reached by a door only.
const UNLISTED: &str = "tomorrow";

/// Everything that guides, parsed when it is first asked for.
#[derive(Debug, Default)]
pub struct Guide {
    paths: [OnceLock<Option<Path>>; PATHS.len()],
    words: OnceLock<Words>,
    support: OnceLock<Support>,
}

impl Guide {
    /// The guide that comes with the program. Nothing is parsed yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The path with this id, if there is one.
    pub fn path(&self, id: &str) -> Option<&Path> {
        let index = PATHS.iter().position(|(known, _)| *known == id)?;
        let (_, source) = PATHS.get(index)?;
        self.paths.get(index)?.get_or_init(|| Path::parse(source).ok()).as_ref()
    }

    /// Whether there is a path with this id, without parsing it.
    pub fn has(&self, id: &str) -> bool {
        PATHS.iter().any(|(known, _)| *known == id)
    }

    /// The paths of *Choose*, in the guide's order.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        PATHS.iter().filter(|(id, _)| *id != UNLISTED).filter_map(|(id, _)| self.path(id))
    }

    /// The words of the shared pieces.
    pub fn words(&self) -> &Words {
        self.words.get_or_init(Words::builtin)
    }

    /// The lines to call, by country.
    pub fn support(&self) -> &Support {
        self.support.get_or_init(Support::builtin)
    }
}

/// The ids and texts of the built-in path files, for the tests of content.
pub fn sources() -> &'static [(&'static str, &'static str)] {
    PATHS
}
