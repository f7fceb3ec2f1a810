//! Names of cells in formulas.

use crate::county::CellRef;

/// A cell of the same sheet: `C5`.
pub fn cell(row: u32, column: u32) -> String {
    CellRef { row, column }.to_string()
}

/// The same, which stays where it is when copied: `$C$5`.
pub fn fixed(row: u32, column: u32) -> String {
    let name = cell(row, column);
    let digits = name.find(|c: char| c.is_ascii_digit()).unwrap_or(name.len());
    let (letters, number) = name.split_at(digits);
    format!("${letters}${number}")
}

/// A cell of another sheet.
pub fn on(sheet: &str, cell: &str) -> String {
    format!("'{sheet}'!{cell}")
}

/// Cells of a column from one row to another.
pub fn column(from: u32, to: u32, column: u32) -> String {
    format!("{}:{}", fixed(from, column), fixed(to, column))
}
