//! Ends that nobody chose: killed, told to end, a window closed. What may be lost is a figure (`reliability.md`, K1, K2).
//!
//! `MEND_TEST_FULL=1` runs them as often as a release asks for, `--nocapture` prints the figures; see `.ci/measure`.

use std::time::{Duration, Instant};

use rustix::process::Signal;
use serde_json::Value;

use crate::home::{Home, words_of};
use crate::terminal::{Closing, Size, Terminal, USUAL};
use crate::walk::{
    GET_IT_OUT, echoed, first_page, full_size, kept_page, kept_page_at, many, numbered, squeezed, times,
};

/// What a person kept before.
const OLDER: [&str; 2] = ["An older page, kept long ago.", "Another older page."];
/// A kill may lose this much typing.
pub(crate) const MOST_LOST: Duration = Duration::from_secs(2);
/// Of twenty kills in twenty-one, at most this much. Asked of a quiet machine only.
const MOSTLY_LOST: Duration = Duration::from_millis(1200);
/// After any other end the program is gone within this.
const GONE: Duration = Duration::from_secs(3);

/// A stream of numbered words with the time at which each was sent.
pub(crate) struct Typed {
    pub(crate) text: String,
    sent: Vec<(Instant, usize)>,
}

impl Typed {
    /// Types at a steady pace until the time is up. The pause is the pace of a hand, not a wait for a result.
    pub(crate) fn stream(window: &Terminal, pause: Duration, time: Duration) -> Self {
        let (mut text, mut sent) = (String::new(), Vec::new());
        let end = Instant::now() + time;
        for number in 0.. {
            let word = numbered(number);
            window.text(&word);
            text.push_str(&word);
            sent.push((Instant::now(), squeezed(&text).len()));
            if Instant::now() >= end {
                break;
            }
            std::thread::sleep(pause);
        }
        Self { text, sent }
    }

    /// What was typed after so many visible characters.
    fn after(&self, kept: usize) -> &str {
        let visible = self.text.char_indices().filter(|(_, one)| !one.is_whitespace());
        visible.skip(kept).map(|(at, _)| at).next().and_then(|at| self.text.get(at..)).unwrap_or_default()
    }

    /// When the first character after so many was sent; none if that many were all.
    fn sent_after(&self, kept: usize) -> Option<Instant> {
        self.sent.iter().find(|(_, end)| *end > kept).map(|(at, _)| *at)
    }
}

/// How many characters of the stream the drafts on disk hold. What they hold must be its beginning, unchanged.
#[track_caller]
pub(crate) fn kept_of(typed: &Typed, drafts: &[Value]) -> usize {
    let words: String = drafts.iter().map(words_of).collect();
    let Some(line) = words.lines().find(|line| line.contains("w0")) else { return 0 };
    let kept = squeezed(line);
    assert!(squeezed(&typed.text).starts_with(&kept), "the draft is not what was typed: {line}");
    kept.len()
}

#[test]
fn kills_while_typing_lose_at_most_two_seconds_of_it_and_nothing_that_was_kept() {
    let mut losses = many(times(50, 1000), 10, |number| {
        let home = Home::keeping(&OLDER);
        let kept_before = home.entry_bytes();
        let mut window = kept_page(&home);
        let time = Duration::from_millis(2300 + 53 * (number % 50) as u64 + number as u64 / 50);
        let typed = Typed::stream(&window, Duration::from_millis(40), time);
        let killed = Instant::now();
        window.kill(Signal::KILL);
        window.wait_exit();
        let kept = kept_of(&typed, &home.drafts());
        let seen = echoed(&window.trace().screen_at(killed.checked_sub(MOST_LOST).unwrap()), &typed.text);
        assert!(kept >= seen, "try {number}: {kept} kept, {seen} seen {MOST_LOST:?} before the kill");
        assert_eq!(home.entry_bytes(), kept_before, "try {number}: what was kept before changed");
        let shown = home.shown();
        assert!(OLDER.iter().all(|words| shown.contains(words)), "try {number}: {shown}");
        typed.sent_after(kept).map_or(Duration::ZERO, |at| killed - at)
    });
    losses.sort_unstable();
    let (worst, p95) = (losses[losses.len() - 1], losses[losses.len() * 95 / 100]);
    println!(
        "{} kills: median loss {:?}, p95 {p95:?}, worst {worst:?}",
        losses.len(),
        losses[losses.len() / 2]
    );
    assert!(worst <= MOST_LOST, "lost {worst:?} of typing");
    assert!(p95 <= MOSTLY_LOST || !full_size(), "one kill in twenty lost {p95:?} of typing");
}

#[test]
fn after_a_kill_the_next_start_offers_to_go_on_with_what_was_typed() {
    let home = Home::keeping(&OLDER);
    let mut window = kept_page(&home);
    window.write("the words before the kill");
    window.wait_for(crate::walk::KEPT);
    window.kill(Signal::KILL);
    window.wait_exit();
    let window = Terminal::open(&home, &[]);
    crate::walk::choose(&window, crate::walk::GO_ON);
    window.wait_for("the words before the kill");
}

