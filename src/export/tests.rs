//! Hostile texts come out of every format as the text that they are; a whole page is compared with a stored one.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::*;
use crate::guide::Guide;
use crate::journal::{Answer, Entry, EntryId, Item, Kind, Part, PathRef, Profile, Seat, Since, StepKind};
use crate::page::{FIRST_PAGE, HowMuch, Pick, Source, Wanted};

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();

/// What has been typed, pasted or planted to become more than text.
const HOSTILE: [&str; 42] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</p></body></html>",
    "<!-- <b>",
    "]]><![CDATA[",
    "<style>*{display:none}</style>",
    "<meta http-equiv=refresh content=0>",
    "<iframe src=//example.org>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "<a href=\"javascript:alert(1)\">x</a>",
    "![pixel](http://example.org/p.png)",
    "[link](http://example.org)",
    "[ref]: http://example.org \"t\"",
    "![][ref]",
    "<http://example.org>",
    "https://example.org/plain",
    "`code` ``more``",
    "```\nfence\n```",
    "# heading",
    "Setext\n=====",
    "Setext\n-----",
    "* item",
    "- [ ] task",
    "1. first",
    "12) twelfth",
    "> quoted",
    "*strong* __bold__ ~~gone~~",
    "| a | b |\n|---|---|",
    "$x^2$",
    "[^1] [^1]: note",
    "\\backslash \\* \\[",
    "    indented four",
    "\u{1b}[2J\u{1b}]0;owned\u{7}",
    "\u{9b}31m red",
    "one\u{202e}owt\u{2066}",
    "=HYPERLINK(\"http://example.org\")",
    "+cmd|' /C calc'!A0",
    "\u{2028}line\u{2029}para\r\nback\u{8}\u{7f}",
];

fn entry(number: u8, path: &str, answers: Vec<Answer>) -> Entry {
    let created = format!("2026-11-{:02}T21:14:00+01:00", 2 + number).parse().unwrap();
    let mut entry = Entry::new(EntryId::from_random([number; 12]), Kind::Guided, created);
    let title = if path == "session-prep" { "Get ready for a session" } else { "When I doubt everything" };
    entry.path = Some(PathRef { id: path.into(), title: title.into(), ..PathRef::default() });
    entry.before = Some(crate::journal::Before { distress: Some(7), ..Default::default() });
    entry.after = Some(crate::journal::After { distress: Some(5 - number % 3), ..Default::default() });
    entry.answers = answers;
    entry
}

fn text(step: &str, words: &str) -> Answer {
    Answer {
        text: Some(words.into()),
        prompt: Some("What set it off?".into()),
        ..Answer::new(step, StepKind::Text)
    }
}

fn list(step: &str, lines: &[&str]) -> Answer {
    let item = |line: &&str| Item { text: (*line).into(), ..Item::default() };
    Answer { items: lines.iter().map(item).collect(), ..Answer::new(step, StepKind::List) }
}

/// A page of which every place holds these words.
fn page_of(words: &str) -> Page {
    let hot = Part { label: "What set it off".into(), items: vec![words.into()], ..Part::default() };
    let prep = entry(
        1,
        "session-prep",
        vec![
            text("one", words),
            list("questions", &[words]),
            Answer { parts: vec![hot], ..Answer::new("hot", StepKind::Sort) },
            list("tried", &[words]),
        ],
    );
    let mut other = entry(2, "doubt", vec![text("set-off", words), list("holds", &[words, words])]);
    other.tags = vec![words.into()];
    other.marks.bring = vec![crate::journal::Bring::default()];
    made(&[prep, other], &Wanted { name: words.into(), worse: words.into(), ..Wanted::default() })
}

fn made(entries: &[Entry], wanted: &Wanted) -> Page {
    let pick = |entry: &Entry| Pick { entry: entry.id.clone(), revision: 1, how_much: HowMuch::Whole };
    let wanted = Wanted { picks: entries.iter().map(pick).collect(), ..wanted.clone() };
    let since = Some(Since { answer: "weeks".into(), on: TODAY });
    let profile = Profile {
        seat: Seat::Hurt,
        since,
        break_kind: vec!["money".into(), "lies".into()],
        ..Profile::default()
    };
    Page::make(&wanted, &Source { entries, profile: &profile, guide: &Guide::new(), today: TODAY })
}

/// What a reader sees of a Markdown file, and what in it is more than text.
fn rendered(markdown: &str) -> (String, BTreeSet<String>) {
    let (mut seen, mut more) = (String::new(), BTreeSet::new());
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Text(text) => seen.push_str(&text),
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::List(_) | Tag::Item | Tag::Emphasis | Tag::Strong,
            )
            | Event::SoftBreak
            | Event::HardBreak
            | Event::End(_)
            | Event::Rule => seen.push(' '),
            other => drop(more.insert(format!("{other:?}"))),
        }
    }
    (seen.split_whitespace().collect::<Vec<_>>().join(" "), more)
}

/// The tags of an HTML file, by a reader that knows nothing of what was written.
fn tags(html: &str) -> Vec<String> {
    let pieces = html.split('<').skip(1);
    pieces
        .filter_map(|piece| piece.split('>').next())
        .map(|tag| tag.split(' ').next().unwrap().to_owned())
        .collect()
}

#[test]
fn hostile_texts_are_text_in_markdown() {
    for words in HOSTILE {
        let (seen, more) = rendered(&written(&page_of(words), Format::Markdown));
        assert!(more.is_empty(), "{words:?}: {more:?}");
        for paragraph in paragraphs(words) {
            let paragraph = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(seen.contains(&paragraph), "{paragraph:?} in {seen}");
        }
    }
}

