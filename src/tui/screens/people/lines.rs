//! The lines of a country as they stand on the people page. It knows nothing of the person.

use crate::guide::{Country, Directory, Line, LineKind, PeopleWords, Status};
use crate::text::dates;
use crate::tui::screen::World;
use crate::tui::widgets::menu::{Page, Tone};
use crate::tui::wording::{country, fill};

/// Writes the lines of the chosen country, or, as long as none is chosen, where to find one; where the data is old, the directories come first.
pub(super) fn write<K: Clone + PartialEq>(page: &mut Page<K>, pick: K, world: &World) {
    let words = &world.guide.words().plain.people;
    let support = world.guide.support();
    let old = support.is_old(world.now.date_naive());
    if old {
        page.say(&fill(&words.old, world), Tone::Text);
        directories(page, world);
    }
    let Some(country) = country(world) else {
        if !old {
            directories(page, world);
        }
        return;
    };
    page.say(&words.lines, Tone::Dim);
    for kind in [LineKind::Crisis, LineKind::Violence, LineKind::Own] {
        for line in country.lines.iter().filter(|line| line.kind == kind) {
            one(page, line, words);
        }
    }
    lacking(page, country, old, world);
    page.indented(&words.device, Tone::Dim, 2);
    page.row(pick, &country.name, &words.which_country);
}

fn one<K: Clone + PartialEq>(page: &mut Page<K>, line: &Line, words: &PeopleWords) {
    let text = line.by_text(&words.by_text);
    let reach: Vec<&str> =
        [line.call.as_str(), &text, &line.web].into_iter().filter(|way| !way.is_empty()).collect();
    page.indented(&format!("{}  {}", line.name, reach.join(" · ")), Tone::Text, 2);
    let unsure = if line.status == Status::U { words.unconfirmed.as_str() } else { "" };
    page.indented(&joined(&[&line.hours, &line.languages, unsure]), Tone::Dim, 4);
}

/// What is known of it, in one line.
fn joined(parts: &[&str]) -> String {
    let known: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    known.join(" · ")
}

/// Where a kind of line is missing, the directories are named.
fn lacking<K: Clone + PartialEq>(page: &mut Page<K>, country: &Country, old: bool, world: &World) {
    let has = |kind| country.lines.iter().any(|line| line.kind == kind);
    let complete = has(LineKind::Crisis) && has(LineKind::Violence);
    if !old && !complete {
        page.indented(&fill(&world.guide.words().plain.people.directories, world), Tone::Dim, 2);
        directories(page, world);
    }
}

fn directories<K: Clone + PartialEq>(page: &mut Page<K>, world: &World) {
    let words = &world.guide.words().plain.people;
    let serves = |directory: &&Directory| {
        directory.country.is_empty() || world.country.as_deref() == Some(directory.country.as_str())
    };
    for directory in world.guide.support().directories.iter().filter(serves) {
        page.indented(&format!("{}  {}", directory.name, directory.web), Tone::Text, 2);
        let unsure = directory.status == Status::U;
        let unsure = if unsure { words.unconfirmed.as_str() } else { "" };
        page.indented(&joined(&[&directory.what, unsure]), Tone::Dim, 4);
    }
}

/// How old the data is.
pub(super) fn age<K: Clone + PartialEq>(page: &mut Page<K>, world: &World) {
    let words = &world.guide.words().plain.people;
    let compiled = dates::full_day(world.guide.support().compiled);
    let compiled = compiled.split_once(' ').map_or("", |(_, day)| day);
    page.say(&words.checked.replace("{date}", compiled), Tone::Dim);
}
