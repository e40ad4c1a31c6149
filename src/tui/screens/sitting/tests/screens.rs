//! A picture of every kind of step at three sizes.

use super::play::{Alone, SIZES, choice, scene, world};
use crate::journal::Chosen;
use crate::settings::Settings;
use crate::sitting::{Anchor, Choice, Form, Scene, Stage};
use crate::tui::screen::{Kept, World};

const SET_OFF: &str = "What set it off? Only what you saw or heard.";
const WORDS: &str = "I keep going over that Tuesday in March. The message said nine, and the car was already";

/// Compares a page at the three sizes with what is stored.
fn compare(name: &str, mut alone: Alone) {
    for size in SIZES {
        let picture = alone.draw(size);
        insta::assert_snapshot!(format!("{name}-{}x{}", size.0, size.1), picture);
    }
}

fn still() -> World {
    World { settings: Settings { reduced_motion: true, ..Settings::default() }, ..world() }
}

fn texts<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

fn feelings() -> Scene {
    let words = world().guide.words().feelings.clone();
    let form = Form::Feelings {
        first: words.first_hurt.clone(),
        families: words.families.clone(),
        max: 5,
        more: words.more.clone(),
        strength: words.strength,
    };
    scene("What's here today? Up to five. They don't have to agree with each other.", form)
}

fn days() -> Vec<Choice> {
    let own = Choice { own: true, ..choice("something else") };
    let none = Choice { alone: true, apart: true, ..choice("nothing I can name") };
    let all = ["sleep", "food", "work", "my body", "trust in myself", "friends", "money", "the kids"];
    all.map(choice).into_iter().chain([own, none]).collect()
}

fn check_in() -> Scene {
    let cards = world().guide.words().cards.clone();
    let options = |card: &crate::guide::Card| card.options.all()[0].clone();
    let anchors = options(&cards.check_in);
    let anchor = |option: crate::guide::Opt| Anchor { at: option.id.parse().unwrap(), says: option.label };
    let word = |option: crate::guide::Opt| Choice { label: option.label, ..choice(&option.id) };
    let body = options(&cards.body_word).into_iter().map(word).collect();
    let form = Form::Rate {
        ends: None,
        anchors: anchors.into_iter().map(anchor).collect(),
        words: Some(("One word for your body.".into(), body)),
        before: None,
    };
    Scene { stage: Stage::CheckIn, progress: None, ..scene("How heavy is it right now?", form) }
}

#[test]
fn free_text() {
    let small = texts(["A phone, a story, a tone of voice. You are only naming it here."]);
    let empty = Scene { small: small.clone(), ..scene(SET_OFF, Form::Text { rows: None }) };
    compare("text-empty", Alone::new(empty.clone()));
    let typed = WORDS.replace(' ', "_");
    compare("text", Alone::new(empty.clone()).press(&format!(":{typed}")));
    let kept = Kept {
        begun: true,
        failing: Some((
            "Your words are here, on the screen, not on disk: the disk is full.".into(),
            "no space left".into(),
        )),
        ..Kept::default()
    };
    compare("text-failing", Alone::in_world(empty.clone(), World { kept, ..world() }));
    let first = World { kept: Kept::default(), ..world() };
    compare("text-not-begun", Alone::in_world(empty.clone(), first));
    compare("text-not-kept", Alone::new(Scene { not_kept: true, ..empty }));
}

#[test]
fn feelings_first_words_families_and_filter() {
    compare("feelings", Alone::new(feelings()).press("Enter 3 Right Space"));
    compare("feelings-families", Alone::new(feelings()).press("Down Down Down Down Enter Down"));
    compare("feelings-filter", Alone::new(feelings()).press(":los"));
    compare("feelings-own", Alone::new(feelings()).press(":wobbly"));
}

#[test]
fn needs() {
    let families = world().guide.words().needs.families.clone();
    let form = Form::Needs { families, max: Some(3) };
    compare("needs", Alone::new(scene("Choose three that matter most this month.", form)).press("Enter"));
}

#[test]
fn numbers() {
    let rate = |before| Form::Rate {
        ends: Some(["none".into(), "all of it".into()]),
        anchors: Vec::new(),
        words: None,
        before,
    };
    let prompt = "How much weight could your list take today?";
    compare("rate-empty", Alone::new(scene(prompt, rate(None))));
    compare("rate", Alone::new(scene(prompt, rate(None))).press("1 0"));
    let closing = Form::Rate { ends: None, anchors: Vec::new(), words: None, before: Some(7) };
    let closing = Scene { stage: Stage::Closing, progress: None, ..scene("And now?", closing) };
    compare("closing-rate", Alone::new(closing).press("4"));
}

#[test]
fn the_check_in() {
    compare("check-in", Alone::new(check_in()));
    compare("check-in-marked", Alone::new(check_in()).press("6 Enter Right"));
}

#[test]
fn one_of_several() {
    let choices = ["days", "weeks", "months", "a year or more", "it is still coming out"].map(choice);
    let apart = Choice { apart: true, ..choice("I'd rather not say") };
    let form = Form::Pick { choices: choices.into_iter().chain([apart]).collect(), marked: None, rate: None };
    compare("pick", Alone::new(scene("How long since it came out?", form)).press("Down"));
}

#[test]
fn any_of_several_with_a_line_of_ones_own() {
    let form = Form::PickMany { choices: days(), max: None };
    let page = scene("What has it done to your days?", form);
    compare("pick-many", Alone::new(page.clone()).press("Enter Down Space"));
    let own = "Down Down Down Down Down Down Down Down Enter :the_dog_knows";
    compare("pick-many-own", Alone::new(page).press(own));
}

