//! The voice: words that are never used, who speaks, signs, placeholders, keys, and how long a question may be.

use mend::guide::{Guide, sources};

use crate::files::{PLANNED, SHARED, Said, Voice, all_said, tokens};

/// Never said, in no form (rules 4 and 5; a phrase is matched word by word).
const NEVER: [&str; 34] = [
    "you should",
    "just",
    "simply",
    "at least",
    "move on",
    "moving on",
    "closure",
    "journey",
    "heal",
    "healing",
    "healed",
    "brave",
    "courage",
    "well done",
    "proud of you",
    "stronger",
    "victim",
    "victims",
    "cheater",
    "cheaters",
    "cheated",
    "betrayer",
    "wayward",
    "toxic",
    "narcissist",
    "narcissistic",
    "codependent",
    "attachment style",
    "trauma bond",
    "trigger",
    "triggers",
    "triggered",
    "failed suicide",
    "commit suicide",
];

/// Where such a word is meant otherwise: the title means *a moment ago*.
const MEANT: &str = "It just hit me";

/// The program is "mend" or nothing at all.
const FIRST_PERSON: [&str; 16] = [
    "i", "i'm", "i'd", "i'll", "i've", "me", "my", "mine", "we", "we're", "we'll", "we've", "us", "our",
    "ours", "let's",
];

/// Strings outside labels that the person says.
const THEIR_OWN: [&str; 7] = [
    "safe-first step.happened.prompt.broke",
    "words lines.choose_to_go_on",
    "words people.scared_self",
    "words people.scared_someone",
    "words first.set_up.0",
    "words find.kinds.promise",
    "words find.kinds.notice",
];

/// Key names that stand in no text: keys come from placeholders.
const KEYS: [&str; 11] =
    ["Ctrl", "Alt", "Shift", "Esc", "Escape", "Enter", "Return", "Tab", "Backspace", "PageUp", "PageDown"];

/// The one place that names a key: it is about that key.
const NAMES_A_KEY: &str = "words lines.tab_goes_on";

/// Line by line there is one key, and each line says what it does.
const BY_LINE: (&str, &str) = ("line_by_line.", "Enter");

/// Placeholders that every text may hold, three that only the failures know, and two of how long a page takes.
const PLACEHOLDERS: [&str; 12] = [
    "person",
    "commit",
    "kept",
    "title",
    "emergency",
    "lines",
    "date",
    "weekday",
    "time",
    "key.people",
    "key.ground",
    "key.hide",
];
const OF_FAILURES: [&str; 3] = ["count", "columns", "rows"];
const OF_MINUTES: [&str; 2] = ["core", "whole"];
/// Those of finding, of the settings, and of the line-by-line front: each is filled in by one place that knows it.
const OF_FIND: [&str; 7] = ["word", "day", "last", "month", "section", "tag", "what"];
const OF_HOW: [&str; 13] = [
    "span", "some", "before", "after", "first", "last", "one", "other", "word", "title", "unit", "when",
    "month",
];
const OF_SETTINGS: [&str; 4] = ["minutes", "from", "to", "theme"];
const OF_ENTRY: [&str; 11] =
    ["prompt", "what", "day", "before", "after", "quote", "tags", "tag", "key", "most", "count"];
const OF_LINES: [&str; 28] = [
    "max", "name", "word", "rows", "label", "words", "step", "of", "core", "whole", "minutes", "depth",
    "heading", "ways", "row", "number", "prompt", "tags", "marks", "before", "after", "value", "text", "day",
    "time", "now", "from", "to",
];

/// What stands on the page for a session, where the person speaks to somebody else.
const ON_THE_PAGE: &str = "for_session.";
const OF_THE_PAGE: [&str; 9] = ["day", "low", "high", "middle", "before", "after", "when", "how", "who"];

/// Questions that need more than 25 words, and why.
const LONGER: [&str; 1] = [
    "cards gate_heavier.prompt", // it says its reason before it asks
];

/// Doors to paths that are not there yet. The list shrinks with every path that is built.
const CLOSED_DOORS: [&str; 1] = ["cards gate_topic_four.options.look-back: looking-back"];

fn at(said: &Said) -> String {
    format!("{} {}", said.file, said.place)
}

/// Lower-cased words between single spaces, with one at each end.
fn flat(text: &str) -> String {
    format!(" {} ", tokens(text).join(" ").to_lowercase())
}

/// The text without what stands in quotes: 'so', with apostrophes left alone.
fn unquoted(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let before = |index: usize| index.checked_sub(1).and_then(|index| signs.get(index));
    let mut out = String::new();
    let mut inside = false;
    for (index, sign) in signs.iter().enumerate() {
        let opens = !inside && before(index).is_none_or(|sign| !sign.is_alphanumeric());
        let closes = inside && signs.get(index + 1).is_none_or(|sign| !sign.is_alphanumeric());
        match sign {
            '\'' if opens => inside = true,
            '\'' if closes => inside = false,
            _ if inside => {}
            _ => out.push(*sign),
        }
    }
    out
}

