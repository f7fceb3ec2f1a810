//! The items as tables, one a part of the assessment: number, rule, value beside its limit, what
//! decides, evidence, verdict. Lines come from the items as written and stay while answers change.

use super::words::{self, text};
use super::{Filter, Shared, entries, figures, panel};
use crate::args;
use crate::json::Value;
use crate::page::files;
use crate::page::say::{t, tr};
use crate::page::state::App;
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::icon::{Icon, Shape};
use crate::rubric::conditions::{Conditions, Told};
use crate::rubric::{ItemScore, State};
use leptos::prelude::*;
use std::sync::Arc;

/// How many columns there are.
const COLUMNS: &str = "6";
/// Width of a ruler, px.
const RULER: f64 = 150.0;

/// Whether an item stands in the filtered list.
pub(super) fn shown(app: App, found: &Conditions, item: &ItemScore, filter: Filter) -> bool {
    let met = || found.told.iter().find(|told| told.id == item.id).and_then(|told| told.met);
    match filter {
        Filter::All => true,
        Filter::Unmet => met() == Some(false),
        Filter::Open => met().is_none(),
        Filter::Ask => met().is_none() && words::waits(app, &found.rubric, item),
    }
}

/// One part of the assessment.
pub(super) fn part(shared: Shared, rubric: &Value, group: &str) -> AnyView {
    let raws: Vec<Value> = words::items(rubric, group).cloned().collect();
    let ids: Vec<String> = raws.iter().map(|raw| text(raw, "id")).collect();
    let name = words::part_name(rubric, group);
    // What is open stays, whatever its answer makes of it.
    let visible = move |id: &str| {
        shared.open.with(|open| open.as_deref() == Some(id))
            || shared
                .item(id, |item, _| {
                    let filter = shared.filter.get();
                    shared
                        .found
                        .with(|f| f.as_ref().is_none_or(|f| shown(shared.app, f, item, filter)))
                })
                .unwrap_or(true)
    };
    let any = {
        let ids = ids.clone();
        move || ids.iter().any(|id| visible(id))
    };
    let count = {
        let group = group.to_owned();
        move || {
            shared.found.with(|found| {
                let part = found.as_ref()?.verdict.parts.iter().find(|p| p.id == group)?;
                let args = args! {
                    "n" => words::number(part.items), "met" => words::number(part.met),
                    "unmet" => words::number(part.unmet), "open" => words::number(part.open),
                };
                let veto = part.id == "veto";
                Some(tr(if veto { "quality-count-veto" } else { "quality-count" }, &args))
            })
        }
    };
    let heads = ["number", "rule", "value", "why", "evidence", "verdict"];
    let heads = heads.map(|key| {
        view! { <th scope="col">{move || t(&format!("quality-head-{key}"))}</th> }
    });
    let bodies: Vec<_> = raws
        .into_iter()
        .map(|raw| {
            let id = text(&raw, "id");
            let raw = Arc::new(raw);
            move || visible(&id).then(|| body(shared, &raw))
        })
        .collect();
    let groups = raws_with_entries(rubric, group).map(|raw| entries::table(shared.app, &raw));
    view! {
        <section class="quality-part" class:quality-none=move || !any()>
            <h2 class="section-head">{name.clone()} <span class="unit">{count}</span></h2>
            <div class="scroll quality-scroll" tabindex="0" role="group" aria-label=name>
                <table class="table quality-table">
                    <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                    {bodies}
                </table>
            </div>
            {groups}
        </section>
    }
    .into_any()
}

/// The item of a part whose entries stand under it as a table of their own.
fn raws_with_entries(rubric: &Value, group: &str) -> Option<Value> {
    let of_group = (group == "recognition").then(|| words::items(rubric, group).next());
    of_group.flatten().filter(|raw| raw.get("entries").is_some()).cloned()
}

/// An item with its parts.
fn body(shared: Shared, raw: &Arc<Value>) -> AnyView {
    let parts: Vec<_> = words::parts(raw)
        .iter()
        .map(|part| line(shared, Arc::new(part.clone()), true, false))
        .collect();
    let whole = parts.is_empty();
    view! { <tbody class="quality-item">{line(shared, Arc::clone(raw), false, whole)} {parts}</tbody> }
        .into_any()
}

