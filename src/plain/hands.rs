//! Where the hands would be in the full screen after what was given last, so that a draft goes on there at its end.
//!
//! Pure: a form and its answer in, a field and a byte out. It knows no screen; what a field counts stands at [`At`].

use crate::journal::{Answer, At};
use crate::sitting::Form;

/// The field, and the byte in it.
pub(super) fn place(form: &Form, answer: &Answer) -> (usize, usize) {
    let end = |text: &Option<String>| text.as_deref().map_or(0, str::len);
    match form {
        Form::Text { .. } | Form::Letter { .. } => (0, end(&answer.text)),
        Form::List { .. } => last(answer.items.iter().map(|item| &item.text)),
        Form::Sort { .. } => {
            let heading = answer.parts.iter().rposition(|part| !part.items.is_empty()).unwrap_or_default();
            let (line, byte) = answer.parts.get(heading).map_or((0, 0), |part| last(part.items.iter()));
            (heading * At::HEADING + line.min(At::HEADING - 1), byte)
        }
        Form::Commit { asked, .. } => {
            let fields = [&answer.text, &answer.by, &answer.seen_as];
            let filled = fields.iter().take(*asked).rposition(|field| end(field) > 0).unwrap_or_default();
            (filled, fields.get(filled).map_or(0, |field| end(field)))
        }
        Form::Pick { choices, rate, .. } => {
            let row = choices.iter().position(|choice| answer.has_picked(&choice.id));
            // Above the choices there may be a row of numbers, which is field 0.
            (row.map_or(0, |row| row + usize::from(rate.is_some())), 0)
        }
        _ => (0, 0),
    }
}

/// The end of the last of some lines.
fn last<'a>(lines: impl Iterator<Item = &'a String>) -> (usize, usize) {
    lines.enumerate().last().map_or((0, 0), |(place, line)| (place, line.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Item, Part, StepKind};

    fn answer() -> Answer {
        Answer::new("here", StepKind::Text)
    }

    #[test]
    fn a_text_goes_on_at_its_end_and_a_list_at_the_end_of_its_last_line() {
        let text = Answer { text: Some("héllo\nyou".into()), ..answer() };
        assert_eq!(place(&Form::Text { rows: None }, &text), (0, 10));
        let item = |text: &str| Item { text: text.into(), ..Item::default() };
        let list = Answer { items: vec![item("one"), item("three")], ..answer() };
        assert_eq!(place(&Form::List { states: Vec::new() }, &list), (1, 5));
        assert_eq!(place(&Form::List { states: Vec::new() }, &answer()), (0, 0));
    }

    #[test]
    fn a_sort_goes_on_under_its_last_heading_that_holds_something() {
        let part = |items: &[&str]| Part {
            items: items.iter().map(|item| (*item).to_owned()).collect(),
            ..Part::default()
        };
        let sorted = Answer { parts: vec![part(&["a"]), part(&["b", "cd"]), part(&[])], ..answer() };
        let form = Form::Sort { parts: vec![String::new(); 3], one_row: false };
        assert_eq!(place(&form, &sorted), (At::HEADING + 1, 2));
        assert_eq!(place(&form, &answer()), (0, 0));
    }

    #[test]
    fn a_small_act_goes_on_in_its_last_field_with_words() {
        let form = Form::Commit { labels: vec![String::new(); 3], asked: 2 };
        let act = Answer { text: Some("walk".into()), by: Some("friday".into()), ..answer() };
        assert_eq!(place(&form, &act), (1, 6));
        assert_eq!(place(&form, &Answer { text: Some("walk".into()), ..answer() }), (0, 4));
    }
}
