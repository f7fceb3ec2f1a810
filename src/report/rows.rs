//! Tables of a view, rows of texts as they are shown, on their way out: to the clipboard, as .csv, as
//! .xlsx, and together with pictures as one archive. A text that a spreadsheet would take for a formula
//! goes out as a text; what stands for a missing figure goes out as an empty cell.

use crate::record;
use crate::words::number::{GROUP, MISSING};
use serde::Serialize;

/// Whole numbers from this length on are codes of schools, unless their digits are grouped.
const CODE: usize = 10;

/// A table with its name, heads first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct TableRows {
    /// What it is called.
    pub name: String,
    /// Its cells.
    pub rows: Vec<Vec<String>>,
}

record!(default TableRows { name: "name", rows: "rows" });

/// The number that a cell shows; codes, and what has a unit or a sign of its own, are none.
#[must_use]
pub fn number(cell: &str) -> Option<f64> {
    let grouped = cell.contains(GROUP);
    let plain = cell.trim().replace(GROUP, "").replace('−', "-");
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let code = !grouped && !digits.contains('.') && whole.len() >= CODE;
    let led = whole.len() > 1 && whole.starts_with('0');
    if !all(whole) || !all(fraction) || code || led || digits.len() > 16 {
        return None;
    }
    plain.parse().ok()
}

/// A cell without what only a reader of the page needs.
fn clean(cell: &str) -> String {
    let cell = cell.trim();
    if cell == MISSING { String::new() } else { cell.replace(GROUP, "") }
}

/// Whether a spreadsheet that reads this text would compute it.
fn computes(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t']) && number(cell).is_none()
}

/// A cell as a text file holds it: numbers plain, and a sign in front of what is no formula.
fn plain(cell: &str) -> String {
    let cell = clean(cell);
    if number(&cell).is_some() {
        return cell.replace('−', "-");
    }
    if computes(&cell) { format!("'{cell}") } else { cell }
}

/// Comma-separated values in UTF-8 with a byte order mark, which Excel and WPS ask for.
#[must_use]
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut out = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(&plain(cell))).collect();
        out += &cells.join(",");
        out += "\r\n";
    }
    out
}

