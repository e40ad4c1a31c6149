//! From screen to screen: what comes next, what a choice leads to, back, and the way out. No words stand here.

use super::gates::Gate;
use super::place::{Calm, From, Place};
use super::{Door, Next, Sitting, Walk, Way};
use crate::guide::{Opt, Step};
use crate::journal::StepKind;

/// What comes after a screen.
#[derive(Debug)]
pub(super) enum Go {
    /// This screen.
    To(Place),
    /// This opens over the sitting; then that screen.
    Over(Door, Place),
    /// The sitting is over.
    End,
}

/// Where an option leads.
enum Goal {
    Away(Door),
    Step(usize),
    Close,
    Over(Door),
}

impl Sitting {
    /// The first screen.
    pub(super) fn start(&self) -> Place {
        if self.asks_side() {
            return Place::Side;
        }
        self.after_side()
    }

    /// Whether the side is asked first.
    pub(super) fn asks_side(&self) -> bool {
        let path = &self.path;
        path.ask_seat && path.seats.len() > 1 && !self.world.knows_side && path.differs_by_side()
    }

    /// The very first free page leaves it out: nothing is asked before the first typed word.
    pub(super) fn has_check_in(&self) -> bool {
        self.path.checkin && !(self.world.no_check_in && self.is_free())
    }

    fn after_side(&self) -> Place {
        if self.asks_about_fear() { Place::Fear } else { self.after_fear() }
    }

    pub(super) fn after_fear(&self) -> Place {
        if self.has_check_in() {
            Place::CheckIn
        } else {
            self.gate().map_or(self.first_screen(), Place::Gate)
        }
    }

    /// The opening, or the first step.
    pub(super) fn first_screen(&self) -> Place {
        if self.has_opening() { Place::Opening } else { Place::Step(self.next_met(0).unwrap_or_default()) }
    }

    /// Whether there is a card on the first screen; a deep path always has one, for its question.
    pub(super) fn has_opening(&self) -> bool {
        self.walk == Walk::Path && (self.path.opening.is_some() || self.path.depth >= 3)
    }

    /// What comes after the gates.
    pub(super) fn after_gate(&mut self) -> Go {
        if self.has_opening() { Go::To(Place::Opening) } else { self.steps_from(0, None) }
    }

    /// Goes where it leads, and remembers the screen left.
    pub(super) fn follow(&mut self, go: Go) -> Next {
        match go {
            Go::To(place) => self.step_to(place),
            Go::Over(door, place) => {
                self.step_to(place);
                return Next::Over(door);
            }
            Go::End => return Next::Ended(Box::new(self.ending())),
        }
        Next::Show
    }

    pub(super) fn step_to(&mut self, place: Place) {
        if place != self.place {
            self.trail.push(self.place);
            self.place = place;
            self.opened = None;
        }
        self.gate_met |= matches!(place, Place::Gate(_));
    }

    pub(super) fn back(&mut self) -> Next {
        self.leave(Way::Back);
        if let Some(place) = self.trail.pop() {
            self.place = place;
            self.opened = None;
        }
        Next::Show
    }

    /// What comes after this screen, with what was given on it.
    pub(super) fn onward(&mut self, way: Way) -> Go {
        let picked = self.answer_here().picked().map(str::to_owned);
        let choice = picked.filter(|_| way == Way::On);
        match self.place {
            Place::Side => self.after_asked_side(),
            Place::Fear => self.after_fear_question(choice.as_deref()),
            Place::FearOffer => self.after_fear_offer(choice.as_deref()),
            Place::CheckIn => self.after_check_in(),
            Place::Gate(gate) => self.after_choice_at_gate(gate, choice.as_deref()),
            Place::Opening if choice.as_deref() == Some("no") => Go::To(Place::NotAlone),
            Place::NotAlone if choice.as_deref() == Some("steady") => {
                self.through(Door::Path("steady".to_owned()))
            }
            Place::Opening => self.after_opening(choice.as_deref()),
            Place::NotAlone => self.steps_from(0, None),
            Place::Step(index) => self.after_step(index, choice.as_deref()),
            Place::Heart(index) => self.after_heart(index, choice.as_deref()),
            Place::Row(index) if self.grew_heavier("~heart-row") => Go::To(Place::Pause(index)),
            Place::Row(index) => self.steps_from(index + 1, None),
            Place::Pause(index) => self.after_pause(index, choice.as_deref()),
            Place::Calm(_, From::Gate) => self.after_gate(),
            Place::Calm(_, From::Pause(index)) => Go::To(Place::Pause(index)),
            Place::WayOut(index) => self.way_out_from(index + 1),
            Place::Life | Place::PickOne | Place::Others | Place::DoorBetween => {
                self.after_question(choice.as_deref())
            }
            _ => self.after_closing_screen(choice.as_deref()),
        }
    }

