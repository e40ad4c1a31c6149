//! The one filter for everything that leaves the program: entries, file names, messages of the system.
//!
//! Stored text may come from anywhere. A terminal obeys control characters, so none may reach it; words stay whole.
//! Knows nothing of who shows what, or where.

use std::borrow::Cow;

/// The text as it may be shown on several lines: newlines and tabs stay, other control characters go.
pub fn show(text: &str) -> Cow<'_, str> {
    filter(text, of_text)
}

/// The text as it may be shown on one line: what breaks a line or jumps to a column becomes a space.
pub fn show_line(text: &str) -> Cow<'_, str> {
    filter(text, of_line)
}

/// Whether each byte of a text is one letter of one cell that may be shown anywhere, as in a line of plain English.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// Passes each character through `keep`; copies nothing when nothing changes, which is nearly always.
fn filter(text: &str, keep: fn(char) -> Option<char>) -> Cow<'_, str> {
    if is_plain(text) || text.chars().all(|one| keep(one) == Some(one)) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter_map(keep).collect())
    }
}

/// What stands for a character in a text, if anything does.
fn of_text(one: char) -> Option<char> {
    match one {
        '\n' | '\t' => Some(one),
        '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        // C0, DEL and C1: ESC, CSI and OSC among them.
        _ if one.is_control() => None,
        _ => Some(one),
    }
}

/// What stands for a character in a line, if anything does.
fn of_line(one: char) -> Option<char> {
    of_text(one).map(|kept| if matches!(kept, '\n' | '\t') { ' ' } else { kept })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_drive_a_terminal_goes_and_the_words_stay() {
        let clipboard = "a\u{1b}]52;c;aGk=\u{7}b";
        assert_eq!(show(clipboard), "a]52;c;aGk=b");
        assert_eq!(show("one\u{9b}31mtwo\u{7f}\u{0}\r"), "one31mtwo");
        assert_eq!(show("left\u{202e}right\u{2066}\u{2069}"), "leftright");
    }

    #[test]
    fn lines_and_tabs_of_a_text_stay() {
        assert_eq!(show("one\n\ttwo\u{2028}three\u{2029}four"), "one\n\ttwo\nthree\nfour");
        assert_eq!(show_line("one\n\ttwo\u{2028}three"), "one  two three");
    }

    #[test]
    fn scripts_that_join_their_letters_are_left_alone() {
        let words = "नमस्ते می‌خواهم 👩‍👩‍👧 e\u{301} שלום";
        assert!(matches!(show(words), Cow::Borrowed(same) if same == words));
    }

    proptest! {
        #[test]
        fn nothing_that_is_shown_holds_a_control_character(text in any::<String>()) {
            let forbidden = |one: char| one.is_control() && one != '\n' && one != '\t';
            prop_assert!(!show(&text).chars().any(forbidden));
            prop_assert!(!show_line(&text).chars().any(char::is_control));
        }
    }
}
