//! Choosing a passage of an answer: its text, which nothing here changes, with a cursor. Shift and the arrows select;
//! where a terminal does not tell Shift, Enter says where the passage starts, and Enter again where it ends.

use std::ops::Range;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::tui::keymap::{Action, Binding, Input, hint, quiet};
use crate::tui::screen::World;
use crate::tui::widgets::column::{below, rows, write};
use crate::tui::widgets::prose::{Prose, ProsePlace, ProseStyle};
use crate::tui::widgets::writing::bound;

/// The key that says where a passage starts, and where it ends.
const HERE: &str = "Enter";

const KEYS: &[Binding] = &[
    hint("Up", Action::Up, "move"),
    quiet("Down", Action::Down, "move"),
    hint(HERE, Action::Choose, "start, end"),
    hint("Esc", Action::Out, "back"),
    quiet("Left", Action::Left, "a letter"),
    quiet("Right", Action::Right, "a letter"),
    quiet("PageUp", Action::PageUp, "a screenful"),
    quiet("PageDown", Action::PageDown, "a screenful"),
    quiet("Home", Action::First, "start, end of the line"),
    quiet("End", Action::Last, "start, end of the line"),
];

/// What an input did.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Passed {
    /// It goes on.
    Open,
    /// One step out.
    Closed,
    /// This passage, in bytes of the answer's text.
    Chosen(Range<usize>),
}

/// A text of which a passage is chosen.
#[derive(Debug)]
pub(super) struct Passage {
    prose: Prose,
    /// For each byte that is shown, the byte of the answer's text that it comes from.
    places: Vec<usize>,
    started: bool,
    /// Whether the end was said to be where the start is.
    is_nothing: bool,
    area: Rect,
}

impl Passage {
    /// The text of an answer, from its beginning.
    pub(super) fn new(text: &str) -> Self {
        let mut prose = Prose::new(text);
        prose.go_to(ProsePlace::default());
        let places = places(text, &prose.text());
        Self { prose, places, started: false, is_nothing: false, area: Rect::default() }
    }

    pub(super) fn keys() -> &'static [Binding] {
        KEYS
    }

    /// What there is to do now.
    fn told(&self, world: &World) -> String {
        let words = &world.guide.words().plain.entry.bring;
        let told = match (self.is_nothing, self.started || self.prose.selected().is_some()) {
            (true, _) => &words.nothing,
            (_, true) => &words.to_here,
            _ => &words.from_here,
        };
        told.replace("{key}", HERE)
    }

    fn under_told(&self, area: Rect, world: &World) -> Rect {
        below(area, rows(&self.told(world), area.width) + 1)
    }

    pub(super) fn fit(&mut self, area: Rect, world: &World) {
        self.area = self.under_told(area, world);
        self.prose.fit(self.area.width, self.area.height);
    }

    pub(super) fn update(&mut self, input: &Input) -> Passed {
        self.is_nothing = false;
        match input {
            Input::Act(Action::Out) if self.started => {
                self.started = false;
                self.prose.go_to(self.prose.place());
            }
            Input::Act(Action::Out) => return Passed::Closed,
            Input::Act(Action::Choose) => return self.choose(),
            Input::Act(action) => {
                if let Some(key) = bound(*action) {
                    self.go(key);
                }
            }
            Input::Key(key) if moves(key.code) => self.go(*key),
            Input::Click { column, row }
                if !self.started && self.area.contains(Position::new(*column, *row)) =>
            {
                self.prose.click(column - self.area.x, row - self.area.y);
            }
            Input::Scroll(rows) => self.prose.scroll(*rows),
            _ => {}
        }
        Passed::Open
    }

    /// Moves; once the start was said, everything between is selected.
    fn go(&mut self, key: KeyEvent) {
        let shift = if self.started { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
        self.prose.key(&KeyEvent::new(key.code, key.modifiers | shift));
    }

    fn choose(&mut self) -> Passed {
        let place = |at: usize| self.places.get(at).copied();
        let text = self.prose.text();
        let written =
            |range: &Range<usize>| text.get(range.clone()).is_some_and(|words| !words.trim().is_empty());
        match self.prose.selected() {
            Some(range) if written(&range) => match (place(range.start), place(range.end)) {
                (Some(start), Some(end)) => return Passed::Chosen(start..end),
                _ => self.is_nothing = true,
            },
            _ if self.started => self.is_nothing = true,
            _ => {
                self.started = true;
                self.prose.select_from_here();
            }
        }
        Passed::Open
    }

    pub(super) fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let theme = &world.theme;
        write(frame.buffer_mut(), area, &self.told(world), theme.dim);
        let style = ProseStyle { text: theme.text, selection: theme.selection, placeholder: theme.dim };
        if let Some(cursor) = self.prose.render(self.under_told(area, world), frame.buffer_mut(), style) {
            frame.set_cursor_position(cursor);
        }
    }
}

