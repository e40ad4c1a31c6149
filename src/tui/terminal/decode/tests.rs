//! Bytes in pieces, at their times, and what they are taken for.

mod random;

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

/// What is heard by somebody who waits as the reader does: time is judged where nothing came before it.
#[derive(Default)]
struct Line {
    decoder: Decoder,
    out: Vec<Event>,
}

impl Line {
    /// Waits till then, with nothing to read.
    fn wait(&mut self, till: Duration) {
        while let Some(due) = self.decoder.due().filter(|due| *due <= till) {
            self.out.extend(self.decoder.pass(due));
            assert!(self.decoder.due() != Some(due), "it would spin");
        }
    }

    /// One read, after a wait.
    fn read(&mut self, millis: u64, bytes: &[u8]) {
        self.wait(at(millis));
        self.out.extend(self.decoder.hear(bytes, at(millis)));
    }

    /// All of it, after a long silence.
    fn all(mut self) -> Vec<Event> {
        self.wait(Duration::MAX);
        self.out
    }
}

/// Reads at their times, then a long silence.
fn heard(reads: &[(u64, &str)]) -> String {
    let mut line = Line::default();
    for (millis, bytes) in reads {
        line.read(*millis, bytes.as_bytes());
    }
    said(&line.all())
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
    assert_eq!(once("\x1b[7$\x1b[8^\x1b[3@x"), "S-Home C-End C-S-Delete x", "as rxvt spells them");
    assert_eq!(once("\x1b[a\x1b[d\x1bOc"), "S-Up S-Left C-Right", "and its arrows");
    assert_eq!(once("\x1b[113;5u\x1b[27;5;113~\x1b[27u"), "C-q C-q Esc");
}

#[test]
fn the_mouse_is_read_in_both_spellings() {
    assert_eq!(once("\x1b[<0;10;5M\x1b[<0;10;5m\x1b[<64;1;1M"), "click 9 4 wheel up");
    assert_eq!(once("\x1b[M *%x"), "click 9 4 x");
    assert_eq!(once("\x1b[M \x7f5x"), "click 94 20 x", "a column may look like Backspace");
    assert_eq!(once("\x1b[M \x11"), "C-q", "but no part of a click is a control character");
}

#[test]
fn what_is_unknown_is_dropped_whole_and_what_follows_is_not() {
    assert_eq!(once("\x1b[?62;c\x1b[>1;2ca\x1b[Ib\x1b[99~c\x1bOzd"), "a b c d");
    assert_eq!(once(&format!("\x1b[{}Ax", "1".repeat(200))), "x", "to its last letter, however long");
}

#[test]
fn bytes_that_are_no_character_are_dropped_alone() {
    let mut decoder = Decoder::default();
    let events = decoder.hear(b"a\xff\xc3b\x80c\xe2\x82", at(0));
    assert_eq!(said(&events), "a b c");
    assert_eq!(said(&decoder.hear(b"\xac", at(10))), "€");
    assert_eq!(said(&decoder.hear(b"\x1b\xc3a", at(20))), "a", "nor after an Esc");
}

