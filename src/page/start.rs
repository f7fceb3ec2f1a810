//! What a page does when it opens: the county that was kept, or the sample, is assessed and drawn
//! first; everything else comes after.

use super::state::{App, Loaded};
use super::{chunk, client, say, storage};
use crate::words::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Counties up to this size are assessed in the page when it opens, so that the first view does
/// not wait for the engine's module.
const AT_ONCE: usize = 1_000;

/// Fills the page: the county that was kept, or the sample; then the engine.
pub fn start(app: App) {
    spawn_local(async move {
        match storage::load(app).await {
            Some((loaded, saved)) => {
                app.show(loaded);
                app.saved.set(saved);
            }
            None => app.show(Loaded::sample()),
        }
        let county = app.county.get_untracked();
        if let (true, Some(standard)) = (county.schools.len() <= AT_ONCE, App::standard()) {
            app.evaluation.set(Some(Arc::new(crate::score::evaluate(&county, standard))));
        }
        // The engine's module is fetched only after the first paint.
        gloo::timers::callback::Timeout::new(50, move || {
            client::start();
            app.assess();
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
