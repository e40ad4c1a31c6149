//! The seam: the thin gold line at the top of a sitting that fills as its steps are done.
//!
//! Filled is heavy, unfilled is light, so that colour is never needed. It never counts over days.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::pad::Ink;
use crate::sitting::Progress;

/// The line's cells where there is room.
const LONG: u16 = 18;
/// Its cells in a narrow window.
const SHORT: u16 = 8;
/// Its cells beside a long title.
const LEAST: u16 = 4;

/// The seam with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seam {
    filled: Filled,
    label: String,
}

/// How much of it is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filled {
    None,
    Part(usize, usize),
    Whole,
    /// Whole, and what follows is not counted.
    Further,
}

impl Seam {
    /// Nothing is done yet, and nothing counted.
    pub fn empty() -> Self {
        Self { filled: Filled::None, label: String::new() }
    }

    /// The core is done.
    pub fn whole() -> Self {
        Self { filled: Filled::Whole, label: String::new() }
    }

    /// So far.
    pub fn at(progress: Progress) -> Self {
        if progress.core {
            let label = format!("{} of {}", progress.step, progress.of);
            return Self { filled: Filled::Part(progress.step, progress.of), label };
        }
        Self { filled: Filled::Further, label: String::new() }
    }

    /// Draws it at the right end of a row, with a title at the left; a long title shortens the line.
    pub fn draw(&self, title: &str, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        if area.height == 0 || area.width == 0 {
            return;
        }
        let said = if self.filled == Filled::Further { &ink.words.forms.further } else { &self.label };
        let label = cells(said) + if said.is_empty() { 0 } else { 2 };
        let spare = area.width.saturating_sub(cells(title).saturating_add(label + 2));
        let line = line(area.width).min(spare.max(LEAST));
        let width = line.saturating_add(label).min(area.width);
        draw_title(title, Rect { width: (area.width - width).saturating_sub(2), ..area }, buf, ink);
        let (x, line) = (area.right() - width, line.min(width));
        let filled = self.cells(line);
        let heavy = "━".repeat(usize::from(filled));
        let light = "─".repeat(usize::from(line - filled));
        buf.set_stringn(x, area.y, heavy, usize::from(filled), ink.theme.accent);
        buf.set_stringn(x + filled, area.y, light, usize::from(line - filled), ink.theme.dim);
        let label = usize::from(width - line);
        buf.set_stringn(x + line, area.y, format!("  {said}"), label, ink.theme.dim);
    }

    fn cells(&self, line: u16) -> u16 {
        match self.filled {
            Filled::None => 0,
            Filled::Whole | Filled::Further => line,
            Filled::Part(step, of) => {
                let done = usize::from(line) * step.min(of) / of.max(1);
                u16::try_from(done).unwrap_or(line).min(line)
            }
        }
    }
}

/// The title, dim, for it is the question that counts; with a sign where it is cut off.
fn draw_title(title: &str, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
    let (x, _) = buf.set_stringn(area.x, area.y, title, usize::from(area.width), ink.theme.dim);
    if cells(title) > area.width && area.width > 1 {
        buf.set_stringn(x.min(area.right()) - 1, area.y, "…", 1, ink.theme.dim);
    }
}

/// The width of a text, in cells.
fn cells(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// The line's cells in a row of this width.
fn line(row: u16) -> u16 {
    if row >= 60 { LONG } else { SHORT }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_fills_with_the_steps() {
        let at = |step| Seam::at(Progress { step, of: 4, core: true });
        assert_eq!([1, 2, 4, 9].map(|step| at(step).cells(18)), [4, 9, 18, 18]);
        assert_eq!(at(2).label, "2 of 4");
        assert_eq!(Seam::empty().cells(18), 0);
    }

    #[test]
    fn further_steps_are_not_counted() {
        let further = Seam::at(Progress { step: 1, of: 3, core: false });
        assert_eq!((further.filled, further.label.as_str()), (Filled::Further, ""));
    }
}
