//! Where things lie in a grid, and what lies at a place.

use super::dom;
use super::state::{HEAD, NUMBER, ROW, Shown, State};
use crate::grid::{Axis, Cell, reveal};
use leptos::prelude::*;

impl State {
    /// How many columns stay.
    pub fn stay(self) -> usize {
        self.source.with_untracked(|s| s.0.frozen())
    }

    /// Width of row numbers and the columns that stay.
    pub fn frozen(self) -> f64 {
        frozen(self.source)
    }

    /// Width of all columns.
    pub fn width(self) -> f64 {
        self.frozen() + self.axis.get().total()
    }

    /// Where a cell begins in the canvas, and how wide it is.
    pub fn place(self, cell: Cell) -> (f64, f64, f64) {
        let top = HEAD + Axis::Even { count: usize::MAX, size: ROW }.start(cell.row);
        match cell.column.checked_sub(self.stay()) {
            None => {
                let (left, width) = self.source.with(|s| staying(s, cell.column));
                (self.window.get().left + left, top, width)
            }
            Some(column) => {
                let axis = self.axis.get();
                let start = axis.start(column);
                (self.frozen() + start, top, axis.start(column + 1) - start)
            }
        }
    }

    /// The cell at a place of the scrolled part; the column is missing over the row numbers.
    pub fn hit(self, x: f64, y: f64) -> Option<(usize, Option<usize>)> {
        let window = self.window.get_untracked();
        if y < HEAD {
            return None;
        }
        let count = self.source.with_untracked(|s| s.0.rows());
        let row = Axis::Even { count, size: ROW }.at(y - HEAD + window.top)?;
        if x < NUMBER {
            return Some((row, None));
        }
        let frozen = frozen_untracked(self.source);
        let stay = self.stay();
        if x < frozen {
            let begins =
                |column: &usize| self.source.with_untracked(|s| staying(s, *column)).0 <= x;
            return Some((row, (0..stay).rfind(begins)));
        }
        let column = self.axis.get_untracked().at(x - frozen + window.left)?;
        Some((row, Some(column + stay)))
    }

    /// Scrolls so that the moving corner of the selection is seen.
    pub fn reveal_head(self) {
        let selection = self.selection.get_untracked();
        self.reveal(selection.within.unwrap_or(selection.head));
    }

    /// Scrolls so that a cell is seen.
    pub fn reveal(self, cell: Cell) {
        let Some(element) = self.scroller.get_untracked() else { return };
        let rows = Axis::Even { count: usize::MAX, size: ROW };
        let height = f64::from(element.client_height()) - HEAD;
        let from = f64::from(element.scroll_top());
        let top = reveal(from, height, rows.start(cell.row), rows.start(cell.row + 1));
        dom::scroll(&element, "scrollTop", from, top);
        if let Some(column) = cell.column.checked_sub(self.stay()) {
            let axis = self.axis.get_untracked();
            let width = f64::from(element.client_width()) - frozen_untracked(self.source);
            let from = f64::from(element.scroll_left());
            let left = reveal(from, width, axis.start(column), axis.start(column + 1));
            dom::scroll(&element, "scrollLeft", from, left);
        }
        self.measure();
    }
}

/// Where a column that stays begins, and its width.
pub fn staying(shown: &Shown, column: usize) -> (f64, f64) {
    let widths = || shown.0.heads().iter().map(|head| head.width);
    let left = NUMBER + widths().take(column).sum::<f64>();
    (left, widths().nth(column).unwrap_or_default())
}

fn staying_width(shown: &Shown) -> f64 {
    staying(shown, shown.0.frozen()).0
}

pub fn frozen(source: Signal<Shown>) -> f64 {
    source.with(staying_width)
}

fn frozen_untracked(source: Signal<Shown>) -> f64 {
    source.with_untracked(staying_width)
}
