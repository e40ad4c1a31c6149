//! Words for feelings and for needs: a first few, families behind *more words*, and one's own.
//!
//! Letters filter as one types. It never knows what is done with a word.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pad::{Hand, Ink, Pad, Place, Room, Took};
use super::prose::Prose;
use super::{column, writing};
use crate::guide::{Family, FormWords};
use crate::journal::{Answer, Chosen};
use crate::tui::keymap::{Action, Input};

mod sheet;

use super::grid::Way;
use sheet::{Item, Sheet};

/// A picker of words.
pub struct Picker {
    first: Vec<String>,
    families: Vec<Family>,
    more: Option<String>,
    strength: Option<[String; 3]>,
    max: Option<usize>,
    open: bool,
    filter: Prose,
    chosen: Vec<Chosen>,
    at: usize,
    area: Rect,
}

impl Picker {
    /// Words for feelings: the first few, the families behind `more`, how strong from 1.
    pub fn feelings(first: &[String], families: &[Family], more: &str, strength: &[String; 3]) -> Self {
        let new = Self::new(families);
        Self {
            first: first.to_vec(),
            more: Some(more.to_owned()),
            strength: Some(strength.clone()),
            open: false,
            ..new
        }
    }

    /// Words for needs: the families.
    pub fn needs(families: &[Family]) -> Self {
        Self::new(families)
    }

    fn new(families: &[Family]) -> Self {
        Self {
            first: Vec::new(),
            families: families.to_vec(),
            more: None,
            strength: None,
            max: None,
            open: true,
            filter: Prose::new("").single_line(),
            chosen: Vec::new(),
            at: 0,
            area: Rect::default(),
        }
    }

    /// So many words at most.
    #[must_use]
    pub fn up_to(self, max: Option<usize>) -> Self {
        Self { max, ..self }
    }

    /// With what was chosen before.
    #[must_use]
    pub fn with(self, chosen: &[Chosen]) -> Self {
        Self { chosen: chosen.to_vec(), ..self }
    }

    fn filtering(&self) -> bool {
        !self.filter.is_empty()
    }

    fn sheet(&self, width: u16) -> Sheet {
        if self.filtering() {
            let text = writing::some(&self.filter).unwrap_or_default();
            return Sheet::found(&text, &self.first, &self.families, width);
        }
        if self.open {
            return Sheet::families(&self.families, width);
        }
        Sheet::first(&self.first, self.more.as_deref(), width)
    }

    fn is_chosen(&self, word: &str) -> bool {
        self.chosen.iter().any(|chosen| chosen.word.as_deref() == Some(word))
    }

    /// Enter: marks the word under the arrow, or opens the families.
    fn enter(&mut self) -> Took {
        match self.sheet(self.area.width).item(self.at).cloned() {
            Some(Item::More(_)) => {
                self.open = true;
                self.at = 0;
            }
            Some(Item::Word(word)) => self.mark(&word, false),
            Some(Item::Own(word)) => self.mark(&word, true),
            None => {}
        }
        Took::Used
    }

    fn mark(&mut self, word: &str, own: bool) {
        if self.is_chosen(word) {
            self.chosen.retain(|chosen| chosen.word.as_deref() != Some(word));
        } else if self.max.is_none_or(|max| self.chosen.len() < max) {
            let family = self.family(word);
            self.chosen.push(Chosen { word: Some(word.to_owned()), family, own, ..Chosen::default() });
        }
        if self.filtering() {
            self.filter = Prose::new("").single_line();
            self.at = self.sheet(self.area.width).number(word).unwrap_or(0);
        }
    }

    /// A word of one's own that is typed and not marked yet: no way on or out may lose it.
    fn unmarked(&self) -> Option<Chosen> {
        let Item::Own(word) = self.sheet(self.area.width).item(0).filter(|_| self.filtering())?.clone()
        else {
            return None;
        };
        let fits = !self.is_chosen(&word) && self.max.is_none_or(|max| self.chosen.len() < max);
        fits.then(|| Chosen { word: Some(word), own: true, ..Chosen::default() })
    }

    fn family(&self, word: &str) -> Option<String> {
        let holds = |family: &&Family| family.words.iter().any(|known| known == word);
        self.families.iter().find(holds).map(|family| family.id.clone())
    }

    /// How strong: of the word under the arrow where it is marked, else of the one marked last.
    fn strong(&mut self, digit: char) -> Took {
        let Some(strength) = digit.to_digit(10).and_then(|digit| u8::try_from(digit).ok()) else {
            return Took::Unused;
        };
        let here = match self.sheet(self.area.width).item(self.at) {
            Some(Item::Word(word)) => self.chosen.iter().position(|c| c.word.as_deref() == Some(word)),
            _ => None,
        };
        let index = here.or(self.chosen.len().checked_sub(1));
        let Some(chosen) = index.and_then(|index| self.chosen.get_mut(index)) else { return Took::Used };
        chosen.strength = if chosen.strength == Some(strength) { None } else { Some(strength) };
        Took::Used
    }

