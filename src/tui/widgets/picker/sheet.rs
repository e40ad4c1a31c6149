//! What a picker shows at one moment: words in columns, under headings where they stand in families.
//!
//! It is made anew from the picker's state and holds none of its own.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::guide::Family;
use crate::journal::Chosen;
use crate::tui::widgets::grid::{self, SIGNS, Spot, Way};
use crate::tui::widgets::pad::Ink;

/// The most columns of words.
const COLUMNS: usize = 3;

/// Something to choose.
#[derive(Clone)]
pub(super) enum Item {
    /// A word of the lists.
    Word(String),
    /// The person's own word.
    Own(String),
    /// The row that opens the families.
    More(String),
}

impl Item {
    fn word(&self) -> &str {
        match self {
            Self::Word(word) | Self::Own(word) | Self::More(word) => word,
        }
    }
}

/// Words on rows.
#[derive(Default)]
pub(super) struct Sheet {
    items: Vec<Item>,
    spots: Vec<Spot>,
    headings: Vec<(u16, String)>,
    rows: u16,
}

impl Sheet {
    /// The first few, and the row that opens the families.
    pub(super) fn first(words: &[String], more: Option<&str>, width: u16) -> Self {
        let mut sheet = Self::default();
        sheet.add(words.iter().cloned().map(Item::Word).collect(), width);
        if let Some(more) = more {
            sheet.add(vec![Item::More(more.to_owned())], width);
        }
        sheet
    }

    /// All families.
    pub(super) fn families(families: &[Family], width: u16) -> Self {
        let mut sheet = Self::default();
        for family in families {
            sheet.rows += u16::from(sheet.rows > 0);
            sheet.headings.push((sheet.rows, family.name.clone()));
            sheet.rows += 1;
            sheet.add(family.words.iter().cloned().map(Item::Word).collect(), width);
        }
        sheet
    }

    /// The words that hold what was typed, those that begin with it first; then it as one's own word.
    pub(super) fn found(text: &str, first: &[String], families: &[Family], width: u16) -> Self {
        let typed = text.trim().to_lowercase();
        let mut words: Vec<&String> = Vec::new();
        for word in first.iter().chain(families.iter().flat_map(|family| &family.words)) {
            if word.to_lowercase().contains(&typed) && !words.contains(&word) {
                words.push(word);
            }
        }
        words.sort_by_key(|word| !word.to_lowercase().starts_with(&typed));
        let known = words.iter().any(|word| word.to_lowercase() == typed);
        let mut sheet = Self::default();
        sheet.add(words.into_iter().cloned().map(Item::Word).collect(), width);
        if !known && !typed.is_empty() {
            sheet.add(vec![Item::Own(text.trim().to_owned())], width);
        }
        sheet
    }

    /// Adds words below what is there.
    fn add(&mut self, items: Vec<Item>, width: u16) {
        let (offset, row) = (self.items.len(), self.rows);
        let words: Vec<&str> = items.iter().map(Item::word).collect();
        let (spots, rows) = grid::columns(&words, width, COLUMNS);
        let moved = |spot: Spot| Spot { word: spot.word + offset, row: spot.row.saturating_add(row), ..spot };
        self.spots.extend(spots.into_iter().map(moved));
        self.items.extend(items);
        self.rows = row.saturating_add(rows);
    }

    /// How many rows there are.
    pub(super) fn height(&self) -> u16 {
        self.rows
    }

    pub(super) fn item(&self, at: usize) -> Option<&Item> {
        self.items.get(at)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// The place of a word.
    pub(super) fn number(&self, word: &str) -> Option<usize> {
        self.items.iter().position(|item| item.word() == word)
    }

    pub(super) fn step(&self, at: usize, way: Way) -> usize {
        grid::neighbour(&self.spots, at, way)
    }

    /// The first row in sight, so that the word under the arrow is, with its heading where it can be.
    fn top(&self, at: usize, height: u16) -> u16 {
        let row = self.spots.iter().find(|spot| spot.word == at).map_or(0, |spot| spot.row);
        if self.rows <= height { 0 } else { (row + 2).saturating_sub(height).min(self.rows - height) }
    }

    /// Draws what fits and says how many rows it took.
    pub(super) fn draw(
        &self,
        area: Rect,
        buf: &mut Buffer,
        ink: &Ink<'_>,
        at: usize,
        chosen: &[Chosen],
    ) -> u16 {
        let top = self.top(at, area.height);
        let shown = |row: u16| row.checked_sub(top).filter(|y| *y < area.height).map(|y| area.y + y);
        for (row, heading) in &self.headings {
            if let Some(y) = shown(*row) {
                buf.set_stringn(area.x, y, heading, usize::from(area.width), ink.theme.dim);
            }
        }
        for spot in &self.spots {
            if let (Some(y), Some(item)) = (shown(spot.row), self.items.get(spot.word)) {
                let place = Rect {
                    x: area.x + spot.x.min(area.width),
                    y,
                    width: area.width.saturating_sub(spot.x),
                    height: 1,
                };
                draw_item(item, place, buf, ink, at == spot.word, chosen);
            }
        }
        self.arrows(area, top, buf, ink);
        self.rows.min(area.height)
    }

    fn arrows(&self, area: Rect, top: u16, buf: &mut Buffer, ink: &Ink<'_>) {
        if area.height == 0 || area.width < 2 {
            return;
        }
        if top > 0 {
            buf.set_stringn(area.right() - 1, area.y, "↑", 1, ink.theme.dim);
        }
        if self.rows - top > area.height {
            buf.set_stringn(area.right() - 1, area.bottom() - 1, "↓", 1, ink.theme.dim);
        }
    }
}

fn draw_item(item: &Item, place: Rect, buf: &mut Buffer, ink: &Ink<'_>, here: bool, chosen: &[Chosen]) {
    let marked = chosen.iter().any(|chosen| chosen.word.as_deref() == Some(item.word()));
    let tick = match item {
        _ if marked => Some('✓'),
        Item::Own(_) => Some('+'),
        _ => None,
    };
    let style = match item {
        _ if here || marked => ink.theme.accent,
        Item::More(_) => ink.theme.dim,
        _ => ink.theme.text,
    };
    let width = usize::from(place.width);
    buf.set_stringn(place.x, place.y, grid::signs(here, tick), width, ink.theme.accent);
    let word =
        Rect { x: place.x + SIGNS.min(place.width), width: place.width.saturating_sub(SIGNS), ..place };
    if word.width > 0 {
        let ended = if matches!(item, Item::More(_)) { "…" } else { "" };
        buf.set_stringn(word.x, word.y, format!("{}{ended}", item.word()), usize::from(word.width), style);
    }
}
