//! The sheet at the side: a head that takes the focus, a button and Esc that close it.

use crate::page::say::t;
use leptos::ev;
use leptos::prelude::*;

/// Draws a sheet; `id` is that of its head.
pub(super) fn sheet(
    id: &'static str,
    class: &'static str,
    head: AnyView,
    close: Callback<()>,
    body: AnyView,
) -> AnyView {
    // The focus may have left the sheet with the row that it was in.
    let keys = window_event_listener(ev::keydown, move |event| {
        // While an input method composes, Esc is its own.
        if event.key() == "Escape" && !event.is_composing() && !event.default_prevented() {
            close.run(());
        }
    });
    on_cleanup(move || keys.remove());
    view! {
        <aside class=format!("side-panel {class}") aria-labelledby=id>
            <h2 class="side-panel-head" id=id tabindex="-1">{head}</h2>
            <button class="side-panel-close" aria-label=t("derive-close")
                on:click=move |_| close.run(())>
                <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                    <path class="icon-line" d="M2 2l8 8m0-8l-8 8"></path>
                </svg>
            </button>
            {body}
        </aside>
    }
    .into_any()
}
