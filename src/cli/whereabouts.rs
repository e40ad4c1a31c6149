//! `mend where`: the folders, and whether anything is kept in them.

use serde_json::json;

use super::Context;
use super::failure::Failure;
use super::output::Output;
use crate::vault::{LostReason, Standing, Vault};

/// Say where your pages and settings are, and whether anything is kept
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  mend where           the folders, and whether anyone can read what is kept
  mend where --json    the same for a program")]
pub(super) struct Whereabouts {
    /// Print it as JSON, for a program to read
    #[arg(long)]
    json: bool,
}

impl Whereabouts {
    pub(super) fn run(&self, context: &Context, output: &mut Output<'_>) -> Result<(), Failure> {
        let (word, sentence) = told(Vault::look(&context.places));
        let data = context.places.data.display().to_string();
        let settings = context.places.settings.display().to_string();
        tell_settings(context, output);
        let leftovers = Vault::leftovers(&context.places);
        if self.json {
            let place = json!({ "data": data, "settings": settings, "kept": word, "leftovers": leftovers });
            return output.json(&place);
        }
        output.line(&format!("Your pages  {data}"))?;
        output.line(&format!("Settings    {settings}"))?;
        output.line("")?;
        output.line(sentence)?;
        tell_leftovers(&leftovers, output)
    }
}

/// They are left as they are: the last second of what was written may be in them, and nowhere else.
fn tell_leftovers(leftovers: &[String], output: &mut Output<'_>) -> Result<(), Failure> {
    let words = match leftovers.len() {
        0 => return Ok(()),
        1 => "One file is left from a save that was cut off. It may hold the last words before that. \
              mend does not use it, and does not remove it:"
            .to_owned(),
        many => format!(
            "{many} files are left from saves that were cut off. They may hold the last words before that. \
             mend does not use them, and does not remove them:"
        ),
    };
    output.line("")?;
    output.line(&words)?;
    leftovers.iter().try_for_each(|name| output.line(&format!("  {name}")))
}

/// What in the settings could not be read, or is not known here. The rest of them counts.
fn tell_settings(context: &Context, output: &mut Output<'_>) {
    let (settings, told) = context.settings();
    if let Some(faults) = told {
        output.aside(&faults);
    }
    if !settings.unknown.is_empty() {
        output.aside(&format!("settings.toml: not known here: {}.", settings.unknown.join(", ")));
    }
}

/// What stands there: a word for programs and a sentence for people.
fn told(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Absent => ("nothing", "Nothing is kept here yet."),
        Standing::Plain => ("unlocked", "There is a notebook here. Anyone on this account can read it."),
        Standing::Encrypted => ("locked", "There is a notebook here, locked with a passphrase."),
        Standing::Newer => ("newer", "There is a notebook here. A newer mend made it, and it is unchanged."),
        Standing::Lost { reason: LostReason::Vanished } => {
            ("missing", "A notebook was here and cannot be found now. Put its folder or disk back.")
        }
        Standing::Lost { reason: LostReason::NoJournalFile } => (
            "incomplete",
            "There are pages here, but not the file `journal.json` beside them. Put that file back.",
        ),
        Standing::Lost { reason: LostReason::UnreadableJournalFile } => (
            "incomplete",
            "The file `journal.json` here cannot be read. The pages beside it were not touched.",
        ),
    }
}