/// Ends a window in one way while somebody types, and looks at what is left. Gives how long it took to be gone, how many
/// characters were typed, and how many of them the program never read.
#[track_caller]
fn end_while_typing(number: usize, closing: Closing, code: i32, end: impl Fn(&mut Terminal)) -> Ended {
    let home = Home::keeping(&OLDER);
    let mut window = kept_page_at(&home, USUAL, closing);
    let time = Duration::from_millis(150 + 61 * (number % 20) as u64 + number as u64 / 20);
    let typed = Typed::stream(&window, Duration::from_millis(25), time);
    let seen_before = echoed(&window.screen(), &typed.text);
    let began = Instant::now();
    end(&mut window);
    window.wait_exit_within(GONE);
    let gone = began.elapsed();
    assert_eq!(window.exit_code(), code, "try {number}");
    let kept = kept_of(&typed, &home.drafts());
    let seen = seen_before.max(echoed(&window.trace().last_screen(), &typed.text));
    assert!(kept >= seen, "try {number}: {kept} characters kept, {seen} were on the screen");
    assert_eq!(home.entries().len(), OLDER.len(), "try {number}");
    if closing == Closing::Signals && !window.is_closed() {
        window.assert_clean_but(typed.after(kept));
    }
    let characters = squeezed(&typed.text).len();
    Ended { gone, typed: characters, unread: characters - kept }
}

/// How one end went.
struct Ended {
    gone: Duration,
    typed: usize,
    unread: usize,
}

/// The same end again and again, and its figures.
fn ends_while_typing(name: &str, closing: Closing, code: i32, end: impl Fn(&mut Terminal) + Sync) {
    let ended = many(times(20, 250), 10, |number| end_while_typing(number, closing, code, &end));
    let slowest = ended.iter().map(|one| one.gone).max().unwrap_or_default();
    let sum = |of: fn(&Ended) -> usize| ended.iter().map(of).sum::<usize>();
    let (typed, unread) = (sum(|one| one.typed), sum(|one| one.unread));
    println!("{} x {name}: slowest {slowest:?}; {unread} of {typed} characters were never read", ended.len());
}

#[test]
fn told_to_end_it_keeps_every_character_on_the_screen_and_leaves_a_clean_terminal() {
    ends_while_typing("TERM", Closing::Signals, 143, |window| window.kill(Signal::TERM));
}

#[test]
fn a_hang_up_keeps_every_character_on_the_screen_and_leaves_a_clean_terminal() {
    ends_while_typing("HUP", Closing::Signals, 129, |window| window.kill(Signal::HUP));
}

#[test]
fn a_window_closed_under_it_keeps_every_character_on_the_screen_and_ends_it() {
    ends_while_typing("closed window", Closing::Signals, 129, Terminal::close_window);
}

#[test]
fn a_window_gone_without_a_signal_keeps_every_character_on_the_screen_and_ends_it() {
    ends_while_typing("closed window without a signal", Closing::Silent, 129, Terminal::close_window);
}

#[test]
fn a_signal_in_the_middle_of_a_picture_leaves_no_word_on_the_persons_own_screen() {
    // A large window takes long to draw, so that the signal nearly always comes while it is being drawn.
    let size = Size { rows: 200, columns: 500 };
    many(20, 2, |number| {
        let home = Home::keeping(&OLDER);
        let mut window = kept_page_at(&home, size, Closing::Signals);
        let typed =
            Typed::stream(&window, Duration::from_millis(5), Duration::from_millis(150 + 7 * number as u64));
        window.kill(Signal::TERM);
        assert_eq!(window.exit_code(), 143);
        window.assert_clean_but(typed.after(kept_of(&typed, &home.drafts())));
    });
}

#[test]
fn a_signal_in_the_first_moments_leaves_a_clean_terminal_too() {
    many(32, 3, |number| {
        let home = Home::keeping(&OLDER);
        let mut window = Terminal::open(&home, &[]);
        // Earlier and earlier: when home has loaded, with the first picture, with the first bytes, at any time before.
        window.wait_until("a beginning", |trace| match number % 4 {
            0 => trace.shows("Look back"),
            1 => trace.shows(GET_IT_OUT),
            2 => trace.on_its_own_screen(),
            _ => true,
        });
        window.kill(Signal::TERM);
        assert_eq!(window.exit_code(), 143, "try {number}");
        window.assert_clean();
    });
}

#[test]
fn interrupt_and_quit_from_outside_keep_the_words_and_leave_a_clean_terminal() {
    for (signal, code) in [(Signal::INT, 130), (Signal::QUIT, 131)] {
        end_while_typing(3, Closing::Signals, code, |window| window.kill(signal));
    }
}

#[test]
fn before_anything_is_kept_every_end_leaves_nothing_behind() {
    type End = fn(&mut Terminal);
    let ends: [(&str, Closing, End); 7] = [
        ("TERM", Closing::Signals, |window| window.kill(Signal::TERM)),
        ("HUP", Closing::Signals, |window| window.kill(Signal::HUP)),
        ("KILL", Closing::Signals, |window| window.kill(Signal::KILL)),
        ("Ctrl-Q", Closing::Signals, |window| window.key("C-q")),
        ("Ctrl-C", Closing::Signals, |window| window.key("C-c")),
        ("closed", Closing::Signals, Terminal::close_window),
        ("gone", Closing::Silent, Terminal::close_window),
    ];
    for (name, closing, end) in ends {
        let home = Home::new();
        let mut window = first_page(&home, closing);
        window.write("words that nobody chose to keep");
        end(&mut window);
        window.wait_exit_within(GONE);
        if !matches!(name, "closed" | "gone" | "KILL") {
            window.wait_exit();
            window.assert_clean();
        }
        assert_eq!(home.everything(), Vec::<String>::new(), "{name}");
    }
}
