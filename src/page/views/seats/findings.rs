//! What the projection asks a person to look at, the urgent first, each with the way to where it
//! is mended: a cell of the data, or a table of the scenario.

use super::{Shared, edit, words};
use crate::args;
use crate::county::{County, Finding};
use crate::grid::{Spot, Tab, spot};
use crate::page::route::{self, Route, ViewId};
use crate::page::say::{self, t, tr};
use crate::page::state::Jump;
use crate::page::widgets::icon::Shape;
use crate::page::widgets::tree::{Node, OnAct, drawn, tag};
use leptos::prelude::*;

/// How many are listed at first.
const LISTED: usize = 8;

/// Where a finding is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// A row of the data that is no school, or its table.
    Row(Spot),
    /// A school.
    School(Jump),
    /// A table of the scenario, by its id.
    Sheet(&'static str),
}

/// Codes of findings that a table of the scenario mends.
const SHEETS: [(&str, &str); 7] = [
    ("forecast-feeder-unused", "feeders"),
    ("no-room", "rooms"),
    ("rooms-negative", "rooms"),
    ("milestone-unreadable", "milestones"),
    ("addition-unknown-school", "additions"),
    ("addition-below-zero", "additions"),
    ("addition-to-nothing", "additions"),
];

fn place(finding: &Finding, county: &County) -> Option<Place> {
    if let Some((_, sheet)) = SHEETS.iter().find(|(code, _)| *code == finding.code) {
        return Some(Place::Sheet(sheet));
    }
    let found = spot(finding, county);
    if let Some(found) = found.filter(|s| !s.cells(county).is_empty() || s.tab() == Tab::Classes) {
        return Some(Place::Row(found));
    }
    if finding.code.starts_with("forecast-births") {
        // The table of births, wherever in it.
        return Some(Place::Row(Spot::Births(county.births.last().map_or(0, |b| b.year))));
    }
    let id = finding.school_id.as_deref()?;
    let school = county.schools.iter().position(|school| school.id == id)?;
    Some(Place::School(Jump { school, section: finding.section, field: finding.field }))
}

/// The list; nothing where there is nothing to look at.
pub(super) fn findings(shared: Shared) -> AnyView {
    let all = RwSignal::new(false);
    let draw = move || {
        let county = shared.app.county.get();
        shared.result.with(|r| {
            let found = r.as_ref().map_or(&[][..], |p| p.findings.as_slice());
            rows(found, &county, all.get())
        })
    };
    let on_act = OnAct::new(move |(act, _): (String, String)| {
        let Some(at) = act.strip_prefix("go:").and_then(|at| at.parse::<usize>().ok()) else {
            return all.update(|all| *all = !*all);
        };
        let finding = shared.result.with_untracked(|r| r.as_ref()?.findings.get(at).cloned());
        let county = shared.app.county.get_untracked();
        match finding.and_then(|finding| place(&finding, &county)) {
            Some(Place::Sheet(sheet)) => return edit::open(shared, sheet),
            Some(Place::Row(spot)) => shared.app.spot.set(Some(spot)),
            Some(Place::School(jump)) => shared.app.jump.set(Some(jump)),
            None => return,
        }
        route::go(&Route { view: ViewId::Data, ..Route::default() });
    });
    drawn("seats-findings", Box::new(draw), Some(on_act))
}

fn rows(findings: &[Finding], county: &County, all: bool) -> Vec<Node> {
    if findings.is_empty() {
        return Vec::new();
    }
    let mut sorted: Vec<(usize, &Finding)> = findings.iter().enumerate().collect();
    sorted.sort_by_key(|(_, finding)| finding.severity);
    let listed = if all { sorted.len() } else { LISTED };
    let row = |(at, finding): &(usize, &Finding)| {
        let sentence = say::finding(finding);
        let mut says = tag("span", "").text(&sentence);
        if let Some(place) = place(finding, county) {
            let key = if matches!(place, Place::Sheet(_)) { "findings-mend" } else { "data-jump" };
            let go = tag("button", "plain no-print").with("type", "button");
            let go = go.with("aria-label", &format!("{} {sentence}", t(key)));
            says = says.text(" ").put(go.act(&format!("go:{at}")).text(&t(key)));
        }
        tag("li", "").put(Shape::from(finding.severity)).put(says).into()
    };
    let count = tr("seats-findings-count", &args! { "n" => words::count(findings.len()) });
    let mut nodes = vec![
        tag("h2", "section-head")
            .text(&t("seats-findings"))
            .put(tag("span", "unit").text(&count))
            .into(),
        tag("ul", "").all(sorted.iter().take(listed).map(row).collect()).into(),
    ];
    if findings.len() > LISTED {
        let key = if all { "seats-findings-fewer" } else { "seats-findings-all" };
        let button = tag("button", "plain no-print").with("type", "button").act("all");
        nodes.push(tag("p", "").put(button.with("id", "findings-all").text(&t(key))).into());
    }
    nodes
}
