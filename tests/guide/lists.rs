//! The lists: words for feelings and needs, trails, lines to call.

use std::collections::BTreeSet;

use chrono::{Datelike, Months, NaiveDate};
use mend::guide::{Family, Feelings, Line, LineKind, Section, Status, Support, Trails, Words};
use mend::journal::Side;

use crate::files::{LINES, PLANNED, tokens};

/// Numbers that were found wrong or outdated in lists on the web.
const WRONG: [&str; 3] = ["0800 150 150", "1393", "press 3"];

fn feelings_faults(feelings: &Feelings) -> Vec<String> {
    let mut faults = Vec::new();
    for side in [Side::Hurt, Side::Broke] {
        let first = feelings.first(side);
        if first.len() != 12 || first.iter().collect::<BTreeSet<_>>().len() != 12 {
            faults.push(format!("{}: the first twelve are {}", side.key(), first.len()));
        }
        for word in first.iter().filter(|word| feelings.family_of(word).is_none()) {
            faults.push(format!("{}: {word} stands in no family", side.key()));
        }
        let is_warm = |word: &String| feelings.family_of(word).is_some_and(|family| family.id == "warm");
        if !first.iter().any(is_warm) {
            faults.push(format!("{}: no warm word among the first", side.key()));
        }
        if !first.iter().any(|word| word == "can't tell") {
            faults.push(format!("{}: can't tell is not among the first", side.key()));
        }
    }
    faults
}

fn family_faults(families: &[Family]) -> Vec<String> {
    let mut faults = Vec::new();
    let (mut ids, mut words) = (BTreeSet::new(), BTreeSet::new());
    for family in families {
        if family.words.is_empty() || family.name.is_empty() || !ids.insert(&family.id) {
            faults.push(format!("family {}: empty or there twice", family.id));
        }
        faults.extend(
            family
                .words
                .iter()
                .filter(|word| !words.insert(*word))
                .map(|word| format!("{word}: there twice")),
        );
    }
    faults
}

fn trail_faults(trails: &Trails) -> Vec<String> {
    let lists = [&trails.hurt, &trails.broke, &trails.first_hurt, &trails.first_broke];
    let mut faults = Vec::new();
    for list in lists {
        let mut seen = BTreeSet::new();
        for id in list {
            if !PLANNED.contains(&id.as_str()) || !seen.insert(id) {
                faults.push(format!("{id}: unknown or there twice"));
            }
        }
    }
    if trails.first_hurt.len() != 3 || trails.first_broke.len() != 3 {
        faults.push("the first four weeks hold three pages".into());
    }
    faults
}

fn line_faults(place: &str, line: &Line) -> Vec<String> {
    let mut faults = Vec::new();
    let ways = [&line.call, &line.text, &line.web];
    if line.name.is_empty() || line.source.trim().is_empty() {
        faults.push(format!("{place} {}: no name or no source", line.name));
    }
    if ways.iter().all(|way| way.trim().is_empty()) {
        faults.push(format!("{place} {}: no way to reach it", line.name));
    }
    if line.call.chars().any(char::is_alphabetic)
        && !line.call.chars().any(|sign: char| sign.is_ascii_digit())
    {
        faults.push(format!("{place} {}: no number to call", line.name));
    }
    if line.status == Status::U {
        faults.push(format!("{place} {}: not confirmed, so it is left out", line.name));
    }
    if line.status == Status::A && line.source_date.parse::<i32>().is_ok_and(|year| year < 2023) {
        faults.push(format!("{place} {}: status A needs a new source", line.name));
    }
    for way in ways {
        let words = format!(" {} ", tokens(way).join(" ").to_lowercase());
        let is_wrong = |bad: &&&str| words.contains(&format!(" {bad} "));
        faults.extend(WRONG.iter().filter(is_wrong).map(|bad| format!("{place}: {bad} is wrong")));
    }
    if line.web.starts_with("http") {
        faults.push(format!("{place} {}: sites are plain text", line.name));
    }
    faults
}

fn support_faults(support: &Support) -> Vec<String> {
    let mut faults = Vec::new();
    let mut codes = BTreeSet::new();
    for country in &support.countries {
        let place = country.code.as_str();
        let well_formed = place.len() == 2 && place.chars().all(|sign| sign.is_ascii_lowercase());
        if !well_formed || !codes.insert(place) {
            faults.push(format!("{place}: no code, or there twice"));
        }
        if country.emergency.first().is_none_or(|number| number.call.trim().is_empty()) {
            faults.push(format!("{place}: the emergency number comes first"));
        }
        if !country.lines.iter().any(|line| line.kind == LineKind::Crisis) {
            faults.push(format!("{place}: no line for a crisis"));
        }
        faults.extend(country.lines.iter().flat_map(|line| line_faults(place, line)));
        for line in country.lines.iter().filter(|line| !line.source_date.is_empty()) {
            if line
                .source_date
                .parse()
                .is_ok_and(|year: i32| (2015..=support.compiled.year()).contains(&year))
            {
                continue;
            }
            faults.push(format!("{place} {}: the source's year is {}", line.name, line.source_date));
        }
    }
    if !support.countries.is_sorted_by(|one, next| one.name <= next.name) {
        faults.push("countries stand in the order of their names".into());
    }
    faults.extend(
        support
            .directories
            .iter()
            .filter(|one| one.web.is_empty())
            .map(|one| format!("{}: no site", one.name)),
    );
    faults
}