    fn after_asked_side(&mut self) -> Go {
        use crate::journal::Side;
        self.side = match self.given("~side").and_then(|answer| answer.picked()) {
            Some("hurt") => Some(Side::Hurt),
            Some("broke") => Some(Side::Broke),
            _ => None,
        };
        let place = self.after_side();
        self.enter(place)
    }

    /// A path that begins at once begins with the first step that this walk meets.
    pub(super) fn enter(&mut self, place: Place) -> Go {
        if matches!(place, Place::Step(_)) { self.steps_from(0, None) } else { Go::To(place) }
    }

    fn after_check_in(&mut self) -> Go {
        match self.gate() {
            Some(Gate::RightNow) => Go::Over(Door::RightNow { wanted: self.title_wanted() }, Place::CheckIn),
            Some(gate) => Go::To(Place::Gate(gate)),
            None => self.after_gate(),
        }
    }

    fn after_choice_at_gate(&mut self, gate: Gate, choice: Option<&str>) -> Go {
        let options = self.options(self.gate_card(gate));
        if let Some(go) = self.led_before(options, choice) {
            return go;
        }
        match choice {
            Some("minute" | "breathe") => Go::To(Place::Calm(Calm::Breathe, From::Gate)),
            Some("look" | "look-around") => Go::To(Place::Calm(Calm::Look, From::Gate)),
            Some("tomorrow") => self.through(Door::Path("tomorrow".to_owned())),
            Some("short") => self.through(Door::Path("steady".to_owned())),
            Some("close" | "another-day" | "look-back") => Go::End,
            _ => self.after_gate(),
        }
    }

    /// The safety page, where the opening names it; else the steps.
    fn after_opening(&mut self, choice: Option<&str>) -> Go {
        let options = self.options(&self.words().cards.opening_safe);
        self.led_before(options, choice).unwrap_or_else(|| self.steps_from(0, None))
    }

    /// Where an option of a shared card leads before the path has begun; none where it leads on.
    pub(super) fn led_before(&mut self, options: Vec<Opt>, choice: Option<&str>) -> Option<Go> {
        let led = options.into_iter().find(|option| Some(option.id.as_str()) == choice)?;
        let goal = self.goal(&led)?;
        if matches!(goal, Goal::Away(_) | Goal::Close) {
            // Words may stand already, of somebody who went back: the page was left, like any other.
            self.left_at = self.last_given();
        }
        Some(match goal {
            Goal::Away(door) => self.through(door),
            Goal::Over(Door::Ground) => Go::To(Place::Calm(Calm::Breathe, From::Gate)),
            Goal::Over(door) => Go::Over(door, self.place),
            Goal::Close => Go::End,
            Goal::Step(_) => return None,
        })
    }

    /// Leaves before the path began.
    fn through(&mut self, door: Door) -> Go {
        self.door = Some(door);
        Go::End
    }

    /// The first step from `from` on that this walk meets, or what comes after the last. `core`: the core step that
    /// was just left, after which the heart card comes where something further is left.
    pub(super) fn steps_from(&mut self, from: usize, core: Option<usize>) -> Go {
        let (mut at, mut asks) = (from, false);
        while let Some(index) = self.next_met(at) {
            if self.path.steps.get(index).is_some_and(|step| step.kind == StepKind::Questions) {
                asks |= !self.questions_asked;
                at = index + 1;
                continue;
            }
            let place = match core {
                Some(last) if self.has_heart() && !self.is_core(index) => Place::Heart(last),
                _ => Place::Step(index),
            };
            if asks {
                self.questions_asked = true;
                self.asked_here = true;
                return Go::Over(Door::Questions, place);
            }
            return Go::To(place);
        }
        self.way_out_from(0)
    }

    /// The logs, and paths without a check-in, have no heart card: what is further can be passed.
    fn has_heart(&self) -> bool {
        self.path.checkin && self.path.log.is_none()
    }

    fn after_step(&mut self, index: usize, choice: Option<&str>) -> Go {
        self.left_at = None;
        self.door = None;
        self.go_on = false;
        if let Some(go) = choice.and_then(|choice| self.led_by(index, choice)) {
            return go;
        }
        let step = self.path.steps.get(index);
        if step.is_some_and(|step| step.deepest && !step.core) && self.path.depth >= 3 {
            return Go::To(Place::Row(index));
        }
        let core = self.is_core(index).then_some(index);
        self.steps_from(index + 1, core)
    }

    /// Where a choice at a step leads, if it leads anywhere but on.
    fn led_by(&mut self, index: usize, choice: &str) -> Option<Go> {
        if choice == super::form::GO_ON && self.is_crossroads(index) {
            self.go_on = true;
            return Some(self.way_out_from(0));
        }
        if self.opened.as_deref() == Some(choice) {
            return None;
        }
        let step = self.path.steps.get(index)?;
        let option = self.options(step).into_iter().find(|option| option.id == choice)?;
        match self.goal(&option)? {
            Goal::Step(target) => Some(Go::To(Place::Step(target))),
            Goal::Close => {
                self.left_at = self.left_here(index + 1);
                Some(self.way_out_from(0))
            }
            Goal::Away(door) => {
                self.left_at = self.left_here(index + 1);
                self.door = Some(door);
                Some(self.way_out_from(0))
            }
            Goal::Over(door) => {
                if door == Door::Questions {
                    self.unchoose();
                }
                self.opened = Some(choice.to_owned());
                self.asked_here |= door == Door::Questions;
                Some(Go::Over(door, self.place))
            }
        }
    }

