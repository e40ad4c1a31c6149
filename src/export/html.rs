//! A page as one HTML file that prints well: no script, nothing from elsewhere, and a policy that forbids both.
//!
//! Every text is escaped where it is written, in one place, and stands between tags only, never inside one.

use std::fmt::Write;

use super::{line, paragraphs};
use crate::page::{Asked, Body, Chart, Given, Page, Part, Sheet};

/// How it looks: black on white, one column, each entry from a new page on when printed.
const STYLE: &str = "body{font:12pt/1.45 Georgia,'DejaVu Serif',serif;max-width:40em;margin:2em auto;padding:0 1em;\
color:#000;background:#fff}h1{font-size:1.3em;margin:0}h2{font-size:1em;margin:1.2em 0 .2em}p{margin:.3em 0}\
.about,.asked,footer{color:#555}ol,ul,dl{margin:.2em 0;padding-left:1.4em}dl{padding:0}dt{float:left;clear:left;\
width:10em;color:#555}dd{margin-left:10.5em}section{border-top:1px solid #999;margin-top:2em;padding-top:1em}\
h2,.asked{break-after:avoid}p,li,dd{orphans:3;widows:3;overflow-wrap:anywhere}\
@media print{body{margin:0;max-width:none}section{break-before:page;border:0}}";

/// The whole page.
pub(super) fn written(page: &Page) -> String {
    let head = page.head();
    let mut out = String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
    );
    out.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    let _ = writeln!(
        out,
        "<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>",
        escaped(&line(&head.title))
    );
    tag(&mut out, "h1", &line(&head.title));
    let about = [&head.name, &head.days, &head.audience, &head.made].map(|one| line(one));
    let about: Vec<String> = about.into_iter().filter(|one| !one.is_empty()).collect();
    classed(&mut out, "about", &about.join(" · "));
    let person: Vec<String> = head.about.iter().map(|one| line(one)).collect();
    if !person.is_empty() {
        classed(&mut out, "about", &person.join(" / "));
    }
    out.push_str("</header>\n<main>\n");
    for part in page.parts() {
        write_part(part, &mut out);
    }
    out.push_str("<footer>\n");
    for small in page.small() {
        tag(&mut out, "p", &line(small));
    }
    out.push_str("</footer>\n");
    for sheet in page.sheets() {
        write_sheet(sheet, &mut out);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn write_part(part: &Part, out: &mut String) {
    if !part.heading.is_empty() {
        let beside =
            if part.beside.is_empty() { String::new() } else { format!(" · {}", line(&part.beside)) };
        tag(out, "h2", &format!("{}{beside}", line(&part.heading)));
    }
    match &part.body {
        Body::Rows(rows) => {
            out.push_str("<dl>\n");
            for row in rows {
                tag(out, "dt", &line(&row.label));
                tag(out, "dd", &line(&row.text));
            }
            out.push_str("</dl>\n");
        }
        Body::Numbered(lines) => list(out, "ol", lines),
        Body::Bullets(lines) => list(out, "ul", lines),
        Body::Tried(tried) => {
            let state = |state: &str| if state.is_empty() { String::new() } else { format!(" ({state})") };
            let lines: Vec<String> =
                tried.iter().map(|one| format!("{}{}", one.text, state(&one.state))).collect();
            list(out, "ul", &lines);
        }
        Body::Chart(chart) => {
            write_chart(chart, out);
            tag(out, "p", &line(&chart.summary));
        }
        Body::Text(text) => tag(out, "p", &line(text)),
    }
}

/// A picture of the numbers, and the same in words for whoever hears it.
fn write_chart(chart: &Chart, out: &mut String) {
    const ROW: usize = 18;
    if chart.rows.is_empty() {
        return;
    }
    let height = chart.rows.len() * ROW + 4;
    let said = |one: Option<u8>| one.map_or_else(|| "–".to_owned(), |one| one.to_string());
    let _ =
        writeln!(out, "<svg role=\"img\" width=\"420\" height=\"{height}\" viewBox=\"0 0 420 {height}\">");
    let all = chart.rows.iter().map(|row| format!("{}: {} → {}", row.day, said(row.before), said(row.after)));
    tag(out, "title", &all.collect::<Vec<_>>().join(", "));
    for (place, row) in chart.rows.iter().enumerate() {
        let y = place * ROW + 13;
        let bar = |from: usize, number: Option<u8>, ink: &str| {
            let long = usize::from(number.unwrap_or_default()) * 12;
            format!("<rect x=\"{from}\" y=\"{}\" width=\"{long}\" height=\"8\" fill=\"{ink}\"/>", y - 8)
        };
        let numbers = format!("{} → {}", said(row.before), said(row.after));
        let _ = write!(out, "<text x=\"0\" y=\"{y}\" font-size=\"12\">{}</text>", escaped(&row.day));
        let _ = write!(out, "<text x=\"64\" y=\"{y}\" font-size=\"12\">{}</text>", escaped(&numbers));
        out.push_str(&bar(130, row.before, "#666"));
        out.push_str(&bar(270, row.after, "#000"));
        out.push('\n');
    }
    out.push_str("</svg>\n");
}

fn write_sheet(sheet: &Sheet, out: &mut String) {
    out.push_str("<section>\n");
    tag(out, "h2", &line(&sheet.title));
    let about = [line(&sheet.day), line(&sheet.numbers)].into_iter().filter(|one| !one.is_empty());
    classed(out, "about", &about.collect::<Vec<_>>().join(" · "));
    for asked in &sheet.asked {
        write_asked(asked, out);
    }
    out.push_str("</section>\n");
}

fn write_asked(asked: &Asked, out: &mut String) {
    if !asked.prompt.is_empty() {
        classed(out, "asked", &line(&asked.prompt));
    }
    let mut items: Vec<String> = Vec::new();
    for given in &asked.given {
        match given {
            Given::Line(text) => items.push(text.clone()),
            other => {
                list(out, "ul", &std::mem::take(&mut items));
                for paragraph in paragraphs(other.text()) {
                    tag(out, "p", &paragraph);
                }
            }
        }
    }
    list(out, "ul", &items);
}

fn list(out: &mut String, kind: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "<{kind}>");
    for one in lines {
        tag(out, "li", &line(one));
    }
    let _ = writeln!(out, "</{kind}>");
}

/// A text between tags. Whichever way its letters run, they run that way here alone.
fn tag(out: &mut String, name: &str, text: &str) {
    let way = if matches!(name, "title") { "" } else { " dir=\"auto\"" };
    let _ = writeln!(out, "<{name}{way}>{}</{name}>", escaped(text));
}

fn classed(out: &mut String, class: &str, text: &str) {
    let _ = writeln!(out, "<p class=\"{class}\" dir=\"auto\">{}</p>", escaped(text));
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for one in text.chars() {
        match one {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
