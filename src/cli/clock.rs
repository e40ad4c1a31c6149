//! The only place that asks the computer what time it is. Everything below gets it as an argument.

use chrono::SubsecRound;

use crate::journal::Moment;

/// Now, to the second, with the offset from UTC of this place. A page needs to know no more of when it was written.
#[expect(clippy::disallowed_methods, reason = "this is the one place that asks the computer")]
pub fn now() -> Moment {
    chrono::Local::now().fixed_offset().trunc_subsecs(0)
}
