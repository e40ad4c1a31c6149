//! Tags: short words of the person's own. One that is written in capitals or without its accents is the same tag.

use std::collections::BTreeMap;

use super::next;
use crate::journal::{Entry, Moment};
use crate::text::fold::fold;

/// The most letters of a tag.
pub const LONGEST_TAG: usize = 40;

/// Why words are no new tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotATag {
    /// Nothing is written.
    Blank,
    /// It is longer than [`LONGEST_TAG`].
    TooLong,
    /// The page has it already.
    ThereAlready,
}

/// A tag as it is kept: one line, single spaces, no `#` before it and no comma, which stands between tags.
///
/// # Errors
/// When nothing is left, or too much.
pub fn tag(typed: &str) -> Result<String, NotATag> {
    let no_comma = typed.replace(',', " ");
    let words: Vec<&str> = no_comma.trim_start().trim_start_matches('#').split_whitespace().collect();
    let tag: String = words.join(" ").chars().filter(|letter| !letter.is_control()).collect();
    match tag.chars().count() {
        _ if fold(&tag).trim().is_empty() => Err(NotATag::Blank),
        letters if letters > LONGEST_TAG => Err(NotATag::TooLong),
        _ => Ok(tag),
    }
}

/// The tags that a line names, with commas between them, each once; one that is known is written as it is known.
///
/// # Errors
/// When one of them is too long. Nothing between two commas is no tag.
pub fn tags_of(line: &str, known: &[String]) -> Result<Vec<String>, NotATag> {
    let mut tags: Vec<String> = Vec::new();
    for piece in line.split(',') {
        match tag(piece) {
            Ok(tag) if tags.iter().any(|other| is_same(other, &tag)) => {}
            Ok(tag) => tags.push(as_known(tag, known)),
            Err(NotATag::Blank) => {}
            Err(why) => return Err(why),
        }
    }
    Ok(tags)
}

/// The next version with one more tag, written as it is known.
///
/// # Errors
/// When it is no tag, or one that the page has.
pub fn with_tag(entry: &Entry, typed: &str, known: &[String], at: Moment) -> Result<Entry, NotATag> {
    let tag = as_known(tag(typed)?, known);
    if entry.tags.iter().any(|old| is_same(old, &tag)) {
        return Err(NotATag::ThereAlready);
    }
    let mut new = next(entry, at);
    new.tags.push(tag);
    Ok(new)
}

/// The next version without a tag; the same where it has no such tag.
pub fn untagged(entry: &Entry, tag: &str, at: Moment) -> Entry {
    if !entry.tags.iter().any(|old| is_same(old, tag)) {
        return entry.clone();
    }
    let mut new = next(entry, at);
    new.tags.retain(|old| !is_same(old, tag));
    new
}

/// Every tag in use, once, in the order of the alphabet, as the newest page writes it.
pub fn known_tags(entries: &[Entry]) -> Vec<String> {
    let mut known: BTreeMap<String, &String> = BTreeMap::new();
    for tag in entries.iter().flat_map(|entry| &entry.tags) {
        known.entry(fold(tag)).or_insert(tag);
    }
    known.into_values().cloned().collect()
}

/// The known tags that what was typed may become: those that begin with it, then those that hold it, without those
/// that the page has.
pub fn like_tag<'a>(known: &'a [String], typed: &str, entry: &Entry) -> Vec<&'a String> {
    let typed = fold(typed.trim_start().trim_start_matches('#'));
    let typed = typed.trim();
    let is_new = |tag: &&String| !entry.tags.iter().any(|old| is_same(old, tag));
    let (begin, hold): (Vec<&String>, Vec<&String>) = known
        .iter()
        .filter(is_new)
        .filter(|tag| fold(tag).contains(typed))
        .partition(|tag| fold(tag).starts_with(typed));
    [begin, hold].concat()
}

fn as_known(tag: String, known: &[String]) -> String {
    known.iter().find(|old| is_same(old, &tag)).cloned().unwrap_or(tag)
}

fn is_same(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}
