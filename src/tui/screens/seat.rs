//! Which seat the pages speak to, and then: enough for tonight, or a small first page. Either can be left with Esc.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::guide::{Opt, Step};
use crate::journal::{Seat, Side};
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::{Msg, Route, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::{Menu, Page, Tone};
use crate::tui::wording::fill;

const KEYS: &[Binding] = &join::<{ MOVE.len() + 3 }>(&[
    MOVE,
    &[
        hint("Enter", Action::Choose, "choose"),
        quiet("Tab", Action::Next, "go on without"),
        hint("Esc", Action::Out, "skip"),
    ],
]);
/// The path that is offered after it.
const FIRST_PAGE: &str = "start-here";

/// The seat question, then *enough for tonight*.
#[derive(Debug)]
pub struct SeatQuestion {
    menu: Menu<String>,
    asks_enough: bool,
    /// Asked again, at another time: it goes back to where it was asked.
    again: bool,
}

impl SeatQuestion {
    /// The seat question, for the first time.
    pub fn new() -> Self {
        Self { menu: Menu::new(None), asks_enough: false, again: false }
    }

    /// The seat question alone, to change the answer.
    pub fn again() -> Self {
        Self { again: true, ..Self::new() }
    }

    fn step<'a>(&self, world: &'a World) -> &'a Step {
        let first = &world.guide.words().plain.first;
        if self.asks_enough { &first.enough } else { &first.seat }
    }

    fn options<'a>(&self, world: &'a World) -> impl Iterator<Item = &'a Opt> {
        let offered = self.step(world).options.side(Side::Hurt).map_or(&[][..], Vec::as_slice);
        offered.iter().filter(|option| option.id != FIRST_PAGE || world.guide.has(FIRST_PAGE))
    }

    /// The second question; home where there is only one answer to it.
    fn go_on(&mut self, world: &World) -> Option<Msg> {
        if self.again {
            return Some(Msg::Back);
        }
        if self.asks_enough || !world.guide.has(FIRST_PAGE) {
            return Some(Msg::Home);
        }
        self.asks_enough = true;
        self.menu = Menu::new(None);
        None
    }

    fn choose(&mut self, world: &World) -> Option<Msg> {
        let id = self.menu.chosen()?.clone();
        if self.asks_enough {
            let open = || Msg::Go(Route::Path(FIRST_PAGE.to_owned()));
            return Some(if id == FIRST_PAGE { Msg::Many(vec![Msg::Home, open()]) } else { Msg::Home });
        }
        let profile = crate::journal::Profile { seat: seat(&id), ..world.profile.clone() };
        let saved = Msg::Profile(Box::new(profile));
        Some(match self.go_on(world) {
            Some(next) => Msg::Many(vec![saved, next]),
            None => saved,
        })
    }
}

impl Default for SeatQuestion {
    fn default() -> Self {
        Self::new()
    }
}

fn seat(id: &str) -> Seat {
    match id {
        "hurt" => Seat::Hurt,
        "broke" => Seat::Broke,
        "both" => Seat::Both,
        _ => Seat::Unsaid,
    }
}

impl Screen for SeatQuestion {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let step = self.step(world);
        let mut page = Page::new();
        page.say(&fill(step.prompt.side(Side::Hurt).map_or("", String::as_str), world), Tone::Text).gap();
        for option in self.options(world) {
            page.row(option.id.clone(), &fill(&option.label, world), "");
        }
        let small = step.small.as_ref().and_then(|small| small.side(Side::Hurt)).map_or("", String::as_str);
        page.gap().say(&fill(small, world), Tone::Dim);
        self.menu.set(&page, column(area));
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Choose) => self.choose(world),
            Input::Act(Action::Out | Action::Next) => self.go_on(world),
            other => {
                self.menu.take(other);
                None
            }
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        self.menu.draw(frame.buffer_mut(), column(area), &world.theme);
    }
}
