//! Colours by role, as data. Every state that colour shows is also shown by a mark or a word.
//!
//! It knows what was asked for and what the environment says. It never asks the terminal.

use ratatui::style::{Color, Modifier, Style};

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

const fn theme(gold: Color, dim: Color) -> Theme {
    Theme {
        text: Style::new(),
        dim: Style::new().fg(dim),
        accent: Style::new().fg(gold),
        title: Style::new().add_modifier(Modifier::BOLD),
        selection: Style::new().add_modifier(Modifier::REVERSED),
    }
}

/// For a ground that nobody named: gold and dim have 4.5:1 or more on black and on white, since the terminal is
/// never asked.
pub const EITHER: Theme = theme(Color::Rgb(0x97, 0x6f, 0x1e), Color::Rgb(0x7a, 0x75, 0x6c));
/// For a terminal that is known to be dark.
pub const DARK: Theme = theme(Color::Rgb(0xc8, 0xa0, 0x4e), Color::Rgb(0x8c, 0x86, 0x7b));
/// For a light terminal.
pub const LIGHT: Theme = theme(Color::Rgb(0x7a, 0x5c, 0x14), Color::Rgb(0x6b, 0x66, 0x5e));
/// 7:1 or more. No gold has that on black and on white alike, so this one paints its ground. From the 256 fixed
/// colours, which nearly every terminal has.
pub const HIGH_CONTRAST: Theme = Theme {
    text: Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(16)),
    dim: Style::new().fg(Color::Indexed(252)),
    accent: Style::new().fg(Color::Indexed(221)).add_modifier(Modifier::BOLD),
    title: Style::new().add_modifier(Modifier::BOLD),
    selection: Style::new().add_modifier(Modifier::REVERSED),
};
/// The 16 colours that the terminal itself defines.
pub const TERMINAL: Theme = Theme {
    text: Style::new(),
    dim: Style::new().add_modifier(Modifier::DIM),
    accent: Style::new().fg(Color::Yellow),
    title: Style::new().add_modifier(Modifier::BOLD),
    selection: Style::new().add_modifier(Modifier::REVERSED),
};
/// No colour at all.
pub const PLAIN: Theme = Theme {
    text: Style::new(),
    dim: Style::new().add_modifier(Modifier::DIM),
    accent: Style::new().add_modifier(Modifier::BOLD),
    title: Style::new().add_modifier(Modifier::BOLD),
    selection: Style::new().add_modifier(Modifier::REVERSED),
};

/// What decides the theme beside the person's own wish.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings<'a> {
    /// `NO_COLOR`.
    pub no_color: Option<&'a str>,
    /// `COLORTERM`.
    pub colorterm: Option<&'a str>,
    /// `COLORFGBG`, as `15;0`.
    pub colorfgbg: Option<&'a str>,
}

/// The theme: `NO_COLOR`, then what was asked for (`--theme`, else the settings), then `COLORFGBG`, else dark with
/// colours that can be read on either ground.
/// Where the terminal does not say that it has all colours, the terminal's own sixteen stand for dark and light.
pub fn choose(asked: Option<Wish>, around: Surroundings<'_>) -> Theme {
    if around.no_color.is_some_and(|value| !value.is_empty()) {
        return PLAIN;
    }
    match asked {
        Some(Wish::HighContrast) => HIGH_CONTRAST,
        Some(Wish::Terminal) => TERMINAL,
        _ if !has_all_colours(around.colorterm) => TERMINAL,
        Some(Wish::Light) => LIGHT,
        Some(Wish::Dark) => DARK,
        None => match is_light(around.colorfgbg) {
            Some(true) => LIGHT,
            Some(false) => DARK,
            None => EITHER,
        },
    }
}

fn has_all_colours(colorterm: Option<&str>) -> bool {
    colorterm.is_some_and(|value| matches!(value.trim(), "truecolor" | "24bit"))
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

    const ALL: Surroundings<'static> =
        Surroundings { no_color: None, colorterm: Some("truecolor"), colorfgbg: None };

    #[test]
    fn the_wish_comes_first_then_the_ground_then_dark() {
        assert_eq!(choose(Some(Wish::Light), ALL), LIGHT);
        assert_eq!(choose(None, Surroundings { colorfgbg: Some("0;15"), ..ALL }), LIGHT);
        assert_eq!(choose(None, Surroundings { colorfgbg: Some("0;default;15"), ..ALL }), LIGHT);
        assert_eq!(choose(None, Surroundings { colorfgbg: Some("15;0"), ..ALL }), DARK);
        assert_eq!(choose(Some(Wish::Dark), Surroundings { colorfgbg: Some("0;15"), ..ALL }), DARK);
        assert_eq!(choose(None, Surroundings { colorfgbg: Some("nonsense"), ..ALL }), EITHER);
        assert_eq!(choose(None, ALL), EITHER);
    }

    #[test]
    fn without_colours_none_are_used_and_without_all_of_them_the_terminals_own() {
        for asked in [None].into_iter().chain(Wish::ALL.map(Some)) {
            assert_eq!(choose(asked, Surroundings { no_color: Some("1"), ..ALL }), PLAIN);
        }
        assert_eq!(choose(None, Surroundings { no_color: Some(""), ..ALL }), EITHER);
        assert_eq!(choose(Some(Wish::Dark), Surroundings::default()), TERMINAL);
        assert_eq!(choose(Some(Wish::HighContrast), Surroundings::default()), HIGH_CONTRAST);
    }

    #[test]
    fn contrast_is_as_promised() {
        let (black, white) = (0.0, 1.0);
        for role in [DARK.accent, DARK.dim] {
            assert!(contrast(luminance(role.fg.unwrap()), black) >= 4.5);
        }
        for role in [EITHER.accent, EITHER.dim] {
            let shade = luminance(role.fg.unwrap());
            assert!(contrast(shade, black) >= 4.5, "{role:?} on black {}", contrast(shade, black));
            assert!(contrast(shade, white) >= 4.5, "{role:?} on white {}", contrast(shade, white));
        }
        for role in [LIGHT.accent, LIGHT.dim] {
            assert!(contrast(luminance(role.fg.unwrap()), white) >= 4.5);
        }
        let ground = luminance(HIGH_CONTRAST.text.bg.unwrap());
        for role in [HIGH_CONTRAST.text, HIGH_CONTRAST.dim, HIGH_CONTRAST.accent] {
            assert!(contrast(luminance(role.fg.unwrap()), ground) >= 7.0);
        }
    }

    #[test]
    fn a_theme_paints_no_ground_unless_it_must_and_nothing_is_red() {
        for theme in [EITHER, DARK, LIGHT, TERMINAL, PLAIN] {
            for style in [theme.text, theme.dim, theme.accent, theme.title, theme.selection] {
                assert_eq!(style.bg, None, "{theme:?}");
                assert!(!matches!(style.fg, Some(Color::Red | Color::LightRed)), "{theme:?}");
            }
        }
    }

    fn contrast(one: f64, other: f64) -> f64 {
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The relative luminance of the Web Content Accessibility Guidelines.
    fn luminance(colour: Color) -> f64 {
        let (red, green, blue) = match colour {
            Color::Rgb(red, green, blue) => (red, green, blue),
            Color::Indexed(16) => (0, 0, 0),
            Color::Indexed(231) => (255, 255, 255),
            Color::Indexed(252) => (208, 208, 208),
            Color::Indexed(221) => (255, 215, 95),
            other => panic!("{other:?} is not measured here"),
        };
        let part = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.03928 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }
}
