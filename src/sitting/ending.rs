//! What a sitting leaves behind: the entry, the changes in the profile, where to go. What was given is never lost here.

use super::form::{KEEP, OUT, OWN_PEOPLE};
use super::gates::{Gate, THREE_HEAVIER};
use super::met::lines_of;
use super::place::Place;
use super::{Change, Ending, FREE_PAGE, Sitting, Walk};
use crate::guide::{Effect, Fate, Save, Sealed, Step};
use crate::journal::{
    After, Answer, Before, Bring, Entry, Kind, Marks, Moment, PathRef, Person, Seat, StepKind,
};

impl Sitting {
    /// Whether a step's answer is kept, as it stands now.
    pub(super) fn keeps(&self, step: &Step) -> bool {
        match step.save {
            Save::Yes => self.path.save,
            Save::No => false,
            Save::Ask => self.given(&step.id).is_some_and(|answer| is_ticked(step, answer)),
        }
    }

    /// The answers that are kept, in the path's order: those of the steps this walk meets, and of others what holds
    /// words; answers to steps that the guide no longer has stay at the end.
    pub(super) fn kept_answers(&self) -> impl Iterator<Item = &Answer> {
        let met = self.met();
        let path = self.path.steps.iter().zip(met);
        let way_out = self.path.way_out.iter().map(|step| (step, self.meets_way_out(step)));
        let known = path.chain(way_out).filter_map(|(step, met)| {
            let answer = self.given(&step.id).filter(|_| self.keeps(step))?;
            (met || answer.has_words()).then_some(answer)
        });
        let gone = self.given.iter().filter(|answer| {
            self.path.save && !answer.step.starts_with('~') && self.path.step(&answer.step).is_none()
        });
        known.chain(gone)
    }

    /// Whether the check-in or the closing holds something.
    pub(super) fn has_shared_numbers(&self) -> bool {
        let given = |id: &str| self.given(id).is_some_and(|answer| !answer.is_empty());
        given("~check-in") || given("~closing-rate") || given("~next")
    }

    /// Whether an answer is sealed.
    pub(super) fn is_sealed(&self, answer: &Answer) -> bool {
        answer.sealed
            || self.path.step(&answer.step).is_some_and(|step| match step.sealed {
                Sealed::No => false,
                Sealed::Yes => true,
                Sealed::UnlessTicked => !is_ticked(step, answer),
            })
    }

    /// The entry as far as it goes. `finished`: the sitting is over, and what was decided about its words is done.
    pub(super) fn entry(&self, finished: Option<Moment>) -> Entry {
        let mut entry = self.base.clone();
        entry.seat = self.seat();
        entry.finished = finished;
        entry.left_at.clone_from(&self.left_at);
        entry.path = self.path_ref();
        entry.before = self.entry_before();
        entry.after = self.entry_after();
        entry.answers = self.kept_answers().map(|answer| self.as_kept(answer, finished.is_some())).collect();
        entry.marks = self.entry_marks();
        entry.about.extend(self.marks_chosen(&entry));
        if self.keeps_no_record() {
            without_a_trace(&mut entry);
        }
        if finished.is_some() {
            self.do_fates(&mut entry);
        }
        entry
    }

    /// Whether the path says that it keeps no record.
    pub(super) fn keeps_no_record(&self) -> bool {
        self.walk == Walk::Path && !self.path.save
    }

    fn path_ref(&self) -> Option<PathRef> {
        (self.walk == Walk::Path).then(|| PathRef {
            id: self.path.id.clone(),
            version: self.path.version,
            title: self.path.title.clone(),
            section: self.path.section.id().to_owned(),
            points: self.path.points.clone(),
            ..PathRef::default()
        })
    }

    fn entry_before(&self) -> Option<Before> {
        let answer = self.given("~check-in").filter(|answer| self.path.save && !answer.is_empty())?;
        let body = answer.chosen.first().map(|one| one.shown().to_owned());
        Some(Before { distress: answer.value, body, ..Before::default() })
    }

    fn entry_after(&self) -> Option<After> {
        let next = self.given("~next").and_then(|answer| answer.chosen.first());
        let next = next.map(|one| one.shown().to_owned()).filter(|next| !next.is_empty());
        let distress = self.after();
        let given = self.path.save && (distress.is_some() || next.is_some());
        given.then(|| After { distress, next, ..After::default() })
    }

