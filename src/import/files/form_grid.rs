//! The geometry of a form that is no list of schools: labels at the left and above, figures where
//! they meet.

use std::sync::Arc;

use super::forms;
use super::header::{HeaderColumn, label_columns};
use super::label::{Fit, Pattern, normalise};
use super::sheet::{Cell, Row, Table};
use crate::county::CellRef;
use crate::import::number::read_number;

/// A row of figures with its labels.
#[derive(Debug)]
struct FormRow {
    row: u32,
    path: Vec<Arc<str>>,
    folded: Vec<String>,
    /// Columns with figures in this row.
    values: Vec<u32>,
}

/// A form's labels.
#[derive(Debug)]
pub struct FormGrid {
    rows: Vec<FormRow>,
    columns: Vec<HeaderColumn>,
}

/// Where a figure was found.
#[derive(Debug)]
pub struct Found {
    /// Its cell.
    pub at: CellRef,
    /// Labels of the row, then of the column.
    pub path: Vec<String>,
    /// True when another place fits as well.
    pub tied: bool,
}

fn is_figure(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) | Cell::FormulaWithoutValue => true,
        Cell::Text(text) => read_number(text).is_ok_and(|reading| reading.is_some()),
        _ => false,
    }
}

/// A row that numbers the columns: 甲 乙 1 2 3, or 1 2 3 4.
fn numbers_columns(row: &Row) -> bool {
    let numbers: Vec<f64> = row
        .cells
        .iter()
        .filter_map(|(_, cell)| match cell {
            Cell::Number(value) => Some(*value),
            Cell::Text(text) => read_number(text).ok().flatten().map(|reading| reading.value),
            _ => None,
        })
        .collect();
    let others = row.cells.iter().filter(|(_, cell)| !is_figure(cell));
    let only_marks = others.into_iter().all(|(_, cell)| match cell {
        Cell::Text(text) => normalise(text).chars().count() <= 1,
        _ => false,
    });
    numbers.len() >= 3
        && only_marks
        && numbers.windows(2).all(|pair| matches!(pair, [a, b] if *b == *a + 1.0))
        && numbers.first().is_some_and(|first| *first <= 2.0)
}

impl FormGrid {
    /// Takes a sheet apart: rows with figures, the labels left of them, the header above them.
    pub fn new(table: &Table) -> Self {
        let is_body = |row: &&Row| {
            row.cells.iter().any(|(_, cell)| is_figure(cell))
                && !numbers_columns(row)
                && row.cells.len() > 1
        };
        let first = table.rows.iter().find(is_body).map_or(0, |row| row.index);
        // The row that numbers the columns is no label of theirs.
        let labels = |row: &&Row| row.index < first && !numbers_columns(row);
        let columns = match table.rows.iter().rfind(labels) {
            Some(last) => label_columns(table, last.index.saturating_sub(10), last.index),
            None => Vec::new(),
        };
        let numbering = line_number_column(table, first);
        let mut rows = Vec::new();
        let mut above: Vec<Option<Arc<str>>> = Vec::new();
        let has_merges = table.merges.iter().any(|merge| merge.top >= first);
        for row in table.rows.iter().filter(|row| row.index >= first) {
            if numbers_columns(row) {
                continue;
            }
            if let Some(row) = form_row(table, row, numbering, has_merges, &mut above) {
                rows.push(row);
            }
        }
        FormGrid { rows, columns }
    }

    /// The cell where a row and, if asked for, a column fit best.
    pub fn find(&self, rows: &[Pattern], columns: &[Pattern]) -> Option<Found> {
        let row_fits: Vec<(Fit, &FormRow)> = self
            .rows
            .iter()
            .filter_map(|row| best_fit(rows, &row.folded).map(|fit| (fit, row)))
            .collect();
        let best_row = row_fits.iter().map(|(fit, _)| *fit).max()?;
        let column_fits: Vec<(Fit, &HeaderColumn)> = self
            .columns
            .iter()
            .filter_map(|column| best_fit(columns, &column.folded).map(|fit| (fit, column)))
            .collect();
        let best_column = column_fits.iter().map(|(fit, _)| *fit).max();
        let mut found: Vec<Found> = Vec::new();
        for (_, row) in row_fits.iter().filter(|(fit, _)| *fit == best_row) {
            let path = || row.path.iter().map(|label| label.trim().to_owned());
            if columns.is_empty() {
                let column = row.values.first().copied();
                let at = column.map(|column| CellRef { row: row.row, column });
                found.extend(at.map(|at| Found { at, path: path().collect(), tied: false }));
                continue;
            }
            let fitting = column_fits.iter().filter(|(fit, _)| Some(*fit) == best_column);
            for (_, column) in fitting {
                let labels = column.path.iter().map(|label| label.trim().to_owned());
                let at = CellRef { row: row.row, column: column.column };
                found.push(Found { at, path: path().chain(labels).collect(), tied: false });
            }
        }
        let tied = found.len() > 1;
        found.into_iter().next().map(|first| Found { tied, ..first })
    }

