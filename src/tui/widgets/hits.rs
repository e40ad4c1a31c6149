//! Places in laid lines where words stand that were looked for, and the one of them that was walked to.
//!
//! It knows lines and bytes only. A place that runs over the end of a line is one place in two pieces.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::wrap;
use crate::tui::theme::Theme;

/// The places, from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    pieces: Vec<Piece>,
    here: Option<usize>,
}

/// A place, or one piece of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    line: usize,
    at: Range<usize>,
    /// Which place it belongs to, from 0.
    place: usize,
}

/// What a step to the next place did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// It stands in this line.
    To(usize),
    /// It goes on from the other end, in this line.
    Round(usize),
    /// There is none.
    Nowhere,
}

impl Hits {
    /// Forgets all places; where the walk stands is kept, for the same places laid anew.
    pub fn clear(&mut self) {
        self.pieces.clear();
    }

    /// Forgets where the walk stands.
    pub fn rewind(&mut self) {
        self.here = None;
    }

    /// Adds the places of a paragraph whose first row is the line `first`.
    pub fn add(&mut self, first: usize, paragraph: &str, rows: &[(usize, String)], places: &[Range<usize>]) {
        for place in places {
            let number = self.pieces.last().map_or(0, |last| last.place + 1);
            for (row, at) in pieces(paragraph, rows, place) {
                self.pieces.push(Piece { line: first + row, at, place: number });
            }
        }
    }

    /// Steps on, or back; the first step goes to the first place. Past the last it goes on from the first.
    pub fn walk(&mut self, on: bool) -> Walk {
        let Some(last) = self.pieces.last().map(|piece| piece.place) else { return Walk::Nowhere };
        let (next, round) = match (self.here, on) {
            (None, true) => (0, false),
            (None, false) => (last, false),
            (Some(here), true) if here < last => (here + 1, false),
            (Some(_), true) => (0, true),
            (Some(here), false) if here > 0 => ((here - 1).min(last), false),
            (Some(_), false) => (last, true),
        };
        self.here = Some(next);
        match self.line() {
            Some(line) if round => Walk::Round(line),
            Some(line) => Walk::To(line),
            None => Walk::Nowhere,
        }
    }

    /// Whether the walk has begun.
    pub fn is_walking(&self) -> bool {
        self.here.is_some()
    }

    /// The line of the place that was walked to.
    pub fn line(&self) -> Option<usize> {
        self.pieces.iter().find(|piece| Some(piece.place) == self.here).map(|piece| piece.line)
    }

    /// Marks the places of a line that was drawn at this cell.
    pub fn paint(
        &self,
        buf: &mut Buffer,
        area: Rect,
        indent: usize,
        (line, text): (usize, &str),
        theme: &Theme,
    ) {
        for piece in self.pieces.iter().filter(|piece| piece.line == line) {
            let style = if Some(piece.place) == self.here { theme.here() } else { theme.found() };
            paint(buf, area, indent, text, &piece.at, style);
        }
    }
}

/// Marks one place of a line.
pub fn paint(
    buf: &mut Buffer,
    area: Rect,
    indent: usize,
    text: &str,
    at: &Range<usize>,
    style: ratatui::style::Style,
) {
    let cells = |text: Option<&str>| u16::try_from(text.map_or(0, wrap::width)).unwrap_or(u16::MAX);
    let indent = u16::try_from(indent).unwrap_or(u16::MAX);
    let x = indent.saturating_add(cells(text.get(..at.start)));
    let width = cells(text.get(at.clone())).min(area.width.saturating_sub(x));
    if width > 0 && area.y < buf.area.bottom() {
        buf.set_style(Rect { x: area.x + x, width, height: 1, ..area }, style);
    }
}

/// The pieces of a place, by row: what of it stands there, in bytes of the row as it is drawn.
fn pieces(paragraph: &str, rows: &[(usize, String)], place: &Range<usize>) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    for (number, (start, row)) in rows.iter().enumerate() {
        let end = rows.get(number + 1).map_or(paragraph.len(), |(next, _)| *next);
        let (from, to) = (place.start.max(*start), place.end.min(end));
        if from >= to {
            continue;
        }
        // A tab is drawn as spaces.
        let drawn = |at: usize| {
            let before = paragraph.get(*start..at).unwrap_or_default();
            before.len() + before.matches('\t').count() * (wrap::TAB - 1)
        };
        let piece = drawn(from)..drawn(to).min(row.len());
        if !piece.is_empty() {
            found.push((number, piece));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(text: &str, width: usize, places: &[Range<usize>]) -> (Hits, Vec<String>) {
        let rows = wrap::lines_with_places(text, width);
        let mut hits = Hits::default();
        hits.add(0, text, &rows, places);
        let shown = |piece: &Piece| rows[piece.line].1.get(piece.at.clone()).unwrap().to_owned();
        let shown = hits.pieces.iter().map(shown).collect();
        (hits, shown)
    }

    #[test]
    fn a_place_over_the_end_of_a_line_is_one_place_in_two_pieces() {
        let (mut hits, shown) = hits("the red coat and the red\n\tcoat", 9, &[4..12, 21..30]);
        assert_eq!(shown, ["red", "coat", "red", "    coat"]);
        assert_eq!(
            [hits.walk(true), hits.walk(true), hits.walk(true)],
            [Walk::To(0), Walk::To(2), Walk::Round(0)]
        );
        assert_eq!([hits.walk(false), hits.walk(false)], [Walk::Round(2), Walk::To(0)]);
    }

    #[test]
    fn where_there_is_nothing_no_step_leads_anywhere() {
        assert_eq!(Hits::default().walk(true), Walk::Nowhere);
    }

    #[test]
    fn a_walk_stands_where_it_stood_when_the_lines_are_laid_anew() {
        let text = "one red and one red and one red";
        let places = [4..7, 16..19, 28..31];
        let (mut hits, _) = hits(text, 40, &places);
        hits.walk(true);
        hits.walk(true);
        hits.clear();
        hits.add(0, text, &wrap::lines_with_places(text, 8), &places);
        assert_eq!(hits.line(), Some(2));
    }
}
