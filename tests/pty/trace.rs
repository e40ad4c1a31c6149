//! Everything a program wrote to its terminal, with the time it came, and what that looks like.
//!
//! It also judges: whether the terminal was left as it was found, and whether anything was sent that must not be.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use crate::terminal::{Size, nonzero};

/// What came from a program.
pub(crate) struct Trace {
    raw: Vec<u8>,
    /// How much had come by when.
    arrivals: Vec<(Instant, usize)>,
    /// How much of it is drawn: a terminal that knows synchronised drawing shows whole pictures only.
    drawn: usize,
    parser: vt100::Parser,
    size: Size,
    ended: bool,
}

/// What switches the alternate screen.
const ALTERNATE: u16 = 1049;
const CURSOR: u16 = 25;

impl Trace {
    pub(crate) fn new(size: Size) -> Self {
        Self { raw: Vec::new(), arrivals: Vec::new(), drawn: 0, parser: parser(size), size, ended: false }
    }

    /// Takes what came; nothing means that the program has closed its side.
    pub(crate) fn take(&mut self, bytes: &[u8]) {
        self.ended |= bytes.is_empty();
        self.raw.extend_from_slice(bytes);
        self.arrivals.push((Instant::now(), self.raw.len()));
        let whole = if self.ended { self.raw.len() } else { self.drawn.max(whole_pictures(&self.raw)) };
        self.parser.process(&self.raw[self.drawn..whole]);
        self.drawn = whole;
    }

    pub(crate) fn resize(&mut self, size: Size) {
        self.size = size;
        self.parser.set_size(nonzero(size.rows), nonzero(size.columns));
    }

    /// Whether no more can come.
    pub(crate) const fn ended(&self) -> bool {
        self.ended
    }

    /// The words on the screen.
    pub(crate) fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// Whether the words stand on the screen.
    pub(crate) fn shows(&self, words: &str) -> bool {
        self.screen().contains(words)
    }

    /// Whether the program's own screen is shown.
    pub(crate) fn on_its_own_screen(&self) -> bool {
        self.parser.screen().alternate_screen()
    }

    /// Where the cursor is: row and column, from 0.
    pub(crate) fn cursor(&self) -> (u16, u16) {
        self.parser.screen().cursor_position()
    }

    /// The same, as long as the program shows it.
    pub(crate) fn shown_cursor(&self) -> Option<(u16, u16)> {
        let screen = self.parser.screen();
        (!screen.hide_cursor()).then(|| screen.cursor_position())
    }

    /// The screen for a person who reads why a test failed.
    pub(crate) fn picture(&self) -> String {
        let rule = "-".repeat(usize::from(self.size.columns));
        format!("{rule}\n{}\n{rule}", self.screen())
    }

    /// The words that stood on the screen at a time. Only where the size never changed.
    pub(crate) fn screen_at(&self, time: Instant) -> String {
        let come = self.arrivals.iter().take_while(|(at, _)| *at <= time).last().map_or(0, |(_, end)| *end);
        self.replay(&self.raw[..come])
    }

    /// The last words on the alternate screen, after it was left. Only where the size never changed.
    pub(crate) fn last_screen(&self) -> String {
        let left = sequences(&self.raw).into_iter().rev().find(|one| one.sets(ALTERNATE) == Some(false));
        self.replay(&self.raw[..left.map_or(self.raw.len(), |one| one.start)])
    }

    fn replay(&self, raw: &[u8]) -> String {
        let mut parser = parser(self.size);
        parser.process(&raw[..whole_pictures(raw)]);
        parser.screen().contents()
    }

    /// What can be read of what was written on the person's own screen.
    pub(crate) fn outside(&self) -> String {
        outside(&self.raw)
    }

    /// What is wrong with what was written, from the first byte to the last. `unread` was typed and never read by the
    /// program: the terminal itself shows it once the program is gone, and nobody can help that.
    pub(crate) fn faults(&self, unread: &str) -> Vec<String> {
        let mut faults = self.wrong_modes();
        for (start, name) in forbidden(&self.raw) {
            faults.push(format!("byte {start}: {name}"));
        }
        let outside = outside(&self.raw);
        if !unread.trim_end().ends_with(outside.trim()) {
            let end = self.raw.get(self.raw.len().saturating_sub(300)..).unwrap_or_default();
            let end = String::from_utf8_lossy(end);
            faults.push(format!("written on the person's own screen: {outside:?}; it all ends with {end:?}"));
        }
        let screen = self.parser.screen();
        if screen.bold() || screen.inverse() || screen.dim() || screen.fgcolor() != vt100::Color::Default {
            faults.push("colours or weights stay on".to_owned());
        }
        faults
    }

