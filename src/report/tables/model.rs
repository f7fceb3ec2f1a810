//! The shape of a table, whoever draws it.

use crate::words::number::plain;

/// What a cell shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Content {
    /// Nothing: the county has no such figure.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A number, unrounded, with the decimals the form prints.
    Number {
        /// The value.
        value: f64,
        /// Decimals.
        decimals: usize,
    },
}

impl Content {
    /// A number, or nothing where there is none.
    #[must_use]
    pub fn number(value: Option<f64>, decimals: usize) -> Self {
        value.map_or(Self::Empty, |value| Self::Number { value, decimals })
    }

    /// As it is printed: plain digits, halves rounded away from zero.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number { value, decimals } => plain(*value, *decimals),
        }
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

/// Where the content of a cell stands between left and right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Across {
    /// In the middle.
    #[default]
    Center,
    /// Left: names and sentences.
    Left,
}

/// A cell, over one column and row or over several.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it shows.
    pub content: Content,
    /// Columns it spans, 1 or more.
    pub columns: usize,
    /// Rows it spans, 1 or more.
    pub rows: usize,
    /// Where its content stands.
    pub across: Across,
}

impl Cell {
    /// A cell of one column and row, its content in the middle.
    #[must_use]
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), columns: 1, rows: 1, across: Across::Center }
    }

    /// A number, or an empty cell.
    #[must_use]
    pub fn number(value: Option<f64>, decimals: usize) -> Self {
        Self::new(Content::number(value, decimals))
    }

    /// The same with its content at the left.
    #[must_use]
    pub fn left(self) -> Self {
        Self { across: Across::Left, ..self }
    }

    /// The same over so many columns and rows.
    #[must_use]
    pub fn over(self, columns: usize, rows: usize) -> Self {
        Self { columns, rows, ..self }
    }
}

/// A table of a form.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Its id: `I`, `II-1`, `II-2`, `III`, `IV`, `V`, `VI`, `veto`.
    pub id: String,
    /// Its number and name.
    pub title: String,
    /// Who fills it in, above it at the left.
    pub place: String,
    /// The school year, above it at the right; empty where it is not known.
    pub year: String,
    /// Head rows, repeated on every page.
    pub head: Vec<Vec<Cell>>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
    /// Footnotes.
    pub notes: Vec<String>,
    /// Printed across instead of upright.
    pub landscape: bool,
    /// Widths of the columns relative to each other, about characters of half width.
    pub widths: Vec<f64>,
}

/// A cell with its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed<'a> {
    /// Row, from 0 at the top of the head.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
    /// In the head.
    pub head: bool,
    /// The cell.
    pub cell: &'a Cell,
}

impl Table {
    /// Every cell with the row and column it begins at; those it covers have no entry.
    #[must_use]
    pub fn placed(&self) -> Vec<Placed<'_>> {
        let width = self.widths.len();
        // Rows below the one at hand that each column is covered for.
        let mut covered = vec![0_usize; width];
        let mut placed = Vec::new();
        for (row, cells) in self.head.iter().chain(&self.rows).enumerate() {
            let mut cells = cells.iter();
            let mut column = 0;
            while column < width {
                if let Some(left) = covered.get_mut(column).filter(|left| **left > 0) {
                    *left -= 1;
                    column += 1;
                    continue;
                }
                let Some(cell) = cells.next() else { break };
                placed.push(Placed { row, column, head: row < self.head.len(), cell });
                for left in covered.iter_mut().skip(column).take(cell.columns) {
                    *left = cell.rows.saturating_sub(1);
                }
                column += cell.columns.max(1);
            }
        }
        placed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_covered_by_others_are_stepped_over() {
        let cell = |text: &str, columns, rows| Cell::new(text).over(columns, rows);
        let table = Table {
            head: vec![
                vec![cell("a", 1, 3), cell("b", 2, 1), cell("c", 1, 2)],
                vec![cell("d", 1, 2), cell("e", 1, 1)],
                vec![cell("f", 1, 1), cell("g", 1, 1)],
            ],
            rows: vec![["h", "i", "j", "k"].map(Cell::new).into()],
            widths: vec![1.0; 4],
            ..Table::default()
        };
        let placed: String = table
            .placed()
            .iter()
            .map(|p| format!("{}{}{} ", p.cell.content.shown(), p.row, p.column))
            .collect();
        assert_eq!(placed, "a00 b01 c03 d11 e12 f22 g23 h30 i31 j32 k33 ");
    }
}
