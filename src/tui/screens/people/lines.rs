//! The lines of a country as they stand on the people page. It knows nothing of the person.

use crate::guide::{Country, Line, LineKind, Status};
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
            one(page, line, &words.unconfirmed);
        }
    }
    lacking(page, country, old, world);
    page.indented(&words.device, Tone::Dim, 2);
    page.row(pick, &country.name, &words.which_country);
}

fn one<K: Clone + PartialEq>(page: &mut Page<K>, line: &Line, unconfirmed: &str) {
    let reach = [&line.call, &line.text, &line.web];
    let reach: Vec<&str> = reach.into_iter().map(String::as_str).filter(|way| !way.is_empty()).collect();
    page.indented(&format!("{}  {}", line.name, reach.join(" · ")), Tone::Text, 2);
    let unsure = if line.status == Status::U { unconfirmed } else { "" };
    let about = [line.hours.as_str(), line.languages.as_str(), unsure];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    page.indented(&about.join(" · "), Tone::Dim, 4);
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
    for directory in &world.guide.support().directories {
        page.indented(&format!("{}  {}", directory.name, directory.web), Tone::Text, 2);
    }
}

/// How old the data is.
pub(super) fn age<K: Clone + PartialEq>(page: &mut Page<K>, world: &World) {
    let words = &world.guide.words().plain.people;
    let compiled = dates::full_day(world.guide.support().compiled);
    let compiled = compiled.split_once(' ').map_or("", |(_, day)| day);
    page.say(&words.checked.replace("{date}", compiled), Tone::Dim);
}
