//! The words of the shared pieces: cards, gates, closing, lists of feelings and needs, first run, people, failures.
//!
//! They stand in `assets/guide/*.toml`, so that a writer or a therapist changes them without touching Rust.

mod edit;
mod entry;
mod find;
mod for_session;
mod how;
mod line_by_line;
mod plain;
mod settings;
mod versions;

use serde::Deserialize;

use super::{Path, Step};
use crate::journal::Side;

pub use edit::EditWords;
pub use entry::{BinWords, BringWords, EntryWords, NoteWords, PageWords, RefusedWords, SealWords, TagWords};
pub use find::{FindRows, FindWords, KindWords, MarkWords};
pub use for_session::{AskWords, AudienceWords, BreakWords, ForSessionWords, SeatNames, SinceWords};
pub use how::{Figure, FigureWords, HowWords, SpanWords, UnitWords};
pub use line_by_line::{AloudWords, ChangeWords, LineByLine, PlainSettings};
pub use plain::{Calm, Depths, FirstRun, Lines, PeopleWords, PlainWords, SectionWords, Trails};
pub use settings::{SettingRows, SettingsWords};
pub use versions::{ChangeKinds, VersionWords};

const WORDS: &str = include_str!("../../assets/guide/words.toml");
const CARDS: &str = include_str!("../../assets/guide/cards.toml");
const FEELINGS: &str = include_str!("../../assets/guide/feelings.toml");
const NEEDS: &str = include_str!("../../assets/guide/needs.toml");
const FAILURES: &str = include_str!("../../assets/guide/failures.toml");

/// A shared screen, in the shape of a step. Its id begins with `~`.
pub type Card = Step;

/// All words of the shared pieces.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Sections, depths, trails, lines, first run, people, calm.
    pub plain: PlainWords,
    /// Shared screens.
    pub cards: Cards,
    /// Words for feelings.
    pub feelings: Feelings,
    /// Words for needs.
    pub needs: Needs,
    /// What mend says when something goes wrong.
    pub failures: Failures,
}

/// Shared screens.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cards {
    /// The number at the beginning; its options are the anchors, their ids the numbers.
    pub check_in: Card,
    /// One word for the body.
    pub body_word: Card,
    /// From which side today.
    pub side: Card,
    /// Alone enough to write.
    pub alone: Card,
    /// Late hours.
    pub gate_late: Card,
    /// 7–8 before a deeper path.
    pub gate_high_deeper: Card,
    /// 7–8 before a deep path.
    pub gate_high_deep: Card,
    /// Three heavier sittings.
    pub gate_heavier: Card,
    /// Second deep path today.
    pub gate_second: Card,
    /// The same topic after four sittings.
    pub gate_topic_four: Card,
    /// The same topic within a day.
    pub gate_topic_day: Card,
    /// The heart card.
    pub heart: Card,
    /// Its number row, in deep paths.
    pub heart_rate: Card,
    /// The heart card when it got heavier.
    pub pause: Card,
    /// The number at the end.
    pub closing_rate: Card,
    /// Coming down.
    pub coming_down: Card,
    /// Who could be near.
    pub near: Card,
    /// What would help next.
    pub next: Card,
    /// Marks: bring, line, sealed, delete.
    pub marks: Card,
    /// Which line to bring.
    pub bring_line: Card,
    /// One line for a bad night.
    pub bad_night: Card,
    /// The first direct question.
    pub question_life: Card,
    /// The second direct question.
    pub question_others: Card,
    /// After a yes or maybe to a direct question: people, and on.
    pub help: Card,
    /// The question before the first shared path.
    pub fear: Card,
    /// What is offered after any answer to it but no.
    pub fear_offer: Card,
    /// Under an opening that names the safety page.
    pub opening_safe: Card,
    /// The page of Get it out.
    pub free_page: Card,
}

