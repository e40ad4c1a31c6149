//! Choose: all pages in the article's own order, each group with its idea, for one side. `/` filters as one types.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::guide::{Opt, Path};
use crate::journal::{History, Profile, Side, StepKind};
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::{Msg, Route, Screen, World};
use crate::tui::widgets::column::{below, halves};
use crate::tui::widgets::filter::Filter;
use crate::tui::widgets::menu::{Menu, Page, Tone};
use crate::tui::wording::fill;

const KEYS: &[Binding] = &join::<{ MOVE.len() + 6 }>(&[
    MOVE,
    &[
        hint("Enter", Action::Choose, "open"),
        hint("/", Action::Find, "filter"),
        hint("r", Action::Side, "other side"),
        hint("Esc", Action::Out, "back"),
        quiet("h", Action::Shared, "hide or show pages about the two of you"),
        quiet("C-f", Action::Find, "filter"),
    ],
]);
/// All pages, by theme.
#[derive(Debug)]
pub struct Choose {
    menu: Menu<String>,
    beside: Menu<()>,
    /// The side that was turned to; none is the person's own.
    turned_to: Option<Side>,
    filter: Filter,
    /// Whether the pages about two were just hidden or shown: said until the next key.
    turned: bool,
}

impl Choose {
    /// The list for the person's seat, as soon as that is known.
    pub fn new() -> Self {
        let filter = Filter::default();
        Self { menu: Menu::new(None), beside: Menu::new(None), turned_to: None, filter, turned: false }
    }

    fn side(&self, world: &World) -> Side {
        self.turned_to.or(world.profile.seat.side()).unwrap_or_default()
    }

    fn other_side(&mut self, world: &World) {
        self.turned_to = Some(match self.side(world) {
            Side::Hurt => Side::Broke,
            Side::Broke => Side::Hurt,
        });
        self.menu.rewind();
    }

    /// The chosen page; on the other side's list, that side's.
    fn open(&self, world: &World) -> Option<Msg> {
        let id = self.menu.chosen()?.clone();
        let other = world.profile.seat.side().is_some_and(|own| own != self.side(world));
        Some(Msg::Go(if other { Route::PathFor(id, self.side(world)) } else { Route::Path(id) }))
    }

    /// The ordinary setting that hides the pages about what two people do, or shows them again.
    fn turn_shared(&mut self, world: &World) -> Msg {
        self.turned = true;
        let hide_shared = !world.profile.hide_shared;
        Msg::Profile(Box::new(Profile { hide_shared, ..world.profile.clone() }))
    }

    /// What was just hidden or shown.
    fn said(&self, world: &World) -> String {
        let lists = &world.guide.words().plain.lists;
        let words = if world.profile.hide_shared { &lists.shared_hidden } else { &lists.shared_shown };
        if self.turned { words.clone() } else { String::new() }
    }

