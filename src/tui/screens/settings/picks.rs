//! Settings of which one of several is picked: the colours, the minutes, the late hours.

use crate::guide::SettingsWords;
use crate::journal::{Profile, USUAL_LATE};
use crate::settings::{Settings, Theme};
use crate::tui::screen::{Msg, World};
use crate::tui::widgets::menu::{Page, Tone};

use super::rows::{late, late_words};

/// Minutes that are offered, beside those that are set.
const MINUTES: [u8; 6] = [1, 2, 3, 5, 10, 15];

/// Late hours that are offered, beside those that are set. From a time to itself is no hour.
const HOURS: [(&str, &str); 5] =
    [USUAL_LATE, ("21:00", "06:00"), ("23:00", "05:00"), ("00:00", "06:00"), ("00:00", "00:00")];

/// Which setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    Theme,
    Idle,
    Late,
}

/// One of its choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Theme(Option<Theme>),
    Idle(Option<u8>),
    Late(String, String),
    /// Hours are typed.
    OwnHours,
}

impl Pick {
    /// The choice that counts now.
    pub(super) fn current(self, world: &World) -> Choice {
        match self {
            Self::Theme => Choice::Theme(world.settings.theme),
            Self::Idle => Choice::Idle(world.settings.idle_minutes),
            Self::Late => {
                let (from, to) = late(world);
                Choice::Late(from, to)
            }
        }
    }

    /// Its choices.
    pub(super) fn page(self, world: &World) -> Page<Choice> {
        let words = &world.guide.words().plain.settings;
        let mut page = Page::new();
        match self {
            Self::Theme => page.say(&words.rows.theme, Tone::Title).gap(),
            Self::Idle => page.say(&words.which_idle, Tone::Text).gap(),
            Self::Late => page.say(&words.which_late, Tone::Text).gap(),
        };
        let current = self.current(world);
        for choice in self.choices(&current) {
            let [label, note] = choice.words(words);
            let now = if choice == current { words.now.as_str() } else { "" };
            let beside = [note.as_str(), now].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            page.row(choice, &label, &beside.join(" · "));
        }
        if self == Self::Theme {
            say_what_else_decides(&mut page, words, world);
        }
        page
    }

    fn choices(self, current: &Choice) -> Vec<Choice> {
        let mut choices: Vec<Choice> = match self {
            Self::Theme => [None].into_iter().chain(Theme::ALL.map(Some)).map(Choice::Theme).collect(),
            Self::Idle => MINUTES.map(Some).into_iter().chain([None]).map(Choice::Idle).collect(),
            Self::Late => HOURS.map(|(from, to)| Choice::Late(from.to_owned(), to.to_owned())).to_vec(),
        };
        if !choices.contains(current) {
            choices.insert(0, current.clone());
        }
        if self == Self::Late {
            choices.push(Choice::OwnHours);
        }
        choices
    }
}

impl Choice {
    fn words(&self, words: &SettingsWords) -> [String; 2] {
        match self {
            Self::Theme(theme) => theme_words(*theme, words).clone(),
            Self::Idle(minutes) => [idle_words(*minutes, words), String::new()],
            Self::Late(from, to) => [late_words(&(from.clone(), to.clone()), words), String::new()],
            Self::OwnHours => [words.late_own.clone(), String::new()],
        }
    }

    /// What choosing it changes.
    pub(super) fn asks(self, world: &World) -> Option<Msg> {
        let settings = world.settings.clone();
        Some(match self {
            Self::Theme(theme) => Msg::Settings(Box::new(Settings { theme, ..settings })),
            Self::Idle(idle_minutes) => Msg::Settings(Box::new(Settings { idle_minutes, ..settings })),
            Self::Late(from, to) => Msg::Profile(Box::new(with_late(from, to, world))),
            Self::OwnHours => return None,
        })
    }
}

/// The profile with these late hours.
pub(super) fn with_late(from: String, to: String, world: &World) -> Profile {
    let is_usual = (from.as_str(), to.as_str()) == USUAL_LATE;
    Profile { late: (!is_usual).then_some((from, to)), ..world.profile.clone() }
}

/// A theme's name and what it is for.
pub(super) fn theme_words(theme: Option<Theme>, words: &SettingsWords) -> &[String; 2] {
    let place = theme.and_then(|theme| Theme::ALL.iter().position(|one| *one == theme));
    let [auto, ..] = &words.themes;
    place.and_then(|place| words.themes.get(place + 1)).unwrap_or(auto)
}

/// When the page goes out of sight by itself.
pub(super) fn idle_words(minutes: Option<u8>, words: &SettingsWords) -> String {
    match minutes {
        None => words.never.clone(),
        Some(1) => words.idle_one.clone(),
        Some(minutes) => words.idle.replace("{minutes}", &minutes.to_string()),
    }
}

/// Why the screen may look otherwise than chosen.
fn say_what_else_decides(page: &mut Page<Choice>, words: &SettingsWords, world: &World) {
    if let Some(asked) = world.colours.asked {
        let [name, _] = theme_words(Some(asked), words);
        page.gap().say(&words.theme_asked.replace("{theme}", &name.to_lowercase()), Tone::Dim);
    }
    if !world.colours.around.has_colour() {
        page.gap().say(&words.no_color, Tone::Dim);
    }
}
