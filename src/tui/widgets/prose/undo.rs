//! What was done, so that it can be undone: typed text word by word, a deletion as far as it went.
//!
//! It must never know how a change is made, only what it took away and what it put there.

use super::buffer::Spot;

/// How a change came about; only changes of one kind grow together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A character typed.
    Typed,
    /// A cluster removed before the cursor.
    Back,
    /// A cluster removed after the cursor.
    Forward,
    /// A paste, a word or a selection removed: a step of its own.
    Whole,
}

/// One step: at `at`, `removed` gave way to `added`.
pub(super) struct Change {
    pub(super) at: Spot,
    pub(super) removed: String,
    pub(super) added: String,
    /// Where the cursor stood.
    pub(super) before: Spot,
    /// Where it went.
    pub(super) after: Spot,
}

/// The steps done, and those undone and not yet lost.
#[derive(Default)]
pub(super) struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
    open: Option<Kind>,
}

impl History {
    /// The next change is a step of its own: the cursor has moved.
    pub(super) fn seal(&mut self) {
        self.open = None;
    }

    /// Remembers a change that was made.
    pub(super) fn push(&mut self, change: Change, kind: Kind) {
        self.undone.clear();
        let grows = self.open == Some(kind) && self.done.last().is_some_and(|last| last.grows(&change, kind));
        self.open = (kind != Kind::Whole).then_some(kind);
        match self.done.last_mut() {
            Some(last) if grows => last.grow(&change, kind),
            _ => self.done.push(change),
        }
    }

    /// Takes back the last step: `apply` is told what to reverse.
    pub(super) fn undo(&mut self, apply: impl FnOnce(&Change)) {
        self.seal();
        if let Some(change) = self.done.pop() {
            apply(&change);
            self.undone.push(change);
        }
    }

    /// Does again what was last undone.
    pub(super) fn redo(&mut self, apply: impl FnOnce(&Change)) {
        self.seal();
        if let Some(change) = self.undone.pop() {
            apply(&change);
            self.done.push(change);
        }
    }
}

impl Change {
    /// Whether `next` carries on where this step left off, and within the same word.
    fn grows(&self, next: &Self, kind: Kind) -> bool {
        match kind {
            Kind::Typed => {
                let new_word = ends_blank(&self.added) && !begins_blank(&next.added);
                next.removed.is_empty() && self.at.after(&self.added) == next.at && !new_word
            }
            Kind::Back => {
                let new_word = begins_blank(&self.removed) && !begins_blank(&next.removed);
                next.at.after(&next.removed) == self.at && !new_word
            }
            Kind::Forward => {
                let new_word = ends_blank(&self.removed) && !begins_blank(&next.removed);
                next.at == self.at && !new_word
            }
            Kind::Whole => false,
        }
    }

    fn grow(&mut self, next: &Self, kind: Kind) {
        self.after = next.after;
        if kind == Kind::Back {
            self.at = next.at;
            self.removed.insert_str(0, &next.removed);
        } else {
            self.added.push_str(&next.added);
            self.removed.push_str(&next.removed);
        }
    }
}

fn begins_blank(text: &str) -> bool {
    text.starts_with(char::is_whitespace)
}

fn ends_blank(text: &str) -> bool {
    text.ends_with(char::is_whitespace)
}
