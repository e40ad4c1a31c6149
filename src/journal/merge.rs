//! What was changed in the profile, put upon what others changed in it meanwhile.
//!
//! Pure. It never asks who is right: what only one side changed is that side's; of what both changed the later edit
//! stands, and [`Profile::holds`] tells whether that cost anything.

use std::collections::BTreeSet;

use super::Profile;

/// A change of the profile, as it was and as it is now: what is the same in both was left alone, and is put over
/// nothing that others wrote.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// As it was.
    pub from: Profile,
    /// As it is now.
    pub to: Profile,
}

impl Change {
    /// The first words of a profile.
    pub fn first(to: Profile) -> Self {
        Self { from: Profile::default(), to }
    }

    /// What is there, with this change.
    #[must_use]
    pub fn onto(&self, there: &Profile) -> Profile {
        merge(Some(&self.from), &self.to, there)
    }

    /// This and the next one as one. What others changed between the two is no part of it.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        if self.to == next.from {
            return Self { from: self.from.clone(), to: next.to.clone() };
        }
        let between = Self { from: self.to.clone(), to: next.from.clone() };
        Self { from: between.onto(&self.from), to: next.to.clone() }
    }
}

/// Two that began as `base`, made one. Where nobody knows how they began, lists are united and of the rest the later
/// stands.
#[must_use]
pub fn merge(base: Option<&Profile>, ours: &Profile, theirs: &Profile) -> Profile {
    Sides { base, ours, theirs, theirs_is_later: theirs.edited > ours.edited }.as_one()
}

impl Profile {
    /// Whether all that the other says stands here too.
    pub fn holds(&self, other: &Self) -> bool {
        let base = Some(&Self::default());
        let all = Sides { base, ours: self, theirs: other, theirs_is_later: true }.as_one();
        Self { schema: self.schema, edited: self.edited, ..all } == *self
    }
}

struct Sides<'a> {
    base: Option<&'a Profile>,
    ours: &'a Profile,
    theirs: &'a Profile,
    theirs_is_later: bool,
}

impl Sides<'_> {
    fn as_one(&self) -> Profile {
        let mut exports = self.list(|profile| &profile.exports);
        exports.sort();
        Profile {
            schema: self.ours.schema.max(self.theirs.schema),
            edited: self.ours.edited.max(self.theirs.edited),
            person: self.one(|profile| profile.person.clone()),
            seat: self.one(|profile| profile.seat),
            since: self.one(|profile| profile.since.clone()),
            break_kind: self.list(|profile| &profile.break_kind),
            hide_shared: self.one(|profile| profile.hide_shared),
            people: self.list(|profile| &profile.people),
            bad_night: self.one(|profile| profile.bad_night.clone()),
            hard_dates: self.list(|profile| &profile.hard_dates),
            late: self.one(|profile| profile.late.clone()),
            recipients: self.list(|profile| &profile.recipients),
            said: self.fields(
                |profile| profile.said.keys().cloned().collect(),
                |profile, name| profile.said.get(name).copied(),
            ),
            exports,
            rest: self.fields(
                |profile| profile.rest.keys().cloned().collect(),
                |profile, name| profile.rest.get(name).cloned(),
            ),
        }
    }

    fn one<T: PartialEq>(&self, of: impl Fn(&Profile) -> T) -> T {
        self.chosen(self.base.map(&of).as_ref(), of(self.ours), of(self.theirs))
    }

    fn chosen<T: PartialEq>(&self, base: Option<&T>, ours: T, theirs: T) -> T {
        let theirs_stands = match base {
            Some(base) if *base == ours => true,
            Some(base) if *base == theirs => false,
            _ => self.theirs_is_later,
        };
        if theirs_stands { theirs } else { ours }
    }

    /// What either added, without what either took away. Whoever was changed is their old self taken away and their
    /// new one added.
    fn list<T: Clone + PartialEq>(&self, of: impl Fn(&Profile) -> &Vec<T>) -> Vec<T> {
        let none = Vec::new();
        let (base, ours, theirs) = (self.base.map_or(&none, &of), of(self.ours), of(self.theirs));
        if ours == base {
            return theirs.clone();
        }
        let stays = |one: &&T| !base.contains(one) || theirs.contains(one);
        let is_new = |one: &&T| !base.contains(one) && !ours.contains(one);
        ours.iter().filter(stays).chain(theirs.iter().filter(is_new)).cloned().collect()
    }

    fn fields<V: PartialEq, All: FromIterator<(String, V)>>(
        &self,
        names: impl Fn(&Profile) -> Vec<String>,
        of: impl Fn(&Profile, &str) -> Option<V>,
    ) -> All {
        let all: BTreeSet<String> = [self.ours, self.theirs].into_iter().flat_map(names).collect();
        let chosen = |name: String| {
            let base = self.base.and_then(|base| of(base, &name));
            let value = self.chosen(Some(&base), of(self.ours, &name), of(self.theirs, &name));
            value.map(|value| (name, value))
        };
        all.into_iter().filter_map(chosen).collect()
    }
}

#[cfg(test)]
mod tests;
