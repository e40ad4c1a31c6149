//! Several at once: a second window, and commands beside an open one.

use crate::home::{Home, words_of};
use crate::terminal::Terminal;
use crate::walk::{RIGHT_NOW, kept_page, many};

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
