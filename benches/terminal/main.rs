//! How long a person waits: the release binary in a pty, with small and large journals; beside it, where they are
//! installed, two other journals for the terminal. It prints and never judges.
//!
//! `cargo bench --bench terminal`; what may follow `--` and what the rows mean stands in `benches/README.md`.

mod homes;
mod ours;
mod peers;
#[path = "../../tests/pty/preload.rs"]
mod preload;
mod table;
mod window;

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use homes::{Home, Program};
use peers::Peers;
use table::Table;

const MEND: &str = env!("CARGO_BIN_EXE_mend");

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What was asked for on the command line.
struct Wanted {
    starts: usize,
    keys: usize,
    /// The parts that are measured; none named means all.
    only: Vec<String>,
}

impl Wanted {
    fn part(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|one| one == name)
    }
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after =
        |name: &str| arguments.iter().position(|one| one == name).and_then(|at| arguments.get(at + 1));
    let number = |name: &str, usual: usize| after(name).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let asked = |name: &str| arguments.iter().any(|one| one == name);
    let wanted = Wanted {
        starts: number("--starts", 40),
        keys: number("--keys", 400),
        only: after("--only").map(|parts| parts.split(',').map(str::to_owned).collect()).unwrap_or_default(),
    };
    let peers = Peers::found(after("--tui-journal").map(PathBuf::from), after("--jrnl").map(PathBuf::from))?;
    let mut table = Table::new()?;
    if wanted.part("start") {
        let size = fs::metadata(MEND)?.len();
        table.heading(&format!("mend: {}.{:02} MB", size / 1_000_000, size / 10_000 % 100))?;
        let version = Program::new(MEND, &std::env::temp_dir(), &["--version"]);
        table.row("mend --version", &run_often(wanted.starts, &version)?)?;
    }
    for pages in [0, 10_000, 100_000] {
        if pages > 10_000 && !asked("--large") {
            break;
        }
        table.heading(&match pages {
            0 => "nothing kept yet, then one page".to_owned(),
            many => format!("{many} pages of about 2 KB"),
        })?;
        let home = Home::with_pages(pages)?;
        ours::measure(&mut table, &home, pages, &wanted)?;
        drop(home);
        peers.measure(&mut table, pages, &wanted)?;
    }
    table.say("")?;
    table.machine()
}

/// A command's time from its start to its end, many times.
fn run_often(times: usize, program: &Program) -> Outcome<Vec<Duration>> {
    let mut took = Vec::new();
    for _ in 0..times {
        let began = Instant::now();
        program.give("")?;
        took.push(began.elapsed());
    }
    Ok(took)
}

/// The most memory a command ever held: what it said of itself when last asked before its end.
fn peak(program: &Program) -> Outcome<u64> {
    let mut child = program.quiet().spawn()?;
    let mut peak = None;
    while child.try_wait()?.is_none() {
        peak = table::peak_of(child.id()).or(peak);
        std::thread::sleep(Duration::from_micros(500));
    }
    Ok(peak.ok_or("it ended before it could be asked")?)
}
