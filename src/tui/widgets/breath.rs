//! Slow breathing: in 4, out 6, six times. A line grows and shrinks; with reduced motion it counts instead.
//!
//! It is told how much time passed and has no clock of its own. It can be left at any moment.

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::column;
use super::pad::{Hand, Ink, Pad, Room, Took};
use super::rate::Rate;
use super::steps_through::StepsThrough;
use crate::guide::Calm;
use crate::journal::Answer;
use crate::tui::keymap::{Action, Input};

/// How many breaths.
const BREATHS: u8 = 6;
/// How often the line moves, and how often the count is looked at.
const MOVING: Duration = Duration::from_millis(100);
const COUNTING: Duration = Duration::from_millis(250);
/// The longest line, in cells.
const LONGEST: u16 = 44;

/// How long a breath is, in seconds: in, out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pace {
    Slow,
    Quick,
}

impl Pace {
    fn seconds(self) -> (u64, u64) {
        match self {
            Self::Slow => (4, 6),
            Self::Quick => (3, 5),
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Slow => Self::Quick,
            Self::Quick => Self::Slow,
        }
    }
}

/// Where in a breath one is.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Moment {
    /// Breathing in.
    into: bool,
    /// The second of this half, from 1.
    second: u64,
    /// How long the line is, from 0 to 1.
    full: f64,
}

/// A minute of breathing.
pub struct Breath {
    pace: Pace,
    done: u8,
    time: Duration,
    rate: Option<(String, Rate)>,
    look: Option<StepsThrough>,
    body: Option<StepsThrough>,
    instead: Instead,
}

/// What stands in the breath's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Instead {
    Nothing,
    Look,
    Body,
}

impl Breath {
    /// Breathing by itself.
    pub fn new() -> Self {
        let instead = Instead::Nothing;
        Self { pace: Pace::Slow, done: 0, time: Duration::ZERO, rate: None, look: None, body: None, instead }
    }

    /// With a number row under it.
    #[must_use]
    pub fn asking(self, question: Option<String>, value: Option<u8>) -> Self {
        Self { rate: question.map(|question| (question, Rate::new(value))), ..self }
    }

    /// With looking around beside it.
    #[must_use]
    pub fn or_look(self, lines: Option<&[String]>) -> Self {
        Self { look: lines.map(StepsThrough::new), ..self }
    }

    /// With feet, hands, back beside it.
    #[must_use]
    pub fn or_body(self, lines: Option<&[String]>) -> Self {
        Self { body: lines.map(StepsThrough::new), ..self }
    }

    fn other(&self) -> Option<&StepsThrough> {
        match self.instead {
            Instead::Nothing => None,
            Instead::Look => self.look.as_ref(),
            Instead::Body => self.body.as_ref(),
        }
    }

    fn other_mut(&mut self) -> Option<&mut StepsThrough> {
        match self.instead {
            Instead::Nothing => None,
            Instead::Look => self.look.as_mut(),
            Instead::Body => self.body.as_mut(),
        }
    }

    /// To the other thing, and back to breathing with the same key.
    fn turn_to(&mut self, instead: Instead) -> Took {
        self.instead = if self.instead == instead { Instead::Nothing } else { instead };
        Took::Used
    }

    /// Whether the minute is over.
    pub fn is_over(&self) -> bool {
        self.done >= BREATHS
    }

    fn moment(&self) -> Moment {
        let (inward, outward) = self.pace.seconds();
        let whole = Duration::from_secs(inward);
        if self.time < whole {
            let full = self.time.as_secs_f64() / whole.as_secs_f64();
            return Moment { into: true, second: self.time.as_secs() + 1, full };
        }
        let since = self.time.saturating_sub(whole);
        let full = 1.0 - since.as_secs_f64() / Duration::from_secs(outward).as_secs_f64();
        Moment { into: false, second: since.as_secs() + 1, full: full.max(0.0) }
    }

