//! `mend how`: what it says, what it leaves out, the figures for a program, and how it ends.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::home::{Home, assert_tame, err, out, page};

/// So many days before the one that is today for the program.
fn day(home: &Home, back: u64) -> NaiveDate {
    let value: Value = serde_json::from_slice(&home.run(&["how", "--json"]).stdout).unwrap();
    value["until"].as_str().unwrap().parse::<NaiveDate>().unwrap() - Days::new(back)
}

/// A walk through a path, on a day.
fn sitting(id: &str, day: NaiveDate, numbers: &[Value; 2], words: &[&str]) -> Value {
    let mut page = page(id, &format!("{day}T12:00:00Z"), "");
    page["kind"] = json!("guided");
    page["path"] = json!({ "id": "doubt", "version": 1, "title": "When I doubt everything", "section": "feels", "points": [] });
    page["before"] = json!({ "distress": numbers[0] });
    page["after"] = json!({ "distress": numbers[1] });
    let chosen: Vec<Value> = words.iter().map(|word| json!({ "word": word, "family": "hurt" })).collect();
    page["answers"] = json!([{ "step": "here", "kind": "feelings", "chosen": chosen }]);
    page
}

/// Three sittings: two of the last weeks, one of which is kept to oneself, and one a year ago.
fn home() -> Home {
    let home = Home::with_notebook();
    let day = |back| day(&home, back);
    home.plant("1.json", &sitting("aaaaaaaaaaaa", day(5), &[json!(7), json!(4)], &["stung", "scared"]));
    let mut sealed = sitting("bbbbbbbbbbbb", day(9), &[json!(9), json!(9)], &["secret"]);
    sealed["marks"]["sealed"] = json!(true);
    home.plant("2.json", &sealed);
    home.plant("3.json", &sitting("cccccccccccc", day(365), &[json!(3), Value::Null], &["Stung"]));
    home
}

#[test]
fn it_says_what_the_figures_show_one_sentence_a_line() {
    let output = home().run(&["how"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_tame(&output);
    let printed = out(&output);
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(
        lines[..5],
        [
            "How it has been: the last 4 weeks.",
            "In the last 4 weeks it weighed 7 when you came, and 4 when you left.",
            "In the last 4 weeks you named stung and scared.",
            "Named in one sitting: stung and scared.",
            "In the last 4 weeks you opened \"When I doubt everything\".",
        ]
    );
    assert!(lines[5].starts_with("In the last 4 weeks you wrote on ") && lines.len() == 6, "{printed}");
}

#[test]
fn a_wider_span_holds_more_and_plain_says_every_mark() {
    let home = home();
    assert!(out(&home.run(&["how", "--span", "3m"])).contains("In the last 3 months it weighed 7 when"));
    let all = out(&home.run(&["how", "--span", "all"]));
    assert!(all.contains("So far it weighed between 3 and 7 when you came, and 4 when you left."), "{all}");
    assert!(!all.contains("Each pair"), "{all}");
    for arguments in [["how", "--span", "all", "--plain"], ["--plain", "how", "--span", "all"]] {
        let plain = out(&home.run(&arguments));
        for line in
            ["Numbers.", "Feelings.", "Pages.", "Days.", "Each pair is a month.", "Named with scared: stung."]
        {
            assert!(plain.lines().any(|one| one == line), "{line:?} is not in\n{plain}");
        }
        assert!(plain.contains(": 7 when you came, 4 when you left.") && plain.is_ascii(), "{plain}");
    }
}

#[test]
fn what_is_kept_to_oneself_is_counted_only_when_asked_for_and_it_is_said_so() {
    let home = home();
    let output = home.run(&["how"]);
    assert!(!out(&output).contains("secret") && err(&output).contains("--sealed"), "{}", err(&output));
    let output = home.run(&["how", "--sealed"]);
    let printed = out(&output);
    assert!(printed.contains("secret") && printed.contains("between 7 and 9 when you came"), "{printed}");
    assert_eq!(err(&output), "");
}

#[test]
fn json_tells_the_numbers_by_the_fields_that_help_names() {
    let home = home();
    let value: Value = serde_json::from_slice(&home.run(&["how", "--span", "all", "--json"]).stdout).unwrap();
    let written = [365, 5, 0].map(|back| day(&home, back).to_string());
    assert_eq!(
        value,
        json!({
            "span": "all",
            "since": written[0],
            "until": written[2],
            "numbers": [
                { "day": written[0], "before": 3, "after": null },
                { "day": written[1], "before": 7, "after": 4 },
            ],
            "feelings": [
                { "word": "stung", "times": 2, "with": [{ "word": "scared", "times": 1 }] },
                { "word": "scared", "times": 1, "with": [{ "word": "stung", "times": 1 }] },
            ],
            "paths": [{ "id": "doubt", "title": "When I doubt everything", "times": 2 }],
            "days": written,
            "sealed_left_out": true,
        })
    );
    let help = out(&home.run(&["how", "--help"]));
    for (field, _) in value.as_object().unwrap() {
        assert!(help.contains(field), "{field} is not in the help");
    }
}

#[test]
fn of_an_empty_notebook_it_says_so_and_without_one_it_ends_with_10() {
    let home = Home::with_notebook();
    for entry in std::fs::read_dir(home.entries()).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
    let output = home.run(&["how", "--span", "all", "--plain"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("So far there are no pages."), "{}", out(&output));
    assert_eq!(Home::new().run(&["how"]).status.code(), Some(10));
    assert_eq!(home.run(&["how", "--span", "1y"]).status.code(), Some(2));
}

#[test]
fn looking_changes_nothing() {
    let home = home();
    let before = home.snapshot();
    home.run(&["how", "--span", "all", "--json"]);
    assert_eq!(home.snapshot(), before);
}
