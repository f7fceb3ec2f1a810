//! What is added to schools, or taken away, for projected scoring: areas, equipment, rooms, staff.

use super::super::Shared;
use super::super::places::Of;
use super::super::store::Doc;
use super::host::Kind;
use super::rows::{Column, List, word};
use crate::county::{Field, Metric};
use crate::grid::{self, target_name, targets};
use crate::page::say::{t, with_words};
use crate::page::widgets::tree::{Node, tag};
use leptos::prelude::*;

const COLUMNS: &[Column] = &[
    Column { path: "year", head: "additions-year", kind: Kind::Year, needed: true },
    Column {
        path: "school",
        head: "additions-school",
        kind: Kind::Place(Of::School),
        needed: true,
    },
    Column { path: "field", head: "additions-field", kind: Kind::Field, needed: true },
    Column {
        path: "amount",
        head: "additions-amount",
        kind: Kind::Figure { least: -1e9, most: 1e9, scale: 1.0 },
        needed: true,
    },
];

const LIST: List = List {
    id: "additions",
    name: "sheet-additions",
    path: "additions",
    columns: COLUMNS,
    usual: |_| Vec::new(),
    place: |_, _, _| String::new(),
};

/// The table.
pub(super) fn editor(shared: Shared) -> AnyView {
    LIST.editor(shared, around, &[])
}

fn around(_: Shared, entries: &[Doc]) -> (Vec<Node>, Vec<Node>) {
    let note = tag("p", "note").text(&t("additions-note")).into();
    // Which unit an amount is in follows from its figure.
    let mut units: Vec<String> = entries
        .iter()
        .filter_map(|entry| Field::parse(word(entry, "field")))
        .filter_map(|field| Some((field, grid::Column::Figure(field).unit()?)))
        .map(|(field, unit)| format!("{} {}", with_words(|w| w.metric(field.metric())), t(unit)))
        .collect();
    units.sort();
    units.dedup();
    let below = if units.is_empty() {
        Vec::new()
    } else {
        let text = format!("{} {}", t("additions-units"), units.join(&t("list-separator")));
        vec![tag("p", "note").text(&text).into()]
    };
    (vec![note], below)
}

/// Figures that a plan can add to: all but pupils and classes, which are projected.
fn is_planned(field: Field) -> bool {
    !matches!(
        field.metric(),
        Metric::Students | Metric::ClassCount | Metric::MigrantStudents | Metric::InZoneStudents
    )
}

/// The figures to choose from, under their groups.
pub(super) fn options(now: &str) -> Vec<Node> {
    let option = |id: &String| -> Node {
        let name = with_words(|words| target_name(id, words));
        tag("option", "").with("value", id).flag("selected", id == now).text(&name).into()
    };
    let first = tag("option", "").with("value", "").flag("selected", now.is_empty());
    let mut all: Vec<Node> = vec![first.text(&t("additions-choose")).into()];
    for (group, ids) in targets() {
        let planned = |id: &&String| Field::parse(id).is_some_and(is_planned);
        let own: Vec<Node> = ids.iter().filter(planned).map(option).collect();
        if !own.is_empty() {
            all.push(tag("optgroup", "").with("label", &t(&group.key())).all(own).into());
        }
    }
    all
}

/// The id of a figure by its id or its name.
pub(super) fn field_named(text: &str) -> Option<String> {
    let ids = targets().into_iter().flat_map(|(_, ids)| ids);
    let mut planned = ids.filter(|id| Field::parse(id).is_some_and(is_planned));
    planned.find(|id| id == text || with_words(|words| target_name(id, words)) == text)
}
