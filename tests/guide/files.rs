//! The files of the guide, and every string in them that a person reads.

use mend::guide::{Guide, Path, Support, Words, sources};
use toml::Value;

/// The shared files beside the paths.
pub(crate) const SHARED: [(&str, &str); 5] = [
    ("words", include_str!("../../assets/guide/words.toml")),
    ("cards", include_str!("../../assets/guide/cards.toml")),
    ("feelings", include_str!("../../assets/guide/feelings.toml")),
    ("needs", include_str!("../../assets/guide/needs.toml")),
    ("failures", include_str!("../../assets/guide/failures.toml")),
];

/// The lines to call.
pub(crate) const LINES: &str = include_str!("../../assets/support/lines.toml");

/// All 37 paths of the guide, whether they are there yet or not, and the late form that stands in no list.
pub(crate) const PLANNED: [&str; 38] = [
    "start-here",
    "right-now",
    "steady",
    "kind-to-me",
    "safe-first",
    "ground-gone",
    "not-about-worth",
    "doubt",
    "far-apart",
    "their-side",
    "what-i-miss",
    "underneath",
    "old-echoes",
    "shields",
    "out-of-the-loop",
    "room-for-anger",
    "from-shame-to-care",
    "my-why",
    "unsent-letter",
    "plain-words",
    "what-feels-safe",
    "before-the-talk",
    "when-they-talk",
    "questions-i-have",
    "what-i-was-told",
    "small-steps-closer",
    "promises-kept",
    "what-i-notice",
    "understand-us",
    "next-time",
    "letting-in",
    "hope",
    "deciding",
    "about-forgiveness",
    "looking-back",
    "session-prep",
    "after-session",
    "tomorrow",
];

/// Keys whose strings are for the program, not for a person.
const MACHINE: [&str; 20] = [
    "id", "section", "points", "seats", "kind", "when", "go", "effect", "unless", "from", "show", "to",
    "words", "also", "length", "save", "sealed", "log", "mark", "trails",
];

/// Keys whose strings are said by the person: they choose them, or fill them in.
const THEIRS: [&str; 11] = [
    "title",
    "label",
    "parts",
    "states",
    "openers",
    "ends",
    "words",
    "first_hurt",
    "first_broke",
    "strength",
    "heavier",
];

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// mend says it.
    Program,
    /// The person says it, or chooses it.
    Person,
}

/// One string that a person reads.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    /// The file, without its ending.
    pub(crate) file: String,
    /// Where in the file, such as `step.set-off.prompt`.
    pub(crate) place: String,
    /// The step or card it stands on; else the place itself.
    pub(crate) screen: String,
    /// The kind of that step or card; empty elsewhere.
    pub(crate) kind: String,
    /// `hurt` or `broke`, where only that side reads it.
    pub(crate) side: Option<String>,
    /// The last key of the place.
    pub(crate) key: String,
    /// Who says it.
    pub(crate) voice: Voice,
    /// The words.
    pub(crate) text: String,
}

/// Every string for people in a file of the guide. A file that is no TOML has none; another test says so.
pub(crate) fn said_in(file: &str, source: &str) -> Vec<Said> {
    let mut out = Vec::new();
    if let Ok(table) = source.parse::<toml::Table>() {
        let value = Value::Table(table);
        let here = Here { file, place: Vec::new(), screen: None, kind: "", side: None, key: String::new() };
        here.walk(&value, &mut out);
    }
    out
}

/// Every string for people in the whole guide.
pub(crate) fn all_said() -> Vec<Said> {
    let paths = sources().iter().map(|(id, source)| (*id, *source));
    paths.chain(SHARED).flat_map(|(file, source)| said_in(file, source)).collect()
}

/// Where the walk through a file stands.
#[derive(Clone)]
struct Here<'a> {
    file: &'a str,
    place: Vec<String>,
    screen: Option<String>,
    kind: &'a str,
    side: Option<String>,
    key: String,
}

