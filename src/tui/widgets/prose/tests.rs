//! What a person expects of a text they write in, and random keys over every width.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

use super::*;

const FAMILY: &str = "👨‍👩‍👧‍👦";

/// Presses keys named as in `C-z`, `S-Left`, `C-S-End`, `Enter`, or one character.
fn press(prose: &mut Prose, names: &str) -> bool {
    names.split(' ').map(|name| prose.key(&named(name))).last().unwrap()
}

fn named(name: &str) -> KeyEvent {
    let (control, rest) = name.strip_prefix("C-").map_or((false, name), |rest| (true, rest));
    let (shift, rest) = rest.strip_prefix("S-").map_or((false, rest), |rest| (true, rest));
    let code = match rest {
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Enter" => KeyCode::Enter,
        "Tab" => KeyCode::Tab,
        "Esc" => KeyCode::Esc,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Space" => KeyCode::Char(' '),
        letter => KeyCode::Char(letter.chars().next().unwrap()),
    };
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::CONTROL, control);
    modifiers.set(KeyModifiers::SHIFT, shift);
    KeyEvent::new(code, modifiers)
}

fn type_in(prose: &mut Prose, text: &str) {
    for letter in text.chars() {
        let code = if letter == '\n' { KeyCode::Enter } else { KeyCode::Char(letter) };
        assert!(prose.key(&KeyEvent::new(code, KeyModifiers::NONE)));
    }
}

fn at_start(text: &str, width: u16, height: u16) -> Prose {
    let mut prose = Prose::new(text);
    prose.fit(width, height);
    press(&mut prose, "C-Home");
    prose
}

/// The picture, row by row, and the cursor.
fn picture(prose: &mut Prose, width: u16, height: u16) -> (Vec<String>, Option<Position>) {
    prose.fit(width, height);
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    let cursor = prose.render(area, &mut buf, ProseStyle::default());
    let rows = (0..height).map(|y| {
        let mut row = String::new();
        let mut x = 0;
        while x < width {
            let symbol = buf[(x, y)].symbol();
            row.push_str(symbol);
            x += u16::try_from(wrap_width(symbol)).unwrap().max(1);
        }
        row.trim_end().to_owned()
    });
    (rows.collect(), cursor)
}

fn wrap_width(symbol: &str) -> usize {
    crate::text::wrap::width(symbol)
}

fn cursor_of(prose: &Prose) -> usize {
    prose.place().cursor
}

#[test]
fn prose_wraps_at_words_and_the_cursor_stands_behind_the_last() {
    let mut prose = Prose::new("He said, \"never again,\" (softly)");
    let (rows, cursor) = picture(&mut prose, 12, 5);
    assert_eq!(rows, ["He said,", "\"never", "again,\"", "(softly)", ""]);
    assert_eq!(cursor, Some(Position::new(8, 3)));
}

#[test]
fn whole_clusters_are_one_step_to_move_and_to_delete() {
    let clusters = [FAMILY, "🇩🇪", "e\u{301}", "👍🏽", "\u{1112}\u{1161}\u{11ab}", "क्षि", "❤️"];
    for cluster in clusters {
        let text = format!("a{cluster}b");
        let mut prose = at_start(&text, 40, 3);
        press(&mut prose, "Right Right");
        assert_eq!(cursor_of(&prose), 1 + cluster.len(), "{cluster}");
        press(&mut prose, "Left");
        assert_eq!(cursor_of(&prose), 1, "{cluster}");
        press(&mut prose, "Delete");
        assert_eq!(prose.text(), "ab", "{cluster}");
        press(&mut prose, "C-z Right Backspace");
        assert_eq!(prose.text(), "ab", "{cluster}");
    }
}

#[test]
fn when_two_halves_meet_and_become_one_cluster_the_cursor_stands_behind_it() {
    let mut prose = at_start("🇩x🇪", 20, 2);
    press(&mut prose, "Right Delete");
    assert_eq!(prose.text(), "🇩🇪");
    assert_eq!(cursor_of(&prose), "🇩🇪".len());
    press(&mut prose, "Backspace");
    assert_eq!(prose.text(), "");
    press(&mut prose, "C-z C-z");
    assert_eq!(prose.text(), "🇩x🇪");
}

#[test]
fn up_and_down_keep_their_column_over_a_short_row() {
    let mut prose = at_start("a long first row\nab\nanother long row", 40, 5);
    press(&mut prose, "Right Right Right Right Right Right Down");
    assert_eq!(cursor_of(&prose), "a long first row\nab".len());
    press(&mut prose, "Down");
    assert_eq!(cursor_of(&prose), "a long first row\nab\nanothe".len());
    press(&mut prose, "Up Up");
    assert_eq!(cursor_of(&prose), 6);
}

