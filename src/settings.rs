//! Preferences: what `settings.toml` may say, and nothing that is private.
//!
//! Pure: text in, settings out. A fault in one line costs that line only, and all faults are told together. The
//! file `assets/settings.toml` is both the default and its documentation.

mod edit;

use std::fmt;

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

pub use edit::Changes;

/// The commented file that is written when settings are first kept.
pub const DEFAULT_FILE: &str = include_str!("../assets/settings.toml");

/// The longest time until the page locks by itself, in minutes.
pub const LONGEST_IDLE: u8 = 15;

/// What a person prefers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The colours; none lets the program choose.
    pub theme: Option<Theme>,
    /// Nothing moves.
    pub reduced_motion: bool,
    /// Minutes without a key until the page locks; none is never.
    pub idle_minutes: Option<u8>,
    /// Whether the mouse places the cursor.
    pub mouse: bool,
    /// The country of the help lines shown first: two capital letters.
    pub country: Option<String>,
    /// Keys that this mend does not know: left alone, and named when asked.
    pub unknown: Vec<String>,
}

/// The colours of the full screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// Contrast of 7:1 or more.
    HighContrast,
    /// The sixteen colours that the terminal itself defines.
    Terminal,
}

/// What was wrong in a settings file, and the settings that could be read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults {
    /// Every fault, by line.
    pub found: Vec<Fault>,
    /// What the other lines said; a line with a fault counts as left out.
    pub usable: Settings,
}

/// One thing wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it and what it may say.
    pub what: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: None,
            reduced_motion: false,
            idle_minutes: Some(3),
            mouse: false,
            country: None,
            unknown: Vec::new(),
        }
    }
}

impl Settings {
    /// Reads the text of a settings file. What it leaves out has its default.
    ///
    /// # Errors
    /// When a line cannot be read or says what cannot be; all such lines at once, with what could be read.
    pub fn parse(text: &str) -> Result<Self, Faults> {
        let (table, broken) = DeTable::parse_recoverable(text);
        let mut reading = Reading { text, found: Vec::new() };
        for fault in broken {
            reading.fault(fault.span().map_or(0, |span| span.start), sentence(fault.message()));
        }
        let mut settings = Self::default();
        for (key, value) in table.get_ref() {
            reading.take(&mut settings, key.get_ref(), value);
        }
        if reading.found.is_empty() {
            return Ok(settings);
        }
        reading.found.sort_by_key(|fault| fault.line);
        Err(Faults { found: reading.found, usable: settings })
    }
}

/// A file being read: its text, to count lines, and the faults so far.
struct Reading<'a> {
    text: &'a str,
    found: Vec<Fault>,
}

impl Reading<'_> {
    fn take(&mut self, settings: &mut Settings, key: &str, value: &Spanned<DeValue<'_>>) {
        let given = value.get_ref();
        let done = match key {
            "theme" => read_theme(given).map(|theme| settings.theme = theme),
            "reduced_motion" => read_switch(given).map(|on| settings.reduced_motion = on),
            "idle_minutes" => read_idle(given).map(|minutes| settings.idle_minutes = minutes),
            "mouse" => read_switch(given).map(|on| settings.mouse = on),
            "country" => read_country(given).map(|country| settings.country = country),
            _ => {
                settings.unknown.push(key.to_owned());
                Ok(())
            }
        };
        if let Err(may_be) = done {
            self.fault(value.span().start, format!("{key} is {may_be}."));
        }
    }

    fn fault(&mut self, at: usize, what: String) {
        let line = 1 + self.text.bytes().take(at).filter(|byte| *byte == b'\n').count();
        self.found.push(Fault { line, what });
    }
}

type Read<T> = Result<T, &'static str>;

fn read_theme(value: &DeValue<'_>) -> Read<Option<Theme>> {
    match value.as_str() {
        Some("auto") => Ok(None),
        Some(name) => Theme::named(name).map(Some).ok_or(Theme::NAMES),
        None => Err(Theme::NAMES),
    }
}

