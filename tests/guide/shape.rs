//! The shape of a path: ids, what points at what, how many core steps a walk meets, and what each kind needs.

mod samples;
mod switches;
mod walks;

use std::collections::BTreeSet;

use mend::guide::{Effect, Opt, Path, Save, Sealed, Step, When, Worded, Words, sources};
use mend::journal::{Side, StepKind};

use samples::{TEXT, sample, step};

/// The 23 points of the article, by section and number.
pub(crate) const POINTS: [&str; 23] = [
    "A1", "A2", "A3", "B0", "B1", "B2", "B3", "C0", "C1", "C2", "C3", "D0", "D1", "D2", "D3", "D4a", "D4b",
    "E0", "E1", "E2", "E3", "F1", "F2",
];

/// What an option may do beside being chosen.
const OPTION_EFFECTS: [&str; 2] = ["bring", "hide_shared"];

/// Where an option may lead, beside `path:ID` and `step:ID`.
const WAYS: [&str; 8] = ["safe", "people", "lines", "questions", "ground", "hide", "close", "page"];

/// The ids of the options of a step that decides what becomes of words.
const FATES: [&str; 5] = ["keep", "seal", "close-month", "delete", "one-line"];

/// The most core steps on any one walk.
const MOST_CORE: usize = 4;

const SIDES: [Side; 2] = [Side::Hurt, Side::Broke];

/// All complaints about a path.
fn faults(path: &Path) -> Vec<String> {
    let mut all = heads(path);
    all.extend(ids(path));
    all.extend(worded(path));
    for (index, step) in path.steps.iter().chain(&path.way_out).enumerate() {
        let before: Vec<&Step> = path.steps.iter().chain(&path.way_out).take(index).collect();
        all.extend(kind(step));
        all.extend(references(path, &before, step));
        all.extend(options(path, step));
    }
    all.extend(core(path));
    all.into_iter().map(|fault| format!("{}: {fault}", path.id)).collect()
}

fn heads(path: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    if path.version == 0 || path.title.trim().is_empty() {
        faults.push("no version or no title".into());
    }
    if !(1..=3).contains(&path.depth) || path.minutes[0] == 0 || path.minutes[0] > path.minutes[1] {
        faults.push("depth is 1 to 3, minutes are the core's and the whole's".into());
    }
    if path.seats.is_empty() || path.steps.is_empty() {
        faults.push("no seat or no step".into());
    }
    faults.extend(
        path.points.iter().filter(|point| !POINTS.contains(&point.as_str())).map(|p| format!("point {p}")),
    );
    if path.points.is_empty() && path.id != "safe-first" {
        faults.push("no point of the article".into());
    }
    let grounds = |step: &Step| {
        matches!(step.kind, StepKind::Body | StepKind::Look | StepKind::Breathe | StepKind::Commit)
    };
    let near = path.steps.iter().filter(|step| step.core).chain(&path.way_out);
    let openings = path.opening.iter().flat_map(Worded::all);
    if path.depth == 3 && openings.into_iter().any(|words| words.contains("{path.safe-first}")) {
        faults.push("deep, and its opening names the safety page: it asks another question there".into());
    }
    if path.depth == 3 && !near.into_iter().any(grounds) {
        faults.push("deep, with no body, person or act in its core or on its way out".into());
    }
    faults
}

fn ids(path: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    let well_formed = |id: &str| {
        !id.is_empty()
            && id.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-')
    };
    for step in path.steps.iter().chain(&path.way_out) {
        if !well_formed(&step.id) || !seen.insert(&step.id) {
            faults.push(format!("step id {:?}: not well formed, or there twice", step.id));
        }
        for wording in step.options.all() {
            let mut options = BTreeSet::new();
            for option in wording {
                if !well_formed(&option.id) || option.label.trim().is_empty() || !options.insert(&option.id) {
                    faults.push(format!(
                        "{}: option {:?}: not well formed, or there twice",
                        step.id, option.id
                    ));
                }
            }
        }
    }
    faults
}

