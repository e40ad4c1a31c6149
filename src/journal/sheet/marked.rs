//! What was marked on an entry, in words beside what it is about.

use crate::journal::{Answer, Bring, Entry, Marks};

/// Whether the whole entry, or only something in it, is to be brought to a session.
pub(super) fn on_the_whole(marks: &Marks) -> Option<&'static str> {
    let whole = |bring: &Bring| bring.step.is_none() && bring.quote.is_none();
    match marks.bring.as_slice() {
        [] => None,
        bring if bring.iter().any(whole) => Some("bring to session"),
        _ => Some("some of it to bring to session"),
    }
}

/// The marks on one answer, a line each. Whoever may not see the answer must not see these either: they quote it.
pub(super) fn on_answer(entry: &Entry, answer: &Answer) -> Vec<String> {
    let here = entry.marks.bring.iter().filter(|bring| bring.step.as_deref() == Some(answer.step.as_str()));
    let mut lines: Vec<String> = here.map(|bring| to_bring(bring, answer)).collect();
    if answer.sealed {
        lines.push("[kept to yourself]".to_owned());
    }
    lines
}

fn to_bring(bring: &Bring, answer: &Answer) -> String {
    let Some(quote) = &bring.quote else { return "[bring to session]".to_owned() };
    let words = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let stands = answer.own_words().iter().any(|text| text.contains(quote.as_str()));
    let since = if stands { "" } else { ", changed since" };
    format!("[bring to session: \"{words}\"{since}]")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::StepKind;

    fn bring(step: Option<&str>, quote: Option<&str>) -> Bring {
        Bring { step: step.map(str::to_owned), quote: quote.map(str::to_owned), ..Bring::default() }
    }

    #[test]
    fn what_is_to_be_brought_says_so_where_it_stands() {
        let text = |text: &str| Some(text.to_owned());
        let answer =
            Answer { text: text("The red coat\nwas there."), ..Answer::new("set-off", StepKind::Text) };
        let mut entry: Entry =
            serde_json::from_str(include_str!("../../../tests/data/entry-1.json")).unwrap();
        entry.marks.bring = vec![
            bring(Some("set-off"), None),
            bring(Some("set-off"), Some("red coat\nwas")),
            bring(Some("set-off"), Some("blue coat")),
            bring(Some("other"), None),
        ];
        assert_eq!(
            on_answer(&entry, &answer),
            [
                "[bring to session]",
                "[bring to session: \"red coat was\"]",
                "[bring to session: \"blue coat\", changed since]",
            ]
        );
        assert_eq!(on_the_whole(&entry.marks), Some("some of it to bring to session"));
        entry.marks.bring.push(Bring::default());
        assert_eq!(on_the_whole(&entry.marks), Some("bring to session"));
        entry.marks.bring.clear();
        assert_eq!(on_the_whole(&entry.marks), None);
        let sealed = Answer { sealed: true, ..answer };
        assert_eq!(on_answer(&entry, &sealed), ["[kept to yourself]"]);
    }
}
