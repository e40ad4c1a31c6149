//! `assets/themes.toml` as styles. It is read once, when a colour is first wanted.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ratatui::style::{Color, Modifier, ParseColorError, Style};
use serde::Deserialize;

use super::Theme;

const SOURCE: &str = include_str!("../../../assets/themes.toml");

static BUILT_IN: LazyLock<BTreeMap<String, Written>> = LazyLock::new(|| read(SOURCE).unwrap_or_default());

fn read(source: &str) -> Result<BTreeMap<String, Written>, toml::de::Error> {
    toml::from_str(source)
}

/// The theme of this name; one without any colour or weight where the file were broken, which a test rules out.
pub(super) fn theme(name: &str) -> Theme {
    let written = BUILT_IN.get(name);
    let style =
        |look: fn(&Written) -> &Look| written.map(|written| look(written).style()).unwrap_or_default();
    Theme {
        text: style(|written| &written.text),
        dim: style(|written| &written.dim),
        accent: style(|written| &written.accent),
        title: style(|written| &written.title),
        selection: style(|written| &written.selection),
    }
}

/// A theme as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    text: Look,
    dim: Look,
    accent: Look,
    title: Look,
    selection: Look,
    /// The grounds that it is made for.
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "a promise, measured by a test"))]
    on: Vec<Ink>,
    /// The least contrast to each of them.
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "a promise, measured by a test"))]
    least: f64,
}

/// A style as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Look {
    fg: Option<Ink>,
    bg: Option<Ink>,
    with: Vec<Weight>,
}

/// What a style may have beside its colours.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Weight {
    Bold,
    Dim,
    Reversed,
    Underlined,
}

/// A colour as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct Ink(Color);

impl TryFrom<String> for Ink {
    type Error = ParseColorError;

    fn try_from(name: String) -> Result<Self, ParseColorError> {
        name.parse().map(Self)
    }
}

impl Look {
    fn style(&self) -> Style {
        let (fg, bg) = (self.fg.map(|ink| ink.0), self.bg.map(|ink| ink.0));
        let with = self.with.iter().map(|weight| weight.modifier()).collect();
        Style { fg, bg, ..Style::new() }.add_modifier(with)
    }
}

