//! What is open under an item: how its verdict came about on the left, what is asked on the right.
//! Escape closes it.

use super::words::{self, text};
use super::{Shared, ask, entries, figures};
use crate::args;
use crate::county::Edit;
use crate::json::Value;
use crate::page::route::{Route, ViewId};
use crate::page::say::{t, tr};
use crate::page::views::duty::inputs;
use crate::page::widgets::derivation::{Formula, words as derived};
use crate::rubric::conditions::Told;
use crate::rubric::{Input, ItemScore, Offender};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// How many schools are named before all are asked for.
const NAMED: usize = 12;
/// Width of the ruler, px.
const RULER: f64 = 290.0;

/// The panel of an item.
pub(super) fn panel(shared: Shared, raw: &Arc<Value>, close: Callback<()>) -> AnyView {
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close.run(());
        }
    };
    let id = text(raw, "id");
    let title = t(&format!("condition-{id}"));
    let how = {
        let (id, raw) = (id.clone(), Arc::clone(raw));
        move || shared.item(&id, |item, told| how(shared, &raw, item, told))
    };
    let entries = (raw.get("entries").is_some() && text(raw, "group") != "recognition")
        .then(|| entries::table(shared.app, raw));
    view! {
        <section class="derivation" aria-label=title on:keydown=on_key>
            <div class="quality-panel">
                <div>{how}</div>
                <div class="no-print">{entries} {ask::form(shared.app, raw)}</div>
            </div>
            <button class="plain derivation-close" on:click=move |_| close.run(())>
                {t("derive-close")}
            </button>
        </section>
    }
    .into_any()
}

/// Formula, figures, who fails, source.
fn how(shared: Shared, raw: &Value, item: &ItemScore, told: &Told) -> AnyView {
    let unit = item.unit.clone().unwrap_or_default();
    let alternative = raw.pointer("/rule/alternative");
    let formula = match alternative {
        Some(other) => Some(both(shared, raw, other, item, told)),
        None => figures::formula(raw, item).map(|expr| one(raw, item, told, expr, unit)),
    };
    let ruler = figures::ruler(raw, item, told, RULER)
        .map(|svg| view! { <div class="derivation-ruler" inner_html=svg></div> });
    view! {
        {formula}
        {ruler}
        <p>{words::why(item, told)}</p>
        {raw.pointer("/rule/compared").map(|_| view! {
            <p class="note">{t(&format!("quality-compared-{}", item.id))}</p>
        })}
        {inputs(item)}
        {schools(shared, offenders(item), "quality-offenders")}
        {schools(shared, item.lacking.iter().collect(), "quality-lacking")}
        {work_link(item)}
        {source(raw)}
    }
    .into_any()
}

/// A formula in names and in figures.
fn one(
    raw: &Value,
    item: &ItemScore,
    told: &Told,
    expr: crate::score::Expr,
    unit: String,
) -> AnyView {
    let written = raw.pointer("/rule/value").and_then(Value::as_str).unwrap_or_default();
    let names = if written.is_empty() {
        let name = |key| words::short_name(&item.id, key);
        format!("{} ÷ {} × 100", name("numerator"), name("denominator"))
    } else {
        figures::in_names(written, &item.id)
    };
    view! {
        <details class="derivation-names"><summary>{t("derive-in-names")}</summary><p>{names}</p></details>
        <Formula expr=expr result=derived::result(told.value) unit=unit />
    }
    .into_any()
}

/// Two published formulas side by side: the one in force, and the other to compare.
fn both(shared: Shared, raw: &Value, other: &Value, item: &ItemScore, told: &Told) -> AnyView {
    let (setting, is) = (text(other, "setting"), text(other, "is"));
    let chosen = shared.app.county.with(|c| c.settings.get(&setting).is_some_and(|now| *now == is));
    let own = raw.pointer("/rule/value").and_then(Value::as_str).unwrap_or_default().to_owned();
    let line = |choice: &str, written: String, in_force: bool| {
        let value = if in_force { told.value } else { figures::input(item, &text(other, "name")) };
        let leaf = |name: &str| {
            figures::input(item, name)
                .map_or(crate::score::Expr::Missing, crate::score::Expr::Figure)
        };
        let expr = figures::read(&written, &leaf);
        let choose = {
            // Back to the default leaves nothing behind in the county.
            let value = (choice == is).then(|| is.clone());
            let id = setting.clone();
            move |_| shared.app.edit(Edit::Setting { id: id.clone(), value: value.clone() })
        };
        view! {
            <div class="quality-formula">
                <p class="derivation-name">
                    {choice.to_owned()} " "
                    <span class="note">
                        {t(if in_force { "quality-in-force" } else { "derive-to-compare" })}
                    </span>
                </p>
                <p class="note">{figures::in_names(&written, &item.id)}</p>
                {expr.map(|expr| view! {
                    <Formula expr=expr result=derived::result(value) unit="%".to_owned() />
                })}
                {(!in_force).then(|| view! {
                    <button class="plain no-print" on:click=choose>
                        {tr("quality-use-formula", &args! { "formula" => choice })}
                    </button>
                })}
            </div>
        }
        .into_any()
    };
    let first = line("F1", own, !chosen);
    let second = line(&is, text(other, "value"), chosen);
    view! { <div class="quality-formulas">{first} {second}</div> }.into_any()
}

