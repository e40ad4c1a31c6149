//! One screen of a sitting: its words, its pad, and how they are drawn.
//!
//! It knows a scene, never the sitting it comes from.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::layout::{Places, Wants, share};
use super::pads::{self, Around};
use super::status::Status;
use crate::sitting::{Form, Scene, Stage};
use crate::text::wrap;
use crate::tui::screen::World;
use crate::tui::widgets::column;
use crate::tui::widgets::pad::{Hand, Ink, Pad};
use crate::tui::widgets::seam::Seam;

/// One screen.
pub(in crate::tui::screens) struct Page {
    pub(in crate::tui::screens) scene: Scene,
    pub(in crate::tui::screens) pad: Box<dyn Pad>,
    /// Whether words of the person's own stand in the sitting.
    pub(in crate::tui::screens) has_words: bool,
    /// The line that offers a rest, once it was due.
    pub(super) rest: Option<String>,
    /// The first row of a long text to read that is in sight.
    from: usize,
    /// How far such a text may be moved; known once it was laid out.
    end: Cell<usize>,
}

impl Page {
    pub(in crate::tui::screens) fn new(scene: Scene, around: &Around<'_>) -> Self {
        let pad = pads::pad(&scene, around);
        Self { scene, pad, has_words: false, rest: None, from: 0, end: Cell::new(0) }
    }

    /// Moves a text that is longer than its room.
    pub(in crate::tui::screens) fn read_on(&mut self, down: bool) {
        const STEP: usize = 4;
        let moved = if down { self.from.saturating_add(STEP) } else { self.from.saturating_sub(STEP) };
        self.from = moved.min(self.end.get());
    }

    fn above(&self) -> Vec<&String> {
        self.scene.above.iter().chain(self.rest.as_ref()).filter(|line| !line.is_empty()).collect()
    }

    fn folding(&self) -> bool {
        self.scene.stage == Stage::PutAway
    }

    /// What stands where, in this area.
    fn places(&self, area: Rect, status: &Status) -> Places {
        let width = column::column(area).width;
        let rows = |lines: &[&String]| {
            lines.iter().fold(0, |sum: u16, line| sum.saturating_add(column::rows(line, width)))
        };
        let small: Vec<&String> = self.scene.small.iter().collect();
        let must: Vec<&String> = self.scene.must.iter().collect();
        let prompt = Some(&self.scene.prompt).filter(|prompt| !prompt.is_empty());
        let wants = Wants {
            title: !self.folding(),
            above: self.above_rows(&rows, area.height),
            prompt: prompt.map_or(0, |prompt| column::rows(prompt, width)),
            small: rows(&small),
            must: rows(&must),
            status: status.within(area.height).rows(width),
        };
        share(area, wants, self.pad.room(width))
    }

    /// Where one writes, what stands above takes a quarter at most: its beginning, with a sign.
    fn above_rows(&self, rows: &impl Fn(&[&String]) -> u16, height: u16) -> u16 {
        let wanted = rows(&self.above());
        if self.pad.hand().typing() { wanted.min((height / 4).max(2)) } else { wanted }
    }

    pub(in crate::tui::screens) fn fit(&mut self, area: Rect, status: &Status) {
        let form = self.places(area, status).form;
        self.pad.fit(form);
    }

    /// Draws everything, and says where the terminal's cursor belongs.
    pub(in crate::tui::screens) fn view(
        &self,
        area: Rect,
        buf: &mut Buffer,
        ink: &Ink<'_>,
        status: &Status,
    ) -> Option<Position> {
        let places = self.places(area, status);
        self.draw_title(places.title, buf, ink);
        self.draw_above(places.above, buf, ink);
        self.draw_prompt(places.prompt, buf, ink);
        for (mut place, lines) in [(places.small, &self.scene.small), (places.must, &self.scene.must)] {
            for line in lines {
                place = column::below(place, column::write(buf, place, line, ink.theme.dim));
            }
        }
        status.within(area.height).draw(places.status, buf, ink);
        let cursor = self.pad.view(places.form, buf, ink);
        cursor.filter(|at| area.contains(*at))
    }

    fn draw_title(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        self.seam().draw(&self.scene.title, area, buf, ink);
    }

    /// What stands above; where it is cut off, a sign says so.
    fn draw_above(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        let width = usize::from(area.width.max(1));
        let rows: Vec<String> = self.above().into_iter().flat_map(|line| wrap::lines(line, width)).collect();
        for (y, row) in (area.y..area.bottom()).zip(&rows) {
            let (x, _) = buf.set_stringn(area.x, y, row, usize::from(area.width), ink.theme.dim);
            let cut = y + 1 == area.bottom() && rows.len() > usize::from(area.height);
            if cut {
                buf.set_stringn(x.min(area.right().saturating_sub(1)), y, "…", 1, ink.theme.dim);
            }
        }
    }

    fn seam(&self) -> Seam {
        match (self.scene.progress, self.scene.stage) {
            (Some(progress), _) => Seam::at(progress),
            (None, Stage::Heart | Stage::Further | Stage::WayOut | Stage::Closing | Stage::PutAway) => {
                Seam::whole()
            }
            (None, _) => Seam::empty(),
        }
    }

    fn draw_prompt(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) {
        let rows = wrap::lines(&self.scene.prompt, usize::from(area.width));
        let room = usize::from(area.height);
        self.end.set(rows.len().saturating_sub(room));
        let from = self.from.min(self.end.get());
        let style = self.prompt_style(ink);
        for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(from)) {
            buf.set_stringn(area.x, y, row, usize::from(area.width), style);
        }
        if room > 0 && area.width > 1 {
            let right = area.right() - 1;
            if from > 0 {
                buf.set_stringn(right, area.y, "↑", 1, ink.theme.dim);
            }
            if from < self.end.get() {
                buf.set_stringn(right, area.bottom() - 1, "↓", 1, ink.theme.dim);
            }
        }
    }

    /// A question stands out a little from what is written under it; a card is read as it is.
    fn prompt_style(&self, ink: &Ink<'_>) -> Style {
        match self.scene.form {
            Form::Card { .. } | Form::PutAway { .. } => ink.theme.text,
            _ => ink.theme.text.patch(ink.theme.title),
        }
    }

    /// What is said about keeping; nothing where nothing is given.
    pub(in crate::tui::screens) fn status(&self, world: &World) -> Status {
        let quiet =
            matches!(self.pad.hand(), Hand::Reading | Hand::Pressing | Hand::Breathing | Hand::Folding);
        // Where nothing is typed it is silent, unless words are in danger: "it will keep" is said there.
        let silent = quiet || self.folding() || self.scene.if_ticked;
        if silent && world.kept.failing.is_none() {
            return Status::default();
        }
        let words = &world.guide.words().plain;
        let at_risk = !world.kept.begun && !self.pad.hand().typing() && !self.has_words;
        if at_risk && !self.scene.not_kept {
            // Nothing is lost by leaving a number or a choice; it is said where words are written, and after them.
            return Status::default();
        }
        Status::of(&world.kept, words, self.scene.not_kept, world.now)
    }
}