/// Words for feelings.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feelings {
    /// The first twelve for the one who was hurt.
    pub first_hurt: Vec<String>,
    /// The first twelve for the one who broke trust.
    pub first_broke: Vec<String>,
    /// The row that opens the families.
    pub more: String,
    /// How strong, from 1: a little, quite, very.
    pub strength: [String; 3],
    /// The families.
    #[serde(rename = "family")]
    pub families: Vec<Family>,
}

/// Words for needs.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Needs {
    /// The families.
    #[serde(rename = "family")]
    pub families: Vec<Family>,
}

/// Words that stand together.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Its id, as entries hold it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its words.
    pub words: Vec<String>,
}

/// What mend says when something goes wrong: where the words are, what happened, what to do.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failures {
    /// The disk is full while writing.
    pub disk_full: String,
    /// A page is damaged; `{count}` where there are several.
    pub damaged: String,
    /// Several are.
    pub damaged_many: String,
    /// Already open.
    pub already_open: String,
    /// The folder is read-only.
    pub read_only: String,
    /// The folder went away or was replaced.
    pub folder_gone: String,
    /// Another reason.
    pub not_kept: String,
    /// A page is longer than one may be.
    pub too_long: String,
    /// A newer format.
    pub newer: String,
    /// A draft is found; `{weekday}` filled in.
    pub draft_found: String,
    /// The clock went back.
    pub clock_back: String,
    /// The folder held entries and is empty now.
    pub lost: String,
    /// An encrypted journal, which this mend does not open.
    pub encrypted: String,
    /// The terminal is too small; `{columns}` and `{rows}` filled in.
    pub too_small: String,
    /// The same where not even that fits.
    pub too_small_brief: String,
}

impl Words {
    /// The words that come with the program; empty where a file were broken, which a test rules out.
    pub fn builtin() -> Self {
        Self::parse(WORDS, CARDS, FEELINGS, NEEDS, FAILURES).unwrap_or_default()
    }

    /// Reads the five files.
    ///
    /// # Errors
    /// When one is not TOML, or a field is missing, unknown or of the wrong shape.
    pub fn parse(
        words: &str,
        cards: &str,
        feelings: &str,
        needs: &str,
        failures: &str,
    ) -> Result<Self, toml::de::Error> {
        Ok(Self {
            plain: toml::from_str(words)?,
            cards: toml::from_str(cards)?,
            feelings: toml::from_str(feelings)?,
            needs: toml::from_str(needs)?,
            failures: toml::from_str(failures)?,
        })
    }

    /// The built-in files parsed strictly, for the tests of content.
    ///
    /// # Errors
    /// As [`Words::parse`].
    pub fn builtin_checked() -> Result<Self, toml::de::Error> {
        Self::parse(WORDS, CARDS, FEELINGS, NEEDS, FAILURES)
    }

    /// About how long a path takes: its core, and the whole where there is more.
    pub fn minutes(&self, [core, whole]: [u16; 2]) -> String {
        let lists = &self.plain.lists;
        let words = if whole > core { &lists.minutes_and_rest } else { &lists.minutes };
        words.replace("{core}", &core.to_string()).replace("{whole}", &whole.to_string())
    }

    /// Both, as the full screen shows them.
    pub fn how_long_and_deep(&self, path: &Path) -> String {
        format!("{} · {}", self.minutes(path.minutes), self.depth(path.depth))
    }

    /// How deep a path is, in a word.
    pub fn depth(&self, depth: u8) -> &str {
        match depth {
            1 => &self.plain.depth.steady,
            2 => &self.plain.depth.deeper,
            _ => &self.plain.depth.deep,
        }
    }
}

impl Feelings {
    /// The first twelve of a side.
    pub fn first(&self, side: Side) -> &[String] {
        match side {
            Side::Hurt => &self.first_hurt,
            Side::Broke => &self.first_broke,
        }
    }

    /// The family that a word stands in; the first that holds it.
    pub fn family_of(&self, word: &str) -> Option<&Family> {
        self.families.iter().find(|family| family.words.iter().any(|known| known == word))
    }
}
