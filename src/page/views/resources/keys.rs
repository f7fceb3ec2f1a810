//! Moving through the table by keys: arrows, Home and End, Page keys. Enter is the buttons' own.

use super::cells::cell_id;
use super::pinned::MEAN;
use super::{Shared, window};
use crate::page::files;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Rows that a Page key moves over.
const PAGE: isize = 15;

/// Moves from the active cell, if the key says so.
pub(super) fn on_key(shared: Shared, columns: usize, event: &KeyboardEvent) {
    let (row, column) = shared.active.get_untracked();
    let last = isize::try_from(shared.rows.with_untracked(Vec::len)).unwrap_or(isize::MAX) - 1;
    let on_cell = shared.open.with_untracked(Option::is_none) || is_cell(event);
    if !on_cell || event.ctrl_key() || event.meta_key() || event.alt_key() || !is_cell(event) {
        return;
    }
    let (row, column) = match event.key().as_str() {
        "ArrowUp" => (row - 1, column),
        "ArrowDown" => (row + 1, column),
        "ArrowLeft" => (row, column.saturating_sub(1)),
        "ArrowRight" => (row, column + 1),
        "PageUp" => (row - PAGE, column),
        "PageDown" => (row + PAGE, column),
        "Home" => (row, 0),
        "End" => (row, columns),
        _ => return,
    };
    event.prevent_default();
    let row = row.clamp(MEAN, last.max(0));
    // The pinned rows have no name to open.
    let least = usize::from(row < 0);
    to_cell(shared, row, column.clamp(least, columns));
}

/// Puts the focus on a cell, scrolling there first.
pub(super) fn to_cell(shared: Shared, row: isize, column: usize) {
    shared.active.set((row, column));
    if let Ok(position) = usize::try_from(row) {
        window::show_row(position);
    }
    // The row may be drawn only after the scroll.
    gloo::timers::callback::Timeout::new(30, move || files::focus(&cell_id(row, column))).forget();
}

/// Whether the key was pressed on a cell and not inside an open derivation or a head.
fn is_cell(event: &KeyboardEvent) -> bool {
    use wasm_bindgen::JsCast;
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| element.id().starts_with("cell-"))
}
