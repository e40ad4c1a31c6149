//! The page of filters over Look back: which ones are set and how to take each off, and the lists to choose from.
//!
//! Arrows and Enter are enough. In a list letters narrow it; for days they may be words, such as `last week`.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::guide::{Value, Which};
use crate::journal::find::Filters;
use crate::text::fill::capital;
use crate::text::period::NotDays;
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join};
use crate::tui::screen::World;
use crate::tui::theme::Theme;
use crate::tui::widgets::filter::Filter;
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Enter", Action::Choose, "choose"), hint("Esc", Action::Out, "back")],
]);

/// A row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Row {
    /// Choose a value for this one.
    Set(Which),
    /// Take one off, by its place among those that are set.
    Off(usize),
    /// Take all off.
    AllOff,
    /// One of the values.
    Value(usize),
}

/// What came of an input.
pub(super) enum Narrowed {
    /// It is still open.
    Open,
    /// It was left as it was.
    Closed,
    /// These filters are to be set.
    To(Filters),
}

/// The page.
pub(super) struct Narrow {
    filters: Filters,
    menu: Menu<Row>,
    /// The filter for which a value is being chosen.
    which: Option<Which>,
    line: Filter,
    /// Whether a row was gone to since something was typed: then that row is meant.
    moved: bool,
    fault: Option<NotDays>,
}

impl Narrow {
    /// The page over these filters.
    pub(super) fn new(filters: &Filters) -> Self {
        let (menu, line) = (Menu::new(None), Filter::default());
        Self { filters: filters.clone(), menu, which: None, line, moved: false, fault: None }
    }

    pub(super) fn keys() -> &'static [Binding] {
        KEYS
    }

    pub(super) fn typing(&self) -> bool {
        self.which.is_some()
    }

    pub(super) fn fit(&mut self, area: Rect, world: &World) {
        let page = match self.which {
            Some(which) => self.values_page(which, world),
            None => self.page(world),
        };
        self.menu.set(&page, area);
    }

    pub(super) fn draw(&self, buf: &mut Buffer, area: Rect, theme: &Theme) {
        self.menu.draw(buf, area, theme);
    }

    pub(super) fn update(&mut self, input: &Input, world: &World) -> Narrowed {
        match input {
            Input::Act(Action::Out) if self.which.is_some() => self.leave_values(),
            Input::Act(Action::Out) => return Narrowed::Closed,
            Input::Act(Action::Choose) => return self.choose(world),
            Input::Key(key) if self.line.key(key) => self.begin_again(),
            Input::Paste(text) if self.line.paste(text) => self.begin_again(),
            other => {
                self.menu.take(other);
                self.moved = true;
            }
        }
        Narrowed::Open
    }

    fn begin_again(&mut self) {
        self.moved = false;
        self.fault = None;
        self.menu = Menu::new(None);
    }

    /// Back to the filters, on the row one came from.
    fn leave_values(&mut self) {
        self.menu = Menu::new(self.which.take().map(Row::Set));
        self.line.close();
        self.fault = None;
    }

    fn choose(&mut self, world: &World) -> Narrowed {
        let typed = !self.line.typed().trim().is_empty() && !self.moved;
        if let Some(which) = self.which.filter(|which| which.is_days() && typed) {
            match which.typed_days(self.line.typed(), world.now.date_naive()) {
                Ok(period) => return self.set(which, Value::Days(period)),
                // What was typed may be the beginning of a row.
                Err(_) if self.menu.chosen().is_some() => {}
                Err(fault) => {
                    self.fault = Some(fault);
                    return Narrowed::Open;
                }
            }
        }
        match self.menu.chosen().cloned() {
            Some(Row::Set(which)) => {
                self.which = Some(which);
                self.line.open();
                self.begin_again();
                Narrowed::Open
            }
            Some(Row::Off(place)) => Narrowed::To(self.filters.without(place)),
            Some(Row::AllOff) => Narrowed::To(Filters::default()),
            Some(Row::Value(place)) => {
                let chosen =
                    |which| self.values(which, world).into_iter().nth(place).map(|one| (which, one.1));
                match self.which.and_then(chosen) {
                    Some((which, value)) => self.set(which, value),
                    None => Narrowed::Open,
                }
            }
            None => Narrowed::Open,
        }
    }

    /// Sets a value beside those that are set.
    fn set(&mut self, which: Which, value: Value) -> Narrowed {
        match which.set(&self.filters, value) {
            Ok(filters) => Narrowed::To(filters),
            Err(fault) => {
                self.fault = Some(fault);
                Narrowed::Open
            }
        }
    }

    /// The filters: those that are set with the way to take each off, and all that can be.
    fn page(&self, world: &World) -> Page<Row> {
        let words = world.guide.words();
        let find = &words.plain.find;
        let mut page = Page::new();
        page.say(&find.narrow, Tone::Title).gap();
        let set = words.filters(&self.filters, world.now.date_naive());
        for (place, what) in set.iter().enumerate() {
            page.row(Row::Off(place), &capital(&find.off.replace("{what}", what)), "");
        }
        if set.len() > 1 {
            page.row(Row::AllOff, &find.all_off, "");
        }
        if !set.is_empty() {
            page.gap();
        }
        for which in Which::ALL {
            page.row(Row::Set(which), which.name(find), "");
        }
        page
    }

    /// The values of one filter, those that what was typed leaves.
    fn values_page(&self, which: Which, world: &World) -> Page<Row> {
        let find = &world.guide.words().plain.find;
        let mut page = Page::new();
        page.say(which.name(find), Tone::Title);
        page.say(&format!("/ {}▏", self.line.typed()), Tone::Accent);
        if which.is_days() {
            page.say(self.fault.map_or(&find.type_days, |fault| find.not_days(fault)), Tone::Dim);
        }
        page.gap();
        let values = self.values(which, world);
        if values.is_empty() && !which.is_days() {
            let typed = !self.line.typed().is_empty();
            page.say(if typed { &find.nothing } else { &find.nothing_named }, Tone::Dim);
        }
        for (place, (label, _)) in values.iter().enumerate() {
            page.row(Row::Value(place), &capital(label), "");
        }
        page
    }

    /// What a filter may be set to, as far as what was typed leaves it.
    fn values(&self, which: Which, world: &World) -> Vec<(String, Value)> {
        let mut values = which.values(world.timeline.entries(), world.guide.words(), world.now.date_naive());
        values.retain(|(label, _)| self.line.fits(label));
        values
    }
}

impl std::fmt::Debug for Narrow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Narrow(…)")
    }
}
