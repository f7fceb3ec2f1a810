//! Rooms and seats as counted by hand; elsewhere there are as many rooms as classes today.

use super::super::Shared;
use super::super::places::Of;
use super::super::store::{self, Doc};
use super::host::{self, Kind};
use super::rows::{Column, List, word};
use crate::county::SectionKind;
use crate::page::say::t;
use crate::page::widgets::tree::{Node, tag};
use leptos::prelude::*;
use serde_json::json;

const COLUMNS: &[Column] = &[
    Column { path: "unit", head: "rooms-unit", kind: Kind::Place(Of::Any), needed: true },
    Column {
        path: "section",
        head: "rooms-section",
        kind: Kind::Word(&["both", "primary", "junior"], "section"),
        needed: false,
    },
    Column { path: "rooms", head: "rooms-rooms", kind: Kind::COUNT, needed: false },
    Column { path: "seats", head: "rooms-seats", kind: Kind::COUNT, needed: false },
];

const LIST: List = List {
    id: "rooms",
    name: "sheet-rooms",
    path: "rooms",
    columns: COLUMNS,
    usual: |_| Vec::new(),
    place,
};

/// In the place of the rooms: the classes of today, which count where nothing is told.
fn place(shared: Shared, entry: &Doc, column: usize) -> String {
    if column != 2 {
        return String::new();
    }
    let (unit, wanted) = (word(entry, "unit"), word(entry, "section"));
    let classes = shared.app.county.with(|c| {
        let school = c.schools.iter().find(|school| school.id == unit)?;
        let sections = SectionKind::COMPULSORY.into_iter();
        let sections = sections.filter(|kind| wanted.is_empty() || kind.id() == wanted);
        let counts = sections.filter_map(|kind| school.section(kind)?.class_count);
        counts.reduce(|a, b| a + b)
    });
    classes.map(host::figure).unwrap_or_default()
}

/// The table.
pub(super) fn editor(shared: Shared) -> AnyView {
    LIST.editor(shared, around, &[("all", list_all)])
}

/// A row for every school section that has none.
fn list_all(shared: Shared) {
    let schools: Vec<(String, Vec<SectionKind>)> = shared.app.county.with_untracked(|c| {
        let of = |school: &crate::county::School| {
            let sections = SectionKind::COMPULSORY.into_iter();
            let sections = sections.filter(|kind| school.section(*kind).is_some()).collect();
            (school.id.clone(), sections)
        };
        c.schools.iter().filter(|school| school.counted).map(of).collect()
    });
    shared.keep(move |doc| {
        let mut rows = store::list(doc, LIST.path);
        let known: Vec<(String, String)> = rows
            .iter()
            .map(|row| (word(row, "unit").to_owned(), word(row, "section").to_owned()))
            .collect();
        for (school, sections) in &schools {
            for kind in sections {
                let told = |(unit, of): &(String, String)| {
                    unit == school && (of.is_empty() || of == kind.id())
                };
                if !known.iter().any(told) {
                    let row = json!({ "unit": school, "section": kind.id() });
                    rows.extend(row.as_object().cloned());
                }
            }
        }
        store::put_list(doc, LIST.path, rows);
    });
}

fn around(_: Shared, _: &[Doc]) -> (Vec<Node>, Vec<Node>) {
    let all = tag("button", "plain").with("type", "button").with("id", "rooms-all").act("all");
    let above = vec![
        tag("p", "note").text(&t("rooms-note")).into(),
        tag("p", "seats-acts").put(all.text(&t("rooms-all"))).into(),
    ];
    (above, Vec::new())
}
