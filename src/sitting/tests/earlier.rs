//! What earlier pages give to a sitting: lines marked to bring, and what was asked for next time.

use super::steps::{flat, step};
use super::*;
use crate::journal::{About, Answer, Bring, Kind, PathRef, StepKind};

/// An earlier page of a path, with texts at its steps.
fn page(letter: char, path: &str, texts: &[(&str, &str)]) -> Entry {
    let id = EntryId::parse(&letter.to_string().repeat(12)).unwrap();
    let mut entry = Entry::new(id, Kind::Guided, "2026-11-20T21:00:00+01:00".parse().unwrap());
    entry.path = Some(PathRef { id: path.to_owned(), title: path.to_owned(), ..PathRef::default() });
    let answer = |(step, text): &(&str, &str)| Answer {
        text: Some((*text).to_owned()),
        ..Answer::new(*step, StepKind::Text)
    };
    entry.answers = texts.iter().map(answer).collect();
    entry
}

/// The same, with lines of it marked to bring.
fn marked(letter: char, quotes: &[&str]) -> Entry {
    let mut entry = page(letter, "doubt", &[("set-off", &quotes.join("\n"))]);
    let bring = |quote: &&str| Bring {
        step: Some("set-off".to_owned()),
        quote: Some((*quote).to_owned()),
        ..Bring::default()
    };
    entry.marks.bring = quotes.iter().map(bring).collect();
    entry
}

fn room(entries: Vec<Entry>) -> Room {
    let history = History::of(&entries);
    Room { history, entries, ..Room::of(Seat::Hurt) }
}

#[test]
fn what_was_marked_is_offered_and_the_page_says_where_it_came_from() {
    let room = room(vec![marked('b', &["I check at night"]), marked('a', &["tired of being asked"])]);
    let steps = step("marks", "pick-many", "from = \"marks\"\nmax = 3") + &step("last", "text", "");
    let mut sitting = room.begin_toml(&flat(&steps));
    let offered = choices(&sitting.scene());
    let labels: Vec<&str> = offered.iter().map(|one| one.label.as_str()).collect();
    assert_eq!(labels, ["I check at night", "tired of being asked"]);
    let deed = format!("many {}", offered[1].id);
    let entry = walk(&mut sitting, &room, &[("marks", &deed), ("last", "tab")]).entry();
    let about = About { entry: room.entries[1].id.clone(), step: Some("set-off".to_owned()) };
    assert_eq!(entry.about, [about]);
}

#[test]
fn one_mark_that_is_picked_stands_with_its_answer() {
    let room = room(vec![marked('b', &["the receipt"])]);
    let steps = step("moment", "pick", "from = \"marks\"") + &step("last", "text", "");
    let mut sitting = room.begin_toml(&flat(&steps));
    let deed = format!("pick {}", choices(&sitting.scene())[0].id);
    walk(&mut sitting, &room, &[("moment", &deed)]);
    let draft = sitting.draft(0, 0, 0).unwrap();
    let entry = walk(&mut sitting, &room, &[("last", "tab")]).entry();
    let about = About { entry: room.entries[0].id.clone(), step: Some("set-off".to_owned()) };
    assert_eq!(entry.answers[0].about.as_deref(), Some(&about));
    assert_eq!(entry.about, std::slice::from_ref(&about));
    // The mark may be gone when the person goes on: what was picked stays, and so does the page it came from.
    let later = Room { entries: Vec::new(), ..Room::of(Seat::Hurt) };
    let path = Path::parse(&flat(&steps)).unwrap();
    let resumed = Sitting::resume_with(&draft, &path, &later.setup());
    let entry = resumed.as_it_is().unwrap();
    assert_eq!(entry.answers[0].chosen[0].label.as_deref(), Some("the receipt"));
    assert_eq!(entry.about, [About { step: None, ..about }]);
}

#[test]
fn with_nothing_marked_the_step_is_left_out() {
    let steps = step("marks", "pick-many", "from = \"marks\"") + &step("last", "text", "");
    assert_eq!(room(vec![page('a', "doubt", &[])]).begin_toml(&flat(&steps)).scene().id, "last");
}

#[test]
fn next_time_asks_about_what_was_said_last_time_and_only_then() {
    let steps = step("act", "commit", "") + &step("went", "text", "next_time = true\nshow = \"act\"");
    let shown = |entries: Vec<Entry>| {
        let room = room(entries);
        let mut sitting = room.begin_toml(&flat(&steps));
        walk(&mut sitting, &room, &[("act", "text Something new")]);
        sitting
    };
    let mut asked =
        shown(vec![page('b', "own", &[("act", "tea on Sunday")]), page('a', "own", &[("act", "x")])]);
    let scene = asked.scene();
    assert_eq!((scene.id.as_str(), scene.above.as_slice()), ("went", &["tea on Sunday".to_owned()][..]));
    let room = Room::of(Seat::Hurt);
    let entry = walk(&mut asked, &room, &[("went", "text It was short.")]).entry();
    let about = About { entry: EntryId::parse("bbbbbbbbbbbb").unwrap(), step: Some("act".to_owned()) };
    assert_eq!(entry.answer("went").unwrap().about.as_deref(), Some(&about));
    let next_is = |sitting: Sitting| sitting.scene().id;
    for entries in [vec![], vec![page('a', "own", &[])], vec![page('a', "other", &[("act", "x")])]] {
        let mut sitting = Room { history: History::of(&entries), entries, ..Room::of(Seat::Hurt) }
            .begin_toml(&flat(&steps));
        assert!(matches!(act(&mut sitting, "tab", room.now), Next::Ended(_)), "{}", next_is(sitting));
    }
}

