//! How long what is asked once an evening is not asked again. It knows two moments and nothing else.

use crate::journal::Moment;

/// Until then the two direct questions, once asked, are not asked again: noon.
const NOON: i64 = 12;

/// Whether both moments are of one evening, which lasts until the next noon.
pub fn same_evening(asked: Moment, now: Moment) -> bool {
    let evening = |moment: Moment| (moment.naive_local() - chrono::Duration::hours(NOON)).date();
    evening(asked) == evening(now)
}

#[cfg(test)]
mod tests {
    use super::same_evening;

    #[test]
    fn an_evening_lasts_until_noon() {
        let at = |text: &str| text.parse().unwrap();
        let asked = at("2026-11-22T22:00:00+01:00");
        assert!(same_evening(asked, at("2026-11-23T03:00:00+01:00")));
        assert!(same_evening(asked, at("2026-11-23T11:59:00+01:00")));
        assert!(!same_evening(asked, at("2026-11-23T12:00:00+01:00")));
    }
}
