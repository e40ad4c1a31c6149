//! The chosen entries as JSON, to be kept or read back: the format of `assets/schema/export.schema.json`.

use std::fmt::Write;

use serde::Serialize;

use crate::journal::Entry;
use crate::page::Page;

/// What says that a file is one of these.
pub(crate) const KIND: &str = "mend-export";

#[derive(Serialize)]
struct File<'a> {
    kind: &'static str,
    version: u32,
    /// Whether words are missing or others than they were: then it is no copy.
    redacted: bool,
    entries: &'a [Entry],
}

/// The whole page. Text in JSON is a string and nothing else, whatever stands in it.
pub(super) fn written(page: &Page) -> String {
    let file = File { kind: KIND, version: 1, redacted: page.is_redacted(), entries: page.entries() };
    let text = serde_json::to_string_pretty(&file).unwrap_or_default();
    let mut out = String::with_capacity(text.len() + 1);
    for one in text.chars() {
        // What a terminal obeys is escaped, so that nothing is lost and nothing is driven.
        match one {
            '\n' => out.push('\n'),
            other if crate::text::show::show(other.encode_utf8(&mut [0; 4])).is_empty() => {
                let _ = write!(out, "\\u{:04x}", u32::from(other));
            }
            other => out.push(other),
        }
    }
    out + "\n"
}
