//! A form with boxes to tick under it, such as *keep this* or *let it go out*.
//!
//! It never knows what a tick does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::choices::Choices;
use super::column;
use super::pad::{Hand, Ink, Pad, Place, Room, Took};
use crate::journal::{Answer, Chosen};
use crate::sitting::Choice;
use crate::tui::keymap::{Action, Input};

/// The field from which on the hands are on the boxes.
const BOXES: usize = 1_000_000;

/// A form with boxes under it.
pub struct Ticked {
    form: Box<dyn Pad>,
    ticks: Choices,
    ids: Vec<String>,
    on_ticks: bool,
}

impl Ticked {
    /// This form with these boxes.
    pub fn new(form: Box<dyn Pad>, ticks: &[Choice], chosen: &[Chosen]) -> Self {
        let ids: Vec<_> = ticks.iter().map(|tick| tick.id.clone()).collect();
        Self { form, ticks: Choices::several(ticks, chosen, None), ids, on_ticks: false }
    }

    fn parts(&self, area: Rect) -> (Rect, Rect) {
        let boxes = self.ticks.room(area.width).most;
        let gap = u16::from(area.height > boxes + 4);
        let room = area.height.saturating_sub(boxes + gap).min(self.form.room(area.width).most);
        (Rect { height: room, ..area }, column::below(area, room + gap))
    }

    fn on_form(&mut self, input: &Input) -> Took {
        match (self.form.take(input), input) {
            (Took::Unused, Input::Act(Action::Next)) => self.turn(true),
            (took, _) => took,
        }
    }

    fn on_boxes(&mut self, input: &Input) -> Took {
        match input {
            Input::Act(Action::Previous) => self.turn(false),
            Input::Act(Action::Up) if self.ticks.at_first() => self.turn(false),
            // Hands that write on do not tick a box with a space, and their words go where the others stand.
            Input::Act(Action::Mark) if self.form.hand().typing() => Took::Used,
            Input::Key(_) if self.form.hand().typing() => {
                self.on_ticks = false;
                self.form.take(input)
            }
            _ => self.ticks.take(input),
        }
    }

    fn turn(&mut self, on_ticks: bool) -> Took {
        self.on_ticks = on_ticks;
        Took::Used
    }
}

impl Pad for Ticked {
    fn hand(&self) -> Hand {
        if self.on_ticks { self.ticks.hand() } else { self.form.hand() }
    }

    fn take(&mut self, input: &Input) -> Took {
        if self.on_ticks { self.on_boxes(input) } else { self.on_form(input) }
    }

    fn fit(&mut self, area: Rect) {
        let (form, boxes) = self.parts(area);
        self.form.fit(form);
        self.ticks.fit(boxes);
    }

    fn room(&self, width: u16) -> Room {
        let (form, boxes) = (self.form.room(width), self.ticks.room(width));
        Room { least: form.least + boxes.least, most: form.most.saturating_add(boxes.most).saturating_add(1) }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        let (form, boxes) = self.parts(area);
        let awake = |here: bool| Ink { awake: ink.awake && here, ..*ink };
        let cursor = self.form.view(form, buf, &awake(!self.on_ticks));
        let own = self.ticks.view(boxes, buf, &awake(self.on_ticks));
        if self.on_ticks { own } else { cursor }
    }

    fn fill(&self, answer: &mut Answer) {
        self.form.fill(answer);
        let is_tick = |chosen: &Chosen| chosen.id.as_ref().is_some_and(|id| self.ids.contains(id));
        answer.chosen.retain(|chosen| !is_tick(chosen));
        answer.chosen.extend(self.ticks.chosen());
    }

    fn place(&self) -> Place {
        let box_at = Place { field: BOXES + self.ticks.place().field, ..Place::default() };
        if self.on_ticks { box_at } else { self.form.place() }
    }

    fn go_to(&mut self, place: Place) {
        self.on_ticks = place.field >= BOXES;
        match place.field.checked_sub(BOXES) {
            Some(field) => self.ticks.go_to(Place { field, ..place }),
            None => self.form.go_to(place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::writing::Writing;
    use crossterm::event::{KeyCode, KeyEvent};

    #[test]
    fn tab_comes_to_the_boxes_and_the_words_stay() {
        let keep = Choice { id: "keep".into(), label: "keep".into(), alone: false, own: false, apart: false };
        let mut pad = Ticked::new(Box::new(Writing::new("the words", None)), &[keep], &[]);
        assert_eq!(pad.take(&Input::Act(Action::Next)), Took::Used);
        pad.take(&Input::Act(Action::Choose));
        let mut answer = Answer::default();
        pad.fill(&mut answer);
        assert_eq!((answer.text.as_deref(), answer.picked()), (Some("the words"), Some("keep")));
        assert_eq!(pad.take(&Input::Act(Action::Next)), Took::Unused);
    }

    #[test]
    fn hands_that_write_on_tick_nothing_and_lose_no_letter() {
        let out = Choice { id: "out".into(), label: "out".into(), alone: false, own: false, apart: false };
        let mut pad = Ticked::new(Box::new(Writing::new("", None)), &[out], &[]);
        pad.take(&Input::Act(Action::Next));
        pad.take(&Input::Act(Action::Mark));
        pad.take(&Input::Key(KeyEvent::from(KeyCode::Char('a'))));
        let mut answer = Answer::default();
        pad.fill(&mut answer);
        assert_eq!((answer.text.as_deref(), answer.picked()), (Some("a"), None));
    }
}
