//! Heads of small schools under the rule set that was chosen, with its cliffs; and the schools that the
//! chosen layout norm asks for.

use super::store;
use super::{Shared, words};
use crate::args;
use crate::page::say::{t, tr};
use crate::page::widgets::derivation::words as derived;
use crate::page::widgets::icon::Shape;
use crate::page::widgets::tree::{Node, OnAct, Tag, drawn, table, tag, text};
use crate::plan::{Cliff, FundingHeads, FundingSchool, FundingSet, LayoutNeed, Plan};
use crate::project::follow::{funding_rules, norms, quotas};
use crate::standard::Reference;
use crate::words::number::{MISSING, grouped, in_sentence};
use leptos::prelude::*;
use serde_json::{Value, json};

/// The part.
pub(super) fn part(shared: Shared) -> AnyView {
    let draw = move || {
        shared.with(|plan| {
            let mut nodes = vec![tag("h2", "section-head").text(&t("plan-funds-title")).into()];
            nodes.extend(funds(shared, plan));
            nodes.push(tag("h2", "section-head plan-layout").text(&t("plan-layout-title")).into());
            nodes.extend(layout(shared, plan));
            nodes
        })
    };
    let on_act = OnAct::new(move |(act, value): (String, String)| match act.as_str() {
        "rules" => set(shared, "funding", "rules", Some(json!(value))),
        "norm" => set(shared, "layout", "norm", Some(json!(value))),
        "population" => number(shared, "layout", "population", &value),
        act => {
            if let Some(zone) = act.strip_prefix("zone:") {
                number(shared, "layout", &format!("zones.{zone}"), &value);
            }
            if let Some(section) = act.strip_prefix("quota:") {
                number(shared, "funding", &format!("quota.{section}"), &value);
            }
        }
    });
    drawn("plan-funds", Box::new(draw), Some(on_act))
}

/// Sets a key, or one below it, of a subject.
fn set(shared: Shared, subject: &str, key: &str, value: Option<Value>) {
    let mut doc = store::doc(shared.app, subject);
    match key.split_once('.') {
        Some((outer, inner)) => {
            let mut below = match doc.get(outer) {
                Some(Value::Object(below)) => below.clone(),
                _ => store::Doc::new(),
            };
            match value {
                Some(value) => below.insert(inner.to_owned(), value),
                None => below.shift_remove(inner),
            };
            if below.is_empty() {
                doc.shift_remove(outer);
            } else {
                doc.insert(outer.to_owned(), Value::Object(below));
            }
        }
        None => {
            match value {
                Some(value) => doc.insert(key.to_owned(), value),
                None => doc.shift_remove(key),
            };
        }
    }
    store::put(shared.app, subject, Value::Object(doc));
}

fn number(shared: Shared, subject: &str, key: &str, typed: &str) {
    match store::typed(typed, false) {
        Some(Value::String(text)) => {
            shared.app.tell("plan-not-a-number", args! { "text" => text }, true);
        }
        value => set(shared, subject, key, value),
    }
}

fn select(id: &str, act: &str, now: &str, options: Vec<(String, String)>) -> Tag {
    let option = |(id, word): (String, String)| -> Node {
        tag("option", "").with("value", &id).flag("selected", id == now).text(&word).into()
    };
    let select = tag("select", "field").with("id", id).act(act);
    select.all(options.into_iter().map(option).collect())
}

fn labelled(key: &str, field: Tag) -> Node {
    tag("label", "plan-choose").put(tag("span", "field-name").text(&t(key))).put(field).into()
}

fn typed(id: &str, act: &str, value: &str, hint: &str) -> Tag {
    tag("input", "field plan-number")
        .with("type", "text")
        .with("inputmode", "decimal")
        .with("autocomplete", "off")
        .with("id", id)
        .with("placeholder", hint)
        .with("value", value)
        .act(act)
}

fn cite(source: &Reference) -> Node {
    let said = format!("{}　{}", source.document, source.article);
    tag("p", "note").with("lang", "zh-Hans").text(&said).into()
}

