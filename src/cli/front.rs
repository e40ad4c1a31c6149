//! The one place where the command line starts a front: the full screen, or line by line.
//!
//! It hands over the places, the preferences and what to open first. Opening the notebook is the keeper's work,
//! behind the first screen, so that nothing here waits for the disk.

use std::io::{self, BufRead, IsTerminal};
use std::sync::Arc;

use super::failure::Failure;
use super::output::Output;
use super::{Context, clock};
use crate::guide::Guide;
use crate::plain;
use crate::tui::run::{self, Opening};
use crate::tui::theme::{Colours, Surroundings};
use crate::vault::{self, Fault, FaultKind, LostReason, Standing, Vault};

/// What the full screen opens with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// Home, or the very first screen.
    Home,
    /// This path, or the list of all.
    Begin(Option<String>),
    /// *It just hit me*: no lock, no journal.
    Now,
    /// *Get it out*: a free page.
    Write,
}

/// Opens the full screen and comes back when the person leaves it.
pub(super) fn start(start: Start, context: &Context) -> Result<(), Failure> {
    let on_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    if !(context.plain || on_terminal) {
        return Err(Failure::WrongUse(
            "Nothing was changed. This opens on a terminal, and here is none. \
             `mend --plain` asks line by line, and `mend --help` lists what else can be done without one."
                .to_owned(),
        ));
    }
    let standing = match start {
        // Help before everything else: whatever became of the notebook, a slow minute opens.
        Start::Now => Vault::look(&context.places),
        _ => usable(context)?,
    };
    if context.plain { open_plain(start, standing, context) } else { open(start, standing, context) }
}

/// What stands there, where it can be opened or begun; else why not.
fn usable(context: &Context) -> Result<Standing, Failure> {
    let standing = Vault::look(&context.places);
    let kind = match standing {
        Standing::Absent | Standing::Plain => return Ok(standing),
        Standing::Lost { reason: LostReason::Vanished } => return ask_about_lost(context),
        Standing::Lost { .. } => FaultKind::Lost,
        Standing::Encrypted => FaultKind::Encrypted,
        Standing::Newer => FaultKind::Newer,
    };
    Err(Failure::reading(&Fault::of(kind, &context.places.data)))
}

/// A notebook was here and its folder is gone: nothing new is made unless the person says so.
fn ask_about_lost(context: &Context) -> Result<Standing, Failure> {
    let lost = Fault::of(FaultKind::Lost, &context.places.data);
    let words = Guide::new().words().failures.lost.clone();
    Output::standard().aside(&format!("{words}\nType new and Enter to start one here. Enter alone leaves."));
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    if read.is_err() || answer.trim() != "new" {
        return Err(Failure::reading(&lost));
    }
    Vault::forget(&context.places).map_err(|fault| Failure::reading(&fault))?;
    Ok(Vault::look(&context.places))
}

/// Runs the full screen.
fn open(start: Start, standing: Standing, context: &Context) -> Result<(), Failure> {
    let guide = Arc::new(Guide::new());
    let start = opens_with(start, &guide)?;
    let (settings, told) = context.settings();
    let variable = |name: &str| std::env::var(name).ok();
    let (no_color, colorterm, colorfgbg) =
        (variable("NO_COLOR"), variable("COLORTERM"), variable("COLORFGBG"));
    let around = Surroundings::of(no_color.as_deref(), colorterm.as_deref(), colorfgbg.as_deref());
    let opening = Opening {
        start,
        places: context.places.clone(),
        standing,
        colours: Colours { asked: context.theme, around },
        settings_fault: told.clone(),
        settings,
        guide,
        clock: clock::now,
        ids: vault::fresh_id,
    };
    let ended = run::run(&opening);
    if let Some(told) = told {
        Output::standard().aside(&told);
    }
    match ended {
        Ok(0) => Ok(()),
        Ok(run::NOT_KEPT) => Err(Failure::not_all_kept()),
        Ok(code) => Err(Failure::Ended(u8::try_from(code).unwrap_or(1))),
        Err(_) => Err(Failure::could_not(&[
            "Nothing was changed.",
            "This terminal could not be used.",
            "Try another one, or `mend --help` for what needs none.",
        ])),
    }
}

/// Runs the line-by-line front.
fn open_plain(start: Start, standing: Standing, context: &Context) -> Result<(), Failure> {
    let guide = Arc::new(Guide::new());
    let start = match opens_with(start, &guide)? {
        run::Start::Home => plain::Start::Home,
        run::Start::Choose => plain::Start::Choose,
        run::Start::Path(id) => plain::Start::Path(id),
        run::Start::RightNow => plain::Start::RightNow,
        run::Start::Free => plain::Start::Free,
    };
    let (settings, told) = context.settings();
    if let Some(told) = told {
        Output::standard().aside(&told);
    }
    let opening = plain::Opening {
        start,
        places: context.places.clone(),
        standing,
        settings,
        guide,
        clock: clock::now,
        ids: vault::fresh_id,
    };
    match plain::run(&opening, plain::Streams::standard()) {
        Ok(0) => Ok(()),
        Ok(plain::NOT_KEPT) => Err(Failure::not_all_kept()),
        Ok(code) => Err(Failure::Ended(u8::try_from(code).unwrap_or(1))),
        Err(error) => Err(error.into()),
    }
}

/// The start, with the path's name checked.
fn opens_with(start: Start, guide: &Guide) -> Result<run::Start, Failure> {
    Ok(match start {
        Start::Home => run::Start::Home,
        Start::Now => run::Start::RightNow,
        Start::Write => run::Start::Free,
        Start::Begin(None) => run::Start::Choose,
        Start::Begin(Some(id)) if guide.has(&id) => run::Start::Path(id),
        Start::Begin(Some(_)) => {
            let known: Vec<&str> = guide.paths().map(|path| path.id.as_str()).collect();
            return Err(Failure::WrongUse(format!(
                "Nothing was changed. There is no page of that name. These are there: {}.",
                known.join(", ")
            )));
        }
    })
}