    fn count(&mut self, time: Duration) {
        let (inward, outward) = self.pace.seconds();
        let whole = Duration::from_secs(inward + outward);
        self.time += time;
        while self.time >= whole && !self.is_over() {
            self.time -= whole;
            self.done += 1;
        }
    }

    fn turn_pace(&mut self) -> Took {
        self.pace = self.pace.other();
        self.time = Duration::ZERO;
        Took::Used
    }

    fn draw_breath(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        let calm = &ink.words.calm;
        if self.is_over() {
            return centred(&calm.minute_done, area, 1, buf, ink.theme.text);
        }
        let moment = self.moment();
        let word = if moment.into { &calm.breathe_in } else { &calm.breathe_out };
        if ink.still {
            let counted = format!("{word}  {}", moment.second);
            return centred(&counted, area, 1, buf, ink.theme.text.patch(ink.theme.title));
        }
        centred(word, area, 0, buf, ink.theme.text);
        let most = area.width.min(LONGEST);
        centred(&line(moment.full, most), area, if area.height > 2 { 2 } else { 1 }, buf, ink.theme.accent);
    }

    /// What stands beside it: pace, looking around, and to stop when light-headed.
    fn beside(&self, calm: &Calm) -> Vec<String> {
        let tick = if self.pace == Pace::Quick { " ✓" } else { "" };
        let mut choices = format!("p  {}{tick}", calm.pace);
        if self.look.is_some() {
            choices = format!("{choices}    l  {}", calm.look_instead);
        }
        if let Some(body) = calm.ground.get(2).filter(|_| self.body.is_some()) {
            choices = format!("{choices}    b  {body}");
        }
        let careful = if self.look.is_some() {
            format!("{} {}", calm.careful, calm.not_for_all)
        } else {
            calm.careful.clone()
        };
        vec![choices, careful]
    }

    fn draw_rate(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> u16 {
        let Some((question, rate)) = &self.rate else { return 0 };
        let used = column::write(buf, area, question, ink.theme.text);
        rate.view(column::below(area, used), buf, ink);
        used + 1
    }

    fn draw_beside(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        let mut rest = area;
        for text in self.beside(&ink.words.calm) {
            let used = column::write(buf, rest, &text, ink.theme.dim);
            rest = column::below(rest, used);
        }
    }
}

impl Default for Breath {
    fn default() -> Self {
        Self::new()
    }
}

/// The line, grown to `full` of `most` cells; its ends move in half cells.
fn line(full: f64, most: u16) -> String {
    // It starts and ends softly, as a breath does.
    let soft = (1.0 - (full.clamp(0.0, 1.0) * std::f64::consts::PI).cos()) / 2.0;
    let halves = (2.0 + soft * f64::from(most.saturating_sub(2))).round();
    let side = (0..most).take_while(|cell| f64::from(*cell) + 0.5 < halves / 2.0).count();
    let odd = (f64::from(u16::try_from(side).unwrap_or(0)) - halves / 2.0).abs() > 0.1;
    let (left, right) = if odd { ("╺", "╸") } else { ("", "") };
    let whole = side.saturating_sub(usize::from(odd)).max(1);
    format!("{left}{}{right}", "━".repeat(whole * 2))
}

/// Writes a line in the middle of an area, on its row `row`.
fn centred(text: &str, area: Rect, row: u16, buf: &mut Buffer, style: Style) {
    let place = Rect { height: 1, ..column::below(area, row.min(area.height.saturating_sub(1))) };
    if area.height > 0 {
        Line::styled(text.to_owned(), style).alignment(Alignment::Center).render(place, buf);
    }
}

impl Pad for Breath {
    fn hand(&self) -> Hand {
        if self.other().is_some() { Hand::Pressing } else { Hand::Breathing }
    }

    fn take(&mut self, input: &Input) -> Took {
        match input {
            Input::Act(Action::Pace) => self.turn_pace(),
            Input::Act(Action::Look) if self.look.is_some() => self.turn_to(Instead::Look),
            Input::Act(Action::Body) if self.body.is_some() => self.turn_to(Instead::Body),
            _ if self.other().is_some() => self.other_mut().map_or(Took::Unused, |other| other.take(input)),
            Input::Act(Action::Choose) => Took::On,
            _ => self.rate.as_mut().map_or(Took::Unused, |(_, rate)| rate.take(input)),
        }
    }

