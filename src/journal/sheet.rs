//! An entry as plain text: what `mend show` prints. Sealed things are left out unless they were asked for.
//!
//! Pure. The page for a therapist is made elsewhere, with its own care; this is for the person alone.

mod marked;

use chrono::NaiveDate;

use crate::journal::{Answer, Chosen, Entry, Marks, fill_in};
use crate::text::dates;

/// What a free page is called in lists.
pub const FREE_PAGE: &str = "free page";

/// What is said of an entry that is sealed.
const KEPT_TO_ONESELF: &str = "kept to yourself";

/// What stands for something sealed.
const LEFT_OUT: &str = "[kept to yourself: `--sealed` shows it]";

/// An entry as it was read, with what may be shown of it.
pub struct Sheet<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Whether it is a draft.
    pub draft: bool,
    /// Whether sealed things are shown.
    pub sealed: bool,
    /// Letters that are closed on this day are left out; none shows them.
    pub closed_on: Option<NaiveDate>,
}

impl Sheet<'_> {
    /// The whole of it: a heading, then each question with its answer.
    pub fn text(&self) -> String {
        let mut parts = vec![self.heading()];
        if self.entry.marks.sealed && !self.sealed {
            parts.push(format!("{LEFT_OUT}\n"));
        } else {
            parts.extend(self.entry.answers.iter().filter_map(|answer| self.answer(answer)));
            parts.extend(self.entry.notes.iter().map(|note| {
                let day = dates::full_day(note.at.date_naive());
                format!("Looking back, {day}:\n{}", indented(&note.text))
            }));
        }
        parts.join("\n")
    }

    fn heading(&self) -> String {
        let entry = self.entry;
        let day = dates::full_day(entry.created.date_naive());
        let mut lines = vec![title(entry).to_owned(), format!("{day}, {}", dates::time(entry.created))];
        let mut about = vec![entry.id.to_string()];
        if self.draft {
            about.push("not finished".to_owned());
        }
        about.extend(marked::on_the_whole(&entry.marks).map(str::to_owned));
        about.extend(entry.marks.sealed.then(|| KEPT_TO_ONESELF.to_owned()));
        lines.push(about.join(", "));
        if !entry.tags.is_empty() && (self.sealed || !entry.marks.sealed) {
            lines.push(format!("Tags: {}", entry.tags.join(", ")));
        }
        lines.extend(
            entry.edited.map(|edited| format!("Changed on {}", dates::full_day(edited.date_naive()))),
        );
        lines.extend(heaviness(entry));
        format!("{}\n", lines.join("\n"))
    }

    /// Until when an answer is closed that is not to be shown before.
    fn closed_until(&self, answer: &Answer) -> Option<NaiveDate> {
        let today = self.closed_on?;
        answer.closed_until.filter(|until| *until > today && !answer.is_empty())
    }

    /// A question with its answer; nothing for one that was skipped.
    fn answer(&self, answer: &Answer) -> Option<String> {
        let mut marks = Vec::new();
        let body = if answer.deleted {
            "[you deleted these words]".to_owned()
        } else if answer.sealed && !self.sealed {
            LEFT_OUT.to_owned()
        } else if let Some(until) = self.closed_until(answer) {
            format!("[closed until {}: `--closed` shows it]", dates::full_day(until))
        } else if answer.is_empty() {
            return None;
        } else {
            marks = marked::on_answer(self.entry, answer);
            given(answer)
        };
        let prompt = answer.prompt.as_deref().and_then(|prompt| fill_in::above(prompt, &body));
        let prompt = prompt.map(|prompt| format!("{prompt}\n")).unwrap_or_default();
        Some(format!("{prompt}{}{}", indented(&body), indented(&marks.join("\n"))))
    }
}

/// The title of an entry's path, or what a page without one is called.
pub fn title(entry: &Entry) -> &str {
    entry.title().unwrap_or(FREE_PAGE)
}

/// The marks on an entry, in words.
pub fn marks(marks: &Marks) -> impl Iterator<Item = &'static str> {
    let bring = (!marks.bring.is_empty()).then_some("bring to session");
    bring.into_iter().chain(marks.sealed.then_some(KEPT_TO_ONESELF))
}

/// How heavy it was, before and after.
fn heaviness(entry: &Entry) -> Option<String> {
    let before = entry.before.as_ref().and_then(|before| before.distress);
    let after = entry.after.as_ref().and_then(|after| after.distress);
    match (before, after) {
        (Some(before), Some(after)) => Some(format!("How heavy: {before} before, {after} after")),
        (Some(before), None) => Some(format!("How heavy: {before} before")),
        (None, Some(after)) => Some(format!("How heavy: {after} after")),
        (None, None) => None,
    }
}

