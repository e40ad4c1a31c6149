//! A kept page as it is read: its questions dim, its answers plain, the marks said in words beside them, later notes
//! below with their days.
//!
//! Everything passes the filter for what is shown. It only reads.

use crate::guide::EntryWords;
use crate::journal::revise::{Became, became, is_note};
use crate::journal::{Answer, Bring, Chosen, Entry};
use crate::text::dates;
use crate::tui::keymap;
use crate::tui::screen::World;
use crate::tui::widgets::leaf::Sheet;
use crate::tui::widgets::menu::{Page, Tone};

/// A place on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The answer to this step.
    Answer(String),
    /// A later note.
    Note(usize),
}

/// What stands for an answer that was left empty.
const EMPTY: &str = "–";
/// What stands between two things said in one line.
const BETWEEN: &str = " · ";

/// An entry as a page.
pub fn page(entry: &Entry, world: &World) -> Sheet<Spot> {
    let mut sheet = Sheet::default();
    head(&mut sheet.page, entry, world);
    what_waits(&mut sheet.page, entry, world);
    sheet.page.gap();
    rest(sheet, entry, world)
}

/// One version of it, to stand beside another: without what both have, its title and its numbers, and without what is
/// said of others and of changes that wait.
pub fn page_alone(entry: &Entry, world: &World) -> Sheet<Spot> {
    let mut sheet = Sheet::default();
    let whole = of_the_whole(entry, &world.guide.words().plain.entry);
    if !whole.is_empty() {
        sheet.page.say(&whole, Tone::Dim).gap();
    }
    rest(sheet, entry, world)
}

/// What stands under the head.
fn rest(mut sheet: Sheet<Spot>, entry: &Entry, world: &World) -> Sheet<Spot> {
    let words = &world.guide.words().plain.entry;
    for answer in &entry.answers {
        sheet.part(Spot::Answer(answer.step.clone()), |page| write(page, entry, answer, world));
        sheet.page.gap();
    }
    for (place, note) in entry.notes.iter().enumerate() {
        let above = words.page.looking_back.replace("{day}", &dates::row(note.at));
        sheet.part(Spot::Note(place), |page| {
            page.say(&above, Tone::Dim).say(&note.text, Tone::Text);
        });
        sheet.page.gap();
    }
    if entry.is_newer() {
        sheet.page.say(&world.guide.words().failures.newer, Tone::Dim);
    }
    sheet
}

/// The title, the days, the numbers, what is said of the whole page.
fn head(page: &mut Page<()>, entry: &Entry, world: &World) {
    let words = &world.guide.words().plain.entry;
    let today = world.now.date_naive();
    let day = |moment: crate::journal::Moment| dates::past_day(moment.date_naive(), today);
    page.say(entry.title().unwrap_or(&world.guide.words().plain.lists.free_page), Tone::Title);
    let changed = entry.edited.map(|at| words.page.changed.replace("{day}", &day(at)));
    page.say(&joined([Some(dates::row(entry.created)), changed]), Tone::Dim);
    page.say(&numbers(entry, words), Tone::Dim);
    page.say(&of_the_whole(entry, words), Tone::Dim);
    for bring in entry.marks.bring.iter().filter(|bring| stands_alone(bring, entry)) {
        page.say(&brought(bring, entry, words), Tone::Dim);
    }
}

/// That there is another version of it, and that a change is not finished.
fn what_waits(page: &mut Page<()>, entry: &Entry, world: &World) {
    let words = &world.guide.words().plain.entry;
    if let Some(other) = world.timeline.versions(&entry.id).find(|other| *other != entry) {
        let day = dates::past_day(other.changed().date_naive(), world.now.date_naive());
        let said = words.page.second.replace("{day}", &day);
        page.say(&said.replace("{key}", &keymap::name(super::VERSIONS)), Tone::Dim);
    }
    if let Some(draft) = world.drafts.iter().find(|draft| draft.entry.id == entry.id) {
        let edit = &words.edit;
        let (said, key) = if is_note(draft, entry) {
            (&words.page.unfinished, super::NOTE)
        } else {
            (&edit.unfinished, super::EDIT)
        };
        page.say(&said.replace("{key}", &keymap::name(key)), Tone::Dim);
    }
}

