//! One version beside today's: two columns where there is room, else one over the other. What stands in one of them only
//! is marked, and said above.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list::when;
use crate::journal::{Entry, changes};
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::World;
use crate::tui::screens::reader::{Spot, page_alone};
use crate::tui::widgets::column::{below, halves, rows, write};
use crate::tui::widgets::leaf::{Leaf, Places, differences};

const WIDE: &[Binding] = &join::<{ MOVE.len() + 4 }>(&[
    MOVE,
    &[
        hint("n", Action::NextHit, "next change"),
        hint("Enter", Action::Choose, "what now"),
        hint("Esc", Action::Out, "back"),
        quiet("N", Action::PreviousHit, "the change before"),
    ],
]);
/// Where one lies over the other.
const NARROW: &[Binding] = &join::<{ MOVE.len() + 5 }>(&[
    &[hint("Tab", Action::Next, "the other")],
    MOVE,
    &[
        hint("n", Action::NextHit, "next change"),
        hint("Enter", Action::Choose, "what now"),
        hint("Esc", Action::Out, "back"),
        quiet("N", Action::PreviousHit, "the change before"),
    ],
]);

/// Two versions, beside or over each other.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    then: Entry,
    is_other: bool,
    pages: [Leaf<Spot>; 2],
    /// Which of them lies on top where there is room for one: 0 is the version that was chosen.
    top: usize,
    is_wide: bool,
    /// Whether the first that differs was shown.
    begun: bool,
    /// What differs, in words.
    said: String,
    /// The same by place, and the version that was compared: it is done once, not with every picture.
    compared: Option<(Entry, [Places; 2])>,
}

impl Beside {
    /// This version beside today's; `is_other` if it is not an earlier one.
    pub(super) fn new(then: Entry, is_other: bool) -> Self {
        Self {
            then,
            is_other,
            pages: [Leaf::new(), Leaf::new()],
            top: 0,
            is_wide: false,
            begun: false,
            said: String::new(),
            compared: None,
        }
    }

    pub(super) fn then(&self) -> &Entry {
        &self.then
    }

    pub(super) fn is_other(&self) -> bool {
        self.is_other
    }

    pub(super) fn keys(&self) -> &'static [Binding] {
        if self.is_wide { WIDE } else { NARROW }
    }

    /// Over the version that was chosen.
    pub(super) fn title(&self, world: &World) -> String {
        let words = &world.guide.words().plain.entry.versions;
        let title = if self.is_other { &words.other } else { &words.then };
        title.replace("{day}", &when(&self.then))
    }

    pub(super) fn fit(&mut self, area: Rect, now: &Entry, world: &World) {
        self.is_wide = halves(area).1.is_some();
        self.said = self.in_words(now, world);
        let sheets = [page_alone(&self.then, world), page_alone(now, world)];
        if !self.compared.as_ref().is_some_and(|(compared, _)| compared == now) {
            let [then, later] = &sheets;
            self.compared = Some((now.clone(), differences(then, later)));
        }
        let rooms = self.rooms(area);
        let begins = !std::mem::replace(&mut self.begun, true);
        let Some((_, marks)) = &self.compared else { return };
        for (((leaf, sheet), marks), room) in self.pages.iter_mut().zip(&sheets).zip(marks).zip(rooms) {
            leaf.set(sheet, room);
            leaf.mark_places(sheet, room, marks);
            if begins {
                leaf.walk(true);
            }
        }
    }

    fn in_words(&self, now: &Entry, world: &World) -> String {
        let words = &world.guide.words().plain.entry.versions;
        if self.is_other {
            words.is_other(&changes(now, &self.then))
        } else {
            words.done_then(&changes(&self.then, now))
        }
    }

    /// The whole of each column, or the one column twice.
    fn columns(area: Rect) -> [Rect; 2] {
        let (left, right) = halves(area);
        [left, right.unwrap_or(left)]
    }

    /// The rooms of the two pages, under what stands above them.
    fn rooms(&self, area: Rect) -> [Rect; 2] {
        Self::columns(area).map(|column| below(column, 1 + rows(&self.said, column.width) + 1))
    }

    pub(super) fn take(&mut self, input: &Input) {
        match input {
            Input::Act(Action::Next) => self.top = 1 - self.top,
            Input::Act(Action::NextHit) => self.walk(true),
            Input::Act(Action::PreviousHit) => self.walk(false),
            other => self.pages.iter_mut().for_each(|page| page.take(other)),
        }
    }

    fn walk(&mut self, on: bool) {
        for page in &mut self.pages {
            page.walk(on);
        }
    }

    pub(super) fn draw(&self, buf: &mut Buffer, area: Rect, world: &World) {
        let words = &world.guide.words().plain.entry.versions;
        let titles = [self.title(world), words.now.clone()];
        let (columns, rooms) = (Self::columns(area), self.rooms(area));
        for (place, ((page, title), (column, room))) in
            self.pages.iter().zip(&titles).zip(columns.into_iter().zip(rooms)).enumerate()
        {
            if self.is_wide || place == self.top {
                write(buf, Rect { height: 1, ..column }, title, world.theme.accent);
                write(
                    buf,
                    below(column, 1),
                    if place == 0 || !self.is_wide { &self.said } else { "" },
                    world.theme.dim,
                );
                page.draw(buf, room, &world.theme);
            }
        }
    }
}