fn forbidden_words(said: &Said) -> Vec<String> {
    let text = flat(&said.text.replace(MEANT, ""));
    let has = |word: &&&str| text.contains(&format!(" {word} "));
    NEVER.iter().filter(has).map(|word| format!("{}: says \"{word}\"", at(said))).collect()
}

fn first_person(said: &Said) -> Vec<String> {
    let theirs = said.voice == Voice::Person || said.place.starts_with(ON_THE_PAGE);
    if theirs || THEIR_OWN.contains(&at(said).as_str()) {
        return Vec::new();
    }
    let text = flat(&unquoted(&said.text.replace(MEANT, "")));
    let has = |word: &&&str| text.contains(&format!(" {word} "));
    FIRST_PERSON.iter().filter(has).map(|word| format!("{}: speaks as \"{word}\"", at(said))).collect()
}

fn signs(said: &Said) -> Vec<String> {
    let allowed = |sign: char| (' '..='~').contains(&sign) && sign != '!' || ['…', '\n'].contains(&sign);
    let odd: Vec<char> = said.text.chars().filter(|sign| !allowed(*sign)).collect();
    if odd.is_empty() { Vec::new() } else { vec![format!("{}: holds {odd:?}", at(said))] }
}

fn key_names(said: &Said) -> Vec<String> {
    if at(said) == NAMES_A_KEY {
        return Vec::new();
    }
    let by_line = said.file == "words" && said.place.starts_with(BY_LINE.0);
    let is_key = |word: &str| {
        if by_line && word == BY_LINE.1 {
            return false;
        }
        KEYS.iter().any(|key| word == *key || word.starts_with(&format!("{key}-")))
            || word.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok())
    };
    tokens(&said.text)
        .into_iter()
        .filter(|word| is_key(word))
        .map(|key| format!("{}: names {key}", at(said)))
        .collect()
}

/// What stands in braces; an error where a brace is left open.
fn placeholders(text: &str) -> Result<Vec<&str>, &'static str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or("a brace is not closed")?;
        if before.contains('}') {
            return Err("a brace was not opened");
        }
        found.push(name);
        rest = after;
    }
    if rest.contains('}') { Err("a brace was not opened") } else { Ok(found) }
}

fn unknown_placeholders(said: &Said) -> Vec<String> {
    let known = |name: &str| {
        PLACEHOLDERS.contains(&name)
            || (said.file == "failures" && OF_FAILURES.contains(&name))
            || (said.place.starts_with("lists.minutes") && OF_MINUTES.contains(&name))
            || (said.place.starts_with("find.") && OF_FIND.contains(&name))
            || (said.place.starts_with("how.") && OF_HOW.contains(&name))
            || (said.place.starts_with("settings.") && OF_SETTINGS.contains(&name))
            || (said.place.starts_with("entry.") && OF_ENTRY.contains(&name))
            || (said.place.starts_with(ON_THE_PAGE) && OF_THE_PAGE.contains(&name))
            || (said.place.starts_with(BY_LINE.0) && OF_LINES.contains(&name))
            || name.strip_prefix("path.").is_some_and(|id| PLANNED.contains(&id))
    };
    match placeholders(&said.text) {
        Ok(names) => names
            .into_iter()
            .filter(|name| !known(name))
            .map(|name| format!("{}: unknown {{{name}}}", at(said)))
            .collect(),
        Err(fault) => vec![format!("{}: {fault}", at(said))],
    }
}

/// One idea a question: under 25 words, one question mark. A card is read, not answered.
fn long_questions(said: &Said) -> Vec<String> {
    let mut faults = Vec::new();
    if said.key != "prompt" || said.kind == "card" {
        return faults;
    }
    let words = tokens(&said.text).len();
    if words > 25 && !LONGER.contains(&at(said).as_str()) {
        faults.push(format!("{}: {words} words", at(said)));
    }
    if said.text.matches('?').count() > 1 {
        faults.push(format!("{}: asks more than one thing", at(said)));
    }
    faults
}

/// The paths that a text or an option leads to.
fn doors(all: &[Said], options: &[(String, String)]) -> Vec<String> {
    let in_text = all.iter().flat_map(|said| {
        let names = placeholders(&said.text).unwrap_or_default();
        let ids = names.into_iter().filter_map(|name| name.strip_prefix("path."));
        ids.map(|id| (at(said), id.to_owned())).collect::<Vec<_>>()
    });
    let closed = |(_, id): &(String, String)| !Guide::new().has(id);
    in_text
        .chain(options.iter().cloned())
        .filter(closed)
        .map(|(place, id)| format!("{place}: {id}"))
        .collect()
}

