//! What a person may rely on while writing.

mod random;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::buffer::Buffer as Cells;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::{Prose, ProsePlace, ProseStyle};

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;

const CLUSTERS: [&str; 10] =
    ["👨‍👩‍👧‍👦", "🇩🇪", "e\u{301}", "👍🏽", "\u{1112}\u{1161}\u{11AB}", "각", "क्षि", "नि", "❤️", "漢"];

fn press(prose: &mut Prose, code: KeyCode, modifiers: KeyModifiers) -> bool {
    prose.key(&KeyEvent::new(code, modifiers))
}

fn ctrl(prose: &mut Prose, c: char) {
    assert!(press(prose, KeyCode::Char(c), CTRL));
}

fn write(prose: &mut Prose, text: &str) {
    for c in text.chars() {
        let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
        assert!(press(prose, code, NONE));
    }
}

/// An editor with the cursor at its start.
fn at_start(text: &str, width: u16, height: u16) -> Prose {
    let mut prose = Prose::new(text);
    press(&mut prose, KeyCode::Home, CTRL);
    prose.fit(width, height);
    prose
}

fn keys(prose: &mut Prose, code: KeyCode, times: usize) {
    (0..times).for_each(|_| assert!(press(prose, code, NONE)));
}

fn cursor(prose: &Prose) -> usize {
    prose.place().cursor
}

fn style() -> ProseStyle {
    ProseStyle {
        text: Style::new(),
        selection: Style::new().add_modifier(Modifier::REVERSED),
        placeholder: Style::new().add_modifier(Modifier::DIM),
    }
}

fn drawn(prose: &mut Prose, width: u16, height: u16) -> (Cells, Option<Position>) {
    prose.fit(width, height);
    let area = Rect::new(0, 0, width, height);
    let mut cells = Cells::empty(area);
    let cursor = prose.render(area, &mut cells, style());
    (cells, cursor)
}

fn row(cells: &Cells, y: u16) -> String {
    let mut skip = 0;
    let mut out = String::new();
    for x in 0..cells.area.width {
        if skip == 0 {
            let symbol = cells[(x, y)].symbol();
            skip = crate::text::wrap::width(symbol);
            out.push_str(symbol);
        }
        skip = skip.saturating_sub(1);
    }
    out.trim_end().to_owned()
}

#[test]
fn every_cluster_is_one_step_to_cross_and_one_to_remove() {
    for cluster in CLUSTERS {
        let mut prose = at_start(&format!("a{cluster}b"), 20, 2);
        keys(&mut prose, KeyCode::Right, 2);
        assert_eq!(cursor(&prose), 1 + cluster.len(), "{cluster}");
        keys(&mut prose, KeyCode::Left, 1);
        assert_eq!(cursor(&prose), 1, "{cluster}");
        keys(&mut prose, KeyCode::Delete, 1);
        assert_eq!(prose.text(), "ab", "{cluster}");
        ctrl(&mut prose, 'z');
        keys(&mut prose, KeyCode::Right, 1);
        keys(&mut prose, KeyCode::Backspace, 1);
        assert_eq!(prose.text(), "ab", "{cluster}");
    }
}

#[test]
fn clusters_that_meet_never_leave_the_cursor_inside_one() {
    let mut prose = at_start("🇩a🇪", 20, 2);
    keys(&mut prose, KeyCode::Right, 2);
    keys(&mut prose, KeyCode::Backspace, 1);
    assert_eq!((prose.text().as_str(), cursor(&prose)), ("🇩🇪", 8));
    let mut prose = at_start("\u{301}x", 20, 2);
    write(&mut prose, "e");
    assert_eq!((prose.text().as_str(), cursor(&prose)), ("e\u{301}x", 3));
    let mut prose = Prose::new("e");
    write(&mut prose, "\u{301}");
    keys(&mut prose, KeyCode::Backspace, 1);
    assert!(prose.is_empty());
}

