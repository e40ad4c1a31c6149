//! The page of filters over Look back: which ones are set and how to take each off, and the lists to choose from.
//!
//! Arrows and Enter are enough. In a list letters narrow it; for days they may be words, such as `last week`.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::guide::FindWords;
use crate::journal::find::{Filters, KINDS, Mark};
use crate::journal::{Answer, Entry, Kind, StepKind};
use crate::text::fold::fold;
use crate::text::period::{NotDays, Period};
use crate::text::{dates, fill::capital};
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join};
use crate::tui::screen::World;
use crate::tui::theme::Theme;
use crate::tui::widgets::filter::Filter;
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Enter", Action::Choose, "choose"), hint("Esc", Action::Out, "back")],
]);

/// A filter that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    When,
    Since,
    Until,
    Section,
    Kind,
    Feeling,
    Mark,
    Tag,
}

const ALL: [Which; 8] = [
    Which::When,
    Which::Since,
    Which::Until,
    Which::Feeling,
    Which::Tag,
    Which::Mark,
    Which::Section,
    Which::Kind,
];

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

/// What a filter may be set to.
#[derive(Clone)]
enum Value {
    Section(String),
    Kind(Kind),
    Feeling(String),
    Mark(Mark),
    Tag(String),
    Days(Period),
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
            match self.typed_days(which, world) {
                Ok(period) => return self.set(Value::Days(period)),
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
                let chosen = self.which.and_then(|which| self.values(which, world).into_iter().nth(place));
                match chosen {
                    Some((_, value)) => self.set(value),
                    None => Narrowed::Open,
                }
            }
            None => Narrowed::Open,
        }
    }

    /// The days that were typed; for one end, the first or the last of them.
    fn typed_days(&self, which: Which, world: &World) -> Result<Period, NotDays> {
        let (typed, today) = (self.line.typed(), world.now.date_naive());
        match which {
            Which::Since => {
                Period::first_day(typed, today).map(|day| Period { since: Some(day), until: None })
            }
            Which::Until => {
                Period::last_day(typed, today).map(|day| Period { since: None, until: Some(day) })
            }
            _ => Period::read(typed, today),
        }
    }

    /// Sets a value beside those that are set.
    fn set(&mut self, value: Value) -> Narrowed {
        let mut filters = self.filters.clone();
        match value {
            Value::Section(id) => filters.section = Some(id),
            Value::Kind(kind) => filters.kind = Some(kind),
            Value::Feeling(word) => add(&mut filters.feelings, word),
            Value::Tag(tag) => add(&mut filters.tags, tag),
            Value::Mark(mark) => add(&mut filters.marks, mark),
            Value::Days(period) => {
                let old = filters.period;
                filters.period = match self.which {
                    Some(Which::Since) => Period { since: period.since, ..old },
                    Some(Which::Until) => Period { until: period.until, ..old },
                    _ => period,
                };
            }
        }
        let Period { since, until } = filters.period;
        if since.zip(until).is_some_and(|(since, until)| until < since) {
            self.fault = Some(NotDays::Backwards);
            return Narrowed::Open;
        }
        Narrowed::To(filters)
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
        for which in ALL {
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

    /// What a filter may be set to: only what is there.
    fn values(&self, which: Which, world: &World) -> Vec<(String, Value)> {
        let entries = world.timeline.entries();
        let words = world.guide.words();
        let mut values: Vec<(String, Value)> = match which {
            Which::When | Which::Since | Which::Until => days(entries, world),
            Which::Section => {
                let there = |id: &str| {
                    let mut paths = entries.iter().filter_map(|entry| entry.path.as_ref());
                    paths.any(|path| path.section == id)
                };
                let sections = words.plain.sections.iter().filter(|section| there(section.id.id()));
                sections.map(|one| (one.title.clone(), Value::Section(one.id.id().to_owned()))).collect()
            }
            Which::Kind => {
                let there = KINDS.into_iter().filter(|kind| entries.iter().any(|entry| entry.kind == *kind));
                there.map(|kind| (words.plain.find.kind(&kind).to_owned(), Value::Kind(kind))).collect()
            }
            Which::Mark => {
                let there =
                    Mark::ALL.into_iter().filter(|mark| entries.iter().any(|entry| mark.is_on(entry)));
                there.map(|mark| (words.plain.find.mark(mark).to_owned(), Value::Mark(mark))).collect()
            }
            Which::Feeling => {
                feelings(entries).into_iter().map(|one| (one.clone(), Value::Feeling(one))).collect()
            }
            Which::Tag => {
                let tags: BTreeSet<&String> = entries.iter().flat_map(|entry| &entry.tags).collect();
                tags.into_iter().map(|tag| (tag.clone(), Value::Tag(tag.clone()))).collect()
            }
        };
        values.retain(|(label, _)| self.line.fits(label));
        values
    }
}

impl Which {
    fn is_days(self) -> bool {
        matches!(self, Self::When | Self::Since | Self::Until)
    }

    fn name(self, find: &FindWords) -> &str {
        match self {
            Self::When => &find.rows.when,
            Self::Since => &find.rows.since,
            Self::Until => &find.rows.until,
            Self::Section => &find.rows.section,
            Self::Kind => &find.rows.kind,
            Self::Feeling => &find.rows.feeling,
            Self::Mark => &find.rows.mark,
            Self::Tag => &find.rows.tag,
        }
    }
}

fn add<T: PartialEq>(values: &mut Vec<T>, value: T) {
    if !values.contains(&value) {
        values.push(value);
    }
}

/// Days near today, then the months in which something was written, newest first.
fn days(entries: &[Entry], world: &World) -> Vec<(String, Value)> {
    let today = world.now.date_naive();
    let read = |words: &String| Some((words.clone(), Value::Days(Period::read(words, today).ok()?)));
    let mut days: Vec<(String, Value)> =
        world.guide.words().plain.find.days.iter().filter_map(read).collect();
    let mut months: Vec<(i32, u32)> = Vec::new();
    for entry in entries {
        add(&mut months, (chrono::Datelike::year(&entry.created), chrono::Datelike::month(&entry.created)));
    }
    days.extend(months.into_iter().filter_map(|(year, month)| {
        let period = Period::read(&format!("{year}-{month:02}"), today).ok()?;
        Some((dates::month(year, month), Value::Days(period)))
    }));
    days
}

/// The feelings that were named, each once, in the order of the alphabet: nothing is counted.
fn feelings(entries: &[Entry]) -> Vec<String> {
    let answers = entries.iter().flat_map(|entry| &entry.answers);
    let feelings = answers.filter(|answer| answer.kind == StepKind::Feelings);
    let words = feelings.flat_map(|answer: &Answer| &answer.chosen).filter_map(|chosen| chosen.word.as_ref());
    let named: BTreeSet<&String> = words.collect();
    let mut named: Vec<String> = named.into_iter().cloned().collect();
    named.sort_by_cached_key(|word| fold(word));
    named
}

impl std::fmt::Debug for Narrow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Narrow(…)")
    }
}
