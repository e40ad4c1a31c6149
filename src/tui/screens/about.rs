//! What mend is, what it is not, and what it cannot protect from.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::{Menu, Page, Tone};
use crate::tui::wording::fill;

const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Esc", Action::Out, "back"), quiet("Enter", Action::Choose, "back")],
]);
const WHAT: &str = "A private notebook with prompts. It is not therapy. No one sees it but you and anyone who can open \
    this computer. It can help you think between sessions. It cannot keep you safe in a crisis: for that, \
    {key.people} shows people who can.";
const WHO: &str = "Who could see this?";
const COURT: &str = "Notes like these can sometimes be asked for in a court case. If you are in one, or may be, speak \
    with a lawyer before you write about it, share it or delete it.";
const EVIDENCE: &str = "The ideas here come from couple and trauma therapy. This program itself has not been tested \
    in a study. If writing leaves you worse, stop, and tell your therapist.";

/// The about page.
#[derive(Debug)]
pub struct About {
    menu: Menu<()>,
}

impl About {
    /// The page from its top.
    pub fn new() -> Self {
        Self { menu: Menu::new(None) }
    }
}

impl Default for About {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for About {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let mut page = Page::new();
        page.say("What this is", Tone::Title).say(&fill(WHAT, world), Tone::Text).gap();
        page.say(WHO, Tone::Title);
        for line in &world.guide.words().plain.first.who_could_see {
            page.say(&fill(line, world), Tone::Text);
        }
        page.gap().say("Privacy", Tone::Title).say(COURT, Tone::Text).gap();
        page.say("Evidence", Tone::Title).say(EVIDENCE, Tone::Text);
        self.menu.set(&page, column(area));
    }

    fn update(&mut self, input: &Input, _: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Out | Action::Choose) => return Some(Msg::Back),
            other => self.menu.take(other),
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        self.menu.draw(frame.buffer_mut(), column(area), &world.theme);
    }
}
