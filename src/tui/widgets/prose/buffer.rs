//! The text of an editor: paragraphs, each with its visual rows, which are never out of date.
//!
//! It must never know a key, a cursor's history or a screen. A place that is asked for wrongly is put right, not
//! panicked about: a panic could print what a person wrote.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use crate::text::wrap;

/// A place in the text: a paragraph, and a byte in it that is a cluster boundary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) para: usize,
    pub(super) byte: usize,
}

impl Spot {
    /// Where `text` ends when it begins here.
    pub(super) fn after(self, text: &str) -> Self {
        match text.rsplit_once('\n') {
            None => Self { para: self.para, byte: self.byte + text.len() },
            Some((before, last)) => {
                Self { para: self.para + before.matches('\n').count() + 1, byte: last.len() }
            }
        }
    }
}

/// Text that may enter an editor: every kind of line end becomes a newline, other control characters are dropped,
/// and whatever else a person wrote stays as it is, marks of direction too.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_return = false;
    for c in text.chars() {
        match c {
            '\n' if after_return => {}
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
        after_return = c == '\r';
    }
    out
}

/// One paragraph: a text without newlines, and the byte at which each of its visual rows begins.
pub(super) struct Para {
    text: String,
    rows: Vec<u32>,
}

impl Para {
    fn new(text: &str, width: usize) -> Self {
        let mut para = Self { text: text.to_owned(), rows: Vec::new() };
        wrap::wrap(text, width, &mut para.rows);
        para
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// The row in which a byte stands.
    pub(super) fn row_of(&self, byte: usize) -> usize {
        self.rows.partition_point(|&start| start as usize <= byte).saturating_sub(1)
    }

    /// The bytes of a row, its hanging spaces included.
    pub(super) fn row(&self, row: usize) -> Range<usize> {
        let start = |row: usize| self.rows.get(row).map_or(self.text.len(), |&start| start as usize);
        start(row)..start(row + 1)
    }

    /// A piece of the paragraph; nothing if the range is none of its own.
    pub(super) fn get(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    fn replace(&mut self, range: Range<usize>, new: &str, width: usize) {
        let (at, removed) = (range.start, range.len());
        self.text.replace_range(range, new);
        wrap::rewrap(&self.text, width, &mut self.rows, at, removed, new.len());
    }
}

/// The whole text. There is always at least one paragraph.
pub(super) struct Buffer {
    paras: Vec<Para>,
    width: usize,
}

impl Buffer {
    pub(super) fn new(text: &str, width: usize) -> Self {
        Self { paras: text.split('\n').map(|para| Para::new(para, width)).collect(), width }
    }

    pub(super) fn text(&self) -> String {
        self.slice(Spot::default(), self.end())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.end() == Spot::default()
    }

    pub(super) fn paras(&self) -> &[Para] {
        &self.paras
    }

    pub(super) fn para(&self, para: usize) -> Option<&Para> {
        self.paras.get(para)
    }

    /// The text of a paragraph; nothing if there is no such paragraph.
    pub(super) fn line(&self, para: usize) -> &str {
        self.para(para).map_or("", Para::text)
    }

    pub(super) fn end(&self) -> Spot {
        let para = self.paras.len().saturating_sub(1);
        Spot { para, byte: self.line(para).len() }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Wraps every paragraph anew for another width.
    pub(super) fn set_width(&mut self, width: usize) {
        self.width = width;
        for para in &mut self.paras {
            wrap::wrap(&para.text, width, &mut para.rows);
        }
    }

    /// The text between two spots.
    pub(super) fn slice(&self, from: Spot, to: Spot) -> String {
        let mut out = String::new();
        for (i, para) in self.paras.iter().enumerate().take(to.para + 1).skip(from.para) {
            if i > from.para {
                out.push('\n');
            }
            let start = if i == from.para { from.byte } else { 0 };
            let end = if i == to.para { to.byte } else { para.text.len() };
            out.push_str(para.get(start..end));
        }
        out
    }

    /// Puts `new` in the place of what lies between two spots, and wraps what changed.
    pub(super) fn replace(&mut self, from: Spot, to: Spot, new: &str) {
        let (from, to) = (self.within(from), self.within(to).max(self.within(from)));
        if from.para == to.para && !new.contains('\n') {
            if let Some(para) = self.paras.get_mut(from.para) {
                para.replace(from.byte..to.byte, new, self.width);
            }
            return;
        }
        let head = self.line(from.para).get(..from.byte).unwrap_or_default();
        let tail = self.line(to.para).get(to.byte..).unwrap_or_default();
        let joined = [head, new, tail].concat();
        let width = self.width;
        self.paras.splice(from.para..=to.para, joined.split('\n').map(|para| Para::new(para, width)));
    }

    /// The same spot, or the next cluster boundary: an edit can join what stood apart into one cluster.
    pub(super) fn snap(&self, spot: Spot) -> Spot {
        let spot = self.within(spot);
        let line = self.line(spot.para);
        let mut cursor = GraphemeCursor::new(spot.byte, line.len(), true);
        if cursor.is_boundary(line, 0).unwrap_or(true) {
            return spot;
        }
        let byte = cursor.next_boundary(line, 0).ok().flatten().unwrap_or(line.len());
        Spot { para: spot.para, byte }
    }

    /// The place in the whole text, in bytes.
    pub(super) fn offset(&self, spot: Spot) -> usize {
        self.paras.iter().take(spot.para).map(|para| para.text.len() + 1).sum::<usize>() + spot.byte
    }

    /// The spot at a place in the whole text; the end if there is no such place.
    pub(super) fn spot(&self, offset: usize) -> Spot {
        let mut byte = offset;
        for (i, para) in self.paras.iter().enumerate() {
            if byte <= para.text.len() {
                return self.snap(Spot { para: i, byte });
            }
            byte -= para.text.len() + 1;
        }
        self.end()
    }

    /// A spot put right, so that no text can be cut inside a character.
    fn within(&self, spot: Spot) -> Spot {
        let spot = spot.min(self.end());
        Spot { para: spot.para, byte: self.line(spot.para).floor_char_boundary(spot.byte) }
    }
}
