//! The tags of a page: a line to type one in, with those of the whole journal to choose from. Each is kept as soon as it
//! is added, or taken off.

use std::fmt;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{cannot_change, is_being_changed};
use crate::journal::revise::{LONGEST_TAG, NotATag, known_tags, like_tag, tags_of, untagged, with_tag};
use crate::journal::{Entry, Which};
use crate::tui::keymap::{Action, Binding, Input, hint, quiet};
use crate::tui::screen::{Msg, Screen, World};
use crate::tui::widgets::column::{below, column, rows, write};
use crate::tui::widgets::menu::{Menu, Page};
use crate::tui::widgets::prose::{Prose, ProseStyle};

/// The key that adds a tag.
const ADD: &str = "Enter";

const KEYS: &[Binding] = &[
    hint("Up", Action::Up, "move"),
    quiet("Down", Action::Down, "move"),
    hint(ADD, Action::Choose, "add, take off"),
    hint("Tab", Action::Next, "write it out"),
    hint("Esc", Action::Out, "done"),
];

#[derive(Clone, Debug, PartialEq, Eq)]
enum Row {
    /// Nothing more: what Enter is for while nothing is typed.
    Done,
    Typed,
    Known(String),
    Off(String),
}

/// The tags of an entry.
pub struct Tags {
    page: Which,
    line: Prose,
    menu: Menu<Row>,
    said: Option<String>,
}

impl Tags {
    /// Of this entry.
    pub fn new(page: Which) -> Self {
        Self { page, line: Prose::new("").single_line(), menu: Menu::new(None), said: None }
    }

    fn page(&self, world: &World) -> Page<Row> {
        let words = &world.guide.words().plain.entry.tags;
        let mut page = Page::new();
        let Some(entry) = world.timeline.version(&self.page) else { return page };
        let typed = self.line.text();
        match self.first_row() {
            Row::Typed => page.row(Row::Typed, &words.add.replace("{tag}", typed.trim()), ""),
            done => page.row(done, &words.done, ""),
        };
        for tag in like_tag(&known_tags(world.timeline.entries()), &typed, entry) {
            page.row(Row::Known(tag.clone()), &words.add.replace("{tag}", tag), "");
        }
        for tag in &entry.tags {
            page.row(Row::Off(tag.clone()), &words.off.replace("{tag}", tag), "");
        }
        page
    }

    fn first_row(&self) -> Row {
        if self.line.text().trim().is_empty() { Row::Done } else { Row::Typed }
    }

    /// Enter.
    fn choose(&mut self, row: Row, world: &World) -> Option<Msg> {
        let entry = world.timeline.version(&self.page)?;
        let kept = world.guide.words().plain.forms.kept.clone();
        let new = match row {
            Row::Done => return Some(Msg::Back),
            Row::Typed => self.typed(entry, world)?,
            Row::Known(tag) => self.add(entry, &tag, world)?,
            Row::Off(tag) => untagged(entry, &tag, world.now),
        };
        if let Some(why) = cannot_change(entry, world).or_else(|| is_being_changed(entry, world)) {
            return Some(Msg::Say(why));
        }
        self.line = Prose::new("").single_line();
        self.begin_again();
        Some(Msg::Revised(Box::new(new), kept))
    }

    /// Everything that was typed; what stands between two commas is a tag. None where it can't be added, which is said.
    fn typed(&mut self, entry: &Entry, world: &World) -> Option<Entry> {
        let known = known_tags(world.timeline.entries());
        match tags_of(&self.line.text(), &known) {
            Ok(tags) => {
                let mut new = None;
                for tag in tags {
                    // All that one line names is one version.
                    let with = with_tag(new.as_ref().unwrap_or(entry), &tag, &known, world.now);
                    new = with.ok().map(|with| Entry { revision: entry.revision + 1, ..with }).or(new);
                }
                if new.is_none() {
                    self.refuse(NotATag::ThereAlready, world);
                }
                new
            }
            Err(why) => {
                self.refuse(why, world);
                None
            }
        }
    }

