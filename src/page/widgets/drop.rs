//! A place to drop files on: says so while files are over it. The keyboard's way is the button
//! beside it.

use crate::page::say::t;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, FileList, Node};

/// Wraps a part of the page; files dropped anywhere on it are handed on.
#[component]
pub fn Drop(
    /// Takes the files.
    on_files: Callback<FileList>,
    /// What the place holds.
    children: Children,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let has_files = |event: &DragEvent| {
        event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
    };
    let entered = move |event: DragEvent| {
        if has_files(&event) {
            // Without this the browser would open the file in place of the page.
            event.prevent_default();
            over.set(true);
        }
    };
    let left = move |event: DragEvent| {
        let still_inside = event
            .current_target()
            .and_then(|place| place.dyn_into::<Node>().ok())
            .zip(event.related_target().and_then(|to| to.dyn_into::<Node>().ok()))
            .is_some_and(|(place, to)| place.contains(Some(&to)));
        if !still_inside {
            over.set(false);
        }
    };
    let dropped = move |event: DragEvent| {
        over.set(false);
        if let Some(files) = event.data_transfer().and_then(|data| data.files())
            && files.length() > 0
        {
            event.prevent_default();
            on_files.run(files);
        }
    };
    view! {
        <div class="drop" class:drop-over=move || over.get() on:dragenter=entered
            on:dragover=entered on:dragleave=left on:drop=dropped>
            {children()}
            {move || over.get().then(|| view! {
                <p class="drop-sign" aria-hidden="true">{t("drop-here")}</p>
            })}
        </div>
    }
}
