//! The data view.

use leptos::prelude::*;

/// The view.
#[component]
pub fn Data() -> impl IntoView {
    view! { <h1 class="sentence">"Data"</h1> }
}
