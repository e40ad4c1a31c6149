//! Reading grade (Flesch–Kincaid): 8 or lower everywhere, 6 in what is read in the hardest minutes.

use std::collections::BTreeMap;

use mend::guide::Guide;

use crate::files::{Said, Voice, all_said, tokens};

/// Blocks with fewer words are noise to the formula.
const LEAST_WORDS: usize = 20;

/// How many syllables a word has: groups of vowels, with the usual silent endings.
fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
    let is_vowel = |sign: char| "aeiouy".contains(sign);
    let signs: Vec<char> = word.chars().collect();
    let groups = signs
        .iter()
        .enumerate()
        .filter(|(index, sign)| {
            is_vowel(**sign)
                && index
                    .checked_sub(1)
                    .and_then(|before| signs.get(before))
                    .is_none_or(|sign| !is_vowel(*sign))
        })
        .count();
    let silent_e = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    let silent_past = word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded") && groups > 1;
    let silent_plural =
        ["mes", "nes", "res", "ves", "kes", "tes"].iter().any(|end| word.ends_with(end)) && groups > 1;
    groups.saturating_sub(usize::from(silent_e || silent_past || silent_plural)).max(1)
}

fn sentences(text: &str) -> usize {
    let ends = text.split(['.', '?', '!', '…', '\n']);
    ends.filter(|sentence| sentence.chars().any(char::is_alphanumeric)).count().max(1)
}

/// The grade of a text.
fn grade(text: &str) -> f64 {
    let words = tokens(text);
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let all = count(words.len().max(1));
    let parts = count(words.iter().map(|word| syllables(word)).sum());
    0.39 * all / count(sentences(text)) + 11.8 * parts / all - 15.59
}

/// The text as it is read: placeholders filled in, each string a sentence of its own.
fn as_read<'a>(all: impl Iterator<Item = &'a Said>) -> String {
    let words = all.map(|said| {
        let mut text = said.text.clone();
        for (name, filled) in [
            ("{person}", "Sam"),
            ("{lines}", ""),
            ("{emergency}", "911"),
            ("{commit}", "call the bank"),
            ("{kept}", "the sea is still there"),
            ("{key.people}", "Ctrl-P"),
            ("{key.ground}", "Ctrl-G"),
            ("{key.hide}", "Ctrl-L"),
        ] {
            text = text.replace(name, filled);
        }
        for path in Guide::new().paths() {
            text = text.replace(&format!("{{path.{}}}", path.id), &path.title);
        }
        text
    });
    words.collect::<Vec<_>>().join("\n")
}

/// The highest grade that may stand there.
fn limit(said: &Said) -> f64 {
    let hard_minute = match said.file.as_str() {
        "right-now" | "failures" => true,
        "words" => said.place.starts_with("people.") || said.place.starts_with("calm."),
        "cards" => ["gate_", "question_", "fear", "pause", "coming_down", "check_in"]
            .iter()
            .any(|start| said.place.starts_with(start)),
        _ => false,
    };
    if hard_minute { 6.0 } else { 8.0 }
}

/// What is measured together, each with its name and limit: files, parts with the lower limit, screens, long strings.
fn blocks(all: &[Said]) -> BTreeMap<String, (f64, Vec<&Said>)> {
    let mut blocks: BTreeMap<String, (f64, Vec<&Said>)> = BTreeMap::new();
    for said in all.iter().filter(|said| said.voice == Voice::Program) {
        let most = limit(said);
        let part = said.place.split('.').next().unwrap_or_default();
        let sides = said.side.as_deref().map_or(vec!["hurt", "broke"], |side| vec![side]);
        let mut put = |name: String, most: f64| blocks.entry(name).or_insert((most, Vec::new())).1.push(said);
        put(format!("{} {}", said.file, said.place), most);
        for side in sides {
            put(
                format!("{} ({side})", said.file),
                if said.file == "cards" || said.file == "words" { 8.0 } else { most },
            );
            put(format!("{}, screen {} ({side})", said.file, said.screen), most);
        }
        if most < 8.0 && !part.is_empty() {
            put(format!("{}, limit 6", said.file), most);
        }
    }
    blocks
}

fn too_hard(all: &[Said]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, (most, said)) in blocks(all) {
        let text = as_read(said.into_iter());
        let grade = grade(&text);
        if tokens(&text).len() >= LEAST_WORDS && grade > most {
            found.push(format!("{name}: {grade:.1}, at most {most}: {text}"));
        }
    }
    found
}

#[test]
fn everything_can_be_read_by_a_tired_person() {
    let all = all_said();
    for (name, (most, said)) in blocks(&all) {
        let text = as_read(said.into_iter());
        if tokens(&text).len() >= LEAST_WORDS {
            println!("{:.1} of {most}: {name}", grade(&text));
        }
    }
    let found = too_hard(&all);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_hard_text_is_noticed() {
    let hard = "Psychological reactions following interpersonal violations necessitate individualized consideration \
                of complicated developmental experiences, particularly throughout subsequent therapeutic \
                conversations and evaluations of circumstances.";
    let said = |file: &str, text: &str| Said {
        file: file.into(),
        place: "opening".into(),
        screen: "opening".into(),
        kind: String::new(),
        side: None,
        key: "opening".into(),
        voice: Voice::Program,
        text: text.into(),
    };
    assert!(!too_hard(&[said("sample", hard)]).is_empty());
    let middling = "The notebook remembers everything that was written before, and it offers several different ways \
                    of looking at it again whenever that feels useful.";
    assert!(too_hard(&[said("sample", "You can stop. You can go on. ".repeat(4).as_str())]).is_empty());
    assert!(grade(middling) > 6.0, "{}", grade(middling));
    assert!(!too_hard(&[said("right-now", middling)]).is_empty(), "the lower limit holds there");
}

#[test]
fn syllables_are_counted_as_they_are_said() {
    let words = [
        ("a", 1),
        ("name", 1),
        ("little", 2),
        ("okay", 2),
        ("passed", 1),
        ("decided", 3),
        ("because", 2),
        ("times", 1),
    ];
    for (word, count) in words {
        assert_eq!(syllables(word), count, "{word}");
    }
}
