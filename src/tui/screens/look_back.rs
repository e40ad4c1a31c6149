//! Look back: the entries by month, with time, path, marks and the first words; the entry beside it where there is
//! room, else over it. `/` finds words in everything as they are typed, `f` narrows it by what an entry is and when it
//! was written; what is set stands on top in words.

mod narrow;
mod rows;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::reader;
use crate::journal::find::{Filters, Finder, Words};
use crate::journal::{Entry, EntryId, Which};
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::{Msg, Route, Screen, World};
use crate::tui::widgets::column::{below, halves, rows as wrapped, write};
use crate::tui::widgets::filter::Filter;
use crate::tui::widgets::long_list::LongList;
use crate::tui::widgets::menu::Menu;
use narrow::{Narrow, Narrowed};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 8 }>(&[
    MOVE,
    &[
        hint("Enter", Action::Choose, "read"),
        hint("/", Action::Find, "find"),
        hint("f", Action::Narrow, "narrow"),
        hint("Esc", Action::Out, "back"),
        quiet("C-f", Action::Find, "find"),
        quiet("n", Action::NextHit, "next"),
        quiet("N", Action::PreviousHit, "before"),
        quiet("D", Action::Bin, "the bin"),
    ],
]);
/// While words are typed.
const TYPING: &[Binding] = &join::<{ MOVE.len() + 3 }>(&[
    MOVE,
    &[
        hint("Enter", Action::Choose, "list"),
        hint("Esc", Action::Out, "clear"),
        quiet("C-f", Action::Find, "find"),
    ],
]);
/// When they have been.
const FOUND: &[Binding] = &join::<{ MOVE.len() + 8 }>(&[
    MOVE,
    &[
        hint("Enter", Action::Choose, "read"),
        hint("n", Action::NextHit, "next"),
        hint("f", Action::Narrow, "narrow"),
        hint("Esc", Action::Out, "clear"),
        quiet("N", Action::PreviousHit, "before"),
        quiet("/", Action::Find, "find"),
        quiet("C-f", Action::Find, "find"),
        quiet("D", Action::Bin, "the bin"),
    ],
]);
/// From this height on a line is left free under the head.
const ROOMY: u16 = 16;

/// The list of entries.
#[derive(Debug)]
pub struct LookBack {
    list: LongList,
    beside: Menu<()>,
    line: Filter,
    typing: bool,
    /// The line as it was read, and what it says.
    words: (String, Words),
    filters: Filters,
    finder: Finder,
    /// What was found, by its place in the timeline.
    found: Vec<usize>,
    /// Which entry is chosen, wherever it stands when others come.
    chosen: Option<(EntryId, u32)>,
    /// Whether the row of the bin is chosen, below all entries.
    on_bin: bool,
    narrow: Option<Narrow>,
    /// Whether the last step from page to page went round, and which way.
    round: Option<bool>,
}

impl LookBack {
    /// The list, newest first.
    pub fn new() -> Self {
        Self {
            list: LongList::default(),
            beside: Menu::new(None),
            line: Filter::default(),
            typing: false,
            words: (String::new(), Words::default()),
            filters: Filters::default(),
            finder: Finder::for_typing(),
            found: Vec::new(),
            chosen: None,
            on_bin: false,
            narrow: None,
            round: None,
        }
    }

    /// The list with its line for words open.
    pub fn finding() -> Self {
        let mut list = Self::new();
        list.find();
        list
    }

    fn find(&mut self) {
        self.line.open();
        self.typing = true;
    }

