//! Two profiles that came apart on two machines, made one: lists united, of the rest the later wins. Pure.

use crate::journal::Profile;

/// Ours and theirs as one.
pub(super) fn merge(ours: &Profile, theirs: &Profile) -> Profile {
    let (later, earlier) = if theirs.edited > ours.edited { (theirs, ours) } else { (ours, theirs) };
    let mut both = later.clone();
    unite(&mut both.break_kind, &earlier.break_kind);
    unite(&mut both.people, &earlier.people);
    unite(&mut both.hard_dates, &earlier.hard_dates);
    unite(&mut both.recipients, &earlier.recipients);
    unite(&mut both.exports, &earlier.exports);
    both.exports.sort();
    for (what, day) in &earlier.said {
        both.said.entry(what.clone()).or_insert(*day);
    }
    for (field, value) in &earlier.rest {
        both.rest.entry(field).or_insert_with(|| value.clone());
    }
    both
}

fn unite<T: Clone + PartialEq>(into: &mut Vec<T>, from: &[T]) {
    for one in from {
        if !into.contains(one) {
            into.push(one.clone());
        }
    }
}
