//! Tables as text: for the clipboard, where a spreadsheet takes tab-separated cells, and as a
//! CSV file.

/// Tab-separated cells. A cell with a tab, a line break or a quote is quoted, as spreadsheets do.
pub fn tsv<R: AsRef<[String]>>(rows: impl IntoIterator<Item = R>) -> String {
    let rows: Vec<String> = rows
        .into_iter()
        .map(|row| {
            let cells: Vec<String> =
                row.as_ref().iter().map(|cell| quoted(cell, &['\t', '\n', '\r', '"'])).collect();
            cells.join("\t")
        })
        .collect();
    rows.join("\r\n")
}

/// Rows of cells of a text from the clipboard: tab-separated, with quoted cells, as spreadsheets
/// write them. What follows the last line break is no row when it is empty.
#[must_use]
pub fn blocks(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut();
        let Some(cell) = row.and_then(|row| row.last_mut()) else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => rows.last_mut().into_iter().for_each(|row| row.push(String::new())),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => cell.push(c),
        }
    }
    if rows.len() > 1
        && rows.last().is_some_and(|row| matches!(row.as_slice(), [only] if only.is_empty()))
    {
        rows.pop();
    }
    rows
}

/// A CSV file: UTF-8 with a byte-order mark, so that spreadsheets read Chinese right. A cell
/// that a spreadsheet would take for a formula is written as text.
pub fn csv<R: AsRef<[String]>>(rows: impl IntoIterator<Item = R>) -> String {
    let mut text = String::from('\u{feff}');
    for row in rows {
        let cells: Vec<String> = row
            .as_ref()
            .iter()
            .map(|cell| quoted(&harmless(cell), &[',', '\n', '\r', '"']))
            .collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn quoted(cell: &str, special: &[char]) -> String {
    if cell.contains(special) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// A leading apostrophe keeps a spreadsheet from computing what is only a text. Figures stay as
/// they are.
fn harmless(cell: &str) -> String {
    let dangerous = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if dangerous && cell.parse::<f64>().is_err() { format!("'{cell}") } else { cell.to_owned() }
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
    fn what_was_copied_is_read_again() {
        let all = [cells(&["城关一小", "1056", ""]), cells(&["a\tb", "说\"是\"\n二行", "3\"钉"])];
        assert_eq!(blocks(&tsv(all.clone())), all);
        assert_eq!(blocks("甲\t2\r\n"), [cells(&["甲", "2"])]);
        assert_eq!(blocks("3"), [cells(&["3"])]);
    }

    #[test]
    fn a_file_begins_with_its_mark_and_holds_no_formula() {
        let text = csv([cells(&["=1+1", "@x", "-3", "+甲"]), cells(&["甲,乙", "\"", "", "-"])]);
        assert_eq!(text, "\u{feff}'=1+1,'@x,-3,'+甲\r\n\"甲,乙\",\"\"\"\",,'-\r\n");
    }
}
