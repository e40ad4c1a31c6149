//! A page in the formats that it leaves in: plain text, Markdown, HTML, JSON. Bytes out of a [`Page`] and of nothing else:
//! what may not leave is not in one, so no format has to know what that is.
//!
//! Pure. Whatever a person wrote comes out as text: nothing in it is markup, and nothing drives a terminal.

mod html;
mod json;
mod markdown;
mod text;

use std::fmt;
use std::str::FromStr;

use crate::page::Page;
use crate::text::show::{show, show_line};

/// The formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Markdown.
    #[default]
    Markdown,
    /// Plain text of 72 columns.
    Text,
    /// One file that a browser shows and prints.
    Html,
    /// For a program, or to be read back.
    Json,
}

/// No format has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a format is markdown, text, html or json")]
pub struct NoFormat;

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Markdown, Self::Text, Self::Html, Self::Json];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Text => "text",
            Self::Html => "html",
            Self::Json => "json",
        }
    }

    /// How a file of it ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Html => "html",
            Self::Json => "json",
        }
    }
}

impl FromStr for Format {
    type Err = NoFormat;

    fn from_str(name: &str) -> Result<Self, NoFormat> {
        let is = |format: &Self| format.name() == name || format.ending() == name;
        Self::ALL.into_iter().find(is).ok_or(NoFormat)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The very text that is written, in this format.
pub fn written(page: &Page, format: Format) -> String {
    match format {
        Format::Markdown => markdown::written(page),
        Format::Text => text::written(page),
        Format::Html => html::written(page),
        Format::Json => json::written(page),
    }
}

/// The paragraphs of a text: its lines that are not blank, without what would drive a terminal and without the blanks at
/// their ends, which mean something to some formats.
fn paragraphs(text: &str) -> Vec<String> {
    let lines = show(text).lines().map(|line| line.replace('\t', " ").trim().to_owned()).collect::<Vec<_>>();
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// A text as one line.
fn line(text: &str) -> String {
    show_line(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
