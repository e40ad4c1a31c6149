//! `mend man`: the manual page, made from the same words as `--help`; for packagers one page for each command.
//!
//! It writes manual pages only, into the folder that is named, and over no file that is something else.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use clap_mangen::Man;

use super::code;
use super::failure::Failure;
use super::output::Output;

/// Stands first in every page, and tells which files may be written anew.
const MARK: &str = ".\\\" Written by `mend man`.\n";

/// Print the manual page
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  mend man | man -l -       read it
  mend man --to man/man1    write a page for each command, for packagers

A file that `mend man` did not write is never written over.")]
pub(super) struct Manual {
    /// Write one page for each command into this folder
    #[arg(long, value_name = "FOLDER", value_hint = clap::ValueHint::DirPath)]
    to: Option<PathBuf>,
}

/// A page and the name of its file.
struct Page {
    name: String,
    text: Vec<u8>,
}

impl Manual {
    pub(super) fn run(&self, command: clap::Command, output: &mut Output<'_>) -> Result<(), Failure> {
        let pages = pages(command)?;
        let Some(folder) = &self.to else {
            let whole = pages.first().map(|page| String::from_utf8_lossy(&page.text)).unwrap_or_default();
            return output.text(&whole);
        };
        write_all(folder, &pages)?;
        pages.iter().try_for_each(|page| output.line(&folder.join(&page.name).display().to_string()))
    }
}

/// The page of mend itself, then those of its commands.
fn pages(mut command: clap::Command) -> Result<Vec<Page>, Failure> {
    command.build();
    let mut pages = vec![page(&command, &commands_and_codes(&command))?];
    for verb in command.get_subcommands().filter(|verb| !verb.is_hide_set()) {
        pages.push(page(verb, &see_also())?);
    }
    Ok(pages)
}

/// One page. Examples keep their lines, which `clap_mangen` would run together.
fn page(command: &clap::Command, end: &str) -> Result<Page, Failure> {
    let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
    let man = Man::new(command.clone());
    let version = env!("CARGO_PKG_VERSION");
    let mut text = MARK.as_bytes().to_vec();
    writeln!(text, ".TH \"{}\" \"1\" \"\" \"mend {version}\" \"mend\"", name.to_uppercase())?;
    man.render_name_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    man.render_options_section(&mut text)?;
    if let Some(after) = command.get_after_help() {
        text.extend_from_slice(as_typed("EXAMPLES", &after.to_string()).as_bytes());
    }
    text.extend_from_slice(end.as_bytes());
    Ok(Page { name: format!("{name}.1"), text })
}

/// The commands, each with its own page, and what mend ends with.
fn commands_and_codes(command: &clap::Command) -> String {
    let verbs = command.get_subcommands().filter(|verb| !verb.is_hide_set()).map(|verb| {
        let about = verb.get_about().map(ToString::to_string).unwrap_or_default();
        entry(&format!("mend\\-{}", verb.get_name()), "(1)", &about)
    });
    let commands = verbs.collect::<Vec<_>>().concat();
    let codes = code::ALL.map(|code| entry(code.shown, "", code.words)).concat();
    format!(".SH COMMANDS\n{commands}.SH EXIT STATUS\n{codes}")
}

/// A name with what it is.
fn entry(name: &str, behind: &str, about: &str) -> String {
    format!(".TP\n\\fB{name}\\fR{behind}\n{}\n", escaped(about))
}

fn see_also() -> String {
    ".SH SEE ALSO\n\\fBmend\\fR(1)\n".to_owned()
}

/// Lines that stay lines. The heading that the words bring along becomes the section's.
fn as_typed(heading: &str, words: &str) -> String {
    let words = words.trim().trim_start_matches("Examples:").trim_start_matches('\n');
    let lines = words.lines().map(escaped).collect::<Vec<_>>().join("\n");
    format!(".SH {heading}\n.nf\n{lines}\n.fi\n")
}

/// A line that no macro is taken for.
fn escaped(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line }
}

/// Writes every page, or none where one would stand in the place of something else.
fn write_all(folder: &Path, pages: &[Page]) -> Result<(), Failure> {
    let paths: Vec<PathBuf> = pages.iter().map(|page| folder.join(&page.name)).collect();
    if let Some(other) = paths.iter().find(|path| !is_free(path)) {
        return Err(Failure::could_not(&[
            "Nothing was written.",
            &format!("There is another file already: {}.", other.display()),
            "Name an empty folder, or move that file.",
        ]));
    }
    let failed = |error: io::Error| {
        Failure::could_not(&[
            "Your notebook is untouched.",
            &format!("The pages could not be written into {}: {error}.", folder.display()),
            "Name another folder.",
        ])
    };
    fs::create_dir_all(folder).map_err(failed)?;
    pages.iter().zip(&paths).try_for_each(|(page, path)| write(path, &page.text)).map_err(failed)
}

/// Whether nothing stands there, or a page that was written by this command.
fn is_free(path: &Path) -> bool {
    match fs::symlink_metadata(path) {
        Err(error) => error.kind() == ErrorKind::NotFound,
        Ok(found) if !found.is_file() => false,
        Ok(_) => {
            let mut first = vec![0; MARK.len()];
            let read = File::open(path).and_then(|mut file| file.read_exact(&mut first));
            read.is_ok() && first == MARK.as_bytes()
        }
    }
}

fn write(path: &Path, text: &[u8]) -> io::Result<()> {
    OpenOptions::new().write(true).create(true).truncate(true).open(path)?.write_all(text)
}

#[cfg(test)]
mod tests {
    use super::super::command;
    use super::*;
    use crate::text::show::show;

    fn text_of(name: &str) -> String {
        let pages = pages(command()).unwrap();
        let page = pages.into_iter().find(|page| page.name == name).unwrap();
        String::from_utf8(page.text).unwrap()
    }

    #[test]
    fn the_page_holds_every_command_every_code_and_its_examples_line_by_line() {
        let page = text_of("mend.1");
        for verb in command().get_subcommands() {
            assert!(page.contains(&format!("\\fBmend\\-{}\\fR(1)", verb.get_name())), "{}", verb.get_name());
        }
        for code in code::ALL {
            assert!(page.contains(&format!("\\fB{}\\fR\n", code.shown)), "{code:?}");
        }
        assert!(page.contains("\n  mend search red coat     pages that hold both words\n"), "{page}");
        assert!(page.starts_with(MARK) && !page.contains("Examples:"));
        assert_eq!(show(&page), page);
    }

    #[test]
    fn each_command_has_a_page_of_its_own_that_names_its_options() {
        let page = text_of("mend-search.1");
        for word in ["mend\\-search", "\\-\\-since", "\\-\\-json", ".SH SEE ALSO"] {
            assert!(page.contains(word), "{word} in\n{page}");
        }
        assert_eq!(pages(command()).unwrap().len(), 1 + command().get_subcommands().count());
    }

    #[test]
    fn a_line_is_never_taken_for_a_macro() {
        assert_eq!(escaped(".so /etc/passwd"), "\\&.so /etc/passwd");
        assert_eq!(escaped("'a \\ b-c"), "\\&'a \\e b\\-c");
    }
}