    /// The entry that is chosen.
    fn entry<'a>(&self, world: &'a World) -> Option<&'a Entry> {
        world.timeline.entries().get(*self.found.get(self.list.chosen()?)?)
    }

    /// Finds anew, so many at least, and keeps the entry that was chosen where it is among those found.
    fn look(&mut self, enough: usize, world: &World) {
        let entries = world.timeline.entries();
        if self.words.0 != self.line.typed() {
            self.words = (self.line.typed().to_owned(), Words::read(self.line.typed()));
        }
        let found = self.finder.find_first(enough, entries, &self.words.1, &self.filters);
        if found != self.found {
            self.found = found.to_vec();
        }
        let is = |entry: &Entry| self.chosen.as_ref() == Some(&(entry.id.clone(), entry.revision));
        let at = |place: usize| self.found.get(place).and_then(|place| entries.get(*place));
        if self.on_bin {
            // The place below all of them, however many there are now.
            if self.list.chosen() != Some(self.found.len()) {
                self.list.choose(self.found.len());
            }
        } else if self.chosen.is_none() {
            self.list.choose(0);
        } else if !self.list.chosen().and_then(at).is_some_and(is) {
            self.list.choose((0..self.found.len()).find(|place| at(*place).is_some_and(is)).unwrap_or(0));
        }
    }

    /// Finds the rest of what a key may lead to.
    fn look_on(&mut self, world: &World) {
        self.look(usize::MAX, world);
        self.list.lengthen(self.found.len() + usize::from(self.leads_to_bin(world)));
    }

    fn note_chosen(&mut self, world: &World) {
        let chosen = self.entry(world).map(|entry| (entry.id.clone(), entry.revision));
        self.on_bin = self.leads_to_bin(world) && self.list.chosen() == Some(self.found.len());
        if chosen != self.chosen {
            self.beside.rewind();
            self.chosen = chosen;
        }
    }

    /// Something else is looked for: the newest of it is chosen.
    fn begin_again(&mut self) {
        self.chosen = None;
        self.on_bin = false;
        self.beside.rewind();
    }

    /// Whether the bin stands below the entries: where something is in it, and nothing is looked for.
    fn leads_to_bin(&self, world: &World) -> bool {
        let is_all = self.words.1.is_empty() && self.filters.is_empty();
        is_all && world.bin.as_ref().is_some_and(|there| !there.is_empty())
    }

    fn take(&mut self, action: Action, world: &World) -> Option<Msg> {
        match action {
            Action::Choose if self.typing => self.end_typing(),
            Action::Choose if self.on_bin => return Some(Msg::Go(Route::Bin)),
            Action::Choose => return self.read(world),
            Action::Bin => return Some(Msg::Go(Route::Bin)),
            Action::Find => self.find(),
            Action::Narrow => self.narrow = Some(Narrow::new(&self.filters)),
            Action::NextHit | Action::PreviousHit => {
                let on = action == Action::NextHit;
                self.round = self.list.walk(on).then_some(on);
            }
            Action::Out => return self.step_out(),
            other => self.list.act(other),
        }
        self.note_chosen(world);
        None
    }

    /// Enter: the words stay, the letters are keys again.
    fn end_typing(&mut self) {
        self.typing = false;
        if self.words.1.is_empty() {
            self.line.close();
        }
    }

    /// One step out: first the words, then the filters, then the list.
    fn step_out(&mut self) -> Option<Msg> {
        self.typing = false;
        if self.line.close() {
            self.begin_again();
        } else if !self.filters.is_empty() {
            self.filters = Filters::default();
            self.begin_again();
        } else {
            return Some(Msg::Back);
        }
        None
    }

    fn read(&self, world: &World) -> Option<Msg> {
        let page = Which::of(self.entry(world)?);
        let words = &self.words.1;
        Some(Msg::Go(if words.is_empty() { Route::Read(page) } else { Route::Found(page, words.clone()) }))
    }

    /// The page of filters takes everything while it is open.
    fn narrows(&mut self, input: &Input, world: &World) -> bool {
        let Some(narrow) = &mut self.narrow else { return false };
        match narrow.update(input, world) {
            Narrowed::Open => {}
            Narrowed::Closed => self.narrow = None,
            Narrowed::To(filters) => {
                self.filters = filters;
                self.narrow = None;
                self.begin_again();
            }
        }
        true
    }

    /// How much of the area the head takes, and what is left for the list.
    fn under_head(&self, list: Rect, world: &World) -> Rect {
        let head = rows::head(self, world);
        let head = head.iter().map(|(text, _)| wrapped(text, list.width));
        below(list, head.sum::<u16>() + u16::from(list.height >= ROOMY))
    }
}

impl Default for LookBack {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for LookBack {
    fn keys(&self) -> &'static [Binding] {
        match &self.narrow {
            Some(_) => Narrow::keys(),
            None if self.typing => TYPING,
            None if self.words.1.is_empty() => KEYS,
            None => FOUND,
        }
    }

    fn is_wide(&self) -> bool {
        true
    }

    fn typing(&self) -> bool {
        self.narrow.as_ref().map_or(self.typing, Narrow::typing)
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let (list, beside) = halves(area);
        if let Some(narrow) = &mut self.narrow {
            narrow.fit(list, world);
        }
        // Of what was just typed only what is seen, so that the picture is there at once.
        let is_new = self.chosen.is_none() && !self.on_bin;
        self.look(if is_new { usize::from(area.height) } else { usize::MAX }, world);
        let under = self.under_head(list, world);
        let entries = self.found.len();
        let item = |place: usize| match place {
            _ if place == entries => rows::bin(entries > 0, under.width, world),
            _ => rows::item(&self.found, place, &self.words.1, under, world),
        };
        let rows = entries + usize::from(self.leads_to_bin(world));
        let tail = rows::tail(self.found.is_empty(), world);
        let mut laid = std::mem::take(&mut self.list);
        laid.set(rows, under, item, &tail);
        self.list = laid;
        self.note_chosen(world);
        if let (Some(beside), Some(entry)) = (beside, self.entry(world)) {
            let page = reader::page(entry, world).page;
            self.beside.set(&page, beside);
            if !self.words.1.is_empty() {
                self.beside.mark(&page, beside, &self.words.1);
            }
        }
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        self.round = None;
        if self.narrows(input, world) {
            return None;
        }
        match input {
            Input::Act(action) => {
                self.look_on(world);
                return self.take(*action, world);
            }
            Input::Key(key) if self.typing && self.line.key(key) => self.begin_again(),
            Input::Paste(text) if self.typing && self.line.paste(text) => self.begin_again(),
            other => {
                self.look_on(world);
                self.list.take(other);
                self.note_chosen(world);
            }
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let (list, beside) = halves(area);
        let buf = frame.buffer_mut();
        if let Some(narrow) = &self.narrow {
            narrow.draw(buf, list, &world.theme);
        } else {
            let mut at = list;
            for (text, tone) in rows::head(self, world) {
                at = below(at, write(buf, at, &text, tone.style(&world.theme)));
            }
            self.list.draw(buf, self.under_head(list, world), &world.theme);
        }
        if let Some(beside) = beside.filter(|_| self.entry(world).is_some()) {
            self.beside.draw(buf, beside, &world.theme);
        }
    }
}