fn funds(shared: Shared, plan: &Plan) -> Vec<Node> {
    let doc = store::doc(shared.app, "funding");
    let chosen = store::text(&doc, "rules").to_owned();
    let found = plan.funding.iter().find(|set| set.id == chosen).or(plan.funding.first());
    let Some(found) = found else { return Vec::new() };
    let options = plan.funding.iter().map(|set| (set.id.clone(), set.name.clone())).collect();
    let quota = |section: &str| {
        let value = doc.get("quota").and_then(|q| q.get(section));
        let hint =
            quotas().first().map(|q| if section == "primary" { q.primary } else { q.junior });
        let hint = hint.map(|q| tr("plan-quota-hint", &args! { "n" => q })).unwrap_or_default();
        let act = format!("quota:{section}");
        labelled(
            &format!("plan-quota-{section}"),
            typed(&format!("plan-quota-{section}"), &act, &store::shown(value), &hint),
        )
    };
    let rules = funding_rules().iter().find(|rules| rules.id == found.id);
    let mut nodes = vec![
        tag("div", "plan-tools")
            .put(labelled("plan-rule-set", select("plan-rule-set", "rules", &found.id, options)))
            .put(quota("primary"))
            .put(quota("junior"))
            .into(),
    ];
    nodes.extend(rules.map(|rules| cite(&rules.source)));
    nodes.push(heads(found));
    nodes.extend(found.cliffs.iter().map(cliff));
    nodes.extend(schools(found));
    nodes
}

fn heads(set: &FundingSet) -> Node {
    let names = [
        "resources-section",
        "plan-heads-schools",
        "plan-heads-missing",
        "plan-heads-students",
        "plan-heads-heads",
        "plan-heads-extra",
        "plan-heads-yuan",
    ]
    .map(t);
    let row = |h: &FundingHeads| {
        let extra = h.heads - h.students;
        vec![
            text(derived::section(h.section)),
            text(h.schools.to_string()),
            text(if h.missing > 0 { h.missing.to_string() } else { MISSING.to_owned() }),
            text(grouped(h.students, 0)),
            text(grouped(h.heads, 0)),
            text(grouped(extra, 0)),
            text(h.yuan.map_or_else(|| MISSING.to_owned(), |yuan| grouped(yuan, 0))),
        ]
    };
    let rows = set.sections.iter().map(row).collect();
    let place = tag("div", "scroll").with("tabindex", "0").with("role", "group");
    place
        .with("aria-label", &t("plan-funds-title"))
        .put(table("plan-heads-table", &names, &[1, 2, 3, 4, 5, 6], rows))
        .into()
}

/// More pupils, fewer heads: said as a warning.
fn cliff(cliff: &Cliff) -> Node {
    let args = args! {
        "section" => derived::section(cliff.section), "edge" => f64::from(cliff.edge),
        "next" => f64::from(cliff.edge + 1), "before" => cliff.before, "after" => cliff.after,
        "last" => f64::from(cliff.until.saturating_sub(1)),
    };
    tag("p", "finding plan-cliff").put(Shape::Half).text(" ").text(&tr("plan-cliff", &args)).into()
}

fn schools(set: &FundingSet) -> Vec<Node> {
    if set.schools.is_empty() {
        return vec![tag("p", "note").text(&t("plan-heads-none")).into()];
    }
    let names = [
        "plan-school",
        "resources-section",
        "plan-heads-students",
        "plan-heads-heads",
        "plan-heads-extra",
        "plan-heads-warning",
    ]
    .map(t);
    let row = |s: &FundingSchool| {
        let warning: Node = match (s.before, s.on_edge) {
            (Some(before), _) => {
                let args = args! { "before" => before, "heads" => s.heads };
                warn(&tr("plan-heads-below", &args))
            }
            (None, true) => warn(&t("plan-heads-edge")),
            _ => text(""),
        };
        vec![
            text(s.name.as_str()),
            text(derived::section(s.section)),
            text(grouped(s.students, 0)),
            text(grouped(s.heads, 0)),
            text(grouped(s.heads - s.students, 0)),
            warning,
        ]
    };
    let rows = set.schools.iter().map(row).collect();
    let args = args! { "n" => set.schools.len().to_string() };
    let place = tag("div", "scroll plan-tall").with("tabindex", "0").with("role", "group");
    let place = place.with("aria-label", &t("plan-heads-list"));
    vec![
        tag("details", "plan-details")
            .put(tag("summary", "").text(&tr("plan-heads-schools-title", &args)))
            .put(place.put(table("plan-heads-table", &names, &[2, 3, 4], rows)))
            .into(),
    ]
}

fn warn(text: &str) -> Node {
    tag("span", "verdict warn").put(Shape::Half).text(text).into()
}