    fn add(&mut self, entry: &Entry, tag: &str, world: &World) -> Option<Entry> {
        let added = with_tag(entry, tag, &known_tags(world.timeline.entries()), world.now);
        added.map_err(|why| self.refuse(why, world)).ok()
    }

    fn refuse(&mut self, why: NotATag, world: &World) {
        let words = &world.guide.words().plain.entry.tags;
        self.said = match why {
            NotATag::Blank => None,
            NotATag::TooLong => Some(words.too_long.replace("{most}", &LONGEST_TAG.to_string())),
            NotATag::ThereAlready => Some(words.there.clone()),
        };
    }

    /// Tab: the chosen tag stands in the line; without a choice the first that fits.
    fn write_out(&mut self, world: &World) {
        let known = known_tags(world.timeline.entries());
        let Some(entry) = world.timeline.version(&self.page) else { return };
        let chosen = match self.menu.chosen() {
            Some(Row::Known(tag)) => Some(tag.clone()),
            _ => like_tag(&known, &self.line.text(), entry).first().map(|tag| (*tag).clone()),
        };
        if let Some(tag) = chosen {
            self.line = Prose::new(&tag).single_line();
            self.begin_again();
        }
    }

    /// Esc: what stands in the line is not lost. What can't be a tag is said first.
    fn out(&mut self, world: &World) -> Option<Msg> {
        let was_said = self.said.take().is_some();
        if was_said || self.first_row() == Row::Done {
            return Some(Msg::Back);
        }
        let added = self.choose(Row::Typed, world)?;
        Some(if matches!(added, Msg::Revised(..)) { Msg::Many(vec![added, Msg::Back]) } else { added })
    }

    fn begin_again(&mut self) {
        self.said = None;
        self.menu = Menu::new(None);
    }

    fn head(&self, world: &World) -> [String; 2] {
        let words = &world.guide.words().plain.entry.tags;
        [words.title.clone(), self.said.clone().unwrap_or_else(|| words.type_tag.replace("{key}", ADD))]
    }

    /// The room for the line, and for what can be chosen.
    fn rooms(&self, area: Rect, world: &World) -> [Rect; 2] {
        let area = column(area);
        let head = self.head(world).iter().map(|line| rows(line, area.width)).sum::<u16>();
        let under = below(area, head);
        let line = Rect {
            x: under.x + 2,
            width: under.width.saturating_sub(2),
            height: under.height.min(1),
            ..under
        };
        [line, below(under, 2)]
    }
}

impl Screen for Tags {
    fn keys(&self) -> &'static [Binding] {
        KEYS
    }

    fn typing(&self) -> bool {
        true
    }

    fn fit(&mut self, area: Rect, world: &World) {
        let [line, list] = self.rooms(area, world);
        self.line.fit(line.width, 1);
        let page = self.page(world);
        self.menu.set(&page, list);
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Choose) => {
                let row = self.menu.chosen().cloned().unwrap_or_else(|| self.first_row());
                return self.choose(row, world);
            }
            Input::Act(Action::Next) => self.write_out(world),
            Input::Act(Action::Out) => return self.out(world),
            Input::Act(_) | Input::Scroll(_) => self.menu.take(input),
            Input::Key(key) if self.line.key(key) => self.begin_again(),
            Input::Paste(text) => {
                self.line.paste(text);
                self.begin_again();
            }
            _ => {}
        }
        None
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let [line, list] = self.rooms(area, world);
        let theme = &world.theme;
        let buf = frame.buffer_mut();
        let mut above = column(area);
        for (text, style) in self.head(world).iter().zip([theme.title, theme.dim]) {
            above = below(above, write(buf, above, text, style));
        }
        write(buf, Rect { x: line.x - 2, width: 1, ..line }, "›", theme.accent);
        self.menu.draw(buf, list, theme);
        let style = ProseStyle { text: theme.text, selection: theme.selection, placeholder: theme.dim };
        if let Some(cursor) = self.line.render(line, frame.buffer_mut(), style) {
            frame.set_cursor_position(cursor);
        }
    }
}

impl fmt::Debug for Tags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tags(…)")
    }
}
