//! The words of home, of the pages left open, of the list of pages, and those beside the forms of a step.
//!
//! They stand in `assets/guide/words.toml` like all others. It knows no screen.

use serde::Deserialize;

/// Home.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeWords {
    /// Go on; `{weekday}` in its note is the day, as in "on Thursday".
    pub go_on: [String; 2],
    /// Pages left open.
    pub left_open: [String; 2],
    /// What stands beside *Get it out* once a notebook is kept.
    pub get_it_out: String,
    /// The page that is suggested.
    pub todays_page: String,
    /// All pages, beside one that is suggested.
    pub choose: [String; 2],
    /// All pages, beside several.
    pub all_pages: [String; 2],
    /// Look back.
    pub look_back: String,
    /// About how long: what stands before the number, and after it.
    pub minutes: [String; 2],
    /// A hard date is near; `{date}` filled in.
    pub hard_near: String,
    /// A hard date is today; `{date}` filled in.
    pub hard_today: String,
}

/// Pages left open.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOpen {
    /// Their list's title.
    pub title: String,
    /// A page that follows no path.
    pub free_page: String,
    /// Go on with it.
    pub go_on: [String; 2],
    /// Keep it as it is.
    pub as_it_is: [String; 2],
    /// Let it go.
    pub let_go: [String; 2],
}

/// Choose and Look back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListWords {
    /// Whose pages; `{title}` filled in.
    pub whose: String,
    /// The same where no side was chosen, or both: the pages from the hurt side.
    pub from_hurt: String,
    /// Those from the other side.
    pub from_broke: String,
    /// No page fits what was typed.
    pub no_page: String,
    /// The pages about two were just hidden.
    pub shared_hidden: String,
    /// They were just shown again.
    pub shared_shown: String,
    /// Above the questions of the core.
    pub asks: String,
    /// Above the questions further on.
    pub asks_further: String,
    /// About how long; `{core}` filled in.
    pub minutes: String,
    /// The same where more is offered; `{core}` and `{whole}` filled in.
    pub minutes_and_rest: String,
    /// A mark: begun.
    pub begun: String,
    /// A mark: walked.
    pub walked: String,
    /// No entry fits what was typed, or there is none.
    pub nothing: String,
    /// The entries have not loaded.
    pub still_read: String,
    /// A page that follows no path.
    pub free_page: String,
}

/// What stands beside the forms of a step.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormWords {
    /// The three fields of a small act: what, by when, how one would see it.
    pub act: [String; 3],
    /// An answer that is in neither entry nor draft.
    pub not_kept: String,
    /// Beside the seam, after the core.
    pub further: String,
    /// A picker in which nothing is chosen yet.
    pub type_to_find: String,
    /// Before the three words for how strong.
    pub how_strong: String,
    /// Before the number of words that may be chosen.
    pub up_to: String,
    /// After the number of the beginning.
    pub when_you_came: String,
    /// After the number of the end.
    pub now: String,
    /// Ctrl-S before anything is written.
    pub nothing_written: String,
    /// After Ctrl-S.
    pub kept: String,
}

/// What mend is and is not, in short; `mend about` says it at length.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboutWords {
    /// What this is: a title and a paragraph.
    pub what: [String; 2],
    /// The title above the lines of who could see this.
    pub who: String,
    /// On notes in a court case: a title and a paragraph.
    pub court: [String; 2],
    /// On what it rests on: a title and a paragraph.
    pub evidence: [String; 2],
}
