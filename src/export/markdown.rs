//! A page as Markdown. Each paragraph stands by itself, and every sign that Markdown would take for its own is escaped:
//! what a person wrote is never a heading, a link, an image or HTML.

use super::{line, paragraphs};
use crate::page::{Asked, Body, Chart, Given, Page, Part, Sheet};

/// Signs that mean something wherever they stand.
const ALWAYS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '&', '~', '|', '$', '^', '='];
/// Signs that mean something at the beginning of a line.
const AT_START: &[char] = &['#', '+', '-', ':'];

/// The whole page.
pub(super) fn written(page: &Page) -> String {
    let mut out = Vec::new();
    head(page, &mut out);
    for part in page.parts() {
        write_part(part, &mut out);
    }
    for small in page.small() {
        out.push(format!("*{}*", escaped(&line(small))));
    }
    for sheet in page.sheets() {
        write_sheet(sheet, &mut out);
    }
    out.join("\n\n") + "\n"
}

fn head(page: &Page, out: &mut Vec<String>) {
    let head = page.head();
    let joined = |parts: &[&String], between: &str| {
        let parts = parts.iter().map(|one| escaped(&line(one))).filter(|one| !one.is_empty());
        parts.collect::<Vec<_>>().join(between)
    };
    out.push(format!("# {}", escaped(&line(&head.title))));
    out.push(joined(&[&head.name, &head.days, &head.audience, &head.made], " · "));
    let about = joined(&head.about.iter().collect::<Vec<_>>(), " / ");
    if !about.is_empty() {
        out.push(about);
    }
}

fn write_part(part: &Part, out: &mut Vec<String>) {
    if !part.heading.is_empty() {
        let beside = if part.beside.is_empty() {
            String::new()
        } else {
            format!(" · {}", escaped(&line(&part.beside)))
        };
        out.push(format!("## {}{beside}", escaped(&line(&part.heading))));
    }
    let list = |lines: &[String], lead: fn(usize) -> String| {
        let line = |(place, text): (usize, &String)| format!("{}{}", lead(place), escaped(&line(text)));
        lines.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
    };
    out.push(match &part.body {
        Body::Rows(rows) => {
            let row = |row: &crate::page::Row| {
                format!("- **{}:** {}", escaped(&line(&row.label)), escaped(&line(&row.text)))
            };
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Body::Numbered(lines) => list(lines, |place| format!("{}. ", place + 1)),
        Body::Bullets(lines) => list(lines, |_| "- ".to_owned()),
        Body::Tried(tried) => {
            let state = |state: &str| if state.is_empty() { String::new() } else { format!(" ({state})") };
            let lines: Vec<String> =
                tried.iter().map(|one| format!("{}{}", one.text, state(&one.state))).collect();
            list(&lines, |_| "- ".to_owned())
        }
        Body::Chart(chart) => written_chart(chart),
        Body::Text(text) => escaped(&line(text)),
    });
}

/// A list, one line a sitting: a table could not be read as it stands.
fn written_chart(chart: &Chart) -> String {
    let number = |one: Option<u8>| one.map_or_else(|| "–".to_owned(), |one| one.to_string());
    let row = |row: &crate::page::ChartRow| {
        format!("- {}: {} → {}", row.day, number(row.before), number(row.after))
    };
    let rows: Vec<String> = chart.rows.iter().map(row).collect();
    let summary = escaped(&line(&chart.summary));
    if rows.is_empty() { summary } else { format!("{}\n\n{summary}", rows.join("\n")) }
}

fn write_sheet(sheet: &Sheet, out: &mut Vec<String>) {
    out.push("---".to_owned());
    out.push(format!("## {}", escaped(&line(&sheet.title))));
    let about =
        [&sheet.day, &sheet.numbers].map(|one| escaped(&line(one))).into_iter().filter(|one| !one.is_empty());
    out.push(about.collect::<Vec<_>>().join(" · "));
    for asked in &sheet.asked {
        write_asked(asked, out);
    }
}

fn write_asked(asked: &Asked, out: &mut Vec<String>) {
    if !asked.prompt.is_empty() {
        out.push(format!("*{}*", escaped(&line(&asked.prompt))));
    }
    let mut items: Vec<String> = Vec::new();
    for given in &asked.given {
        if let Given::Line(text) = given {
            items.push(format!("- {}", escaped(&line(text))));
            continue;
        }
        if !items.is_empty() {
            out.push(std::mem::take(&mut items).join("\n"));
        }
        match given {
            Given::Heading(text) => out.push(format!("**{}**", escaped(&line(text)))),
            other => out.extend(paragraphs(other.text()).iter().map(|paragraph| escaped(paragraph))),
        }
    }
    if !items.is_empty() {
        out.push(items.join("\n"));
    }
}

/// A line of text that Markdown shows as it stands.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, one) in text.char_indices() {
        let starts = at == 0 && AT_START.contains(&one);
        let numbers = digits > 0 && at == digits && matches!(one, '.' | ')');
        // `![` is an image; with the bracket escaped it is none, and with this it is not even one for careless readers.
        let image = one == '!' && text.get(at + 1..).is_some_and(|rest| rest.starts_with('['));
        if ALWAYS.contains(&one) || starts || numbers || image {
            out.push('\\');
        }
        out.push(one);
    }
    out
}
