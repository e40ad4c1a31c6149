//! Tests: two windows on one journal do anything in any order, close, open and are killed. Nothing kept is ever lost.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use proptest::prelude::*;
use serde_json::Map;

use super::testing::{draft, files_below, journal, moment, page, places, words, words_in};
use super::{FaultKind, Held, Places, Vault, fresh_id};
use crate::journal::{Change, Draft, Entry, EntryId, Person, Profile, Timeline, merge, revise};

/// The page that both windows know.
const SHARED_PAGE: char = 'e';

/// What a window does next.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Keep,
    /// Its own draft, or one that both write under the same id.
    Draft {
        shared: bool,
    },
    /// The page is kept and its draft removed.
    Finish {
        shared: bool,
    },
    LetGo {
        shared: bool,
    },
    /// The page that both know gets other words.
    Change,
    /// A version of it goes to the bin.
    ToBin,
    /// What lies first in the bin comes back.
    Restore,
    /// Somebody is added to the people.
    Person,
    /// The first of the people is taken off.
    TakeOff,
    /// The line for a bad night is set, or cleared.
    Line {
        set: bool,
    },
    /// Shared pages are hidden, or shown again.
    Hide(bool),
    /// What came of it may be told only after the next change is on its way.
    Look {
        late: bool,
    },
    /// Closed, or killed, which is the same to the disk: and opened anew.
    Again,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => Just(Deed::Keep),
        5 => any::<bool>().prop_map(|shared| Deed::Draft { shared }),
        2 => any::<bool>().prop_map(|shared| Deed::Finish { shared }),
        1 => any::<bool>().prop_map(|shared| Deed::LetGo { shared }),
        5 => Just(Deed::Change),
        2 => Just(Deed::ToBin),
        2 => Just(Deed::Restore),
        4 => Just(Deed::Person),
        2 => Just(Deed::TakeOff),
        4 => any::<bool>().prop_map(|set| Deed::Line { set }),
        2 => prop_oneof![4 => Just(true), 1 => Just(false)].prop_map(Deed::Hide),
        3 => any::<bool>().prop_map(|late| Deed::Look { late }),
        2 => Just(Deed::Again),
    ]
}

/// One window, and what it was told is kept.
struct Window {
    vault: Option<Vault>,
    /// What it knows of the person.
    profile: Profile,
    /// What others changed and it was not told yet.
    told: Vec<Change>,
    letter: char,
    /// What stands in its drafts. One that it found it goes on with.
    drafts: BTreeMap<char, String>,
    /// The pages that it shows.
    seen: Timeline,
}

/// What both were told is kept for good.
#[derive(Default)]
struct Kept {
    /// Each word of every page and draft: none is ever taken back.
    words: BTreeSet<String>,
    people: BTreeSet<String>,
    /// Each line for a bad night that nobody who saw it changed: it stands, or another one does and it has a copy.
    lines: BTreeSet<String>,
    /// Whether somebody hid the shared pages.
    hidden: bool,
    /// Whether somebody who saw them hidden showed them again.
    shown: bool,
    count: usize,
}

impl Window {
    fn new(places: &Places, letter: char) -> Self {
        let mut window = Self {
            vault: None,
            profile: Profile::default(),
            told: Vec::new(),
            letter,
            drafts: BTreeMap::new(),
            seen: Timeline::default(),
        };
        window.open(places);
        window
    }

    fn open(&mut self, places: &Places) {
        self.vault = None;
        let mut vault = Vault::open(places).unwrap();
        let loaded = vault.load();
        assert_eq!(loaded.unreadable, []);
        self.profile = loaded.profile;
        self.seen = Timeline::new(loaded.entries);
        self.told.clear();
        self.drafts.clear();
        if vault.may_change() {
            // Of two versions it goes on with the one in its place.
            let letters = ['a', 'b', 's'].into_iter();
            self.drafts.extend(letters.filter_map(|letter| Some((letter, in_its_place(places, letter)?))));
        }
        self.vault = Some(vault);
    }

    fn vault(&mut self) -> &mut Vault {
        self.vault.as_mut().unwrap()
    }

    fn draft_letter(&self, shared: bool) -> char {
        if shared { 's' } else { self.letter }
    }