/// Every `go = "path:ID"` of a file, with its place.
fn options_that_lead(file: &str, source: &str) -> Vec<(String, String)> {
    fn walk(value: &toml::Value, place: &str, out: &mut Vec<(String, String)>) {
        if let Some(id) =
            value.get("go").and_then(toml::Value::as_str).and_then(|go| go.strip_prefix("path:"))
        {
            out.push((place.to_owned(), id.to_owned()));
        }
        let name =
            |item: &toml::Value| item.get("id").and_then(toml::Value::as_str).unwrap_or_default().to_owned();
        let inner: Vec<(String, &toml::Value)> = match value {
            toml::Value::Table(table) => table.iter().map(|(key, item)| (key.clone(), item)).collect(),
            toml::Value::Array(items) => items.iter().map(|item| (name(item), item)).collect(),
            _ => Vec::new(),
        };
        for (key, item) in inner {
            walk(item, &format!("{place}.{key}"), out);
        }
    }
    let mut out = Vec::new();
    if let Ok(table) = source.parse::<toml::Table>() {
        for (key, item) in &table {
            walk(item, &format!("{file} {key}"), &mut out);
        }
    }
    out
}

fn complaints(check: impl Fn(&Said) -> Vec<String>) -> Vec<String> {
    all_said().iter().flat_map(check).collect()
}

/// A prompt with these words, for the bad samples.
fn says(text: &str) -> Said {
    Said {
        file: "sample".into(),
        place: "prompt".into(),
        screen: "prompt".into(),
        kind: String::new(),
        side: None,
        key: "prompt".into(),
        voice: Voice::Program,
        text: text.into(),
    }
}

#[test]
fn no_word_is_used_that_is_never_used() {
    let found = complaints(forbidden_words);
    assert!(found.is_empty(), "{found:#?}");
    for bad in
        ["You should rest.", "It's just a lie.", "At least they stayed.", "Not a victim", "Time to heal."]
    {
        assert!(!forbidden_words(&says(bad)).is_empty(), "{bad}");
    }
    assert!(forbidden_words(&says("It just hit me. You shouldn't have to carry this alone.")).is_empty());
}

#[test]
fn the_program_never_speaks_as_a_person() {
    let found = complaints(first_person);
    assert!(found.is_empty(), "{found:#?}");
    for bad in ["I hear you.", "We can do this.", "Let's begin.", "Tell me more.", "Call it 'a', if we may."]
    {
        assert!(!first_person(&says(bad)).is_empty(), "{bad}");
    }
    assert!(
        first_person(&says("No 'we'. Write the 'I am bad' thought. 'I'm a fraud' may change.")).is_empty()
    );
    assert_eq!(unquoted("Don't say 'we' (or 'I'm tired.') to them."), "Don't say  (or ) to them.");
}

#[test]
fn no_exclamation_mark_and_no_odd_sign() {
    let found = complaints(signs);
    assert!(found.is_empty(), "{found:#?}");
    for bad in ["Well done!", "A “quote”", "a smile 🙂", "It’s", "one – two"] {
        assert!(!signs(&says(bad)).is_empty(), "{bad}");
    }
}

#[test]
fn keys_come_from_placeholders_only() {
    let found = complaints(key_names);
    assert!(found.is_empty(), "{found:#?}");
    for bad in ["Ctrl-P shows people.", "Press Enter.", "Tab goes on", "F2 helps", "Esc"] {
        assert!(!key_names(&says(bad)).is_empty(), "{bad}");
    }
    assert!(key_names(&says("Enter".to_lowercase().as_str())).is_empty());
}

#[test]
fn only_known_placeholders_stand_in_the_texts() {
    let found = complaints(unknown_placeholders);
    assert!(found.is_empty(), "{found:#?}");
    for bad in [
        "{partner}",
        "{path.nowhere}",
        "{person",
        "person}",
        "{key.enter}",
        "{count} pages",
        "a } b {person}",
    ] {
        assert!(!unknown_placeholders(&says(bad)).is_empty(), "{bad}");
    }
    assert!(unknown_placeholders(&says("{person} {path.hope} {key.people}")).is_empty());
}

#[test]
fn a_question_is_short_and_one() {
    let found = complaints(long_questions);
    assert!(found.is_empty(), "{found:#?}");
    assert!(!long_questions(&says("What? And why?")).is_empty());
    assert!(!long_questions(&says(&"word ".repeat(26))).is_empty());
    let card = Said { kind: "card".into(), ..says(&"word ".repeat(26)) };
    assert!(long_questions(&card).is_empty());
}

#[test]
fn no_exception_outlives_its_text() {
    let places: Vec<String> = all_said().iter().map(at).collect();
    for place in THEIR_OWN.iter().chain(&LONGER).chain([&NAMES_A_KEY]) {
        assert!(places.iter().any(|known| known == place), "{place}");
    }
}

#[test]
fn doors_that_lead_nowhere_yet_are_known() {
    let files = sources().iter().map(|(id, source)| (*id, *source)).chain(SHARED);
    let options: Vec<(String, String)> =
        files.flat_map(|(file, source)| options_that_lead(file, source)).collect();
    let found = doors(&all_said(), &options);
    println!("doors to paths that are not there yet: {found:#?}");
    assert_eq!(found, CLOSED_DOORS, "a door was opened or added: change CLOSED_DOORS");
    assert!(options.len() > 5, "options are found: {options:?}");
    let lost = doors(&[says("See {path.nowhere}. Or {path.doubt}.")], &[("x".into(), "gone".into())]);
    assert_eq!(lost, ["sample prompt: nowhere", "x: gone"]);
}
