//! The corner of what is selected: drawn on, down or to the right, it fills the cells it passes, counting
//! numbers on; with Ctrl it copies.

use super::Act;
use super::head::px;
use super::keys::under;
use super::state::{HEAD, ROW, State};
use crate::grid::{Cell, Selection};
use leptos::ev;
use leptos::prelude::*;
use web_sys::MouseEvent;

/// Half the side of the corner, px.
const HALF: f64 = 4.0;

/// Left, top, right and bottom of a block on the canvas.
fn edges(state: State, block: &Selection) -> (f64, f64, f64, f64) {
    let ((top, bottom), (left, right)) = (block.rows(), block.columns());
    let (start, above, _) = state.place(Cell { row: top, column: left });
    let (last, below, width) = state.place(Cell { row: bottom, column: right });
    (start, above, last + width, below + ROW)
}

/// The corner, and the outline of what would be filled.
pub fn handle(state: State) -> impl IntoView {
    // Wherever the button is let go, it is over.
    let up = window_event_listener(ev::mouseup, move |event| finish(state, &event));
    on_cleanup(move || up.remove());
    let corner = move || {
        let block = state.selection.get();
        let window = state.window.get();
        let shown = !state.read_only.get()
            && state.editing.with(Option::is_none)
            && state.source.with(|source| source.0.rows() > 0);
        let (_, _, right, bottom) = edges(state, &block.clamped(state.size()));
        // Not over the heads, nor over the columns that stay.
        let stays = block.columns().1 < state.stay();
        let seen = bottom > window.top + HEAD + 2.0
            && (stays || right > window.left + state.frozen() + 2.0);
        (shown && seen).then(|| {
            let (left, top) = (px(right - HALF - 1.0), px(bottom - HALF - 1.0));
            view! {
                <span class="grid-fill" aria-hidden="true" style:left=left style:top=top
                    on:mousedown=move |event| begin(state, &event)></span>
            }
        })
    };
    let outline = move || {
        state.filling.get().map(|to| {
            let (left, top, right, bottom) = edges(state, &to);
            view! {
                <span class="grid-fill-to" aria-hidden="true" style:left=px(left) style:top=px(top)
                    style:width=px(right - left - 1.0) style:height=px(bottom - top - 1.0)></span>
            }
        })
    };
    view! { {corner} {outline} }
}

fn begin(state: State, event: &MouseEvent) {
    if event.button() == 0 {
        event.prevent_default();
        event.stop_propagation();
        state.focus();
        state.filling.set(Some(state.selection.get_untracked().clamped(state.size())));
    }
}

/// The mouse moves: the outline grows down or to the right, whichever is further. False where nothing
/// is being filled.
pub fn drag(state: State, event: &MouseEvent) -> bool {
    if state.filling.with_untracked(Option::is_none) {
        return false;
    }
    if event.buttons() & 1 == 0 {
        state.filling.set(None);
        return true;
    }
    let Some((row, column)) = under(state, event) else { return true };
    let from = state.selection.get_untracked().clamped(state.size());
    let ((top, bottom), (left, right)) = (from.rows(), from.columns());
    let (down, across) =
        (row.saturating_sub(bottom), column.unwrap_or_default().saturating_sub(right));
    // A column is about four rows wide: what looks further is further.
    let head = if down == 0 && across == 0 {
        Cell { row: bottom, column: right }
    } else if down >= across * 4 {
        Cell { row: bottom + down, column: right }
    } else {
        Cell { row: bottom, column: right + across }
    };
    let to = Selection::block(Cell { row: top, column: left }, head);
    if state.filling.get_untracked() != Some(to) {
        state.filling.set(Some(to));
        state.reveal(head);
    }
    true
}

fn finish(state: State, event: &MouseEvent) {
    let Some(to) = state.filling.try_get_untracked().flatten() else { return };
    state.filling.set(None);
    let from = state.selection.get_untracked().clamped(state.size());
    if to.rows() == from.rows() && to.columns() == from.columns() {
        return;
    }
    state.problem.set(None);
    if let Err(sentence) =
        state.on_act.run((to, Act::Extend { from, copies: event.ctrl_key() || event.meta_key() }))
    {
        state.problem.set(Some((from.active(), sentence)));
    } else {
        state.select(to);
    }
}
