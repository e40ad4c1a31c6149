//! Prompts that are filled in: "Say it in one clear line: 'It would help me if …'". Whoever begins an answer with those
//! words reads them in the answer; then they need not stand above it a second time.
//!
//! Pure. It knows prompts and answers as text, and no entry.

use std::borrow::Cow;

/// What is left open in a prompt.
const GAPS: [&str; 2] = ["…", "__"];

/// The prompt as it stands above this answer; none where the answer says all of it.
pub fn above<'a>(prompt: &'a str, answer: &str) -> Option<Cow<'a, str>> {
    let Some((before, quoted, after)) = quote(prompt) else { return Some(Cow::Borrowed(prompt)) };
    if !begins_with(answer, quoted) {
        return Some(Cow::Borrowed(prompt));
    }
    let left = [before.trim(), after.trim()].into_iter().filter(|part| !part.is_empty());
    let left = left.collect::<Vec<_>>().join(" ");
    (!left.is_empty()).then_some(Cow::Owned(left))
}

/// The first words in quotes that leave something open, with what stands before and behind them.
fn quote(prompt: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = prompt.get(from..)?.find('\'').map(|at| from + at) {
        let begins = prompt.get(..open)?.chars().next_back().is_none_or(|one| !one.is_alphanumeric());
        let inside = prompt.get(open + 1..)?;
        let ends = |at: &usize| {
            let next = inside.get(at + 1..).and_then(|rest| rest.chars().next());
            next.is_none_or(|one| !one.is_alphanumeric())
        };
        let close = inside.match_indices('\'').map(|(at, _)| at).find(ends);
        if let Some(close) = close.filter(|_| begins) {
            let quoted = inside.get(..close)?;
            if GAPS.iter().any(|gap| quoted.contains(gap)) {
                return Some((prompt.get(..open)?, quoted, inside.get(close + 1..)?));
            }
            from = open + 1 + close + 1;
        } else {
            from = open + 1;
        }
    }
    None
}

/// Whether an answer begins as the words do before their first gap: two words or more, in whatever case.
fn begins_with(answer: &str, quoted: &str) -> bool {
    let gap = GAPS.iter().filter_map(|gap| quoted.find(gap)).min();
    let head = gap.and_then(|gap| quoted.get(..gap)).unwrap_or_default();
    let (mut given, mut words) = (answer.split_whitespace(), 0);
    for word in head.split_whitespace() {
        if given.next().is_none_or(|given| given.to_lowercase() != word.to_lowercase()) {
            return false;
        }
        words += 1;
    }
    words >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_the_answer_begins_with_do_not_stand_above_it_too() {
        for (prompt, answer, wanted) in [
            (
                "Say it in one line: 'It would help me if …'",
                "It would help me if I knew.",
                "Say it in one line:",
            ),
            ("One small fight. 'When D. …'", "when  D. says so", "One small fight."),
            (
                "Your pause line: 'I want to talk. I need __ minutes. I'll be back at __.'",
                "I want to talk. I need ten minutes.",
                "Your pause line:",
            ),
            ("'Maybe it is …' A guess is fine.", "Maybe it is fear.", "A guess is fine."),
        ] {
            assert_eq!(above(prompt, answer).as_deref(), Some(wanted), "{prompt}");
        }
        assert_eq!(above("'Today I lean toward …'", "Today I lean toward waiting"), None);
    }

    #[test]
    fn every_other_prompt_stands_as_it_was_asked() {
        for (prompt, answer) in [
            ("'Today I lean toward …'", "waiting"),
            ("'Today I lean toward …'", ""),
            ("'… I feel …'", "… I feel cross"),
            ("In three parts: 'What happened. What I felt.'", "What happened. What I felt."),
            ("Don't say 'we' yet, it's early. What's left?", "Don't say 'we' yet"),
            ("An open quote: 'I hope …", "I hope so"),
            ("What set it off? …", "What set it off"),
            ("'", "'"),
            ("", "words"),
        ] {
            assert_eq!(above(prompt, answer).as_deref(), Some(prompt), "{prompt}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_at_all_makes_it_panic(prompt in "['a …_.é]{0,30}", answer in "['a …_.é]{0,30}") {
            drop(above(&prompt, &answer));
        }
    }
}
