//! The words around a kept page: reading it, a later note, marks, tags, the bin. It holds words only.

use serde::Deserialize;

use super::{EditWords, VersionWords};

/// `[entry]` of `words.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryWords {
    /// On the page itself.
    pub page: PageWords,
    /// Why a page is not changed here.
    pub refused: RefusedWords,
    /// Changing what stands there.
    pub edit: EditWords,
    /// Earlier versions.
    pub versions: VersionWords,
    /// A later note.
    pub note: NoteWords,
    /// What is brought to a session.
    pub bring: BringWords,
    /// What is kept to oneself.
    pub seal: SealWords,
    /// Tags.
    pub tags: TagWords,
    /// The bin.
    pub bin: BinWords,
}

/// On the page itself.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageWords {
    /// The two numbers; `{before}` and `{after}` filled in.
    pub both: String,
    /// The first only.
    pub before: String,
    /// The second only.
    pub after: String,
    /// It was changed; `{day}` filled in.
    pub changed: String,
    /// There is another version of it; `{day}` and `{key}` filled in.
    pub second: String,
    /// Its tags; `{tags}` filled in.
    pub tags: String,
    /// Above a later note; `{day}` filled in.
    pub looking_back: String,
    /// A later note was begun; `{key}` filled in.
    pub unfinished: String,
    /// To bring: the page, or an answer.
    pub bring: String,
    /// To bring: a passage or line; `{quote}` filled in.
    pub bring_quote: String,
    /// The same when the words were changed since.
    pub bring_changed: String,
    /// Kept to oneself.
    pub sealed: String,
    /// An answer whose words were deleted.
    pub deleted: String,
    /// A letter that is closed; `{day}` filled in.
    pub closed: String,
    /// The page is gone.
    pub gone: String,
}

/// Why a page is not changed here, before anything is typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusedWords {
    /// Another window may change it.
    pub read_only: String,
    /// A newer mend wrote it.
    pub newer: String,
    /// A later note is not finished; `{key}` filled in.
    pub unfinished_note: String,
    /// Another change is not finished.
    pub unfinished_change: String,
    /// There are two versions of it; `{key}` filled in.
    pub two: String,
    /// A page that is kept to oneself is not brought; `{key}` filled in.
    pub sealed: String,
}

/// A later note.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteWords {
    /// Above it.
    pub title: String,
    /// Under the title; `{title}` and `{day}` of the page filled in.
    pub about: String,
    /// In it, while it is empty; `{key}` filled in.
    pub placeholder: String,
    /// It waits with a change that is not finished.
    pub waits: String,
    /// Among the pages left open, and what can be done.
    pub left_open: String,
}

/// What is brought to a session.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BringWords {
    /// Above the choice.
    pub title: String,
    /// What the mark does.
    pub what: String,
    /// The whole page.
    pub page: String,
    /// The answer that was pointed at, with its question; `{prompt}` filled in.
    pub answer: [String; 2],
    /// A passage of it.
    pub passage: [String; 2],
    /// The row that takes a mark off; `{what}` filled in.
    pub off: String,
    /// What is taken off: an answer; `{prompt}` filled in.
    pub off_answer: String,
    /// A mark was set.
    pub on_said: String,
    /// A mark was taken off.
    pub off_said: String,
    /// While the beginning of a passage is looked for; `{key}` filled in.
    pub from_here: String,
    /// While its end is looked for; `{key}` filled in.
    pub to_here: String,
    /// No words lie between the two.
    pub nothing: String,
}

/// What is kept to oneself.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealWords {
    /// Above the choice.
    pub title: String,
    /// What it means.
    pub what: [String; 2],
    /// The answer that was pointed at, with its question; `{prompt}` filled in.
    pub answer: [String; 2],
    /// The whole page.
    pub page: String,
    /// The answer, open again.
    pub open_answer: [String; 2],
    /// The whole page, open again.
    pub open_page: String,
    /// It is kept to oneself.
    pub on_said: String,
    /// It is open again.
    pub off_said: String,
}

/// Tags.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagWords {
    /// Above the line.
    pub title: String,
    /// What to type; `{key}` filled in.
    pub type_tag: String,
    /// The row that ends it, while nothing is typed.
    pub done: String,
    /// The row of what was typed; `{tag}` filled in.
    pub add: String,
    /// The row that takes a tag off; `{tag}` filled in.
    pub off: String,
    /// Too long; `{most}` filled in.
    pub too_long: String,
    /// The page has it already.
    pub there: String,
}

/// The bin.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BinWords {
    /// Its name, and what it holds.
    pub title: [String; 2],
    /// Above the question whether a page moves there.
    pub ask: String,
    /// What that does.
    pub ask_what: String,
    /// Leave it.
    pub leave: String,
    /// Move it.
    pub to_bin: String,
    /// It was moved.
    pub moved: String,
    /// Nothing is in it.
    pub empty: String,
    /// It has not been read yet.
    pub still_read: String,
    /// A page that was never finished.
    pub unfinished: String,
    /// What cannot be read.
    pub unreadable: String,
    /// Read it.
    pub read: String,
    /// Put it back.
    pub restore: [String; 2],
    /// It was put back.
    pub restored: String,
    /// Remove it for good.
    pub erase: String,
    /// What that cannot promise.
    pub erase_what: [String; 2],
    /// Leave it in the bin.
    pub keep: String,
    /// It was removed.
    pub erased: String,
    /// It could not be moved; the page stays.
    pub not_moved: String,
    /// The bin could not be read.
    pub not_read: String,
    /// It could not be put back.
    pub not_restored: String,
    /// It could not be removed.
    pub not_erased: String,
}
