//! Ways through the program that many tests go, and the words that tell where one is.

use crate::home::Home;
use crate::terminal::{Closing, MEND, Size, Terminal, USUAL};

/// On the very first screen and at home.
pub(crate) const RIGHT_NOW: &str = "It just hit me";
/// On the very first screen and at home.
pub(crate) const GET_IT_OUT: &str = "Get it out";
/// At home, when something was left unfinished.
pub(crate) const GO_ON: &str = "Go on";
/// The check-in.
pub(crate) const HOW_HEAVY: &str = "How heavy is it right now?";
/// The closing's number.
pub(crate) const AND_NOW: &str = "And now?";
/// The question before anything is kept.
pub(crate) const KEEP_THIS: &str = "Keep this?";
/// The first of its answers.
pub(crate) const KEEP_UNLOCKED: &str = "Keep it unlocked";
/// The second.
pub(crate) const LET_GO: &str = "Let it go";
/// The seat question.
pub(crate) const WHICH_IS_CLOSEST: &str = "Which is closest, today?";
/// After it.
pub(crate) const ENOUGH: &str = "enough for tonight";
/// On the page before anything is kept.
pub(crate) const NOT_ON_DISK: &str = "Not on disk yet";
/// On the page after it was kept.
pub(crate) const KEPT: &str = "kept just now";
/// The question of the free page.
pub(crate) const ON_THE_PAGE: &str = "Whatever is here, as it comes.";

/// The very first screen, with *Get it out* opened: an empty page, in memory only.
#[track_caller]
pub(crate) fn first_page(home: &Home, closing: Closing) -> Terminal {
    let window = Terminal::start(home, MEND.as_ref(), &[], USUAL, closing);
    window.wait_for(GET_IT_OUT);
    choose(&window, GET_IT_OUT);
    window.wait_for(NOT_ON_DISK);
    window
}

/// An empty page in a notebook that is kept: past the number that it asks first.
#[track_caller]
pub(crate) fn kept_page(home: &Home) -> Terminal {
    kept_page_at(home, USUAL, Closing::Signals)
}

/// An empty page in a notebook that is kept, in a window of this size.
#[track_caller]
pub(crate) fn kept_page_at(home: &Home, size: Size, closing: Closing) -> Terminal {
    let window = Terminal::start(home, MEND.as_ref(), &["write"], size, closing);
    pass_check_in(&window);
    window.wait_for(ON_THE_PAGE);
    window
}

/// Moves to the row with these words and opens it.
#[track_caller]
pub(crate) fn choose(window: &Terminal, words: &str) {
    mark(window, words);
    window.key("Enter");
}

/// Moves to the row with these words.
#[track_caller]
pub(crate) fn mark(window: &Terminal, words: &str) {
    window.wait_until(&format!("a row {words:?} to choose"), |trace| {
        let screen = trace.screen();
        row_of(&screen, words).is_some() && row_of(&screen, MARK).is_some()
    });
    for _ in 0..24 {
        let screen = window.screen();
        let (marked, wanted) = (row_of(&screen, MARK), row_of(&screen, words));
        if marked == wanted {
            break;
        }
        window.key(if marked < wanted { "Down" } else { "Up" });
        window.wait_until("another row marked", |trace| row_of(&trace.screen(), MARK) != marked);
    }
}

/// Stands before the row that is chosen.
const MARK: &str = "▸";

fn row_of(screen: &str, words: &str) -> Option<usize> {
    screen.lines().position(|line| line.contains(words))
}

/// Past the check-in without a number and without a word for the body.
#[track_caller]
pub(crate) fn pass_check_in(window: &Terminal) {
    window.wait_for(HOW_HEAVY);
    window.key("Tab");
    window.wait_for(MARK);
    window.key("Tab");
    window.wait_gone(HOW_HEAVY);
}

/// Goes on with Tab until these words stand on the screen.
#[track_caller]
pub(crate) fn tab_to(window: &Terminal, words: &str) {
    for _ in 0..30 {
        let before = window.screen();
        if before.contains(words) {
            return;
        }
        window.key("Tab");
        window.wait_until("Tab to go on", |trace| without_status(&trace.screen()) != without_status(&before));
    }
    panic!("{words:?} never came\n{}", window.screen());
}

/// The screen without the line that says when it was kept: that one changes by itself.
pub(crate) fn without_status(screen: &str) -> String {
    screen.lines().filter(|line| !line.contains("kept")).collect()
}

/// The number of visible characters of `typed` that stand on a screen, counted from its first. Every stretch of ten
/// must be unlike any other.
pub(crate) fn echoed(screen: &str, typed: &str) -> usize {
    let (screen, typed) = (squeezed(screen), squeezed(typed));
    let tail = |end: usize| typed.get(end.saturating_sub(10)..end).unwrap_or_default();
    (1..=typed.len()).rev().find(|end| screen.contains(tail(*end))).unwrap_or_default()
}

/// Without anything blank.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace()).collect()
}

/// A word unlike any other.
pub(crate) fn numbered(number: usize) -> String {
    format!("w{number:04} ")
}

/// Whether the figures of a release are asked for: `MEND_TEST_FULL=1`, on a quiet machine.
pub(crate) fn full_size() -> bool {
    std::env::var_os("MEND_TEST_FULL").is_some()
}

/// How often something is tried: usually, and for the figures of a release.
pub(crate) fn times(usual: usize, full: usize) -> usize {
    if full_size() { full } else { usual }
}

/// Runs `work` with the numbers below `times`, some at once, and gathers what it says.
pub(crate) fn many<T: Send>(times: usize, at_once: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let gathered = std::sync::Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    if number >= times {
                        break;
                    }
                    let said = work(number);
                    gathered.lock().unwrap().push(said);
                }
            });
        }
    });
    gathered.into_inner().unwrap()
}

#[test]
fn what_is_echoed_is_counted_to_the_last_character() {
    let typed: String = (0..40).map(numbered).collect();
    assert_eq!(echoed("  w0036 w0037\nw0038 w00\n kept just now", &typed), 5 * 38 + 5 + 3);
    assert_eq!(echoed("nothing of it", &typed), 0);
    assert_eq!(echoed("w0", &typed), 2);
}
