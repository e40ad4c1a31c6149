//! A private, guided notebook for the terminal.
//!
//! Arrows go down only; no module uses one above or beside it except as drawn. `tests/layers.rs` holds the code to it.
//!
//! ```text
//! main.rs                    parse, run, exit code
//!   └ cli                    commands; opens the vault, starts a front, prints results
//!      ├ tui                 the full screen: terminal → app → screens → widgets, keymap, theme
//!      ├ plain               line by line
//!      ├ keeper              the one thread that owns the disk: takes Requests, answers with Outcomes
//!      │   └ vault           files: layout, durable save, drafts, history, bin, lock, settings folder
//!      ├ export, import      a page → Markdown, text, HTML, PDF, JSON; foreign files → entries (pure)
//!      ├ page                what may leave: selection, marks, hidden words, order (pure)
//!      ├ sitting             walking a path: steps, skips, pacing, check-in, closing (pure)
//!      ├ guide, settings     typed paths, cards, support lines; preferences (pure)
//!      ├ journal             entries, answers, marks, history, timeline (pure)
//!      └ text                wrapping, dates in words, the filter for everything shown (imports nothing)
//! ```
//!
//! Fronts and disk never meet: what needs the disk is a `Request` to the keeper, its `Outcome` comes back as an event.
//!
//! # Ten words
//!
//! **path** (a guided sequence), **step** (one screen of it), **card** (a step that asks nothing), **sitting** (one
//! walk through a path), **answer** (what a step got), **entry** (a kept sitting or free page), **draft** (a sitting
//! not finished), **mark** (*bring* to session; *sealed*: never exported), **page** (what is made for the therapist),
//! **seat** (hurt, broke trust, both, unsaid).

pub mod cli;
pub mod journal;
pub mod keeper;
pub mod settings;
pub mod text;
pub mod tui;
pub mod vault;
