//! One sentence of the person's own, alone on the screen, to be read aloud. Esc or Enter goes back.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::text::show::show;
use crate::tui::keymap::{Action, Binding, Input, hint};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::{below, column, rows, write};

const KEYS: &[Binding] = &[hint("Esc", Action::Out, "back"), hint("Enter", Action::Choose, "back")];

/// The line, alone.
pub struct Aloud {
    line: String,
}

impl Aloud {
    /// Shows this line.
    pub fn new(line: &str) -> Self {
        Self { line: show(line).into_owned() }
    }
}

impl std::fmt::Debug for Aloud {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Aloud(…)")
    }
}

impl Screen for Aloud {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn update(&mut self, input: &Input, _: &World) -> Option<Msg> {
        matches!(input, Input::Act(Action::Out | Action::Choose)).then_some(Msg::Back)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let area = column(area);
        let width = area.width.min(48);
        let area = Rect { x: area.x + (area.width - width) / 2, width, ..area };
        let high = rows(&self.line, width);
        let place = below(area, area.height.saturating_sub(high) * 2 / 5);
        write(frame.buffer_mut(), place, &self.line, world.theme.title);
    }

    fn alone(&self) -> bool {
        true
    }
}
