//! 小升初对口: to which junior schools the leavers of each primary school go, in what shares. The
//! scenario's table stands in the place of the county's.

use super::super::places::{self, Of};
use super::super::store::Doc;
use super::super::{Shared, store, words};
use super::host::Kind;
use super::rows::{Column, List, word};
use crate::args;
use crate::county::SectionKind;
use crate::page::say::{t, tr};
use crate::page::widgets::tree::{Node, tag};
use leptos::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Shares that add up to one but for so much were rounded.
const ROUNDING: f64 = 0.005;
/// Schools that are named at most.
const NAMED: usize = 6;

const COLUMNS: &[Column] = &[
    Column {
        path: "from",
        head: "feeders-from",
        kind: Kind::Place(Of::With(SectionKind::Primary)),
        needed: true,
    },
    Column {
        path: "to",
        head: "feeders-to",
        kind: Kind::Place(Of::With(SectionKind::Junior)),
        needed: true,
    },
    Column { path: "share", head: "feeders-share", kind: Kind::SHARE, needed: true },
];

const LIST: List = List {
    id: "feeders",
    name: "sheet-feeders",
    path: "feeders",
    columns: COLUMNS,
    usual: county,
    place: |_, _, _| String::new(),
};

/// The county's own table.
fn county(shared: Shared) -> Vec<Doc> {
    shared.app.county.with(|c| {
        let entry = |feeder: &crate::county::Feeder| {
            let share = feeder.share?;
            json!({ "from": feeder.from, "to": feeder.to, "share": share }).as_object().cloned()
        };
        c.feeders.iter().filter_map(entry).collect()
    })
}

/// What is said where the scenario has no table of its own.
pub(super) fn of_county(shared: Shared) -> String {
    match shared.app.county.with(|c| c.feeders.len()) {
        0 => t("sheet-none"),
        n => tr("sheet-of-county", &args! { "n" => words::count(n) }),
    }
}

/// The table.
pub(super) fn editor(shared: Shared) -> AnyView {
    LIST.editor(shared, around, &[("again", again)])
}

fn again(shared: Shared) {
    shared.keep(|doc| store::put(doc, LIST.path, None));
}

fn around(shared: Shared, entries: &[Doc]) -> (Vec<Node>, Vec<Node>) {
    let own = shared.doc.with(|doc| store::get(doc, LIST.path).is_some());
    let mut above: Vec<Node> = vec![tag("p", "note").text(&t("feeders-note")).into()];
    if own && !county(shared).is_empty() {
        let again = tag("button", "plain").with("type", "button").act("again");
        above.push(tag("p", "seats-acts").put(again.text(&t("feeders-again"))).into());
    }
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for entry in entries {
        let share = entry.get("share").and_then(Value::as_f64).unwrap_or(0.0);
        *sums.entry(word(entry, "from")).or_insert(0.0) += share;
    }
    let odd: Vec<(&&str, &f64)> =
        sums.iter().filter(|(_, sum)| (**sum - 1.0).abs() > ROUNDING).collect();
    let mut names: Vec<String> = odd
        .iter()
        .take(NAMED)
        .map(|(from, sum)| {
            let args = args! {
                "school" => places::shown(shared, from), "sum" => libm::round(**sum * 1000.0) / 10.0,
            };
            tr("feeders-sum", &args)
        })
        .collect();
    if odd.len() > NAMED {
        names.push("…".to_owned());
    }
    let mut below = Vec::new();
    if !names.is_empty() {
        let args = args! { "schools" => names.join(&t("list-separator")) };
        below.push(tag("p", "finding").text(&tr("feeders-not-whole", &args)).into());
    }
    (above, below)
}
