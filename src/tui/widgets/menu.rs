//! A page of text with rows to choose from: every list, menu and page to read is one of these.
//!
//! A row has a label and a dim note; the chosen one carries `▸` and the accent. Rows are known by a key, so that the
//! choice stays where it is when other rows appear. What is longer than its room scrolls.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::journal::find::Words;
use crate::text::show::{show, show_line};
use crate::text::wrap;
use crate::tui::keymap::{Action, Input};
use crate::tui::theme::Theme;
use crate::tui::widgets::hits::{Hits, Walk};

/// The mark of the chosen row, and the room it takes before every row.
const MARK: &str = "▸";
const INDENT: usize = 2;
/// Cells between the labels and their notes.
const BETWEEN: usize = 4;

/// How something reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Plain text.
    Text,
    /// A title.
    Title,
    /// What stands aside.
    Dim,
    /// What stands out, the one accent.
    Accent,
}

impl Tone {
    /// Its style in a theme.
    pub fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Text => theme.text,
            Self::Title => theme.title,
            Self::Dim => theme.dim,
            Self::Accent => theme.accent,
        }
    }
}

/// What a page holds, from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Page<K> {
    items: Vec<Item<K>>,
}

#[derive(Clone, Debug)]
enum Item<K> {
    Say { text: String, tone: Tone, indent: usize },
    Row { key: K, label: String, note: String },
}

impl<K: Clone + PartialEq> Page<K> {
    /// An empty page.
    pub fn new() -> Self {
        Self { items: Vec::new() }
    }

    /// A paragraph. Nothing is written for an empty one.
    pub fn say(&mut self, text: &str, tone: Tone) -> &mut Self {
        self.indented(text, tone, 0)
    }

    /// A paragraph set in by some cells.
    pub fn indented(&mut self, text: &str, tone: Tone, indent: usize) -> &mut Self {
        if !text.trim().is_empty() {
            self.items.push(Item::Say { text: show(text).into_owned(), tone, indent });
        }
        self
    }

    /// An empty line.
    pub fn gap(&mut self) -> &mut Self {
        self.items.push(Item::Say { text: String::new(), tone: Tone::Text, indent: 0 });
        self
    }

    /// A row to choose.
    pub fn row(&mut self, key: K, label: &str, note: &str) -> &mut Self {
        let (label, note) = (show_line(label).into_owned(), show_line(note).into_owned());
        self.items.push(Item::Row { key, label, note });
        self
    }

    /// The words of a paragraph; none for a row or a gap.
    pub fn text_at(&self, item: usize) -> &str {
        match self.items.get(item) {
            Some(Item::Say { text, .. }) => text,
            _ => "",
        }
    }

    /// How many paragraphs, gaps and rows it holds.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether nothing stands on it.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    fn rows(&self) -> impl Iterator<Item = (&str, &str)> {
        self.items.iter().filter_map(|item| match item {
            Item::Row { label, note, .. } => Some((label.as_str(), note.as_str())),
            Item::Say { .. } => None,
        })
    }

    fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.items.iter().filter_map(|item| match item {
            Item::Row { key, .. } => Some(key),
            Item::Say { .. } => None,
        })
    }
}

/// Where the notes of rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Notes {
    /// In a second column, at this cell.
    Beside(usize),
    /// Under each label.
    Under,
    /// Only the chosen row's, on the last line of the area.
    Foot,
}

/// A page as it stands on the screen, with what is chosen and how far it is scrolled.
#[derive(Clone, Debug)]
pub struct Menu<K> {
    chosen: Option<K>,
    top: usize,
    height: usize,
    /// Where it was last set.
    area: Rect,
    notes: Notes,
    lines: Vec<Line<K>>,
    /// The line at which each item of the page begins.
    starts: Vec<usize>,
    /// Where the words stand that were looked for.
    hits: Hits,
    /// Opens at its top, wherever the chosen row stands.
    reads: bool,
}

#[derive(Clone, Debug)]
struct Line<K> {
    text: String,
    tone: Tone,
    indent: usize,
    row: Option<K>,
    note: String,
}

impl<K: Clone + PartialEq> Menu<K> {
    /// A menu with this row chosen; with none, the first.
    pub fn new(chosen: Option<K>) -> Self {
        Self { chosen, ..Self::empty() }
    }

