//! What words for days name, seen from a Thursday in November.

use chrono::Datelike;
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const TODAY: &str = "2026-11-26";

#[track_caller]
fn assert_days(today: &str, table: &[(&str, &str, &str)]) {
    let side = |text: &str| if text.is_empty() { None } else { Some(day(text)) };
    for (words, since, until) in table {
        let wanted = Ok(Period { since: side(since), until: side(until) });
        assert_eq!(Period::read(words, day(today)), wanted, "{words}");
    }
}

#[test]
fn days_weeks_and_months_are_counted_from_today() {
    assert_days(
        TODAY,
        &[
            ("today", "2026-11-26", "2026-11-26"),
            ("Yesterday", "2026-11-25", "2026-11-25"),
            ("last night", "2026-11-25", "2026-11-26"),
            ("5 days ago", "2026-11-21", "2026-11-21"),
            ("this week", "2026-11-23", "2026-11-29"),
            ("last week", "2026-11-16", "2026-11-22"),
            ("this month", "2026-11-01", "2026-11-30"),
            ("last month", "2026-10-01", "2026-10-31"),
            ("last year", "2025-01-01", "2025-12-31"),
            ("the last 7 days", "2026-11-20", "2026-11-26"),
            ("last two weeks", "2026-11-13", "2026-11-26"),
            ("past 3 months", "2026-08-27", "2026-11-26"),
            ("weekend", "2026-11-21", "2026-11-22"),
            ("last weekend", "2026-11-21", "2026-11-22"),
        ],
    );
    assert_days(
        "2026-11-22",
        &[("weekend", "2026-11-21", "2026-11-22"), ("last weekend", "2026-11-14", "2026-11-15")],
    );
}

#[test]
fn what_was_some_weeks_or_months_ago_is_about_then_and_exact_as_an_end() {
    assert_days(
        TODAY,
        &[
            ("3 weeks ago", "2026-11-02", "2026-11-08"),
            ("a week ago", "2026-11-16", "2026-11-22"),
            ("two months ago", "2026-09-01", "2026-09-30"),
            ("a year ago", "2025-11-01", "2025-11-30"),
            ("a few days ago", "2026-11-23", "2026-11-23"),
            ("since 3 weeks ago", "2026-11-05", ""),
            ("until a month ago", "", "2026-10-26"),
            ("3 weeks ago to yesterday", "2026-11-05", "2026-11-25"),
        ],
    );
    assert_eq!(Period::first_day("3 weeks ago", day(TODAY)), Ok(day("2026-11-05")));
    assert_eq!(Period::last_day("3 weeks ago", day(TODAY)), Ok(day("2026-11-05")));
}

#[test]
fn a_name_is_the_last_that_has_begun() {
    assert_days(
        TODAY,
        &[
            ("thursday", "2026-11-26", "2026-11-26"),
            ("last thursday", "2026-11-19", "2026-11-19"),
            ("on Friday", "2026-11-20", "2026-11-20"),
            ("tue", "2026-11-24", "2026-11-24"),
            ("march", "2026-03-01", "2026-03-31"),
            ("in March", "2026-03-01", "2026-03-31"),
            ("sept.", "2026-09-01", "2026-09-30"),
            ("november", "2026-11-01", "2026-11-30"),
            ("last november", "2025-11-01", "2025-11-30"),
            ("december", "2025-12-01", "2025-12-31"),
            ("may", "2026-05-01", "2026-05-31"),
        ],
    );
}

#[test]
fn seasons_are_three_whole_months() {
    assert_days(
        TODAY,
        &[
            ("spring", "2026-03-01", "2026-05-31"),
            ("last spring", "2026-03-01", "2026-05-31"),
            ("in the summer", "2026-06-01", "2026-08-31"),
            ("autumn", "2026-09-01", "2026-11-30"),
            ("last fall", "2025-09-01", "2025-11-30"),
            ("winter", "2025-12-01", "2026-02-28"),
            ("spring 2024", "2024-03-01", "2024-05-31"),
            ("winter 2024", "2024-12-01", "2025-02-28"),
        ],
    );
    assert_days(
        "2026-04-10",
        &[("spring", "2026-03-01", "2026-05-31"), ("last spring", "2025-03-01", "2025-05-31")],
    );
    assert_days(
        "2026-01-10",
        &[("winter", "2025-12-01", "2026-02-28"), ("last winter", "2024-12-01", "2025-02-28")],
    );
}

#[test]
fn a_date_may_be_written_from_the_year_down_or_with_the_months_name() {
    assert_days(
        TODAY,
        &[
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026-03", "2026-03-01", "2026-03-31"),
            ("2026-3-4", "2026-03-04", "2026-03-04"),
            ("2026-03-14", "2026-03-14", "2026-03-14"),
            ("14 march", "2026-03-14", "2026-03-14"),
            ("March 14th, 2025", "2025-03-14", "2025-03-14"),
            ("the 1st of december", "2025-12-01", "2025-12-01"),
            ("24 dec.", "2025-12-24", "2025-12-24"),
            ("feb 2024", "2024-02-01", "2024-02-29"),
            ("29 february", "2024-02-29", "2024-02-29"),
        ],
    );
}

