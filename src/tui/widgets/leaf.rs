//! A page to read in parts, with a place: one part is pointed at by a line at its edge, and what is longer than the room
//! scrolls before the place moves on.
//!
//! It knows its parts by their keys and where they stand, never what is written in them.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::hits::Walk;
use super::menu::{Menu, Page};
use crate::journal::find::Words;
use crate::text::compare::compare;
use crate::tui::keymap::{Action, Input};
use crate::tui::theme::Theme;

/// The line beside the part that is pointed at.
const EDGE: &str = "│";

/// A page and its parts, from top to bottom.
#[derive(Clone, Debug)]
pub struct Sheet<K> {
    /// What is written on it.
    pub page: Page<()>,
    parts: Vec<(K, Range<usize>)>,
}

impl<K> Default for Sheet<K> {
    fn default() -> Self {
        Self { page: Page::new(), parts: Vec::new() }
    }
}

impl<K> Sheet<K> {
    /// Writes a part.
    pub fn part(&mut self, key: K, write: impl FnOnce(&mut Page<()>)) {
        let from = self.page.len();
        write(&mut self.page);
        if self.page.len() > from {
            self.parts.push((key, from..self.page.len()));
        }
    }
}

/// Places in the paragraphs of a page, by which of its items they stand in.
pub type Places = Vec<(usize, Vec<Range<usize>>)>;

/// Where two pages say something else in the parts that have the same key; a part that only one has is other as a whole.
pub fn differences<K: PartialEq>(one: &Sheet<K>, other: &Sheet<K>) -> [Places; 2] {
    let mut found = [Places::new(), Places::new()];
    for (key, mine) in &one.parts {
        let there = other.parts.iter().find(|(there, _)| there == key).map(|(_, items)| items.clone());
        let theirs = there.unwrap_or(0..0);
        for (item, there) in mine.clone().zip(theirs.clone()) {
            let differs = compare(one.page.text_at(item), other.page.text_at(there));
            found[0].push((item, differs.gone));
            found[1].push((there, differs.new));
        }
        let shared = mine.len().min(theirs.len());
        found[0].extend(mine.clone().skip(shared).map(|item| whole(one, item)));
        found[1].extend(theirs.skip(shared).map(|item| whole(other, item)));
    }
    let only = other.parts.iter().filter(|(key, _)| !one.parts.iter().any(|(known, _)| known == key));
    found[1].extend(only.flat_map(|(_, items)| items.clone()).map(|item| whole(other, item)));
    found.map(|places| places.into_iter().filter(|(_, places)| !places.is_empty()).collect())
}

fn whole<K>(sheet: &Sheet<K>, item: usize) -> (usize, Vec<Range<usize>>) {
    let text = sheet.page.text_at(item);
    (item, if text.is_empty() { Vec::new() } else { std::iter::once(0..text.len()).collect() })
}

/// A page as it stands on the screen, with the place on it.
#[derive(Clone, Debug)]
pub struct Leaf<K> {
    menu: Menu<()>,
    /// The lines of each part.
    parts: Vec<(K, Range<usize>)>,
    chosen: Option<K>,
}

impl<K: Clone + PartialEq> Leaf<K> {
    /// A page from its top, with the place on its first part.
    pub fn new() -> Self {
        Self { menu: Menu::new(None), parts: Vec::new(), chosen: None }
    }

    /// The part that is pointed at.
    pub fn chosen(&self) -> Option<&K> {
        self.chosen.as_ref()
    }

    /// Points at a part of the page that was set, and brings it into sight.
    pub fn point_at(&mut self, key: &K) {
        if let Some((key, lines)) = self.parts.iter().find(|(part, _)| part == key).cloned() {
            self.chosen = Some(key);
            self.show(&lines, true);
        }
    }

    /// Sets a page in this room. The place stays where it is, if that part is still there.
    pub fn set(&mut self, sheet: &Sheet<K>, area: Rect) {
        self.menu.set(&sheet.page, area);
        let lines = |items: &Range<usize>| self.menu.line_of(items.start)..self.menu.line_of(items.end);
        self.parts = sheet.parts.iter().map(|(key, items)| (key.clone(), lines(items))).collect();
        if self.here().is_none() {
            self.chosen = self.parts.first().map(|(key, _)| key.clone());
        }
    }