    fn step(&mut self, way: Way) -> Took {
        self.at = self.sheet(self.area.width).step(self.at, way);
        Took::Used
    }

    /// Puts the arrow on an item, or on the last one.
    fn stand(&mut self, at: usize) -> Took {
        self.at = at.min(self.sheet(self.area.width).len().saturating_sub(1));
        Took::Used
    }

    fn key(&mut self, key: &crossterm::event::KeyEvent) -> Took {
        let filtering = self.filtering();
        match key.code {
            KeyCode::Char(' ') if !filtering => self.enter(),
            KeyCode::Char(digit @ '1'..='3') if !filtering && self.strength.is_some() => self.strong(digit),
            KeyCode::Backspace if !filtering => {
                if self.more.is_some() && self.open {
                    (self.open, self.at) = (false, 0);
                }
                Took::Used
            }
            KeyCode::Enter => self.enter(),
            KeyCode::Home if !filtering => self.stand(0),
            KeyCode::End if !filtering => self.stand(usize::MAX),
            KeyCode::Up => self.step(Way::Up),
            KeyCode::Down => self.step(Way::Down),
            KeyCode::Left => self.step(Way::Left),
            KeyCode::Right => self.step(Way::Right),
            _ => self.type_in(&Input::Key(*key)),
        }
    }

    fn type_in(&mut self, input: &Input) -> Took {
        let before = self.filter.changes();
        let took = writing::typed(&mut self.filter, input, Rect::ZERO);
        if self.filter.changes() != before {
            self.at = 0;
        }
        took
    }

    /// The rows above the words: what is typed or chosen. And below: how strong, how many.
    fn lines(&self, width: u16, words: &FormWords) -> (String, String) {
        let shown = |chosen: &Chosen| match (chosen.strength, &self.strength) {
            (Some(strength), Some(words)) => {
                let word = usize::from(strength).checked_sub(1).and_then(|index| words.get(index));
                format!("{} ({})", chosen.shown(), word.map_or("", String::as_str))
            }
            _ => chosen.shown().to_owned(),
        };
        let chosen: Vec<_> = self.chosen.iter().map(shown).collect();
        let strong = match (&self.strength, self.chosen.is_empty()) {
            (Some([a, b, c]), false) if width < 40 => format!("1 {a}  2 {b}  3 {c}"),
            (Some([a, b, c]), false) => format!("{}  1 {a}  2 {b}  3 {c}", words.how_strong),
            _ => words.type_to_find.clone(),
        };
        let full = self.max.filter(|max| self.chosen.len() >= *max);
        let up_to = |max: usize| format!("{} {max}", words.up_to);
        (chosen.join(" · "), full.map_or(strong.clone(), |max| format!("{strong}  ·  {}", up_to(max))))
    }

    fn draw_filter(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        buf.set_stringn(area.x, area.y, "/", usize::from(area.width.min(1)), ink.theme.accent);
        let field =
            Rect { x: area.x + area.width.min(2), width: area.width.saturating_sub(2), height: 1, ..area };
        self.filter.render(field, buf, writing::style(ink))
    }
}

impl Pad for Picker {
    fn hand(&self) -> Hand {
        Hand::Words
    }

    fn take(&mut self, input: &Input) -> Took {
        match input {
            Input::Key(key) => self.key(key),
            Input::Act(Action::Choose | Action::Mark) => self.enter(),
            Input::Act(Action::Up) => self.step(Way::Up),
            Input::Act(Action::Down) => self.step(Way::Down),
            Input::Act(Action::Left) => self.step(Way::Left),
            Input::Act(Action::Right) => self.step(Way::Right),
            Input::Paste(_) => self.type_in(input),
            Input::Scroll(rows) => self.step(if *rows < 0 { Way::Up } else { Way::Down }),
            _ => Took::Unused,
        }
    }

    fn fit(&mut self, area: Rect) {
        self.area = area;
        self.filter.fit(area.width.saturating_sub(2).max(1), 1);
    }

