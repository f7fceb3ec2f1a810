//! The resources view.

use leptos::prelude::*;

/// The view.
#[component]
pub fn Resources() -> impl IntoView {
    view! { <h1 class="sentence">"Resources"</h1> }
}
