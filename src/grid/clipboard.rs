//! What goes to the clipboard and what comes from it: tab-separated text and a table, as
//! spreadsheets write and read them.

use super::export::{harmless, quoted};
use thiserror::Error;

/// More cells than this are not taken at once; files bring in any number.
pub const MOST_CELLS: usize = 200_000;

/// Tab-separated cells. A cell with a tab, a line break or a quote is quoted, as spreadsheets do;
/// one that a spreadsheet would compute is kept a text.
pub fn tsv<R: AsRef<[String]>>(rows: impl IntoIterator<Item = R>) -> String {
    let rows: Vec<String> = rows
        .into_iter()
        .map(|row| {
            let cells: Vec<String> = row
                .as_ref()
                .iter()
                .map(|cell| quoted(&harmless(cell), &['\t', '\n', '\r', '"']))
                .collect();
            cells.join("\t")
        })
        .collect();
    rows.join("\r\n")
}

/// The same cells as a table. What is no figure is marked as text, so that a spreadsheet neither
/// computes it nor rounds a long code.
pub fn html<R: AsRef<[String]>>(rows: impl IntoIterator<Item = R>) -> String {
    let mut text = String::from("<table>");
    for row in rows {
        text.push_str("<tr>");
        for cell in row.as_ref() {
            let is_figure = cell.parse::<f64>().is_ok() && cell.len() < 12;
            text.push_str(if is_figure {
                "<td>"
            } else {
                "<td style=\"mso-number-format:'\\@'\">"
            });
            for c in cell.chars() {
                match c {
                    '&' => text.push_str("&amp;"),
                    '<' => text.push_str("&lt;"),
                    '>' => text.push_str("&gt;"),
                    '\n' => text.push_str("<br>"),
                    c => text.push(c),
                }
            }
            text.push_str("</td>");
        }
        text.push_str("</tr>");
    }
    text.push_str("</table>");
    text
}

/// More cells than are taken at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{0} cells are too many")]
pub struct TooMany(
    /// About how many there are: separators between quotes count, too.
    pub usize,
);

/// Rows of cells of a text from the clipboard.
///
/// # Errors
/// When there are more than [`MOST_CELLS`]; nothing was read then.
pub fn pasted(text: &str) -> Result<Vec<Vec<String>>, TooMany> {
    let text = text.trim_start_matches('\u{feff}');
    let cells = 1 + text.trim_end_matches(['\r', '\n']).matches(['\t', '\n']).count();
    if cells > MOST_CELLS { Err(TooMany(cells)) } else { Ok(blocks(text)) }
}

/// Rows of cells of a text from the clipboard: tab-separated, with quoted cells, as spreadsheets
/// write them. What follows the last line break is no row when it is empty. A quote that opens a
/// cell and is not closed at its end is part of the text.
#[must_use]
pub fn blocks(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    let mut may_close = true;
    loop {
        let (cell, after) = match rest.strip_prefix('"').filter(|_| may_close).map(closed) {
            Some(Close::At(cell, after)) => (cell, after),
            close => {
                may_close &= close.is_none_or(|close| close != Close::Never);
                let end = rest.find(['\t', '\r', '\n']).unwrap_or(rest.len());
                let (cell, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
                (cell.to_owned(), after)
            }
        };
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        let Some(separator) = after.chars().next() else { break };
        rest = after.strip_prefix("\r\n").or(after.get(separator.len_utf8()..)).unwrap_or("");
        if separator != '\t' {
            if rest.is_empty() {
                break;
            }
            rows.push(Vec::new());
        }
    }
    rows
}

#[derive(PartialEq)]
enum Close<'t> {
    /// The cell, and what follows its closing quote.
    At(String, &'t str),
    /// Something else follows the quote: the cell was not quoted.
    Not,
    /// There is no such quote in all that follows.
    Never,
}

/// Reads a quoted cell from behind its opening quote.
fn closed(text: &str) -> Close<'_> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let Some((before, after)) = rest.split_once('"') else { return Close::Never };
        cell.push_str(before);
        match after.chars().next() {
            Some('"') => {
                cell.push('"');
                rest = after.get(1..).unwrap_or("");
            }
            None | Some('\t' | '\r' | '\n') => return Close::At(cell.replace("\r\n", "\n"), after),
            Some(_) => return Close::Not,
        }
    }
}

