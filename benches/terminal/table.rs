//! Where figures go: one line a row, to standard output. It judges nothing.

use std::fs;
use std::io::{Stdout, Write};
use std::time::Duration;

use crate::Outcome;

/// The figures of one run.
pub(crate) struct Table {
    out: Stdout,
}

impl Table {
    pub(crate) fn new() -> Outcome<Self> {
        let mut table = Self { out: std::io::stdout() };
        table.machine()?;
        table.say(&format!("{:<54}{:>9}{:>10}{:>10}{:>6}", "milliseconds", "min", "median", "p99", "n"))?;
        Ok(table)
    }

    pub(crate) fn say(&mut self, line: &str) -> Outcome<()> {
        writeln!(self.out, "{line}")?;
        Ok(self.out.flush()?)
    }

    /// What the rows below are about.
    pub(crate) fn heading(&mut self, words: &str) -> Outcome<()> {
        self.say(&format!("\n{words}"))
    }

    pub(crate) fn row(&mut self, name: &str, took: &[Duration]) -> Outcome<()> {
        let mut sorted = took.to_vec();
        sorted.sort_unstable();
        let last = sorted.len().checked_sub(1).ok_or("nothing was measured")?;
        let at = |hundredth: usize| sorted.get(last * hundredth / 100).copied().unwrap_or_default();
        let shown = |time: Duration| format!("{:.2}", time.as_secs_f64() * 1000.0);
        self.say(&format!(
            "{name:<54}{:>9}{:>10}{:>10}{:>6}",
            shown(at(0)),
            shown(at(50)),
            shown(at(99)),
            took.len()
        ))
    }

    /// The most memory that a process ever held.
    pub(crate) fn memory(&mut self, name: &str, kilobytes: u64) -> Outcome<()> {
        let tenths = (kilobytes * 1024 + 50_000) / 100_000;
        self.say(&format!("{name:<54}{:>9} MB", format!("{}.{}", tenths / 10, tenths % 10)))
    }

    /// How busy the machine is, since that is in every figure.
    pub(crate) fn machine(&mut self) -> Outcome<()> {
        let load = fs::read_to_string("/proc/loadavg")?;
        let load: Vec<&str> = load.split_whitespace().take(3).collect();
        let cores = std::thread::available_parallelism()?;
        self.say(&format!("machine: {cores} cores, load {}", load.join(" ")))
    }
}

/// The most memory that a process ever held, in kilobytes of 1,024 bytes; none once it has ended.
pub(crate) fn peak_of(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
