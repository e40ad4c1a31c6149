//! All settings, each with what it is now.

use crate::guide::SettingsWords;
use crate::journal::{Seat, Side, USUAL_LATE};
use crate::text::hours;
use crate::tui::screen::World;
use crate::tui::widgets::menu::{Page, Tone};
use crate::tui::wording::{country, fill};

use super::picks;

/// One setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    Theme,
    Motion,
    Idle,
    Mouse,
    Country,
    Shared,
    Late,
    Person,
    Seat,
}

/// From this width on there is room for what a setting is beside its name.
const BESIDE: u16 = 56;

/// The page of all of them, for this width.
pub(super) fn page(world: &World, width: u16) -> Page<Row> {
    let words = &world.guide.words().plain.settings;
    let mut page = Page::new();
    page.say(&words.title, Tone::Title).gap();
    let add = |page: &mut Page<Row>, rows: Vec<(Row, &str, String)>| {
        for (row, name, now) in rows {
            if width < BESIDE {
                page.row(row, &format!("{name}: {now}"), "");
            } else {
                page.row(row, name, &now);
            }
        }
    };
    add(&mut page, of_the_program(words, world));
    page.gap().say(&words.private, Tone::Dim);
    add(&mut page, of_the_person(words, world));
    foot(page.gap(), words, world);
    page
}

/// What stands in `settings.toml`.
fn of_the_program<'a>(words: &'a SettingsWords, world: &World) -> Vec<(Row, &'a str, String)> {
    let (rows, settings) = (&words.rows, &world.settings);
    let moves = if settings.reduced_motion { &words.still } else { &words.moves };
    let mouse = if settings.mouse { &words.mouse_on } else { &words.mouse_off };
    let country = country(world).map_or(&words.no_country, |country| &country.name);
    vec![
        (Row::Theme, &rows.theme, picks::theme_words(settings.theme, words)[0].clone()),
        (Row::Motion, &rows.motion, moves.clone()),
        (Row::Idle, &rows.idle, picks::idle_words(settings.idle_minutes, words)),
        (Row::Mouse, &rows.mouse, mouse.clone()),
        (Row::Country, &rows.country, country.clone()),
    ]
}

/// What is kept with the pages.
fn of_the_person<'a>(words: &'a SettingsWords, world: &World) -> Vec<(Row, &'a str, String)> {
    let rows = &words.rows;
    let shared = if world.profile.hide_shared { &words.shared_hidden } else { &words.shared_shown };
    vec![
        (Row::Shared, &rows.shared, shared.clone()),
        (Row::Late, &rows.late, late_words(&late(world), words)),
        (Row::Person, &rows.person, world.profile.person().to_owned()),
        (Row::Seat, &rows.seat, seat_words(world)),
    ]
}

/// Where changes are kept, and what stands in the way.
fn foot(page: &mut Page<Row>, words: &SettingsWords, world: &World) {
    if let Some(fault) = &world.settings_fault {
        page.say(fault, Tone::Text);
    } else if world.kept.begun {
        page.say(&words.at_once, Tone::Dim);
    } else {
        page.say(&words.not_begun, Tone::Dim);
    }
}

/// The hours that count as late. Those that cannot be read are the usual ones, as everywhere.
pub(super) fn late(world: &World) -> (String, String) {
    let usual = || (USUAL_LATE.0.to_owned(), USUAL_LATE.1.to_owned());
    let own = world.profile.late.as_ref();
    own.and_then(|(from, to)| hours::hours(&format!("{from} to {to}"))).unwrap_or_else(usual)
}

/// Such hours in words.
pub(super) fn late_words((from, to): &(String, String), words: &SettingsWords) -> String {
    if from == to { words.late_none.clone() } else { words.late.replace("{from}", from).replace("{to}", to) }
}

/// The seat, as it was chosen.
fn seat_words(world: &World) -> String {
    let words = &world.guide.words().plain;
    let id = match world.profile.seat {
        Seat::Hurt => "hurt",
        Seat::Broke => "broke",
        Seat::Both => "both",
        Seat::Unsaid => return words.settings.unsaid.clone(),
    };
    let offered = words.first.seat.options.side(Side::Hurt).into_iter().flatten();
    offered.filter(|option| option.id == id).map(|option| fill(&option.label, world)).collect()
}
