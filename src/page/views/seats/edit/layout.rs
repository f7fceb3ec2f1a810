//! People by year, for the norm of layout; the rules and yuan of small schools' public funds.

use super::super::fields::{self, labelled, number, pick};
use super::super::store::{self, Doc};
use super::super::{Shared, model};
use super::host::{self, Kind};
use super::years::{self, ByYear, Column};
use crate::page::say::t;
use crate::page::widgets::tree::{Draw, Node, drawn, tag};
use leptos::prelude::*;
use serde_json::Value;

const PATH: &str = "population";
const KIND: Kind = Kind::COUNT;

/// What a scenario says: the year and the people from then on.
fn told(doc: &Doc) -> Vec<(i32, f64)> {
    let all = doc.get(PATH).and_then(Value::as_object);
    let step = |(year, people): (&String, &Value)| Some((year.parse().ok()?, people.as_f64()?));
    let mut all: Vec<(i32, f64)> = all.into_iter().flatten().filter_map(step).collect();
    all.sort_by_key(|(year, _)| *year);
    all
}

/// People by year.
pub(in super::super) fn people(shared: Shared) -> AnyView {
    let draw = move || {
        let Some(years) = model::years_of(shared) else { return Vec::new() };
        let frame = ByYear {
            id: "people-year",
            name: "people-by-year",
            first: "seats-year",
            columns: vec![Column { head: "people-count", kind: KIND }],
        };
        let steps = shared.doc.with(told);
        let today = shared.app.county.with(|c| c.population);
        let cell = |year: i32, _: usize| {
            let own = steps.iter().find(|(of, _)| *of == year).map(|(_, people)| *people);
            let holds = steps.iter().rev().find(|(of, _)| *of <= year).map(|(_, people)| *people);
            let shown = |value: Option<f64>| value.map(host::figure).unwrap_or_default();
            (shown(own), shown(holds.or(today)))
        };
        let note: Node = tag("p", "note").text(&t("people-note")).into();
        vec![note, frame.table(years, &cell)]
    };
    let put = |doc: &mut Doc, year: i32, _: usize, value: Option<f64>| {
        store::put(doc, &format!("{PATH}.{year}"), value.map(store::figure));
    };
    host::editor(
        shared,
        "seats-births",
        Box::new(draw),
        years::taker(shared, vec![KIND], put),
        None,
    )
}

/// Public funds of small schools.
pub(in super::super) fn funding(shared: Shared) -> AnyView {
    let draw: Draw = Box::new(move || {
        shared.doc.with(|doc| {
            let rules = ["none", "national", "local2022", "province2017"];
            let quota = t("funding-quota");
            let field = |section: &str| {
                let label = format!("{quota} {}", t(&format!("section-{section}")));
                number(doc, &format!("fundingQuota.{section}"), None, &label)
            };
            vec![
                labelled(&t("funding-rules"), pick(doc, "fundingRules", &rules, "funds")),
                tag("div", "seats-field")
                    .put(tag("span", "").text(&quota))
                    .put(tag("span", "seats-two").put(field("primary")).put(field("junior")))
                    .into(),
                tag("p", "note").text(&t("funding-note")).into(),
            ]
        })
    });
    drawn("seats-fields", draw, Some(fields::keeper(shared)))
}
