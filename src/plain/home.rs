//! Home, line by line, and the very first time. A row for each thing that holds something; no counts, no titles.

use chrono::Timelike;

use super::talk::{Over, Talk};
use crate::journal::patterns::Patterns;
use crate::journal::{Draft, Entry, EntryId};
use crate::sitting;
use crate::text::dates;

/// What can be chosen.
#[derive(Clone)]
enum Row {
    GoOn(EntryId),
    RightNow,
    GetItOut,
    Page(String),
    Choose,
    LeftOpen,
    LookBack,
    How,
    Settings,
    People,
    SetUp,
    About,
}

impl Talk {
    /// Home, again and again, until the person leaves.
    pub(super) fn home(&mut self) -> Result<(), Over> {
        loop {
            if std::mem::take(&mut self.seat_is_due) {
                self.first_seat()?;
                continue;
            }
            self.book.look_for_new();
            let (title, rows) = if self.book.begun { self.home_rows() } else { self.first_rows() };
            let labels: Vec<String> = rows.iter().map(|(_, label)| label.clone()).collect();
            let ask = self.words().menu_home.clone();
            let row = self.menu_with(&title, &labels, &ask)?;
            if let Some((row, _)) = row.and_then(|row| rows.get(row)) {
                self.open_row(row.clone())?;
            }
        }
    }

    fn open_row(&mut self, row: Row) -> Result<(), Over> {
        match row {
            Row::GoOn(id) => self.resume(&id),
            Row::RightNow => self.right_now(None).map(drop),
            Row::GetItOut => self.free_page(),
            Row::Page(id) => self.path(&id, None).map(drop),
            Row::Choose => self.choose_page(),
            Row::LeftOpen => self.left_open(),
            Row::LookBack => self.look_back(),
            Row::How => self.how_it_has_been(),
            Row::Settings => self.settings(),
            Row::People => self.people(),
            Row::SetUp => self.keep_this(None).map(drop),
            Row::About => self.about_mend(),
        }
    }

    /// The very first time.
    fn first_rows(&self) -> (String, Vec<(Row, String)>) {
        let first = &self.book.guide.words().plain.first;
        let rows = vec![
            (Row::RightNow, both(&first.right_now)),
            (Row::GetItOut, both(&first.get_it_out)),
            (Row::SetUp, both(&first.set_up)),
            (Row::People, both(&first.people)),
            (Row::About, self.words().about_row.clone()),
        ];
        (format!("{} {}", first.welcome, first.honest), rows)
    }

    fn home_rows(&self) -> (String, Vec<(Row, String)>) {
        let words = &self.book.guide.words().plain;
        let (home, first, now) = (&words.home, &words.first, self.book.now());
        let mut rows = Vec::new();
        if let Some(draft) = self.latest() {
            let day = dates::past_day(draft.entry.created.date_naive(), now.date_naive());
            let note = home.go_on[1].replace("{weekday}", &day);
            rows.push((Row::GoOn(draft.entry.id.clone()), format!("{}: {note}", home.go_on[0])));
        }
        rows.push((Row::RightNow, both(&first.right_now)));
        rows.push((Row::GetItOut, format!("{}: {}", first.get_it_out[0], home.get_it_out)));
        rows.extend(self.todays());
        rows.push((Row::Choose, both(&home.choose)));
        if self.book.drafts.len() > 1 || (self.latest().is_none() && !self.book.drafts.is_empty()) {
            rows.push((Row::LeftOpen, both(&home.left_open)));
        }
        if !(self.book.timeline.entries().is_empty()
            && self.book.unreadable.is_empty()
            && self.book.binned.is_empty())
        {
            rows.push((Row::LookBack, home.look_back.clone()));
        }
        if Patterns::has_some(self.book.timeline.entries()) {
            rows.push((Row::How, words.how.title.clone()));
        }
        rows.push((Row::People, words.people.title.clone()));
        rows.push((Row::Settings, self.words().settings.title.clone()));
        rows.push((Row::About, self.words().about_row.clone()));
        (format!("{} {}", dates::greeting(now.hour()), self.unreadable()).trim().to_owned(), rows)
    }

