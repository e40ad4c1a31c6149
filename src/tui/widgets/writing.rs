//! Free text: all the height there is, or a field of a few rows.
//!
//! It knows the words and where the hands are. It never knows what was asked.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pad::{Hand, Ink, Pad, Place, Room, Took};
use super::prose::{Prose, ProsePlace, ProseStyle};
use crate::journal::Answer;
use crate::tui::keymap::{Action, Input};
use crate::tui::widgets::column;

/// A text being written.
pub struct Writing {
    prose: Prose,
    rows: Option<u16>,
    area: Rect,
}

impl Writing {
    /// A text; with `rows` a field of so many rows.
    pub fn new(text: &str, rows: Option<u16>) -> Self {
        Self { prose: Prose::new(text), rows, area: Rect::default() }
    }
}

impl Pad for Writing {
    fn hand(&self) -> Hand {
        Hand::Writing
    }

    fn take(&mut self, input: &Input) -> Took {
        typed(&mut self.prose, input, self.area)
    }

    fn fit(&mut self, area: Rect) {
        self.area = area;
        self.prose.fit(area.width, area.height);
    }

    fn room(&self, _width: u16) -> Room {
        self.rows.map_or(Room::all(3), |rows| Room::of(rows.max(1), 1))
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        if self.prose.is_empty() {
            column::write(buf, beside_cursor(area), &ink.words.lines.tab_goes_on, ink.theme.dim);
        }
        self.prose.render(area, buf, style(ink))
    }

    fn fill(&self, answer: &mut Answer) {
        answer.text = some(&self.prose);
    }

    fn place(&self) -> Place {
        place(0, &self.prose)
    }

    fn go_to(&mut self, place: Place) {
        self.prose.go_to(ProsePlace { cursor: place.cursor, top: place.top });
    }
}

/// Where a line stands that the cursor in an empty text does not cover: below it, or beside it in a low field.
fn beside_cursor(area: Rect) -> Rect {
    if area.height > 2 {
        return column::below(area, 2);
    }
    let indent = 2.min(area.width);
    Rect { x: area.x + indent, width: area.width - indent, ..area }
}

/// Gives an input to a text.
pub fn typed(prose: &mut Prose, input: &Input, area: Rect) -> Took {
    let used = match input {
        Input::Key(key) => prose.key(key),
        Input::Paste(text) => {
            prose.paste(text);
            true
        }
        Input::Click { column, row } if area.contains(Position::new(*column, *row)) => {
            prose.click(column - area.x, row - area.y);
            true
        }
        Input::Scroll(rows) => {
            prose.scroll(*rows);
            true
        }
        Input::Act(action) => bound(*action).is_some_and(|key| prose.key(&key)),
        _ => false,
    };
    if used { Took::Used } else { Took::Unused }
}

/// The key of a text that a table may have bound to moving.
pub fn bound(action: Action) -> Option<crossterm::event::KeyEvent> {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    let code = match action {
        Action::Choose => KeyCode::Enter,
        Action::Up => KeyCode::Up,
        Action::Down => KeyCode::Down,
        Action::Left => KeyCode::Left,
        Action::Right => KeyCode::Right,
        Action::PageUp => KeyCode::PageUp,
        Action::PageDown => KeyCode::PageDown,
        Action::First => KeyCode::Home,
        Action::Last => KeyCode::End,
        _ => return None,
    };
    Some(KeyEvent::new(code, KeyModifiers::NONE))
}

/// What was written, where anything was.
pub(super) fn some(prose: &Prose) -> Option<String> {
    (!prose.is_empty()).then(|| prose.text())
}

/// Tells a short field its width, and how many rows it takes there, up to `most`.
pub(super) fn fit_short(prose: &mut Prose, width: u16, most: u16) {
    prose.fit(width.max(1), most);
    let rows = rows(prose, most);
    prose.fit(width.max(1), rows);
}

/// The rows of a short field at the width it was last told, up to `most`.
pub(super) fn rows(prose: &Prose, most: u16) -> u16 {
    u16::try_from(prose.rows()).unwrap_or(most).clamp(1, most)
}

/// Where the hands are in the field `field`.
pub(super) fn place(field: usize, prose: &Prose) -> Place {
    let at = prose.place();
    Place { field, cursor: at.cursor, top: at.top }
}

/// How a text looks.
pub(super) fn style(ink: &Ink<'_>) -> ProseStyle {
    ProseStyle { text: ink.theme.text, placeholder: ink.theme.dim, selection: ink.theme.selection }
}
