//! Putting a page away: a few still frames fold it into the seam, and a few lines stay.
//!
//! Any key ends the folding; with reduced motion there is none. It never shows what was written.

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::column;
use super::pad::{Hand, Ink, Pad, Room, Took};
use crate::journal::Answer;
use crate::text::wrap;
use crate::tui::keymap::{Action, Input};

/// How long a frame stands.
const FRAME: Duration = Duration::from_millis(220);
/// The rows of the page in each frame.
const FRAMES: [u16; 4] = [7, 5, 3, 1];
/// How wide the page and the seam are drawn at most.
const WIDEST: u16 = 44;

/// A page being put away.
pub struct Fold {
    lines: Vec<String>,
    time: Duration,
    over: bool,
}

impl Fold {
    /// These lines stay. `still` leaves the frames out.
    pub fn new(lines: &[String], still: bool) -> Self {
        Self { lines: lines.to_vec(), time: Duration::ZERO, over: still }
    }

    /// The rows of the page now; one is the seam.
    fn rows(&self) -> u16 {
        let frame = usize::try_from(self.time.as_millis() / FRAME.as_millis()).unwrap_or(usize::MAX);
        FRAMES.get(frame).copied().unwrap_or(1)
    }

    fn draw_page(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        let rows = self.rows().min(area.height);
        let width = area.width.min(WIDEST);
        let x = area.x + (area.width - width) / 2;
        let top = area.y + (area.height - rows) / 2;
        for row in 0..rows {
            // The page's lines, ragged as written ones are; its last fold is the seam.
            let short = if rows == 1 { 0 } else { (row * 5 + 2) % 9 };
            let cells = usize::from(width.saturating_sub(short));
            let (sign, style) = if rows == 1 { ("━", ink.theme.accent) } else { ("─", ink.theme.dim) };
            buf.set_stringn(x, top + row, sign.repeat(cells), cells, style);
        }
    }

    fn draw_words(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        let width = area.width.min(WIDEST);
        let mut rows = vec![Line::styled("━".repeat(usize::from(width)), ink.theme.accent)];
        for (index, line) in self.lines.iter().enumerate() {
            rows.push(Line::default());
            let style = if index == 0 { ink.theme.text } else { ink.theme.dim };
            rows.extend(
                wrap::balanced(line, usize::from(width.max(1)))
                    .into_iter()
                    .map(|row| Line::styled(row, style)),
            );
        }
        let high = u16::try_from(rows.len()).unwrap_or(u16::MAX).min(area.height);
        let top = column::below(area, (area.height - high) / 2);
        for (y, row) in (top.y..top.bottom()).zip(rows) {
            row.alignment(Alignment::Center).render(Rect { y, height: 1, ..area }, buf);
        }
    }
}

impl Pad for Fold {
    fn hand(&self) -> Hand {
        Hand::Folding
    }

    fn take(&mut self, input: &Input) -> Took {
        let key = matches!(input, Input::Act(_) | Input::Key(_));
        if key && !self.over {
            self.over = true;
            return Took::Used;
        }
        match input {
            Input::Act(Action::Choose) => Took::On,
            _ => Took::Unused,
        }
    }

    fn pass(&mut self, time: Duration) {
        self.time += time;
        let whole = FRAME * u32::try_from(FRAMES.len()).unwrap_or(1);
        self.over = self.over || self.time >= whole;
    }

    fn room(&self, _width: u16) -> Room {
        Room::all(1)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        if self.over || ink.still {
            self.draw_words(area, buf, ink);
        } else {
            self.draw_page(area, buf, ink);
        }
        None
    }

    fn fill(&self, _answer: &mut Answer) {}

    fn beat(&self, still: bool) -> Option<Duration> {
        (!self.over && !still).then_some(FRAME)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_still_frames_and_then_it_stands() {
        let mut fold = Fold::new(&[], false);
        let mut seen = vec![fold.rows()];
        while fold.beat(false).is_some() {
            fold.pass(FRAME);
            seen.push(fold.rows());
        }
        assert_eq!(seen, [7, 5, 3, 1, 1]);
    }

    #[test]
    fn any_key_ends_the_folding_and_enter_then_goes_on() {
        let mut fold = Fold::new(&[], false);
        assert_eq!(fold.take(&Input::Act(Action::Next)), Took::Used);
        assert!(fold.over);
        assert_eq!(fold.take(&Input::Act(Action::Choose)), Took::On);
        assert!(Fold::new(&[], true).over);
    }
}
