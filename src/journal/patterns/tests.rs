//! Figures of small journals by hand, and of any journal on any day.

use chrono::Datelike;
use proptest::prelude::*;

use super::*;
use crate::journal::{After, Answer, Before, Chosen, Kind, Moment, PathRef, StepKind};
use crate::text::fold::fold;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn page(number: u8, created: Moment) -> Entry {
    Entry::new(EntryId::from_random([number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), Kind::Guided, created)
}

fn sat(number: u8, created: &str, before: Option<u8>, after: Option<u8>) -> Entry {
    let mut entry = page(number, format!("{created}T21:00:00+01:00").parse().unwrap());
    entry.before = Some(Before { distress: before, ..Before::default() });
    entry.after = Some(After { distress: after, ..After::default() });
    entry
}

fn feeling(number: u8, words: &[&str]) -> Entry {
    let mut entry = sat(number, "2026-11-20", None, None);
    let chosen = words.iter().map(|word| Chosen::word(*word, "hurt")).collect();
    entry.answers = vec![Answer { chosen, ..Answer::new("here", StepKind::Feelings) }];
    entry
}

fn opened(number: u8, id: &str) -> Entry {
    let mut entry = sat(number, "2026-11-20", None, None);
    entry.path = Some(PathRef { id: id.into(), title: id.to_uppercase(), ..PathRef::default() });
    entry
}

fn four_weeks(entries: &[Entry]) -> Patterns {
    Patterns::of(entries, Span::FourWeeks, day("2026-11-26"))
}

#[test]
fn four_weeks_are_28_days_and_three_months_end_at_the_same_day_of_the_month() {
    let first = |span: Span| span.first_day(day("2026-11-26"));
    assert_eq!(first(Span::FourWeeks), day("2026-10-30"));
    assert_eq!(first(Span::ThreeMonths), day("2026-08-27"));
    assert_eq!(first(Span::All), NaiveDate::MIN);
    let entries = [sat(1, "2026-10-30", Some(7), None), sat(2, "2026-10-29", Some(9), None)];
    assert_eq!(four_weeks(&entries).numbers.before(), Some((7, 7)));
    let all = Patterns::of(&entries, Span::All, day("2026-11-26"));
    assert_eq!((all.since, all.numbers.before()), (day("2026-10-29"), Some((7, 9))));
}

#[test]
fn a_page_from_over_the_date_line_counts_and_one_from_next_year_does_not() {
    let days = |created: &str| four_weeks(&[sat(1, created, Some(7), None)]).days.all().to_vec();
    assert_eq!(days("2026-11-27"), [day("2026-11-26")]);
    assert_eq!(days("2026-11-28"), []);
    assert_eq!(days("2027-11-20"), []);
}

#[test]
fn numbers_stand_by_their_days_and_what_no_scale_has_is_left_out() {
    let entries = [
        sat(1, "2026-11-26", Some(6), Some(3)),
        sat(2, "2026-11-26", Some(9), None),
        sat(3, "2026-10-31", None, Some(0)),
        sat(4, "2026-11-02", Some(11), Some(200)),
        sat(5, "2026-11-03", None, None),
    ];
    let patterns = four_weeks(&entries);
    assert_eq!((patterns.numbers.before(), patterns.numbers.after()), (Some((6, 9)), Some((0, 3))));
    let pairs = patterns.numbers.pairs(patterns.since, patterns.until);
    assert_eq!((pairs.unit, pairs.places, pairs.has_middles), (Unit::Day, 28, true));
    let shape = |pair: &Pair| {
        let said = |middle: Option<Middle>| middle.map(|middle| middle.to_string()).unwrap_or_default();
        (pair.place, said(pair.before), said(pair.after))
    };
    let shapes: Vec<_> = pairs.pairs.iter().map(shape).collect();
    assert_eq!(shapes, [(1, String::new(), "0".into()), (27, "7.5".into(), "3".into())]);
}

#[test]
fn a_long_time_is_shown_in_units_of_which_a_narrow_screen_holds_all() {
    let unit = |since: &str| Unit::of(day(since), day("2026-11-26"));
    assert_eq!(unit("2026-10-30"), Unit::Day);
    assert_eq!(unit("2026-08-27"), Unit::Week);
    assert_eq!(unit("2024-11-26"), Unit::Month);
    assert_eq!(unit("2020-01-01"), Unit::Quarter);
    assert_eq!(unit("1999-11-28"), Unit::Year);
}

#[test]
fn feelings_are_the_same_in_any_writing_and_stand_most_often_first() {
    let entries = [
        feeling(1, &["Stung", "lonely"]),
        feeling(2, &["stung", "scared", "stung"]),
        feeling(3, &["scared", "stung"]),
        feeling(4, &["  ", "numb"]),
    ];
    let feelings = four_weeks(&entries).feelings;
    let shape: Vec<_> = feelings.all().iter().map(|one| (one.word.as_str(), one.times)).collect();
    assert_eq!(shape, [("Stung", 3), ("scared", 2), ("lonely", 1), ("numb", 1)]);
    assert_eq!(feelings.all()[0].with, [(1, 2), (2, 1)]);
    let (one, other, times) = feelings.pair().unwrap();
    assert_eq!((one.word.as_str(), other.word.as_str(), times), ("Stung", "scared", 2));
    let tied = four_weeks(&entries[..2]).feelings;
    assert!(tied.pair().is_none(), "two pairs were as often");
}

#[test]
fn a_deleted_answer_and_an_older_version_of_a_page_count_for_nothing() {
    let mut deleted = feeling(1, &["stung"]);
    deleted.answers[0].deleted = true;
    assert!(four_weeks(&[deleted]).feelings.all().is_empty());
    let mut newer = feeling(1, &["numb"]);
    newer.revision = 2;
    let feelings = four_weeks(&[newer, feeling(1, &["stung"])]).feelings;
    assert_eq!(feelings.all().iter().map(|one| one.word.as_str()).collect::<Vec<_>>(), ["numb"]);
}

#[test]
fn what_is_sealed_counts_for_the_person_and_for_nobody_else() {
    let mut page = feeling(1, &["stung"]);
    page.marks.sealed = true;
    let mut answer = feeling(2, &["numb"]);
    answer.answers[0].sealed = true;
    let entries = [page, answer, feeling(3, &["lonely"])];
    let words = |patterns: Patterns| -> Vec<String> {
        patterns.feelings.all().iter().map(|one| one.word.clone()).collect()
    };
    assert_eq!(words(four_weeks(&entries)), ["stung", "numb", "lonely"]);
    let open = Patterns::open(&entries, Span::FourWeeks, day("2026-11-26"));
    assert_eq!(words(open), ["lonely"]);
    let alone = Patterns::open(&entries[..1], Span::FourWeeks, day("2026-11-26"));
    assert!(alone.days.all().is_empty(), "its day is left out too");
}

#[test]
fn paths_stand_most_often_first_and_of_those_as_often_the_one_opened_last() {
    let entries = [opened(1, "hope"), opened(2, "doubt"), opened(3, "steady"), opened(4, "doubt")];
    let paths = four_weeks(&entries).paths;
    let shape: Vec<_> = paths.all().iter().map(|one| (one.title.as_str(), one.times)).collect();
    assert_eq!(shape, [("DOUBT", 2), ("HOPE", 1), ("STEADY", 1)]);
}

#[test]
fn there_is_something_to_see_from_three_pages_with_a_number_or_a_path_on() {
    let many = [opened(1, "hope"), sat(2, "2026-11-02", Some(3), None), sat(3, "2026-11-02", None, Some(3))];
    assert!(Patterns::has_some(&many));
    assert!(!Patterns::has_some(&many[1..]));
    let none: Vec<Entry> = (0..9).map(|number| sat(number, "2026-11-02", None, None)).collect();
    assert!(!Patterns::has_some(&none));
}

#[test]
fn a_calendar_is_one_of_weeks_then_of_months_then_of_years() {
    let entries = [sat(1, "2026-11-26", None, None), sat(2, "2026-10-30", None, None)];
    let days = four_weeks(&entries).days;
    let until = day("2026-11-26");
    let weeks = days.calendar(day("2026-10-30"), until);
    assert_eq!((weeks.leaf(), weeks.rows()), (Leaf::Weeks, 5));
    let (first, cells) = weeks.row(0).unwrap();
    assert_eq!(first, day("2026-10-26"));
    assert_eq!(
        cells[3..6],
        [Cell::Outside, Cell::Written(day("2026-10-30")), Cell::Blank(day("2026-10-31"))]
    );
    assert_eq!(weeks.row(4).unwrap().1[3..5], [Cell::Written(until), Cell::Outside]);
    assert_eq!(weeks.row(5), None);

    let months = days.calendar(day("2026-01-20"), until);
    assert_eq!((months.leaf(), months.rows()), (Leaf::Months, 11));
    assert_eq!(months.row(1).unwrap().1.len(), 28);
    assert_eq!(months.row(10).unwrap().1[25..27], [Cell::Written(until), Cell::Outside]);

    let years = days.calendar(day("2020-06-01"), until);
    assert_eq!((years.leaf(), years.rows()), (Leaf::Years, 7));
    let (first, cells) = years.row(0).unwrap();
    assert_eq!(first, day("2026-01-01"), "the newest year stands first");
    assert_eq!(
        cells[9..],
        [Cell::Written(day("2026-10-01")), Cell::Written(day("2026-11-01")), Cell::Outside]
    );
    assert_eq!(years.row(6).unwrap().1[4..6], [Cell::Outside, Cell::Blank(day("2020-06-01"))]);
}

/// Pages of any day that a file can carry, with any numbers and some words.
fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
    let words = proptest::sample::subsequence(vec!["stung", "Stung", "numb", "é", "", "own\nword"], 0..5);
    let near = -400_i64..10;
    let seconds = prop_oneof![
        8 => near.prop_map(|days| 1_795_700_000 + days * 86_400),
        1 => -62_000_000_000_i64..250_000_000_000,
    ];
    let path = proptest::option::of(proptest::sample::select(vec!["hope", "doubt"]));
    let one = (any::<u8>(), seconds, -12_i32..13, any::<Option<u8>>(), any::<Option<u8>>(), words, path);
    let entry = |(number, seconds, hours, before, after, words, path): Any<'static>| {
        let zone = chrono::FixedOffset::east_opt(hours * 3600).unwrap();
        let created = chrono::DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&zone);
        let mut entry = Entry { path: path.and_then(|id| opened(0, id).path), ..feeling(number, &words) };
        entry.created = created;
        entry.before = Some(Before { distress: before, ..Before::default() });
        entry.after = Some(After { distress: after, ..After::default() });
        entry
    };
    proptest::collection::vec(one.prop_map(entry), 0..40)
}

