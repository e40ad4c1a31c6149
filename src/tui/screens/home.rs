//! Home: a row for each thing that holds something. It is drawn before the journal has loaded and fills in place; the
//! selection never moves by itself. No counts, and no titles that a passer-by could read of what was begun.

use chrono::{Datelike, NaiveDate, Timelike};
use ratatui::Frame;
use ratatui::layout::Rect;

use crate::guide::{HomeWords, Path};
use crate::journal::patterns::Patterns;
use crate::journal::{Draft, History};
use crate::sitting;
use crate::text::dates;
use crate::tui::keymap::{Action, Binding, Input, MOVE, hint, join, quiet};
use crate::tui::screen::{Msg, Route, Screen, World};
use crate::tui::widgets::column::{below, column, write};
use crate::tui::widgets::menu::{Menu, Page, Tone};
use crate::tui::wording::{fill, unreadable};

const KEYS: &[Binding] = &join::<{ MOVE.len() + 8 }>(&[
    MOVE,
    &[
        hint("Enter", Action::Choose, "open"),
        hint("C-g", Action::Ground, "ground"),
        hint("C-p", Action::People, "people"),
        hint("?", Action::Keys, "keys"),
        quiet("s", Action::Seat, "which side the pages speak to"),
        quiet("w", Action::Why, "why this page today"),
        quiet("a", Action::About, "what mend is, and who could see it"),
        quiet(",", Action::Settings, "settings"),
    ],
]);
/// The same, once there are pages to find words in.
const WITH_PAGES: &[Binding] = &join::<{ KEYS.len() + 2 }>(&[
    KEYS,
    &[hint("/", Action::Find, "find"), quiet("C-f", Action::Find, "find")],
]);
/// After so many days without a visit it says welcome back.
const GAP: i64 = 14;

/// From this height on the greeting stands a line lower.
const ROOMY: u16 = 18;

/// Home.
#[derive(Debug)]
pub struct Home {
    menu: Menu<Row>,
    why: bool,
    /// Whether there are pages to find words in.
    finds: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Row {
    GoOn,
    LeftOpen,
    RightNow,
    GetItOut,
    Page(String),
    Choose,
    LookBack,
    How,
    Settings,
}

impl Home {
    /// Home, with the first row chosen: *Go on* where something is unfinished already, else *It just hit me*.
    pub fn new(world: &World) -> Self {
        let chosen = if latest(world).is_some() { Row::GoOn } else { Row::RightNow };
        Self { menu: Menu::new(Some(chosen)), why: false, finds: !world.timeline.entries().is_empty() }
    }

    fn open(&self, world: &World) -> Option<Msg> {
        Some(Msg::Go(match self.menu.chosen()? {
            Row::GoOn => Route::Resume(latest(world)?.entry.id.clone()),
            Row::LeftOpen => Route::LeftOpen,
            Row::RightNow => Route::RightNow,
            Row::GetItOut => Route::Free,
            Row::Page(id) => Route::Path(id.clone()),
            Row::Choose => Route::Choose,
            Row::LookBack => Route::LookBack,
            Row::How => Route::How,
            Row::Settings => Route::Settings,
        }))
    }

    fn page(&self, height: u16, world: &World) -> Page<Row> {
        let words = &world.guide.words().plain;
        let (first, home) = (&words.first, &words.home);
        let mut page = Page::new();
        if height >= ROOMY {
            page.gap();
        }
        page.gap().say(dates::greeting(world.now.hour()), Tone::Text);
        page.say(&line(world), Tone::Dim).gap();
        if let Some(draft) = latest(world) {
            let day = dates::past_day(draft.entry.created.date_naive(), world.now.date_naive());
            page.row(Row::GoOn, &home.go_on[0], &home.go_on[1].replace("{weekday}", &day));
        }
        page.row(Row::RightNow, &first.right_now[0], &first.right_now[1]);
        page.row(Row::GetItOut, &first.get_it_out[0], &home.get_it_out).gap();
        self.todays(&mut page, world);
        let binned = world.bin.as_ref().is_some_and(|there| !there.is_empty());
        let looks_back = binned || !(world.timeline.entries().is_empty() && world.unreadable.is_empty());
        let left_open = leaves_open(world);
        if looks_back || left_open {
            page.gap();
        }
        if left_open {
            page.row(Row::LeftOpen, &home.left_open[0], &home.left_open[1]);
        }
        if looks_back {
            page.row(Row::LookBack, &home.look_back, "");
        }
        if Patterns::has_some(world.timeline.entries()) {
            page.row(Row::How, &words.how.title, "");
        }
        if looks_back {
            page.row(Row::Settings, &words.settings.title, "");
        }
        if let Some(said) = unreadable(world) {
            page.gap().say(&said, Tone::Dim);
        }
        page
    }

