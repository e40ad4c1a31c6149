//! How it has been: four figures over some weeks, months or all of the time, each with what it shows in a sentence.
//! It describes; it draws no conclusion and shows no count.

mod bars;
mod calendar;
mod numbers;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::guide::HowWords;
use crate::journal::patterns::{Patterns, Span};
use crate::tui::keymap::{Action, Binding, Input, hint, quiet};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::theme::Theme;
use crate::tui::widgets::column::{below, column, rows, write};

const KEYS: &[Binding] = &[
    hint("Left", Action::Left, "figure"),
    quiet("Right", Action::Right, "figure"),
    quiet("Tab", Action::Next, "the next figure"),
    quiet("S-Tab", Action::Previous, "the figure before"),
    hint("z", Action::Span, "how long"),
    hint("Esc", Action::Out, "back"),
    quiet("Up", Action::Up, "scroll"),
    quiet("Down", Action::Down, "scroll"),
    quiet("k", Action::Up, "scroll"),
    quiet("j", Action::Down, "scroll"),
    quiet("PageUp", Action::PageUp, "a screenful"),
    quiet("PageDown", Action::PageDown, "a screenful"),
    quiet("Home", Action::First, "first, last"),
    quiet("End", Action::Last, "first, last"),
];
/// From this height on lines are left free between head, figure and sentence.
const ROOMY: u16 = 16;
/// The least rows of a figure, however long its sentence is.
const LEAST: u16 = 4;

/// The four figures, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Numbers,
    Feelings,
    Paths,
    Days,
}

/// The screen.
#[derive(Debug)]
pub struct How {
    shown: Shown,
    span: Span,
    patterns: Option<Patterns>,
    /// What the figure shows, in words.
    sentence: String,
    /// How many rows of the figure have been scrolled past.
    top: usize,
    /// The lines that the figure would fill.
    high: u16,
    /// The rows that the figure has, and how many there is room for.
    extent: (usize, u16),
}

/// What a figure is drawn with.
struct Ink<'a> {
    theme: &'a Theme,
    words: &'a HowWords,
}

/// The parts of the screen from top to bottom.
struct Parts {
    title: Option<Rect>,
    tabs: Rect,
    figure: Rect,
    sentence: Rect,
}

impl Shown {
    const ALL: [Self; 4] = [Self::Numbers, Self::Feelings, Self::Paths, Self::Days];

    fn title(self, words: &HowWords) -> &str {
        match self {
            Self::Numbers => &words.figures.numbers,
            Self::Feelings => &words.figures.feelings,
            Self::Paths => &words.figures.paths,
            Self::Days => &words.figures.days,
        }
    }

    fn place(self) -> usize {
        Self::ALL.iter().position(|one| *one == self).unwrap_or(0)
    }

    /// So many further, round again after the last.
    fn further(self, steps: usize) -> Self {
        Self::ALL.into_iter().cycle().nth(self.place() + steps).unwrap_or(self)
    }
}

impl How {
    /// The last four weeks, their numbers first.
    pub fn new() -> Self {
        Self {
            shown: Shown::Numbers,
            span: Span::default(),
            patterns: None,
            sentence: String::new(),
            top: 0,
            high: 0,
            extent: (0, 0),
        }
    }

    fn go(&mut self, steps: usize) {
        self.shown = self.shown.further(steps);
        self.top = 0;
    }

    fn scroll(&mut self, by: isize) {
        let (rows, room) = self.extent;
        let last = rows.saturating_sub(usize::from(room));
        self.top = self.top.saturating_add_signed(by).min(last);
    }

    /// Lays the figure out: how high it would be, and which of its rows there is room for.
    fn lay_out(&mut self, patterns: &Patterns, area: Rect, ink: &Ink<'_>) {
        let rows = match self.shown {
            Shown::Numbers => 0,
            Shown::Feelings => patterns.feelings.all().len(),
            Shown::Paths => patterns.paths.all().len(),
            Shown::Days if patterns.days.all().is_empty() => 0,
            Shown::Days => patterns.days.calendar(patterns.since, patterns.until).rows(),
        };
        self.high = u16::MAX;
        let most = self.parts(area).figure;
        self.high = match self.shown {
            Shown::Numbers => numbers::high(patterns, most, ink),
            Shown::Feelings | Shown::Paths => bars::high(most, rows),
            Shown::Days => calendar::high(most, rows),
        };
        let figure = self.parts(area).figure;
        let room = match self.shown {
            Shown::Numbers => 0,
            Shown::Feelings | Shown::Paths => bars::room(figure, rows),
            Shown::Days => calendar::room(figure, rows),
        };
        self.extent = (rows, room);
        self.scroll(0);
    }

