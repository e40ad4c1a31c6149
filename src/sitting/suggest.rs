//! What the home screen suggests: the next path of the seat's trail, and the three pages of the first four weeks.

use chrono::NaiveDate;

use crate::guide::{Guide, Path};
use crate::journal::{History, Profile, Seat, Side};

/// Today's page: the first path of the trail that is there and was not walked yet. None when all were.
pub fn suggestion<'a>(
    guide: &'a Guide,
    profile: &Profile,
    history: &History,
    today: NaiveDate,
) -> Option<&'a Path> {
    let trails = &guide.words().plain.trails;
    let trail = match side_of_the_day(profile.seat, history, today) {
        Side::Hurt => &trails.hurt,
        Side::Broke => &trails.broke,
    };
    let open = trail.iter().filter(|id| !history.walked(id)).filter_map(|id| guide.path(id));
    open.into_iter().find(|path| !(path.shared && profile.hide_shared))
}

/// The pages that the home screen shows in the first four weeks, passing over those that are not there; empty after
/// them, and where it was never said how long it is.
pub fn first_weeks<'a>(
    guide: &'a Guide,
    profile: &Profile,
    history: &History,
    today: NaiveDate,
) -> Vec<&'a Path> {
    if !is_early(profile, today) {
        return Vec::new();
    }
    let trails = &guide.words().plain.trails;
    let pages = match side_of_the_day(profile.seat, history, today) {
        Side::Hurt => &trails.first_hurt,
        Side::Broke => &trails.first_broke,
    };
    let there = pages.iter().filter_map(|id| guide.path(id));
    there.filter(|path| !(path.shared && profile.hide_shared)).collect()
}

fn is_early(profile: &Profile, today: NaiveDate) -> bool {
    let Some(since) = &profile.since else { return false };
    let days = today.signed_duration_since(since.on).num_days();
    match since.answer.as_str() {
        "days" => days < 28,
        "weeks" => days < 14,
        "still" => true,
        _ => false,
    }
}

/// The seat's side; with none, the one chosen in a sitting of that day, else the hurt one.
fn side_of_the_day(seat: Seat, history: &History, today: NaiveDate) -> Side {
    let of_today = |past: &&crate::journal::Past| past.begun.date_naive() == today;
    let chosen = || history.all().iter().rev().filter(of_today).find_map(|past| past.seat.side());
    seat.side().or_else(chosen).unwrap_or_default()
}
