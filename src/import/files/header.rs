//! Finding the header of a sheet with one school a row, and the path of labels over each column.

use crate::order;
use std::sync::Arc;

use super::label::normalise;
use super::sheet::{Cell, Merge, Row, Table};
use crate::import::types::PATH_SEPARATOR;

/// Rows that are searched for a header.
const SEARCH_ROWS: u32 = 60;
/// Header rows above or below the one with the school's name.
const MAX_DEPTH: u32 = 9;
/// Cells that merged header blocks may cover together.
const MAX_SPREAD: usize = 4_000_000;
/// So many different labels make a row part of the header even when none of them is known.
const MANY_LABELS: usize = 5;

/// A column below the header.
#[derive(Debug, Clone, PartialEq)]
pub struct HeaderColumn {
    /// Position in the sheet, from 0.
    pub column: u32,
    /// Row of its first label.
    pub row: u32,
    /// Labels as written, top to bottom, without repetitions.
    pub path: Vec<Arc<str>>,
    /// The same, folded.
    pub folded: Vec<String>,
}

impl HeaderColumn {
    /// The key by which a correction of the column is remembered: that of its line in the mapping.
    pub fn key(&self) -> String {
        let path: Vec<&str> = self.path.iter().map(|label| label.trim()).collect();
        path.join(PATH_SEPARATOR)
    }
}

/// The header of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// First row of the header.
    pub top: u32,
    /// Last row of the header.
    pub bottom: u32,
    /// Column with the school's name or code that the header was found by.
    pub anchor: u32,
    /// Columns with labels, from left to right.
    pub columns: Vec<HeaderColumn>,
}

/// Finds the header: around the first cell that says 学校名称 or the like (`is_anchor`), rows
/// above it that hold known labels (`is_known`) or many, rows below it where it is merged down
/// or left blank.
pub fn find_header(
    table: &Table,
    is_anchor: &dyn Fn(&str) -> bool,
    is_known: &dyn Fn(&str) -> bool,
) -> Option<Header> {
    find_header_from(table, 0, is_anchor, is_known).map(|(_, header)| header)
}

/// As [`find_header`], from a row on; with the row of the cell it was found by.
pub fn find_header_from(
    table: &Table,
    from: u32,
    is_anchor: &dyn Fn(&str) -> bool,
    is_known: &dyn Fn(&str) -> bool,
) -> Option<(u32, Header)> {
    let (row, anchor) = find_anchor(table, from, is_anchor)?;
    let merge = table.merges.iter().find(|m| holds(m, row, anchor));
    let bottom = match merge {
        Some(merge) if merge.bottom > row => merge.bottom,
        _ => last_header_row(table, row, anchor),
    };
    let mut top = merge.map_or(row, |merge| merge.top);
    while let Some(above) = top.checked_sub(1).filter(|above| row - above <= MAX_DEPTH) {
        if !is_header_row(table, above, is_known) {
            break;
        }
        top = above;
    }
    Some((row, Header { top, bottom, anchor, columns: label_columns(table, top, bottom) }))
}

fn holds(merge: &Merge, row: u32, column: u32) -> bool {
    (merge.top..=merge.bottom).contains(&row) && (merge.left..=merge.right).contains(&column)
}

fn find_anchor(table: &Table, from: u32, is_anchor: &dyn Fn(&str) -> bool) -> Option<(u32, u32)> {
    let near = table.rows.iter().filter(|row| row.index >= from);
    let near = near.take_while(|row| row.index < SEARCH_ROWS);
    near.flat_map(|row| row.cells.iter().map(move |(column, cell)| (row.index, *column, cell)))
        .find(|(_, _, cell)| match cell {
            Cell::Text(text) => is_anchor(&normalise(text)),
            _ => false,
        })
        .map(|(row, column, _)| (row, column))
}

/// Without a merge the name's column is blank in the header rows below it.
fn last_header_row(table: &Table, row: u32, anchor: u32) -> u32 {
    let mut last = row;
    for below in table.rows.iter().filter(|r| r.index > row && r.index <= row + MAX_DEPTH) {
        let labels_only = below.cells.iter().all(|(_, cell)| is_label(cell));
        if below.index != last + 1 || below.cell(anchor).is_some() || !labels_only {
            break;
        }
        last = below.index;
    }
    last
}

fn is_label(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) => crate::import::number::read_number(text).is_err(),
        _ => false,
    }
}

fn is_header_row(table: &Table, row: u32, is_known: &dyn Fn(&str) -> bool) -> bool {
    let Some(row) = table.rows.iter().find(|r| r.index == row) else { return false };
    let mut labels: Vec<String> = row
        .cells
        .iter()
        .filter_map(|(_, cell)| match cell {
            Cell::Text(text) => Some(normalise(text)),
            _ => None,
        })
        .collect();
    if labels.iter().any(|label| is_known(label)) {
        return true;
    }
    order::sort(&mut labels);
    labels.dedup();
    labels.len() >= MANY_LABELS
}

/// Labels of the header as a full grid: a merged label stands in every cell of its block.
struct Grid {
    width: usize,
    cells: Vec<Option<Arc<str>>>,
}

impl Grid {
    fn at(&self, row: usize, column: usize) -> Option<&Arc<str>> {
        self.cells.get(row * self.width + column)?.as_ref()
    }

