//! The region (市县比较): the counties of this browser beside each other, placed by what they are
//! compared by, as one table and one chart. Not on the rail: the list of counties leads here.

mod chart;
mod choice;
mod model;
mod table;
mod tools;
mod words;

use crate::page::files;
use crate::page::route::ViewId;
use crate::page::say::t;
use crate::page::state::App;
use crate::page::widgets::handout::{ViewActs, Whose};
use leptos::prelude::*;
use model::Shared;

/// The view.
#[component]
pub fn Region() -> impl IntoView {
    let app = expect_context::<App>();
    let shared = Shared::new(app);
    provide_context(shared);
    provide_context(Whose(Signal::derive(move || words::region(shared))));
    shared.load();
    files::set_root("data-paper", "wide");
    on_cleanup(|| files::set_root("data-paper", ""));
    // Drawn anew when another kind of page stands here, not with every county that comes.
    let count = Memo::new(move |_| {
        shared.entries.with(|entries| entries.as_ref().map(|entries| entries.len().min(2)))
    });
    let body = move || match count.get() {
        None => view! { <p class="lede" role="status">{t("region-reading")}</p> }.into_any(),
        Some(0 | 1) => few().into_any(),
        Some(_) => whole(shared).into_any(),
    };
    view! {
        <div class="region">
            <h1 class="sentence">{move || words::answer(shared)}</h1>
            {body}
        </div>
    }
}

/// What stands where there is nothing to compare.
fn few() -> impl IntoView {
    view! {
        <div class="empty" id="region-empty">
            <p>{t("region-empty")}</p>
            <p><a class="button-main" href=ViewId::Data.href()>{t("region-empty-go")}</a></p>
        </div>
    }
}

fn whole(shared: Shared) -> impl IntoView {
    view! {
        <p class="lede">{move || words::lede(shared)}</p>
        <p class="handout no-print">
            <ViewActs view="view-region" />
            <a href=move || format!("{}?panel=shelf", ViewId::Data.href())>{move || t("region-shelf")}</a>
        </p>
        {move || words::progress(shared)}
        {tools::tools(shared)}
        {table::table(shared)}
        {chart::chart(shared)}
    }
}
