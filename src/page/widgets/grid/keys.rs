//! Keys, mouse and clipboard of a grid.

use super::editor;
use super::state::{Editor, State};
use crate::grid::{Cell, Motion, Selection, tsv};
use crate::page::say::t;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event, KeyboardEvent, MouseEvent};

/// A key while no cell is being changed.
pub fn key(state: State, event: &KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key();
    if let Some(motion) = motion(state, &key, command, event.alt_key()) {
        event.prevent_default();
        let selection = state.selection.get_untracked();
        let filled = |cell| state.source.with_untracked(|s| s.0.filled(cell));
        state.select(selection.moved(motion, event.shift_key(), state.size(), filled));
        return;
    }
    let cell = state.selection.get_untracked().anchor;
    match key.as_str() {
        "ArrowDown" if event.alt_key() => {
            event.prevent_default();
            state.menu.set(Some(cell.column));
        }
        "F2" | "Enter" => {
            event.prevent_default();
            editor::begin(state, cell, None);
        }
        "Delete" | "Backspace" if !state.read_only.get_untracked() => {
            event.prevent_default();
            if state.selection.get_untracked().is_single() {
                editor::clear(state, cell);
            }
        }
        "Escape" => state.select(Selection::at(cell)),
        "a" if command => {
            event.prevent_default();
            let last = state.size().clamp(Cell { row: usize::MAX, column: usize::MAX });
            state.problem.set(None);
            state.selection.set(Selection { anchor: Cell::default(), head: last });
        }
        "f" if command => {
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

fn under(state: State, event: &MouseEvent) -> Option<(usize, Option<usize>)> {
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
    state.focus();
    let before = state.selection.get_untracked();
    let last = state.size().columns.saturating_sub(1);
    let to = |column| Cell { row, column };
    let selection = match (column, event.shift_key()) {
        (Some(column), true) => Selection { anchor: before.anchor, head: to(column) },
        (Some(column), false) => Selection::at(to(column)),
        (None, true) => Selection { anchor: Cell { column: 0, ..before.anchor }, head: to(last) },
        (None, false) => Selection { anchor: to(0), head: to(last) },
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
        state.select(Selection { anchor: before.anchor, head });
    }
}

/// A double click begins to change the cell.
pub fn double(state: State, event: &MouseEvent) {
    if let Some((row, Some(column))) = under(state, event) {
        editor::begin(state, Cell { row, column }, None);
    }
}

/// Puts the block on the clipboard, in plain digits.
pub fn copy(state: State, event: &Event) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)
    else {
        return;
    };
    let selection = state.selection.get_untracked().clamped(state.size());
    let (top, bottom) = selection.rows();
    let (left, right) = selection.columns();
    let shown = state.source.get_untracked();
    let text = tsv((top..=bottom).map(|row| {
        (left..=right).map(|column| shown.0.plain(Cell { row, column })).collect::<Vec<_>>()
    }));
    if data.set_data("text/plain", &text).is_ok() {
        event.prevent_default();
    }
}

/// Puts one cell from the clipboard into the active cell; a block is refused with a sentence.
pub fn paste(state: State, event: &Event) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)
    else {
        return;
    };
    event.prevent_default();
    let cell = state.selection.get_untracked().anchor;
    let text = data.get_data("text/plain").unwrap_or_default();
    let text = text.trim_end_matches(['\r', '\n']);
    if text.contains(['\t', '\n']) {
        state.problem.set(Some((cell, t("grid-paste-one"))));
        return;
    }
    let editor = state.source.with_untracked(|s| s.0.editor(cell));
    if state.read_only.get_untracked() || editor == Editor::None {
        state.problem.set(Some((cell, t("typed-fixed"))));
        return;
    }
    let text = match editor {
        // Words of a choice as they are shown.
        Editor::Choice(_, choices) => choices
            .into_iter()
            .find(|(value, words)| value == text || words == text)
            .map_or_else(|| text.to_owned(), |(value, _)| value),
        _ => text.to_owned(),
    };
    editor::hand_in(state, cell, text);
}
