//! The report as one printable page of HTML: its style and charts are in it, it asks for nothing
//! and runs nothing.

use super::model::{Align, Block, Cell, Kind, Report, Table, segments};
use crate::chart::text::escape;
use crate::chart::tokens::Token;
use std::fmt::Write;

/// Sizes are of GB/T 9704: 三号 16 pt, 二号 22 pt, 五号 10.5 pt; 22 lines a page.
const STYLE: &str = include_str!("report.css");

/// The page.
#[must_use]
pub fn html(report: &Report) -> String {
    let (rules, day) = report.foot.ends();
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-Hans\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <title>{}</title><style>\n{STYLE}{}",
        escape(&report.title),
        colours()
    );
    // Where a browser knows the boxes of the margins, every page has the line at its foot.
    let _ = writeln!(
        out,
        "@page {{ @bottom-left {{ content: {}; }} @bottom-center {{ content: {}; }} }}",
        quoted(&rules),
        quoted(&day)
    );
    out.push_str("</style></head><body><main>");
    if report.sample {
        out.push_str("<p class=\"mark\">示例数据　不作正式文件使用</p>");
    }
    let mut wide = false;
    for block in &report.blocks {
        if block.wide != wide {
            out.push_str(if block.wide { "<div class=\"wide\">" } else { "</div>" });
            wide = block.wide;
        }
        push(block, &mut out);
    }
    if wide {
        out.push_str("</div>");
    }
    let _ = writeln!(
        out,
        "<footer><span>{}</span> <span>{}</span></footer></main></body></html>",
        escape(&rules),
        escape(&day)
    );
    out
}

/// The colours of charts by class, as on light paper.
fn colours() -> String {
    let mut out = String::new();
    for token in Token::ALL {
        let (name, value) = (token.name(), token.light().hex());
        let _ = writeln!(out, ".s-{name}{{stroke:{value}}}.f-{name}{{fill:{value}}}");
    }
    out
}

/// A text as a string of a style sheet, every sign that could end it written as a number.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_alphanumeric() || matches!(c, ' ' | '（' | '）' | '〔' | '〕' | '：' | '；' | '　')
        {
            out.push(c);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out + "\""
}

fn push(block: &Block, out: &mut String) {
    if block.kind.is_text() && block.text.trim().is_empty() {
        return;
    }
    let lines = || block.text.lines().filter(|line| !line.trim().is_empty());
    let joined = || lines().map(marked).collect::<Vec<_>>().join("<br>");
    let number = escape(&block.number);
    let _ = match block.kind {
        Kind::RedHead => write!(out, "<p class=\"red-head\">{}</p>", joined()),
        Kind::Number => write!(out, "<p class=\"number\">{}</p>", joined()),
        Kind::Title => write!(out, "<h1>{}</h1>", joined()),
        Kind::To => write!(out, "<p class=\"to\">{}</p>", joined()),
        Kind::H1 => write!(out, "<h2>{number}{}</h2>", joined()),
        Kind::H2 => write!(out, "<h3>{number}{}</h3>", joined()),
        Kind::H3 => write!(out, "<h4>{number}{}</h4>", joined()),
        Kind::H4 => write!(out, "<h5>{number}{}</h5>", joined()),
        Kind::Annex => write!(out, "<h2 class=\"annex\">{}</h2>", joined()),
        Kind::Body => {
            for line in lines() {
                let _ = write!(out, "<p>{}</p>", marked(line));
            }
            Ok(())
        }
        Kind::Sign => {
            out.push_str("<div class=\"sign\">");
            for line in lines() {
                let _ = write!(out, "<p>{}</p>", marked(line));
            }
            write!(out, "</div>")
        }
        Kind::Table => match &block.table {
            Some(table) => push_table(block, table, out),
            None => Ok(()),
        },
        Kind::Chart => match &block.chart {
            Some(chart) => {
                let text = escape(&block.text);
                write!(
                    out,
                    "<figure>{}<figcaption>{number}　{text}</figcaption></figure>",
                    chart.svg
                )
            }
            None => Ok(()),
        },
    };
}

fn push_table(block: &Block, table: &Table, out: &mut String) -> std::fmt::Result {
    let many = if table.widths.len() > 8 { "many" } else { "" };
    let grid = if table.grid { "grid" } else { "" };
    let space = if block.number.is_empty() { "" } else { "　" };
    let (number, text) = (escape(&block.number), escape(&block.text));
    write!(out, "<table class=\"{many} {grid}\"><caption>{number}{space}{text}")?;
    if let [left, right] = table.above.as_slice() {
        let (left, right) = (escape(left), escape(right));
        write!(out, "<span class=\"above\"><span>{left}</span> <span>{right}</span></span>")?;
    }
    out.push_str("</caption><colgroup>");
    let sum: f64 = table.widths.iter().sum();
    for width in table.widths.iter().filter(|_| sum > 0.0) {
        write!(out, "<col style=\"width:{:.2}%\">", width / sum * 100.0)?;
    }
    out.push_str("</colgroup><thead>");
    for row in &table.heads {
        push_row(row, "th", out)?;
    }
    out.push_str("</thead><tbody>");
    for row in &table.rows {
        push_row(row, "td", out)?;
    }
    out.push_str("</tbody></table>");
    for line in table.note.lines() {
        write!(out, "<p class=\"note\">{}</p>", escape(line))?;
    }
    Ok(())
}

fn push_row(row: &[Cell], tag: &str, out: &mut String) -> std::fmt::Result {
    out.push_str("<tr>");
    for cell in row {
        let place = match cell.align {
            Align::Left => "left",
            Align::Center => "center",
            Align::Right => "right",
        };
        let strong = if cell.strong { " strong" } else { "" };
        write!(out, "<{tag} class=\"{place}{strong}\"")?;
        if tag == "th" {
            out.push_str(if cell.across > 1 { " scope=\"colgroup\"" } else { " scope=\"col\"" });
        }
        if cell.across > 1 {
            write!(out, " colspan=\"{}\"", cell.across)?;
        }
        if cell.down > 1 {
            write!(out, " rowspan=\"{}\"", cell.down)?;
        }
        let lines: Vec<String> = cell.text.lines().map(marked).collect();
        write!(out, ">{}</{tag}>", lines.join("<br>"))?;
    }
    out.push_str("</tr>");
    Ok(())
}

/// A text with what is blank in it marked.
fn marked(text: &str) -> String {
    let mut out = String::new();
    for (blank, part) in segments(text) {
        let part = escape(part);
        let _ = match blank {
            true => write!(out, "<mark>{part}</mark>"),
            false => write!(out, "{part}"),
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_of_a_style_sheet_cannot_be_left() {
        assert_eq!(quoted("甲\"; }</style>"), "\"甲\\22 \\3b  \\7d \\3c \\2f style\\3e \"");
    }
}