    fn set(&mut self, row: usize, column: usize, label: Option<Arc<str>>) {
        if let Some(cell) = self.cells.get_mut(row * self.width + column) {
            *cell = label;
        }
    }
}

/// The path of labels over each column, from the rows `top` to `bottom`.
pub fn label_columns(table: &Table, top: u32, bottom: u32) -> Vec<HeaderColumn> {
    let height = (bottom - top + 1) as usize;
    let width = table.width() as usize;
    let mut grid = Grid { width, cells: vec![None; width * height] };
    let rows: Vec<&Row> = table.rows.iter().filter(|r| (top..=bottom).contains(&r.index)).collect();
    for row in rows {
        for (column, cell) in &row.cells {
            let label = label_text(cell);
            grid.set((row.index - top) as usize, *column as usize, label);
        }
    }
    if !spread_merges(table, top, bottom, &mut grid) {
        fill_right(&mut grid, height);
    }
    let column = |column: usize| {
        let mut path: Vec<Arc<str>> = Vec::new();
        let mut first = None;
        for row in 0..height {
            if let Some(label) = grid.at(row, column) {
                first.get_or_insert(row);
                if path.last() != Some(label) {
                    path.push(Arc::clone(label));
                }
            }
        }
        let row = top + u32::try_from(first?).ok()?;
        let folded = path.iter().map(|label| normalise(label)).collect();
        Some(HeaderColumn { column: u32::try_from(column).ok()?, row, path, folded })
    };
    (0..width).filter_map(column).collect()
}

fn label_text(cell: &Cell) -> Option<Arc<str>> {
    match cell {
        Cell::Text(text) => Some(Arc::clone(text)),
        Cell::Number(number) => Some(Arc::from(number.to_string())),
        _ => None,
    }
}

/// True when the header has blocks merged over columns, which then say all there is to say.
fn spread_merges(table: &Table, top: u32, bottom: u32, grid: &mut Grid) -> bool {
    let (mut wide, mut spread) = (false, 0_usize);
    for merge in &table.merges {
        if merge.top < top || merge.bottom > bottom {
            continue;
        }
        wide |= merge.right > merge.left;
        let from = (merge.top - top) as usize;
        let Some(label) = grid.at(from, merge.left as usize).cloned() else { continue };
        let last_column = (merge.right as usize).min(grid.width.saturating_sub(1));
        // Blocks that overlap again and again are no header but an attack.
        spread += (merge.bottom - merge.top + 1) as usize * (last_column + 1);
        if spread > MAX_SPREAD {
            break;
        }
        for row in from..=(merge.bottom - top) as usize {
            for column in merge.left as usize..=last_column {
                grid.set(row, column, Some(Arc::clone(&label)));
            }
        }
    }
    wide
}

/// Without merges a blank takes the label to its left, as far as the label above reaches, and
/// only over columns that have a label of their own further down.
fn fill_right(grid: &mut Grid, height: usize) {
    for row in 0..height.saturating_sub(1) {
        for column in 1..grid.width {
            let labelled_below = (row + 1..height).any(|below| grid.at(below, column).is_some());
            let same_parent = row == 0 || grid.at(row - 1, column) == grid.at(row - 1, column - 1);
            if grid.at(row, column).is_none() && labelled_below && same_parent {
                let left = grid.at(row, column - 1).cloned();
                // A label that nothing stands below is a column of its own, not a block.
                let is_block = (row + 1..height).any(|below| grid.at(below, column - 1).is_some());
                if is_block {
                    grid.set(row, column, left);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::open;
    use super::*;

    fn header(text: &str) -> Header {
        let table = open("a.csv", text.as_bytes(), None).tables.remove(0);
        find_header(&table, &|l| l == "学校名称", &|l| l == "专任教师" || l == "在校生数").unwrap()
    }

    fn paths(header: &Header) -> Vec<String> {
        header.columns.iter().map(|c| c.folded.join("/")).collect()
    }

    #[test]
    fn blanks_are_filled_within_the_block_above() {
        let header = header(
            "2025学年 统计表,,,,,\n\
             学校名称,在校生数,,专任教师,,\n\
             ,合计,女,按学历分,,合计\n\
             ,,,本科,专科,\n\
             一小,9,4,3,2,5\n",
        );
        assert_eq!((header.top, header.bottom), (1, 3));
        assert_eq!(
            paths(&header),
            [
                "学校名称",
                "在校生数/合计",
                "在校生数/女",
                "专任教师/按学历分/本科",
                "专任教师/按学历分/专科",
                "专任教师/合计"
            ]
        );
    }

    #[test]
    fn the_name_may_stand_in_the_last_header_row() {
        let header = header(",在校生数,\n学校名称,合计,女\n一小,9,4\n");
        assert_eq!((header.top, header.bottom), (0, 1));
        assert_eq!(paths(&header), ["学校名称", "在校生数/合计", "在校生数/女"]);
    }

    #[test]
    fn one_header_row_below_a_title() {
        let header = header("某县 2025 年\n学校名称,学生\n一小,9\n");
        assert_eq!((header.top, header.bottom, header.anchor), (1, 1, 0));
    }
}
