//! Every walk through a path that its conditions tell apart, and how many core steps each meets.

use std::collections::BTreeSet;

use mend::guide::{Path, Step, When};
use mend::journal::{Side, StepKind};

/// An option that no condition asks about.
const OTHER: &str = "~other";

/// The most core steps that any walk of this side meets.
pub(super) fn most_core(path: &Path, side: Side) -> usize {
    walks(path, side).into_iter().map(|walk| met(path, side, &walk)).max().unwrap_or_default()
}

/// What was picked, step by step; a step that is missing was skipped.
type Walk = Vec<(String, Vec<String>)>;

/// Every walk that differs in what conditions ask about.
fn walks(path: &Path, side: Side) -> Vec<Walk> {
    let mut walks: Vec<Walk> = vec![Vec::new()];
    for step in path.steps.iter().filter(|step| step.seats.contains(&side)) {
        let conditions = path.steps.iter().filter_map(|step| step.when.as_ref());
        let asked: BTreeSet<&String> = conditions
            .filter(|when| when.step.as_ref() == Some(&step.id))
            .flat_map(|when| when.is.iter().chain(&when.is_not))
            .collect();
        if asked.is_empty() {
            continue;
        }
        let answers = if step.kind == StepKind::PickMany { subsets(&asked) } else { singles(&asked) };
        walks = walks
            .iter()
            .flat_map(|walk| {
                let with = |answer: &Vec<String>| {
                    let mut next = walk.clone();
                    next.push((step.id.clone(), answer.clone()));
                    next
                };
                answers.iter().map(with).chain([walk.clone()]).collect::<Vec<_>>()
            })
            .collect();
    }
    walks
}

fn singles(asked: &BTreeSet<&String>) -> Vec<Vec<String>> {
    asked.iter().map(|id| vec![(*id).clone()]).chain([vec![OTHER.to_owned()]]).collect()
}

fn subsets(asked: &BTreeSet<&String>) -> Vec<Vec<String>> {
    let mut all = vec![vec![OTHER.to_owned()]];
    for id in asked {
        let with: Vec<Vec<String>> =
            all.iter().map(|set| [set.clone(), vec![(*id).clone()]].concat()).collect();
        all.extend(with);
    }
    all
}

/// How many core steps this walk meets. Conditions on numbers and days are taken as met.
fn met(path: &Path, side: Side, walk: &Walk) -> usize {
    let holds = |when: &When| {
        let Some(step) = &when.step else { return true };
        let Some((_, picked)) = walk.iter().find(|(id, _)| id == step) else { return false };
        let is = when.is.is_empty() || picked.iter().any(|id| when.is.contains(id));
        is && !picked.iter().any(|id| when.is_not.contains(id))
    };
    let counts =
        |step: &&Step| step.core && step.seats.contains(&side) && step.when.as_ref().is_none_or(holds);
    path.steps.iter().filter(counts).count()
}
