//! Cells, blocks of cells, and where the keys lead.

use crate::county::CellRef;

/// A cell by its position in what is shown, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cell {
    /// Row.
    pub row: usize,
    /// Column.
    pub column: usize,
}

/// How many rows and columns are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
}

impl Size {
    /// The cell, or the nearest one that there is.
    #[must_use]
    pub fn clamp(self, cell: Cell) -> Cell {
        Cell {
            row: cell.row.min(self.rows.saturating_sub(1)),
            column: cell.column.min(self.columns.saturating_sub(1)),
        }
    }
}

/// A block of cells: from where it was begun to where the cursor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    /// Where it was begun; typing goes here.
    pub anchor: Cell,
    /// The corner that moves with Shift.
    pub head: Cell,
    /// The cell of the block that Enter and Tab have come to; typing goes here where it is set.
    pub within: Option<Cell>,
}

impl Selection {
    /// One cell.
    #[must_use]
    pub const fn at(cell: Cell) -> Self {
        Self::block(cell, cell)
    }

    /// A block from one corner to the other.
    #[must_use]
    pub const fn block(anchor: Cell, head: Cell) -> Self {
        Self { anchor, head, within: None }
    }

    /// The cell that typing goes to.
    #[must_use]
    pub fn active(&self) -> Cell {
        self.within.unwrap_or(self.anchor)
    }

    /// The same block with the next of its cells: down its columns, one after the other, or across
    /// its rows; back the other way. After the last comes the first.
    #[must_use]
    pub fn cycled(&self, across: bool, back: bool) -> Self {
        let ((top, bottom), (left, right)) = (self.rows(), self.columns());
        let (rows, columns) = (bottom - top + 1, right - left + 1);
        let at = self.active();
        let (row, column) = (at.row.saturating_sub(top), at.column.saturating_sub(left));
        let (own, lines) = if across { (column, columns) } else { (row, rows) };
        let line = if across { row } else { column };
        let all = rows.saturating_mul(columns).max(1);
        let step = if back { all - 1 } else { 1 };
        let place = (line * lines + own + step) % all;
        let (line, own) = (place / lines, place % lines);
        let (row, column) = if across { (line, own) } else { (own, line) };
        Self { within: Some(Cell { row: top + row, column: left + column }), ..*self }
    }

    /// First and last row.
    #[must_use]
    pub fn rows(&self) -> (usize, usize) {
        (self.anchor.row.min(self.head.row), self.anchor.row.max(self.head.row))
    }

    /// First and last column.
    #[must_use]
    pub fn columns(&self) -> (usize, usize) {
        (self.anchor.column.min(self.head.column), self.anchor.column.max(self.head.column))
    }

    /// Whether the cell is inside.
    #[must_use]
    pub fn contains(&self, cell: Cell) -> bool {
        let (top, bottom) = self.rows();
        let (left, right) = self.columns();
        (top..=bottom).contains(&cell.row) && (left..=right).contains(&cell.column)
    }

    /// Whether it is one cell.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.anchor == self.head
    }

    /// The block moved by a key: the head alone with Shift, the whole as one cell without.
    #[must_use]
    pub fn moved(
        &self,
        motion: Motion,
        extend: bool,
        size: Size,
        filled: impl Fn(Cell) -> bool,
    ) -> Self {
        let from = if extend { self.head } else { self.active() };
        let to = step(from, motion, size, filled);
        if extend { Self::block(self.anchor, to) } else { Self::at(to) }
    }

    /// As many rows and columns as there are, no more.
    #[must_use]
    pub fn clamped(&self, size: Size) -> Self {
        let block = Self::block(size.clamp(self.anchor), size.clamp(self.head));
        Self { within: self.within.filter(|cell| block.contains(*cell)), ..block }
    }
}

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// Some rows up (negative) or down and columns left (negative) or right.
    By(isize, isize),
    /// To the first cell of the row.
    RowStart,
    /// To the last cell of the row.
    RowEnd,
    /// To the first cell of all.
    First,
    /// To the last cell of all.
    Last,
    /// In this direction to the end of a run of filled cells, or to the next filled one.
    Edge(isize, isize),
}

