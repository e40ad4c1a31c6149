//! Any bytes in any pieces at any times: what holds whatever comes.

use proptest::prelude::*;

use super::*;

/// What a terminal may send, whole and broken off.
const KNOWN: &[&str] = &[
    "\x1b",
    "[",
    "O",
    "]",
    "\\",
    "\x07",
    "\x1b[",
    "\x1b[200~",
    "\x1b[201~",
    "\x1b[M",
    "\x1b]1",
    "\x1bP",
    "7$",
    "1;5C",
    "\x11",
    "\x0c",
    "\r",
    "\n",
    "a",
    "ö",
    "😀",
];
/// Pauses in milliseconds, about those that make a difference.
const PAUSES: &[u64] = &[0, 20, 49, 50, 51, 400, 999, 1000, 2500];

fn piece() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(KNOWN).prop_map(|one| one.as_bytes().to_vec());
    prop_oneof![4 => known, 1 => prop::collection::vec(any::<u8>(), 0..12)]
}

/// A text as it may stand in a paste.
fn text() -> impl Strategy<Value = String> {
    "[a-zö😀\r\n\x1b\\[201~]{1,60}"
}

proptest! {
    #[test]
    fn no_bytes_in_no_pieces_shut_anybody_in(
        pieces in prop::collection::vec((prop::sample::select(PAUSES), piece()), 0..24),
    ) {
        let (mut line, mut now) = (Line::default(), 0);
        for (pause, bytes) in pieces {
            now += pause;
            line.read(now, &bytes);
        }
        // Whatever came before: after a quiet second this is heard as what it is.
        line.read(now + 2000, b"\x11");
        prop_assert!(said(&line.all()).ends_with("C-q"));
    }

    #[test]
    fn a_paste_in_one_piece_is_never_a_key(text in "(?s).{1,80}", pause in 0_u64..3000) {
        let mut line = Line::default();
        line.read(0, b"a");
        line.read(pause, format!("\x1b[200~{text}\x1b[201~").as_bytes());
        line.read(pause + 10, b"b");
        let key = |letter| Event::Key(KeyCode::Char(letter).into());
        prop_assert_eq!(line.all(), [key('a'), Event::Paste(text), key('b')]);
    }

    #[test]
    fn a_paste_in_single_bytes_is_handed_on_whole_and_nothing_else(
        text in text(),
        pauses in prop::collection::vec(0_u64..49, 80),
    ) {
        let (mut line, mut now) = (Line::default(), 0);
        let bytes = format!("\x1b[200~{text}.\x1b[201~");
        for (byte, pause) in bytes.bytes().zip(pauses.iter().cycle()) {
            now += *pause;
            line.read(now, &[byte]);
        }
        let part = |event| match event {
            Event::Paste(part) => part,
            other => format!("no paste: {other:?}"),
        };
        prop_assert_eq!(line.all().into_iter().map(part).collect::<String>(), format!("{text}."));
    }

    #[test]
    fn every_character_typed_alone_comes_out(letters in prop::collection::vec(any::<char>(), 1..20)) {
        let letters: Vec<char> = letters.into_iter().filter(|letter| !letter.is_control()).collect();
        let mut line = Line::default();
        for (beat, letter) in letters.iter().enumerate() {
            line.read(60 * beat as u64, letter.to_string().as_bytes());
        }
        let came = line.all().into_iter().filter_map(|event| event.as_key_event()?.code.as_char());
        prop_assert_eq!(came.collect::<Vec<_>>(), letters);
    }
}
