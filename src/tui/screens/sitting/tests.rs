//! Tests of the sitting's screen, driven by key strings.

mod play;
mod screens;
mod walks;
