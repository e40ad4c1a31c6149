//! The words of the rooms of `mend --plain`: a page read aloud, what can be done with it, the bin, the settings.

use serde::Deserialize;

/// A page read aloud.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AloudWords {
    /// Day and time; `{day}` and `{time}` filled in.
    pub written: String,
    /// The numbers; `{before}` and `{after}` filled in.
    pub numbers: String,
    /// The first number alone; `{before}` filled in.
    pub before: String,
    /// The second number alone; `{after}` filled in.
    pub after: String,
    /// The word for the body; `{word}` filled in.
    pub body: String,
    /// What is marked; `{marks}` filled in.
    pub marked: String,
    /// Tags; `{tags}` filled in.
    pub tags: String,
    /// Before a question; `{number}` filled in.
    pub question: String,
    /// After that number, where the answer is marked to bring.
    pub question_marked: String,
    /// Before what was written.
    pub wrote: String,
    /// A number that was given; `{value}` filled in.
    pub value: String,
    /// One of the fields of a small act; `{label}` and `{text}` filled in.
    pub field: String,
    /// It was left empty.
    pub empty: String,
    /// Its words were deleted.
    pub deleted: String,
    /// A letter that is closed; `{day}` filled in.
    pub closed: String,
    /// Before a later note; `{day}` filled in.
    pub note: String,
    /// The page is over.
    pub end: String,
}

/// What can be done with a page, and with what is in the bin.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeWords {
    /// Above the rows.
    pub title: String,
    /// The row that changes what was written.
    pub edit: String,
    /// Above the answers that can be changed.
    pub which_answer: String,
    /// The row that writes a later note.
    pub note: String,
    /// Before it is written.
    pub write_note: String,
    /// The row of marks to bring.
    pub bring: String,
    /// Above them.
    pub which: String,
    /// The whole page.
    pub whole: String,
    /// An answer; `{number}` and `{prompt}` filled in.
    pub answer: String,
    /// A row that is marked; `{row}` filled in.
    pub is_marked: String,
    /// Which part of an answer.
    pub which_part: String,
    /// All of it.
    pub all_of_it: String,
    /// It is marked now.
    pub marked: String,
    /// It is not marked any more.
    pub unmarked: String,
    /// The row that keeps a page to oneself.
    pub seal: String,
    /// The row that ends that.
    pub unseal: String,
    /// It is kept to oneself.
    pub sealed: String,
    /// It is not any more.
    pub unsealed: String,
    /// The row of tags.
    pub tags: String,
    /// How to change them.
    pub type_tags: String,
    /// Tags that are used elsewhere; `{tags}` filled in.
    pub known_tags: String,
    /// The tags now; `{tags}` filled in.
    pub tags_now: String,
    /// There are none now.
    pub no_tags: String,
    /// The row that says the page again.
    pub again: String,
    /// The row that moves it to the bin.
    pub to_bin: String,
    /// It is there; how to get it back.
    pub in_bin: String,
    /// The row, and the title, of the bin.
    pub bin: String,
    /// Nothing is in it.
    pub bin_empty: String,
    /// A page that was let go before it was done.
    pub unfinished: String,
    /// A file that cannot be read.
    pub unreadable: String,
    /// What can be done with one of them; the first row puts it back.
    pub restore: String,
    /// The second removes it.
    pub erase: String,
    /// It was put back.
    pub restored: String,
    /// It was removed.
    pub erased: String,
    /// Asks once before that; the row that does it.
    pub erase_sure: String,
    /// A change that was begun and not kept; `{title}` filled in.
    pub begun: String,
    /// The row that keeps it.
    pub keep_begun: String,
}

/// The settings that have a meaning here.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainSettings {
    /// The row, and the title.
    pub title: String,
    /// The seat; `{now}` filled in, as in all of these.
    pub seat: String,
    /// The word for the other person.
    pub person: String,
    /// How to change it.
    pub type_person: String,
    /// The country.
    pub country: String,
    /// None was chosen.
    pub no_country: String,
    /// Pages about two, shown.
    pub shared: String,
    /// The same, hidden.
    pub shared_hidden: String,
    /// Late hours; `{from}` and `{to}` filled in.
    pub late: String,
    /// How to change them.
    pub type_late: String,
    /// What was typed are no hours.
    pub no_hours: String,
    /// Breathing goes on by itself.
    pub moves: String,
    /// Breathing goes on with Enter.
    pub still: String,
    /// Minutes; `{now}` filled in.
    pub idle: String,
    /// It never goes out of sight by itself.
    pub idle_off: String,
    /// How to change it.
    pub type_idle: String,
    /// What was typed are no minutes.
    pub no_minutes: String,
    /// What one setting says now; `{row}` filled in.
    pub changed: String,
}
