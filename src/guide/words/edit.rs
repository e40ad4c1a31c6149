//! The words around changing what stands on a kept page. It holds words only.

use serde::Deserialize;

/// `[entry.edit]` of `words.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditWords {
    /// Under each question: what becomes of the words that stood there.
    pub small: String,
    /// What can be done once all answers lie behind.
    pub title: String,
    /// Over the questions whose answers were changed.
    pub changed: String,
    /// Only a later note was added, or the change was begun on an older version.
    pub changed_before: String,
    /// Keep the change.
    pub keep: [String; 2],
    /// Go on another time.
    pub later: [String; 2],
    /// Leave the page as it was.
    pub leave: [String; 2],
    /// It is kept.
    pub kept: String,
    /// It waits.
    pub waits: String,
    /// The page is as it was.
    pub left: String,
    /// Nothing was changed.
    pub nothing: String,
    /// On the page: a change is not finished; `{key}` filled in.
    pub unfinished: String,
    /// Why it can't be changed: nothing on it is words.
    pub no_words: String,
    /// Among the pages left open.
    pub left_open: String,
}
