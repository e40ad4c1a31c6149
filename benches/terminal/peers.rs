//! The same rows of two other journals for the terminal, where they are installed: tui-journal with its JSON file,
//! jrnl with its text file. Neither forces anything down to the disk; their saves are measured all the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::homes::{Home, PAGE, Program, create, day, prose, ten_thousand_words};
use crate::table::Table;
use crate::window::Window;
use crate::{Outcome, Wanted, peak, run_often};

/// The title of the newest page, and a word of no other.
const NEWEST: &str = "Lantern";

/// The programs that were found.
pub(crate) struct Peers {
    tui_journal: Option<PathBuf>,
    jrnl: Option<PathBuf>,
}

impl Peers {
    /// Those that were named, else those on the path.
    pub(crate) fn found(tui_journal: Option<PathBuf>, jrnl: Option<PathBuf>) -> Outcome<Self> {
        let found = |named: Option<PathBuf>, name: &str| match named {
            Some(path) => {
                fs::canonicalize(&path).map(Some).map_err(|error| format!("{}: {error}", path.display()))
            }
            None => Ok(on_path(name)),
        };
        Ok(Self { tui_journal: found(tui_journal, "tjournal")?, jrnl: found(jrnl, "jrnl")? })
    }

    pub(crate) fn measure(&self, table: &mut Table, pages: usize, wanted: &Wanted) -> Outcome<()> {
        if let Some(path) = &self.tui_journal {
            tui_journal(table, path, pages.max(1), wanted)?;
        }
        if let Some(path) = &self.jrnl {
            jrnl(table, path, pages.max(1), wanted)?;
        }
        Ok(())
    }
}

