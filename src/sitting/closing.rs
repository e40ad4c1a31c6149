//! The closing: the line that fits two numbers, and the order of its screens.

use super::place::{Calm, From, Place};
use super::walk::Go;
use super::{Door, Sitting};
use crate::journal::Side;

/// What the two numbers ask for; the rows of the table, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Lower, but still 7 or more.
    StillHigh,
    /// Lower, and what was owned still stands.
    Stands,
    /// Lower.
    Lower,
    /// The same, or one higher below 7.
    Same,
    /// The same at 7 or more: the line, then coming down.
    SameHigh,
    /// Higher by 2 or more, or 7 or more.
    Higher,
    /// One of the two was left out, below 7.
    Unknown,
    /// The number at the beginning was left out, and it is 7 or more.
    UnknownHigh,
}

impl Verdict {
    /// The row for these numbers; `stands` for the one who broke trust, from a path of owning.
    pub(super) fn of(before: Option<u8>, after: Option<u8>, stands: bool) -> Self {
        match (before, after) {
            (Some(before), Some(after)) if after < before => match after {
                7.. => Self::StillHigh,
                _ if stands => Self::Stands,
                _ => Self::Lower,
            },
            (Some(before), Some(after)) if after == before => {
                if after >= 7 {
                    Self::SameHigh
                } else {
                    Self::Same
                }
            }
            (Some(before), Some(after)) if after >= before.saturating_add(2) || after >= 7 => Self::Higher,
            (Some(_), Some(_)) => Self::Same,
            (None, Some(7..)) => Self::UnknownHigh,
            _ => Self::Unknown,
        }
    }

    /// Whether the coming-down card comes.
    pub(super) fn comes_down(self) -> bool {
        matches!(self, Self::StillHigh | Self::SameHigh | Self::Higher | Self::UnknownHigh)
    }
}

impl Sitting {
    /// The number at the check-in.
    pub(super) fn before(&self) -> Option<u8> {
        self.given("~check-in").and_then(|answer| answer.value)
    }

    /// The number at the end.
    pub(super) fn after(&self) -> Option<u8> {
        self.given("~closing-rate").and_then(|answer| answer.value)
    }

    pub(super) fn verdict(&self) -> Verdict {
        // Only where something was written does something stand.
        let stands = self.path.stands && self.side == Some(Side::Broke) && self.has_words();
        Verdict::of(self.before(), self.after(), stands)
    }

    /// The one line of the closing.
    pub(super) fn closing_line(&self) -> Option<String> {
        let lines = &self.words().plain.lines;
        let template = match self.verdict() {
            Verdict::StillHigh => &lines.lower_still_high,
            Verdict::Stands if self.commitment().is_some() => &lines.lower_stands_commit,
            Verdict::Stands => &lines.lower_stands,
            Verdict::Lower => &lines.lower,
            Verdict::Same | Verdict::SameHigh => &lines.same,
            Verdict::Higher | Verdict::Unknown | Verdict::UnknownHigh => return None,
        };
        Some(self.fill(template)).filter(|line| !line.is_empty())
    }

    /// What comes after this screen of the closing.
    pub(super) fn after_closing_screen(&mut self, choice: Option<&str>) -> Go {
        match self.place {
            Place::Rate if self.verdict().comes_down() => Go::To(Place::ComingDown),
            Place::Near if choice == Some("people") => Go::Over(Door::People, Place::Next),
            Place::Rate | Place::Near => Go::To(Place::Next),
            Place::ComingDown => self.after_coming_down(choice),
            Place::Calm(_, From::ComingDown) => Go::To(Place::Near),
            Place::Next if self.holds_something() => Go::To(Place::Marks),
            Place::Marks
                if self.marked("bring") && !self.page_lines(false).is_empty() && !self.is_deleted() =>
            {
                Go::To(Place::BringLine)
            }
            Place::Marks | Place::BringLine if self.marked("line") => Go::To(Place::BadNight),
            Place::Next | Place::Marks | Place::BringLine | Place::BadNight => Go::To(Place::PutAway),
            _ => Go::End,
        }
    }

    fn after_coming_down(&self, choice: Option<&str>) -> Go {
        match choice {
            Some("look") => Go::To(Place::Calm(Calm::Look, From::ComingDown)),
            Some("breath" | "breathe") => Go::To(Place::Calm(Calm::Breathe, From::ComingDown)),
            Some("people") => Go::Over(Door::People, Place::Near),
            // Lower but still high: the minute was offered, and it was declined.
            _ if self.verdict() == Verdict::StillHigh => Go::To(Place::Next),
            _ => Go::To(Place::Near),
        }
    }

    /// Whether this was ticked among the marks.
    pub(super) fn marked(&self, id: &str) -> bool {
        self.given("~marks").is_some_and(|answer| answer.has_picked(id))
    }

    /// Whether the person deleted the page.
    pub(super) fn is_deleted(&self) -> bool {
        self.marked("delete")
    }

    /// The lines of this page that may be brought or kept for a bad night: never those that are kept nowhere.
    pub(super) fn page_lines(&self, sealed: bool) -> Vec<(String, String)> {
        let kept = self.kept_answers().filter(|answer| sealed || !self.is_sealed(answer));
        let lines = |words: &str| words.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
        let each = kept.flat_map(|answer| {
            let words = answer.own_words().into_iter().flat_map(lines);
            words.map(|line| (answer.step.clone(), line)).collect::<Vec<_>>()
        });
        each.filter(|(_, line)| !line.is_empty()).collect()
    }
}
