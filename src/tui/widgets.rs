//! The pieces that screens are made of. They know no screen, no disk and no clock.
pub mod prose;
