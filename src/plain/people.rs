//! People, line by line: the person's own, then the danger line, the lines of the country, and two separate choices.

use chrono::NaiveDate;

use super::sit::RIGHT_NOW;
use super::talk::{Over, Said, Talk};
use crate::guide::{Country, Directory, Line, LineKind, PeopleWords, Status};
use crate::journal::{Person, Profile, Side};
use crate::sitting::{Door, SAFE};
use crate::text::dates;

/// What can be chosen under it.
enum Row {
    Country,
    Own(Option<usize>),
    ScaredSelf,
    ScaredSomeone,
    RightNow,
    Hide,
}

impl Talk {
    pub(super) fn people(&mut self) -> Result<(), Over> {
        loop {
            let words = self.book.guide.words().plain.people.clone();
            self.gap()?;
            self.say(&words.title)?;
            for line in self.people_page(&words) {
                self.tell(&line)?;
            }
            let rows = self.people_rows(&words);
            let labels: Vec<String> = rows.iter().map(|(_, label)| label.clone()).collect();
            let Some(row) = self.menu(&self.words().people_choices.clone(), &labels)? else { return Ok(()) };
            match rows.get(row).map(|(row, _)| row) {
                Some(Row::Country) => self.which_country()?,
                Some(Row::Own(at)) => self.person(*at)?,
                Some(Row::ScaredSelf) => self.questions()?,
                Some(Row::ScaredSomeone) => self.open_door(&Door::Safe)?,
                Some(Row::RightNow) => {
                    self.right_now(None)?;
                }
                Some(Row::Hide) => self.hide()?,
                None => {}
            }
        }
    }

    /// The page itself, a paragraph each. What a person wrote stands in it as it is.
    fn people_page(&self, words: &PeopleWords) -> Vec<String> {
        let book = &self.book;
        let mut page = vec![words.own.clone()];
        if book.unread {
            page.push(words.in_notebook.clone());
        } else if book.profile.people.is_empty() {
            page.push(words.none_yet.clone());
        }
        page.extend(
            book.profile
                .people
                .iter()
                .map(|one| format!("{}: {}", one.name, one.call).replace(['{', '}'], "")),
        );
        page.push(words.danger.clone());
        let support = book.guide.support();
        let old = support.is_old(book.now().date_naive());
        if old {
            page.push(words.old.clone());
        }
        let country = book.home_country();
        if old || country.is_none() {
            page.extend(self.directories(words));
        }
        if let Some(country) = country {
            page.push(format!("{}, {}", words.lines, country.name));
            page.extend(lines(country, words));
            if !old && lacks(country) {
                page.push(words.directories.clone());
                page.extend(self.directories(words));
            }
            page.push(words.device.clone());
        }
        page.extend(words.answers.iter().cloned());
        page.extend(words.script.side(book.profile.seat.side().unwrap_or(Side::Hurt)).cloned());
        page.push(words.copy.clone());
        page.push(words.checked.replace("{date}", &compiled(support.compiled)));
        page
    }

    fn directories(&self, words: &PeopleWords) -> Vec<String> {
        let country = self.book.country.as_deref();
        let serves = |one: &&Directory| one.country.is_empty() || country == Some(one.country.as_str());
        let one = |one: &Directory| joined(&[&one.name, &one.web, &one.what, unsure(one.status, words)]);
        self.book.guide.support().directories.iter().filter(serves).map(one).collect()
    }

    fn people_rows(&self, words: &PeopleWords) -> Vec<(Row, String)> {
        let mut rows = vec![(Row::Country, words.which_country.clone())];
        if !self.book.unread {
            let own = self.book.profile.people.iter().enumerate();
            let change = &self.words().change_person;
            rows.extend(own.map(|(at, one)| (Row::Own(Some(at)), change.replace("{name}", &one.name))));
            rows.push((Row::Own(None), words.add.clone()));
        }
        rows.push((Row::ScaredSelf, words.scared_self.clone()));
        if self.book.guide.has(SAFE) {
            rows.push((Row::ScaredSomeone, words.scared_someone.clone()));
        }
        let right_now = self.book.guide.path(RIGHT_NOW);
        rows.extend(right_now.map(|path| (Row::RightNow, path.title.clone())));
        rows.push((Row::Hide, self.words().hide_row.clone()));
        rows
    }