/// The cell a motion leads to.
#[must_use]
pub fn step(from: Cell, motion: Motion, size: Size, filled: impl Fn(Cell) -> bool) -> Cell {
    let last = size.clamp(Cell { row: usize::MAX, column: usize::MAX });
    match motion {
        Motion::By(rows, columns) => size.clamp(by(from, rows, columns)),
        Motion::RowStart => Cell { column: 0, ..from },
        Motion::RowEnd => Cell { column: last.column, ..from },
        Motion::First => Cell::default(),
        Motion::Last => last,
        Motion::Edge(rows, columns) => edge(from, rows, columns, size, filled),
    }
}

fn by(from: Cell, rows: isize, columns: isize) -> Cell {
    Cell {
        row: from.row.saturating_add_signed(rows),
        column: from.column.saturating_add_signed(columns),
    }
}

/// As Ctrl with an arrow does in a spreadsheet.
fn edge(
    from: Cell,
    rows: isize,
    columns: isize,
    size: Size,
    filled: impl Fn(Cell) -> bool,
) -> Cell {
    let next = |cell: Cell| {
        let to = size.clamp(by(cell, rows, columns));
        (to != cell).then_some(to)
    };
    let Some(mut at) = next(from) else { return from };
    let inside = filled(from) && filled(at);
    while let Some(to) = next(at) {
        if inside && !filled(to) || !inside && filled(at) {
            return at;
        }
        at = to;
    }
    at
}

/// `I98`: the name of a cell as a spreadsheet gives it.
#[must_use]
pub fn name(cell: Cell) -> String {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    CellRef { row: number(cell.row), column: number(cell.column) }.to_string()
}

/// Reads a name typed into the name box; `None` where it is no cell that is shown.
#[must_use]
pub fn parse_name(text: &str, size: Size) -> Option<Cell> {
    let cell = CellRef::parse(text.trim())?;
    let cell = Cell { row: cell.row as usize, column: cell.column as usize };
    (cell.row < size.rows && cell.column < size.columns).then_some(cell)
}

/// What the status bar says of a block.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sums {
    /// Cells that are not missing.
    pub count: usize,
    /// Of these, figures.
    pub figures: usize,
    /// Their sum.
    pub sum: f64,
}

impl Sums {
    /// Mean of the figures; `None` where there are none.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        #[allow(clippy::cast_precision_loss, reason = "cells of a table")]
        (self.figures > 0).then(|| self.sum / self.figures as f64)
    }
}