    /// Marks these words wherever they stand on the page that was just set, and shows the first of them.
    pub fn mark(&mut self, sheet: &Sheet<K>, area: Rect, words: &Words) {
        let was = self.menu.hit_line();
        self.menu.mark(&sheet.page, area, words);
        if was.is_none() {
            self.point_at_hit();
        }
    }

    /// Marks these places on the page that was just set. Nothing is scrolled.
    pub fn mark_places(&mut self, sheet: &Sheet<K>, area: Rect, places: &Places) {
        self.menu.mark_places(&sheet.page, area, places);
    }

    /// Goes to the next place that is marked, or the one before; its part is pointed at.
    pub fn walk(&mut self, on: bool) -> Walk {
        let walk = self.menu.walk(on);
        self.point_at_hit();
        walk
    }

    fn point_at_hit(&mut self) {
        let Some(line) = self.menu.hit_line() else { return };
        if let Some((key, _)) = self.parts.iter().find(|(_, lines)| lines.contains(&line)) {
            self.chosen = Some(key.clone());
        }
    }

    /// Whatever moves or scrolls, by key or wheel; the rest is not for it.
    pub fn take(&mut self, input: &Input) {
        match input {
            Input::Act(Action::Up) => self.step(false),
            Input::Act(Action::Down) => self.step(true),
            Input::Act(action @ (Action::PageUp | Action::First)) => self.leap(*action, false),
            Input::Act(action @ (Action::PageDown | Action::Last)) => self.leap(*action, true),
            Input::Scroll(rows) => self.menu.scroll(*rows),
            _ => {}
        }
    }

    /// The place of what is chosen among the parts.
    fn here(&self) -> Option<usize> {
        self.parts.iter().position(|(key, _)| Some(key) == self.chosen.as_ref())
    }

    /// To the next part once the end of this one was seen; else, and past the last, a line further.
    fn step(&mut self, down: bool) {
        let seen = self.menu.seen();
        let in_sight = |lines: &Range<usize>| lines.start < seen.end && seen.start < lines.end;
        let here = self.here().filter(|here| self.parts.get(*here).is_some_and(|(_, lines)| in_sight(lines)));
        let next = match here.and_then(|here| Some((here, &self.parts.get(here)?.1))) {
            Some((_, lines)) if down && lines.end > seen.end => None,
            Some((_, lines)) if !down && lines.start < seen.start => None,
            Some((here, _)) if down => Some(here + 1),
            Some((here, _)) => here.checked_sub(1),
            // It was scrolled out of sight: on from what is seen.
            None if down => self.parts.iter().position(|(_, lines)| in_sight(lines)),
            None => self.parts.iter().rposition(|(_, lines)| in_sight(lines)),
        };
        match next.and_then(|next| self.parts.get(next)).cloned() {
            Some((key, lines)) => {
                self.chosen = Some(key);
                self.show(&lines, down);
            }
            None => self.menu.scroll(if down { 1 } else { -1 }),
        }
    }

    /// Scrolls as little as needed: the whole part is seen, or else the end of it that one comes from.
    fn show(&mut self, lines: &Range<usize>, from_above: bool) {
        let seen = self.menu.seen();
        let is_first = self.parts.first().is_some_and(|(_, first)| first == lines);
        if is_first && lines.end <= seen.len() {
            self.menu.scroll_to(0);
        } else if (lines.start < seen.start && lines.len() <= seen.len())
            || (from_above && lines.len() > seen.len())
        {
            self.menu.scroll_to(lines.start);
        } else if lines.end > seen.end || lines.start < seen.start {
            self.menu.scroll_to(lines.end.saturating_sub(seen.len()));
        }
    }

    /// A screenful, or to the very end: the first part that begins in sight is pointed at, or the last.
    fn leap(&mut self, action: Action, down: bool) {
        self.menu.act(action);
        let seen = self.menu.seen();
        let mut begin = self.parts.iter().filter(|(_, lines)| seen.contains(&lines.start));
        let begins = if action == Action::Last { begin.next_back() } else { begin.next() };
        let covers = || self.parts.iter().find(|(_, lines)| lines.contains(&seen.start));
        let end = || if down { self.parts.last() } else { self.parts.first() };
        if let Some((key, _)) = begins.or_else(covers).or_else(end) {
            self.chosen = Some(key.clone());
        }
    }

