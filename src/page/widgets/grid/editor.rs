//! The editor of one cell: a field that lies above the cells, always in the document so that a
//! key can put the focus there before its character arrives; a list where a cell is a choice.

use super::dom;
use super::head::px;
use super::state::{Editor, ROW, State};
use crate::grid::{Cell, Motion, Selection};
use crate::page::say::t;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlSelectElement, KeyboardEvent};

/// Begins to change a cell, with its own text or another.
pub fn begin(state: State, cell: Cell, text: Option<String>) {
    if state.read_only.get_untracked() || state.size().rows == 0 {
        return;
    }
    let editor = state.source.with_untracked(|s| s.0.editor(cell));
    let block = state.selection.get_untracked();
    // Inside a block it stays, and Enter and Tab go round in it.
    state.select(if !block.is_single() && block.contains(cell) {
        Selection { within: Some(cell), ..block }
    } else {
        Selection::at(cell)
    });
    match &editor {
        Editor::None => {
            state.problem.set(Some((cell, t("typed-fixed"))));
            return;
        }
        Editor::Text(own) => {
            if let Some(input) = state.input.get_untracked() {
                let begun = text.is_some();
                state.overwriting.set_value(begun);
                input.set_value(&text.unwrap_or_else(|| own.clone()));
                dom::focus(&input);
                if !begun {
                    input.select();
                }
            }
        }
        Editor::Choice(..) => state.overwriting.set_value(false),
    }
    state.editing.set(Some((cell, editor)));
}

/// Ends the change: hands in what stands there, then moves on.
fn finish(state: State, text: &str, motion: Option<Motion>) {
    // A field that is taken away while it has the focus is told that it lost it.
    let Some(Some((cell, _))) = state.editing.try_get_untracked() else { return };
    state.editing.set(None);
    if let Err(sentence) = state.on_edit.run((cell, text.to_owned())) {
        // The text stays, so that it can be mended.
        if motion.is_some() {
            begin(state, cell, Some(text.to_owned()));
        }
        state.problem.set(Some((cell, sentence)));
        return;
    }
    if let Some(motion) = motion {
        state.focus();
        match motion {
            // An arrow is no Tab: it ends the run.
            Motion::Edge(rows, columns) => {
                state.run.set_value(None);
                let to = Selection::at(cell).moved(
                    Motion::By(rows, columns),
                    false,
                    state.size(),
                    |_| false,
                );
                state.select(to);
            }
            motion => state.advance(cell, motion),
        }
    }
}

fn cancel(state: State) {
    state.editing.set(None);
    state.problem.set(None);
    state.focus();
}

/// Enter and Tab take the text, Esc leaves the cell as it was; while an input method composes,
/// the keys are its own.
fn key(state: State, event: &KeyboardEvent, text: &str) {
    event.stop_propagation();
    if event.is_composing() || event.key_code() == 229 {
        return;
    }
    let step = if event.shift_key() { -1 } else { 1 };
    let plain = !(event.shift_key() || event.ctrl_key() || event.meta_key() || event.alt_key());
    // What was begun by typing is left by the arrows, as in a spreadsheet.
    let arrows = plain && state.overwriting.get_value();
    let motion = match event.key().as_str() {
        "ArrowUp" if arrows => Motion::Edge(-1, 0),
        "ArrowDown" if arrows => Motion::Edge(1, 0),
        "ArrowLeft" if arrows => Motion::Edge(0, -1),
        "ArrowRight" if arrows => Motion::Edge(0, 1),
        "F2" => return state.overwriting.set_value(false),
        "Enter" => Motion::By(step, 0),
        "Tab" => Motion::By(0, step),
        "Escape" => {
            event.prevent_default();
            return cancel(state);
        }
        _ => return,
    };
    event.prevent_default();
    finish(state, text, Some(motion));
}

fn is_typing(editing: &Option<(Cell, Editor)>) -> bool {
    matches!(editing, Some((_, Editor::Text(_))))
}

/// The field, the list, and the sentence that refuses a text.
pub fn editor(state: State) -> impl IntoView {
    let typing = move || state.editing.with(is_typing);
    let place = move || state.editing.with(|e| e.as_ref().map(|(cell, _)| *cell));
    let at = move || place().map(|cell| state.place(cell)).unwrap_or_default();
    let value = move || state.input.get_untracked().map(|i| i.value()).unwrap_or_default();
    let problem = move || {
        state.problem.get().map(|(cell, sentence)| {
            let (left, top, _) = state.place(cell);
            view! {
                <p class="grid-problem" role="alert" style:left=px(left) style:top=px(top + ROW)>
                    {sentence}
                </p>
            }
        })
    };
    view! {
        <input class="grid-input" class:grid-input-on=typing type="text" autocomplete="off"
            tabindex="-1" node_ref=state.input aria-label=move || t("grid-cell-edit")
            aria-hidden=move || (!typing()).then_some("true")
            style:left=move || px(at().0) style:top=move || px(at().1)
            style:width=move || px(at().2 + 1.0)
            on:keydown=move |event| key(state, &event, &value())
            on:blur=move |_| if state.editing.try_with_untracked(is_typing) == Some(true) {
                finish(state, &value(), None);
            } />
        {move || list(state, at())}
        {problem}
    }
}

fn list(state: State, (left, top, width): (f64, f64, f64)) -> Option<impl IntoView> {
    let (_, editor) = state.editing.get()?;
    let Editor::Choice(now, choices) = editor else { return None };
    let node = NodeRef::<leptos::html::Select>::new();
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            request_animation_frame(move || dom::focus(&element));
        }
    });
    let value = move |event: &web_sys::Event| {
        let element = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        element.map(|element| element.value()).unwrap_or_default()
    };
    let options = choices
        .into_iter()
        .map(|(id, words)| {
            let selected = id == now;
            view! { <option value=id selected=selected>{words}</option> }
        })
        .collect_view();
    Some(view! {
        <select class="grid-select" node_ref=node aria-label=t("grid-cell-edit")
            style:left=px(left) style:top=px(top) style:width=px(width.max(88.0))
            on:keydown=move |event| key(state, &event, &value(&event))
            on:blur=move |event| finish(state, &value(&event), None)>{options}</select>
    })
}
