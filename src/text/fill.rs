//! Filling the placeholders of the guide's words, such as `{person}` and `{path.doubt}`.
//!
//! It must never look into what a person wrote, and knows no value: whoever fills says what each name stands for.

/// How a placeholder stands among its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Inside quotation marks: there the person's own voice speaks.
    pub quoted: bool,
    /// At the beginning of a sentence.
    pub first: bool,
}

/// These words with their placeholders filled in. A sentence with one that has no value is left out.
pub fn fill(template: &str, mut value: impl FnMut(&str, Place) -> Option<String>) -> String {
    let letters: Vec<char> = template.chars().collect();
    let letter_at = |at: usize| letters.get(at).copied();
    let (mut out, mut sentence, mut voice) = (String::new(), Sentence::default(), Voice::default());
    let mut at = 0;
    while let Some(letter) = letter_at(at) {
        if let Some((name, next)) = placeholder(&letters, at) {
            let place = Place { quoted: voice.is_own(), first: sentence.is_at_start() };
            match value(&name, place) {
                Some(value) => sentence.text.push_str(&value),
                None => sentence.dropped = true,
            }
            at = next;
            continue;
        }
        voice.see(at.checked_sub(1).and_then(letter_at), letter, letter_at(at + 1));
        sentence.text.push(letter);
        if letter == '\n' || (letter.is_whitespace() && sentence.is_over()) {
            sentence.end(&mut out);
        }
        at += 1;
    }
    sentence.end(&mut out);
    out.trim().to_owned()
}

/// The word for somebody where it stands: what the person calls "my partner" is "your partner" when the program speaks.
pub fn spoken(name: &str, place: Place) -> String {
    let other = name.strip_prefix("my ");
    let spoken = match other {
        Some(other) if !place.quoted => format!("your {other}"),
        _ => name.to_owned(),
    };
    if place.first && other.is_some() { capital(&spoken) } else { spoken }
}

/// With a capital letter at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether the words stand inside quotation marks.
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

    fn is_own(self) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str) -> String {
        fill(template, |name, place| match name {
            "person" => Some(spoken("my partner", place)),
            "name" => Some(spoken("M", place)),
            _ => None,
        })
    }

    #[test]
    fn the_program_says_your_where_the_person_says_my() {
        assert_eq!(filled("Ask {person}. {person} knows."), "Ask your partner. Your partner knows.");
        assert_eq!(filled("Say: 'I asked {person}.'"), "Say: 'I asked my partner.'");
        assert_eq!(filled("\"{person} knows.\""), "\"My partner knows.\"");
        assert_eq!(filled("{name} knows. Don't ask {name}."), "M knows. Don't ask M.");
    }

    #[test]
    fn a_sentence_with_something_unknown_is_left_out_and_its_neighbours_stay() {
        assert_eq!(filled("One. Then {path.gone}. Two."), "One. Two.");
        assert_eq!(filled("{gone}"), "");
        assert_eq!(filled("First line\nand {gone}\nlast line"), "First line\nlast line");
    }

    #[test]
    fn braces_that_are_no_placeholder_stay() {
        assert_eq!(filled("{Not one} { } {"), "{Not one} { } {");
        assert_eq!(capital(""), "");
        assert_eq!(capital("élan"), "Élan");
    }
}
