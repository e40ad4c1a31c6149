//! The time between two beats of something that moves by itself, such as a breath. It has no clock: it is told.

use std::time::Duration;

use crate::journal::Moment;

/// The longest time that counts as passed between two beats: what stood over the screen does not.
const LONGEST: Duration = Duration::from_secs(1);

/// When something moved last.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beat {
    last: Option<Moment>,
}

impl Beat {
    /// From here on time counts, if it did not yet.
    pub fn start(&mut self, now: Moment) {
        self.last.get_or_insert(now);
    }

    /// Time does not count until it starts again.
    pub fn stop(&mut self) {
        self.last = None;
    }

    /// How much time passed since the last beat, as far as it counts.
    pub fn count(&mut self, now: Moment) -> Duration {
        let since = self.last.map_or(Duration::ZERO, |then| (now - then).to_std().unwrap_or_default());
        self.last = Some(now);
        since.min(LONGEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stood_over_the_screen_and_a_clock_set_back_do_not_count() {
        let at = |tenths: i64| Moment::default() + chrono::TimeDelta::milliseconds(tenths * 100);
        let mut beat = Beat::default();
        assert_eq!(beat.count(at(10)), Duration::ZERO);
        assert_eq!(beat.count(at(14)), Duration::from_millis(400));
        assert_eq!(beat.count(at(900)), LONGEST);
        assert_eq!(beat.count(at(100)), Duration::ZERO);
        beat.stop();
        beat.start(at(200));
        beat.start(at(203));
        assert_eq!(beat.count(at(205)), Duration::from_millis(500));
    }
}
