//! How an item came by its points, opened under its row: rule, what went in, who fails, source; and
//! the answer to be typed. Escape closes it.

use super::table::Line;
use super::{Shared, form, inputs, words};
use crate::args;
use crate::json::Value;
use crate::page::route::{Route, ViewId};
use crate::page::say::{t, tr, with_words};
use crate::rubric::{Input, ItemScore, Offender, sentence};
use crate::words::number::in_sentence;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// How many schools are named.
const NAMED: usize = 20;

/// The panel of a line.
pub(super) fn panel(shared: Shared, line: &Line, close: Callback<()>) -> AnyView {
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close.run(());
        }
    };
    let compared = untrack(|| shared.item(&line.id, |i| i.inputs.iter().any(|i| !i.typed)));
    let title = words::name(&line.item);
    let how = {
        let line = line.clone();
        move || shared.item(&line.id, |item| how(shared, &line.item, item))
    };
    view! {
        <section class="derivation" aria-label=title on:keydown=on_key>
            <div class="duty-panel">
                <div>{how}</div>
                <div class="no-print">
                    {form::form(shared.app, &line.id, &line.item, compared == Some(true))}
                </div>
            </div>
            <button class="plain derivation-close" on:click=move |_| close.run(())>
                {t("derive-close")}
            </button>
        </section>
    }
    .into_any()
}

/// Rule, figures, reasons, source.
fn how(shared: Shared, item: &Value, score: &ItemScore) -> AnyView {
    let formulas: Vec<String> = formulas(item.get("rule").unwrap_or(&Value::Null));
    let formulas = (!formulas.is_empty()).then(|| {
        let list = formulas.into_iter().map(|f| view! { <code>{f}</code> " " }).collect_view();
        view! { <p class="note">{t("duty-formula")} " " {list}</p> }
    });
    let reasons = score.reasons.iter().map(|reason| {
        let text = with_words(|w| sentence::reason(w, score, reason));
        view! { <li>{text}</li> }
    });
    let reasons: Vec<_> = reasons.collect();
    let full = score.full.map(in_sentence);
    let sum = full.map(|full| {
        let lost = super::table::loss(score);
        let key = if score.score.value.is_none() {
            "duty-sum-open"
        } else if lost > 0.0 {
            "duty-sum-lost"
        } else {
            "duty-sum"
        };
        let args = args! {
            "full" => full, "lost" => in_sentence(lost), "points" => words::points(&score.score),
        };
        view! { <p><b>{tr(key, &args)}</b></p> }
    });
    view! {
        <p class="derivation-name">{words::rule(item)}</p>
        {formulas}
        {sum}
        {(!reasons.is_empty()).then(|| view! { <ul class="duty-reasons">{reasons}</ul> })}
        {inputs(score)}
        {offenders(shared, score)}
        {source(item)}
    }
    .into_any()
}

/// The formulas of a rule, as written.
fn formulas(rule: &Value) -> Vec<String> {
    let keys = ["value", "count", "numerator", "denominator", "target", "best", "test", "only"];
    let own = keys.iter().filter_map(|key| rule.get(*key).and_then(Value::as_str));
    let tiers = rule.get("tiers").and_then(Value::as_array);
    let tiers = tiers.into_iter().flatten().filter_map(|tier| tier.get("when"));
    own.chain(tiers.filter_map(Value::as_str)).map(str::to_owned).collect()
}

fn inputs(score: &ItemScore) -> Option<AnyView> {
    let of_years = score.kind == "trend";
    let origin = |input: &Input| match (input.typed, input.counted, input.lacking) {
        (true, ..) => t("duty-from-hand"),
        (false, 0, _) if of_years => t("duty-from-years"),
        (false, 0, _) => t("duty-from-county"),
        (false, n, 0) => tr("duty-from-schools", &args! { "n" => n.to_string() }),
        (false, n, lacking) => tr(
            "duty-from-schools-lacking",
            &args! { "n" => n.to_string(), "lacking" => lacking.to_string() },
        ),
    };
    let all: Vec<&Input> = score.inputs.iter().collect();
    inputs::table(&all, |input| words::input(&input.name), origin)
}

/// Who fails: schools lead to their sheets.
fn offenders(shared: Shared, score: &ItemScore) -> Option<AnyView> {
    let from_inputs = score.inputs.iter().flat_map(|input| &input.offenders);
    let all: Vec<&Offender> = if score.offenders.is_empty() {
        from_inputs.collect()
    } else {
        score.offenders.iter().collect()
    };
    if all.is_empty() {
        return None;
    }
    let one = |offender: &&Offender| {
        let id = offender.school.and_then(|at| {
            shared.app.county.with_untracked(|c| c.schools.get(at).map(|s| s.id.clone()))
        });
        let figure = match (offender.value, offender.limit) {
            (Some(value), Some(limit)) => {
                let args = args! { "value" => in_sentence(value), "limit" => in_sentence(limit) };
                tr("duty-beyond", &args)
            }
            (Some(value), None) => format!(" {}", in_sentence(value)),
            _ => String::new(),
        };
        let name = offender.name.clone();
        match id {
            Some(id) => {
                let mut route = Route { view: ViewId::Resources, ..Route::default() };
                route.query.insert("school".to_owned(), id);
                view! { <li><a href=route.hash()>{name}</a> {figure}</li> }.into_any()
            }
            None => view! { <li>{name} {figure}</li> }.into_any(),
        }
    };
    let shown: Vec<_> = all.iter().take(NAMED).map(one).collect();
    let more = all.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| {
        view! { <li class="dim">{tr("duty-more", &args! { "n" => more.to_string() })}</li> }
    });
    Some(
        view! {
            <p class="derivation-name">{tr("duty-offenders", &args! { "n" => all.len().to_string() })}</p>
            <ul class="duty-offenders">{shown} {more}</ul>
        }
        .into_any(),
    )
}

fn source(item: &Value) -> Option<AnyView> {
    let source = item.get("source")?;
    let status = words::text(source, "status");
    let warn = matches!(status.as_str(), "illustrative" | "uncertain");
    let department = words::text(item, "department");
    Some(
        view! {
            <p class="note duty-cite">
                <span lang="zh-Hans">
                    {words::text(source, "document")} " " {words::text(source, "article")}
                    {(!department.is_empty()).then(|| format!("（{department}）"))}
                </span>
                " " <span class="status" class:warn=warn>{t(&format!("status-{status}"))}</span>
            </p>
        }
        .into_any(),
    )
}
