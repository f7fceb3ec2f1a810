//! The menu of a column: sorting and its filter.

use super::dom;
use super::state::{NUMBER, State};
use crate::grid::Direction;
use crate::page::say::{t, tr};
use leptos::prelude::*;

/// Width of the menu, in pixels.
const WIDTH: f64 = 240.0;

/// The menu of the column that was asked for.
pub fn menu(state: State) -> impl IntoView {
    move || {
        let column = state.menu.get()?;
        let label =
            state.source.with_untracked(|s| s.0.heads().get(column).map(|h| h.label.clone()))?;
        let left = left(state, column);
        let first = NodeRef::<leptos::html::Button>::new();
        Effect::new(move |_| {
            if let Some(button) = first.get() {
                request_animation_frame(move || dom::focus(&button));
            }
        });
        let close = move || {
            state.menu.set(None);
            state.focus();
        };
        let sort = move |direction: Option<Direction>| {
            state.asked.update(|asked| asked.sort = direction.map(|way| (column, way)));
            close();
        };
        let filter = move || {
            state.asked.with(|asked| asked.filters.get(&column).cloned()).unwrap_or_default()
        };
        let filtered = move |event| {
            let text = event_target_value(&event);
            state.asked.update(|asked| {
                if text.trim().is_empty() {
                    asked.filters.remove(&column);
                } else {
                    asked.filters.insert(column, text);
                }
            });
        };
        let key = move |event: web_sys::KeyboardEvent| {
            if !event.is_composing() && matches!(event.key().as_str(), "Escape" | "Enter") {
                let on_button = event.key() == "Enter"
                    && event_target::<web_sys::Element>(&event).tag_name() == "BUTTON";
                if !on_button {
                    event.prevent_default();
                    close();
                }
            }
        };
        Some(view! {
            <div class="grid-menu" role="dialog" aria-label=tr("grid-menu", &crate::args! {
                "column" => label.as_str() }) style:left=format!("{left}px") on:keydown=key>
                <p class="grid-menu-title">{label.clone()}</p>
                <button class="grid-menu-item" node_ref=first
                    on:click=move |_| sort(Some(Direction::Up))>{t("grid-sort-up")}</button>
                <button class="grid-menu-item"
                    on:click=move |_| sort(Some(Direction::Down))>{t("grid-sort-down")}</button>
                {state.sorted(column).map(|_| view! {
                    <button class="grid-menu-item"
                        on:click=move |_| sort(None)>{t("grid-sort-none")}</button>
                })}
                <label class="grid-menu-filter">
                    {t("grid-filter")}
                    <input class="field" type="text" prop:value=filter on:change=filtered />
                </label>
                <p class="note">{t("grid-filter-hint")}</p>
                <button class="plain" on:click=move |_| close()>{t("grid-menu-close")}</button>
            </div>
        })
    }
}

/// Under its column, inside the grid.
fn left(state: State, column: usize) -> f64 {
    let window = state.window.get_untracked();
    let place = match column.checked_sub(1) {
        None => NUMBER,
        Some(column) => state.frozen() + state.axis.get_untracked().start(column) - window.left,
    };
    place.min(window.width - WIDTH - 8.0).max(0.0)
}
