//! The page: what a person sees and touches.

use leptos::prelude::*;

/// Puts the page into the document.
pub fn mount() {
    mount_to_body(|| view! { <main id="app"></main> });
}
