//! Earlier versions beside today's, and two versions of one page: everything stays until the person chooses.

use crate::journal::Versions;

use super::*;

const PAGE: &str = "aaaaaaaaaaaa";

/// The newest page, changed twice; its two earlier versions lie in the history.
fn with_history(columns: u16, rows: u16) -> Stage {
    let mut world = full();
    let first = world.timeline.find(&id(PAGE)).cloned().unwrap();
    let mut second =
        Entry { revision: 2, edited: Some(moment("2026-11-21T08:00:00+01:00")), ..first.clone() };
    second.answers[0].text = Some(
        "I keep going over that Tuesday in March. The message said nine, and the red car was there.".into(),
    );
    let mut third =
        Entry { revision: 3, edited: Some(moment("2026-11-22T08:00:00+01:00")), ..second.clone() };
    third.tags = vec!["money".into()];
    world.timeline = Timeline::new(vec![third]);
    let mut stage = Stage::new(columns, rows, world);
    stage.versions = vec![second, first];
    stage.keys("@Look_back Enter Enter v");
    stage
}

/// The newest page, which stands there twice.
fn twice() -> World {
    let mut world = full();
    let mut one = world.timeline.find(&id(PAGE)).cloned().unwrap();
    one.revision = 2;
    one.edited = Some(moment("2026-11-21T08:00:00+01:00"));
    let mut other = Entry { edited: Some(moment("2026-11-22T08:00:00+01:00")), ..one.clone() };
    one.answers[0].text = Some("Written here.".into());
    other.answers[0].text = Some("Written there.".into());
    world.timeline = Timeline::new(vec![one, other]);
    world
}

fn moment(text: &str) -> crate::journal::Moment {
    text.parse().unwrap()
}

fn texts(stage: &Stage) -> Vec<String> {
    let page = id(PAGE);
    stage.app.world().timeline.versions(&page).map(|entry| entry.answers[0].text.clone().unwrap()).collect()
}

#[test]
fn each_version_stands_in_the_list_with_what_was_done_to_it_then() {
    for (columns, rows) in [(80, 24), (40, 12), (120, 40)] {
        let stage = with_history(columns, rows);
        insta::assert_snapshot!(format!("versions_{columns}x{rows}"), stage.shown());
    }
    let stage = with_history(80, 24);
    stage.sees("21 Nov, morning 08:00 Then a tag was put on.");
    stage.sees("20 Nov, evening 21:14 Then an answer was changed.");
    let mut none = Stage::home(80, 24);
    none.keys("@Look_back Enter Enter v").sees("No earlier version is kept.");
}

#[test]
fn a_version_is_read_beside_today_with_what_differs_marked() {
    for (columns, rows) in [(80, 24), (40, 12), (120, 40)] {
        let mut stage = with_history(columns, rows);
        stage.keys("Down Enter");
        insta::assert_snapshot!(format!("versions_beside_{columns}x{rows}"), stage.shown());
    }
    let mut wide = with_history(120, 40);
    wide.keys("Down Enter").sees("already there.").sees("red car").sees("As it is now");
    let mut narrow = with_history(80, 24);
    narrow.keys("Down Enter").sees("As it was, 20 Nov").sees("already there.").sees_not("red car");
    narrow.keys("Tab").sees("As it is now").sees("red car").sees_not("already");
    let marked = |stage: &Stage| {
        let buffer = stage.terminal.backend().buffer().clone();
        let theme = &stage.app.world().theme;
        let styles = [theme.found(), theme.here()];
        let is = |x: u16, y: u16| {
            styles.iter().any(|style| {
                !style.add_modifier.is_empty() && buffer[(x, y)].modifier.contains(style.add_modifier)
            })
        };
        let all = (0..buffer.area.height).flat_map(|y| (0..buffer.area.width).map(move |x| (x, y)));
        all.filter(|(x, y)| is(*x, *y)).map(|(x, y)| buffer[(x, y)].symbol().to_owned()).collect::<String>()
    };
    assert!(marked(&narrow).contains("red"), "{:?}", marked(&narrow));
}

