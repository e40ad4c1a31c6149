//! The screens of a sitting, and what each is called. It must never know what was written on them.

use super::Stage;
use super::gates::Gate;

/// One screen of a sitting. A number is a step's place in its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// From which side today.
    Side,
    /// Whether there is fear between the two: before the first shared path. Never kept.
    Fear,
    /// After any answer to it but no.
    FearOffer,
    /// The number and one word for the body.
    CheckIn,
    /// A soft gate.
    Gate(Gate),
    /// The card on the first screen.
    Opening,
    /// Not alone enough to write.
    NotAlone,
    /// A step.
    Step(usize),
    /// That's the heart of it; after that step.
    Heart(usize),
    /// The number row once more; after that step.
    Row(usize),
    /// This got heavier; after that step.
    Pause(usize),
    /// A slow minute or looking around, in between.
    Calm(Calm, From),
    /// A step of the way out.
    WayOut(usize),
    /// And now?
    Rate,
    /// Coming down.
    ComingDown,
    /// Who could be near.
    Near,
    /// What would help next.
    Next,
    /// Marks.
    Marks,
    /// Which line to bring.
    BringLine,
    /// One line for a bad night.
    BadNight,
    /// The page folds.
    PutAway,
    /// The first direct question.
    Life,
    /// After a yes or maybe to it.
    PickOne,
    /// The second direct question.
    Others,
    /// After a yes or maybe to that.
    DoorBetween,
}

/// What calms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calm {
    /// Slow breathing.
    Breathe,
    /// Looking around.
    Look,
}

/// Where a calming minute was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// At a gate.
    Gate,
    /// On the pause card after that step.
    Pause(usize),
    /// Coming down.
    ComingDown,
}

impl Place {
    /// The id of a shared screen; none for a step, which has its own.
    pub(super) fn shared_id(self) -> Option<&'static str> {
        Some(match self {
            Self::Step(_) | Self::WayOut(_) => return None,
            Self::Side => "~side",
            Self::Fear => "~fear",
            Self::FearOffer => "~fear-offer",
            Self::CheckIn => "~check-in",
            Self::Gate(gate) => gate.id(),
            Self::Opening => "~opening",
            Self::NotAlone => "~not-alone",
            Self::Heart(_) => "~heart",
            Self::Row(_) => "~heart-row",
            Self::Pause(_) => "~pause",
            Self::Calm(Calm::Breathe, From::Gate) => "~gate-breathe",
            Self::Calm(Calm::Look, From::Gate) => "~gate-look",
            Self::Calm(Calm::Breathe, From::Pause(_)) => "~pause-breathe",
            Self::Calm(Calm::Look, From::Pause(_)) => "~pause-look",
            Self::Calm(Calm::Breathe, From::ComingDown) => "~coming-down-breathe",
            Self::Calm(Calm::Look, From::ComingDown) => "~coming-down-look",
            Self::Rate => "~closing-rate",
            Self::ComingDown => "~coming-down",
            Self::Near => "~near",
            Self::Next => "~next",
            Self::Marks => "~marks",
            Self::BringLine => "~bring-line",
            Self::BadNight => "~bad-night",
            Self::PutAway => "~put-away",
            Self::Life => "~question-life",
            Self::PickOne => "~pick-one",
            Self::Others => "~question-others",
            Self::DoorBetween => "~door-between",
        })
    }

    /// The shared screen with this id; `last` is the step reached last.
    pub(super) fn of_shared(id: &str, last: usize) -> Option<Self> {
        let plain = [
            Self::Side,
            Self::Fear,
            Self::CheckIn,
            Self::Opening,
            Self::NotAlone,
            Self::Heart(last),
            Self::Row(last),
            Self::Pause(last),
            Self::Calm(Calm::Breathe, From::Gate),
            Self::Calm(Calm::Look, From::Gate),
            Self::Calm(Calm::Breathe, From::Pause(last)),
            Self::Calm(Calm::Look, From::Pause(last)),
            Self::Calm(Calm::Breathe, From::ComingDown),
            Self::Calm(Calm::Look, From::ComingDown),
            Self::Rate,
            Self::ComingDown,
            Self::Near,
            Self::Next,
            Self::Marks,
            Self::BringLine,
            Self::BadNight,
            Self::PutAway,
        ];
        let gates = Gate::ALL.map(Self::Gate);
        plain.into_iter().chain(gates).find(|place| place.shared_id() == Some(id))
    }

    /// Whether it is a question that is never kept, or what follows one.
    pub(super) fn is_never_kept(self) -> bool {
        matches!(
            self,
            Self::Fear | Self::FearOffer | Self::Life | Self::PickOne | Self::Others | Self::DoorBetween
        )
    }

    /// Whether what is given on the shared screen with this id stays out of drafts: a number on the heart card, and
    /// the questions that are never kept.
    pub(super) fn stays_out_of_drafts(id: &str) -> bool {
        ["~heart", "~question", "~pick-one", "~door-between", "~fear"].iter().any(|one| id.starts_with(one))
    }

    /// The screen that a draft says the person was on. That they were offered something tells what they answered.
    pub(super) fn in_draft(self) -> Self {
        if self == Self::FearOffer { Self::Fear } else { self }
    }

    /// The part of the sitting that this screen belongs to; `core` is asked of steps.
    pub(super) fn stage(self, core: impl Fn(usize) -> bool) -> Stage {
        match self {
            Self::Side => Stage::Side,
            Self::CheckIn => Stage::CheckIn,
            Self::Fear | Self::FearOffer | Self::Gate(_) | Self::Calm(_, From::Gate) => Stage::Gate,
            Self::Opening | Self::NotAlone => Stage::Opening,
            Self::Step(step) if core(step) => Stage::Core,
            Self::Step(_) => Stage::Further,
            Self::Heart(_) | Self::Row(_) | Self::Pause(_) | Self::Calm(_, From::Pause(_)) => Stage::Heart,
            Self::WayOut(_) => Stage::WayOut,
            Self::PutAway => Stage::PutAway,
            Self::Life | Self::PickOne | Self::Others | Self::DoorBetween => Stage::Core,
            Self::Rate
            | Self::ComingDown
            | Self::Near
            | Self::Next
            | Self::Marks
            | Self::BringLine
            | Self::BadNight
            | Self::Calm(_, From::ComingDown) => Stage::Closing,
        }
    }

    /// Whether the path itself has not begun here.
    pub(super) fn is_before_the_path(self) -> bool {
        matches!(
            self,
            Self::Side
                | Self::Fear
                | Self::FearOffer
                | Self::CheckIn
                | Self::Gate(_)
                | Self::Calm(_, From::Gate)
                | Self::Opening
                | Self::NotAlone
        )
    }

    /// Whether the gates lie behind.
    pub(super) fn is_past_gates(self) -> bool {
        !matches!(self, Self::Side | Self::Fear | Self::FearOffer | Self::CheckIn)
    }

    /// Its place in the order of the closing, from 1; none outside it.
    pub(super) fn closing_order(self) -> Option<u8> {
        Some(match self {
            Self::Rate => 1,
            Self::ComingDown | Self::Calm(_, From::ComingDown) => 2,
            Self::Near => 3,
            Self::Next => 4,
            Self::Marks => 5,
            Self::BringLine => 6,
            Self::BadNight => 7,
            Self::PutAway => 8,
            _ => return None,
        })
    }
}