#[test]
fn a_column_is_kept_over_short_rows() {
    let mut prose = at_start("a long first row\nshort\n\nanother long row", 40, 5);
    keys(&mut prose, KeyCode::Right, 12);
    keys(&mut prose, KeyCode::Down, 1);
    assert_eq!(cursor(&prose), 17 + 5);
    keys(&mut prose, KeyCode::Down, 2);
    assert_eq!(cursor(&prose), 24 + 12);
    keys(&mut prose, KeyCode::Up, 3);
    assert_eq!(cursor(&prose), 12);
}

#[test]
fn up_and_down_go_by_visual_rows_and_end_at_the_ends_of_the_text() {
    let mut prose = at_start("one two three four", 8, 5);
    keys(&mut prose, KeyCode::Right, 2);
    keys(&mut prose, KeyCode::Down, 1);
    assert_eq!(cursor(&prose), 10);
    keys(&mut prose, KeyCode::Up, 2);
    assert_eq!(cursor(&prose), 0);
    keys(&mut prose, KeyCode::Down, 4);
    assert_eq!(cursor(&prose), 18);
}

#[test]
fn home_and_end_stay_on_the_visual_row() {
    let mut prose = at_start("one two three four", 8, 5);
    keys(&mut prose, KeyCode::Down, 1);
    keys(&mut prose, KeyCode::End, 1);
    assert_eq!(cursor(&prose), 13, "before the space that hangs");
    keys(&mut prose, KeyCode::End, 1);
    keys(&mut prose, KeyCode::Home, 1);
    assert_eq!(cursor(&prose), 8);
    let mut prose = at_start("abcdefghij", 4, 3);
    keys(&mut prose, KeyCode::End, 2);
    assert_eq!(drawn(&mut prose, 4, 3).1, Some(Position::new(3, 0)), "a broken word's row ends on that row");
    ctrl(&mut prose, 'a');
    assert_eq!(cursor(&prose), 0);
    ctrl(&mut prose, 'e');
    keys(&mut prose, KeyCode::Down, 1);
    assert_eq!(cursor(&prose), 8);
    press(&mut prose, KeyCode::Home, CTRL);
    assert_eq!(cursor(&prose), 0);
    press(&mut prose, KeyCode::End, CTRL);
    assert_eq!(cursor(&prose), 10);
}

#[test]
fn words_are_crossed_and_removed_whole() {
    let mut prose = at_start("Never, \"again\" 👍🏽", 40, 2);
    let mut stops = Vec::new();
    for _ in 0..3 {
        press(&mut prose, KeyCode::Right, CTRL);
        stops.push(cursor(&prose));
    }
    assert_eq!(stops, [5, 13, 23]);
    press(&mut prose, KeyCode::Left, CTRL);
    assert_eq!(cursor(&prose), 15);
    ctrl(&mut prose, 'w');
    assert_eq!(prose.text(), "Never, \"👍🏽");
    press(&mut prose, KeyCode::Backspace, CTRL);
    press(&mut prose, KeyCode::Delete, CTRL);
    assert!(prose.is_empty());
}

#[test]
fn control_letters_remove_to_the_edges_of_the_row() {
    let mut prose = at_start("one two three four", 8, 5);
    keys(&mut prose, KeyCode::Down, 1);
    keys(&mut prose, KeyCode::Right, 2);
    ctrl(&mut prose, 'k');
    assert_eq!(prose.text(), "one two th four");
    ctrl(&mut prose, 'u');
    assert_eq!(prose.text(), "one two  four");
    ctrl(&mut prose, 'b');
    ctrl(&mut prose, 'd');
    ctrl(&mut prose, 'h');
    ctrl(&mut prose, 'j');
    assert_eq!(prose.text(), "one tw\n four");
}

#[test]
fn what_is_selected_is_replaced_by_what_is_typed() {
    let mut prose = at_start("one two", 40, 2);
    (0..3).for_each(|_| assert!(press(&mut prose, KeyCode::Right, SHIFT)));
    write(&mut prose, "ten");
    assert_eq!(prose.text(), "ten two");
    ctrl(&mut prose, 'z');
    assert_eq!(prose.text(), "one two", "replacing is one step");
    press(&mut prose, KeyCode::End, SHIFT);
    prose.paste("all");
    assert_eq!(prose.text(), "oneall");
    press(&mut prose, KeyCode::Home, SHIFT | CTRL);
    keys(&mut prose, KeyCode::Delete, 1);
    assert!(prose.is_empty());
}

