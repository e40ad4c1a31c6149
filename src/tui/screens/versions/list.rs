//! The list: what stands beside the page, then its earlier versions, the latest first, each with what was done to it then.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::journal::{Entry, Which, changes};
use crate::text::dates;
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join};
use crate::tui::screen::{Earlier, World};
use crate::tui::theme::Theme;
use crate::tui::widgets::menu::{Menu, Page, Tone};

pub(super) const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Enter", Action::Choose, "choose"), hint("Esc", Action::Out, "back")],
]);

/// One version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// It stands beside the one that is read.
    Other(Which),
    /// An earlier one, by its place from the latest.
    Earlier(usize),
}

impl Row {
    /// The version that it stands for.
    pub(super) fn entry<'a>(&self, now: &Entry, world: &'a World) -> Option<&'a Entry> {
        match self {
            Self::Other(which) => world.timeline.entries().iter().find(|entry| which.is(entry)),
            Self::Earlier(place) => earlier(now, world)?.versions.get(*place),
        }
    }
}

/// When a version was written or changed, as it stands in a row.
pub(super) fn when(entry: &Entry) -> String {
    dates::row(entry.changed())
}

/// The earlier versions of this page, where they have been read.
fn earlier<'a>(now: &Entry, world: &'a World) -> Option<&'a Earlier> {
    world.earlier.as_ref().filter(|earlier| earlier.id == now.id)
}

/// The list on the screen.
#[derive(Debug)]
pub(super) struct List {
    menu: Menu<Row>,
}

impl List {
    pub(super) fn new() -> Self {
        Self { menu: Menu::new(None) }
    }

    pub(super) fn chosen(&self) -> Option<&Row> {
        self.menu.chosen()
    }

    pub(super) fn take(&mut self, input: &Input) {
        self.menu.take(input);
    }

    pub(super) fn fit(&mut self, room: Rect, now: Option<&Entry>, world: &World) {
        let words = &world.guide.words().plain.entry;
        let mut page = Page::new();
        page.say(&words.versions.title, Tone::Title);
        match now {
            Some(now) => rows(&mut page, now, world),
            None => drop(page.gap().say(&words.page.gone, Tone::Dim)),
        }
        self.menu.set(&page, room);
    }

    pub(super) fn draw(&self, buf: &mut Buffer, room: Rect, theme: &Theme) {
        self.menu.draw(buf, room, theme);
    }
}

fn rows(page: &mut Page<Row>, now: &Entry, world: &World) {
    let words = &world.guide.words().plain.entry.versions;
    page.say(&words.what, Tone::Dim).gap();
    for other in world.timeline.versions(&now.id).filter(|other| *other != now) {
        let label = words.other.replace("{day}", &when(other));
        page.row(Row::Other(Which::of(other)), &label, &words.is_other(&changes(now, other)));
    }
    let Some(earlier) = earlier(now, world) else {
        page.say(&words.still_read, Tone::Dim);
        return;
    };
    let later = std::iter::once(now).chain(&earlier.versions);
    for (place, (version, later)) in earlier.versions.iter().zip(later).enumerate() {
        page.row(Row::Earlier(place), &when(version), &words.done_then(&changes(version, later)));
    }
    if earlier.versions.is_empty() {
        page.say(&words.none, Tone::Dim);
    }
    let unreadable = words.unreadable(earlier.unreadable.len());
    if !unreadable.is_empty() {
        page.gap().say(&unreadable, Tone::Dim);
    }
    for name in &earlier.unreadable {
        page.indented(name, Tone::Dim, 2);
    }
}