    fn goal(&self, option: &Opt) -> Option<Goal> {
        let go = option.go.as_deref()?;
        if let Some(id) = go.strip_prefix("path:") {
            return Some(Goal::Away(Door::Path(id.to_owned())));
        }
        if let Some(id) = go.strip_prefix("step:") {
            return self.path.steps.iter().position(|step| step.id == id).map(Goal::Step);
        }
        Some(match go {
            "safe" => Goal::Away(Door::Safe),
            "people" => Goal::Over(Door::People),
            "lines" => Goal::Over(Door::Lines),
            "questions" => Goal::Over(Door::Questions),
            "ground" => Goal::Over(Door::Ground),
            "hide" => Goal::Over(Door::Hide),
            "page" => Goal::Over(Door::Page),
            "close" => Goal::Close,
            _ => return None,
        })
    }

    /// The last step of the path at which something was given.
    fn last_given(&self) -> Option<String> {
        let given = |step: &&Step| self.given(&step.id).is_some_and(|answer| !answer.is_empty());
        self.path.steps.iter().rev().find(given).map(|step| step.id.clone())
    }

    /// The step at which the walk is left, when core steps from `from` on remain.
    fn left_here(&self, from: usize) -> Option<String> {
        let Place::Step(here) = self.place else { return None };
        let met = self.met();
        let counts = |step: &Step| step.core && step.kind != StepKind::Questions;
        let steps = self.path.steps.iter().zip(met).skip(from);
        let remains = steps.into_iter().any(|(step, met)| met && counts(step));
        remains.then(|| self.path.steps.get(here).map(|step| step.id.clone())).flatten()
    }

    fn after_heart(&mut self, index: usize, choice: Option<&str>) -> Go {
        match choice {
            Some("further") | None if self.grew_heavier("~heart") => Go::To(Place::Pause(index)),
            Some("further") => self.steps_from(index + 1, None),
            _ => self.way_out_from(0),
        }
    }

    fn after_pause(&mut self, index: usize, choice: Option<&str>) -> Go {
        let calm = match choice {
            Some("breathe") => Calm::Breathe,
            Some("look") => Calm::Look,
            Some("on") => return self.steps_from(index + 1, None),
            _ => return self.way_out_from(0),
        };
        self.unchoose();
        Go::To(Place::Calm(calm, From::Pause(index)))
    }

    /// Whether the number given there is 8 or more, or 3 above the start.
    fn grew_heavier(&self, at: &str) -> bool {
        let now = self.given(at).and_then(|answer| answer.value);
        now.is_some_and(|now| now >= 8 || self.before().is_some_and(|before| now >= before.saturating_add(3)))
    }

    /// A choice that was followed does not stand when the person comes back to it.
    pub(super) fn unchoose(&mut self) {
        let mut answer = self.answer_here();
        answer.chosen.clear();
        self.store(answer);
    }

    /// The first step of the way out from `from` on, then the closing.
    pub(super) fn way_out_from(&mut self, from: usize) -> Go {
        let mut steps = self.path.way_out.iter().enumerate().skip(from);
        match steps.find(|(_, step)| self.meets_way_out(step)) {
            Some((index, _)) => Go::To(Place::WayOut(index)),
            None if self.path.checkin => Go::To(Place::Rate),
            None => Go::End,
        }
    }

    /// "Close here".
    pub(super) fn stopping(&mut self) -> Go {
        match self.place {
            place if place.is_before_the_path() => Go::End,
            Place::Step(index) => {
                self.left_at = self.left_here(index);
                self.way_out_from(0)
            }
            Place::Heart(_) | Place::Row(_) | Place::Pause(_) | Place::Calm(_, From::Pause(_)) => {
                self.way_out_from(0)
            }
            Place::WayOut(_) if self.path.checkin => Go::To(Place::Rate),
            place if place.closing_order().is_some() && place != Place::PutAway => Go::To(Place::PutAway),
            _ => Go::End,
        }
    }

    fn after_question(&self, choice: Option<&str>) -> Go {
        let afraid = matches!(choice, Some("yes" | "maybe"));
        match self.place {
            Place::Life if afraid => Go::Over(Door::People, Place::PickOne),
            Place::Life => Go::To(Place::Others),
            Place::PickOne | Place::DoorBetween if choice == Some("people") => {
                Go::Over(Door::People, self.place)
            }
            Place::PickOne if choice == Some("others") => Go::To(Place::Others),
            Place::Others if afraid => Go::Over(Door::Lines, Place::DoorBetween),
            _ => Go::End,
        }
    }
}
