//! Every screen, one file each. They ask by messages and never touch the disk.

pub mod about;
pub mod aloud;
pub mod bin;
pub mod choose;
pub mod country;
pub mod edit;
pub mod first;
pub mod ground;
pub mod hidden;
pub mod home;
pub mod how;
pub mod keep;
pub mod keys;
pub mod left_open;
pub mod look_back;
pub mod people;
pub mod person;
pub mod reader;
pub mod seat;
pub mod settings;
pub mod sitting;
pub mod versions;
