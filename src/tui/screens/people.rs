//! People: the person's own, then the danger line, the lines of the country, two separate choices, and the answers to
//! why one does not call. Works over anything, also while typing. Numbers are shown as text and never dialled.

mod lines;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::guide::PeopleWords;
use crate::journal::Side;
use crate::sitting::{Door, SAFE};
use crate::text::show::show_line;
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join};
use crate::tui::screen::{Msg, Route, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::{Menu, Page, Tone};
use crate::tui::wording::{country, fill};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 3 }>(&[
    MOVE,
    &[
        hint("Enter", Action::Choose, "choose"),
        hint("c", Action::Country, "country"),
        hint("Esc", Action::Out, "back"),
    ],
]);

/// The people page.
#[derive(Debug)]
pub struct People {
    menu: Menu<Choice>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Country,
    /// One of the person's own, by their place; none adds somebody.
    Own(Option<usize>),
    ScaredSelf,
    ScaredSomeone,
    RightNow,
    Hide,
}

impl Choice {
    fn asks(self) -> Msg {
        match self {
            Self::Country => Msg::Go(Route::Country),
            Self::Own(index) => Msg::Go(Route::Person(index)),
            Self::ScaredSelf => Msg::Over(Door::Questions),
            Self::ScaredSomeone => Msg::Over(Door::Safe),
            Self::RightNow => Msg::Go(Route::RightNow),
            Self::Hide => Msg::Go(Route::Hidden),
        }
    }
}

impl People {
    /// The page from its top.
    pub fn new() -> Self {
        Self { menu: Menu::reading() }
    }
}

impl Default for People {
    fn default() -> Self {
        Self::new()
    }
}

fn page(world: &World) -> Page<Choice> {
    let words = &world.guide.words().plain.people;
    let mut page = Page::new();
    page.say(&words.title, Tone::Title).gap();
    // Where there is nobody yet, nothing stands before those who can be called.
    let has_own = world.unread || !world.profile.people.is_empty();
    if has_own {
        own_people(&mut page, words, world);
    }
    page.say(&fill(&words.danger, world), Tone::Title).gap();
    if country(world).is_none() {
        page.row(Choice::Country, &words.which_country, "").gap();
    }
    lines::write(&mut page, Choice::Country, world);
    page.gap();
    if !has_own {
        own_people(&mut page, words, world);
    }
    page.row(Choice::ScaredSelf, &words.scared_self, "");
    if world.guide.has(SAFE) {
        page.row(Choice::ScaredSomeone, &words.scared_someone, "");
    }
    if let Some(path) = world.guide.path("right-now") {
        page.row(Choice::RightNow, &path.title, "");
    }
    page.row(Choice::Hide, "Hide the screen", "").gap();
    answers(&mut page, words, world);
    lines::age(&mut page, world);
    page
}

fn own_people(page: &mut Page<Choice>, words: &PeopleWords, world: &World) {
    page.say(&words.own, Tone::Dim);
    if world.unread {
        page.indented(&words.in_notebook, Tone::Dim, 2).gap();
        return;
    }
    for (index, person) in world.profile.people.iter().enumerate() {
        // In one piece, so that the number is in sight in the smallest window too.
        let both = format!("{}  {}", person.name, person.call);
        page.row(Choice::Own(Some(index)), show_line(&both).trim_end(), "");
    }
    if world.profile.people.is_empty() {
        page.indented(&words.none_yet, Tone::Dim, 2);
    }
    page.row(Choice::Own(None), &words.add, "").gap();
}

/// Answers to why people do not call, with words to read out and words to copy.
fn answers(page: &mut Page<Choice>, words: &PeopleWords, world: &World) {
    let side = world.profile.seat.side().unwrap_or(Side::Hurt);
    for answer in &words.answers {
        page.say(&fill(answer, world), Tone::Text).gap();
    }
    if let Some(script) = words.script.side(side) {
        page.say(&fill(script, world), Tone::Text).gap();
    }
    page.say(&fill(&words.copy, world), Tone::Text).gap();
}

impl Screen for People {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, world: &World) {
        self.menu.set(&page(world), column(area));
    }

    fn update(&mut self, input: &Input, _: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Choose) => self.menu.chosen_in_sight().map(|choice| choice.asks()),
            Input::Act(Action::Country) => Some(Msg::Go(Route::Country)),
            Input::Act(Action::Out) => Some(Msg::Back),
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