#[test]
fn left_and_right_leave_a_selection_at_its_ends() {
    let mut prose = at_start("one two", 40, 2);
    press(&mut prose, KeyCode::Right, SHIFT | CTRL);
    keys(&mut prose, KeyCode::Left, 1);
    assert_eq!(cursor(&prose), 0);
    press(&mut prose, KeyCode::Right, SHIFT | CTRL);
    keys(&mut prose, KeyCode::Right, 1);
    assert_eq!(cursor(&prose), 3);
    write(&mut prose, "!");
    assert_eq!(prose.text(), "one! two");
}

#[test]
fn a_selection_is_seen_and_a_selected_newline_too() {
    let mut prose = at_start("ab\n\ncd", 5, 3);
    (0..4).for_each(|_| assert!(press(&mut prose, KeyCode::Right, SHIFT)));
    let (cells, _) = drawn(&mut prose, 5, 3);
    let reversed = |x, y| cells[(x, y)].modifier.contains(Modifier::REVERSED);
    assert!(reversed(0, 0) && reversed(1, 0) && reversed(2, 0) && !reversed(3, 0));
    assert!(reversed(0, 1) && !reversed(1, 1) && !reversed(0, 2));
}

#[test]
fn typing_is_undone_by_words_and_brings_the_cursor_back() {
    let mut prose = Prose::new("");
    write(&mut prose, "I am here");
    let mut seen = Vec::new();
    for _ in 0..3 {
        ctrl(&mut prose, 'z');
        seen.push((prose.text(), cursor(&prose)));
    }
    assert_eq!(seen, [("I am ".to_owned(), 5), ("I ".to_owned(), 2), (String::new(), 0)]);
    (0..5).for_each(|_| ctrl(&mut prose, 'y'));
    assert_eq!((prose.text().as_str(), cursor(&prose)), ("I am here", 9));
}

#[test]
fn moving_the_cursor_ends_a_step() {
    let mut prose = Prose::new("");
    write(&mut prose, "ab");
    keys(&mut prose, KeyCode::Left, 1);
    keys(&mut prose, KeyCode::Right, 1);
    write(&mut prose, "cd");
    ctrl(&mut prose, 'z');
    assert_eq!(prose.text(), "ab");
}

#[test]
fn a_run_of_deletions_is_undone_together() {
    let mut prose = Prose::new("one two");
    keys(&mut prose, KeyCode::Backspace, 3);
    ctrl(&mut prose, 'z');
    assert_eq!((prose.text().as_str(), cursor(&prose)), ("one two", 7));
    press(&mut prose, KeyCode::Home, CTRL);
    keys(&mut prose, KeyCode::Delete, 4);
    ctrl(&mut prose, 'z');
    assert_eq!((prose.text().as_str(), cursor(&prose)), ("one two", 0));
}

#[test]
fn a_paste_has_plain_line_ends_and_no_control_characters() {
    let mut prose = Prose::new("");
    prose.paste("one\r\ntwo\rthree\n\x1b[31mred\x07\tend");
    assert_eq!(prose.text(), "one\ntwo\nthree\n[31mred\tend");
    let (cells, _) = drawn(&mut prose, 20, 4);
    assert_eq!(row(&cells, 3), "[31mred    end");
}

#[test]
fn a_paste_of_100_kilobytes_is_whole_and_one_step() {
    let big = "Ein langer Tag, «und» dann 👨‍👩‍👧‍👦 wieder.\n".repeat(2_200);
    assert!(big.len() > 100_000);
    let mut prose = Prose::new("before after");
    keys(&mut prose, KeyCode::Left, 5);
    prose.paste(&big);
    assert_eq!(prose.text(), format!("before {big}after"));
    ctrl(&mut prose, 'z');
    assert_eq!((prose.text().as_str(), cursor(&prose)), ("before after", 7));
    ctrl(&mut prose, 'y');
    assert_eq!(cursor(&prose), 7 + big.len());
}

