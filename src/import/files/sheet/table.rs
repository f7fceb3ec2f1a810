//! The neutral table that every file format is read into: sparse rows of typed cells.

use crate::order;
use std::sync::Arc;

use crate::import::error::{FileTrouble, Limit};
use crate::import::limits::{MAX_CELLS, MAX_COLUMNS, MAX_ROWS};

/// One cell with content. Cells without content are not stored.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text as stored, blanks included.
    Text(Arc<str>),
    /// A number.
    Number(f64),
    /// True or false.
    Bool(bool),
    /// A date: days since 1899-12-30.
    Date(f64),
    /// An error value such as `#DIV/0!`.
    Error(&'static str),
    /// A formula whose result was never stored: the figure is missing.
    FormulaWithoutValue,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Position in the sheet, from 0.
    pub index: u32,
    /// Column (from 0) and cell, by column.
    pub cells: Vec<(u32, Cell)>,
}

impl Row {
    /// The cell of a column.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }
}

/// A block of merged cells, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

/// One sheet of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Name of the file; inside an archive `archive.zip/inner.xlsx`.
    pub file: Arc<str>,
    /// Name of the sheet; empty for text files.
    pub sheet: Arc<str>,
    /// Rows with content, by position.
    pub rows: Vec<Row>,
    /// Merged blocks, where the format tells them.
    pub merges: Vec<Merge>,
    /// True for a sheet that the workbook hides.
    pub hidden: bool,
}

impl Table {
    /// The cell at a row and column, both from 0.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        let at = self.rows.binary_search_by_key(&row, |row| row.index).ok()?;
        self.rows.get(at)?.cell(column)
    }

    /// One more than the last column with content.
    pub fn width(&self) -> u32 {
        let last = |row: &Row| row.cells.last().map_or(0, |(column, _)| column + 1);
        self.rows.iter().map(last).max().unwrap_or(0)
    }
}

/// Cells that may still be read from one workbook.
#[derive(Debug)]
pub struct Budget {
    cells: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { cells: MAX_CELLS }
    }
}

/// Collects the cells of one sheet in any order and holds them to the limits.
#[derive(Debug)]
pub struct TableBuilder<'a> {
    budget: &'a mut Budget,
    rows: Vec<Row>,
    merges: Vec<Merge>,
}

impl<'a> TableBuilder<'a> {
    /// Starts a sheet that takes its cells from `budget`.
    pub fn new(budget: &'a mut Budget) -> Self {
        TableBuilder { budget, rows: Vec::new(), merges: Vec::new() }
    }

    /// Adds a cell. Text without a visible character counts as no content.
    pub fn push(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), FileTrouble> {
        if matches!(&cell, Cell::Text(text) if text.trim().is_empty()) {
            return Ok(());
        }
        if row >= MAX_ROWS {
            return Err(FileTrouble::TooBig(Limit::Rows));
        }
        if column >= MAX_COLUMNS {
            return Err(FileTrouble::TooBig(Limit::Columns));
        }
        self.budget.cells =
            self.budget.cells.checked_sub(1).ok_or(FileTrouble::TooBig(Limit::Cells))?;
        match self.rows.last_mut() {
            Some(last) if last.index == row => last.cells.push((column, cell)),
            last => {
                let room = last.map_or(8, |last| last.cells.len());
                let mut cells = Vec::with_capacity(room);
                cells.push((column, cell));
                self.rows.push(Row { index: row, cells });
            }
        }
        Ok(())
    }

    /// Adds a merged block; a block of one cell or one turned inside out is dropped.
    pub fn merge(&mut self, merge: Merge) {
        let grows = merge.bottom > merge.top || merge.right > merge.left;
        let ordered = merge.bottom >= merge.top && merge.right >= merge.left;
        if grows && ordered && self.merges.len() < MAX_CELLS / 64 {
            self.merges.push(merge);
        }
    }

    /// Puts rows and cells in order. Of two cells at one place the first stays.
    pub fn finish(mut self, file: &Arc<str>, sheet: &str, hidden: bool) -> Table {
        if !self.rows.is_sorted_by(|a, b| a.index < b.index) {
            order::sort_by_key(&mut self.rows, |row| row.index);
            self.rows.dedup_by(|later, kept| {
                let same = later.index == kept.index;
                if same {
                    kept.cells.append(&mut later.cells);
                }
                same
            });
        }
        for row in &mut self.rows {
            if !row.cells.is_sorted_by(|a, b| a.0 < b.0) {
                order::sort_by_key(&mut row.cells, |(column, _)| *column);
                row.cells.dedup_by_key(|(column, _)| *column);
            }
        }
        Table {
            file: Arc::clone(file),
            sheet: Arc::from(sheet),
            rows: self.rows,
            merges: self.merges,
            hidden,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_out_in_order_whatever_the_order_in() {
        let mut budget = Budget::default();
        let mut builder = TableBuilder::new(&mut budget);
        for (row, column) in [(3, 1), (0, 2), (3, 0), (0, 1), (3, 1)] {
            let cell = Cell::Number(f64::from(row * 10 + column));
            builder.push(row, column, cell).unwrap();
        }
        builder.push(9, 9, Cell::Text("  ".into())).unwrap();
        let table = builder.finish(&"f".into(), "s", false);
        let at: Vec<_> =
            table.rows.iter().flat_map(|r| r.cells.iter().map(|c| (r.index, c.0))).collect();
        assert_eq!(at, [(0, 1), (0, 2), (3, 0), (3, 1)]);
        assert_eq!(table.cell(3, 1), Some(&Cell::Number(31.0)));
        assert_eq!((table.width(), table.cell(9, 9)), (3, None));
    }

    #[test]
    fn limits_hold() {
        let mut budget = Budget { cells: 1 };
        let mut builder = TableBuilder::new(&mut budget);
        let one = || Cell::Number(1.0);
        assert_eq!(builder.push(MAX_ROWS, 0, one()), Err(FileTrouble::TooBig(Limit::Rows)));
        assert_eq!(builder.push(0, MAX_COLUMNS, one()), Err(FileTrouble::TooBig(Limit::Columns)));
        assert_eq!(builder.push(0, 0, one()), Ok(()));
        assert_eq!(builder.push(0, 1, one()), Err(FileTrouble::TooBig(Limit::Cells)));
    }
}
