//! When a step is met and when a line is said, as a path file puts it. Whether it holds is the sitting's to know.

use serde::Deserialize;

use super::worded::Worded;

/// A condition on a step or a line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The step whose answer counts.
    #[serde(default)]
    pub step: Option<String>,
    /// One of these ids was picked there.
    #[serde(default)]
    pub is: Vec<String>,
    /// None of these was picked there; false while unanswered.
    #[serde(default)]
    pub is_not: Vec<String>,
    /// The numbers of these steps: any of them is at least `at_least`.
    #[serde(default)]
    pub any: Vec<String>,
    /// See `any`.
    #[serde(default)]
    pub at_least: Option<u8>,
    /// The second number is lower than the first.
    #[serde(default)]
    pub lower: Option<[String; 2]>,
    /// At most once in so many days.
    #[serde(default)]
    pub every_days: Option<u16>,
    /// Only as long as it was never answered.
    #[serde(default)]
    pub once: bool,
    /// So many times in a row, today's included.
    #[serde(default)]
    pub run: Option<u16>,
}

/// A line that is said when it fits.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tell {
    /// When it fits.
    pub when: When,
    /// What it says.
    pub say: Worded<String>,
    /// The option it marks.
    #[serde(default)]
    pub mark: Option<String>,
}
