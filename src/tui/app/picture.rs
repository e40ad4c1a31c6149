//! The whole picture: the screen on top, a notice, the last line with its hints. Below 40x12: how much room it needs.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::{App, LEAST};
use crate::text::show::show;
use crate::tui::keymap::{self, Action, Binding, EVERYWHERE};
use crate::tui::screen::World;
use crate::tui::theme::Theme;
use crate::tui::widgets::column::{WIDE, column, rows, wide, write};

/// The most hints that stand on the last line.
pub const MOST: usize = 6;
/// From this width on the hints leave the last cell of the line free.
const WIDER: u16 = 60;
/// From this height on an empty line stands above everything.
const ROOMY: u16 = 20;

impl App {
    /// Draws everything.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.size = Size::new(area.width, area.height);
        frame.buffer_mut().set_style(area, self.world.theme.text);
        let Some(top) = self.stack.last_mut() else { return };
        if top.screen.alone() {
            top.screen.fit(area, &self.world);
            top.screen.view(frame, area, &self.world);
        } else if area.width < LEAST.width || area.height < LEAST.height {
            draw_too_small(frame.buffer_mut(), column(area), &self.world);
        } else {
            self.draw_framed(frame, area);
        }
        #[cfg(debug_assertions)]
        for draft in self.open_drafts() {
            crate::keeper::slip::slip("screen", draft.entry.first_words());
        }
    }

    /// The screen on top with the line of hints under it.
    fn draw_framed(&mut self, frame: &mut Frame<'_>, area: Rect) {
        let said = self.said();
        let is_wide = self.top().is_some_and(|layer| layer.screen.is_wide()) && area.width >= WIDE;
        let column = if is_wide { wide(area) } else { column(area) };
        let high = said.iter().map(|text| rows(text, column.width)).sum::<u16>().min(area.height / 3).max(1);
        let margin = u16::from(area.height >= ROOMY);
        let body = Rect { y: margin, height: area.height.saturating_sub(margin + high + 1), ..area };
        let Some(top) = self.stack.last_mut() else { return };
        top.screen.fit(body, &self.world);
        top.screen.view(frame, body, &self.world);
        let mut at = Rect { y: body.bottom(), height: high, ..column };
        for text in &said {
            // What fits on one line stands at the right, clear of the hints.
            let cells = u16::try_from(text.width()).unwrap_or(u16::MAX).min(at.width);
            let right = Rect { x: at.right() - cells, width: cells, ..at };
            let used = write(frame.buffer_mut(), right, text, self.world.theme.dim);
            at = Rect { y: at.y + used, height: at.height.saturating_sub(used), ..at };
        }
        // The hints begin with the column and may run on to the edge: they are one line, whatever the column's width.
        let width = area.right().saturating_sub(column.x).saturating_sub(u16::from(area.width >= WIDER));
        let last = Rect { x: column.x, y: area.bottom() - 1, width, height: 1 };
        draw_hints(frame.buffer_mut(), last, top.screen.keys(), &self.world.theme);
    }

    /// What stands above the hints: a notice, else why keeping failed, where the screen does not say it itself.
    fn said(&self) -> Vec<String> {
        let written = self.top().is_some_and(|layer| layer.screen.draft().is_some());
        if let Some(notice) = &self.notice {
            return vec![notice.clone()];
        }
        match &self.world.kept.failing {
            Some((sentence, reason)) if !written => vec![sentence.clone(), show(reason).into_owned()],
            _ => Vec::new(),
        }
    }
}

/// How much room it needs; in the tiniest windows only that.
fn draw_too_small(buf: &mut Buffer, area: Rect, world: &World) {
    let failures = &world.guide.words().failures;
    let fill = |words: &str| {
        words.replace("{columns}", &LEAST.width.to_string()).replace("{rows}", &LEAST.height.to_string())
    };
    let (whole, brief) = (fill(&failures.too_small), fill(&failures.too_small_brief));
    let words = if rows(&whole, area.width) <= area.height { whole } else { brief };
    write(buf, area, &words, world.theme.text);
}

fn draw_hints(buf: &mut Buffer, area: Rect, keys: &[Binding], theme: &Theme) {
    let mut line = Line::default();
    for (name, label) in hints(keys, usize::from(area.width)) {
        if !line.spans.is_empty() {
            line.push_span(Span::raw(BETWEEN));
        }
        line.push_span(Span::styled(name, theme.text));
        line.push_span(Span::raw(" "));
        line.push_span(Span::styled(label, theme.dim));
    }
    buf.set_line(area.x, area.y, &line, area.width);
}

/// What separates two hints.
const BETWEEN: &str = "  ";

/// The hints of a table that fit in this width: at most six, dropped from the end; people always stays.
pub fn hints(keys: &[Binding], width: usize) -> Vec<(String, &'static str)> {
    let mut chosen: Vec<&Binding> = keys.iter().filter(|binding| binding.hint).collect();
    if !chosen.iter().any(|binding| binding.action == Action::People) {
        let people = EVERYWHERE.iter().find(|binding| binding.action == Action::People);
        let place = chosen.len().min(MOST - 1);
        chosen.splice(place..place, people);
    }
    while chosen.len() > MOST || cells(&chosen) > width {
        let Some(last) = chosen.iter().rposition(|binding| binding.action != Action::People) else { break };
        chosen.remove(last);
    }
    chosen.into_iter().map(|binding| (keymap::name(binding.chord), binding.label)).collect()
}

/// How many cells hints take.
fn cells(hints: &[&Binding]) -> usize {
    let one = |binding: &&Binding| keymap::name(binding.chord).width() + 1 + binding.label.width();
    hints.iter().map(one).sum::<usize>() + BETWEEN.len() * hints.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::hint;

    #[test]
    fn hints_are_dropped_from_the_end_and_people_stays() {
        let keys: Vec<Binding> = ["a", "b", "c", "d", "e", "f", "g", "h"]
            .map(|chord| hint(chord, Action::Choose, "something"))
            .to_vec();
        let all = hints(&keys, 200);
        assert_eq!(all.len(), MOST);
        assert!(all.iter().any(|(name, _)| name == "Ctrl-P"));
        let few = hints(&keys, 40);
        assert_eq!(few.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["a", "b", "Ctrl-P"]);
        assert_eq!(hints(&keys, 5).len(), 1);
    }
}
