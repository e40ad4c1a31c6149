//! Choose, line by line: the sections in the article's own order, then the pages of one.

use super::talk::{Over, Talk};
use crate::guide::{Opt, Path};
use crate::journal::{Profile, Seat, Side};
use crate::text::fill::capital;

/// The path that is offered once a notebook is begun.
const FIRST_PAGE: &str = "start-here";

impl Talk {
    pub(super) fn choose_page(&mut self) -> Result<(), Over> {
        let mut turned_to: Option<Side> = None;
        loop {
            let own = self.book.profile.seat.side();
            let side = turned_to.or(own).unwrap_or_default();
            let sections: Vec<_> = self.book.guide.words().plain.sections.clone();
            let there: Vec<_> = sections
                .into_iter()
                .filter(|section| self.offered(side).any(|path| path.section == section.id))
                .collect();
            let mut labels: Vec<String> =
                there.iter().map(|section| format!("{}: {}", section.title, section.idea)).collect();
            let words = self.words().clone();
            labels.push(words.other_side.clone());
            labels.push(if self.book.profile.hide_shared { words.show_shared } else { words.hide_shared });
            let lists = &self.book.guide.words().plain.lists;
            // Whoever has no side, or both, is not told which is theirs.
            let whose = match (own, side) {
                (Some(_), side) => lists.whose.replace("{title}", &self.side_words(side)),
                (None, Side::Hurt) => lists.from_hurt.clone(),
                (None, Side::Broke) => lists.from_broke.clone(),
            };
            let Some(row) = self.menu(&whose, &labels)? else { return Ok(()) };
            match row.checked_sub(there.len()) {
                None => {
                    let section = there.get(row).map(|section| (section.id, section.title.clone()));
                    let Some((id, title)) = section else { continue };
                    self.choose_in(
                        &title,
                        |path| path.section == id,
                        side,
                        own.is_some_and(|own| own != side),
                    )?;
                }
                Some(0) => turned_to = Some(if side == Side::Hurt { Side::Broke } else { Side::Hurt }),
                Some(_) => self.turn_shared()?,
            }
        }
    }

    fn choose_in(
        &mut self,
        title: &str,
        is_in: impl Fn(&Path) -> bool,
        side: Side,
        other: bool,
    ) -> Result<(), Over> {
        loop {
            let paths: Vec<(String, String)> = self
                .offered(side)
                .filter(|path| is_in(path))
                .map(|path| (path.id.clone(), self.about(path)))
                .collect();
            let labels: Vec<String> = paths.iter().map(|(_, label)| label.clone()).collect();
            let Some(row) = self.menu(title, &labels)? else { return Ok(()) };
            if let Some((id, _)) = paths.get(row) {
                self.path(id, other.then_some(side))?;
            }
        }
    }

    fn offered(&self, side: Side) -> impl Iterator<Item = &Path> {
        let hides = self.book.profile.hide_shared;
        let fits = move |path: &&Path| path.seats.contains(&side) && !(path.shared && hides);
        self.book.guide.paths().filter(fits)
    }

    /// About how long a path takes, said in full.
    pub(super) fn minutes(&self, path: &Path) -> String {
        let ([core, whole], words) = (path.minutes, self.words());
        let words = if whole > core { &words.minutes_and_rest } else { &words.minutes };
        words.replace("{core}", &core.to_string()).replace("{whole}", &whole.to_string())
    }

    /// The same with how deep it goes, as a sentence.
    pub(super) fn long_and_deep(&self, path: &Path) -> String {
        let depth = self.book.guide.words().depth(path.depth);
        capital(
            &self.words().long_and_deep.replace("{minutes}", &self.minutes(path)).replace("{depth}", depth),
        )
    }

    /// A page's title, how long, how deep, and whether it was begun or walked.
    fn about(&self, path: &Path) -> String {
        let words = self.book.guide.words();
        let begun = self.book.sittings().filter_map(|draft| draft.entry.path.as_ref());
        let mut parts = vec![path.title.clone(), self.minutes(path), words.depth(path.depth).to_owned()];
        if begun.into_iter().any(|begun| begun.id == path.id) {
            parts.push(words.plain.lists.begun.clone());
        } else if self.book.history().walked(&path.id) {
            parts.push(words.plain.lists.walked.clone());
        }
        parts.join(", ")
    }

    fn turn_shared(&mut self) -> Result<(), Over> {
        let hide_shared = !self.book.profile.hide_shared;
        let words = self.words();
        let said = if hide_shared {
            words.shared_hidden.clone()
        } else {
            self.book.guide.words().plain.lists.shared_shown.clone()
        };
        self.book.change_profile(Profile { hide_shared, ..self.book.profile.clone() });
        self.aside(&said)
    }

    /// The words of the seat question for a side.
    fn side_words(&self, side: Side) -> String {
        let options = self.book.guide.words().plain.first.seat.options.side(side);
        let option =
            options.and_then(|options: &Vec<Opt>| options.iter().find(|option| option.id == side.key()));
        option.map_or_else(|| side.key().to_owned(), |option| self.book.fill(&option.label))
    }

    /// Which seat the pages speak to.
    pub(super) fn which_seat(&mut self) -> Result<(), Over> {
        let step = self.book.guide.words().plain.first.seat.clone();
        let options = step.options.side(Side::Hurt).cloned().unwrap_or_default();
        let labels: Vec<String> = options.iter().map(|option| self.book.fill(&option.label)).collect();
        let prompt = step.prompt.side(Side::Hurt).cloned().unwrap_or_default();
        let small = step.small.as_ref().and_then(|small| small.side(Side::Hurt)).cloned().unwrap_or_default();
        let title = format!("{prompt} {small}");
        if let Some(option) = self.menu(title.trim(), &labels)?.and_then(|row| options.get(row)) {
            self.say_chosen(&self.book.fill(&option.label))?;
            self.book.change_profile(Profile { seat: seat(&option.id), ..self.book.profile.clone() });
        }
        Ok(())
    }

    /// Once a notebook is begun: which seat, then enough for tonight or a small first page.
    pub(super) fn first_seat(&mut self) -> Result<(), Over> {
        self.which_seat()?;
        let step = self.book.guide.words().plain.first.enough.clone();
        let options = step.options.side(Side::Hurt).cloned().unwrap_or_default();
        let labels: Vec<String> = options.iter().map(|option| self.book.fill(&option.label)).collect();
        let prompt = step.prompt.side(Side::Hurt).cloned().unwrap_or_default();
        let row = self.menu(&prompt, &labels)?;
        match row.and_then(|row| options.get(row)) {
            Some(option) if option.id == FIRST_PAGE => self.path(FIRST_PAGE, None).map(drop),
            _ => Ok(()),
        }
    }
}

fn seat(id: &str) -> Seat {
    match id {
        "hurt" => Seat::Hurt,
        "broke" => Seat::Broke,
        "both" => Seat::Both,
        _ => Seat::Unsaid,
    }
}
