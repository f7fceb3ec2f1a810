//! Births by calendar year: what is known and what the scenario takes instead, with low and high.

use super::fields;
use super::store::{self, Doc};
use super::{Shared, model};
use crate::args;
use crate::chart::years::Spark;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Draw, Node, OnAct, Tag, drawn, tag};
use crate::words::number::grouped;
use leptos::prelude::*;
use serde_json::{Value, json};

/// The table with its curve.
pub(super) fn births(shared: Shared) -> AnyView {
    let draw: Draw = Box::new(move || draw(shared));
    let on_act = OnAct::new(move |(act, text): (String, String)| {
        let mut parts = act.split(':');
        let (Some("birth"), Some(year), Some(key)) = (parts.next(), parts.next(), parts.next())
        else {
            return;
        };
        let Ok(year) = year.parse::<i32>() else { return };
        match fields::typed(&text) {
            Ok(value) => {
                let known = known(shared, year);
                shared.keep(|doc| set(doc, year, key, value, known));
            }
            Err(()) => fields::not_a_number(shared, &text),
        }
    });
    drawn("seats-births", draw, Some(on_act))
}

/// Births that the county knows.
fn known(shared: Shared, year: i32) -> Option<f64> {
    shared.app.county.with_untracked(|c| c.births.iter().find(|b| b.year == year)?.count)
}

/// Sets count, low or high of a year; a year without a count is taken away.
fn set(doc: &mut Doc, year: i32, key: &str, value: Option<f64>, known: Option<f64>) {
    let mut years = store::list(doc, "births");
    let is_it = |entry: &Doc| entry.get("year").and_then(Value::as_i64) == Some(i64::from(year));
    let mut entry = match years.iter().position(is_it) {
        Some(at) => years.remove(at),
        None => Doc::new(),
    };
    entry.insert("year".to_owned(), json!(year));
    store::put(&mut entry, key, value.map(store::figure));
    if key != "count" && entry.get("count").is_none() {
        // A range needs its middle: what is known, or the range's own.
        let of = |key: &str| entry.get(key).and_then(Value::as_f64);
        let middle = match (of("low"), of("high")) {
            (Some(low), Some(high)) => Some((low + high) / 2.0),
            (low, high) => low.or(high),
        };
        if let Some(count) = known.or(middle) {
            entry.insert("count".to_owned(), json!(count));
        }
    }
    if entry.get("count").is_some() {
        years.push(entry);
    }
    years.sort_by_key(|entry| entry.get("year").and_then(Value::as_i64));
    store::put_list(doc, "births", years);
}

/// The calendar years whose children enter within the projection, and the four before.
fn span(shared: Shared) -> Option<(i32, i32)> {
    shared.result.with(|r| {
        let projection = r.as_ref()?;
        let last = *projection.years.last()?;
        Some((model::last_known(projection) - 10, last - 6))
    })
}

fn draw(shared: Shared) -> Vec<Node> {
    let Some((first, last)) = span(shared) else { return Vec::new() };
    let own = shared.doc.with(|doc| store::list(doc, "births"));
    let county = shared.app.county.get();
    let known = |year: i32| county.births.iter().find(|b| b.year == year).and_then(|b| b.count);
    let taken = |year: i32, key: &str| {
        let found =
            own.iter().find(|b| b.get("year").and_then(Value::as_i64) == Some(i64::from(year)));
        found.and_then(|b| b.get(key)?.as_f64())
    };
    let last_known = (first..=last).rev().find(|year| known(*year).is_some());
    let curve = Spark {
        known: (first..=last_known.unwrap_or(first)).map(known).collect(),
        future: ((last_known.unwrap_or(first) + 1)..=last)
            .map_while(|year| taken(year, "count"))
            .collect(),
        range: Vec::new(),
    };
    let field = |year: i32, key: &str, label: &str, place: String| -> Tag {
        let value = taken(year, key).map(|n| n.to_string()).unwrap_or_default();
        tag("input", "field seats-number")
            .with("type", "text")
            .with("inputmode", "numeric")
            .with("autocomplete", "off")
            .with("id", &format!("birth-{year}-{key}"))
            .with("aria-label", &format!("{year} {label}"))
            .with("value", &value)
            .with("placeholder", &place)
            .act(&format!("birth:{year}:{key}"))
    };
    let heads =
        [("count", t("births-count")), ("low", t("births-low")), ("high", t("births-high"))];
    let row = |year: i32| -> Node {
        let cells = heads.iter().map(|(key, label)| {
            let place = match (*key, known(year)) {
                ("count", Some(n)) => grouped(n, 0),
                _ => String::new(),
            };
            tag("td", "").put(field(year, key, label, place)).into()
        });
        let head = tag("th", "").with("scope", "row").text(&year.to_string());
        tag("tr", "").put(head).all(cells.collect()).into()
    };
    let head_cells =
        heads.iter().map(|(_, label)| tag("th", "").with("scope", "col").text(label).into());
    let head = tag("tr", "")
        .put(tag("th", "").with("scope", "col").text(&t("births-year")))
        .all(head_cells.collect());
    let note = match last_known {
        Some(year) => tr("births-note", &args! { "year" => year.to_string() }),
        None => t("births-none"),
    };
    vec![
        Node::Chart(curve.svg(208.0, 32.0)),
        tag("p", "note").text(&note).into(),
        tag("div", "seats-births-scroll")
            .with("tabindex", "0")
            .with("role", "group")
            .with("aria-label", &t("seats-group-births"))
            .put(
                tag("table", "seats-births-table")
                    .put(tag("thead", "").put(head))
                    .put(tag("tbody", "").all((first..=last).map(row).collect())),
            )
            .into(),
    ]
}