fn on_path(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// The first line of what it says of its version.
fn version(program: &Program) -> Outcome<String> {
    let output = program.quiet().stdout(std::process::Stdio::piped()).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(said.lines().next().unwrap_or("unknown").trim().to_owned())
}

/// A key costs it the more the more pages there are, so fewer are typed.
fn tui_journal(table: &mut Table, path: &Path, pages: usize, wanted: &Wanted) -> Outcome<()> {
    let home = Home::new("tui-journal")?;
    let file = home.folder.join("entries.json");
    let arguments = ["-b", "json", "-j", &file.display().to_string()];
    let program = Program::new(path, &home.folder, &arguments);
    let name = version(&Program::new(path, &home.folder, &["--version"]))?;
    let row = |what: &str| format!("{name}: {what}");
    let (starts, keys) = if pages > 10_000 { (5, 10) } else { (wanted.starts, wanted.keys.div_ceil(8)) };

    create(&file, &entries(pages, ""))?;
    if wanted.part("start") || wanted.part("load") {
        let mut took = Vec::new();
        for _ in 0..starts {
            let began = Instant::now();
            let mut window = Window::open(&program)?;
            took.push(window.wait_for(NEWEST)? - began);
            window.kill()?;
        }
        table.row(&row("start, everything loaded"), &took)?;
    }
    if wanted.part("keys") || wanted.part("save") {
        let mut window = editing(&program)?;
        let typed = letters(&mut window, keys)?;
        table.row(&row("key to screen, empty page"), &typed)?;
        table.memory(&row("peak memory, empty page"), window.peak()?)?;
        let saved = saves(&mut window, &file, keys, starts.div_ceil(4))?;
        table.row(&row("a save, not forced down"), &saved)?;
        table.memory(&row("peak memory after a save"), window.peak()?)?;
        window.kill()?;
    }
    if wanted.part("keys") {
        create(&file, &entries(pages, &ten_thousand_words()))?;
        let mut window = editing(&program)?;
        // To the end of the text, and a line below it.
        window.send(b"\x1b>")?;
        window.settle();
        window.send(b"\r")?;
        window.settle();
        table.row(&row("key to screen, 10,000 words"), &letters(&mut window, keys)?)?;
        window.kill()?;
    }
    Ok(())
}

/// Its file: so many pages, the newest with these words.
fn entries(pages: usize, newest: &str) -> String {
    let entry = |id: usize, day: &str, title: &str, words: &str| {
        let words = words.replace('\n', "\\n");
        format!(
            r#"{{"id":{id},"date":"{day}T00:00:00Z","title":"{title}","content":"{words}","tags":[],"priority":null}}"#
        )
    };
    let mut all: Vec<String> =
        (1..pages).map(|number| entry(number, &day(number), "a page", &prose(PAGE, number))).collect();
    all.push(entry(pages, "2026-11-20", NEWEST, newest));
    format!("[{}]", all.join(","))
}

/// The newest page, open for typing.
fn editing(program: &Program) -> Outcome<Window> {
    let mut window = Window::open(program)?;
    window.wait_for(NEWEST)?;
    window.settle();
    window.send(b"\r")?;
    window.wait_for("EDIT")?;
    window.settle();
    Ok(window)
}

/// Types letters one after the other: what a letter draws is all there before the next.
fn letters(window: &mut Window, keys: usize) -> Outcome<Vec<Duration>> {
    let mut took = Vec::new();
    for number in 0..keys {
        took.push(window.type_letter(number)?);
        window.settle();
    }
    Ok(took)
}

/// From Ctrl-S until the file has grown by what was typed since.
fn saves(window: &mut Window, file: &Path, typed: usize, times: usize) -> Outcome<Vec<Duration>> {
    let mut took = Vec::new();
    let mut length = fs::metadata(file)?.len() + typed as u64;
    window.send(b"\x13")?;
    wait_for_length(file, length)?;
    for number in 0..times {
        window.settle();
        window.type_letter(number)?;
        window.settle();
        length += 1;
        let began = Instant::now();
        window.send(b"\x13")?;
        wait_for_length(file, length)?;
        took.push(began.elapsed());
    }
    Ok(took)
}

fn wait_for_length(file: &Path, length: u64) -> Outcome<()> {
    let began = Instant::now();
    while fs::metadata(file)?.len() != length {
        if began.elapsed() > Duration::from_secs(30) {
            return Err(format!("{} never held {length} bytes", file.display()).into());
        }
        std::thread::sleep(Duration::from_micros(100));
    }
    Ok(())
}

/// Each is a whole command, and takes it long: fewer are run.
fn jrnl(table: &mut Table, path: &Path, pages: usize, wanted: &Wanted) -> Outcome<()> {
    let home = Home::new("jrnl")?;
    let (config, file) = (home.folder.join("jrnl.yaml"), home.folder.join("journal.txt"));
    let config_path = config.display().to_string();
    let program = |arguments: &[&str]| {
        Program::new(path, &home.folder, &[&["--config-file", &config_path], arguments].concat())
    };
    let name = version(&Program::new(path, &home.folder, &["--version"]))?;
    let row = |what: &str| format!("{name}: {what}");
    create(&config, &settings(&file, &name))?;
    let page = |number: usize| format!("[{} 20:14] {}\n\n", day(number), prose(PAGE, number));
    create(&file, &(0..pages).map(page).collect::<Vec<_>>().concat())?;
    let times = if pages > 10_000 { 1 } else { wanted.starts.div_ceil(8) };
    if wanted.part("start") {
        table.row(&row("the newest page shown"), &run_often(times, &program(&["-n", "1"]))?)?;
    }
    if wanted.part("load") {
        let list = program(&["--short"]);
        table.row(&row("everything loaded and listed"), &run_often(times, &list)?)?;
        table.memory(&row("everything listed: peak memory"), peak(&list)?)?;
    }
    if wanted.part("save") {
        let add = program(&[]);
        let mut took = Vec::new();
        for number in 0..times {
            let began = Instant::now();
            add.give(&prose(PAGE, number))?;
            took.push(began.elapsed());
        }
        table.row(&row("a save, not forced down"), &took)?;
    }
    Ok(())
}

/// Its settings, as it writes them itself, but without colours.
fn settings(file: &Path, version: &str) -> String {
    let version = version.rsplit(' ').next().unwrap_or_default();
    let lines = [
        "colors: {body: none, date: none, tags: none, title: none}",
        "default_hour: 9",
        "default_minute: 0",
        "editor: ''",
        "encrypt: false",
        "highlight: false",
        "indent_character: '|'",
        "linewrap: 79",
        "tagsymbols: '@'",
        "template: false",
        "timeformat: '%Y-%m-%d %H:%M'",
    ];
    let file = file.display();
    format!("{}\njournals:\n  default:\n    journal: {file}\nversion: {version}\n", lines.join("\n"))
}
