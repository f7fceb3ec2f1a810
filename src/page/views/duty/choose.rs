//! Which rubric is in force, where it stands, and the way to the published example.

use super::{Shared, answer, words};
use crate::args;
use crate::engine::{Answer, Request};
use crate::page::client;
use crate::page::files;
use crate::page::route::choose;
use crate::page::say::{t, tr};
use crate::page::state::Loaded;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The rubric of the published example.
const EXAMPLE: &str = "qujiang-2019";

/// The line above the sheet.
#[component]
pub(super) fn Choose() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let asking = RwSignal::new(false);
    let options = move || {
        let all = shared.rubrics.get();
        let chosen = shared.chosen.with(|c| c.as_ref().map(|c| c.id.clone()));
        let option = |entry: &crate::engine::RubricEntry| {
            let name = match entry.own {
                Some(_) => tr("duty-own", &args! { "name" => entry.name.as_str() }),
                None => entry.name.clone(),
            };
            let selected = chosen.as_ref() == Some(&entry.id);
            view! { <option value=entry.id.clone() selected=selected>{name}</option> }
        };
        all.iter().map(option).collect_view()
    };
    let source = move || {
        shared.chosen.with(|c| {
            let source = c.as_ref()?.rubric.get("source")?;
            let status = words::text(source, "status");
            let warn = matches!(status.as_str(), "illustrative" | "uncertain");
            Some(view! {
                <span class="note">
                    <span lang="zh-Hans">{words::text(source, "article")}</span>
                    " " <span class="status" class:warn=warn>{t(&format!("status-{status}"))}</span>
                </span>
            })
        })
    };
    view! {
        <div class="duty-choose">
            <label class="duty-choose-rubric">
                <span class="field-name">{move || t("duty-rubric")}</span>
                <select class="field" on:change=move |event| {
                    shared.open.set(None);
                    choose("rubric", Some(&event_target_value(&event)));
                }>{options}</select>
            </label>
            <span class="duty-acts no-print">
                <button class="plain" aria-expanded=move || asking.get().to_string()
                    on:click=move |_| asking.update(|on| *on = !*on)>
                    {move || t("duty-example")}
                </button>
            </span>
            <p class="duty-source">{source}</p>
            {move || asking.get().then(|| ask(shared, asking))}
        </div>
    }
}

/// Asks before another county takes the place of the open one.
fn ask(shared: Shared, asking: RwSignal<bool>) -> AnyView {
    let name = shared.app.county.with_untracked(|c| c.name.clone());
    let name = if name.is_empty() { t("unnamed-county") } else { name };
    let open = move |_| {
        asking.set(false);
        spawn_local(async move {
            let reply = client::ask(Request::Example, Vec::new(), None).await;
            if let Some(Answer::County(county)) = answer(shared.app, reply) {
                shared.app.replace(Loaded { county: Arc::from(county), ..Loaded::default() });
                choose("rubric", Some(EXAMPLE));
                shared.app.tell("duty-example-open", args! {}, false);
            }
        });
    };
    let keep = move |_| {
        asking.set(false);
    };
    // The answer is asked for where the question appears.
    Effect::new(|_| files::focus("duty-example-yes"));
    view! {
        <div class="finding duty-ask" role="group">
            <p>{tr("duty-example-ask", &args! { "county" => name })}</p>
            <p class="row">
                <button class="button" id="duty-example-yes" on:click=open>{t("duty-example-yes")}</button>
                <button class="plain" on:click=keep>{t("cancel")}</button>
            </p>
        </div>
    }
    .into_any()
}