    fn draw_figure(&self, patterns: &Patterns, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        match self.shown {
            Shown::Numbers => numbers::draw(patterns, area, buf, ink),
            Shown::Feelings => bars::feelings(&patterns.feelings, self.top, area, buf, ink),
            Shown::Paths => bars::paths(&patterns.paths, self.top, area, buf, ink),
            Shown::Days => calendar::draw(patterns, self.top, area, buf, ink),
        }
    }

    /// The names of the figures, the one that is shown with the mark and the accent.
    fn draw_tabs(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        let mut x = area.x;
        for one in Shown::ALL {
            let here = one == self.shown;
            let (mark, style) = if here { ("▸ ", ink.theme.accent) } else { ("", ink.theme.dim) };
            let name = format!("{mark}{}", one.title(ink.words));
            let room = usize::from(area.right().saturating_sub(x));
            (x, _) = buf.set_stringn(x, area.y, name, room, style);
            x = x.saturating_add(2).min(area.right());
        }
    }

    /// The sentence stands right under the figure, with a free line between where there is one.
    fn parts(&self, area: Rect) -> Parts {
        let gap = u16::from(area.height >= ROOMY);
        let title = (gap > 0).then_some(Rect { height: 1, ..area });
        let tabs = below(area, 2 * gap);
        let rest = below(tabs, 1 + gap);
        let said = rows(&self.sentence, area.width).min(rest.height.saturating_sub(LEAST + gap));
        let most = rest.height.saturating_sub(said + gap);
        let figure = Rect { height: self.high.min(most), ..rest };
        let free = u16::from(figure.height > 0 && figure.height + said < rest.height);
        Parts { title, tabs: Rect { height: 1, ..tabs }, figure, sentence: below(rest, figure.height + free) }
    }

    fn act(&mut self, action: Action) {
        let screenful = isize::try_from(self.extent.1).unwrap_or(1).max(1);
        match action {
            Action::Right | Action::Next => self.go(1),
            Action::Left | Action::Previous => self.go(Shown::ALL.len() - 1),
            Action::Span => {
                self.span = self.span.next();
                self.top = 0;
            }
            Action::Up => self.scroll(-1),
            Action::Down => self.scroll(1),
            Action::PageUp => self.scroll(-screenful),
            Action::PageDown => self.scroll(screenful),
            Action::First => self.scroll(isize::MIN),
            Action::Last => self.scroll(isize::MAX),
            _ => {}
        }
    }
}

impl Default for How {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for How {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, world: &World) {
        if !world.loaded {
            self.sentence.clone_from(&world.guide.words().plain.lists.still_read);
            return;
        }
        let patterns = Patterns::of(world.timeline.entries(), self.span, world.now.date_naive());
        let figures = world.guide.words().how_it_has_been(&patterns);
        self.sentence =
            figures.get(self.shown.place()).map(|one| one.sentences.join(" ")).unwrap_or_default();
        self.lay_out(
            &patterns,
            column(area),
            &Ink { theme: &world.theme, words: &world.guide.words().plain.how },
        );
        self.patterns = Some(patterns);
    }

    fn update(&mut self, input: &Input, _: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Out) => return Some(Msg::Back),
            Input::Act(action) => self.act(*action),
            Input::Scroll(rows) => self.scroll(isize::try_from(*rows).unwrap_or(0)),
            _ => {}
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let words = &world.guide.words().plain;
        let ink = Ink { theme: &world.theme, words: &words.how };
        let parts = self.parts(column(area));
        let buf = frame.buffer_mut();
        if let Some(title) = parts.title {
            write(buf, title, &words.how.title, ink.theme.title);
            let span = words.how.spans.of(self.span);
            let width = u16::try_from(span.width()).unwrap_or(u16::MAX).min(title.width);
            write(buf, Rect { x: title.right() - width, width, ..title }, span, ink.theme.dim);
        }
        self.draw_tabs(parts.tabs, buf, &ink);
        if let Some(patterns) = &self.patterns {
            self.draw_figure(patterns, parts.figure, buf, &ink);
        }
        write(buf, parts.sentence, &self.sentence, ink.theme.text);
    }
}
