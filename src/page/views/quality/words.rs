//! Words of the items: clauses of the sentence, names of figures, what an item waits for. Rules are
//! read as they are written.

use crate::args;
use crate::county::Metric;
use crate::json::Value;
use crate::page::say::{t, tr, with_words};
use crate::page::state::App;
use crate::page::views::duty::typed;
use crate::rubric::conditions::{self, PartVerdict, Told};
use crate::rubric::{ItemScore, Sheet};
use leptos::prelude::*;

pub(super) use crate::page::views::duty::words::text;

/// The figure that a score sheet of its own comes to, and that is typed where there is none.
pub(super) const WORK_SCORE: &str = "workScore";

/// A count as a value of a sentence.
#[allow(clippy::cast_precision_loss, reason = "counts of items and schools")]
pub(super) const fn number(n: usize) -> f64 {
    n as f64
}

/// The items of a sheet and their parts, in order.
pub(super) fn flat(sheet: &Sheet) -> impl Iterator<Item = &ItemScore> {
    sheet.items.iter().flat_map(|item| std::iter::once(item).chain(&item.parts))
}

fn listed<'a>(value: &'a Value, path: &str) -> &'a [Value] {
    value.pointer(path).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The ids of the parts.
pub(super) fn groups(rubric: &Value) -> Vec<String> {
    listed(rubric, "/groups").iter().map(|group| text(group, "id")).collect()
}

/// The items as written, one part of the assessment.
pub(super) fn items<'a>(rubric: &'a Value, group: &str) -> impl Iterator<Item = &'a Value> {
    listed(rubric, "/items").iter().filter(move |item| text(item, "group") == group)
}

/// The parts of an item as written.
pub(super) fn parts(item: &Value) -> &[Value] {
    listed(item, "/rule/parts")
}

/// The name of a part of the assessment.
pub(super) fn part_name(rubric: &Value, group: &str) -> String {
    t(&format!("quality-part-{}-{group}", text(rubric, "id")))
}

/// What a part comes to, as a clause of the sentence.
pub(super) fn clause(rubric: &Value, part: &PartVerdict) -> String {
    let args = args! {
        "part" => part_name(rubric, &part.id), "n" => number(part.items),
        "met" => number(part.met), "unmet" => number(part.unmet), "open" => number(part.open),
    };
    let verdict = match part.pass() {
        Some(true) => "met",
        Some(false) => "unmet",
        None => "open",
    };
    match (part.id.as_str(), part.items) {
        ("veto", _) => tr(&format!("quality-clause-veto-{verdict}"), &args),
        (_, 1) => tr(&format!("quality-clause-one-{verdict}"), &args),
        _ => tr("quality-clause", &args),
    }
}

/// What there is to say about an item and its verdict.
pub(super) fn why(item: &ItemScore, told: &Told) -> String {
    with_words(|words| conditions::why(words, item, told))
}

/// The kind of an item's rule.
pub(super) fn kind(item: &Value) -> String {
    item.pointer("/rule/kind").and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Whether what decides an item is asked for: not what the schools' figures say.
pub(super) fn is_asked(item: &Value) -> bool {
    let rule = item.get("rule").unwrap_or(&Value::Null);
    let over = text(rule, "over");
    match kind(item).as_str() {
        "evidence" => true,
        _ if over == "schools" => typed::names(rule).iter().any(|key| !key.is_empty()),
        _ if over == "entries" => true,
        "threshold" => {
            let value = text(rule, "value");
            value.is_empty() || value.contains("answer") || value == WORK_SCORE
        }
        _ => false,
    }
}

/// Whether an item that is undetermined waits for an answer.
pub(super) fn waits(app: App, rubric: &Value, item: &ItemScore) -> bool {
    let Some(raw) = listed(rubric, "/items").iter().find(|raw| text(raw, "id") == item.id) else {
        return false;
    };
    if item.parts.is_empty() {
        return item.score.value.is_none() && lacks(app, raw);
    }
    let open = |id: String| item.parts.iter().any(|p| p.id == id && p.score.value.is_none());
    parts(raw).iter().any(|part| open(text(part, "id")) && lacks(app, part))
}

/// Whether an asked item has not been answered in full.
fn lacks(app: App, item: &Value) -> bool {
    if !is_asked(item) {
        return false;
    }
    let keys = typed::names(item.get("rule").unwrap_or(&Value::Null));
    app.county.with(|county| {
        let Some(answer) = county.government.get(&text(item, "id")) else { return true };
        let has = |key: &String| match (key.as_str(), answer.value.as_ref()) {
            ("", value) => value.is_some(),
            (key, Some(Value::Object(map))) => map.get(key).is_some_and(|v| !v.is_null()),
            _ => false,
        };
        if keys.is_empty() {
            answer.value.is_none() && answer.state().is_none()
        } else {
            !keys.iter().all(has)
        }
    })
}

/// The same without its unit, for formulas and lines.
pub(super) fn short_name(item: &str, name: &str) -> String {
    let name = figure_name(item, name);
    name.split(" · ").next().unwrap_or_default().to_owned()
}

/// The name of a figure that went into an item: a metric of the schools, or what was asked.
pub(super) fn figure_name(item: &str, name: &str) -> String {
    if let Some(key) = name.strip_prefix("answer.") {
        return t(&format!("quality-figure-{item}-{key}"));
    }
    let metric = name.strip_prefix("sum.").and_then(Metric::parse);
    match (metric, name) {
        (Some(metric), _) => with_words(|words| words.metric(metric)),
        (_, "answer") => t("quality-figure-typed"),
        (_, "numerator" | "denominator") => t(&format!("quality-figure-{item}-{name}")),
        (_, name) => t(&format!("quality-figure-{}", name.replace('.', "-"))),
    }
}