    fn empty() -> Self {
        Self {
            chosen: None,
            top: 0,
            height: 1,
            area: Rect::default(),
            notes: Notes::Under,
            lines: Vec::new(),
            starts: Vec::new(),
            hits: Hits::default(),
            reads: false,
        }
    }

    /// A page to read, which has rows too: it opens at its top, wherever the first row stands.
    pub fn reading() -> Self {
        Self { reads: true, ..Self::new(None) }
    }

    /// What is chosen, if it can be seen; else it is brought into sight, and nothing is chosen yet.
    pub fn chosen_in_sight(&mut self) -> Option<&K> {
        let seen = self.top..self.top + self.height;
        let is_chosen = |line: &Line<K>| line.row.is_some() && line.row == self.chosen;
        let line = self.lines.iter().position(is_chosen)?;
        if seen.contains(&line) {
            return self.chosen.as_ref();
        }
        self.show_chosen();
        None
    }

    /// What is chosen.
    pub fn chosen(&self) -> Option<&K> {
        self.chosen.as_ref()
    }

    /// Scrolls back to the top.
    pub fn rewind(&mut self) {
        self.top = 0;
        self.hits.rewind();
    }

    /// Sets a page in this room. What was chosen stays chosen where it is still there.
    pub fn set(&mut self, page: &Page<K>, area: Rect) {
        let (width, height) = (usize::from(area.width), usize::from(area.height).max(1));
        self.area = area;
        if !page.keys().any(|key| Some(key) == self.chosen.as_ref()) {
            self.chosen = page.keys().next().cloned();
        }
        self.notes = beside(page, width);
        (self.lines, self.starts) = lay(page, width, self.notes);
        if self.notes == Notes::Under && self.lines.len() > height && height < 16 {
            self.notes = Notes::Foot;
            (self.lines, self.starts) = lay(page, width, self.notes);
        }
        let foot = usize::from(self.notes == Notes::Foot);
        let resized = self.height != height.saturating_sub(foot).max(1);
        self.height = height.saturating_sub(foot).max(1);
        self.top = self.top.min(self.lines.len().saturating_sub(self.height));
        if resized && !self.reads {
            self.show_chosen();
        }
    }

    /// Marks these words wherever they stand on the page that was just set in this room, and shows the first of them.
    pub fn mark(&mut self, page: &Page<K>, area: Rect, words: &Words) {
        let width = usize::from(area.width);
        self.hits.clear();
        for (item, first) in page.items.iter().zip(&self.starts) {
            let Item::Say { text, indent, .. } = item else { continue };
            let rows = wrap::lines_with_places(text, width.saturating_sub(*indent).max(1));
            self.hits.add(*first, text, &rows, &words.hits(text));
        }
        if !self.hits.is_walking() {
            self.walk(true);
        }
    }

    /// Marks these places, each in the item that it is named with, on the page that was just set in this room.
    pub fn mark_places(&mut self, page: &Page<K>, area: Rect, places: &[(usize, Vec<Range<usize>>)]) {
        let width = usize::from(area.width);
        self.hits.clear();
        for (item, first) in self.starts.iter().enumerate() {
            let Some(Item::Say { text, indent, .. }) = page.items.get(item) else { continue };
            let rows = wrap::lines_with_places(text, width.saturating_sub(*indent).max(1));
            for (_, places) in places.iter().filter(|(of, _)| *of == item) {
                self.hits.add(*first, text, &rows, places);
            }
        }
    }

    /// Goes to the next place that is marked, or the one before.
    pub fn walk(&mut self, on: bool) -> Walk {
        let walk = self.hits.walk(on);
        if let Some(line) = self.hits.line().filter(|line| !(self.top..self.top + self.height).contains(line))
        {
            // A third of the room above it, for what led there.
            self.top = line.saturating_sub(self.height / 3).min(self.last_top());
        }
        walk
    }

    /// The line of the place that was walked to.
    pub fn hit_line(&self) -> Option<usize> {
        self.hits.line().filter(|_| self.hits.is_walking())
    }

    /// The line at which an item of the page begins; past the last, the end.
    pub fn line_of(&self, item: usize) -> usize {
        self.starts.get(item).copied().unwrap_or(self.lines.len())
    }

    /// The lines in sight.
    pub fn seen(&self) -> std::ops::Range<usize> {
        self.top..self.top + self.height
    }

