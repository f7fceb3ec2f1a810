//! How wide the columns of a table are, and about how high it will be. Lengths are twentieths of a point,
//! sizes half points.

use crate::report::model::{Cell, Table};

/// Half points of the letters of tables, by how many columns they have.
const SIZES: [(usize, u32); 3] = [(8, 21), (14, 18), (usize::MAX, 15)];
/// Room at each side of the text in a cell, by how many columns there are.
const SIDES: [(usize, u32); 2] = [(14, 70), (usize::MAX, 20)];

/// Size of the letters of a table of so many columns.
pub(super) fn size(columns: usize) -> u32 {
    SIZES.iter().find(|(most, _)| columns <= *most).map_or(21, |(_, size)| *size)
}

/// Room at each side of the text in its cells: less where many columns share the page, so that
/// no figure is broken.
pub(super) fn sides(columns: usize) -> u32 {
    SIDES.iter().find(|(most, _)| columns <= *most).map_or(70, |(_, sides)| *sides)
}

/// A line of letters of this size: a little more than they are high, whatever font is at hand.
pub(super) const fn line(size: u32) -> u32 {
    size * 14
}

/// How many columns a table has.
pub(super) fn columns(table: &Table) -> usize {
    let wide = |row: &Vec<Cell>| row.iter().map(|c| c.across.max(1)).sum::<usize>();
    let first = table.heads.first().map(wide);
    first.or_else(|| table.rows.first().map(wide)).unwrap_or(table.widths.len())
}

/// Widths of the columns, which fill the page.
pub(super) fn widths(table: &Table, columns: usize, all: u32) -> Vec<u32> {
    let share = |at: usize| table.widths.get(at).copied().filter(|w| *w > 0.0).unwrap_or(10.0);
    let sum: f64 = (0..columns).map(share).sum();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "below the page's width"
    )]
    (0..columns).map(|at| (share(at) / sum * f64::from(all)) as u32).collect()
}

/// About how high a table is: each row as its fullest cell, a cell over several rows shared out.
pub(super) fn height(table: &Table, widths: &[u32]) -> f64 {
    let (size, sides) = (size(widths.len()), sides(widths.len()));
    let rows = table.heads.iter().chain(&table.rows);
    let lines = rows.map(|row| {
        let mut column = 0;
        let needed = row.iter().map(|cell| {
            let across = cell.across.max(1);
            let width: u32 = widths.iter().skip(column).take(across).sum();
            column += across;
            // A letter is as wide as its size, half of that where it is of half width.
            let room = f64::from(width.saturating_sub(2 * sides).max(size * 10));
            libm::ceil(text_lines(&cell.text, room, size) / lines_of(cell.down))
        });
        needed.fold(1.0, f64::max)
    });
    lines.sum::<f64>() * f64::from(line(size))
}

#[allow(clippy::cast_precision_loss, reason = "a cell spans few rows")]
fn lines_of(down: usize) -> f64 {
    down.max(1) as f64
}

fn text_lines(text: &str, room: f64, size: u32) -> f64 {
    let line = |line: &str| {
        let halves: u32 = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        libm::ceil(f64::from(halves * size * 5) / room).max(1.0)
    };
    text.lines().map(line).sum::<f64>().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_as_high_as_its_fullest_cells() {
        // Ten letters of 10.5 points need 2 100 twentieths: two lines in 1 240 less 140.
        let cells = |text: &str| vec![Cell::left("1"), Cell::left(text)];
        let ten = "一二三四五六七八九十";
        let table = Table {
            heads: vec![cells("名")],
            rows: vec![cells(ten), cells("短"), cells("一\n二\n三")],
            widths: vec![1.0, 1.0],
            ..Table::default()
        };
        let widths = widths(&table, 2, 2_480);
        assert_eq!(widths, [1_240, 1_240]);
        assert_eq!(height(&table, &widths), f64::from((1 + 2 + 1 + 3) * line(21)));
        assert_eq!((size(9), sides(9)), (18, 70));
        assert_eq!((size(24), sides(24)), (15, 20));
    }
}