/// What is shown as a new line.
const LINE_ENDS: [char; 6] = ['\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Whether a key moves in a text, whatever is held with it. The rest would change it.
fn moves(code: KeyCode) -> bool {
    use KeyCode::{Down, End, Home, Left, PageDown, PageUp, Right, Up};
    matches!(code, Down | End | Home | Left | PageDown | PageUp | Right | Up)
}

/// For each byte of a text that is shown, and its end, the byte of the stored one: that may hold what is not shown.
fn places(stored: &str, shown: &str) -> Vec<usize> {
    let mut letters = stored.char_indices().peekable();
    let mut places = Vec::with_capacity(shown.len() + 1);
    for letter in shown.chars() {
        let is_it = |one: char| one == letter || (letter == '\n' && LINE_ENDS.contains(&one));
        let at = letters.by_ref().find(|(_, one)| is_it(*one));
        let (at, one) = at.unwrap_or((stored.len(), letter));
        // The two letters of one line end.
        if one == '\r' {
            letters.next_if(|(_, next)| *next == '\n');
        }
        places.extend((0..letter.len_utf8()).map(|byte| at + byte));
    }
    places.push(stored.len());
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(passage: &mut Passage, keys: &str) -> Passed {
        let mut passed = Passed::Open;
        for name in keys.split(' ') {
            let (shift, name) = name
                .strip_prefix("S-")
                .map_or((KeyModifiers::NONE, name), |name| (KeyModifiers::SHIFT, name));
            let event = crate::tui::keymap::event(name).unwrap();
            let key = KeyEvent::new(event.code, event.modifiers | shift);
            passed = passage.update(&crate::tui::keymap::read(key, &[KEYS], false));
        }
        passed
    }

    #[test]
    fn a_passage_is_chosen_with_enter_twice_on_any_terminal() {
        let mut passage = Passage::new("the red coat");
        assert_eq!(
            keys(&mut passage, "Right Right Right Right Enter Right Right Right Enter"),
            Passed::Chosen(4..7)
        );
    }

    #[test]
    fn a_passage_is_chosen_with_shift_and_the_arrows() {
        let mut passage = Passage::new("the red coat");
        assert_eq!(keys(&mut passage, "S-Right S-Right S-Right Enter"), Passed::Chosen(0..3));
    }

    #[test]
    fn backwards_is_the_same_passage() {
        let mut passage = Passage::new("the red coat");
        assert_eq!(keys(&mut passage, "End Enter Left Left Left Left Enter"), Passed::Chosen(8..12));
    }

    #[test]
    fn the_end_is_not_where_the_start_is_and_esc_takes_the_start_back() {
        let mut passage = Passage::new("a b");
        assert_eq!(keys(&mut passage, "Enter Enter"), Passed::Open);
        assert!(passage.is_nothing);
        assert_eq!(keys(&mut passage, "Esc"), Passed::Open);
        assert_eq!(keys(&mut passage, "Esc"), Passed::Closed);
    }

    #[test]
    fn no_key_changes_the_text() {
        let mut passage = Passage::new("a b");
        keys(&mut passage, "x Backspace Delete C-u C-k C-w C-y Space");
        assert_eq!(passage.prose.text(), "a b");
    }

    #[test]
    fn bytes_are_those_of_the_stored_text_whatever_of_it_is_shown() {
        let stored = "one\r\ntw\u{1b}o é\rthree";
        let shown = Prose::new(stored).text();
        let places = places(stored, &shown);
        for word in ["one", "é", "three"] {
            let at = shown.find(word).unwrap();
            assert_eq!(stored.get(places[at]..places[at + word.len()]).unwrap().trim(), word);
        }
        assert_eq!(places.len(), shown.len() + 1);
    }
}
