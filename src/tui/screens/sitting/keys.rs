//! The keys of a sitting, one table for each thing the hands may be doing.
//!
//! Data only. Dispatch, hints and the keys page read it.

use crate::tui::keymap::{Action, Binding, MOVE, hint, join, quiet};
use crate::tui::widgets::pad::Hand;

/// The table that holds now.
pub(in crate::tui::screens) fn table(hand: Hand) -> &'static [Binding] {
    match hand {
        Hand::Writing => WRITING,
        Hand::Lines => LINES,
        Hand::States => STATES,
        Hand::Sorting => SORTING,
        Hand::Fields => FIELDS,
        Hand::Choosing => CHOOSING,
        Hand::Marking => MARKING,
        Hand::OwnLine => OWN_LINE,
        Hand::Rating => RATING,
        Hand::Words => WORDS,
        Hand::Breathing => BREATHING,
        Hand::Pressing => PRESSING,
        Hand::Reading => READING,
        Hand::Folding => FOLDING,
    }
}

/// Going on, which is first where one types.
const TAB: &[Binding] = &[hint("Tab", Action::Next, "next")];

/// On every screen of a sitting.
const STEP: &[Binding] = &[
    hint("Esc", Action::Out, "pause"),
    hint("S-Tab", Action::Previous, "back"),
    hint("C-n", Action::Skip, "skip"),
    quiet("C-s", Action::Keep, "keep now"),
];

const WRITING: &[Binding] = &[
    hint("Tab", Action::Next, "next"),
    hint("Esc", Action::Out, "pause"),
    hint("S-Tab", Action::Previous, "back"),
    hint("C-n", Action::Skip, "skip"),
    hint("C-g", Action::Ground, "ground"),
    quiet("C-s", Action::Keep, "keep now"),
];

/// Where the line may be shown large, alone.
pub(super) const WRITING_ALOUD: &[Binding] = &[
    hint("Tab", Action::Next, "next"),
    hint("Esc", Action::Out, "pause"),
    hint("C-r", Action::Aloud, "show large"),
    hint("S-Tab", Action::Previous, "back"),
    hint("C-n", Action::Skip, "skip"),
    quiet("C-s", Action::Keep, "keep now"),
];

const LINES: &[Binding] =
    &join::<{ TAB.len() + STEP.len() + 1 }>(&[TAB, &[hint("Enter", Action::Choose, "new line")], STEP]);

const STATES: &[Binding] = &join::<{ TAB.len() + STEP.len() + 2 }>(&[
    TAB,
    &[hint("Enter", Action::Choose, "new line"), hint("C-t", Action::Move, "state")],
    STEP,
]);

const SORTING: &[Binding] = &join::<{ TAB.len() + STEP.len() + 2 }>(&[
    TAB,
    &[hint("Enter", Action::Choose, "new line"), hint("C-t", Action::Move, "send on")],
    STEP,
]);

const FIELDS: &[Binding] = &join::<{ TAB.len() + STEP.len() + 1 }>(&[
    TAB,
    &[quiet("Enter", Action::Choose, "the next field")],
    STEP,
]);

const CHOOSING: &[Binding] = &join::<{ MOVE.len() + TAB.len() + STEP.len() + 1 }>(&[
    MOVE,
    &[hint("Enter", Action::Choose, "choose")],
    TAB,
    STEP,
]);

const MARKING: &[Binding] = &join::<{ MOVE.len() + TAB.len() + STEP.len() + 2 }>(&[
    MOVE,
    &[hint("Enter", Action::Choose, "mark"), quiet("Space", Action::Mark, "mark")],
    TAB,
    STEP,
]);

const OWN_LINE: &[Binding] = &join::<{ TAB.len() + STEP.len() + 3 }>(&[
    &[
        hint("Enter", Action::Choose, "done"),
        quiet("Up", Action::Up, "the choice above"),
        quiet("Down", Action::Down, "the choice below"),
    ],
    TAB,
    STEP,
]);

const RATING: &[Binding] = &join::<{ TAB.len() + STEP.len() + 7 }>(&[
    &[
        hint("Left", Action::Left, "or 0–10"),
        quiet("Right", Action::Right, "one more"),
        quiet("Home", Action::First, "nought"),
        quiet("End", Action::Last, "ten"),
        quiet("Up", Action::Up, "up"),
        quiet("Down", Action::Down, "down"),
        hint("Enter", Action::Choose, "choose"),
    ],
    TAB,
    STEP,
]);