#[test]
fn what_is_asked_once_is_asked_until_it_was_answered() {
    let steps =
        step("break", "pick-many", "when = { once = true }\noptions = [{ id = \"a\", label = \"A\" }]")
            + &step("last", "text", "");
    let first = |entries: Vec<Entry>| room(entries).begin_toml(&flat(&steps)).scene().id;
    assert_eq!(first(vec![]), "break");
    assert_eq!(first(vec![page('a', "own", &[("last", "x")])]), "break", "it was passed over");
    assert_eq!(first(vec![page('a', "own", &[("break", "x")])]), "last");
}

#[test]
fn what_is_sealed_unless_ticked_can_still_be_ticked_after_a_pause() {
    let path = flat(
        &(step("afraid", "text", "sealed = \"unless-ticked\"\noptions = [{ id = \"out\", label = \"O\" }]")
            + &step("last", "text", "")),
    );
    let room = Room::of(Seat::Hurt);
    let sealed = |tick: bool| {
        let mut sitting = room.begin_toml(&path);
        act(&mut sitting, "-text That I knew.", room.now);
        let draft = sitting.draft(0, 0, 0).unwrap();
        let mut back = Sitting::resume_with(&draft, &Path::parse(&path).unwrap(), &room.setup());
        assert_eq!(back.scene().ticks.len(), 1, "whether it may go out is asked");
        if tick {
            act(&mut back, "-many out", room.now);
        }
        let entry = walk(&mut back, &room, &[("afraid", "tab"), ("last", "tab")]).entry();
        (entry.answers[0].sealed, entry.answers[0].chosen.len())
    };
    assert_eq!(sealed(false), (true, 0));
    assert_eq!(sealed(true), (false, 0), "the tick itself is no answer");
}

/// Pauses a sitting, and goes on with it among these pages.
fn paused(sitting: &Sitting, path: &str, later: &Room) -> Sitting {
    let draft = serde_json::to_string(&sitting.draft(0, 0, 0).unwrap()).unwrap();
    let draft = serde_json::from_str(&draft).unwrap();
    Sitting::resume_with(&draft, &Path::parse(path).unwrap(), &later.setup())
}

#[test]
fn what_was_picked_stays_picked_when_other_lines_were_marked_or_taken_off_in_a_pause() {
    let path = flat(&(step("moment", "pick", "from = \"marks\"") + &step("last", "text", "")));
    let two = marked('a', &["the receipt", "the drawers till two"]);
    let before = room(vec![two.clone()]);
    let mut sitting = before.begin_toml(&path);
    let picked = choices(&sitting.scene())[1].id.clone();
    act(&mut sitting, &format!("pick {picked}"), before.now);
    act(&mut sitting, "back", before.now);
    for entries in [vec![marked('b', &["newer"]), two.clone()], vec![marked('b', &["newer"])], vec![]] {
        let mut back = paused(&sitting, &path, &room(entries));
        let scene = back.scene();
        let stands = choices(&scene).into_iter().find(|one| one.id == picked).expect("it is not offered");
        assert_eq!(stands.label, "the drawers till two");
        assert_eq!(scene.answer.picked(), Some(picked.as_str()));
        act(&mut back, "tab", before.now);
        let entry = back.as_it_is().unwrap();
        assert_eq!(entry.about.len(), 1);
        assert_eq!(entry.about[0].entry, two.id);
    }
}

#[test]
fn picking_another_after_a_pause_is_about_the_other() {
    let path = flat(&(step("moment", "pick", "from = \"marks\"") + &step("last", "text", "")));
    let room = room(vec![marked('b', &["one"]), marked('a', &["other"])]);
    let mut sitting = room.begin_toml(&path);
    let ids: Vec<String> = ids(&sitting.scene());
    act(&mut sitting, &format!("pick {}", ids[0]), room.now);
    act(&mut sitting, "back", room.now);
    let mut back = paused(&sitting, &path, &room);
    let deed = format!("pick {}", ids[1]);
    let entry = walk(&mut back, &room, &[("moment", &deed), ("last", "tab")]).entry();
    let about = About { entry: room.entries[1].id.clone(), step: Some("set-off".to_owned()) };
    assert_eq!(
        (entry.answers[0].about.as_deref(), entry.about.as_slice()),
        (Some(&about), &[about.clone()][..])
    );
}
