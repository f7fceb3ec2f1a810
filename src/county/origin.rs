//! Where a figure came from: file, sheet, cell, the cells it was added up from, and what a
//! person changed since.

use serde::{Serialize, Serializer};
use std::fmt;

/// A sheet of a file that was read, or another place a figure can come from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Source {
    /// File name as given.
    pub file: String,
    /// Sheet name; empty for text files.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sheet: String,
}

/// A cell of a sheet, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellRef {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

impl CellRef {
    /// Reads `L6`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.find(|c: char| c.is_ascii_digit())?;
        let (letters, number) = text.split_at(digits);
        if letters.is_empty() {
            return None;
        }
        let mut column: u32 = 0;
        for c in letters.chars() {
            let place = u32::from(c.to_ascii_uppercase()).checked_sub(u32::from('A'))?;
            if place > 25 {
                return None;
            }
            column = column.checked_mul(26)?.checked_add(place + 1)?;
        }
        let row: u32 = number.parse().ok()?;
        Some(Self { row: row.checked_sub(1)?, column: column.checked_sub(1)? })
    }

    /// The column's letters, for instance `AB`.
    #[must_use]
    pub fn column_letters(column: u32) -> String {
        let mut rest = u64::from(column) + 1;
        let mut letters = Vec::new();
        while rest > 0 {
            let place = u8::try_from((rest - 1) % 26).unwrap_or_default();
            letters.push(char::from(b'A' + place));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().collect()
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Self::column_letters(self.column), u64::from(self.row) + 1)
    }
}

impl Serialize for CellRef {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// Where one figure came from. Keys are short: a county has thousands of these.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Origin {
    /// Index into [`super::County::sources`]; `None` when typed by hand.
    #[serde(rename = "s", skip_serializing_if = "Option::is_none")]
    pub source: Option<u32>,
    /// The cell, where there is exactly one.
    #[serde(rename = "c", skip_serializing_if = "Option::is_none")]
    pub cell: Option<CellRef>,
    /// What it was added up from, where there was more than one cell.
    #[serde(rename = "p", skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<OriginPart>,
    /// The text of the cell, where it was not a plain number.
    #[serde(rename = "t", skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Set when a person changed the figure by hand.
    #[serde(rename = "h", skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
    /// What it was before the first change by hand.
    #[serde(rename = "w", skip_serializing_if = "Option::is_none")]
    pub was: Option<f64>,
}

impl Origin {
    /// Whether nothing is known: neither a place nor a change by hand.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// One of the cells a figure was added up from.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct OriginPart {
    /// The header's own words, for instance `本科`.
    #[serde(rename = "l")]
    pub label: String,
    /// Its value, in the field's unit.
    #[serde(rename = "v")]
    pub value: Option<f64>,
    /// Index into [`super::County::sources`], where it differs from the figure's.
    #[serde(rename = "s", skip_serializing_if = "Option::is_none")]
    pub source: Option<u32>,
    /// The cell.
    #[serde(rename = "c", skip_serializing_if = "Option::is_none")]
    pub cell: Option<CellRef>,
}

#[cfg(test)]
mod tests {
    use super::CellRef;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        for (row, column, name) in [
            (0, 0, "A1"),
            (5, 11, "L6"),
            (9, 25, "Z10"),
            (0, 26, "AA1"),
            (1_048_575, 16383, "XFD1048576"),
        ] {
            let cell = CellRef { row, column };
            assert_eq!(cell.to_string(), name);
            assert_eq!(CellRef::parse(name), Some(cell));
        }
        for bad in ["", "A", "7", "A0", "é1", "1A"] {
            assert_eq!(CellRef::parse(bad), None, "{bad}");
        }
    }
}
