//! Tables as a CSV file.

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

pub(super) fn quoted(cell: &str, special: &[char]) -> String {
    if cell.contains(special) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// A leading apostrophe keeps a spreadsheet from computing what is only a text. Figures stay as
/// they are.
pub(super) fn harmless(cell: &str) -> String {
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
    fn a_file_begins_with_its_mark_and_holds_no_formula() {
        let text = csv([cells(&["=1+1", "@x", "-3", "+甲"]), cells(&["甲,乙", "\"", "", "-"])]);
        assert_eq!(text, "\u{feff}'=1+1,'@x,-3,'+甲\r\n\"甲,乙\",\"\"\"\",,'-\r\n");
    }
}
