//! The page: what a person sees and touches. It holds the county and asks the engine; it formats
//! and never calculates.
//!
//! `state` is what all views share, `published` a county that lies at an address, `client` and `port` the way to the engine, `letters` what is
//! sent on it, `storage` what the browser remembers, `shelf` the counties beside the one at hand, `chunk` what arrives later,
//! `start` what happens first, `frame` rail and header, `views` one module a view, `widgets` what
//! several views use.

mod chunk;
pub mod client;
pub mod files;
mod frame;
mod letters;
mod port;
mod published;
pub mod route;
pub mod say;
mod shelf;
mod start;
pub mod state;
pub mod storage;
pub mod views;
pub mod widgets;

use crate::words::Lang;
use chunk::chunk;
use leptos::prelude::*;
use route::Options;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// Puts the page into the document.
pub fn mount() {
    // The worker's script has no document.
    if web_sys::window().is_none() {
        return;
    }
    // As `www/boot.js` has found it.
    let language = files::root("lang").as_deref().and_then(Lang::parse).unwrap_or_default();
    spawn_local(async move {
        say::speak(language).await;
        mount_to_body(App);
    });
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let options = Options::read();
    let app = state::App::new(&options);
    provide_context(app);
    route::follow(app.route);
    // A choice inside a view is that view's own affair: only another view is drawn anew.
    let current = Memo::new(move |_| app.route.with(|route| route.view));
    // The panel comes with the first number that is explained, and stays.
    let explained = Memo::new(move |was: Option<&bool>| {
        was == Some(&true) || app.explained.with(Option::is_some)
    });
    start::start(app, options);
    // It listens as long as the page is open.
    let _ = window_event_listener(leptos::ev::keydown, move |event| undo_key(app, &event));
    view! {
        <div class="page">
            <a class="skip" href="#main" on:click=move |event| {
                event.prevent_default();
                files::focus("main");
            }>{move || say::t("skip-to-content")}</a>
            <frame::Header />
            <frame::Rail />
            <div class="page-body">
                <frame::PublishedBar />
                <frame::WorkBar />
                <frame::NoticeBar />
                <main id="main" class="view" tabindex="-1">
                    {move || {
                        // Read, not only tracked: a memo that nobody reads never looks at its
                        // sources.
                        current.get();
                        let route = app.route.get_untracked();
                        views::view(if app.has(route.view) { route } else { route::Route::default() })
                    }}
                </main>
            </div>
            <frame::Foot />
            <frame::PrintFoot />
            {move || explained.get().then(|| chunk!("derivation", widgets::derivation::SidePanel))}
        </div>
    }
}

/// Ctrl+Z undoes, Ctrl+Y and Ctrl+Shift+Z do again, everywhere but in a field, which has an undo
/// of its own.
fn undo_key(app: state::App, event: &web_sys::KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.default_prevented() {
        return;
    }
    let again = match event.key().as_str() {
        "z" | "Z" => event.shift_key(),
        "y" | "Y" => true,
        _ => return,
    };
    let in_field = event.target().is_some_and(|target| {
        let element: &web_sys::Element = target.unchecked_ref();
        element.matches(FIELDS).unwrap_or(false)
    });
    if !in_field {
        event.prevent_default();
        if again { app.redo() } else { app.undo() }
    }
}

/// What undoes its own typing.
const FIELDS: &str = "textarea,input:not([type=checkbox]):not([type=radio]):not([type=range])";
