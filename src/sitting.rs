//! Walking a path: steps, skips, pacing, check-in, gates, closing. The heart of the program.
//!
//! A pure state machine over the guide and the history. It knows no terminal, no disk and no clock: both fronts show
//! its [`Scene`] and tell it what was given and which way to go.

mod scene;

pub use scene::{
    Anchor, Change, Choice, Door, Ending, Form, KeyNames, Next, Progress, Scene, Setup, Stage, Way,
};
