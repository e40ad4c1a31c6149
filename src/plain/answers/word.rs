//! Words for feelings and needs: from a numbered list, from the families, or one's own; then how strong.

use super::{Question, Turn};
use crate::guide::Family;
use crate::journal::Chosen;
use crate::plain::ear::Command;
use crate::plain::pick;
use crate::plain::talk::{Over, Picked, Talk};
use crate::sitting::Form;

/// What is offered.
struct Offer<'a> {
    /// The rows shown first.
    first: Vec<String>,
    /// The row that opens the families, where they are not shown at once.
    more: Option<&'a str>,
    families: &'a [Family],
    max: Option<usize>,
    strength: Option<&'a [String; 3]>,
}

impl Talk {
    pub(super) fn ask_words(&mut self, question: &mut Question<'_>, form: &Form) -> Result<Turn, Over> {
        let Some(offer) = offer(form) else { return Ok(Turn::On) };
        let so_far: Vec<String> = question.answer.chosen.iter().map(|one| one.shown().to_owned()).collect();
        self.tell_so_far(&so_far.join(", "))?;
        let mut labels = offer.first.clone();
        if labels.is_empty() {
            labels = self.tell_families(offer.families)?;
        } else {
            labels.extend(offer.more.map(str::to_owned));
            self.rows(&labels)?;
        }
        let turn = self.hear_words(question, &offer, labels)?;
        match offer.strength {
            Some(strength) if turn == Turn::On => self.ask_strength(question, strength),
            _ => Ok(turn),
        }
    }

    /// The families with their words, numbered through; the words in that order.
    fn tell_families(&mut self, families: &[Family]) -> Result<Vec<String>, Over> {
        let mut labels = Vec::new();
        for family in families {
            let numbered = family.words.iter().enumerate();
            let words: Vec<String> =
                numbered.map(|(at, word)| format!("{}. {word}", labels.len() + at + 1)).collect();
            self.say(&format!("{}: {}", family.name, words.join(", ")))?;
            labels.extend(family.words.iter().cloned());
        }
        Ok(labels)
    }

    fn hear_words(
        &mut self,
        question: &mut Question<'_>,
        offer: &Offer<'_>,
        mut labels: Vec<String>,
    ) -> Result<Turn, Over> {
        let words = self.words().clone();
        let most = offer.max.map(|max| words.at_most.replace("{max}", &max.to_string())).unwrap_or_default();
        let part = self.said_so_far();
        self.say(format!("{} {most}", words.words).trim())?;
        loop {
            let line = match self.pick(&labels)? {
                Picked::Row(row)
                    if offer.more.is_some() && labels.get(row).map(String::as_str) == offer.more =>
                {
                    self.next_part(part);
                    labels = self.tell_families(offer.families)?;
                    self.say(format!("{} {most}", words.words).trim())?;
                    continue;
                }
                Picked::Row(row) => labels.get(row).cloned().unwrap_or_default(),
                Picked::Words(words) => words,
                Picked::Nothing => return Ok(Turn::On),
                Picked::Command(Command::Clear) => {
                    question.answer.chosen.clear();
                    self.give(question);
                    self.aside(&words.nothing_chosen)?;
                    continue;
                }
                Picked::Command(command) => {
                    if let Some(turn) = Turn::of(command) {
                        return Ok(turn);
                    }
                    self.slip()?;
                    continue;
                }
                Picked::End => return Ok(Turn::End),
            };
            let chosen = chosen(&line, &labels, offer);
            // A number that stands for nothing is a slip, never a word of one's own.
            let slip = chosen.iter().any(|one| one.shown().chars().all(|letter| letter.is_ascii_digit()));
            if slip || offer.max.is_some_and(|max| chosen.len() > max) {
                self.slip()?;
                continue;
            }
            let shown: Vec<String> = chosen.iter().map(|one| one.shown().to_owned()).collect();
            question.answer.chosen = chosen;
            self.give(question);
            self.say_chosen(&shown.join(", "))?;
            return Ok(Turn::On);
        }
    }

    /// How strong each one is; each may be left out.
    fn ask_strength(&mut self, question: &mut Question<'_>, strength: &[String; 3]) -> Result<Turn, Over> {
        let part = self.said_so_far();
        for at in 0..question.answer.chosen.len() {
            let Some(word) = question.answer.chosen.get(at).map(|one| one.shown().to_owned()) else {
                continue;
            };
            let rows: Vec<String> =
                strength.iter().enumerate().map(|(at, label)| format!("{}. {label}", at + 1)).collect();
            let ask = self.words().how_strong.replace("{word}", &word).replace("{rows}", &rows.join(", "));
            self.next_part(part);
            self.say(&ask)?;
            let row = match self.row_or_none(strength)? {
                Ok(Some(row)) => row,
                Ok(None) => continue,
                Err(turn) => return Ok(turn),
            };
            if let Some(one) = question.answer.chosen.get_mut(at) {
                one.strength = u8::try_from(row + 1).ok();
                self.give(question);
            }
        }
        Ok(Turn::On)
    }
}

fn offer(form: &Form) -> Option<Offer<'_>> {
    Some(match form {
        Form::Feelings { first, families, max, more, strength } => Offer {
            first: first.clone(),
            more: Some(more),
            families,
            max: Some(*max),
            strength: Some(strength),
        },
        Form::Needs { families, max } => {
            Offer { first: Vec::new(), more: None, families, max: *max, strength: None }
        }
        _ => return None,
    })
}

/// The words that a line names, each with its family where it stands in one; any other is the person's own.
fn chosen(line: &str, labels: &[String], offer: &Offer<'_>) -> Vec<Chosen> {
    let mut chosen: Vec<Chosen> = Vec::new();
    for piece in pick::pieces(line) {
        let known = pick::one(&piece, labels)
            .and_then(|row| labels.get(row))
            .filter(|word| Some(word.as_str()) != offer.more);
        let in_family = || {
            let all = offer.families.iter().flat_map(|family| &family.words);
            all.into_iter().find(|word| word.to_lowercase() == piece.to_lowercase())
        };
        let word = known.or_else(in_family).cloned().unwrap_or(piece);
        if chosen.iter().any(|one| one.word.as_ref() == Some(&word)) {
            continue;
        }
        let family =
            offer.families.iter().find(|family| family.words.contains(&word)).map(|family| family.id.clone());
        let own = family.is_none() && !offer.first.contains(&word);
        chosen.push(Chosen { word: Some(word), family, own, ..Chosen::default() });
    }
    chosen
}