#[test]
fn one_end_may_be_left_open_and_both_may_be_given() {
    assert_days(
        TODAY,
        &[
            ("since march", "2026-03-01", ""),
            ("from 14 march", "2026-03-14", ""),
            ("until march", "", "2026-03-31"),
            ("before march", "", "2026-02-28"),
            ("after march", "2026-04-01", ""),
            ("since last week", "2026-11-16", ""),
            ("march to june", "2026-03-01", "2026-06-30"),
            ("from march until 2 may", "2026-03-01", "2026-05-02"),
            ("between march and june", "2026-03-01", "2026-06-30"),
            ("since march until june", "2026-03-01", "2026-06-30"),
            ("2026-03 - 2026-05", "2026-03-01", "2026-05-31"),
        ],
    );
    assert_days("2026-05-10", &[("december to february", "2025-12-01", "2026-02-28")]);
    assert_days("2026-01-10", &[("october to january", "2025-10-01", "2026-01-31")]);
}

#[test]
fn as_an_end_a_span_gives_its_first_or_its_last_day() {
    let today = day(TODAY);
    for words in ["march", "since march", "2026-03", "from march"] {
        assert_eq!(Period::first_day(words, today), Ok(day("2026-03-01")), "{words}");
    }
    for words in ["march", "until march", "2026-03"] {
        assert_eq!(Period::last_day(words, today), Ok(day("2026-03-31")), "{words}");
    }
    assert_eq!(Period::first_day("until march", today), Err(NotDays::OtherEnd));
    assert_eq!(Period::last_day("since march", today), Err(NotDays::OtherEnd));
}

#[test]
fn what_names_no_day_says_what_would() {
    let today = day(TODAY);
    for (words, fault) in [
        ("", NotDays::Unknown),
        ("soon", NotDays::Unknown),
        ("last", NotDays::Unknown),
        ("since", NotDays::Unknown),
        ("14", NotDays::Unknown),
        ("ma", NotDays::Unknown),
        ("0 days ago", NotDays::Unknown),
        ("many weeks ago", NotDays::Unknown),
        ("today or so", NotDays::Unknown),
        ("31 february", NotDays::NoSuchDay),
        ("2026-02-30", NotDays::NoSuchDay),
        ("2026-13", NotDays::NoSuchDay),
        ("3/4", NotDays::TwoWays),
        ("03.04.2026", NotDays::TwoWays),
        ("14-03-2026", NotDays::TwoWays),
        ("2026-05 to 2026-03", NotDays::Backwards),
    ] {
        assert_eq!(Period::read(words, today), Err(fault), "{words}");
        assert!(!fault.to_string().contains('!'));
    }
    for example in EXAMPLES.replace(" or ", ", ").split(", ").map(str::trim).filter(|one| !one.is_empty()) {
        assert!(Period::read(example, today).is_ok(), "{example}");
    }
}

#[test]
fn a_period_holds_its_days() {
    let march = Period::read("march", day(TODAY)).unwrap();
    assert!(march.holds(day("2026-03-01")) && march.holds(day("2026-03-31")));
    assert!(!march.holds(day("2026-02-28")) && !march.holds(day("2026-04-01")));
    assert!(Period::default().is_all() && Period::default().holds(day(TODAY)) && !march.is_all());
}

proptest! {
    #[test]
    fn any_words_are_days_or_a_fault_and_never_backwards(words in ".{0,30}", today in 0..60_000) {
        let today = NaiveDate::from_num_days_from_ce_opt(730_000 + today).unwrap();
        if let Ok(Period { since: Some(since), until: Some(until) }) = Period::read(&words, today) {
            prop_assert!(since <= until);
        }
    }

    #[test]
    fn words_that_are_known_are_days_on_any_day(
        words in prop::collection::vec(prop::sample::select(vec![
            "last", "this", "since", "until", "3", "a", "weeks", "months", "year", "ago", "march", "spring", "winter",
            "thursday", "29", "february", "2024", "to", "today", "weekend", "before", "after",
        ]), 1..5),
        today in 0..60_000,
    ) {
        let today = NaiveDate::from_num_days_from_ce_opt(730_000 + today).unwrap();
        if let Ok(period) = Period::read(&words.join(" "), today) {
            prop_assert!(period.since.is_some() || period.until.is_some());
            prop_assert!(period.since.zip(period.until).is_none_or(|(since, until)| since <= until));
        }
    }

    #[test]
    fn what_has_no_year_lies_not_ahead(name in prop::sample::select(vec![
        "march", "thursday", "spring", "winter", "14 march", "last june", "last friday", "yesterday", "last week",
    ]), today in 0..60_000) {
        let today = NaiveDate::from_num_days_from_ce_opt(730_000 + today).unwrap();
        let since = Period::read(name, today).unwrap().since.unwrap();
        prop_assert!(since <= today && today.year() - since.year() <= 2);
    }
}
