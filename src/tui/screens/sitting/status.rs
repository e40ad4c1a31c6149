//! The line under what is written: when it was last kept, or why not.
//!
//! It speaks of keeping only, never of what is kept.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use crate::guide::PlainWords;
use crate::journal::Moment;
use crate::text::{dates, wrap};
use crate::tui::screen::Kept;
use crate::tui::widgets::pad::Ink;

use super::layout::ROOMY;

/// The most rows it takes: a sentence on two, the reason, its place.
const HIGHEST: usize = 4;

/// What is said about keeping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::tui::screens) struct Status {
    lines: Vec<String>,
    /// The least of it.
    brief: Option<String>,
}

/// A whole sentence rather than half of two.
fn first_sentence(text: &str) -> String {
    text.split_once(". ").map_or(text.to_owned(), |(first, _)| format!("{first}."))
}

impl Status {
    /// What is to be said now.
    pub(super) fn of(kept: &Kept, words: &PlainWords, not_kept: bool, now: Moment) -> Self {
        let lines = if not_kept {
            vec![words.forms.not_kept.clone()]
        } else if let Some((sentence, reason)) = &kept.failing {
            vec![sentence.clone(), reason.clone()]
        } else if !kept.begun {
            vec![words.lines.not_on_disk.clone()]
        } else {
            kept.at.map(|at| dates::kept(at, now)).into_iter().collect()
        };
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let whole = kept.failing.is_some() || not_kept;
        let brief = lines.first().map(|line| if whole { line.clone() } else { first_sentence(line) });
        Self { lines, brief }
    }

    fn wrapped(&self, width: u16) -> Vec<String> {
        let rows = self.lines.iter().flat_map(|line| wrap::lines(line, usize::from(width.max(1))));
        rows.take(HIGHEST).collect()
    }

    /// The same for a low window: nothing but what has to be said.
    #[must_use]
    pub(super) fn within(&self, height: u16) -> Self {
        if height >= ROOMY {
            return self.clone();
        }
        Self { lines: self.brief.iter().cloned().collect(), brief: self.brief.clone() }
    }

    /// The rows it takes; one is always kept free, so that nothing jumps when something is said.
    pub(super) fn rows(&self, width: u16) -> u16 {
        u16::try_from(self.wrapped(width).len()).unwrap_or(1).max(1)
    }

    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        for (y, line) in (area.y..area.bottom()).zip(self.wrapped(area.width)) {
            Line::styled(line, ink.theme.dim).right_aligned().render(Rect { y, height: 1, ..area }, buf);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::Words;

    fn now() -> Moment {
        "2026-11-22T21:14:05+01:00".parse().unwrap()
    }

    fn said(kept: &Kept, not_kept: bool) -> Vec<String> {
        Status::of(kept, &Words::builtin().plain, not_kept, now()).lines
    }

    #[test]
    fn it_says_when_and_in_plain_words_why_not() {
        let begun = Kept { begun: true, ..Kept::default() };
        let words = Words::builtin().plain;
        assert_eq!(said(&Kept::default(), false), [words.lines.not_on_disk]);
        assert_eq!(said(&begun, false), [""; 0]);
        assert_eq!(said(&Kept { at: Some(now()), ..begun.clone() }, false), ["kept just now"]);
        let failing = Some(("The disk is full.".to_owned(), "no space left".to_owned()));
        let full = Kept { failing, at: Some(now()), ..begun };
        assert_eq!(said(&full, false), ["The disk is full.", "no space left"]);
        assert_eq!(said(&full, true), [words.forms.not_kept]);
    }
}
