//! `assets/guide/words.toml`: titles, single lines, the very first time, the people page, breathing. It holds words only.

use serde::Deserialize;

use super::{EntryWords, FindWords, ForSessionWords, HowWords, LineByLine, SettingsWords};
use crate::guide::rooms::{AboutWords, FormWords, HomeWords, LeftOpen, ListWords};
use crate::guide::{Section, Step, Worded};

/// `assets/guide/words.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainWords {
    /// The sections, in order.
    #[serde(default, rename = "section")]
    pub sections: Vec<SectionWords>,
    /// How deep a path is, in words.
    pub depth: Depths,
    /// The order in which a seat's paths are suggested.
    pub trails: Trails,
    /// Single lines.
    pub lines: Lines,
    /// The very first time, and *Keep this?*.
    pub first: FirstRun,
    /// The people page.
    pub people: PeopleWords,
    /// Breathing, looking, body.
    pub calm: Calm,
    /// Home.
    pub home: HomeWords,
    /// Pages left open.
    pub left_open: LeftOpen,
    /// Choose and Look back.
    pub lists: ListWords,
    /// Finding pages again.
    pub find: FindWords,
    /// How it has been.
    pub how: HowWords,
    /// A kept page: reading it, and what is done to it.
    pub entry: EntryWords,
    /// On the page for a session.
    pub for_session: ForSessionWords,
    /// What stands beside the forms of a step.
    pub forms: FormWords,
    /// What mend is and is not, in short.
    pub about: AboutWords,
    /// The settings.
    pub settings: SettingsWords,
    /// The line-by-line front.
    pub line_by_line: LineByLine,
}

/// A section's title and its idea.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionWords {
    /// Which section.
    pub id: Section,
    /// Its title.
    pub title: String,
    /// Its idea, in one line.
    pub idea: String,
}

/// The three depths, in words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Depths {
    /// Depth 1.
    pub steady: String,
    /// Depth 2.
    pub deeper: String,
    /// Depth 3.
    pub deep: String,
}

/// Suggested orders; a path that is not there yet is passed over.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trails {
    /// For the one who was hurt.
    pub hurt: Vec<String>,
    /// For the one who broke trust.
    pub broke: Vec<String>,
    /// The first four weeks: three pages for the one who was hurt.
    pub first_hurt: Vec<String>,
    /// The first four weeks: three pages for the one who broke trust.
    pub first_broke: Vec<String>,
}

/// Single lines of the shared pieces. Their placeholders are listed in `assets/guide/README.md`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    /// After a check-in of 5 or 6.
    pub offer_minute: String,
    /// Under an empty text: that Tab goes on.
    pub tab_goes_on: String,
    /// After 20 minutes.
    pub twenty: String,
    /// Closing: lower, but still 7 or more.
    pub lower_still_high: String,
    /// Closing: lower, for the one who broke trust, where what was owned still stands.
    pub lower_stands: String,
    /// The same with the last commitment.
    pub lower_stands_commit: String,
    /// Closing: lower.
    pub lower: String,
    /// Closing: the same, or one higher and below 7.
    pub same: String,
    /// Put-away: the page folds.
    pub put_away: String,
    /// Put-away: the day, the time, the room.
    pub put_away_now: String,
    /// Put-away, when the page was deleted.
    pub deleted: String,
    /// Nobody reads this.
    pub not_watched: String,
    /// After a gap.
    pub welcome_back: String,
    /// Three sittings in a row from the hurt side.
    pub both_hurt: String,
    /// Three sittings in a row from the other side.
    pub both_broke: String,
    /// Small print of every shared path after the first.
    pub shared_small: Worded<String>,
    /// When somebody is not alone enough to write.
    pub not_alone: String,
    /// The line kept for a bad night comes back.
    pub kept_for_tonight: String,
    /// After a yes or maybe to the first direct question.
    pub pick_one: String,
    /// After a yes or maybe to the second direct question.
    pub door_between: String,
    /// After the direct questions.
    pub after_questions: String,
    /// Where the page says when it was kept, as long as nothing is.
    pub not_on_disk: String,
    /// Beside the gate's *go on*: the option of the first gate, `{title}` filled in.
    pub go_on_with: String,
    /// The same while the second number is still 9 or 10.
    pub choose_to_go_on: String,
    /// The first gate's line, above the first breath.
    pub first_two_minutes: String,
    /// Beside the lines of a page: writing one instead.
    pub own_line: String,
    /// After `Keep them?` of own people: what is asked.
    pub own_people: String,
    /// What is brought to a session after three heavier sittings: the person says it.
    pub heavier: String,
    /// Above the numbers of the last sittings.
    pub last_numbers: String,
    /// Under a line that is shown large, alone.
    pub read_aloud: String,
    /// Today's page: why this one.
    pub why_today: String,
}

