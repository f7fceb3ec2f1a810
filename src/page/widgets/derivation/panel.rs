//! The panel at the side, for numbers that have no row to open under: overview and charts.

use super::{Derivation, school_name, words};
use crate::page::files;
use crate::page::say::t;
use crate::page::state::App;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Id of the panel's head, where the focus goes.
const HEAD: &str = "side-panel-head";

/// Shows what `App::explained` names. The focus moves in, and back to where it came from.
#[component]
pub fn SidePanel() -> impl IntoView {
    let app = expect_context::<App>();
    let opener = StoredValue::new_local(None::<HtmlElement>);
    Effect::new(move |open: Option<bool>| {
        let is_open = app.explained.with(Option::is_some);
        if is_open && open != Some(true) {
            opener.set_value(focused());
            gloo::timers::callback::Timeout::new(0, || files::focus(HEAD)).forget();
        }
        is_open
    });
    let close = Callback::new(move |()| {
        app.explained.set(None);
        if let Some(element) = opener.try_update_value(Option::take).flatten() {
            let _ = element.focus();
        }
    });
    move || {
        app.explained.get().map(|subject| {
            let name = |at| school_name(app, at);
            let title = App::standard().map(|standard| words::title(standard, &subject, &name));
            view! {
                <aside class="side-panel" aria-labelledby=HEAD>
                    <h2 class="side-panel-head" id=HEAD tabindex="-1"
                        on:keydown=move |event| if event.key() == "Escape" { close.run(()) }>
                        {title}
                    </h2>
                    <button class="side-panel-close" aria-label=t("derive-close")
                        on:click=move |_| close.run(())>
                        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                            <path class="icon-line" d="M2 2l8 8m0-8l-8 8"></path>
                        </svg>
                    </button>
                    <Derivation subject=subject on_close=close narrow=true />
                </aside>
            }
        })
    }
}

/// The element that has the focus.
fn focused() -> Option<HtmlElement> {
    web_sys::window()?.document()?.active_element()?.dyn_into().ok()
}
