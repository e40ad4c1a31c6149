//! The words around earlier versions of a kept page, and around two versions that stand beside each other.

use serde::Deserialize;

use crate::journal::Changed;

/// `[entry.versions]` of `words.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionWords {
    /// Over the list.
    pub title: String,
    /// What the list is.
    pub what: String,
    /// There is none.
    pub none: String,
    /// They are still being read.
    pub still_read: String,
    /// They could not be read at all.
    pub not_read: String,
    /// One of them can't be read.
    pub unreadable: String,
    /// Several can't; `{count}` filled in.
    pub unreadable_many: String,
    /// A version that stands beside this one; `{day}` filled in.
    pub other: String,
    /// Beside an earlier version: what was done to it then; `{what}` filled in.
    pub after: String,
    /// The same between two that stand beside each other.
    pub differs: String,
    /// They differ in nothing that can be seen.
    pub same: String,
    /// Over an earlier version, or the other one; `{day}` filled in.
    pub then: String,
    /// Over today's.
    pub now: String,
    /// What was changed, by kind.
    pub changes: ChangeKinds,
    /// Bring an earlier version back.
    pub back: [String; 2],
    /// Leave the page as it is.
    pub leave: String,
    /// It is back.
    pub brought_back: String,
    /// Over the choice between two.
    pub which: String,
    /// Keep both for now.
    pub both: [String; 2],
    /// Keep the version that is read; `{day}` filled in.
    pub this: String,
    /// Keep the other one; `{day}` filled in.
    pub that: String,
    /// Beside these two: where the one that does not stay goes.
    pub to_bin: String,
}

/// What was changed, by kind.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeKinds {
    answer: String,
    answers: String,
    filled: String,
    emptied: String,
    noted: String,
    note_gone: String,
    brought: String,
    not_brought: String,
    sealed: String,
    opened: String,
    tagged: String,
    untagged: String,
    other: String,
}

impl VersionWords {
    /// What was done to an earlier version then, as a sentence.
    pub fn done_then(&self, changes: &[Changed]) -> String {
        self.sentence(&self.after, changes)
    }

    /// What is other in the version that stands beside, as a sentence.
    pub fn is_other(&self, changes: &[Changed]) -> String {
        self.sentence(&self.differs, changes)
    }

    fn sentence(&self, template: &str, changes: &[Changed]) -> String {
        match self.in_a_row(changes) {
            said if said.is_empty() => self.same.clone(),
            said => template.replace("{what}", &said),
        }
    }

    /// What was changed, each kind once; empty where nothing was.
    fn in_a_row(&self, changes: &[Changed]) -> String {
        let kinds = &self.changes;
        let answers = changes.iter().filter(|one| matches!(one, Changed::Answer(_))).count();
        let mut said: Vec<&str> = Vec::new();
        for one in changes {
            let words: &str = match one {
                Changed::Answer(_) if answers > 1 => &kinds.answers,
                Changed::Answer(_) => &kinds.answer,
                Changed::Filled(_) => &kinds.filled,
                Changed::Emptied(_) => &kinds.emptied,
                Changed::Noted => &kinds.noted,
                Changed::NoteGone => &kinds.note_gone,
                Changed::Brought => &kinds.brought,
                Changed::NotBrought => &kinds.not_brought,
                Changed::Sealed => &kinds.sealed,
                Changed::Opened => &kinds.opened,
                Changed::Tagged(_) => &kinds.tagged,
                Changed::Untagged(_) => &kinds.untagged,
                Changed::Other => &kinds.other,
            };
            if !said.contains(&words) {
                said.push(words);
            }
        }
        said.join(", ")
    }

    /// That some can't be read; empty where all can.
    pub fn unreadable(&self, count: usize) -> String {
        match count {
            0 => String::new(),
            1 => self.unreadable.clone(),
            _ => self.unreadable_many.replace("{count}", &count.to_string()),
        }
    }
}
