//! Which of the two assessments a view shows: chosen at its head and kept in the address.

use crate::page::route::{self, Route};
use crate::page::say::t;
use crate::page::state::{App, BASIC, STANDARD};
use leptos::prelude::*;

/// 优质均衡 | 基本均衡.
#[component]
pub(super) fn StandardSwitch() -> impl IntoView {
    let app = expect_context::<App>();
    let button = move |id: &'static str| {
        let on = move || app.shown().is_some_and(|standard| standard.id == id);
        let go = move |_| {
            // What else was chosen belongs to the other assessment.
            let view = app.route.with_untracked(|route| route.view);
            let mut next = Route { view, ..Route::default() };
            if id != STANDARD {
                next.query.insert("standard".to_owned(), id.to_owned());
            }
            route::go(&next);
        };
        view! {
            <button aria-pressed=move || on().to_string() on:click=go>
                {move || t(&format!("standard-{id}"))}
            </button>
        }
    };
    view! {
        <div class="choice standard-switch" role="group" aria-label=move || t("standard-choose")>
            {[STANDARD, BASIC].map(button).into_iter().collect_view()}
        </div>
    }
}
