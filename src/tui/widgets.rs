//! The pieces that screens are made of. They know no screen, no disk and no clock.

pub mod beat;
pub mod breath;
pub mod choices;
pub mod column;
pub mod commit;
pub mod filter;
pub mod fold;
pub mod grid;
pub mod hits;
pub mod letter;
pub mod lines;
pub mod long_list;
pub mod menu;
pub mod pad;
pub mod picker;
pub mod prose;
pub mod rate;
pub mod rated;
pub mod reading;
pub mod roll;
pub mod seam;
pub mod sorted;
pub mod steps_through;
pub mod ticked;
pub mod word_row;
pub mod writing;
