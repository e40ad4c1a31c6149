//! Where the cursor can go: by cluster, by word, by visual row. It changes nothing and must never know a key.

use unicode_linebreak::{BreakClass, break_property};
use unicode_segmentation::UnicodeSegmentation;

use super::buffer::{Buffer, Para, Spot};
use crate::text::wrap::{cluster_width, is_blank, width};

/// Where the cursor stands.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Caret {
    pub(super) spot: Spot,
    /// At the end of the row above, where a row ends and the next begins at the same byte: End stays on its row.
    pub(super) above: bool,
}

impl From<Spot> for Caret {
    fn from(spot: Spot) -> Self {
        Self { spot, above: false }
    }
}

/// A visual row: its paragraph, and which of that paragraph's rows it is.
#[derive(Clone, Copy)]
pub(super) struct RowAt {
    pub(super) para: usize,
    pub(super) row: usize,
}

/// By cluster and by word.
impl Buffer {
    pub(super) fn left(&self, spot: Spot) -> Spot {
        let before = self.line(spot.para).get(..spot.byte).unwrap_or_default();
        match before.grapheme_indices(true).next_back() {
            Some((byte, _)) => Spot { para: spot.para, byte },
            None => self.end_before(spot),
        }
    }

    pub(super) fn right(&self, spot: Spot) -> Spot {
        let after = self.line(spot.para).get(spot.byte..).unwrap_or_default();
        match after.graphemes(true).next() {
            Some(cluster) => Spot { para: spot.para, byte: spot.byte + cluster.len() },
            None => self.start_after(spot),
        }
    }

    /// The beginning of this word or of the one before.
    pub(super) fn word_left(&self, spot: Spot) -> Spot {
        if spot.byte == 0 {
            return self.end_before(spot);
        }
        let before = self.line(spot.para).get(..spot.byte).unwrap_or_default();
        let word = before.split_word_bound_indices().rev().find(|(_, piece)| is_word(piece));
        let found = self.snap(Spot { para: spot.para, byte: word.map_or(0, |(byte, _)| byte) });
        // A cluster can hold a word's boundary; going on from inside it must not stand still.
        if found < spot { found } else { self.left(spot) }
    }

    /// The end of this word or of the next.
    pub(super) fn word_right(&self, spot: Spot) -> Spot {
        let line = self.line(spot.para);
        if spot.byte >= line.len() {
            return self.start_after(spot);
        }
        let after = line.get(spot.byte..).unwrap_or_default();
        let word = after.split_word_bound_indices().find(|(_, piece)| is_word(piece));
        let byte = word.map_or(line.len(), |(byte, piece)| spot.byte + byte + piece.len());
        self.snap(Spot { para: spot.para, byte })
    }

    fn end_before(&self, spot: Spot) -> Spot {
        match spot.para.checked_sub(1) {
            Some(para) => Spot { para, byte: self.line(para).len() },
            None => Spot::default(),
        }
    }

    fn start_after(&self, spot: Spot) -> Spot {
        if spot.para < self.end().para { Spot { para: spot.para + 1, byte: 0 } } else { self.end() }
    }
}

/// By visual row.
impl Buffer {
    /// How many visual rows there are.
    pub(super) fn rows(&self) -> usize {
        self.paras().iter().map(Para::row_count).sum()
    }

    /// The row of a caret within its paragraph.
    pub(super) fn row_at(&self, caret: Caret) -> RowAt {
        let Spot { para, byte } = caret.spot;
        let row = self.para(para).map_or(0, |p| {
            let row = p.row_of(byte);
            if caret.above && p.row(row).start == byte { row.saturating_sub(1) } else { row }
        });
        RowAt { para, row }
    }

    /// The row of a caret, counted from the first of the text.
    pub(super) fn row_number(&self, caret: Caret) -> usize {
        let at = self.row_at(caret);
        self.paras().iter().take(at.para).map(Para::row_count).sum::<usize>() + at.row
    }

    /// The row with a number; the last one if there are not so many.
    pub(super) fn row_numbered(&self, number: usize) -> RowAt {
        let mut row = number;
        for (para, p) in self.paras().iter().enumerate() {
            if row < p.row_count() {
                return RowAt { para, row };
            }
            row -= p.row_count();
        }
        self.row_at(self.end().into())
    }

    /// Where a row begins.
    pub(super) fn row_start(&self, at: RowAt) -> Spot {
        Spot { para: at.para, byte: self.para(at.para).map_or(0, |p| p.row(at.row).start) }
    }

    /// Where a row ends for a person: before the spaces that hang over the edge, so that a comma typed there
    /// stands at the word.
    pub(super) fn row_end(&self, at: RowAt) -> Caret {
        let Some(para) = self.para(at.para) else { return self.end().into() };
        let row = para.row(at.row);
        let spot = |byte| Spot { para: at.para, byte };
        if at.row + 1 >= para.row_count() {
            return spot(row.end).into();
        }
        let text = para.get(row.clone());
        match text.grapheme_indices(true).rev().take_while(|(_, cluster)| is_blank(cluster)).last() {
            Some((blank, _)) => spot(row.start + blank).into(),
            None => Caret { spot: spot(row.end), above: true },
        }
    }

    /// In how many cells from the row's beginning a caret stands.
    pub(super) fn column(&self, caret: Caret) -> usize {
        let start = self.row_start(self.row_at(caret)).byte;
        self.para(caret.spot.para).map_or(0, |p| width(p.get(start..caret.spot.byte)))
    }

    /// The caret on a row at a column, or at the row's end if it is shorter.
    pub(super) fn caret_at(&self, at: RowAt, column: usize) -> Caret {
        let (start, end) = (self.row_start(at), self.row_end(at));
        let mut right = 0;
        let text = self.line(at.para).get(start.byte..end.spot.byte).unwrap_or_default();
        for (byte, cluster) in text.grapheme_indices(true) {
            right += cluster_width(cluster);
            if right > column {
                return Spot { para: at.para, byte: start.byte + byte }.into();
            }
        }
        end
    }
}

/// Whether a piece between two word boundaries is one to stop at: letters, numbers, ideographs, emoji.
fn is_word(piece: &str) -> bool {
    use BreakClass as B;
    piece.chars().any(|c| {
        c.is_alphanumeric()
            || matches!(
                break_property(u32::from(c)),
                B::Ideographic | B::EmojiBase | B::EmojiModifier | B::RegionalIndicator
            )
    })
}
