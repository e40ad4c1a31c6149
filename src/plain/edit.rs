//! Changing what stands on a kept page, line by line: which answer, then its question as it was asked, then what is to
//! become of the change.
//!
//! Each line is in a draft of the page's next version as soon as it was heard. What may be changed is [`Editing`]'s to
//! say.

use super::answers::{Owner, Turn};
use super::hands;
use super::talk::{Over, Talk};
use super::voice::by_ear;
use crate::journal::{Entry, EntryId};
use crate::sitting::Editing;

impl Talk {
    /// A page being changed, until the person is done with it. The version that stands then.
    pub(super) fn change_words(&mut self, entry: Entry) -> Result<Entry, Over> {
        let words = self.book.guide.words().plain.entry.edit.clone();
        let Some(mut editing) = self.editing(&entry) else {
            self.aside(&words.no_words)?;
            return Ok(entry);
        };
        self.say(&words.small)?;
        self.answer_by_answer(&mut editing)?;
        if !editing.is_changed() {
            self.aside(&words.nothing)?;
            return Ok(entry);
        }
        self.what_becomes_of(&editing, entry)
    }

    /// A change that is begun, or gone on with.
    fn editing(&self, entry: &Entry) -> Option<Editing> {
        let history = self.book.history();
        let setup = self.book.setup(&history, None, None);
        match self.book.drafts.iter().find(|draft| draft.entry.id == entry.id) {
            Some(draft) => Editing::resume(draft, entry, &setup),
            None => Editing::begin(entry, &setup, None),
        }
    }

    /// One answer after the other, in whichever order, until none is named.
    fn answer_by_answer(&mut self, editing: &mut Editing) -> Result<(), Over> {
        let (change, on) = (self.words().change.clone(), self.words().number_goes_on.clone());
        loop {
            let question = |(place, prompt): (usize, String)| {
                let row = change.answer.replace("{number}", &(place + 1).to_string());
                row.replace("{prompt}", &by_ear(&prompt))
            };
            let labels: Vec<String> = editing.questions().into_iter().enumerate().map(question).collect();
            let Some(row) = self.menu_with(&change.which_answer, &labels, &on)? else {
                return Ok(());
            };
            editing.go_to(row);
            if let Some(scene) = editing.scene() {
                self.gap()?;
                self.say(&by_ear(&scene.prompt))?;
                if self.ask(Owner::Editing(editing), &scene)? == Turn::End {
                    return Err(Over::Left);
                }
            }
        }
    }

    fn what_becomes_of(&mut self, editing: &Editing, entry: Entry) -> Result<Entry, Over> {
        let words = self.book.guide.words().plain.entry.edit.clone();
        let both = |[label, note]: &[String; 2]| format!("{label}: {note}");
        let rows = [&words.keep, &words.later, &words.leave].map(both);
        match self.menu(&words.title, &rows)? {
            Some(0) => {
                let new = editing.version(self.book.now());
                if self.keep_page(new.clone())? {
                    self.aside(&words.kept)?;
                }
                Ok(new)
            }
            Some(2) => {
                self.book.let_go(editing.id());
                self.aside(&words.left)?;
                Ok(entry)
            }
            _ => {
                self.aside(&words.waits)?;
                Ok(entry)
            }
        }
    }

    /// Hands an answer to the change and lays its draft down.
    pub(super) fn put_change(&mut self, editing: &mut Editing, answer: &crate::journal::Answer) {
        editing.put(answer);
        let place = editing.scene().map(|scene| hands::place(&scene.form, &scene.answer));
        let (field, cursor) = place.unwrap_or_default();
        match editing.draft(field, cursor, 0) {
            Some(draft) => self.book.put(&draft),
            // Everything is as it was again: no copy stays.
            None if self.book.has_draft(editing.id()) => self.book.erase(editing.id()),
            None => {}
        }
    }

    /// A change that was left, with the page it is of.
    pub(super) fn go_on_with_change(&mut self, id: &EntryId) -> Result<(), Over> {
        match self.book.timeline.find(id).cloned() {
            Some(entry) => self.change_words(entry).map(drop),
            None => Ok(()),
        }
    }
}