#[test]
fn up_and_down_move_by_visual_rows_of_one_paragraph() {
    let mut prose = at_start("one two three four five six", 10, 5);
    press(&mut prose, "Right Down");
    assert_eq!(cursor_of(&prose), "one two t".len());
    press(&mut prose, "Up Up");
    assert_eq!(cursor_of(&prose), 0);
}

#[test]
fn home_and_end_go_to_the_ends_of_the_visual_row_and_end_stays_on_it() {
    let mut prose = at_start("one two three four five", 10, 5);
    press(&mut prose, "Down End");
    let (_, cursor) = picture(&mut prose, 10, 5);
    assert_eq!(cursor.map(|at| at.y), Some(1));
    assert_eq!(cursor_of(&prose), "one two three four ".len());
    press(&mut prose, "Home");
    assert_eq!(cursor_of(&prose), "one two ".len());
    press(&mut prose, "C-e C-a");
    assert_eq!(cursor_of(&prose), "one two ".len());
}

#[test]
fn what_is_selected_with_shift_is_replaced_by_what_is_typed_and_comes_back() {
    let mut prose = at_start("never again", 40, 3);
    press(&mut prose, "S-Right S-Right S-Right S-Right S-Right");
    type_in(&mut prose, "once");
    assert_eq!(prose.text(), "once again");
    press(&mut prose, "C-z");
    assert_eq!(prose.text(), "nce again".replacen("nce", "o", 1));
    press(&mut prose, "C-z");
    assert_eq!(prose.text(), "never again");
    press(&mut prose, "C-Home C-S-End Delete");
    assert!(prose.is_empty());
}

#[test]
fn a_plain_arrow_leaves_a_selection_at_its_edge() {
    let mut prose = at_start("never again", 40, 3);
    press(&mut prose, "S-Right S-Right S-Right Left");
    assert_eq!(cursor_of(&prose), 0);
    press(&mut prose, "S-Right S-Right S-Right Right");
    assert_eq!(cursor_of(&prose), 3);
}

#[test]
fn a_selection_is_shown_reversed_over_the_end_of_a_line() {
    let mut prose = at_start("ab\ncd", 10, 3);
    press(&mut prose, "Right S-Down");
    let area = Rect::new(0, 0, 10, 3);
    let mut buf = Buffer::empty(area);
    let reversed = Style::new().add_modifier(ratatui::style::Modifier::REVERSED);
    prose.render(area, &mut buf, ProseStyle { selection: reversed, ..ProseStyle::default() });
    let shown: Vec<(u16, u16)> = area
        .positions()
        .filter(|at| buf[*at].modifier.contains(ratatui::style::Modifier::REVERSED))
        .map(|at| (at.x, at.y))
        .collect();
    assert_eq!(shown, [(1, 0), (2, 0), (0, 1)]);
}

#[test]
fn typing_is_undone_and_done_again_word_by_word() {
    let mut prose = Prose::new("");
    type_in(&mut prose, "one two three");
    press(&mut prose, "C-z");
    assert_eq!(prose.text(), "one two ");
    press(&mut prose, "C-z");
    assert_eq!(prose.text(), "one ");
    press(&mut prose, "C-y C-y");
    assert_eq!(prose.text(), "one two three");
    press(&mut prose, "C-z x");
    assert_eq!(prose.text(), "one two x");
    press(&mut prose, "C-y");
    assert_eq!(prose.text(), "one two x", "what was typed since is not undone by doing again");
}

#[test]
fn moving_seals_what_was_typed() {
    let mut prose = Prose::new("");
    type_in(&mut prose, "ab");
    press(&mut prose, "Left Right");
    type_in(&mut prose, "cd");
    press(&mut prose, "C-z");
    assert_eq!(prose.text(), "ab");
}

#[test]
fn deleting_is_undone_word_by_word() {
    let mut prose = Prose::new("one two three");
    for _ in 0.."two three".len() {
        press(&mut prose, "Backspace");
    }
    press(&mut prose, "C-z");
    assert_eq!(prose.text(), "one two");
    press(&mut prose, "C-z");
    assert_eq!(prose.text(), "one two three");
}

#[test]
fn words_are_crossed_and_deleted_whole() {
    let mut prose = Prose::new("I don't know, yet");
    prose.fit(40, 3);
    press(&mut prose, "C-Left C-Left C-Left");
    assert_eq!(cursor_of(&prose), 2);
    press(&mut prose, "C-Right");
    assert_eq!(cursor_of(&prose), "I don't".len());
    press(&mut prose, "C-w");
    assert_eq!(prose.text(), "I  know, yet");
    press(&mut prose, "C-Delete");
    assert_eq!(prose.text(), "I , yet");
    press(&mut prose, "C-k");
    assert_eq!(prose.text(), "I ");
    press(&mut prose, "C-u");
    assert_eq!(prose.text(), "");
}