#[test]
fn text_from_right_to_left_is_stored_untouched() {
    let text = "שלום \u{202b}עולם\u{202c} \u{2067}مرحبا\u{2069} a\u{200f}b";
    let mut prose = Prose::new(text);
    assert_eq!(prose.text(), text);
    prose.paste(text);
    assert_eq!(prose.text(), text.repeat(2));
    let (cells, _) = drawn(&mut prose, 30, 3);
    let marks = ['\u{202b}', '\u{202c}', '\u{2067}', '\u{2069}', '\u{200f}'];
    assert!((0..3).all(|y| !row(&cells, y).contains(marks)), "marks of direction never reach the screen");
}

#[test]
fn an_empty_text_shows_its_placeholder() {
    let mut prose = Prose::new("").with_placeholder("Tab goes on, with or without words");
    let (cells, position) = drawn(&mut prose, 14, 3);
    assert_eq!([row(&cells, 0), row(&cells, 1)], ["Tab goes on,", "with or"]);
    assert!(cells[(0, 0)].modifier.contains(Modifier::DIM));
    assert_eq!(position, Some(Position::new(0, 0)));
    write(&mut prose, "x");
    assert_eq!(row(&drawn(&mut prose, 14, 3).0, 0), "x");
}

#[test]
fn the_cursor_stays_in_sight() {
    let mut prose = at_start(&"word ".repeat(200), 20, 4);
    for _ in 0..30 {
        keys(&mut prose, KeyCode::Down, 1);
        assert!(drawn(&mut prose, 20, 4).1.is_some());
    }
    assert_eq!(prose.place().top, 30 - 3);
    keys(&mut prose, KeyCode::PageUp, 1);
    keys(&mut prose, KeyCode::PageDown, 2);
    let (cells, position) = drawn(&mut prose, 7, 2);
    assert!(position.is_some());
    assert_eq!(row(&cells, 0), "word");
}

#[test]
fn the_wheel_turns_the_text_and_a_key_brings_the_cursor_back() {
    let mut prose = at_start("1\n2\n3\n4\n5\n6", 20, 2);
    prose.scroll(3);
    let (cells, position) = drawn(&mut prose, 20, 2);
    assert_eq!((row(&cells, 0).as_str(), position), ("4", None));
    prose.scroll(i32::MAX);
    assert_eq!(prose.place().top, 4);
    keys(&mut prose, KeyCode::Right, 1);
    assert_eq!(drawn(&mut prose, 20, 2).1, Some(Position::new(1, 0)));
}

#[test]
fn a_click_puts_the_cursor_there() {
    let mut prose = at_start("漢字 one\ntwo", 20, 3);
    prose.click(3, 0);
    assert_eq!(cursor(&prose), 3, "the second half of a wide glyph is still that glyph");
    prose.click(15, 1);
    assert_eq!(cursor(&prose), 14);
    prose.click(0, 9);
    assert_eq!(cursor(&prose), 11, "below the text is its last row");
}

#[test]
fn a_place_can_be_resumed() {
    let text = "a paragraph of some words\n".repeat(30);
    let mut prose = at_start(&text, 12, 5);
    keys(&mut prose, KeyCode::Down, 40);
    keys(&mut prose, KeyCode::Up, 2);
    prose.fit(12, 5);
    let place = prose.place();
    let mut again = Prose::new(&text);
    again.go_to(place);
    again.fit(12, 5);
    assert_eq!(again.place(), place);
    again.go_to(ProsePlace { cursor: usize::MAX, top: usize::MAX });
    again.fit(12, 5);
    assert_eq!(again.place().cursor, text.len());
    let mut emoji = Prose::new("👨‍👩‍👧‍👦");
    emoji.go_to(ProsePlace { cursor: 5, top: 0 });
    assert_eq!(cursor(&emoji), "👨‍👩‍👧‍👦".len());
}

