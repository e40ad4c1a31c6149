//! Over random journals, marks, seals, choices and hidings: not one word that is sealed, closed, deleted, left out or of
//! an entry that was not chosen is in any part of a page, no replaced name, no time of day; and what was chosen is there.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::journal::{
    After, Answer, Before, Bring, Chosen, EntryId, Item, Kind, Moment, Note, Part as Heading, PathRef,
    StepKind,
};

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();

/// How one answer is made.
#[derive(Clone, Debug)]
struct Made {
    shape: u8,
    sealed: bool,
    deleted: bool,
    closed: bool,
    bring: u8,
}

/// How one entry is made, and what is done with it.
#[expect(clippy::struct_excessive_bools, reason = "each is drawn by itself")]
#[derive(Clone, Debug)]
struct Sketch {
    prep: bool,
    sealed: bool,
    answers: Vec<Made>,
    note: bool,
    chosen: bool,
    marked_only: bool,
    left_out: BTreeSet<usize>,
}

fn made() -> impl Strategy<Value = Made> {
    (0u8..6, prop::bool::weighted(0.2), prop::bool::weighted(0.1), prop::bool::weighted(0.1), 0u8..4)
        .prop_map(|(shape, sealed, deleted, closed, bring)| Made { shape, sealed, deleted, closed, bring })
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let flags =
        (prop::bool::weighted(0.3), prop::bool::weighted(0.15), any::<bool>(), any::<bool>(), any::<bool>());
    let left_out = prop::collection::btree_set(0usize..12, 0..3);
    (flags, prop::collection::vec(made(), 1..5), left_out).prop_map(
        |((prep, sealed, note, chosen, marked_only), answers, left_out)| Sketch {
            prep,
            sealed,
            answers,
            note,
            chosen,
            marked_only,
            left_out,
        },
    )
}

/// A word that stands nowhere else. Every one of them has the name in it, as a word of its own.
fn word(entry: usize, answer: usize, part: &str) -> String {
    format!("{part}q{entry}q{answer}q Jamila's bag")
}

const STEPS: [&str; 5] = ["one", "own", "questions", "tried", "afraid"];

fn moment(number: usize) -> Moment {
    let first: Moment = "2026-11-01T23:47:11+01:00".parse().unwrap();
    first + TimeDelta::days(i64::try_from(number).unwrap())
}

fn entry(number: usize, sketch: &Sketch) -> Entry {
    let letter = char::from(b'a' + u8::try_from(number).unwrap());
    let id = EntryId::parse(&letter.to_string().repeat(12)).unwrap();
    let mut entry = Entry::new(id, Kind::Guided, moment(number));
    let path = if sketch.prep { "session-prep" } else { "doubt" };
    entry.path = Some(PathRef { id: path.into(), title: format!("Titleq{number}q"), ..PathRef::default() });
    entry.before = Some(Before { distress: Some(7), ..Before::default() });
    entry.after = Some(After { distress: Some(4), ..After::default() });
    entry.marks.sealed = sketch.sealed;
    entry.tags = vec![word(number, 90, "tag")];
    for (place, made) in sketch.answers.iter().enumerate() {
        let answer = answer(number, place, made);
        let step = Some(answer.step.clone());
        match made.bring {
            1 => entry.marks.bring.push(Bring { step, ..Bring::default() }),
            2 => {
                let quote = answer.own_words().first().map(|words| (*words).to_owned());
                entry.marks.bring.push(Bring { step, quote, at: Some(0), ..Bring::default() });
            }
            3 => entry.marks.bring.push(Bring::default()),
            _ => {}
        }
        entry.answers.push(answer);
    }
    if sketch.note {
        let text = word(number, 80, "note");
        entry.notes = vec![Note { at: moment(number + 9), text, rest: serde_json::Map::new() }];
    }
    entry
}

fn answer(number: usize, place: usize, made: &Made) -> Answer {
    let says = |part: &str| word(number, place, part);
    let (sealed, deleted) = (made.sealed, made.deleted);
    let closed_until = made.closed.then(|| TODAY + TimeDelta::days(3));
    let bare = |kind| Answer { closed_until, sealed, deleted, ..Answer::new(STEPS[place], kind) };
    match made.shape {
        0 => Answer { text: Some(format!("{}\n\n{}", says("alpha"), says("beta"))), ..bare(StepKind::Text) },
        1 => {
            let line = |part: &str| Item { text: says(part), state: Some("part".into()), ..Item::default() };
            Answer { items: vec![line("gamma"), line("delta")], ..bare(StepKind::List) }
        }
        2 => {
            let items = vec![says("epsilon"), says("zeta")];
            Answer {
                parts: vec![Heading { label: "I know".into(), items, ..Heading::default() }],
                ..bare(StepKind::Sort)
            }
        }
        3 => {
            let own = Chosen { own: true, ..Chosen::word(says("eta"), "hurt") };
            Answer { chosen: vec![own], ..bare(StepKind::Feelings) }
        }
        4 => Answer {
            text: Some(says("theta")),
            by: Some(says("iota")),
            seen_as: Some(says("kappa")),
            ..bare(StepKind::Commit)
        },
        _ => {
            let beside = Chosen { text: Some(says("lambda")), ..Chosen::option("own", "other") };
            Answer { chosen: vec![beside], ..bare(StepKind::PickMany) }
        }
    }
}

