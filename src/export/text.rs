//! A page as plain text of 72 columns, for a printer, a letter, or a window beside it.

use super::{line, paragraphs};
use crate::page::{Asked, Body, COLUMNS, Chart, Given, LEAD, Page, Part, Row, Sheet, label_width};
use crate::text::wrap::{lines, width};

/// The whole page.
pub(super) fn written(page: &Page) -> String {
    let mut out = Vec::new();
    head(page, &mut out);
    for part in page.parts() {
        write_part(part, &mut out);
        out.push(String::new());
    }
    for small in page.small() {
        out.extend(lines(&line(small), COLUMNS));
    }
    for sheet in page.sheets() {
        write_sheet(sheet, &mut out);
    }
    let trimmed: Vec<&str> = out.iter().map(|row| row.trim_end()).collect();
    trimmed.join("\n") + "\n"
}

fn head(page: &Page, out: &mut Vec<String>) {
    let head = page.head();
    let right = [line(&head.name), line(&head.days)].into_iter().filter(|one| !one.is_empty());
    out.push(between(&line(&head.title), &right.collect::<Vec<_>>().join("   ")));
    out.push(between(&line(&head.audience), &line(&head.made)));
    if !head.about.is_empty() {
        let about: Vec<String> = head.about.iter().map(|one| line(one)).collect();
        out.extend(lines(&about.join("  /  "), COLUMNS));
    }
    out.push("-".repeat(COLUMNS));
}

/// Two things at the two ends of a line; under each other where they have no room.
fn between(left: &str, right: &str) -> String {
    let room = COLUMNS.saturating_sub(width(left) + width(right));
    if room < 2 { format!("{left}\n{right}") } else { format!("{left}{}{right}", " ".repeat(room)) }
}

fn write_part(part: &Part, out: &mut Vec<String>) {
    if !part.heading.is_empty() {
        let beside =
            if part.beside.is_empty() { String::new() } else { format!("   {}", line(&part.beside)) };
        out.extend(lines(&format!("{}{beside}", line(&part.heading).to_uppercase()), COLUMNS));
    }
    match &part.body {
        Body::Rows(rows) => {
            for row in rows {
                write_row(row, label_width(rows), part, out);
            }
        }
        Body::Numbered(list) => {
            for (place, text) in list.iter().enumerate() {
                set_in(&format!(" {}. ", place + 1), text, out);
            }
        }
        Body::Bullets(list) => {
            for text in list {
                set_in(" -  ", text, out);
            }
        }
        Body::Tried(tried) => {
            for one in tried {
                let state = if one.state.is_empty() { String::new() } else { format!(" ({})", one.state) };
                set_in(" -  ", &format!("{}{state}", one.text), out);
            }
        }
        Body::Chart(chart) => write_chart(chart, out),
        Body::Text(text) => set_in(" ", text, out),
    }
}

fn write_row(row: &Row, label: usize, part: &Part, out: &mut Vec<String>) {
    let colon = if part.heading.is_empty() { ":" } else { "" };
    let name = format!("{}{colon}", line(&row.label));
    let gap = " ".repeat(label.saturating_sub(width(&name)).max(1));
    set_in(&format!("{name}{gap}"), &row.text, out);
}

/// A text behind a lead, its further rows set in as far.
fn set_in(lead: &str, text: &str, out: &mut Vec<String>) {
    let indent = width(lead).max(if lead.trim().is_empty() { 1 } else { LEAD.min(width(lead)) });
    let rows = lines(&line(text), COLUMNS.saturating_sub(indent).max(1));
    for (place, row) in rows.iter().enumerate() {
        let before = if place == 0 { lead.to_owned() } else { " ".repeat(indent) };
        out.push(format!("{before}{row}"));
    }
}

/// A line a sitting: the day, both numbers, and as many signs as each is high.
fn write_chart(chart: &Chart, out: &mut Vec<String>) {
    let number = |one: Option<u8>| one.map_or_else(|| " -".to_owned(), |one| format!("{one:2}"));
    let signs = |one: Option<u8>| "#".repeat(usize::from(one.unwrap_or_default()));
    for row in &chart.rows {
        let (before, after) = (number(row.before), number(row.after));
        let (was, is) = (signs(row.before), signs(row.after));
        out.push(format!(" {}  {before} > {after}   {was:<10} > {is}", row.day));
    }
    set_in(" ", &chart.summary, out);
}

fn write_sheet(sheet: &Sheet, out: &mut Vec<String>) {
    out.extend([String::new(), "-".repeat(COLUMNS)]);
    out.extend(lines(&line(&sheet.title), COLUMNS));
    let numbers = line(&sheet.numbers);
    let about = [line(&sheet.day), numbers].into_iter().filter(|one| !one.is_empty());
    out.extend(lines(&about.collect::<Vec<_>>().join("   "), COLUMNS));
    for asked in &sheet.asked {
        out.push(String::new());
        write_asked(asked, out);
    }
}

fn write_asked(asked: &Asked, out: &mut Vec<String>) {
    if !asked.prompt.is_empty() {
        out.extend(lines(&line(&asked.prompt), COLUMNS));
    }
    for given in &asked.given {
        match given {
            Given::Text(text) => {
                for one in paragraphs(text) {
                    set_in("  ", &one, out);
                }
            }
            Given::Line(text) => set_in("  - ", text, out),
            Given::Heading(text) => set_in("  ", text, out),
        }
    }
}
