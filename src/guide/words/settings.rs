//! The words of the settings. It holds words only.

use serde::Deserialize;

/// `[settings]` of `words.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsWords {
    /// Its title.
    pub title: String,
    /// Above those that are private.
    pub private: String,
    /// The settings, as rows.
    pub rows: SettingRows,
    /// That a change counts at once, and where it is kept.
    pub at_once: String,
    /// The same before anything is kept.
    pub not_begun: String,
    /// The file could not be written.
    pub not_kept: String,
    /// The file has a fault and is left as it is.
    pub file_at_fault: String,
    /// Beside the choice that counts.
    pub now: String,
    /// Automatic, then every theme: its name and what it is for.
    pub themes: [[String; 2]; 5],
    /// `--theme` asked for another one; `{theme}` filled in.
    pub theme_asked: String,
    /// `NO_COLOR`.
    pub no_color: String,
    /// With movement.
    pub moves: String,
    /// Without.
    pub still: String,
    /// Above the minutes.
    pub which_idle: String,
    /// One minute.
    pub idle_one: String,
    /// More; `{minutes}` filled in.
    pub idle: String,
    /// It hides only when asked to.
    pub never: String,
    /// The mouse is used.
    pub mouse_on: String,
    /// The mouse is left alone.
    pub mouse_off: String,
    /// No country was chosen.
    pub no_country: String,
    /// Pages about two are offered.
    pub shared_shown: String,
    /// They are not.
    pub shared_hidden: String,
    /// Above the late hours.
    pub which_late: String,
    /// Late hours; `{from}` and `{to}` filled in.
    pub late: String,
    /// No hour is late.
    pub late_none: String,
    /// The row for other hours.
    pub late_own: String,
    /// Above the line for them.
    pub type_late: String,
    /// What was typed names no hours.
    pub no_late: String,
    /// Above the line for the word for the other person.
    pub type_person: String,
    /// The seat was not said.
    pub unsaid: String,
}

/// The settings, as rows.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingRows {
    /// The theme.
    pub theme: String,
    /// Reduced motion.
    pub motion: String,
    /// Idle minutes.
    pub idle: String,
    /// The mouse.
    pub mouse: String,
    /// The country.
    pub country: String,
    /// Pages about two.
    pub shared: String,
    /// Late hours.
    pub late: String,
    /// The word for the other person.
    pub person: String,
    /// The seat.
    pub seat: String,
}
