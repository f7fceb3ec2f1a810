//! Head rows from the paths of the columns: equal neighbours are one cell, a short path reaches down.

use super::asked::Asked;
use super::data::{Column, TableSpec};
use super::model::Cell;

/// Width of a column that states none.
const WIDTH: f64 = 9.0;

/// A column as it stands: one of an indicator is named by the standard.
pub struct Stands {
    pub path: Vec<String>,
    pub width: f64,
}

/// The columns of a table.
pub fn columns(asked: &Asked<'_>, spec: &TableSpec) -> Vec<Stands> {
    let width = |column: &Column| column.width.unwrap_or(WIDTH);
    let stands = |column: &Column| {
        if !column.indicators {
            return vec![Stands { path: column.head.clone(), width: width(column) }];
        }
        let indicators = asked.standard.indicator.iter();
        let named = indicators.map(|indicator| {
            let mut path = column.head.clone();
            path.push(indicator.name.clone());
            Stands { path, width: width(column) }
        });
        named.collect()
    };
    spec.column.iter().flat_map(stands).collect()
}

/// The head rows, with a row of codes where the form has them.
pub fn rows(columns: &[Stands], spec: &TableSpec) -> Vec<Vec<Cell>> {
    let depth = columns.iter().map(|column| column.path.len()).max().unwrap_or_default();
    let mut rows: Vec<Vec<Cell>> = (0..depth).map(|level| row(columns, level, depth)).collect();
    if let Some(first) = spec.codes {
        let code = |at: usize| (at >= first).then(|| format!("L{}", at + 1 - first));
        rows.push((0..columns.len()).map(|at| Cell::new(code(at).unwrap_or_default())).collect());
    }
    rows
}

fn row(columns: &[Stands], level: usize, depth: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut before: Option<&[String]> = None;
    for (at, column) in columns.iter().enumerate() {
        let Some(path) = column.path.get(..=level) else {
            before = None;
            continue;
        };
        if before == Some(path) {
            continue;
        }
        before = Some(path);
        let same = columns.iter().skip(at).take_while(|c| c.path.get(..=level) == Some(path));
        let leaf = column.path.len() == level + 1;
        let down = if leaf { depth - level } else { 1 };
        let name = path.last().map_or("", String::as_str);
        cells.push(Cell::new(name).over(same.count(), down));
    }
    cells
}
