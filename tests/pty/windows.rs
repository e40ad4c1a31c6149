//! Several at once: a second window, and commands beside an open one.

use rustix::process::Signal;

use crate::home::{Home, words_of};
use crate::terminal::Terminal;
use crate::walk::{GET_IT_OUT, GO_ON, ON_THE_PAGE, RIGHT_NOW, choose, kept_page, many, pass_check_in, times};

/// What a second window says when it opens.
const ONLY_ADDS: &str = "This notebook is open in another window.";

fn on_disk(home: &Home) -> String {
    home.entries().iter().chain(&home.drafts()).map(words_of).collect()
}

#[test]
fn a_second_window_reads_and_adds_while_the_first_is_open() {
    let home = Home::keeping(&["a page from before"]);
    let mut first = kept_page(&home);
    first.write("words of the first window");
    let mut second = kept_page(&home);
    second.write("words of the second window");
    let listed = home.shown();
    assert!(listed.contains("a page from before"), "{listed}");
    for window in [&mut second, &mut first] {
        window.key("C-q");
        assert_eq!(window.exit_code(), 0);
        window.assert_clean();
    }
    let kept = on_disk(&home);
    assert!(kept.contains("words of the first window"), "{kept}");
    assert!(kept.contains("words of the second window"), "{kept}");
}

#[test]
fn words_from_a_pipe_are_kept_while_a_window_is_open() {
    let home = Home::keeping(&["a page from before"]);
    let mut window = kept_page(&home);
    window.write("words in the window");
    let output = home.mend(&["write", "-"], "words from a pipe");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(home.shown().contains("words from a pipe"));
    window.write(" and on");
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    let kept = on_disk(&home);
    assert!(kept.contains("words in the window and on") && kept.contains("words from a pipe"), "{kept}");
}

#[test]
fn eight_at_once_keep_eight() {
    let home = Home::keeping(&["a page from before"]);
    many(8, 8, |number| {
        let output = home.mend(&["write", "-"], &format!("page number {number}"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    });
    let shown = home.shown();
    assert!((0..8).all(|number| shown.contains(&format!("page number {number}"))), "{shown}");
    assert_eq!(home.entries().len(), 9);
}

#[test]
fn eight_at_once_start_one_notebook_and_keep_eight() {
    let home = Home::new();
    many(8, 8, |number| {
        let output = home.mend(&["write", "-", "--keep-unlocked"], &format!("page number {number}"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    });
    assert_eq!(home.entries().len(), 8);
}

#[test]
fn a_window_that_was_killed_locks_nobody_out() {
    let home = Home::keeping(&["a page from before"]);
    let mut window = Terminal::open(&home, &[]);
    window.wait_for(RIGHT_NOW);
    window.kill(rustix::process::Signal::KILL);
    window.wait_exit();
    let mut window = kept_page(&home);
    window.write("words after it");
    window.key("C-q");
    assert_eq!(window.exit_code(), 0);
    assert!(on_disk(&home).contains("words after it"));
}

/// The page of a second window, which says first that it only adds.
#[track_caller]
fn second_page(home: &Home) -> Terminal {
    let window = Terminal::open(home, &[]);
    window.wait_for(ONLY_ADDS);
    page_from_home(&window);
    window
}

#[track_caller]
fn page_from_home(window: &Terminal) {
    choose(window, GET_IT_OUT);
    pass_check_in(window);
    window.wait_for(ON_THE_PAGE);
}

/// Numbers that look like chance and are the same in every run.
struct Chance(usize);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// A hand that types words unlike any other into two windows, in an order of chance.
struct Hand {
    chance: Chance,
    typed: Vec<String>,
}

impl Hand {
    fn new(number: usize) -> Self {
        Self { chance: Chance(number + 1), typed: Vec::new() }
    }

    #[track_caller]
    fn types(&mut self, windows: &[Terminal; 2], words: usize) {
        for _ in 0..words {
            let word = format!("word{:02}", self.typed.len());
            let window = &windows[self.chance.below(2)];
            window.write(&word);
            window.text(" ");
            self.typed.push(word);
        }
    }

    /// Ends both, in an order and in ways of chance.
    #[track_caller]
    fn ends(&mut self, windows: [Terminal; 2]) {
        let mut windows = Vec::from(windows);
        while !windows.is_empty() {
            let mut window = windows.remove(self.chance.below(windows.len()));
            match self.chance.below(4) {
                0 => window.key("C-q"),
                1 => window.kill(Signal::TERM),
                2 => window.kill(Signal::HUP),
                _ => window.close_window(),
            }
            window.wait_exit();
        }
    }

    #[track_caller]
    fn finds_all(&self, home: &Home, number: usize) {
        let kept = on_disk(home);
        let lost: Vec<_> = self.typed.iter().filter(|word| !kept.contains(*word)).collect();
        assert!(lost.is_empty(), "round {number}: {lost:?} of {:?} are lost\n{kept}", self.typed);
    }
}

#[test]
fn two_windows_that_write_and_close_in_any_order_lose_and_overwrite_nothing() {
    many(times(6, 20), 2, |number| {
        let home = Home::keeping(&["a page from before"]);
        let before = home.entry_bytes();
        let windows = [kept_page(&home), second_page(&home)];
        let mut hand = Hand::new(number);
        hand.types(&windows, 12);
        hand.ends(windows);
        hand.finds_all(&home, number);
        assert_eq!(home.entry_bytes(), before, "round {number}: an older page changed");
    });
}

#[test]
fn a_window_killed_beside_another_starts_again_and_nothing_is_lost_or_overwritten() {
    many(times(6, 20), 2, |number| {
        let home = Home::keeping(&["a page from before"]);
        let before = home.entry_bytes();
        let mut windows = [kept_page(&home), second_page(&home)];
        let mut hand = Hand::new(number);
        hand.types(&windows, 12);
        windows[0].wait_until("every word on disk", |_| {
            hand.typed.iter().all(|word| on_disk(&home).contains(word))
        });
        let killed = number % 2;
        windows[killed].kill(Signal::KILL);
        windows[killed].wait_exit();
        windows[killed] = again(&home, killed == 0, number % 4 < 2);
        hand.types(&windows, 12);
        hand.ends(windows);
        hand.finds_all(&home, number);
        assert_eq!(home.entry_bytes(), before, "round {number}: an older page changed");
    });
}

/// A window started again. If it was the first, the lock is free, and it may go on with whatever page is the latest, be
/// it the one that the other window has open.
#[track_caller]
fn again(home: &Home, first: bool, goes_on: bool) -> Terminal {
    if !first {
        return second_page(home);
    }
    let window = Terminal::open(home, &[]);
    window.wait_for(GO_ON);
    assert!(!window.screen().contains(ONLY_ADDS), "the lock of a window that was killed holds");
    if goes_on {
        choose(&window, GO_ON);
        window.wait_for(ON_THE_PAGE);
    } else {
        page_from_home(&window);
    }
    window
}