#[test]
fn a_paste_of_a_hundred_kilobytes_is_whole_at_once_and_one_step() {
    let long = "It was raining.\r\nI read it again, and then once more.\r".repeat(2_000);
    let mut prose = Prose::new("before ");
    prose.paste(&long);
    let wanted = format!("before {}", long.replace("\r\n", "\n").replace('\r', "\n"));
    assert_eq!(prose.text(), wanted);
    press(&mut prose, "C-z");
    assert_eq!(prose.text(), "before ");
    press(&mut prose, "C-y");
    assert_eq!(prose.text(), wanted);
}

#[test]
fn a_paste_loses_its_control_characters_and_nothing_else() {
    let mut prose = Prose::new("");
    prose.paste("a\u{1b}[31mb\u{7}\u{0}\tc\u{85}d\u{200f}שלום");
    assert_eq!(prose.text(), "a[31mb\tcd\u{200f}שלום");
}

#[test]
fn text_from_right_to_left_is_kept_as_it_was_typed() {
    let text = "אמרתי לו: \"די\" (בשקט) \u{202e}x";
    let mut prose = Prose::new("");
    prose.paste(text);
    assert_eq!(prose.text(), text);
    assert_eq!(Prose::new(text).text(), text);
}

#[test]
fn a_single_line_takes_no_newline() {
    let mut prose = Prose::new("").single_line();
    type_in(&mut prose, "one");
    assert!(!press(&mut prose, "Enter"));
    prose.paste("\ntwo\r\nthree");
    assert_eq!(prose.text(), "one two three");
    assert!(!press(&mut prose, "Down"), "leaving it is for whoever holds it");
}

#[test]
fn keys_of_the_screen_are_not_used() {
    let mut prose = Prose::new("x");
    for name in ["Esc", "Tab", "C-n", "C-p", "C-g", "C-l", "C-q", "C-c", "C-s", "C-o", "C-f", "C-t"] {
        assert!(!press(&mut prose, name), "{name}");
    }
    assert!(!prose.key(&KeyEvent::new(KeyCode::Char('b'), KeyModifiers::ALT)));
    assert_eq!(prose.text(), "x");
}

#[test]
fn keys_with_the_same_bytes_do_the_same() {
    let mut prose = Prose::new("ab");
    press(&mut prose, "C-h C-j");
    assert_eq!(prose.text(), "a\n");
}

#[test]
fn an_empty_text_shows_its_placeholder() {
    let mut prose = Prose::new("").with_placeholder("As it comes.");
    assert_eq!(picture(&mut prose, 20, 1).0, ["As it comes."]);
    type_in(&mut prose, "x");
    assert_eq!(picture(&mut prose, 20, 1).0, ["x"]);
}

#[test]
fn the_cursor_stays_in_sight_and_the_wheel_may_leave_it() {
    let text = (0..50).map(|line| line.to_string()).collect::<Vec<_>>().join("\n");
    let mut prose = Prose::new(&text);
    let (rows, cursor) = picture(&mut prose, 10, 5);
    assert_eq!(rows, ["45", "46", "47", "48", "49"]);
    assert_eq!(cursor, Some(Position::new(2, 4)));
    prose.scroll(-20);
    let (rows, cursor) = picture(&mut prose, 10, 5);
    assert_eq!((rows[0].as_str(), cursor), ("25", None));
    press(&mut prose, "Left");
    assert_eq!(picture(&mut prose, 10, 5).0, ["45", "46", "47", "48", "49"]);
    press(&mut prose, "PageUp");
    assert_eq!(cursor_of(&prose), text.find("45").unwrap() + 1);
}

#[test]
fn a_place_is_come_back_to_at_another_width_too() {
    let text = "one two three four five six seven eight nine ten\n".repeat(20);
    let mut prose = Prose::new(&text);
    prose.fit(20, 6);
    prose.click(3, 2);
    prose.fit(20, 6);
    let place = prose.place();
    let mut again = Prose::new(&text);
    again.go_to(place);
    again.fit(20, 6);
    assert_eq!(again.place(), place);
    again.fit(7, 3);
    assert_eq!(again.place().cursor, place.cursor);
    again.go_to(ProsePlace { cursor: usize::MAX, top: usize::MAX });
    again.fit(7, 3);
    assert_eq!(again.place().cursor, text.len());
}

#[test]
fn a_click_puts_the_cursor_there() {
    let mut prose = at_start("one two\nthree", 20, 3);
    prose.click(4, 0);
    assert_eq!(cursor_of(&prose), 4);
    prose.click(19, 1);
    assert_eq!(cursor_of(&prose), "one two\nthree".len());
    prose.click(0, 9);
    assert_eq!(cursor_of(&prose), "one two\n".len());
}