    fn which_country(&mut self) -> Result<(), Over> {
        let countries = self.book.guide.support().countries.clone();
        let names: Vec<String> = countries.iter().map(|country| country.name.clone()).collect();
        let title = self.book.guide.words().plain.people.which_country.clone();
        if let Some(country) = self.menu(&title, &names)?.and_then(|row| countries.get(row)) {
            self.book.choose_country(country.code.clone());
        }
        Ok(())
    }

    /// Somebody of the person's own: a name, and how to reach them. Two empty lines take nobody off; `:clear` does.
    fn person(&mut self, at: Option<usize>) -> Result<(), Over> {
        let words = self.book.guide.words().plain.people.clone();
        let known = at.and_then(|at| self.book.profile.people.get(at).cloned());
        let mut person = known.clone().unwrap_or_else(|| Person {
            name: String::new(),
            call: String::new(),
            rest: serde_json::Map::new(),
        });
        if known.is_some() {
            let how = self.words().take_off.clone();
            self.say(&how)?;
        }
        for (label, is_name) in [(&words.name, true), (&words.reach, false)] {
            self.say(label)?;
            let field = if is_name { &mut person.name } else { &mut person.call };
            let so_far = field.clone();
            self.tell_so_far(&so_far)?;
            match self.hear(label)? {
                Said::Words(line) if line.trim().is_empty() => {}
                Said::Words(line) => *(if is_name { &mut person.name } else { &mut person.call }) = line,
                Said::Command(super::ear::Command::Clear) => return self.take_off(known.as_ref()),
                Said::Command(_) => return Ok(()),
                Said::End => return Err(Over::Left),
            }
        }
        if person.name.trim().is_empty() && person.call.trim().is_empty() {
            return Ok(());
        }
        let mut profile = self.book.profile.clone();
        let there = profile.people.iter_mut().find(|one| Some(&**one) == known.as_ref());
        match there {
            Some(there) => *there = person,
            None => profile.people.push(person),
        }
        self.keep_people(profile)
    }

    fn take_off(&mut self, known: Option<&Person>) -> Result<(), Over> {
        let mut profile = self.book.profile.clone();
        profile.people.retain(|one| Some(one) != known);
        self.keep_people(profile)
    }

    fn keep_people(&mut self, profile: Profile) -> Result<(), Over> {
        let words = self.words();
        let said = if self.book.begun { words.noted.clone() } else { words.not_on_disk.clone() };
        self.book.change_profile(profile);
        self.say(&said)
    }
}

/// The lines of a country, a line each.
fn lines(country: &Country, words: &PeopleWords) -> Vec<String> {
    let of = |kind| country.lines.iter().filter(move |line| line.kind == kind);
    let all = [LineKind::Crisis, LineKind::Violence, LineKind::Own].into_iter().flat_map(of);
    all.map(|line| one(line, words)).collect()
}

fn one(line: &Line, words: &PeopleWords) -> String {
    let text = line.by_text(&words.by_text);
    joined(&[
        &line.name,
        &line.call,
        &text,
        &line.web,
        &line.hours,
        &line.languages,
        unsure(line.status, words),
    ])
}

fn unsure(status: Status, words: &PeopleWords) -> &str {
    if status == Status::U { &words.unconfirmed } else { "" }
}

fn lacks(country: &Country) -> bool {
    let has = |kind| country.lines.iter().any(|line| line.kind == kind);
    !(has(LineKind::Crisis) && has(LineKind::Violence))
}

/// What is known of it, in one sentence.
fn joined(parts: &[&str]) -> String {
    let known: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    known.join(", ")
}

fn compiled(day: NaiveDate) -> String {
    let day = dates::full_day(day);
    day.split_once(' ').map_or("", |(_, day)| day).to_owned()
}
