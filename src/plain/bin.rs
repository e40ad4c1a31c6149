//! The bin, line by line: what lies in it, newest first; each can be put back, or removed for good.

use super::talk::{Over, Talk};
use crate::keeper::{Binned, Held, Outcome, Task};

impl Talk {
    pub(super) fn bin(&mut self) -> Result<(), Over> {
        loop {
            if !self.read_bin()? {
                return Ok(());
            }
            let there = self.book.binned.clone();
            let words = self.words().change.clone();
            if there.is_empty() {
                return self.aside(&words.bin_empty);
            }
            let labels: Vec<String> = there.iter().map(|one| self.binned_label(one)).collect();
            let Some(one) = self.menu(&words.bin, &labels)?.and_then(|row| there.get(row)) else {
                return Ok(());
            };
            let mut ways = vec![words.restore.clone(), words.erase.clone()];
            if one.held == Held::Unreadable {
                ways.remove(0);
            }
            let Some(row) = self.menu(&self.binned_label(one), &ways)? else { continue };
            if ways.get(row) == Some(&words.restore) {
                self.restore(&one.name)?;
            } else if self.menu(&words.erase, std::slice::from_ref(&words.erase_sure))?.is_some() {
                self.erase_binned(&one.name)?;
            }
        }
    }

    /// Whether it could be read; if not, why was said.
    fn read_bin(&mut self) -> Result<bool, Over> {
        self.book.read_bin();
        let mut came = false;
        let mut is_it = |outcome: &Outcome| {
            came |= matches!(outcome, Outcome::BinRead(_));
            came || matches!(outcome, Outcome::Failed { task: Task::ReadBin, .. })
        };
        self.wait_for(&mut is_it, |_| false)?;
        Ok(came)
    }

    fn restore(&mut self, name: &str) -> Result<(), Over> {
        self.book.restore(name);
        let mut came = false;
        let mut is_it = |outcome: &Outcome| {
            came |= matches!(outcome, Outcome::Restored(one) if one.name == name);
            came || matches!(outcome, Outcome::Failed { task: Task::Restore(failed), .. } if failed == name)
        };
        self.wait_for(&mut is_it, |_| false)?;
        let said = self.words().change.restored.clone();
        if came { self.aside(&said) } else { Ok(()) }
    }

    fn erase_binned(&mut self, name: &str) -> Result<(), Over> {
        self.book.erase_binned(name);
        let mut came = false;
        let mut is_it = |outcome: &Outcome| {
            came |= matches!(outcome, Outcome::ErasedBinned(gone) if gone == name);
            came || matches!(outcome, Outcome::Failed { task: Task::EraseBinned(failed), .. } if failed == name)
        };
        self.wait_for(&mut is_it, |_| false)?;
        let said = self.words().change.erased.clone();
        if came { self.aside(&said) } else { Ok(()) }
    }

    fn binned_label(&self, one: &Binned) -> String {
        let words = &self.words().change;
        match &one.held {
            Held::Entry(entry) => self.label(entry),
            Held::Draft(draft) => words.unfinished.replace("{row}", &self.label(&draft.entry)),
            Held::Unreadable => words.unreadable.clone(),
        }
    }
}
