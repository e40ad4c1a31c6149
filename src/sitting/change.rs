//! What a sitting changes in the profile.

use chrono::NaiveDate;

use super::Change;
use crate::journal::{Profile, Since};

impl Change {
    /// Applies it to the profile, on this day.
    pub fn apply(&self, profile: &mut Profile, today: NaiveDate) {
        match self {
            Self::Person(name) => profile.person = Some(name.clone()),
            Self::Since(answer) => profile.since = Some(Since { answer: answer.clone(), on: today }),
            Self::People(people) => {
                for person in people {
                    if !profile.people.iter().any(|known| known.name == person.name) {
                        profile.people.push(person.clone());
                    }
                }
            }
            Self::HideShared(hide) => profile.hide_shared = *hide,
            Self::BadNight(line) => profile.bad_night = Some(line.clone()),
            Self::BreakKind(kinds) => profile.break_kind.clone_from(kinds),
            Self::Said(what) => {
                profile.said.insert(what.clone(), today);
            }
        }
    }
}