#[test]
fn debug_prints_nothing_of_the_text() {
    assert!(!format!("{:?}", Prose::new("the receipt")).contains("receipt"));
}

/// A small generator with a fixed seed, so that a failure can be seen again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

const MOVES: &[&str] = &[
    "Left",
    "Right",
    "Up",
    "Down",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "C-Left",
    "C-Right",
    "C-Home",
    "C-End",
    "S-Left",
    "S-Right",
    "S-Up",
    "S-Down",
    "S-Home",
    "S-End",
    "C-S-Left",
    "C-S-Right",
    "C-S-Home",
];
const CHANGES: &[&str] = &["Backspace", "Delete", "C-w", "C-u", "C-k", "C-d", "Enter", "C-Delete"];
const PIECES: &[&str] = &[
    "a",
    "word ",
    " ",
    "  ",
    "\"",
    "(",
    ",",
    "—",
    FAMILY,
    "\u{200d}",
    "🇩",
    "🇪",
    "e\u{301}",
    "\u{301}",
    "漢字",
    "한",
    "\u{1161}",
    "क्",
    "ष",
    "שלום",
    "\t",
    "\n",
    "\r\n",
    "x\ny",
    "\u{200f}",
    "incomprehensibilities ",
];

/// Every place the editor knows splits no cluster, and the cursor is drawn inside.
fn is_sound(prose: &mut Prose, width: u16, height: u16) {
    prose.fit(width, height);
    let text = prose.text();
    let starts: Vec<usize> = text
        .split('\n')
        .scan(0, |from, para| {
            let base = *from;
            *from += para.len() + 1;
            let ends = [base + para.len()];
            Some(para.grapheme_indices(true).map(move |(at, _)| base + at).chain(ends).collect::<Vec<_>>())
        })
        .flatten()
        .collect();
    let cursor = prose.place().cursor;
    assert!(starts.binary_search(&cursor).is_ok(), "the cursor splits a cluster at {cursor}");
    let area = Rect::new(2, 1, width, height);
    let mut buf = Buffer::empty(Rect::new(0, 0, width + 4, height + 2));
    let drawn = prose.render(area, &mut buf, ProseStyle::default()).unwrap();
    assert!(area.contains(drawn));
}

#[test]
fn random_keys_at_every_width_never_panic_split_or_lose() {
    let mut dice = Dice(20_261_122);
    for width in 1..=120 {
        let mut prose = Prose::new("");
        let mut model = String::new();
        let height = 1 + u16::try_from(dice.roll(12)).unwrap();
        let mut history = vec![];
        for _ in 0..80 {
            match dice.roll(8) {
                0..=2 => {
                    let piece = PIECES[dice.roll(PIECES.len())];
                    let (from, to) = range_of(&prose);
                    prose.paste(piece);
                    model.replace_range(from..to, &piece.replace("\r\n", "\n"));
                }
                3 => {
                    let name = CHANGES[dice.roll(CHANGES.len())];
                    press(&mut prose, name);
                    model = only_removed_or_newline(&model, &prose.text());
                }
                4 => {
                    let at = (u16::try_from(dice.roll(130)).unwrap(), u16::try_from(dice.roll(14)).unwrap());
                    prose.click(at.0, at.1);
                }
                _ => {
                    press(&mut prose, MOVES[dice.roll(MOVES.len())]);
                }
            }
            assert_eq!(prose.text(), model);
            is_sound(&mut prose, width, height);
            history.push(model.clone());
        }
        undo_all_and_redo_all(&mut prose, &model);
        is_sound(&mut prose, 121 - width, height);
        assert_eq!(prose.text(), model, "another width changes nothing");
    }
}

/// The bytes that a paste replaces: what is selected, or nothing at the cursor.
fn range_of(prose: &Prose) -> (usize, usize) {
    let (from, to) = prose.selection().unwrap_or((prose.cursor.at, prose.cursor.at));
    (prose.page.offset(from), prose.page.offset(to))
}

/// A deleting key leaves a text that is the old one with one stretch gone (and Enter's newline in its place).
fn only_removed_or_newline(before: &str, after: &str) -> String {
    let head = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
    let fits = |head: usize| {
        let rest = &after.as_bytes()[head..];
        before.as_bytes().ends_with(rest) && before.len() >= after.len()
            || rest.first() == Some(&b'\n')
                && before.as_bytes()[head.min(before.len())..].ends_with(&rest[1..])
    };
    assert!((0..=head).any(fits), "{before:?} became {after:?}");
    after.to_owned()
}

fn undo_all_and_redo_all(prose: &mut Prose, last: &str) {
    for _ in 0..400 {
        press(prose, "C-z");
    }
    assert_eq!(prose.text(), "", "everything undone is the beginning");
    for _ in 0..400 {
        press(prose, "C-y");
    }
    assert_eq!(prose.text(), last, "everything done again is the end");
}