    /// Every private mode that was ever switched on, each once, in order.
    pub(crate) fn modes_ever_on(&self) -> Vec<u16> {
        let switched = sequences(&self.raw).into_iter().flat_map(|sequence| sequence.modes());
        let on: BTreeSet<u16> = switched.filter(|(_, on)| *on).map(|(mode, _)| mode).collect();
        on.into_iter().collect()
    }

    /// Whether a mode is on now.
    pub(crate) fn is_on(&self, mode: u16) -> bool {
        sequences(&self.raw).into_iter().rev().find_map(|sequence| sequence.sets(mode)).unwrap_or(false)
    }

    /// Modes that are not as they were found.
    fn wrong_modes(&self) -> Vec<String> {
        let mut modes = BTreeMap::from([(CURSOR, true)]);
        for sequence in sequences(&self.raw) {
            for (mode, on) in sequence.modes() {
                modes.insert(mode, on);
            }
        }
        let wrong = modes.into_iter().filter(|(mode, on)| *on != (*mode == CURSOR));
        wrong.map(|(mode, on)| format!("mode {mode} was left {}", if on { "on" } else { "off" })).collect()
    }
}

fn parser(size: Size) -> vt100::Parser {
    vt100::Parser::new(nonzero(size.rows), nonzero(size.columns), 1000)
}

/// How much of it a terminal shows: everything, but not the beginning of a picture whose end has not come.
fn whole_pictures(raw: &[u8]) -> usize {
    let last = |bytes: &[u8]| raw.windows(bytes.len()).rposition(|window| window == bytes);
    let (begun, ended) = (last(b"\x1b[?2026h"), last(b"\x1b[?2026l"));
    begun.filter(|begun| ended.is_none_or(|ended| ended < *begun)).unwrap_or(raw.len())
}

/// One `ESC [ … letter`.
struct Sequence<'a> {
    start: usize,
    end: usize,
    inside: &'a [u8],
    last: u8,
}

impl Sequence<'_> {
    /// The private modes that it switches.
    fn modes(&self) -> Vec<(u16, bool)> {
        let Some(numbers) = self.inside.strip_prefix(b"?") else { return Vec::new() };
        if !matches!(self.last, b'h' | b'l') {
            return Vec::new();
        }
        let numbers = String::from_utf8_lossy(numbers);
        numbers.split(';').filter_map(|number| Some((number.parse().ok()?, self.last == b'h'))).collect()
    }

    fn sets(&self, mode: u16) -> Option<bool> {
        self.modes().into_iter().rev().find(|(one, _)| *one == mode).map(|(_, on)| on)
    }
}

/// Every control sequence, in order.
fn sequences(raw: &[u8]) -> Vec<Sequence<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < raw.len() {
        if raw[at] != 0x1b || raw[at + 1] != b'[' {
            at += 1;
            continue;
        }
        let inside = &raw[at + 2..];
        let length = inside.iter().take_while(|byte| (0x20..0x40).contains(*byte)).count();
        let last = inside.get(length).copied().unwrap_or_default();
        found.push(Sequence { start: at, end: at + length + 3, inside: &inside[..length], last });
        at += length + 3;
    }
    found
}

/// Sequences that mend never sends: titles, clipboards and other commands to the terminal, and questions to it.
fn forbidden(raw: &[u8]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, pair) in raw.windows(2).enumerate() {
        let name = match pair {
            [0x1b, b']'] => "OSC (a title, a colour, the clipboard)",
            [0x1b, b'P'] => "DCS",
            [0x1b, b'X' | b'^' | b'_'] => "SOS, PM or APC",
            [0xc2, 0x80..=0x9f] => "a C1 control character",
            _ => continue,
        };
        found.push((at, name.to_owned()));
    }
    for sequence in sequences(raw) {
        let asks = matches!((sequence.inside, sequence.last), (b"" | b"0" | b">" | b">0", b'c') | (_, b'n'));
        let keyboard = sequence.last == b'u' && !sequence.inside.is_empty();
        let scrollback = (sequence.inside, sequence.last) == (b"3", b'J');
        if asks || keyboard || scrollback || sequence.last == b't' {
            let words = format!(
                "ESC [ {}",
                String::from_utf8_lossy(&raw[sequence.start + 2..sequence.end.min(raw.len())])
            );
            found.push((sequence.start, words));
        }
    }
    found
}

/// What can be read of what was written while the person's own screen was shown.
fn outside(raw: &[u8]) -> String {
    let mut words = Vec::new();
    let (mut at, mut alternate) = (0, false);
    for sequence in sequences(raw) {
        if !alternate && at < sequence.start {
            words.extend_from_slice(&raw[at..sequence.start]);
        }
        at = sequence.end.min(raw.len());
        alternate = sequence.sets(ALTERNATE).unwrap_or(alternate);
    }
    if !alternate {
        words.extend_from_slice(&raw[at..]);
    }
    String::from_utf8_lossy(&words).into_owned()
}