    /// Draws what fits, with the line in the margin beside the part that is pointed at.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, theme: &Theme) {
        self.menu.draw(buf, area, theme);
        let Some(lines) = self.here().and_then(|here| self.parts.get(here)).map(|(_, lines)| lines) else {
            return;
        };
        let Some(x) = area.x.checked_sub(2).or(area.x.checked_sub(1)) else { return };
        for (line, y) in self.menu.seen().zip(area.y..area.bottom()) {
            if lines.contains(&line) {
                buf.set_stringn(x, y, EDGE, 1, theme.accent);
            }
        }
    }
}

impl<K: Clone + PartialEq> Default for Leaf<K> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::menu::Tone;
    use super::*;
    use crate::tui::theme::DARK;

    const ROOM: Rect = Rect { x: 2, y: 0, width: 20, height: 6 };

    /// Parts of so many lines, each followed by an empty one, under a title.
    fn leaf(heights: &[usize]) -> Leaf<usize> {
        let mut sheet = Sheet::default();
        sheet.page.say("title", Tone::Title).gap();
        for (place, height) in heights.iter().enumerate() {
            let text = (1..=*height).map(|line| format!("{place}.{line}")).collect::<Vec<_>>().join("\n");
            sheet.part(place, |page| {
                page.say(&text, Tone::Text);
            });
            sheet.page.gap();
        }
        let mut leaf = Leaf::new();
        leaf.set(&sheet, ROOM);
        leaf
    }

    /// What is seen, line by line.
    fn seen(leaf: &Leaf<usize>) -> Vec<String> {
        let mut buf = Buffer::empty(Rect { x: 0, width: 23, ..ROOM });
        leaf.draw(&mut buf, ROOM, &DARK);
        let row = |y: u16| (0..22).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..ROOM.height).map(row).collect()
    }

    #[test]
    fn every_line_is_seen_on_the_way_down_and_on_the_way_up_and_the_place_is_always_in_sight() {
        for heights in [&[1, 1, 1, 1, 1, 1][..], &[3, 14, 2], &[9, 9], &[1, 30], &[5]] {
            let mut leaf = leaf(heights);
            let all: std::collections::BTreeSet<String> = (0..heights.len())
                .flat_map(|place| (1..=heights[place]).map(move |line| format!("{place}.{line}")))
                .collect();
            for down in [true, false] {
                let mut met = std::collections::BTreeSet::new();
                for _ in 0..60 {
                    let shown = seen(&leaf);
                    assert!(shown.iter().any(|line| line.starts_with(EDGE)), "{heights:?}: {shown:?}");
                    met.extend(shown.iter().map(|line| line.trim_start_matches([' ', '│']).to_owned()));
                    leaf.take(&Input::Act(if down { Action::Down } else { Action::Up }));
                }
                assert!(all.is_subset(&met), "{heights:?}, down {down}: {met:?}");
                assert_eq!(leaf.chosen(), Some(&if down { heights.len() - 1 } else { 0 }));
            }
            assert_eq!(seen(&leaf)[0].trim(), "title", "at the end of the way up the title is seen");
        }
    }

    #[test]
    fn the_edge_stands_beside_the_whole_part_and_nothing_else() {
        let mut leaf = leaf(&[2, 1]);
        assert_eq!(seen(&leaf), ["  title", "", "│ 0.1", "│ 0.2", "", "  1.1"]);
        leaf.take(&Input::Act(Action::Down));
        assert_eq!(seen(&leaf), ["  title", "", "  0.1", "  0.2", "", "│ 1.1"]);
    }

    #[test]
    fn a_screenful_and_the_ends_point_at_what_is_seen() {
        let mut leaf = leaf(&[1; 20]);
        for action in [Action::PageDown, Action::PageDown, Action::Last, Action::PageUp, Action::First] {
            leaf.take(&Input::Act(action));
            assert!(seen(&leaf).iter().any(|line| line.starts_with(EDGE)), "{action:?}");
        }
        leaf.take(&Input::Act(Action::Last));
        assert_eq!(leaf.chosen(), Some(&19));
        leaf.take(&Input::Act(Action::First));
        assert_eq!(leaf.chosen(), Some(&0));
    }

    #[test]
    fn the_wheel_leaves_the_place_and_the_next_key_goes_on_from_what_is_seen() {
        let mut leaf = leaf(&[1; 20]);
        leaf.take(&Input::Scroll(20));
        assert_eq!(leaf.chosen(), Some(&0));
        leaf.take(&Input::Act(Action::Down));
        assert!(seen(&leaf).iter().any(|line| line.starts_with(EDGE)));
    }
}