    /// An answer as an entry holds it: without what only this sitting needed.
    fn as_kept(&self, answer: &Answer, finished: bool) -> Answer {
        let mut kept = answer.clone();
        kept.sealed = self.is_sealed(answer);
        kept.about = kept.about.or_else(|| self.about_of(answer).map(Box::new));
        if let Some(step) = self.path.step(&answer.step) {
            kept.chosen.retain(|one| !self.is_never_kept(step, one.id.as_deref()));
            kept.skipped |= kept.is_empty() && !answer.is_empty();
        }
        if let Some(step) = self.path.step(&answer.step).filter(|step| finished && !chooses(step)) {
            let ticks = self.ticks(step);
            kept.chosen.retain(|one| !ticks.iter().any(|tick| one.id.as_deref() == Some(tick.id.as_str())));
        }
        for one in &mut kept.chosen {
            let family = one.word.as_deref().and_then(|word| self.words().feelings.family_of(word));
            if one.family.is_none() {
                one.family = family.map(|family| family.id.clone());
            }
        }
        kept
    }

    /// Whether a choice leads to a question or a page that is never kept: that it was chosen is not kept either.
    pub(super) fn is_never_kept(&self, step: &Step, id: Option<&str>) -> bool {
        let option = self.options(step).into_iter().find(|option| Some(option.id.as_str()) == id);
        option.and_then(|option| option.go).is_some_and(|go| match go.strip_prefix("path:") {
            Some(path) => self.world.guide.path(path).is_some_and(|path| !path.save),
            None => go == "questions" || go == "safe",
        })
    }

    fn entry_marks(&self) -> Marks {
        let mut marks = Marks { sealed: self.marked("sealed"), ..self.base.marks.clone() };
        let whole = self.marked("bring") && self.page_lines(false).is_empty();
        if whole || self.asks_to_bring() {
            marks.bring.push(Bring::default());
        }
        if self.given(Gate::Heavier.id()).is_some_and(|answer| answer.has_picked("bring")) {
            let quote = Some(self.words().plain.lines.heavier.clone());
            marks.bring.push(Bring { quote, ..Bring::default() });
        }
        if self.marked("bring") && !whole {
            marks.bring.push(self.bring_line());
        }
        marks.bring.dedup();
        marks
    }

    /// Whether a gate or an option says that the whole page is brought.
    fn asks_to_bring(&self) -> bool {
        let gate = |answer: &Answer| answer.step.starts_with("~gate-topic") && answer.has_picked("bring");
        self.given.iter().any(gate) || self.picked_effects().any(|effect| effect == "bring")
    }

    fn picked_effects(&self) -> impl Iterator<Item = String> {
        let steps = self.path.steps.iter().chain(&self.path.way_out).chain([&self.words().cards.fear_offer]);
        let picked = steps.filter_map(|step| Some((step, self.given(&step.id)?)));
        picked.flat_map(|(step, answer)| {
            let options = self.options(step).into_iter().filter(|option| answer.has_picked(&option.id));
            options.filter_map(|option| option.effect).collect::<Vec<_>>()
        })
    }

    /// The line to bring; without one the whole page.
    fn bring_line(&self) -> Bring {
        let Some(line) = self.line_at("~bring-line") else { return Bring::default() };
        let stands = self.page_lines(false).into_iter().find(|(_, words)| *words == line);
        let step = stands.map(|(step, _)| step);
        let text =
            step.as_deref().and_then(|step| self.given(step)).and_then(|answer| answer.text.as_deref());
        let at = text.and_then(|text| text.find(&line));
        Bring { step, quote: Some(line), at, ..Bring::default() }
    }

    /// The line picked or written on that screen.
    pub(super) fn line_at(&self, screen: &str) -> Option<String> {
        let answer = self.given(screen)?;
        let written = answer.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        if let Some(line) = written {
            return Some(line.to_owned());
        }
        let one = answer.chosen.first()?;
        let own = one.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let picked = one.id.as_deref().is_some_and(|id| id.starts_with("line-"));
        own.or(one.label.as_deref().filter(|_| picked)).map(str::to_owned)
    }

    /// Keeps, seals, closes or deletes the words of a step, as the person chose.
    fn do_fates(&self, entry: &mut Entry) {
        for step in self.path.steps.iter().chain(&self.path.way_out) {
            let Some(Effect::Fate(target)) = &step.effect else { continue };
            let chosen = self.given(&step.id).and_then(|answer| answer.chosen.first());
            let Some(fate) = chosen.and_then(|one| fate_of(one.id.as_deref()?)) else { continue };
            let line = chosen.and_then(|one| one.text.clone());
            if let Some(answer) = entry.answers.iter_mut().find(|answer| answer.step == *target) {
                self.do_fate(answer, fate, line);
            }
        }
    }