impl Weight {
    fn modifier(self) -> Modifier {
        match self {
            Self::Bold => Modifier::BOLD,
            Self::Dim => Modifier::DIM,
            Self::Reversed => Modifier::REVERSED,
            Self::Underlined => Modifier::UNDERLINED,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{DARK, EITHER, HIGH_CONTRAST, LIGHT, PLAIN, TERMINAL};
    use super::*;
    use crate::settings::Theme as Wish;

    /// What mend promises, whatever the file says: a theme, its grounds, and the least contrast to them.
    const PROMISED: [(&str, &[Color], f64); 4] = [
        ("dark", &[Color::Rgb(0, 0, 0)], 4.5),
        ("light", &[Color::Rgb(255, 255, 255)], 4.5),
        ("either", &[Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255)], 4.5),
        ("high-contrast", &[Color::Indexed(16)], 7.0),
    ];

    fn styles(theme: &Theme) -> [Style; 7] {
        [theme.text, theme.dim, theme.accent, theme.title, theme.selection, theme.found(), theme.here()]
    }

    #[test]
    fn the_file_can_be_read_and_holds_every_theme_with_every_role() {
        let written = read(SOURCE).unwrap();
        let names: Vec<&str> = written.keys().map(String::as_str).collect();
        assert_eq!(names, ["dark", "either", "high-contrast", "light", "plain", "terminal"]);
        assert!(Wish::ALL.iter().all(|wish| names.contains(&wish.name())), "one that can be asked for");
        for name in names {
            let theme = theme(name);
            for role in [theme.dim, theme.accent, theme.title, theme.selection] {
                assert_ne!(role, Style::new(), "{name} has a role that stands out by nothing");
            }
            assert_ne!(theme.accent, theme.dim, "{name}");
        }
        for broken in ["[dark]\ndim = {}", "[dark]\nink = {}", "[dark.dim]\nfg = \"pinkish\"", "[dark"] {
            assert!(read(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn contrast_is_as_promised_and_as_the_file_says() {
        for (name, grounds, least) in PROMISED {
            let written = &BUILT_IN[name];
            let on: Vec<Color> = written.on.iter().map(|ink| ink.0).collect();
            assert_eq!((on.as_slice(), written.least), (grounds, least), "{name}");
            for style in styles(&theme(name)) {
                for colour in style.fg.into_iter().chain(style.bg).filter(|colour| !grounds.contains(colour))
                {
                    for ground in grounds {
                        let contrast = contrast(colour, *ground);
                        assert!(contrast >= least, "{name}: {colour} on {ground} is {contrast:.2}:1");
                    }
                }
            }
        }
    }

    #[test]
    fn the_measure_can_tell_good_from_bad() {
        let (black, white) = (Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255));
        assert!((contrast(black, white) - 21.0).abs() < 0.01);
        assert!((contrast(Color::Rgb(0x77, 0x77, 0x77), white) - 4.48).abs() < 0.01);
        assert!(
            (contrast(Color::Indexed(244), black) - contrast(Color::Rgb(128, 128, 128), black)).abs() < 0.01
        );
        assert!((contrast(Color::Indexed(221), Color::Rgb(255, 215, 95)) - 1.0).abs() < 0.01);
    }

    #[test]
    fn a_theme_paints_no_ground_unless_it_must_and_nothing_is_red() {
        for theme in [*EITHER, *DARK, *LIGHT, *TERMINAL, *PLAIN] {
            for style in styles(&theme) {
                assert_eq!(style.bg, None, "{theme:?}");
            }
        }
        for theme in [*EITHER, *DARK, *LIGHT, *TERMINAL, *PLAIN, *HIGH_CONTRAST] {
            for colour in styles(&theme).into_iter().filter_map(|style| style.fg) {
                assert!(!matches!(colour, Color::Red | Color::LightRed | Color::Indexed(1 | 9)), "{theme:?}");
                if let Some((red, green, blue)) = fixed(colour) {
                    assert!(
                        f64::from(red) < 2.0 * f64::from(green) && red >= blue,
                        "{colour} is no muted gold"
                    );
                }
            }
        }
    }

    #[test]
    fn without_colour_nothing_has_one_and_the_roles_differ_all_the_same() {
        let all = styles(&PLAIN);
        assert!(all.iter().all(|style| style.fg.is_none() && style.bg.is_none()));
        for one in [PLAIN.dim, PLAIN.accent, PLAIN.selection] {
            assert_ne!(one.add_modifier, PLAIN.text.add_modifier);
        }
        assert_ne!(PLAIN.dim.add_modifier, PLAIN.accent.add_modifier);
        assert_ne!(PLAIN.found(), PLAIN.here());
    }

    fn contrast(one: Color, other: Color) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The relative luminance of the Web Content Accessibility Guidelines.
    fn luminance(colour: Color) -> f64 {
        let (red, green, blue) = fixed(colour).unwrap_or_else(|| panic!("{colour} is the terminal's own"));
        let part = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.03928 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }

    /// A colour that is the same in every terminal: named by its parts, or one of the 240 fixed ones.
    fn fixed(colour: Color) -> Option<(u8, u8, u8)> {
        let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        match colour {
            Color::Rgb(red, green, blue) => Some((red, green, blue)),
            Color::Indexed(number @ 16..=231) => {
                let cube = number - 16;
                Some((level(cube / 36), level(cube / 6 % 6), level(cube % 6)))
            }
            Color::Indexed(number @ 232..) => {
                let grey = 8 + 10 * (number - 232);
                Some((grey, grey, grey))
            }
            _ => None,
        }
    }
}
