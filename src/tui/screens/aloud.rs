//! One line of the person's own, large and alone: to read out, or to turn the screen round. Nothing is kept of it.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::text::{show::show, wrap};
use crate::tui::keymap::{Action, Binding, Input, hint, quiet};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::{column, rows, write};
use crate::tui::wording::fill;

const KEYS: &[Binding] = &[
    hint("Esc", Action::Out, "back"),
    hint("C-l", Action::Hide, "put it away"),
    quiet("Enter", Action::Choose, "back"),
    quiet("Down", Action::Down, "read on"),
    quiet("Up", Action::Up, "read back"),
];

/// The widest a line gets, in cells: read across a table, not at a desk.
const WIDEST: u16 = 44;

/// The line.
pub struct Aloud {
    words: String,
    lines: Vec<String>,
    /// Rows from one line to the next: two where all of it fits so.
    step: u16,
    /// The first line in sight.
    top: usize,
    room: usize,
}

impl Aloud {
    /// The words, alone.
    pub fn new(words: &str) -> Self {
        Self { words: show(words.trim()).into_owned(), lines: Vec::new(), step: 2, top: 0, room: 1 }
    }

    fn scroll(&mut self, down: bool) {
        let last = self.lines.len().saturating_sub(self.room);
        self.top = if down { (self.top + 1).min(last) } else { self.top.saturating_sub(1) };
    }

    /// The area of the words, above the small print.
    fn above(area: Rect, world: &World) -> Rect {
        let small = rows(&small_print(world), column(area).width);
        Rect { height: area.height.saturating_sub(small + 1), ..column(area) }
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, world: &World) {
        let shown = self.lines.iter().skip(self.top).take(self.room);
        let count = u16::try_from(shown.len()).unwrap_or(u16::MAX);
        let high = count.saturating_mul(self.step).saturating_sub(self.step - 1);
        let mut y = area.y + area.height.saturating_sub(high) / 2;
        for line in shown {
            let width = u16::try_from(wrap::width(line)).unwrap_or(u16::MAX).min(area.width);
            let x = area.x + (area.width - width) / 2;
            let style = world.theme.text.add_modifier(Modifier::BOLD);
            buf.set_stringn(x, y, line, usize::from(area.width), style);
            y += self.step;
        }
    }
}

fn small_print(world: &World) -> String {
    fill(&world.guide.words().plain.lines.read_aloud, world)
}

impl Screen for Aloud {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let area = Self::above(area, world);
        let fits = |width: u16| wrap::balanced(&self.words, usize::from(width.min(area.width)));
        self.lines = fits(WIDEST);
        self.step = 2;
        if self.lines.len() * 2 > usize::from(area.height) + 1 {
            self.lines = fits(area.width);
            self.step = 1;
        }
        self.room = usize::from(area.height.div_ceil(self.step)).max(1);
        self.top = self.top.min(self.lines.len().saturating_sub(self.room));
    }

    fn update(&mut self, input: &Input, _: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Out | Action::Choose) => return Some(Msg::Back),
            Input::Act(Action::Down) => self.scroll(true),
            Input::Act(Action::Up) => self.scroll(false),
            Input::Scroll(rows) => self.scroll(*rows > 0),
            _ => {}
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let above = Self::above(area, world);
        self.draw(frame.buffer_mut(), above, world);
        let foot =
            Rect { y: above.bottom() + 1, height: area.height.saturating_sub(above.height + 1), ..above };
        write(frame.buffer_mut(), foot, &small_print(world), world.theme.dim);
    }
}

impl std::fmt::Debug for Aloud {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Aloud(…)")
    }
}
