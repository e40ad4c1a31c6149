//! A journal that takes seconds to load: typing and leaving do not wait for it.

use std::fs::{self, File};
use std::io::Write;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::home::{Home, words_of};
use crate::kills::{MOST_LOST, Typed, kept_of};
use crate::terminal::Terminal;
use crate::walk::{RIGHT_NOW, echoed, kept_page};

/// A notebook that takes long to read and little room: one file that breaks off at its end, under very many names.
fn slow_to_load() -> Home {
    let home = Home::keeping(&["an older page"]);
    let folder = home.data().join("entries");
    let name = |number: u32| {
        let letter = |place: u32| char::from(b'a' + u8::try_from(number / 8u32.pow(place) % 8).unwrap());
        let letters: String = (0..5).map(letter).collect();
        folder.join(format!("2016-01-01-{letters}zzzzzzz.json"))
    };
    let mut file = File::create(name(0)).unwrap();
    let start = r#"{"schema":1,"id":"aaaaazzzzzzz","revision":1,"kind":"free","created":"2016-01-01T20:14:05+01:00","answers":[{"step":"page","kind":"text","text":""#;
    file.write_all(format!("{start}{}", "plain words ".repeat(8000)).as_bytes()).unwrap();
    for number in 1..20_000 {
        fs::hard_link(name(0), name(number)).unwrap();
    }
    home
}

#[test]
fn words_typed_while_a_large_journal_still_loads_are_on_disk_in_time() {
    let home = slow_to_load();
    let mut window = kept_page(&home);
    let typed = Typed::stream(&window, Duration::from_millis(40), Duration::from_millis(3200));
    let killed = Instant::now();
    window.kill(Signal::KILL);
    window.wait_exit();
    let kept = kept_of(&typed, &home.drafts());
    let seen = echoed(&window.trace().screen_at(killed.checked_sub(MOST_LOST).unwrap()), &typed.text);
    assert!(seen > 0, "nothing was typed in time");
    assert!(kept >= seen, "{kept} kept, {seen} seen {MOST_LOST:?} before the kill");
}

#[test]
fn leaving_while_a_large_journal_still_loads_is_no_failure() {
    let home = slow_to_load();
    let mut window = Terminal::open(&home, &[]);
    window.wait_for(RIGHT_NOW);
    window.key("C-q");
    assert_eq!(window.exit_code(), 0, "nothing was written, so nothing was lost");
    window.assert_clean();
}

#[test]
fn words_typed_and_left_with_ctrl_q_while_a_large_journal_still_loads_are_kept() {
    let home = slow_to_load();
    let mut window = kept_page(&home);
    window.write("words before leaving");
    window.key("C-q");
    let code = window.exit_code();
    let drafts: String = home.drafts().iter().map(words_of).collect();
    assert!(drafts.contains("words before leaving"), "left with {code}, and the words are lost");
    assert_eq!(code, 0);
    window.assert_clean();
}