fn quoted(cell: &str) -> String {
    let needs = cell.contains(['"', ',', '\n', '\r']);
    if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// A table for the clipboard: as text with tabs, and as HTML.
#[must_use]
pub fn clipboard(rows: &[Vec<String>]) -> (String, String) {
    let mut lines = Vec::new();
    let mut html = String::from("<meta charset=\"utf-8\"><table>");
    for row in rows {
        let cells: Vec<String> =
            row.iter().map(|cell| plain(cell).replace(['\t', '\n', '\r'], " ")).collect();
        lines.push(cells.join("\t"));
        html += "<tr>";
        for cell in row {
            let cell = clean(cell);
            // Without it a spreadsheet takes codes for numbers, and computes what looks like a formula.
            let as_text = if number(&cell).is_some() || cell.is_empty() {
                ""
            } else {
                " style=\"mso-number-format:'\\@'\""
            };
            let cell = if as_text.is_empty() { cell.replace('−', "-") } else { cell };
            html += &format!("<td{as_text}>{}</td>", escaped(&cell));
        }
        html += "</tr>";
    }
    (lines.join("\r\n"), html + "</table>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\n', "<br>")
}

#[cfg(feature = "sheets")]
pub use files::{bundle, workbook};

#[cfg(feature = "sheets")]
mod files {
    use super::{TableRows, clean, csv, number};
    use crate::book::{Across, Book, BookError, Down, Page, Sheet, Style, Value};
    use crate::import::InputFile;
    use std::io::{Cursor, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// Widest column, digits.
    const WIDEST: usize = 48;

    /// One table as a workbook.
    ///
    /// # Errors
    /// When it is larger than a sheet can be.
    pub fn workbook(table: &TableRows) -> Result<Vec<u8>, BookError> {
        let mut book = Book::new();
        let cell = || Style::new().border().size(10).down(Down::Middle).wrap();
        let head = book.style(cell().bold().across(Across::Center).fill(0xE8_EDF3));
        let body = book.style(cell());
        let mut sheet = Sheet::new(&table.name);
        let mut widths: Vec<usize> = Vec::new();
        for (row, cells) in (0..).zip(&table.rows) {
            for (column, text) in (0..).zip(cells) {
                let value = match number(text) {
                    Some(number) if row > 0 => Value::Number(number),
                    _ => Value::Text(clean(text)),
                };
                let value = if value == Value::Text(String::new()) { Value::Blank } else { value };
                sheet.set(row, column, value, if row == 0 { head } else { body });
                let wide: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
                let at = usize::try_from(column).unwrap_or_default();
                widths.resize(widths.len().max(at + 1), 0);
                if let Some(width) = widths.get_mut(at) {
                    *width = (*width).max(wide);
                }
            }
        }
        for (column, width) in (0..).zip(widths) {
            #[allow(clippy::cast_precision_loss, reason = "at most forty-eight")]
            sheet.set_width(column, width.clamp(6, WIDEST) as f64 + 2.0);
        }
        sheet.freeze(1, 1);
        sheet.set_page(Page {
            landscape: true,
            fit_width: true,
            repeated_rows: 1,
            header: String::new(),
            footer: "&C&P / &N".to_owned(),
        });
        book.push(sheet);
        book.write()
    }

    /// Tables as .xlsx and .csv, and files as they are, in one archive.
    ///
    /// # Errors
    /// As [`workbook`]; the archive's own.
    pub fn bundle(tables: &[TableRows], with: &[InputFile]) -> Result<Vec<u8>, BookError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |name: &str, bytes: &[u8]| -> Result<(), BookError> {
            zip.start_file(name, SimpleFileOptions::default())?;
            zip.write_all(bytes).map_err(zip::result::ZipError::from)?;
            Ok(())
        };
        for table in tables {
            put(&format!("{}.xlsx", table.name), &workbook(table)?)?;
            put(&format!("{}.csv", table.name), csv(&table.rows).as_bytes())?;
        }
        for file in with {
            put(&file.name, &file.bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_as_a_number_is_one_and_codes_are_not() {
        for (cell, found) in [
            ("1\u{2009}234.50", Some(1234.5)),
            ("−3", Some(-3.0)),
            ("0.5", Some(0.5)),
            ("0", Some(0.0)),
            ("3500000001", None),
            ("3\u{2009}500\u{2009}000\u{2009}001", Some(3_500_000_001.0)),
            ("007", None),
            ("97.5%", None),
            ("—", None),
            ("", None),
            ("1e5", None),
            ("=1+1", None),
            (".5", None),
            ("1.", None),
        ] {
            assert_eq!(number(cell), found, "{cell:?}");
        }
    }

    #[test]
    fn a_text_that_would_compute_is_marked_and_quotes_are_doubled() {
        let rows = vec![
            vec!["校名".to_owned(), "人".to_owned()],
            vec!["=HYPERLINK(\"x\",\"y\")".to_owned(), "−1\u{2009}200".to_owned()],
            vec!["a\"b,c\nd".to_owned(), "—".to_owned()],
        ];
        let list = csv(&rows);
        assert_eq!(
            list,
            "\u{feff}校名,人\r\n\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",-1200\r\n\"a\"\"b,c\nd\",\r\n"
        );
        let (text, html) = clipboard(&rows);
        assert_eq!(text, "校名\t人\r\n'=HYPERLINK(\"x\",\"y\")\t-1200\r\na\"b,c d\t");
        assert!(html.contains(
            "<td style=\"mso-number-format:'\\@'\">=HYPERLINK(&quot;x&quot;,&quot;y&quot;)</td>"
        ));
        assert!(html.contains("<td>-1200</td>"), "{html}");
        assert!(clipboard(&[vec!["<script>".to_owned()]]).1.contains("&lt;script&gt;"));
    }

    #[cfg(feature = "sheets")]
    #[test]
    fn an_archive_holds_each_table_twice_and_the_pictures() {
        use crate::import::InputFile;
        use std::io::{Cursor, Read};
        let rows = vec![vec!["校".to_owned()], vec!["=1".to_owned()], vec!["2.50".to_owned()]];
        let table = TableRows { name: "学校".to_owned(), rows };
        let picture = InputFile { name: "图.svg".to_owned(), bytes: b"<svg/>".to_vec() };
        let bytes = bundle(&[table], &[picture]).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<_> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names, ["学校.xlsx", "学校.csv", "图.svg"]);
        let mut book = Vec::new();
        zip.by_name("学校.xlsx").unwrap().read_to_end(&mut book).unwrap();
        let opened = crate::import::sheet::open("a.xlsx", &book, None);
        let cell = |row| opened.tables[0].cell(row, 0).cloned();
        assert_eq!(cell(1), Some(crate::import::sheet::Cell::Text("=1".into())));
        assert_eq!(cell(2), Some(crate::import::sheet::Cell::Number(2.5)));
    }
}
