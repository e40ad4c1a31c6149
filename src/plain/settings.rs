//! Settings, line by line: each row says what it is now; a number changes it, at once.
//!
//! Those of the person are kept with the pages, the others in the settings file. Colours and the mouse have no meaning
//! here.

use std::time::Duration;

use super::talk::{Over, Said, Talk};
use crate::guide::PlainSettings;
use crate::journal::{Profile, Seat, Side, USUAL_LATE};
use crate::settings::{LONGEST_IDLE, Settings};
use crate::text::hours::hours;

/// What can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Seat,
    Person,
    Country,
    Shared,
    Late,
    Breath,
    Idle,
}

const ROWS: [Row; 7] = [Row::Seat, Row::Person, Row::Country, Row::Shared, Row::Late, Row::Breath, Row::Idle];

impl Talk {
    pub(super) fn settings(&mut self) -> Result<(), Over> {
        loop {
            let words = self.words().settings.clone();
            let labels: Vec<String> = ROWS.iter().map(|row| self.setting(*row, &words)).collect();
            let Some(row) = self.menu(&words.title, &labels)?.and_then(|row| ROWS.get(row)) else {
                return Ok(());
            };
            match row {
                Row::Seat => self.which_seat()?,
                Row::Person => self.name_person(&words)?,
                Row::Country => self.which_country()?,
                Row::Shared => {
                    let hide_shared = !self.book.profile.hide_shared;
                    self.book.change_profile(Profile { hide_shared, ..self.book.profile.clone() });
                }
                Row::Late => self.late_hours(&words)?,
                Row::Breath => {
                    let reduced_motion = !self.book.settings.reduced_motion;
                    self.book.change_settings(Settings { reduced_motion, ..self.book.settings.clone() });
                }
                Row::Idle => self.idle_minutes(&words)?,
            }
            let now = self.setting(*row, &words);
            self.aside(&words.changed.replace("{row}", &now))?;
        }
    }

    /// A setting as it is now.
    fn setting(&self, row: Row, words: &PlainSettings) -> String {
        let (book, none) = (&self.book, &words.no_country);
        match row {
            Row::Seat => words.seat.replace("{now}", &self.seat_now()),
            Row::Person => words.person.replace("{now}", book.profile.person()),
            Row::Country => {
                words.country.replace("{now}", book.home_country().map_or(none, |country| &country.name))
            }
            Row::Shared if book.profile.hide_shared => words.shared_hidden.clone(),
            Row::Shared => words.shared.clone(),
            Row::Late => {
                let [from, to] = self.late_now();
                words.late.replace("{from}", &from).replace("{to}", &to)
            }
            Row::Breath if book.settings.reduced_motion => words.still.clone(),
            Row::Breath => words.moves.clone(),
            Row::Idle => match book.settings.idle_minutes {
                Some(minutes) => words.idle.replace("{now}", &minutes.to_string()),
                None => words.idle_off.clone(),
            },
        }
    }

    /// The seat in the words of its question.
    fn seat_now(&self) -> String {
        let id = match self.book.profile.seat {
            Seat::Hurt => "hurt",
            Seat::Broke => "broke",
            Seat::Both => "both",
            Seat::Unsaid => "unsaid",
        };
        let options = self.book.guide.words().plain.first.seat.options.side(Side::Hurt);
        let option = options.and_then(|options| options.iter().find(|option| option.id == id));
        option.map_or_else(String::new, |option| self.book.fill(&option.label))
    }

    fn late_now(&self) -> [String; 2] {
        let own = self.book.profile.late.as_ref();
        let (from, to) = USUAL_LATE;
        own.map_or([from, to].map(str::to_owned), |(from, to)| [from.clone(), to.clone()])
    }

    /// The page goes out of sight after so long without a line, where a person types.
    pub(super) fn idle(&self) -> Option<Duration> {
        let minutes = self.book.settings.idle_minutes.filter(|_| self.typed);
        minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60))
    }

    fn name_person(&mut self, words: &PlainSettings) -> Result<(), Over> {
        self.say_one(&words.type_person)?;
        if let Some(name) = self.one_line()? {
            let person = Some(name.trim().to_owned());
            self.book.change_profile(Profile { person, ..self.book.profile.clone() });
        }
        Ok(())
    }

    fn late_hours(&mut self, words: &PlainSettings) -> Result<(), Over> {
        self.say_one(&words.type_late)?;
        while let Some(line) = self.one_line()? {
            if let Some(late) = hours(&line) {
                self.book.change_profile(Profile { late: Some(late), ..self.book.profile.clone() });
                break;
            }
            self.aside(&words.no_hours)?;
        }
        Ok(())
    }

    fn idle_minutes(&mut self, words: &PlainSettings) -> Result<(), Over> {
        self.say_one(&words.type_idle)?;
        while let Some(line) = self.one_line()? {
            if let Some(settings) = with_idle(&line, &self.book.settings) {
                self.book.change_settings(settings);
                break;
            }
            self.aside(&words.no_minutes)?;
        }
        Ok(())
    }

    fn say_one(&mut self, words: &str) -> Result<(), Over> {
        self.gap()?;
        self.say(words)
    }

    /// A line; none for an empty one, and for a command.
    fn one_line(&mut self) -> Result<Option<String>, Over> {
        match self.hear()? {
            Said::Words(line) => Ok(Some(line).filter(|line| !line.trim().is_empty())),
            Said::Command(_) => Ok(None),
            Said::End => Err(Over::Left),
        }
    }
}

/// The settings with these minutes, or with none for `off`; none where the line says neither.
fn with_idle(line: &str, settings: &Settings) -> Option<Settings> {
    let line = line.trim().to_lowercase();
    let minutes = line.parse().ok().filter(|minutes| (1..=LONGEST_IDLE).contains(minutes));
    (line == "off" || minutes.is_some()).then(|| Settings { idle_minutes: minutes, ..settings.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_one_to_fifteen_or_off() {
        let idle = |line: &str| with_idle(line, &Settings::default()).map(|settings| settings.idle_minutes);
        for (line, minutes) in [("3", Some(3)), (" Off ", None), ("15", Some(15))] {
            assert_eq!(idle(line), Some(minutes), "{line}");
        }
        for line in ["0", "16", "never", "-1", "3 minutes"] {
            assert_eq!(idle(line), None, "{line}");
        }
    }
}