const WORDS: &[Binding] = &join::<{ TAB.len() + STEP.len() + 5 }>(&[
    TAB,
    &[
        hint("Enter", Action::Choose, "mark"),
        quiet("Up", Action::Up, "move"),
        quiet("Down", Action::Down, "move"),
        quiet("Left", Action::Left, "move"),
        quiet("Right", Action::Right, "move"),
    ],
    STEP,
]);

const BREATHING: &[Binding] = &join::<{ TAB.len() + STEP.len() + 8 }>(&[
    &[
        hint("p", Action::Pace, "pace"),
        quiet("l", Action::Look, "look around"),
        quiet("b", Action::Body, "feet, hands, back"),
        quiet("Left", Action::Left, "one less"),
        quiet("Right", Action::Right, "one more"),
        quiet("Home", Action::First, "nought"),
        quiet("End", Action::Last, "ten"),
        quiet("Enter", Action::Choose, "go on"),
    ],
    TAB,
    STEP,
]);

const PRESSING: &[Binding] = &join::<{ TAB.len() + STEP.len() + 6 }>(&[
    &[
        hint("Enter", Action::Choose, "more"),
        quiet("Space", Action::Mark, "more"),
        quiet("Down", Action::Down, "more"),
        quiet("Up", Action::Up, "one back"),
        quiet("l", Action::Look, "breath instead"),
        quiet("b", Action::Body, "breath instead"),
    ],
    TAB,
    STEP,
]);

const READING: &[Binding] = &join::<{ TAB.len() + STEP.len() + 5 }>(&[
    &[
        hint("Enter", Action::Choose, "go on"),
        quiet("Down", Action::PageDown, "read on"),
        quiet("Up", Action::PageUp, "read back"),
        quiet("PageDown", Action::PageDown, "read on"),
        quiet("PageUp", Action::PageUp, "read back"),
    ],
    TAB,
    STEP,
]);

const FOLDING: &[Binding] = &[
    hint("Enter", Action::Choose, "close"),
    quiet("Tab", Action::Next, "close"),
    quiet("Esc", Action::Out, "close"),
    quiet("Space", Action::Mark, "close"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap;
    use unicode_width::UnicodeWidthStr;

    const HANDS: [Hand; 14] = [
        Hand::Writing,
        Hand::Lines,
        Hand::States,
        Hand::Sorting,
        Hand::Fields,
        Hand::Choosing,
        Hand::Marking,
        Hand::OwnLine,
        Hand::Rating,
        Hand::Words,
        Hand::Breathing,
        Hand::Pressing,
        Hand::Reading,
        Hand::Folding,
    ];

    /// The hints in their order, as they stand on the last line.
    fn hints(hand: Hand) -> Vec<String> {
        let hints = table(hand).iter().filter(|binding| binding.hint);
        hints.map(|binding| format!("{} {}", keymap::name(binding.chord), binding.label)).collect()
    }

    #[test]
    fn what_goes_on_and_what_pauses_is_seen_at_eighty_columns() {
        for hand in HANDS.into_iter().filter(|hand| *hand != Hand::Folding) {
            let first: Vec<_> = hints(hand).into_iter().take(4).chain(["Ctrl-P people".to_owned()]).collect();
            let row = first.join("   ");
            assert!(row.width() <= 72, "{hand:?}: {row}");
            assert!(row.contains("Tab next") && row.contains("Esc pause"), "{hand:?}: {row}");
        }
    }

    #[test]
    fn at_forty_columns_there_is_a_hint_beside_people() {
        for hand in HANDS {
            let row = hints(hand).into_iter().take(1).chain(["Ctrl-P people".to_owned()]).collect::<Vec<_>>();
            assert!(row.join("   ").width() <= 38, "{hand:?}: {row:?}");
        }
    }

    #[test]
    fn tab_and_esc_are_on_every_table_and_no_key_stands_twice() {
        for hand in HANDS {
            for (index, binding) in table(hand).iter().enumerate() {
                assert!(
                    !table(hand).iter().skip(index + 1).any(|it| it.chord == binding.chord),
                    "{}",
                    binding.chord
                );
            }
            for chord in ["Tab", "Esc", "Enter"] {
                let bound = table(hand).iter().any(|binding| binding.chord == chord);
                assert!(bound || (chord, hand) == ("Enter", Hand::Writing), "{hand:?} {chord}");
            }
        }
    }
}