    fn pass(&mut self, time: Duration) {
        if self.other().is_none() && !self.is_over() {
            self.count(time);
        }
    }

    fn fit(&mut self, area: Rect) {
        if let Some((_, rate)) = &mut self.rate {
            rate.fit(Rect { height: 0, ..area });
        }
    }

    fn room(&self, _width: u16) -> Room {
        let rate = u16::from(self.rate.is_some()) * 3;
        Room { least: 2 + rate, most: 12 + rate }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position> {
        if let Some(other) = self.other() {
            return other.view(area, buf, ink);
        }
        let rate = if self.rate.is_some() { 2 } else { 0 };
        let roomy = area.height >= 3 + 1 + rate;
        let breath = if roomy { 3 } else { area.height.saturating_sub(rate).clamp(1, 2) };
        let top = u16::from(area.height > breath + rate + 6) + u16::from(area.height > breath + rate + 8);
        self.draw_breath(Rect { height: breath.min(area.height), ..column::below(area, top) }, buf, ink);
        let rest = column::below(area, top + breath + u16::from(roomy) + top.min(1));
        let used = self.draw_rate(rest, buf, ink);
        let gap = u16::from(used > 0 && rest.height > used + 2);
        self.draw_beside(column::below(rest, used + gap), buf, ink);
        None
    }

    fn fill(&self, answer: &mut Answer) {
        answer.value = self.rate.as_ref().and_then(|(_, rate)| rate.value());
    }

    fn beat(&self, still: bool) -> Option<Duration> {
        let beat = if still { COUNTING } else { MOVING };
        (self.other().is_none() && !self.is_over()).then_some(beat)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyEvent};

    fn after(seconds: f64) -> Breath {
        let mut breath = Breath::new();
        breath.pass(Duration::from_secs_f64(seconds));
        breath
    }

    #[test]
    fn in_for_four_seconds_and_out_for_six() {
        let at = |seconds| after(seconds).moment();
        assert_eq!((at(0.0).into, at(3.9).into, at(4.0).into, at(9.9).into), (true, true, false, false));
        assert_eq!((at(2.1).second, at(4.1).second, at(9.9).second), (3, 1, 6));
        assert!(at(10.0).into);
    }

    #[test]
    fn six_breaths_are_a_minute_and_then_it_stands_still() {
        assert!(!after(59.9).is_over());
        assert!(after(60.0).is_over());
        assert_eq!(after(60.0).beat(false), None);
        assert_eq!(after(59.0).beat(true), Some(COUNTING));
    }

    #[test]
    fn a_quicker_pace_is_three_and_five() {
        let mut breath = after(12.0);
        breath.take(&Input::Act(Action::Pace));
        breath.pass(Duration::from_secs(3));
        assert!(!breath.moment().into);
        breath.pass(Duration::from_secs(5));
        assert_eq!((breath.moment().into, breath.done), (true, 2));
    }

    #[test]
    fn a_digit_marks_the_number_and_the_breathing_goes_on() {
        let mut breath = Breath::new().asking(Some("How high?".into()), None);
        breath.pass(Duration::from_secs(2));
        breath.take(&Input::Key(KeyEvent::from(KeyCode::Char('8'))));
        assert!(breath.beat(false).is_some());
        let mut answer = Answer::default();
        breath.fill(&mut answer);
        assert_eq!(answer.value, Some(8));
    }

    #[test]
    fn the_line_grows_and_is_never_longer_than_its_room() {
        let lengths: Vec<_> = (0..=20).map(|step| line(f64::from(step) / 20.0, 40).chars().count()).collect();
        assert!(lengths.is_sorted(), "{lengths:?}");
        assert!(lengths.iter().all(|length| *length <= 40), "{lengths:?}");
    }
}