    /// Scrolls so that this line is the first, as far as that goes.
    pub fn scroll_to(&mut self, line: usize) {
        self.top = line.min(self.last_top());
    }

    /// Whatever moves or scrolls, by key or mouse; the rest is not for it.
    pub fn take(&mut self, input: &Input) {
        match input {
            Input::Act(action) => self.act(*action),
            Input::Scroll(rows) => self.scroll(*rows),
            Input::Click { column, row } => self.click(Position::new(*column, *row)),
            _ => {}
        }
    }

    /// A click chooses the row that stands there, and opens nothing.
    fn click(&mut self, at: Position) {
        let line = self.top + usize::from(at.y.saturating_sub(self.area.y));
        if self.area.contains(at) && line < self.top + self.height {
            let row = self.lines.get(line).and_then(|line| line.row.clone());
            self.chosen = row.or(self.chosen.take());
        }
    }

    /// Moves, where the action is a move.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::Up => self.step(false),
            Action::Down => self.step(true),
            Action::PageUp => self.page(false),
            Action::PageDown => self.page(true),
            Action::First => self.end(false),
            Action::Last => self.end(true),
            _ => {}
        }
    }

    /// The wheel: scrolls, changes no choice.
    pub fn scroll(&mut self, rows: i32) {
        let by = usize::try_from(rows.unsigned_abs()).unwrap_or(0);
        self.top = if rows > 0 {
            self.top.saturating_add(by).min(self.last_top())
        } else {
            self.top.saturating_sub(by)
        };
    }

    /// Draws what fits.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, theme: &Theme) {
        for ((number, line), y) in
            self.lines.iter().enumerate().skip(self.top).zip(area.y..).take(self.height)
        {
            if y >= area.bottom() {
                break;
            }
            let area = Rect { y, height: 1, ..area };
            self.draw_line(buf, area, line, theme);
            self.hits.paint(buf, area, line.indent, (number, &line.text), theme);
        }
        self.draw_foot(buf, area, theme);
    }

    /// Whether something stands above or below what is seen.
    pub fn hidden(&self) -> (bool, bool) {
        (self.top > 0, self.top < self.last_top())
    }

    fn draw_line(&self, buf: &mut Buffer, area: Rect, line: &Line<K>, theme: &Theme) {
        let is_chosen = line.row.is_some() && line.row == self.chosen;
        let tone = if is_chosen && line.tone == Tone::Text { Tone::Accent } else { line.tone };
        put(buf, area, line.indent, &line.text, tone.style(theme));
        if is_chosen && line.tone == Tone::Text && line.indent == INDENT {
            put(buf, area, 0, MARK, theme.accent);
        }
        if let Notes::Beside(at) = self.notes {
            put(buf, area, at, &line.note, theme.dim);
        }
    }

    /// The chosen row's note, and a mark where there is more to see.
    fn draw_foot(&self, buf: &mut Buffer, area: Rect, theme: &Theme) {
        let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        if last.y < area.y {
            return;
        }
        if self.notes == Notes::Foot {
            let chosen = self.lines.iter().find(|line| line.row.is_some() && line.row == self.chosen);
            put(buf, last, INDENT, chosen.map_or("", |line| line.note.as_str()), theme.dim);
        }
        let arrow = match self.hidden() {
            (false, false) => return,
            (true, false) => "↑",
            (false, true) => "↓",
            (true, true) => "↕",
        };
        // In the margin, where there is one.
        if area.right() < buf.area.right() {
            buf.set_string(area.right(), last.y, arrow, theme.dim);
        }
    }

    fn last_top(&self) -> usize {
        self.lines.len().saturating_sub(self.height)
    }

    /// The next row if it can be seen, or nearly; else one line further.
    fn step(&mut self, down: bool) {
        let starts = self.starts();
        let here = starts.iter().position(|(_, key)| Some(key) == self.chosen.as_ref());
        let next = match here {
            Some(at) if down => starts.get(at + 1),
            Some(at) => at.checked_sub(1).and_then(|at| starts.get(at)),
            None => None,
        };
        let seen = self.top.saturating_sub(2)..self.top + self.height + 2;
        match next {
            Some((line, key)) if seen.contains(line) => {
                self.chosen = Some(key.clone());
                self.show_chosen();
            }
            _ if down => self.top = (self.top + 1).min(self.last_top()),
            _ => self.top = self.top.saturating_sub(1),
        }
    }

    fn page(&mut self, down: bool) {
        let by = self.height.saturating_sub(1).max(1);
        self.top = if down { (self.top + by).min(self.last_top()) } else { self.top.saturating_sub(by) };
        let seen = self.top..self.top + self.height;
        let starts = self.starts();
        let mut inside = starts.iter().filter(|(line, _)| seen.contains(line));
        if let Some((_, key)) = if down { inside.next_back() } else { inside.next() } {
            self.chosen = Some(key.clone());
        }
    }

    fn end(&mut self, last: bool) {
        let starts = self.starts();
        if let Some((_, key)) = if last { starts.last() } else { starts.first() } {
            self.chosen = Some(key.clone());
        }
        self.top = if last { self.last_top() } else { 0 };
        if !starts.is_empty() && last {
            self.show_chosen();
        }
    }

    /// The first line of each row.
    fn starts(&self) -> Vec<(usize, K)> {
        let mut starts: Vec<(usize, K)> = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            if let Some(key) =
                line.row.as_ref().filter(|key| starts.last().is_none_or(|(_, last)| last != *key))
            {
                starts.push((at, key.clone()));
            }
        }
        starts
    }

    /// Scrolls as little as needed to see the chosen row; the first row brings what stands above it.
    fn show_chosen(&mut self) {
        let is_chosen = |line: &Line<K>| line.row.is_some() && line.row == self.chosen;
        let Some(first) = self.lines.iter().position(is_chosen) else { return };
        let last = self.lines.iter().rposition(is_chosen).unwrap_or(first);
        let nothing_above = !self.lines.iter().take(first).any(|line| line.row.is_some());
        if nothing_above && last < self.height {
            self.top = 0;
        } else if first < self.top {
            self.top = first;
        } else if last >= self.top + self.height {
            self.top = (last + 1).saturating_sub(self.height);
        }
    }
}

