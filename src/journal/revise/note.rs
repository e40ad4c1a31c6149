//! A note written when looking back. The old words stay; the note stands below them with its own date.

use serde_json::Map;

use super::next;
use crate::journal::{Draft, Entry, Moment, Note};

/// Where a draft stands whose last words are a later note.
pub const NOTE_STEP: &str = "~note";

/// Whether a draft of this entry is a later note and nothing else.
pub fn is_note(draft: &Draft, kept: &Entry) -> bool {
    if draft.edits.is_none() {
        return false;
    }
    let bare = with_note(&draft.entry, kept, "", draft.entry.created);
    draft.at.step == NOTE_STEP || Entry { revision: kept.revision, edited: kept.edited, ..bare } == *kept
}

/// The next version with a note; none where nothing was written.
pub fn noted(entry: &Entry, text: &str, at: Moment) -> Option<Entry> {
    (!text.trim().is_empty()).then(|| {
        let mut new = next(entry, at);
        new.notes.push(note(text, at));
        new
    })
}

/// A version that is being changed, with the note so far in place of what stood of it before; without one where nothing
/// of it is written any more.
pub fn with_note(changing: &Entry, kept: &Entry, text: &str, at: Moment) -> Entry {
    let place = unkept(changing, kept);
    let mut new = changing.clone();
    match (place, text.trim().is_empty()) {
        (Some(place), true) => {
            new.notes.remove(place);
        }
        (Some(place), false) => {
            if let Some(old) = new.notes.get_mut(place) {
                text.clone_into(&mut old.text);
            }
        }
        (None, true) => {}
        (None, false) => new.notes.push(note(text, at)),
    }
    new
}

/// The note that is being written in a changed version: the last one that the kept version does not hold.
pub fn being_written<'a>(changing: &'a Entry, kept: &Entry) -> Option<&'a Note> {
    changing.notes.get(unkept(changing, kept)?)
}

fn unkept(changing: &Entry, kept: &Entry) -> Option<usize> {
    changing.notes.iter().rposition(|note| !kept.notes.contains(note))
}

fn note(text: &str, at: Moment) -> Note {
    Note { at, text: text.to_owned(), rest: Map::new() }
}
