//! What can be undone: typing and deleting word by word, a paste as a whole.

use super::page::{Spot, advance};

/// One change: what stood at a spot, what stands there now, and where the cursor was and came to be.
#[derive(Clone)]
pub(super) struct Edit {
    pub(super) at: Spot,
    pub(super) removed: String,
    pub(super) added: String,
    pub(super) before: Spot,
    pub(super) after: Spot,
}

/// What a change was, as far as the next one may join it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Typing,
    Deleting,
    /// A paste, or a selection replaced: by itself.
    Whole,
}

/// Changes done and undone.
#[derive(Clone, Default)]
pub(super) struct Undo {
    done: Vec<Edit>,
    undone: Vec<Edit>,
    /// What the last change was, as long as the next may join it.
    open: Option<Kind>,
}

impl Undo {
    /// Notes a change that was made.
    pub(super) fn note(&mut self, edit: Edit, kind: Kind) {
        self.undone.clear();
        let joins = self.open == Some(kind);
        self.open = Some(kind);
        let last = self.done.last_mut().filter(|_| joins);
        if let Some(edit) = match (last, kind) {
            (Some(last), Kind::Typing) => last.join_typing(edit),
            (Some(last), Kind::Deleting) => last.join_deleting(edit),
            _ => Some(edit),
        } {
            self.done.push(edit);
        }
    }

    /// What comes next is by itself.
    pub(super) fn seal(&mut self) {
        self.open = None;
    }

    /// The change to undo.
    pub(super) fn back(&mut self) -> Option<Edit> {
        self.open = None;
        let edit = self.done.pop()?;
        self.undone.push(edit.clone());
        Some(edit)
    }

    /// The change to do again.
    pub(super) fn forth(&mut self) -> Option<Edit> {
        self.open = None;
        let edit = self.undone.pop()?;
        self.done.push(edit.clone());
        Some(edit)
    }
}

impl Edit {
    /// Takes what was typed right behind, unless it begins a new word; gives back what it did not take.
    fn join_typing(&mut self, next: Self) -> Option<Self> {
        let starts_word = ends_blank(&self.added) && !ends_blank(&next.added);
        if starts_word || !next.removed.is_empty() || advance(self.at, &self.added) != next.at {
            return Some(next);
        }
        self.added.push_str(&next.added);
        self.after = next.after;
        None
    }

    /// Takes what was deleted right before or behind, unless another word begins; gives back what it did not take.
    fn join_deleting(&mut self, next: Self) -> Option<Self> {
        if next.at == self.at {
            if ends_blank(&self.removed) && !starts_blank(&next.removed) {
                return Some(next);
            }
            self.removed.push_str(&next.removed);
        } else if advance(next.at, &next.removed) == self.at {
            if starts_blank(&self.removed) && !ends_blank(&next.removed) {
                return Some(next);
            }
            self.removed.insert_str(0, &next.removed);
            self.at = next.at;
        } else {
            return Some(next);
        }
        self.after = next.after;
        None
    }
}

fn ends_blank(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_whitespace)
}

fn starts_blank(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_whitespace)
}