fn layout(shared: Shared, plan: &Plan) -> Vec<Node> {
    let doc = store::doc(shared.app, "layout");
    let chosen = store::text(&doc, "norm").to_owned();
    let all = norms().map(|n| n.layout.as_slice()).unwrap_or_default();
    let Some(norm) = all.iter().find(|n| n.id == chosen).or(all.first()) else { return Vec::new() };
    let options = all
        .iter()
        .map(|n| {
            let args = args! {
                "a" => n.primary.0 / 1e4, "b" => n.primary.1 / 1e4, "c" => n.junior.0 / 1e4,
                "d" => n.junior.1 / 1e4,
            };
            (n.id.clone(), tr("plan-norm", &args))
        })
        .collect();
    let population = shared.app.county.with(|c| c.population).map(in_sentence).unwrap_or_default();
    let set = store::shown(doc.get("population"));
    let names = [
        "resources-section",
        "plan-layout-people",
        "plan-layout-population",
        "plan-layout-asked",
        "plan-layout-present",
        "plan-layout-verdict",
    ]
    .map(t);
    let own: Vec<&LayoutNeed> = plan.layout.iter().filter(|need| need.norm == norm.id).collect();
    let whole = own.iter().filter(|need| need.zone.is_none());
    let rows: Vec<Vec<Node>> = whole.map(|need| layout_row(need)).collect();
    let zones = zones(&doc, &own);
    let place = tag("div", "scroll").with("tabindex", "0").with("role", "group");
    let mut nodes: Vec<Node> = vec![
        tag("div", "plan-tools")
            .put(labelled(
                "plan-layout-norm",
                select("plan-layout-norm", "norm", &norm.id, options),
            ))
            .put(labelled(
                "plan-population",
                typed("plan-population", "population", &set, &population),
            ))
            .into(),
        cite(&norm.source),
        place
            .with("aria-label", &t("plan-layout-title"))
            .put(table("plan-layout-table", &names, &[2, 3, 4], rows))
            .into(),
    ];
    nodes.extend(zones);
    nodes
}

/// The norm by zone, the people of each to be typed; nothing where schools name no zone.
fn zones(doc: &store::Doc, needs: &[&LayoutNeed]) -> Vec<Node> {
    let names = [
        "plan-layout-zone",
        "plan-layout-population",
        "resources-section",
        "plan-layout-asked",
        "plan-layout-present",
        "plan-layout-verdict",
    ]
    .map(t);
    let mut rows: Vec<Vec<Node>> = Vec::new();
    let mut before = None;
    for need in needs {
        let Some(zone) = need.zone.as_deref() else { continue };
        let first = before != Some(zone);
        before = Some(zone);
        let set = store::shown(doc.get("zones").and_then(|zones| zones.get(zone)));
        let field = || {
            let label = tr("plan-zone-people", &args! { "zone" => zone });
            let id = format!("plan-zone-{}", rows.len());
            typed(&id, &format!("zone:{zone}"), &set, "").with("aria-label", &label)
        };
        let people: Node = if first { field().into() } else { text("") };
        let (asked, verdict) = judged(need);
        rows.push(vec![
            text(if first { zone } else { "" }),
            people,
            text(t(&format!("plan-layout-{}", need.section.id()))),
            text(asked),
            text(need.present.to_string()),
            verdict,
        ]);
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let place = tag("div", "scroll plan-tall").with("tabindex", "0").with("role", "group");
    let place = place.with("aria-label", &t("plan-layout-zones"));
    // Without people there is nothing to print.
    let known = needs.iter().any(|need| need.zone.is_some() && need.population.is_some());
    vec![
        tag("div", if known { "" } else { "no-print" })
            .put(tag("h3", "plan-zones").text(&t("plan-layout-zones")))
            .put(tag("p", "note").text(&t("plan-layout-zones-note")))
            .put(place.put(table("plan-zone-table", &names, &[1, 3, 4], rows)))
            .into(),
    ]
}

fn layout_row(need: &LayoutNeed) -> Vec<Node> {
    let people = |at: usize| need.people.get(at).copied().unwrap_or_default() / 1e4;
    let (asked, verdict) = judged(need);
    let each = tr("plan-layout-each", &args! { "a" => people(0), "b" => people(1) });
    vec![
        text(t(&format!("plan-layout-{}", need.section.id()))),
        text(each),
        text(words::count(need.population)),
        text(asked),
        text(need.present.to_string()),
        verdict,
    ]
}

/// How many schools the norm asks for, and how those there are stand to it.
fn judged(need: &LayoutNeed) -> (String, Node) {
    let present = u32::try_from(need.present).map(f64::from).unwrap_or_default();
    match (need.fewest, need.most) {
        (Some(fewest), Some(most)) => {
            let asked = tr("plan-layout-range", &args! { "fewest" => fewest, "most" => most });
            let (shape, key, n, class) = if present < fewest {
                (Shape::Cross, "plan-layout-few", fewest - present, "bad")
            } else if present > most {
                (Shape::Half, "plan-layout-many", present - most, "warn")
            } else {
                (Shape::Tick, "plan-layout-fits", 0.0, "good")
            };
            let word = tr(key, &args! { "n" => n });
            (asked, tag("span", &format!("verdict {class}")).put(shape).text(&word).into())
        }
        _ => {
            let word = t("plan-layout-open");
            (MISSING.to_owned(), tag("span", "verdict open").put(Shape::Dashed).text(&word).into())
        }
    }
}
