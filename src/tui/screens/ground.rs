//! Ground: breath, looking, body, over anything; it returns to the very place. No words are asked and none are kept.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::journal::Moment;
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::{below, column, write};
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 4 }>(&[
    MOVE,
    &[
        hint("Enter", Action::Choose, "choose"),
        hint("Esc", Action::Out, "back"),
        quiet("Tab", Action::Next, "the next line"),
        quiet("Space", Action::Mark, "the next line"),
    ],
]);
const INSIDE: &[Binding] = &[
    hint("Enter", Action::Choose, "next"),
    quiet("Tab", Action::Next, "next"),
    quiet("Space", Action::Mark, "next"),
    hint("Esc", Action::Out, "back"),
];

/// Ground.
#[derive(Debug)]
pub struct Ground {
    menu: Menu<Way>,
    inside: Option<Inside>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Breath,
    Look,
    Body,
}

/// One way of grounding, under way.
#[derive(Debug)]
struct Inside {
    way: Way,
    /// When it began.
    since: Moment,
    /// The line that is shown, from 0.
    line: usize,
}

/// In 4, out 6, six times.
const IN: i64 = 4_000;
const OUT: i64 = 6_000;
const BREATHS: i64 = 6;

impl Ground {
    /// The three ways, with the breath chosen.
    pub fn new() -> Self {
        Self { menu: Menu::new(Some(Way::Breath)), inside: None }
    }

    fn choose(&mut self, world: &World) {
        match &mut self.inside {
            None => {
                let way = self.menu.chosen().copied();
                self.inside = way.map(|way| Inside { way, since: world.now, line: 0 });
            }
            Some(inside) if inside.is_over(world) => self.inside = None,
            Some(inside) => inside.line += 1,
        }
    }
}

impl Default for Ground {
    fn default() -> Self {
        Self::new()
    }
}

impl Inside {
    fn lines<'a>(&self, world: &'a World) -> &'a [String] {
        let calm = &world.guide.words().plain.calm;
        match self.way {
            Way::Breath => &[],
            Way::Look => &calm.look_full,
            Way::Body => &calm.body,
        }
    }

    fn is_over(&self, world: &World) -> bool {
        match self.way {
            Way::Breath => self.breathed(world) >= (IN + OUT) * BREATHS,
            Way::Look | Way::Body => self.line >= self.lines(world).len(),
        }
    }

    /// For how long, in milliseconds.
    fn breathed(&self, world: &World) -> i64 {
        (world.now - self.since).num_milliseconds().max(0)
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let calm = &world.guide.words().plain.calm;
        let area = below(area, area.height / 4);
        if self.is_over(world) {
            let said = if self.way == Way::Breath { &calm.minute_done } else { &calm.done };
            write(frame.buffer_mut(), area, said, world.theme.text);
        } else if self.way == Way::Breath {
            self.view_breath(frame, area, world);
        } else {
            let line = self.lines(world).get(self.line).map_or("", String::as_str);
            let used = write(frame.buffer_mut(), area, line, world.theme.text);
            let other = if self.way == Way::Look { calm.look_other.as_str() } else { "" };
            write(frame.buffer_mut(), below(area, used + 2), other, world.theme.dim);
        }
    }

    /// A line that grows and shrinks, with the word under it; counted instead where nothing is to move.
    fn view_breath(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let calm = &world.guide.words().plain.calm;
        let at = self.breathed(world) % (IN + OUT);
        let going_in = at < IN;
        let (says, passed, whole) =
            if going_in { (&calm.breathe_in, at, IN) } else { (&calm.breathe_out, at - IN, OUT) };
        let widest = i64::from(area.width.min(48));
        let grown = if going_in { passed * widest / whole } else { widest - passed * widest / whole };
        let (line, says) = if world.reduced_motion {
            (String::new(), format!("{says} {}", passed / 1000 + 1))
        } else {
            ("━".repeat(usize::try_from(grown.max(1)).unwrap_or(1)), says.clone())
        };
        let theme = &world.theme;
        frame.buffer_mut().set_stringn(area.x, area.y, line, usize::from(area.width), theme.accent);
        write(frame.buffer_mut(), below(area, 2), &says, theme.text);
        let used = 4 + write(frame.buffer_mut(), below(area, 4), &calm.careful, theme.dim);
        write(frame.buffer_mut(), below(area, used), &calm.not_for_all, theme.dim);
    }
}

impl Screen for Ground {
    fn keys(&self) -> &'static [Binding] {
        if self.inside.is_some() { INSIDE } else { KEYS }
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let calm = &world.guide.words().plain.calm;
        let mut page = Page::new();
        page.say(&calm.ground_title, Tone::Title).gap();
        for (way, label) in [Way::Breath, Way::Look, Way::Body].into_iter().zip(&calm.ground) {
            page.row(way, label, "");
        }
        self.menu.set(&page, column(area));
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Choose) => self.choose(world),
            Input::Act(Action::Next | Action::Mark) if self.inside.is_some() => self.choose(world),
            Input::Act(Action::Out) if self.inside.take().is_none() => return Some(Msg::Back),
            Input::Act(action) if self.inside.is_none() => {
                self.menu.act(*action);
            }
            _ => {}
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        match &self.inside {
            Some(inside) => inside.view(frame, column(area), world),
            None => self.menu.draw(frame.buffer_mut(), column(area), &world.theme),
        }
    }

    fn beat(&self) -> Option<Duration> {
        let breathes = self.inside.as_ref().is_some_and(|inside| inside.way == Way::Breath);
        breathes.then_some(Duration::from_millis(100))
    }
}