/// The two numbers in words, and the word for the body.
fn numbers(entry: &Entry, words: &EntryWords) -> String {
    let before = entry.before.as_ref().and_then(|before| before.distress).map(|number| number.to_string());
    let after = entry.after.as_ref().and_then(|after| after.distress).map(|number| number.to_string());
    let numbers = match (before, after) {
        (Some(before), Some(after)) => {
            Some(words.page.both.replace("{before}", &before).replace("{after}", &after))
        }
        (Some(before), None) => Some(words.page.before.replace("{before}", &before)),
        (None, Some(after)) => Some(words.page.after.replace("{after}", &after)),
        (None, None) => None,
    };
    joined([numbers, entry.before.as_ref().and_then(|before| before.body.clone())])
}

/// Marks on the whole page, and its tags.
fn of_the_whole(entry: &Entry, words: &EntryWords) -> String {
    let whole = entry.marks.bring.iter().any(|bring| bring.step.is_none() && bring.quote.is_none());
    joined([
        whole.then(|| words.page.bring.clone()),
        entry.marks.sealed.then(|| words.page.sealed.clone()),
        (!entry.tags.is_empty()).then(|| words.page.tags.replace("{tags}", &entry.tags.join(", "))),
    ])
}

/// A line to bring that stands under no answer: one of the person's own, or from an answer that is gone.
fn stands_alone(bring: &Bring, entry: &Entry) -> bool {
    match &bring.step {
        Some(step) => entry.answer(step).is_none(),
        None => bring.quote.is_some(),
    }
}

/// What is brought, in words.
pub(super) fn brought(bring: &Bring, entry: &Entry, words: &EntryWords) -> String {
    match (&bring.quote, became(bring, entry)) {
        (None, _) => words.page.bring.clone(),
        (Some(quote), Became::Stands(_)) => words.page.bring_quote.replace("{quote}", quote),
        (Some(quote), Became::Changed) => words.page.bring_changed.replace("{quote}", quote),
    }
}

/// A question, its answer, and the marks on it; a dash for what was left empty.
fn write(page: &mut Page<()>, entry: &Entry, answer: &Answer, world: &World) {
    let words = &world.guide.words().plain.entry;
    let closed = answer.closed_until.filter(|until| *until > world.now.date_naive());
    page.say(answer.prompt.as_deref().unwrap_or_default(), Tone::Dim);
    if answer.deleted {
        page.say(&words.page.deleted, Tone::Dim);
    } else if let Some(until) = closed {
        page.say(&words.page.closed.replace("{day}", &dates::full_day(until)), Tone::Dim);
    } else if answer.is_empty() {
        page.say(EMPTY, Tone::Dim);
    } else {
        content(page, answer, &world.guide.words().feelings.strength);
    }
    if answer.sealed {
        page.say(&beside(&words.page.sealed), Tone::Dim);
    }
    for bring in entry.marks.bring.iter().filter(|bring| bring.step.as_ref() == Some(&answer.step)) {
        page.say(&beside(&brought(bring, entry, words)), Tone::Dim);
    }
}

/// A mark under an answer, so that nobody takes it for a part of that, whatever the colours.
fn beside(mark: &str) -> String {
    format!("[{mark}]")
}

fn content(page: &mut Page<()>, answer: &Answer, strength: &[String; 3]) {
    page.say(&chosen(answer, strength), Tone::Text);
    if let Some(value) = answer.value {
        page.say(&value.to_string(), Tone::Text);
    }
    for part in answer.parts.iter().filter(|part| part.items.iter().any(|line| !line.trim().is_empty())) {
        page.say(&part.label, Tone::Dim);
        for line in &part.items {
            page.indented(line, Tone::Text, 2);
        }
    }
    for item in &answer.items {
        let state = item.state.as_deref().map(|state| format!("  ({state})")).unwrap_or_default();
        page.say(&format!("{}{state}", item.text), Tone::Text);
    }
    for words in [&answer.text, &answer.by, &answer.seen_as].into_iter().flatten() {
        page.say(words, Tone::Text);
    }
}

fn chosen(answer: &Answer, strength: &[String; 3]) -> String {
    let one = |chosen: &Chosen| {
        let how = chosen.strength.and_then(|how| strength.get(usize::from(how).checked_sub(1)?));
        let how = how.map(|word| format!(" ({word})")).unwrap_or_default();
        let text = chosen.text.as_deref().map(|text| format!(": {text}")).unwrap_or_default();
        format!("{}{how}{text}", chosen.shown())
    };
    answer.chosen.iter().map(one).collect::<Vec<_>>().join(BETWEEN)
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(BETWEEN)
}
