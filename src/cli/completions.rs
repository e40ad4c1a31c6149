//! `mend completions`: a script that lets a shell complete what is typed after `mend`. It names commands, options and
//! pages of the guide, and nothing of the notebook.

use clap::builder::PossibleValuesParser;
use clap_complete::Shell;

use super::failure::Failure;
use super::output::Output;
use crate::guide;

/// Print what lets a shell complete commands and options
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  mend completions bash > ~/.local/share/bash-completion/completions/mend
  mend completions zsh > ~/.zfunc/_mend
  mend completions fish > ~/.config/fish/completions/mend.fish

The zsh line needs `fpath+=~/.zfunc` before `compinit` in ~/.zshrc.")]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, command: clap::Command, output: &mut Output<'_>) -> Result<(), Failure> {
        output.text(&script(self.shell, command))
    }
}

fn script(shell: Shell, command: clap::Command) -> String {
    let known = PossibleValuesParser::new(guide::sources().iter().map(|(id, _)| *id));
    let command =
        command.mut_subcommand("begin", |begin| begin.mut_arg("path", |path| path.value_parser(known)));
    // Words after `mend write` would stay in the shell's history: no file's name is offered there.
    let dash = PossibleValuesParser::new(["-"]);
    let mut command = command.mut_subcommand("write", |write| {
        write.mut_arg("from", |from| from.value_parser(dash).help("Words from standard input"))
    });
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "mend", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::super::command;
    use super::*;
    use crate::text::show::show;

    #[test]
    fn every_shell_gets_every_command_and_option_unchanged_by_the_filter() {
        for shell in Shell::value_variants() {
            let script = script(*shell, command());
            assert_eq!(show(&script), script, "{shell}");
            for word in ["search", "completions", "man", "data-dir", "no-pager", "keep-unlocked"] {
                assert!(script.contains(word), "{shell} knows no {word}");
            }
        }
    }

    #[test]
    fn pages_are_completed_by_their_names_where_the_shell_can() {
        for shell in [Shell::Bash, Shell::Zsh] {
            assert!(script(shell, command()).contains("before-the-talk"), "{shell}");
        }
    }
}
