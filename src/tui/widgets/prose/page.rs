//! The text itself: paragraphs and the visual rows they are wrapped into. Only what changed is wrapped again.
//!
//! Every place that comes in is clamped to the text and to whole characters, so that nothing here can panic.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::Cursor;
use crate::text::wrap;

/// A place in the text: a paragraph, and a byte in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) para: usize,
    pub(super) byte: usize,
}

/// What stands between two newlines.
#[derive(Clone, Default)]
struct Para {
    text: String,
    /// The byte at which each visual row begins.
    rows: Vec<u32>,
}

/// The text. It always has a paragraph.
#[derive(Clone)]
pub(super) struct Page {
    paras: Vec<Para>,
    width: usize,
}

/// The width until a place is given.
const WIDTH: usize = 72;

impl Default for Page {
    fn default() -> Self {
        Self::new("")
    }
}

impl Para {
    fn new(text: &str, width: usize) -> Self {
        let mut rows = Vec::new();
        wrap::wrap(text, width, &mut rows);
        Self { text: text.to_owned(), rows }
    }

    fn part(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The bytes of a visual row.
    fn row(&self, row: usize) -> Range<usize> {
        let start = |row: usize| self.rows.get(row).map(|&start| start as usize);
        start(row).unwrap_or(self.text.len())..start(row + 1).unwrap_or(self.text.len())
    }

    /// The visual row that a byte stands in; where two meet, the later one unless `end`.
    fn row_at(&self, byte: usize, end: bool) -> usize {
        let row = self.rows.partition_point(|&start| start as usize <= byte).saturating_sub(1);
        let meets = row > 0 && self.rows.get(row).is_some_and(|&start| start as usize == byte);
        if end && meets { row - 1 } else { row }
    }
}

impl Page {
    pub(super) fn new(text: &str) -> Self {
        Self { paras: text.split('\n').map(|para| Para::new(para, WIDTH)).collect(), width: WIDTH }
    }

    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(self.paras.iter().map(|para| para.text.len() + 1).sum());
        for (index, para) in self.paras.iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            text.push_str(&para.text);
        }
        text
    }

    pub(super) fn is_empty(&self) -> bool {
        self.paras.len() <= 1 && self.paras.iter().all(|para| para.text.is_empty())
    }

    pub(super) fn set_width(&mut self, width: usize) {
        if self.width != width {
            self.width = width;
            for para in &mut self.paras {
                wrap::wrap(&para.text, width, &mut para.rows);
            }
        }
    }

    /// Puts `new` in the place of what stands between two spots; gives what stood there, and the spot after `new`.
    pub(super) fn splice(&mut self, from: Spot, to: Spot, new: &str) -> (String, Spot) {
        let (from, to) = (self.clamp(from), self.clamp(to).max(self.clamp(from)));
        let removed = self.between(from, to);
        let end = advance(from, new);
        if from.para == to.para && !new.contains('\n') {
            let width = self.width;
            if let Some(para) = self.paras.get_mut(from.para) {
                para.text.replace_range(from.byte..to.byte, new);
                let len = to.byte - from.byte;
                wrap::rewrap(&para.text, width, &mut para.rows, from.byte, len, new.len());
            }
            return (removed, end);
        }
        let head = self.para(from.para).part(0..from.byte);
        let last = self.para(to.para);
        let whole = [head, new, last.part(to.byte..last.text.len())].concat();
        let paras: Vec<Para> = whole.split('\n').map(|text| Para::new(text, self.width)).collect();
        self.paras.splice(from.para..=to.para, paras);
        (removed, end)
    }

    /// What stands between two spots.
    pub(super) fn between(&self, from: Spot, to: Spot) -> String {
        let mut text = String::new();
        for index in from.para..=to.para {
            let para = self.para(index);
            let start = if index == from.para { from.byte } else { 0 };
            let end = if index == to.para { to.byte } else { para.text.len() };
            text.push_str(para.part(start..end));
            if index < to.para {
                text.push('\n');
            }
        }
        text
    }

    /// The end of the text.
    pub(super) fn end(&self) -> Spot {
        let para = self.paras.len().saturating_sub(1);
        Spot { para, byte: self.len(para) }
    }

    /// How many bytes a paragraph has.
    pub(super) fn len(&self, para: usize) -> usize {
        self.para(para).text.len()
    }

    /// The clusters of a stretch of a paragraph, each with its byte.
    pub(super) fn clusters(
        &self,
        para: usize,
        range: Range<usize>,
    ) -> impl DoubleEndedIterator<Item = (usize, &str)> {
        let start = range.start;
        self.para(para).part(range).grapheme_indices(true).map(move |(at, cluster)| (start + at, cluster))
    }

    /// One cluster back, over a newline too.
    pub(super) fn before(&self, spot: Spot) -> Spot {
        let text = &self.para(spot.para).text;
        match GraphemeCursor::new(spot.byte, text.len(), true).prev_boundary(text, 0) {
            Ok(Some(byte)) => Spot { byte, ..spot },
            _ if spot.para > 0 => Spot { para: spot.para - 1, byte: self.len(spot.para - 1) },
            _ => spot,
        }
    }

    /// One cluster on, over a newline too.
    pub(super) fn after(&self, spot: Spot) -> Spot {
        let text = &self.para(spot.para).text;
        match GraphemeCursor::new(spot.byte, text.len(), true).next_boundary(text, 0) {
            Ok(Some(byte)) => Spot { byte, ..spot },
            _ if spot.para + 1 < self.paras.len() => Spot { para: spot.para + 1, byte: 0 },
            _ => spot,
        }
    }

    /// The nearest spot that splits no cluster, here or later. After a change two clusters may have become one.
    pub(super) fn snap(&self, spot: Spot) -> Spot {
        let spot = self.clamp(spot);
        let text = &self.para(spot.para).text;
        let whole = GraphemeCursor::new(spot.byte, text.len(), true).is_boundary(text, 0);
        if whole.unwrap_or(true) { spot } else { self.after(spot) }
    }

    /// A spot as bytes of the whole text.
    pub(super) fn offset(&self, spot: Spot) -> usize {
        self.paras.iter().take(spot.para).map(|para| para.text.len() + 1).sum::<usize>() + spot.byte
    }

    /// The spot of a byte of the whole text, or the nearest.
    pub(super) fn spot(&self, offset: usize) -> Spot {
        let mut left = offset;
        for (para, held) in self.paras.iter().enumerate() {
            if left <= held.text.len() {
                return self.snap(Spot { para, byte: left });
            }
            left -= held.text.len() + 1;
        }
        self.end()
    }

    /// How many visual rows there are.
    pub(super) fn total_rows(&self) -> usize {
        self.paras.iter().map(|para| para.rows.len()).sum()
    }

    /// The visual row of a cursor, counted from the top of the text.
    pub(super) fn row(&self, cursor: Cursor) -> usize {
        let above: usize = self.paras.iter().take(cursor.at.para).map(|para| para.rows.len()).sum();
        above + self.para(cursor.at.para).row_at(cursor.at.byte, cursor.end)
    }

    /// The bytes of the visual row that a cursor is in.
    pub(super) fn row_of(&self, cursor: Cursor) -> Range<usize> {
        let para = self.para(cursor.at.para);
        para.row(para.row_at(cursor.at.byte, cursor.end))
    }

    /// The visual rows from `top` on: their paragraph and their bytes.
    pub(super) fn rows_from(&self, top: usize) -> impl Iterator<Item = (usize, Range<usize>)> {
        let (para, row) = self.locate(top);
        let rows = move |index: usize| {
            let skip = if index == para { row } else { 0 };
            let held = self.para(index);
            (skip..held.rows.len()).map(move |row| (index, held.row(row)))
        };
        (para..self.paras.len()).flat_map(rows)
    }

    /// The column of a cursor in its row, in cells.
    pub(super) fn column(&self, cursor: Cursor) -> usize {
        wrap::width(self.para(cursor.at.para).part(self.row_of(cursor).start..cursor.at.byte))
    }

    /// The cursor at a visual row and a column, or the nearest.
    pub(super) fn at(&self, row: usize, column: usize) -> Cursor {
        let (para, row) = self.locate(row);
        let range = self.para(para).row(row);
        let mut cells = 0;
        for (byte, cluster) in self.clusters(para, range.clone()) {
            cells += wrap::cluster_width(cluster);
            if cells > column {
                return Cursor { at: Spot { para, byte }, end: false };
            }
        }
        let last = row + 1 >= self.para(para).rows.len();
        Cursor { at: Spot { para, byte: range.end }, end: !last }
    }

    /// The paragraph of a visual row, and the row in it; the last one where there are fewer.
    fn locate(&self, row: usize) -> (usize, usize) {
        let mut left = row;
        for (index, para) in self.paras.iter().enumerate() {
            if left < para.rows.len() {
                return (index, left);
            }
            left -= para.rows.len();
        }
        let last = self.paras.len().saturating_sub(1);
        (last, self.para(last).rows.len().saturating_sub(1))
    }

    fn clamp(&self, spot: Spot) -> Spot {
        let para = spot.para.min(self.paras.len().saturating_sub(1));
        Spot { para, byte: self.para(para).text.floor_char_boundary(spot.byte) }
    }

    fn para(&self, index: usize) -> &Para {
        static NONE: Para = Para { text: String::new(), rows: Vec::new() };
        self.paras.get(index).unwrap_or(&NONE)
    }
}

/// The spot behind `text`, if it stands at `at`.
pub(super) fn advance(at: Spot, text: &str) -> Spot {
    match text.rsplit_once('\n') {
        Some((before, last)) => Spot { para: at.para + before.matches('\n').count() + 1, byte: last.len() },
        None => Spot { byte: at.byte + text.len(), ..at },
    }
}
