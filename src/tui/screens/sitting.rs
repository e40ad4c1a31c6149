//! A stand-in until the stage is merged: shows the question, takes text, goes on with Tab.

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;

use crate::journal::Draft;
use crate::sitting::{Next, Sitting, Way};
use crate::tui::keymap::{Action, Binding, Input, hint};
use crate::tui::screen::{Msg, Return, Screen, World};
use crate::tui::widgets::column::{below, column, write};

const KEYS: &[Binding] = &[
    hint("Tab", Action::Next, "next"),
    hint("S-Tab", Action::Previous, "back"),
    hint("C-n", Action::Skip, "skip"),
    hint("C-p", Action::People, "people"),
    hint("Esc", Action::Out, "pause"),
];

/// A stand-in.
#[derive(Debug)]
pub struct SittingScreen {
    sitting: Sitting,
}

impl SittingScreen {
    /// Shows a sitting.
    pub fn new(sitting: Sitting) -> Self {
        Self { sitting }
    }

    fn go(&mut self, way: Way, world: &World) -> Option<Msg> {
        match self.sitting.go(way, world.now) {
            Next::Show => None,
            Next::Over(door) => Some(Msg::Over(door)),
            Next::Ended(ending) => Some(Msg::Ended(ending)),
        }
    }
}

impl Screen for SittingScreen {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn typing(&self) -> bool {
        true
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Next) => self.go(Way::On, world),
            Input::Act(Action::Previous) => self.go(Way::Back, world),
            Input::Act(Action::Skip) => self.go(Way::Skip, world),
            Input::Act(Action::Out) => Some(Msg::Back),
            Input::Key(key) => {
                let KeyCode::Char(letter) = key.code else { return None };
                let mut answer = self.sitting.scene().answer;
                answer.text.get_or_insert_default().push(letter);
                self.sitting.put(answer);
                None
            }
            _ => None,
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let scene = self.sitting.scene();
        let area = column(area);
        let used = write(frame.buffer_mut(), area, &scene.prompt, world.theme.text);
        let text = scene.answer.text.unwrap_or_default();
        write(frame.buffer_mut(), below(area, used + 1), &text, world.theme.text);
    }

    fn draft(&self) -> Option<Draft> {
        self.sitting.draft(0, 0, 0)
    }

    fn came_back(&mut self, from: &Return, _: &World) {
        match from {
            Return::Door(door) => self.sitting.came_back(door),
            Return::GoOn(number) => self.sitting.through_gate(*number),
            Return::NotNow | Return::Other => {}
        }
    }
}