#[test]
fn another_width_keeps_the_words_at_the_top() {
    let mut prose = at_start(&(100..900).map(|n| n.to_string()).collect::<Vec<_>>().join(" "), 40, 5);
    keys(&mut prose, KeyCode::Down, 20);
    drop(drawn(&mut prose, 40, 5));
    keys(&mut prose, KeyCode::Up, 4);
    let top = row(&drawn(&mut prose, 40, 5).0, 0);
    let narrow = row(&drawn(&mut prose, 20, 30).0, 0);
    let first = top.split(' ').next().unwrap();
    assert!(narrow.contains(first), "{top} / {narrow}");
}

#[test]
fn a_field_of_one_line_has_no_newlines_and_leaves_the_keys_it_does_not_need() {
    let mut prose = Prose::new("a\nb").single_line();
    assert_eq!(prose.text(), "a b");
    prose.paste("\r\nc\nd");
    assert_eq!(prose.text(), "a b c d");
    for code in [KeyCode::Enter, KeyCode::Up, KeyCode::Down, KeyCode::PageUp, KeyCode::PageDown] {
        assert!(!press(&mut prose, code, NONE), "{code:?}");
    }
    assert!(!press(&mut prose, KeyCode::Char('j'), CTRL));
    ctrl(&mut prose, 'u');
    assert!(!press(&mut prose, KeyCode::Backspace, NONE), "an empty line is the list's to remove");
}

#[test]
fn keys_of_the_screen_are_left_to_it() {
    let mut prose = Prose::new("text");
    for code in [KeyCode::Esc, KeyCode::Tab, KeyCode::BackTab, KeyCode::F(1), KeyCode::F(2), KeyCode::Insert]
    {
        assert!(!press(&mut prose, code, NONE), "{code:?}");
    }
    for c in "npglqcsoft xrv".chars() {
        assert!(!press(&mut prose, KeyCode::Char(c), CTRL), "Ctrl-{c}");
    }
    for code in [KeyCode::Char('a'), KeyCode::Left, KeyCode::Backspace, KeyCode::Enter, KeyCode::End] {
        assert!(!press(&mut prose, code, KeyModifiers::ALT), "Alt-{code:?}");
    }
    assert!(!press(&mut prose, KeyCode::Char('e'), CTRL | KeyModifiers::ALT));
    let release = KeyEvent::new_with_kind(KeyCode::Char('a'), NONE, KeyEventKind::Release);
    assert!(!prose.key(&release));
    assert_eq!((prose.text().as_str(), prose.changes()), ("text", 0));
}

#[test]
fn capital_letters_are_text() {
    let mut prose = Prose::new("");
    press(&mut prose, KeyCode::Char('A'), SHIFT);
    assert_eq!(prose.text(), "A");
}

#[test]
fn every_edit_is_counted_and_nothing_else() {
    let mut prose = Prose::new("a");
    keys(&mut prose, KeyCode::Delete, 1);
    keys(&mut prose, KeyCode::Left, 1);
    prose.paste("");
    ctrl(&mut prose, 'z');
    assert_eq!(prose.changes(), 0);
    write(&mut prose, "b");
    ctrl(&mut prose, 'z');
    assert_eq!(prose.changes(), 2);
}

#[test]
fn debugging_never_prints_the_text() {
    assert_eq!(format!("{:?}", Prose::new("a secret")), "Prose(…)");
}

/// How long a key takes in an entry of 10,000 words. Run it in release: `cargo test --release --lib -- --ignored`.
#[test]
#[ignore = "measures; meant for a release build"]
fn a_key_in_ten_thousand_words_is_fast() {
    for text in
        ["some words of it ".repeat(2_500), format!("{}\n", "some words of it ".repeat(25)).repeat(100)]
    {
        for start in [0, text.len() / 2, text.len()] {
            let mut prose = Prose::new(&text);
            prose.fit(72, 20);
            prose.go_to(ProsePlace { cursor: start, top: 0 });
            let began = std::time::Instant::now();
            for c in "typing a few words ".chars().cycle().take(1_000) {
                press(&mut prose, KeyCode::Char(c), NONE);
                prose.fit(72, 20);
            }
            let each = began.elapsed() / 1_000;
            println!("{each:?} a key at byte {start}");
            assert!(each.as_micros() < 500);
        }
    }
}
