//! Views that arrive when they are first opened. The build cuts what only they need out of the
//! page's module (`xtask/src/split.rs`); here stands what asks for it, waits for it, and says so
//! where it does not come. In a module that was not cut a view is there at once.
//!
//! A view is made to arrive apart by one line where it is drawn: `chunk!("seats", seats::Seats)`.

use super::port::meta;
use super::say::{t, tr};
use crate::args;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::collections::BTreeSet;
use wasm_bindgen::prelude::*;

/// The view that a function without arguments draws, cut out of the module under a name: letters
/// of the alphabet only, and no two alike. What other code uses too stays where that is.
macro_rules! chunk {
    ($name:literal, $draw:path) => {{
        // The two names tell the cutter which import stands for which function.
        #[cfg(feature = "chunks")]
        #[allow(unsafe_code, reason = "an import and the export that the build joins to it")]
        #[allow(improper_ctypes, improper_ctypes_definitions, reason = "both sides are Rust")]
        #[allow(clippy::items_after_statements, reason = "a macro's own items")]
        let door = {
            #[unsafe(export_name = concat!(
                        "__wasm_split_00", $name, "00_export_00000000000000000000000000000000"
                    ))]
            extern "C" fn inside() -> ::leptos::prelude::AnyView {
                ::leptos::prelude::IntoAny::into_any($draw())
            }
            #[link(wasm_import_module = "__wasm_split_placeholder__")]
            unsafe extern "C" {
                #[link_name = concat!(
                            "__wasm_split_00", $name, "00_import_00000000000000000000000000000000"
                        )]
                safe fn door() -> ::leptos::prelude::AnyView;
            }
            || door()
        };
        #[cfg(not(feature = "chunks"))]
        let door = || ::leptos::prelude::IntoAny::into_any($draw());
        $crate::page::chunk::view($name, door)
    }};
}
pub(crate) use chunk;

#[wasm_bindgen]
extern "C" {
    /// Fetches files of the module and joins them to it; in `www/boot.js`.
    #[wasm_bindgen(js_name = junhengJoin, catch)]
    async fn join(addresses: &str) -> Result<JsValue, JsValue>;
}

thread_local! {
    static HERE: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// How far a view's code is.
#[derive(Clone, PartialEq, Eq)]
enum Arrival {
    Coming,
    Here,
    /// It did not come, in the browser's words.
    Lost(String),
}

/// Draws a view behind its door: at once where its code is here, else when it has come.
pub fn view(name: &'static str, door: fn() -> AnyView) -> AnyView {
    let Some(addresses) = missing(name) else { return door() };
    let arrival = RwSignal::new(Arrival::Coming);
    let ask = move || {
        let addresses = addresses.clone();
        spawn_local(async move {
            let next = match fetch(name, &addresses).await {
                Ok(()) => Arrival::Here,
                Err(why) => Arrival::Lost(why),
            };
            // The view may have been left meanwhile.
            let _ = arrival.try_set(next);
        });
    };
    ask();
    let draw = move || match arrival.get() {
        Arrival::Here => door(),
        Arrival::Coming => {
            view! { <p class="lede" role="status">{t("view-coming")}</p> }.into_any()
        }
        Arrival::Lost(why) => {
            let ask = ask.clone();
            let again = move |_| {
                arrival.set(Arrival::Coming);
                ask();
            };
            view! {
                <div role="alert">
                    <p class="sentence">{tr("view-missing", &args! { "why" => why })}</p>
                    <p><button class="button-main" on:click=again>{t("view-again")}</button></p>
                </div>
            }
            .into_any()
        }
    };
    draw.into_any()
}

/// Where a view's code lies, unless it is here.
fn missing(name: &'static str) -> Option<String> {
    if HERE.with_borrow(|here| here.contains(name)) {
        return None;
    }
    meta(&format!("junheng-chunk-{name}"))
}

async fn fetch(name: &str, addresses: &str) -> Result<(), String> {
    let joined = join(addresses).await;
    joined.map_err(|error| String::from(js_sys::Error::from(error).message()))?;
    HERE.with_borrow_mut(|here| here.insert(name.to_owned()));
    Ok(())
}

/// Fetches every view that is not here yet, for a page at rest: from then on it needs no network.
pub async fn fetch_all() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(tags) = document.query_selector_all("meta[name^='junheng-chunk-']") else { return };
    for tag in (0..tags.length()).filter_map(|at| tags.item(at)) {
        let tag: web_sys::Element = tag.unchecked_into();
        let (name, addresses) = (tag.get_attribute("name"), tag.get_attribute("content"));
        let name = name.as_deref().and_then(|name| name.strip_prefix("junheng-chunk-"));
        if let (Some(name), Some(addresses)) = (name, addresses) {
            // What does not come now is asked for again when it is needed.
            let _ = fetch(name, &addresses).await;
        }
    }
}
