//! Random keys, pastes, clicks and sizes: no panic, no cluster cut, no word lost, and undo brings all of it back.

use proptest::prelude::*;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::*;

const PIECES: [&str; 24] = [
    "a",
    "never",
    " ",
    "  ",
    ",",
    "\"",
    "(",
    "!",
    "e",
    "\u{301}",
    "👨‍👩‍👧‍👦",
    "🇩",
    "🇪",
    "漢",
    "क",
    "\u{94d}",
    "\u{1112}",
    "\u{1161}",
    "\u{200d}",
    "\u{200f}",
    "\t",
    "\n",
    "שלום",
    "👍🏽",
];

const CODES: [KeyCode; 11] = [
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::Enter,
];

#[derive(Clone, Debug)]
enum Step {
    Press(KeyCode, KeyModifiers),
    Paste(String),
    Fit(u16, u16),
    Click(u16, u16),
    Scroll(i32),
    GoTo(usize, usize),
}

fn text_of_pieces(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..most).prop_map(|pieces| pieces.concat())
}

fn step() -> impl Strategy<Value = Step> {
    let modifiers = prop::sample::select(vec![NONE, NONE, SHIFT, CTRL, CTRL | SHIFT]);
    let typed = prop::sample::select(PIECES.concat().chars().collect::<Vec<_>>());
    prop_oneof![
        6 => (prop::sample::select(&CODES[..]), modifiers).prop_map(|(code, with)| Step::Press(code, with)),
        6 => typed.prop_map(|c| Step::Press(KeyCode::Char(c), NONE)),
        3 => prop::sample::select("aebdhjkuwyzzy".chars().collect::<Vec<_>>())
            .prop_map(|c| Step::Press(KeyCode::Char(c), CTRL)),
        1 => text_of_pieces(20).prop_map(Step::Paste),
        1 => (1u16..=120, 1u16..12).prop_map(|(width, height)| Step::Fit(width, height)),
        1 => (0u16..130, 0u16..15).prop_map(|(x, y)| Step::Click(x, y)),
        1 => (-9i32..9).prop_map(Step::Scroll),
        1 => (0usize..300, 0usize..40).prop_map(|(cursor, top)| Step::GoTo(cursor, top)),
    ]
}

fn take(prose: &mut Prose, step: &Step) {
    match step {
        Step::Press(code, modifiers) => drop(press(prose, *code, *modifiers)),
        Step::Paste(text) => prose.paste(text),
        Step::Fit(width, height) => prose.fit(*width, *height),
        Step::Click(x, y) => prose.click(*x, *y),
        Step::Scroll(rows) => prose.scroll(*rows),
        Step::GoTo(cursor, top) => prose.go_to(ProsePlace { cursor: *cursor, top: *top }),
    }
}

fn is_boundary(text: &str, byte: usize) -> bool {
    text.is_char_boundary(byte) && GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0).unwrap()
}

fn assert_sound(prose: &Prose) {
    for spot in prose.anchor.iter().chain([&prose.caret.spot]) {
        assert!(is_boundary(prose.buffer.line(spot.para), spot.byte), "a cursor within a cluster");
    }
    for para in prose.buffer.paras() {
        let mut afresh = Vec::new();
        crate::text::wrap::wrap(para.text(), prose.buffer.width(), &mut afresh);
        let rows: Vec<_> = (0..para.row_count()).map(|row| para.row(row).start).collect();
        assert!(rows.iter().all(|&start| is_boundary(para.text(), start)), "a row within a cluster");
        assert_eq!(rows, afresh.iter().map(|&start| start as usize).collect::<Vec<_>>(), "rows out of date");
    }
}

fn assert_drawable(prose: &Prose, width: u16, height: u16) {
    let area = Rect::new(3, 2, width, height);
    let mut cells = Cells::empty(Rect::new(0, 0, width + 3, height + 2));
    if let Some(position) = prose.render(area, &mut cells, style()) {
        assert!(area.contains(position), "{position:?} is outside {area:?}");
    }
}

/// What the same step does to a plain string, where that is simple to say: what is selected gives way to a text,
/// or the cluster beside the cursor goes.
fn expected(prose: &Prose, step: &Step) -> Option<String> {
    let text = prose.text();
    let here = cursor(prose);
    let selected = prose.selection().map(|(from, to)| prose.buffer.offset(from)..prose.buffer.offset(to));
    let left = text.get(..here).unwrap().graphemes(true).next_back().map_or(here, |g| here - g.len());
    let right = text.get(here..).unwrap().graphemes(true).next().map_or(here, |g| here + g.len());
    let (range, new) = match step {
        Step::Paste(new) => (selected.unwrap_or(here..here), new.clone()),
        Step::Press(KeyCode::Char(c), NONE) if !c.is_control() => {
            (selected.unwrap_or(here..here), c.to_string())
        }
        Step::Press(KeyCode::Enter, NONE) => (selected.unwrap_or(here..here), "\n".to_owned()),
        Step::Press(KeyCode::Backspace, NONE) => (selected.unwrap_or(left..here), String::new()),
        Step::Press(KeyCode::Delete, NONE) => (selected.unwrap_or(here..right), String::new()),
        _ => return None,
    };
    let mut text = text.clone();
    text.replace_range(range, &new);
    Some(text)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_panic_split_a_cluster_or_lose_a_word(
        text in text_of_pieces(40),
        width in 1u16..=120,
        height in 1u16..10,
        steps in prop::collection::vec(step(), 1..80),
    ) {
        let mut prose = Prose::new(&text);
        prose.fit(width, height);
        for step in &steps {
            let model = expected(&prose, step);
            let (before, revision) = (prose.text(), prose.changes());
            take(&mut prose, step);
            assert_sound(&prose);
            assert_drawable(&prose, width, height);
            if let Some(model) = model {
                prop_assert_eq!(prose.text(), model);
            }
            prop_assert!(prose.changes() > revision || prose.text() == before, "an edit that was not counted");
            prose.fit(width, height);
            assert_drawable(&prose, width, height);
        }
        (0..=steps.len()).for_each(|_| ctrl(&mut prose, 'y'));
        let last = prose.text();
        (0..=steps.len()).for_each(|_| { ctrl(&mut prose, 'z'); assert_sound(&prose); });
        prop_assert_eq!(prose.text(), text);
        (0..=steps.len()).for_each(|_| { ctrl(&mut prose, 'y'); assert_sound(&prose); });
        prop_assert_eq!(prose.text(), last);
    }
}
