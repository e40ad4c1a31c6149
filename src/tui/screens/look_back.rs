//! Look back: the entries by month, with time, path, marks and the first words; the entry beside it where there is
//! room, else over it. `/` finds words in everything as they are typed.

use std::collections::HashSet;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::reader;
use crate::journal::{Entry, EntryId};
use crate::text::dates;
use crate::text::show::show_line;
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::{Msg, Route, Screen, World};
use crate::tui::widgets::column::halves;
use crate::tui::widgets::filter::Filter;
use crate::tui::widgets::menu::{Menu, Page, Tone};
use crate::tui::wording::unreadable;

const KEYS: &[Binding] = &join::<{ MOVE.len() + 4 }>(&[
    MOVE,
    &[
        hint("Enter", Action::Choose, "read"),
        hint("/", Action::Find, "find"),
        hint("Esc", Action::Out, "back"),
        quiet("C-f", Action::Find, "find"),
    ],
]);
/// The room, how many pages could and could not be read so far and whether that is all, and the filter.
type Laid = (Rect, (usize, usize, bool), String);

/// The list of entries.
#[derive(Debug)]
pub struct LookBack {
    menu: Menu<(EntryId, u32)>,
    beside: Menu<()>,
    filter: Filter,
    /// For which room, filter and numbers of pages the list stands, so that a long journal is laid out once.
    laid: Option<Laid>,
}

impl LookBack {
    /// The list, newest first.
    pub fn new() -> Self {
        Self { menu: Menu::new(None), beside: Menu::new(None), filter: Filter::default(), laid: None }
    }

    fn page(&self, world: &World) -> Page<(EntryId, u32)> {
        let words = &world.guide.words().plain;
        let lists = &words.lists;
        let mut page = Page::new();
        page.say(&words.home.look_back, Tone::Title).say(&self.filter.shown(), Tone::Accent).gap();
        let mut months = HashSet::new();
        let mut found = false;
        for month in world.timeline.months() {
            for entry in month.entries.iter().filter(|entry| self.finds(entry)) {
                if months.insert((month.year, month.month)) {
                    if found {
                        page.gap();
                    }
                    page.say(&dates::month(month.year, month.month), Tone::Dim);
                }
                found = true;
                page.row(
                    (entry.id.clone(), entry.revision),
                    &label(entry, &lists.free_page),
                    &first_words(entry),
                );
            }
        }
        if !found {
            let nothing = if world.loaded { &lists.nothing } else { &lists.still_read };
            page.say(nothing, Tone::Dim);
        }
        name_unreadable(&mut page, world);
        page
    }

    fn finds(&self, entry: &Entry) -> bool {
        if !self.filter.is_open() {
            return true;
        }
        let mut words: Vec<&str> = entry.answers.iter().flat_map(crate::journal::Answer::own_words).collect();
        words.extend(entry.title());
        words.extend(entry.notes.iter().map(|note| note.text.as_str()));
        self.filter.fits(&words.join("\n"))
    }

    fn chosen<'a>(&self, world: &'a World) -> Option<&'a Entry> {
        let (id, revision) = self.menu.chosen()?;
        world.timeline.entries().iter().find(|entry| entry.id == *id && entry.revision == *revision)
    }

    fn take(&mut self, action: Action, world: &World) -> Option<Msg> {
        match action {
            Action::Choose => return self.chosen(world).map(|entry| Msg::Go(Route::Read(entry.id.clone()))),
            Action::Find => self.filter.open(),
            Action::Out if self.filter.close() => {}
            Action::Out => return Some(Msg::Back),
            other => self.menu.act(other),
        }
        None
    }
}

/// What could not be read, by the names of its files, below everything else.
fn name_unreadable(page: &mut Page<(EntryId, u32)>, world: &World) {
    let Some(said) = unreadable(world) else { return };
    page.gap().say(&said, Tone::Dim);
    for name in &world.unreadable {
        page.say(&show_line(name), Tone::Dim);
    }
}

impl LookBack {
    /// The list with its filter open.
    pub fn finding() -> Self {
        let mut list = Self::new();
        list.filter.open();
        list
    }
}

impl Default for LookBack {
    fn default() -> Self {
        Self::new()
    }
}

/// Time, path and marks.
fn label(entry: &Entry, free_page: &str) -> String {
    let mut label = format!("{}  {}", dates::row(entry.created), entry.title().unwrap_or(free_page));
    if !entry.marks.bring.is_empty() {
        label.push_str(" · bring");
    }
    if entry.marks.sealed {
        label.push_str(" · to myself");
    }
    label
}

/// The first words, short; none of a page that is kept to oneself.
fn first_words(entry: &Entry) -> String {
    let words = if entry.marks.sealed { "" } else { entry.first_words() };
    let short: String = words.chars().take(56).collect();
    if words.chars().count() > 56 { format!("{}…", short.trim_end()) } else { short }
}

impl Screen for LookBack {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn is_wide(&self) -> bool {
        true
    }

    fn typing(&self) -> bool {
        self.filter.is_open()
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let (list, beside) = halves(area);
        let held = (world.timeline.entries().len(), world.unreadable.len(), world.loaded);
        let laid = (area, held, self.filter.shown());
        if self.laid.as_ref() != Some(&laid) {
            let page = self.page(world);
            self.menu.set(&page, list);
            self.laid = Some(laid);
        }
        if let (Some(beside), Some(entry)) = (beside, self.chosen(world)) {
            let page = reader::page(entry, world);
            self.beside.rewind();
            self.beside.set(&page, beside);
        }
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match input {
            Input::Act(action) => return self.take(*action, world),
            Input::Key(key) if self.filter.key(key) => self.menu.rewind(),
            Input::Scroll(rows) => self.menu.scroll(*rows),
            _ => {}
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let (list, beside) = halves(area);
        self.menu.draw(frame.buffer_mut(), list, &world.theme);
        if let Some(beside) = beside.filter(|_| self.chosen(world).is_some()) {
            self.beside.draw(frame.buffer_mut(), beside, &world.theme);
        }
    }
}