    /// *Today's page*, or the three of the first weeks.
    fn todays(&self) -> Vec<(Row, String)> {
        let (profile, today) = (&self.book.profile, self.book.now().date_naive());
        let (guide, history) = (&self.book.guide, self.book.history());
        let words = &guide.words().plain.home;
        let first = sitting::first_weeks(guide, profile, &history, today);
        let one = || sitting::suggestion(guide, profile, &history, today).into_iter().collect();
        let pages = if first.is_empty() { one() } else { first };
        let label = |path: &crate::guide::Path| {
            format!("{}: {}, {}", words.todays_page, path.title, self.minutes(path))
        };
        pages.into_iter().map(|path| (Row::Page(path.id.clone()), label(path))).collect()
    }

    fn latest(&self) -> Option<&Draft> {
        let goes_on = |draft: &&Draft| sitting::can_resume(draft, &self.book.guide);
        self.book.sittings().filter(goes_on).max_by_key(|draft| draft.entry.created)
    }

    /// What could not be read, with how many; empty where everything could.
    pub(super) fn unreadable(&self) -> String {
        let failures = &self.book.guide.words().failures;
        match self.book.unreadable.len() {
            0 => String::new(),
            1 => failures.damaged.clone(),
            count => failures.damaged_many.replace("{count}", &count.to_string()),
        }
    }

    /// Pages left open: each can be gone on with, kept as it is, or let go.
    fn left_open(&mut self) -> Result<(), Over> {
        let words = self.book.guide.words().plain.left_open.clone();
        loop {
            let mut drafts = self.book.drafts.clone();
            drafts.sort_by_key(|draft| std::cmp::Reverse(draft.entry.created));
            let change = self.words().change.clone();
            let title = |draft: &Draft| {
                let title = draft.entry.title().unwrap_or(&words.free_page);
                if draft.edits.is_some() { change.begun.replace("{title}", title) } else { title.to_owned() }
            };
            let label = |draft: &Draft| {
                format!("{}, {}", title(draft), dates::full_day(draft.entry.created.date_naive()))
            };
            let labels: Vec<String> = drafts.iter().map(label).collect();
            if labels.is_empty() {
                return Ok(());
            }
            let row = self.menu(&words.title, &labels)?;
            let Some(draft) = row.and_then(|row| drafts.get(row)) else { return Ok(()) };
            let ways = [&words.go_on, &words.as_it_is, &words.let_go].map(both);
            let id = draft.entry.id.clone();
            if let Some(edits) = &draft.edits {
                let ways = [both(&words.go_on), change.keep_begun.clone(), both(&words.let_go)];
                match self.menu(&title(draft), &ways)? {
                    Some(0) => self.go_on_with_change(&id)?,
                    Some(1) => self.keep_change(draft.entry.clone(), edits.base_revision)?,
                    Some(_) => self.book.let_go(&id),
                    None => {}
                }
                continue;
            }
            match self.menu(&title(draft), &ways)? {
                Some(0) => self.resume(&id)?,
                Some(1) => self.keep_as_it_is(&id)?,
                Some(_) => self.book.let_go(&id),
                None => {}
            }
        }
    }

    /// A draft joins the pages as it is; one that holds nothing is let go.
    fn keep_as_it_is(&mut self, id: &EntryId) -> Result<(), Over> {
        let entry = self.resumed(|draft| draft.entry.id == *id).and_then(|sitting| sitting.as_it_is());
        if let Some(entry) = entry {
            return self.keep_entry(entry, None);
        }
        self.book.let_go(id);
        Ok(())
    }

    /// A change of a page, as far as it went, is the next version of it.
    fn keep_change(&mut self, mut entry: Entry, base: u32) -> Result<(), Over> {
        entry.revision = entry.revision.max(base + 1);
        self.keep_entry(entry, None)
    }

    fn about_mend(&mut self) -> Result<(), Over> {
        let plain = self.book.guide.words().plain.clone();
        let about = &plain.about;
        for line in about.what.iter().chain([&about.who]).chain(&plain.first.who_could_see) {
            self.tell(line)?;
        }
        for line in about.court.iter().chain(&about.evidence) {
            self.tell(line)?;
        }
        Ok(())
    }
}

/// A label with its note.
fn both([label, note]: &[String; 2]) -> String {
    if note.is_empty() { label.clone() } else { format!("{label}: {note}") }
}
