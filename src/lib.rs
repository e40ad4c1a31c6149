//! mend: a private, guided notebook for the terminal.
//!
//! ```text
//!  main.rs                    parse, run, exit code
//!    └ cli                    commands; opens the vault, starts a front, prints results
//!       ├ tui                 the full screen: terminal → app → screens/* → widgets, keymap, theme
//!       ├ plain               line by line, on standard input and output
//!       ├ keeper              the one thread that owns the disk: takes Requests, answers with Outcomes
//!       │   └ vault           files: layout, durable save, drafts, profile, history, bin, lock
//!       ├ export              page → plain text, Markdown, HTML, JSON (pure: text out)
//!       ├ page                what may leave: selection, marks, replaced and hidden words, order (pure)
//!       ├ sitting             walking a path: steps, skips, pacing, check-in, closing (pure state machine over History)
//!       ├ guide, settings     typed paths, cards, lists, lines to call; preferences (pure: they parse text)
//!       ├ journal             entries, answers, marks, drafts, profile, history, timeline, finding, patterns (pure)
//!       └ text                wrapping, folding, dates in words and words for dates, the filter for everything shown (imports nothing)
//! ```
//!
//! Arrows go down only; `tests/layers.rs` holds them. Fronts and disk never meet: a screen returns a message, what needs
//! the disk is a request sent to the keeper, and its outcome comes back as an event. Time, randomness, the home folder
//! and the size of the terminal are arguments.
//!
//! Ten words, the same everywhere:
//!
//! - **path**: a guided sequence, such as `doubt`
//! - **step**: one screen of it
//! - **card**: a step that asks nothing
//! - **sitting**: one walk through a path
//! - **answer**: what a step got
//! - **entry**: a kept sitting or free page
//! - **draft**: a sitting not finished
//! - **mark**: *bring* to session, or *sealed* (never exported)
//! - **page**: what is made for the therapist
//! - **seat**: hurt, broke trust, both, unsaid

pub mod cli;
pub mod export;
pub mod guide;
pub mod journal;
pub mod keeper;
pub mod page;
pub mod plain;
pub mod settings;
pub mod sitting;
pub mod text;
pub mod tui;
pub mod vault;
