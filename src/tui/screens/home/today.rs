//! Which page is suggested today: the next on the seat's trail; three gentle ones in the first four weeks.
//!
//! A suggestion, never a lock. It knows what was walked, and no word that was written.

use chrono::{Duration, NaiveDate};

use crate::guide::Path;
use crate::journal::{History, Seat, Since};
use crate::tui::screen::World;

/// The pages to offer: one, or three in the first four weeks.
pub(super) fn pages(world: &World) -> Vec<&Path> {
    let trails = &world.guide.words().plain.trails;
    let broke = world.profile.seat == Seat::Broke;
    let today = world.now.date_naive();
    if world.profile.since.as_ref().is_some_and(|since| is_early(since, today)) {
        let first = if broke { &trails.first_broke } else { &trails.first_hurt };
        return first.iter().filter_map(|id| world.guide.path(id)).collect();
    }
    let trail = if broke { &trails.broke } else { &trails.hurt };
    let history = History::of(world.timeline.entries());
    let open: Vec<&str> = trail.iter().map(String::as_str).filter(|id| may_offer(world, id)).collect();
    let next = open.iter().find(|id| !history.walked(id)).copied();
    let oldest = || {
        let last = |id: &&str| history.of_path(id).next_back().map(|past| past.begun);
        open.iter().copied().min_by_key(last)
    };
    next.or_else(oldest).and_then(|id| world.guide.path(id)).into_iter().collect()
}

/// Whether it is there, and is not one of those the person hid.
fn may_offer(world: &World, id: &str) -> bool {
    world.guide.has(id)
        && !(world.profile.hide_shared && world.guide.path(id).is_some_and(|path| path.shared))
}

/// Whether it came out less than four weeks ago, as far as the answer tells.
fn is_early(since: &Since, today: NaiveDate) -> bool {
    let days = match since.answer.as_str() {
        "days" | "still" => 28,
        "weeks" => 14,
        _ => return false,
    };
    today < since.on + Duration::days(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_four_weeks_end() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let since = |answer: &str| Since { answer: answer.into(), on: day("2026-11-02") };
        assert!(is_early(&since("days"), day("2026-11-29")));
        assert!(!is_early(&since("days"), day("2026-11-30")));
        assert!(is_early(&since("weeks"), day("2026-11-15")));
        assert!(!is_early(&since("weeks"), day("2026-11-22")));
        assert!(!is_early(&since("year"), day("2026-11-02")));
    }
}
