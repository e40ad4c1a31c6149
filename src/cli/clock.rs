//! The only place that asks the computer what time it is. Everything below gets it as an argument.

use crate::journal::Moment;

/// Now, with the offset from UTC of this place.
#[expect(clippy::disallowed_methods, reason = "this is the one place that asks the computer")]
pub fn now() -> Moment {
    chrono::Local::now().fixed_offset()
}
