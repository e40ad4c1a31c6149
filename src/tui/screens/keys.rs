//! Every key here: of the screen beneath, then those that work everywhere. Made from the tables, nothing by hand.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::keymap::{self, Action, Binding, EVERYWHERE, Input, MOVE, OUTSIDE_TEXT, hint, join, quiet};
use crate::tui::screen::{Msg, Route, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 3 }>(&[
    MOVE,
    &[
        hint("Esc", Action::Out, "back"),
        quiet("Enter", Action::Choose, "back"),
        hint("a", Action::About, "what mend is"),
    ],
]);
/// Keys of the text field, which it reads by itself.
const IN_A_TEXT: &[(&str, &str)] = &[
    ("Ctrl-Z  Ctrl-Y", "undo, redo"),
    ("Ctrl-A  Ctrl-E", "start and end of the line"),
    ("Ctrl-W  Ctrl-U  Ctrl-K", "erase a word, to the start, to the end"),
    ("Ctrl-←  Ctrl-→", "a word back, a word on"),
    ("⇧ with arrows", "select"),
];

/// The keys page.
#[derive(Debug)]
pub struct Keys {
    menu: Menu<()>,
    here: &'static [Binding],
    typing: bool,
}

impl Keys {
    /// The keys of a screen with this table, on which text is typed or not.
    pub fn new(here: &'static [Binding], typing: bool) -> Self {
        Self { menu: Menu::new(None), here, typing }
    }
}

/// Keys with what they do: those that do the same stand on one line.
fn listed(table: &[Binding], typing: bool) -> Vec<(String, &'static str)> {
    let mut lines: Vec<(String, &'static str)> = Vec::new();
    for binding in table.iter().filter(|binding| !(typing && is_letter(binding.chord))) {
        let name = match binding.chord {
            "Up" | "Down" | "Left" | "Right" => arrow(binding.chord).to_owned(),
            chord => keymap::name(chord),
        };
        match lines.iter_mut().find(|(_, label)| *label == binding.label) {
            Some((names, _)) => *names = format!("{names}  {name}"),
            None => lines.push((name, binding.label)),
        }
    }
    lines
}

fn arrow(chord: &str) -> &'static str {
    match chord {
        "Up" => "↑",
        "Down" => "↓",
        "Left" => "←",
        _ => "→",
    }
}

fn is_letter(chord: &str) -> bool {
    chord.chars().count() == 1 || chord == "Space"
}

fn write(page: &mut Page<()>, title: &str, lines: &[(String, &str)], width: usize) {
    if lines.is_empty() {
        return;
    }
    page.say(title, Tone::Title);
    let narrow = width < 56;
    for (keys, label) in lines {
        if narrow {
            page.indented(&format!("{keys}: {label}"), Tone::Text, 2);
        } else {
            page.indented(&format!("{keys:<26}{label}"), Tone::Text, 2);
        }
    }
    page.gap();
}

impl Screen for Keys {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, _: &World) {
        let area = column(area);
        let width = usize::from(area.width);
        let mut page = Page::new();
        let everywhere = if self.typing { EVERYWHERE.to_vec() } else { [EVERYWHERE, OUTSIDE_TEXT].concat() };
        let own: Vec<Binding> = self.here.iter().filter(|row| !same_everywhere(row)).copied().collect();
        write(&mut page, "Here", &listed(&own, self.typing), width);
        if self.typing {
            let text: Vec<(String, &str)> =
                IN_A_TEXT.iter().map(|(keys, label)| ((*keys).to_owned(), *label)).collect();
            write(&mut page, "In a text", &text, width);
        }
        write(&mut page, "Everywhere", &listed(&everywhere, self.typing), width);
        self.menu.set(&page, area);
    }

    fn update(&mut self, input: &Input, _: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Out | Action::Choose) => return Some(Msg::Back),
            Input::Act(Action::About) => return Some(Msg::Go(Route::About)),
            other => self.menu.take(other),
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        self.menu.draw(frame.buffer_mut(), column(area), &world.theme);
    }
}

fn same_everywhere(row: &Binding) -> bool {
    [EVERYWHERE, OUTSIDE_TEXT].concat().iter().any(|other| other.chord == row.chord)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_do_the_same_stand_on_one_line() {
        let lines = listed(EVERYWHERE, false);
        assert!(lines.contains(&("Ctrl-P  F2".to_owned(), "people")), "{lines:?}");
        assert_eq!(listed(MOVE, false).first().unwrap().0, "↑  ↓  k  j");
    }

    #[test]
    fn while_typing_no_letter_is_called_a_key() {
        assert!(listed(MOVE, true).iter().all(|(names, _)| !names.contains('j')));
    }
}
