//! What the projection asks a person to look at, the urgent first.

use super::{Shared, words};
use crate::args;
use crate::county::Finding;
use crate::page::say::{self, t, tr};
use crate::page::widgets::icon::Shape;
use crate::page::widgets::tree::{Node, OnAct, drawn, tag};
use leptos::prelude::*;

/// How many are listed at first.
const LISTED: usize = 8;

/// The list; nothing where there is nothing to look at.
pub(super) fn findings(shared: Shared) -> AnyView {
    let all = RwSignal::new(false);
    let draw = move || {
        shared.result.with(|r| {
            let found = r.as_ref().map_or(&[][..], |p| p.findings.as_slice());
            rows(found, all.get())
        })
    };
    let on_act = OnAct::new(move |_| all.update(|all| *all = !*all));
    drawn("seats-findings", Box::new(draw), Some(on_act))
}

fn rows(findings: &[Finding], all: bool) -> Vec<Node> {
    if findings.is_empty() {
        return Vec::new();
    }
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| finding.severity);
    let listed = if all { sorted.len() } else { LISTED };
    let row = |finding: &&Finding| {
        let says = tag("span", "").text(&say::finding(finding));
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