#[test]
fn a_version_is_brought_back_as_a_new_one_and_what_was_marked_since_stays() {
    let mut stage = with_history(80, 24);
    stage.keys("Down Enter Enter").sees("Bring this version back");
    stage.keys("Enter").sees("already there.");
    stage.keys("Enter Down Enter").sees("It is back. What stood there is kept too.");
    let page = stage.app.world().timeline.find(&id(PAGE)).cloned().unwrap();
    assert!(page.answers[0].text.as_ref().unwrap().ends_with("already there."));
    assert_eq!((page.revision, page.tags.as_slice()), (4, ["money".to_owned()].as_slice()));
    assert!(stage.log().contains(&"Keep".to_owned()));
}

#[test]
fn two_versions_of_one_page_are_both_shown_and_nothing_else_is_changed_before_one_is_chosen() {
    let mut stage = Stage::new(80, 24, twice());
    stage.keys("@Look_back Enter").sees("Written here.").sees("Written there.");
    stage.keys("Enter").sees("Written here.").sees("There is a second version of this page");
    stage.keys("+").sees("This page stands here twice. Press v and choose which one stays first.");
    stage.keys("Esc Down Enter").sees("Written there.").sees_not("Written here.");
    stage.keys("v").sees("The other version, 21 Nov, morning 08:00 In the other one an answer was changed.");
    stage.keys("Enter").sees("Written here.");
    stage.keys("Tab").sees("Written there.");
    stage.keys("Enter").sees("Which one stays?");
    stage.keys("Enter");
    assert_eq!(texts(&stage).len(), 2, "both are kept for now");
    insta::assert_snapshot!("versions_two_80x24", {
        stage.keys("Enter");
        stage.shown()
    });
}

#[test]
fn the_one_that_is_chosen_stays_and_the_other_moves_to_the_bin() {
    for (keys, stays) in [("Down Enter", "Written there."), ("Down Down Enter", "Written here.")] {
        let mut stage = Stage::new(80, 24, twice());
        stage.keys("@Look_back Enter Down Enter v Enter Enter").keys(keys);
        assert_eq!(texts(&stage), [stays], "{keys}");
        stage.sees("Moved to the bin.").sees(stays);
        assert!(stage.log().contains(&"ToBin".to_owned()));
    }
}

#[test]
fn a_page_that_changes_meanwhile_is_compared_as_it_is_then() {
    let mut stage = with_history(120, 40);
    stage.keys("Down Enter").sees("red car");
    let mut theirs = stage.app.world().timeline.find(&id(PAGE)).cloned().unwrap();
    theirs.revision = 4;
    theirs.answers[0].text = Some("All of it is other.".into());
    stage.app.outcome(Outcome::Appeared(vec![Versions { id: id(PAGE), entries: vec![theirs] }]), now());
    stage.draw();
    stage.sees("All of it is other.").sees("already there.").sees_not("red car");
    stage.app.outcome(Outcome::Appeared(vec![Versions { id: id(PAGE), entries: Vec::new() }]), now());
    stage.draw();
    stage.sees("This page is not here any more.");
}

#[test]
fn what_cannot_be_read_is_named() {
    let mut stage = with_history(80, 24);
    let told = |unreadable: &[&str]| Outcome::VersionsRead {
        id: id(PAGE),
        versions: Vec::new(),
        unreadable: unreadable.iter().map(|name| (*name).to_owned()).collect(),
    };
    stage.app.outcome(told(&["2.json"]), now());
    stage.draw();
    stage.sees("One earlier version can't be read. It stays where it is. 2.json");
    stage.app.outcome(told(&["1.json", "2.json"]), now());
    stage.draw();
    stage.sees("2 earlier versions can't be read.");
}