/// A line, and its panel where it is open. An item that is the sum of its parts is asked there.
fn line(shared: Shared, raw: Arc<Value>, is_part: bool, alone: bool) -> AnyView {
    let opens = alone || is_part;
    let id = text(&raw, "id");
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| shared.open.with(|open| open.as_ref() == Some(&id)))
    };
    let toggle = {
        let id = id.clone();
        Callback::new(move |()| {
            shared.open.set((!is_open.get_untracked()).then(|| id.clone()));
        })
    };
    let close = {
        let id = id.clone();
        Callback::new(move |()| {
            shared.open.set(None);
            files::focus(&format!("quality-{id}"));
        })
    };
    let unmet = {
        let id = id.clone();
        move || shared.item(&id, |_, told| told.met == Some(false)) == Some(true)
    };
    let number = if is_part { String::new() } else { text(&raw, "label") };
    let button = {
        let (id, of) = (id.clone(), id.clone());
        let label = move || {
            let name = t(&format!("condition-{of}"));
            let told = |item: &ItemScore, told: &Told| {
                (figures::value(item, told), verdict_words(item, told).1)
            };
            let (value, verdict) = shared.item(&of, told).unwrap_or_default();
            let args = args! { "name" => name, "value" => value, "verdict" => verdict };
            tr("quality-open-item", &args)
        };
        let shown = {
            let id = id.clone();
            move || shared.item(&id, figures::value)
        };
        move || {
            let label = label.clone();
            let shown = shown.clone();
            let of = id.clone();
            // Without a value it is an invitation, which a print has no use for.
            let bare = move || shared.item(&of, |_, told| told.value.is_none()) == Some(true);
            opens.then(|| {
                view! {
                    <button class="figure" class:quality-opener=bare id=format!("quality-{id}") aria-label=label
                        aria-expanded=move || is_open.get().to_string()
                        on:click=move |_| toggle.run(())>{shown}</button>
                }
            })
        }
    };
    let ruler = {
        let (id, raw) = (id.clone(), Arc::clone(&raw));
        move || {
            let svg = shared.item(&id, |item, told| figures::ruler(&raw, item, told, RULER));
            svg.flatten().map(|svg| {
                view! { <div class="quality-ruler" inner_html=svg></div> }
            })
        }
    };
    let opened = {
        let raw = Arc::clone(&raw);
        move || {
            is_open.get().then(|| {
                view! {
                    <tr class="quality-open"><td colspan=COLUMNS>
                        {panel::panel(shared, &raw, close)}
                    </td></tr>
                }
            })
        }
    };
    let limit = figures::limit(&raw).map(|limit| {
        view! { <span class="hidden">{tr("quality-limit", &args! { "limit" => limit })}</span> }
    });
    view! {
        <tr class="quality-row" class:quality-sub=is_part class:quality-unmet=unmet>
            <td class="quality-number">{number}</td>
            <th scope="row">{rule(&raw, &id)}</th>
            <td class="quality-value">{button()} {limit} {ruler}</td>
            {cells(shared, id, opens)}
        </tr>
        {opened}
    }
    .into_any()
}

/// Name, rule in words, article.
fn rule(raw: &Value, id: &str) -> AnyView {
    let article = raw.pointer("/source/article").and_then(Value::as_str).unwrap_or_default();
    // What stands behind it explains how the figure is taken; the panel says it in full.
    let article = article.split(['；', '：']).next().unwrap_or_default().to_owned();
    view! {
        <span class="quality-name">{t(&format!("condition-{id}"))}</span>
        <span class="quality-rule">{t(&format!("condition-rule-{id}"))}</span>
        {(!article.is_empty()).then(|| view! {
            <span class="quality-article" lang="zh-Hans">{article}</span>
        })}
    }
    .into_any()
}

/// What decides, evidence, verdict.
fn cells(shared: Shared, id: String, opens: bool) -> AnyView {
    let drawn = move || {
        shared.item(&id, |item, told| {
            let why = opens.then(|| words::why(item, told));
            let line = figures::in_line(item);
            let evidence = item.evidence.as_ref().map(|e| {
                let parts = [&e.document, &e.date, &e.department];
                parts.into_iter().flatten().cloned().collect::<Vec<_>>().join("，")
            });
            let (shape, word, class) = verdict_words(item, told);
            view! {
                <td class="quality-why">
                    {why}
                    {(opens && !line.is_empty()).then(|| view! {
                        <span class="quality-figures">{line}</span>
                    })}
                    {item.note.clone().map(|note| view! {
                        <span class="quality-note">{tr("quality-note", &args! { "note" => note })}</span>
                    })}
                </td>
                <td class="quality-evidence">{evidence}</td>
                <td class="quality-verdict">
                    <span class=format!("verdict {class}")><Icon shape=shape />{word}</span>
                </td>
            }
        })
    };
    drawn.into_any()
}

/// Shape, word and class of an item's verdict; of a veto, whether it happened.
pub(super) fn verdict_words(item: &ItemScore, told: &Told) -> (Shape, String, &'static str) {
    if item.state == State::NotApplicable {
        return (Shape::Tick, t("quality-not-applicable"), "open");
    }
    let (shape, word, class) = derived::verdict(told.met);
    let says = |code: &str| item.reasons.iter().any(|reason| reason.code == code);
    match (item.group.as_deref(), told.met) {
        (Some("veto"), Some(met)) => {
            (shape, t(if met { "quality-veto-none" } else { "quality-veto-happened" }), class)
        }
        (_, Some(true)) if says("overHundred") => (Shape::Half, t("quality-check"), "warn"),
        (_, Some(true)) if says("relaxed") => (Shape::Half, t("quality-relaxed"), "good"),
        _ => (shape, word, class),
    }
}
