//! The bin: what was moved there, newest first. Each can be read, put back, or removed for good, which says first what
//! it cannot promise.
//!
//! It asks by messages and never touches the disk.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::reader::{Spot, page};
use crate::journal::Entry;
use crate::keeper::{Binned, Held};
use crate::text::dates;
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::column;
use crate::tui::widgets::leaf::{Leaf, Sheet};
use crate::tui::widgets::menu::{Menu, Page, Tone};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 2 }>(&[
    MOVE,
    &[hint("Enter", Action::Choose, "choose"), hint("Esc", Action::Out, "back")],
]);

/// What is on the screen.
#[derive(Debug)]
enum At {
    List,
    /// What can be done with the one of this name.
    Ways(String, Menu<Way>),
    /// It is read.
    Read(String, Leaf<Spot>),
    /// Whether it is removed for good.
    Sure(String, Menu<Sure>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Read,
    Restore,
    Erase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sure {
    Keep,
    Erase,
}

/// The bin.
#[derive(Debug)]
pub struct Bin {
    list: Menu<String>,
    at: At,
}

impl Bin {
    /// Its list.
    pub fn new() -> Self {
        Self { list: Menu::new(None), at: At::List }
    }

    fn list(world: &World) -> Page<String> {
        let words = &world.guide.words().plain.entry.bin;
        let mut page = Page::new();
        page.say(&words.title[0], Tone::Title).gap();
        match world.bin.as_deref() {
            None => page.say(&words.still_read, Tone::Dim),
            Some([]) => page.say(&words.empty, Tone::Dim),
            Some(there) => {
                for one in there {
                    let (label, note) = named(one, world);
                    page.row(one.name.clone(), &label, &note);
                }
                &mut page
            }
        };
        page
    }

    fn ways(one: &Binned, world: &World) -> Page<Way> {
        let words = &world.guide.words().plain.entry.bin;
        let (label, note) = named(one, world);
        let mut page = Page::new();
        page.say(&label, Tone::Title).say(&note, Tone::Dim).gap();
        if one.held != Held::Unreadable {
            page.row(Way::Read, &words.read, "");
            page.row(Way::Restore, &words.restore[0], &words.restore[1]);
        }
        page.row(Way::Erase, &words.erase, "");
        page
    }

    fn sure(one: &Binned, world: &World) -> Page<Sure> {
        let words = &world.guide.words().plain.entry.bin;
        let mut page = Page::new();
        page.say(&words.erase, Tone::Title).say(&named(one, world).0, Tone::Dim).gap();
        for line in &words.erase_what {
            page.say(line, Tone::Text);
        }
        page.gap().row(Sure::Keep, &words.keep, "").row(Sure::Erase, &words.erase, "");
        page
    }

    fn choose(&mut self, world: &World) -> Option<Msg> {
        let refused = || world.guide.words().plain.entry.refused.read_only.clone();
        match &mut self.at {
            At::List => self.at = At::Ways(self.list.chosen()?.clone(), Menu::new(None)),
            At::Read(name, _) => self.at = At::Ways(name.clone(), Menu::new(None)),
            At::Ways(name, menu) => match menu.chosen()? {
                Way::Read => self.at = At::Read(name.clone(), Leaf::new()),
                _ if world.kept.read_only => return Some(Msg::Say(refused())),
                Way::Restore => {
                    let msg = Msg::Restore(name.clone());
                    return Some(self.done(msg));
                }
                Way::Erase => self.at = At::Sure(name.clone(), Menu::new(Some(Sure::Keep))),
            },
            At::Sure(name, menu) => match menu.chosen_in_sight()? {
                Sure::Keep => self.at = At::Ways(name.clone(), Menu::new(None)),
                Sure::Erase => {
                    let msg = Msg::EraseBinned(name.clone());
                    return Some(self.done(msg));
                }
            },
        }
        None
    }

    /// Asked for; the list shows what comes of it.
    fn done(&mut self, msg: Msg) -> Msg {
        self.at = At::List;
        msg
    }

    /// One step out.
    fn out(&mut self) -> Option<Msg> {
        match &self.at {
            At::List => return Some(Msg::Back),
            At::Ways(..) => self.at = At::List,
            At::Read(name, _) | At::Sure(name, _) => self.at = At::Ways(name.clone(), Menu::new(None)),
        }
        None
    }
}

impl Default for Bin {
    fn default() -> Self {
        Self::new()
    }
}

/// What is in the bin under this name.
fn find<'a>(name: &str, world: &'a World) -> Option<&'a Binned> {
    world.bin.iter().flatten().find(|one| one.name == name)
}

/// The page in it, kept or begun.
fn entry_of(one: &Binned) -> Option<&Entry> {
    match &one.held {
        Held::Entry(entry) => Some(entry),
        Held::Draft(draft) => Some(&draft.entry),
        Held::Unreadable => None,
    }
}

/// A thing in the bin as a row: its title, and when it was begun.
fn named(one: &Binned, world: &World) -> (String, String) {
    let words = &world.guide.words().plain;
    let Some(entry) = entry_of(one) else {
        return (words.entry.bin.unreadable.clone(), one.name.clone());
    };
    let title = entry.title().unwrap_or(&words.lists.free_page).to_owned();
    let day = dates::row(entry.created);
    match one.held {
        Held::Draft(_) => (title, format!("{day} · {}", words.entry.bin.unfinished)),
        _ => (title, day),
    }
}

impl Screen for Bin {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let room = column(area);
        let gone = match &self.at {
            At::List => false,
            At::Ways(name, _) | At::Read(name, _) | At::Sure(name, _) => find(name, world).is_none(),
        };
        if gone {
            self.at = At::List;
        }
        match &mut self.at {
            At::List => self.list.set(&Self::list(world), room),
            At::Ways(name, menu) => {
                if let Some(one) = find(name, world) {
                    menu.set(&Self::ways(one, world), room);
                }
            }
            At::Sure(name, menu) => {
                if let Some(one) = find(name, world) {
                    menu.set(&Self::sure(one, world), room);
                }
            }
            At::Read(name, leaf) => {
                let entry = find(name, world).and_then(entry_of);
                leaf.set(&entry.map_or_else(Sheet::default, |entry| page(entry, world)), room);
            }
        }
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match (input, &mut self.at) {
            (Input::Act(Action::Choose), _) => return self.choose(world),
            (Input::Act(Action::Out), _) => return self.out(),
            (other, At::List) => self.list.take(other),
            (other, At::Ways(_, menu)) => menu.take(other),
            (other, At::Sure(_, menu)) => menu.take(other),
            (other, At::Read(_, leaf)) => leaf.take(other),
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let (buf, room) = (frame.buffer_mut(), column(area));
        match &self.at {
            At::List => self.list.draw(buf, room, &world.theme),
            At::Ways(_, menu) => menu.draw(buf, room, &world.theme),
            At::Sure(_, menu) => menu.draw(buf, room, &world.theme),
            At::Read(_, leaf) => leaf.draw(buf, room, &world.theme),
        }
    }
}
