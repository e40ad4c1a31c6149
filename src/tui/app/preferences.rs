//! Settings as they are chosen: they count at once, and are kept as soon as anything is.

use std::time::Duration;

use super::App;
use crate::keeper::{Fault, FaultKind, Request};
use crate::settings::{Changes, Settings};
use crate::tui::screen::Route;

/// The settings as the keeper knows them.
pub(super) struct KnownSettings {
    /// As they stood in their file at the start.
    read: Settings,
    /// As they were last sent.
    sent: Settings,
}

impl KnownSettings {
    pub(super) fn of(settings: &Settings) -> Self {
        Self { read: settings.clone(), sent: settings.clone() }
    }
}

/// After so long without a key the screen goes blank.
pub(super) fn idle(settings: &Settings) -> Option<Duration> {
    settings.idle_minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60))
}

impl App {
    /// Settings were chosen. Kept in their file once something is kept; till then in memory.
    pub(super) fn change_settings(&mut self, settings: Settings) {
        if settings.theme != self.world.settings.theme {
            // What was asked for on the command line held until another was chosen.
            self.world.colours.asked = None;
        }
        self.world.theme = self.world.colours.theme(settings.theme);
        self.idle = idle(&settings);
        self.world.settings = settings;
        if self.world.kept.begun {
            self.send_settings();
        }
    }

    pub(super) fn choose_country(&mut self, code: &str) {
        let country = Some(code.to_uppercase());
        self.change_settings(Settings { country, ..self.world.settings.clone() });
        if self.top().is_some_and(|layer| layer.route == Route::Country) {
            self.back();
        }
    }

    /// What was chosen before there was a notebook, for its beginning.
    pub(super) fn first_settings(&mut self) -> Option<Changes> {
        self.known.sent = self.world.settings.clone();
        let changes = Changes { from: self.known.read.clone(), to: self.world.settings.clone() };
        (!changes.is_empty()).then_some(changes)
    }

    /// What was changed since the keeper was last sent any of it, if anything was.
    pub(super) fn send_settings(&mut self) {
        let to = self.world.settings.clone();
        let changes = Changes { from: std::mem::replace(&mut self.known.sent, to.clone()), to };
        if !changes.is_empty() {
            self.disk.send(Request::Settings(changes));
        }
    }

    /// The settings are on disk.
    pub(super) fn settings_kept(&mut self) {
        self.world.settings_fault = None;
        if std::mem::take(&mut self.asked_to_keep) {
            self.say_kept();
        }
    }

    /// The file of settings does not take them. That says nothing of the words.
    pub(super) fn settings_not_kept(&mut self, fault: &Fault) {
        self.asked_to_keep = false;
        let words = &self.world.guide.words().plain.settings;
        let said = match fault.kind {
            FaultKind::Unreadable => &words.file_at_fault,
            _ => &words.not_kept,
        };
        self.world.settings_fault = Some(said.clone());
        if self.top().is_none_or(|layer| layer.route != Route::Settings) {
            self.notice = Some(said.clone());
        }
    }
}
