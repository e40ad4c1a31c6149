//! What the placeholders of the guide's words stand for on screens that belong to no sitting.
//!
//! It knows what the screens may see, and no screen.

use crate::guide::Country;
use crate::text::{dates, fill};
use crate::tui::keymap::{self, Action};
use crate::tui::screen::World;

/// The country that was chosen.
pub fn country(world: &World) -> Option<&Country> {
    world.country.as_deref().and_then(|code| world.guide.support().country(code))
}

/// The country's emergency number and its lines, as a sitting names them.
pub fn lines(world: &World) -> (Option<String>, Vec<String>) {
    let Some(country) = country(world) else { return (None, Vec::new()) };
    let emergency = country.emergency.first().map(|number| number.call.clone());
    (emergency, country.lines_in_brief(&world.guide.words().plain.people.by_text))
}

/// The words with their placeholders filled in.
pub fn fill(words: &str, world: &World) -> String {
    fill::fill(words, |name, place| value(name, place, world))
}

fn value(name: &str, place: fill::Place, world: &World) -> Option<String> {
    Some(match name {
        "key.people" => keymap::name_of(Action::People),
        "key.ground" => keymap::name_of(Action::Ground),
        "key.hide" => keymap::name_of(Action::Hide),
        "person" => fill::spoken(world.profile.person(), place),
        "emergency" => emergency(world),
        "date" => world.now.format("%-d %B").to_string(),
        "weekday" => dates::weekday(chrono::Datelike::weekday(&world.now)).to_owned(),
        "time" => dates::time(world.now),
        other => world.guide.path(other.strip_prefix("path.")?)?.title.clone(),
    })
}

/// The emergency number, or the words for it as long as no country is chosen.
fn emergency(world: &World) -> String {
    let number = country(world).and_then(|country| country.emergency.first());
    let words = || world.guide.words().plain.people.your_emergency.clone();
    number.map_or_else(words, |number| number.call.clone())
}

/// What could not be read, with how many; none where everything could.
pub fn unreadable(world: &World) -> Option<String> {
    let failures = &world.guide.words().failures;
    match world.unreadable.len() {
        0 => None,
        1 => Some(failures.damaged.clone()),
        count => Some(failures.damaged_many.replace("{count}", &count.to_string())),
    }
}
