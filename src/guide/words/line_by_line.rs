//! The words of `mend --plain`: how to answer, what a command does. The questions themselves are the guide's.

mod rooms;

use serde::Deserialize;

pub use rooms::{AloudWords, ChangeWords, PlainSettings};

/// What the line-by-line front says beside the guide's own words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineByLine {
    /// First of all.
    pub welcome: String,
    /// That the window keeps what was said.
    pub scrollback: String,
    /// Under a menu.
    pub menu: String,
    /// Under home, from which nothing goes back.
    pub menu_home: String,
    /// Under a list of which one may be left out.
    pub number_or_enter: String,
    /// Under a list in which one is marked; `{label}` filled in.
    pub number_or_marked: String,
    /// Under a list of which one was chosen before.
    pub number_or_on: String,
    /// Under a list after which it goes on, whatever is chosen.
    pub number_goes_on: String,
    /// What was chosen, said back; `{label}` filled in.
    pub chosen: String,
    /// What was chosen was taken off.
    pub nothing_chosen: String,
    /// A heading of short lines; `{heading}` filled in.
    pub under: String,
    /// About how long a path takes; `{core}` filled in.
    pub minutes: String,
    /// The same of one with more after it; `{core}` and `{whole}` filled in.
    pub minutes_and_rest: String,
    /// How long, and how deep; `{minutes}` and `{depth}` filled in.
    pub long_and_deep: String,
    /// Under a list of which several may be picked.
    pub numbers: String,
    /// The most that may be picked; `{max}` filled in.
    pub at_most: String,
    /// Before a number.
    pub number: String,
    /// Under words for feelings or needs.
    pub words: String,
    /// How strong a feeling is; `{word}` and `{rows}` filled in.
    pub how_strong: String,
    /// Before a single line.
    pub one_line: String,
    /// Before the line that a choice opens.
    pub own_line: String,
    /// Before short lines.
    pub lines: String,
    /// Where a line goes; its headings stand above.
    pub which_heading: String,
    /// Before a text.
    pub end_text: String,
    /// Before ways to begin a letter.
    pub openers: String,
    /// Before what was given earlier.
    pub so_far: String,
    /// Before what was given at an earlier question.
    pub from_before: String,
    /// Under what may be ticked beside an answer.
    pub ticks: String,
    /// After something to read.
    pub go_on: String,
    /// Before lines that come one by one.
    pub next_line: String,
    /// How far the core is; `{step}` and `{of}` filled in.
    pub step: String,
    /// After the core.
    pub further: String,
    /// What was typed is none of the rows.
    pub no_such: String,
    /// Some of a line is no text.
    pub not_text: String,
    /// Before a line that was taken off.
    pub taken_off: String,
    /// Before a line that was put back.
    pub put_back: String,
    /// There is no such line.
    pub nothing_to_undo: String,
    /// All lines were taken off.
    pub cleared: String,
    /// After something that was opened over a question.
    pub back_at: String,
    /// As long as nothing is kept.
    pub not_on_disk: String,
    /// Under *Keep this?*.
    pub keep_or_back: String,
    /// It is on disk.
    pub kept: String,
    /// It is on disk after all.
    pub kept_again: String,
    /// Somebody was added, changed or taken off.
    pub noted: String,
    /// A page was left open.
    pub paused: String,
    /// The last words.
    pub left: String,
    /// The last words where there is no notebook and nothing was written.
    pub left_nothing: String,
    /// The last words where there is no notebook and words were written.
    pub nothing_kept: String,
    /// It was out of sight, and is back.
    pub was_hidden: String,
    /// What else one can do than breathe; `{ways}` filled in.
    pub breath_instead: String,
    /// Breathing, where nobody types.
    pub breath_in_words: String,
    /// Before a timed minute of breath.
    pub breath_begins: String,
    /// Before a counted one.
    pub breath_with_enter: String,
    /// In.
    pub breathe_in: String,
    /// Out.
    pub breathe_out: String,
    /// Above the choices of the people page.
    pub people_choices: String,
    /// Somebody's row; `{name}` filled in.
    pub change_person: String,
    /// How to take somebody off.
    pub take_off: String,
    /// The row that hides.
    pub hide_row: String,
    /// The row that turns to the other side's pages.
    pub other_side: String,
    /// The row that hides shared pages.
    pub hide_shared: String,
    /// The row that shows them again.
    pub show_shared: String,
    /// They were hidden.
    pub shared_hidden: String,
    /// The row that tells what mend is.
    pub about_row: String,
    /// Under the pages.
    pub look_back: String,
    /// The same where there are older ones.
    pub look_back_more: String,
    /// The same where only some are listed.
    pub look_back_all: String,
    /// The row that narrows what is listed.
    pub narrow_row: String,
    /// Under the values of a filter that takes days in words.
    pub narrow_days: String,
    /// Above pages that were found; `{words}` filled in.
    pub pages_with: String,
    /// A mark.
    pub to_bring: String,
    /// A mark.
    pub to_myself: String,
    /// Of the help: an empty line in a text.
    pub about_text: String,
    /// Of the help: a word that looks like a command.
    pub about_colon: String,
    /// Of the help: a command without its colon, and what it does.
    pub commands: Vec<[String; 2]>,
    /// A page read aloud.
    pub aloud: AloudWords,
    /// What can be done with a page, and the bin.
    pub change: ChangeWords,
    /// The settings.
    pub settings: PlainSettings,
}