/// Everything that an answer holds, one thing a line.
fn given(answer: &Answer) -> String {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(answer.chosen.iter().map(chosen));
    lines.extend(answer.value.map(|value| value.to_string()));
    lines.extend(answer.text.clone());
    lines.extend(answer.by.as_ref().map(|by| format!("By: {}", day_or_words(by))));
    lines.extend(answer.seen_as.as_ref().map(|seen| format!("Seen as: {seen}")));
    lines.extend(answer.items.iter().map(|item| match &item.state {
        Some(state) => format!("- {} ({state})", item.text),
        None => format!("- {}", item.text),
    }));
    for part in answer.parts.iter().filter(|part| !part.items.is_empty()) {
        lines.push(part.label.clone());
        lines.extend(part.items.iter().map(|item| format!("- {item}")));
    }
    lines.extend(answer.about.as_ref().map(|about| format!("About {}", about.entry)));
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}

fn chosen(chosen: &Chosen) -> String {
    let strength = match chosen.strength {
        Some(1) => ", a little",
        Some(2) => ", quite",
        Some(3) => ", very",
        _ => "",
    };
    let beside = chosen.text.as_deref().map(|text| format!(": {text}")).unwrap_or_default();
    format!("{}{strength}{beside}", chosen.shown())
}

/// A day that was picked is said in words; what was written stays as it is.
fn day_or_words(by: &str) -> String {
    by.parse::<NaiveDate>().map_or_else(|_| by.to_owned(), dates::full_day)
}

/// A text set in by two spaces, with a newline at its end.
fn indented(text: &str) -> String {
    let line = |line: &str| if line.trim().is_empty() { "\n".to_owned() } else { format!("  {line}\n") };
    text.trim_end().lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../../tests/data/entry-1.json");

    fn text(entry: &Entry, sealed: bool) -> String {
        Sheet { entry, draft: false, sealed, closed_on: None }.text()
    }

    #[test]
    fn every_question_stands_with_its_answer_and_skipped_ones_do_not() {
        let entry: Entry = serde_json::from_str(EXAMPLE).unwrap();
        let text = text(&entry, false);
        let start = "When I doubt everything\nSunday 22 November 2026, 21:14\n\
                     k7f3qd9x2m4a, bring to session\nTags: money\nChanged on Monday 23 November 2026\n\
                     How heavy: 7 before, 4 after\n\nWhat set it off? …\n  …\n  [bring to session: \"…\"]\n";
        assert!(text.starts_with(start), "{text}");
        for line in [
            "  stung, quite",
            "  By: Thursday 26 November 2026",
            "  - … (part)",
            "  other: …",
            "  About a7f3",
        ] {
            assert!(text.contains(line), "{line} in\n{text}");
        }
        assert!(text.contains("[you deleted these words]"));
        assert!(text.contains("Looking back, Wednesday 2 December 2026:\n  …\n"));
    }

    #[test]
    fn what_is_sealed_is_left_out_unless_it_is_asked_for() {
        let mut entry: Entry = serde_json::from_str(EXAMPLE).unwrap();
        assert!(!text(&entry, false).contains("most"));
        assert!(text(&entry, true).contains("most"));
        entry.marks.sealed = true;
        let short = text(&entry, false);
        assert!(short.contains(LEFT_OUT) && !short.contains("stung"), "{short}");
        assert!(text(&entry, true).contains("stung"));
    }

    #[test]
    fn a_closed_letter_stays_closed_until_its_day_unless_it_is_asked_for() {
        let mut entry: Entry = serde_json::from_str(EXAMPLE).unwrap();
        let letter = entry.answers.iter_mut().find(|answer| answer.step == "letter").unwrap();
        letter.text = Some("Dear me".into());
        let on = |day: &str| {
            let closed_on = Some(day.parse().unwrap());
            Sheet { entry: &entry, draft: false, sealed: false, closed_on }.text()
        };
        let before = on("2026-12-21");
        assert!(
            before.contains("  [closed until Tuesday 22 December 2026: `--closed` shows it]\n"),
            "{before}"
        );
        assert!(!before.contains("Dear me") && on("2026-12-22").contains("Dear me"));
        assert!(text(&entry, false).contains("Dear me"));
    }

    #[test]
    fn no_mark_and_no_tag_says_what_is_left_out() {
        let mut entry: Entry = serde_json::from_str(EXAMPLE).unwrap();
        entry.answers[0].text = Some("for me alone".into());
        entry.answers[0].sealed = true;
        entry.marks.bring[1].quote = Some("me alone".into());
        assert!(!text(&entry, false).contains("alone"));
        assert!(
            text(&entry, true)
                .contains("  for me alone\n  [bring to session: \"me alone\"]\n  [kept to yourself]\n")
        );
        entry.marks.sealed = true;
        assert!(!text(&entry, false).contains("money"));
    }

    #[test]
    fn what_was_filled_in_is_not_asked_above_itself() {
        let mut entry: Entry = serde_json::from_str(EXAMPLE).unwrap();
        entry.answers[0].prompt = Some("Say it in one line: 'It would help me if …'".into());
        entry.answers[0].text = Some("It would help me if I knew.".into());
        assert!(text(&entry, false).contains("\n\nSay it in one line:\n  It would help me if I knew.\n"));
    }
}