    fn do_fate(&self, answer: &mut Answer, fate: Fate, line: Option<String>) {
        let bare = |answer: &Answer| Answer {
            prompt: answer.prompt.clone(),
            to: answer.to.clone(),
            ..Answer::new(answer.step.clone(), answer.kind.clone())
        };
        match fate {
            Fate::Keep => {}
            Fate::Seal => answer.sealed = true,
            Fate::CloseMonth => {
                answer.closed_until = self.now.date_naive().checked_add_months(chrono::Months::new(1));
            }
            Fate::Delete => *answer = Answer { deleted: true, ..bare(answer) },
            Fate::OneLine => {
                let first = || lines_of(answer).into_iter().next();
                *answer = Answer { text: line.or_else(first), ..bare(answer) };
            }
        }
    }

    /// How the sitting ends, now.
    pub(super) fn ending(&self) -> Ending {
        let deleted = self.is_deleted();
        let begun = !self.place.is_before_the_path() || self.kept_answers().any(|answer| !answer.is_empty());
        let keeps = begun && !deleted && self.holds_something();
        Ending {
            entry: keeps.then(|| self.entry(Some(self.now))),
            changes: self.changes(),
            door: self.door.clone(),
            go_on: self.go_on.then(|| self.second_number()),
            deleted,
            asked_questions: self.asked_here,
        }
    }

    fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        let met = self.met();
        for (step, met) in self.path.steps.iter().zip(met) {
            let Some(answer) = self.given(&step.id).filter(|_| met) else { continue };
            changes.extend(change_of(step, answer));
        }
        if self.picked_effects().any(|effect| effect == "hide_shared") {
            changes.push(Change::HideShared(true));
        }
        if self.marked("line") {
            changes.extend(self.line_at("~bad-night").map(Change::BadNight));
        }
        if self.given(Gate::Heavier.id()).is_some() {
            changes.push(Change::Said(THREE_HEAVIER.to_owned()));
        }
        let sides = self.trail.contains(&Place::Side).then(|| self.three_in_a_row()).flatten();
        changes.extend(sides.map(|(_, said)| Change::Said(said.to_owned())));
        changes
    }
}

/// What an answer changes in the profile.
fn change_of(step: &Step, answer: &Answer) -> Option<Change> {
    let text = answer.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    match step.effect.as_ref()? {
        Effect::Person => text.map(|name| Change::Person(name.to_owned())),
        Effect::Since => answer.picked().map(|id| Change::Since(id.to_owned())),
        Effect::OwnPeople if answer.has_picked(OWN_PEOPLE) => {
            let names = answer.items.iter().map(|item| item.text.trim()).filter(|name| !name.is_empty());
            let person = |name: &str| Person {
                name: name.to_owned(),
                call: String::new(),
                rest: serde_json::Map::new(),
            };
            let people: Vec<Person> = names.map(person).collect();
            (!people.is_empty()).then_some(Change::People(people))
        }
        Effect::BreakKind => {
            let kinds: Vec<String> = answer.chosen.iter().filter_map(|one| one.id.clone()).collect();
            (!kinds.is_empty()).then_some(Change::BreakKind(kinds))
        }
        _ => None,
    }
}

fn chooses(step: &Step) -> bool {
    use StepKind::{Feelings, Needs, Pick, PickMany};
    matches!(step.kind, Pick | PickMany | Feelings | Needs)
}

/// Of a path that keeps no record, what was ticked to be kept is words on a free page: where they were written is told
/// to nobody.
fn without_a_trace(entry: &mut Entry) {
    let words: Vec<&str> = entry.answers.iter().flat_map(Answer::own_words).collect();
    let page = Answer { text: Some(words.join("\n")), ..Answer::new(FREE_PAGE, StepKind::Text) };
    entry.answers = if words.is_empty() { Vec::new() } else { vec![page] };
    (entry.kind, entry.path, entry.left_at, entry.seat) = (Kind::Free, None, None, Seat::Unsaid);
}

/// Whether the person ticked that this answer is kept, or may go out.
fn is_ticked(step: &Step, answer: &Answer) -> bool {
    answer.has_picked(KEEP) || answer.has_picked(OUT) || (!chooses(step) && has_own_tick(step, answer))
}

fn has_own_tick(step: &Step, answer: &Answer) -> bool {
    let options = step.options.all().into_iter().flatten();
    options.into_iter().any(|option| answer.has_picked(&option.id))
}

fn fate_of(id: &str) -> Option<Fate> {
    Some(match id {
        "keep" => Fate::Keep,
        "seal" => Fate::Seal,
        "close-month" => Fate::CloseMonth,
        "delete" => Fate::Delete,
        "one-line" => Fate::OneLine,
        _ => return None,
    })
}
