//! The command line: what was typed becomes one verb, which runs, prints, and ends with a code.
//!
//! What it ends with stands in one table, `code`.

mod about;
mod begin;
pub mod clock;
mod code;
mod completions;
mod export;
mod failure;
mod front;
mod how;
mod list;
mod man;
mod narrow;
mod notebook;
mod now;
mod output;
mod pager;
mod search;
mod show;
mod whereabouts;
mod write;

use std::ffi::OsString;
use std::panic::{self, PanicHookInfo};
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum, ValueHint};

use crate::settings::{Settings, Theme};
use crate::vault::{self, Places};
use failure::Failure;
use front::Start;
use output::Output;

/// A private, guided notebook for the terminal.
#[derive(Debug, Parser)]
#[command(name = "mend", version, disable_help_subcommand = true, max_term_width = 90)]
#[command(long_about = "A private, guided notebook for the terminal, for adults.\n\n\
    `mend` alone opens it. Nothing is kept until you say so, and nothing is ever sent: \
    mend has no network code. It is not therapy; `mend about` says what it is and what it cannot protect from.")]
#[command(after_help = "Examples:
  mend                     open the notebook
  mend now                 a slow minute for a bad moment
  mend write - < note.txt  keep the words of a file as a page
  mend list                your pages, newest first
  mend search red coat     pages that hold both words
  mend show k7f3           the page whose id begins so
  mend how --span 3m       how it has been, in sentences
  mend where               where all of it is
  mend --plain             line by line, for a screen reader")]
struct Cli {
    #[command(subcommand)]
    verb: Option<Verb>,
    #[command(flatten)]
    everywhere: Everywhere,
}

/// What may stand before or after every verb.
#[derive(Debug, clap::Args)]
struct Everywhere {
    /// The folder of your pages, in place of the usual one
    #[arg(long, global = true, value_name = "FOLDER", env = "MEND_DATA_DIR", hide_env_values = true, value_hint = ValueHint::DirPath)]
    data_dir: Option<OsString>,
    /// The folder of the settings, in place of the usual one
    #[arg(long, global = true, value_name = "FOLDER", env = "MEND_SETTINGS_DIR", hide_env_values = true, value_hint = ValueHint::DirPath)]
    settings_dir: Option<OsString>,
    /// The colours of the full screen
    #[arg(long, global = true, value_enum, value_name = "THEME")]
    theme: Option<ThemeName>,
    /// Line by line, for screen readers and pipes: no full screen
    #[arg(long, global = true)]
    plain: bool,
    /// Print long output as it is, not a screenful at a time
    #[arg(long, global = true)]
    no_pager: bool,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Begin(begin::Begin),
    Now(now::Now),
    Write(write::Write),
    List(list::List),
    Search(search::Search),
    Export(export::Export),
    Show(show::Show),
    How(how::How),
    #[command(name = "where")]
    Whereabouts(whereabouts::Whereabouts),
    About(about::About),
    Completions(completions::Completions),
    Man(man::Manual),
}

impl Verb {
    /// Whether it may print more than a screenful, for a person to read.
    fn is_long(&self) -> bool {
        matches!(self, Self::List(_) | Self::Search(_) | Self::Show(_) | Self::How(_) | Self::About(_))
    }
}

/// The themes by the names that settings know.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum ThemeName {
    Dark,
    Light,
    HighContrast,
    Terminal,
}

/// Where everything stands, and what was asked for on the command line.
#[derive(Debug)]
struct Context {
    places: Places,
    theme: Option<Theme>,
    plain: bool,
}

/// Runs what was typed and gives the code to end with.
pub fn run() -> ExitCode {
    panic::set_hook(Box::new(after_panic));
    let mut output = Output::standard();
    let parsed = command().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    let done = match parsed {
        Ok(cli) => perform(cli, &mut output),
        Err(told) => explain(&told, &mut output),
    };
    // What was printed before a failure still goes out, and a failure to print it counts as one.
    let done = done.and(output.finish());
    let Err(failure) = done else { return ExitCode::SUCCESS };
    if let Some(words) = failure.words() {
        output.aside(words);
    }
    ExitCode::from(failure.code())
}

/// Only the place is told: a message may hold the text itself, as that of a cut string does.
/// The full screen puts its own hook in place of this one.
fn after_panic(info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let words =
        format!("mend had to stop, by a mistake of its own ({place}). What was kept before is untouched.");
    Output::standard().aside(&words);
}

/// The command line with everything that is said of it.
fn command() -> clap::Command {
    let command = Cli::command();
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    command.after_long_help(format!("{after}\n\n{}", code::in_words()))
}

