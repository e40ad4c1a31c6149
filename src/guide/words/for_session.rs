//! The words that stand on the page for a session, and how they are chosen. It holds words only.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::journal::Since;

/// `[for_session]` of `words.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForSessionWords {
    /// The title.
    pub title: String,
    /// When it was made; `{day}` filled in.
    pub made: String,
    /// What stands for a paragraph that was left out.
    pub left_out: String,
    /// Over the lines to bring.
    pub to_bring: String,
    /// Over the questions.
    pub questions: String,
    /// Over the hot moment.
    pub hot: String,
    /// Over what was tried.
    pub tried: String,
    /// Over the numbers.
    pub numbers: String,
    /// Beside that: what the numbers are.
    pub numbers_beside: String,
    /// The lowest and the highest; `{low}` and `{high}` filled in.
    pub range: String,
    /// The number in the middle of those at the beginning; `{middle}` filled in.
    pub typical: String,
    /// The highest and its day; `{high}` and `{day}` filled in.
    pub highest: String,
    /// Before the tags.
    pub themes: String,
    /// Before what made it worse.
    pub worse: String,
    /// What is told in person.
    pub urgent: String,
    /// The small print.
    pub small: String,
    /// Over a later note; `{day}` filled in.
    pub note: String,
    /// Both numbers of a sitting.
    pub both: String,
    /// The first only.
    pub before: String,
    /// The second only.
    pub after: String,
    /// By when, of a commitment; `{when}` filled in.
    pub by: String,
    /// How one would see it; `{how}` filled in.
    pub seen: String,
    /// How strong a feeling was, from 1.
    pub strength: [String; 3],
    /// Who it is for.
    pub audience: AudienceWords,
    /// What is asked for.
    pub asks: AskWords,
    /// The seats, as the person says them.
    pub seats: SeatNames,
    /// How long since it came out.
    pub since: SinceWords,
    /// The kinds of break.
    pub kinds: BreakWords,
}

/// Who a page is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AudienceWords {
    /// The line; `{who}` filled in.
    pub line: String,
    /// A therapist seen alone.
    pub alone: String,
    /// One seen together.
    pub together: String,
    /// Someone else.
    pub other: String,
    /// The person.
    pub me: String,
}

/// What is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskWords {
    /// What is owned.
    pub own: String,
    /// What is wanted most.
    pub most: String,
    /// Which help.
    pub help: String,
    /// What is hard to say.
    pub hard: String,
}

/// The seats, as the person says them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatNames {
    /// Hurt.
    pub hurt: String,
    /// Broke trust.
    pub broke: String,
    /// Both.
    pub both: String,
}

/// How long since it came out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SinceWords {
    days: String,
    weeks: String,
    months: String,
    year: String,
    still: String,
}

/// The kinds of break.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreakWords {
    someone_else: String,
    lies: String,
    money: String,
    promises: String,
    habit: String,
    not_there: String,
    family: String,
    agreement: String,
    other: String,
}

impl SinceWords {
    /// How long ago it came out, of what was answered and of the days since then; none where it was not said.
    pub fn of(&self, since: &Since, today: NaiveDate) -> Option<&str> {
        let passed = (today - since.on).num_days();
        let at_least = match since.answer.as_str() {
            "days" => 0,
            "weeks" => 14,
            "months" => 60,
            "year" => 365,
            "still" => return Some(&self.still),
            _ => return None,
        };
        Some(match at_least + passed.max(0) {
            ..14 => &self.days,
            14..60 => &self.weeks,
            60..365 => &self.months,
            _ => &self.year,
        })
    }
}

impl BreakWords {
    /// The words for a kind, by its id in the guide; none for one that is to be left out or not known.
    pub fn of(&self, id: &str) -> Option<&str> {
        Some(match id {
            "someone-else" => &self.someone_else,
            "lies" => &self.lies,
            "money" => &self.money,
            "promises" => &self.promises,
            "habit" => &self.habit,
            "not-there" => &self.not_there,
            "family" => &self.family,
            "agreement" => &self.agreement,
            "other" => &self.other,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Words;
    use super::*;

    #[test]
    fn how_long_ago_it_came_out_grows_with_the_days() {
        let words = Words::builtin();
        let on = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        let said = |answer: &str, days: i64| {
            let since = Since { answer: answer.to_owned(), on };
            words.plain.for_session.since.of(&since, on + chrono::TimeDelta::days(days)).map(str::to_owned)
        };
        assert_eq!(said("days", 3).as_deref(), Some("came out days ago"));
        assert_eq!(said("days", 20).as_deref(), Some("came out weeks ago"));
        assert_eq!(said("weeks", 50).as_deref(), Some("came out months ago"));
        assert_eq!(said("months", 310).as_deref(), Some("came out a year or more ago"));
        assert_eq!(said("still", 310).as_deref(), Some("it is still coming out"));
        assert_eq!(said("rather-not", 1), None);
    }
}