#[test]
fn a_character_in_pieces_is_whole_however_late_the_rest_comes() {
    let mut line = Line::default();
    line.read(0, b"a\xe2");
    line.read(3000, b"\x82");
    line.read(9000, b"\xacb");
    assert_eq!(said(&line.all()), "a € b");
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
fn an_arrow_of_which_the_rest_waits_unread_is_an_arrow_however_late_it_is() {
    // The process stood still: nothing was waited for, what came meanwhile is there to read.
    let mut decoder = Decoder::default();
    decoder.hear(b"\x1b", at(0));
    assert_eq!(said(&decoder.hear(b"[Ax", at(5000))), "Up x");
}

#[test]
fn what_a_terminal_answers_to_an_earlier_program_is_no_key() {
    assert_eq!(once("a\x1b]11;rgb:1a1a/1a1a/1a1a\x1b\\b\x1b]4;0;rgb:00/00/00\x07c"), "a b c");
    assert_eq!(once("\x1bP>|term(1.2)\x1b\\\x1b_Gi=1;OK\x1b\\\x1b^x\x1b\\\x1bXy\x1b\\d"), "d");
    assert_eq!(heard(&[(0, "\x1b]11;rgb:1a"), (700, "1a/1a\x1b"), (1400, "\\x")]), "x");
    assert_eq!(once("\x1b]2;ä\x07x"), "x");
}

#[test]
fn an_answer_of_which_the_end_is_lost_takes_no_more_than_a_quiet_second_and_its_length() {
    assert_eq!(heard(&[(0, "\x1b]11;rgb:1a"), (1100, "a")]), "a");
    assert_eq!(once("\x1b]11;rgb\x11"), "C-q", "leaving works in the middle of it");
    assert_eq!(once("\x1b]11;rgb\x1b[A"), "Up");
    assert_eq!(heard(&[(0, "\x1b]11;rgb"), (100, "\x1b"), (400, "[B")]), "Down");
    let long = format!("\x1b]52;{}", "a".repeat(3 * 1024));
    assert!(once(&long).ends_with("a a a"), "nothing takes letters for ever");
}

#[test]
fn a_person_who_types_what_begins_an_answer_keeps_it() {
    assert_eq!(heard(&[(0, "\x1b"), (20, "]"), (90, "1")]), "Esc ] 1");
    assert_eq!(heard(&[(0, "\x1bP"), (200, "h"), (400, "i")]), "h i", "a key with Alt, bound to nothing");
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
fn when_the_end_of_a_paste_is_lost_leaving_and_hiding_still_work_and_every_word_of_it_is_there() {
    for (key, name) in [("\x11", "C-q"), ("\x03", "C-c"), ("\x0c", "C-l")] {
        assert_eq!(heard(&[(0, "\x1b[200~lost"), (1200, key)]), format!("\"lost\" {name}"));
        // Pressed again and again it is heard after the same second.
        assert_eq!(
            heard(&[(0, "\x1b[200~lost"), (400, key), (700, key), (1100, key)]).split(' ').next_back(),
            Some(name)
        );
    }
    assert_eq!(heard(&[(0, "\x1b[200~lost"), (1200, "\x1b"), (1400, "q")]), r#""lost" Esc q"#);
    assert_eq!(
        heard(&[(0, "\x1b[200~lost"), (1200, "\x1b"), (1230, "\x1b"), (1240, "\x11")]),
        r#""lost" Esc C-q"#
    );
}

#[test]
fn an_esc_held_down_ends_a_paste_as_soon_as_one_pressed_once() {
    let mut line = Line::default();
    line.read(0, b"\x1b[200~lost");
    for millis in [1200, 1230, 1260] {
        line.read(millis, b"\x1b");
    }
    assert_eq!(said(&line.out), r#""lost" Esc"#);
}

#[test]
fn what_is_typed_on_after_a_lost_end_waits_a_second_at_most() {
    let mut line = Line::default();
    line.read(0, b"\x1b[200~lost ");
    for (beat, letter) in "and typed on".bytes().enumerate() {
        line.read(300 * (beat as u64 + 1), &[letter]);
    }
    assert_eq!(said(&line.out), r#""lost and" " typ" "ed o""#);
    assert_eq!(said(&line.all()), r#""lost and" " typ" "ed o" "n""#);
}

#[test]
fn a_slow_paste_comes_in_parts_and_no_end_of_a_line_is_cut_in_two() {
    let mut line = Line::default();
    for (beat, piece) in ["\x1b[200~one\r", "\ntwo", "\r", "\nthree\r\n", "four\x1b[201~q"].iter().enumerate()
    {
        line.read(600 * beat as u64, piece.as_bytes());
    }
    assert_eq!(said(&line.all()), r#""one\r\ntwo" "\r\nthree\r\nfour" q"#);
    assert_eq!(heard(&[(0, "\x1b[200~one\r"), (1400, "\ntwo\x1b[201~")]), r#""one" "\r\ntwo""#);
}

#[test]
fn a_paste_that_takes_longer_than_a_second_but_waits_unread_is_handed_on_too() {
    let mut decoder = Decoder::default();
    decoder.hear(b"\x1b[200~one", at(0));
    assert_eq!(said(&decoder.hear(b" two", at(5000))), r#""one two""#);
}

#[test]
fn an_esc_with_more_after_a_stall_is_the_end_of_the_paste_or_its_text() {
    assert_eq!(heard(&[(0, "\x1b[200~one"), (1200, "\x1b"), (1230, "[201~q")]), r#""one" q"#);
    assert_eq!(
        heard(&[(0, "\x1b[200~one"), (1200, "\x1b"), (1230, "q\x11"), (1250, "\x1b[201~")]),
        r#""one" "\u{1b}q\u{11}""#
    );
}
