//! Births by calendar year: what is known and what the scenario takes instead, with low and high.

use super::edit::{self, ByYear, Column, Kind};
use super::store::{self, Doc};
use super::{Shared, model};
use crate::args;
use crate::chart::years::Spark;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, tag};
use crate::words::number::grouped;
use leptos::prelude::*;
use serde_json::{Value, json};

/// Field of an entry and head of each column.
const COLUMNS: [(&str, &str); 3] =
    [("count", "births-count"), ("low", "births-low"), ("high", "births-high")];

/// The table with its curve.
pub(super) fn births(shared: Shared) -> AnyView {
    let kinds = vec![Kind::COUNT; COLUMNS.len()];
    let put = move |doc: &mut Doc, year: i32, column: usize, value: Option<f64>| {
        if let Some((key, _)) = COLUMNS.get(column) {
            set(doc, year, key, value, known(shared, year));
        }
    };
    let draw = Box::new(move || draw(shared));
    edit::editor(shared, "seats-births", draw, edit::taker(shared, kinds, put), None)
}

/// Births that the county knows.
fn known(shared: Shared, year: i32) -> Option<f64> {
    shared.app.county.with_untracked(|c| c.births.iter().find(|b| b.year == year)?.count)
}

/// Sets count, low or high of a year; a year without a count is taken away.
fn set(doc: &mut Doc, year: i32, key: &str, value: Option<f64>, known: Option<f64>) {
    let mut years = store::list(doc, "births");
    let is_it = |entry: &Doc| store::year_of(entry) == Some(year);
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
            entry.insert("count".to_owned(), store::figure(count));
        }
    }
    // What the county knows anyway, without a range, says nothing.
    let told = entry.get("count").and_then(Value::as_f64);
    let ranged = entry.contains_key("low") || entry.contains_key("high");
    if told.is_some() && (ranged || key == "count" || told != known) {
        years.push(entry);
    }
    years.sort_by_key(store::year_of);
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
        let found = own.iter().find(|entry| store::year_of(entry) == Some(year));
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
    let columns = COLUMNS.map(|(_, head)| Column { head, kind: Kind::COUNT });
    let frame = ByYear {
        id: "birth",
        name: "seats-group-births",
        first: "births-year",
        columns: columns.into(),
    };
    let cell = |year: i32, column: usize| {
        let key = COLUMNS.get(column).map_or("", |(key, _)| key);
        let value = taken(year, key).map(edit::figure).unwrap_or_default();
        let place = known(year).filter(|_| key == "count").map(|n| grouped(n, 0));
        (value, place.unwrap_or_default())
    };
    let note = match last_known {
        Some(year) => tr("births-note", &args! { "year" => year.to_string() }),
        None => t("births-none"),
    };
    vec![
        Node::Chart(curve.svg(208.0, 32.0)),
        tag("p", "note").text(&note).into(),
        frame.table(first..=last, &cell),
    ]
}