fn inputs(item: &ItemScore) -> Option<AnyView> {
    let own: Vec<&Input> = item.inputs.iter().filter(|input| input.name != "F2").collect();
    let origin = |input: &Input| {
        let args = args! {
            "n" => words::number(input.counted), "lacking" => words::number(input.lacking),
        };
        let asked = input.typed || input.name.starts_with("answer");
        match (asked, input.counted, input.lacking) {
            (true, ..) if input.missing => t("duty-unanswered"),
            (true, ..) => t("quality-from-hand"),
            _ if input.name == words::WORK_SCORE && input.missing => t("quality-from-no-sheet"),
            _ if input.name == words::WORK_SCORE => t("quality-from-sheet"),
            (false, 0, _) => t("quality-from-schools"),
            (false, _, 0) => tr("quality-from-n-schools", &args),
            _ => tr("quality-from-n-lacking", &args),
        }
    };
    inputs::table(&own, |input| words::figure_name(&item.id, &input.name), origin)
}

/// Who fails: the item's own list, else that of the figures it was computed from.
fn offenders(item: &ItemScore) -> Vec<&Offender> {
    if item.offenders.is_empty() {
        item.inputs.iter().flat_map(|input| &input.offenders).collect()
    } else {
        item.offenders.iter().collect()
    }
}

/// Schools by name, each leading to its own sheet; many fold behind the first.
fn schools(shared: Shared, all: Vec<&Offender>, title: &str) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let one = |offender: &&Offender| {
        let id = offender.school.and_then(|at| {
            shared.app.county.with_untracked(|c| c.schools.get(at).map(|s| s.id.clone()))
        });
        let beyond = match (offender.value, offender.limit) {
            (Some(value), Some(limit)) => {
                tr("quality-beyond", &args! { "value" => value, "limit" => limit })
            }
            (Some(value), None) => tr("quality-n-classes", &args! { "n" => value }),
            _ => String::new(),
        };
        let name = offender.name.clone();
        let name = match id {
            Some(id) => {
                let mut route = Route { view: ViewId::Resources, ..Route::default() };
                route.query.insert("school".to_owned(), id);
                view! { <a href=route.hash()>{name}</a> }.into_any()
            }
            None => name.into_any(),
        };
        view! { <li>{name} " " <span class="dim">{beyond}</span></li> }
    };
    let first: Vec<_> = all.iter().take(NAMED).map(one).collect();
    let rest: Vec<_> = all.iter().skip(NAMED).map(one).collect();
    let more = (!rest.is_empty()).then(|| {
        let args = args! { "n" => words::number(rest.len()) };
        view! {
            <details class="quality-more">
                <summary>{tr("quality-more", &args)}</summary>
                <ul class="quality-schools">{rest}</ul>
            </details>
        }
    });
    let args = args! { "n" => words::number(all.len()) };
    Some(
        view! {
            <p class="derivation-name">{tr(title, &args)}</p>
            <ul class="quality-schools">{first}</ul>
            {more}
        }
        .into_any(),
    )
}

/// The way to the score sheet of the government's work.
fn work_link(item: &ItemScore) -> Option<AnyView> {
    (item.id == "basicWork").then(|| {
        let href = format!("{}?rubric=basic-balance-2012-work", ViewId::Duty.href());
        view! { <p><a href=href>{t("quality-work-sheet")}</a></p> }.into_any()
    })
}

fn source(raw: &Value) -> Option<AnyView> {
    let source = raw.get("source")?;
    let status = text(source, "status");
    let warn = matches!(status.as_str(), "illustrative" | "uncertain");
    Some(
        view! {
            <p class="note quality-cite">
                <span lang="zh-Hans">{text(source, "document")} " " {text(source, "article")}</span>
                " " <span class="status" class:warn=warn>{t(&format!("status-{status}"))}</span>
            </p>
        }
        .into_any(),
    )
}
