//! Text inside XML, and the names of cells.

use crate::county::CellRef;

/// The declaration in front of a part.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A part of the file.
pub(super) fn text(content: &str) -> String {
    format!("{HEAD}{content}")
}

/// Appends a text between tags. What XML cannot hold is written as spreadsheets do: `_x0001_`.
pub(super) fn push_text(out: &mut String, text: &str) {
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' | '\t' => out.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                out.push_str(&format!("_x{:04X}_", u32::from(c)));
            }
            // A text that looks like such a code itself.
            '_' if is_code(rest.as_str()) => out.push_str("_x005F_"),
            _ => out.push(c),
        }
    }
}

fn is_code(behind: &str) -> bool {
    let mut chars = behind.chars();
    chars.next() == Some('x')
        && (0..4).all(|_| chars.next().is_some_and(|c| c.is_ascii_hexdigit()))
        && chars.next() == Some('_')
}

/// A text as the value of an attribute.
pub(super) fn attribute(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

/// An area of cells as `A1:C3`, a single cell as `A1`.
pub(super) fn area(from: (u32, u32), to: (u32, u32)) -> String {
    let name = |(row, column)| CellRef { row, column }.to_string();
    if from == to { name(from) } else { format!("{}:{}", name(from), name(to)) }
}
