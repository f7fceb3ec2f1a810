//! Section, search and filters, all in the address; legend; what can be done with the whole.

use super::choice::{SETTINGS, Verdict, current, setting_id};
use super::{Shared, strips, tsv, words};
use crate::args;
use crate::county::SectionKind;
use crate::page::route::{self, choose};
use crate::page::say::{t, tr};
use crate::page::widgets::chart_frame::SaveActs;
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::handout::TableActs;
use leptos::ev::{CompositionEvent, Event};
use leptos::prelude::*;

/// The line above the table.
#[component]
pub(super) fn Filters() -> impl IntoView {
    let shared = expect_context::<Shared>();
    view! {
        <div class="resources-tools">
            <Sections />
            <Search />
            <div class="resources-filters" role="group" aria-label=move || t("resources-filter")>
                <span class="field-name" aria-hidden="true">{move || t("resources-filter")}</span>
                {selects(shared)}
                {move || (!shared.choice.with(super::choice::Choice::is_whole)).then(|| view! {
                    <span class="note" role="status">
                        {move || tr("resources-shown", &args! {
                            "n" => words::count(shared.rows.with(Vec::len)),
                        })}
                    </span>
                    <button class="plain" on:click=move |_| clear()>{t("resources-clear")}</button>
                })}
            </div>
            <Acts />
        </div>
        {shared.judges().then(|| view! { <Legend /> })}
    }
}

/// 小学 | 初中, with how many are assessed.
#[component]
fn Sections() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let button = move |section: SectionKind| {
        let on = move || shared.choice.with(|c| c.section == section);
        let count = move || {
            shared.of.evaluation.with(|e| {
                let found = e.as_ref()?.sections.iter().find(|s| s.section == section)?;
                Some(found.schools)
            })
        };
        view! {
            <button aria-pressed=move || on().to_string() on:click=move |_| {
                shared.open.set(None);
                choose("section", Some(section.id()));
            }>
                {move || derived::section(section)} " " {count}
            </button>
        }
    };
    view! {
        <div class="choice" role="group" aria-label=move || t("resources-section")>
            {SectionKind::COMPULSORY.map(button).into_iter().collect_view()}
        </div>
    }
}

/// Search by name. While an input method composes, nothing is written back or searched.
#[component]
fn Search() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let composing = RwSignal::new(false);
    let start = shared.choice.with_untracked(|c| c.name.clone());
    let set = move |text: String| {
        let text = text.trim();
        let mut route = current();
        if text.is_empty() {
            route.query.remove("name");
        } else {
            route.query.insert("name".to_owned(), text.to_owned());
        }
        // In the place of the address before, so that Back does not undo it letter by letter.
        if let Some(window) = web_sys::window() {
            let _ = window.location().replace(&route.hash());
        }
    };
    view! {
        <input class="field resources-search" type="search" value=start
            placeholder=move || t("resources-search") aria-label=move || t("resources-search")
            on:compositionstart=move |_: CompositionEvent| composing.set(true)
            on:compositionend=move |event: CompositionEvent| {
                composing.set(false);
                set(event_target_value(&event));
            }
            on:input=move |event: Event| if !composing.get_untracked() {
                set(event_target_value(&event));
            } />
    }
}

type Options = Vec<(String, String)>;

/// The filters as plain selects: they work with any input and any reader.
fn selects(shared: Shared) -> AnyView {
    let settings = || -> Options {
        SETTINGS.iter().map(|s| (setting_id(*s).to_owned(), words::setting(Some(*s)))).collect()
    };
    let verdicts = || -> Options {
        Verdict::ALL
            .iter()
            .map(|v| (v.id().to_owned(), t(&format!("verdict-{}", v.id()))))
            .collect()
    };
    let owners = || -> Options {
        vec![
            ("public".to_owned(), t("ownership-public")),
            ("private".to_owned(), t("ownership-private")),
        ]
    };
    let unmet = move || -> Options {
        let all = shared.of.standard.indicator.as_slice();
        let name = |i| tr("resources-unmet-one", &args! { "indicator" => derived::short_name(i) });
        all.iter().enumerate().map(|(at, i)| (at.to_string(), name(i))).collect()
    };
    view! {
        {select(shared, "setting", "resources-all-settings", settings)}
        {shared.judges().then(|| select(shared, "verdict", "resources-all-verdicts", verdicts))}
        {shared.judges().then(|| select(shared, "unmet", "resources-all-unmet", unmet))}
        {select(shared, "ownership", "resources-all-owners", owners)}
    }
    .into_any()
}

fn select(
    shared: Shared,
    key: &'static str,
    all: &'static str,
    options: impl Fn() -> Options + Send + 'static,
) -> AnyView {
    let app = shared.app;
    let now = move || app.route.with(|r| r.get(key).unwrap_or_default().to_owned());
    let drawn = move || {
        let now = now();
        options()
            .into_iter()
            .map(|(value, text)| {
                let on = value == now;
                view! { <option value=value selected=on>{text}</option> }
            })
            .collect_view()
    };
    view! {
        <select class="resources-select" aria-label=move || t(all)
            on:change=move |event| {
                let value = event_target_value(&event);
                choose(key, (!value.is_empty()).then_some(value.as_str()));
            }>
            <option value="">{move || t(all)}</option>
            {drawn}
        </select>
    }
    .into_any()
}

fn clear() {
    let mut route = current();
    for key in ["name", "setting", "verdict", "unmet", "ownership"] {
        route.query.remove(key);
    }
    route::go(&route);
}

/// Plain table, pictures, copy.
#[component]
fn Acts() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let plain = move || shared.choice.with(|c| c.plain);
    let name = Signal::derive(move || {
        let section = shared.choice.with(|c| derived::section(c.section));
        let county = shared.app.county.with(|c| c.name.clone());
        tr("resources-file", &args! { "county" => county, "section" => section })
    });
    let saved = Callback::new(move |()| strips::saved(shared));
    let rows = Callback::new(move |()| tsv::rows(shared));
    view! {
        <div class="resources-acts">
            {shared.judges().then(|| view! {
                <button class="plain" aria-pressed=move || plain().to_string()
                    on:click=move |_| choose("strips", (!plain()).then_some("off"))>
                    {move || t("resources-plain")}
                </button>
                <SaveActs name=name saved=saved />
            })}
            <TableActs name=name rows=rows />
        </div>
    }
}

/// What the marks of the strips mean.
#[component]
fn Legend() -> impl IntoView {
    let shared = expect_context::<Shared>();
    let percent = shared.of.standard.indicator.first().map_or(0.0, derived::floor_percent);
    let with = move |key: &'static str| move || tr(key, &args! { "percent" => percent });
    view! {
        <p class="resources-legend note">
            <span>{move || t("legend-dot")}</span>
            <span><i class="legend-line"></i>{move || t("derive-standard")}</span>
            <span><i class="legend-line legend-dashed"></i>{with("legend-floor-line")}</span>
            <span><i class="legend-dot legend-met"></i>{move || t("verdict-met")}</span>
            <span><i class="legend-dot legend-floor"></i>{with("legend-floor")}</span>
            <span><i class="legend-dot legend-below"></i>{with("legend-below")}</span>
            <span><i class="legend-selected"></i>{move || t("legend-selected")}</span>
        </p>
    }
}
