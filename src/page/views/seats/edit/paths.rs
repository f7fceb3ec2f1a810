//! Assumptions by year: entrants for each child, junior entrants for each leaver, net movers. What
//! is set in a year holds from then on.

use super::super::store::Doc;
use super::super::{Shared, model};
use super::host::{self, Kind};
use super::years::{self, ByYear, Column};
use crate::page::say::t;
use crate::page::widgets::tree::{Node, tag};
use crate::project::scenario::doc::path::{in_year, put_step, steps};
use leptos::prelude::*;
use serde_json::{Value, json};

/// Field of the scenario, key of the head, and range of each column.
const COLUMNS: [(&str, &str, Kind); 3] = [
    ("intakeRatio", "path-intake", Kind::Figure { least: 0.0, most: 5.0, scale: 1.0 }),
    ("juniorRatio", "path-junior", Kind::Figure { least: 0.0, most: 5.0, scale: 1.0 }),
    ("netInflow", "path-inflow", Kind::Figure { least: -50.0, most: 50.0, scale: 100.0 }),
];

/// The table.
pub(in super::super) fn paths(shared: Shared) -> AnyView {
    let kinds = COLUMNS.iter().map(|(_, _, kind)| *kind).collect();
    let draw = move || {
        let Some(years) = model::years_of(shared) else { return Vec::new() };
        let columns = COLUMNS.map(|(_, head, kind)| Column { head, kind });
        let frame = ByYear {
            id: "path-year",
            name: "paths-by-year",
            first: "seats-year",
            columns: columns.into(),
        };
        let doc = shared.doc.get();
        let first = *years.start();
        let fitted =
            |junior: bool| shared.result.with(|r| model::entry(r.as_ref()?, junior)?.fitted);
        let fitted = [fitted(false), fitted(true), Some(0.0)];
        let cell = |year: i32, column: usize| {
            let Some((path, _, kind)) = COLUMNS.get(column) else { return Default::default() };
            let all = steps(&doc, path, first);
            let own = all.iter().find(|(of, _)| *of == year).map(|(_, value)| json!(value));
            let holds = in_year(&all, year).or(fitted.get(column).copied().flatten());
            let holds = holds.map(|value| json!(libm::round(value * 1e4) / 1e4));
            let shown = |value: &Option<Value>| host::shown(shared, *kind, value.as_ref());
            (shown(&own), shown(&holds))
        };
        let note: Node = tag("p", "note").text(&t("paths-note")).into();
        vec![note, frame.table(years, &cell)]
    };
    let set = move |doc: &mut Doc, year: i32, column: usize, value: Option<f64>| {
        let first = model::first_year(shared).unwrap_or(year);
        if let Some((path, ..)) = COLUMNS.get(column) {
            put_step(doc, path, first, (year, value));
        }
    };
    host::editor(shared, "seats-births", Box::new(draw), years::taker(shared, kinds, set), None)
}