    fn offered<'a>(&self, world: &'a World) -> Vec<&'a Path> {
        let hidden = |path: &&Path| path.shared && world.profile.hide_shared;
        let found = |path: &&Path| self.filter.fits(&path.title);
        let paths = world.guide.paths().filter(|path| path.seats.contains(&self.side(world)));
        paths.filter(|path| !hidden(path)).filter(found).collect()
    }

    /// For whom the pages are. Whoever has no side, or both, is not told which is theirs.
    fn whose(&self, world: &World) -> String {
        let lists = &world.guide.words().plain.lists;
        match (world.profile.seat.side(), self.side(world)) {
            (Some(_), side) => lists.whose.replace("{title}", &side_words(side, world)),
            (None, Side::Hurt) => lists.from_hurt.clone(),
            (None, Side::Broke) => lists.from_broke.clone(),
        }
    }

    fn page(&self, world: &World) -> Page<String> {
        let words = world.guide.words();
        let history = History::of(world.timeline.entries());
        let offered = self.offered(world);
        let mut page = Page::new();
        page.say(&self.whose(world), Tone::Dim);
        page.say(&self.said(world), Tone::Dim);
        page.say(&self.filter.shown(), Tone::Accent).gap();
        for section in &words.plain.sections {
            let mut paths = offered.iter().filter(|path| path.section == section.id).peekable();
            if paths.peek().is_none() {
                continue;
            }
            page.say(&section.title, Tone::Title).say(&section.idea, Tone::Dim);
            for path in paths {
                page.row(path.id.clone(), &path.title, &note(path, &history, world));
            }
            page.gap();
        }
        if offered.is_empty() {
            page.say(&words.plain.lists.no_page, Tone::Dim);
        }
        page
    }

    /// What the chosen page asks, and what it leads to.
    fn asks(&self, world: &World) -> Page<()> {
        let mut page = Page::new();
        let Some(path) = self.menu.chosen().and_then(|id| world.guide.path(id)) else { return page };
        page.say(&path.title, Tone::Title).gap();
        if let Some(opening) = path.opening.as_ref().and_then(|opening| opening.side(self.side(world))) {
            page.say(&fill(opening, world), Tone::Text).gap();
        }
        let (core, further): (Vec<_>, Vec<_>) = path
            .steps
            .iter()
            .filter(|step| step.seats.contains(&self.side(world)) && step.kind != StepKind::Card)
            .partition(|step| step.core);
        let lists = &world.guide.words().plain.lists;
        for (heading, steps) in [(&lists.asks, core), (&lists.asks_further, further)] {
            if steps.is_empty() {
                continue;
            }
            page.say(heading, Tone::Dim);
            for step in steps {
                let prompt = step.prompt.side(self.side(world)).map_or("", String::as_str);
                page.indented(&fill(prompt, world), Tone::Text, 2);
            }
            page.gap();
        }
        page.say(&world.guide.words().minutes(path.minutes), Tone::Dim);
        page
    }

    fn take(&mut self, action: Action, world: &World) -> Option<Msg> {
        self.turned = false;
        match action {
            Action::Choose => return self.open(world),
            Action::Find => self.filter.open(),
            Action::Side => self.other_side(world),
            Action::Shared => return Some(self.turn_shared(world)),
            Action::Out if self.filter.close() => {}
            Action::Out => return Some(Msg::Back),
            other => self.menu.act(other),
        }
        None
    }
}

/// How long, how deep, and whether it was begun or walked; one line.
fn note(path: &Path, history: &History, world: &World) -> String {
    let mut parts =
        vec![format!("{} min", path.minutes[0]), world.guide.words().depth(path.depth).to_owned()];
    let unfinished = world.drafts.iter().filter_map(|draft| draft.entry.path.as_ref());
    if unfinished.into_iter().any(|begun| begun.id == path.id) {
        parts.push(world.guide.words().plain.lists.begun.clone());
    } else if history.walked(&path.id) {
        parts.push(world.guide.words().plain.lists.walked.clone());
    }
    parts.join(" · ")
}

/// The words of the seat question for a side.
fn side_words(side: Side, world: &World) -> String {
    let options = world.guide.words().plain.first.seat.options.side(side);
    let option = options.and_then(|options: &Vec<Opt>| options.iter().find(|option| option.id == side.key()));
    option.map_or_else(|| side.key().to_owned(), |option| fill(&option.label, world))
}

impl Default for Choose {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for Choose {
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
        let page = self.page(world);
        self.menu.set(&page, list);
        if let Some(beside) = beside {
            let asks = self.asks(world);
            self.beside.rewind();
            self.beside.set(&asks, below(beside, 3));
        }
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match input {
            Input::Act(action) => return self.take(*action, world),
            Input::Key(key) if self.filter.key(key) => self.menu.rewind(),
            Input::Paste(text) if self.filter.paste(text) => self.menu.rewind(),
            Input::Scroll(rows) => self.menu.scroll(*rows),
            _ => {}
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let (list, beside) = halves(area);
        self.menu.draw(frame.buffer_mut(), list, &world.theme);
        if let Some(beside) = beside {
            self.beside.draw(frame.buffer_mut(), below(beside, 3), &world.theme);
        }
    }
}