fn perform(cli: Cli, output: &mut Output<'_>) -> Result<(), Failure> {
    if cli.verb.as_ref().is_some_and(Verb::is_long) && !cli.everywhere.no_pager {
        output.through_pager();
    }
    let context = Context::new(&cli.everywhere)?;
    match cli.verb {
        None => front::start(Start::Home, &context),
        Some(Verb::Begin(verb)) => verb.run(&context),
        Some(Verb::Now(now::Now)) => now::Now::run(&context),
        Some(Verb::Write(verb)) => verb.run(&context, output),
        Some(Verb::List(verb)) => verb.run(&context, output),
        Some(Verb::Search(verb)) => verb.run(&context, output),
        Some(Verb::Export(verb)) => verb.run(&context, output),
        Some(Verb::Show(verb)) => verb.run(&context, output),
        Some(Verb::How(verb)) => verb.run(&context, output),
        Some(Verb::Whereabouts(verb)) => verb.run(&context, output),
        Some(Verb::About(about::About)) => about::About::run(output),
        Some(Verb::Completions(verb)) => verb.run(command(), output),
        Some(Verb::Man(verb)) => verb.run(command(), output),
    }
}

/// Help and version go to standard output; a fault in what was typed is wrong use.
fn explain(told: &clap::Error, output: &mut Output<'_>) -> Result<(), Failure> {
    let words = told.render().to_string();
    if told.use_stderr() {
        Err(Failure::WrongUse(words.replacen("error:", "mend:", 1).trim_end().to_owned()))
    } else {
        output.text(&words)
    }
}

impl Context {
    fn new(everywhere: &Everywhere) -> Result<Self, Failure> {
        // An empty variable names no folder.
        let named = |folder: &Option<OsString>| folder.clone().filter(|folder| !folder.is_empty());
        let (data, settings) = (named(&everywhere.data_dir), named(&everywhere.settings_dir));
        let places = Places::resolve(data.as_deref().map(Path::new), settings.as_deref().map(Path::new))
            .map_err(|fault| Failure::reading(&fault))?;
        Ok(Self { places, theme: everywhere.theme.map(Theme::from), plain: everywhere.plain })
    }

    /// The preferences, and what in their file could not be read, in words.
    pub(crate) fn settings(&self) -> (Settings, Option<String>) {
        match vault::read_settings(&self.places) {
            Ok(text) => match Settings::parse(&text.unwrap_or_default()) {
                Ok(settings) => (settings, None),
                Err(faults) => (faults.usable.clone(), Some(faults.to_string())),
            },
            Err(fault) => (Settings::default(), Some(format!("The settings could not be read: {fault}."))),
        }
    }
}

impl From<ThemeName> for Theme {
    fn from(name: ThemeName) -> Self {
        match name {
            ThemeName::Dark => Self::Dark,
            ThemeName::Light => Self::Light,
            ThemeName::HighContrast => Self::HighContrast,
            ThemeName::Terminal => Self::Terminal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound_and_its_themes_are_those_of_the_settings() {
        Cli::command().debug_assert();
        for theme in ThemeName::value_variants() {
            let name = theme.to_possible_value().unwrap();
            assert_eq!(Theme::named(name.get_name()), Some(Theme::from(*theme)));
        }
        assert_eq!(ThemeName::value_variants().len(), Theme::ALL.len());
    }

    /// Every line of the examples that are shown for a command, as one would type it.
    fn examples(command: &clap::Command) -> Vec<Vec<String>> {
        let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let lines = after.lines().filter_map(|line| line.strip_prefix("  mend"));
        let typed = lines.map(|line| {
            let line = format!("mend{line}");
            let words = pager::words(line.split("  ").next().unwrap_or_default());
            words.into_iter().take_while(|word| !["<", ">", "|"].contains(&word.as_str())).collect()
        });
        typed.collect()
    }

    #[test]
    fn every_command_has_examples_and_every_one_of_them_is_understood() {
        let mut all = command();
        all.build();
        for verb in [&all].into_iter().chain(all.get_subcommands()) {
            let examples = examples(verb);
            assert!(examples.len() >= 2, "{} has too few examples", verb.get_name());
            for typed in examples {
                assert!(all.clone().try_get_matches_from(&typed).is_ok(), "{typed:?}");
                let named = verb.get_name() == "mend" || typed.contains(&verb.get_name().to_owned());
                assert!(named, "{typed:?} is no example of {}", verb.get_name());
            }
        }
    }

    #[test]
    fn help_keeps_its_manners() {
        let mut command = Cli::command();
        let mut pages = vec![command.render_long_help().to_string()];
        for verb in command.get_subcommands_mut() {
            pages.push(verb.render_long_help().to_string());
        }
        for page in pages {
            assert!(!page.contains('!'), "{page}");
        }
    }
}