/// The data may be nine months old at a release.
fn age_fault(compiled: NaiveDate, released: NaiveDate) -> Option<String> {
    let until = compiled.checked_add_months(Months::new(9));
    let fresh = compiled <= released && until.is_some_and(|until| released <= until);
    (!fresh).then(|| format!("put together on {compiled}, released on {released}"))
}

#[test]
fn words_for_feelings_and_needs_are_whole() {
    let words = Words::builtin_checked().unwrap();
    let mut found = feelings_faults(&words.feelings);
    found.extend(family_faults(&words.feelings.families));
    found.extend(family_faults(&words.needs.families));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_broken_list_of_words_is_noticed() {
    let words = Words::builtin_checked().unwrap();
    let mut none_warm = words.feelings.clone();
    none_warm.first_hurt.retain(|word| word != "still love them");
    assert_eq!(feelings_faults(&none_warm).len(), 2, "eleven, and none is warm");
    let mut homeless = words.feelings.clone();
    homeless.first_broke[11] = "bewildered".into();
    assert_eq!(feelings_faults(&homeless).len(), 2, "in no family, and can't tell is gone");
    let twice = [words.needs.families.clone(), words.needs.families].concat();
    assert!(!family_faults(&twice).is_empty());
}

#[test]
fn sections_and_trails_are_whole() {
    let words = Words::builtin_checked().unwrap();
    let sections: Vec<Section> = words.plain.sections.iter().map(|section| section.id).collect();
    assert_eq!(sections, Section::ALL);
    assert!(trail_faults(&words.plain.trails).is_empty());
    let bad = Trails { hurt: vec!["nowhere".into()], ..words.plain.trails.clone() };
    assert!(!trail_faults(&bad).is_empty());
    let short = Trails { first_hurt: vec!["doubt".into()], ..words.plain.trails };
    assert!(!trail_faults(&short).is_empty());
}

#[test]
fn every_line_to_call_can_be_called_and_has_a_source() {
    let support = Support::parse(LINES).unwrap();
    let found = support_faults(&support);
    assert!(found.is_empty(), "{found:#?}");
    assert!(support.countries.len() >= 10 && !support.directories.is_empty());
    assert!(!LINES.contains('!') && !LINES.to_lowercase().contains("press 3"));
}

#[test]
fn the_lines_are_not_old_at_the_release() {
    let manifest: toml::Table = include_str!("../../Cargo.toml").parse().unwrap();
    let released = manifest["package"]["metadata"]["released"].as_str().unwrap().parse().unwrap();
    assert_eq!(age_fault(Support::parse(LINES).unwrap().compiled, released), None);
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    assert!(age_fault(day("2026-01-01"), day("2026-10-02")).is_some(), "too old");
    assert!(age_fault(day("2026-01-02"), day("2026-01-01")).is_some(), "from the future");
}

#[test]
fn the_directories_come_first_once_the_lines_are_over_a_year_old() {
    let support = Support::parse(LINES).unwrap();
    let year = support.compiled.checked_add_months(Months::new(12)).unwrap();
    assert!(!support.is_old(support.compiled) && !support.is_old(year));
    assert!(support.is_old(year.succ_opt().unwrap()), "{year}");
    assert!(support.directories.iter().any(|one| one.status != Status::U), "one of them is confirmed");
}

#[test]
fn a_bad_line_is_noticed() {
    let file = |country: &str| {
        format!("compiled = \"2026-11-22\"\n[[country]]\ncode = \"xx\"\nname = \"X\"\n{country}")
    };
    let line = "[[country.line]]\nkind = \"crisis\"\nname = \"L\"\n";
    let cases = [
        ("emergency = []\n", "call = \"1\"\nsource = \"s\"\nstatus = \"A\"", "comes first"),
        ("emergency = [{ call = \"1\" }]\n", "source = \"s\"\nstatus = \"B\"", "no way to reach"),
        ("emergency = [{ call = \"1\" }]\n", "call = \"1\"\nsource = \" \"\nstatus = \"B\"", "no source"),
        ("emergency = [{ call = \"1\" }]\n", "call = \"1\"\nsource = \"s\"\nstatus = \"U\"", "not confirmed"),
        ("emergency = [{ call = \"1\" }]\n", "call = \"soon\"\nsource = \"s\"\nstatus = \"B\"", "no number"),
        (
            "emergency = [{ call = \"1\" }]\n",
            "call = \"988, press 3\"\nsource = \"s\"\nstatus = \"B\"",
            "is wrong",
        ),
        (
            "emergency = [{ call = \"1\" }]\n",
            "call = \"1\"\nsource = \"s\"\nsource_date = \"2019\"\nstatus = \"A\"",
            "new source",
        ),
        (
            "emergency = [{ call = \"1\" }]\n",
            "call = \"1\"\nsource = \"s\"\nsource_date = \"2031\"\nstatus = \"B\"",
            "year",
        ),
        (
            "emergency = [{ call = \"1\" }]\n",
            "web = \"https://x\"\nsource = \"s\"\nstatus = \"B\"",
            "plain text",
        ),
    ];
    for (emergency, rest, complaint) in cases {
        let support = Support::parse(&file(&format!("{emergency}{line}{rest}"))).unwrap();
        let found = support_faults(&support).join("; ");
        assert!(found.contains(complaint), "{complaint}: {found}");
    }
}
