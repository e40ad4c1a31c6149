//! What every form has in common: it takes input, draws itself, and fills an answer.
//!
//! A pad knows one step's form. It never knows the sitting, the step's place in it, the disk or the time of day.

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::guide::PlainWords;
use crate::journal::Answer;
use crate::tui::keymap::Input;
use crate::tui::theme::Theme;

/// The form of one step.
pub trait Pad {
    /// What the hands are doing here: it decides which table of keys holds.
    fn hand(&self) -> Hand;

    /// Takes one input.
    fn take(&mut self, input: &Input) -> Took;

    /// Time passed.
    fn pass(&mut self, time: Duration) {
        let _ = time;
    }

    /// Told its room before each picture; here a text wraps anew.
    fn fit(&mut self, area: Rect) {
        let _ = area;
    }

    /// How many rows it needs at this width, and how many it has a use for.
    fn room(&self, width: u16) -> Room;

    /// Draws itself and says where the terminal's cursor belongs. Changes nothing.
    fn view(&self, area: Rect, buf: &mut Buffer, ink: &Ink<'_>) -> Option<Position>;

    /// Writes what was given so far into the answer.
    fn fill(&self, answer: &mut Answer);

    /// Where the hands are.
    fn place(&self) -> Place {
        Place::default()
    }

    /// Back to where the hands were.
    fn go_to(&mut self, place: Place) {
        let _ = place;
    }

    /// How often it wants to be told that time passed; none when it stands still.
    fn beat(&self, still: bool) -> Option<Duration> {
        let _ = still;
        None
    }
}

/// What a pad made of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Took {
    /// Nothing: it is for somebody else.
    Unused,
    /// It used it and stays.
    Used,
    /// That was the last thing to do here: go on.
    On,
}

/// What the hands are doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Writing a text.
    Writing,
    /// Writing short lines.
    Lines,
    /// Writing short lines of which each may take a state.
    States,
    /// Writing short lines that can go under another heading.
    Sorting,
    /// Writing in one of several fields.
    Fields,
    /// Choosing one.
    Choosing,
    /// Marking several.
    Marking,
    /// Writing the line beside a choice.
    OwnLine,
    /// Giving a number.
    Rating,
    /// Marking words, which are filtered as one types.
    Words,
    /// Breathing.
    Breathing,
    /// One line a press.
    Pressing,
    /// Reading.
    Reading,
    /// The page folds.
    Folding,
}

impl Hand {
    /// Whether plain letters are text.
    pub fn typing(self) -> bool {
        matches!(
            self,
            Self::Writing
                | Self::Lines
                | Self::States
                | Self::Sorting
                | Self::Fields
                | Self::OwnLine
                | Self::Words
        )
    }
}

/// How many rows a pad needs, and how many it has a use for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// With fewer it is of no use.
    pub least: u16,
    /// More would stay empty.
    pub most: u16,
}

impl Room {
    /// So many rows, of which the first few do.
    pub fn of(rows: u16, least: u16) -> Self {
        Self { least: rows.min(least), most: rows }
    }

    /// All there is.
    pub fn all(least: u16) -> Self {
        Self { least, most: u16::MAX }
    }
}

/// Where the hands are: a field, the cursor in its text in bytes, the first visible row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The field, from 0.
    pub field: usize,
    /// The cursor, in bytes.
    pub cursor: usize,
    /// The first visible row.
    pub top: usize,
}

/// What a pad draws with.
#[derive(Clone, Copy, Debug)]
pub struct Ink<'a> {
    /// Styles by role.
    pub theme: &'a Theme,
    /// Words of the shared pieces.
    pub words: &'a PlainWords,
    /// Reduced motion.
    pub still: bool,
    /// Whether the hands are here, where there are several parts.
    pub awake: bool,
}
