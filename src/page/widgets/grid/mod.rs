//! A grid of cells like a spreadsheet's: frozen heads, only what is seen in the document,
//! selection by mouse and keys, editing of single cells, sorting and filters in its heads.
//!
//! It shows a [`Source`] and knows nothing of counties. The keys stay with one element
//! (`role="grid"`, `aria-activedescendant`); the editor lies above the cells, so that a row that
//! scrolls away does not take a half-typed text with it.

mod body;
mod dom;
mod editor;
mod fill;
mod head;
mod keys;
mod menu;
mod place;
mod state;

pub use state::{CellView, Editor, Head, Shown, Source};

use crate::grid::{Asked, Cell, Selection};
use crate::page::say::t;
use leptos::prelude::*;
use state::State;

/// What is done to a block of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A text from the clipboard is laid there.
    Paste(String),
    /// Filled from the first row, or to the right from the first column.
    Fill {
        /// To the right.
        right: bool,
    },
    /// Filled below or to the right of a part of it, as that part goes on.
    Extend {
        /// The part that goes on.
        from: Selection,
        /// It is repeated, and no number counted on.
        copies: bool,
    },
    /// Emptied.
    Clear,
}

/// Draws a grid.
#[component]
pub fn Grid(
    /// What it shows.
    #[prop(into)]
    source: Signal<Shown>,
    /// What is selected.
    selection: RwSignal<Selection>,
    /// Sorting and filters, changed from the heads.
    asked: RwSignal<Asked>,
    /// Its name for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// Whether cells can be changed.
    #[prop(into)]
    read_only: Signal<bool>,
    /// Takes a typed text; the sentence that refuses it otherwise.
    on_edit: Callback<(Cell, String), Result<(), String>>,
    /// Does something to a block; the sentence that says why not otherwise.
    on_act: Callback<(Selection, Act), Result<(), String>>,
    /// Asked to find (Ctrl+F).
    on_find: Callback<()>,
    /// Whenever it changes, what is selected is scrolled into sight; with `true` the grid takes
    /// the keys, too.
    #[prop(into)]
    look: Signal<(u32, bool)>,
    /// Written: the rows that are seen, from 0.
    seen: RwSignal<(usize, usize)>,
) -> impl IntoView {
    let state = State::new(source, selection, asked, read_only, on_edit, on_act, on_find);
    state.follow(seen);
    // A grid that has just been made is looked at, too, where it was asked for before.
    Effect::new(move |before: Option<(u32, bool)>| {
        let (count, take_keys) = look.get();
        if count > 0 && before != Some((count, take_keys)) {
            request_animation_frame(move || {
                state.reveal_head();
                if take_keys {
                    state.focus();
                }
            });
        }
        (count, take_keys)
    });
    view! {
        <div class="grid" class:grid-still=move || read_only.get()>
            <div class="grid-scroll" node_ref=state.scroller on:scroll=move |_| state.scrolled()>
                <div class="grid-canvas" style:width=move || format!("{}px", state.width())>
                    <div class="grid-table" role="grid" tabindex="0" node_ref=state.table
                        aria-label=move || label.get()
                        aria-rowcount=move || (source.with(|s| s.0.rows()) + 1).to_string()
                        aria-colcount=move || (source.with(|s| s.0.heads().len()) + 1).to_string()
                        aria-multiselectable="true"
                        aria-readonly=move || read_only.get().to_string()
                        aria-activedescendant=move || state.active_id()
                        on:keydown=move |event| keys::key(state, &event)
                        on:mousedown=move |event| keys::press(state, &event)
                        on:mousemove=move |event| {
                            if !fill::drag(state, &event) {
                                keys::drag(state, &event);
                            }
                        }
                        on:dblclick=move |event| keys::double(state, &event)
                        aria-describedby="grid-keys"
                        on:copy=move |event| { keys::copy(state, &event); }
                        on:cut=move |event| keys::cut(state, &event)
                        on:paste=move |event| keys::paste(state, &event)>
                        {head::heads(state)}
                        {body::body(state)}
                    </div>
                    {fill::handle(state)}
                    {editor::editor(state)}
                </div>
            </div>
            {menu::menu(state)}
            <p class="hidden" id="grid-keys">{move || t("grid-keys")}</p>
        </div>
    }
}
