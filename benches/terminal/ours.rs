//! The rows of mend.

use std::hint::black_box;
use std::time::{Duration, Instant};

use mend::guide::Guide;
use mend::journal::Timeline;
use mend::journal::patterns::{Patterns, Span};

use crate::homes::{Home, PAGE, Program, page, prose};
use crate::table::Table;
use crate::window::Window;
use crate::{Outcome, Wanted, peak, preload, run_often};

/// A word of the first screen and of home that can be acted on.
const FIRST_WORD: &str = "hit";

/// Every row that depends on the journal. Without one there is the very first screen, and after it one of one page.
pub(crate) fn measure(table: &mut Table, home: &Home, pages: usize, wanted: &Wanted) -> Outcome<()> {
    if wanted.part("start") {
        starts(table, home, wanted.starts)?;
    }
    if wanted.part("load") && pages > 0 {
        let list = home.mend(&["list"]);
        table.row("everything loaded and listed", &run_often(wanted.starts, &list)?)?;
        table.memory("everything loaded and listed: peak memory", peak(&list)?)?;
    }
    if wanted.part("find") && pages > 0 {
        find(table, home, wanted)?;
    }
    if wanted.part("how") && pages > 0 {
        how(table, home, pages, wanted)?;
    }
    home.keep(&prose(PAGE, 0))?;
    if wanted.part("keys") {
        keys(table, home, wanted.keys)?;
    }
    if wanted.part("slow") {
        slow(table, home, wanted)?;
    }
    if wanted.part("save") {
        table.row("a durable save (write -)", &saves(home, wanted.starts)?)?;
    }
    Ok(())
}

fn starts(table: &mut Table, home: &Home, times: usize) -> Outcome<()> {
    let (mut starts, mut given_back, mut ends) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..times {
        let program = home.mend(&[]);
        let began = Instant::now();
        let mut window = Window::open(&program)?;
        starts.push(window.wait_for(FIRST_WORD)? - began);
        let (screen, end) = window.leave()?;
        given_back.push(screen);
        ends.push(end);
    }
    table.row("start to first frame", &starts)?;
    table.row("Ctrl-Q at once, to the own screen", &given_back)?;
    table.row("Ctrl-Q at once, to the end", &ends)
}

fn keys(table: &mut Table, home: &Home, keys: usize) -> Outcome<()> {
    let mut window = empty_page(&home.mend(&["write"]))?;
    table.row("key to screen, empty page", &window.type_words(keys)?)?;
    table.memory("peak memory, empty page", window.peak()?)?;
    window.leave()?;
    home.only_a_long_draft()?;
    let mut window = long_page(&home.mend(&[]))?;
    table.row("key to screen, 10,000 words", &window.type_words(keys)?)?;
    table.memory("peak memory, 10,000 words", window.peak()?)?;
    window.leave()?;
    Ok(())
}

/// Words typed into *find* over the whole journal, and searched from the shell. All of them begin as a word does that
/// stands on nearly every page, so that what is found is long; two then go on as no word does, so that every page has to
/// be searched to its end.
fn find(table: &mut Table, home: &Home, wanted: &Wanted) -> Outcome<()> {
    const WORDS: [&str; 5] = ["quiet", "quaint", "message", "lateness", "house rain"];
    let mut window = Window::open(&home.mend(&[]))?;
    window.look_back()?;
    let mut took = Vec::new();
    while took.len() < wanted.keys {
        for word in WORDS {
            took.extend(window.find(word)?);
        }
    }
    table.row("find: key to screen", &took)?;
    table.memory("find: peak memory", window.peak()?)?;
    window.leave()?;
    for (name, words) in [("a word on nearly every page", "quiet"), ("a word on none", "quaint")] {
        let search = home.mend(&["search", words]);
        table.row(&format!("search, {name}"), &run_often(wanted.starts, &search)?)?;
        table.memory(&format!("search, {name}: peak memory"), peak(&search)?)?;
    }
    Ok(())
}

/// How it has been: opened from home, walked through, said from the shell, and its figures alone without a program
/// around them.
fn how(table: &mut Table, home: &Home, pages: usize, wanted: &Wanted) -> Outcome<()> {
    let mut opened = Vec::new();
    for _ in 0..wanted.starts.div_ceil(4) {
        let mut window = Window::open(&home.mend(&[]))?;
        opened.push(window.how_it_has_been(0)?.0);
        window.leave()?;
    }
    table.row("how: Enter to its first figure", &opened)?;
    let mut window = Window::open(&home.mend(&[]))?;
    let (_, took) = window.how_it_has_been(wanted.keys)?;
    table.row("how: key to the next figure or span", &took)?;
    table.memory("how: peak memory", window.peak()?)?;
    window.leave()?;
    let say = home.mend(&["how", "--span", "all"]);
    table.row("mend how --span all", &run_often(wanted.starts, &say)?)?;
    table.memory("mend how --span all: peak memory", peak(&say)?)?;
    table.row("its figures alone, all of it", &figures(pages, wanted.starts)?)
}

/// The figures of a journal in memory, over all of it, with their sentences.
fn figures(pages: usize, times: usize) -> Outcome<Vec<Duration>> {
    let read = |number: usize| serde_json::from_str(&page(number)).map_err(Into::into);
    let timeline = Timeline::new((1..pages).map(read).collect::<Outcome<Vec<_>>>()?);
    let until = timeline.entries().first().ok_or("no page")?.created.date_naive();
    let guide = Guide::new();
    let mut took = Vec::new();
    for _ in 0..times {
        let began = Instant::now();
        let patterns = Patterns::of(timeline.entries(), Span::All, until);
        black_box(guide.words().how_it_has_been(&patterns));
        took.push(began.elapsed());
    }
    Ok(took)
}

/// The same with a disk on which every fsync takes half a second.
fn slow(table: &mut Table, home: &Home, wanted: &Wanted) -> Outcome<()> {
    let Some(library) = preload::built()? else {
        return table.say("a slow disk: not measured, nothing can be loaded before this program");
    };
    let mut window = empty_page(&home.mend(&["write"]).on_a_slow_disk(&library))?;
    table.row("fsync of 500 ms: key to screen, empty page", &window.type_words(wanted.keys)?)?;
    window.leave()?;
    home.only_a_long_draft()?;
    let mut window = long_page(&home.mend(&[]).on_a_slow_disk(&library))?;
    table.row("fsync of 500 ms: key to screen, 10,000 words", &window.type_words(wanted.keys)?)?;
    window.leave()?;
    let (mut given_back, mut ends) = (Vec::new(), Vec::new());
    for _ in 0..wanted.starts.div_ceil(4) {
        let mut window = empty_page(&home.mend(&["write"]).on_a_slow_disk(&library))?;
        window.type_words(6)?;
        let (screen, end) = window.leave()?;
        given_back.push(screen);
        ends.push(end);
    }
    table.row("fsync of 500 ms: words, Ctrl-Q, to the own screen", &given_back)?;
    table.row("fsync of 500 ms: words, Ctrl-Q, to the end", &ends)
}

fn empty_page(program: &Program) -> Outcome<Window> {
    let mut window = Window::open(program)?;
    window.pass_check_in()?;
    Ok(window)
}

fn long_page(program: &Program) -> Outcome<Window> {
    let mut window = Window::open(program)?;
    window.go_on()?;
    Ok(window)
}

fn saves(home: &Home, times: usize) -> Outcome<Vec<Duration>> {
    let text = prose(PAGE, 7);
    let mut took = Vec::new();
    for _ in 0..times {
        let began = Instant::now();
        home.keep(&text)?;
        took.push(began.elapsed());
    }
    Ok(took)
}
