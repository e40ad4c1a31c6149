//! Nothing in the guide repeats the article it grew from: no six words in a row.
//!
//! The article is not ours and is not kept here. `tests/data/article-runs.txt` holds a 64-bit hash of each of its
//! six-word runs instead.

use std::collections::HashSet;

use crate::files::all_said;

const RUNS: &str = include_str!("../data/article-runs.txt");

/// How many words make a run.
const LENGTH: usize = 6;

/// FNV-1a, 64 bits.
fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Lower-cased words of letters, digits and straight apostrophes.
fn words(text: &str) -> Vec<String> {
    let plain = text.to_lowercase().replace(['’', '‘'], "'");
    let split = plain.split(|sign: char| !sign.is_alphanumeric() && sign != '\'');
    split.map(|word| word.trim_matches('\'').to_owned()).filter(|word| !word.is_empty()).collect()
}

/// Each run of six words, with its hash.
fn runs(text: &str) -> Vec<(String, u64)> {
    words(text).windows(LENGTH).map(|run| run.join(" ")).map(|run| (run.clone(), hash(&run))).collect()
}

/// The hashes in such a file.
fn known(file: &str) -> HashSet<u64> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| u64::from_str_radix(line, 16).ok())
        .collect()
}

/// The runs that a text shares with the hashed one.
fn shared(text: &str, known: &HashSet<u64>) -> Vec<String> {
    runs(text).into_iter().filter(|(_, hash)| known.contains(hash)).map(|(run, _)| run).collect()
}

#[test]
fn no_six_words_in_a_row_come_from_the_article() {
    let known = known(RUNS);
    assert!(known.len() > 600, "the list is whole: {}", known.len());
    let mut found = Vec::new();
    for said in all_said() {
        for run in shared(&said.text, &known) {
            found.push(format!("{} {}: {run}", said.file, said.place));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_shared_run_is_noticed() {
    let file = format!("# a comment\n{:016x}\n", hash("the tea was cold by noon"));
    let sample = known(&file);
    assert_eq!(sample.len(), 1);
    assert_eq!(shared("All right: “The tea was cold, by noon.”", &sample), ["the tea was cold by noon"]);
    assert!(shared("The tea was warm by noon.", &sample).is_empty());
    assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c, "the published value");
}

/// Prints the file anew: `MEND_ARTICLE=… cargo test --test guide -- --ignored --nocapture make_the_runs`.
#[test]
#[ignore = "needs the article, which is not kept here"]
fn make_the_runs() {
    let article = std::fs::read_to_string(std::env::var("MEND_ARTICLE").unwrap()).unwrap();
    let mut hashes: Vec<u64> = runs(&article).into_iter().map(|(_, hash)| hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    for hash in hashes {
        println!("{hash:016x}");
    }
}
