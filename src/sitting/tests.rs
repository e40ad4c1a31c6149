//! Tests of whole sittings: walks as tables of what is done on which screen.

mod closings;
mod earlier;
mod editing;
mod gated;
mod hearts;
mod paused;
mod random;
mod right_now;
mod shared;
mod steps;
mod walks;
mod wording;

use std::sync::{Arc, OnceLock};

use super::{Choice, Door, Ending, Form, KeyNames, Next, Scene, Setup, Sitting, Way};
use crate::guide::{Guide, Path};
use crate::journal::{Chosen, Entry, EntryId, History, Item, Moment, Part, Past, Profile, Seat, Side};

/// The one guide of all tests.
fn guide() -> &'static Arc<Guide> {
    static GUIDE: OnceLock<Arc<Guide>> = OnceLock::new();
    GUIDE.get_or_init(|| Arc::new(Guide::new()))
}

/// What a sitting is begun with: by day, hurt, with nothing behind.
struct Room {
    now: Moment,
    profile: Profile,
    history: History,
    entries: Vec<Entry>,
    side: Option<Side>,
    wanted: Option<String>,
    asked: bool,
    first: bool,
}

impl Room {
    fn of(seat: Seat) -> Self {
        Self {
            now: "2026-11-23T15:00:00+01:00".parse().unwrap(),
            profile: Profile { seat, ..Profile::default() },
            history: History::default(),
            entries: Vec::new(),
            side: None,
            wanted: None,
            asked: false,
            first: false,
        }
    }

    fn at(mut self, now: &str) -> Self {
        self.now = now.parse().unwrap();
        self
    }

    fn after(mut self, past: Vec<Past>) -> Self {
        self.history = History::new(past);
        self
    }

    fn setup(&self) -> Setup<'_> {
        let key = str::to_owned;
        Setup {
            guide: guide(),
            id: EntryId::from_random([7; 12]),
            now: self.now,
            profile: &self.profile,
            side: self.side,
            history: &self.history,
            entries: &self.entries,
            keys: KeyNames { people: key("Ctrl-P"), ground: key("Ctrl-G"), hide: key("Ctrl-L") },
            emergency: Some("112".to_owned()),
            lines: Vec::new(),
            wanted: self.wanted.clone(),
            questions_asked: self.asked,
            no_check_in: self.first,
        }
    }

    fn begin(&self, path: &str) -> Sitting {
        Sitting::begin(guide().path(path).unwrap(), &self.setup())
    }

    fn begin_toml(&self, source: &str) -> Sitting {
        Sitting::begin(&Path::parse(source).unwrap(), &self.setup())
    }
}

/// One earlier sitting, `days` before the 23rd.
fn past(path: &str, begun: &str, before: u8, after: u8) -> Past {
    Past {
        path: Some(path.to_owned()),
        begun: begun.parse().unwrap(),
        finished: true,
        seat: Seat::Hurt,
        before: Some(before),
        after: Some(after),
    }
}

/// Does one thing on the screen that stands: `tab`, `skip`, `back`, `stop`, `pick ID`, `rate N`, `text …`, `list a|b`,
/// `sort a|b`, `feel a|b`, `many a|b`, `own ID …`; what gives something goes on, unless a `-` stands before it.
fn act(sitting: &mut Sitting, deed: &str, now: Moment) -> Next {
    let stays = deed.starts_with('-');
    let deed = deed.trim_start_matches('-');
    let (what, with) = deed.split_once(' ').unwrap_or((deed, ""));
    match what {
        "tab" => return sitting.go(Way::On, now),
        "skip" => return sitting.go(Way::Skip, now),
        "back" => return sitting.go(Way::Back, now),
        "stop" => return sitting.stop(now),
        "pick" => {
            let scene = sitting.scene();
            assert!(
                choices(&scene).iter().any(|one| one.id == with),
                "{with} is not offered on {}",
                scene.id
            );
            return sitting.choose(with, now);
        }
        _ => {}
    }
    let mut answer = sitting.scene().answer;
    let parts = || with.split('|').map(str::to_owned);
    match what {
        "rate" => answer.value = Some(with.parse().unwrap()),
        "text" => answer.text = Some(with.to_owned()),
        "list" => answer.items = parts().map(|text| Item { text, ..Item::default() }).collect(),
        "sort" => {
            let part = |text| Part { label: "x".to_owned(), items: vec![text], ..Part::default() };
            answer.parts = parts().map(part).collect();
        }
        "feel" => answer.chosen = parts().map(|word| Chosen::word(word, "hurt")).collect(),
        "many" => answer.chosen.extend(parts().map(|id| Chosen::option(id.clone(), id))),
        "own" => {
            let (id, text) = with.split_once(' ').unwrap();
            answer.chosen = vec![Chosen { text: Some(text.to_owned()), ..Chosen::option(id, "") }];
        }
        other => panic!("{other} is not a deed"),
    }
    sitting.put(answer);
    if stays { Next::Show } else { sitting.go(Way::On, now) }
}

/// How a walk ended, and what opened over it.
#[derive(Default)]
struct Walked {
    ending: Option<Ending>,
    doors: Vec<Door>,
}

impl Walked {
    fn ending(self) -> Ending {
        self.ending.expect("the sitting is not over")
    }

    fn entry(self) -> Entry {
        self.ending().entry.expect("nothing was kept")
    }
}

/// Walks: on each screen, what is done there. Holds that the screens come in just this order.
fn walk(sitting: &mut Sitting, room: &Room, table: &[(&str, &str)]) -> Walked {
    let mut walked = Walked::default();
    for (index, (screen, deed)) in table.iter().enumerate() {
        assert!(walked.ending.is_none(), "over before {screen}");
        let scene = sitting.scene();
        assert_eq!(scene.id, *screen, "screen {index}");
        check(&scene);
        match act(sitting, deed, room.now) {
            Next::Show => {}
            Next::Over(door) => {
                sitting.came_back(&door);
                walked.doors.push(door);
            }
            Next::Ended(ending) => walked.ending = Some(*ending),
        }
    }
    walked
}

fn choices(scene: &Scene) -> Vec<Choice> {
    match &scene.form {
        Form::Pick { choices, .. } | Form::PickMany { choices, .. } | Form::Card { choices, .. } => {
            choices.clone()
        }
        _ => Vec::new(),
    }
}

fn ids(scene: &Scene) -> Vec<String> {
    choices(scene).into_iter().map(|choice| choice.id).collect()
}

/// Every word that the program shows on a screen.
fn said(scene: &Scene) -> Vec<String> {
    let mut said = vec![scene.title.clone(), scene.prompt.clone()];
    said.extend(scene.above.iter().chain(&scene.small).chain(&scene.must).cloned());
    said.extend(choices(scene).into_iter().chain(scene.ticks.clone()).map(|choice| choice.label));
    match &scene.form {
        Form::Card { asks, .. } => said.extend(asks.clone()),
        Form::PutAway { lines } | Form::Look { lines } | Form::Body { lines } => said.extend(lines.clone()),
        Form::Sort { parts, .. } => said.extend(parts.clone()),
        Form::Letter { openers } => said.extend(openers.clone()),
        _ => {}
    }
    said
}

/// What holds on every screen.
fn check(scene: &Scene) {
    for line in said(scene) {
        assert!(!line.contains('{') && !line.contains('}'), "unfilled on {}: {line}", scene.id);
    }
    if let Some(progress) = scene.progress.filter(|progress| progress.core) {
        assert!(progress.of <= 4 && progress.step <= progress.of && progress.step > 0, "{progress:?}");
    }
    assert_eq!(scene.answer.step, scene.id);
}