    fn room(&self, width: u16) -> Room {
        Room { least: 5, most: self.sheet(width).height().saturating_add(7) }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        if area.height == 0 {
            return None;
        }
        let (chosen, hint) = self.lines(area.width, &ink.words.forms);
        let roomy = area.height > 6;
        let mut cursor = None;
        let top = if self.filtering() {
            cursor = self.draw_filter(area, buf, ink);
            1 + u16::from(roomy)
        } else {
            0
        };
        let words = column::below(area, top);
        let foot = column::rows(&chosen, area.width).min(2) * u16::from(!chosen.is_empty());
        let foot = (foot + 1 + u16::from(roomy)).min(words.height.saturating_sub(2));
        let sheet = self.sheet(area.width);
        let used = sheet.draw(Rect { height: words.height - foot, ..words }, buf, ink, self.at, &self.chosen);
        let mut rest = column::below(words, used + u16::from(roomy));
        if !chosen.is_empty() && rest.height > 1 {
            let shown = Rect { height: 2.min(rest.height - 1), ..rest };
            rest = column::below(rest, column::write(buf, shown, &chosen, ink.theme.accent));
        }
        column::write(buf, rest, &hint, ink.theme.dim);
        cursor
    }

    fn fill(&self, answer: &mut Answer) {
        answer.chosen.clone_from(&self.chosen);
        answer.chosen.extend(self.unmarked());
    }

    fn place(&self) -> Place {
        Place { field: self.at, cursor: usize::from(self.open), top: 0 }
    }

    fn go_to(&mut self, place: Place) {
        self.open = self.more.is_none() || place.cursor > 0;
        self.at = place.field;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEvent;

    fn picker() -> Picker {
        let family = |id: &str, words: [&str; 3]| Family {
            id: id.into(),
            name: id.into(),
            words: words.map(str::to_owned).to_vec(),
        };
        let families =
            [family("hurt", ["stung", "bruised", "raw"]), family("fear", ["scared", "on guard", "lost"])];
        let first = ["stung", "scared", "lost"].map(str::to_owned);
        let strength = ["a little", "quite", "very"].map(str::to_owned);
        let mut picker = Picker::feelings(&first, &families, "more words", &strength).up_to(Some(2));
        picker.fit(Rect::new(0, 0, 40, 10));
        picker
    }

    fn typed(picker: &mut Picker, text: &str) {
        for letter in text.chars() {
            let code = if letter == '\n' { KeyCode::Enter } else { KeyCode::Char(letter) };
            picker.take(&Input::Key(KeyEvent::from(code)));
        }
    }

    fn words(picker: &Picker) -> Vec<&str> {
        picker.chosen.iter().map(Chosen::shown).collect()
    }

    #[test]
    fn typing_filters_and_enter_marks_and_clears_the_filter() {
        let mut picker = picker();
        typed(&mut picker, "on gu\n");
        assert_eq!(words(&picker), ["on guard"]);
        assert_eq!(picker.chosen[0].family.as_deref(), Some("fear"));
        assert!(!picker.filtering());
        typed(&mut picker, "on gu\n");
        assert_eq!(words(&picker), [""; 0]);
    }

    #[test]
    fn a_word_of_ones_own_is_given_before_it_is_marked() {
        let given = |picker: &Picker| {
            let mut answer = Answer::default();
            picker.fill(&mut answer);
            answer.chosen.iter().map(|one| (one.shown().to_owned(), one.own)).collect::<Vec<_>>()
        };
        let mut picker = picker();
        typed(&mut picker, "stung\nsca");
        assert_eq!(given(&picker), [("stung".to_owned(), false)], "what is looked for is no word yet");
        typed(&mut picker, "lded");
        assert_eq!(given(&picker), [("stung".to_owned(), false), ("scalded".to_owned(), true)]);
        typed(&mut picker, "\n");
        assert_eq!(given(&picker).len(), 2);
    }

    #[test]
    fn a_word_that_is_not_there_is_ones_own() {
        let mut picker = picker();
        typed(&mut picker, "wobbly\n");
        assert!(picker.chosen[0].own);
        assert_eq!(picker.chosen[0].family, None);
    }

    #[test]
    fn no_more_than_so_many_and_space_marks() {
        let mut picker = picker();
        typed(&mut picker, " ");
        typed(&mut picker, "raw\nbruised\n");
        assert_eq!(words(&picker), ["stung", "raw"]);
    }

    #[test]
    fn how_strong_is_optional_and_can_be_taken_back() {
        let mut picker = picker();
        typed(&mut picker, "\n3");
        assert_eq!(picker.chosen[0].strength, Some(3));
        typed(&mut picker, "3");
        assert_eq!(picker.chosen[0].strength, None);
    }

    #[test]
    fn more_words_opens_the_families() {
        let mut picker = picker();
        for _ in 0..4 {
            picker.take(&Input::Act(Action::Down));
        }
        typed(&mut picker, "\n");
        assert!(picker.open);
        assert_eq!(words(&picker), [""; 0]);
    }
}