/// Counts and adds what is in a block, in the order it is shown. `None` is missing, `Some(None)`
/// a text.
pub fn sums(values: impl IntoIterator<Item = Option<Option<f64>>>) -> Sums {
    let mut all = Sums::default();
    for value in values.into_iter().flatten() {
        all.count += 1;
        if let Some(figure) = value {
            all.figures += 1;
            all.sum += figure;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { rows: 10, columns: 4 };

    fn cell(row: usize, column: usize) -> Cell {
        Cell { row, column }
    }

    #[test]
    fn keys_stop_at_the_edges() {
        let none = |_: Cell| false;
        assert_eq!(step(cell(0, 0), Motion::By(-1, 0), SIZE, none), cell(0, 0));
        assert_eq!(step(cell(9, 3), Motion::By(20, 1), SIZE, none), cell(9, 3));
        assert_eq!(step(cell(5, 2), Motion::RowStart, SIZE, none), cell(5, 0));
        assert_eq!(step(cell(5, 2), Motion::RowEnd, SIZE, none), cell(5, 3));
        assert_eq!(step(cell(5, 2), Motion::Last, SIZE, none), cell(9, 3));
        assert_eq!(step(cell(5, 2), Motion::First, SIZE, none), cell(0, 0));
        let empty = Size { rows: 0, columns: 0 };
        assert_eq!(step(cell(0, 0), Motion::Last, empty, none), cell(0, 0));
    }

    #[test]
    fn ctrl_arrows_run_to_the_end_of_what_is_filled() {
        // Rows 0-2 and 5-6 of column 1 are filled.
        let filled = |c: Cell| c.column == 1 && ([0, 1, 2, 5, 6].contains(&c.row));
        let down = |row| step(cell(row, 1), Motion::Edge(1, 0), SIZE, filled).row;
        assert_eq!(down(0), 2);
        assert_eq!(down(2), 5);
        assert_eq!(down(3), 5);
        assert_eq!(down(5), 6);
        assert_eq!(down(6), 9);
        assert_eq!(down(9), 9);
        assert_eq!(step(cell(9, 1), Motion::Edge(-1, 0), SIZE, filled).row, 6);
    }

    #[test]
    fn shift_moves_the_head_and_keeps_the_anchor() {
        let one = Selection::at(cell(2, 1));
        let block = one.moved(Motion::By(2, 0), true, SIZE, |_| false);
        let block = block.moved(Motion::By(0, -1), true, SIZE, |_| false);
        assert_eq!(block, Selection::block(cell(2, 1), cell(4, 0)));
        assert_eq!((block.rows(), block.columns()), ((2, 4), (0, 1)));
        assert!(block.contains(cell(3, 0)) && !block.contains(cell(3, 2)));
        assert!(!block.is_single());
        let after = block.moved(Motion::By(1, 0), false, SIZE, |_| false);
        assert_eq!(after, Selection::at(cell(3, 1)));
        let fewer = Size { rows: 3, columns: 1 };
        assert_eq!(block.clamped(fewer), Selection::block(cell(2, 0), cell(2, 0)));
    }

    #[test]
    fn enter_and_tab_go_round_inside_a_block() {
        let block = Selection::block(cell(1, 1), cell(2, 3));
        let walk = |across: bool, back: bool, steps: usize| -> Vec<(usize, usize)> {
            let mut at = block;
            (0..steps)
                .map(|_| {
                    at = at.cycled(across, back);
                    assert_eq!((at.anchor, at.head), (block.anchor, block.head));
                    (at.active().row, at.active().column)
                })
                .collect()
        };
        let down = [(2, 1), (1, 2), (2, 2), (1, 3), (2, 3), (1, 1), (2, 1)];
        assert_eq!(walk(false, false, 7), down);
        assert_eq!(walk(true, false, 4), [(1, 2), (1, 3), (2, 1), (2, 2)]);
        assert_eq!(walk(false, true, 2), [(2, 3), (1, 3)]);
        assert_eq!(walk(true, true, 2), [(2, 3), (2, 2)]);
        // An arrow leaves the block from the cell it has come to; a block drawn upwards goes the
        // same way from where it was begun.
        let at = block.cycled(false, false);
        assert_eq!(at.moved(Motion::By(0, 1), false, SIZE, |_| false), Selection::at(cell(2, 2)));
        let upwards = Selection::block(cell(2, 3), cell(1, 1));
        assert_eq!(upwards.cycled(false, false).active(), cell(1, 1));
        assert_eq!(at.clamped(Size { rows: 2, columns: 2 }).within, None);
    }

    #[test]
    fn cells_have_the_names_of_a_spreadsheet() {
        assert_eq!(name(cell(97, 8)), "I98");
        assert_eq!(parse_name(" d10 ", SIZE), Some(cell(9, 3)));
        assert_eq!(parse_name("D11", SIZE), None);
        assert_eq!(parse_name("E1", SIZE), None);
        assert_eq!(parse_name("第一行", SIZE), None);
    }

    #[test]
    fn missing_is_not_counted_and_texts_are_not_added() {
        let all = sums([Some(Some(1.0)), None, Some(None), Some(Some(2.0))]);
        assert_eq!(all, Sums { count: 3, figures: 2, sum: 3.0 });
        assert_eq!(all.mean(), Some(1.5));
        assert_eq!(sums([None, Some(None)]).mean(), None);
    }
}