    /// *Today's page* and the door to all of them.
    fn todays(&self, page: &mut Page<Row>, world: &World) {
        let home = &world.guide.words().plain.home;
        let pages = todays(world);
        let is_one = pages.len() == 1;
        for path in pages {
            let minutes = format!("{} {} {}", home.minutes[0], path.minutes[0], home.minutes[1]);
            if is_one {
                let note = format!("{} · {minutes}", path.title);
                page.row(Row::Page(path.id.clone()), &home.todays_page, &note);
            } else {
                page.row(Row::Page(path.id.clone()), &path.title, &minutes);
            }
        }
        let [label, note] = if is_one { &home.choose } else { &home.all_pages };
        page.row(Row::Choose, label, note);
        if self.why {
            page.gap().say(&fill(&world.guide.words().plain.lines.why_today, world), Tone::Dim);
        }
    }
}

/// Three pages in the first four weeks, else the next one of the trail.
fn todays(world: &World) -> Vec<&Path> {
    let (profile, today) = (&world.profile, world.now.date_naive());
    let history = History::of(world.timeline.entries());
    let first = sitting::first_weeks(&world.guide, profile, &history, today);
    if !first.is_empty() {
        return first;
    }
    sitting::suggestion(&world.guide, profile, &history, today).into_iter().collect()
}

/// The page that was left last and not closed. One that cannot be gone on with here must not hide the others.
fn latest(world: &World) -> Option<&Draft> {
    let goes_on = |draft: &&Draft| sitting::can_resume(draft, &world.guide);
    world.drafts.iter().filter(goes_on).max_by_key(|draft| draft.entry.created)
}

/// Whether there is more to go on with than the last page: another one, or one that was left on an earlier day.
fn leaves_open(world: &World) -> bool {
    let today = world.now.date_naive();
    let waits = |draft: &Draft| draft.edits.is_some() || draft.entry.created.date_naive() != today;
    world.drafts.len() > 1 || world.drafts.iter().any(waits)
}

/// At most one line: a hard date that is near, or welcome back.
fn line(world: &World) -> String {
    let today = world.now.date_naive();
    let near = |day: &NaiveDate| (0..=3).contains(&(*day - today).num_days());
    if let Some(day) = world.profile.hard_dates.iter().map(|date| date.day).filter(near).min() {
        return hard_date(day, today, &world.guide.words().plain.home);
    }
    let last = world.timeline.entries().first().map(|entry| entry.created);
    let away = last.is_some_and(|last| (world.now - last).num_days() >= GAP);
    if away { world.guide.words().plain.lines.welcome_back.clone() } else { String::new() }
}

fn hard_date(day: NaiveDate, today: NaiveDate, words: &HomeWords) -> String {
    let said = if day == today { &words.hard_today } else { &words.hard_near };
    said.replace("{date}", &ordinal(day.day()))
}

fn ordinal(day: u32) -> String {
    let end = match day {
        11..=13 => "th",
        _ => match day % 10 {
            1 => "st",
            2 => "nd",
            3 => "rd",
            _ => "th",
        },
    };
    format!("{day}{end}")
}

impl Screen for Home {
    fn keys(&self) -> &'static [Binding] {
        if self.finds { WITH_PAGES } else { KEYS }
    }

    fn fit(&mut self, area: Rect, world: &World) {
        // While pages are still read nobody knows yet that there are none; what is typed then finds them as they come.
        self.finds = !world.timeline.entries().is_empty() || !world.loaded;
        let page = self.page(area.height, world);
        self.menu.set(&page, below(column(area), 1));
    }

    fn update(&mut self, input: &Input, world: &World) -> Option<Msg> {
        match input {
            Input::Act(Action::Choose) => self.open(world),
            Input::Act(Action::Find) => Some(Msg::Go(Route::Find)),
            Input::Act(Action::About) => Some(Msg::Go(Route::About)),
            Input::Act(Action::Seat) => Some(Msg::Go(Route::Seat)),
            Input::Act(Action::Settings) => Some(Msg::Go(Route::Settings)),
            Input::Act(Action::Why) => {
                self.why = !self.why;
                None
            }
            other => {
                self.menu.take(other);
                None
            }
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, world: &World) {
        let area = column(area);
        let today = world.now.date_naive();
        let date = dates::day(today, today);
        let buf = frame.buffer_mut();
        write(buf, area, "mend", world.theme.dim);
        let width = u16::try_from(date.chars().count()).unwrap_or(0);
        if width + 8 < area.width {
            write(buf, Rect { x: area.right() - width, width, ..area }, &date, world.theme.dim);
        }
        self.menu.draw(buf, below(area, 1), &world.theme);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hard_date_is_named_by_its_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let words = crate::guide::Words::builtin().plain.home;
        assert_eq!(
            hard_date(day("2026-12-14"), day("2026-12-12"), &words),
            "The 14th is near. You marked it."
        );
        assert!(hard_date(day("2026-12-22"), day("2026-12-22"), &words).starts_with("Today is the 22nd."));
        assert_eq!(
            [1, 2, 3, 11, 12, 13, 21, 31].map(ordinal).join(" "),
            "1st 2nd 3rd 11th 12th 13th 21st 31st"
        );
    }
}
