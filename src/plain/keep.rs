//! *Keep this?* and keeping now. Before the choice nothing leaves memory, and it says so.

use super::talk::{Over, Picked, Talk};
use crate::journal::{Entry, Profile};
use crate::keeper::{Outcome, Task};

/// What became of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// It is on disk.
    Yes,
    /// It was let go.
    LetGo,
    /// The person goes back to the page.
    Back,
}

impl Talk {
    /// Keep this? About a page that ended, else about what is open, or about a notebook to begin.
    pub(super) fn keep_this(&mut self, entry: Option<&Entry>) -> Result<Kept, Over> {
        let first = self.book.guide.words().plain.first.clone();
        let written = entry.is_some() || self.leaves_words();
        let labels = [&first.keep_unlocked, &first.let_go].map(|[label, note]| format!("{label}: {note}"));
        let title = if written { &first.keep } else { &first.keep_empty };
        self.gap()?;
        self.say(title)?;
        self.say(&first.no_passphrase_yet)?;
        self.rows(&labels)?;
        let ask = self.words().keep_or_back.clone();
        self.say(&ask)?;
        loop {
            match self.pick(&labels)? {
                Picked::Row(0) => {
                    if self.begin_notebook(entry.cloned())? {
                        return Ok(Kept::Yes);
                    }
                    self.aside(&ask)?;
                }
                Picked::Row(_) => {
                    self.let_everything_go(written)?;
                    return Ok(Kept::LetGo);
                }
                Picked::Words(_) => self.slip()?,
                Picked::Nothing | Picked::Command(_) => return Ok(Kept::Back),
                Picked::End => return Err(Over::Left),
            }
        }
    }

    /// Whether it is on disk. If not, why was said, and the question stands again.
    fn begin_notebook(&mut self, entry: Option<Entry>) -> Result<bool, Over> {
        let id = entry.as_ref().map(|entry| entry.id.clone());
        let draft = self.open.clone().filter(|draft| id.as_ref() != Some(&draft.entry.id));
        self.book.begin(entry.clone(), draft.clone());
        let answers =
            |outcome: &Outcome| matches!(outcome, Outcome::Begun | Outcome::Failed { task: Task::Begin, .. });
        self.wait_for(answers, |book| book.begun)?;
        if !self.book.begun {
            return Ok(false);
        }
        self.book.timeline.add(entry.into_iter().collect());
        if let Some(draft) = draft {
            self.book.put(&draft);
        }
        (self.open, self.seat_is_due) = (None, true);
        self.say_kept()?;
        Ok(true)
    }

    fn let_everything_go(&mut self, written: bool) -> Result<(), Over> {
        self.open = None;
        self.book.profile = Profile::default();
        let gone = self.book.guide.words().plain.first.gone.clone();
        if written { self.aside(&gone) } else { Ok(()) }
    }

    /// A page that ended is kept, and only then said to be.
    pub(super) fn keep_entry(&mut self, entry: Entry, profile: Option<Profile>) -> Result<(), Over> {
        if self.keep_with(entry, profile)? { self.say_kept() } else { Ok(()) }
    }

    /// A changed page is kept; whether it is on disk. If not, why was said.
    pub(super) fn keep_page(&mut self, entry: Entry) -> Result<bool, Over> {
        self.keep_with(entry, None)
    }

    fn keep_with(&mut self, entry: Entry, profile: Option<Profile>) -> Result<bool, Over> {
        let id = entry.id.clone();
        self.book.keep(entry, profile);
        let is_it = |outcome: &Outcome| match outcome {
            Outcome::Kept { id: kept } => *kept == id,
            Outcome::Failed { task: Task::Keep(failed), .. } => *failed == id,
            _ => false,
        };
        Ok(self.wait_for(is_it, |_| false)? && self.book.is_well())
    }

    /// `:keep`. Everything is kept anyway; people ask.
    pub(super) fn keep_now(&mut self) -> Result<(), Over> {
        if !self.book.begun {
            if self.leaves_words() {
                return self.keep_this(None).map(drop);
            }
            let nothing = self.book.guide.words().plain.forms.nothing_written.clone();
            return self.aside(&nothing);
        }
        self.book.save_now();
        let answers = |outcome: &Outcome| {
            matches!(outcome, Outcome::AllKept | Outcome::DraftKept { .. } | Outcome::Failed { .. })
        };
        if self.wait_for(answers, |_| false)? && self.book.is_well() { self.say_kept() } else { Ok(()) }
    }

    pub(super) fn say_kept(&mut self) -> Result<(), Over> {
        let kept = self.words().kept.clone();
        self.aside(&kept)
    }
}
