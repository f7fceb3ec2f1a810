//! Teachers by year: who retires, who is promised, by section.

use super::super::store::{self, Doc};
use super::super::{Shared, model};
use super::host::{self, Kind};
use super::years::{self, ByYear, Column};
use crate::county::SectionKind;
use crate::page::say::t;
use crate::page::widgets::tree::{Node, tag};
use leptos::prelude::*;
use serde_json::{Value, json};

/// List of the scenario and section of each column.
const COLUMNS: [(&str, SectionKind, &str); 4] = [
    ("staff.retirements", SectionKind::Primary, "staff-retire-primary"),
    ("staff.retirements", SectionKind::Junior, "staff-retire-junior"),
    ("staff.recruits", SectionKind::Primary, "staff-recruit-primary"),
    ("staff.recruits", SectionKind::Junior, "staff-recruit-junior"),
];

fn is_of(entry: &Doc, year: i32, section: SectionKind) -> bool {
    // An entry without a section is of primary school.
    let word = entry.get("section").and_then(Value::as_str).unwrap_or("primary");
    store::year_of(entry) == Some(year) && word == section.id()
}

fn count(doc: &Doc, (list, section): (&str, SectionKind), year: i32) -> Option<f64> {
    let entries = store::list(doc, list);
    let found = entries.iter().filter(|entry| is_of(entry, year, section));
    found.filter_map(|entry| entry.get("count")?.as_f64()).reduce(|a, b| a + b)
}

fn put(doc: &mut Doc, year: i32, column: usize, value: Option<f64>) {
    let Some((list, section, _)) = COLUMNS.get(column) else { return };
    let mut entries = store::list(doc, list);
    entries.retain(|entry| !is_of(entry, year, *section));
    if let Some(count) = value.filter(|count| *count > 0.0) {
        let entry = json!({ "year": year, "section": section.id(), "count": store::figure(count) });
        entries.extend(entry.as_object().cloned());
    }
    entries.sort_by_key(store::year_of);
    store::put_list(doc, list, entries);
}

/// The table.
pub(in super::super) fn staff(shared: Shared) -> AnyView {
    let kinds = vec![Kind::COUNT; COLUMNS.len()];
    let draw = move || {
        let Some(years) = model::years_of(shared) else { return Vec::new() };
        let columns = COLUMNS.map(|(_, _, head)| Column { head, kind: Kind::COUNT });
        let frame = ByYear {
            id: "staff-year",
            name: "staff-by-year",
            first: "seats-year",
            columns: columns.into(),
        };
        let doc = shared.doc.get();
        let cell = |year: i32, column: usize| {
            let of = COLUMNS.get(column).map(|(list, section, _)| (*list, *section));
            let value = of.and_then(|of| count(&doc, of, year)).map(host::figure);
            (value.unwrap_or_default(), String::new())
        };
        let note: Node = tag("p", "note").text(&t("staff-by-year-note")).into();
        vec![note, frame.table(years, &cell)]
    };
    host::editor(shared, "seats-births", Box::new(draw), years::taker(shared, kinds, put), None)
}