/// A cell without the apostrophe that kept a spreadsheet from computing it.
#[must_use]
pub fn unescaped(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(row: &[&str]) -> Vec<String> {
        row.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn the_clipboard_gets_plain_digits_and_quotes_what_would_break_a_cell() {
        let text = tsv([cells(&["城关一小", "1056"]), cells(&["a\tb", "说\"是\"\n二行"])]);
        assert_eq!(text, "城关一小\t1056\r\n\"a\tb\"\t\"说\"\"是\"\"\n二行\"");
    }

    #[test]
    fn nothing_that_is_copied_is_computed_elsewhere() {
        let row = cells(&["=HYPERLINK(\"x\")", "-3", "3501000000001", "a<b>&"]);
        assert_eq!(tsv([&row]), "\"'=HYPERLINK(\"\"x\"\")\"\t-3\t3501000000001\ta<b>&");
        let text = "<td style=\"mso-number-format:'\\@'\">";
        assert_eq!(
            html([&row]),
            format!(
                "<table><tr>{text}=HYPERLINK(\"x\")</td><td>-3</td>{text}3501000000001</td>\
                 {text}a&lt;b&gt;&amp;</td></tr></table>"
            )
        );
        assert_eq!(unescaped("'=1"), "=1");
        assert_eq!(unescaped("'甲"), "'甲");
    }

    #[test]
    fn what_was_copied_is_read_again() {
        let all = [cells(&["城关一小", "1056", ""]), cells(&["a\tb", "说\"是\"\n二行", "3\"钉"])];
        assert_eq!(blocks(&tsv(all.clone())), all);
        assert_eq!(blocks("甲\t2\r\n"), [cells(&["甲", "2"])]);
        assert_eq!(blocks("3"), [cells(&["3"])]);
    }

    #[test]
    fn cells_are_read_as_each_spreadsheet_writes_them() {
        // Excel Online: empty cells as two quotes, a line break at the end.
        assert_eq!(
            blocks("1\t\"\"\t3\n\"\"\t5\t\"\"\n"),
            [cells(&["1", "", "3"]), cells(&["", "5", ""])]
        );
        // A quoted cell with tab, quotes and both kinds of line break.
        assert_eq!(
            blocks("\"甲\"\"乙\"\"\t丙\r\n丁\"\t8\r\n9\r\n"),
            [cells(&["甲\"乙\"\t丙\n丁", "8"]), cells(&["9"])]
        );
        // Excel for Windows leaves quotes alone where nothing else needs them.
        assert_eq!(
            blocks("\"一\"班\t2\n\"开\t4"),
            [cells(&["\"一\"班", "2"]), cells(&["\"开", "4"])]
        );
        // Only one line break at the end is dropped; an empty row before it stays.
        assert_eq!(blocks("1\n\n"), [cells(&["1"]), cells(&[""])]);
        assert_eq!(blocks("1\r2"), [cells(&["1"]), cells(&["2"])]);
        assert_eq!(blocks(""), [cells(&[""])]);
        assert_eq!(blocks("1\t"), [cells(&["1", ""])]);
    }

    #[test]
    fn a_paste_beyond_all_measure_is_not_read() {
        let line = "1\t".repeat(999) + "1\n";
        assert_eq!(pasted(&line.repeat(1000)), Err(TooMany(1_000_000)));
        assert_eq!(pasted(&line.repeat(200)).map(|rows| rows.len()), Ok(200));
        assert_eq!(pasted("\u{feff}7"), Ok(vec![cells(&["7"])]));
    }
}
