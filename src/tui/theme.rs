//! Colours by role, as data. Every state that colour shows is also shown by a mark or a word.

use ratatui::style::{Color, Modifier, Style};

/// Styles by role. Text is the terminal's own foreground; a theme never paints the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name, as in the settings.
    pub name: &'static str,
    /// What is read: questions, words written.
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

const fn theme(name: &'static str, gold: Color, dim: Color) -> Theme {
    Theme {
        name,
        text: Style::new(),
        dim: Style::new().fg(dim),
        accent: Style::new().fg(gold),
        title: Style::new().add_modifier(Modifier::BOLD),
        selection: Style::new().add_modifier(Modifier::REVERSED),
    }
}

/// For a dark terminal. The gold has 4.5:1 or more on black and on white, since the terminal is never asked.
pub const DARK: Theme = theme("dark", Color::Rgb(0x94, 0x73, 0x26), Color::Rgb(0x80, 0x7a, 0x70));
/// For a light terminal.
pub const LIGHT: Theme = theme("light", Color::Rgb(0x7a, 0x5c, 0x14), Color::Rgb(0x6b, 0x66, 0x5e));
/// The 16 colours that the terminal itself defines; also under `NO_COLOR`, then without any.
pub const TERMINAL: Theme = Theme {
    name: "terminal",
    text: Style::new(),
    dim: Style::new().add_modifier(Modifier::DIM),
    accent: Style::new().fg(Color::Yellow),
    title: Style::new().add_modifier(Modifier::BOLD),
    selection: Style::new().add_modifier(Modifier::REVERSED),
};
/// No colour at all.
pub const PLAIN: Theme = Theme {
    name: "plain",
    text: Style::new(),
    dim: Style::new().add_modifier(Modifier::DIM),
    accent: Style::new().add_modifier(Modifier::BOLD),
    title: Style::new().add_modifier(Modifier::BOLD),
    selection: Style::new().add_modifier(Modifier::REVERSED),
};
