//! What stands in the list of Look back: its head, an entry with the line of what was found, and what is told below.

use chrono::Datelike;
use ratatui::layout::Rect;

use super::{LookBack, ROOMY};
use crate::journal::Entry;
use crate::journal::find::{Words, excerpt, first_line, line_of};
use crate::text::dates;
use crate::tui::screen::World;
use crate::tui::widgets::long_list::{INDENT, Row};
use crate::tui::widgets::menu::Tone;
use crate::tui::wording::unreadable;

/// The lines above the list: its title, the words that are looked for, the filters that are set, what was just told.
pub(super) fn head(list: &LookBack, world: &World) -> Vec<(String, Tone)> {
    let words = world.guide.words();
    let find = &words.plain.find;
    let mut head = vec![(words.plain.home.look_back.clone(), Tone::Title)];
    if list.line.is_open() {
        let cursor = if list.typing { "▏" } else { "" };
        head.push((format!("/ {}{cursor}", list.line.typed()), Tone::Accent));
        if list.typing && list.line.typed().is_empty() {
            head.push((find.type_words.clone(), Tone::Dim));
        }
    }
    let set = words.filters(&list.filters, world.now.date_naive());
    if !set.is_empty() {
        let what = set.join(", ");
        head.push((format!("{}. {}.", find.only.replace("{what}", &what), find.off_key), Tone::Dim));
    }
    if let Some(on) = list.round {
        head.push((if on { find.last_one.clone() } else { find.first_one.clone() }, Tone::Dim));
    }
    head
}

/// One entry: its month where it is the first of it, time and title, and the line of it.
pub(super) fn item(found: &[usize], place: usize, words: &Words, room: Rect, world: &World) -> Vec<Row> {
    let entries = world.timeline.entries();
    let at = |place: usize| found.get(place).and_then(|place| entries.get(*place));
    let Some(entry) = at(place) else { return Vec::new() };
    let month = |entry: &Entry| (entry.created.year(), entry.created.month());
    let before = place.checked_sub(1).and_then(at).map(month);
    let mut rows = Vec::new();
    if before != Some(month(entry)) {
        if before.is_some() {
            rows.push(Row::gap());
        }
        rows.push(Row::heading(&dates::month(entry.created.year(), entry.created.month()), Tone::Dim));
    }
    rows.extend(label(entry, words, room.width, world));
    // A low window holds more pages without their first words; what was found is always shown.
    if room.height >= ROOMY || !words.is_empty() {
        rows.extend(line(entry, words, room.width, world));
    }
    rows
}

/// Time, path and marks, with the words marked that are in the title.
fn label(entry: &Entry, words: &Words, width: u16, world: &World) -> Vec<Row> {
    let title = entry.title().unwrap_or(&world.guide.words().plain.lists.free_page);
    let mut label = format!("{}  ", dates::row(entry.created));
    let shift = label.len();
    label.push_str(title);
    if !entry.marks.bring.is_empty() {
        label.push_str(" · bring");
    }
    if entry.marks.sealed {
        label.push_str(" · to myself");
    }
    let hits: Vec<_> = match entry.title() {
        Some(title) => words.hits(title).into_iter().map(|hit| hit.start + shift..hit.end + shift).collect(),
        None => Vec::new(),
    };
    Row::label(&label, &hits, width)
}

/// The line around what was found; else the first words. None of a page that is kept to oneself.
fn line(entry: &Entry, words: &Words, width: u16, world: &World) -> Option<Row> {
    let today = world.now.date_naive();
    let cells = usize::from(width).saturating_sub(2 * INDENT).max(1);
    if !words.is_empty() {
        if let Some(text) = line_of(entry, words, today, false) {
            let excerpt = excerpt(text, words, cells);
            return Some(Row::under(&excerpt.line, excerpt.hits));
        }
        if line_of(entry, words, today, true).is_some() {
            return Some(Row::under(&world.guide.words().plain.find.words_hidden, Vec::new()));
        }
    }
    let first = first_line(entry, today);
    let first = excerpt(first, words, cells);
    (!first.line.is_empty()).then(|| Row::under(&first.line, Vec::new()))
}

/// The bin, below all entries.
pub(super) fn bin(after_entries: bool, width: u16, world: &World) -> Vec<Row> {
    let [title, what] = &world.guide.words().plain.entry.bin.title;
    let mut rows = if after_entries { vec![Row::gap()] } else { Vec::new() };
    rows.extend(Row::label(title, &[], width));
    rows.push(Row::under(what, Vec::new()));
    rows
}

/// Below everything: that nothing is there or fits, and what could not be read, by the names of its files.
pub(super) fn tail(empty: bool, world: &World) -> Vec<Row> {
    let words = &world.guide.words().plain;
    let mut tail = Vec::new();
    if empty {
        let none = world.timeline.entries().is_empty();
        let nothing = if none { &words.lists.nothing } else { &words.find.nothing };
        tail.push(Row::heading(if world.loaded { nothing } else { &words.lists.still_read }, Tone::Dim));
    }
    if let Some(said) = unreadable(world) {
        tail.push(Row::gap());
        tail.push(Row::heading(&said, Tone::Dim));
        tail.extend(world.unreadable.iter().map(|name| Row::heading(name, Tone::Dim)));
    }
    tail
}
