//! Files that hold several counties: all of them are put into the list of counties, or one is taken.

use super::desk::{Desk, Panel};
use crate::args;
use crate::county::{Args, County};
use crate::import::Imported;
use crate::page::say::{t, tr};
use crate::page::shelf;
use crate::page::state::{figures_found, loaded_from};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Up to so many counties are named one by one in the sentence.
const NAMED: usize = 6;

/// The counties of the files: not the one at hand, where they brought nothing to it.
fn brought(desk: Desk, imported: &Imported) -> Vec<(usize, &County)> {
    let (own, sources) =
        desk.app.county.with_untracked(|county| (shelf::mark(county), county.sources.len()));
    let untouched = |county: &County| {
        own.is_some() && shelf::mark(county) == own && county.sources.len() == sources
    };
    imported.counties.iter().enumerate().filter(|(_, county)| !untouched(county)).collect()
}

/// Asks what to do with them.
pub fn strip(desk: Desk) -> Option<impl IntoView> {
    let imported = desk.app.several.get()?;
    let counties = brought(desk, &imported);
    let says = tr("several-found", &found(&counties));
    let all = {
        let imported = Arc::clone(&imported);
        move |_| take_all(desk, Arc::clone(&imported))
    };
    let one = {
        let imported = Arc::clone(&imported);
        move |event| {
            if let Ok(at) = event_target_value(&event).parse() {
                desk.app.take_county(&imported, at);
            }
        }
    };
    let option = |(at, county): &(usize, &County)| {
        view! { <option value=at.to_string()>{tr("data-several-one", &about(county))}</option> }
    };
    let options = counties.iter().map(option).collect_view();
    Some(view! {
        <div class="data-strip" id="several" role="group" aria-label=says.clone()>
            <p>{says.clone()}</p>
            <button class="button" on:click=all>
                {tr("several-all", &args! { "n" => count(counties.len()) })}
            </button>
            <label><span class="field-name">{t("several-one")}</span>
                <select class="resources-select" on:change=one>
                    <option value="">{t("several-choose")}</option>
                    {options}
                </select>
            </label>
            <button class="plain" on:click=move |_| desk.app.several.set(None)>
                {t("cancel")}
            </button>
        </div>
    })
}

#[allow(clippy::cast_precision_loss, reason = "a count for a sentence")]
const fn count(n: usize) -> f64 {
    n as f64
}

fn about(county: &County) -> Args {
    let name = if county.name.is_empty() { t("unnamed-county") } else { county.name.clone() };
    args! { "county" => name, "schools" => count(county.schools.len()) }
}

fn found(all: &[(usize, &County)]) -> Args {
    let named = all.iter().take(NAMED).map(|(_, county)| tr("data-several-one", &about(county)));
    let more = if all.len() > NAMED { "…" } else { "" };
    let counties = named.collect::<Vec<_>>().join("；");
    args! { "n" => count(all.len()), "counties" => format!("{counties}{more}") }
}

/// Puts all of them into the list, and shows it.
fn take_all(desk: Desk, imported: Arc<Imported>) {
    let app = desk.app;
    app.several.set(None);
    spawn_local(async move {
        let figures = figures_found(&imported);
        let all = brought(desk, &imported);
        let all = all.into_iter().map(|(_, c)| loaded_from(&imported, c, figures)).collect();
        match shelf::take_in(app, all).await {
            Ok(n) => {
                let _ = desk.panel.try_set(Panel::Shelf);
                app.tell("several-taken", args! { "n" => count(n) }, false);
            }
            Err(trouble) => {
                // Nothing was taken: it can be asked again.
                app.several.set(Some(imported));
                app.tell(trouble.key(), Args::new(), true);
            }
        }
    });
}
