//! What a view says where the county has nothing for it: what goes here, the way to bring data in,
//! the sample.

use crate::page::route::ViewId;
use crate::page::say::t;
use crate::page::state::App;
use leptos::prelude::*;

/// The whole view; `title`, `what` and `go` are the keys of its words.
pub fn empty(app: App, title: &'static str, what: &'static str, go: &'static str) -> AnyView {
    view! {
        <h1 class="sentence">{move || t(title)}</h1>
        <div class="empty">
            <p>{move || t(what)}</p>
            <p><a class="button-main" href=ViewId::Data.href()>{move || t(go)}</a></p>
            <p>
                <button class="plain" on:click=move |_| app.show_sample()>
                    {move || t("overview-empty-sample")}
                </button>
            </p>
        </div>
    }
    .into_any()
}
