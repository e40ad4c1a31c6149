//! What of an entry is searched, and which line of it is shown beside it in a list.
//!
//! Everything a person wrote or chose is searched, not the questions: those are the same in every walk of a path.

use chrono::NaiveDate;

use super::super::{Answer, Chosen, Entry};
use super::Words;
use crate::text::excerpt::{Excerpt, around};
use crate::text::show::show_line;

/// All texts of an entry that are searched. Nothing is copied: it is asked for each entry at each key.
pub(super) fn all(entry: &Entry) -> impl Iterator<Item = &str> {
    let body = entry.before.as_ref().and_then(|before| before.body.as_deref());
    let answers = entry.answers.iter().filter(|answer| !answer.deleted).flat_map(of_answer);
    let notes = entry.notes.iter().map(|note| note.text.as_str());
    let tags = entry.tags.iter().map(String::as_str);
    // The answers first: that is where most words are found.
    answers.chain(entry.title()).chain(notes).chain(tags).chain(body)
}

/// Everything written or chosen in an answer.
fn of_answer(answer: &Answer) -> impl Iterator<Item = &str> {
    let written = [&answer.text, &answer.by, &answer.seen_as].into_iter().flatten();
    let chosen = answer.chosen.iter().flat_map(of_chosen);
    let lines = answer.items.iter().map(|item| &item.text);
    let sorted = answer.parts.iter().flat_map(|part| &part.items);
    written.chain(chosen).chain(lines).chain(sorted).map(String::as_str)
}

fn of_chosen(chosen: &Chosen) -> impl Iterator<Item = &String> {
    [&chosen.word, &chosen.label, &chosen.text].into_iter().flatten()
}

/// The text of an entry that holds most of the words. None where they stand only in its title or its tags, and none of
/// what is kept to oneself or closed for a while: its words are not for a list that may stay on a screen.
pub fn line_of<'a>(entry: &'a Entry, words: &Words, today: NaiveDate, sealed: bool) -> Option<&'a str> {
    let answers = open_answers(entry, today, sealed).flat_map(of_answer);
    let notes = entry.notes.iter().filter(|_| sealed || !entry.marks.sealed);
    let texts = answers.chain(notes.map(|note| note.text.as_str()));
    let mut best: (usize, Option<&str>) = (0, None);
    for text in texts {
        let many = words.how_many_in(text);
        // Of several with as many, the first.
        if many > best.0 {
            best = (many, Some(text));
        }
        if many == words.needles().len() {
            break;
        }
    }
    best.1
}

/// A line around the first of the words in a text, at most so many cells, and where the words stand in it.
pub fn excerpt(text: &str, words: &Words, cells: usize) -> Excerpt {
    let first = words.needles().iter().filter_map(|needle| needle.somewhere(text)).min();
    // A long text is looked at only where it is shown; a letter takes four bytes at most.
    let from = text.floor_char_boundary(first.unwrap_or(0).saturating_sub(4 * cells));
    let to = text.ceil_char_boundary((first.unwrap_or(0) + 8 * cells).min(text.len()));
    let near = show_line(text.get(from..to).unwrap_or_default());
    around(&near, &words.hits(&near), cells)
}

/// The first words of an entry that may be shown in a list, one line of them at most.
pub fn first_line(entry: &Entry, today: NaiveDate) -> &str {
    let words = open_answers(entry, today, false).find_map(|answer| answer.own_words().first().copied());
    words.and_then(|words| words.trim().lines().next()).unwrap_or_default()
}

/// The answers whose words may be shown in a list.
fn open_answers(entry: &Entry, today: NaiveDate, sealed: bool) -> impl Iterator<Item = &Answer> {
    let open = move |answer: &&Answer| {
        let closed = answer.closed_until.is_some_and(|until| until > today);
        !answer.deleted && !closed && (sealed || !(answer.sealed || entry.marks.sealed))
    };
    entry.answers.iter().filter(open)
}