impl<'a> Here<'a> {
    fn walk(&self, value: &'a Value, out: &mut Vec<Said>) {
        match value {
            Value::String(text) => self.keep(text, out),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let name =
                        item.get("id").and_then(Value::as_str).map_or(index.to_string(), str::to_owned);
                    self.under(&name, false).with_screen(item).walk(item, out);
                }
            }
            Value::Table(table) => {
                for (key, item) in table {
                    let machine = MACHINE.contains(&key.as_str()) && !(key == "section" && item.is_array());
                    let list_of_words = key == "words" && item.is_array();
                    if !machine || list_of_words {
                        self.under(key, true).with_screen(item).walk(item, out);
                    }
                }
            }
            _ => {}
        }
    }

    /// One level down. A side is no place of its own: the key above it stays the key.
    fn under(&self, name: &str, is_key: bool) -> Self {
        let mut next = self.clone();
        next.place.push(name.to_owned());
        if is_key && ["hurt", "broke"].contains(&name) && self.key != "trails" {
            next.side = Some(name.to_owned());
        } else if is_key {
            name.clone_into(&mut next.key);
        }
        next
    }

    /// A table with an id and a kind is a screen.
    fn with_screen(mut self, item: &'a Value) -> Self {
        if let (Some(_), Some(kind)) = (item.get("id"), item.get("kind").and_then(Value::as_str)) {
            self.screen = Some(self.place.join("."));
            self.kind = kind;
        }
        self
    }

    fn keep(&self, text: &str, out: &mut Vec<Said>) {
        let place = self.place.join(".");
        let voice = if THEIRS.contains(&self.key.as_str()) { Voice::Person } else { Voice::Program };
        out.push(Said {
            file: self.file.to_owned(),
            screen: self.screen.clone().unwrap_or_else(|| place.clone()),
            place,
            kind: self.kind.to_owned(),
            side: self.side.clone(),
            key: self.key.clone(),
            voice,
            text: text.to_owned(),
        });
    }
}

/// The words in the text, without the signs around them. A placeholder counts as one.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let trim = |word: &str| word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned();
    text.split(|sign: char| sign.is_whitespace() || sign == '—')
        .map(trim)
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn every_file_is_what_its_type_says() {
    for (id, source) in sources() {
        let path = Path::parse(source).unwrap_or_else(|fault| panic!("{id}: {fault}"));
        assert_eq!(path.id, *id, "the file's name and its id");
        assert!(Guide::new().path(id).is_some(), "{id}");
        assert!(PLANNED.contains(id), "{id} is not among the guide's paths");
    }
    Words::builtin_checked().unwrap();
    Support::parse(LINES).unwrap();
}

#[test]
fn a_wrong_file_is_noticed() {
    assert!(Path::parse("id = \"x\"").is_err(), "fields are missing");
    assert!(Words::parse("x = 1", "", "", "", "").is_err(), "an unknown field");
    assert!(Support::parse("compiled = \"soon\"").is_err(), "no date");
}

#[test]
fn nothing_a_person_reads_is_passed_over() {
    let source = r#"
        title = "A title"
        section = "start"
        opening = { hurt = "H opening", broke = "B opening" }
        [[step]]
        id = "one"
        kind = "pick"
        prompt = "A prompt"
        options = [{ id = "x", label = "a label", go = "close" }]
        tell = [{ when = { step = "one", is = ["x"] }, say = "a line" }]
    "#;
    let said = said_in("sample", source);
    let mut texts: Vec<&str> = said.iter().map(|said| said.text.as_str()).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["A prompt", "A title", "B opening", "H opening", "a label", "a line"]);
    let label = said.iter().find(|said| said.text == "a label").unwrap();
    assert_eq!((label.voice, label.screen.as_str()), (Voice::Person, "step.one"));
    let opening = said.iter().find(|said| said.text == "B opening").unwrap();
    assert_eq!((opening.side.as_deref(), opening.key.as_str()), (Some("broke"), "opening"));
    assert!(all_said().len() > 500, "the whole guide is read");
}
