//! What is compared, and which counties take part.

use super::choice::Group;
use super::model::{Entry, Shared};
use super::words;
use crate::args;
use crate::county::SectionKind;
use crate::page::route;
use crate::page::say::{t, tr};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The choices above the table.
pub(super) fn tools(shared: Shared) -> impl IntoView {
    let group = Memo::new(move |_| shared.choice.get().group);
    let section = move |value: Option<&'static str>, key: &'static str, of: Option<SectionKind>| {
        view! {
            <button aria-pressed=move || (group.get().section() == of).to_string()
                on:click=move |_| route::choose("section", value)>{move || t(key)}</button>
        }
    };
    let what = move |value: Option<&'static str>, key: &'static str, met: bool| {
        let on = move || matches!(group.get(), Group::Met(_)) == met;
        view! {
            <button aria-pressed=move || on().to_string()
                on:click=move |_| route::choose("what", value)>{move || t(key)}</button>
        }
    };
    let partial = move |event| {
        route::choose("partial", event_target_checked(&event).then_some("1"));
    };
    view! {
        <div class="region-tools no-print">
            <div class="choice" role="group" aria-label=move || t("region-section")>
                {section(None, "section-primary", Some(SectionKind::Primary))}
                {section(Some("junior"), "section-junior", Some(SectionKind::Junior))}
                {section(Some("county"), "region-whole", None)}
            </div>
            {move || group.get().section().is_some().then(|| view! {
                <div class="choice" role="group" aria-label=t("region-what")>
                    {what(None, "region-coefficients", false)}
                    {what(Some("met"), "region-met", true)}
                </div>
            })}
            {move || cities(shared)}
            <label class="region-check">
                <input type="checkbox" prop:checked=move || shared.choice.get().partial
                    on:change=partial />
                {move || t("region-partial")}
            </label>
            {which(shared)}
        </div>
    }
}

/// The city, where the counties lie in several.
fn cities(shared: Shared) -> Option<impl IntoView> {
    let cities: BTreeSet<String> = shared.entries.with(|entries| {
        let found = entries.iter().flatten().filter_map(|entry| entry.standing.as_ref());
        found.filter_map(|standing| standing.city.clone()).collect()
    });
    let chosen = shared.choice.get().city;
    if cities.len() < 2 && chosen.is_none() {
        return None;
    }
    let options = cities.into_iter().map(|city| {
        let selected = chosen.as_ref() == Some(&city);
        view! { <option value=city.clone() selected=selected>{city.clone()}</option> }
    });
    let choose = |event| {
        let city = event_target_value(&event);
        route::choose("city", (!city.is_empty()).then_some(city.as_str()));
    };
    Some(view! {
        <label class="region-check"><span class="field-name">{t("region-city")}</span>
            <select class="resources-select" id="region-city" on:change=choose>
                <option value="">{t("region-all-cities")}</option>
                {options.collect_view()}
            </select>
        </label>
    })
}

/// Which counties take part.
fn which(shared: Shared) -> impl IntoView {
    let line = move |entry: &Entry| {
        let (id, name) = (entry.id.clone(), words::named(&entry.name));
        let year = entry.year.map(|year| year.to_string()).unwrap_or_default();
        let changed = entry.changed.clone().unwrap_or_else(|| t("shelf-at-hand"));
        let on = {
            let id = id.clone();
            move || shared.left_out.with(|out| !out.contains(&id))
        };
        let toggle = move |event| {
            shared.left_out.update(|out| {
                if event_target_checked(&event) {
                    out.remove(&id);
                } else {
                    out.insert(id.clone());
                }
            });
        };
        let trouble = entry.trouble.as_ref().map(|(key, args)| {
            view! { <span class="bad">{tr(key, args)}</span> }
        });
        view! {
            <li><label>
                <input type="checkbox" prop:checked=on on:change=toggle />
                {name} " " <span class="dim">{year} " · " {changed}</span> " " {trouble}
            </label></li>
        }
    };
    let list =
        move || shared.entries.with(|entries| entries.iter().flatten().map(line).collect_view());
    let summary = move || {
        let all = shared.entries.with(|entries| entries.iter().flatten().count());
        let out = shared.left_out.with(BTreeSet::len);
        tr(
            "region-which",
            &args! { "n" => words::count(all - out.min(all)), "all" => words::count(all) },
        )
    };
    view! {
        <details class="region-which">
            <summary>{summary}</summary>
            <ul>{list}</ul>
        </details>
    }
}
