//! Fills the placeholders of the guide's words on screens that belong to no sitting.
//!
//! A sentence that names what is not there is left out. It knows no screen.

use crate::guide::Country;
use crate::text::dates;
use crate::tui::screen::World;

/// The country that was chosen.
pub fn country(world: &World) -> Option<&Country> {
    world.country.as_deref().and_then(|code| world.guide.support().country(code))
}

/// The words with their placeholders filled in.
pub fn fill(words: &str, world: &World) -> String {
    let mut filled = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        filled.push_str(before);
        filled.push_str(&value(name, world));
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

fn value(name: &str, world: &World) -> String {
    match name {
        "key.people" => "Ctrl-P".to_owned(),
        "key.ground" => "Ctrl-G".to_owned(),
        "key.hide" => "Ctrl-L".to_owned(),
        "person" => in_speech(world.profile.person()),
        "emergency" => emergency(world),
        "date" => {
            let compiled = world.guide.support().compiled;
            let today = world.now.date_naive();
            dates::day(compiled, today).split_once(' ').map_or_else(String::new, |(_, day)| day.to_owned())
        }
        "weekday" => dates::weekday(chrono::Datelike::weekday(&world.now)).to_owned(),
        "time" => dates::time(world.now),
        other => path_title(other, world),
    }
}

/// The emergency number, or the words for it as long as no country is chosen.
pub fn emergency(world: &World) -> String {
    let number = country(world).and_then(|country| country.emergency.first());
    let words = || world.guide.words().plain.people.your_emergency.clone();
    number.map_or_else(words, |number| number.call.clone())
}

fn path_title(name: &str, world: &World) -> String {
    let path = name.strip_prefix("path.").and_then(|id| world.guide.path(id));
    path.map(|path| path.title.clone()).unwrap_or_default()
}

/// "my partner" is "your partner" where the program speaks.
fn in_speech(person: &str) -> String {
    person.strip_prefix("my ").map_or_else(|| person.to_owned(), |rest| format!("your {rest}"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_program_says_your_where_the_person_says_my() {
        assert_eq!(super::in_speech("my partner"), "your partner");
        assert_eq!(super::in_speech("M"), "M");
    }
}
