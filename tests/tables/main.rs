//! The application tables: every cell against what it must be, the workbook against the tables.

#![allow(missing_docs, reason = "a test program")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bad;
mod cells;
mod golden;
mod sentences;
#[cfg(feature = "sheets")]
mod sheets;

use junheng::report::tables::{Content, Table};

/// The table with this id.
pub fn table<'a>(tables: &'a [Table], id: &str) -> &'a Table {
    tables.iter().find(|table| table.id == id).unwrap()
}

/// Every row in full: a cell over several rows stands in the first of them, empty text in the others.
pub fn body(table: &Table) -> Vec<Vec<Content>> {
    let (heads, width) = (table.head.len(), table.widths.len());
    let mut body = vec![vec![Content::Empty; width]; table.rows.len()];
    for place in table.placed().into_iter().filter(|place| !place.head) {
        body[place.row - heads][place.column] = place.cell.content.clone();
    }
    body
}
