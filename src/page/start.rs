//! What a page does when it opens: the county that was kept, or the sample, is assessed and drawn
//! first; everything else comes after.

use super::route::Options;
use super::state::{App, Loaded};
use super::{chunk, client, port, published, say, storage};
use crate::words::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Counties up to this size are assessed in the page when it opens, so that the first view does
/// not wait for the engine's module.
const AT_ONCE: usize = 1_000;

/// Fills the page: the county at the address that was given, or the one that was kept, or the sample;
/// then the engine.
pub fn start(app: App, options: Options) {
    if options.embedded {
        published::listen(app);
    }
    spawn_local(async move {
        app.show(first(app, &options).await);
        let county = app.county.get_untracked();
        if let (true, Some(standard)) = (county.schools.len() <= AT_ONCE, App::standard()) {
            app.evaluation.set(Some(Arc::new(crate::score::evaluate(&county, standard))));
        }
        port::tell("ready", env!("CARGO_PKG_VERSION"));
        // The engine's module is fetched only after the first paint.
        gloo::timers::callback::Timeout::new(50, move || {
            client::start();
            app.assess();
            // Without it a change is made, and not written down.
            spawn_local(async { drop(chunk::arrive("steps").await) });
        })
        .forget();
        // Once the page is at rest, so that switching works without a network.
        gloo::timers::callback::Timeout::new(3_000, || {
            spawn_local(async {
                for language in Lang::ALL {
                    say::load(language).await;
                }
                chunk::fetch_all().await;
            });
        })
        .forget();
    });
}

/// The county that the page opens with. Where one was to come from an address and did not, the page
/// says so and shows none: another one must not be taken for it.
async fn first(app: App, options: &Options) -> Loaded {
    if let Some(address) = &options.data {
        return published::load(app, address).await.unwrap_or_default();
    }
    if app.read_only {
        return Loaded::sample();
    }
    let (loaded, saved) = storage::load(app).await;
    app.saved.set(saved);
    loaded.unwrap_or_else(Loaded::sample)
}
