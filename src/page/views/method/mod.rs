//! The method view.

use leptos::prelude::*;

/// The view.
#[component]
pub fn Method() -> impl IntoView {
    view! { <h1 class="sentence">"Method"</h1> }
}
