//! `mend about`: what it is, what it is not, and what it cannot protect from.

use super::failure::Failure;
use super::output::Output;
use crate::tui::keymap::{self, Action};

/// The words. `{key.people}` stands for a key.
const ABOUT: &str = include_str!("../../assets/guide/about.txt");

/// Say what mend is, what it is not, and what it cannot protect from
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  mend about               a page to read before the first word
  mend about --no-pager    all of it at once")]
pub(super) struct About;

impl About {
    pub(super) fn run(output: &mut Output<'_>) -> Result<(), Failure> {
        output.text(&about())
    }
}

fn about() -> String {
    ABOUT.replace("{key.people}", &keymap::name_of(Action::People))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_fit_a_small_terminal_and_keep_their_manners() {
        let text = about();
        assert!(!text.contains(['!', '{', '}']));
        for line in text.lines() {
            assert!(line.chars().count() <= 72, "{line}");
        }
    }

    #[test]
    fn what_must_be_said_is_said() {
        let said = ABOUT.split_whitespace().collect::<Vec<_>>().join(" ");
        for must in
            ["not therapy", "clinician", "study", "court", "monitoring", "backups", "passphrase", "adults"]
        {
            assert!(said.contains(must), "{must}");
        }
    }
}
