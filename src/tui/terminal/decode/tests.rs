//! Bytes in pieces, at their times, and what they are taken for.

use crossterm::event::{KeyEvent, KeyModifiers, MouseEventKind};

use super::*;

fn at(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// What came out, in words: keys by name, pastes in quotes.
fn said(events: &[Event]) -> String {
    let one = |event: &Event| match event {
        Event::Key(KeyEvent { code, modifiers, .. }) => {
            let flags =
                [(KeyModifiers::CONTROL, "C-"), (KeyModifiers::ALT, "M-"), (KeyModifiers::SHIFT, "S-")];
            let with: String =
                flags.iter().filter(|(flag, _)| modifiers.contains(*flag)).map(|(_, one)| *one).collect();
            match code {
                KeyCode::Char(letter) => format!("{with}{letter}"),
                other => format!("{with}{other:?}"),
            }
        }
        Event::Paste(text) => format!("{text:?}"),
        Event::Mouse(mouse) if mouse.kind == MouseEventKind::ScrollUp => "wheel up".to_owned(),
        Event::Mouse(mouse) => format!("click {} {}", mouse.column, mouse.row),
        other => format!("{other:?}"),
    };
    events.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Reads at their times, then a long silence.
fn heard(reads: &[(u64, &str)]) -> String {
    let mut decoder = Decoder::default();
    let mut out = Vec::new();
    for (millis, bytes) in reads {
        out.extend(decoder.hear(bytes.as_bytes(), at(*millis)));
    }
    out.extend(decoder.pass(at(1_000_000)));
    said(&out)
}

fn once(bytes: &str) -> String {
    heard(&[(0, bytes)])
}

#[test]
fn letters_and_control_characters_are_keys() {
    assert_eq!(once("aöÄ 😀"), "a ö S-Ä   😀");
    assert_eq!(once("\t\r\n\x7f\x00\x01\x11\x1a\x1f"), "Tab Enter C-j Backspace C-  C-a C-q C-z C-7");
}

#[test]
fn named_keys_in_every_spelling_are_keys() {
    assert_eq!(once("\x1b[A\x1bOB\x1b[C\x1b[D\x1b[H\x1bOF"), "Up Down Right Left Home End");
    assert_eq!(
        once("\x1b[1~\x1b[2~\x1b[3~\x1b[4~\x1b[5~\x1b[6~\x1b[7~\x1b[8~"),
        "Home Insert Delete End PageUp PageDown Home End"
    );
    assert_eq!(once("\x1bOP\x1bOQ\x1b[[A\x1b[15~\x1b[17~\x1b[24~"), "F(1) F(2) F(1) F(5) F(6) F(12)");
    assert_eq!(once("\x1b[1;5C\x1b[1;2D\x1b[3;5~\x1b[Z\x1b[;5H"), "C-Right S-Left C-Delete S-BackTab C-Home");
    assert_eq!(once("\x1b[113;5u\x1b[27;5;113~\x1b[27u"), "C-q C-q Esc");
}

#[test]
fn the_mouse_is_read_in_both_spellings() {
    assert_eq!(once("\x1b[<0;10;5M\x1b[<0;10;5m\x1b[<64;1;1M"), "click 9 4 wheel up");
    assert_eq!(once("\x1b[M *%x"), "click 9 4 x");
}

#[test]
fn what_is_unknown_is_dropped_whole_and_what_follows_is_not() {
    assert_eq!(once("\x1b[?62;c\x1b[>1;2ca\x1b[Ib\x1b[99~c\x1bOzd"), "a b c d");
    assert_eq!(once(&format!("\x1b[{}x", "1".repeat(200))).chars().filter(|one| *one == 'x').count(), 1);
}

#[test]
fn bytes_that_are_no_character_are_dropped_alone() {
    let mut decoder = Decoder::default();
    let events = decoder.hear(b"a\xff\xc3b\x80c\xe2\x82", at(0));
    assert_eq!(said(&events), "a b c");
    assert_eq!(said(&decoder.hear(b"\xac", at(10))), "€");
}

#[test]
fn an_esc_alone_is_an_esc_after_its_time() {
    let mut decoder = Decoder::default();
    assert!(decoder.hear(b"\x1b", at(0)).is_empty());
    assert_eq!(decoder.due(), Some(HOLD));
    assert!(decoder.pass(at(49)).is_empty());
    assert_eq!(said(&decoder.pass(at(50))), "Esc");
    assert_eq!(decoder.due(), None);
}

#[test]
fn a_key_in_pieces_is_the_key_it_is() {
    assert_eq!(heard(&[(0, "\x1b"), (20, "["), (21, "A"), (22, "x")]), "Up x");
    assert_eq!(heard(&[(0, "\x1b"), (20, "O"), (40, "P"), (41, "y")]), "F(1) y");
    assert_eq!(heard(&[(0, "\x1b["), (400, "1;5"), (800, "C"), (900, "z")]), "C-Right z");
}

#[test]
fn other_keys_after_an_esc_are_theirs_and_come_after_it() {
    assert_eq!(heard(&[(0, "\x1b"), (20, "q")]), "Esc q");
    assert_eq!(heard(&[(0, "\x1b"), (10, "\x1b"), (20, "\x1b")]), "Esc Esc Esc");
    assert_eq!(heard(&[(0, "\x1b"), (80, "["), (81, "A")]), "Esc [ S-A");
    assert_eq!(heard(&[(0, "\x1b"), (80, "O"), (200, "x")]), "Esc S-O x");
    assert_eq!(once("\x1b\x1b[A"), "Esc Up");
    assert_eq!(once("\x1bq\x1b\x11"), "M-q C-M-q");
}

#[test]
fn a_key_that_breaks_off_takes_nothing_with_it() {
    assert_eq!(heard(&[(0, "\x1b["), (1500, "a")]), "a");
    assert_eq!(once("\x1b[\x11"), "C-q", "leaving works in the middle of a sequence");
    assert_eq!(once("\x1b[1;\x1b[B"), "Down");
}

#[test]
fn a_paste_is_text_to_its_end_whatever_it_holds() {
    assert_eq!(once("a\x1b[200~q\x11\x03\x1b[A\n\x1b[201~b"), r#"a "q\u{11}\u{3}\u{1b}[A\n" b"#);
    assert_eq!(heard(&[(0, "\x1b[20"), (5, "0~one \x1b[2"), (9, "01~x")]), r#""one " x"#);
    assert_eq!(once("\x1b[200~\x1b[201~x"), "x");
}

#[test]
fn a_paste_in_single_bytes_is_never_a_key() {
    let bytes = "\x1b[200~q\x11\x03\x1b[A\x1b\x1b[201~";
    let mut decoder = Decoder::default();
    let mut out = Vec::new();
    for (at_byte, byte) in bytes.bytes().enumerate() {
        out.extend(decoder.hear(&[byte], at(40 * at_byte as u64)));
    }
    assert_eq!(said(&out), r#""q\u{11}\u{3}\u{1b}[A\u{1b}""#);
}

#[test]
fn a_paste_that_stalls_is_handed_on_and_goes_on_as_a_paste() {
    let mut decoder = Decoder::default();
    assert!(decoder.hear("\x1b[200~one qö".as_bytes(), at(0)).is_empty());
    assert_eq!(decoder.due(), Some(QUIET));
    assert_eq!(said(&decoder.pass(at(1000))), r#""one qö""#);
    assert_eq!(decoder.due(), None);
    assert_eq!(said(&decoder.hear(b"q\x11two\x1b[201~q", at(9000))), r#""q\u{11}two" q"#);
}

#[test]
fn what_is_handed_on_cuts_neither_a_character_nor_the_end_of_the_paste() {
    let mut decoder = Decoder::default();
    decoder.hear(b"\x1b[200~one \xe2\x82", at(0));
    assert_eq!(said(&decoder.pass(at(1000))), r#""one ""#);
    assert_eq!(decoder.due(), None);
    decoder.hear(b"\xac two \x1b[20", at(1100));
    assert_eq!(said(&decoder.pass(at(2200))), r#""€ two ""#);
    assert_eq!(said(&decoder.hear(b"1~x", at(2300))), "x");
}

#[test]
fn when_the_end_of_a_paste_is_lost_leaving_still_works_and_every_word_of_it_is_there() {
    for (key, name) in [("\x11", "C-q"), ("\x03", "C-c")] {
        assert_eq!(heard(&[(0, "\x1b[200~lost"), (1200, key)]), format!("\"lost\" {name}"));
        // Pressed again and again it is heard after the same second.
        assert_eq!(
            heard(&[(0, "\x1b[200~lost"), (400, key), (700, key), (1100, key)]).split(' ').next_back(),
            Some(name)
        );
    }
    assert_eq!(heard(&[(0, "\x1b[200~lost"), (1200, "\x1b"), (1400, "q")]), r#""lost" Esc q"#);
}

#[test]
fn an_esc_with_more_after_a_stall_is_the_end_of_the_paste_or_its_text() {
    assert_eq!(heard(&[(0, "\x1b[200~one"), (1200, "\x1b"), (1230, "[201~q")]), r#""one" q"#);
    assert_eq!(
        heard(&[(0, "\x1b[200~one"), (1200, "\x1b"), (1230, "q\x11"), (1250, "\x1b[201~")]),
        r#""one" "\u{1b}q\u{11}""#
    );
}