/// Both sides find words wherever the words differ.
fn worded(path: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    let mut check = |place: &str, words: Option<Vec<&str>>, seats: &[Side]| {
        let Some(keys) = words else { return };
        let missing = seats.iter().map(|side| side.key()).filter(|side| !keys.contains(side));
        faults.extend(missing.map(|side| format!("{place}: no words for {side}")));
        let strange = keys.iter().filter(|key| !SIDES.iter().any(|side| side.key() == **key));
        faults.extend(strange.map(|key| format!("{place}: words for {key}")));
    };
    for (place, words) in
        [("opening", &path.opening), ("small", &path.small), ("small_high", &path.small_high)]
    {
        check(place, words.as_ref().and_then(keys), &path.seats);
    }
    for step in path.steps.iter().chain(&path.way_out) {
        let seats: Vec<Side> = step.seats.iter().filter(|side| path.seats.contains(side)).copied().collect();
        check(&step.id, keys(&step.prompt), &seats);
        check(&step.id, step.small.as_ref().and_then(keys), &seats);
        check(&step.id, step.rate.as_ref().and_then(keys), &seats);
        check(&step.id, step.ends.as_ref().and_then(keys), &seats);
        check(&step.id, keys(&step.options), &seats);
        check(&step.id, keys(&step.parts), &seats);
        check(&step.id, keys(&step.states), &seats);
        step.tell.iter().for_each(|tell| check(&step.id, keys(&tell.say), &seats));
        if seats.is_empty() {
            check(&step.id, Some(Vec::new()), &SIDES);
        }
    }
    faults
}

fn keys<T>(words: &Worded<T>) -> Option<Vec<&str>> {
    match words {
        Worded::One(_) => None,
        Worded::By(by) => Some(by.keys().map(String::as_str).collect()),
    }
}

/// What a kind of step needs, and what it must not have.
fn kind(step: &Step) -> Vec<String> {
    let mut faults = Vec::new();
    let mut need = |holds: bool, what: &str| {
        if !holds {
            faults.push(format!("{}: {what}", step.id));
        }
    };
    let has_options = step.options.all().iter().any(|options| !options.is_empty());
    let picks = matches!(step.kind, StepKind::Pick | StepKind::PickMany);
    need(!matches!(step.kind, StepKind::Other(_)), "a kind that is not known");
    need(!picks || has_options || step.from.is_some(), "nothing to choose from");
    let ticks = step.sealed == Sealed::UnlessTicked;
    need(picks || ticks || !has_options, "options of a step that offers none");
    need(
        !ticks || option_ids(step).into_iter().eq(["out"]),
        "sealed unless ticked, with another tick or none",
    );
    need(step.tell.is_empty() || picks, "a line to tell, and no choice under it");
    need(
        step.kind != StepKind::Sort || step.parts.all().iter().all(|parts| parts.len() > 1),
        "a sort has headings",
    );
    need(
        matches!(step.kind, StepKind::Sort | StepKind::Commit)
            || step.parts.all().iter().all(|parts| parts.is_empty()),
        "headings of no sort",
    );
    need(
        step.kind != StepKind::Commit || step.parts.all().iter().all(|parts| parts.len() <= 3),
        "a commitment has three fields at most",
    );
    need(step.kind == StepKind::Rate || step.ends.is_none(), "two ends of no rating");
    need(
        step.kind == StepKind::Breathe || (step.rate.is_none() && step.also.is_empty()),
        "a breath's, and no breath",
    );
    need(
        step.also.iter().all(|also| ["look", "body"].contains(&also.as_str())),
        "a choice beside it is not known",
    );
    need(step.to.is_none() || step.kind == StepKind::Letter, "an addressee of no letter");
    let prompts = step.prompt.all();
    let silent = step.kind == StepKind::Questions;
    need(silent || prompts.iter().all(|prompt| !prompt.trim().is_empty()), "no prompt");
    need(step.kind != StepKind::Questions || step.save == Save::No, "the two questions are never kept");
    let alone_in_one =
        step.kind == StepKind::Pick && step.options.all().iter().any(|list| list.iter().any(|o| o.alone));
    need(!alone_in_one, "alone, where only one is chosen");
    faults
}