/// The very first time, and *Keep this?*.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstRun {
    /// Above the choices.
    pub welcome: String,
    /// It just hit me.
    pub right_now: [String; 2],
    /// Get it out.
    pub get_it_out: [String; 2],
    /// Set up my notebook.
    pub set_up: [String; 2],
    /// People to call.
    pub people: [String; 2],
    /// The one honest line under them.
    pub honest: String,
    /// Keep this?
    pub keep: String,
    /// What is said under *Keep this?* when there is nothing written yet (Set up my notebook).
    pub keep_empty: String,
    /// As long as passphrases are not built: said plainly.
    pub no_passphrase_yet: String,
    /// Keep it unlocked.
    pub keep_unlocked: [String; 2],
    /// Let it go.
    pub let_go: [String; 2],
    /// After letting go.
    pub gone: String,
    /// The seat question, a pick with ids hurt, broke, both, unsaid.
    pub seat: Step,
    /// Enough for tonight, or a small first page: a pick with ids enough and start-here.
    pub enough: Step,
    /// The placeholder of the free page.
    pub free_page: String,
    /// Who could see this: lines of a short page.
    pub who_could_see: Vec<String>,
}

/// The people page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleWords {
    /// Its title.
    pub title: String,
    /// Heading of the person's own people.
    pub own: String,
    /// When there are none yet.
    pub none_yet: String,
    /// Where the notebook was left unread: own people stand in it.
    pub in_notebook: String,
    /// The row that adds somebody.
    pub add: String,
    /// Above the field for a name.
    pub name: String,
    /// Above the field for how to reach them.
    pub reach: String,
    /// How to take somebody off the page.
    pub take_off: String,
    /// In danger now. `{emergency}` filled in.
    pub danger: String,
    /// `{emergency}` as long as no country is chosen.
    pub your_emergency: String,
    /// Heading of the lines.
    pub lines: String,
    /// Which country.
    pub which_country: String,
    /// I'm scared of what I might do.
    pub scared_self: String,
    /// I'm scared of someone here.
    pub scared_someone: String,
    /// Answers to why people do not call, a line each.
    pub answers: Vec<String>,
    /// To read out on the phone.
    pub script: Worded<String>,
    /// To copy to somebody.
    pub copy: String,
    /// How old the data is; `{date}` filled in.
    pub checked: String,
    /// When it is over twelve months old.
    pub old: String,
    /// Beside sites: use a device only you see.
    pub device: String,
    /// What stands beside a line that is not confirmed.
    pub unconfirmed: String,
    /// Before a number or a word to send as a message.
    pub by_text: String,
    /// Where there is no line of a kind.
    pub directories: String,
}

/// Breathing, looking around, body.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calm {
    /// The word while breathing in.
    pub breathe_in: String,
    /// The word while breathing out.
    pub breathe_out: String,
    /// A quicker or slower pace.
    pub pace: String,
    /// Looking around instead.
    pub look_instead: String,
    /// Stop if light-headed.
    pub careful: String,
    /// Some people feel worse.
    pub not_for_all: String,
    /// When the minute is over.
    pub minute_done: String,
    /// Looking around in full: one line a press.
    pub look_full: Vec<String>,
    /// Looking around, short.
    pub look_short: Vec<String>,
    /// What may stand in for smell and taste.
    pub look_other: String,
    /// Feet, hands, back, jaw, eyes: one line a press.
    pub body: Vec<String>,
    /// After the last.
    pub done: String,
    /// Ground: what it offers, three rows: breath, looking, body.
    pub ground: [String; 3],
    /// Ground's title.
    pub ground_title: String,
}