    /// The cell that labels name one by one, those of its row before those of its column.
    pub fn at_path(&self, path: &[&str]) -> Option<CellRef> {
        let same = |labels: &[Arc<str>], path: &[&str]| {
            labels.iter().map(|label| label.trim()).eq(path.iter().copied())
        };
        self.rows.iter().find_map(|row| {
            let (own, rest) = path.split_at_checked(row.path.len())?;
            if own.is_empty() || !same(&row.path, own) {
                return None;
            }
            let column = match rest {
                [] => row.values.first().copied(),
                rest => self.columns.iter().find(|c| same(&c.path, rest)).map(|c| c.column),
            };
            column.map(|column| CellRef { row: row.row, column })
        })
    }

    /// Every figure with labels at its left, and their path: those of its row, and those of its
    /// column where the row has several figures.
    pub fn cells(&self) -> impl Iterator<Item = (CellRef, Vec<String>)> + '_ {
        let rows = self.rows.iter().filter(|row| !row.path.is_empty());
        rows.flat_map(|row| {
            row.values.iter().map(|column| {
                let several = row.values.len() > 1;
                let above = self.columns.iter().find(|c| several && c.column == *column);
                let labels = row.path.iter().chain(above.into_iter().flat_map(|c| &c.path));
                let path = labels.map(|label| label.trim().to_owned()).collect();
                (CellRef { row: row.row, column: *column }, path)
            })
        })
    }

    /// A label of one of these names and the next cell with content to its right.
    pub fn beside(&self, table: &Table, names: &[String]) -> Option<(CellRef, CellRef)> {
        for row in &table.rows {
            for (at, (column, cell)) in row.cells.iter().enumerate() {
                let Cell::Text(text) = cell else { continue };
                if !names.contains(&normalise(text)) {
                    continue;
                }
                let next = row.cells.iter().skip(at + 1).find(|(_, next)| next != cell);
                if let Some((value, _)) = next {
                    let label = CellRef { row: row.index, column: *column };
                    return Some((label, CellRef { row: row.index, column: *value }));
                }
            }
        }
        None
    }
}

fn best_fit(patterns: &[Pattern], path: &[String]) -> Option<Fit> {
    let words = forms::words();
    let passes = |label: &str| words.passes(label);
    let is_decoy = |label: &str| words.is_decoy(label);
    patterns.iter().filter_map(|pattern| pattern.fit(path, &passes, &is_decoy)).max()
}

/// A column of 1, 2, 3 … down the form numbers its lines.
fn line_number_column(table: &Table, first: u32) -> Option<u32> {
    let body: Vec<&Row> = table.rows.iter().filter(|row| row.index >= first).collect();
    let columns = body.first()?.cells.iter().map(|(column, _)| *column).take(6);
    let mut columns = columns.filter(|column| {
        let numbers: Vec<f64> = body
            .iter()
            .filter_map(|row| match row.cell(*column)? {
                Cell::Number(value) => Some(*value),
                Cell::Text(text) => read_number(text).ok().flatten().map(|r| r.value),
                _ => None,
            })
            .collect();
        numbers.len() >= 3
            && numbers.first() == Some(&1.0)
            && numbers.windows(2).all(|pair| matches!(pair, [a, b] if *b == *a + 1.0))
    });
    columns.next()
}

fn form_row(
    table: &Table,
    row: &Row,
    numbering: Option<u32>,
    has_merges: bool,
    above: &mut Vec<Option<Arc<str>>>,
) -> Option<FormRow> {
    let counts = |(column, cell): &&(u32, Cell)| Some(*column) != numbering && is_figure(cell);
    let values: Vec<u32> = row.cells.iter().filter(counts).map(|(column, _)| *column).collect();
    let end = values.first().copied().or_else(|| row.cells.last().map(|(column, _)| column + 1))?;
    let mut labels: Vec<Option<Arc<str>>> = Vec::new();
    for column in 0..end.min(32) {
        let own = match row.cell(column) {
            Some(Cell::Text(text)) => Some(Arc::clone(text)),
            _ => merged_label(table, row.index, column),
        };
        labels.push(own);
    }
    // Without merges a blank left of a label repeats the label above it.
    if !has_merges {
        let last = labels.iter().rposition(Option::is_some).unwrap_or(0);
        for (column, label) in labels.iter_mut().enumerate().take(last) {
            if label.is_none() {
                *label = above.get(column).cloned().flatten();
            }
        }
    }
    above.clone_from(&labels);
    let mut path: Vec<Arc<str>> = Vec::new();
    for label in labels.into_iter().flatten() {
        let folded = normalise(&label);
        let says_nothing =
            forms::words().says_nothing(&folded) || folded.chars().all(|c| c.is_ascii_digit());
        if !says_nothing && path.last() != Some(&label) {
            path.push(label);
        }
    }
    let folded = path.iter().map(|label| normalise(label)).collect();
    Some(FormRow { row: row.index, path, folded, values })
}

fn merged_label(table: &Table, row: u32, column: u32) -> Option<Arc<str>> {
    let merge = table
        .merges
        .iter()
        .take(2000)
        .find(|m| (m.top..=m.bottom).contains(&row) && (m.left..=m.right).contains(&column))?;
    match table.cell(merge.top, merge.left) {
        Some(Cell::Text(text)) => Some(Arc::clone(text)),
        _ => None,
    }
}
