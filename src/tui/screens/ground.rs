//! Ground: breath, looking, body, over anything; it returns to the very place. No words are asked and none are kept.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::journal::Moment;
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::{Msg, Return, Screen, World};
use crate::tui::widgets::beat::Beat;
use crate::tui::widgets::breath::Breath;
use crate::tui::widgets::column::{below, column, write};
use crate::tui::widgets::menu::{Menu, Page, Tone};
use crate::tui::widgets::pad::{Hand, Ink, Pad, Took};
use crate::tui::widgets::steps_through::StepsThrough;

const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Enter", Action::Choose, "choose"), hint("Esc", Action::Out, "back")],
]);
const BREATHING: &[Binding] = &[
    hint("Enter", Action::Choose, "done"),
    hint("p", Action::Pace, "pace"),
    hint("l", Action::Look, "look around"),
    hint("Esc", Action::Out, "back"),
];
const PRESSING: &[Binding] = &[
    hint("Enter", Action::Choose, "one more"),
    quiet("Space", Action::Mark, "one more"),
    quiet("Down", Action::Down, "one more"),
    quiet("Up", Action::Up, "one back"),
    hint("Esc", Action::Out, "back"),
];

/// Ground.
pub struct Ground {
    menu: Menu<Way>,
    inside: Option<Box<dyn Pad>>,
    beat: Beat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Breath,
    Look,
    Body,
}

impl Ground {
    /// The three ways, with the breath chosen.
    pub fn new() -> Self {
        Self { menu: Menu::new(Some(Way::Breath)), inside: None, beat: Beat::default() }
    }

    fn enter(&mut self, world: &World) {
        let calm = &world.guide.words().plain.calm;
        self.beat.stop();
        self.inside = self.menu.chosen().map(|way| -> Box<dyn Pad> {
            match way {
                Way::Breath => Box::new(Breath::new().or_look(Some(&calm.look_full))),
                Way::Look => Box::new(StepsThrough::new(&calm.look_full)),
                Way::Body => Box::new(StepsThrough::new(&calm.body)),
            }
        });
    }

    /// What is under way takes it; at its end, back to the three ways.
    fn hand(&mut self, input: &Input) {
        let took = self.inside.as_mut().map(|pad| pad.take(input));
        if took == Some(Took::On) {
            self.inside = None;
        }
    }

    fn beat_on(&mut self, now: Moment) {
        let passed = self.beat.count(now);
        if let Some(pad) = &mut self.inside {
            pad.pass(passed);
        }
    }

    fn title(&self, world: &World) -> String {
        let calm = &world.guide.words().plain.calm;
        let place = match self.menu.chosen() {
            Some(Way::Look) => 1,
            Some(Way::Body) => 2,
            _ => 0,
        };
        if self.inside.is_some() { calm.ground[place].clone() } else { calm.ground_title.clone() }
    }
}

impl Default for Ground {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Ground {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ground")
    }
}

/// Where what is under way stands: a little lower, where there is room.
fn place(area: Rect) -> Rect {
    below(column(area), if area.height >= 16 { 4 } else { 2 })
}

impl Screen for Ground {
    fn keys(&self) -> &'static [Binding] {
        match self.inside.as_ref().map(|pad| pad.hand()) {
            None => KEYS,
            Some(Hand::Breathing) => BREATHING,
            Some(_) => PRESSING,
        }
    }

    fn fit(&mut self, area: Rect, world: &World) {
        if let Some(pad) = &mut self.inside {
            self.beat.start(world.now);
            pad.fit(place(area));
            return;
        }
        let calm = &world.guide.words().plain.calm;
        let mut page = Page::new();
        for (way, label) in [Way::Breath, Way::Look, Way::Body].into_iter().zip(&calm.ground) {
            page.row(way, label, "");
        }
        self.menu.set(&page, below(column(area), 2));
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match input {
            Input::Tick => self.beat_on(world.now),
            Input::Act(Action::Out) if self.inside.take().is_none() => return Some(Msg::Back),
            _ if self.inside.is_some() => self.hand(input),
            Input::Act(Action::Choose) => self.enter(world),
            other => self.menu.take(other),
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let theme = &world.theme;
        write(frame.buffer_mut(), column(area), &self.title(world), Tone::Title.style(theme));
        match &self.inside {
            Some(pad) => {
                let words = &world.guide.words().plain;
                let ink = Ink { theme, words, still: world.settings.reduced_motion, awake: true };
                pad.view(place(area), frame.buffer_mut(), &ink);
            }
            None => self.menu.draw(frame.buffer_mut(), below(column(area), 2), theme),
        }
    }

    fn beat(&self) -> Option<Duration> {
        // Stillness is the pad's to decide; a counted breath is told each second all the same.
        self.inside.as_ref().and_then(|pad| pad.beat(false))
    }

    fn came_back(&mut self, _: &Return, _: &World) {
        self.beat.stop();
    }
}