type Any<'a> = (u8, i64, i32, Option<u8>, Option<u8>, Vec<&'a str>, Option<&'a str>);

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let near = (738_000..740_500_i32).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap());
    prop_oneof![8 => near, 1 => Just(NaiveDate::MIN), 1 => Just(NaiveDate::MAX)]
}

proptest! {
    #[test]
    fn any_journal_on_any_day_stays_within_its_span(entries in any_entries(), until in any_day()) {
        for span in Span::ALL {
            let patterns = Patterns::of(&entries, span, until);
            let within = |day: NaiveDate| patterns.since <= day && day <= until;
            prop_assert!(patterns.days.all().iter().all(|day| within(*day)));
            prop_assert!(patterns.numbers.sittings().iter().all(|sitting| within(sitting.day)));
            let pairs = patterns.numbers.pairs(patterns.since, until);
            prop_assert!(pairs.pairs.windows(2).all(|two| two[0].place < two[1].place));
            prop_assert!(pairs.pairs.iter().all(|pair| pair.place < pairs.places && within(pair.day)));
            prop_assert!(pairs.pairs.iter().all(|pair| pair.before.is_some() || pair.after.is_some()));
            prop_assert!(pairs.unit == Unit::Year || pairs.places <= 32);
            for feeling in patterns.feelings.all() {
                prop_assert!(feeling.times > 0 && feeling.with.iter().all(|(_, times)| *times <= feeling.times));
            }
        }
    }

    #[test]
    fn a_narrow_span_shows_nothing_that_a_wider_one_does_not(entries in any_entries(), until in any_day()) {
        let of = |span| Patterns::of(&entries, span, until);
        for (narrow, wide) in [(of(Span::FourWeeks), of(Span::ThreeMonths)), (of(Span::ThreeMonths), of(Span::All))] {
            prop_assert!(narrow.days.all().iter().all(|day| wide.days.all().contains(day)));
            prop_assert!(narrow.numbers.sittings().iter().all(|one| wide.numbers.sittings().contains(one)));
            for one in narrow.feelings.all() {
                let times = |other: &Feeling| fold(&other.word) == fold(&one.word) && other.times >= one.times;
                prop_assert!(wide.feelings.all().iter().any(times));
            }
            for one in narrow.paths.all() {
                prop_assert!(wide.paths.all().iter().any(|other| other.id == one.id && other.times >= one.times));
            }
        }
    }

    #[test]
    fn a_calendar_marks_the_days_written_on_and_no_other(entries in any_entries(), until in any_day()) {
        for span in Span::ALL {
            let patterns = Patterns::of(&entries, span, until);
            let calendar = patterns.days.calendar(patterns.since, until);
            // A page may carry any year; those of many centuries are not all walked through here.
            let rows = (0..calendar.rows().min(500)).filter_map(|row| calendar.row(row));
            let cells: Vec<Cell> = rows.flat_map(|(_, cells)| cells).collect();
            let written = cells.iter().filter_map(|cell| match cell { Cell::Written(day) => Some(*day), _ => None });
            let written: Vec<NaiveDate> = written.collect();
            if calendar.leaf() == Leaf::Years {
                let months = |day: NaiveDate| (day.year(), day.month());
                let has = |day: &NaiveDate| patterns.days.all().iter().any(|one| months(*one) == months(*day));
                prop_assert!(written.iter().all(has));
            } else {
                prop_assert_eq!(&written, patterns.days.all());
            }
        }
    }
}
