//! Colours by role, as data. Every state that colour shows is also shown by a mark or a word.
//!
//! It knows what was asked for and what the environment says. It never asks the terminal. The colours themselves stand
//! in `assets/themes.toml`.

mod file;

use std::sync::LazyLock;

use ratatui::style::{Modifier, Style};

use crate::settings::Theme as Wish;

/// Styles by role. Text is the terminal's own foreground; a theme never paints the background, unless it must for
/// contrast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What is read: questions, words written. Also the ground of the whole screen.
    pub text: Style,
    /// Hints, small print, what stands aside.
    pub dim: Style,
    /// What is chosen, and the seam. The one accent.
    pub accent: Style,
    /// Titles.
    pub title: Style,
    /// A selected passage.
    pub selection: Style,
}

impl Theme {
    /// What was looked for, where it stands. Underlined, so that it is seen without colour too.
    pub fn found(&self) -> Style {
        self.accent.add_modifier(Modifier::UNDERLINED)
    }

    /// The one place of those that is walked to.
    pub fn here(&self) -> Style {
        self.accent.patch(self.selection)
    }
}

/// For a ground that nobody named: it can be read on black and on white, since the terminal is never asked.
pub static EITHER: LazyLock<Theme> = LazyLock::new(|| file::theme("either"));
/// For a terminal that is known to be dark.
pub static DARK: LazyLock<Theme> = LazyLock::new(|| file::theme("dark"));
/// For a light terminal.
pub static LIGHT: LazyLock<Theme> = LazyLock::new(|| file::theme("light"));
/// 7:1 or more.
pub static HIGH_CONTRAST: LazyLock<Theme> = LazyLock::new(|| file::theme("high-contrast"));
/// The 16 colours that the terminal itself defines.
pub static TERMINAL: LazyLock<Theme> = LazyLock::new(|| file::theme("terminal"));
/// No colour at all.
pub static PLAIN: LazyLock<Theme> = LazyLock::new(|| file::theme("plain"));

/// What decides the theme beside the person's own wish.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// `NO_COLOR` is set.
    no_color: bool,
    /// The terminal says that it has all colours.
    all_colours: bool,
    /// The ground, where the terminal named it.
    is_light: Option<bool>,
}

impl Surroundings {
    /// What the environment says: `NO_COLOR`, `COLORTERM`, and `COLORFGBG`, as in `15;0`.
    pub fn of(no_color: Option<&str>, colorterm: Option<&str>, colorfgbg: Option<&str>) -> Self {
        Self {
            no_color: no_color.is_some_and(|value| !value.is_empty()),
            all_colours: colorterm.is_some_and(|value| matches!(value.trim(), "truecolor" | "24bit")),
            is_light: is_light(colorfgbg),
        }
    }

    /// Whether a theme makes a difference here.
    pub fn has_colour(self) -> bool {
        !self.no_color
    }
}

/// What decides the colours of this run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colours {
    /// What `--theme` asked for; none once another was chosen.
    pub asked: Option<Wish>,
    /// What the environment says.
    pub around: Surroundings,
}

impl Colours {
    /// The theme, with this one in the settings.
    pub fn theme(&self, settings: Option<Wish>) -> Theme {
        choose(self.asked.or(settings), self.around)
    }
}

/// The theme: `NO_COLOR`, then what was asked for (`--theme`, else the settings), then `COLORFGBG`, else dark with
/// colours that can be read on either ground.
/// Where the terminal does not say that it has all colours, the terminal's own sixteen stand for dark and light.
pub fn choose(asked: Option<Wish>, around: Surroundings) -> Theme {
    if around.no_color {
        return *PLAIN;
    }
    match asked {
        Some(Wish::HighContrast) => *HIGH_CONTRAST,
        Some(Wish::Terminal) => *TERMINAL,
        _ if !around.all_colours => *TERMINAL,
        Some(Wish::Light) => *LIGHT,
        Some(Wish::Dark) => *DARK,
        None => match around.is_light {
            Some(true) => *LIGHT,
            Some(false) => *DARK,
            None => *EITHER,
        },
    }
}

/// Whether the last number of `COLORFGBG` names a light ground; none where it names nothing.
fn is_light(colorfgbg: Option<&str>) -> Option<bool> {
    let ground =
        colorfgbg.and_then(|value| value.rsplit(';').next()).and_then(|last| last.trim().parse().ok());
    ground.filter(|number: &u8| *number < 16).map(|number| number == 7 || number > 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(colorfgbg: &str) -> Surroundings {
        Surroundings::of(None, Some("truecolor"), Some(colorfgbg))
    }

    #[test]
    fn the_wish_comes_first_then_the_ground_then_dark() {
        let nothing = Surroundings::of(None, Some("truecolor"), None);
        assert_eq!(choose(Some(Wish::Light), nothing), *LIGHT);
        assert_eq!(choose(None, around("0;15")), *LIGHT);
        assert_eq!(choose(None, around("0;default;15")), *LIGHT);
        assert_eq!(choose(None, around("15;0")), *DARK);
        assert_eq!(choose(Some(Wish::Dark), around("0;15")), *DARK);
        assert_eq!(choose(None, around("nonsense")), *EITHER);
        assert_eq!(choose(None, nothing), *EITHER);
    }

    #[test]
    fn without_colours_none_are_used_and_without_all_of_them_the_terminals_own() {
        let no_color = |value| Surroundings::of(Some(value), Some("truecolor"), None);
        for asked in [None].into_iter().chain(Wish::ALL.map(Some)) {
            assert_eq!(choose(asked, no_color("1")), *PLAIN);
        }
        assert!(!no_color("1").has_colour() && no_color("").has_colour());
        assert_eq!(choose(None, no_color("")), *EITHER);
        assert_eq!(choose(Some(Wish::Dark), Surroundings::default()), *TERMINAL);
        assert_eq!(choose(Some(Wish::HighContrast), Surroundings::default()), *HIGH_CONTRAST);
    }
}
