//! Filters beside the words: section, kind, feelings, marks, tags, days. All that are set must fit.

use std::fmt;

use super::super::{Chosen, Entry, Kind, StepKind};
use crate::text::fold::fold;
use crate::text::period::Period;

/// The kinds that this mend knows, in the order in which they are offered.
pub const KINDS: [Kind; 8] = [
    Kind::Guided,
    Kind::Free,
    Kind::Promise,
    Kind::Act,
    Kind::Notice,
    Kind::Session,
    Kind::Question,
    Kind::Tomorrow,
];

/// A mark to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// To bring to a session, whole or in part.
    Bring,
    /// Kept to oneself.
    Sealed,
    /// With a note from looking back.
    Noted,
    /// Left before its end.
    LeftOpen,
}

/// What an entry must be, have or hold. Nothing set lets everything through. `Debug` prints no word of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// The id of a section, such as `feels`.
    pub section: Option<String>,
    /// What it is.
    pub kind: Option<Kind>,
    /// Feelings named in it, by their word or the id of their family.
    pub feelings: Vec<String>,
    /// Marks on it.
    pub marks: Vec<Mark>,
    /// Tags.
    pub tags: Vec<String>,
    /// The days it was begun on.
    pub period: Period,
}

impl Mark {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Bring, Self::Sealed, Self::Noted, Self::LeftOpen];

    /// Its id, as a command takes it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Bring => "bring",
            Self::Sealed => "sealed",
            Self::Noted => "noted",
            Self::LeftOpen => "left-open",
        }
    }

    /// Whether an entry has it.
    pub fn is_on(self, entry: &Entry) -> bool {
        match self {
            Self::Bring => !entry.marks.bring.is_empty(),
            Self::Sealed => entry.marks.sealed,
            Self::Noted => !entry.notes.is_empty(),
            Self::LeftOpen => entry.left_at.is_some(),
        }
    }
}

/// The id of a kind, as entries hold it.
pub fn kind_id(kind: &Kind) -> &str {
    match kind {
        Kind::Guided => "guided",
        Kind::Free => "free",
        Kind::Act => "act",
        Kind::Promise => "promise",
        Kind::Notice => "notice",
        Kind::Session => "session",
        Kind::Question => "question",
        Kind::Tomorrow => "tomorrow",
        Kind::Other(id) => id,
    }
}

impl Filters {
    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same without one of those that are set, counted as they are said: section, kind, feelings, tags, marks, days.
    #[must_use]
    pub fn without(&self, mut place: usize) -> Self {
        let mut rest = self.clone();
        let mut is_here = |many: usize| {
            let here = (place < many).then_some(place);
            place = place.wrapping_sub(many);
            here
        };
        if is_here(usize::from(self.section.is_some())).is_some() {
            rest.section = None;
        } else if is_here(usize::from(self.kind.is_some())).is_some() {
            rest.kind = None;
        } else if let Some(feeling) = is_here(self.feelings.len()) {
            rest.feelings.remove(feeling);
        } else if let Some(tag) = is_here(self.tags.len()) {
            rest.tags.remove(tag);
        } else if let Some(mark) = is_here(self.marks.len()) {
            rest.marks.remove(mark);
        } else {
            rest.period = Period::default();
        }
        rest
    }

    /// Whether an entry fits all that is set.
    pub fn fit(&self, entry: &Entry) -> bool {
        let section = entry.path.as_ref().map(|path| path.section.as_str());
        self.section.as_deref().is_none_or(|wanted| section == Some(wanted))
            && self.kind.as_ref().is_none_or(|kind| *kind == entry.kind)
            && self.period.holds(entry.created.date_naive())
            && self.marks.iter().all(|mark| mark.is_on(entry))
            && self.tags.iter().all(|tag| has_tag(entry, tag))
            && self.feelings.iter().all(|feeling| names(entry, feeling))
    }
}

/// Whether a tag is on an entry, however it is written there.
fn has_tag(entry: &Entry, tag: &str) -> bool {
    let wanted = fold(tag.trim_start_matches('#'));
    entry.tags.iter().any(|tag| fold(tag.trim_start_matches('#')) == wanted)
}

/// Whether a feeling was named in an entry.
fn names(entry: &Entry, feeling: &str) -> bool {
    let wanted = fold(feeling);
    let is =
        |chosen: &Chosen| [&chosen.word, &chosen.family].into_iter().flatten().any(|one| fold(one) == wanted);
    let feelings = entry.answers.iter().filter(|answer| answer.kind == StepKind::Feelings);
    feelings.flat_map(|answer| &answer.chosen).any(is)
}

impl fmt::Debug for Filters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Filters(…)")
    }
}