#[test]
fn hostile_texts_are_text_in_html() {
    let plain = tags(&written(&page_of("words"), Format::Html));
    for words in HOSTILE {
        let html = written(&page_of(words), Format::Html);
        let mut hostile = tags(&html);
        // A text of several paragraphs has a tag for each; one of none has none.
        hostile.retain(|tag| tag != "p" && tag != "/p");
        let plain: Vec<String> = plain.iter().filter(|tag| *tag != "p" && *tag != "/p").cloned().collect();
        assert_eq!(hostile, plain, "{words:?}");
        for quote in ["\"alert", "'alert", "<script", "javascript:alert(1)\">"] {
            assert!(!html.contains(quote), "{words:?}: {quote}");
        }
        assert!(!html.contains("src=") || words.contains("src="), "nothing is fetched");
    }
}

#[test]
fn hostile_texts_drive_no_terminal_in_any_format() {
    for words in HOSTILE {
        for format in Format::ALL {
            let out = written(&page_of(words), format);
            let forbidden = |one: char| {
                (one.is_control() && one != '\n')
                    || matches!(one, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!out.contains(forbidden), "{words:?} as {format}");
        }
    }
}

#[test]
fn as_json_every_word_comes_back_as_it_was() {
    for words in HOSTILE {
        let value: serde_json::Value = serde_json::from_str(&written(&page_of(words), Format::Json)).unwrap();
        assert_eq!(value["entries"][1]["answers"][0]["text"], words, "{words:?}");
        let entries: Vec<Entry> = serde_json::from_value(value["entries"].clone()).unwrap();
        assert_eq!(entries.len(), 2);
    }
}

/// The first page of care.md, section 6.6, as it is given there.
fn sample() -> Page {
    let hot = [
        ("What set it off", "a bank letter with only J.'s name on it"),
        ("What I told myself", "here it comes again, and I'm the last to know"),
        ("What I felt", "scared, foolish"),
        ("What I did", "went through the drawers till two"),
        ("What I needed", "to be told before I find it"),
    ];
    let hot =
        hot.map(|(label, line)| Part { label: label.into(), items: vec![line.into()], ..Part::default() });
    let option = |id: &str, label: &str| vec![crate::journal::Chosen::option(id, label)];
    let tried =
        |text: &str, state: &str| Item { text: text.into(), state: Some(state.into()), ..Item::default() };
    let tried = vec![tried("told my sister", "done"), tried("no checking after 10 pm", "part")];
    let prep = entry(
        17,
        "session-prep",
        vec![
            text("one", "to say the thing about the money without shutting down"),
            list(
                "questions",
                &[
                    "Is it fair to ask to see the statements, or is that policing?",
                    "How will I know when I'm ready to talk with J. about this at home?",
                ],
            ),
            Answer { chosen: option("understand", "understand"), ..Answer::new("help", StepKind::Pick) },
            Answer { parts: hot.to_vec(), ..Answer::new("hot", StepKind::Sort) },
            Answer { items: tried, ..Answer::new("tried", StepKind::List) },
        ],
    );
    let mut doubt = entry(
        4,
        "doubt",
        vec![text("set-off", "I check the account at night. It calms me for about an hour.")],
    );
    doubt.tags = vec!["money".into(), "sleep".into()];
    doubt.marks.bring = vec![crate::journal::Bring { step: Some("set-off".into()), ..Default::default() }];
    made(
        &[prep, doubt],
        &Wanted { name: "R.".into(), worse: "reading old messages".into(), ..Wanted::default() },
    )
}

#[test]
fn the_sample_page_in_every_format() {
    for format in Format::ALL {
        insta::assert_snapshot!(format!("sample_{format}"), written(&sample(), format));
    }
}

#[test]
fn a_format_is_named_by_its_name_or_its_ending() {
    assert_eq!("markdown".parse(), Ok(Format::Markdown));
    assert_eq!("md".parse(), Ok(Format::Markdown));
    assert_eq!("pdf".parse::<Format>(), Err(NoFormat));
}

proptest! {
    #[test]
    fn the_first_page_has_at_most_forty_five_lines(
        one in "[a-z ]{0,400}", lines in prop::collection::vec("[a-z é👧]{0,200}", 0..12), many in 0_u8..20,
    ) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let hot: Vec<Part> = (0..5).map(|place| Part {
            label: "What I told myself".into(), items: lines.iter().skip(place).take(1).map(|line| (*line).to_owned()).collect(), ..Part::default()
        }).collect();
        let prep = entry(20, "session-prep", vec![
            text("one", &one), text("afraid", &one), list("questions", &lines), list("tried", &lines),
            Answer { parts: hot, ..Answer::new("hot", StepKind::Sort) },
        ]);
        let mut entries: Vec<Entry> = (0..many).map(|number| entry(number, "doubt", vec![text("set-off", &one)])).collect();
        for (entry, tag) in entries.iter_mut().zip(&lines) {
            entry.tags = vec![(*tag).to_owned()];
            entry.marks.bring = vec![crate::journal::Bring::default()];
        }
        entries.push(prep);
        let page = made(&entries, &Wanted { worse: one, ..Wanted::default() });
        let text = written(&page, Format::Text);
        let first = text.split(&format!("\n{}\n", "-".repeat(72))).take(2).collect::<Vec<_>>().join("\n-\n");
        prop_assert!(first.trim_end().lines().count() <= FIRST_PAGE, "{}:\n{}", first.lines().count(), first);
        prop_assert!(text.lines().all(|line| crate::text::wrap::width(line) <= 72));
    }
}