/// A line of one entry that was picked in another one, as the path before a session does.
fn copied(entries: &mut [Entry]) {
    let Some(first) = entries.first().cloned() else { return };
    let Some(words) =
        first.answers.first().and_then(|answer| answer.own_words().first().map(|one| (*one).to_owned()))
    else {
        return;
    };
    if let Some(last) = entries.last_mut().filter(|last| last.id != first.id) {
        let chosen = vec![Chosen::option(format!("{}-0", first.id), words)];
        last.answers.push(Answer { chosen, ..Answer::new("marks", StepKind::PickMany) });
    }
}

/// Everything that can be read on a page, or by a program.
fn everything(page: &Page) -> String {
    let mut all = vec![format!("{:?}", page.head())];
    for part in page.parts() {
        all.push(format!("{} {}", part.heading, part.beside));
        all.extend(part.texts().iter().map(|text| (*text).to_owned()));
        match &part.body {
            Body::Rows(rows) => all.extend(rows.iter().map(|row| row.label.clone())),
            Body::Tried(tried) => all.extend(tried.iter().map(|one| one.state.clone())),
            Body::Chart(chart) => {
                all.push(chart.summary.clone());
                all.extend(chart.rows.iter().map(|row| row.day.clone()));
            }
            _ => {}
        }
    }
    for sheet in page.sheets() {
        all.push(format!("{} {} {}", sheet.title, sheet.day, sheet.numbers));
        for asked in &sheet.asked {
            all.push(asked.prompt.clone());
            all.extend(asked.given.iter().map(|given| given.text().to_owned()));
        }
    }
    all.push(serde_json::to_string(page.entries()).unwrap());
    all.join("\n")
}

/// What of an entry may stand on the page: its own words, each in a text of its own.
fn expected(entry: &Entry, sketch: &Sketch) -> (Vec<String>, Vec<String>) {
    let leaves = may_leave(entry, TODAY).filter(|_| sketch.chosen);
    let all = paragraphs(entry).into_iter().map(|one| one.text);
    let Some(leaves) = leaves else { return (Vec::new(), all.chain(entry.tags.clone()).collect()) };
    let stays = |one: &Paragraph| !sketch.left_out.contains(&one.place);
    let goes: Vec<String> = paragraphs(&leaves)
        .into_iter()
        .filter(stays)
        .filter(|one| !sketch.marked_only || is_marked(entry, one))
        .map(|one| one.text)
        .collect();
    let out = all.filter(|text| !goes.contains(text)).collect();
    (goes, out)
}

/// Whether a paragraph is in an answer or a passage marked to bring.
fn is_marked(entry: &Entry, one: &Paragraph) -> bool {
    let here = |bring: &&Bring| bring.step.is_some() && bring.step == one.step;
    entry.marks.bring.iter().filter(here).any(|bring| {
        bring.quote.as_ref().is_none_or(|quote| quote.lines().any(|line| line.trim() == one.text))
    })
}

proptest! {
    #[test]
    fn no_word_leaves_that_may_not_and_what_was_chosen_does(
        sketches in prop::collection::vec(sketch(), 1..6), says_so in any::<bool>(), rename in any::<bool>(),
        audience in 0u8..4, copies in any::<bool>(),
    ) {
        let mut entries: Vec<Entry> = sketches.iter().enumerate().map(|(place, one)| entry(place, one)).collect();
        if copies {
            copied(&mut entries);
        }
        let how_much = |one: &Sketch| if one.marked_only { HowMuch::Marked } else { HowMuch::Whole };
        let picks = sketches.iter().zip(&entries).filter(|(one, _)| one.chosen);
        let picks = picks.map(|(one, entry)| Pick {
            entry: entry.id.clone(), revision: entry.revision, how_much: how_much(one),
        });
        let left_out = sketches.iter().zip(&entries).flat_map(|(one, entry)| {
            one.left_out.iter().map(|place| LeftOut { entry: entry.id.clone(), place: *place })
        });
        let names = rename.then(|| Name::new("jamila", "J.").unwrap()).into_iter().collect();
        let audience = [Audience::Alone, Audience::Together, Audience::Other, Audience::Me][usize::from(audience)];
        let wanted = Wanted {
            audience,
            picks: picks.collect(),
            hiding: Hiding { names, left_out: left_out.collect(), says_so },
            ..Wanted::default()
        };
        let (profile, guide) = (Profile { bad_night: Some("badnightq".into()), ..Profile::default() }, Guide::new());
        let source = Source { entries: &entries, profile: &profile, guide: &guide, today: TODAY };
        let page = Page::make(&wanted, &source);
        let all = everything(&page);
        for (one, entry) in sketches.iter().zip(&entries) {
            let (goes, out) = expected(entry, one);
            let unique = |text: &str| text.split(' ').next().unwrap_or_default().to_owned();
            for text in &out {
                prop_assert!(!all.contains(&unique(text)), "{} may not leave:\n{}", text, all);
            }
            for text in &goes {
                prop_assert!(all.contains(&unique(text)), "{} was chosen:\n{}", text, all);
            }
        }
        prop_assert!(!all.contains("badnightq"));
        prop_assert!(!rename || !all.to_lowercase().contains("jamila"), "a name:\n{}", all);
        prop_assert!(!all.contains("23:47") && !all.contains(":47:11"), "a time:\n{}", all);
        prop_assert_eq!(page.entries().len(), page.entries().iter().map(|one| &one.id).collect::<BTreeSet<_>>().len());
    }
}