/// Everything a step points at is there, and came before.
fn references(path: &Path, before: &[&Step], step: &Step) -> Vec<String> {
    let mut faults = Vec::new();
    let earlier = |id: &str| before.iter().any(|known| known.id == id);
    let mut need = |holds: bool, what: String| {
        if !holds {
            faults.push(format!("{}: {what}", step.id));
        }
    };
    let from = step.from.as_deref();
    need(from.is_none_or(|id| earlier(id) || ["marks", "entries"].contains(&id)), format!("from {from:?}"));
    let show = step.show.as_deref();
    need(show.is_none_or(|id| earlier(id) || id == "numbers"), format!("show {show:?}"));
    if let Some(to) = step.to.as_deref() {
        let known: BTreeSet<&str> =
            before.iter().filter(|known| known.id == to).flat_map(|known| option_ids(known)).collect();
        need(!known.is_empty(), format!("to {to:?}"));
        let openers = keys(&step.openers).unwrap_or_default();
        let is_known = |key: &&str| ["hurt", "broke"].contains(key) || known.contains(key);
        need(openers.iter().all(is_known), "openers for nobody".into());
    }
    match &step.effect {
        Some(Effect::Unknown(effect)) => need(false, format!("effect {effect:?}")),
        Some(Effect::Fate(of)) => {
            need(earlier(of), format!("fate of {of:?}"));
            need(option_ids(step).iter().all(|id| FATES.contains(id)), "a fate that is not known".into());
        }
        _ => {}
    }
    let when = step.when.iter().map(|when| (when, before.to_vec()));
    let with_itself = || before.iter().copied().chain([step]).collect::<Vec<_>>();
    let told = step.tell.iter().map(|tell| (&tell.when, with_itself()));
    for (when, known) in when.chain(told) {
        faults.extend(condition(when, &known).into_iter().map(|fault| format!("{}: {fault}", step.id)));
    }
    for mark in step.tell.iter().filter_map(|tell| tell.mark.as_deref()) {
        if !option_ids(step).contains(mark) {
            faults.push(format!("{}: marks {mark:?}", step.id));
        }
    }
    if step.next_time && step.core {
        faults.push(format!("{}: what is asked next time is further", step.id));
    }
    if step.deepest && (step.core || path.depth < 3) {
        faults.push(format!("{}: deepest is for a further step of a deep path", step.id));
    }
    faults
}

fn option_ids(step: &Step) -> BTreeSet<&str> {
    step.options.all().into_iter().flatten().map(|option| option.id.as_str()).collect()
}

fn condition(when: &When, known: &[&Step]) -> Vec<String> {
    let mut faults = Vec::new();
    let find = |id: &str| known.iter().find(|step| step.id == id);
    if *when == When::default() {
        faults.push("a condition that says nothing".into());
    }
    match when.step.as_deref().map(|id| (id, find(id))) {
        Some((id, None)) => faults.push(format!("when {id:?}")),
        Some((_, Some(step))) => {
            let ids = option_ids(step);
            let strange = when.is.iter().chain(&when.is_not).filter(|id| !ids.contains(id.as_str()));
            faults.extend(strange.map(|id| format!("when {} is {id:?}", step.id)));
        }
        None if !when.is.is_empty() || !when.is_not.is_empty() => faults.push("when nothing is".into()),
        None => {}
    }
    if when.any.is_empty() != when.at_least.is_none() {
        faults.push("any goes with at_least".into());
    }
    let has_number =
        |id: &&String| find(id).is_some_and(|step| step.kind == StepKind::Rate || step.rate.is_some());
    let numbers = when.any.iter().chain(when.lower.iter().flatten());
    faults.extend(numbers.filter(|id| !has_number(id)).map(|id| format!("{id:?} gives no number")));
    faults
}

/// Where options lead and what they do.
fn options(path: &Path, step: &Step) -> Vec<String> {
    let leads = |go: &str| match go.split_once(':') {
        Some(("path", id)) => crate::files::PLANNED.contains(&id),
        Some(("step", id)) => path.step(id).is_some(),
        _ => WAYS.contains(&go),
    };
    let fault = |option: &Opt| {
        let go = option.go.as_deref().is_none_or(leads);
        let effect = option.effect.as_deref().is_none_or(|effect| OPTION_EFFECTS.contains(&effect));
        let unless = option.unless.as_deref().is_none_or(|unless| unless == "hide_shared");
        (!(go && effect && unless))
            .then(|| format!("{}: option {} leads nowhere or does nothing known", step.id, option.id))
    };
    step.options.all().into_iter().flatten().filter_map(fault).collect()
}

