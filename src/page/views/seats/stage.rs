//! What is shown: the unit, the scenario beside it, and the columns of charts that follow from both.

use super::column::{self, Shown};
use super::model::{self, Section};
use super::{Shared, facts, sections, store, words};
use crate::county::SectionKind;
use crate::page::route;
use crate::page::say::t;
use crate::project::Level;
use crate::project::result::Unit;
use leptos::ev;
use leptos::prelude::*;

/// The unit shown, the scenario beside it, and the section where there is room for one.
pub(super) fn tools(shared: Shared) -> AnyView {
    let options = move || {
        shared.result.with(|r| {
            let Some(projection) = r else { return Vec::new() };
            let at = shared.unit_of(projection);
            let one = |(place, unit): (usize, &Unit)| {
                let name = match unit.level {
                    Level::County => unit.name.clone(),
                    level => format!("{} · {}", words::level(level), unit.name),
                };
                let key = model::key(unit);
                view! { <option value=key selected=place == at>{name}</option> }.into_any()
            };
            projection.units.iter().enumerate().map(one).collect()
        })
    };
    let names = move || {
        let current = shared.current.get();
        let compared = shared.compared.get();
        shared.docs.with(|docs| {
            let names = docs.iter().map(store::name).filter(|name| *name != current);
            let one = |name: &str| {
                let chosen = compared.as_deref() == Some(name);
                let value = format!("={name}");
                view! { <option value=value selected=chosen>{words::scenario(name)}</option> }
                    .into_any()
            };
            names.map(one).collect::<Vec<_>>()
        })
    };
    let choose_compared = move |event: ev::Event| {
        let value = event_target_value(&event);
        route::choose("compare", value.strip_prefix('='));
    };
    let section = move |kind: SectionKind| {
        view! {
            <button aria-pressed=move || (shared.section.get() == kind).to_string()
                on:click=move |_| route::choose("section", Some(kind.id()))>
                {move || words::section(Some(kind))}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="seats-tools no-print">
            <label>
                <span class="field-name">{move || t("seats-unit")}</span>
                <select class="field" on:change=move |event| {
                    route::choose("unit", Some(&event_target_value(&event)));
                }>{options}</select>
            </label>
            {move || (shared.docs.with(Vec::len) > 1).then(|| view! {
                <label>
                    <span class="field-name">{t("seats-compare")}</span>
                    <select class="field" on:change=choose_compared>
                        <option value="">{t("seats-compare-none")}</option>
                        {names()}
                    </select>
                </label>
            })}
            {move || (shared.narrow.get() || shared.compared.with(Option::is_some)).then(|| view! {
                <div class="choice" role="group" aria-label=t("resources-section")>
                    {SectionKind::COMPULSORY.map(section).into_iter().collect_view()}
                </div>
            })}
        </div>
    }
    .into_any()
}

/// The columns of charts: both sections, or one section of two scenarios.
pub(super) fn charts(shared: Shared) -> AnyView {
    // What decides how many columns there are; their figures are signals.
    let columns = Memo::new(move |_| {
        let sections = shared.result.with(|r| {
            r.as_ref().map(|p| model::sections(p, shared.unit_of(p))).unwrap_or_default()
        });
        let compared = shared.compared.with(Option::is_some);
        let one = compared || shared.narrow.get();
        let wanted = Some(shared.section.get());
        let chosen: Vec<Section> = match one {
            true if sections.contains(&wanted) => vec![wanted],
            true => sections.into_iter().take(1).collect(),
            false => sections,
        };
        (chosen, compared)
    });
    let shown = move |section: Section, second: bool| {
        Signal::derive(move || {
            let (first, other) = (shared.result.get()?, shared.other.get());
            let unit = shared.unit_of(&first);
            let same_axes = other.is_some();
            let (projection, other) = match (second, other) {
                (true, Some(other)) => (other, Some(first)),
                (_, other) => (first, other),
            };
            let unit = unit.min(projection.units.len().saturating_sub(1));
            Some(Shown { projection, unit, section, other, same_axes })
        })
    };
    let head = move |section: Section, second: bool| {
        Signal::derive(move || {
            let name = if second {
                shared.compared.get().unwrap_or_default()
            } else {
                shared.current.get()
            };
            let part = words::section(section);
            if shared.compared.with(Option::is_some) {
                format!("{} {part}", words::scenario(&name))
            } else {
                part
            }
        })
    };
    let drawn = move || {
        let (sections, compared) = columns.get();
        let mut all = Vec::new();
        for section in sections {
            if compared {
                for second in [false, true] {
                    let title = head(section, second);
                    all.push(
                        view! {
                            <div class="seats-scenario">
                                <p class="seats-scenario-name">{title}</p>
                                {column::column(shared, shown(section, second), title)}
                            </div>
                        }
                        .into_any(),
                    );
                }
            } else {
                all.push(column::column(shared, shown(section, false), head(section, false)));
            }
        }
        all
    };
    view! {
        <div class="seats-charts">
            <div class="seats-pair">{drawn}</div>
            {sections::legend(shared)}
            {facts::facts(shared)}
        </div>
    }
    .into_any()
}
