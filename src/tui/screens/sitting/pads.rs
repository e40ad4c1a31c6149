//! Which pad stands for which form.
//!
//! It makes pads from scenes and knows nothing of what becomes of them.

use crate::guide::Calm;
use crate::journal::{Answer, Chosen};
use crate::sitting::{Form, Scene};
use crate::tui::widgets::breath::Breath;
use crate::tui::widgets::choices::Choices;
use crate::tui::widgets::commit::Commit;
use crate::tui::widgets::fold::Fold;
use crate::tui::widgets::letter::Letter;
use crate::tui::widgets::lines::Lines;
use crate::tui::widgets::pad::Pad;
use crate::tui::widgets::picker::Picker;
use crate::tui::widgets::rate::Rate;
use crate::tui::widgets::rated::Rated;
use crate::tui::widgets::reading::Reading;
use crate::tui::widgets::sorted::Sorted;
use crate::tui::widgets::steps_through::StepsThrough;
use crate::tui::widgets::ticked::Ticked;
use crate::tui::widgets::word_row::WordRow;
use crate::tui::widgets::writing::Writing;

use super::older::{Older, Page};

/// What a pad may need beside its scene.
pub(in crate::tui::screens) struct Around<'a> {
    /// Words for breathing, looking, body.
    pub(in crate::tui::screens) calm: &'a Calm,
    /// The older pages.
    pub(in crate::tui::screens) pages: Vec<Page>,
    /// Reduced motion.
    pub(in crate::tui::screens) still: bool,
}

/// The pad of a scene, with what was given so far in it.
pub(super) fn pad(scene: &Scene, around: &Around<'_>) -> Box<dyn Pad> {
    if scene.ticks.is_empty() {
        return form(&scene.form, &scene.answer, around);
    }
    let is_tick = |chosen: &Chosen| scene.ticks.iter().any(|tick| chosen.id.as_ref() == Some(&tick.id));
    let mut bare = scene.answer.clone();
    bare.chosen.retain(|chosen| !is_tick(chosen));
    let form = form(&scene.form, &bare, around);
    Box::new(Ticked::new(form, &scene.ticks, &scene.answer.chosen))
}

fn form(form: &Form, answer: &Answer, around: &Around<'_>) -> Box<dyn Pad> {
    let text = answer.text.as_deref().unwrap_or_default();
    match form {
        Form::Text { rows } => Box::new(Writing::new(text, *rows)),
        Form::Letter { openers } => Box::new(Letter::new(text, openers)),
        Form::List { states } => Box::new(Lines::new(&answer.items, states)),
        Form::Sort { parts, one_row } => Box::new(Sorted::new(parts, &answer.parts, *one_row)),
        Form::Commit { labels, asked } => Box::new(Commit::new(labels, *asked, answer)),
        Form::Look { lines } | Form::Body { lines } => Box::new(StepsThrough::new(lines)),
        Form::LookBack => Box::new(Older::new(&around.pages, answer)),
        Form::PutAway { lines } => Box::new(Fold::new(lines, around.still)),
        Form::Breathe { rate, look, body } => {
            let calm = around.calm;
            let breath = Breath::new().asking(rate.clone(), answer.value);
            let breath = breath.or_look(look.then_some(calm.look_full.as_slice()));
            Box::new(breath.or_body(body.then_some(calm.body.as_slice())))
        }
        choosing => chosen(choosing, answer),
    }
}

/// The forms in which one chooses.
fn chosen(form: &Form, answer: &Answer) -> Box<dyn Pad> {
    let given = &answer.chosen;
    match form {
        Form::Feelings { first, families, max, more, strength } => {
            Box::new(Picker::feelings(first, families, more, strength).up_to(Some(*max)).with(given))
        }
        Form::Needs { families, max } => Box::new(Picker::needs(families).up_to(*max).with(given)),
        Form::Rate { ends, anchors, words, before } => {
            let rate = Rate::new(answer.value).between(ends.clone());
            let rate = rate.anchored(anchors.clone()).beside(*before).confirmed();
            match words {
                Some((question, choices)) => {
                    let row = Box::new(WordRow::new(choices, given));
                    Box::new(Rated::row_first(rate, Some(question.clone()), row))
                }
                None => Box::new(rate),
            }
        }
        Form::Pick { choices, marked, rate } => {
            let choices = Box::new(Choices::one(choices, given, marked.as_deref()));
            match rate {
                Some(over) => Box::new(Rated::choices_first(over.clone(), Rate::new(answer.value), choices)),
                None => choices,
            }
        }
        Form::PickMany { choices, max } => Box::new(Choices::several(choices, given, *max)),
        Form::Card { asks, choices } => {
            Box::new(Reading::new(asks.clone(), Choices::one(choices, given, None)))
        }
        _ => Box::new(Reading::new(None, Choices::one(&[], &[], None))),
    }
}
