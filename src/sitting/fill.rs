//! What the placeholders of the guide's words stand for in a sitting. Where they stand is [`crate::text::fill`]'s.

use super::{Sitting, Walk};
use crate::journal::StepKind;
use crate::text::fill::{Place, fill, spoken};

impl Sitting {
    /// These words with their placeholders filled in. A sentence that holds a path which is not there, or something
    /// that is not known, is left out.
    pub(super) fn fill(&self, template: &str) -> String {
        fill(template, |name, place| self.value(name, place))
    }

    fn value(&self, name: &str, place: Place) -> Option<String> {
        if let Some(id) = name.strip_prefix("path.") {
            return self.world.guide.path(id).map(|path| path.title.clone());
        }
        let keys = &self.world.keys;
        match name {
            "person" => Some(self.person(place)),
            "title" => Some(self.title_here()),
            "commit" => self.commitment(),
            "kept" => self.world.profile.bad_night.clone().filter(|line| !line.trim().is_empty()),
            "emergency" => Some(self.emergency()),
            "lines" => Some(self.lines()),
            "key.people" => Some(keys.people.clone()),
            "key.ground" => Some(keys.ground.clone()),
            "key.hide" => Some(keys.hide.clone()),
            "date" => Some(self.now.format("%-d %B").to_string()),
            "weekday" => Some(self.now.format("%A").to_string()),
            "time" => Some(self.now.format("%H:%M").to_string()),
            _ => None,
        }
    }

    /// The word for the other person: as it was given in this sitting, else as it was kept.
    fn person(&self, place: Place) -> String {
        let effect = |step: &&crate::guide::Step| step.effect == Some(crate::guide::Effect::Person);
        let now = self.path.steps.iter().find(effect).and_then(|step| self.given(&step.id));
        let now =
            now.and_then(|answer| answer.text.as_deref()).map(str::trim).filter(|name| !name.is_empty());
        spoken(now.unwrap_or_else(|| self.world.profile.person()), place)
    }

    fn title_here(&self) -> String {
        match (&self.world.wanted, self.walk) {
            (Some(wanted), _) => wanted.clone(),
            (None, Walk::Free) => self.words().plain.first.get_it_out.first().cloned().unwrap_or_default(),
            (None, _) => self.path.title.clone(),
        }
    }

    /// The title of what was wanted, for the first gate.
    pub(super) fn title_wanted(&self) -> String {
        self.title_here()
    }

    /// The last commitment made in this walk, without its full stop.
    pub(super) fn commitment(&self) -> Option<String> {
        let commits = self.path.steps.iter().filter(|step| step.kind == StepKind::Commit);
        let texts = commits.filter_map(|step| self.given(&step.id)?.text.as_deref());
        let last = texts.map(str::trim).rfind(|text| !text.is_empty())?;
        Some(last.trim_end_matches('.').to_owned())
    }

    fn emergency(&self) -> String {
        let unknown = || self.words().plain.people.your_emergency.clone();
        self.world.emergency.clone().unwrap_or_else(unknown)
    }

    /// The people page with its key.
    pub(super) fn people_page(&self) -> String {
        format!("{}: {}", self.words().plain.people.title, self.world.keys.people)
    }

    fn lines(&self) -> String {
        if self.world.lines.is_empty() { self.people_page() } else { self.world.lines.join("\n") }
    }
}
