//! The overview view.

use leptos::prelude::*;

/// The view.
#[component]
pub fn Overview() -> impl IntoView {
    view! { <h1 class="sentence">"Overview"</h1> }
}
