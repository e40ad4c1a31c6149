//! The words of the shared pieces: cards, gates, closing, lists of feelings and needs, first run, people, failures.
//!
//! They stand in `assets/guide/*.toml`, so that a writer or a therapist changes them without touching Rust.

use serde::Deserialize;

use super::rooms::{FormWords, HomeWords, LeftOpen, ListWords};
use super::{Section, Step, Worded};
use crate::journal::Side;

const WORDS: &str = include_str!("../../assets/guide/words.toml");
const CARDS: &str = include_str!("../../assets/guide/cards.toml");
const FEELINGS: &str = include_str!("../../assets/guide/feelings.toml");
const NEEDS: &str = include_str!("../../assets/guide/needs.toml");
const FAILURES: &str = include_str!("../../assets/guide/failures.toml");

/// A shared screen, in the shape of a step. Its id begins with `~`.
pub type Card = Step;

/// All words of the shared pieces.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Sections, depths, trails, lines, first run, people, calm.
    pub plain: PlainWords,
    /// Shared screens.
    pub cards: Cards,
    /// Words for feelings.
    pub feelings: Feelings,
    /// Words for needs.
    pub needs: Needs,
    /// What mend says when something goes wrong.
    pub failures: Failures,
}

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
    /// What stands beside the forms of a step.
    pub forms: FormWords,
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

/// Single lines of the shared pieces. Placeholders as in `guide.md` section 0.
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
    pub shared_small: String,
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

/// Shared screens.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cards {
    /// The number at the beginning; its options are the anchors, their ids the numbers.
    pub check_in: Card,
    /// One word for the body.
    pub body_word: Card,
    /// From which side today.
    pub side: Card,
    /// Alone enough to write.
    pub alone: Card,
    /// Late hours.
    pub gate_late: Card,
    /// 7–8 before a deeper path.
    pub gate_high_deeper: Card,
    /// 7–8 before a deep path.
    pub gate_high_deep: Card,
    /// Three heavier sittings.
    pub gate_heavier: Card,
    /// Second deep path today.
    pub gate_second: Card,
    /// The same topic after four sittings.
    pub gate_topic_four: Card,
    /// The same topic within a day.
    pub gate_topic_day: Card,
    /// The heart card.
    pub heart: Card,
    /// Its number row, in deep paths.
    pub heart_rate: Card,
    /// The heart card when it got heavier.
    pub pause: Card,
    /// The number at the end.
    pub closing_rate: Card,
    /// Coming down.
    pub coming_down: Card,
    /// Who could be near.
    pub near: Card,
    /// What would help next.
    pub next: Card,
    /// Marks: bring, line, sealed, delete.
    pub marks: Card,
    /// Which line to bring.
    pub bring_line: Card,
    /// One line for a bad night.
    pub bad_night: Card,
    /// The first direct question.
    pub question_life: Card,
    /// The second direct question.
    pub question_others: Card,
    /// The question before the first shared path.
    pub fear: Card,
    /// The page of Get it out.
    pub free_page: Card,
}

/// Words for feelings.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feelings {
    /// The first twelve for the one who was hurt.
    pub first_hurt: Vec<String>,
    /// The first twelve for the one who broke trust.
    pub first_broke: Vec<String>,
    /// The row that opens the families.
    pub more: String,
    /// How strong, from 1: a little, quite, very.
    pub strength: [String; 3],
    /// The families.
    #[serde(rename = "family")]
    pub families: Vec<Family>,
}

/// Words for needs.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Needs {
    /// The families.
    #[serde(rename = "family")]
    pub families: Vec<Family>,
}

/// Words that stand together.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Its id, as entries hold it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its words.
    pub words: Vec<String>,
}

/// What mend says when something goes wrong: where the words are, what happened, what to do.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failures {
    /// The disk is full while writing.
    pub disk_full: String,
    /// A page is damaged; `{count}` where there are several.
    pub damaged: String,
    /// Several are.
    pub damaged_many: String,
    /// Already open.
    pub already_open: String,
    /// The folder is read-only.
    pub read_only: String,
    /// The folder went away or was replaced.
    pub folder_gone: String,
    /// Another reason.
    pub not_kept: String,
    /// A newer format.
    pub newer: String,
    /// A draft is found; `{weekday}` filled in.
    pub draft_found: String,
    /// The clock went back.
    pub clock_back: String,
    /// The folder held entries and is empty now.
    pub lost: String,
    /// An encrypted journal, which this mend does not open.
    pub encrypted: String,
    /// The terminal is too small; `{columns}` and `{rows}` filled in.
    pub too_small: String,
}

impl Words {
    /// The words that come with the program; empty where a file were broken, which a test rules out.
    pub fn builtin() -> Self {
        Self::parse(WORDS, CARDS, FEELINGS, NEEDS, FAILURES).unwrap_or_default()
    }

    /// Reads the five files.
    ///
    /// # Errors
    /// When one is not TOML, or a field is missing, unknown or of the wrong shape.
    pub fn parse(
        words: &str,
        cards: &str,
        feelings: &str,
        needs: &str,
        failures: &str,
    ) -> Result<Self, toml::de::Error> {
        Ok(Self {
            plain: toml::from_str(words)?,
            cards: toml::from_str(cards)?,
            feelings: toml::from_str(feelings)?,
            needs: toml::from_str(needs)?,
            failures: toml::from_str(failures)?,
        })
    }

    /// The built-in files parsed strictly, for the tests of content.
    ///
    /// # Errors
    /// As [`Words::parse`].
    pub fn builtin_checked() -> Result<Self, toml::de::Error> {
        Self::parse(WORDS, CARDS, FEELINGS, NEEDS, FAILURES)
    }

    /// How deep a path is, in a word.
    pub fn depth(&self, depth: u8) -> &str {
        match depth {
            1 => &self.plain.depth.steady,
            2 => &self.plain.depth.deeper,
            _ => &self.plain.depth.deep,
        }
    }
}

impl Feelings {
    /// The first twelve of a side.
    pub fn first(&self, side: Side) -> &[String] {
        match side {
            Side::Hurt => &self.first_hurt,
            Side::Broke => &self.first_broke,
        }
    }

    /// The family that a word stands in; the first that holds it.
    pub fn family_of(&self, word: &str) -> Option<&Family> {
        self.families.iter().find(|family| family.words.iter().any(|known| known == word))
    }
}
