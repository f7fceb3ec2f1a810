//! Parts of the page that arrive when they are needed, most of them views. The build cuts what
//! only they need out of the page's module (`xtask/src/split.rs`); here stands what asks for it,
//! waits for it, and says so where it does not come. In a module that was not cut all is there.
//!
//! A view is made to arrive apart by one line where it is drawn: `chunk!("seats", seats::Seats)`.

use super::port::{join, meta};
use super::say::{t, tr};
use crate::args;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::collections::BTreeSet;
use wasm_bindgen::prelude::*;

/// Calls a function of a part that arrives later. Nothing but what has waited for [`arrive`] may
/// come here.
macro_rules! door {
    ($($door:tt)*) => { $crate::door::door!("chunks", $($door)*) };
}
pub(crate) use door;

/// The view that a function without arguments draws, in a part of its own under a name that no
/// other view has. The words of the views come with it.
macro_rules! chunk {
    ($name:literal, $draw:path) => {
        $crate::page::chunk::view($name, || {
            $crate::page::chunk::door!($name, "0", () -> ::leptos::prelude::AnyView {
                $crate::page::say::learn($crate::words::LATER);
                ::leptos::prelude::IntoAny::into_any($draw())
            })
        })
    };
}
pub(crate) use chunk;

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
    if missing(name).is_none() {
        return door();
    }
    let arrival = RwSignal::new(Arrival::Coming);
    let ask = move || {
        spawn_local(async move {
            let next = match arrive(name).await {
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

/// Has a part here.
///
/// # Errors
/// Why it did not come, in the browser's words.
pub async fn arrive(name: &str) -> Result<(), String> {
    match missing(name) {
        Some(addresses) => fetch(name, &addresses).await,
        None => Ok(()),
    }
}

/// Whether a part is here.
pub fn here(name: &str) -> bool {
    missing(name).is_none()
}

/// Where a part lies, unless it is here or was not cut out.
fn missing(name: &str) -> Option<String> {
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

/// Fetches every part that is not here yet, for a page at rest: from then on it needs no network.
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
