//! Settings that are typed: the word for the other person, and late hours of one's own. Every key is taken along, so
//! that no way out loses one.

use std::fmt;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::journal::Profile;
use crate::text::hours::hours;
use crate::tui::keymap::Input;
use crate::tui::screen::{Msg, World};
use crate::tui::theme::Theme;
use crate::tui::widgets::column::{below, rows, write};
use crate::tui::widgets::prose::{Prose, ProseStyle};

use super::picks::with_late;
use super::rows::late;

/// Which line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The word for the other person.
    Person,
    /// Late hours.
    Late,
}

/// A line being typed.
pub(super) struct Typed {
    line: Line,
    prose: Prose,
    /// What stands above it.
    says: String,
    /// What was typed is not what is needed: said until the next key.
    refused: bool,
    area: Rect,
}

impl Typed {
    /// The line as it stands.
    pub(super) fn new(line: Line, world: &World) -> Self {
        let text = match line {
            Line::Person => world.profile.person.clone().unwrap_or_default(),
            Line::Late => {
                let (from, to) = late(world);
                world.guide.words().plain.settings.late.replace("{from}", &from).replace("{to}", &to)
            }
        };
        let prose = Prose::new(&text).single_line();
        Self { line, prose, says: String::new(), refused: false, area: Rect::default() }
    }

    pub(super) fn fit(&mut self, area: Rect, world: &World) {
        let words = &world.guide.words().plain.settings;
        self.says = match self.line {
            Line::Person => words.type_person.clone(),
            Line::Late if self.refused => words.no_late.clone(),
            Line::Late => words.type_late.clone(),
        };
        self.area = area;
        self.prose.fit(self.row().width, 1);
    }

    /// The row of the line itself.
    fn row(&self) -> Rect {
        let left = below(self.area, rows(&self.says, self.area.width) + 1);
        let indent = left.width.min(2);
        Rect { x: left.x + indent, width: left.width - indent, height: left.height.min(1), ..left }
    }

    /// Takes what is typed, and what it changes.
    pub(super) fn take(&mut self, input: &Input, world: &World) -> Option<Msg> {
        self.refused = false;
        match input {
            Input::Key(key) => {
                self.prose.key(key);
            }
            Input::Paste(text) => self.prose.paste(text),
            Input::Click { column, row } if self.row().contains(Position::new(*column, *row)) => {
                self.prose.click(column - self.row().x, 0);
            }
            _ => {}
        }
        let profile = self.profile(world)?;
        (profile != world.profile).then(|| Msg::Profile(Box::new(profile)))
    }

    /// The profile with what stands in the line; none where it cannot be read.
    fn profile(&self, world: &World) -> Option<Profile> {
        let text = self.prose.text();
        match self.line {
            Line::Person => {
                let person = Some(text.trim().to_owned()).filter(|name| !name.is_empty());
                Some(Profile { person, ..world.profile.clone() })
            }
            Line::Late => hours(&text).map(|(from, to)| with_late(from, to, world)),
        }
    }

    /// Whether it may close: hours must be hours, or nothing at all.
    pub(super) fn is_done(&mut self) -> bool {
        let text = self.prose.text();
        self.refused = self.line == Line::Late && !text.trim().is_empty() && hours(&text).is_none();
        !self.refused
    }

    pub(super) fn view(&self, frame: &mut Frame<'_>, theme: &Theme) {
        let row = self.row();
        write(frame.buffer_mut(), self.area, &self.says, theme.text);
        write(
            frame.buffer_mut(),
            Rect { x: self.area.x, width: self.area.width.min(2), ..row },
            "›",
            theme.accent,
        );
        let style = ProseStyle { text: theme.text, selection: theme.selection, placeholder: theme.dim };
        if let Some(cursor) = self.prose.render(row, frame.buffer_mut(), style) {
            frame.set_cursor_position(cursor);
        }
    }
}

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed(…)")
    }
}