/// Notes stand beside when the longest still fits there.
fn beside<K: Clone + PartialEq>(page: &Page<K>, width: usize) -> Notes {
    let at = INDENT + BETWEEN + page.rows().map(|(label, _)| label.width()).max().unwrap_or(0);
    let widest = page.rows().map(|(_, note)| note.width()).max().unwrap_or(0);
    if at + widest <= width { Notes::Beside(at) } else { Notes::Under }
}

/// The lines of a page at this width, and the line at which each of its items begins.
fn lay<K: Clone + PartialEq>(page: &Page<K>, width: usize, notes: Notes) -> (Vec<Line<K>>, Vec<usize>) {
    let (mut lines, mut starts) = (Vec::new(), Vec::new());
    let add = |lines: &mut Vec<Line<K>>, text: &str, tone, indent: usize, row: Option<&K>, note: &str| {
        if text.is_empty() {
            lines.push(Line { text: String::new(), tone, indent, row: None, note: String::new() });
        }
        let is_label = row.is_some() && tone == Tone::Text;
        let hanging = if is_label { indent + 2 } else { indent };
        for (at, part) in wrap::lines(text, width.saturating_sub(hanging).max(1)).into_iter().enumerate() {
            let note = if at == 0 { note.to_owned() } else { String::new() };
            let indent = if at > 0 { hanging } else { indent };
            lines.push(Line { text: part, tone, indent, row: row.cloned(), note });
        }
    };
    for item in &page.items {
        starts.push(lines.len());
        match item {
            Item::Say { text, tone, indent } => add(&mut lines, text, *tone, *indent, None, ""),
            Item::Row { key, label, note } => {
                add(&mut lines, label, Tone::Text, INDENT, Some(key), note);
                if notes == Notes::Under && !note.is_empty() {
                    add(&mut lines, note, Tone::Dim, INDENT + 2, Some(key), "");
                }
            }
        }
    }
    (lines, starts)
}

/// Writes at a cell of a line, cut to its room.
fn put(buf: &mut Buffer, area: Rect, at: usize, text: &str, style: Style) {
    let at = u16::try_from(at).unwrap_or(u16::MAX);
    if at < area.width && area.y < buf.area.bottom() && !text.is_empty() {
        let text: Cow<'_, str> = show_line(text);
        buf.set_stringn(area.x + at, area.y, text, usize::from(area.width - at), style);
    }
}
