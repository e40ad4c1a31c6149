//! How it has been: four figures at three sizes over three spans, and nothing lost where there is little room.

use super::super::theme::PLAIN;
use super::*;
use crate::journal::patterns::{Patterns, Span};

const SIZES: [(u16, u16); 3] = [(80, 24), (40, 12), (120, 40)];
const TITLES: [&str; 8] = [
    "When I doubt everything",
    "Find some steady ground",
    "The fight we keep having, and what it is about",
    "Hope",
    "Get ready for a session",
    "Stay, go, or not yet",
    "What feels safe",
    "How near, for now",
];
const WORDS: [&str; 10] = [
    "stung",
    "scared",
    "lonely",
    "furious",
    "numb",
    "still love them",
    "like a tenant in my own house, and late with the rent",
    "foolish",
    "lost",
    "can't tell",
];

/// So many sittings, every second or third day back from today, with numbers, feelings and paths that differ.
fn sittings(many: u8) -> Vec<Entry> {
    let sitting = |number: u8| {
        let back = chrono::Duration::days(i64::from(number) * 5 / 2);
        let entry_id = EntryId::from_random([number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        let mut entry = guided(entry_id.as_str(), &(now() - back).to_rfc3339(), "words");
        let place = usize::from(number);
        let title = TITLES[place * place % TITLES.len()];
        entry.path = Some(PathRef { id: title.into(), title: title.into(), ..PathRef::default() });
        entry.before = Some(Before { distress: Some(3 + number % 8 * 7 % 8), ..Before::default() });
        entry.after = Some(After {
            distress: (!number.is_multiple_of(5)).then_some(1 + number % 8 * 3 % 8),
            ..After::default()
        });
        let words = [WORDS[place * place % WORDS.len()], WORDS[(place + 1) % WORDS.len()]];
        entry.answers[1].chosen = words.iter().map(|word| Chosen::word(*word, "hurt")).collect();
        entry
    };
    (0..many).map(sitting).collect()
}

fn stage(columns: u16, rows: u16, many: u8) -> Stage {
    let mut stage =
        Stage::new(columns, rows, World { timeline: Timeline::new(sittings(many)), ..world(true) });
    stage.app.go(Route::How);
    stage.draw();
    stage
}

#[test]
fn every_figure_at_three_sizes_over_four_weeks_and_over_all_of_it() {
    for (columns, rows) in SIZES {
        for (span, keys) in [("4w", ""), ("all", "z z")] {
            let mut stage = stage(columns, rows, 50);
            stage.keys(keys);
            for figure in ["numbers", "feelings", "paths", "days"] {
                insta::assert_snapshot!(format!("how_{figure}_{span}_{columns}x{rows}"), stage.shown());
                stage.keys("Right");
            }
        }
    }
}

#[test]
fn every_sentence_is_there_whole_at_every_size_for_no_page_as_for_many() {
    for many in [0, 1, 3, 50, 200] {
        for (columns, rows) in SIZES {
            let mut stage = stage(columns, rows, many);
            for span in Span::ALL {
                let patterns = Patterns::of(&sittings(many), span, now().date_naive());
                let guide = Guide::new();
                for figure in guide.words().how_it_has_been(&patterns) {
                    stage.sees(&format!("▸ {}", figure.title)).sees(&figure.sentences.join(" "));
                    stage.keys("Tab");
                }
                stage.keys("z");
            }
        }
    }
}

#[test]
fn home_has_the_row_from_three_sittings_on_and_esc_goes_back_to_it() {
    let home = |many| Stage::new(80, 24, World { timeline: Timeline::new(sittings(many)), ..world(true) });
    home(2).sees("Look back").sees_not("How it has been");
    let mut stage = home(3);
    stage.keys("@How_it_has_been").sees("▸ How it has been");
    stage.keys("Enter").sees("▸ Numbers");
    stage.keys("Esc").sees("▸ How it has been").sees("Good evening.");
}

#[test]
fn figures_go_round_both_ways_and_so_do_the_spans() {
    let mut stage = stage(80, 24, 9);
    stage.sees("▸ Numbers");
    stage.keys("Left").sees("▸ Days");
    stage.keys("Right").sees("▸ Numbers");
    stage.keys("Tab").sees("▸ Feelings");
    stage.keys("BackTab BackTab").sees("▸ Days");
    stage.sees("the last 4 weeks");
    stage.keys("z").sees("the last 3 months").sees("▸ Days");
    stage.keys("z").sees("all of it");
    stage.keys("z").sees("the last 4 weeks");
}

#[test]
fn before_and_after_are_told_apart_by_form_and_by_words_without_any_colour() {
    let mut stage = stage(80, 24, 9);
    stage.sees("○ when you came").sees("● when you left").sees("◉ both").sees("0 calm, 10 the worst");
    let shown = stage.shown();
    let marks = |mark: char| shown.matches(mark).count();
    assert!(marks('○') > 1 && marks('●') > 1 && marks('│') > 1, "{shown}");
    let mut plain =
        Stage::new(80, 24, World { theme: *PLAIN, timeline: Timeline::new(sittings(9)), ..world(true) });
    plain.app.go(Route::How);
    plain.draw();
    for _ in 0..4 {
        assert_eq!(plain.shown(), stage.shown());
        plain.keys("Tab");
        stage.keys("Tab");
    }
    let mut narrow = self::stage(40, 12, 9);
    narrow.sees("came").sees("left");
    narrow.keys("Left");
    assert!(narrow.shown().contains('●'), "{}", narrow.shown());
}

#[test]
fn a_figure_with_more_rows_than_room_says_so_and_scrolls_to_its_end() {
    let mut stage = stage(40, 12, 50);
    stage.keys("z z Tab").sees("stung").sees("more below");
    stage.keys("End").sees_not("more below");
    let end = stage.shown();
    assert_eq!(stage.keys("Down Down").shown(), end, "it scrolls no further than its end");
    stage.keys("Home").sees("more below");
    stage.keys("PageDown Up");
    stage.keys("z").sees("In the last 4 weeks");
}

#[test]
fn pages_that_come_while_it_is_open_are_seen_and_it_says_while_they_are_read() {
    let mut empty = world(true);
    empty.loaded = false;
    let mut stage = Stage::new(80, 24, empty);
    stage.app.go(Route::How);
    stage.draw();
    stage.sees("Your pages are still being read.").sees_not("there are no numbers");
    let pages = Loaded { entries: sittings(3), ..Loaded::default() };
    stage.app.outcome(Outcome::Loaded(Box::new(pages)), now());
    stage.draw();
    stage.sees("it weighed between").sees_not("still being read");
}

#[test]
fn no_journal_at_no_size_ends_the_program() {
    let mut seed = 7_u32;
    let mut roll = |sides: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % sides
    };
    for round in 0..120_u32 {
        let mut entries = sittings(u8::try_from(roll(60)).unwrap());
        for entry in &mut entries {
            let wild = [
                "0001-01-01T00:00:00Z",
                "2026-11-23T09:00:00+14:00",
                "9999-12-31T23:59:59-12:00",
                "1970-01-01T00:00:00Z",
            ];
            if roll(9) == 0 {
                entry.created = wild[usize::try_from(roll(4)).unwrap()].parse().unwrap();
            }
            if roll(9) == 0 {
                entry.answers[1]
                    .chosen
                    .push(Chosen::word("\u{1b}[2J漢字の長い言葉 e\u{301} 👩‍👩‍👧 {some}\n", "hurt"));
            }
        }
        let mut stage = Stage::new(80, 24, World { timeline: Timeline::new(entries), ..world(true) });
        stage.app.go(Route::How);
        for _ in 0..12 {
            let (columns, rows) = (40 + roll(160), 12 + roll(50));
            stage.resize(u16::try_from(columns).unwrap(), u16::try_from(rows).unwrap());
            stage.keys(["Tab", "z", "Down", "End", "Left", "PageUp"][usize::try_from(roll(6)).unwrap()]);
            assert!(!stage.shown().contains('\u{1b}'), "round {round}");
        }
    }
}