fn read_switch(value: &DeValue<'_>) -> Read<bool> {
    value.as_bool().ok_or("true or false")
}

fn read_idle(value: &DeValue<'_>) -> Read<Option<u8>> {
    if value.as_str() == Some("off") {
        return Ok(None);
    }
    let minutes = value.as_integer().and_then(whole_number);
    minutes.filter(|minutes| (1..=LONGEST_IDLE).contains(minutes)).map(Some).ok_or("1 to 15, or \"off\"")
}

fn whole_number(number: &DeInteger<'_>) -> Option<u8> {
    u8::from_str_radix(number.as_str(), number.radix()).ok()
}

fn read_country(value: &DeValue<'_>) -> Read<Option<String>> {
    match value.as_str() {
        Some("") => Ok(None),
        Some(code) if is_country(code) => Ok(Some(code.to_ascii_uppercase())),
        _ => Err("two letters, such as \"IE\", or empty"),
    }
}

fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// A message of the TOML reader as one sentence.
fn sentence(message: &str) -> String {
    format!("{}.", message.trim_end_matches('.').replace('\n', ", "))
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::HighContrast, Self::Terminal];

    const NAMES: &'static str = "\"auto\", \"dark\", \"light\", \"high-contrast\" or \"terminal\"";

    /// The word for it in the settings and after `--theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Terminal => "terminal",
        }
    }

    /// The theme of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, fault) in self.found.iter().enumerate() {
            if place > 0 {
                writeln!(f)?;
            }
            write!(f, "settings.toml, line {}: {}", fault.line, fault.what)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_file_gives_the_defaults_and_names_every_setting() {
        assert_eq!(Settings::parse(DEFAULT_FILE), Ok(Settings::default()));
        assert_eq!(Settings::parse(""), Ok(Settings::default()));
        for key in ["theme", "reduced_motion", "idle_minutes", "mouse", "country"] {
            assert!(DEFAULT_FILE.lines().any(|line| line.starts_with(&format!("{key} = "))), "{key}");
        }
    }

    #[test]
    fn every_setting_can_be_set() {
        let text = "theme = \"high-contrast\"\nreduced_motion = true\nidle_minutes = \"off\"\nmouse = true\ncountry = \"nz\"";
        let settings = Settings::parse(text).unwrap();
        assert_eq!(settings.theme, Some(Theme::HighContrast));
        assert!(settings.reduced_motion && settings.mouse);
        assert_eq!(settings.idle_minutes, None);
        assert_eq!(settings.country.as_deref(), Some("NZ"));
    }

    #[test]
    fn unknown_settings_are_named_and_cost_nothing() {
        let settings = Settings::parse("later = 1\nmouse = true\n[more]\nx = 1").unwrap();
        assert_eq!(settings.unknown, ["later", "more"]);
        assert!(settings.mouse);
    }

    #[test]
    fn all_faults_are_told_at_once_each_with_its_line_and_the_rest_counts() {
        let text = "# mine\ntheme = \"pink\"\nidle_minutes = 90\nmouse = true\ncountry = 7\nreduced_motion = \"yes\"\n";
        let faults = Settings::parse(text).unwrap_err();
        let lines: Vec<_> = faults.found.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [2, 3, 5, 6]);
        assert!(faults.usable.mouse);
        assert_eq!(faults.usable.idle_minutes, Some(3));
        let told = faults.to_string();
        assert_eq!(told.lines().count(), 4);
        assert!(told.contains("line 3: idle_minutes is 1 to 15, or \"off\"."), "{told}");
    }

    #[test]
    fn a_line_that_is_no_setting_is_named_too() {
        let faults = Settings::parse("mouse = true\n= 3\ntheme = \"pink\"\n").unwrap_err();
        let lines: Vec<_> = faults.found.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [2, 3], "{faults}");
        assert!(faults.usable.mouse);
    }

    proptest::proptest! {
        #[test]
        fn no_text_at_all_makes_it_panic(text in ".{0,200}") {
            drop(Settings::parse(&text));
        }
    }
}