    fn does(&mut self, deed: Deed, places: &Places, kept: &mut Kept) {
        kept.count += 1;
        let words = format!("{}{}", self.letter, kept.count);
        match deed {
            Deed::Keep => {
                let mut entry = page('x', &words);
                entry.id = fresh_id();
                self.vault().keep(&entry).unwrap();
                self.seen.put(entry);
                kept.words.insert(words);
            }
            Deed::Draft { shared } => self.writes(self.draft_letter(shared), words, kept),
            Deed::Finish { shared } => self.finishes(self.draft_letter(shared), kept),
            Deed::LetGo { shared } => {
                let letter = self.draft_letter(shared);
                let gone = self.vault().drop_draft(&id(letter));
                match gone {
                    Ok(()) => drop(self.drafts.remove(&letter)),
                    Err(fault) => assert_eq!(fault.kind, FaultKind::Held, "{fault}"),
                }
            }
            Deed::Change => self.changes_the_page(words, kept),
            Deed::ToBin => self.bins(),
            Deed::Restore => self.restores(places),
            Deed::Person | Deed::TakeOff | Deed::Line { .. } | Deed::Hide(_) => {
                self.changes(deed, words, kept);
            }
            Deed::Look { late } => {
                let others = self.vault().look_for_new();
                self.seen.take_in(others);
                let told = self.vault().take_in_profiles().unwrap();
                self.told.extend(told);
                if !late {
                    self.is_told();
                }
            }
            Deed::Again => self.open(places),
        }
    }

    /// The page that both know gets these words and no others: what stood there before is in its history.
    fn changes_the_page(&mut self, words: String, kept: &mut Kept) {
        let Some(old) = self.seen.find(&id(SHARED_PAGE)).cloned() else { return };
        let edited = moment() + chrono::TimeDelta::seconds(i64::try_from(kept.count).unwrap());
        let new = Entry { answers: page(SHARED_PAGE, &words).answers, ..revise::next(&old, edited) };
        match self.vault().keep(&new) {
            Ok(_) => {
                self.seen.put(new);
                kept.words.insert(words);
            }
            Err(fault) => assert_eq!(fault.kind, FaultKind::Held, "{fault}"),
        }
    }

    fn bins(&mut self) {
        let Some(old) = self.seen.find(&id(SHARED_PAGE)).cloned() else { return };
        match self.vault().move_to_bin(&old) {
            Ok(()) => self.seen.remove(&old),
            // Another window changed it, or moved it there before.
            Err(fault) => assert!(matches!(fault.kind, FaultKind::Held | FaultKind::Gone), "{fault}"),
        }
    }

    fn restores(&mut self, places: &Places) {
        let Some(first) = self.vault().read_bin().into_iter().next() else { return };
        match self.vault().restore(&first.name).map(|binned| binned.held) {
            Ok(Held::Entry(entry)) => self.seen.add(vec![*entry]),
            // It goes on with it, as with one that it found.
            Ok(Held::Draft(draft)) => {
                let letter = draft.entry.id.as_str().chars().next().unwrap();
                self.drafts.extend(in_its_place(places, letter).map(|text| (letter, text)));
            }
            Ok(Held::Unreadable) => panic!("unreadable"),
            Err(fault) => assert_eq!(fault.kind, FaultKind::Held, "{fault}"),
        }
    }

    /// Whether what it sees of the pages, once it looked, is what there is.
    fn sees_what_there_is(&mut self, places: &Places) -> bool {
        let others = self.vault().look_for_new();
        self.seen.take_in(others);
        let there = Timeline::new(Vault::visit(places).unwrap().load().entries);
        // An emptied folder takes nothing from sight.
        there.entries().is_empty() || there.entries() == self.seen.entries()
    }

    fn writes(&mut self, letter: char, word: String, kept: &mut Kept) {
        let text = self.drafts.get(&letter).map_or_else(|| word.clone(), |text| format!("{text} {word}"));
        match self.vault().draft_writer().save(&draft(letter, &text)) {
            Ok(()) => {
                self.drafts.insert(letter, text);
                kept.words.insert(word);
            }
            Err(fault) => assert_eq!(fault.kind, FaultKind::Held, "{fault}"),
        }
    }