#[test]
fn lists_with_states() {
    let form = Form::List { states: texts(["done", "part", "not yet"]) };
    let page = scene("What did you try from last time?", form);
    let script = ":the_walk_after_work C-t Enter :calling_my_sister_before_the_weekend C-t C-t Enter";
    compare("list-states", Alone::new(page).press(script));
}

#[test]
fn sorting() {
    let parts = texts(["I know", "I'm guessing", "I'm afraid of"]);
    let small = texts([
        "If the facts keep not adding up, that matters. You're not 'too sensitive'. Bring the list to session.",
    ]);
    let form = Form::Sort { parts: parts.clone(), one_row: false };
    let page = Scene { small, ..scene("Put each thing where it belongs.", form) };
    compare("sort", Alone::new(page).press(":he_was_late Enter :someone_was_there C-t Tab :it_starts_again"));
    let rows = scene("Three lines.", Form::Sort { parts, one_row: true });
    compare("sort-one-row", Alone::new(rows).press(":the_bill Enter :who_knew"));
}

#[test]
fn letters() {
    let openers = texts(["Dear you,", "What I never said is", "I want you to know"]);
    let page = scene("Write it as it comes. It is not sent.", Form::Letter { openers });
    compare("letter", Alone::new(page).press(":Dear_you,"));
}

#[test]
fn breathing() {
    let form = Form::Breathe { rate: Some("How high?".into()), look: true, body: false };
    let page = || scene("Nothing has to be decided in the next two minutes.", form.clone());
    compare("breathe-in", Alone::new(page()).pass(2500));
    compare("breathe-out", Alone::new(page()).pass(6500).press("8"));
    compare("breathe-still", Alone::in_world(page(), still()).pass(6500));
    compare("breathe-done", Alone::new(page()).pass(60_000));
}

#[test]
fn looking_and_body() {
    let calm = world().guide.words().plain.calm.clone();
    let look = scene("Look around.", Form::Look { lines: calm.look_full });
    compare("look", Alone::new(look).press("Enter Space"));
    let body = scene("Feet, hands, back.", Form::Body { lines: calm.body });
    compare("body", Alone::new(body).press("Enter Enter Enter Enter"));
}

#[test]
fn commitments() {
    let labels = ["What", "By when", "How you'd see it"].map(str::to_owned).to_vec();
    let form = Form::Commit { labels, asked: 3 };
    let page = scene("One small kind thing for your body before bed.", form);
    compare("commit", Alone::new(page).press(":a_warm_bath Tab :tonight,_after_nine Tab"));
}

#[test]
fn an_opening_that_asks() {
    let opening = "The choice belongs to the one who made it. The hurt partner did not cause it. Looking at what was \
                   going on around it is a different job, and it's worth doing.";
    let choices = ["yes", "for now", "no"].map(choice).to_vec();
    let form = Form::Card { asks: Some("Are you alone enough to write?".into()), choices };
    let page = Scene { stage: Stage::Opening, progress: None, ..scene(opening, form) };
    compare("opening", Alone::new(page));
    let card = Scene { progress: None, ..scene(opening, Form::Card { asks: None, choices: Vec::new() }) };
    compare("card", Alone::new(card));
}

#[test]
fn a_gate() {
    let prompt = "It's late, and things look worse at night. A slow minute, a list for tomorrow, or sleep? The deep \
                  pages will be here.";
    let choices = ["a slow minute", "a list for tomorrow", "close for tonight", "go on"].map(choice).to_vec();
    let form = Form::Pick { choices, marked: None, rate: None };
    compare("gate", Alone::new(Scene { stage: Stage::Gate, progress: None, ..scene(prompt, form) }));
}

#[test]
fn the_heart_card_with_its_number_row() {
    let choices = ["close here", "a little further"].map(choice).to_vec();
    let form = Form::Pick { choices, marked: None, rate: Some("How heavy is it now?".into()) };
    let page = scene("That's the heart of it. Close here, or a little further?", form);
    compare("heart", Alone::new(Scene { stage: Stage::Heart, progress: None, ..page }).press("5"));
}

#[test]
fn marks_at_the_closing() {
    let choices = ["bring a line to my session", "keep to myself", "delete this page"].map(choice).to_vec();
    let page = scene("Anything to mark?", Form::PickMany { choices, max: None });
    let page =
        Scene { stage: Stage::Closing, progress: None, above: texts(["Lower than when you came."]), ..page };
    compare("closing-marks", Alone::new(page).press("Space"));
}

#[test]
fn ticks_under_a_list() {
    let mut page = scene("Two people, places or things that calm you.", Form::List { states: Vec::new() });
    page.ticks = vec![Choice { label: "put them on my people page".into(), ..choice("own-people") }];
    page.answer.chosen = vec![Chosen::option("own-people", "put them on my people page")];
    compare("ticks", Alone::new(page).press(":my_sister Enter :the_dog Tab"));
}

#[test]
fn the_page_folds() {
    let lines = texts([
        "It will keep. You don't have to hold it.",
        "It's Sunday, 21:14. Feet on the floor, if you like. Look at one thing you like.",
    ]);
    let page = || Scene {
        stage: Stage::PutAway,
        progress: None,
        ..scene("", Form::PutAway { lines: lines.clone() })
    };
    compare("put-away-folding", Alone::new(page()).pass(250));
    compare("put-away", Alone::new(page()).pass(5000));
}