/// Core steps come first, and no walk meets more than four.
fn core(path: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    // The two questions stand where the numbers ask for them; they belong to neither part.
    let counted: Vec<&Step> = path.steps.iter().filter(|step| step.kind != StepKind::Questions).collect();
    if !counted.is_sorted_by_key(|step| !step.core) || path.way_out.iter().any(|step| step.core) {
        faults.push("a core step after a further one".into());
    }
    for side in path.seats.iter().copied() {
        let most = walks::most_core(path, side);
        if most == 0 || most > MOST_CORE {
            faults.push(format!("{most} core steps on a walk ({})", side.key()));
        }
    }
    faults
}

/// The shared cards, each looked at as a path of one step.
fn cards() -> Vec<Step> {
    let source = include_str!("../../assets/guide/cards.toml");
    let cards: Vec<Step> = toml::from_str::<toml::Table>(source)
        .map(|table| table.into_iter().filter_map(|(_, card)| card.try_into().ok()).collect())
        .unwrap_or_default();
    let first = Words::builtin().plain.first;
    cards.into_iter().chain([first.seat, first.enough]).collect()
}

fn card_faults(card: &Step, path: &Path) -> Vec<String> {
    let mut faults: Vec<String> = options(path, card);
    // The check-in's anchors are options of a rating.
    let rated = card.kind == StepKind::Rate
        && card
            .options
            .all()
            .iter()
            .flat_map(|list| list.iter())
            .all(|option| option.id.parse::<u8>().is_ok_and(|number| number <= 10));
    if !rated {
        faults.extend(kind(card));
    }
    if !card.id.starts_with('~') {
        faults.push(format!("{}: a card's id begins with ~", card.id));
    }
    let ids: Vec<&str> = card.options.all().into_iter().flatten().map(|option| option.id.as_str()).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    if keys(&card.options).is_none() && unique.len() != ids.len() {
        faults.push(format!("{}: an option is there twice", card.id));
    }
    let sided = [keys(&card.prompt), keys(&card.options)];
    if sided.iter().flatten().any(|keys| keys.len() != 2) {
        faults.push(format!("{}: words for one side only", card.id));
    }
    faults
}

#[test]
fn every_path_has_the_shape_of_a_path() {
    let paths: Vec<Path> = sources().iter().map(|(_, source)| Path::parse(source).unwrap()).collect();
    let found: Vec<String> = paths.iter().flat_map(faults).collect();
    assert!(found.is_empty(), "{found:#?}");
    let ids: BTreeSet<&String> = paths.iter().map(|path| &path.id).collect();
    assert_eq!(ids.len(), paths.len(), "an id is there twice");
    let listed = paths.iter().filter(|path| path.id != "tomorrow");
    assert!(
        listed.clone().is_sorted_by_key(|path| path.section),
        "paths stand in the order of their sections"
    );
    let place = |path: &&Path| crate::files::PLANNED.iter().position(|id| *id == path.id);
    assert!(listed.is_sorted_by_key(|path| place(&path)), "and inside each in the guide's order");
}

#[test]
fn every_shared_card_has_the_shape_of_a_step() {
    let cards = cards();
    assert!(cards.len() > 25, "all are read: {}", cards.len());
    let around = sample("", &step("x", TEXT));
    let found: Vec<String> = cards.iter().flat_map(|card| card_faults(card, &around)).collect();
    assert!(found.is_empty(), "{found:#?}");
    let ids: BTreeSet<&String> = cards.iter().map(|card| &card.id).collect();
    assert_eq!(ids.len(), cards.len(), "an id is there twice");
    let bad = Step { id: "late".into(), kind: StepKind::Pick, ..Step::default() };
    assert_eq!(card_faults(&bad, &around).len(), 3, "no ~, no prompt, no options");
}