    /// As the keeper does it.
    fn finishes(&mut self, letter: char, kept: &Kept) {
        let Some(text) = self.drafts.get(&letter).cloned() else { return };
        let mut entry = page(letter, &text);
        entry.revision = u32::try_from(kept.count).unwrap();
        match self.vault().keep(&entry) {
            Ok(_) => {
                drop(self.vault().remove_draft(&id(letter)));
                self.drafts.remove(&letter);
                self.seen.put(entry);
            }
            Err(fault) => assert_eq!(fault.kind, FaultKind::Held, "{fault}"),
        }
    }

    /// Something in the profile.
    fn changes(&mut self, deed: Deed, words: String, kept: &mut Kept) {
        let from = self.profile.clone();
        let profile = &mut self.profile;
        match deed {
            Deed::Person => {
                kept.people.insert(words.clone());
                profile.people.push(Person { name: words, call: String::new(), rest: Map::new() });
            }
            Deed::TakeOff if !profile.people.is_empty() => {
                kept.people.remove(&profile.people.remove(0).name);
            }
            Deed::Line { set } => {
                let line = set.then_some(words);
                kept.lines.extend(line.clone());
                if let Some(seen) = std::mem::replace(&mut profile.bad_night, line) {
                    kept.lines.remove(&seen);
                }
            }
            Deed::Hide(hide) => {
                kept.hidden |= hide;
                kept.shown |= profile.hide_shared && !hide;
                profile.hide_shared = hide;
            }
            _ => return,
        }
        profile.edited = Some(moment() + chrono::TimeDelta::seconds(i64::try_from(kept.count).unwrap()));
        let change = Change { from, to: profile.clone() };
        let told = self.vault().keep_profile(&change).unwrap();
        self.told.extend(told);
        self.is_told();
    }

    /// As the app does it.
    fn is_told(&mut self) {
        for told in self.told.drain(..) {
            self.profile = merge(Some(&told.from), &self.profile, &told.to);
        }
    }
}

fn id(letter: char) -> EntryId {
    page(letter, "").id
}

/// The words of every page and draft, also of earlier versions and of what was let go.
fn all_words(places: &Places) -> BTreeSet<String> {
    let texts = files_below(&places.data).into_iter().filter_map(|file| words_in(&fs::read(file).unwrap()));
    texts.flat_map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The words of the draft under its own name.
fn in_its_place(places: &Places, letter: char) -> Option<String> {
    let name = format!("drafts/{}.json", id(letter));
    let draft: Draft = serde_json::from_slice(&fs::read(places.data.join(name)).ok()?).ok()?;
    Some(words(&draft.entry).to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_two_windows_do_nothing_that_was_kept_is_lost(
        deeds in proptest::collection::vec((any::<bool>(), deed()), 1..40),
    ) {
        let (_home, places) = places();
        journal(&places).keep(&page(SHARED_PAGE, "e")).unwrap();
        let mut windows = ['a', 'b'].map(|letter| Window::new(&places, letter));
        let mut kept = Kept::default();
        for (first, deed) in deeds {
            windows[usize::from(first)].does(deed, &places, &mut kept);
        }
        for window in &mut windows {
            prop_assert!(window.sees_what_there_is(&places), "it shows pages that are not there, or not all");
        }
        drop(windows);
        let mut vault = Vault::open(&places).unwrap();
        for _ in 0..2 {
            let loaded = vault.load();
            prop_assert_eq!(&loaded.unreadable, &[]);
            let there = all_words(&places);
            prop_assert_eq!(kept.words.difference(&there).next(), None, "it is nowhere in {:?}", there);
            let people: BTreeSet<String> =
                loaded.profile.people.iter().map(|person| person.name.clone()).collect();
            prop_assert_eq!(&people, &kept.people);
            let files = files_below(&places.data).into_iter().map(|file| fs::read_to_string(file).unwrap());
            let files: String = files.collect();
            for line in &kept.lines {
                prop_assert!(files.contains(&format!("\"bad_night\":\"{line}\"")), "{} is nowhere", line);
            }
            prop_assert!(loaded.profile.hide_shared || !kept.hidden || kept.shown, "they are shown again");
            // And once more after the profiles beside were taken in.
            vault.take_in_profiles().unwrap();
        }
    }
}
