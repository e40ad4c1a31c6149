//! What of a page is kept to oneself: the answer that was pointed at, or all of it. It says what that means, and opens
//! again what was kept so.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{question, revised};
use crate::journal::Which;
use crate::journal::revise::{keep_answer_to_oneself, keep_to_oneself};
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Enter", Action::Choose, "choose"), hint("Esc", Action::Out, "back")],
]);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Answer(bool),
    Page(bool),
}

/// The choice.
#[derive(Debug)]
pub struct SealChoice {
    page: Which,
    step: Option<String>,
    menu: Menu<Row>,
}

impl SealChoice {
    /// About this entry, with this answer pointed at.
    pub fn new(page: Which, step: Option<String>) -> Self {
        Self { page, step, menu: Menu::new(None) }
    }

    fn page(&self, world: &World) -> Page<Row> {
        let words = &world.guide.words().plain.entry.seal;
        let mut page = Page::new();
        page.say(&words.title, Tone::Title);
        for line in &words.what {
            page.say(line, Tone::Dim);
        }
        page.gap();
        let Some(entry) = world.timeline.version(&self.page) else { return page };
        let answer =
            self.step.as_ref().and_then(|step| entry.answer(step)).filter(|answer| !answer.is_empty());
        if let Some(answer) = answer {
            let [label, note] = if answer.sealed { &words.open_answer } else { &words.answer };
            let note = note.replace("{prompt}", &question(entry, &answer.step, world));
            page.row(Row::Answer(!answer.sealed), label, &note);
        }
        let sealed = entry.marks.sealed;
        page.row(Row::Page(!sealed), if sealed { &words.open_page } else { &words.page }, "");
        page
    }

    fn choose(&self, world: &World) -> Option<Msg> {
        let words = &world.guide.words().plain.entry.seal;
        let said = |sealed: bool| if sealed { &words.on_said } else { &words.off_said };
        match *self.menu.chosen()? {
            Row::Answer(sealed) => {
                let step = self.step.as_ref()?;
                let change = |entry: &_, at| keep_answer_to_oneself(entry, step, sealed, at);
                revised(&self.page, said(sealed), world, change)
            }
            Row::Page(sealed) => {
                revised(&self.page, said(sealed), world, |entry, at| keep_to_oneself(entry, sealed, at))
            }
        }
    }
}

impl Screen for SealChoice {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let page = self.page(world);
        self.menu.set(&page, column(area));
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Choose) => return self.choose(world),
            Input::Act(Action::Out) => return Some(Msg::Back),
            other => self.menu.take(other),
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        self.menu.draw(frame.buffer_mut(), column(area), &world.theme);
    }
}
