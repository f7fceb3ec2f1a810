//! The menu of a column: sorting and its filter.

use super::dom;
use super::place::staying;
use super::state::{Head, State};
use crate::grid::{Direction, Layout};
use crate::page::say::{t, tr};
use leptos::prelude::*;
use std::rc::Rc;

/// Width of the menu, in pixels.
const WIDTH: f64 = 240.0;

/// The menu of the column that was asked for.
pub fn menu(state: State) -> impl IntoView {
    move || {
        let column = state.menu.get()?;
        let head = state.source.with_untracked(|s| s.0.heads().get(column).cloned())?;
        let (label, place) = (head.label.clone(), head.place);
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
            state.asked.update(|asked| asked.sort = direction.map(|way| (place, way)));
            close();
        };
        let filter = move || {
            state.asked.with(|asked| asked.filters.get(&place).cloned()).unwrap_or_default()
        };
        let filtered = move |event| {
            let text = event_target_value(&event);
            state.asked.update(|asked| {
                if text.trim().is_empty() {
                    asked.filters.remove(&place);
                } else {
                    asked.filters.insert(place, text);
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
                {columns(state, column, &head, Callback::new(move |()| close()))}
                <button class="plain" on:click=move |_| close()>{t("grid-menu-close")}</button>
            </div>
        })
    }
}

/// What is done with the column as a whole.
fn columns(state: State, column: usize, head: &Head, close: Callback<()>) -> impl IntoView + use<> {
    let change = move |change: Box<dyn Fn(&mut Layout)>| {
        state.asked.update(|asked| change(&mut asked.layout));
        close.run(());
    };
    let item = |key: &'static str, what: Rc<dyn Fn(&mut Layout)>| {
        let press = move |_| {
            let what = Rc::clone(&what);
            change(Box::new(move |layout| what(layout)));
        };
        view! { <button class="grid-menu-item" on:click=press>{t(key)}</button> }
    };
    let fold = head.foldable.clone().map(|group| {
        let folded = head.folded;
        let key = if folded { "grid-unfold" } else { "grid-fold" };
        item(key, Rc::new(move |layout| layout.fold(&group, !folded)))
    });
    let id = head.id.clone();
    let hide = (column > 0)
        .then(|| item("grid-hide", Rc::new(move |layout: &mut Layout| layout.hide(&id, true))));
    let here = column + 1 == state.stay();
    let freeze = (!here).then(|| {
        item("grid-freeze", Rc::new(move |layout: &mut Layout| layout.freeze(column + 1)))
    });
    let loose = (state.stay() > 1)
        .then(|| item("grid-freeze-one", Rc::new(|layout: &mut Layout| layout.freeze(1))));
    view! { {fold} {hide} {freeze} {loose} }
}

/// Under its column, inside the grid.
fn left(state: State, column: usize) -> f64 {
    let window = state.window.get_untracked();
    let place = match column.checked_sub(state.stay()) {
        None => state.source.with_untracked(|s| staying(s, column).0),
        Some(column) => state.frozen() + state.axis.get_untracked().start(column) - window.left,
    };
    place.min(window.width - WIDTH - 8.0).max(0.0)
}
