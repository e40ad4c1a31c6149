//! Pages left open: each can be gone on with, kept as it is, or let go. Their titles stand here and never on home.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::journal::revise::is_note;
use crate::journal::{Draft, EntryId};
use crate::text::dates;
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join};
use crate::tui::screen::{Msg, Route, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Enter", Action::Choose, "choose"), hint("Esc", Action::Out, "back")],
]);

/// From this height on the day and the time stand under a title.
const ROOMY: u16 = 14;

/// Pages left open.
#[derive(Debug)]
pub struct LeftOpen {
    list: Menu<EntryId>,
    ways: Menu<Way>,
    /// The one that it is about.
    about: Option<EntryId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    GoOn,
    AsItIs,
    LetGo,
}

impl LeftOpen {
    /// The list; where there is one page only, what to do with it.
    pub fn new(world: &World) -> Self {
        let about = match world.drafts.as_slice() {
            [only] => Some(only.entry.id.clone()),
            _ => None,
        };
        Self { list: Menu::new(None), ways: Menu::new(Some(Way::GoOn)), about }
    }

    fn list(world: &World) -> Page<EntryId> {
        let words = &world.guide.words().plain.left_open;
        let mut page = Page::new();
        page.say(&words.title, Tone::Title).gap();
        let mut drafts: Vec<&Draft> = world.drafts.iter().collect();
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.entry.created));
        for draft in drafts {
            let title = draft.entry.path.as_ref().map_or(words.free_page.as_str(), |path| &path.title);
            page.row(draft.entry.id.clone(), title, &dates::row(draft.entry.created));
        }
        page
    }

    fn ways(draft: &Draft, height: u16, world: &World) -> Page<Way> {
        let words = &world.guide.words().plain.left_open;
        let title = draft.entry.path.as_ref().map_or(words.free_page.as_str(), |path| &path.title);
        let day = dates::past_day(draft.entry.created.date_naive(), world.now.date_naive());
        let found = &world.guide.words().failures.draft_found;
        let found = found.replace("{weekday}", day.trim_start_matches("on "));
        let mut page = Page::new();
        page.say(title, Tone::Title);
        if height >= ROOMY {
            page.say(&dates::row(draft.entry.created), Tone::Dim);
        }
        page.gap();
        page.say(change(draft, world).unwrap_or(&found), Tone::Text).gap();
        let rows = [(Way::GoOn, &words.go_on), (Way::AsItIs, &words.as_it_is), (Way::LetGo, &words.let_go)];
        for (way, [label, note]) in rows {
            page.row(way, label, note);
        }
        page
    }

    fn draft<'a>(&self, world: &'a World) -> Option<&'a Draft> {
        let id = self.about.as_ref()?;
        world.drafts.iter().find(|draft| draft.entry.id == *id)
    }

    fn choose(&mut self, world: &World) -> Option<Msg> {
        let Some(draft) = self.draft(world) else {
            self.about = self.list.chosen().cloned();
            self.ways = Menu::new(Some(Way::GoOn));
            return None;
        };
        let id = draft.entry.id.clone();
        let done = match self.ways.chosen()? {
            Way::GoOn => return Some(Msg::Replace(Route::Resume(id))),
            Way::AsItIs => Msg::AsItIs(id),
            Way::LetGo => Msg::LetGo(id),
        };
        self.about = None;
        let is_last = world.drafts.len() < 2;
        Some(if is_last { Msg::Many(vec![done, Msg::Back]) } else { done })
    }

    /// Esc: from one page to the list, where there is one; else out.
    fn out(&mut self, world: &World) -> Option<Msg> {
        let to_list = self.draft(world).is_some() && world.drafts.len() > 1;
        self.about = None;
        if to_list { None } else { Some(Msg::Back) }
    }
}

/// What is said of a draft that changes a kept page.
fn change<'a>(draft: &Draft, world: &'a World) -> Option<&'a String> {
    let words = &world.guide.words().plain;
    let kept = world.timeline.find(&draft.entry.id);
    let is_note = kept.is_none_or(|kept| is_note(draft, kept));
    draft.edits.is_some().then_some(if is_note {
        &words.entry.note.left_open
    } else {
        &words.entry.edit.left_open
    })
}

impl Screen for LeftOpen {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, world: &World) {
        match self.draft(world) {
            Some(draft) => {
                let page = Self::ways(draft, area.height, world);
                self.ways.set(&page, column(area));
            }
            None => self.list.set(&Self::list(world), column(area)),
        }
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        let on_one = self.draft(world).is_some();
        match input {
            Input::Act(Action::Choose) => return self.choose(world),
            Input::Act(Action::Out) => return self.out(world),
            other if on_one => self.ways.take(other),
            other => self.list.take(other),
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let buf = frame.buffer_mut();
        match self.draft(world) {
            Some(_) => self.ways.draw(buf, column(area), &world.theme),
            None => self.list.draw(buf, column(area), &world.theme),
        }
    }
}
