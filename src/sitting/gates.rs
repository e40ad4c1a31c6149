//! Soft gates: at most one a sitting, the first that applies. None is a lock.

use chrono::{Duration, NaiveTime};

use super::{Sitting, Walk};
use crate::guide::Card;
use crate::journal::{History, Moment, Past, USUAL_LATE};

/// What the profile remembers once the gate of three heavier sittings was shown.
pub(super) const THREE_HEAVIER: &str = "three-heavier";

/// A gate, in the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gate {
    /// 9 or 10: the next two minutes first.
    RightNow,
    /// Late hours.
    Late,
    /// 7 or 8 before a deeper path.
    HighDeeper,
    /// 7 or 8 before a deep path.
    HighDeep,
    /// The last three sittings each ended higher than they began.
    Heavier,
    /// A second deep path today.
    Second,
    /// Four sittings of this path in fourteen days.
    TopicFour,
    /// This path within a day.
    TopicDay,
}

impl Gate {
    /// All that are screens of their own.
    pub(super) const ALL: [Self; 7] = [
        Self::Late,
        Self::HighDeeper,
        Self::HighDeep,
        Self::Heavier,
        Self::Second,
        Self::TopicFour,
        Self::TopicDay,
    ];

    /// The id of its screen.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::RightNow => "~gate-right-now",
            Self::Late => "~gate-late",
            Self::HighDeeper => "~gate-high-deeper",
            Self::HighDeep => "~gate-high-deep",
            Self::Heavier => "~gate-heavier",
            Self::Second => "~gate-second",
            Self::TopicFour => "~gate-topic-four",
            Self::TopicDay => "~gate-topic-day",
        }
    }
}

impl Sitting {
    /// The gate that stands before this path now.
    pub(super) fn gate(&self) -> Option<Gate> {
        if !self.path.gates || self.gate_met || self.walk == Walk::Questions {
            return None;
        }
        let number = self.before();
        if number.is_some_and(|number| number >= 9) && self.world.guide.has("right-now") {
            return Some(Gate::RightNow);
        }
        if self.walk == Walk::Free {
            return None;
        }
        self.late_gate().or_else(|| self.high_gate(number)).or_else(|| self.history_gate())
    }

    fn late_gate(&self) -> Option<Gate> {
        let late = is_late(self.now.time(), self.world.profile.late.as_ref());
        (self.path.depth >= 2 && late).then_some(Gate::Late)
    }

    fn high_gate(&self, number: Option<u8>) -> Option<Gate> {
        let high = number.is_some_and(|number| (7..=8).contains(&number));
        match self.path.depth {
            2 if high => Some(Gate::HighDeeper),
            3.. if high => Some(Gate::HighDeep),
            _ => None,
        }
    }

    fn history_gate(&self) -> Option<Gate> {
        let history = &self.world.history;
        if heavier_run(history).is_some_and(|first| !self.said_since(first)) {
            return Some(Gate::Heavier);
        }
        if self.path.depth < 3 {
            return None;
        }
        if history.all().iter().any(|past| self.was_deep(past) && is_same_day(past.begun, self.now)) {
            return Some(Gate::Second);
        }
        let since = |days| {
            let from = self.now - Duration::days(days);
            history.of_path(&self.path.id).filter(|past| past.begun >= from).count()
        };
        if since(14) >= 4 {
            return Some(Gate::TopicFour);
        }
        (since(1) >= 1).then_some(Gate::TopicDay)
    }

    fn said_since(&self, first: Moment) -> bool {
        self.world.profile.said.get(THREE_HEAVIER).is_some_and(|day| *day >= first.date_naive())
    }

    fn was_deep(&self, past: &Past) -> bool {
        let path = past.path.as_deref().and_then(|id| self.world.guide.path(id));
        path.is_some_and(|path| path.depth >= 3) || past.path.as_deref() == Some(self.path.id.as_str())
    }

    /// The words of a gate.
    pub(super) fn gate_card(&self, gate: Gate) -> &Card {
        let cards = &self.words().cards;
        match gate {
            Gate::RightNow | Gate::Late => &cards.gate_late,
            Gate::HighDeeper => &cards.gate_high_deeper,
            Gate::HighDeep => &cards.gate_high_deep,
            Gate::Heavier => &cards.gate_heavier,
            Gate::Second => &cards.gate_second,
            Gate::TopicFour => &cards.gate_topic_four,
            Gate::TopicDay => &cards.gate_topic_day,
        }
    }
}

fn is_same_day(a: Moment, b: Moment) -> bool {
    a.date_naive() == b.date_naive()
}

/// Whether this is within the late hours; without hours of the person's own, the usual ones.
pub(super) fn is_late(time: NaiveTime, hours: Option<&(String, String)>) -> bool {
    let read = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let own = hours.and_then(|(from, to)| Some((read(from)?, read(to)?)));
    let usual = read(USUAL_LATE.0).zip(read(USUAL_LATE.1));
    own.or(usual).is_some_and(
        |(from, to)| {
            if from <= to { from <= time && time < to } else { from <= time || time < to }
        },
    )
}

/// When the run of heavier sittings began, where the last three or more each ended higher than they began.
fn heavier_run(history: &History) -> Option<Moment> {
    let numbers = |past: &Past| Some((past.begun, past.before?, past.after?));
    let run: Vec<_> = history
        .all()
        .iter()
        .rev()
        .filter_map(numbers)
        .take_while(|(_, before, after)| after > before)
        .map(|(begun, _, _)| begun)
        .collect();
    if run.len() >= 3 { run.last().copied() } else { None }
}
