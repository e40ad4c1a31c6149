//! The paths that were opened, walked to their end or not.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::journal::Entry;

/// A path that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its id, such as `doubt`.
    pub id: String,
    /// Its title, as it was the last time.
    pub title: String,
    /// How often. Charts draw it as a length; no screen shows the figure.
    pub times: usize,
}

/// All that were opened, the most often opened first; of those as often the one opened last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    all: Vec<Opened>,
}

impl Paths {
    pub(super) fn of(pages: &[(NaiveDate, &Entry)]) -> Self {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut all: Vec<Opened> = Vec::new();
        for path in pages.iter().filter_map(|(_, entry)| entry.path.as_ref()) {
            let place = *places.entry(&path.id).or_insert(all.len());
            match all.get_mut(place) {
                Some(opened) => opened.times += 1,
                None => all.push(Opened { id: path.id.clone(), title: path.title.clone(), times: 1 }),
            }
        }
        all.sort_by_key(|opened| std::cmp::Reverse(opened.times));
        Self { all }
    }

    /// All of them, the most often opened first.
    pub fn all(&self) -> &[Opened] {
        &self.all
    }
}
