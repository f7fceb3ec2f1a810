//! Keys, mouse and clipboard of a grid.

use super::state::State;
use super::{Act, editor};
use crate::grid::{Cell, Motion, Selection, html, tsv};
use crate::page::say::t;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event, KeyboardEvent, MouseEvent};

/// A key while no cell is being changed.
pub fn key(state: State, event: &KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key();
    let leaving = state.leaving.get_value();
    if !matches!(key.as_str(), "Shift" | "Control" | "Alt" | "Meta") {
        state.leaving.set_value(key == "Escape");
    }
    if let Some(motion) = motion(state, &key, command, event.alt_key()) {
        event.prevent_default();
        state.run.set_value(None);
        let selection = state.selection.get_untracked();
        let filled = |cell| state.source.with_untracked(|s| s.0.filled(cell));
        state.select(selection.moved(motion, event.shift_key(), state.size(), filled));
        return;
    }
    let cell = state.selection.get_untracked().active();
    match key.as_str() {
        "ArrowDown" if event.alt_key() => {
            event.prevent_default();
            state.menu.set(Some(cell.column));
        }
        "F2" => {
            event.prevent_default();
            editor::begin(state, cell, None);
        }
        "Enter" => {
            event.prevent_default();
            state.advance(cell, Motion::By(if event.shift_key() { -1 } else { 1 }, 0));
        }
        // At the edge, and after Esc, Tab goes on to what follows the grid.
        "Tab" if !leaving => {
            let edge = if event.shift_key() { 0 } else { state.size().columns.saturating_sub(1) };
            let inside = !state.selection.get_untracked().is_single();
            if inside || cell.column != edge {
                event.prevent_default();
                state.advance(cell, Motion::By(0, if event.shift_key() { -1 } else { 1 }));
            }
        }
        "Delete" | "Backspace" if !state.read_only.get_untracked() => {
            event.prevent_default();
            state.act(Act::Clear);
        }
        "d" | "D" | "r" | "R" if command && !event.shift_key() => {
            event.prevent_default();
            if !state.read_only.get_untracked() {
                state.act(Act::Fill { right: key.eq_ignore_ascii_case("r") });
            }
        }
        " " if command || event.shift_key() => {
            event.prevent_default();
            state.select_whole(command);
        }
        "Escape" => state.select(Selection::at(cell)),
        "a" | "A" if command => {
            event.prevent_default();
            let last = state.size().clamp(Cell { row: usize::MAX, column: usize::MAX });
            state.problem.set(None);
            state.selection.set(Selection::block(Cell::default(), last));
        }
        "f" | "F" if command => {
            event.prevent_default();
            state.on_find.run(());
        }
        // What is typed goes into the editor, which takes the focus before the character
        // arrives, so that an input method can begin in it. (229: the method has the key.)
        _ if !command
            && !event.alt_key()
            && (key.chars().count() == 1 || event.key_code() == 229) =>
        {
            if key == " " {
                event.prevent_default();
            }
            editor::begin(state, cell, Some(String::new()));
        }
        _ => {}
    }
}

fn motion(state: State, key: &str, command: bool, alt: bool) -> Option<Motion> {
    if alt {
        return None;
    }
    let arrow = |rows, columns| {
        if command { Motion::Edge(rows, columns) } else { Motion::By(rows, columns) }
    };
    Some(match key {
        "ArrowUp" => arrow(-1, 0),
        "ArrowDown" => arrow(1, 0),
        "ArrowLeft" => arrow(0, -1),
        "ArrowRight" => arrow(0, 1),
        "Home" if command => Motion::First,
        "End" if command => Motion::Last,
        "Home" => Motion::RowStart,
        "End" => Motion::RowEnd,
        "PageUp" => Motion::By(-state.page(), 0),
        "PageDown" => Motion::By(state.page(), 0),
        _ => return None,
    })
}

pub(super) fn under(state: State, event: &MouseEvent) -> Option<(usize, Option<usize>)> {
    let rect = state.scroller.get_untracked()?.get_bounding_client_rect();
    let x = f64::from(event.client_x()) - rect.left();
    let y = f64::from(event.client_y()) - rect.top();
    state.hit(x, y)
}

/// The mouse goes down: selects a cell, a row, or up to here with Shift.
pub fn press(state: State, event: &MouseEvent) {
    if event.button() != 0 {
        return;
    }
    let Some((row, column)) = under(state, event) else { return };
    event.prevent_default();
    state.menu.set(None);
    state.run.set_value(None);
    state.focus();
    let before = state.selection.get_untracked();
    let last = state.size().columns.saturating_sub(1);
    let to = |column| Cell { row, column };
    let selection = match (column, event.shift_key()) {
        (Some(column), true) => Selection::block(before.anchor, to(column)),
        (Some(column), false) => Selection::at(to(column)),
        (None, true) => Selection::block(Cell { column: 0, ..before.anchor }, to(last)),
        (None, false) => Selection::block(to(0), to(last)),
    };
    state.problem.set(None);
    state.selection.set(selection);
    if column.is_some() {
        state.reveal_head();
    }
}

/// The mouse moves with its button down: the block grows.
pub fn drag(state: State, event: &MouseEvent) {
    if event.buttons() & 1 == 0 {
        return;
    }
    let Some((row, column)) = under(state, event) else { return };
    let before = state.selection.get_untracked();
    let column = column.unwrap_or(before.head.column);
    let head = Cell { row, column };
    if head != before.head {
        state.select(Selection::block(before.anchor, head));
    }
}

/// A double click begins to change the cell.
pub fn double(state: State, event: &MouseEvent) {
    if let Some((row, Some(column))) = under(state, event) {
        editor::begin(state, Cell { row, column }, None);
    }
}

/// Puts the block on the clipboard, in plain digits, as text and as a table; whether it is there.
pub fn copy(state: State, event: &Event) -> bool {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)
    else {
        return false;
    };
    let selection = state.selection.get_untracked().clamped(state.size());
    let (top, bottom) = selection.rows();
    let (left, right) = selection.columns();
    let shown = state.source.get_untracked();
    let rows: Vec<Vec<String>> = (top..=bottom)
        .map(|row| (left..=right).map(|column| shown.0.plain(Cell { row, column })).collect())
        .collect();
    let copied = data.set_data("text/plain", &tsv(&rows)).is_ok();
    if copied {
        // Without the table the text is enough.
        let _ = data.set_data("text/html", &html(&rows));
        event.prevent_default();
    }
    copied
}

/// Puts the block on the clipboard and empties it.
pub fn cut(state: State, event: &Event) {
    if state.read_only.get_untracked() {
        return;
    }
    if copy(state, event) {
        state.act(Act::Clear);
    } else {
        let cell = state.selection.get_untracked().active();
        state.problem.set(Some((cell, t("cut-failed"))));
    }
}

/// Lays what is on the clipboard onto the cells from the selected ones.
pub fn paste(state: State, event: &Event) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)
    else {
        return;
    };
    event.prevent_default();
    let text = data.get_data("text/plain").unwrap_or_default();
    if state.read_only.get_untracked() {
        let cell = state.selection.get_untracked().active();
        state.problem.set(Some((cell, t("typed-fixed"))));
    } else {
        state.act(Act::Paste(text));
    }
}
