//! Filling the placeholders of the guide's words. It must never look into what a person wrote.

use super::{Sitting, Walk};
use crate::journal::StepKind;

/// Whether the words stand inside quotation marks: there the person's own voice speaks.
#[derive(Clone, Copy, Debug, Default)]
struct Voice {
    single: bool,
    double: bool,
}

impl Voice {
    /// Sees one letter between its neighbours.
    fn see(&mut self, before: Option<char>, letter: char, after: Option<char>) {
        let joins = |letter: Option<char>| letter.is_some_and(|one| one.is_alphanumeric() || one == '}');
        let opens = !joins(before) && after.is_some_and(|one| !one.is_whitespace());
        match letter {
            '"' => self.double = !self.double,
            '\u{201c}' => self.double = true,
            '\u{201d}' => self.double = false,
            '\u{2018}' => self.single = true,
            '\'' | '\u{2019}' if self.single => self.single = after.is_some_and(char::is_alphanumeric),
            '\'' => self.single = opens,
            _ => {}
        }
    }

    fn own(self) -> bool {
        self.single || self.double
    }
}

/// A sentence on its way, with the space after it.
#[derive(Debug, Default)]
struct Sentence {
    text: String,
    dropped: bool,
}

impl Sentence {
    fn is_over(&self) -> bool {
        let bare = self.text.trim_end().trim_end_matches(['"', '\'', ')', '\u{2019}', '\u{201d}']);
        bare.ends_with(['.', '?', '!'])
    }

    fn is_at_start(&self) -> bool {
        self.text.chars().all(|letter| !letter.is_alphanumeric())
    }

    fn end(&mut self, out: &mut String) {
        if !self.dropped {
            out.push_str(&self.text);
        }
        *self = Self::default();
    }
}

impl Sitting {
    /// These words with their placeholders filled in. A sentence that holds a path which is not there, or something
    /// that is not known, is left out.
    pub(super) fn fill(&self, template: &str) -> String {
        let letters: Vec<char> = template.chars().collect();
        let letter_at = |at: usize| letters.get(at).copied();
        let (mut out, mut sentence, mut voice) = (String::new(), Sentence::default(), Voice::default());
        let mut at = 0;
        while let Some(letter) = letter_at(at) {
            if let Some((name, next)) = placeholder(&letters, at) {
                match self.value(&name, voice, sentence.is_at_start()) {
                    Some(value) => sentence.text.push_str(&value),
                    None => sentence.dropped = true,
                }
                at = next;
                continue;
            }
            let before = at.checked_sub(1).and_then(letter_at);
            voice.see(before, letter, letter_at(at + 1));
            sentence.text.push(letter);
            if letter == '\n' || (letter.is_whitespace() && sentence.is_over()) {
                sentence.end(&mut out);
            }
            at += 1;
        }
        sentence.end(&mut out);
        out.trim().to_owned()
    }

    fn value(&self, name: &str, voice: Voice, first: bool) -> Option<String> {
        if let Some(id) = name.strip_prefix("path.") {
            return self.world.guide.path(id).map(|path| path.title.clone());
        }
        let keys = &self.world.keys;
        match name {
            "person" => Some(self.person(voice, first)),
            "title" => Some(self.title_here()),
            "commit" => self.commitment(),
            "kept" => self.world.profile.bad_night.clone().filter(|line| !line.trim().is_empty()),
            "emergency" => Some(self.emergency()),
            "lines" => Some(self.lines()),
            "key.people" => Some(keys.people.clone()),
            "key.ground" => Some(keys.ground.clone()),
            "key.hide" => Some(keys.hide.clone()),
            "date" => Some(self.now.format("%-d %B").to_string()),
            "weekday" => Some(self.now.format("%A").to_string()),
            "time" => Some(self.now.format("%H:%M").to_string()),
            _ => None,
        }
    }

    /// The word for the other person: in the program's voice "my partner" is "your partner".
    fn person(&self, voice: Voice, first: bool) -> String {
        let effect = |step: &&crate::guide::Step| step.effect == Some(crate::guide::Effect::Person);
        let now = self.path.steps.iter().find(effect).and_then(|step| self.given(&step.id));
        let now =
            now.and_then(|answer| answer.text.as_deref()).map(str::trim).filter(|name| !name.is_empty());
        let name = now.unwrap_or_else(|| self.world.profile.person());
        let other = name.strip_prefix("my ");
        let spoken = match other {
            Some(other) if !voice.own() => format!("your {other}"),
            _ => name.to_owned(),
        };
        if first && other.is_some() { capital(&spoken) } else { spoken }
    }

    fn title_here(&self) -> String {
        match (&self.world.wanted, self.walk) {
            (Some(wanted), _) => wanted.clone(),
            (None, Walk::Free) => self.words().plain.first.get_it_out.first().cloned().unwrap_or_default(),
            (None, _) => self.path.title.clone(),
        }
    }

    /// The title of what was wanted, for the first gate.
    pub(super) fn title_wanted(&self) -> String {
        self.title_here()
    }

    /// The last commitment made in this walk, without its full stop.
    pub(super) fn commitment(&self) -> Option<String> {
        let commits = self.path.steps.iter().filter(|step| step.kind == StepKind::Commit);
        let texts = commits.filter_map(|step| self.given(&step.id)?.text.as_deref());
        let last = texts.map(str::trim).rfind(|text| !text.is_empty())?;
        Some(last.trim_end_matches('.').to_owned())
    }

    fn emergency(&self) -> String {
        let unknown = || self.words().plain.people.your_emergency.clone();
        self.world.emergency.clone().unwrap_or_else(unknown)
    }

    /// The people page with its key.
    pub(super) fn people_page(&self) -> String {
        format!("{}: {}", self.words().plain.people.title, self.world.keys.people)
    }

    fn lines(&self) -> String {
        if self.world.lines.is_empty() { self.people_page() } else { self.world.lines.join("\n") }
    }
}

/// The name of the placeholder that opens here, and where the words go on.
fn placeholder(letters: &[char], at: usize) -> Option<(String, usize)> {
    if letters.get(at) != Some(&'{') {
        return None;
    }
    let inside = letters.get(at + 1..)?;
    let length = inside.iter().position(|letter| *letter == '}')?;
    let name: String = inside.get(..length)?.iter().collect();
    let known = |letter: char| letter.is_ascii_lowercase() || letter == '.' || letter == '-';
    name.chars().all(known).then_some((name, at + length + 2))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
